"""What is said and pressed in the long conversation, by what it is about; labels are those of the pseudo-language."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.coaching.hurts import FELT
from bot.language import PSEUDO, words_for
from bot.safety.flags import FLAGS
from bot.schedules.refusals import Reason

_ = words_for(PSEUDO)

OWN_WORDS = "call the physio"
"""A reminder's text, which comes back as it was typed."""

Line = tuple[str, str]
"""Of one person: what they do ("say", "press" or "wait") and what with."""


def said(*texts: str) -> Iterable[Line]:
    """Yield each of *texts* as it is typed."""
    return (("say", text) for text in texts)


def pressed(*labels: str) -> Iterable[Line]:
    """Yield each of *labels*, English phrases, as the press of its button."""
    return (("press", _(label)) for label in labels)


SESSIONS: Sequence[Line] = (
    ("say", "/start"),
    ("say", "/help"),
    *(
        ("say", f"/help {name}")
        for name in ("hamstrings", "explain", "remind", "reminders", "settings", "start", "help", "swap")
    ),
    ("say", "/hamstring"),
    ("say", "good morning everybody"),
    ("say", "xyzzy"),
    ("say", ""),
    ("say", "/hamstrings dumbbells 15"),
    ("press", _("Swap {number}", number=1)),
    ("press", _("Swap {number}", number=1)),
    ("press", _("Start")),
    ("press", _("Explain {number}", number=1)),
    ("say", "/hamstrings gym 45 advanced"),
    ("press", _("Start")),
    ("say", "/hamstrings nothing 2"),
    ("say", "/hamstrings desk 5"),
    ("say", "/hamstrings loosen"),
    ("say", "/hamstrings kettlebell 20 hard"),
    ("say", "/hamstrings 1"),
    ("say", "/hamstrings barbell desk 5"),
    ("say", "/hamstrings dumbbells 10 beginner easy"),
    ("say", "/hamstrings sliders 20"),
    ("say", "/hamstrings 12345 !!!"),
    ("say", "/swap 1 1 1"),
    ("say", "/swap"),
    ("say", "/begin 0"),
)

CARDS: Sequence[Line] = (
    ("say", "/explain"),
    ("say", "/explain 123"),
    ("say", "curl"),
    ("say", "/explain nordics"),
    *(("press", _(layer)) for layer in ("Mistakes", "Easier", "Harder", "Evidence", "Steps")),
    ("say", "/explain bridge"),
    *(("press", _(layer)) for layer in ("Evidence", "Easier", "Harder")),
    *(
        ("say", f"/explain {slug} {layer}")
        for slug in ("romanian-deadlift", "long-lever-bridge-hold", "kettlebell-swing", "heel-dig-hold")
        for layer in ("steps", "mistakes", "easier", "harder", "evidence")
    ),
)

SETTINGS: Sequence[Line] = (
    *(
        line
        for setting in ("Equipment", "Minutes", "Time zone", "Language", "Aches", "Pictures", "Level")
        for line in (("say", "/settings"), ("press", _(setting)))
    ),
    ("press", _("Beginner")),
    ("say", "/settings minutes 20"),
    ("say", "/settings shoes 42"),
    ("say", "/settings zone Berlim"),
    ("say", "/settings language Klingon"),
    ("say", "/settings level 7"),
    ("say", "/settings minutes 0"),
    ("say", "/settings equipment spoons"),
    ("say", "/settings equipment gym ghd trx ball sliders landmine"),
    ("say", "/settings equipment nothing"),
    ("say", "/settings pictures sepia"),
    ("say", "/settings pictures dark"),
    ("say", "/show rdl"),
)

REMINDERS: Sequence[Line] = (
    ("say", "/remind"),
    ("say", "/reminders"),
    ("say", "/pick 9"),
    ("say", "/remind every mon and thu at 18:00"),
    ("press", "Berlin"),
    ("say", f"/remind in 20 minutes to {OWN_WORDS}"),
    ("say", "/remind every month on the 31st at 9"),
    ("press", _("Rather {time}", time="21:00")),
    ("say", "/remind every weekday at 7am"),
    ("say", "/remind every 2 weeks on tue at 7am"),
    ("say", "/remind every last friday of the month at 18:00"),
    ("say", "/remind every day at 7, 8, 9, 10, 11, 12 and 13 for 2 days"),
    ("say", "/remind every 6 hours until tomorrow"),
    ("say", "/remind every year on 17 march at 9am"),
    ("say", "/remind every first monday of the month at 7am"),
    ("say", "/remind every month on the last day at 7am"),
    ("say", "/remind every 3 days at 7am 2 times"),
    ("say", "/remind every 2 months on the 5th at 7am"),
    ("say", "/remind every 30 minutes until 1pm"),
    ("say", "/remind on 3/4 at 9:00"),
    ("press", _("once, {day} at {time}", day="Fri 3 April", time="09:00")),
    ("say", "/reminders"),
    ("press", _("More")),
    ("press", _("Back")),
    ("press", _("Delete {n}", n=1)),
    ("press", _("Undo")),
    ("say", "/reminder nothing delete 1"),
)

