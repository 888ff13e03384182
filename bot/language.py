"""The words in a person's language: gettext for phrases, Babel for dates and numbers."""

from __future__ import annotations

import gettext
import logging
import re
from datetime import date, datetime
from functools import cache
from importlib.resources import files

from babel import Locale
from babel.dates import format_date, format_time, get_day_names
from babel.numbers import format_decimal

log = logging.getLogger(__name__)

DOMAIN = "legday"
SOURCE = "en"
PSEUDO = "en-XA"
"""Not a language: every phrase in brackets and a third longer, to find phrases that bypass translation."""

SPOKEN = ("en", "es")
"""Languages that a person is offered, by BCP 47 tag."""

_FIELD = re.compile(r"(\{[^{}]*\})")


def N_(message: str) -> str:  # noqa: N802 - gettext's own name for a mark without a translation
    """Mark *message* for translation where it is shown, not where it stands."""
    return message


_DAY = N_("EEE d MMMM")
_DAY_WITH_YEAR = N_("EEE d MMMM y")
_DATE = N_("d MMMM")
_SHORT_DATE = N_("d MMM")
"""Patterns of dates, as https://unicode.org/reports/tr35/tr35-dates.html writes them; languages order them."""


Day = date
"""A date, where `Words.date` hides the name."""


class Words:
    """Phrases, dates and numbers in one language.

    Call it with an English phrase and the values of its named fields: ``words("In {n} minutes", n=5)``.
    """

    def __init__(self, tag: str, translations: gettext.NullTranslations, locale: Locale) -> None:
        self.tag = tag
        self._translations = translations
        self._locale = locale

    def __call__(self, message: str, **values: object) -> str:
        """Return *message* in this language with its fields filled in; fields stay as they are without values."""
        phrase = self._finish(self._translations.gettext(message))
        return phrase.format(**values) if values else phrase

    def many(self, one: str, many: str, count: int, **values: object) -> str:
        """Return the form of the phrase that fits *count*, which also fills the field ``{count}``."""
        phrase = self._finish(self._translations.ngettext(one, many, count))
        return phrase.format(count=self.number(count), **values)

    def number(self, value: float) -> str:
        """Return *value* as this language writes numbers."""
        return format_decimal(value, locale=self._locale)

    def day(self, moment: datetime) -> str:
        """Return the weekday and date of *moment*, on the wall of its own zone: "Mon 30 March"."""
        return format_date(moment.date(), self._translations.gettext(_DAY), locale=self._locale)

    def day_with_year(self, moment: datetime) -> str:
        """Return the weekday, date and year of *moment*, on the wall of its own zone."""
        return format_date(moment.date(), self._translations.gettext(_DAY_WITH_YEAR), locale=self._locale)

    def date(self, moment: datetime) -> str:
        """Return the day and month of *moment*, on the wall of its own zone: "30 March"."""
        return format_date(moment.date(), self._translations.gettext(_DATE), locale=self._locale)

    def short_date(self, day: Day) -> str:
        """Return the day and month in a few letters: "30 Mar"."""
        return format_date(day, self._translations.gettext(_SHORT_DATE), locale=self._locale)

    def month(self, day: Day) -> str:
        """Return the short name of the month that *day* is in: "Mar"."""
        return format_date(day, "LLL", locale=self._locale)

    def weekday(self, index: int) -> str:
        """Return the short name of a weekday, counted from Monday = 0: "Mon"."""
        return str(get_day_names("abbreviated", locale=self._locale)[index])

    def time(self, moment: datetime) -> str:
        """Return the clock time of *moment* on the wall of its own zone: "18:00"."""
        return format_time(moment.timetz(), "HH:mm", tzinfo=moment.tzinfo, locale=self._locale)

    def _finish(self, phrase: str) -> str:
        return phrase


class PseudoWords(Words):
    """Brackets every phrase and makes it a third longer, fields untouched."""

    def _finish(self, phrase: str) -> str:
        letters = len(_FIELD.sub("", phrase))
        return f"⟦{phrase}{'~' * (letters // 3 + 1)}⟧"


@cache
def words_for(tag: str) -> Words:
    """Return the words of the spoken language nearest to the BCP 47 *tag*; English where none is near."""
    if tag == PSEUDO:
        return PseudoWords(PSEUDO, gettext.NullTranslations(), Locale.parse("en_GB"))
    spoken = nearest(tag) or SOURCE
    if spoken == SOURCE:
        return Words(SOURCE, gettext.NullTranslations(), Locale.parse("en_GB"))
    return Words(spoken, _translations(spoken), Locale.parse(spoken))


def nearest(tag: str | None) -> str | None:
    """Return the spoken language that the BCP 47 *tag* asks for, or None."""
    if tag == PSEUDO:
        return PSEUDO
    language = (tag or "").replace("_", "-").split("-")[0].lower()
    return language if language in SPOKEN else None


def _translations(language: str) -> gettext.NullTranslations:
    """Read what the build compiled; a bare checkout that was never installed speaks English."""
    compiled = files("bot").joinpath("locale", language, "LC_MESSAGES", f"{DOMAIN}.mo")
    try:
        with compiled.open("rb") as file:
            return gettext.GNUTranslations(file)
    except FileNotFoundError:
        log.warning("no compiled translation for %s: install the package, as the README says", language)
        return gettext.NullTranslations()
