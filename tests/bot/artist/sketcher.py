"""A drawing process that draws tiny cards, and goes wrong on request: `python -m tests.bot.artist.sketcher`."""

from __future__ import annotations

import os
import resource
import signal
import struct
import sys
import zlib
from pathlib import Path

from bot.artist.worker import serve
from bot.pictures import Drawing, DrawingKind

COMMAND = (sys.executable, "-m", "tests.bot.artist.sketcher")
FULL = "full"
"""Started with this word, the process may write nothing: each file is too large for it."""

GIF = bytes.fromhex("474946383961 0100 0100 80 00 00 000000 ffffff 2c 0000 0000 0100 0100 00 02 02 4401 00 3b")
"""One black dot."""


def sketch(drawing: Drawing) -> bytes:
    """Draw one grey dot; its `of` says what happens before, its `data` names the file that this takes."""
    match drawing.of:
        case "broken":
            count(drawing.data)
            raise ValueError("no such\njoint")
        case "dies":
            os.kill(os.getpid(), signal.SIGKILL)
        case "dies-once" if not Path(drawing.data).exists():
            Path(drawing.data).touch()
            os.kill(os.getpid(), signal.SIGKILL)
        case "waits":
            Path(drawing.data).read_bytes()  # of a FIFO: until somebody opens and closes it
        case "counted":
            count(drawing.data)
    return GIF if drawing.kind is DrawingKind.LOOP else png()


def count(tally: str) -> None:
    """Add a line to the file called *tally*, if there is to be one."""
    if tally:
        with Path(tally).open("a") as lines:
            lines.write("drawn\n")


def png() -> bytes:
    """Return a picture of one grey dot."""
    header = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(b"\x00\x80")), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
        for name, body in chunks
    )


if __name__ == "__main__":
    if FULL in sys.argv:
        resource.setrlimit(resource.RLIMIT_FSIZE, (8, 8))
    serve(sketch, sys.stdin, sys.stdout)
