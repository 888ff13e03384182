"""A person's data and the copies of the database: what erases, asks, checks and refuses."""

from __future__ import annotations

from tests.mutations.model import Mutation

_ERASE, _ERASED = "bot/store/erase.py", ("tests/bot/store/test_erase.py",)
_BACKUP, _BACKED_UP = "bot/store/backup.py", ("tests/bot/store/test_backup.py",)
_DATA, _TOLD = "bot/person_data.py", ("tests/bot/test_person_data.py",)
_ICS, _READ = "bot/ics.py", ("tests/bot/test_ics.py",)

MUTATIONS = (
    Mutation(
        "forget: a table with a person",
        _ERASE,
        "        (names, names.c.person_id == person_id),\n",
        "",
        _ERASED,
    ),
    Mutation(
        "forget: answers that were given",
        _ERASE,
        "        (requests, requests.c.person_id == person_id),\n",
        "",
        _ERASED,
    ),
    Mutation(
        "forget: only their own places",
        _ERASE,
        "    return and_(places.c.kind == PlaceKind.PRIVATE, owned)\n",
        "    return places.c.kind == PlaceKind.PRIVATE\n",
        _ERASED,
    ),
    Mutation("forget: overwritten", _ERASE, "PRAGMA secure_delete=ON", "PRAGMA secure_delete=OFF", _ERASED),
    Mutation("forget: the very question", _DATA, " == f\"{SURE} {question.payload['nonce']}\"", " != SURE", _TOLD),
    Mutation("forget: in time", _DATA, "turn.now - question.asked_at > ASKED_FOR", "not question", _TOLD),
    Mutation(
        "forget: the question is over after a no",
        _DATA,
        "        await turn.store.questions.close(turn.person.id, _asked_at(turn))\n",
        "",
        _TOLD,
    ),
    Mutation(
        "forget: the last answer is nobody's",
        "bot/store/requests.py",
        "person_id and select(people.c.id).where(people.c.id == person_id).scalar_subquery()",
        "person_id",
        _ERASED,
    ),
    Mutation(
        "forget: the terminal's last words",
        "adapters/terminal/screen.py",
        "                await store.erasure.stranger(place)\n",
        "                pass\n",
        _TOLD,
    ),
    Mutation("backup: for its owner alone", _BACKUP, "os.O_RDWR, FILE_MODE)", "os.O_RDWR, 0o644)", _BACKED_UP),
    Mutation(
        "backup: nothing is replaced", _BACKUP, "copy.exists() and not replace", "not replace and False", _BACKED_UP
    ),
    Mutation("backup: one file", _BACKUP, '        writing.execute("PRAGMA journal_mode=DELETE")\n', "", _BACKED_UP),
    Mutation("restore: a sound copy", _BACKUP, 'problem != "ok"', 'problem == ""', _BACKED_UP),
    Mutation("restore: no dangling row", _BACKUP, '"PRAGMA foreign_key_check"', '"PRAGMA user_version=0"', _BACKED_UP),
    Mutation("restore: a revision we know", _BACKUP, "revision not in known_revisions()", "not revision", _BACKED_UP),
    Mutation(
        "restore: nobody has it open",
        _BACKUP,
        "            if error.sqlite_errorcode ==",
        "            if 0 ==",
        _BACKED_UP,
    ),
    Mutation("restore: the old one is kept", _BACKUP, "    _name_twice(database, aside)\n", "", _BACKED_UP),
    Mutation(
        "restore: nobody serves it",
        "bot/upkeep.py",
        "(Platform.TELEGRAM, Platform.DISCORD)",
        "(Platform.TELEGRAM,)",
        ("tests/bot/test_upkeep.py",),
    ),
    Mutation(
        "calendar: elapsed time counts in UTC",
        _ICS,
        "schedule.rule and parse_rule(schedule.rule).elapsed",
        "schedule.rule == ''",
        _READ,
    ),
    Mutation(
        "calendar: the start is an occurrence",
        _ICS,
        "return _wall_after(reminder, before)",
        "return reminder.schedule.start",
        _READ,
    ),
    Mutation("calendar: texts are escaped", _ICS, r'r"([\\;,])"', r'r"([\\,])"', _READ),
    Mutation(
        "calendar: lines break between letters", _ICS, "size = len(letter.encode())", "size = len(letter)", _READ
    ),
    Mutation("calendar: skips are exceptions", _ICS, "instant < reminder.due_at", "instant < now", _READ),
)
