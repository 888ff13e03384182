"""Short replies to what is no request: thanks, a greeting, a plain stop."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bot.commands import Command, Registry, Turn
from bot.language import N_, Words
from bot.messages import Button, Reply


class SmallTalk:
    """Answers in one sentence and offers what comes next.

    Args:
        registry: Returns every command; asked when somebody wants it to stop, not before.
    """

    def __init__(self, registry: Callable[[], Registry]) -> None:
        self._registry = registry

    def commands(self) -> Sequence[Command]:
        """Return the lines of small talk; menus show none of them."""
        return (
            Command("thanks", N_("Say thanks"), self.thanks, listed=False),
            Command("hello", N_("Say hello"), self.hello, listed=False),
            Command("stop", N_("Ask for quiet"), self.stop, listed=False, private=True),
            Command("keep", N_("Leave things as they are"), self.keep, listed=False, private=True),
        )

    async def thanks(self, turn: Turn) -> Reply:
        """Take the thanks, without asking for anything."""
        return Reply.say(turn.words("You're welcome. Your legs did the work."))

    async def hello(self, turn: Turn) -> Reply:
        """Greet, and offer the three things most come for."""
        return Reply.say(turn.words("Hello! Ready when you are. What shall it be?"), *first_buttons(turn.words))

    async def stop(self, turn: Turn) -> Reply:
        """Ask what is to stop: nothing is taken away by a single word."""
        _ = turn.words
        pause = (Button(_("Pause"), "/pause"),) if "pause" in self._registry() else ()
        buttons = (Button(_("My reminders"), "/reminders"), *pause, Button(_("Keep them"), "/keep"))
        return Reply.say(_("Shall I stop your reminders? You choose which ones."), *buttons, private=True)

    async def keep(self, turn: Turn) -> Reply:
        """Say that nothing was changed."""
        return Reply.say(turn.words("All stays as it is."), private=True)


def first_buttons(words: Words) -> tuple[Button, ...]:
    """Return the three things that most come for."""
    return (
        Button(words("Session"), "/hamstrings"),
        Button(words("Remind me"), "/remind"),
        Button(words("Help"), "/help"),
    )
