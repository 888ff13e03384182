"""Makes Discord's slash commands from the registry and keeps what is registered the same."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import discord
from discord.http import Route

from bot.commands import Command, Option, Registry
from bot.language import SOURCE, SPOKEN, Words

SUMMARY_CHARS = 100
"""Longest description of a command or an option, and longest choice
(https://discord.com/developers/docs/interactions/application-commands#application-command-object)."""

CHOICES = 25
"""Most choices of an option, fixed or suggested (same page, section "Application Command Option Structure")."""

LOCALES: Mapping[str, tuple[str, ...]] = {"es": ("es-ES", "es-419")}
"""Discord's locales of each spoken language beyond English (https://discord.com/developers/docs/reference#locales)."""

GUILD, BOT_DM = 0, 1
"""Where commands can be used (https://discord.com/developers/docs/interactions/application-commands#interaction-contexts)."""

GUILD_INSTALL, USER_INSTALL = 0, 1
"""Who can bring the bot along (https://discord.com/developers/docs/resources/application#application-object-application-integration-types)."""

CHAT_INPUT = 1
STRING, INTEGER = 3, 4

WordsFor = Callable[[str], Words]
Json = dict[str, Any]

log = logging.getLogger(__name__)


async def register(client: discord.Client, registry: Registry, words_for: WordsFor) -> bool:
    """Register what *registry* lists, unless it is registered already; return whether anything changed.

    Raises:
        discord.HTTPException: Discord refused.
    """
    if client.application_id is None:
        raise RuntimeError("commands are registered after signing in")
    wanted = [to_payload(command, words_for) for command in registry.listed]
    route = Route("GET", "/applications/{application_id}/commands", application_id=client.application_id)
    present = await client.http.request(route, params={"with_localizations": "true"})
    if same(wanted, present):
        return False
    await client.http.bulk_upsert_global_commands(client.application_id, wanted)
    log.info("registered %d slash commands", len(wanted))
    return True


def same(wanted: Sequence[Json], present: Sequence[Json]) -> bool:
    """Whether the registered commands are the wanted ones, whatever Discord adds to them."""
    return {c["name"]: _essence(c) for c in wanted} == {c["name"]: _essence(c) for c in present}


def to_payload(command: Command, words_for: WordsFor) -> Json:
    """Return *command* as Discord registers it."""
    required_first = sorted(command.options, key=lambda option: not option.required)
    return {
        "type": CHAT_INPUT,
        "name": command.name,
        "description": command.summary,
        "description_localizations": _localized(command.summary, words_for),
        "options": [_option(option, words_for) for option in required_first],
        "contexts": [GUILD, BOT_DM],
        "integration_types": [GUILD_INSTALL, USER_INSTALL],
    }


def suggestions(interaction: discord.Interaction[Any], registry: Registry) -> list[discord.app_commands.Choice[Any]]:
    """Return the completions of what is being typed; empty where there is nothing to suggest."""
    data: Mapping[str, Any] = interaction.data or {}
    command = registry.get(data.get("name", ""))
    typing = next((given for given in data.get("options", ()) if given.get("focused")), None)
    option = next((o for o in command.options if typing and o.name == typing["name"]), None) if command else None
    if option is None or option.suggest is None or typing is None:
        return []
    fitting = (pair for pair in option.suggest(str(typing["value"])) if _fits(*pair))
    return [
        discord.app_commands.Choice(name=label, value=int(value) if option.whole else value)
        for label, value in list(fitting)[:CHOICES]
    ]


def _fits(label: str, value: str) -> bool:
    return 1 <= len(label) <= SUMMARY_CHARS and 1 <= len(value) <= SUMMARY_CHARS


def _option(option: Option, words_for: WordsFor) -> Json:
    payload: Json = {
        "type": INTEGER if option.whole else STRING,
        "name": option.name,
        "description": option.summary,
        "description_localizations": _localized(option.summary, words_for),
        "required": option.required,
    }
    if option.choices:
        return payload | {"choices": [_choice(option, *pair, words_for) for pair in option.choices]}
    return payload | {"autocomplete": option.suggest is not None}


def _choice(option: Option, label: str, value: str, words_for: WordsFor) -> Json:
    return {
        "name": label,
        "name_localizations": _localized(label, words_for),
        "value": int(value) if option.whole else value,
    }


def _localized(phrase: str, words_for: WordsFor) -> dict[str, str]:
    spoken: Iterable[str] = (tag for tag in SPOKEN if tag != SOURCE)
    return {locale: words_for(tag)(phrase)[:SUMMARY_CHARS] for tag in spoken for locale in LOCALES[tag]}


def _essence(command: Json) -> Json:
    """Return the parts of a command that we decide, with what Discord leaves out filled in."""
    return {
        "description": command["description"],
        "description_localizations": command.get("description_localizations") or {},
        "options": [_option_essence(option) for option in command.get("options") or ()],
        "contexts": sorted(command.get("contexts") or ()),
        "integration_types": sorted(command.get("integration_types") or ()),
    }


def _option_essence(option: Json) -> Json:
    choices = [(c["name"], c.get("name_localizations") or {}, c["value"]) for c in option.get("choices") or ()]
    return {
        "type": option["type"],
        "name": option["name"],
        "description": option["description"],
        "description_localizations": option.get("description_localizations") or {},
        "required": bool(option.get("required")),
        "autocomplete": bool(option.get("autocomplete")),
        "choices": choices,
    }
