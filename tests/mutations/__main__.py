"""Take named safeguards out of a copy, one at a time, and see which test notices: `python -m tests.mutations`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from tests.mutations.everything import MUTATIONS
from tests.mutations.model import Mutation
from tests.mutations.run import Result, try_all


def main(arguments: Sequence[str] | None = None) -> int:
    """Try the named mutations, or all, print a table and return 0 if each was noticed."""
    asked = _parser().parse_args(arguments)
    chosen = [mutation for mutation in MUTATIONS if not asked.names or mutation.name in asked.names]
    unknown = set(asked.names) - {mutation.name for mutation in chosen}
    if unknown:
        print(f"there is no safeguard called {', '.join(sorted(unknown))}; --list names them all", file=sys.stderr)
        return 2
    if asked.list:
        print(table([("safeguard", "file"), *((mutation.name, mutation.file) for mutation in chosen)]))
        return 0
    return _try(chosen)


def table(rows: Sequence[Sequence[str]]) -> str:
    """Return *rows*, the first of them the heads, as columns under each other."""
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    ruled = [rows[0], ["-" * width for width in widths], *rows[1:]]
    return "\n".join(
        " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in ruled
    )


def outcome(result: Result) -> str:
    """Return who noticed, or what is wrong."""
    return result.fault.replace("\n", " ") or result.noticed_by or "NOBODY"


def _try(chosen: Sequence[Mutation]) -> int:
    results = try_all(chosen, _follow)
    rows = [(one.mutation.name, one.mutation.file, outcome(one), f"{one.seconds:.1f}") for one in results]
    noticed = sum(1 for one in results if one.noticed_by)
    print(table([("safeguard", "file", "noticed by", "seconds"), *rows]))
    print(f"\n{noticed} of {len(results)} noticed")
    return 0 if noticed == len(results) else 1


def _follow(result: Result) -> None:
    if not result.noticed_by:
        print(f"{result.mutation.name}: {outcome(result)}", file=sys.stderr, flush=True)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.mutations", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help="a safeguard; all of them if none is named")
    parser.add_argument("--list", action="store_true", help="print the safeguards and try nothing")
    return parser


if __name__ == "__main__":
    sys.exit(main())
