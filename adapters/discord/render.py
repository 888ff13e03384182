"""Turns replies into what Discord shows; pure.

Messages are Components V2, not embeds. An embed vanishes wherever the bot lacks the permission Embed Links
and for everyone who switched link previews off (https://github.com/discord/discord-api-docs/issues/2211),
and a reminder must not vanish. Components also show a picture's alternative text, never unfurl a link, and
keep the words and their buttons in one list. The price is 4,000 characters instead of an embed's 4,096.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from io import BytesIO
from itertools import pairwise
from typing import Any, assert_never

import discord
from discord import ui

from adapters.discord.pictures import Shown
from bot.messages import Block, Bullets, Button, Heading, Moment, Note, Paragraph, Reply, Steps

TEXT_CHARS = 4000
"""Most characters in all text displays of a message together; counted here in UTF-16 units, which are never
fewer (https://github.com/discord/discord-api-docs/pull/8562, https://docs.discord.com/developers/components/reference#text-display)."""

LABEL_CHARS = 80
"""Longest label of a button (https://discord.com/developers/docs/components/reference#button)."""

LINE_CHARS = 100
"""Longest custom id of a button; ours have at most 64 bytes
(https://discord.com/developers/docs/components/reference#anatomy-of-a-component-custom-id)."""

COMPONENTS = 40
"""Most components in a message, nested ones too: ours have at most 1 text, 1 gallery, 5 files, 5 rows and 25 buttons
(https://discord.com/developers/docs/components/reference)."""

ALT_CHARS = 1024
"""Longest description of a picture (https://discord.com/developers/docs/components/reference#media-gallery), and of
its file (https://discord.com/developers/docs/resources/message#attachment-object)."""

_URL = re.compile(r"(https?://[^\s<>]+)")
_INLINE = re.compile(r"[\\*_~`|<>\[\]]")
_LINE_START = re.compile(r"^(\s*)([-+#])", re.MULTILINE)
_LINE_NUMBER = re.compile(r"^(\s*\d+)\.(?=\s|$)", re.MULTILINE)
_EVERYBODY = re.compile(r"@(?=everyone|here)")
_BARE_MARK = re.compile(r"\n(?:-#?|#+|\d+\.)$")


def escape(text: str) -> str:
    """Return *text* as Markdown that shows exactly it and mentions nobody; links stay links."""
    parts = _URL.split(text)
    shown = "".join(part if index % 2 else _INLINE.sub(r"\\\g<0>", part) for index, part in enumerate(parts))
    shown = _LINE_NUMBER.sub(r"\1\\.", _LINE_START.sub(r"\1\\\2", shown))
    return _EVERYBODY.sub("@\u200b", shown)


def text_of(blocks: Sequence[Block]) -> str:
    """Return *blocks* as Markdown of 1 to `TEXT_CHARS` characters."""
    drawn = [(block, text) for block in blocks if (text := _block(block)).strip()]
    if not drawn:
        return "…"
    gaps = ["", *(_gap(above, below) for (above, _), (below, _) in pairwise(drawn))]
    return shorten("".join(gap + text for gap, (_, text) in zip(gaps, drawn, strict=True)), TEXT_CHARS)


class _Upload(discord.File):
    """Is numbered by text, as Discord describes ids; the library writes numbers."""

    def to_dict(self, index: int) -> dict[str, Any]:
        return {**super().to_dict(index), "id": str(index)}


def view_of(reply: Reply, picture: Shown | None = None) -> ui.LayoutView:
    """Return *reply* as components, with *picture* between its words and the rest.

    Inside a running loop the view is already finished, so the library keeps no trace of its buttons: every
    press reaches the client as a plain interaction, after a restart too.
    """
    view = ui.LayoutView(timeout=None)
    view.add_item(ui.TextDisplay(text_of(reply.blocks)))
    if picture:
        view.add_item(_gallery(picture))
    for file in reply.files:
        view.add_item(ui.File(f"attachment://{file.name}"))
    for row in reply.buttons:
        view.add_item(ui.ActionRow(*(_button(button) for button in row)))
    view.stop()
    return view


def files_of(reply: Reply, picture: Shown | None = None) -> list[discord.File]:
    """Return what is uploaded with *reply*; made anew for each attempt, since sending reads them to their end."""
    kept = [_Upload(BytesIO(file.content), filename=file.name) for file in reply.files]
    return [_file(picture), *kept] if picture else [*kept]


def shorten(text: str, most: int) -> str:
    """Return *text* in at most *most* UTF-16 units, cut between words and ended with "…" where it was longer."""
    if _units(text) <= most:
        return text
    cut = text.encode("utf-16-le")[: 2 * (most - 1)].decode("utf-16-le", "ignore")
    words = cut if text[len(cut)].isspace() else _whole_words(cut)
    return _BARE_MARK.sub("", words.rstrip()).rstrip() + "…"


def _whole_words(cut: str) -> str:
    at = max(cut.rfind(" "), cut.rfind("\n"))
    if at > 0:
        return cut[:at]
    slashes = len(cut) - len(cut.rstrip("\\"))
    return cut[:-1] if slashes % 2 else cut


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def _block(block: Block) -> str:
    match block:
        case Heading(text):
            return f"### {escape(' '.join(text.split()))}" if text.strip() else ""
        case Paragraph(text):
            return escape(text)
        case Steps(items):
            return "\n".join(_item(f"{number}. ", item) for number, item in enumerate(items, 1))
        case Bullets(items):
            return "\n".join(_item("- ", item) for item in items)
        case Note(text):
            return "\n".join(f"-# {escape(line)}" for line in _lines(text))
        case Moment(instant, _, words):
            return f"{escape(words)} <t:{int(instant.timestamp())}:R>"
        case _:
            assert_never(block)


def _gap(above: Block, below: Block) -> str:
    close = isinstance(above, Heading) or (isinstance(above, Moment) and isinstance(below, Moment))
    return "\n" if close else "\n\n"


def _item(mark: str, text: str) -> str:
    return mark + ("\n" + " " * len(mark)).join(escape(line) for line in _lines(text))


def _lines(text: str) -> Iterable[str]:
    return (line for line in text.splitlines() if line.strip())


def _button(button: Button) -> ui.Button[ui.LayoutView]:
    return ui.Button(label=shorten(button.label, LABEL_CHARS), custom_id=button.line)


def _gallery(picture: Shown) -> ui.MediaGallery[ui.LayoutView]:
    return ui.MediaGallery(discord.MediaGalleryItem(f"attachment://{picture.name}", description=_alt(picture)))


def _file(picture: Shown) -> _Upload:
    return _Upload(BytesIO(picture.content), filename=picture.name, description=_alt(picture))


def _alt(picture: Shown) -> str:
    return shorten(picture.alt, ALT_CHARS)
