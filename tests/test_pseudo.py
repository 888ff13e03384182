"""A long conversation in the language that is none: every phrase is bracketed, and a third longer still fits."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import chdir
from pathlib import Path
from zoneinfo import available_timezones

import pytest

from adapters.discord.render import text_of
from adapters.telegram.render import to_message, to_text
from adapters.telegram.units import units
from bot import remind
from bot.explain import LAYER_CHARS
from bot.language import PSEUDO, words_for
from bot.messages import Reply
from bot.preferences import LANGUAGES
from bot.schedules.refusals import ENGLISH, Reason
from tests.conversation import Conversation, Message, conversation
from tests.long_conversation import (
    ACHES,
    ANSWERS,
    AWAY,
    CARDS,
    DAYS_LATER,
    FORGET,
    LAST_ONES,
    LEFT_OUT,
    LOGS,
    NO_ZONE,
    OTHER_ZONE,
    OWN_WORDS,
    PLAIN,
    QUIET,
    REFUSED,
    REMINDER_CARD,
    REMINDERS,
    SAFETY,
    SESSIONS,
    SETTINGS,
    WALK,
    Line,
    pressed,
    said,
)
from tests.translations import phrases, told_errors

MOST = 0.77
"""Which part of all phrases the conversation hears at least."""

LABEL_CHARS = 80
"""Longest label of a button: Discord's limit, the only one that a platform names."""

TO_PSEUDO = f"/settings language {PSEUDO}"

WEEKS_LATER = "2026-05-04T18:20:00+02:00"
"""A Monday, twenty minutes after a reminder of Mondays."""

ZONES = available_timezones()
NAMES = {*LANGUAGES.values(), *ZONES, *(zone.rpartition("/")[2].replace("_", " ") for zone in ZONES)}
"""What stands on buttons in no language: languages in their own words, time zones and their cities."""

_ = words_for(PSEUDO)

DAYS = {_.weekday(index) for index in range(7)}
"""Written as the language of dates has them, not as a phrase."""

ELSEWHERE = frozenset(
    {
        # Takes a line that no button has.
        "I can't read that time any more. Set it again with /remind",
        # Longer than the app reads: said on the command line alone.
        ENGLISH[Reason.TOO_LONG],
        # Takes an administrator who is none any more when the button is pressed.
        "Only an administrator can set a reminder for the group.",
        # What is over is refused already while it is read.
        "That time is over. Type one that is still ahead.",
    }
)
"""What can go wrong, but not in this conversation."""


class Heard:
    """Everything that was said to one person.

    Attributes:
        due: Of these, what came by itself.
    """

    def __init__(self) -> None:
        self.replies: list[Reply] = []
        self.due: list[Reply] = []

    async def play(self, chat: Conversation, lines: Iterable[Line], who: str = "me") -> list[Message]:
        """Say and press *lines* in turn and return what the last of them brought."""
        brought: list[Message] = []
        for kind, what in lines:
            brought = await chat.play({kind: what, "as": who})
            kept = await self.keep(chat, brought)
            self.due += kept if kind == "wait" else []
        return brought

    async def wait(self, chat: Conversation, duration: str) -> None:
        self.due += await self.keep(chat, await chat.wait(duration))

    @property
    def text(self) -> str:
        """Return all the words, block by block and label by label."""
        return "\n".join(text for reply in self.replies for text in (*words_of(reply), *labels_of(reply)))

    async def keep(self, chat: Conversation, messages: Sequence[Message]) -> list[Reply]:
        """Keep the replies behind *messages* and return them."""
        async with chat.store.reading() as store:
            kept = [await store.transcript.get(message["id"]) for message in messages]
        heard = [shown[1] for shown in kept if shown]
        self.replies += heard
        return heard


@pytest.fixture(scope="module")
def heard(tmp_path_factory: pytest.TempPathFactory) -> Heard:
    """Hear it once; every test looks at the same words."""
    folder = tmp_path_factory.mktemp("pseudo")
    with chdir(folder):  # what is exported comes as files, beside the terminal
        return asyncio.run(_talk(folder, tmp_path_factory.mktemp("others")))


