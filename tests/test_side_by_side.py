"""Everything at once on one file: both platforms, the chat, copies and the operator, each a process of its own."""

from __future__ import annotations

import asyncio
import json
import os
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

from tests.child import PATIENCE, ROOT, Child
from tests.test_run import ANN, SOON, World, world

COPIES = 6
TALK = (
    {"say": "/remind in 2 seconds to breathe", "as": "carl"},
    {"say": "/hamstrings dumbbells 15", "as": "carl"},
    {"wait": "PT4S"},
)


async def typed(both: World, *arguments: str, lines: str = "") -> str:
    """Run one command as its own process to its good end and return what it wrote."""
    kept = {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ}
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", *arguments),
        cwd=both.folder,
        env=kept | {"PYTHONPATH": str(ROOT), "HOME": str(both.folder)} | both.settings,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    async with asyncio.timeout(PATIENCE):
        out, err = await process.communicate(lines.encode())
    assert process.returncode == 0, err.decode()
    return out.decode()


async def copy_often(both: World) -> list[Path]:
    """Make copies of the database, one after the other."""
    files = [both.folder / f"copy{number}.db" for number in range(COPIES)]
    for file in files:
        await typed(both, "backup", str(file))
    return files


async def test_all_processes_on_one_file_bring_each_occurrence_once(tmp_path: Path) -> None:
    async with world(tmp_path) as both:
        telegram, discord = await both.start("telegram"), await both.start("discord")
        second = await Child.start(["run", "telegram"], both.settings, tmp_path)
        both.ann.says(f"/remind {SOON} to stretch")
        await (await both.bob.runs("remind", when=SOON, what="stretch")).answered()
        talk = "".join(json.dumps(line) + "\n" for line in TALK)
        talked, copies, _again = await asyncio.gather(
            typed(both, "chat", "--json", lines=talk), copy_often(both), typed(both, "reminders", "--retry", "all")
        )
        await both.telegram.wait_for_message(ANN, 2)
        await both.discord.wait_until(lambda: sum("Reminder" in text for text in both.said_to_bob()), "a reminder")
        failed = await typed(both, "reminders", "--failed")
        assert (await second.end(), await telegram.stop(), await discord.stop()) == (1, 0, 0)
        after = await typed(both, "chat", "--json", lines='{"wait": "PT1S"}\n')

    carl = [line["text"] for line in map(json.loads, talked.splitlines()) if "text" in line]
    assert carl.count("Reminder\nbreathe") == 1
    assert both.said_to_ann().count("Reminder\n\nstretch") == 1
    assert sum("Reminder" in text and "stretch" in text for text in both.said_to_bob()) == 1
    assert "another legday already serves telegram" in second.said
    assert failed == "every reminder arrived\n"
    assert "Reminder" not in after
    assert "Traceback" not in telegram.said + discord.said
    assert [sound(copy) for copy in copies] == [True] * COPIES


def sound(copy: Path) -> bool:
    with closing(sqlite3.connect(copy)) as opened:
        checked = opened.execute("PRAGMA integrity_check").fetchall()
        reminders = opened.execute("SELECT count(*) FROM reminders").fetchall()
    return checked == [("ok",)] and reminders[0] >= (1,)


async def test_what_is_sent_again_by_hand_is_sent_by_the_process_that_serves(tmp_path: Path) -> None:
    async with world(tmp_path) as both:
        first = await both.start("telegram")
        both.ann.says(f"/remind {SOON} to stretch")
        await both.telegram.wait_for_message(ANN)
        both.ann.blocks()
        await first.hears("attempt 1")
        both.ann.unblocks()
        (line,) = (await typed(both, "reminders", "--failed", "--json")).splitlines()

        again = await typed(both, "reminders", "--retry", json.loads(line)["id"])
        both.ann.says("/help")
        await both.telegram.wait_for_message(ANN, 3)
        failed = await typed(both, "reminders", "--failed")
        assert await first.stop() == 0

    assert sum(text.startswith("Reminder") and "stretch" in text for text in both.said_to_ann()) == 1
    assert json.loads(line)["state"] == "unreachable"
    assert again.startswith("1 sent again")
    assert failed == "every reminder arrived\n"
