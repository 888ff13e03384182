from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.language import words_for
from bot.messages import LINE_BYTES, Button, Paragraph, Place, Platform, Reply
from bot.occurrence import id_after, key_after, named_by, named_instant, stored_text, text_reply, with_answers
from bot.reminders import Reminder, ReminderKind, ReminderState
from bot.schedules.model import Schedule
from bot.snooze import CHOICES
from bot.store import to_stored
from bot.store.keys import KEY_BITS

NOW = datetime(2026, 3, 27, 18, tzinfo=UTC)
FAR = datetime(2286, 11, 20, 17, 46, 39, tzinfo=UTC)
"""The last instant with ten digits."""


def reminder(kind: ReminderKind) -> Reminder:
    return Reminder(
        key="zzzzzzzz",
        person=1,
        place=Place(Platform.TERMINAL, "ann"),
        schedule=Schedule(NOW.astimezone(ZoneInfo("UTC"))),
        what=None,
        kind=kind,
        due_at=NOW,
        state=ReminderState.ACTIVE,
        revision=0,
        created_at=NOW,
    )


def reply(*sizes: int) -> Reply:
    rows = [tuple(Button("b", f"/b {row} {n}") for n in range(size)) for row, size in enumerate(sizes)]
    return Reply((Paragraph("Leg day"),), tuple(rows))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ((), (2,)),
        ((4, 2, 2, 2), (4, 2, 2, 2, 2)),
        ((4, 2, 2, 2, 3), (4, 2, 2, 2, 5)),
        ((4, 3, 2, 4, 5), (4, 3, 4, 4, 5)),
        ((4, 4, 4, 4, 5), (4, 4, 4, 4, 5)),
    ],
)
def test_a_session_gets_its_answers_within_five_rows_of_five(before: tuple[int, ...], after: tuple[int, ...]) -> None:
    answered = with_answers(reply(*before), named_by(reminder(ReminderKind.LEG_DAY), NOW), words_for("en"))

    assert tuple(len(row) for row in answered.buttons) == after


def test_every_line_fits_into_a_button() -> None:
    answered = text_reply(reminder(ReminderKind.TEXT), FAR, words_for("en"))
    longest = max(len(choice) for choice in (*CHOICES, "other", "undo"))

    assert max(len(button.line) for row in answered.buttons for button in row) + longest + 1 <= LINE_BYTES


def test_the_same_parts_make_the_same_id_and_others_another() -> None:
    assert key_after("zzzzzzzz", "became") == key_after("zzzzzzzz", "became")
    assert len({id_after("a", 1), id_after("a", 2), id_after("b", 1)}) == 3
    assert 0 <= id_after("a") < 1 << KEY_BITS


@pytest.mark.parametrize("text", ["", "x", "-1", "1.5", "²", "٣", "9" * 30])
def test_what_names_no_instant(text: str) -> None:
    assert named_instant(text) is None


@pytest.mark.parametrize("language", ["en", "es", "en-XA"])
@pytest.mark.parametrize("what", ["tea", '"%s" %(what)s {what} \\n', "what?", "which? when?", "\n🍵", None])
def test_a_text_is_kept_as_any_reply_would_be(language: str, what: str | None) -> None:
    words = words_for(language)
    said = replace(reminder(ReminderKind.TEXT), what=what)

    kept = stored_text(what, named_by(said, NOW), words)

    assert kept == to_stored(text_reply(said, NOW, words))
