from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from bot.language import PSEUDO, SPOKEN, nearest, words_for

BERLIN = ZoneInfo("Europe/Berlin")
EVENING = datetime(2026, 3, 30, 18, 5, tzinfo=BERLIN)


@pytest.mark.parametrize(
    ("tag", "spoken"),
    [("en", "en"), ("en-US", "en"), ("es-419", "es"), ("es_ES", "es"), ("de", None), ("", None), (None, None)],
)
def test_the_nearest_spoken_language_is_found(tag: str | None, spoken: str | None) -> None:
    assert nearest(tag) == spoken


def test_dates_and_times_are_written_as_the_language_writes_them() -> None:
    english, spanish = words_for("en"), words_for("es")

    assert (english.day(EVENING), english.time(EVENING)) == ("Mon 30 March", "18:05")
    assert spanish.day(EVENING) == "lun 30 de marzo"
    assert (english.weekday(0), spanish.weekday(6)) == ("Mon", "dom")


def test_numbers_are_written_as_the_language_writes_them() -> None:
    assert (words_for("en").number(12.5), words_for("es").number(12.5)) == ("12.5", "12,5")


def test_the_pseudo_language_brackets_and_lengthens_but_leaves_fields_alone() -> None:
    said = words_for(PSEUDO)("In {n} minutes", n=5)

    assert said.startswith("⟦In 5 minutes~")
    assert said.endswith("⟧")
    assert len(said) >= len("In 5 minutes") * 4 / 3


def test_plural_forms_are_chosen_by_the_count() -> None:
    english = words_for("en")

    assert english.many("{count} set", "{count} sets", 1) == "1 set"
    assert english.many("{count} set", "{count} sets", 2) == "2 sets"


def test_every_spoken_language_has_its_translations() -> None:
    for tag in SPOKEN:
        assert words_for(tag).tag == tag
    assert words_for("es")("What Legday does") != "What Legday does"
