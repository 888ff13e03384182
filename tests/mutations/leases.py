"""Who may send what: leases, the lock of a platform, what is within reach, and what was missed."""

from __future__ import annotations

from tests.mutations.model import Mutation

_STORED = "bot/store/deliveries.py"
_STORE_TESTS = ("tests/bot/store/test_deliveries.py",)
_REMINDERS = ("tests/bot/store/test_reminders.py",)
_SERVE = ("tests/bot/test_serve.py",)
_DUE = ("tests/bot/test_due.py",)

MUTATIONS = (
    Mutation(
        "lease: only who holds it settles",
        _STORED,
        '        deliveries.c.token == bindparam("lease"),\n',
        "",
        _STORE_TESTS,
    ),
    Mutation(
        "lease: what is settled stays settled",
        _STORED,
        "try_at=None, content=None, token=NO_LEASE, settled_at",
        "try_at=None, content=None, settled_at",
        _STORE_TESTS,
    ),
    Mutation(
        "lease: one that runs is nobody else's",
        _STORED,
        'deliveries.c.platform == bindparam("platform"), deliveries.c.try_at <= bindparam("now")',
        'deliveries.c.platform == bindparam("platform"), deliveries.c.try_at.is_not(None)',
        _STORE_TESTS,
    ),
    Mutation(
        "lease: claimed again under a new token",
        _STORED,
        '{"token": bindparam("lease"), "attempts"',
        '{"token": deliveries.c.token + 0 * bindparam("lease"), "attempts"',
        _STORE_TESTS,
    ),
    Mutation(
        "lease: claimed again for a time",
        _STORED,
        '"try_at": bindparam("end")}',
        '"try_at": deliveries.c.try_at + 0 * bindparam("end", 0)}',
        _STORE_TESTS,
    ),
    Mutation(
        "lease: never a part of a second short",
        _STORED,
        'shared = {"try_at": rounded_up(try_at)}',
        'shared = {"try_at": try_at}',
        _STORE_TESTS,
    ),
    Mutation(
        "lease: of the dead process's platform alone",
        _STORED,
        "return deliveries.c.platform == platform, deliveries.c.try_at.is_not(None)",
        "return deliveries.c.try_at.is_not(None), deliveries.c.id >= 0",
        _STORE_TESTS,
    ),
    Mutation(
        "lease: taken over at the start",
        "bot/serve.py",
        "            await taking.deliveries.take_over(platform, clock())\n",
        '            log.debug("serving %s from %s", platform, clock())\n',
        _SERVE,
    ),
    Mutation(
        "lock: one process serves a platform",
        "bot/serve.py",
        "                held.enter_context(lock)\n",
        "                held.callback(lock.release)\n",
        _SERVE,
    ),
    Mutation(
        "lock: each platform has its own",
        "bot/serve.py",
        'f"{database.name}.{platform}.lock"',
        'f"{database.name}.lock"',
        _SERVE,
    ),
    Mutation(
        "reach: only what can be sent is due",
        "bot/store/reminders.py",
        "        .where(*within(narrow))\n        .order_by(reminders.c.due_at, reminders.c.id)\n",
        "        .order_by(reminders.c.due_at, reminders.c.id)\n",
        _REMINDERS,
    ),
    Mutation(
        "reach: only what can be sent wakes",
        _STORED,
        ".where(places.c.unreachable_since.is_(None), *within(narrow))",
        ".where(places.c.unreachable_since.is_(None))",
        _STORE_TESTS,
    ),
    Mutation(
        "reach: unreachable places wake nobody",
        _STORED,
        ".where(places.c.unreachable_since.is_(None), *within(narrow))",
        ".where(*within(narrow))",
        _STORE_TESTS,
    ),
    Mutation(
        "pruning keeps what is still to be told",
        _STORED,
        "deliveries.c.settled_at < before, deliveries.c.state != DeliveryState.MISSED",
        "deliveries.c.settled_at < before",
        _STORE_TESTS,
    ),
    Mutation(
        "missed: told once",
        "bot/due.py",
        "    await turn.store.deliveries.listed(turn.person.id)\n",
        "",
        _DUE,
    ),
    Mutation(
        "missed: contact opens the place again",
        "bot/due.py",
        "        await turn.store.places.reopen(place)\n",
        "        await turn.store.places.is_open(place)\n",
        _DUE,
    ),
)
