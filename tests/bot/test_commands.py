"""Every command that can be typed fits the menus of both platforms."""

import random
import re
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.clock import SteadyClock
from bot.commands import Command, Registry
from bot.core import build_core
from bot.store import open_store

NAME = re.compile(r"[a-z0-9_]{1,32}")
"""What both take as a name (https://core.telegram.org/bots/api#botcommand and
https://discord.com/developers/docs/interactions/application-commands#application-command-object)."""

SUMMARY_CHARS = 100
"""Longest summary on Discord, the shorter of both (same page)."""


@pytest.fixture
async def registry(tmp_path: Path) -> AsyncIterator[Registry]:
    async with open_store(str(tmp_path / "menu.db")) as store:
        yield build_core(store, SteadyClock(datetime(2026, 3, 27, tzinfo=UTC)), random.Random(1), []).registry


async def test_every_name_fits_both_platforms(registry: Registry) -> None:
    names = [name for command in registry for name in (command.name, *(o.name for o in command.options))]

    assert len(names) > 10
    assert [name for name in names if not NAME.fullmatch(name)] == []


async def test_every_summary_and_choice_fits_both_platforms(registry: Registry) -> None:
    texts = [text for command in registry for text in texts_of(command)]

    assert [text for text in texts if not 1 <= len(text) <= SUMMARY_CHARS] == []


async def test_every_example_is_a_command_that_is_there(registry: Registry) -> None:
    examples = [command.example for command in registry if command.example]

    assert [line for line in examples if line.removeprefix("/").partition(" ")[0] not in registry] == []


def texts_of(command: Command) -> list[str]:
    summaries = [command.summary, *(option.summary for option in command.options)]
    return summaries + [part for option in command.options for choice in option.choices for part in choice]
