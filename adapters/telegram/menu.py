"""The command menu that Telegram shows next to the text field, by scope and language."""

from __future__ import annotations

import logging
from itertools import product

from telegram import BotCommand, BotCommandScopeAllGroupChats, BotCommandScopeAllPrivateChats
from telegram.error import BadRequest

from adapters.telegram.client import Client
from adapters.telegram.trouble import Trouble, until_done
from adapters.telegram.units import cut
from bot.commands import Registry
from bot.language import SOURCE, SPOKEN, Words, words_for

log = logging.getLogger(__name__)

DESCRIPTION_CHARS = 256
"""Longest description of a command (https://core.telegram.org/bots/api#botcommand)."""

MENU_COMMANDS = 100
"""Most commands in a menu (https://core.telegram.org/bots/api#setmycommands)."""

Scope = BotCommandScopeAllGroupChats | BotCommandScopeAllPrivateChats


async def set_menus(client: Client, registry: Registry, trouble: Trouble) -> None:
    """Tell Telegram the commands, in each language and for private chats and groups.

    Raises:
        OperatorError: The token is wrong.
    """
    scopes: tuple[Scope, ...] = (BotCommandScopeAllPrivateChats(), BotCommandScopeAllGroupChats())
    for tag, scope in product(SPOKEN, scopes):
        await _set_menu(client, to_menu(registry, words_for(tag)), scope, tag, trouble)


def to_menu(registry: Registry, words: Words) -> tuple[BotCommand, ...]:
    """Return what the menu shows, in menu order."""
    return tuple(
        BotCommand(command.name, cut(words(command.summary), DESCRIPTION_CHARS))
        for command in registry.listed[:MENU_COMMANDS]
    )


async def _set_menu(client: Client, menu: tuple[BotCommand, ...], scope: Scope, tag: str, trouble: Trouble) -> None:
    # Without a language it is what everyone sees whose language has no menu of its own.
    language = None if tag == SOURCE else tag

    async def call() -> None:
        try:
            await client.set_my_commands(menu, scope, language)
        except BadRequest as error:
            log.error("Telegram refused the command menu: %s", error.message)  # noqa: TRY400 - its words say all

    await until_done(call, trouble)
