"""One safeguard and how it is taken out: data, nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


class DoesNotApplyError(Exception):
    """A file does not say, or says more often, what a mutation would replace."""


@dataclass(frozen=True, slots=True)
class Edit:
    """One replacement in one file.

    Attributes:
        file: From the repository's root.
        old: What stands there exactly *times* times.
    """

    file: str
    old: str
    new: str
    times: int = 1

    def apply(self, text: str) -> str:
        """Return *text* with the replacement made.

        Raises:
            DoesNotApplyError: *text* does not hold `old` as often as said.
        """
        found = text.count(self.old)
        if found != self.times:
            raise DoesNotApplyError(f"{self.file} holds {self.old!r} {found} times, not {self.times}")
        return text.replace(self.old, self.new)


@dataclass(frozen=True, slots=True)
class Mutation:
    """A believable slip that takes one safeguard out.

    Attributes:
        name: What the safeguard is.
        tests: The test files that should notice, the likeliest first.
        also: Further edits without which the slip would not be one: a table stands in the schema and in its
            migration.
    """

    name: str
    file: str
    old: str
    new: str
    tests: tuple[str, ...]
    times: int = 1
    also: tuple[Edit, ...] = ()

    @property
    def edits(self) -> tuple[Edit, ...]:
        """Every edit, in order."""
        return Edit(self.file, self.old, self.new, self.times), *self.also

    def texts(self, root: Path) -> Iterator[tuple[Path, str]]:
        """Give each file below *root* that changes, with its new text.

        Raises:
            DoesNotApplyError: A file is not as the mutation expects it.
        """
        for file in dict.fromkeys(edit.file for edit in self.edits):
            text = (root / file).read_text("utf-8")
            for edit in self.edits:
                text = edit.apply(text) if edit.file == file else text
            yield root / file, text
