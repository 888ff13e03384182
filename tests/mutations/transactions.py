"""How transactions begin and how durable they are, and who may read the file."""

from __future__ import annotations

from tests.mutations.model import Mutation

_ENGINE = "bot/store/engine.py"
_LOCATION = "bot/store/location.py"
_STORE = "bot/store/store.py"
_TESTS = ("tests/bot/store/test_engine.py",)
_STORE_TESTS = ("tests/bot/store/test_store.py",)

MUTATIONS = (
    Mutation(
        "transactions: a writer locks as it begins",
        _ENGINE,
        '"BEGIN IMMEDIATE" if options.get(WRITES, False) else "BEGIN"',
        '"BEGIN"',
        _STORE_TESTS,
    ),
    Mutation(
        "transactions: a reader waits for nobody",
        _ENGINE,
        '"BEGIN IMMEDIATE" if options.get(WRITES, False) else "BEGIN"',
        '"BEGIN IMMEDIATE"',
        _TESTS,
    ),
    Mutation(
        "transactions: a reader sees one state",
        _ENGINE,
        'connection.exec_driver_sql("BEGIN IMMEDIATE" if options.get(WRITES, False) else "BEGIN")',
        'if options.get(WRITES, False):\n        connection.exec_driver_sql("BEGIN IMMEDIATE")',
        _STORE_TESTS,
    ),
    Mutation(
        "transactions: the driver begins none by itself",
        "bot/store/driver.py",
        "sqlite3.connect(path, isolation_level=None, check_same_thread=False)",
        "sqlite3.connect(path, check_same_thread=False)",
        _TESTS,
    ),
    Mutation(
        "transactions: references are checked after a migration too",
        "bot/store/revision.py",
        "    await engine.dispose()\n",
        "",
        _TESTS,
    ),
    Mutation("transactions: references are checked", _ENGINE, '    "PRAGMA foreign_keys=ON",\n', "", _TESTS),
    Mutation(
        "transactions: every commit reaches the disk",
        _ENGINE,
        '"PRAGMA synchronous=FULL"',
        '"PRAGMA synchronous=NORMAL"',
        _TESTS,
    ),
    Mutation(
        "transactions: a lock is waited for", _ENGINE, '    f"PRAGMA busy_timeout={BUSY_TIMEOUT_MS}",\n', "", _TESTS
    ),
    Mutation(
        "transactions: readers beside a writer",
        _LOCATION,
        '            connection.execute("PRAGMA journal_mode=WAL")\n        except',
        '            connection.execute("PRAGMA journal_mode=DELETE")\n        except',
        _TESTS,
    ),
    Mutation(
        "transactions: writers of one process queue",
        _STORE,
        "        async with self._turn:\n            self._writer",
        "        if self._turn:\n            self._writer",
        _STORE_TESTS,
    ),
    Mutation(
        "transactions: no naive instant",
        "bot/store/columns.py",
        '    if instant.tzinfo is None:\n        raise TypeError(f"a naive instant cannot be stored: {instant}")\n',
        "",
        ("tests/bot/store/test_columns.py",),
    ),
    Mutation("file: for this user alone", _LOCATION, "FILE_MODE = 0o600", "FILE_MODE = 0o644", _TESTS),
    Mutation("folder: for this user alone", _LOCATION, "FOLDER_MODE = 0o700", "FOLDER_MODE = 0o755", _TESTS),
)
