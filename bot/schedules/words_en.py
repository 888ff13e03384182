"""English as data: the words that schedules are made of, each with what it means."""

from __future__ import annotations

from types import MappingProxyType

_WEEKDAY_FORMS = (
    ("monday", "mon"),
    ("tuesday", "tues", "tue"),
    ("wednesday", "weds", "wed"),
    ("thursday", "thurs", "thur", "thu"),
    ("friday", "fri"),
    ("saturday", "sat"),
    ("sunday", "sun"),
)

WEEKDAYS = MappingProxyType({form: day for day, forms in enumerate(_WEEKDAY_FORMS) for form in forms})
"""One weekday, Monday 0."""

WEEKDAY_PLURALS = MappingProxyType({f"{form}s": day for form, day in WEEKDAYS.items() if f"{form}s" not in WEEKDAYS})
"""A weekday of every week: "mondays"."""

WORKDAYS = (0, 1, 2, 3, 4)
WEEKEND = (5, 6)
DAY_SETS = MappingProxyType(
    {
        "weekday": WORKDAYS,
        "weekdays": WORKDAYS,
        "workday": WORKDAYS,
        "workdays": WORKDAYS,
        "weekend": WEEKEND,
        "weekends": WEEKEND,
        "wkday": WORKDAYS,
        "wkdays": WORKDAYS,
        "wkend": WEEKEND,
        "wkends": WEEKEND,
        "wknd": WEEKEND,
        "wknds": WEEKEND,
        "tth": (1, 3),
        "mwf": (0, 2, 4),
    }
)
WORKING = frozenset({"working", "business", "work", "week"})
"""Before "day" or "days": Monday to Friday."""

UNSURE_WORDS = frozenset({"sat", "sun", "wed", "mon", "may", "march", "mar", "dec", "jan", "second", "fri"})
"""Words that are often something else; read as days or months only beside other words of a schedule."""

_MONTH_FORMS = (
    ("january", "jan"),
    ("february", "feb"),
    ("march", "mar"),
    ("april", "apr"),
    ("may",),
    ("june", "jun"),
    ("july", "jul"),
    ("august", "aug"),
    ("september", "sept", "sep"),
    ("october", "oct"),
    ("november", "nov"),
    ("december", "dec"),
)
MONTHS = MappingProxyType({form: number for number, forms in enumerate(_MONTH_FORMS, 1) for form in forms})
"""A month, January 1."""

