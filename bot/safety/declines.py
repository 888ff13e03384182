"""What a coach kindly declines, each with the next step: it is another profession's work."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from bot.language import N_, Words
from bot.messages import Button, Paragraph, Reply
from bot.safety.reading import plain


@dataclass(frozen=True, slots=True)
class Decline:
    """Something that is not answered.

    Attributes:
        asks: Finds it in plain text.
        answer: No, and what to do instead; marked with `N_`.
        line: What the button types.
        label: On the button; marked with `N_`.
    """

    name: str
    asks: re.Pattern[str]
    answer: str
    label: str
    line: str


_INJURY = (
    r"(?:strain\w*|tear|torn|tore|injur\w+|sprain\w*|tendinopathy|tendonitis|sciatica|rupture\w*|pulled|hernia\w*)"
)

_SPORT = "play|sprint|run|running|compete|race|return|come back|be back|go back|back to \\w+"


def _asks(*said: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(said)})\b")


DECLINES: Final = (
    Decline(
        "through_pain",
        _asks(
            r"(?:train|work|push|lift|run|play|squat|exercise|deadlift|go|power|get) (?:\w+ )?(?:through|despite)"
            r" (?:the |my |this |a |some )?(?:\w+ ){0,2}(?:pain|injury)",
            r"(?:train|lift|run|play|squat|exercise) (?:\w+ )?with (?:the |my |this |a |some )?"
            r"(?:sharp|sudden|stabbing|severe|shooting) (?:\w+ )?pain",
            r"(?:ignore|mask) (?:the |my |this )?(?:\w+ )?pain",
        ),
        N_(
            "I won't help to train through pain: sharp or growing pain ends the session. Easy and free "
            "of pain is fine."
        ),
        N_("Something hurts"),
        "/hurts",
    ),
    Decline(
        "medicine",
        _asks(
            r"(?:ibuprofen\w*|paracetamol|acetaminophen|tylenol|advil|aspirin|naproxen|diclofenac|voltaren"
            r"|painkillers?"
            r"|pain killers?|anti ?inflammator\w+|cortisone|steroids?|muscle relaxants?|opioids?|tramadol|codeine"
            r"|nsaids?)",
            r"(?:take|use|dose|how much|how many) (?:\w+ ){0,3}(?:medicine|medication|pills?|tablets?|drugs?|meds)",
        ),
        N_(
            "Medicines are a pharmacist's or doctor's question, and they know what fits you. I can "
            "keep training gentle."
        ),
        N_("Something hurts"),
        "/hurts",
    ),
    Decline(
        "scan",
        _asks(
            r"(?:mri|m r i|x ?rays?|ultrasound|ct|scan|imaging|radiology)(?: \w+){0,3} (?:say|says|said|show|shows"
            r"|showed|mean"
            r"|means|report|result|results|read|interpret|looks?)",
            r"(?:read|interpret|explain|understand|look at|check|send you|show you) (?:\w+ ){0,3}(?:mri|x ?rays?"
            r"|ultrasound|scan"
            r"|scans|radiology)",
            r"what (?:does|do|is) (?:\w+ ){0,3}(?:mri|x ?ray|ultrasound|scan)",
        ),
        N_(
            "Reading a scan belongs to whoever ordered it: ask them what it means for training, and "
            "tell me what to avoid."
        ),
        N_("Something hurts"),
        "/hurts",
    ),
    Decline(
        "return_date",
        _asks(
            rf"(?:when|how long|how soon|how many (?:days|weeks|months)) (?:[\w']+ ){{0,8}}(?:{_SPORT})"
            rf" (?:[\w']+ ){{0,5}}{_INJURY}",
            rf"when (?:can|will|could|may) i (?:[\w']+ ){{0,2}}(?:{_SPORT}) (?:[\w']+ ){{0,3}}"
            r"(?:again|football|soccer|rugby|sport|competition)",
            rf"(?:how long|when) (?:[\w']+ ){{0,4}}{_INJURY} (?:[\w']+ ){{0,3}}(?:heal|recover|last|take)",
            rf"(?:how long|when) (?:[\w']+ ){{0,4}}(?:heal|recover\w*|better) (?:[\w']+ ){{0,5}}{_INJURY}",
            r"return to (?:sport|play) (?:\w+ )?(?:date|timeline|time)",
        ),
        N_(
            "A date for your return is for a physiotherapist who tests you. Tell me when they say go, and we build up."
        ),
        N_("After a strain"),
        "/explain after-a-strain",
    ),
    Decline(
        "rehab_plan",
        _asks(
            r"(?:rehab\w*|physio(?:therapy)?) (?:\w+ ){0,2}(?:plan|program\w*|routine|protocol|exercises|schedule)",
            rf"(?:plan|program\w*|routine|protocol|exercises?) (?:\w+ ){{0,3}}(?:heal|fix|treat|recover from)"
            rf" (?:\w+ ){{0,3}}{_INJURY}",
            rf"(?:treat|heal|fix|cure) (?:\w+ ){{0,3}}{_INJURY}",
            r"rehab (?:my|a|the|this)",
        ),
        N_(
            "A rehab plan is a physiotherapist's work, made for you. Once they clear you I bring "
            "gentle sessions beside it."
        ),
        N_("Something hurts"),
        "/hurts",
    ),
    Decline(
        "diagnosis",
        _asks(
            rf"(?<!how )(?:do i have|did i|have i got|could (?:i|it|this) (?:have|be)|is (?:it|this|that)"
            rf"|might (?:i|it) (?:have|be)) (?:[\w']+ ){{0,4}}{_INJURY}",
            r"what(?: is|'s|s) wrong with (?:my|me)",
            r"what (?:injury|condition) (?:\w+ ){0,3}(?:have|got|it|this)",
            r"grade (?:1|2|3|i|ii|iii|one|two|three)|(?:what|which) grade|diagnos\w+",
            r"how bad is (?:my|the|this|it)",
        ),
        N_(
            "I can't name or grade an injury from here; a doctor or physiotherapist can. Until then: "
            "nothing that hurts."
        ),
        N_("When to get help"),
        "/explain strain",
    ),
)
"""Looked for in this order."""


def decline_for(text: str) -> Decline | None:
    """Return what *text* asks that is not answered; None: nothing of the kind."""
    said = plain(text)
    return next((decline for decline in DECLINES if decline.asks.search(said)), None)


def decline_reply(decline: Decline, words: Words) -> Reply:
    """Return a kind no with the next step; for the asker's eyes only."""
    button = Button(words(decline.label), decline.line)
    return Reply((Paragraph(words(decline.answer)),), buttons=((button,),), private=True)
