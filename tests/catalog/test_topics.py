"""Topics are read, refused where they are wrong, and found by what people ask."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

import catalog
from catalog.find import NOTHING, QUERY_CHARS
from catalog.load import CatalogError, load_catalog
from catalog.model import Catalog, Claim, Topic
from catalog.topics import TopicFinder
from tests.catalog.test_load import AMBIGUOUS, GOOD, SOURCES
from tests.catalog.test_messages import texts_of
from tests.catalog.topic_questions import EXERCISES, KEPT_ASIDE, NEITHER, TOPICS

DATA = Path(catalog.__file__).parent

TOPIC = """\
title = "Towels"
questions = ["q0", "q1", "q2", "q3", "q4", "q5", "q6", "q7", "q8", "q9"]
short = ["They help."]
points = ["One."]
more = ["Really."]
related = ["towel-curl"]

[[claims]]
text = "They do."
source = "S1"
confidence = "low"
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("exercises", "topics"):
        (tmp_path / name).mkdir()
    (tmp_path / "exercises" / "towel-curl.toml").write_text(GOOD)
    (tmp_path / "topics" / "towels.toml").write_text(TOPIC)
    (tmp_path / "sources.toml").write_text(SOURCES)
    (tmp_path / "ambiguous.toml").write_text(AMBIGUOUS)
    return tmp_path


def faults_of(folder: Path) -> list[str]:
    with pytest.raises(CatalogError) as caught:
        load_catalog(folder)
    return str(caught.value).splitlines()


def test_what_stands_in_a_topics_file_comes_out_of_it(folder: Path) -> None:
    assert load_catalog(folder).topics == {
        "towels": Topic(
            slug="towels",
            title="Towels",
            questions=tuple(f"q{number}" for number in range(10)),
            short=("They help.",),
            points=("One.",),
            more=("Really.",),
            claims=(Claim("They do.", "S1", "low"),),
            related=("towel-curl",),
        )
    }


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('title = "Towels"', 'title = ""', "title: is empty"),
        ('title = "Towels"', f'title = "{"T" * 39}"', "title: has 39 characters, not at most 38"),
        ('"q0", ', "", "questions: has 9 questions, not 10 or more"),
        ('"q0"', '"slider"', "questions: 'slider' is what an exercise is called"),
        ('"q0"', '"Curl"', "questions: 'Curl' is what an exercise is called"),
        ('short = ["They help."]\n', "", "short: is missing"),
        ('points = ["One."]', 'points = [""]', "points[0]: is empty"),
        ('related = ["towel-curl"]', 'related = ["gone"]', "related: leads to 'gone', which does not exist"),
        ('related = ["towel-curl"]', 'related = ["towels"]', "related: leads to itself"),
        ('["towel-curl"]', '["towel-curl", "towel-curl"]', "related: names 'towel-curl' twice"),
        ('source = "S1"', 'source = "S9"', "claims[0].source: unknown source 'S9'"),
        ('source = "S1"', 'source = ""', "claims[0].source: is empty"),
        ('source = "S1"\n', "", "claims[0].source: is missing"),
        ('confidence = "low"', 'confidence = "so so"', "claims[0].confidence: unknown word 'so so'"),
        ('more = ["Really."]', 'more = ["Really."]\nless = 1', "less: unknown key"),
    ],
)
def test_a_fault_in_a_topic_is_named_with_its_file_and_key(folder: Path, old: str, new: str, fault: str) -> None:
    assert TOPIC.count(old) == 1
    (folder / "topics" / "towels.toml").write_text(TOPIC.replace(old, new))

    assert faults_of(folder) == [f"topics/towels.toml: {fault}"]


def test_a_topic_without_claims_is_refused(folder: Path) -> None:
    bare, _, _ = TOPIC.partition("\n[[claims]]")
    (folder / "topics" / "towels.toml").write_text("claims = []\n" + bare)

    assert faults_of(folder) == ["topics/towels.toml: claims: is empty"]


def test_a_topic_is_not_named_like_an_exercise(folder: Path) -> None:
    (folder / "topics" / "towels.toml").rename(folder / "topics" / "towel-curl.toml")

    assert "topics/towel-curl.toml: is named like an exercise" in faults_of(folder)


def test_a_question_belongs_to_one_topic(folder: Path) -> None:
    (folder / "topics" / "rags.toml").write_text(
        TOPIC.replace("Towels", "Rags").replace('"q', '"p').replace("p3", "Q3")
    )

    assert faults_of(folder) == ["topics/towels.toml: questions: 'q3' belongs to 'rags' already"]


