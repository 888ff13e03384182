from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.schedules.rules import BadRule, parse_rule, validate_rule


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=DAILY",
        "FREQ=DAILY;INTERVAL=3;WKST=MO",
        "FREQ=WEEKLY;BYDAY=MO,TH",
        "FREQ=WEEKLY;COUNT=6;BYDAY=SU",
        "FREQ=WEEKLY;UNTIL=20270131T225959Z;BYDAY=SU",
        "FREQ=DAILY;BYHOUR=7,21;BYMINUTE=0,30;BYSETPOS=1,4",
        "FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1",
        "FREQ=MONTHLY;BYDAY=-1FR,2MO",
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29",
        "FREQ=HOURLY;INTERVAL=3",
        "FREQ=MINUTELY;INTERVAL=90",
    ],
)
def test_rules_of_ours_are_valid(rule: str) -> None:
    validate_rule(rule)


@pytest.mark.parametrize(
    "rule",
    [
        "",
        "DAILY",
        "FREQ=",
        "FREQ=SECONDLY",
        "INTERVAL=2",
        "FREQ=DAILY;INTERVAL=0",
        "FREQ=DAILY;INTERVAL=-1",
        "FREQ=DAILY;INTERVAL=99999999999",
        "FREQ=DAILY;INTERVAL=x",
        "FREQ=DAILY;COUNT=0",
        "FREQ=DAILY;COUNT=2;UNTIL=20270131T225959Z",
        "FREQ=DAILY;UNTIL=20270131",
        "FREQ=DAILY;UNTIL=20271331T225959Z",
        "FREQ=DAILY;FREQ=WEEKLY",
        "FREQ=DAILY;BYEASTER=0",
        "FREQ=DAILY;BYWEEKNO=1",
        "FREQ=DAILY;WKST=SU",
        "FREQ=WEEKLY;BYDAY=XX",
        "FREQ=WEEKLY;BYDAY=2MO",
        "FREQ=MONTHLY;BYDAY=54MO",
        "FREQ=DAILY;BYHOUR=24",
        "FREQ=DAILY;BYMINUTE=60",
        "FREQ=MONTHLY;BYMONTHDAY=0",
        "FREQ=MONTHLY;BYMONTHDAY=32",
        "FREQ=DAILY;BYMONTHDAY=3",
        "FREQ=DAILY;BYSETPOS=0",
        "FREQ=HOURLY;BYHOUR=3",
        "FREQ=DAILY;",
        "freq=daily",
    ],
)
def test_anything_else_is_refused(rule: str) -> None:
    with pytest.raises(BadRule):
        validate_rule(rule)


def test_a_rule_is_taken_apart() -> None:
    rule = parse_rule("FREQ=MONTHLY;INTERVAL=2;UNTIL=20270131T225959Z;BYDAY=-1FR,MO")

    assert (rule.freq, rule.interval, rule.days) == ("MONTHLY", 2, ((-1, 4), (0, 0)))
    assert rule.until == datetime(2027, 1, 31, 22, 59, 59, tzinfo=UTC)