async def _talk(folder: Path, others: Path) -> Heard:
    """Return everything there is to hear in a few days, and on coming back weeks later."""
    heard = Heard()
    async with conversation(folder) as chat:
        await chat.say(TO_PSEUDO)
        await heard.play(chat, [*SESSIONS, *CARDS, *SETTINGS, *REMINDERS])
        await heard.play(chat, [("say", f"/remind {phrase}") for phrase in REFUSED.values()])
        await _others_and_too_late(chat, heard)
        await heard.play(chat, ACHES)
        await heard.wait(chat, "P1D")
    async with conversation(folder, now=WEEKS_LATER) as chat:
        await heard.wait(chat, "PT1M")
        await heard.play(chat, [("say", "/reminders"), ("say", "/remind on 4/5 at 19:00")])
        await heard.wait(chat, "PT1H")
        await heard.play(chat, [("press", _("once, {day} at {time}", day="Mon 4 May", time="19:00"))])
        with pytest.MonkeyPatch.context() as few:
            few.setattr(remind, "REMINDERS_EACH", 1)
            await heard.play(chat, [("say", "/remind tomorrow at 18:00")])
    await _others(others, heard)
    return heard


async def _others(folder: Path, heard: Heard) -> None:
    """Hear what other people hear, each with a part of their own."""
    everybody: dict[str, Sequence[Line]] = {
        "ann": (*WALK, *DAYS_LATER, *LOGS),
        "bob": (*PLAIN, *ANSWERS, *AWAY, *QUIET, *OTHER_ZONE, *REMINDER_CARD),
        "cy": (*SAFETY, *LEFT_OUT, *LAST_ONES, *FORGET),
    }
    async with conversation(folder) as chat:
        for who, lines in everybody.items():
            await chat.say(TO_PSEUDO, who)
            await chat.say("/settings zone Berlin", who)
            await heard.play(chat, lines, who)
        await chat.say(TO_PSEUDO, "dee")
        await heard.play(chat, NO_ZONE, "dee")
        await _snoozed(chat, heard)
        await _in_a_group(chat, heard)
        await _joined(chat, heard)


async def _joined(chat: Conversation, heard: Heard) -> None:
    """Join two people, after everything that can be wrong about it."""
    await heard.play(chat, said("/link hello", *["/link BCD-FGH-JKM"] * 6), "ann")
    await heard.keep(chat, await chat.say("/link", "dee", **{"in": "group"}))
    await heard.keep(chat, await chat.say("/link BCD-FGH-JKM", "dee", **{"in": "group"}))
    (offer,) = await heard.play(chat, said("/link"), "dee")
    line = next(text for text in offer["text"].splitlines() if text.startswith("/link "))
    await heard.play(chat, said(line), "dee")
    await heard.play(chat, [*said(line), *pressed("Not now"), *said("/link no 0", line, "xyzzy", line)], "bob")
    await heard.wait(chat, "PT11M")
    await heard.play(chat, [*said(line), *pressed("Join")], "bob")
    (offer,) = await heard.play(chat, said("/link"), "dee")
    line = next(text for text in offer["text"].splitlines() if text.startswith("/link "))
    await heard.play(chat, [*said(line), *pressed("Join"), *said("/link", "/link join 0")], "bob")


async def _snoozed(chat: Conversation, heard: Heard) -> None:
    """Put off what came, a text and a session, in every way."""
    for asked in (f"/remind in 20 minutes to {OWN_WORDS}", "/remind in 20 minutes"):
        await heard.play(chat, [*said(asked), ("wait", "PT20M"), *pressed("Snooze", "Another time", "Back")], "bob")
        (choices,) = await heard.play(chat, [*pressed("1 h", "Undo")], "bob")
        ten_minutes, skip = choices["lines"][0][0], choices["lines"][2][1]
        await heard.play(chat, [*said(ten_minutes), ("wait", "PT10M"), *said(ten_minutes)], "bob")
        await heard.play(chat, [*said(skip, skip.replace("skip", "show"), skip.replace("skip", "done"))], "bob")


