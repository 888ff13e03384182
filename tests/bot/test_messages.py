import pytest

from bot.messages import FILES, LINE_BYTES, ROW_BUTTONS, ROWS, Button, DeliveryId, File, Paragraph, Reply


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


def test_a_row_without_buttons_is_refused() -> None:
    with pytest.raises(ValueError, match="rows of 1 to"):
        Reply((Paragraph("x"),), (buttons(1), ()))


@pytest.mark.parametrize("name", ["", ".env", "../all.json", "my file.json", "é.json", "a/b", "x" * 101, "all.json\n"])
def test_a_file_has_a_name_that_every_platform_takes_and_no_folder(name: str) -> None:
    with pytest.raises(ValueError, match="name of a file"):
        File(name, b"x")


def test_files_with_the_same_name_or_too_many_are_refused() -> None:
    with pytest.raises(ValueError, match="at most"):
        Reply((Paragraph("x"),), files=(File("a.json", b"1"), File("a.json", b"2")))
    with pytest.raises(ValueError, match="at most"):
        Reply((Paragraph("x"),), files=tuple(File(f"{n}.json", b"1") for n in range(FILES + 1)))
