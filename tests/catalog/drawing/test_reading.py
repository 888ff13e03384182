"""Pose files: what they say, what they inherit, and how faults read."""

from __future__ import annotations

from pathlib import Path

import pytest

from catalog.drawing.checks import findings
from catalog.drawing.motion import Foot, Motion
from catalog.drawing.reading import PoseError, load_motion, pose_folder, pose_slugs
from catalog.load import load_catalog
from tests.catalog.drawing.poses import HINGE, faults_of, motion_of, write


def test_a_file_says_what_its_motion_is(tmp_path: Path) -> None:
    motion = motion_of(tmp_path, HINGE)

    assert (motion.slug, motion.balance, motion.stance, motion.arrow, motion.rep) == (
        "hinge",
        0.045,
        "rl",
        "grip_r",
        3.6,
    )
    assert [key.t for key in motion.keys] == [0.0, 0.46, 0.54]
    assert motion.props[0].options == {"off": (0.0, 0.0), "load": 0.7, "r": 0.105}
    assert motion.inset is not None
    assert motion.inset.feet == (Foot((0.0, 0.1), 10.0), Foot((0.0, -0.1), 10.0))


def test_a_key_keeps_what_it_does_not_change(tmp_path: Path) -> None:
    first, second, third = motion_of(tmp_path, HINGE).keys

    assert first.channels["hip_l"] == 2
    assert second.channels["hang_r"] == 0.085
    assert (second.channels["work.hamstrings_l"], second.channels["work.glutes_r"]) == (1.0, 0.3)
    assert third.channels == second.channels


def test_a_named_side_is_stronger_than_both_in_whatever_order(tmp_path: Path) -> None:
    text = HINGE.replace("hip = 86", "hip_l = -4\nhip = 86")

    channels = motion_of(tmp_path, text).keys[1].channels

    assert (channels["hip_r"], channels["hip_l"]) == (86, -4)


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("hip = 86", "hipp = 86", "key[1].hipp: unknown channel; did you mean 'hip'?"),
        ("hip = 86", "hip = '86'", "key[1].hip: is '86', not a number"),
        ("hip = 86", "root_at = 3", "key[1].root_at: is 3, not two numbers"),
        ("hip = 86", "spine = true", "key[1].spine: is True, not a number"),
        ("hip = 86", "root_at = [0, 1]", "key[1].root_at: is not set by the first key"),
        ("hamstrings = 1.0", "hamstring = 1.0", "key[1].work.hamstring: unknown muscle; did you mean 'hamstrings'?"),
        ("hamstrings = 1.0", "hamstrings = 1.2", "key[1].work.hamstrings: is 1.2, not a number from 0 to 1"),
        ("balance", "balanse", "balanse: unknown entry; did you mean 'balance'?"),
        ('"barbell"', '"barbel"', "prop[0].kind: unknown prop 'barbel'; did you mean 'barbell'?"),
        ('kind = "barbell"', 'kind = "barbell"\nradius = 3', "prop[0].radius: unknown option of a barbell"),
        ('kind = "barbell"', 'kind = "mat"', "prop[0].load: unknown option of a mat"),
        ('at = "grip_r"\nload', 'at = "grip"\nload', "prop[0].at: unknown word 'grip'; did you mean 'grip_r'?"),
        ('"foot_r"', '"foot"', "root.segment: unknown word 'foot'; did you mean 'foot_r'?"),
        ('segment = "foot_r", ', "", "root.segment: is missing"),
        ('arrow = "grip_r"', 'arrow = "grip_x"', "arrow: unknown word 'grip_x'; did you mean 'grip_r'?"),
        ("t = 0.46", "t = 0.6", "key: has the times [0.0, 0.6, 0.54], not 0 first and rising to under 1"),
        ("t = 0.0", "t = 0.1", "key: has the times [0.1, 0.46, 0.54], not 0 first and rising to under 1"),
        ("t = 0.54", "t = 1.0", "key: has the times [0.0, 0.46, 1.0], not 0 first and rising to under 1"),
        ("hang = 0.085", "hang = 0.085\nlay = 0.1", "key[0].lay: stands beside hang: a limb has one contact"),
        ("hang = 0.085", "heel_at_l = [0, 0]", "key[0].heel_at: needs sole, the angle of the foot"),
        ("hang = 0.085", "contact = 90", "key[0].contact: needs ball_x, where the ball is"),
        ("0.1, 10]", "0.1]", "inset.feet: has [0, 0.1], not [heel x, heel z, toe out, whether the heel is up]"),
        ("balance = 0.045", "hands_off = 3", "hands_off: is 3, not two numbers"),
        ("balance = 0.045", "partner = 3", "partner: is 3, not a table"),
        ("balance = 0.045", "wrong = 3", "wrong: is not a list of tables"),
        ("balance = 0.045", "wrong = [{ spine = 20 }]", "wrong[0].mistake: is missing"),
        ('alt = "A person bends at the hips and stands up again."', "alt = 3", "alt: is 3, not a text"),
        ('kind = "barbell"', 'kind = "cable"', "prop[0].anchor: is missing: two numbers"),
        ("hang = 0.085", "contact = 90\nball_x = 1", "key[0].contact: needs a prop of the kind ball"),
        ("hang = 0.085", "strap_l = -90", "key[0].strap: needs a prop of the kind straps"),
        ("balance = 0.045", 'hands_on = "landmine"', "hands_on: needs a prop of the kind landmine"),
        ("balance = 0.045", "hold = 1", "hold: is 1, not true or false"),
        ("balance = 0.045", "rep = 'slow'", "rep: is 'slow', not a number"),
        ("balance = 0.045", 'like = "hinge"', "like: 'hinge' is like this one"),
        ("balance = 0.045", 'drop = ["inset"]', "drop: needs a model: say whom it is like"),
        ("balance = 0.045", 'without = "Unseen."', "root: stands beside the reason why there is no drawing"),
        ("balance = 0.045", "stance = 'left'", "stance: unknown word 'left'"),
        ("balance = 0.045", "foreshorten = { arm = 0.5 }", "foreshorten.arm: unknown bone; did you mean 'forearm'?"),
    ],
)  # fmt: skip
def test_a_fault_names_file_and_key_and_what_was_perhaps_meant(tmp_path: Path, old: str, new: str, fault: str) -> None:
    assert old in HINGE

    assert f"hinge.pose.toml: {fault}" in faults_of(tmp_path, HINGE.replace(old, new, 1))


