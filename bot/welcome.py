"""The first and the lost: /start, /help, and what plain text gets."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bot.commands import Answer, Command, Option, Registry, Turn
from bot.errors import UserError
from bot.language import N_
from bot.messages import Bullets, Button, Heading, Note, Paragraph, Reply


class Welcome:
    """Says what Legday does and what to type.

    Args:
        registry: Returns every command; asked when somebody needs help, not before.
        explain: Answers plain text as the name of an exercise.
    """

    def __init__(self, registry: Callable[[], Registry], explain: Answer) -> None:
        self._registry = registry
        self._explain = explain

    def commands(self) -> Sequence[Command]:
        """Return /start and /help."""
        return (
            Command("start", N_("What Legday does"), self.start, example="/start"),
            Command(
                "help",
                N_("What to type, with an example each"),
                self.help,
                example="/help remind",
                options=(Option("command", N_("The command you want to know more about")),),
                private=True,
            ),
        )

    async def start(self, turn: Turn) -> Reply:
        """Say it in four lines and three buttons."""
        _ = turn.words
        return Reply(
            (
                Heading(_("Legday: strong hamstrings, one session at a time")),
                Bullets(
                    (
                        _("A session that fits what you have, your minutes and what aches: /hamstrings"),
                        _("Any hamstring exercise, explained step by step: /explain"),
                        _("Leg day reminders that arrive on time, with the session inside: /remind"),
                        _("General training information, not medical advice. /help shows everything."),
                    )
                ),
            ),
            buttons=(
                (
                    Button(_("Session"), "/hamstrings"),
                    Button(_("Remind me"), "/remind"),
                    Button(_("Help"), "/help"),
                ),
            ),
        )

    async def help(self, turn: Turn) -> Reply:
        """List every command with an example, or explain the one that was named."""
        name = turn.args.removeprefix("/").strip()
        return self._one(turn, name) if name else self._all(turn)

    async def plain(self, turn: Turn) -> Reply:
        """Answer what is no command: no text at all, or perhaps an exercise's name."""
        if not turn.args:
            raise UserError(turn.words("I can only read words. Type what you need, for example /hamstrings"))
        return await self._explain(turn)

    def _all(self, turn: Turn) -> Reply:
        _ = turn.words
        lines = tuple(
            _(
                "{example} – {summary}",
                example=command.example or f"/{command.name}",
                summary=_(command.summary),
            )
            for command in self._registry().listed
        )
        return Reply(
            (
                Heading(_("What you can type")),
                Bullets(lines),
                Note(_("Sharp pain, a pop, swelling or numbness: stop, and see a health professional.")),
            ),
            private=True,
        )

    def _one(self, turn: Turn, name: str) -> Reply:
        _ = turn.words
        command = self._registry().get(name)
        if command is None or not command.listed:
            raise UserError(_("There is no such command. /help shows them all."))
        options = tuple(_("{name}: {summary}", name=o.name, summary=_(o.summary)) for o in command.options)
        example = _("For example: {example}", example=command.example or f"/{command.name}")
        blocks = (Heading(f"/{command.name}"), Paragraph(_(command.summary)), Paragraph(example))
        return Reply(blocks + ((Bullets(options),) if options else ()), private=True)
