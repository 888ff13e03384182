"""A Bot API server that plays Telegram over loopback, and refuses what Telegram refuses."""

from __future__ import annotations

import json
import math
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Self

from aiohttp import web

from tests.platforms import telegram_refusals as refusals
from tests.platforms.flood import FloodControl
from tests.platforms.telegram_chats import Group, Person, Press, Seen
from tests.platforms.telegram_documents import Upload, as_parameter, attached
from tests.platforms.telegram_faults import Fault, Faults, Held
from tests.platforms.telegram_messages import Method, Written
from tests.platforms.telegram_methods import PLAYED
from tests.platforms.telegram_pictures import ANIMATION_BYTES, Files
from tests.platforms.telegram_refusals import Refusal
from tests.platforms.telegram_spec import problems, spec_is_here
from tests.platforms.telegram_updates import Bell, Updates

BOT_ID = 4_200_042


@dataclass(frozen=True)
class Call:
    """One call as it came: its parameters are strings, as in the form."""

    method: str
    params: dict[str, str]


class TelegramServer(Faults):
    """Telegram, as one bot and its people see it.

    Enter it to have it listen; `url` and `token` are what a bot needs.

    Attributes:
        calls: Every call, in order of arrival.
        complaints: What the real server would have overlooked; see `verify`.
        flood_control: What is too much; nothing unless it is replaced.
        menus: (command, description) pairs by scope and language code.
    """

    token = f"{BOT_ID}:AAF-only_for_tests-0123456789abcdefgh"
    username = "legday_test_bot"

    def __init__(self) -> None:
        super().__init__()
        self.url = ""
        self.calls: list[Call] = []
        self.complaints: list[str] = []
        self.flood_control = FloodControl()
        self.menus: dict[tuple[str, str], list[tuple[str, str]]] = {}
        self._bell = Bell()
        self.updates = Updates(self._bell)
        self._people: dict[int, Person] = {}
        self._groups: dict[int, Group] = {}
        self._written = Written(self._open_chat, self.next_message_id, self.as_message, self.complaints)
        self._seen = self._written.seen
        self._presses: dict[str, Press] = {}
        self._last_message_id = 100
        app = web.Application(client_max_size=ANIMATION_BYTES + 1_048_576)
        app.router.add_route("*", "/bot{token}/{method}", self._answer)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=1)

    async def __aenter__(self) -> Self:
        """Listen on a free port."""
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        self.url = f"http://127.0.0.1:{self._runner.addresses[0][1]}"
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Let everything withheld go and stop listening."""
        self.updates.closed = True
        self.release_all()
        self._bell.ring()
        await self._runner.cleanup()

    def verify(self) -> None:
        """Fail if any call had something wrong with it, even if the real server overlooks it."""
        found = list(self.complaints)
        if spec_is_here():
            found += [problem for call in self.calls for problem in problems(call.method, call.params)]
        if found:
            raise AssertionError("\n".join(found))

    def person(
        self, user_id: int, first_name: str = "Ann", language_code: str | None = "en", *, started: bool = True
    ) -> Person:
        """Add somebody; with *started* false they never spoke to the bot."""
        self._people[user_id] = Person(self, user_id, first_name, language_code, started=started)
        return self._people[user_id]

    def group(self, chat_id: int, title: str = "Gym", *, kind: str = "supergroup", forum: bool = False) -> Group:
        """Add a group with the bot in it; its id is negative."""
        self._groups[chat_id] = Group(chat_id, title, kind, forum)
        return self._groups[chat_id]

    @property
    def documents(self) -> Mapping[int, list[Upload]]:
        """Every file of the bot's that is to be kept, by chat, oldest first."""
        return self._written.documents

    @property
    def files(self) -> Files:
        """The pictures that the bot has uploaded."""
        return self._written.files

    def messages(self, chat_id: int) -> list[Seen]:
        """Return what the bot's side of a chat shows, oldest first."""
        return self._seen[chat_id]

    def last(self, chat_id: int) -> Seen:
        """Return the bot's newest message in a chat."""
        return self._seen[chat_id][-1]

    def called(self, method: str) -> list[dict[str, str]]:
        """Return the parameters of every call of *method*."""
        return [call.params for call in self.calls if call.method == method]

    def delete(self, message: Seen) -> None:
        """Let a person delete *message*, out of the bot's reach."""
        self._seen[message.chat_id].remove(message)

    def expire(self, press: Press) -> None:
        """Let the time to acknowledge *press* run out."""
        press.expired = True

    async def wait(self, true: Callable[[], bool], seconds: float = 20) -> None:
        """Return once *true* holds; it is asked again whenever something changes here."""
        await self._bell.until(true, seconds)

    async def wait_for_message(self, chat_id: int, count: int = 1, seconds: float = 20) -> Seen:
        """Return the *count*-th message of the bot's in a chat once it is there."""
        await self.wait(lambda: len(self._seen[chat_id]) >= count, seconds)
        return self._seen[chat_id][count - 1]

    async def wait_for_call(self, method: str, count: int = 1, seconds: float = 20) -> None:
        """Return once *method* has been called so often, whatever came of it."""
        await self.wait(lambda: len(self.called(method)) >= count, seconds)

    async def wait_for_answer(self, press: Press, seconds: float = 20) -> Press:
        """Return *press* once the bot has acknowledged it."""
        await self.wait(lambda: press.answered, seconds)
        return press

    async def wait_until_confirmed(self, seconds: float = 20) -> None:
        """Return once the bot has confirmed every update."""
        await self.wait(lambda: not self.updates.pending, seconds)

    def next_message_id(self) -> int:
        """Return an id that no message has."""
        self._last_message_id += 1
        return self._last_message_id

    def new_press(self) -> Press:
        """Return a press with an id that none has."""
        press = Press(str(4_382_000_000_000_000_001 + len(self._presses)))
        self._presses[press.id] = press
        return press

    def me(self) -> dict[str, Any]:
        """https://core.telegram.org/bots/api#getme"""
        return {
            "id": BOT_ID,
            "is_bot": True,
            "first_name": "Legday",
            "username": self.username,
            "can_join_groups": True,
            "can_read_all_group_messages": False,
            "supports_inline_queries": False,
        }

    def as_message(self, seen: Seen) -> dict[str, Any]:
        """https://core.telegram.org/bots/api#message"""
        bot = {key: self.me()[key] for key in ("id", "is_bot", "first_name", "username")}
        message: dict[str, Any] = {
            "message_id": seen.message_id,
            "from": bot,
            "chat": self._chat(seen.chat_id).chat(),
            "date": seen.date,
            **_words(seen),
        }
        if seen.thread is not None:
            message |= {"message_thread_id": seen.thread, "is_topic_message": True}
        if seen.history:
            message["edit_date"] = seen.date
        if seen.buttons:
            rows = [[{"text": label, "callback_data": data} for label, data in row] for row in seen.buttons]
            message["reply_markup"] = {"inline_keyboard": rows}
        return message

    async def _answer(self, http: web.Request) -> web.StreamResponse:
        method, now = http.match_info["method"], time.monotonic()
        params = {name: as_parameter(value) for name, value in (await http.post()).items()}
        try:
            self._authorize(http.match_info["token"], method)
            if "chat_id" in params and (wait := self.flood_control.wait(params["chat_id"], now)):
                raise refusals.too_many(math.ceil(wait))
        except Refusal as refusal:
            return _refused(refusal)
        self.calls.append(Call(method, params))
        self._bell.ring()
        hold, fault = self.next_hold(method), self.next_fault(method)
        try:
            return await self._carried_out(http, method, params, hold, fault)
        finally:
            self._bell.ring()

    def _authorize(self, token: str, method: str) -> None:
        number, _, secret = token.partition(":")
        if not (number.isdigit() and secret):
            raise refusals.NOT_FOUND
        if token != self.token:
            raise refusals.UNAUTHORIZED
        if method not in PLAYED:
            self.complaints.append(f"the method {method} is unknown here")
            raise refusals.NOT_FOUND

    async def _carried_out(
        self, http: web.Request, method: str, params: dict[str, str], hold: Held | None, fault: Fault | None
    ) -> web.StreamResponse:
        if hold is not None and not hold.accepted:
            await hold.arrive()
        if fault is not None and not fault.accepted:
            return _broken(http, fault)
        try:
            result = await self._perform(method, params)
        except Refusal as refusal:
            return _refused(refusal)
        if hold is not None and hold.accepted:
            await hold.arrive()
        if fault is not None:
            return _broken(http, fault)
        return web.json_response({"ok": True, "result": result})

    async def _perform(self, method: str, params: dict[str, str]) -> Any:
        for name in sorted(params.keys() - PLAYED[method] - attached(params)):
            self.complaints.append(f"{method}: the parameter {name} is unknown here")
        perform: dict[str, Method] = {
            **self._written.methods(),
            "getMe": self._get_me,
            "getUpdates": self._get_updates,
            "answerCallbackQuery": self._answer_callback_query,
            "setMyCommands": self._set_my_commands,
        }
        result = await perform[method](params)
        self._bell.ring()
        return result

    async def _get_me(self, _params: dict[str, str]) -> dict[str, Any]:
        return self.me()

    async def _get_updates(self, params: dict[str, str]) -> list[dict[str, Any]]:
        allowed = json.loads(params["allowed_updates"]) if "allowed_updates" in params else None
        offset, limit, timeout = (
            int(params.get(name, usual)) for name, usual in (("offset", 0), ("limit", 100), ("timeout", 0))
        )
        return await self.updates.get(offset, limit, timeout, allowed)

    async def _answer_callback_query(self, params: dict[str, str]) -> bool:
        press = self._presses.get(params.get("callback_query_id", ""))
        if press is None or press.expired or press.answered:
            raise refusals.QUERY_OLD
        if len(params.get("text", "")) > refusals.TOAST_CHARS:
            raise refusals.TOAST_LONG
        press.answered = True
        press.toast = params.get("text")
        press.alert = json.loads(params.get("show_alert", "false"))
        return True

    async def _set_my_commands(self, params: dict[str, str]) -> bool:
        scope = json.loads(params.get("scope", '{"type": "default"}'))["type"]
        language = params.get("language_code", "")
        self.menus[scope, language] = refusals.checked_menu(json.loads(params["commands"]), language)
        return True

    def _chat(self, chat_id: int) -> Person | Group:
        found = self._people.get(chat_id) or self._groups.get(chat_id)
        if found is None:
            raise refusals.NO_CHAT
        return found

    def _open_chat(self, chat_id: str) -> Person | Group:
        if not chat_id.lstrip("-").isdigit():
            raise refusals.NO_CHAT
        match self._chat(int(chat_id)):
            case Person() as person if not person.started:
                raise refusals.NOT_STARTED
            case Person() as person if person.blocked:
                raise refusals.BLOCKED
            case Group(migrated_to=int() as there):
                raise refusals.migrated(there)
            case Group(bot_kicked=True):
                raise refusals.KICKED
            case chat:
                return chat


def _words(seen: Seen) -> dict[str, Any]:
    if seen.now.picture is None:
        return {"text": seen.text, **({"entities": seen.entities} if seen.entities else {})}
    caption = {"caption": seen.text} if seen.text else {}
    entities = {"caption_entities": seen.entities} if seen.entities else {}
    return {**seen.now.picture.content_of_message(), **caption, **entities}


def _refused(refusal: Refusal) -> web.Response:
    body: dict[str, Any] = {
        "ok": False,
        "error_code": refusal.status,
        "description": refusal.description,
    }
    if refusal.parameters:
        body["parameters"] = refusal.parameters
    return web.json_response(body, status=refusal.status)


def _broken(http: web.Request, fault: Fault) -> web.Response:
    match fault.answer:
        case Refusal() as refusal:
            return _refused(refusal)
        case (status, page):
            return web.Response(status=status, text=page, content_type="text/html")
        case _:
            if http.transport is not None:
                http.transport.abort()
            return web.Response()
