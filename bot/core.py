"""The core put together: every feature over one store, the same for all platforms."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from bot.app import App
from bot.begin import Begin
from bot.clock import Clock
from bot.commands import Registry
from bot.day_after import DayAfter
from bot.delivery.courier import Courier
from bot.delivery.pace import Pacer
from bot.due import Due, news
from bot.exercise_names import names_elsewhere
from bot.explain import Explain
from bot.link import Link
from bot.log import Log
from bot.messages import Platform, Sender
from bot.muscle_card import Muscles
from bot.person_data import PersonData
from bot.plain.router import Router
from bot.plain.small_talk import SmallTalk
from bot.preferences import Preferences
from bot.progress import Progress
from bot.remind import Remind
from bot.reminder_list import ReminderList
from bot.reminders import Reach, ReminderKind
from bot.safety.guard import Guard
from bot.safety.hurts import Hurts
from bot.store import Store
from bot.suggest import Suggest
from bot.welcome import Welcome
from catalog.find import Finder
from catalog.load import load_catalog
from catalog.topics import TopicFinder


@dataclass(frozen=True, slots=True)
class Core:
    """Everything that is the same on every platform; *senders* is filled as adapters are made."""

    app: App
    registry: Registry
    courier: Courier
    senders: dict[Platform, Sender]


def build_core(
    store: Store,
    clock: Clock,
    chance: random.Random,
    reaches: Sequence[Reach],
    pacers: Mapping[Platform, Pacer] = MappingProxyType({}),
) -> Core:
    """Put the features together over one store."""
    catalog = load_catalog()
    finder = Finder(catalog, names_elsewhere(catalog))
    topics = TopicFinder(catalog)
    explain = Explain(catalog, finder, topics)
    suggest, remind = Suggest(catalog, chance), Remind(chance)
    router = Router(lambda: registry, lambda text: finder.find(text).sure or topics.find(text).sure)
    guard = Guard()
    welcome = Welcome(lambda: registry, finder, explain.answer, router.nearest)
    talk = (guard, Hurts(), SmallTalk(lambda: registry))
    day_after, begin, progress = DayAfter(catalog, chance), Begin(catalog, chance), Progress(catalog)
    log = Log(catalog, finder, chance, day_after, begin)
    due = Due(suggest.leg_day, {ReminderKind.REST: begin.bring, ReminderKind.CHECK: day_after.bring})
    training = (suggest, begin, explain, Muscles(), remind, ReminderList(), log, progress, day_after)
    features = (*training, Preferences(remind.zone_known), Link(chance), PersonData(chance), welcome, *talk)
    registry = Registry(command for feature in features for command in feature.commands())
    senders: dict[Platform, Sender] = {}
    courier = Courier(store, senders, reaches, due, clock, chance, pacers)
    app = App(
        registry,
        store,
        clock,
        plain=welcome.plain,
        news=news,
        changed=courier.wake,
        first=guard.first,
        route=router.route,
    )
    return Core(app, registry, courier, senders)
