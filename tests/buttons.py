"""Every button that reminders and sessions show, found by pressing what there is until nothing new appears."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from catalog.load import load_catalog
from tests.conversation import Conversation, Message

Line = dict[str, object]

_BERLIN: Line = {"say": "/settings zone Europe/Berlin"}
_IN_GROUP: Line = {"in": "group"}
_GROUP_NAME = "#group"
_TRIES = 12
_ELSEWHERE = ("/hurts", "/show")
"""Lines that lead away from reminders and sessions: pressed, but not followed."""


@dataclass(frozen=True, slots=True)
class Seed:
    """How a message with buttons comes about.

    Attributes:
        depth: How many buttons are pressed one after the other, at most.
    """

    lines: Sequence[Line]
    depth: int = 4


SEEDS: Mapping[str, Seed] = {
    "session": Seed([{"say": "/hamstrings dumbbells 15"}]),
    "echo": Seed([{"say": "/remind every mon at 6 Europe/Berlin"}]),
    "asked which": Seed([{"say": "/remind twice a week at 7pm Europe/Berlin"}]),
    "asked for a zone": Seed([{"say": "/remind tomorrow at 9"}]),
    "over already": Seed([_BERLIN, {"say": "/remind today at 7am tea"}]),
    "nothing said": Seed([{"say": "/remind"}]),
    "group's list": Seed([_BERLIN, {"say": "/remind every mon at 18:00"}, {"say": "/reminders", **_IN_GROUP}]),
    "list": Seed(
        [
            _BERLIN,
            *(dict[str, object](say=f"/remind every fri at {hour}:00 thing {hour}") for hour in range(10, 17)),
            {"say": "/reminders"},
        ]
    ),
    "text": Seed([{"say": "/remind in 10 minutes to drink tea"}, {"wait": "PT11M"}]),
    "leg day": Seed([{"say": "/remind in 20 minutes"}, {"wait": "PT21M"}], depth=1),
    "unanswered": Seed([_BERLIN, {"say": "/remind every mon at 18:00"}, {"wait": "P22D"}], depth=0),
    "asked back": Seed([_BERLIN, {"say": "/remind every mon at 18:00"}, {"wait": "P40D"}], depth=0),
    "hard days": Seed([{"say": "/harddays"}], depth=0),
    "kit": Seed([{"say": "/hamstrings band 20 minutes"}], depth=0),
    "log": Seed([{"say": "/done curl 3x8"}], depth=1),
    "day after": Seed(
        [_BERLIN, {"say": "/done nordics 3x5 hard"}, {"press": "Ask me tomorrow"}, {"wait": "P2D"}], depth=0
    ),
    "moved": Seed([_BERLIN, {"say": "/remind every mon at 18:00"}, {"say": "/settings zone Asia/Tokyo"}]),
    "holiday": Seed([_BERLIN, {"say": "/remind every mon at 18:00"}, {"say": "/pause"}]),
    "group": Seed([_BERLIN, {"say": "/remind every mon at 18:00", **_IN_GROUP}]),
    "group's leg day": Seed(
        [
            _BERLIN,
            {"say": "/remind in 20 minutes", **_IN_GROUP},
            {"press": "For this group", **_IN_GROUP},
            {"wait": "PT21M"},
        ],
        depth=0,
    ),
    "group's session": Seed([{"say": "/hamstrings dumbbells 15", **_IN_GROUP}], depth=0),
}
"""How each kind of message comes about; its buttons are followed from there."""

_KEY = re.compile(r"[0-9a-hjkmnp-tv-z]{8}")
_WORDS = frozenset({"exercise", "restarts"})


@dataclass(frozen=True, slots=True)
class Way:
    """How a button is reached.

    Attributes:
        shape: Its line with what differs from time to time taken out: "/later KEY N 10m".
        labels: What is pressed after the seed; the button itself is the last.
    """

    seed: str
    shape: str
    labels: tuple[str, ...]


def shape_of(line: str) -> str:
    """Return *line* with keys, numbers and exercises replaced by KEY, N and SLUG."""
    return " ".join(map(_plain, line.split()))


@cache
def _slugs() -> frozenset[str]:
    return frozenset(load_catalog().exercises)


def _plain(word: str) -> str:
    if word in _slugs():
        return "SLUG"
    if re.fullmatch(r"-?\d+", word):
        return "N"
    return "KEY" if _KEY.fullmatch(word) and word not in _WORDS else word


class Explorer:
    """Follows buttons in one conversation, each way as somebody new, who is their group's administrator."""

    def __init__(self, chat: Conversation) -> None:
        self._chat = chat
        self._people = 0

    async def explore(self, seed: str, known: Container[str] = ()) -> list[Way]:
        """Return a way to every button that can be reached from *seed*, but for those of *known* shapes."""
        found: dict[str, Way] = {}
        ahead: deque[tuple[str, ...]] = deque([()])
        while ahead:
            labels = ahead.popleft()
            _person, messages = await self._follow(seed, labels)
            for label, line in (pair for message in messages for pair in buttons_of(message)):
                shape = shape_of(line)
                if shape not in found and shape not in known:
                    found[shape] = Way(seed, shape, (*labels, label))
                    deeper = len(labels) < SEEDS[seed].depth and not line.startswith(_ELSEWHERE)
                    ahead.extend([(*labels, label)] if deeper else [])
        return list(found.values())

    async def before(self, way: Way) -> tuple[str, Message]:
        """Go along *way* but for the last press; return who went, and the message with the button."""
        for _ in range(_TRIES):
            who, messages = await self._follow(way.seed, way.labels[:-1])
            if (shown := with_button(messages, way.labels[-1])) is not None:
                return who, shown
        raise AssertionError(f"nobody found {way}")

    async def _follow(self, seed: str, labels: Sequence[str]) -> tuple[str, list[Message]]:
        """Go along *labels* and return who went and what they saw last.

        Sessions differ, and with them their buttons: whoever does not find theirs lets another one try.
        """
        for _ in range(_TRIES):
            who = self._somebody(seed)
            messages = await self._go(who, seed, labels)
            if messages:
                return who, messages
        raise AssertionError(f"{seed}: nobody found {labels}")

    def _somebody(self, seed: str) -> str:
        self._people += 1
        self._chat.change_administrator()
        return f"{seed} {self._people}"

    async def _go(self, who: str, seed: str, labels: Sequence[str]) -> list[Message]:
        messages: list[Message] = []
        for line in SEEDS[seed].lines:
            messages = await self._play(who, line) or messages
        for label in labels:
            shown = with_button(messages, label)
            messages = await press(self._chat, who, shown, label) if shown else []
        return messages

    async def _play(self, who: str, line: Line) -> list[Message]:
        played = await self._chat.play({**line, "as": who})
        return [message for message in played if message["to"] in (who, _GROUP_NAME)]


def buttons_of(message: Message) -> list[tuple[str, str]]:
    """Return (label, line) of every button."""
    rows = zip(message["buttons"], message["lines"], strict=True)
    return [pair for labels, lines in rows for pair in zip(labels, lines, strict=True)]


def with_button(messages: Sequence[Message], label: str) -> Message | None:
    """Return the newest message that has a button *label*."""
    return next((one for one in reversed(messages) if label in dict(buttons_of(one))), None)


async def press(chat: Conversation, who: str, message: Message, label: str) -> list[Message]:
    """Press a button of *message*, wherever it stands, and return what comes of it."""
    where = {"in": "group"} if message["place"] == "group" else {}
    return await chat.press(label, who, on=message["id"], **where)
