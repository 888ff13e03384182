"""Today's session of a person: what the past, the plan and the wish make of it."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from bot.language import Words
from bot.people import Person
from bot.sessions.beside import beside_words
from bot.sessions.build import build_session
from bot.sessions.history import History, guide_after, need_after
from bot.sessions.kit import WEIGHTS
from bot.sessions.model import NoteKind, Pick, Session, Slot
from bot.sessions.need import Need, Wish, is_light
from bot.sessions.offer import Offer
from bot.sessions.plan import EASIER_WEEK, Guide, Plan, kept_plan
from bot.sessions.progression import KG_STEP, LB_STEP, Advice, AdviceKind, next_time, step_down
from bot.sessions.questions import Question
from bot.sessions.show import Beside
from bot.sessions.vocabulary import PREGNANCY
from bot.sessions.volume import session_credit, sets_grow
from bot.training import Entry
from catalog.model import Catalog, Caution, Exercise, Range

UNCHANGING = PREGNANCY | {Caution.RECENT_HAMSTRING_STRAIN}
"""With these nothing grows by itself (coaching convention)."""

FORGOTTEN = timedelta(weeks=4)
"""An exercise that was not done for so long comes back a step easier (coaching convention)."""


def todays_offer(
    catalog: Catalog, history: History, person: Person, wish: Wish, now: datetime, chance: random.Random
) -> Offer:
    """Return the session that *person* gets for *wish*, with the plan that goes on from it.

    Raises:
        NothingFits: No exercise at all may be done.
    """
    need = need_after(history, person, wish, now)
    guide = guide_after(history, need, catalog)
    session = build_session(catalog, need, chance, history.recent, guide)
    session = with_targets(session, advice_for(session, catalog, history, need, person, now))
    return Offer.first(_telling_of_the_change(session, guide), need, plan_after(history, guide, need, session))


def advice_for(
    session: Session, catalog: Catalog, history: History, need: Need, person: Person, now: datetime
) -> Mapping[str, Advice]:
    """Return what to do today of each exercise of *session*, by slug; loosening has none."""
    if is_light(need):
        return {}
    grow = may_grow(session, catalog, history, need)
    step = LB_STEP if person.facts.pounds else KG_STEP
    advised = {}
    for pick in session.picks:
        exercise = catalog.exercises[pick.slug]
        entries = history.of(pick.slug)
        owned = history.plan.weights if comes_in_sizes(exercise) else ()
        gone = now if need.restart or _long_ago(entries, now) else None
        advice = next_time(entries, exercise, now=gone, step=step, owned=owned, growing=grow)
        advised[pick.slug] = held_back(advice, entries, need, step)
    return advised


def may_grow(session: Session, catalog: Catalog, history: History, need: Need) -> bool:
    """Whether loads may grow today: never in a week in which the sets do (coaching convention)."""
    calm = need.deload or need.restart or need.spare or need.sore or need.careful
    return not calm and not sets_grow(history.counted, session_credit(session.picks, catalog.exercises), history.today)


def held_back(advice: Advice, entries: Sequence[Entry], need: Need, step: int) -> Advice:
    """Return *advice*, less of it in an easier week, and none that grows where nothing should.

    In an easier week the load is lower (Rogerson et al. 2024). In pregnancy, after a strain and under 16 nothing
    grows by itself (coaching convention).
    """
    if not entries or advice.kind in {AdviceKind.LIGHTER, AdviceKind.EASIER}:
        return advice
    last = max(entries, key=lambda entry: entry.at)
    if need.deload or need.restart:
        return step_down(last, Range(min(advice.target.low, *last.reps), advice.target.high), step)
    if need.avoid & UNCHANGING or need.under_16 or need.sore or need.spare:
        aim = min(last.reps)
        return Advice(AdviceKind.SAME, Range(aim, max(aim, advice.target.high)), last.load, held=last.held)
    return advice


def beside_today(
    offer: Offer,
    catalog: Catalog,
    history: History,
    person: Person,
    words: Words,
    now: datetime,
    *,
    question: Question | None = None,
) -> Beside:
    """Return what is shown beside *offer*: last time and today, what to check at first use, and a question."""
    advised = advice_for(offer.session, catalog, history, offer.need, person, now)
    last = {slug: entries[-1] for slug in advised if (entries := history.of(slug))}
    pounds = person.facts.pounds
    lines = {slug: beside_words(last.get(slug), advised[slug], words, pounds=pounds) for slug in advised}
    new = offer.session.slugs - history.first_days.keys() - last.keys()
    return Beside(lines, frozenset(slug for slug in new if catalog.exercises[slug].check), question)


def comes_in_sizes(exercise: Exercise) -> bool:
    """Whether its load comes in fixed sizes, so that the next one may be a big step."""
    return any(group <= WEIGHTS for group in exercise.equipment)


def with_targets(session: Session, advised: Mapping[str, Advice]) -> Session:
    """Return *session* with what to aim at; where a load grows, the sets do not."""
    return replace(session, picks=tuple(_with_target(pick, advised.get(pick.slug)) for pick in session.picks))


def plan_after(history: History, guide: Guide, need: Need, session: Session) -> Plan:
    """Return the plan as it goes on from *session*; breaks and loosening leave it as it is."""
    if is_light(need) or all(pick.slot is Slot.LOOSEN for pick in session.picks):
        return history.plan
    plan = kept_plan(history.plan, session.picks, guide.leaving, history.today)
    running = plan.eased is not None and history.today - plan.eased < EASIER_WEEK
    return replace(plan, eased=history.today) if need.deload and not running else plan


def _long_ago(entries: Sequence[Entry], now: datetime) -> bool:
    return bool(entries) and now - entries[-1].at >= FORGOTTEN


def _with_target(pick: Pick, advice: Advice | None) -> Pick:
    if advice is None:
        return pick
    sets = min(pick.sets, advice.sets or pick.sets)
    return replace(pick, sets=sets, target=advice.target.low, load=advice.load)


def _telling_of_the_change(session: Session, guide: Guide) -> Session:
    if not guide.leaving or guide.leaving & session.slugs:
        return session
    return replace(session, notes=(*session.notes, NoteKind.CHANGED))
