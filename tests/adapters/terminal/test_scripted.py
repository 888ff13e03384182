import pytest

from adapters.terminal.screen import GROUP
from adapters.terminal.scripted import NAME_CHARS, BadLine, read_line


def test_a_line_says_presses_or_waits() -> None:
    said = read_line('{"say": "/help", "as": "ann", "in": "group"}')
    pressed = read_line('{"press": "Undo", "on": 7}')
    waited = read_line('{"wait": "PT2H"}')

    assert (said.say, said.who, said.place.address) == ("/help", "ann", GROUP)
    assert (pressed.press, pressed.on, pressed.who, pressed.place.address) == ("Undo", 7, "me", "me")
    assert waited.wait is not None
    assert waited.wait.total_seconds() == 7200


@pytest.mark.parametrize(
    "text",
    [
        "hello",
        "[]",
        "{}",
        '{"say": "x", "wait": "PT1H"}',
        '{"say": 5}',
        '{"press": "Undo", "on": "7"}',
        '{"wait": "soon"}',
        '{"wait": 5}',
    ],
)
def test_what_is_none_of_them_is_a_bad_line(text: str) -> None:
    with pytest.raises(BadLine):
        read_line(text)


@pytest.mark.parametrize("name", ['""', f'"{"x" * (NAME_CHARS + 1)}"', '"#group"', "5"])
def test_a_name_is_short_and_no_groups(name: str) -> None:
    with pytest.raises(BadLine, match="characters"):
        read_line(f'{{"say": "x", "as": {name}}}')

    assert read_line(f'{{"say": "x", "as": "{"x" * NAME_CHARS}"}}').who == "x" * NAME_CHARS
