"""What people answer to the questions beside a session: /loop, /harddays, /floor and /weights."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.commands import Command, Turn
from bot.errors import UserError
from bot.language import N_, Words
from bot.messages import Button, Paragraph, Reply
from bot.sessions.beside import POUND_GRAMS, load_words
from bot.sessions.kit import BANDS
from bot.sessions.offer import Offer
from bot.sessions.plan import Plan

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
"""Weekdays as the lines of buttons write them, Monday first."""

LIGHTEST, HEAVIEST = 500, 150_000
"""Weights at hand, in grams (our own bounds)."""

MOST_WEIGHTS = 20

_NUMBER = re.compile(r"\d{1,3}(?:[.,]\d{1,2})?")
_LOOPS = {"long": frozenset({"mini_band"}), "small": frozenset({"long_band"}), "both": frozenset[str]()}
"""What is not there, by what is."""


class Answers:
    """Keeps what people answer, for the next session and all after it."""

    def commands(self) -> Sequence[Command]:
        """Return what the buttons below a session type; none is in a menu."""
        return (
            Command("loop", N_("Say which band you have"), self.loop, example="/loop long", listed=False),
            Command(
                "harddays",
                N_("Say on which days you run or play hard"),
                self.hard_days,
                example="/harddays tue sat",
                listed=False,
                private=True,
            ),
            Command(
                "floor",
                N_("Say whether you can get up from the floor alone"),
                self.floor,
                example="/floor yes",
                listed=False,
                private=True,
            ),
            Command("weights", N_("Say which weights you have"), self.weights, example="/weights 8 12", listed=False),
        )

    async def loop(self, turn: Turn) -> Reply:
        """Keep which kind of band there is."""
        gone = _LOOPS.get(turn.args.lower())
        if gone is None:
            raise UserError(turn.words("Type one of these: /loop long, /loop small, /loop both"))
        absent = turn.person.facts.absent_kit - BANDS | gone
        facts = replace(turn.person.facts, absent_kit=absent)
        equipment = (turn.person.equipment or frozenset()) | (BANDS - gone)
        await turn.store.people.change(turn.person.id, equipment=equipment - gone, facts=facts)
        return _noted(turn.words)

    async def hard_days(self, turn: Turn) -> Reply:
        """Show the weekdays with the hard ones ticked, after setting what was pressed or typed."""
        days = _days_after(turn.args.lower().split(), turn.person.facts.hard_days or frozenset())
        if days is None:
            raise UserError(turn.words("Type the days like this: /harddays tue sat, or /harddays none"))
        facts = replace(turn.person.facts, hard_days=days)
        if turn.args:
            await turn.store.people.change(turn.person.id, facts=facts)
        text = turn.words("Tap the days on which you run or play hard. The two days before them stay light.")
        return Reply(
            (Paragraph(text),), buttons=_day_rows(days, turn.words), private=True, replaces=turn.request.pressed
        )

    async def floor(self, turn: Turn) -> Reply:
        """Keep whether they can get up from the floor alone."""
        if turn.args.lower() not in {"yes", "no"}:
            raise UserError(turn.words("Type one of these: /floor yes, /floor no"))
        await self._remember(turn, floor=turn.args.lower() == "yes")
        return replace(_noted(turn.words), private=True)

    async def weights(self, turn: Turn) -> Reply:
        """Keep the weights at hand, so that a next step is one that exists."""
        grams = weights_of(turn.args, pounds=turn.person.facts.pounds)
        if not grams:
            raise UserError(turn.words("Type your weights like this: /weights 8 12 16 kg"))
        await self._remember(turn, weights=grams)
        pounds = turn.person.facts.pounds
        told = ", ".join(load_words(each, turn.words, pounds=pounds) for each in grams)
        return Reply.say(
            turn.words("Noted: {weights}.", weights=told), Button(turn.words("New session"), "/hamstrings")
        )

    async def _remember(
        self, turn: Turn, *, floor: bool | None = None, weights: tuple[int, ...] | None = None
    ) -> None:
        """Keep it in the plan, which goes on from the newest session."""
        newest = await turn.store.sessions.latest(turn.person.id, 1)
        if not newest:
            raise UserError(turn.words("Get a session first, then tell me: /hamstrings"))
        offer = Offer.from_json(newest[0].content)
        plan = _with(offer.plan, floor, weights)
        await turn.store.sessions.replace(newest[0].key, newest[0].revision, replace(offer, plan=plan).to_json())


def weights_of(text: str, *, pounds: bool) -> tuple[int, ...]:
    """Return the weights that *text* lists, in grams, lightest first; empty where it lists none that make sense.

    Args:
        text: As typed: "8 12 16 kg", "10, 15 and 20 lb".
        pounds: What a number without a unit means.
    """
    typed = text.casefold()
    unit = POUND_GRAMS if "lb" in typed or "pound" in typed or (pounds and "kg" not in typed) else 1000
    numbers = [float(number.replace(",", ".")) for number in _NUMBER.findall(typed)]
    grams = {round(number * unit) for number in numbers[:MOST_WEIGHTS]}
    return tuple(sorted(grams)) if all(LIGHTEST <= each <= HEAVIEST for each in grams) else ()


def _with(plan: Plan, floor: bool | None, weights: tuple[int, ...] | None) -> Plan:
    return replace(
        plan,
        floor=plan.floor if floor is None else floor,
        weights=plan.weights if weights is None else weights,
    )


def _days_after(typed: Sequence[str], days: frozenset[int]) -> frozenset[int] | None:
    """Return the hard days once *typed* is set: "tue sat", "tue on", "tue off", "none"; None: not understood."""
    if typed in (["none"], []):
        return days if not typed else frozenset()
    if len(typed) == 2 and typed[0] in DAYS and typed[1] in {"on", "off"}:
        day = frozenset({DAYS.index(typed[0])})
        return days | day if typed[1] == "on" else days - day
    if all(word[:3] in DAYS for word in typed):
        return frozenset(DAYS.index(word[:3]) for word in typed)
    return None


def _day_rows(days: frozenset[int], words: Words) -> tuple[tuple[Button, ...], ...]:
    buttons = [_day_button(index, words, hard=index in days) for index in range(len(DAYS))]
    last = (Button(words("None"), "/harddays none"), Button(words("New session"), "/hamstrings"))
    return tuple(buttons[:4]), tuple(buttons[4:]), last


def _day_button(index: int, words: Words, *, hard: bool) -> Button:
    name = words.weekday(index)
    if hard:
        return Button(words("✓ {day}", day=name), f"/harddays {DAYS[index]} off")
    return Button(name, f"/harddays {DAYS[index]} on")


def _noted(words: Words) -> Reply:
    return Reply.say(words("Noted, for all your sessions."), Button(words("New session"), "/hamstrings"))
