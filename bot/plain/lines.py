"""The lines that plain sentences stand for."""

from __future__ import annotations

import re
from collections.abc import Callable

from bot.plain.phrases import FEELS
from bot.plain.said import Said
from bot.sessions.wish import parse_wish

_FRAME = re.compile(
    r"\b(?:what's|whats|what|which|should|shall|could|would|can|will|how|show|send|make|build|plan|find|suggest"
    r"|recommend|create|something|someone|for|tonight|todays?|i'd|i'll|let's|lets|go|going|want|wanna|like|try"
    r"|fancy|start|begin|please|got|only|then|so|us|you|next|another|else|who|where|when|there's|left|free|spare"
    r"|right|really|but|because|since|routine|moves|drills|hotel|room|house|who's|bit|little|few|lot|ready|bored"
    r"|using|use|hey|hi|hello|muscles?|back of my legs?"
    r"|lunch|(?<!good )morning|evening|tomorrow|later|quickly|happen|be"
    r"|able|am|that|this|if|its|it's|should|must|getting"
    r"|good(?! morning)|best|at least|exactly|total|most|practi[cs]e)\b"
)
_HOW = re.compile(
    r"^(?:can you |could you |please )?(?:(?:how|como) (?:do|to|can|should|would|does|hago|se hace)?(?: (?:i|you"
    r"|one|we|un|una|el|la))? ?(?:do|perform|execute|correctly do|properly do|set up)?(?: (?:a|an|the|un|una|el"
    r"|la))? |(?:what(?:'s| is| are|s)|que es)(?: (?:a|an|the|un|una|el|la))? |(?:explain|describe|define"
    r"|demonstrate|teach me|show me|tell me about|tell me|talk me through|walk me through|help me with"
    r"|instructions for|technique for|form for|tips for|proper form for|(?:the )?form of"
    r"|(?:the )?technique of)(?: how to (?:do|perform))?(?: (?:a|an|the))? )"
)
_TALK = re.compile(
    r"\b(?:why|often|many|much|long|best|better|difference|versus|vs|or|muscles?|hamstrings|work|train|need)\b"
)
_DONE = re.compile(
    r"^(?:(?:i've|i'm|ive|im|i|we|just|have|finally|already|today|all|that|also)\b ?)*(?:did|done|finished"
    r"|completed|logged|log|hit|got through|knocked out|managed|performed|record)?\b ?(?:(?:my|the|a|with|of|it"
    r"|for|today's|todays) ?\b)*"
)
_WHOLE = re.compile(
    r"(?:session|workout|leg day|legs|today|training|hamstrings?|it|everything|all|exercises|now|routine)+(?: .*)?"
)
_ZONE = re.compile(
    r"(?:i live|i'm|i am|im|i moved|i'm living|we live) (?:in|to) ([a-z]+)$|(?:time ?zone|zone)(?: is"
    r"| to)? ([a-z/_ ]+)$"
)
_LEVEL = re.compile(r"\b(beginner|newbie|intermediate|advanced)\b")
_SPANISH = re.compile(r"\bspanish|espanol\b")
_NAMED = re.compile(r"\b(language|level|equipment|kit|minutes|zone|time ?zone)\b")

ACHES = (
    ("low_back_pain", re.compile(r"\b(?:back|espalda)\b(?! of)")),
    ("knee_pain", re.compile(r"\b(?:knees?|rodillas?)\b")),
    ("wrist_shoulder_pain", re.compile(r"\b(?:wrists?|shoulders?)\b")),
    ("sit_bone_pain", re.compile(r"\bsit(?:ting)? bones?\b")),
    ("pregnancy", re.compile(r"\b(?:pregnan\w+|expecting|trimester|embarazada)\b")),
    ("recent_hamstring_strain", re.compile(r"\b(?:pulled|strained|tweaked)\b.*\bham")),
    ("heart", re.compile(r"\bheart\b")),
    ("blood_pressure", re.compile(r"\bblood pressure\b")),
    ("bones", re.compile(r"\b(?:osteoporosis|brittle)\b")),
)
"""Where it hurts, by the word in the line of the list's buttons."""


def fixed(line: str) -> Callable[[Said], str]:
    """Return what makes *line*, whatever was said."""
    return lambda _said: line


def remind(said: Said) -> str:
    """Return the whole sentence behind the command: it reads the asking around the time as well."""
    return f"/remind {said.typed}"


def pause(said: Said) -> str:
    """Return the pause with its end, where one is named."""
    until = re.search(r"\b(?:until|till|for|to) (.+)$", said.text)
    return f"/pause {until[0]}" if until else "/pause"


def log(said: Said) -> str:
    """Return what was done, without the telling around it; a whole session is named by nothing."""
    rest = _DONE.sub("", said.text.replace(", ", " ")).strip(" ,.")
    if not re.search(r"\d", rest) and (not rest or _WHOLE.fullmatch(rest)):
        felt = FEELS.search(rest)
        return f"/done {felt[0]}" if felt else "/done"
    return f"/done {rest}"


def settings(said: Said) -> str:
    """Return the setting that is named, with its value where there is one."""
    if _SPANISH.search(said.text):
        return "/settings language es"
    if "english" in said.text or "ingles" in said.text:
        return "/settings language en"
    if place := _ZONE.search(said.text):
        return f"/settings zone {(place[1] or place[2]).strip()}"
    if level := _LEVEL.search(said.text):
        return f"/settings level {'beginner' if level[1] == 'newbie' else level[1]}"
    named = _NAMED.search(said.text)
    names = {"kit": "equipment", "time zone": "zone", "timezone": "zone"}
    return f"/settings {names.get(named[1], named[1])}" if named else "/settings"


def session(said: Said) -> str:
    """Return what is at hand, without the asking around it."""
    return f"/hamstrings {session_words(said.text)}".strip()


def session_words(text: str) -> str:
    """Return *text* without the words that ask rather than say what there is."""
    return " ".join(_FRAME.sub(" ", re.sub(r"[,.!?¡¿:;]+", " ", text)).split())


def loosen(said: Said) -> str:
    """Return loosening, with the minutes and the desk where they are named."""
    wish = parse_wish(said.text)
    parts = ["loosen", "desk" if wish.desk or " desk" in said.text else "", str(wish.minutes) if wish.minutes else ""]
    return " ".join(("/hamstrings", *filter(None, parts)))


def hurts(said: Said) -> str:
    """Return the tick of what is named; the list where nothing of it is."""
    found = next((name for name, where in ACHES if where.search(said.text)), None)
    return f"/hurts {found}" if found else "/hurts"


def explain(said: Said) -> str:
    """Return the question; the bare name where an exercise is asked for."""
    name = _HOW.sub("", f"{said.text} ").strip(" ?.!,")
    asked = said.text.strip(" ?.!,")
    return f"/explain {asked if not name or _TALK.search(asked) else name}"
