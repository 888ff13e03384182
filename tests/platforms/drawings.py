"""Small pictures that are whole, of any size, made without a drawing library."""

from __future__ import annotations

import struct
import zlib
from typing import NamedTuple

PNG = b"\x89PNG\r\n\x1a\n"
GIF = b"GIF89a"


class Header(NamedTuple):
    """What a picture's first bytes say.

    Attributes:
        kind: "png" or "gif".
    """

    kind: str
    width: int
    height: int


def png(width: int = 720, height: int = 400, shade: int = 0) -> bytes:
    """Return a grey PNG; another *shade* (0 to 255) is another picture."""
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = (b"\0" + bytes([shade]) * width) * height
    return PNG + _chunk(b"IHDR", head) + _chunk(b"IDAT", zlib.compress(rows)) + _chunk(b"IEND", b"")


def gif(width: int = 480, height: int = 320, shade: int = 0) -> bytes:
    """Return a GIF of two moments, one dot each; another *shade* (0 to 255) is another picture."""
    head = GIF + struct.pack("<HHBBB", width, height, 0x80, 0, 0) + bytes([shade] * 3) + b"\xff" * 3
    control = b"\x21\xf9\x04\x00" + struct.pack("<H", 10) + b"\x00\x00"
    dot = b"\x2c" + struct.pack("<HHHHB", 0, 0, 1, 1, 0) + b"\x02\x02\x44\x01\x00"
    return head + (control + dot) * 2 + b"\x3b"


def header(content: bytes) -> Header | None:
    """Return what *content* is; None for what is no whole PNG or GIF."""
    if content.startswith(PNG) and content[12:16] == b"IHDR" and content.endswith(_chunk(b"IEND", b"")):
        return Header("png", *struct.unpack(">II", content[16:24]))
    if content[:6] in (b"GIF87a", GIF) and content.endswith(b"\x3b"):
        return Header("gif", *struct.unpack("<HH", content[6:10]))
    return None


def _chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))
