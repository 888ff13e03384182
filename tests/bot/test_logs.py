import json
import logging

from bot.logs import HIDDEN, Redacting

TOKEN = "123456:AAsecret"


def record(message: str, *args: object, error: BaseException | None = None) -> logging.LogRecord:
    about = (type(error), error, error.__traceback__) if error else None
    return logging.LogRecord("bot", logging.INFO, "x.py", 1, message, args, about)


def test_a_token_in_a_message_or_its_arguments_is_hidden() -> None:
    said = Redacting([TOKEN], as_json=False).format(record("GET /bot%s/getMe", TOKEN))

    assert TOKEN not in said
    assert HIDDEN in said


def test_a_token_in_a_traceback_is_hidden() -> None:
    try:
        raise ValueError(f"bad token {TOKEN}")
    except ValueError as error:
        said = Redacting([TOKEN], as_json=True).format(record("failed", error=error))

    assert TOKEN not in said
    assert "ValueError" in json.loads(said)["traceback"]


def test_json_is_one_object_a_line() -> None:
    said = Redacting([], as_json=True).format(record("two\nlines %d", 5))

    assert json.loads(said)["message"] == "two\nlines 5"
    assert "\n" not in said
