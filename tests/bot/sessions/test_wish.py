from __future__ import annotations

from typing import Any

import pytest

from bot.sessions.kit import BANDS, GYM, NAMES, complete_kit, with_implied
from bot.sessions.need import Focus, Push, Wish
from bot.sessions.vocabulary import COMPLAINTS, LONGEST_PHRASE, PREGNANCY, SPANS, phrases
from bot.sessions.wish import parse_wish
from catalog.model import Caution, Level

NOTHING: frozenset[str] = frozenset()
WHOLE_GYM = with_implied(GYM)
REFUSED = frozenset({"barbell", "dumbbell"})
BACK, KNEE = frozenset({Caution.LOW_BACK_PAIN}), frozenset({Caution.KNEE_PAIN})
STRAIN, BALANCE = frozenset({Caution.RECENT_HAMSTRING_STRAIN}), frozenset({Caution.BALANCE_FALL_RISK})
WRIST = frozenset({Caution.WRIST_SHOULDER_PAIN})
BEGINNER, INTERMEDIATE, ADVANCED = Level.BEGINNER, Level.INTERMEDIATE, Level.ADVANCED


def kit(*names: str) -> frozenset[str]:
    return frozenset(names)


def said(**parts: Any) -> Wish:
    return Wish(**parts)


TABLE = [
    ("", said()),
    ("   ,;  ", said()),
    ("dumbbells 15", said(equipment=kit("dumbbell"), minutes=15)),
    ("15 dumbbells", said(equipment=kit("dumbbell"), minutes=15)),
    ("DUMBBELLS, 15", said(equipment=kit("dumbbell"), minutes=15)),
    ("dumbells 15min", said(equipment=kit("dumbbell"), minutes=15)),
    ("2 dumbbells 15", said(equipment=kit("dumbbell"), minutes=15)),
    ("one kettlebell 20", said(equipment=kit("kettlebell"), minutes=20)),
    ("2 min at my desk", said(minutes=2, desk=True)),
    ("at work, two minutes", said(minutes=2, desk=True)),
    ("desk", said(desk=True)),
    ("bands only", said(equipment=BANDS)),
    ("only a band and ten minutes", said(equipment=BANDS, minutes=10)),
    ("resistance bands with a door anchor", said(equipment=BANDS | {"anchor_point"})),
    ("mini band", said(equipment=kit("mini_band"))),
    ("long loop 20", said(equipment=kit("long_band"), minutes=20)),
    ("gym, 40 min, hard", said(equipment=WHOLE_GYM, minutes=40, push=Push.HARD)),
    ("gym but no barbell", said(equipment=WHOLE_GYM - {"barbell", "foot_anchor"}, without=kit("barbell"))),
    ("no barbell or dumbbells, gym", said(equipment=WHOLE_GYM - REFUSED - {"foot_anchor"}, without=REFUSED)),
    ("no hinging, my back", said(hinge=False, avoid=BACK)),
    ("no bending over", said(hinge=False)),
    ("without hinges please", said(hinge=False)),
    ("beginner 20 minutes kettlebell", said(equipment=kit("kettlebell"), minutes=20, level=BEGINNER)),
    ("kettlebell beginner 20 minutes", said(equipment=kit("kettlebell"), minutes=20, level=BEGINNER)),
    ("20 minutes kettlebell beginner", said(equipment=kit("kettlebell"), minutes=20, level=BEGINNER)),
    ("nothing", said(equipment=NOTHING)),
    ("no equipment", said(equipment=NOTHING)),
    ("without equipment 10", said(equipment=NOTHING, minutes=10)),
    ("bodyweight only, 10", said(equipment=NOTHING, minutes=10)),
    ("nothing 10 beginner hinge", said(equipment=NOTHING, minutes=10, level=BEGINNER, focus=Focus.HINGE)),
    ("home 20", said(equipment=kit("towel"), minutes=20)),
    ("at home with a chair", said(equipment=kit("towel", "box"))),
    ("sofa", said(equipment=kit("box", "foot_anchor"))),
    ("bench", said(equipment=kit("bench", "box"))),
    ("squat rack and barbell", said(equipment=kit("rack", "anchor_point", "barbell", "foot_anchor"))),
    ("trx", said(equipment=kit("suspension_trainer"))),
    ("swiss ball 15", said(equipment=kit("stability_ball"), minutes=15)),
    ("lying leg curl machine", said(equipment=kit("lying_leg_curl_machine"))),
    ("leg curl machine", said(unknown=("leg curl machine",))),
    ("roman chair", said(equipment=kit("back_extension_45"))),
    ("half an hour", said(minutes=30)),
    ("quarter of an hour at home", said(minutes=15, equipment=kit("towel"))),
    ("an hour and a half", said(minutes=90)),
    ("1 hour", said(minutes=60)),
    ("1h 15", said(minutes=75)),
    ("1.5 hours", said(minutes=90)),
    ("1,5 h", said(minutes=90)),
    ("20-30 min", said(minutes=30)),
    ("2 to 3 minutes", said(minutes=3)),
    ("20'", said(minutes=20)),
    ("twenty minutes", said(minutes=20)),
    ("max 25", said(minutes=25)),
    ("180", said(minutes=180)),
    ("181", said(unknown=("181",))),
    ("0 min", said(unknown=("0 min",))),
    ("500 minutes", said(unknown=("500 minutes",))),
    ("15 20", said(minutes=15, unknown=("20",))),
    ("12 kg dumbbells", said(equipment=kit("dumbbell"), unknown=("12 kg",))),
    ("3 sets", said(unknown=("3 sets",))),
    ("my knees hurt", said(avoid=KNEE)),
    ("bad knee, 20", said(avoid=KNEE, minutes=20)),
    ("sore lower back", said(avoid=BACK)),
    ("back pain and knee pain", said(avoid=BACK | KNEE)),
    ("back", said(unknown=("back",))),
    ("shoulder pain", said(avoid=WRIST)),
    ("no knee pain", said()),
    ("pulled my hamstring", said(avoid=STRAIN)),
    ("strain cleared", said(avoid=STRAIN, cleared=True)),
    ("pregnant, 20 min", said(avoid=PREGNANCY, minutes=20)),
    ("second trimester", said(avoid=PREGNANCY)),
    ("bad balance", said(avoid=BALANCE)),
    ("advanced gym 60", said(level=ADVANCED, equipment=WHOLE_GYM, minutes=60)),
    ("intermediate", said(level=INTERMEDIATE)),
    ("beginner advanced", said(level=BEGINNER, unknown=("advanced",))),
    ("something new", said(fresh=True)),
    ("something different, dumbbells", said(fresh=True, equipment=kit("dumbbell"))),
    ("easy", said(push=Push.EASY)),
    ("curl first", said(focus=Focus.CURL)),
    ("stretch 5", said(focus=Focus.LOOSEN, minutes=5)),
    ("trained them yesterday", said(yesterday=True)),
    ("I've got only 10 minutes today", said(minutes=10)),
    ("i don’t have dumbbells", said(without=kit("dumbbell"))),
    ("I'm 14, nothing 15", said(equipment=NOTHING, minutes=15, age=14)),
    ("i am 15 years old", said(age=15)),
    ("14 years old, bands", said(equipment=BANDS, age=14)),
    ("I'm 45 years old", said(age=45)),
    ("im 14 and have 20 min", said(age=14, minutes=20)),
    ("i'm under 16", said(age=15)),
    ("I'm 10 min away", said(minutes=10, unknown=("away",))),
    ("i've 15", said(minutes=15)),
    ("aged 15", said(age=15)),
    ("i'm a runner, bands", said(equipment=BANDS, plays=True)),
    ("i play football, 20", said(minutes=20, plays=True)),
    ("my legs are sore", said(sore=True)),
    ("still sore 10", said(sore=True, minutes=10)),
    ("too sore", said(sore=True, focus=Focus.LOOSEN)),
    ("sore lower back, sore", said(avoid=BACK, sore=True)),
    ("try a hinge", said(trial=True)),
    ("pizza", said(unknown=("pizza",))),
    ("pizza dumbbells pizza", said(equipment=kit("dumbbell"), unknown=("pizza",))),
    ("no squats", said(unknown=("no squats",))),
    ("🏋️ nothing", said(equipment=NOTHING, unknown=("🏋️",))),
    ("mancuernas 15", said(minutes=15, unknown=("mancuernas",))),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wish"), TABLE, ids=[text or "empty" for text, _ in TABLE])
def test_a_wish_says_what_was_typed_and_nothing_else(text: str, wish: Wish) -> None:
    assert parse_wish(text) == wish


@pytest.mark.parametrize("unit", ["pizza 12 kg ", "no ", "1-", "a hour and ", "½ ²¹ \x00", "15 "])
def test_five_thousand_characters_are_read_without_complaint(unit: str) -> None:
    wish = parse_wish((unit * 5000)[:5000])

    assert wish.equipment is None


def test_every_word_that_is_not_understood_is_kept_in_order() -> None:
    assert parse_wish("foo dumbbells bar-none baz").unknown[0] == "foo"
    assert parse_wish("zig 15 zag zog").unknown == ("zig", "zag", "zog")


def test_every_phrase_is_found_by_typing_it() -> None:
    lost = [phrase for phrase, wish in phrases().items() if parse_wish(phrase).unknown != wish.unknown]

    assert lost == []


def test_no_phrase_is_longer_than_what_is_looked_at() -> None:
    assert max(len(phrase.split()) for phrase in (*phrases(), *SPANS)) <= LONGEST_PHRASE


def test_a_complaint_wants_a_body_part() -> None:
    assert all("{}" in complaint for complaint in COMPLAINTS)


@pytest.mark.parametrize("name", NAMES)
def test_each_kit_is_named_by_its_first_word_alone(name: str) -> None:
    assert parse_wish(NAMES[name].split(", ")[0]).equipment == with_implied(frozenset({name}))


def test_kit_is_completed_while_it_is_typed() -> None:
    assert complete_kit("dum") == [("dumbbell", "dumbbell")]
    assert ("gym", "gym") in complete_kit("")
    assert len(complete_kit("")) <= 25
