"""Exactly what a reply looks like on Telegram."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from telegram import MessageEntity

from adapters.telegram.render import CALLBACK_ANSWER_CHARS, MESSAGE_CHARS, to_alert, to_keyboard, to_message
from adapters.telegram.units import units
from bot.messages import Block, Bullets, Button, Heading, Moment, Note, Paragraph, Reply, Steps

MONDAY = Moment(datetime(2026, 3, 30, 16, 0, tzinfo=UTC), "Europe/Berlin", "Mon 30 March, 18:00 Europe/Berlin")


@pytest.mark.parametrize(
    ("blocks", "text", "entities"),
    [
        ((Paragraph("Plain *text* <b>&amp;</b>"),), "Plain *text* <b>&amp;</b>", []),
        ((Heading("Session"), Paragraph("Go")), "Session\n\nGo", [("bold", 0, 7)]),
        ((Steps(("Kneel", "Lower")),), "1. Kneel\n2. Lower", []),
        ((Bullets(("Band", "Bar")),), "• Band\n• Bar", []),
        ((Paragraph("Go"), Note("Smith 2020")), "Go\n\nSmith 2020", [("italic", 4, 10)]),
        ((Heading("💪"), Heading("Wörter")), "💪\n\nWörter", [("bold", 0, 2), ("bold", 4, 6)]),
        ((Heading("👩‍🦽"), Note("שלום")), "👩‍🦽\n\nשלום", [("bold", 0, 5), ("italic", 7, 4)]),
        ((Paragraph("  a\n"), Paragraph(" "), Heading(" b ")), "a\n\nb", [("bold", 3, 1)]),
        ((Paragraph("half \ud83d"),), "half ?", []),
    ],
)
def test_blocks_become_text_and_entities(
    blocks: tuple[Block, ...], text: str, entities: list[tuple[str, int, int]]
) -> None:
    message = to_message(Reply(blocks))

    assert message.text == text
    assert [(str(entity.type), entity.offset, entity.length) for entity in message.entities] == entities


def test_a_moment_is_our_words_with_the_instant_behind_them_and_no_format() -> None:
    message = to_message(Reply((Paragraph("Next:"), MONDAY)))

    assert message.text == "Next:\n\nMon 30 March, 18:00 Europe/Berlin"
    assert [entity.to_dict() for entity in message.entities] == [
        {"type": "date_time", "offset": 7, "length": 33, "unix_time": 1774886400}
    ]


@pytest.mark.parametrize("letter", ["x", "💪", "ש", "🇪🇸", "👩‍🦽"])
@pytest.mark.parametrize("space", ["", " "])
def test_five_thousand_characters_become_one_message_that_fits(letter: str, space: str) -> None:
    text = (letter + space) * (5_000 // len(letter + space) + 1)

    message = to_message(Reply((Heading(text),)))

    assert MESSAGE_CHARS - 10 <= units(message.text) <= MESSAGE_CHARS
    assert message.text.endswith("…")
    assert text.startswith(message.text[:-1])
    assert [(entity.offset, entity.length) for entity in message.entities] == [(0, units(message.text))]


def test_a_text_of_exactly_the_limit_is_whole() -> None:
    message = to_message(Reply.say("x" * MESSAGE_CHARS))

    assert message.text == "x" * MESSAGE_CHARS


def test_what_is_cut_off_leaves_no_entity_behind() -> None:
    message = to_message(Reply((Heading("Head"), Paragraph("word " * 900), Heading("Gone"), MONDAY)))

    assert [(entity.type, entity.offset, entity.length) for entity in message.entities] == [(MessageEntity.BOLD, 0, 4)]


def test_half_a_moment_is_no_moment() -> None:
    message = to_message(Reply((Paragraph("x" * (MESSAGE_CHARS - 20)), MONDAY)))

    assert message.text.endswith("x\n\nMon 30 March,…")
    assert message.entities == ()


def test_buttons_carry_their_lines() -> None:
    line = "ñ" * 32
    keyboard = to_keyboard(((Button("Start", "start s1"), Button("Año", line)), (Button("Undo", "undo r1"),)))

    assert keyboard is not None
    rows = [[(button.text, button.callback_data) for button in row] for row in keyboard.inline_keyboard]
    assert rows == [[("Start", "start s1"), ("Año", line)], [("Undo", "undo r1")]]


def test_no_buttons_are_no_keyboard() -> None:
    assert to_message(Reply.say("Go")).keyboard is None


def test_a_long_label_is_shortened() -> None:
    keyboard = to_keyboard(((Button("💪" * 100, "start s1"),),))

    assert keyboard is not None
    assert keyboard.inline_keyboard[0][0].text == "💪" * 31 + "…"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("@everyone and @ann", "@\u2060everyone and @\u2060ann"),
        ("ann@example.org at 5 @ 30 kg", "ann@example.org at 5 @ 30 kg"),
    ],
)
def test_names_reach_nobody_where_others_read_along(text: str, shown: str) -> None:
    assert to_message(Reply.say(text), pings=False).text == shown
    assert to_message(Reply.say(text)).text == text


def test_an_alert_has_the_words_that_fit() -> None:
    alert = to_alert(Reply((Heading("Theirs"), Paragraph("word " * 100))))

    assert alert.startswith("Theirs\nword word")
    assert alert.endswith("word…")
    assert units(alert) <= CALLBACK_ANSWER_CHARS
