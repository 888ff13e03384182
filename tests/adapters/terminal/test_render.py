from datetime import UTC, datetime

from adapters.terminal.render import in_colour, plain
from bot.messages import Bullets, Button, Heading, Moment, Note, Paragraph, Reply, Steps

EVERYTHING = Reply(
    (
        Heading("Title"),
        Paragraph("One line\nand another"),
        Steps(("First", "Second")),
        Bullets(("This", "That")),
        Moment(datetime(2026, 3, 30, 16, tzinfo=UTC), "Europe/Berlin", "Mon 30 March, 18:00 Europe/Berlin"),
        Note("Aside"),
    ),
    buttons=((Button("Start", "/start"), Button("Help", "/help")),),
)


def test_every_kind_of_block_is_shown() -> None:
    assert plain(EVERYTHING) == (
        "Title\nOne line\nand another\n1. First\n2. Second\n• This\n• That\nMon 30 March, 18:00 Europe/Berlin\nAside"
    )


def test_in_colour_shows_the_buttons_too() -> None:
    assert in_colour(EVERYTHING).plain == plain(EVERYTHING) + "\n[Start] [Help]\n"


def test_control_characters_cannot_reach_the_terminal() -> None:
    hostile = Reply.say("a\x1b[2Jb\x07c\x9bd\r\n\te")

    assert plain(hostile) == "a[2Jbcd\n\te"
    assert "\x1b" not in in_colour(hostile).plain


def test_markup_is_only_text() -> None:
    assert plain(Reply.say("<b>&amp;</b> **x** [red]y[/red]")) == "<b>&amp;</b> **x** [red]y[/red]"
    assert "[red]y[/red]" in in_colour(Reply.say("[red]y[/red]")).plain


def test_control_characters_in_a_label_cannot_reach_the_terminal() -> None:
    hostile = Reply.say("Press:", Button("St\x1b[2Jart", "/start"))

    assert "\x1b" not in in_colour(hostile).plain
