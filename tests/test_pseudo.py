"""A long conversation in the language that is none: every phrase is bracketed, and a third longer still fits."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator, Sequence
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
from tests.translations import phrases, told_errors

MOST = 0.75
"""Which part of all phrases the conversation hears at least."""

LABEL_CHARS = 80
"""Longest label of a button: Discord's limit, the only one that a platform names."""

TO_PSEUDO = f"/settings language {PSEUDO}"

WEEKS_LATER = "2026-05-04T18:20:00+02:00"
"""A Monday, twenty minutes after a reminder of Mondays."""

OWN_WORDS = "call the physio"
"""A reminder's text, which comes back as it was typed."""

ZONES = available_timezones()
NAMES = {*LANGUAGES.values(), *ZONES, *(zone.rpartition("/")[2].replace("_", " ") for zone in ZONES)}
"""What stands on buttons in no language: languages in their own words, time zones and their cities."""

_ = words_for(PSEUDO)

Line = tuple[str, str]

ELSEWHERE = frozenset(
    {
        # Takes a line that no button has.
        "I can't read that time any more. Set it again with /remind",
        # Longer than the app reads: said on the command line alone.
        ENGLISH[Reason.TOO_LONG],
    }
)
"""What can go wrong, but not in this conversation."""

SESSIONS: Sequence[Line] = (
    ("say", "/start"),
    ("say", "/help"),
    *(
        ("say", f"/help {name}")
        for name in ("hamstrings", "explain", "remind", "reminders", "settings", "start", "help", "swap")
    ),
    ("say", "/hamstring"),
    ("say", "good morning everybody"),
    ("say", "xyzzy"),
    ("say", ""),
    ("say", "/hamstrings dumbbells 15"),
    ("press", _("Swap {number}", number=1)),
    ("press", _("Swap {number}", number=1)),
    ("press", _("Start")),
    ("press", _("Explain {number}", number=1)),
    ("say", "/hamstrings gym 45 advanced"),
    ("press", _("Start")),
    ("say", "/hamstrings nothing 2"),
    ("say", "/hamstrings desk 5"),
    ("say", "/hamstrings loosen"),
    ("say", "/hamstrings kettlebell 20 hard"),
    ("say", "/hamstrings 1"),
    ("say", "/hamstrings barbell desk 5"),
    ("say", "/hamstrings dumbbells 10 beginner easy"),
    ("say", "/hamstrings sliders 20"),
    ("say", "/hamstrings 12345 !!!"),
    ("say", "/swap 1 1 1"),
    ("say", "/swap"),
    ("say", "/begin 0"),
)

CARDS: Sequence[Line] = (
    ("say", "/explain"),
    ("say", "/explain 123"),
    ("say", "curl"),
    ("say", "/explain nordics"),
    *(("press", _(layer)) for layer in ("Mistakes", "Easier", "Harder", "Evidence", "Steps")),
    ("say", "/explain bridge"),
    *(("press", _(layer)) for layer in ("Evidence", "Easier", "Harder")),
    *(
        ("say", f"/explain {slug} {layer}")
        for slug in ("romanian-deadlift", "long-lever-bridge-hold", "kettlebell-swing", "heel-dig-hold")
        for layer in ("steps", "mistakes", "easier", "harder", "evidence")
    ),
)

SETTINGS: Sequence[Line] = (
    *(
        line
        for setting in ("Equipment", "Minutes", "Time zone", "Language", "Aches", "Level")
        for line in (("say", "/settings"), ("press", _(setting)))
    ),
    ("press", _("Beginner")),
    ("say", "/settings minutes 20"),
    ("say", "/settings shoes 42"),
    ("say", "/settings zone Berlim"),
    ("say", "/settings language Klingon"),
    ("say", "/settings level 7"),
    ("say", "/settings minutes 0"),
    ("say", "/settings equipment spoons"),
    ("say", "/settings equipment gym ghd trx ball sliders landmine"),
    ("say", "/settings equipment nothing"),
)

