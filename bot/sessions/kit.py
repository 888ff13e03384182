"""The words people type for what they have, and the catalogue's names for it."""

from __future__ import annotations

from collections.abc import Mapping

from bot.language import N_

MACHINES = frozenset(
    {
        "cable_machine",
        "ankle_strap",
        "lying_leg_curl_machine",
        "seated_leg_curl_machine",
        "standing_leg_curl_machine",
        "back_extension_45",
        "smith_machine",
    }
)
"""What most gyms have; no GHD, reverse hyper, ball, sliders or landmine until the person says so (convention)."""

GYM = MACHINES | {"barbell", "rack", "bench", "dumbbell", "kettlebell", "weight_plate"}
BANDS = frozenset({"long_band", "mini_band"})

FURNITURE = frozenset({"bench", "box", "towel"})
"""Kit that adds no load of its own."""

WEIGHTS = frozenset({"dumbbell", "kettlebell", "weight_plate"})
"""Kit that comes in fixed sizes, so that the next one may be a big step."""

IRON = WEIGHTS | frozenset(
    {
        "barbell",
        "cable_machine",
        "landmine",
        "lying_leg_curl_machine",
        "seated_leg_curl_machine",
        "smith_machine",
        "standing_leg_curl_machine",
        "trap_bar",
    }
)
"""Kit whose load is a number."""

IMPLIED: Mapping[str, frozenset[str]] = {
    "bench": frozenset({"box"}),
    "rack": frozenset({"anchor_point"}),
    "barbell": frozenset({"foot_anchor"}),
}
"""What comes along with other kit: a loaded, chocked bar pins the feet, a rack holds a band (convention)."""

LABELS: Mapping[str, str] = {
    "anchor_point": N_("door anchor"),
    "ankle_strap": N_("ankle strap"),
    "back_extension_45": N_("45° back extension bench"),
    "barbell": N_("barbell"),
    "bench": N_("bench"),
    "box": N_("box or chair"),
    "cable_machine": N_("cable machine"),
    "dumbbell": N_("dumbbells"),
    "foot_anchor": N_("something that pins the feet"),
    "ghd": N_("GHD bench"),
    "kettlebell": N_("kettlebell"),
    "landmine": N_("landmine"),
    "long_band": N_("long band"),
    "lying_leg_curl_machine": N_("lying leg curl machine"),
    "mini_band": N_("mini band"),
    "partner": N_("partner"),
    "rack": N_("rack"),
    "reverse_hyper_machine": N_("reverse hyper machine"),
    "seated_leg_curl_machine": N_("seated leg curl machine"),
    "sliders": N_("sliders"),
    "smith_machine": N_("Smith machine"),
    "stability_ball": N_("stability ball"),
    "standing_leg_curl_machine": N_("standing leg curl machine"),
    "suspension_trainer": N_("suspension trainer"),
    "towel": N_("towel"),
    "trap_bar": N_("trap bar"),
    "weight_plate": N_("weight plate"),
}
"""Every name of the catalogue as people read it; translated when shown."""

NAMES: Mapping[str, str] = {
    "dumbbell": "dumbbell, dumbbells, dumbell, dumbells, dumbel, dumbels, db, dbs, hand weights, hand weight",
    "kettlebell": "kettlebell, kettlebells, kettle bell, kettle bells, kettelbell, kettlebel, kb, kbs, girya",
    "barbell": "barbell, barbells, barbel, bar bell, bar, olympic bar",
    "long_band": "long band, long bands, long loop, long loop band, power band, pull up band, tube, tubes",
    "mini_band": "mini band, mini bands, miniband, minibands, small loop, small band, small bands, hip band",
    "anchor_point": "anchor, anchor point, door anchor, post, pole",
    "sliders": "slider, sliders, glider, gliders, sliding discs, furniture sliders",
    "towel": "towel, towels, socks, tea towel",
    "stability_ball": "stability ball, swiss ball, exercise ball, gym ball, yoga ball, physio ball, ball",
    "bench": "bench, weight bench, flat bench",
    "box": "box, plyo box, chair, step, stair, stairs, stool",
    "foot_anchor": "foot anchor, feet anchor, nordic strap, foot strap",
    "partner": "partner, a friend, friend, training partner",
    "rack": "rack, squat rack, power rack, cage, squat cage",
    "cable_machine": "cable, cables, cable machine, pulley, cable tower",
    "ankle_strap": "ankle strap, ankle cuff, ankle straps",
    "lying_leg_curl_machine": "lying leg curl, lying leg curl machine, prone leg curl machine",
    "seated_leg_curl_machine": "seated leg curl, seated leg curl machine",
    "standing_leg_curl_machine": "standing leg curl machine",
    "back_extension_45": "back extension, back extension bench, 45 degree back extension, roman chair",
    "ghd": "ghd, glute ham developer, glute ham bench",
    "suspension_trainer": "suspension trainer, trx, suspension straps, rings, gymnastic rings",
    "weight_plate": "plate, plates, weight plate, weight plates, bumper plate",
    "trap_bar": "trap bar, hex bar",
    "landmine": "landmine, landmine attachment",
    "smith_machine": "smith, smith machine",
    "reverse_hyper_machine": "reverse hyper, reverse hyper machine",
}
"""Every name of the catalogue with the words that mean it and nothing else."""

BUNDLES: Mapping[str, frozenset[str]] = {
    "bands, band, a band, resistance band, resistance bands, elastic, elastics, elastic band": BANDS,
    "gym, the gym, full gym, commercial gym, everything, fitness studio": GYM,
    "machines, gym machines": MACHINES,
    "leg curl machines": frozenset({"lying_leg_curl_machine", "seated_leg_curl_machine"}),
    "sofa, couch, settee": frozenset({"box", "foot_anchor"}),
    "home, house, at home, living room, hotel, hotel room": frozenset({"towel"}),
}
"""Words that mean several things at once. "Bands" brings no anchor point until the person says so (convention)."""

NOTHING = (
    "nothing",
    "none",
    "no kit",
    "no equipment",
    "no gear",
    "no weights",
    "without equipment",
    "without kit",
    "without weights",
    "bodyweight",
    "body weight",
    "bodyweight only",
    "floor",
    "floor only",
    "just me",
    "zero equipment",
    "equipment free",
)
"""Ways to say that there is no kit at all."""


def with_implied(kit: frozenset[str]) -> frozenset[str]:
    """Return *kit* and what comes along with it."""
    return kit.union(*(IMPLIED.get(name, frozenset()) for name in kit))


def kit_phrases() -> dict[str, frozenset[str]]:
    """Return what each known phrase, in lower case, stands for."""
    phrases = {word: frozenset({name}) for name, typed in NAMES.items() for word in typed.split(", ")}
    phrases |= {word: kit for typed, kit in BUNDLES.items() for word in typed.split(", ")}
    return phrases | {phrase: frozenset() for phrase in NOTHING}


def confirmed_kit(text: str) -> frozenset[str]:
    """Return the kit that *text* names by its own name, not as part of a whole gym."""
    padded = f" {' '.join(text.casefold().replace(',', ' ').split())} "
    return frozenset(name for name, typed in NAMES.items() if any(f" {word} " in padded for word in typed.split(", ")))


def complete_kit(typed: str) -> list[tuple[str, str]]:
    """Complete the last word of *typed*: (label, value) pairs, at most 25."""
    start = typed.casefold().strip()
    known = ("nothing", "home", "gym", "bands", *(typed.split(", ")[0] for typed in NAMES.values()))
    return [(word, word) for word in known if word.startswith(start)][:25]
