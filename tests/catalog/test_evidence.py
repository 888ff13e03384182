"""Every claim has a source, every source a claim, and nothing is promised that no study keeps."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

import catalog
from catalog.load import POSE, load_catalog
from catalog.messages import extract
from catalog.model import Catalog, Claim
from tests.catalog.promises import broken_by

DATA = Path(catalog.__file__).parent
EXERCISES = [file for file in (DATA / "exercises").glob("*.toml") if not file.name.endswith(POSE)]
FILES = sorted([*EXERCISES, *(DATA / "topics").glob("*.toml"), DATA / "sources.toml"])

BROKEN = {
    "prevents injury": (
        "It prevents injury.",
        "This helps to prevent hamstring strains.",
        "Nordics stop hamstring injuries.",
        "A shield against injuries: it protects you from strains.",
        "It keeps you safe from injury.",
        "Avoid injuries with this one.",
        "Injury-proof legs.",
        "They halve your injuries.",
    ),
    "fixes back pain": (
        "It fixes back pain.",
        "Strong hamstrings cure an aching back.",
        "This relieves lower back pain.",
        "It eases your back.",
        "Good for your back.",
        "Get rid of stiffness.",
    ),
    "the best exercise": (
        "The best exercise for hamstrings.",
        "It is the single best of all.",
        "The most effective curl.",
        "The king of hamstring work.",
        "Nothing beats a Nordic.",
        "The only exercise you need.",
    ),
    "you must go to failure": (
        "You must go to failure.",
        "Every set should end in failure.",
        "Always lift until you cannot move.",
        "Train to failure.",
    ),
    "results by a date": (
        "You will be stronger in four weeks.",
        "You'll see results within a month.",
        "Expect results in 6 weeks.",
        "In two weeks you will touch your toes.",
        "It heals in about three weeks.",
    ),
    "grades an injury": ("This is a grade 2 strain.", "A mild strain.", "Probably a partial tear."),
    "a dose that SELF recommends": (
        "SELF recommends 3 sets of 12.",
        "The article asks for three to four sets.",
        "SELF says: train them twice, on two days a week.",
    ),
    "activity in percent": (
        "EMG shows 90% growth.",
        "The muscle is 80 percent active, so it grows.",
        "It is 20 points more active.",
    ),
}

HONEST = (
    "Programmes with Nordics went with about half the hamstring injuries.",
    "We do not promise relief.",
    "Going to failure is optional.",
    "No exercise wins everywhere.",
    "In 20 adults over 12 weeks, seated curls grew the hamstrings more than lying ones, 14% against 9%.",
    "We have read no sets and no repetitions in the SELF article.",
    "15 Hamstring Exercises, in SELF, says that squats are helpers.",
    "Electrodes show how busy a muscle is.",
)


@pytest.fixture(scope="module")
def known() -> Catalog:
    return load_catalog()


def claims_of(known: Catalog) -> Iterator[tuple[str, Claim]]:
    for exercise in known.exercises.values():
        yield from ((exercise.slug, claim) for claim in exercise.evidence)
    for topic in known.topics.values():
        yield from ((topic.slug, claim) for claim in topic.claims)


def texts_of(file: Path) -> list[str]:
    with file.open("rb") as data:
        return [text for _, _, text, _ in extract(data, {}, (), {})]


@pytest.mark.parametrize(("promise", "text"), [(name, text) for name, texts in BROKEN.items() for text in texts])
def test_a_promise_is_noticed_in_these_words(promise: str, text: str) -> None:
    assert promise in set(broken_by(text))


@pytest.mark.parametrize("text", HONEST)
def test_what_is_honest_may_be_said(text: str) -> None:
    assert list(broken_by(text)) == []


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_no_text_promises_what_no_study_keeps(file: Path) -> None:
    texts = texts_of(file)

    assert texts
    assert {text: broken for text in texts if (broken := list(broken_by(text)))} == {}


def test_every_claim_has_a_source_and_every_source_a_claim(known: Catalog) -> None:
    cited = {claim.source for _, claim in claims_of(known)}

    assert cited == set(known.sources)


def test_what_was_measured_as_activity_is_never_sure_and_never_said_in_percent(known: Catalog) -> None:
    for slug, claim in claims_of(known):
        source = known.sources[claim.source]
        if "EMG" in source.design + source.size:
            assert claim.confidence == "low", slug
            assert "%" not in claim.text, slug
            assert not re.search(r"(?<!not )\bgr[eo]w|\bbuil[dt]|\bbigger", claim.text), slug


def test_a_claim_without_a_study_is_never_sure(known: Catalog) -> None:
    unsure = {claim.confidence for _, claim in claims_of(known) if known.sources[claim.source].design == "convention"}

    assert unsure == {"low"}


def test_a_claim_is_one_plain_sentence(known: Catalog) -> None:
    for slug, claim in claims_of(known):
        assert claim.text.endswith("."), (slug, claim.text)
        assert len(re.findall(r"[.!?](?:\s|$)", claim.text)) == 1, (slug, claim.text)
        assert len(claim.text) <= 180, (slug, claim.text)


def test_every_source_but_a_convention_says_how_much_of_it_was_read(known: Catalog) -> None:
    for source in known.sources.values():
        assert bool(source.seen) is (source.design != "convention"), source.id


def test_a_number_of_people_that_a_claim_names_is_the_sources_own(known: Catalog) -> None:
    for slug, claim in claims_of(known):
        size = known.sources[claim.source].size
        for number in re.findall(r"([\d,]+) (?:men|adults|people|athletes|players|studies|trials)\b", claim.text):
            assert number in size, (slug, claim.text)


def test_nothing_about_doses_is_taken_from_the_article(known: Catalog) -> None:
    from_article = [claim.text for _, claim in claims_of(known) if "SELF" in known.sources[claim.source].title]

    assert from_article
    assert not [text for text in from_article if re.search(r"\bsets?\b|\breps?\b|\brepetitions?\b|a week", text)]


def test_the_files_hold_nothing_that_is_not_loaded(known: Catalog) -> None:
    loaded = {*known.exercises, *known.topics, "sources"}

    assert {file.stem for file in FILES} == loaded
    assert set(tomllib.loads((DATA / "sources.toml").read_text(encoding="utf-8"))) == set(known.sources)
