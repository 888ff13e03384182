"""What Legday knows about a person, and how they change it: /settings."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from typing import Any

from bot.commands import Command, Option, Turn
from bot.errors import UserError
from bot.language import N_, PSEUDO, SPOKEN, nearest, words_for
from bot.messages import Bullets, Button, Heading, Note, Paragraph, Reply
from bot.pictures import Theme
from bot.quiet import parse_quiet, quiet_words
from bot.schedules.zones import find_zone, nearest_zones
from bot.sessions.aches import ACHES
from bot.sessions.kit import LABELS
from bot.sessions.wish import parse_wish
from bot.zone_change import ZoneChange, asked_of

ZoneKnown = Callable[[Turn, dict[str, Any]], Awaitable[Reply | None]]
"""Goes on with what waited for the person's zone."""

LEVELS = {"beginner": N_("Beginner"), "intermediate": N_("Intermediate"), "advanced": N_("Advanced")}
LANGUAGES = {"en": "English", "es": "Español"}
"""Each in its own words, as people look for them."""

NO_QUIET = ("off", "none", "no", "never")
"""What ends quiet hours, and pictures."""

PICTURES = {None: N_("Off"), Theme.LIGHT: N_("Light"), Theme.DARK: N_("Dark")}


class Preferences:
    """Shows and changes a person's settings.

    Args:
        zone_known: Called when a zone is set, with what waited for it in the same place.
    """

    def __init__(self, zone_known: ZoneKnown) -> None:
        self._zone_known = zone_known
        self._changes: dict[str, Callable[[Turn, str], Awaitable[Reply]]] = {
            "zone": self._zone,
            "language": self._language,
            "level": self._level,
            "minutes": self._minutes,
            "equipment": self._equipment,
            "quiet": self._quiet,
            "pictures": self._pictures,
        }

    def commands(self) -> Sequence[Command]:
        """Return /settings, and the line of the question that a new zone brings."""
        return (
            Command(
                "settings",
                N_("Your equipment, level, minutes, time zone, language and quiet hours"),
                self.settings,
                example="/settings zone Berlin",
                options=(
                    Option("name", N_("What to change"), choices=tuple((name, name) for name in self._changes)),
                    Option("value", N_("What it should be")),
                ),
                private=True,
            ),
            *ZoneChange().commands(),
        )

    async def settings(self, turn: Turn) -> Reply:
        """Show everything, or change the one that was named."""
        name, _space, value = turn.args.partition(" ")
        if not name:
            return _overview(turn)
        change = self._changes.get(name.lower())
        if change is None:
            known = ", ".join(self._changes)
            raise UserError(turn.words("I can change these: {names}. For example: /settings minutes 20", names=known))
        if not value.strip():
            return _choices(turn, name.lower())
        return await change(turn, value.strip())

    async def _zone(self, turn: Turn, value: str) -> Reply:
        zone = find_zone(value)
        if zone is None:
            near = [Button(name, f"/settings zone {name}") for name in nearest_zones(value[:100])]
            raise UserError(
                turn.words("I don't know a time zone called that. Type a big city near you: /settings zone Berlin"),
                near,
            )
        waiting = await turn.store.questions.pending(turn.person.id, turn.request.place)
        former = turn.person.zone
        person = await turn.store.people.change(turn.person.id, zone=zone.key)
        turn = replace(turn, person=person)
        said = turn.words(
            "Your clock is {zone}: it is {time} there now.",
            zone=zone.key,
            time=turn.words.time(turn.now.astimezone(zone)),
        )
        if waiting is None or waiting.kind != "settings zone":
            return await asked_of(turn, former, said) or _saved(turn, said)
        await turn.store.questions.close(turn.person.id, turn.request.place)
        following = await self._zone_known(turn, waiting.payload)
        return following.then(Note(said)) if following else _saved(turn, said)

    async def _language(self, turn: Turn, value: str) -> Reply:
        spoken = nearest(value) or next(
            (tag for tag, name in LANGUAGES.items() if name.lower() == value.lower()), None
        )
        if spoken not in (*SPOKEN, PSEUDO):
            raise UserError(
                turn.words("I speak these so far: {names}.", names=", ".join(LANGUAGES.values())),
                _languages(),
            )
        person = await turn.store.people.change(turn.person.id, language=spoken)
        return _overview(replace(turn, person=person, words=words_for(spoken)))

    async def _level(self, turn: Turn, value: str) -> Reply:
        if value.lower() not in LEVELS:
            raise UserError(turn.words("Your level is one of these."), _levels(turn))
        person = await turn.store.people.change(turn.person.id, level=value.lower())
        return _overview(replace(turn, person=person))

    async def _minutes(self, turn: Turn, value: str) -> Reply:
        wish = parse_wish(value if not value.isdecimal() else f"{value} min")
        if wish.minutes is None:
            raise UserError(turn.words("Type how many minutes a session may take, 1 to 180: /settings minutes 20"))
        person = await turn.store.people.change(turn.person.id, minutes=wish.minutes)
        return _overview(replace(turn, person=person))

    async def _equipment(self, turn: Turn, value: str) -> Reply:
        wish = parse_wish(value)
        if wish.equipment is None or wish.unknown:
            unknown = ", ".join(wish.unknown) or value
            raise UserError(
                turn.words(
                    "I don't know this kit: {names}. Try words like: nothing, dumbbells, bands, kettlebell, gym.",
                    names=unknown[:200],
                )
            )
        person = await turn.store.people.change(turn.person.id, equipment=wish.equipment)
        return _overview(replace(turn, person=person))

    async def _quiet(self, turn: Turn, value: str) -> Reply:
        quiet = None if value.lower() in NO_QUIET else parse_quiet(value)
        if quiet is None and value.lower() not in NO_QUIET:
            raise UserError(turn.words("Type from when to when, for example: /settings quiet 22-7, or off"))
        facts = replace(turn.person.facts, quiet=quiet)
        turn = replace(turn, person=await turn.store.people.change(turn.person.id, facts=facts))
        if quiet is None:
            return _saved(turn, turn.words("You have no quiet hours now."))
        said = turn.words(
            "Quiet from {hours}: late and snoozed reminders wait for the end of it. A time that you set still comes.",
            hours=quiet_words(quiet, turn.words),
        )
        unknown = turn.words("For that I need your city: /settings zone Berlin")
        return _saved(turn, said) if turn.person.zone else _saved(turn, said).then(Note(unknown))

    async def _pictures(self, turn: Turn, value: str) -> Reply:
        said = value.lower()
        themes: dict[str, Theme | None] = {"on": Theme.LIGHT, **{theme: theme for theme in Theme}}
        if said not in themes and said not in NO_QUIET:
            raise UserError(turn.words("Pictures are one of these: light, dark, off."), _themes(turn))
        facts = replace(turn.person.facts, pictures=themes.get(said))
        person = await turn.store.people.change(turn.person.id, facts=facts)
        return _overview(replace(turn, person=person))