_UNITS = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
TENS = MappingProxyType({"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "ninety": 90})
NUMBERS = MappingProxyType({word: value for value, word in enumerate(_UNITS)} | dict(TENS))
"""Numbers in words; "twenty five" is two of them."""

ORDINALS = MappingProxyType(
    {
        "first": 1,
        "second": 2,
        "third": 3,
        "fourth": 4,
        "fifth": 5,
        "sixth": 6,
        "seventh": 7,
        "eighth": 8,
        "ninth": 9,
        "tenth": 10,
        "last": -1,
    }
)
ORDINAL_ENDINGS = frozenset({"st", "nd", "rd", "th"})

UNITS = MappingProxyType(
    {
        form: unit
        for unit, forms in {
            "second": ("second", "seconds", "sec", "secs", "s"),
            "minute": ("minute", "minutes", "min", "mins", "m", "minuets", "mintues"),
            "hour": ("hour", "hours", "hr", "hrs", "h", "huor", "huors", "horus"),
            "day": ("day", "days", "d", "dya", "dyas"),
            "week": ("week", "weeks", "wk", "wks", "w", "weke", "wekes"),
            "fortnight": ("fortnight", "fortnights"),
            "month": ("month", "months", "mo", "mos", "mth", "mths", "motnh"),
            "year": ("year", "years", "yr", "yrs", "y"),
        }.items()
        for form in forms
    }
)
"""What a length of time is counted in, by the unit's plain name."""

PARTS_OF_DAY = MappingProxyType(
    {
        "morning": "morning",
        "mornings": "morning",
        "lunch": "lunch",
        "lunchtime": "lunch",
        "afternoon": "afternoon",
        "afternoons": "afternoon",
        "evening": "evening",
        "evenings": "evening",
        "night": "night",
        "nights": "night",
        "morn": "morning",
        "arvo": "afternoon",
        "arvos": "afternoon",
        "eve": "evening",
        "nite": "night",
        "nites": "night",
    }
)

EVERY = frozenset({"every", "each", "ev", "evry", "evrey", "evey", "eveyr", "everry"})
OTHER = frozenset({"other", "alternate", "othr", "ohter"})
ADVERBS = MappingProxyType(
    {
        "daily": ("day", 1),
        "everyday": ("day", 1),
        "nightly": ("night", 1),
        "hourly": ("hour", 1),
        "weekly": ("week", 1),
        "biweekly": ("week", 2),
        "fortnightly": ("week", 2),
        "monthly": ("month", 1),
        "quarterly": ("month", 3),
        "yearly": ("year", 1),
        "annually": ("year", 1),
    }
)
"""One word for a unit and how many of it lie between."""

LEADS_TO_CLOCK = frozenset({"at", "@", "around", "about", "by", "approximately", "approx", "circa"})
AND = frozenset({"and", "&", ",", "/", "+", "plus", "n"})
TO = frozenset({"-", "to", "through", "thru", "till", "until"})
CONNECTORS = frozenset(
    {"on", "at", "the", "of", "in", "and", "@", "&", ",", "-", "(", ")", "*", "_", "`", ":", ";", ".", "~"}
)
"""What may stand between two parts of a schedule without meaning anything by itself."""

REFUSED_NEARBY = frozenset(
    [
        "except",
        "excluding",
        "excepting",
        "unless",
        "until",
        "till",
        "starting",
        "beginning",
        "not",
        "or",
        "ago",
        "yesterday",
        "between",
        "before",
        "after",
        "sometimes",
        "someday",
        "sometime",
    ]
)
"""Words that change a schedule: unread beside one, the schedule is refused."""

UNCLOCKED = frozenset(
    {"sunrise", "sunset", "sunup", "sundown", "dawn", "dusk", "bedtime", "breakfast", "dinner", "brunch", "supper"}
)
"""Times of day that no clock shows."""

UNCOUNTED = frozenset(
    {"season", "semester", "term", "decade", "century", "holiday", "birthday", "payday", "moon", "time", "now"}
)
"""After "every": what comes again, but not by a clock or a calendar."""

TYPO_TARGETS = frozenset(
    [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "mondays",
        "tuesdays",
        "wednesdays",
        "thursdays",
        "fridays",
        "saturdays",
        "sundays",
        "tomorrow",
        "tonight",
        "today",
        "yesterday",
        "daily",
        "weekday",
        "weekdays",
        "weekend",
        "weekends",
        "weekly",
        "monthly",
        "minutes",
        "minute",
        "january",
        "february",
        "august",
        "september",
        "october",
        "november",
        "december",
        "morning",
        "evening",
        "afternoon",
        "midnight",
        "everyday",
        "starting",
        "except",
        "fortnight",
    ]
)
"""Long enough that a slip of one letter still points at them."""

KNOWN_SLIPS = MappingProxyType(
    {
        "tmrw": "tomorrow",
        "tmr": "tomorrow",
        "tmw": "tomorrow",
        "2moro": "tomorrow",
        "tomorow": "tomorrow",
        "tommorow": "tomorrow",
        "tommorrow": "tomorrow",
        "tomoz": "tomorrow",
        "tomo": "tomorrow",
        "tmro": "tomorrow",
        "tmrrw": "tomorrow",
        "tmrow": "tomorrow",
        "tdy": "today",
        "nxt": "next",
        "tonite": "tonight",
        "2nite": "tonight",
        "2morrow": "tomorrow",
        "wensday": "wednesday",
        "wendsday": "wednesday",
        "wednsday": "wednesday",
        "wensdays": "wednesdays",
        "thrusday": "thursday",
        "tusday": "tuesday",
        "febuary": "february",
        "feburary": "february",
    }
)
"""Slips further away than one letter, and how they are meant."""

NOT_SLIPS = frozenset(
    [
        "dairy",
        "money",
        "mouth",
        "sundry",
        "sunny",
        "weakly",
        "mooning",
        "moaning",
        "meaning",
        "mourning",
        "warning",
        "earning",
        "monthly",
        "minute",
        "minutes",
        "turning",
        "morning",
        "dairy",
        "today",
        "weekday",
        "weekend",
        "todays",
        "sundae",
        "moonday",
        "evenings",
        "mornings",
        "tuesday",
        "friday",
    ]
)
"""Words of their own, however near they stand to one above."""

POLITE = frozenset(
    [
        "please",
        "pls",
        "plz",
        "hey",
        "hi",
        "hello",
        "ok",
        "okay",
        "yo",
        "so",
        "and",
        "legday",
        "thanks",
        "thx",
        "ty",
        "cheers",
    ]
)
ASKING = frozenset({"can", "could", "would", "will"})
REMINDING = frozenset(
    {
        "remind",
        "ping",
        "nudge",
        "tell",
        "message",
        "notify",
        "alert",
        "wake",
        "rmd",
        "remid",
        "remmind",
        "buzz",
        "poke",
    }
)
"""Verbs that ask for a reminder, before "me" or "us"."""
MAKING = frozenset({"set", "add", "create", "make", "schedule", "start"})
"""Verbs before "a reminder"."""
REMINDERS = frozenset({"reminder", "reminders", "alarm", "remindme", "remind", "notification"})
LINKS = frozenset({"to", "that", "about", "for", "of", ":", "-", ",", "and"})
"""What joins the asking, the schedule and the message."""
VAGUE = frozenset(
    {"someday", "sometime", "anytime", "sometimes", "soon", "later", "occasionally", "often", "regularly"}
)