REMINDERS: Sequence[Line] = (
    ("say", "/remind"),
    ("say", "/reminders"),
    ("say", "/pick 9"),
    ("say", "/remind every mon and thu at 18:00"),
    ("press", "Berlin"),
    ("say", f"/remind in 20 minutes to {OWN_WORDS}"),
    ("say", "/remind every month on the 31st at 9"),
    ("press", _("Rather {time}", time="21:00")),
    ("say", "/remind every weekday at 7am"),
    ("say", "/remind every 2 weeks on tue at 7am"),
    ("say", "/remind every last friday of the month at 18:00"),
    ("say", "/remind every day at 7, 8, 9, 10, 11, 12 and 13 for 2 days"),
    ("say", "/remind every 6 hours until tomorrow"),
    ("say", "/remind every year on 17 march at 9am"),
    ("say", "/remind every first monday of the month at 7am"),
    ("say", "/remind every month on the last day at 7am"),
    ("say", "/remind every 3 days at 7am 2 times"),
    ("say", "/remind every 2 months on the 5th at 7am"),
    ("say", "/remind every 30 minutes until 1pm"),
    ("say", "/remind on 3/4 at 9:00"),
    ("press", _("once, {day} at {time}", day="Fri 3 April", time="09:00")),
    ("say", "/reminders"),
    ("press", _("More")),
    ("press", _("Back")),
    ("press", _("Delete {n}", n=1)),
    ("press", _("Undo")),
    ("say", "/reminder nothing delete 1"),
)

REFUSED = {
    Reason.NO_SCHEDULE: "99",
    Reason.NOT_READ: "every day from 9 to 17",
    Reason.IMPOSSIBLE_TIME: "tomorrow at 26:00",
    Reason.IMPOSSIBLE_DATE: "30 feb at 9am",
    Reason.PAST: "yesterday at 7",
    Reason.TOO_OFTEN: "every minute",
    Reason.TOO_FAR: "in 11 years",
    Reason.NEVER: "every monday at 7pm until tomorrow",
    Reason.NOT_POSITIVE: "in 0 minutes",
    Reason.VAGUE: "every so often",
    Reason.CHOICE: "mon or tue at 9am",
    Reason.CONFLICT: "friday 13 february",
    Reason.WHICH_TIMES: "twice a day",
    Reason.MONTHLY: "twice a month",
    Reason.YEARLY: "twice a year",
    Reason.UNTIL: "every day until i am fit",
    Reason.EXCEPT: "every day at 7 unless it rains",
    Reason.UNKNOWN_ZONE: "tomorrow at 9am Mars time",
}

ACHES: Sequence[Line] = (
    ("say", "/hamstrings"),
    ("say", "/hurts"),
    ("press", _("Knee")),
    ("say", "/settings"),
    ("say", "/hurts teeth"),
    ("press", _("Hamstring strain")),
    ("press", _("Start")),
    ("press", _("New session")),
    ("press", _("Both yes")),
    ("press", _("Something hurts")),
    ("press", _("None of these")),
    ("say", "/hurts pregnancy"),
    ("say", "/hurts low_back_pain"),
    ("say", "/hurts balance_fall_risk"),
    ("say", "/hamstrings desk nothing 5"),
    ("say", "/hamstrings nothing 5 hinge"),
    ("say", "/hurts recent_hamstring_strain"),
)


class Heard:
    """Everything that was said to one person.

    Attributes:
        due: Of these, what came by itself.
    """

    def __init__(self) -> None:
        self.replies: list[Reply] = []
        self.due: list[Reply] = []

    async def play(self, chat: Conversation, lines: Sequence[Line], who: str = "me") -> list[Message]:
        """Say and press *lines* in turn and return what the last of them brought."""
        brought: list[Message] = []
        for kind, what in lines:
            brought = await chat.play({kind: what, "as": who})
            await self.keep(chat, brought)
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
    return asyncio.run(_talk(tmp_path_factory.mktemp("pseudo")))


async def _talk(folder: Path) -> Heard:
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
    return heard


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
    return [to_text(block) for block in reply.blocks]


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
        if not typed and text not in NAMES | {OWN_WORDS} and any(c.isalpha() for c in outside(text)):
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
