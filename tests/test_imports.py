"""What the running bot does not need every minute it does not import: that is memory, and time at the start."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.child import ROOT

RUNNING = """
import sys, warnings
warnings.simplefilter("ignore")
import bot.__main__, bot.artist.opening, bot.core, bot.memory, bot.serve, bot.store
bot.memory.leave_out_httpx_main()
import adapters.discord, adapters.telegram
print(*sys.modules, sep="\\n")
"""
"""Imports what `legday run` does, and says what came along."""

NEEDED_ONCE = [
    "alembic",
    "mako",
    "PIL",
    "rich",
    "pygments",
    "click",
    "prompt_toolkit",
    "dateutil",
    "icalendar",
    "sqlalchemy.orm",
    "sqlalchemy.dialects.postgresql",
    "adapters.terminal",
]


@pytest.fixture(scope="module")
def imported() -> set[str]:
    said = subprocess.run([sys.executable, "-c", RUNNING], cwd=ROOT, capture_output=True, text=True, check=True)
    return set(said.stdout.split())


@pytest.mark.parametrize("module", NEEDED_ONCE)
def test_the_running_bot_does_without(imported: set[str], module: str) -> None:
    assert module not in imported


def test_it_imports_both_platforms_libraries_and_the_store(imported: set[str]) -> None:
    assert {"telegram", "discord", "sqlalchemy", "httpx"} <= imported