def _overview(turn: Turn) -> Reply:
    _ = turn.words
    person = turn.person
    unset = _("not set")
    facts = (
        _("Equipment: {value}", value=_kit(turn)),
        _("Level: {value}", value=_(LEVELS[person.level]) if person.level else unset),
        _("Minutes: {value}", value=_.number(person.minutes) if person.minutes else unset),
        _("Time zone: {value}", value=person.zone or unset),
        _("Language: {value}", value=LANGUAGES.get(_.tag, _.tag)),
        _("Quiet hours: {value}", value=quiet_words(person.facts.quiet, _) if person.facts.quiet else unset),
        _("Pictures: {value}", value=_(PICTURES[person.facts.pictures])),
        _("Aches: {value}", value=_aches(turn)),
    )
    names = ("equipment", "level", "minutes", "zone", "language", "quiet", "pictures")
    labels = (
        _("Equipment"),
        _("Level"),
        _("Minutes"),
        _("Time zone"),
        _("Language"),
        _("Quiet hours"),
        _("Pictures"),
    )
    buttons = [Button(label, f"/settings {name}") for label, name in zip(labels, names, strict=True)]
    return Reply(
        (
            Heading(_("Your settings")),
            Bullets(facts),
            Note(_("Press one, or type for example: /settings minutes 20")),
        ),
        buttons=(tuple(buttons[:4]), (*buttons[4:], Button(_("Aches"), "/hurts"))),
        private=True,
        replaces=turn.request.pressed,
    )


def _kit(turn: Turn) -> str:
    if turn.person.equipment is None:
        return turn.words("not set")
    named = sorted(turn.words(LABELS[name]) for name in turn.person.equipment)
    return ", ".join(named) or turn.words("nothing")


def _aches(turn: Turn) -> str:
    named = [turn.words(ache.label) for ache in ACHES.values() if ache.flags & turn.person.aches]
    return ", ".join(named) or turn.words("none")


def _choices(turn: Turn, name: str) -> Reply:
    """Offer the likeliest values of one setting, and say how to type another."""
    _ = turn.words
    offered = {
        "level": _levels(turn),
        "language": _languages(),
        "minutes": [Button(_.number(n), f"/settings minutes {n}") for n in (10, 20, 30, 45)],
        "zone": [Button(city, f"/settings zone {city}") for city in ("London", "Berlin", "New York", "Los Angeles")],
        "equipment": [
            Button(_("Nothing"), "/settings equipment nothing"),
            Button(_("Bands"), "/settings equipment bands"),
            Button(_("Dumbbells"), "/settings equipment dumbbells"),
            Button(_("Gym"), "/settings equipment gym"),
        ],
        "quiet": [
            Button(quiet_words((22 * 60, 7 * 60), _), "/settings quiet 22-7"),
            Button(quiet_words((23 * 60, 8 * 60), _), "/settings quiet 23-8"),
            Button(_("Off"), "/settings quiet off"),
        ],
        "pictures": _themes(turn),
    }[name]
    said = _("Press one, or type your own: /settings {name} …", name=name)
    return Reply((Paragraph(said),), (tuple(offered),), private=True, replaces=turn.request.pressed)


def _levels(turn: Turn) -> list[Button]:
    return [Button(turn.words(label), f"/settings level {name}") for name, label in LEVELS.items()]


def _themes(turn: Turn) -> list[Button]:
    return [Button(turn.words(label), f"/settings pictures {theme or 'off'}") for theme, label in PICTURES.items()]


def _languages() -> list[Button]:
    return [Button(name, f"/settings language {tag}") for tag, name in LANGUAGES.items()]


def _saved(turn: Turn, said: str) -> Reply:
    return Reply((Paragraph(said),), private=True, replaces=turn.request.pressed)
