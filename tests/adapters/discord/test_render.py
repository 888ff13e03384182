"""What each block becomes, to the character, and where the limits bite."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from typing import Any

import discord
import pytest

from adapters.discord.pictures import Shown
from adapters.discord.render import (
    ALT_CHARS,
    COMPONENTS,
    LABEL_CHARS,
    LINE_CHARS,
    TEXT_CHARS,
    escape,
    files_of,
    shorten,
    text_of,
    view_of,
)
from bot.messages import LINE_BYTES, Block, Bullets, Button, Heading, Moment, Note, Paragraph, Reply, Steps
from tests.adapters.discord.bot import some_client

AT = datetime(2026, 3, 30, 16, 0, tzinfo=UTC)

BLOCKS: list[tuple[tuple[Block, ...], str]] = [
    ((Heading("Leg day"),), "### Leg day"),
    ((Heading("two\nlines"),), "### two lines"),
    ((Paragraph("one\ntwo"),), "one\ntwo"),
    ((Steps(("Kneel", "Lower")),), "1. Kneel\n2. Lower"),
    ((Steps(("Kneel\nslowly",)),), "1. Kneel\n   slowly"),
    ((Bullets(("- band", "# bar")),), "- \\- band\n- \\# bar"),
    ((Note("Source\nPage 3"),), "-# Source\n-# Page 3"),
    ((Moment(AT, "Europe/Berlin", "Mon 30 March, 18:00"),), "Mon 30 March, 18:00 <t:1774886400:R>"),
    ((Heading("A"), Paragraph("b"), Paragraph("c")), "### A\nb\n\nc"),
    ((Moment(AT, "UTC", "x"), Moment(AT, "UTC", "y")), "x <t:1774886400:R>\ny <t:1774886400:R>"),
    ((Paragraph(" "), Paragraph("b")), "b"),
    ((Paragraph(""),), "…"),
    ((Steps(()),), "…"),
]

ESCAPED = [
    (
        "**bold** __under__ ~~gone~~ `code` ||secret||",
        r"\*\*bold\*\* \_\_under\_\_ \~\~gone\~\~ \`code\` \|\|secret\|\|",
    ),
    ("back\\slash", r"back\\slash"),
    ("# heading", r"\# heading"),
    ("a # b", "a # b"),
    ("-# small", r"\-# small"),
    ("- item\n+ item\n* item", "\\- item\n\\+ item\n\\* item"),
    ("> quote\n>>> quote", "\\> quote\n\\>\\>\\> quote"),
    ("1. one\n 2. two", "1\\. one\n 2\\. two"),
    ("1.5 kg", "1.5 kg"),
    ("[click](https://evil.example/a_b)", r"\[click\](https://evil.example/a_b)"),
    ("see https://doi.org/10.1000/a_b_c now_", r"see https://doi.org/10.1000/a_b_c now\_"),
    ("<@7> <#5> <t:0:R> </start:1> <:a:1>", r"\<@7\> \<#5\> \<t:0:R\> \</start:1\> \<:a:1\>"),
    ("@everyone @here @ann", "@\u200beveryone @\u200bhere @ann"),
    ("3 × 10 @ 40 kg", "3 × 10 @ 40 kg"),
]


@pytest.mark.parametrize(("blocks", "text"), BLOCKS)
def test_blocks_become_markdown(blocks: tuple[Block, ...], text: str) -> None:
    assert text_of(blocks) == text


@pytest.mark.parametrize(("plain", "escaped"), ESCAPED)
def test_text_is_shown_as_it_is(plain: str, escaped: str) -> None:
    assert escape(plain) == escaped


def test_what_is_just_short_enough_stays_whole() -> None:
    assert text_of((Paragraph("a" * TEXT_CHARS),)) == "a" * TEXT_CHARS


def test_what_is_too_long_ends_between_words() -> None:
    text = text_of((Paragraph("words " * 1000),))

    assert text.endswith("words…")
    assert TEXT_CHARS - 10 < len(text) <= TEXT_CHARS


def test_a_pair_of_utf16_units_is_never_torn() -> None:
    text = text_of((Paragraph("💪" * TEXT_CHARS),))

    assert text == "💪" * ((TEXT_CHARS - 1) // 2) + "…"


@pytest.mark.parametrize(
    ("text", "most", "short"),
    [
        ("one two", 7, "one two"),
        ("one two", 6, "one…"),
        ("one two three", 8, "one two…"),
        ("a\n- bcd", 5, "a…"),
        ("ab\\*cd", 4, "ab…"),
        ("ab\\\\cd", 5, "ab\\\\…"),
    ],
)
def test_shortening_leaves_neither_half_words_nor_half_marks(text: str, most: int, short: str) -> None:
    assert shorten(text, most) == short


def test_buttons_keep_their_rows_labels_and_lines() -> None:
    line = "é" * (LINE_BYTES // 2)
    reply = Reply((Paragraph("x"),), buttons=((Button("a", "/a"), Button("L" * 100, line)), (Button("b", "/b"),)))

    parts: list[dict[str, Any]] = view_of(reply).to_components()  # type: ignore[no-untyped-call]  # untyped in the library

    assert [part["type"] for part in parts] == [10, 1, 1]
    assert [[b["custom_id"] for b in row["components"]] for row in parts[1:]] == [["/a", line], ["/b"]]
    assert parts[1]["components"][1]["label"] == "L" * (LABEL_CHARS - 1) + "…"
    assert len(line) <= LINE_CHARS


async def test_the_fullest_reply_fits() -> None:
    buttons = tuple(tuple(Button("x", f"/{row}{column}") for column in range(5)) for row in range(5))

    view = view_of(Reply((Paragraph("x"),), buttons=buttons))

    assert sum(1 for _ in view.walk_children()) <= COMPONENTS


async def test_buttons_leave_nothing_in_memory() -> None:
    client = some_client()
    reply = Reply.say("x", Button("a", "/a"), Button("b", "/b"))
    store = client._connection._view_store

    for message in range(10_000):
        view = view_of(reply)
        if not view.is_finished() and view.is_dispatchable():  # what `Messageable.send` does after sending
            client._connection.store_view(view, message)

    assert (store._views, store._synced_message_views) == ({}, {})
    assert len(asyncio.all_tasks()) == 1


async def test_an_open_view_would_be_kept() -> None:
    client = some_client()
    view = discord.ui.LayoutView(timeout=None)
    view.add_item(discord.ui.ActionRow(discord.ui.Button(label="a", custom_id="a")))

    client._connection.store_view(view, 1)

    assert len(client._connection._view_store._views) == 1


@pytest.mark.parametrize(
    "block",
    [
        Heading("*x* <@7>"),
        Paragraph("*x* <@7>"),
        Steps(("*x* <@7>",)),
        Bullets(("*x* <@7>",)),
        Note("*x* <@7>"),
        Moment(AT, "UTC", "*x* <@7>"),
    ],
    ids=lambda block: type(block).__name__,
)
def test_no_kind_of_block_lets_markdown_or_mentions_through(block: Block) -> None:
    assert r"\*x\* \<@7\>" in text_of((block,))


def test_a_pictures_description_of_any_length_fits_where_it_is_said_twice() -> None:
    picture = Shown("bridge.png", b"png", "💪 bridge " * 110)

    gallery = view_of(Reply((Paragraph("x"),)), picture).to_components()[1]  # type: ignore[no-untyped-call]  # untyped in the library
    (file,) = files_of(Reply((Paragraph("x"),)), picture)

    described = gallery["items"][0]["description"]
    assert described.endswith("…")
    assert ALT_CHARS - 10 < len(described.encode("utf-16-le")) // 2 <= ALT_CHARS
    assert file.to_dict(0) == {"id": "0", "filename": "bridge.png", "description": described}
