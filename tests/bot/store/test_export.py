"""Everything about a person, read out: every row, every column, and it can be read back."""

from __future__ import annotations

import json
from datetime import datetime

from bot.facts import Facts
from bot.messages import File, Paragraph, Platform, Reply
from bot.schedules.model import Schedule
from bot.store import Store
from bot.store.erase import rows_about
from bot.store.replies import from_stored
from tests.bot.store.samples import ANN, BEN, DISCORD_HOME, EVERY_FACT, HOME, MONDAYS, NOW, TEA
from tests.bot.store.test_erase import live, rows

RENAMED = {"place_id": "place", "zone_id": "zone", "rule_id": "rule", "start_wall": "start"}


async def test_every_column_of_every_row_is_there_and_is_json(store: Store) -> None:
    async with store.writing() as transaction:
        ann = await live(transaction, ANN, HOME, 100)
        kept = await rows(transaction)
        await live(transaction, BEN, DISCORD_HOME, 500)

        export = await transaction.export.person(ann)

    assert json.loads(json.dumps(export)) == export
    for table, _ in rows_about(ann):
        columns = {RENAMED.get(name, name) for name in table.c.keys()}  # noqa: SIM118 - not a dictionary: it runs through columns
        assert [set(record) for record in export[table.name]] == [columns] * len(export[table.name]), table.name
        mine = [row for row in kept[table.name] if table.name != "places" or row.address == HOME.address]
        assert len(export[table.name]) == len(mine), table.name


async def test_a_reminder_a_fact_and_an_entry_can_be_read_back(store: Store) -> None:
    async with store.writing() as transaction:
        ann = await live(transaction, ANN, HOME, 100)

        export = await transaction.export.person(ann)

    written = export["reminders"][0]
    start, zone = datetime.fromisoformat(written["start"]), MONDAYS.start.tzinfo
    assert Schedule(start.replace(tzinfo=zone), written["rule"]) == MONDAYS
    assert written["zone"] == MONDAYS.zone
    assert written["place"] == {"platform": "telegram", "address": HOME.address, "kind": "private"}
    assert datetime.fromisoformat(written["due_at"]) == NOW
    assert Facts.from_json(export["people"][0]["facts"]) == EVERY_FACT
    assert (export["logs"][0]["reps"], export["logs"][0]["feel"]) == ([5, 5], "hard")
    assert {record["state"] for record in export["deliveries"]} == {"open", "missed"}


async def test_an_answer_is_there_as_it_was_but_for_what_its_files_held(store: Store) -> None:
    answer = Reply((Paragraph("Here"),), files=(File("all.json", b"everything"),))
    async with store.writing() as transaction:
        ann = (await transaction.people.meet(ANN, NOW)).id
        await transaction.requests.remember(Platform.TELEGRAM, "5", TEA, NOW, ann)
        await transaction.requests.remember(Platform.TELEGRAM, "6", answer, NOW, ann)

        tea, here = (await transaction.export.person(ann))["requests"]

    assert from_stored(json.dumps(tea["answer"])) == TEA
    assert here["answer"] == {"blocks": [["p", "Here"]], "files": ["all.json"]}


async def test_nobody_has_nothing(store: Store) -> None:
    async with store.reading() as transaction:
        export = await transaction.export.person(7)

    assert not any(export.values())
