"""What a Telegram update asks of us, if anything; all of it pure."""

from __future__ import annotations

import re
from dataclasses import dataclass

from telegram import Chat, Message, MessageEntity, Update, User

from bot.messages import Account, Place, PlaceKind, Platform, Request

ALLOWED_UPDATES = ("message", "callback_query")
"""The kinds of update we ask for (https://core.telegram.org/bots/api#getupdates)."""

_COMMAND = re.compile(r"/(?P<name>\w{1,32})(?:@(?P<bot>\w+))?(?=\s|$)", re.ASCII)
"""A command at the start of a text (https://core.telegram.org/bots/features#commands)."""


@dataclass(frozen=True, slots=True)
class Press:
    """A pressed button.

    Attributes:
        query: What Telegram wants acknowledged.
        message: The id of the message that it hangs under; the bot may be unable to reach it.
    """

    query: str
    message: int


def to_request(update: Update, me: User) -> Request | None:
    """Return what *update* asks, or None where it is not meant for this bot.

    Args:
        update: As Telegram sent it.
        me: The bot's own user, by whose name groups call it.
    """
    if update.callback_query is not None:
        return _pressed(update)
    if update.message is not None:
        return _said(update.update_id, update.message, me)
    return None


def to_press(update: Update) -> Press | None:
    """Return which button was pressed, or None where *update* is no press."""
    query = update.callback_query
    if query is None or query.message is None:
        return None
    return Press(query.id, query.message.message_id)


def to_place(chat: Chat, thread: int | None = None) -> Place:
    """Return the place that *chat* is: "chat" or, for a topic of a forum, "chat:thread"."""
    if chat.type == Chat.PRIVATE:
        return Place(Platform.TELEGRAM, str(chat.id))
    address = f"{chat.id}:{thread}" if thread is not None else str(chat.id)
    return Place(Platform.TELEGRAM, address, PlaceKind.GROUP)


def to_chat(place: Place) -> tuple[int, int | None]:
    """Return the ids of the chat and, in a forum, of the topic that *place* names."""
    chat, _, thread = place.address.partition(":")
    return int(chat), int(thread) if thread else None


def _pressed(update: Update) -> Request | None:
    query = update.callback_query
    if query is None or query.data is None or query.message is None or query.from_user.is_bot:
        return None
    message = query.message if isinstance(query.message, Message) else None
    place = to_place(query.message.chat, _topic(message) if message else None)
    return _request(f"callback:{query.id}", query.from_user, place, query.data, pressed=True)


def _said(update_id: int, message: Message, me: User) -> Request | None:
    if message.from_user is None or message.from_user.is_bot or message.chat.type == Chat.CHANNEL:
        return None
    text = _to_us(message, me)
    if text is None:
        return None
    place = to_place(message.chat, _topic(message))
    return _request(f"update:{update_id}", message.from_user, place, text, pressed=False)


def _request(request: str, user: User, place: Place, text: str, *, pressed: bool) -> Request:
    account = Account(Platform.TELEGRAM, str(user.id), user.full_name, user.language_code)
    home = Place(Platform.TELEGRAM, str(user.id))
    return Request(request, account, place, text, home=home, pressed=pressed, administrator=place.is_private)


def _to_us(message: Message, me: User) -> str | None:
    """Return what *message* says to this bot, without its name; None where it does not speak to it."""
    text = (message.text or "").strip()
    command = _COMMAND.match(text)
    if command is not None:
        return _own_command(text, command, me)
    if message.chat.type == Chat.PRIVATE:
        return text if text or message.effective_attachment is not None else None
    called = _mentioned(message, me)
    if called is not None:
        return called
    return text if text and _answers_us(message, me) else None


def _own_command(text: str, command: re.Match[str], me: User) -> str | None:
    bot = command["bot"]
    if bot is not None and bot.casefold() != (me.username or "").casefold():
        return None
    return f"/{command['name']}{text[command.end() :]}"


def _mentioned(message: Message, me: User) -> str | None:
    """Return the text without the bot's name, or None where the bot is not called by it."""
    for entity, words in message.parse_entities([MessageEntity.MENTION, MessageEntity.TEXT_MENTION]).items():
        by_name = words.casefold() == f"@{me.username}".casefold()
        if by_name or (entity.user is not None and entity.user.id == me.id):
            before, _, after = (message.text or "").partition(words)
            return f"{before.rstrip()} {after.lstrip()}".strip()
    return None


def _answers_us(message: Message, me: User) -> bool:
    earlier = message.reply_to_message
    if earlier is None or earlier.forum_topic_created is not None or earlier.from_user is None:
        return False
    return earlier.from_user.id == me.id


def _topic(message: Message) -> int | None:
    return message.message_thread_id if message.is_topic_message else None
