"""Slash commands: what is registered, and when."""

from __future__ import annotations

from collections.abc import Sequence

from adapters.discord.commands import CHOICES, LOCALES, SUMMARY_CHARS, same, suggestions, to_payload
from bot.commands import Command, Option, Registry
from bot.language import SOURCE, SPOKEN
from tests.adapters.discord.bot import REGISTRY, Core, pseudo, serving, unused
from tests.adapters.discord.test_receive import interaction
from tests.platforms.discord import DiscordServer


def test_every_spoken_language_has_its_discord_locales() -> None:
    assert set(LOCALES) == set(SPOKEN) - {SOURCE}


def test_a_command_has_its_options_in_two_languages() -> None:
    command = REGISTRY.get("hamstrings")
    assert command is not None

    payload = to_payload(command, pseudo)

    assert payload["name"] == "hamstrings"
    assert payload["description"] == "A session for what you have"
    assert payload["description_localizations"]["es-419"].startswith("⟦A session")
    assert payload["description_localizations"].keys() == {"es-ES", "es-419"}
    assert (payload["contexts"], payload["integration_types"]) == ([0, 1], [0, 1])
    equipment, minutes, level = payload["options"]
    assert (equipment["type"], equipment["autocomplete"], equipment["required"]) == (3, False, False)
    assert minutes["type"] == 4
    assert [choice["value"] for choice in level["choices"]] == ["beginner", "advanced"]
    assert "autocomplete" not in level


def test_required_options_come_first() -> None:
    command = REGISTRY.get("remind")
    assert command is not None

    options = to_payload(command, pseudo)["options"]

    assert [(option["name"], option["required"]) for option in options] == [("when", True), ("what", False)]


def test_an_option_with_suggestions_is_completed() -> None:
    command = REGISTRY.get("explain")
    assert command is not None

    assert to_payload(command, pseudo)["options"][0]["autocomplete"] is True


async def test_only_listed_commands_are_registered(server: DiscordServer) -> None:
    async with serving(server, Core()):
        names = [command["name"] for command in server.rest.commands]

    assert names == ["hamstrings", "explain", "remind", "settings"]


async def test_commands_are_registered_once(server: DiscordServer) -> None:
    for _ in range(2):
        async with serving(server, Core()):
            pass

    assert server.rest.registrations == 1
    assert server.count("GET commands") == 2


async def test_a_change_is_registered(server: DiscordServer) -> None:
    async with serving(server, Core()):
        server.rest.commands[0]["options"][0]["description_localizations"]["es-ES"] = "otra cosa"

    async with serving(server, Core()):
        pass

    assert server.rest.registrations == 2


async def test_refused_commands_do_not_stop_the_bot(server: DiscordServer) -> None:
    server.fail_next("PUT commands", code=50035)

    async with serving(server, Core()):
        message = await (await server.person(7).runs("hamstrings")).answered()

    assert message.text == "You said /hamstrings"
    assert server.rest.registrations == 0


def test_a_missing_or_an_additional_command_is_a_difference() -> None:
    payloads = [to_payload(command, pseudo) for command in REGISTRY.listed]

    assert same(payloads, payloads[::-1])
    assert not same(payloads, payloads[1:])
    assert not same(payloads[1:], payloads)


def registry_of(summary: str, suggested: Sequence[tuple[str, str]]) -> Registry:
    option = Option("exercise", summary, suggest=lambda _typed: suggested)
    return Registry([Command("explain", summary, unused, options=(option,))])


def completed(*suggested: tuple[str, str]) -> list[str]:
    typed = {"name": "exercise", "type": 3, "value": "x", "focused": True}
    asking = interaction(4, {"id": "1", "name": "explain", "type": 1, "options": [typed]})
    return [choice.value for choice in suggestions(asking, registry_of("How", suggested))]


def test_what_does_not_fit_is_not_suggested() -> None:
    long = "x" * (SUMMARY_CHARS + 1)

    assert completed(("", "a"), (long, "b"), ("c", ""), ("d", long), ("Fits", long[1:])) == [long[1:]]


def test_only_as_much_is_suggested_as_discord_shows() -> None:
    values = [f"e{number}" for number in range(CHOICES + 5)]

    assert completed(*((value, value) for value in values)) == values[:CHOICES]


def test_a_translation_that_is_longer_than_its_source_still_fits() -> None:
    (command,) = registry_of("w " * (SUMMARY_CHARS // 2), [])

    payload = to_payload(command, pseudo)

    for part in (payload, *payload["options"]):
        assert {len(text) for text in part["description_localizations"].values()} == {SUMMARY_CHARS}