@pytest.mark.parametrize(
    ("path", "fault"),
    [
        ('["grip_r", "tow_r"]', "prop[0].path: unknown point 'tow_r'; did you mean 'toe_r'?"),
        ('["grip_r"]', "prop[0].path: has fewer than two points"),
    ],
)
def test_a_path_leads_along_known_points(tmp_path: Path, path: str, fault: str) -> None:
    text = HINGE.replace('kind = "barbell"\nat = "grip_r"\nload = 0.7', f'kind = "band"\npath = {path}')

    assert f"hinge.pose.toml: {fault}" in faults_of(tmp_path, text)


def test_a_path_may_have_places_between_points(tmp_path: Path) -> None:
    text = HINGE.replace('kind = "barbell"\nat = "grip_r"\nload = 0.7', 'kind = "band"\npath = ["grip_r", [0, 1.5]]')

    assert motion_of(tmp_path, text).props[0].options == {"path": ("grip_r", (0.0, 1.5))}


def test_every_fault_is_named_not_only_the_first(tmp_path: Path) -> None:
    faults = faults_of(tmp_path, HINGE.replace("hip = 86", "hop = 86").replace("knee = 22", "nee = 22"))

    assert faults == [
        "hinge.pose.toml: key[1].hop: unknown channel; did you mean 'hip'?",
        "hinge.pose.toml: key[1].nee: unknown channel; did you mean 'knee'?",
    ]


def test_a_file_that_is_no_toml_is_named(tmp_path: Path) -> None:
    (fault,) = faults_of(tmp_path, "alt = ")

    assert fault.startswith("hinge.pose.toml: cannot be read: ")


def test_an_exercise_without_a_file_is_told_apart_from_a_mistyped_one(tmp_path: Path) -> None:
    write(tmp_path, hinge=HINGE)

    with pytest.raises(PoseError, match=r"^hing\.pose\.toml: there is no such file; did you mean 'hinge'\?$"):
        load_motion("hing", tmp_path)


def test_a_lying_figure_must_say_how_it_lies(tmp_path: Path) -> None:
    text = HINGE.replace('segment = "foot_r", point = "ankle_r"', 'segment = "thorax", point = "back"')

    assert faults_of(tmp_path, text) == ["hinge.pose.toml: root.angle: is missing, and the first key sets no root"]


def test_an_exercise_may_give_a_reason_instead_of_a_drawing(tmp_path: Path) -> None:
    motion = motion_of(tmp_path, 'without = "All of it happens towards the viewer."')

    assert motion.without == "All of it happens towards the viewer."
    assert motion.keys == ()
    assert faults_of(tmp_path, 'without = " "') == ["hinge.pose.toml: without: is empty"]


VARIANT = """
like = "hinge"
alt = "The same with a dumbbell."
drop = ["inset"]
root = { at = [0.1, 0.039] }

[[prop]]
kind = "dumbbell"
at = "grip_r"
load = 0.3

[change.1]
hip = 70
work = { calves = 0.2 }

[change."t=0.54"]
neck = -4
"""