REFUSED = {
    Reason.NO_SCHEDULE: "99",
    Reason.NOT_READ: "every day from 9 to 17",
    Reason.IMPOSSIBLE_TIME: "tomorrow at 26:00",
    Reason.IMPOSSIBLE_DATE: "30 feb at 9am",
    Reason.PAST: "yesterday at 7",
    Reason.TOO_OFTEN: "every minute",
    Reason.TOO_FAR: "in 11 years",
    Reason.NEVER: "every monday at 7pm until tomorrow",
    Reason.NOT_POSITIVE: "in 0 minutes",
    Reason.VAGUE: "every so often",
    Reason.CHOICE: "mon or tue at 9am",
    Reason.CONFLICT: "friday 13 february",
    Reason.WHICH_TIMES: "twice a day",
    Reason.MONTHLY: "three times a month",
    Reason.YEARLY: "twice a year",
    Reason.UNTIL: "every day until i am fit",
    Reason.EXCEPT: "every day at 7 unless it rains",
    Reason.UNKNOWN_ZONE: "tomorrow at 9am Mars time",
}

ACHES: Sequence[Line] = (
    ("say", "/hamstrings"),
    ("say", "/hurts"),
    ("press", _("Knee")),
    ("say", "/settings"),
    ("say", "/hurts teeth"),
    ("press", _("Hamstring strain")),
    ("press", _("Swap {number}", number=1)),
    ("press", _("Start")),
    ("press", _("New session")),
    ("press", _("Both yes")),
    ("press", _("Something hurts")),
    ("press", _("None of these")),
    ("say", "/hurts pregnancy"),
    ("say", "/hurts low_back_pain"),
    ("say", "/hurts balance_fall_risk"),
    ("say", "/hamstrings desk nothing 5"),
    ("say", "/hamstrings nothing 5 hinge"),
    ("say", "/hurts recent_hamstring_strain"),
)

WALK: Sequence[Line] = (
    *said("/walk", "/walk_set 10", "/begin 0", "/done", "/progress", "/target", "/target 9", "/target 3"),
    *said("/floor yes", "/done 3x8", "/hamstrings bridge nothing 10"),
    *pressed("Start"),
    *(line for felt in FELT.values() if not felt.ends for line in pressed("It hurts", felt.label, "Go on")),
    *pressed("It hurts", "Back", "Easier", "Harder", "Just the list", "Set by set", "Done set"),
    ("wait", "PT3M"),
    *said("what is a bridge"),
    *pressed("Done set", "Next", "Done set", "Skip this one", "Right", "Ask me tomorrow"),
    *said("/hamstrings dumbbells 20"),
    *pressed("Start", "Done set"),
    ("wait", "PT5M"),
    *said("12 kg", "10 at 12 kg", "10, 10"),
    *pressed("Hard"),
    *said("/hamstrings nothing 5"),
    *pressed("Start", "Stop here"),
    *said("/done"),
    *pressed("New session", "Done", "Easy", "Undo"),
    *said("/undo_log 0", "/feel 0 hard", "/feel 0", "/day_after 0", "/day_after 0 sore"),
    *said("/day_after 0 hurts"),
)

DAYS_LATER: Sequence[Line] = (
    ("wait", "P1D"),
    *pressed("Fine"),
    ("wait", "P2D"),
    *said("/hamstrings dumbbells 20"),
    *pressed("Start", "Skip this one", "Same as last time", "Easy"),
    ("wait", "P7D"),
    *said("/progress", "/hamstrings dumbbells 20"),
    *pressed("Start", "It hurts", "Sharp or sudden", "Checked and fine", "Start"),
)

LOGS: Sequence[Line] = (
    *said("/done curl", "/done rdl", "3x8 60kg easy", "/done rdl 3x8 60kg rir 2 yesterday", "/done rdl 8,8,7 62.5kg"),
    *said("/done nordic curl 2x5", "/done bridge hold 3x20s", "/log single leg rdl 3x8 20 lb hard"),
    *said("/done rdl 99x8", "/done rdl 3x999", "/done bridge hold 1x99min", "/done rdl 3x8 999kg"),
    *said("/done rdl 3x8 60kg rir 99", "/done rdl 3x8 2026-12-24", "/done rdl 3x8 2020-01-01"),
    *said("/done frobnicate 3x8", "/done_as 0 0", "/progress"),
    *said("/best", "/muscle", "/muscle biceps femoris", "/muscle semitendinosus", "/muscle semimembranosus"),
)

