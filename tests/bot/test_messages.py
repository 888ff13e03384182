import pytest

from bot.messages import LINE_BYTES, ROW_BUTTONS, ROWS, Button, DeliveryId, Paragraph, Reply


def buttons(count: int) -> tuple[Button, ...]:
    return tuple(Button(str(n), f"/x {n}") for n in range(count))


def test_a_line_of_exactly_64_bytes_fits_whatever_its_letters() -> None:
    assert len(Button("ok", "é" * (LINE_BYTES // 2)).line.encode()) == LINE_BYTES


@pytest.mark.parametrize("line", ["", "x" * (LINE_BYTES + 1), "é" * (LINE_BYTES // 2) + "x"])
def test_a_line_that_is_empty_or_too_long_is_refused(line: str) -> None:
    with pytest.raises(ValueError, match="bytes"):
        Button("no", line)


def test_a_button_without_a_label_is_refused() -> None:
    with pytest.raises(ValueError, match="no label"):
        Button("", "/x")


def test_two_buttons_with_the_same_line_are_refused_even_in_different_rows() -> None:
    with pytest.raises(ValueError, match="same line"):
        Reply((Paragraph("x"),), ((Button("a", "/x"),), (Button("b", "/x"),)))


def test_more_buttons_than_every_platform_takes_are_refused() -> None:
    with pytest.raises(ValueError, match="at most"):
        Reply((Paragraph("x"),), (buttons(ROW_BUTTONS + 1),))
    with pytest.raises(ValueError, match="at most"):
        Reply((Paragraph("x"),), tuple((button,) for button in buttons(ROWS + 1)))


def test_a_reply_without_anything_to_show_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one block"):
        Reply(())


@pytest.mark.parametrize("value", ["", "x" * 26])
def test_a_delivery_id_fits_discords_nonce(value: str) -> None:
    with pytest.raises(ValueError, match="1 to 25"):
        DeliveryId(value)
