"""The first and the lost: /start, /help, and what plain text gets."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bot.commands import Answer, Command, Option, Registry, Turn
from bot.errors import UserError
from bot.language import N_, Words
from bot.messages import Bullets, Button, Heading, Note, Paragraph, Reply
from bot.plain.router import meanings
from bot.plain.small_talk import first_buttons
from catalog.find import Finder


class Welcome:
    """Says what Legday does and what to type.

    Args:
        registry: Returns every command; asked when somebody needs help, not before.
        finder: Knows whether plain text may be the name of an exercise.
        explain: Answers such a name.
        nearest: Offers the likeliest readings of a sentence.
    """

    def __init__(
        self,
        registry: Callable[[], Registry],
        finder: Finder,
        explain: Answer,
        nearest: Callable[[str, Words], tuple[Button, ...]],
    ) -> None:
        self._registry = registry
        self._finder = finder
        self._explain = explain
        self._nearest = nearest

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
            buttons=(first_buttons(_),),
        )

    async def help(self, turn: Turn) -> Reply:
        """List every command with an example, or explain the one that was named."""
        name = turn.args.removeprefix("/").strip()
        return self._one(turn, name) if name else self._all(turn)

    async def plain(self, turn: Turn) -> Reply:
        """Answer what stands for no line: no text at all, perhaps an exercise's name, or one of two readings."""
        _ = turn.words
        if not turn.args:
            raise UserError(_("I can only read words. Type what you need, for example /hamstrings"))
        if meanings(turn.args):
            hello, exercise = meanings(turn.args)
            buttons = (Button(_("Hello"), hello), Button(_("The exercise"), exercise))
            return Reply.say(_("Good morning! A greeting, or the exercise?"), *buttons)
        if self._finder.find(turn.args).matches:
            return await self._explain(turn)
        said = _("I'm not sure what you mean. Press one of these, or type an exercise's name.")
        return Reply.say(said, *self._nearest(turn.args, _))

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
