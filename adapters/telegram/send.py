"""Bringing one reply to one place of Telegram."""

from __future__ import annotations

from enum import Enum, auto
from functools import partial

from telegram import InputFile, InputMediaAnimation, InputMediaPhoto, LinkPreviewOptions, Message
from telegram.error import BadRequest, TelegramError

from adapters.telegram.client import Client
from adapters.telegram.pictures import Media, Pictures
from adapters.telegram.receive import to_chat
from adapters.telegram.refusals import is_not_editable, is_other_kind, is_unchanged, to_send_error
from adapters.telegram.render import TextMessage, to_message
from bot.messages import File, Place, Receipt, Reply

_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)


class Edit(Enum):
    """What became of an edit.

    `OTHER_KIND`: the message has a picture and was to have none, which Telegram does not do.
    """

    DONE = auto()
    IMPOSSIBLE = auto()
    OTHER_KIND = auto()


async def send(client: Client, pictures: Pictures, to: Place, reply: Reply) -> Receipt:
    """Send *reply* as a new message, without its files; its picture comes where that can be had and taken.

    Raises:
        SendError: Telegram did not take it.
    """
    message = to_message(reply, pings=to.is_private)
    try:
        sent = await pictures.shown(reply, message, partial(_send_picture, client, to, message))
        if sent is None:
            sent = await _send_words(client, to, message)
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


async def edit(client: Client, pictures: Pictures, place: Place, message_id: int, reply: Reply) -> Edit:
    """Show *reply* in place of an earlier message, as far as that is possible.

    Raises:
        SendError: Telegram did not take it now, or nobody is there.
    """
    message = to_message(reply, pings=place.is_private)
    try:
        done = await pictures.shown(reply, message, partial(_edit_picture, client, place, message_id, message))
        if done is None:
            return await _edit_words(client, place, message_id, message)
    except TelegramError as error:
        raise to_send_error(error, place) from error
    return done if isinstance(done, Edit) else Edit.DONE


async def delete(client: Client, place: Place, message_id: int) -> None:
    """Take an earlier message away; one that is gone or too old stays as it is.

    Raises:
        SendError: Telegram did not do it now, or nobody is there.
    """
    chat, _thread = to_chat(place)
    try:
        await client.delete_message(chat, message_id)
    except BadRequest:
        return
    except TelegramError as error:
        raise to_send_error(error, place) from error


async def _send_words(client: Client, to: Place, message: TextMessage) -> Message:
    chat, thread = to_chat(to)
    return await client.send_message(
        chat,
        message.text,
        entities=message.entities or None,
        reply_markup=message.keyboard,
        message_thread_id=thread,
        link_preview_options=_NO_PREVIEW,
    )


async def _send_picture(client: Client, to: Place, message: TextMessage, media: Media) -> Message:
    chat, thread = to_chat(to)
    call = client.send_animation if media.moves else client.send_photo
    return await call(
        chat,
        media.content,
        filename=media.name,
        caption=message.text,
        caption_entities=message.entities or None,
        reply_markup=message.keyboard,
        message_thread_id=thread,
    )


async def _edit_words(client: Client, place: Place, message_id: int, message: TextMessage) -> Edit:
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
        return _outcome(error) or Edit.IMPOSSIBLE
    return Edit.DONE


async def _edit_picture(
    client: Client, place: Place, message_id: int, message: TextMessage, media: Media
) -> Message | Edit:
    chat, _thread = to_chat(place)
    try:
        edited = await client.edit_message_media(
            _to_input(media, message), chat_id=chat, message_id=message_id, reply_markup=message.keyboard
        )
    except BadRequest as error:
        if outcome := _outcome(error):
            return outcome
        raise
    return edited if isinstance(edited, Message) else Edit.DONE


def _outcome(error: BadRequest) -> Edit | None:
    """Return what a refused edit comes to; None where what was to be shown is to blame."""
    if is_unchanged(error):
        return Edit.DONE
    if is_other_kind(error):
        return Edit.OTHER_KIND
    return Edit.IMPOSSIBLE if is_not_editable(error) else None


def _to_input(media: Media, message: TextMessage) -> InputMediaPhoto | InputMediaAnimation:
    kind = InputMediaAnimation if media.moves else InputMediaPhoto
    return kind(media.content, caption=message.text, caption_entities=message.entities or None, filename=media.name)
