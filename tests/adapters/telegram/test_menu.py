"""The menu fits whatever the commands are."""

from __future__ import annotations

from adapters.telegram.menu import DESCRIPTION_CHARS, MENU_COMMANDS, to_menu
from adapters.telegram.units import units
from bot.commands import Command, Registry
from bot.language import SOURCE, words_for
from tests.adapters.telegram.rounds import never


def test_a_long_summary_is_cut_to_what_telegram_shows() -> None:
    (entry,) = to_menu(Registry([Command("explain", "💪 curls " * 50, never)]), words_for(SOURCE))

    assert entry.description.endswith("…")
    assert DESCRIPTION_CHARS - 10 < units(entry.description) <= DESCRIPTION_CHARS


def test_a_menu_has_only_as_many_commands_as_telegram_takes() -> None:
    commands = [Command(f"c{number}", "One of many", never) for number in range(MENU_COMMANDS + 5)]

    menu = to_menu(Registry(commands), words_for(SOURCE))

    assert [entry.command for entry in menu] == [command.name for command in commands[:MENU_COMMANDS]]
