"""Making and keeping pictures: what is drawn once, shown whole, waited for briefly, and never in the way."""

from __future__ import annotations

from tests.mutations.model import Mutation

_ARTIST, _SHELF, _PROCESS = "bot/artist/artist.py", "bot/artist/shelf.py", "bot/artist/process.py"
_DRAWN, _KEPT = ("tests/bot/artist/test_artist.py",), ("tests/bot/artist/test_shelf.py",)

MUTATIONS = (
    Mutation(
        "artist: asked for twice at once, drawn once",
        _ARTIST,
        "        if task := self._under_way.get(path):\n            return task\n",
        "",
        _DRAWN,
    ),
    Mutation(
        "artist: what is on disk is not drawn",
        _ARTIST,
        "        if path := self._shelf.find(drawing):\n            return path\n",
        "",
        _DRAWN,
    ),
    Mutation(
        "artist: a reply waits only so long",
        _ARTIST,
        "timeout=limit.total_seconds()",
        "timeout=None",
        _DRAWN,
    ),
    Mutation(
        "artist: a reminder does not wait as long as a person",
        _ARTIST,
        "self._within(self._hurry, drawing)",
        "self._within(self._patience, drawing)",
        _DRAWN,
    ),
    Mutation(
        "artist: of many reminders few wait",
        _ARTIST,
        "if max(self._hurried, len(self._under_way)) >= MOST_HURRIED:",
        "if len(self._under_way) >= MOST_HURRIED:",
        _DRAWN,
    ),
    Mutation(
        "artist: a reminder does not queue behind drawings",
        _ARTIST,
        "if max(self._hurried, len(self._under_way)) >= MOST_HURRIED:",
        "if self._hurried >= MOST_HURRIED:",
        _DRAWN,
    ),
    Mutation("artist: how many wait", _ARTIST, "len(self._under_way) >= MOST_WAITING or ", "", _DRAWN),
    Mutation(
        "artist: what failed is not tried again soon",
        _ARTIST,
        " or asyncio.get_running_loop().time() < self._failed.get(path, 0)",
        "",
        _DRAWN,
    ),
    Mutation("artist: one warning", _ARTIST, "logging.DEBUG if self._failed else logging.WARNING", "30", _DRAWN),
    Mutation("artist: drawing ahead ends", _ARTIST, "if failed >= MOST_FAILURES:", "if failed < 0:", _DRAWN),
    Mutation(
        "artist: a process that died is replaced",
        _PROCESS,
        "                trouble = await self._ask_again(drawing, file)\n",
        "                raise NotDrawn from None\n",
        _DRAWN,
    ),
    Mutation(
        "artist: a process that is stuck is given up",
        _PROCESS,
        "asyncio.timeout(self._time_limit.total_seconds())",
        "asyncio.timeout(3600)",
        _DRAWN,
    ),
    Mutation(
        "artist: no process without anything to do",
        _ARTIST,
        "        await self._process.rest()\n",
        "",
        _DRAWN,
    ),
    Mutation(
        "artist: half a picture",
        _SHELF,
        "            if not is_whole(path):\n                return None\n",
        "",
        _KEPT,
    ),
    Mutation("artist: used lately", _SHELF, "            os.utime(path)\n", "", _KEPT),
    Mutation(
        "artist: a person's chart does not stay",
        _SHELF,
        "_KEPT = {DrawingKind.CHART: PERSONAL_KEPT, ",
        "_KEPT = {",
        _KEPT,
    ),
    Mutation("artist: for this user alone", _SHELF, "mode=FOLDER_MODE, ", "", _KEPT),
    Mutation("artist: files of others", _SHELF, "entry.name.startswith(tuple(DrawingKind)) and ", "", _KEPT),
    Mutation(
        "artist: a file appears whole",
        _SHELF,
        "        unfinished.write_bytes(content)\n        unfinished.replace(path)\n",
        "        path.write_bytes(content)\n        path.replace(path)\n",
        (*_DRAWN, *_KEPT),
    ),
    Mutation(
        "artist: what is drawn is part of its name",
        "bot/artist/edition.py",
        "drawing.kind, drawing.of, drawing.theme, drawing.data)",
        "drawing.kind, drawing.of, drawing.data)",
        _DRAWN,
    ),
    Mutation(
        "pictures: who wants none gets none",
        "bot/exercise_card.py",
        "            return still_of(exercise, theme, words)\n\n\n",
        "            return still_of(exercise, Theme.LIGHT, words)\n\n\n",
        ("tests/bot/test_exercise_pictures.py",),
    ),
)
