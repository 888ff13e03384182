"""Showing the answer to who asked: in place, as a new message, or for their eyes only."""

from __future__ import annotations

import logging
import random
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import TypeVar

from telegram import Update
from telegram.error import BadRequest, TelegramError

from adapters.telegram.client import Client
from adapters.telegram.pictures import Pictures
from adapters.telegram.receive import Press, to_press
from adapters.telegram.refusals import is_expired
from adapters.telegram.render import CALLBACK_ANSWER_CHARS, fits_alert, to_alert
from adapters.telegram.send import Edit, delete, edit, send, send_file
from adapters.telegram.trouble import Pace, Sleep
from adapters.telegram.units import cut
from bot.errors import Moved, Refused, SendError, TryLater, Unreachable
from bot.language import SOURCE, Words, words_for
from bot.messages import Place, Receipt, Reply, Request

log = logging.getLogger(__name__)

TRIES = 4
"""How often an answer is tried; after that it is given up, for the person has long asked again."""

LONGEST_WAIT = timedelta(seconds=60)
"""An answer that may only come later than this is given up."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Toast:
    """What a pressed button says to who pressed it.

    Attributes:
        stays: Whether it stays until it is dismissed.
    """

    text: str
    stays: bool = False


class Answers:
    """Brings answers.

    Args:
        username: The bot's own, without the @; for links to its private chat.
    """

    def __init__(
        self,
        client: Client,
        pictures: Pictures,
        username: str,
        pace: Pace,
        chance: random.Random,
        sleep: Sleep,
    ) -> None:
        self._client = client
        self._pictures = pictures
        self._username = username
        self._pace = pace
        self._chance = chance
        self._sleep = sleep

    async def bring(self, update: Update, request: Request, reply: Reply) -> None:
        """Show *reply* and acknowledge the press, if it was one; what cannot be shown is logged."""
        press = to_press(update)
        toast: Toast | None = None
        try:
            toast = await self._show(request, reply, press)
        except SendError as error:
            log.warning("the answer to request %s was not taken: %s", request.id, error)
        if press is not None:
            await self._acknowledge(press, toast)

    async def _show(self, request: Request, reply: Reply, press: Press | None) -> Toast | None:
        if reply.private and not request.place.is_private:
            return await self._whisper(request, reply, press)
        if reply.replaces and press is not None:
            await self._replace(request.place, reply, press.message)
        else:
            await self._say(request.place, reply)
        return None

    async def _replace(self, place: Place, reply: Reply, message: int) -> None:
        """Show *reply* in place of *message*; one whose picture cannot go gives way to a new one."""
        edited = await self._persist(partial(edit, self._client, self._pictures, place, message, reply))
        if edited is Edit.DONE:
            return
        await self._say(place, reply)
        if edited is Edit.OTHER_KIND:
            await self._clear(place, message)

    async def _clear(self, place: Place, message: int) -> None:
        """Take *message* away, whose successor is there."""
        try:
            await self._persist(partial(delete, self._client, place, message))
        except SendError as error:
            log.info("a message that was replaced stays: %s", error)

    async def _whisper(self, request: Request, reply: Reply, press: Press | None) -> Toast | None:
        """Show a short *reply* over the chat, send a longer one to the asker's private chat.

        Where no private chat is open, what can be shown is.
        """
        words = words_for(request.account.language or SOURCE)
        if press is not None and fits_alert(reply):
            return Toast(to_alert(reply), stays=True)
        try:
            await self._say(request.home or request.place, reply)
        except (Unreachable, Refused):
            if press is not None:
                return Toast(to_alert(reply), stays=True)
            await self._say(request.place, Reply.say(self._invitation(words)))
            return None
        return Toast(words("I sent it to you in our private chat."))

    def _invitation(self, words: Words) -> str:
        link = f"https://t.me/{self._username}"
        return words(
            "That answer is for your eyes only. Open our private chat, press Start and ask again: {link}",
            link=link,
        )

    async def _say(self, place: Place, reply: Reply) -> Receipt:
        try:
            receipt = await self._persist(partial(send, self._client, self._pictures, place, reply))
        except Moved as moved:
            place = moved.to
            receipt = await self._persist(partial(send, self._client, self._pictures, place, reply))
        for file in reply.files:
            await self._persist(partial(send_file, self._client, place, file))
        return receipt

    async def _persist(self, attempt: Callable[[], Awaitable[T]]) -> T:
        """Repeat *attempt* a few times while Telegram says later."""
        for failures in range(1, TRIES):
            try:
                return await attempt()
            except TryLater as later:
                if later.after is not None and later.after > LONGEST_WAIT:
                    raise
                await self._sleep(self._seconds(later, failures))
        return await attempt()

    def _seconds(self, later: TryLater, failures: int) -> float:
        if later.after is not None:
            return later.after.total_seconds()
        return self._pace.backoff(failures, self._chance)

    async def _acknowledge(self, press: Press, toast: Toast | None) -> None:
        text = cut(toast.text, CALLBACK_ANSWER_CHARS) if toast else None
        stays = True if toast and toast.stays else None
        try:
            await self._client.answer_callback_query(press.query, text, show_alert=stays)
        except BadRequest as error:
            # The spinner on the button ends by itself after a while; too late is no harm.
            log.log(logging.DEBUG if is_expired(error) else logging.WARNING, "press: %s", error.message)
        except TelegramError as error:
            log.warning("a press was not acknowledged: %s", error.message)
