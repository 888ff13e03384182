"""The anatomy picture in a person's words: its labels, and what is seen for who cannot see it."""

from __future__ import annotations

import json
from dataclasses import asdict

from bot.language import N_, Words
from bot.pictures import ALT_CHARS, Drawing, DrawingKind, Picture, Theme
from catalog.drawing.thigh.names import EVERY, Labels, Muscle

NAMES = {
    Muscle.BICEPS_FEMORIS: N_("biceps femoris"),
    Muscle.SEMITENDINOSUS: N_("semitendinosus"),
    Muscle.SEMIMEMBRANOSUS: N_("semimembranosus"),
}

COURSES = {
    Muscle.BICEPS_FEMORIS: N_(
        "On the outer side. The long head runs from the sit bone to the top of the calf bone, below the outer side of "
        "the knee. The short head lies beneath it and starts on the thigh bone."
    ),
    Muscle.SEMITENDINOSUS: N_(
        "On the inner side, on top. It starts at the sit bone. Halfway down it becomes a long cord, which passes "
        "behind the inner side of the knee and round the shin bone toward its front."
    ),
    Muscle.SEMIMEMBRANOSUS: N_(
        "On the inner side, beneath the semitendinosus. It starts at the sit bone as a flat tendon and ends on the "
        "inner back of the shin bone, just below the knee."
    ),
}
"""Where each muscle lies, as it is drawn (see `catalog.drawing.thigh.shapes` for what that rests on)."""

TELLING = {"bicep": Muscle.BICEPS_FEMORIS, "tendin": Muscle.SEMITENDINOSUS, "membran": Muscle.SEMIMEMBRANOSUS}
"""Letters by which a muscle's name is known in every language that we speak, accents left out."""

TOPIC = "hamstring-muscles"
"""The topic that the picture belongs to."""


def anatomy(theme: Theme | None, words: Words, lit: Muscle | None = None) -> Picture | None:
    """Return the picture with one muscle *lit*, or all of them; None for who likes no pictures."""
    if theme is None:
        return None
    data = json.dumps(asdict(labels(words)), ensure_ascii=False, separators=(",", ":"))
    return Picture(Drawing(DrawingKind.ANATOMY, lit or EVERY, theme, data), alt(words, lit))


def alt(words: Words, lit: Muscle | None = None) -> str:
    """Return what is seen on the picture."""
    seen = [words("The back of the right thigh with its bones and the three hamstring muscles.")]
    if lit:
        seen.append(words("In full colour: {muscle}.", muscle=words(NAMES[lit])))
    seen += [f"{name_of(muscle, words)}: {words(COURSES[muscle])}" for muscle in Muscle if lit in (None, muscle)]
    return " ".join(seen)[:ALT_CHARS]


def name_of(muscle: Muscle, words: Words) -> str:
    """Return what *muscle* is called, as a sentence begins."""
    name = words(NAMES[muscle])
    return name[:1].upper() + name[1:]


def labels(words: Words) -> Labels:
    """Return the words on the picture."""
    return Labels(
        semitendinosus=words(NAMES[Muscle.SEMITENDINOSUS]),
        semimembranosus=words(NAMES[Muscle.SEMIMEMBRANOSUS]),
        biceps_femoris=words(NAMES[Muscle.BICEPS_FEMORIS]),
        long_head=words("long head"),
        short_head=words("short head"),
        view=words("right leg from behind"),
        inner_side=words("inner side"),
        outer_side=words("outer side"),
        sit_bone=words("sit bone"),
        thigh_bone=words("thigh bone"),
        shin_bone=words("shin bone"),
        calf_bone=words("calf bone"),
    )


def named(text: str) -> Muscle | None:
    """Return the one hamstring muscle that *text* names; None where it names none, or several."""
    typed = text.casefold().replace("í", "i")
    found = {muscle for letters, muscle in TELLING.items() if letters in typed}
    return found.pop() if len(found) == 1 else None
