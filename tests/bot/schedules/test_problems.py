import pytest

from bot.language import SOURCE, words_for
from bot.schedules.problems import EXAMPLES, PART_CHARS, problem
from bot.schedules.refusals import NotUnderstood, Reason


@pytest.mark.parametrize("reason", Reason)
def test_every_reason_is_said_with_what_to_type_instead(reason: Reason) -> None:
    said = str(problem(NotUnderstood("every blursday", reason), words_for(SOURCE)))

    assert "{part}" not in said
    assert said.endswith("\n".join(EXAMPLES))


def test_a_long_part_is_said_back_shortened() -> None:
    error = NotUnderstood("x" * 500, Reason.NOT_READ)

    said = str(problem(error, words_for(SOURCE)))

    assert error.part == "x" * (PART_CHARS - 1) + "…"
    assert "x" * (PART_CHARS - 1) + "…" in said
    assert "x" * PART_CHARS not in said
