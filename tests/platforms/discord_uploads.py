"""Files that come with a message, as Discord takes them
(https://discord.com/developers/docs/reference#uploading-files).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tests.platforms.discord_refusals import Form, Path, Refusal
from tests.platforms.discord_rules import ALT_CHARS, FILE, GALLERY, V2, walk
from tests.platforms.drawings import header

FILE_BYTES = 10 * 1024 * 1024
"""https://discord.com/developers/docs/reference#uploading-files"""

FILES = 10
"""https://discord.com/developers/docs/resources/message#create-message"""

_PART = re.compile(r"files\[(\d{1,4})\]")

Json = Mapping[str, Any]


@dataclass(frozen=True)
class Part:
    """One file of a multipart body."""

    filename: str
    content: bytes


@dataclass(frozen=True)
class Attachment:
    """A file of a message."""

    id: str
    filename: str
    content: bytes
    description: str | None

    def payload(self) -> dict[str, Any]:
        """Return the attachment object
        (https://discord.com/developers/docs/resources/message#attachment-object).
        """
        where = f"https://cdn.invalid/{self.id}/{self.filename}"
        about = {"id": self.id, "filename": self.filename, "size": len(self.content), "url": where, "proxy_url": where}
        return about | ({"description": self.description} if self.description else {})


def number_of(part: str) -> int:
    """Return n of a part called files[n].

    Raises:
        Refusal: 50109, it is called otherwise.
    """
    found = _PART.fullmatch(part)
    if found is None:
        raise Refusal(50109)
    return int(found[1])


def attached(
    body: Json, parts: Mapping[int, Part], before: Sequence[Attachment], new_ids: Iterator[str], at: Path = ()
) -> list[Attachment]:
    """Return the files that a message has after *body*, which came with *parts*.

    Args:
        before: What the message has; it stays where *body* says nothing of attachments, and where it names it.

    Raises:
        Refusal: 40005, a file is too large; 50035, with everything that is wrong.
    """
    if any(len(part.content) > FILE_BYTES for part in parts.values()):
        raise Refusal(40005)
    named = {str(entry.get("id")): entry for entry in body.get("attachments") or ()}
    kept = [file for file in before if "attachments" not in body or file.id in named]
    form = Form()
    for place, (id, entry) in enumerate(named.items()):
        if id not in {file.id for file in kept} and not (id.isdecimal() and int(id) in parts):
            form.wrong((*at, "attachments", place), "ATTACHMENT_NOT_FOUND", "Attachment data not found")
        form.length((*at, "attachments", place, "description"), entry.get("description") or "", 0, ALT_CHARS)
    form.length((*at, "attachments"), [*kept, *parts], 0, FILES)
    form.settle()
    return kept + [_made(next(new_ids), part, named.get(str(number), {})) for number, part in sorted(parts.items())]


def _made(id: str, part: Part, entry: Json) -> Attachment:
    return Attachment(id, entry.get("filename") or part.filename, part.content, entry.get("description"))


def complaints_about_files(body: Json, files: Sequence[Attachment], flags: int) -> Iterator[str]:
    """Yield which files Discord would take although nobody would see them."""
    if not flags & V2:
        return
    everything = list(walk(body.get("components") or ()))
    shown = {item["media"]["url"] for part in everything if part["type"] == GALLERY for item in part["items"]}
    listed = {part["file"]["url"] for part in everything if part["type"] == FILE}
    for file in files:
        where = f"attachment://{file.filename}"
        if where not in shown | listed:
            yield f"{file.filename} is attached and nowhere shown"
        if where in shown and header(file.content) is None:
            yield f"{file.filename} is no picture and shown as one"
