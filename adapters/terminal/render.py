"""A reply as plain lines, or in colour for a screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from bot.messages import Block, Bullets, Heading, Moment, Note, Paragraph, Reply, Steps

if TYPE_CHECKING:
    from rich.text import Text


def plain(reply: Reply) -> str:
    """Return the blocks as text; control characters taken out."""
    return printable("\n".join(_block(block) for block in reply.blocks))


def in_colour(reply: Reply) -> Text:
    """Return the blocks and buttons for a screen: headings bold, notes dim, buttons in brackets."""
    from rich.text import Text

    text = Text()
    for block in reply.blocks:
        text.append(printable(_block(block)) + "\n", style=_style(block))
    for row in reply.buttons:
        text.append(" ".join(f"[{printable(button.label)}]" for button in row) + "\n", style="cyan")
    return text


def _block(block: Block) -> str:
    match block:
        case Heading(text) | Paragraph(text) | Note(text):
            return text
        case Steps(items):
            return "\n".join(f"{n}. {item}" for n, item in enumerate(items, 1))
        case Bullets(items):
            return "\n".join(f"• {item}" for item in items)
        case Moment(words=words):
            return words
        case _:
            assert_never(block)


def _style(block: Block) -> str:
    match block:
        case Heading():
            return "bold"
        case Note():
            return "dim"
        case Moment():
            return "green"
        case Paragraph() | Steps() | Bullets():
            return ""
        case _:
            assert_never(block)


def printable(text: str) -> str:
    """Take out what would move the cursor or change the terminal; line breaks and tabs stay."""
    return "".join(c for c in text if c in "\n\t" or not (ord(c) < 32 or 127 <= ord(c) < 160))
