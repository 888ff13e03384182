from __future__ import annotations

import json
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.when import answer_json, explain_phrase

OSLO = ZoneInfo("Europe/Oslo")
NOW = datetime(2027, 2, 10, 13, 20, tzinfo=OSLO)


def asked(text: str, **changes: Any) -> dict[str, Any]:
    return answer_json(json.dumps({"text": text, "now": NOW.isoformat(), "tz": "Europe/Oslo"} | changes))


def test_a_series_is_answered_with_its_next_three() -> None:
    assert asked("fridays at 6pm") == {
        "ok": True,
        "recurring": True,
        "next": ["2027-02-12T18:00:00+01:00", "2027-02-19T18:00:00+01:00", "2027-02-26T18:00:00+01:00"],
    }


def test_a_one_shot_is_answered_with_its_one_time() -> None:
    assert asked("in 2 hours") == {"ok": True, "recurring": False, "next": ["2027-02-10T15:20:00+01:00"]}


def test_another_reading_is_offered_beside_the_one_taken() -> None:
    answer = asked("tomorrow at 6")

    assert answer["next"] == ["2027-02-11T18:00:00+01:00"]
    assert answer["also"] == [["2027-02-11T06:00:00+01:00"]]


def test_what_is_open_is_asked_with_its_options() -> None:
    answer = asked("5/6 at 9am")

    assert (answer["ok"], answer["ambiguous"]) == (False, True)
    assert answer["options"] == [["2027-06-05T09:00:00+02:00"], ["2027-05-06T09:00:00+02:00"]]
    assert answer["error"] == 'Which one: "5/6 at 9am"?'


def test_times_are_shown_on_the_wall_of_the_line_also_where_the_phrase_names_a_zone() -> None:
    assert asked("tomorrow at 9am Asia/Tokyo")["next"] == ["2027-02-11T01:00:00+01:00"]


def test_a_refusal_says_why_in_one_line() -> None:
    assert asked("tomorrow at 26:00") == {"ok": False, "error": 'There is no such time as "at 26:00".'}


def test_a_line_without_a_zone_takes_elapsed_time_only() -> None:
    assert asked("in 2 hours", tz=None)["next"] == ["2027-02-10T14:20:00+00:00"]
    assert asked("tomorrow at 9am", tz=None)["ok"] is False


@pytest.mark.parametrize(
    "line",
    [
        "",
        "{",
        "[]",
        "null",
        "7",
        "[" * 100_000,
        "{}",
        '{"text": 5}',
        '{"text": "daily"}',
        '{"text": "daily", "now": "yesterday", "tz": "UTC"}',
        '{"text": "daily", "now": "2027-02-10T13:20:00", "tz": "UTC"}',
        '{"text": "daily", "now": "2027-02-10T13:20:00Z", "tz": "Mars/Phobos"}',
        '{"text": "daily", "now": "2027-02-10T13:20:00Z", "tz": 3}',
    ],
)
def test_a_line_that_asks_nothing_is_answered_all_the_same(line: str) -> None:
    answer = answer_json(line)

    assert answer["ok"] is False
    assert answer["error"]


def test_every_answer_fits_a_line() -> None:
    for text in ("daily", "5/6 at 9am", "hello\nthere", "x" * 6000, "\ud800 tomorrow"):
        assert "\n" not in json.dumps(asked(text))


def test_people_are_told_kind_rule_and_the_next_five() -> None:
    assert explain_phrase("stretch every friday at 6pm", NOW, OSLO).splitlines() == [
        "kind   recurring",
        "zone   Europe/Oslo",
        "rule   FREQ=WEEKLY;BYDAY=FR",
        "next   Fri 2027-02-12 18:00 +0100",
        "next   Fri 2027-02-19 18:00 +0100",
        "next   Fri 2027-02-26 18:00 +0100",
        "next   Fri 2027-03-05 18:00 +0100",
        "next   Fri 2027-03-12 18:00 +0100",
        "what   stretch",
    ]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("tomorrow at 6", "or:"),
        ("5/6 at 9am", '"5/6 at 9am" can mean:'),
        ("today at 7am", "Instead, perhaps:"),
        ("hello", "I found no time or day in it."),
        ("daily at 9am Europe/Berlon", "Did you mean Europe/Berlin or Asia/Hebron or Europe/Madrid?"),
    ],
)
def test_people_are_told_what_is_open_or_wrong(text: str, line: str) -> None:
    assert line in explain_phrase(text, NOW, OSLO).splitlines()


def test_people_are_told_that_a_zone_is_missing() -> None:
    assert "--zone" in explain_phrase("tomorrow at 9am", NOW, None)
