"""Runs tests on copies of the repository, from which one safeguard at a time is taken out."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial
from importlib.util import cache_from_source
from pathlib import Path
from queue import SimpleQueue

from tests.mutations.model import DoesNotApplyError, Mutation

ROOT = Path(__file__).parents[2]
AT_ONCE = 2
PATIENCE_SECONDS = 180.0
"""How long one run of tests may take; what takes longer stands still."""

SOME_FAILED = 1
"""pytest's exit code for failed tests; higher ones mean that tests could not be run."""

_FAILED = re.compile(r"^(?:FAILED|ERROR) ([^\s\[]+)", re.MULTILINE)

Copies = SimpleQueue[Path]


@dataclass(frozen=True, slots=True)
class Result:
    """How one mutation ended.

    Attributes:
        noticed_by: The id of the first test that failed; empty where none did.
        fault: What kept the tests from saying anything; empty where nothing did.
    """

    mutation: Mutation
    seconds: float
    noticed_by: str = ""
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Run:
    """One run of pytest that came to its end, or None for its code where it stood still."""

    code: int | None
    output: str

    @property
    def first_failed(self) -> str:
        """The id of the first test that failed."""
        found = _FAILED.search(self.output)
        return found[1] if found else "?"


def try_all(mutations: Sequence[Mutation], told: Callable[[Result], None]) -> list[Result]:
    """Try each of *mutations*, a few at a time, and return how they ended, in their order.

    First every test file that is needed runs as it is: where it fails already, its failing later says nothing.

    Args:
        told: Hears of each result as it comes.
    """
    files = tuple(dict.fromkeys(file for mutation in mutations for file in mutation.tests))
    with copies(AT_ONCE) as free, ThreadPoolExecutor(AT_ONCE) as pool:
        red = {
            file: fault for file, fault in zip(files, pool.map(partial(fault_of, free), files), strict=True) if fault
        }

        def one(mutation: Mutation) -> Result:
            failing = [red[file] for file in mutation.tests if file in red]
            result = Result(mutation, 0.0, fault=failing[0]) if failing else try_one(free, mutation)
            told(result)
            return result

        return list(pool.map(one, mutations))


@contextmanager
def copies(count: int) -> Iterator[Copies]:
    """Give so many copies of the repository as it lies here, without what git ignores but with what was compiled."""
    listing = ("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard")
    listed = subprocess.run(listing, cwd=ROOT, capture_output=True, check=True, text=True).stdout.split("\0")
    compiled = (str(path.relative_to(ROOT)) for path in ROOT.glob("bot/locale/**/*.mo"))
    names = {name for name in (*listed, *compiled) if name and (ROOT / name).is_file()}
    free: Copies = SimpleQueue()
    with ExitStack() as folders:
        for _ in range(count):
            copy = Path(folders.enter_context(tempfile.TemporaryDirectory(prefix="legday-"))) / "legday"
            for name in names:
                (copy / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(ROOT / name, copy / name)
            free.put(copy)
        yield free


def fault_of(free: Copies, file: str) -> str:
    """Run one test file as it is, and return which test fails; empty where all is well."""
    with _one_of(free) as copy:
        run = run_tests(copy, (file,))
    return "" if run.code == 0 else f"{file} fails as it is: {run.first_failed}"


def try_one(free: Copies, mutation: Mutation) -> Result:
    """Take one safeguard out of a copy, run its tests there, and put it back."""
    with _one_of(free) as copy:
        began = time.monotonic()
        try:
            with _changed(dict(mutation.texts(copy))):
                run = run_tests(copy, mutation.tests)
        except (DoesNotApplyError, OSError) as error:
            return Result(mutation, 0.0, fault=f"does not apply: {error}")
        seconds = time.monotonic() - began
    match run.code:
        case None:
            return Result(mutation, seconds, fault="the tests stood still")
        case 0:
            return Result(mutation, seconds)
        case code if code == SOME_FAILED:
            return Result(mutation, seconds, noticed_by=run.first_failed)
        case _:
            return Result(mutation, seconds, fault=f"the tests could not be run: {run.output[-300:]}")


def run_tests(copy: Path, files: Sequence[str]) -> Run:
    """Run test files in *copy*, which alone is imported, until the first failure."""
    command = [sys.executable, "-m", "pytest", "-x", "-q", "-n0", "--tb=no", *files]
    with subprocess.Popen(
        command,
        cwd=copy,
        env=os.environ | {"PYTHONPATH": str(copy)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    ) as process:
        try:
            output, _ = process.communicate(timeout=PATIENCE_SECONDS)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            return Run(None, "")
    return Run(process.returncode, output)


@contextmanager
def _one_of(free: Copies) -> Iterator[Path]:
    copy = free.get()
    try:
        yield copy
    finally:
        free.put(copy)


@contextmanager
def _changed(texts: dict[Path, str]) -> Iterator[None]:
    """Write *texts* for the time of the block."""
    before = {path: path.read_text("utf-8") for path in texts}
    try:
        _write(texts)
        yield
    finally:
        _write(before)


def _write(texts: dict[Path, str]) -> None:
    for path, text in texts.items():
        path.write_text(text, "utf-8")
        # Compiled code is found stale by second and size, which two edits in a row may share.
        Path(cache_from_source(str(path))).unlink(missing_ok=True)