async def _in_a_group(chat: Conversation, heard: Heard) -> None:
    """Set a reminder for a group, and try to without a right to."""
    for who in ("ann", "bob"):
        await heard.keep(chat, await chat.say("/remind every day at 13:00", who, **{"in": "group"}))
    await heard.keep(chat, await chat.press(_("For this group"), "bob", **{"in": "group"}))
    await heard.keep(chat, await chat.press(_("For this group"), "ann", **{"in": "group"}))
    await heard.play(chat, said("/remind_for group"), "bob")
    (listed,) = await heard.play(chat, said("/reminders"), "bob")
    edit = listed["lines"][0][0]
    await heard.play(chat, said(edit, " ".join([*edit.split()[:2], "group 0"])), "bob")


async def _others_and_too_late(chat: Conversation, heard: Heard) -> None:
    """Press what belongs to somebody else, and what is over."""
    await chat.say(TO_PSEUDO, "bob")
    await chat.say("/settings zone Berlin", "bob")
    for asked in ("/hamstrings nothing 10", "/remind every sun at 18:00"):
        (message,) = await chat.say(asked)
        await heard.play(chat, [("say", message["lines"][0][0])], "bob")
    await heard.play(chat, [("say", "/remind in 30 minutes"), ("press", _("Undo"))], "bob")
    await heard.wait(chat, "PT2M")
    await heard.play(chat, [("press", _("Undo"))], "bob")
    await heard.keep(chat, await chat.say("/remind tomorrow at 18:00", "bob", **{"in": "group"}))
    await heard.play(chat, [("say", "/remind tomorrow at 5")], "bob")
    await heard.wait(chat, "P1D")
    await heard.play(chat, [("press", _("Rather {time}", time="05:00"))], "bob")


def words_of(reply: Reply) -> list[str]:
    """Return the blocks as text, and what is said of the picture."""
    return [*map(to_text, reply.blocks), *([reply.picture.alt] if reply.picture else [])]


def labels_of(reply: Reply) -> list[str]:
    return [button.label for row in reply.buttons for button in row]


def outside(text: str) -> str:
    """Return what of *text* stands outside brackets."""
    while (shorter := re.sub(r"⟦[^⟦⟧]*⟧", "", text)) != text:
        text = shorter
    return text


def bare(reply: Reply) -> Iterator[str]:
    """Yield each line and label of *reply* that has a letter outside brackets and no reason for it."""
    lines = [line for words in words_of(reply) for line in words.splitlines()]
    for text in (*lines, *labels_of(reply)):
        typed = text.removeprefix("• ").startswith("/")
        if not typed and text not in NAMES | DAYS | {OWN_WORDS} and any(c.isalpha() for c in outside(text)):
            yield text


def pattern(phrase: str) -> re.Pattern[str]:
    """Return what *phrase* looks like once it is said, whatever its fields hold."""
    parts = (re.escape(part) for part in re.split(r"\{\w+\}", phrase))
    return re.compile("⟦" + ".*".join(parts) + "~+⟧")


def test_every_word_comes_from_a_phrase_that_can_be_translated(heard: Heard) -> None:
    assert [text for reply in heard.replies for text in bare(reply)] == []


def test_the_conversation_reaches_everything_that_can_go_wrong(heard: Heard) -> None:
    expected = {*told_errors(), *ENGLISH.values()}

    unheard = {phrase for phrase in expected if not pattern(phrase).search(heard.text)}

    assert unheard == ELSEWHERE


def test_the_conversation_hears_most_of_what_there_is_to_say(heard: Heard) -> None:
    everything = {phrase if isinstance(phrase, str) else phrase[-1] for phrase in phrases(["bot"])}

    said = {phrase for phrase in everything if pattern(phrase).search(heard.text)}

    assert len(said) > MOST * len(everything)


def test_what_is_a_third_longer_is_still_shown_whole(heard: Heard) -> None:
    for reply in heard.replies:
        own = sum(words.count("…") for words in words_of(reply))

        shown = to_message(reply)

        assert shown.text.count("…") == own
        assert text_of(reply.blocks).count("…") == own
        assert [label for label in labels_of(reply) if len(label) > LABEL_CHARS] == []


def test_what_comes_by_itself_still_fits_below_a_picture(heard: Heard) -> None:
    assert len(heard.due) > 5
    assert [reply for reply in heard.due if units(to_message(reply).text) > LAYER_CHARS] == []
