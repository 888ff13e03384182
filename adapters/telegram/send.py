"""Bringing one reply to one place of Telegram."""

from __future__ import annotations

from telegram import InputFile, LinkPreviewOptions
from telegram.error import BadRequest, TelegramError

from adapters.telegram.client import Client
from adapters.telegram.receive import to_chat
from adapters.telegram.refusals import is_unchanged, to_send_error
from adapters.telegram.render import to_message
from bot.messages import File, Place, Receipt, Reply

_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)


async def send(client: Client, to: Place, reply: Reply) -> Receipt:
    """Send *reply* as a new message, without its files.

    Raises:
        SendError: Telegram did not take it.
    """
    message = to_message(reply, pings=to.is_private)
    chat, thread = to_chat(to)
    try:
        sent = await client.send_message(
            chat,
            message.text,
            entities=message.entities or None,
            reply_markup=message.keyboard,
            message_thread_id=thread,
            link_preview_options=_NO_PREVIEW,
        )
    except TelegramError as error:
        raise to_send_error(error, to) from error
    return Receipt(str(sent.message_id))


async def send_file(client: Client, to: Place, file: File) -> Receipt:
    """Send *file* as a message of its own.

    Raises:
        SendError: Telegram did not take it.
    """
    chat, thread = to_chat(to)
    try:
        sent = await client.send_document(chat, InputFile(file.content, file.name), message_thread_id=thread)
    except TelegramError as error:
        raise to_send_error(error, to) from error
    return Receipt(str(sent.message_id))


async def edit(client: Client, place: Place, message_id: int, reply: Reply) -> bool:
    """Show *reply* in place of an earlier message and return whether that was possible.

    Raises:
        SendError: Telegram did not take it now, or nobody is there.
    """
    message = to_message(reply, pings=place.is_private)
    chat, _thread = to_chat(place)
    try:
        await client.edit_message_text(
            message.text,
            chat_id=chat,
            message_id=message_id,
            entities=message.entities or None,
            reply_markup=message.keyboard,
            link_preview_options=_NO_PREVIEW,
        )
    except BadRequest as error:
        return is_unchanged(error)
    except TelegramError as error:
        raise to_send_error(error, place) from error
    return True
