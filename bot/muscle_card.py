"""/muscle: each hamstring muscle by itself, where it lies and what it does."""

from __future__ import annotations

from bot.anatomy import COURSES, anatomy, name_of, named
from bot.commands import Command, Option, Turn
from bot.language import N_, Words
from bot.messages import Block, Bullets, Button, Heading, Paragraph, Reply
from catalog.drawing.thigh.names import Muscle

WORK = {
    Muscle.BICEPS_FEMORIS: N_(
        "Both heads bend the knee; the long head also pushes the hip straight. With the knee bent they turn the toes "
        "out."
    ),
    Muscle.SEMITENDINOSUS: N_(
        "It pushes the hip straight and bends the knee. With the knee bent it turns the toes in: then you can feel "
        "its cord behind the knee."
    ),
    Muscle.SEMIMEMBRANOSUS: N_(
        "It pushes the hip straight and bends the knee. With the knee bent it turns the toes in."
    ),
}
"""What each muscle does (https://tarbor6.github.io/Lab6/lab61-6.html)."""


class Muscles:
    """Shows the hamstring muscles, one by one or together."""

    def commands(self) -> tuple[Command, ...]:
        """Return the line that the card's buttons type."""
        muscle = Option("muscle", N_("A hamstring muscle"))
        return (Command("muscle", N_("The hamstring muscles one by one"), self.show, options=(muscle,), listed=False),)

    async def show(self, turn: Turn) -> Reply:
        """Show the muscle that was named, in place of the card whose button was pressed; otherwise all three."""
        lit = named(turn.args)
        return Reply(
            blocks(lit, turn.words),
            buttons=buttons(lit, turn.words),
            picture=anatomy(turn.person.facts.pictures, turn.words, lit),
            replaces=turn.request.pressed,
        )


def blocks(lit: Muscle | None, words: Words) -> tuple[Block, ...]:
    """Return the card of one muscle, or of all."""
    if lit:
        return Heading(name_of(lit, words)), Paragraph(words(COURSES[lit])), Paragraph(words(WORK[lit]))
    courses = (f"{name_of(muscle, words)}: {words(COURSES[muscle])}" for muscle in Muscle)
    return Heading(words("The hamstrings, muscle by muscle")), Bullets(tuple(courses))


def buttons(lit: Muscle | None, words: Words) -> tuple[tuple[Button, ...], ...]:
    """Return the ways to the other muscles and to what the hamstrings are."""
    muscles = (Button(name_of(muscle, words), f"/muscle {muscle}") for muscle in Muscle if muscle is not lit)
    every = (Button(words("All three"), "/muscle"),) if lit else ()
    what = Button(words("What they do"), "/explain hamstring-muscles answer")
    return (*((muscle,) for muscle in muscles), (*every, what))
