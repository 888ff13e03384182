"""Moments in our own words: weekday, date, clock time and zone."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.language import Words
from bot.messages import Moment


def moment_words(instant: datetime, zone: ZoneInfo, words: Words, now: datetime) -> str:
    """Return "Mon 30 March, 18:00 Europe/Berlin"; with the year where it is not the year of *now* there."""
    local = instant.astimezone(zone)
    same_year = local.year == now.astimezone(zone).year
    day = words.day(local) if same_year else words.day_with_year(local)
    return words("{day}, {time} {zone}", day=day, time=words.time(local), zone=zone.key)


def moment(instant: datetime, zone: ZoneInfo, words: Words, now: datetime) -> Moment:
    """Return *instant* as a block."""
    return Moment(instant, zone.key, moment_words(instant, zone, words, now))
