"""Wall time stays put, a gap moves forward, an overlap fires once, and nobody is reminded every minute."""

from __future__ import annotations

from tests.mutations.model import Mutation

_CALENDAR = "bot/schedules/calendar.py"
_TESTS = ("tests/bot/schedules/test_calendar.py",)
_REFUSALS = ("tests/bot/schedules/test_refusals.py",)
_RENEWAL = ("tests/bot/delivery/test_renewal.py",)
_PARSE = ("tests/bot/schedules/test_parse.py",)

MUTATIONS = (
    Mutation(
        "time: a one-shot in a gap moves forward",
        _CALENDAR,
        "return wall.replace(fold=0).astimezone(UTC)",
        "return wall.replace(fold=1).astimezone(UTC)",
        _TESTS,
    ),
    Mutation(
        "time: a wall time is its first pass",
        _CALENDAR,
        "return wall.replace(fold=0).astimezone(UTC)",
        "return wall.astimezone(UTC)",
        _TESTS,
    ),
    Mutation(
        "time: a series moves forward over a gap and fires in the first pass",
        _CALENDAR,
        "(_EPOCH + timedelta(seconds=wall)).replace(tzinfo=zone).astimezone(UTC)",
        "(_EPOCH + timedelta(seconds=wall)).replace(tzinfo=zone, fold=1).astimezone(UTC)",
        _TESTS,
    ),
    Mutation(
        "time: the wall time is kept across clock changes",
        _CALENDAR,
        "    return _seconds((_EPOCH + timedelta(seconds=wall)).replace(tzinfo=zone).astimezone(UTC))\n",
        "    offset = _EPOCH.replace(tzinfo=zone).utcoffset() or timedelta(0)\n"
        "    return wall - offset // timedelta(seconds=1)\n",
        _TESTS,
    ),
    Mutation(
        "time: every wall near a clock change is looked at",
        _CALENDAR,
        "    wall = walls(seconds - _REACH)\n",
        "    wall = walls(seconds + 1)\n",
        _TESTS,
    ),
    Mutation(
        "time: a clock change on the way is noticed",
        _CALENDAR,
        "        if instant > after and _wall(instant, zone) == wall:\n",
        "        if instant > after:\n",
        _TESTS,
    ),
    Mutation(
        "time: two walls of one instant fire once",
        _CALENDAR,
        "if instant > after and (best is None or instant < best[1]):",
        "if instant >= after and (best is None or instant < best[1]):",
        _TESTS,
    ),
    Mutation(
        "time: a one-shot comes once",
        _CALENDAR,
        "return (start, once) if once > after else None",
        "return (start, once) if once >= after else None",
        _TESTS,
    ),
    Mutation(
        "time: a series ends",
        _CALENDAR,
        "return None if found is None or (rule.until and found[1] > rule.until.timestamp()) else found",
        "return found",
        _TESTS,
    ),
    Mutation(
        "time: a series begins when it does",
        _CALENDAR,
        "    if start < after - _SETTLED and (period := _comes_round(rule)):\n",
        "    if period := _comes_round(rule):\n",
        _TESTS,
    ),
    Mutation(
        "time: every second week is every second week, whenever it began",
        _CALENDAR,
        "        return rule.interval * WEEK\n",
        "        return WEEK\n",
        _TESTS,
    ),
    Mutation(
        "time: the wall time is kept where a country changes its clocks",
        _CALENDAR,
        "    return _instant(found[0], ZoneInfo(old.key))\n",
        "    return due_at\n",
        _RENEWAL,
    ),
    Mutation(
        "time: what is planned changes its edition with its instant",
        "bot/store/zones.py",
        '.values(zone_id=bindparam("present"), due_at=due_at)',
        ".values(due_at=due_at)",
        _RENEWAL,
    ),
    Mutation(
        "time: what falls due soon is seen to before anything is sent",
        "bot/delivery/renewal.py",
        "        return await self._see_to_soon() if old else 0\n",
        "        return 0\n",
        _RENEWAL,
    ),
    Mutation(
        "time: a search ends",
        _CALENDAR,
        "until=None if rule.count else horizon",
        "until=horizon if rule.count else None",
        _TESTS,
    ),
    Mutation(
        "time: elapsed hours count in UTC",
        "bot/schedules/series.py",
        "return Schedule(start.replace(tzinfo=ZoneInfo(UTC_ZONE)), rule)",
        "return Schedule(start.astimezone(zone or ZoneInfo(UTC_ZONE)), rule)",
        ("tests/bot/schedules/test_series.py",),
    ),
    Mutation(
        "time: a wall time needs a zone",
        "bot/schedules/parse.py",
        "            raise NeedsZone\n        return _on_wall(said, Moment(instant, zone), part)",
        '            zone = ZoneInfo("UTC")\n        return _on_wall(said, Moment(instant, zone), part)',
        _PARSE,
    ),
    Mutation(
        "time: not every few minutes",
        "bot/schedules/parts/repeats.py",
        '    if name == "second" or (name == "minute" and number < 15):\n',
        '    if name == "second":\n',
        _REFUSALS,
    ),
    Mutation(
        "time: no two times of a day close together",
        "bot/schedules/series.py",
        "    check_gaps(times, part)\n",
        "",
        _REFUSALS,
    ),
    Mutation(
        "time: nor across midnight",
        "bot/schedules/series.py",
        "following = [*minutes[1:], minutes[0] + 24 * 60]",
        "following = [*minutes[1:], minutes[-1] + 24 * 60]",
        _REFUSALS,
    ),
    Mutation(
        "time: nothing that is over",
        "bot/schedules/once.py",
        "if any(moment.ahead(moment.at(meant, at)) for at in times):",
        "if times:",
        _REFUSALS,
    ),
    Mutation(
        "time: nothing further than ten years",
        "bot/schedules/parse.py",
        "    if first.date() > add_months(now.date(), FURTHEST_MONTHS):\n"
        "        raise NotUnderstood(part, Reason.TOO_FAR)\n",
        "",
        _REFUSALS,
    ),
)
