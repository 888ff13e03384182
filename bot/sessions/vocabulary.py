"""The phrases people type about a session, each with what it says; data, apart from joining it up."""

from __future__ import annotations

from bot.sessions.kit import kit_phrases
from bot.sessions.need import Focus, Push, Wish
from catalog.model import Caution, Level


def _in_order(typed: str) -> list[str]:
    return typed.split()


def _each(typed: str) -> frozenset[str]:
    return frozenset(_in_order(typed))


LONGEST_PHRASE = 5
"""Most words in a phrase of the table."""

PREGNANCY = frozenset({Caution.PREGNANCY_SUPINE, Caution.PREGNANCY_PRONE, Caution.PREGNANCY_GENERAL})

LEVELS = {
    Level.BEGINNER: "beginner, beginners, novice, newbie, new to this, first time, never trained, beginner level",
    Level.INTERMEDIATE: "intermediate, medium level, some experience, intermediate level",
    Level.ADVANCED: "advanced, expert, experienced, advanced level",
}

FOCUSES = {
    Focus.HINGE: "hinge, hinges, hip hinge, hinge first, hip extension",
    Focus.CURL: "curl, curls, leg curls, knee flexion, curl first",
    Focus.LOOSEN: "loosen, loosen up, loosening, stretch, stretches, stretching, mobility, tight, stiff, unwind",
}

PUSHES = {
    Push.EASY: "easy, easier, gentle, light, take it easy, low energy, tired",
    Push.HARD: "hard, harder, tough, heavy, challenging",
}

BODY = {
    frozenset({Caution.LOW_BACK_PAIN}): "back, lower back, low back",
    frozenset({Caution.KNEE_PAIN}): "knee, knees",
    frozenset({Caution.SIT_BONE_PAIN}): "sit bone, sit bones, sitting bone, sitting bones",
    frozenset({Caution.WRIST_SHOULDER_PAIN}): "wrist, wrists, shoulder, shoulders",
}
"""Where it may hurt; such a word counts only with a complaint around it."""

COMPLAINTS = (
    "my {}",
    "bad {}",
    "my bad {}",
    "sore {}",
    "my sore {}",
    "aching {}",
    "achy {}",
    "painful {}",
    "dodgy {}",
    "{} pain",
    "{} ache",
    "{} aches",
    "{} hurts",
    "{} hurt",
    "{} trouble",
    "{} problem",
    "{} problems",
    "{} injury",
    "my {} hurts",
    "my {} hurt",
    "my {} aches",
    "my {} ache",
)

STATES = {
    frozenset({Caution.RECENT_HAMSTRING_STRAIN}): "hamstring strain, strained hamstring, pulled hamstring, "
    "strained my hamstring, pulled my hamstring, hamstring pull, hamstring tear, torn hamstring, "
    "tweaked my hamstring, tweaked hamstring, strain",
    frozenset({Caution.BALANCE_FALL_RISK}): "bad balance, poor balance, balance risk, balance problems, unsteady, "
    "i fall, fall risk, my balance, balance",
    PREGNANCY: "pregnant, pregnancy, expecting, expecting a baby, second trimester, third trimester, first trimester",
}

SWITCHES = {
    Wish(hinge=False): "no hinging, no hinge, no hinges, no bending, no bending over, no bending forward, "
    "without hinging, without bending",
    Wish(desk=True): "desk, at my desk, office, at the office, at work, sitting at work, office chair, work chair",
    Wish(fresh=True): "new, something new, fresh, different, something different, something else, surprise me",
    Wish(sore=True): "sore, still sore, a bit sore, sore legs, my legs are sore, legs are sore, sore hamstrings, "
    "my hamstrings are sore, hamstrings are sore, muscle soreness, doms",
    Wish(focus=Focus.LOOSEN, sore=True): "too sore, very sore, sore and weak, still sore and weak, really sore",
    Wish(plays=True): "i run, runner, i'm a runner, running, jogger, i jog, i play football, i play soccer, football, "
    "soccer, i play rugby, rugby, i play hockey, hockey, i play basketball, basketball, i play tennis, tennis, "
    "i sprint, sprinter, i play",
    Wish(trial=True): "try a hinge",
    Wish(cleared=True): "cleared",
    Wish(cleared=True, avoid=frozenset({Caution.RECENT_HAMSTRING_STRAIN})): "strain cleared",
    Wish(yesterday=True): "trained yesterday, trained them yesterday, trained hamstrings yesterday, "
    "did them yesterday, did legs yesterday, leg day yesterday, legs yesterday, trained legs yesterday",
}

AMBIGUOUS = "leg curl machine, curl machine, hamstring curl machine"
"""Kit that could be one of several; it is said back, not guessed."""

NEGATIONS = frozenset({"no", "without", "not", "except", "minus", "don't", "haven't", "lack"})

ALSO_REFUSED = frozenset({"or", "nor"})
"""Between two things that one "no" refuses together."""

FILLERS = frozenset(
    _each(
        "a an any the and with i i've i'm im ive have got only just my at for please pls plz some of about in me to is"
    )
    | _each("are it we today now session workout hamstring hamstrings training train legs leg day give want need all")
    | _each("around max maximum up there's there can do quick level but also or own available time long on work pair")
    | _each("exercises exercise single")
)
"""Words that say nothing by themselves."""

NUMBERS = dict(
    zip(
        _in_order("one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen")
        + _in_order("seventeen eighteen nineteen twenty"),
        range(1, 21),
        strict=True,
    )
) | {"thirty": 30, "forty": 40, "fourty": 40, "fifty": 50, "sixty": 60, "ninety": 90}

SPANS = {
    "an hour and a half": 90,
    "hour and a half": 90,
    "three quarters of an hour": 45,
    "quarter of an hour": 15,
    "half an hour": 30,
    "half hour": 30,
    "an hour": 60,
    "one hour": 60,
    "a couple of minutes": 2,
    "couple of minutes": 2,
    "a minute": 1,
}
"""Lengths that are said without a number, in minutes."""

MINUTE_WORDS = frozenset({"min", "mins", "minute", "minutes", "m", "mn", "'", "′"})
HOUR_WORDS = frozenset({"h", "hr", "hrs", "hour", "hours"})

OTHER_UNITS = _each("kg kgs kilo kilos lb lbs pound pounds x set sets rep reps day days week weeks years") | _each(
    "sec secs second seconds s cm % times exercise exercises"
)
"""After these a number is no length of time in minutes."""


def phrases() -> dict[str, Wish]:
    """Return what each known phrase, in lower case and single spaces, says."""
    table = {phrase: Wish(equipment=kit) for phrase, kit in kit_phrases().items()}
    for level, typed in LEVELS.items():
        table |= dict.fromkeys(typed.split(", "), Wish(level=level))
    for focus, typed in FOCUSES.items():
        table |= dict.fromkeys(typed.split(", "), Wish(focus=focus))
    for push, typed in PUSHES.items():
        table |= dict.fromkeys(typed.split(", "), Wish(push=push))
    for flags, typed in STATES.items():
        table |= dict.fromkeys(typed.split(", "), Wish(avoid=flags))
    for said, typed in SWITCHES.items():
        table |= dict.fromkeys(typed.split(", "), said)
    table |= {phrase: Wish(unknown=(phrase,)) for phrase in AMBIGUOUS.split(", ")}
    return table | _complaints()


def _complaints() -> dict[str, Wish]:
    return {
        complaint.format(part): Wish(avoid=flags)
        for flags, typed in BODY.items()
        for part in typed.split(", ")
        for complaint in COMPLAINTS
    }