PLAIN: Sequence[Line] = (
    *said("thanks", "hello", "good morning", "stop"),
    *pressed("Keep them"),
    *said(
        "thx stopp", "logg sett", "show my progress", "what are my reminders", "skip", "settings", "log", "helo thx"
    ),
    *said("/explain soreness"),
    *pressed("More", "Evidence", "Answer"),
    *said("why are my legs sore after training", "nordics soreness", "/explain qqqqqqq"),
)

ANSWERS: Sequence[Line] = (
    *said("/loop", "/loop both", "/harddays", "/harddays moon", "/harddays tue sat", "/floor", "/floor no"),
    *said("/weights", "/weights 8 12 16 kg", "/hamstrings i run, dumbbells", "/hamstrings bands 15"),
    *said("/hamstrings gym 30"),
    ("press", _("Swap {number}", number=1)),
    *pressed("Busy"),
    ("press", _("Swap {number}", number=1)),
    *pressed("Not here", "Easier", "Easier", "Easier", "Harder", "Harder", "Harder", "Harder"),
    *said("/floor yes", "/weights 8 12 16 kg", "/easier 0", "/harder 0", "/busy 0", "/nothere 0"),
)

AWAY: Sequence[Line] = (
    *said("/resume", "/pause until blursday", "/pause until 1 january 2031", "/pause", "pause until monday"),
    *pressed("Four weeks", "Resume now"),
)

QUIET: Sequence[Line] = (
    *said("/settings quiet", "/settings quiet off", "/settings quiet 9", "/settings quiet 22-7"),
    *said("/remind tomorrow at 23:00", "/settings"),
)

OTHER_ZONE: Sequence[Line] = (
    *said("/settings zone Tokyo"),
    *pressed("Same clock time"),
    *said("/settings zone Lima"),
    *pressed("Same instant"),
    *said("/rezone", "/settings zone Berlin"),
)

REMINDER_CARD: Sequence[Line] = (
    *said(f"/remind every day at 13:00 to {OWN_WORDS}", "/reminders"),
    ("press", _("Edit {n}", n=1)),
    *pressed("Skip next", "Nudge me", "No nudges", "Pause", "Resume", "Edit time"),
    *said("blursday", "03/04 at 9am", "tomorrow at 7am"),
    *pressed("Edit text"),
    *said(OWN_WORDS),
    *pressed("Pause"),
    ("wait", "P2D"),
    *said("/reminders"),
    ("press", _("Edit {n}", n=1)),
    *pressed("Resume", "Delete", "Undo"),
)

SAFETY: Sequence[Line] = (
    *said("can i train through the pain", "can i take ibuprofen", "what does my mri say"),
    *said("when can i play again after my strain", "give me a rehab plan", "do i have a torn hamstring"),
    *said("/flag", "/checked", "/anyway"),
    *(line for name in FLAGS for line in said(f"/flag {name}", "/checked fine")),
    *said("torn hamstring", "what if i feel a sharp pain?", "is it normal to feel tingling?", "swollen knee"),
    *said("short of breath", "a bit dizzy"),
    *pressed("Yes"),
    *said("felt a pop"),
    *pressed("Not yet"),
    *said("/hamstrings", "/explain nordics"),
    *pressed("Checked and fine"),
    *said("/hurts heart", "/hamstrings"),
    *pressed("See the list"),
    *said("/hamstrings"),
    *pressed("They said yes"),
)

LEFT_OUT: Sequence[Line] = (
    *(
        line
        for ache in ("knee_pain", "low_back_pain", "sit_bone_pain", "wrist_shoulder_pain", "pregnancy", "fall")
        for line in said(f"/hurts {ache}", "/hamstrings dumbbells 20", "/hurts none", f"/hurts {ache} off")
    ),
    *said("/hurts knee_pain", "/hurts low_back_pain"),
    ("wait", "P15D"),
    *said("/hamstrings"),
    *pressed("Better"),
    *said("/hamstrings"),
    *pressed("Still sore"),
    *said("/hurts none", "/hamstrings trained yesterday", "/hamstrings no bending"),
)

FORGET: Sequence[Line] = (
    *said("/remind every sun at 18:00", "/export", "/forget", "no", "/forget sure 0", "/forget"),
    *pressed("Erase everything"),
)

LAST_ONES: Sequence[Line] = (
    *said("/remind every day at 7:00 2 times", "/reminders"),
    ("press", _("Edit {n}", n=1)),
    *pressed("Skip next", "Skip next"),
    *said("/remind every 2nd tuesday of the month at 7:00", "/remind every 45 minutes until 5pm"),
    *said("/remind every month on the second last day at 7:00", "/remind every third sat of the month at 7:00"),
)

NO_ZONE: Sequence[Line] = (
    *said("/settings quiet 22-7", f"/remind in 20 minutes to {OWN_WORDS}", "/reminders"),
    ("press", _("Edit {n}", n=1)),
    *pressed("Edit time"),
    *said("tomorrow at 7am"),
)
