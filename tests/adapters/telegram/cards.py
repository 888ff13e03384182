"""Replies with and without pictures, and the lines of their buttons."""

from __future__ import annotations

from dataclasses import replace

from bot.messages import Button, Heading, Paragraph, Place, Platform, Reply
from bot.pictures import Drawing, DrawingKind, Picture

ANN = Place(Platform.TELEGRAM, "1001")
GYM = -1001234567890
STILL = Drawing(DrawingKind.STILL, "nordic-hamstring-curl")
LOOP = Drawing(DrawingKind.LOOP, "nordic-hamstring-curl")
CHART = Drawing(DrawingKind.CHART, "weeks", data='{"weeks":[3,2]}')

CARD = Reply(
    (Heading("Nordic curl"), Paragraph("Kneel and lower yourself slowly.")),
    buttons=((Button("Move", "/show nordic"), Button("Words", "/words")),),
    picture=Picture(STILL, "A kneeling figure"),
)
MOVING = Reply(
    (Paragraph("One repetition."),),
    buttons=((Button("Show it still", "/still nordic"), Button("Words", "/words")),),
    picture=Picture(LOOP, "A kneeling figure that moves"),
    replaces=True,
)
WORDS = Reply((Heading("No picture here"),), buttons=((Button("Move", "/show nordic"),),), replaces=True)
CARDS = {
    "/explain": CARD,
    "/show nordic": MOVING,
    "/still nordic": replace(CARD, replaces=True),
    "/words": WORDS,
    "/secret": replace(CARD, private=True),
}
