from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy.dialects import sqlite

from bot.language import PSEUDO, SPOKEN
from bot.messages import PlaceKind, Platform
from bot.reminders import DeliveryState, ReminderState
from bot.store.columns import Instant, PlatformId, WordSet, rounded_up
from bot.store.schema import DELIVERY_STATE, KIND, LANGUAGE, PLATFORM, REMINDER_STATE

DIALECT = sqlite.dialect()


def test_an_instant_is_kept_as_whole_seconds_of_utc() -> None:
    instant = datetime(2026, 3, 28, 20, 0, 0, 999_999, timezone(timedelta(hours=1)))

    stored = Instant().process_bind_param(instant, DIALECT)

    assert stored == 1_774_724_400
    assert Instant().process_result_value(stored, DIALECT) == datetime(2026, 3, 28, 19, tzinfo=UTC)


def test_a_naive_instant_is_refused() -> None:
    with pytest.raises(TypeError, match="naive"):
        Instant().process_bind_param(datetime(2026, 3, 28), DIALECT)  # noqa: DTZ001 - the mistake under test


def test_words_are_kept_sorted() -> None:
    assert WordSet().process_bind_param(frozenset({"b", "a"}), DIALECT) == "a,b"


@pytest.mark.parametrize("words", [frozenset({"b", "a"}), frozenset({"a"}), frozenset(), None])
def test_words_come_back(words: frozenset[str] | None) -> None:
    stored = WordSet().process_bind_param(words, DIALECT)

    assert WordSet().process_result_value(stored, DIALECT) == words


def test_numbers_that_were_stored_once_never_change() -> None:
    assert dict(PLATFORM.codes) == {Platform.TELEGRAM: 0, Platform.DISCORD: 1, Platform.TERMINAL: 2}
    assert dict(LANGUAGE.codes) == {"en": 0, "es": 1, PSEUDO: 2}
    assert dict(KIND.codes) == {PlaceKind.PRIVATE: 0, PlaceKind.GROUP: 1}
    assert dict(REMINDER_STATE.codes) == {state: state.value for state in ReminderState}
    assert [state.name for state in DeliveryState] == ["OPEN", "SENT", "MISSED", "FAILED", "LISTED", "AGAIN"]
    assert dict(DELIVERY_STATE.codes)[DeliveryState.MISSED] == 2


def test_every_language_that_a_person_can_choose_can_be_kept() -> None:
    assert {*SPOKEN, PSEUDO} <= set(dict(LANGUAGE.codes))


@pytest.mark.parametrize(
    ("id", "stored"),
    [
        ("1001", 1001),
        ("-1002003004005", -1002003004005),
        ("1240000000000000701", 1240000000000000701),
        ("0", 0),
        ("007", "007"),
        ("-0", "-0"),
        ("+1", "+1"),
        ("1_000", "1_000"),
        ("١", "١"),
        ("ann", "ann"),
        ("", ""),
        ("9" * 19, "9" * 19),
        ("9" * 40, "9" * 40),
        (None, None),
    ],
)
def test_an_id_that_is_a_number_is_kept_as_one_and_comes_back_as_it_was(
    id: str | None, stored: int | str | None
) -> None:
    to_stored, to_text = PlatformId().bind_processor(DIALECT), PlatformId().result_processor(DIALECT, None)
    assert to_stored is not None
    assert to_text is not None

    assert to_stored(id) == stored
    assert to_text(stored) == id


def test_rounding_up_reaches_the_next_whole_second_and_no_further() -> None:
    whole = datetime(2026, 3, 28, 19, 0, 0, tzinfo=UTC)

    assert rounded_up(whole) == whole
    assert rounded_up(whole + timedelta(microseconds=1)) == whole + timedelta(seconds=1)
    assert rounded_up(whole + timedelta(microseconds=999_999)) == whole + timedelta(seconds=1)
