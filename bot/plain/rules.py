"""The rules, first match first: each a named function with its examples in the tests, and the line it stands for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from bot.language import N_
from bot.plain import lines, phrases
from bot.plain.said import Said
from bot.sessions.need import Focus, Wish
from bot.sessions.wish import parse_wish


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing that people say in their own words.

    Attributes:
        name: For tests and the offer of two readings.
        label: On the button where it is not sure; marked with `N_`.
        matches: Whether a sentence says it.
        line: What would have been typed.
        interrupts: A sentence of it is clearly no answer to a question that waits.
        yields: Whether the name of an exercise or a known question in the sentence comes first.
        likely: Words that speak for it where no rule matches.
    """

    name: str
    label: str
    matches: Callable[[Said], bool]
    line: Callable[[Said], str]
    interrupts: bool = True
    yields: Callable[[Said], bool] = lambda _said: False
    likely: str = ""


def says_thanks(said: Said) -> bool:
    """A word of thanks or praise and nothing else."""
    return phrases.THANKS.fullmatch(said.whole) is not None


def greets(said: Said) -> bool:
    """A greeting and nothing else; "good morning" is an exercise too, and is asked about."""
    return phrases.GREETING.fullmatch(said.whole) is not None


def wants_it_to_stop(said: Said) -> bool:
    """Be quiet, whatever is meant by it."""
    return phrases.STOP.fullmatch(said.whole) is not None


def wants_a_reminder(said: Said) -> bool:
    """A new reminder, with or without its time."""
    return said.has(phrases.REMIND) and not said.opens(phrases.NOT_A_NEW_ONE)


def pauses(said: Said) -> bool:
    """Away for a while."""
    return said.has(phrases.PAUSE) and not said.has(phrases.SETS) and not said.opens(phrases.ASKING)


def asks_about_reminders(said: Said) -> bool:
    """Reminders that are there already."""
    return said.has(phrases.REMINDERS)


def asks_for_progress(said: Said) -> bool:
    """How it goes."""
    return said.has(phrases.PROGRESS)


def skips(said: Said) -> bool:
    """Not this time."""
    return phrases.SKIP.fullmatch(said.whole) is not None


def logs(said: Said) -> bool:
    """Something that was done; what was done and asks for a plan, or was not done, is no log."""
    return said.opens(phrases.DID) and not said.asks and not said.has(phrases.NOT_A_LOG)


def is_done(said: Said) -> bool:
    """The whole of it is done, without saying what: of a set, it may be the answer to a question."""
    return logs(said) and len(lines.log(said).split()) <= 1 + bool(phrases.FEELS.search(said.text))


def counts_sets(said: Said) -> bool:
    """Sets and repetitions, perhaps with an exercise."""
    return said.has(phrases.SETS) and not said.asks and not said.has(phrases.NOT_A_LOG)


def changes_settings(said: Said) -> bool:
    """Something about themselves, without asking for training."""
    return said.has(phrases.SETTINGS) and not said.has(phrases.TRAINING)


def asks_for_help(said: Said) -> bool:
    """What this is and what to type."""
    return phrases.HELP.fullmatch(said.whole) is not None


def wants_a_session(said: Said) -> bool:
    """Training now, with or without what there is for it."""
    return said.has(phrases.WANTS) and not said.has(phrases.HOW_TO) and not said.opens(phrases.ABOUT)


def speaks_generally(said: Said) -> bool:
    """Training, but not theirs and not now."""
    return not said.has(phrases.NOW)


def always(_said: Said) -> bool:
    """Whatever the sentence says."""
    return True


def is_stiff(said: Said) -> bool:
    """Tight or stiff, as after sitting: loosening up."""
    return said.has(phrases.STIFF) and not said.asks and not said.has(phrases.SORE) and not said.opens(phrases.ASKING)


def hurts(said: Said) -> bool:
    """An ache, or something to know before training."""
    return said.has(phrases.HURTS) and not said.has(phrases.TODAY) and not said.opens(phrases.ASKING)


def asks_a_question(said: Said) -> bool:
    """How something is done, or anything about hamstrings."""
    sore = said.has(phrases.SORE) and not said.has(phrases.TODAY)
    return said.opens(phrases.QUESTION) or sore


def ends_as_a_question(said: Said) -> bool:
    """Anything else with a question mark: an exercise's name, most of the time."""
    return said.asks and bool(said.whole)


def names_what_they_have(said: Said) -> bool:
    """Kit, minutes or a level, and little else: a session for it; kit beside other words may name an exercise."""
    wish = parse_wish(lines.session_words(said.text))
    if not any(letter.isalpha() for letter in said.text) or len(wish.unknown) > UNKNOWN_AT_MOST:
        return False
    named = wish.focus in {Focus.HINGE, Focus.CURL} or bool(wish.unknown)
    if named and wish.minutes is None and (said.asks or not (wish.equipment and said.has(phrases.HAVING))):
        return False
    return replace(wish, unknown=()) != Wish()


UNKNOWN_AT_MOST: Final = 2
"""Pieces that are not understood, beyond which a sentence speaks of something else."""

RULES: Final[tuple[Rule, ...]] = (
    Rule("thanks", N_("Thanks"), says_thanks, lines.fixed("/thanks")),
    Rule("greeting", N_("Hello"), greets, lines.fixed("/hello")),
    Rule("stop", N_("Stop"), wants_it_to_stop, lines.fixed("/stop"), likely="stop quiet unsubscribe messages"),
    Rule("help", N_("Help"), asks_for_help, lines.fixed("/help"), likely="help commands use bot"),
    Rule("remind", N_("Remind me"), wants_a_reminder, lines.remind, likely="remind reminder every monday alarm"),
    Rule("pause", N_("Pause"), pauses, lines.pause, likely="pause holiday vacation away sick"),
    Rule("reminders", N_("Reminders"), asks_about_reminders, lines.fixed("/reminders"), likely="reminders list next"),
    Rule("progress", N_("Progress"), asks_for_progress, lines.fixed("/progress"), likely="progress streak week best"),
    Rule("skip", N_("Skip"), skips, lines.fixed("/skip"), interrupts=False, likely="skip not today tired"),
    Rule("done", N_("Done"), is_done, lines.log, interrupts=False, likely="done finished completed"),
    Rule("log", N_("Log it"), logs, lines.log, likely="did done finished sets reps kg"),
    Rule("sets", N_("Log it"), counts_sets, lines.log, interrupts=False),
    Rule("settings", N_("Settings"), changes_settings, lines.settings, interrupts=False, likely="settings zone"),
    Rule(
        "session",
        N_("Session"),
        wants_a_session,
        lines.session,
        yields=speaks_generally,
        likely="workout session train dumbbells minutes",
    ),
    Rule("loosen", N_("Loosen up"), is_stiff, lines.loosen, likely="tight stiff sitting stretch desk"),
    Rule("hurts", N_("Something hurts"), hurts, lines.hurts, likely="hurts pain ache sore injured"),
    Rule("explain", N_("Explain"), asks_a_question, lines.explain, likely="how what why explain technique muscle"),
    Rule("kit", N_("Session"), names_what_they_have, lines.session, interrupts=False, yields=always),
    Rule("wonder", N_("Explain"), ends_as_a_question, lines.explain, interrupts=False),
)
"""First match wins: what is said in whole sentences comes before what single words say."""
