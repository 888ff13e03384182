"""Pictures on Telegram: uploaded once and named by file_id afterwards, each within its limits."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.platforms import telegram_refusals as refusals
from tests.platforms.drawings import header
from tests.platforms.telegram_documents import ATTACH, Upload

PHOTO_BYTES = 10 * 1024 * 1024
"""https://core.telegram.org/bots/api#sendphoto; counted in binary megabytes by td FileManager.cpp,
check_full_local_location."""

SIDES_TOGETHER, RATIO = 10_000, 20
"""Largest width and height of a photo in total, and one by the other
(https://core.telegram.org/bots/api#sendphoto)."""

ANIMATION_BYTES = 50 * 1024 * 1024
"""https://core.telegram.org/bots/api#sendanimation"""

KINDS = {"photo": "Photo", "animation": "Animation"}
"""What each kind of file is called in refusals (td FileType.cpp)."""


@dataclass(frozen=True)
class Picture:
    """A file that Telegram has.

    Attributes:
        kind: "photo" or "animation".
        name: As it was uploaded.
    """

    kind: str
    file_id: str
    name: str
    content: bytes = field(repr=False)
    width: int
    height: int

    def content_of_message(self) -> dict[str, Any]:
        """Return the part of a message that shows it (https://core.telegram.org/bots/api#message)."""
        about = {
            "file_id": self.file_id,
            "file_unique_id": f"u{self.file_id}",
            "width": self.width,
            "height": self.height,
            "file_size": len(self.content),
        }
        if self.kind == "photo":
            small = about | {"file_id": f"{self.file_id}s", "width": 90, "height": 90 * self.height // self.width}
            return {"photo": [small, about]}
        made = {"mime_type": "video/mp4", "file_name": f"{self.name}.mp4"}  # whatever moves is made an MP4
        return {"animation": {**about, **made, "duration": 3}, "document": {**about, **made}}


class Files:
    """What one bot has uploaded.

    Attributes:
        complaints: What the real server would have made something else of.
        uploads: How many files were uploaded.
    """

    def __init__(self, complaints: list[str]) -> None:
        self.complaints = complaints
        self.uploads = 0
        self._known: dict[str, Picture] = {}

    def expire(self) -> None:
        """Let every file_id lose its meaning."""
        self._known.clear()

    def sent(self, kind: str, params: Mapping[str, str]) -> Picture:
        """Return what sendPhoto or sendAnimation is to show.

        Raises:
            Refusal: There is nothing to show, or it is beyond the limits.
        """
        return self._take(kind, params.get(kind, ""), params, refusals.bad(f"there is no {kind} in the request"))

    def edited(self, media: Mapping[str, Any], params: Mapping[str, str]) -> Picture:
        """Return what an InputMedia is to show; server Client.cpp, get_input_media, has the words.

        Raises:
            Refusal: It names nothing, or what is beyond the limits.
        """
        kind = media.get("type", "")
        if kind not in KINDS:
            self.complaints.append(f"the InputMedia type {kind!r} is unknown here")
            raise refusals.bad("can't parse InputMedia: invalid media type specified")
        missing = refusals.bad("can't parse InputMedia: media not found")
        return self._take(kind, media.get("media", ""), params, missing)

    def _take(self, kind: str, raw: str, params: Mapping[str, str], missing: refusals.Refusal) -> Picture:
        if raw.startswith(ATTACH):
            raw = params.get(raw.removeprefix(ATTACH), "")
            if not isinstance(raw, Upload):
                raise missing
        if isinstance(raw, Upload):
            return self._uploaded(kind, raw)
        if not raw:
            raise missing
        return self._again(kind, raw)

    def _again(self, kind: str, file_id: str) -> Picture:
        known = self._known.get(file_id)
        if known is None:
            raise refusals.FILE_ID
        if known.kind != kind:
            raise refusals.bad(f"can't use file of type {KINDS[known.kind]} as {KINDS[kind]}")
        return known

    def _uploaded(self, kind: str, upload: Upload) -> Picture:
        self.uploads += 1
        width, height = self._checked_photo(upload) if kind == "photo" else self._checked_animation(upload)
        picture = Picture(kind, f"AgAC{self.uploads:08d}", str(upload), upload.content, width, height)
        self._known[picture.file_id] = picture
        return picture

    def _checked_photo(self, upload: Upload) -> tuple[int, int]:
        content = upload.content
        if not content:
            raise refusals.FILE_EMPTY
        if len(content) > PHOTO_BYTES:
            raise refusals.bad(
                f"file of size {len(content)} bytes is too big for a photo; the maximum size is {PHOTO_BYTES} bytes"
            )
        found = header(content)
        if found is None:
            raise refusals.NO_IMAGE
        width, height = found.width, found.height
        if width + height > SIDES_TOGETHER or max(width, height) > RATIO * min(width, height):
            raise refusals.DIMENSIONS
        return width, height

    def _checked_animation(self, upload: Upload) -> tuple[int, int]:
        if not upload.content:
            raise refusals.FILE_EMPTY
        if len(upload.content) > ANIMATION_BYTES:
            raise refusals.TOO_LARGE
        found = header(upload.content)
        if found is None or found.kind != "gif":
            self.complaints.append(f"{upload} does not move: it would be shown as a document")
            return 0, 0
        if found.width % 2 or found.height % 2:
            self.complaints.append(f"{upload} becomes a video, whose sides are even: {found}")
        return found.width, found.height


def checked_caption(text: str) -> str:
    """Return *text* as it will be shown under a picture."""
    shown = text.strip()
    if refusals.units(shown) > refusals.CAPTION_UNITS:
        raise refusals.CAPTION_LONG
    return shown


def input_media(params: Mapping[str, str]) -> dict[str, Any]:
    """Return the InputMedia of editMessageMedia.

    Raises:
        Refusal: There is none.
    """
    try:
        media = json.loads(params.get("media", ""))
    except ValueError:
        raise refusals.bad("can't parse InputMedia: expected an Object") from None
    if not isinstance(media, dict):
        raise refusals.bad("can't parse InputMedia: expected an Object")
    return media
