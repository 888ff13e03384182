"""What stands in place of training, where one reads alone and where others may."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.due import Due
from bot.facts import Facts, Screened
from bot.language import Words, words_for
from bot.messages import Account, Place, PlaceKind, Platform, Reply
from bot.people import Person
from bot.reminders import Reminder, ReminderKind, ReminderState
from bot.safety.hold import clinician_reply, held_reply, hold, hold_for, question_reply
from bot.schedules.model import Schedule
from bot.store import Transaction, open_store

EN = words_for("en")
NOW = datetime(2026, 3, 27, 11, tzinfo=UTC)
HELD = Person(1, facts=Facts(held_since=NOW))


def test_a_red_flag_comes_before_a_clinicians_word() -> None:
    both = Person(1, facts=Facts(held_since=NOW, screened=frozenset({Screened.HEART})))

    assert hold_for(both, EN) == hold_for(HELD, EN) == held_reply(EN)


def test_what_asks_for_a_clinician_stands_in_the_way_and_what_does_not_does_not() -> None:
    heart, bones = (Person(1, facts=Facts(screened=frozenset({row}))) for row in (Screened.HEART, Screened.BONES))

    assert hold_for(heart, EN) == clinician_reply(EN)
    assert hold_for(bones, EN) is None
    assert hold_for(Person(1), EN) is None


async def test_a_hold_is_kept(tmp_path: Path) -> None:
    async with open_store(str(tmp_path / "hold.db")) as store, store.writing() as transaction:
        ann = await transaction.people.meet(Account(Platform.TERMINAL, "ann"), NOW)

        await hold(ann, transaction, NOW)

        assert (await transaction.people.get(ann.id)).facts.held_since == NOW


async def test_where_others_read_a_reminder_says_only_that_there_is_a_question(tmp_path: Path) -> None:
    async with open_store(str(tmp_path / "hold.db")) as store, store.writing() as transaction:
        due = Due(never_asked, {})

        alone = await due.compose(reminder(PlaceKind.PRIVATE), HELD, transaction, NOW)
        in_group = await due.compose(reminder(PlaceKind.GROUP), HELD, transaction, NOW)

    assert alone == held_reply(EN)
    assert in_group == question_reply(EN)
    assert "sign" not in str(in_group.blocks)


async def never_asked(_person: Person, _words: Words, _store: Transaction, _now: datetime, _asked: str) -> Reply:
    raise AssertionError("a session was made for somebody on hold")


def reminder(kind: PlaceKind) -> Reminder:
    return Reminder(
        key="r1",
        person=1,
        place=Place(Platform.TERMINAL, "somewhere", kind),
        schedule=Schedule(datetime(2026, 3, 27, 12, tzinfo=ZoneInfo("Europe/Berlin"))),
        what=None,
        kind=ReminderKind.LEG_DAY,
        due_at=NOW,
        state=ReminderState.ACTIVE,
        revision=0,
        created_at=NOW,
    )
