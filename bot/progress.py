"""/progress: how far along somebody is, in words; and how often they want to train."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

from bot.coaching.best import best_entry, best_words
from bot.coaching.charts import Days, best_picture, progress_picture
from bot.coaching.streaks import USUAL_TARGET, days_trained, pause_of, sessions_in_week, streak
from bot.coaching.volume import WEEK, WEEK_BANDS, week_sets
from bot.commands import Command, Option, Turn
from bot.errors import UserError
from bot.language import N_, Words
from bot.messages import Block, Bullets, Button, Heading, Paragraph, Reply
from bot.people import Person
from bot.store import Transaction
from bot.training import Entry
from catalog.model import Catalog, Level

LOOKED_BACK = timedelta(days=366)
"""How much of the log is read."""

OFFERED = (1, 2, 3, 4)
"""Targets on buttons; up to 7 can be typed."""

BEST_SHOWN = 2
"""How many exercises are named with their best set, the latest first."""

GROWTH_SHOWN = 4
"""How many exercises' bests are shown as they grew, the latest first."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How far along somebody is.

    Attributes:
        sessions: In this calendar week.
        weeks: In a row with training.
        sets: Hamstring sets of the last seven days.
        last: The last day of training; None: never.
    """

    sessions: int
    weeks: int
    sets: float
    last: date | None


class Progress:
    """Says how far along somebody is.

    Args:
        catalog: Says what a set counts.
    """

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog

    def commands(self) -> Sequence[Command]:
        """Return /progress, the line that shows the best sets, and the one that sets the target."""
        target = Option("sessions", N_("How many sessions a week you want, 1 to 7"), whole=True)
        return (
            Command(
                "progress",
                N_("How far along you are, and what to do next"),
                self.progress,
                example="/progress",
                private=True,
            ),
            Command("best", N_("Your best sets, and how they grew"), self.best, listed=False, private=True),
            Command(
                "target",
                N_("Set how many sessions a week you want"),
                self.target,
                example="/target 2",
                options=(target,),
                listed=False,
            ),
        )

    async def progress(self, turn: Turn) -> Reply:
        """Say it in a few lines."""
        entries = await _entries(turn.store, turn.person, turn.now)
        if not entries:
            return self._nothing_yet(turn)
        return self._shown(turn, entries)

    async def best(self, turn: Turn) -> Reply:
        """Say the best sets of what was done latest, and show how they grew."""
        entries = await _entries(turn.store, turn.person, turn.now)
        lines = self._best(entries, turn, GROWTH_SHOWN)
        if not lines:
            return self._nothing_yet(turn)
        person, days = turn.person, self._days(entries, turn)
        exercises = [self._catalog.exercises[slug] for slug in self._newest(entries)[:GROWTH_SHOWN]]
        return Reply(
            (Heading(turn.words("Your best sets")), Bullets(tuple(lines))),
            buttons=((Button(turn.words("Progress"), "/progress"),),),
            picture=best_picture(days, exercises, person.facts.pictures, turn.words, pounds=person.facts.pounds),
            private=True,
        )

    async def target(self, turn: Turn) -> Reply:
        """Set the sessions a week, or show what can be chosen."""
        if not turn.args:
            return Reply(
                (Paragraph(turn.words("How many sessions a week?")),), buttons=(target_row(turn.words),), private=True
            )
        if not (turn.args.isdecimal() and len(turn.args) == 1 and 1 <= int(turn.args) <= 7):
            raise UserError(turn.words("Choose 1 to 7 sessions a week. For example: /target 2"))
        facts = replace(turn.person.facts, weekly_target=int(turn.args))
        person = await turn.store.people.change(turn.person.id, facts=facts)
        said = turn.words.many(
            "{count} session a week: that is your target.",
            "{count} sessions a week: that is your target.",
            int(turn.args),
        )
        done = await week_line(turn.store, person, turn.words, turn.now)
        return Reply.say(f"{said} {done}" if done else said, private=True)

    def _shown(self, turn: Turn, entries: Sequence[Entry]) -> Reply:
        standing = self.standing(entries, turn.person, turn.now)
        _ = turn.words
        lines = [
            _week(standing, turn.person, _),
            _streak(standing, _),
            _sets(standing, turn.person, _),
        ]
        best = self._best(entries, turn, BEST_SHOWN)
        blocks: list[Block] = [Heading(_("Your progress")), Bullets(tuple(lines))]
        blocks += [Paragraph("\n".join(best))] if best else []
        blocks.append(Paragraph(_next(standing, turn)))
        picture = progress_picture(
            self._days(entries, turn),
            self._catalog,
            WEEK_BANDS[_level(turn.person)],
            _streak(standing, _),
            turn.person.facts.pictures,
            _,
        )
        return Reply(tuple(blocks), buttons=_buttons(turn.person, _, best=bool(best)), picture=picture, private=True)

    def standing(self, entries: Sequence[Entry], person: Person, now: datetime) -> Standing:
        """Return how far along *person* is, whose log is *entries*."""
        zone = person.zone_info or UTC
        days, today = days_trained(entries, zone), now.astimezone(zone).date()
        pauses = pause_of(person.facts.paused_until, days, zone)
        return Standing(
            sessions=sessions_in_week(days, today),
            weeks=streak(days, today, pauses),
            sets=week_sets(entries, self._catalog, now),
            last=max(days, default=None),
        )

    def _days(self, entries: Sequence[Entry], turn: Turn) -> Days:
        zone = turn.person.zone_info or UTC
        standing = self.standing(entries, turn.person, turn.now)
        return Days(entries, zone, turn.now.astimezone(zone).date(), standing.weeks)

    def _newest(self, entries: Sequence[Entry]) -> list[str]:
        """Return the known exercises of the log, the latest first."""
        known = self._catalog.exercises
        return list(dict.fromkeys(entry.exercise for entry in reversed(entries) if entry.exercise in known))

    def _best(self, entries: Sequence[Entry], turn: Turn, count: int) -> list[str]:
        lines = []
        for slug in self._newest(entries)[:count]:
            best = best_entry([entry for entry in entries if entry.exercise == slug])
            said = best_words(best, turn.words, pounds=turn.person.facts.pounds)
            name = turn.words(self._catalog.exercises[slug].name)
            lines.append(turn.words("Best {exercise}: {set}", exercise=name, set=said))
        return lines

    def _nothing_yet(self, turn: Turn) -> Reply:
        _ = turn.words
        said = _("Nothing logged yet. Do a session and press Done, or type: /done rdl 3x8 60kg")
        return Reply((Paragraph(said),), buttons=_buttons(turn.person, _), private=True)


def target_row(words: Words) -> tuple[Button, ...]:
    """Return a button for each target that is offered."""
    return tuple(Button(words("{n} a week", n=words.number(sessions)), f"/target {sessions}") for sessions in OFFERED)


async def week_line(store: Transaction, person: Person, words: Words, now: datetime) -> str | None:
    """Return "1 of 2 this week"; None where no target is known."""
    target = person.facts.weekly_target
    if target is None:
        return None
    zone = person.zone_info or UTC
    days = days_trained(await store.logs.of(person.id, now - 2 * WEEK), zone)
    done = sessions_in_week(days, now.astimezone(zone).date())
    return words("{done} of {target} this week.", done=words.number(done), target=words.number(target))


async def _entries(store: Transaction, person: Person, now: datetime) -> list[Entry]:
    return await store.logs.of(person.id, now - LOOKED_BACK)


def _week(standing: Standing, person: Person, words: Words) -> str:
    target = person.facts.weekly_target
    if target is None:
        return words.many("{count} session this week", "{count} sessions this week", standing.sessions)
    done = words.number(standing.sessions)
    return words("{done} of {target} sessions this week", done=done, target=words.number(target))


def _streak(standing: Standing, words: Words) -> str:
    if not standing.weeks:
        return words("A new streak starts with your next session")
    return words.many("{count} week in a row", "{count} weeks in a row", standing.weeks)


def _sets(standing: Standing, person: Person, words: Words) -> str:
    band = WEEK_BANDS[_level(person)]
    return words(
        "{sets} hamstring sets in 7 days ({low}–{high} is good)",
        sets=words.number(standing.sets),
        low=words.number(band.low),
        high=words.number(band.high),
    )


def _level(person: Person) -> Level:
    return Level.named(person.level) if person.level else Level.BEGINNER


def _next(standing: Standing, turn: Turn) -> str:
    """Return what to do next: rest, loosen, or the next session; a missed week is never called a failure."""
    _ = turn.words
    today = turn.now.astimezone(turn.person.zone_info or UTC).date()
    band, target = WEEK_BANDS[_level(turn.person)], turn.person.facts.weekly_target or USUAL_TARGET
    if standing.last is not None and standing.last >= today - timedelta(days=1):
        return _("Next: a day of rest, then the next session.")
    if standing.sets >= band.high:
        return _("Next: enough sets for now, so only loosen up: /hamstrings loosen")
    if standing.sessions >= target:
        return _("Next: you are done for this week; another one is welcome, not needed.")
    return _("Next: a session whenever it suits you, even five minutes count: /hamstrings")


def _buttons(person: Person, words: Words, *, best: bool = False) -> tuple[tuple[Button, ...], ...]:
    session = [Button(words("New session"), "/hamstrings"), Button(words("Remind me"), "/remind")]
    session += [Button(words("Best sets"), "/best")] if best else []
    return (tuple(session),) if person.facts.weekly_target else (tuple(session), target_row(words))
