"""The catalogue is read from its files, and refused as a whole with every fault."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

import pytest

import catalog
from catalog.load import SLUG_CHARS, CatalogError, load_catalog
from catalog.model import Catalog, Caution, Level, Movement, Range

DATA = Path(catalog.__file__).parent

GOOD = """\
name = "Towel Curl"
aliases = ["slider"]
movement = "knee_flexion"
laterality = "bilateral"
emphasis = "dynamic"
position = "supine"
equipment = [["towel", "sliders"]]
level = "beginner"
primary = ["hamstrings"]
secondary = []
purpose = "For the thighs."
steps = ["One.", "Two.", "Three.", "Four."]
feel = "Thighs."
breathing = "Out."
one_rep = "Up and down."
check = ""
easier = []
harder = []
swaps = []

[dose]
sets = [2, 3]
reps = [6, 12]
each_side = false
tempo = "3-0-2-0"
rest = [60, 90]

[[mistakes]]
mistake = "A."
cure = "B."

[[mistakes]]
mistake = "C."
cure = "D."

[[mistakes]]
mistake = "E."
cure = "F."

[cautions]
knee_pain = "It bends."

[[evidence]]
text = "It works."
source = "S1"
confidence = "low"
"""

SOURCES = '[S1]\ntitle = "Someone 2020"\nyear = 2020\nplace = "A journal"\ndesign = "review"\n'
AMBIGUOUS = '[[ambiguous]]\nwords = ["curl"]\nmeans = ["towel-curl"]\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "exercises").mkdir()
    (tmp_path / "exercises" / "towel-curl.toml").write_text(GOOD)
    (tmp_path / "sources.toml").write_text(SOURCES)
    (tmp_path / "ambiguous.toml").write_text(AMBIGUOUS)
    return tmp_path


def faults_of(folder: Path) -> list[str]:
    with pytest.raises(CatalogError) as caught:
        load_catalog(folder)
    return str(caught.value).splitlines()


def test_the_catalogue_that_comes_with_legday_is_right() -> None:
    known = load_catalog()

    assert len(known.exercises) >= 24
    assert list(known.exercises) == sorted(known.exercises)
    assert known.exercises["nordic-hamstring-curl"].level is Level.ADVANCED


def test_what_stands_in_a_file_comes_out_of_it(folder: Path) -> None:
    exercise = load_catalog(folder).exercises["towel-curl"]

    assert exercise.name == "Towel Curl"
    assert exercise.movement is Movement.KNEE_FLEXION
    assert exercise.equipment == (frozenset({"towel", "sliders"}),)
    assert exercise.dose.reps == Range(6, 12)
    assert exercise.dose.seconds is None
    assert exercise.cautions == {Caution.KNEE_PAIN: "It bends."}
    assert exercise.possible_with(frozenset({"towel"}))
    assert not exercise.possible_with(frozenset())


def test_it_is_read_from_inside_an_archive_too(tmp_path: Path) -> None:
    archive = shutil.make_archive(str(tmp_path / "packed"), "zip", DATA)

    with zipfile.ZipFile(archive) as packed:
        known = load_catalog(zipfile.Path(packed))

    assert known == load_catalog()


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('name = "Towel Curl"\n', "", "name: is missing"),
        ('name = "Towel Curl"', 'name = "  "', "name: is empty"),
        ('name = "Towel Curl"', "name = 3", "name: is 3, not a text"),
        ('name = "Towel Curl"', 'name = "Towel Curl"\nnick = "x"', "nick: unknown key"),
        ('aliases = ["slider"]', 'aliases = ["slider", ""]', "aliases[1]: is empty"),
        ('aliases = ["slider"]', "aliases = [1]", "aliases[0]: is 1, not a text"),
        ('aliases = ["slider"]', 'aliases = ["Curl"]', "aliases: 'Curl' is ambiguous"),
        ('"knee_flexion"', '"knee_flex"', "movement: unknown word 'knee_flex'"),
        ('level = "beginner"', 'level = "novice"', "level: unknown word 'novice'"),
        ('"towel", "sliders"', '"towel", "spoon"', "equipment[0]: unknown word 'spoon'"),
        ('[["towel", "sliders"]]', "[[]]", "equipment[0]: is empty"),
        ('primary = ["hamstrings"]', 'primary = ["hams"]', "primary: unknown word 'hams'"),
        ('"Three.", "Four."', '"Three."', "steps: has 3 steps, not 4 to 7"),
        ("sets = [2, 3]", "sets = [3, 2]", "dose.sets: goes from 3 to 2, not up from 1 or more"),
        ("reps = [6, 12]", "reps = [0, 12]", "dose.reps: goes from 0 to 12, not up from 1 or more"),
        ("reps = [6, 12]", "reps = 6", "dose.reps: is 6, not a list"),
        ("reps = [6, 12]", "reps = [6]", "dose.reps: is [6], not two whole numbers"),
        ("reps = [6, 12]\n", "", "dose.reps: stands beside seconds, or both are missing"),
        ("each_side = false", 'each_side = "no"', "dose.each_side: is 'no', not true or false"),
        ('cure = "F."', 'cure = "F."\nwhy = "G."', "mistakes[2].why: unknown key"),
        ('[[mistakes]]\nmistake = "E."\ncure = "F."\n', "", "mistakes: has 2 mistakes, not 3"),
        ("knee_pain", "knee_ache", "cautions.knee_ache: unknown key"),
        ('"It bends."', '""', "cautions.knee_pain: is empty"),
        ('confidence = "low"', 'confidence = "lowish"', "evidence[0].confidence: unknown word 'lowish'"),
        ("easier = []", 'easier = ["glute-bridge"]', "easier: leads to 'glute-bridge', which does not exist"),
        ("swaps = []", 'swaps = ["towel-curl"]', "swaps: leads to itself"),
    ],
)
def test_a_fault_in_an_exercise_is_named_with_its_file_and_key(folder: Path, old: str, new: str, fault: str) -> None:
    assert GOOD.count(old) == 1
    (folder / "exercises" / "towel-curl.toml").write_text(GOOD.replace(old, new))

    assert faults_of(folder) == [f"exercises/towel-curl.toml: {fault}"]


@pytest.mark.parametrize(("kind", "mirror"), [("easier", "harder"), ("harder", "easier"), ("swaps", "swaps")])
def test_a_link_that_does_not_lead_back_is_a_fault(folder: Path, kind: str, mirror: str) -> None:
    other = GOOD.replace("Towel Curl", "Other").replace('"slider"', "")
    (folder / "exercises" / "other.toml").write_text(other.replace(f"{kind} = []", f'{kind} = ["towel-curl"]'))

    assert faults_of(folder) == [
        f"exercises/other.toml: {kind}: leads to 'towel-curl', whose {mirror!r} does not lead back"
    ]


def test_a_name_belongs_to_one_exercise(folder: Path) -> None:
    (folder / "exercises" / "other.toml").write_text(GOOD.replace("Towel Curl", "Slider").replace('"slider"', ""))

    assert faults_of(folder) == ["exercises/towel-curl.toml: aliases: 'slider' belongs to 'other' already"]


def test_an_unknown_and_an_unused_source_are_faults(folder: Path) -> None:
    (folder / "sources.toml").write_text(SOURCES.replace("S1", "S2"))

    assert faults_of(folder) == [
        "exercises/towel-curl.toml: evidence[0].source: unknown source 'S1'",
        "sources.toml: S2: nothing cites it",
    ]


def test_an_ambiguous_word_leads_only_to_what_exists(folder: Path) -> None:
    (folder / "ambiguous.toml").write_text(AMBIGUOUS.replace("towel-curl", "gone"))

    assert faults_of(folder) == ["ambiguous.toml: curl: leads to 'gone', which does not exist"]


def test_every_fault_is_named_at_once(folder: Path) -> None:
    broken = GOOD.replace('name = "Towel Curl"', 'name = ""').replace("sets = [2, 3]", "sets = [0, 3]")
    (folder / "exercises" / "towel-curl.toml").write_text(broken)
    (folder / "exercises" / "Bad Name.toml").write_text(GOOD.replace("Towel Curl", "Other").replace('"slider"', ""))
    (folder / "sources.toml").write_text(SOURCES.replace('place = "A journal"\n', ""))

    assert sorted(faults_of(folder)) == [
        "exercises/Bad Name.toml: is not named in a-z, 0-9 and dashes, at most 46 characters",
        "exercises/towel-curl.toml: dose.sets: goes from 0 to 3, not up from 1 or more",
        "exercises/towel-curl.toml: name: is empty",
        "sources.toml: S1.place: is missing",
    ]


def test_a_file_that_is_no_toml_is_one_fault(folder: Path) -> None:
    (folder / "exercises" / "towel-curl.toml").write_text("name = ")
    (folder / "sources.toml").write_text("")

    faults = faults_of(folder)

    assert len(faults) == 1
    assert faults[0].startswith("exercises/towel-curl.toml: cannot be read: ")


@pytest.fixture(scope="module")
def known() -> Catalog:
    return load_catalog()


FORBIDDEN = ("prevent", "fixes", "the best", "must go to failure", "self magazine", "guarantee", "rehab", "grade ")


def test_no_text_promises_what_nobody_knows(known: Catalog) -> None:
    for file in (DATA / "exercises").iterdir():
        text = file.read_text(encoding="utf-8").lower()

        assert [phrase for phrase in FORBIDDEN if phrase in text] == [], file.name


JARGON = ("concentric", "eccentric", "pelvi", "fascicle", "posterior", "supine", "prone", "lumbar", "rir")


def test_steps_speak_plainly_and_briefly(known: Catalog) -> None:
    for exercise in known.exercises.values():
        for step in exercise.steps:
            assert len(step) <= 90, step
            assert not any(word in step.lower() for word in JARGON), step


def test_kit_that_can_fail_has_a_check_line(known: Catalog) -> None:
    fails = {"long_band", "mini_band", "anchor_point", "foot_anchor", "stability_ball", "barbell", "box"}
    unchecked = [
        exercise.slug
        for exercise in known.exercises.values()
        if fails & frozenset().union(*exercise.equipment) and not exercise.check
    ]

    assert unchecked == ["single-leg-rdl"]  # its bar or weight is in one hand: there is nothing to come loose


def test_a_name_of_a_file_that_fits_no_button_line_is_refused(folder: Path) -> None:
    towel = folder / "exercises" / "towel-curl.toml"
    for name in ("x" * SLUG_CHARS, "x" * (SLUG_CHARS + 1)):
        towel.with_stem(name).write_text(GOOD.replace("Towel Curl", name))

    (fault,) = (line for line in faults_of(folder) if "is not named in" in line)

    assert f"{'x' * (SLUG_CHARS + 1)}.toml" in fault