@pytest.fixture(scope="module")
def known() -> Catalog:
    return load_catalog()


@pytest.fixture(scope="module")
def finder(known: Catalog) -> TopicFinder:
    return TopicFinder(known)


def test_every_text_of_a_topic_reaches_the_translators_and_no_question_does(known: Catalog) -> None:
    for topic in known.topics.values():
        read = {topic.title, *topic.short, *topic.points, *topic.more, *(claim.text for claim in topic.claims)}

        found = texts_of(DATA / "topics" / f"{topic.slug}.toml")

        assert read <= found
        assert not found & {*topic.questions, topic.slug, *topic.related, "high", "medium", "low"}


def test_no_two_topics_or_exercises_have_the_same_label(known: Catalog) -> None:
    labels = [topic.title for topic in known.topics.values()] + [e.name for e in known.exercises.values()]

    assert [label for label, times in Counter(labels).items() if times > 1] == []


def test_every_topic_can_be_reached_from_another(known: Catalog) -> None:
    reached = {slug for topic in known.topics.values() for slug in topic.related}

    assert set(known.topics) - reached <= {"self-article", "pregnancy"}


def test_the_tables_are_large_enough_to_mean_something(known: Catalog) -> None:
    assert len(TOPICS) >= 150
    assert len(EXERCISES) >= 30
    assert len(NEITHER) >= 20
    assert set(TOPICS.values()) == set(KEPT_ASIDE.values()) == set(known.topics)


def test_a_topics_own_questions_lead_to_it(known: Catalog, finder: TopicFinder) -> None:
    for topic in known.topics.values():
        for asked in (topic.title, *topic.questions):
            assert finder.exact(asked) == topic.slug, asked
            assert finder.find(asked).sure, asked


def test_at_least_97_of_100_questions_are_answered_at_once(finder: TopicFinder) -> None:
    asked_back = [question for question in TOPICS if not finder.find(question).sure]

    assert len(asked_back) <= 0.03 * len(TOPICS), asked_back


def test_at_least_90_of_100_questions_kept_aside_are_answered_or_offered(finder: TopicFinder) -> None:
    found = {question: finder.find(question) for question in KEPT_ASIDE}
    missed = [question for question, slug in KEPT_ASIDE.items() if slug not in found[question].matches]

    assert len(missed) <= 0.1 * len(KEPT_ASIDE), missed
    assert sum(one.sure for one in found.values()) >= 0.6 * len(KEPT_ASIDE)


def test_none_is_confidently_wrong(finder: TopicFinder) -> None:
    right = {**TOPICS, **KEPT_ASIDE}
    found = {question: finder.find(question) for question in right}

    assert {q: one.matches[0] for q, one in found.items() if one.sure and one.matches[0] != right[q]} == {}


@pytest.mark.parametrize("name", EXERCISES)
def test_the_name_of_an_exercise_is_no_topic(finder: TopicFinder, name: str) -> None:
    assert not finder.find(name).sure
    assert finder.exact(name) is None


def test_no_name_of_an_exercise_leads_to_a_topic(known: Catalog, finder: TopicFinder) -> None:
    for exercise in known.exercises.values():
        for name in (exercise.name, *exercise.aliases):
            assert finder.find(name) == NOTHING, name
    for word in known.ambiguous:
        assert finder.find(word) == NOTHING, word


@pytest.mark.parametrize("asked", NEITHER)
def test_what_is_neither_is_never_certain(finder: TopicFinder, asked: str) -> None:
    assert not finder.find(asked).sure


def test_what_is_longer_than_is_read_leads_nowhere(finder: TopicFinder) -> None:
    question = "how often should i train"

    found = [finder.find((unit * 5000)[:5000]) for unit in (question, "x", "cramp ", "腿", "🍑", "\x00")]

    assert found == [NOTHING] * 6
    assert finder.find(question.ljust(QUERY_CHARS)).sure
    assert finder.find(question.ljust(QUERY_CHARS + 1)) == NOTHING


def test_the_number_of_candidates_can_be_chosen(finder: TopicFinder) -> None:
    assert len(finder.find("does training make hamstrings strong", limit=1).matches) == 1
    assert len(finder.find("does training make hamstrings strong", limit=2).matches) == 2


def test_a_catalogue_without_topics_finds_none() -> None:
    assert TopicFinder(Catalog({}, {})).find("how often") == NOTHING