def variant(folder: Path, text: str = VARIANT) -> Motion:
    write(folder, hinge=HINGE)
    return motion_of(folder, text, "variant")


def test_a_variant_takes_over_what_it_does_not_say(tmp_path: Path) -> None:
    model, heir = motion_of(tmp_path, HINGE), variant(tmp_path)

    assert (heir.slug, heir.balance, heir.arrow) == ("variant", model.balance, model.arrow)
    assert (heir.root.segment, heir.root.at) == ("foot_r", (0.1, 0.039))
    assert heir.keys[0] == model.keys[0]


def test_a_variant_replaces_drops_and_changes(tmp_path: Path) -> None:
    heir = variant(tmp_path)

    assert [prop.kind for prop in heir.props] == ["dumbbell"]
    assert heir.inset is None
    assert heir.alt == "The same with a dumbbell."
    assert heir.keys[1].channels["hip_r"] == 70
    assert (heir.keys[1].channels["work.hamstrings_r"], heir.keys[1].channels["work.calves_r"]) == (1.0, 0.2)
    assert heir.keys[2].channels["neck"] == -4


def test_mistakes_words_and_reasons_are_not_inherited(tmp_path: Path) -> None:
    wrong = "\n[[wrong]]\nmistake = 1\nspine = 30\n"
    write(tmp_path, hinge=HINGE + wrong)

    heir = motion_of(tmp_path, 'like = "hinge"', "variant")

    assert len(load_motion("hinge", tmp_path).mistakes) == 1
    assert (heir.mistakes, heir.alt) == ((), "")


def test_a_variant_of_a_variant_takes_over_from_both(tmp_path: Path) -> None:
    variant(tmp_path)

    heir = motion_of(tmp_path, 'like = "variant"\nstance = "r"', "third")

    assert heir.props[0].kind == "dumbbell"
    assert heir.keys[1].channels["hip_r"] == 70
    assert (heir.stance, heir.balance) == ("r", 0.045)


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("change.1", "change.7", "change.7: is no key of its model; it has 0 (t=0.0), 1 (t=0.46), 2 (t=0.54)"),
        ('"t=0.54"', '"t=0.5"', "change.t=0.5: is no key of its model; it has 0 (t=0.0), 1 (t=0.46), 2 (t=0.54)"),
        ('["inset"]', '["insett"]', "drop: 'insett' is nothing that its model has"),
        ('like = "hinge"', 'like = "hing"', "there is no such file; did you mean 'hinge'?"),
    ],
)
def test_faults_of_inheritance_are_named(tmp_path: Path, old: str, new: str, fault: str) -> None:
    with pytest.raises(PoseError) as caught:
        variant(tmp_path, VARIANT.replace(old, new, 1))

    assert str(caught.value).partition(": ")[2] == fault


def test_files_that_are_like_each_other_are_refused(tmp_path: Path) -> None:
    write(tmp_path, one='like = "two"', two='like = "one"')

    with pytest.raises(PoseError, match=r"^two\.pose\.toml: like: 'one' is like this one$"):
        load_motion("one", tmp_path)


def test_pose_files_are_found_by_their_ending(tmp_path: Path) -> None:
    (write(tmp_path, b=HINGE, a=HINGE) / "c.toml").write_text("")

    assert pose_slugs(tmp_path) == ["a", "b"]


def test_a_wrong_pose_and_a_partner_are_read(tmp_path: Path) -> None:
    more = """
[[wrong]]
mistake = 1
t = 0.3
spine = 30
held = "neck"
[partner]
root = { segment = "foot_r", point = "ankle_r", at = [1, 0.039] }
key = [{ t = 0.0, hip = 10 }]
"""

    motion = motion_of(tmp_path, HINGE + more)

    (wrong,) = motion.mistakes
    assert (wrong.mistake, wrong.t, wrong.channels, wrong.held) == (1, 0.3, {"spine": 30.0}, "neck")
    assert motion.partner is not None
    assert motion.partner.root.at == (1.0, 0.039)


def test_the_variant_in_the_documentation_is_one(tmp_path: Path) -> None:
    page = (Path(__file__).parents[3] / "docs" / "drawing.md").read_text(encoding="utf-8")
    example = page.partition("```toml\n")[2].partition("```")[0]
    model = (pose_folder() / "romanian-deadlift.pose.toml").read_text(encoding="utf-8")
    write(tmp_path, romanian_deadlift=model, dumbbell_rdl=example)

    catalog = load_catalog()

    assert len(example.splitlines()) < 10
    assert findings("dumbbell-rdl", catalog, tmp_path) == []
