"""`legday draw`: pictures as files for a look, or all of them ahead of time."""

from __future__ import annotations

import multiprocessing
import os
import sys
import time
from argparse import Namespace
from collections.abc import Iterator, Mapping
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

from bot.anatomy import anatomy
from bot.artist.shelf import Shelf
from bot.artist.worker import draw, draw_to
from bot.errors import OperatorError
from bot.language import SPOKEN, words_for
from bot.pictures import Drawing, DrawingKind, Theme
from catalog.drawing.listing import drawable, listing
from catalog.drawing.thigh.names import EVERY, Muscle
from catalog.find import Finder

Wanted = Mapping[Path, Drawing]
"""What to draw, by where it goes."""


def carry_out(arguments: Namespace, finder: Finder, shelf: Shelf | None) -> None:
    """Draw what was asked for.

    Raises:
        OperatorError: As `planned`; or drawing failed.
    """
    _draw_all(planned(arguments, finder, shelf), names=not arguments.all)


def planned(arguments: Namespace, finder: Finder, shelf: Shelf | None) -> Wanted:
    """Return what was asked for: for the folder that was named, or for the bot's own what is not there.

    Raises:
        OperatorError: A name leads to no exercise or to several, nothing can be drawn of it, or the folder cannot be
            written.
    """
    theme = Theme(arguments.theme)
    slugs = list(drawable()) if arguments.all else [_slug(name, finder) for name in arguments.exercises]
    named = {_plain_name(drawing): drawing for slug in slugs for drawing in drawings_of(slug, theme)}
    return _placed(named | dict(anatomies(theme)) if arguments.all else named, arguments.out, shelf)


def drawings_of(slug: str, theme: Theme) -> Iterator[Drawing]:
    """Give every picture of an exercise: still, moving, and its mistakes."""
    known = listing(slug)
    if known is None:
        raise OperatorError(f"there is no picture of {slug}")
    yield Drawing(DrawingKind.STILL, slug, theme)
    if known.moves:
        yield Drawing(DrawingKind.LOOP, slug, theme)
    for index in known.mistakes:
        yield Drawing(DrawingKind.MISTAKE, slug, theme, str(index))


def anatomies(theme: Theme) -> Iterator[tuple[str, Drawing]]:
    """Give the thigh in every language, with all of its muscles lit and with each, by a file's name."""
    for tag in SPOKEN:
        for lit in (None, *Muscle):
            if picture := anatomy(theme, words_for(tag), lit):
                yield f"anatomy-{lit or EVERY}-{tag}{_dark(theme)}{picture.drawing.suffix}", picture.drawing


def _slug(name: str, finder: Finder) -> str:
    found = finder.find(name)
    if found.sure:
        return found.matches[0]
    if found.matches:
        raise OperatorError(f"{name!r} may be {', '.join(found.matches)}: name one of them")
    raise OperatorError(f"no exercise is called {name!r}: try another name, or --all")


def _placed(named: Mapping[str, Drawing], folder: Path | None, shelf: Shelf | None) -> Wanted:
    """Return where each goes: all of them into *folder*, or on the *shelf* what is not there."""
    if folder:
        _make(folder)
        return {folder / name: drawing for name, drawing in named.items()}
    if shelf is None:
        raise OperatorError("pictures are switched off: name a folder with --out, or take LEGDAY_PICTURES=off away")
    try:
        shelf.open()
    except OSError as error:
        raise OperatorError(f"cannot write the folder of pictures: {error.strerror} (see LEGDAY_PICTURES)") from error
    return {shelf.place(drawing): drawing for drawing in named.values() if not shelf.find(drawing)}


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OperatorError(f"cannot write {folder}: {error.strerror}; name another folder with --out") from error


def _plain_name(drawing: Drawing) -> str:
    wrong = f"-wrong-{int(drawing.data) + 1}" if drawing.kind is DrawingKind.MISTAKE else ""
    return f"{drawing.of}{wrong}{_dark(drawing.theme)}{drawing.suffix}"


def _dark(theme: Theme) -> str:
    return "-dark" if theme is Theme.DARK else ""


def _draw_all(wanted: Wanted, *, names: bool) -> None:
    """Draw on every processor; print each file's name, or how far it is, and at the end what it took."""
    began = time.monotonic()
    processes = min(os.cpu_count() or 1, len(wanted)) or 1
    troubles: list[str] = []
    with ProcessPoolExecutor(processes, multiprocessing.get_context("spawn")) as pool:
        under_way = {pool.submit(draw_to, drawing, path, draw): path for path, drawing in wanted.items()}
        for number, done in enumerate(as_completed(under_way), 1):
            path = under_way[done]
            trouble = _trouble(done)
            troubles += [f"{path.name}: {trouble}"] if trouble else []
            _say(f"{path}\n" if names and not trouble else "", f"{number}/{len(wanted)} {path.name}")
    if troubles:
        raise OperatorError(f"{len(troubles)} of {len(wanted)} pictures could not be drawn; {troubles[0]}")
    size = sum(path.stat().st_size for path in wanted) / 1e6
    seconds = time.monotonic() - began
    _say(f"{len(wanted)} pictures, {size:.1f} MB, in {seconds:.1f} s on {processes} processors\n")


def _trouble(done: Future[str]) -> str:
    try:
        return done.result()
    except BrokenProcessPool:
        return "a drawing process was killed, as when there is no memory left"


def _say(line: str, progress: str = "") -> None:
    """Print a line of output; on a terminal also how far it is, which the next line takes the place of."""
    if sys.stderr.isatty():
        sys.stderr.write(f"\r\x1b[K{progress}" if progress else "\r\x1b[K")
        sys.stderr.flush()
    sys.stdout.write(line)
    sys.stdout.flush()
