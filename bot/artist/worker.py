"""The process that draws: a drawing a line on standard input, an answer a line on standard output.

It ends when its input does, and so with whoever started it, however that one ends.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TextIO, assert_never

from bot.artist.shelf import write_whole
from bot.pictures import Drawing, DrawingKind, Theme, apart

NICENESS = 10
"""People who are being answered come first; 0 is as urgent as they, 19 the least."""

TROUBLE_CHARS = 500
"""How much is said of what went wrong; one line of the log."""

DrawBytes = Callable[[Drawing], bytes]
"""Draws: returns a whole PNG or GIF."""


def to_job(drawing: Drawing, file: Path) -> str:
    """Return the line that asks for *drawing* in *file*."""
    return json.dumps([drawing.kind, drawing.of, drawing.theme, drawing.data, str(file)]) + "\n"


def serve(draw: DrawBytes, jobs: Iterable[str], answers: TextIO) -> None:
    """Draw what is asked for; an answer is an empty line, or the line that says what went wrong."""
    for line in jobs:
        kind, of, theme, data, file = json.loads(line)
        answers.write(draw_to(Drawing(DrawingKind(kind), of, Theme(theme), data), Path(file), draw) + "\n")
        answers.flush()


def draw_to(drawing: Drawing, file: Path, draw: DrawBytes) -> str:
    """Make *file* of *drawing* and return what went wrong, in one line; empty: nothing."""
    try:
        write_whole(draw(drawing), file)
    except Exception as error:  # noqa: BLE001 - whatever a drawing runs into must reach whoever asked, as one line
        return " ".join(f"{type(error).__name__}: {error}".split())[:TROUBLE_CHARS]
    return ""


def draw(drawing: Drawing) -> bytes:
    """Draw: what draws is imported only now."""
    match drawing.kind:
        case DrawingKind.STILL | DrawingKind.LOOP | DrawingKind.MISTAKE:
            return _figure(drawing)
        case DrawingKind.SESSION:
            from catalog.drawing.products import session

            return session(apart(drawing.of), drawing.theme)
        case DrawingKind.ANATOMY:
            from catalog.drawing.anatomy import anatomy

            return anatomy(drawing.of, drawing.theme, json.loads(drawing.data or "{}"))
        case DrawingKind.CHART:
            from catalog.drawing.charts import chart

            return chart(drawing.of, drawing.theme, json.loads(drawing.data or "{}"))
        case _:
            assert_never(drawing.kind)


def _figure(drawing: Drawing) -> bytes:
    from catalog.drawing.products import loop, mistake, still

    match drawing.kind:
        case DrawingKind.LOOP:
            return loop(drawing.of, drawing.theme)
        case DrawingKind.MISTAKE:
            return mistake(drawing.of, int(drawing.data), drawing.theme)
        case _:
            return still(drawing.of, drawing.theme)


def stay_behind() -> None:
    """Leave the processor to who is more urgent, and Ctrl-C to who started this."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform != "win32":
        os.nice(NICENESS)


if __name__ == "__main__":
    stay_behind()
    serve(draw, sys.stdin, sys.stdout)
