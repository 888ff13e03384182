"""Each rule catches a pose that was broken on purpose, and says where."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

import pytest

from catalog.drawing import checks, checks_body, checks_contacts, checks_exercise, checks_picture
from catalog.drawing.film import Film, film, wrong_films
from catalog.drawing.geometry import plus
from catalog.drawing.motion import Prop
from catalog.drawing.posture import Channel
from catalog.drawing.reading import load_motion, pose_folder
from catalog.load import load_catalog
from catalog.model import Catalog
from tests.catalog.drawing.poses import write

DRAWN = "like = '{}'\nalt = 'A person moves.'\n"


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return load_catalog()


def broken(tmp_path: Path, slug: str, change: str) -> Film:
    """Return the film of a real pose file that *change* broke."""
    for file in pose_folder().iterdir():
        if file.name.endswith(".pose.toml"):
            (tmp_path / file.name).write_text(file.read_text(encoding="utf-8"), encoding="utf-8")
    return film(load_motion("broken", write(tmp_path, broken=DRAWN.format(slug) + change)))


@pytest.mark.parametrize(
    ("rule", "slug", "change", "finding"),
    [
        (
            checks_body.joints_stay_in_their_limits,
            "romanian-deadlift",
            "[change.1]\nknee = 170",
            r"t=0\.\d\d: knee_[rl] bends to 15\d°, the limit is 150°",
        ),
        (
            checks_body.joints_stay_in_their_limits,
            "kettlebell-swing",
            "[change.2]\nknee = -12",
            r"t=0\.\d\d: knee_r bends to -\d+°, the limit is -5°",
        ),
        (
            checks_body.joints_stay_in_their_limits,
            "romanian-deadlift",
            "[change.1]\nthorax = 55",
            r"t=0\.\d\d: thorax bends to 4\d°, the limit is 40°",
        ),
        (
            checks_body.hamstrings_are_long_enough,
            "kettlebell-swing",
            "[change.0]\nhip = 120",
            r"t=0\.00: hip_r bends to 120°; over a knee at 36° it is 114°",
        ),
        (
            checks_body.necks_follow_the_trunk,
            "romanian-deadlift",
            "[change.1]\nneck = -24",
            r"t=0\.\d\d: neck bends to -1\d°, in a hinge the limit is 10°",
        ),
        (
            checks_body.nothing_sinks_into_the_floor,
            "nordic-hamstring-curl",
            "[change.1]\nknee = 2",
            r"t=0\.\d\d: \w+ is 0\.\d\d\d below the floor, the limit is 0\.008",
        ),
        (
            checks_body.weight_stays_over_the_feet,
            "romanian-deadlift",
            "balance = 0.14",
            r"t=0\.00: the centre of mass is at 0\.140, the feet bear -0\.014 to 0\.088",
        ),
        (
            checks_contacts.contacts_are_reached,
            "glute-bridge",
            "[change.0]\nfoot_at = [0.80, 0.051]",
            r"t=0\.\d\d: a contact is missed by 0\.\d\d\d, the limit is 0\.004",
        ),
        (
            checks_contacts.standing_feet_stay,
            "glute-bridge",
            "[change.1]\nfoot_at_r = [0.44, 0.051]",
            r"t=0\.\d\d: ankle_r moved by 0\.0\d\d, the limit is 0\.003",
        ),
        (
            checks_contacts.standing_feet_stay,
            "glute-bridge",
            "[change.1]\nsole_l = 12",
            r"t=0\.\d\d: foot_l turned by \d+\.\d°, the limit is 0\.5°",
        ),
        (
            checks_contacts.feet_stand_on_something,
            "romanian-deadlift",
            "root = { at = [0, 0.060] }",
            r"t=0\.00: foot_r is at a height of 0\.021, what is under it at 0\.000",
        ),
        (
            checks_contacts.feet_stand_on_something,
            "glute-bridge",
            "prop = []",
            r"t=0\.00: foot_l is at a height of 0\.012, what is under it at 0\.000",
        ),
        (
            checks_contacts.kneeling_knees_are_padded,
            "nordic-hamstring-curl",
            "prop = []",
            r"t=0\.00: there is no mat, box or bench under knee_r",
        ),
        (
            checks_contacts.kneeling_knees_are_padded,
            "nordic-hamstring-curl",
            "root = { at = [0, 0.12] }",
            r"t=0\.00: knee_r is at 0\.120, not 0\.031 over its pad at 0\.052",
        ),
        (
            checks_contacts.bars_pass_before_the_legs,
            "romanian-deadlift",
            "[change.1]\nhang = 0.0",
            r"t=0\.\d\d: the bar is 0\.0\d\d from the middle of (thigh|shank)_r, not 0\.025 or more",
        ),
        (
            checks_picture.the_loop_is_smooth,
            "kettlebell-swing",
            "[change.3]\narm_dir = 200",
            r"t=0\.\d\d: grip_r jumps by 0\.\d\d\d, the limit is 0\.16",
        ),
        (
            checks_picture.the_loop_is_smooth,
            "lying-leg-curl",
            "[change.2]\nt = 0.99",
            r"t=0\.\d\d: \w+ jumps by 0\.\d\d\d",
        ),
        (
            checks_picture.the_ends_differ,
            "lying-leg-curl",
            "[change.1]\nknee = 12",
            r": start and end look the same: \w+ moves most, by 0\.0\d\d, not 0\.08 or more",
        ),
        (checks_picture.the_ends_differ, "lying-leg-curl", "hold = true", r"key: a hold has one key, not 3"),
    ],
)
def test_a_broken_pose_is_caught(tmp_path: Path, rule: checks.Rule, slug: str, change: str, finding: str) -> None:
    findings = [str(one) for one in rule(broken(tmp_path, slug, change))]

    assert findings
    assert any(re.search(finding, line) for line in findings), findings
    assert all(line.startswith("broken.pose.toml") for line in findings)


@pytest.mark.parametrize(
    ("rule", "slug", "point", "finding"),
    [
        (checks_body.bones_keep_their_length, "glute-bridge", "knee_r", "hip to knee_r is 0.2"),
        (checks_body.bones_keep_their_length, "glute-bridge", "chest", "waist to chest is 0.0"),
        (checks_contacts.the_root_stays, "romanian-deadlift", "ankle_r", "ankle_r moved by 0.020, the limit is 0.003"),
        (checks_contacts.the_root_stays, "glute-bridge", "back", "back moved by 0.020, the limit is 0.01"),
        (
            checks_contacts.feet_stay_on_the_ball,
            "stability-ball-leg-curl",
            "ankle_l",
            "off the ball, the limit is 0.004",
        ),
        (checks_contacts.hands_hold_what_they_hold, "barbell-good-morning", "yoke", "grip_r is 0.020 off the yoke"),
    ],
)
def test_a_wrongly_solved_moment_is_caught(rule: checks.Rule, slug: str, point: str, finding: str) -> None:
    good = film(load_motion(slug))

    findings = [str(one) for one in rule(_moved(good, point))]

    assert list(rule(good)) == []
    assert findings
    assert all("t=0.42" in line and finding in line for line in findings[:1]), findings


def test_hands_that_leave_the_bar_of_a_landmine_are_caught() -> None:
    motion = load_motion("romanian-deadlift")
    bar = Prop("landmine", "grip_r", {"pivot": (1.2, 0.03), "length": 1.15, "load": 0.3, "off": (0.0, 0.0), "r": 0.1})
    keys = tuple(
        replace(key, channels={name: value for name, value in key.channels.items() if not name.startswith("hang")})
        for key in motion.keys
    )
    good = film(replace(motion, props=(bar,), hands_on="landmine", keys=keys, mistakes=()))

    findings = [str(one) for one in checks_contacts.hands_hold_what_they_hold(_moved(good, "grip_r"))]

    assert list(checks_contacts.hands_hold_what_they_hold(good)) == []
    assert len(findings) == 1
    assert "t=0.42: grip_r is 0.0" in findings[0]


def _moved(good: Film, point: str) -> Film:
    """Return a film in whose 21st moment one point is a little off."""
    moments = list(good.moments)
    posture = moments[20].posture
    points = {**posture.points, point: plus(posture.points[point], (0.02, 0.0))}
    moments[20] = replace(moments[20], posture=replace(posture, points=points))
    return replace(good, moments=moments)


def test_a_pose_without_words_or_with_too_many_is_caught() -> None:
    good = film(load_motion("glute-bridge"))

    def found(alt: str) -> list[str]:
        return [one.text for one in checks_picture.it_has_words(replace(good, motion=replace(good.motion, alt=alt)))]

    assert found(good.motion.alt) == []
    assert found(" ") == ["is missing"]
    assert found("x" * 513) == ["has 513 characters, the limit is 512"]
    assert found("A person lies") == ["does not end as a sentence does"]


def test_a_wrong_pose_that_looks_right_is_caught() -> None:
    motion = load_motion("romanian-deadlift")
    same = replace(motion.mistakes[1], channels=MappingProxyType({"spine": 1.0}))

    found = [str(one) for one in checks_picture.wrong_poses_look_wrong(replace(motion, mistakes=(same,)))]

    assert len(found) == 1
    assert found[0].startswith("romanian-deadlift.pose.toml, wrong[0]: looks right: ")


def test_a_wrong_pose_obeys_the_body_too() -> None:
    motion = load_motion("romanian-deadlift")
    mad = replace(motion.mistakes[1], channels=MappingProxyType({"spine": 64.0}))

    found = [str(one) for one in checks.motion_findings(replace(motion, mistakes=(mad,)))]

    assert found == ["romanian-deadlift.pose.toml, wrong[0]: spine bends to 64°, the limit is 60°"]


def test_a_partner_obeys_the_body_too() -> None:
    motion = load_motion("romanian-deadlift")
    partner = replace(load_motion("lying-leg-curl"), mistakes=())
    keys = tuple(replace(key, channels={**key.channels, "knee_r": 160.0}) for key in partner.keys)

    found = [str(one) for one in checks.motion_findings(replace(motion, partner=replace(partner, keys=keys)))]

    assert any("partner, t=0.00: knee_r bends to 160°, the limit is 150°" in line for line in found)


def lit(slug: str, **work: float) -> Film:
    """Return the film of a real pose in which muscles are lit differently, and no others."""
    motion = load_motion(slug)
    efforts: dict[str, Channel] = {f"work.{muscle}_{side}": share for muscle, share in work.items() for side in "rl"}

    def relit() -> Iterator[dict[str, Channel]]:
        for key in motion.keys:
            yield {name: value for name, value in key.channels.items() if "." not in name} | efforts

    keys = tuple(replace(key, channels=channels) for key, channels in zip(motion.keys, relit(), strict=True))
    return film(replace(motion, keys=keys))


def test_a_main_muscle_that_stays_dark_is_caught(catalog: Catalog) -> None:
    exercise = catalog.exercises["romanian-deadlift"]

    found = [
        str(one) for one in checks_exercise.main_muscles_are_lit(lit("romanian-deadlift", hamstrings=1.0), exercise)
    ]

    assert found == ["romanian-deadlift.pose.toml, work: glutes reach 0.00; as a main muscle 0.4 or more"]


def test_hamstrings_that_shine_where_they_only_help_are_caught(catalog: Catalog) -> None:
    exercise = catalog.exercises["reverse-lunge"]

    found = [str(one) for one in checks_exercise.helpers_stay_faint(lit("reverse-lunge", hamstrings=0.6), exercise)]

    assert found == ["reverse-lunge.pose.toml, work: hamstrings reach 0.60; where they help 0.35 or less"]


def test_a_muscle_that_the_words_do_not_name_is_caught(catalog: Catalog) -> None:
    exercise = catalog.exercises["romanian-deadlift"]

    found = [
        str(one) for one in checks_exercise.only_named_muscles_are_lit(lit("romanian-deadlift", quads=0.5), exercise)
    ]

    assert found == [
        "romanian-deadlift.pose.toml, work: quads reach 0.50; the exercise does not name them, so 0.3 or less"
    ]


def test_a_mistake_that_the_exercise_has_not_or_has_twice_is_caught(catalog: Catalog) -> None:
    good = film(load_motion("romanian-deadlift"))
    first = good.motion.mistakes[0]
    motion = replace(good.motion, mistakes=(first, first, replace(first, mistake=3)))

    found = checks_exercise.mistakes_are_the_exercises(
        replace(good, motion=motion), catalog.exercises["romanian-deadlift"]
    )

    assert [str(one).partition(", ")[2] for one in found] == [
        "wrong[1]: mistake 0 has a wrong pose already",
        "wrong[2]: mistake 3 does not exist, they are 0 to 2",
    ]


def test_each_rule_tells_of_its_first_finding_only(tmp_path: Path) -> None:
    motion = broken(tmp_path, "romanian-deadlift", "[change.1]\nneck = -40").motion

    assert len(list(checks.motion_findings(motion))) == 1


def test_a_file_that_cannot_be_read_is_a_finding(tmp_path: Path, catalog: Catalog) -> None:
    folder = write(tmp_path, romanian_deadlift="arow = 1", no_such_exercise="without = 'Nothing to see.'")

    found = checks.findings("romanian-deadlift", catalog, folder)

    assert "romanian-deadlift.pose.toml: arow: unknown entry; did you mean 'arrow'?" in found
    assert checks.findings("no-such-exercise", catalog, folder) == [
        "no-such-exercise: the catalogue has no such exercise"
    ]


def test_the_command_prints_nothing_about_a_good_pose_and_a_line_about_a_bad_name(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert checks.main(["romanian-deadlift"]) == 0
    assert capsys.readouterr().out == ""

    assert checks.main(["romanian-deadlft"]) == 1
    assert capsys.readouterr().out == (
        "romanian-deadlft.pose.toml: there is no such file; did you mean 'romanian-deadlift'?\n"
    )


def test_a_wrong_pose_comes_with_what_is_right(tmp_path: Path) -> None:
    motion = load_motion("romanian-deadlift")

    told = [(pose.mistake, right) for _, pose, right in wrong_films(motion)]

    assert [index for index, _ in told] == [pose.mistake for pose in motion.mistakes]
    assert len({id(right) for _, right in told}) == 1


def test_every_rule_is_seen_to_catch_something() -> None:
    source = Path(__file__).read_text(encoding="utf-8")

    rules = [rule.__name__ for rule in (*checks.REPETITION, *checks.AGAINST_WORDS)]

    assert [name for name in rules if f".{name}" not in source] == []
