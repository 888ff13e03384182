"""Looks at every moment of every drawing and says what is wrong: `python -m catalog.drawing.checks [exercise…]`."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence

from catalog.drawing import checks_body as body
from catalog.drawing import checks_contacts as contacts
from catalog.drawing import checks_exercise as words
from catalog.drawing import checks_picture as picture
from catalog.drawing.film import Film, Finding, film, wrong_films
from catalog.drawing.motion import Motion
from catalog.drawing.reading import Folder, PoseError, load_motion, pose_slugs
from catalog.load import load_catalog
from catalog.model import Catalog, Exercise

Rule = Callable[[Film], Iterator[Finding]]

ANY_POSTURE: tuple[Rule, ...] = (
    body.bones_keep_their_length,
    body.joints_stay_in_their_limits,
    body.hamstrings_are_long_enough,
    body.nothing_sinks_into_the_floor,
    contacts.contacts_are_reached,
    contacts.feet_stay_on_the_ball,
)
"""Rules that every figure obeys: right, wrong or partner."""

REPETITION: tuple[Rule, ...] = (
    *ANY_POSTURE,
    body.necks_follow_the_trunk,
    body.weight_stays_over_the_feet,
    contacts.standing_feet_stay,
    contacts.feet_stand_on_something,
    contacts.kneeling_knees_are_padded,
    contacts.the_root_stays,
    contacts.hands_hold_what_they_hold,
    contacts.bars_pass_before_the_legs,
    picture.the_loop_is_smooth,
    picture.the_ends_differ,
    picture.it_has_words,
)
"""Rules that the repetition of an exercise obeys."""

AGAINST_WORDS: tuple[Callable[[Film, Exercise], Iterator[Finding]], ...] = (
    words.main_muscles_are_lit,
    words.helpers_stay_faint,
    words.only_named_muscles_are_lit,
    words.mistakes_are_the_exercises,
)
"""Rules that compare a repetition with the exercise's words."""


def motion_findings(motion: Motion, exercise: Exercise | None = None) -> Iterator[Finding]:
    """Yield all that is wrong with a motion; of each rule only the first finding at each kind of figure.

    Args:
        exercise: With whose words it is compared; None: with none.
    """
    if motion.without:
        return
    main = film(motion)
    for rule in REPETITION:
        yield from _first(rule(main))
    others = [one for one, _, _ in wrong_films(motion)]
    if motion.partner:
        others.append(film(motion.partner, "partner, "))
    for other in others:
        for rule in ANY_POSTURE:
            yield from _first(rule(other))
    yield from picture.wrong_poses_look_wrong(motion)
    if exercise:
        for compare in AGAINST_WORDS:
            yield from compare(main, exercise)


def _first(findings: Iterable[Finding]) -> list[Finding]:
    return [finding for finding, _ in zip(findings, range(1), strict=False)]


def findings(slug: str, catalog: Catalog, folder: Folder | None = None) -> list[str]:
    """Return all that is wrong with an exercise's pose file, a line each."""
    try:
        motion = load_motion(slug, folder)
    except PoseError as error:
        return str(error).splitlines()
    exercise = catalog.exercises.get(slug)
    lines = [] if exercise else [f"{slug}: the catalogue has no such exercise"]
    return lines + [str(finding) for finding in motion_findings(motion, exercise)]


def main(slugs: Sequence[str]) -> int:
    """Print what is wrong with the drawings of *slugs*, of all where there are none; return 1 where anything is."""
    catalog = load_catalog()
    drawn = pose_slugs()
    lines = [line for slug in slugs or drawn for line in findings(slug, catalog)]
    if not slugs:
        lines += [f"{slug}: has neither a drawing nor a reason" for slug in catalog.exercises if slug not in drawn]
    sys.stdout.write("".join(f"{line}\n" for line in lines))
    return 1 if lines else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
