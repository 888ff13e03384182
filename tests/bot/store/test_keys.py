from __future__ import annotations

from random import Random

import pytest

from bot.messages import DeliveryId
from bot.store.keys import delivery_id, delivery_number, from_key, random_id, to_key

HIGHEST = 2**40 - 1


@pytest.mark.parametrize(
    ("number", "key"),
    [(0, "00000000"), (1, "00000001"), (31, "0000000z"), (32, "00000010"), (HIGHEST, "zzzzzzzz")],
)
def test_a_number_and_its_key(number: int, key: str) -> None:
    assert to_key(number) == key
    assert from_key(key) == number


def test_every_random_id_comes_back_from_its_key_in_any_case() -> None:
    chance = Random(1)
    numbers = [random_id(chance) for _ in range(1000)]

    assert [from_key(to_key(number)) for number in numbers] == numbers
    assert [from_key(to_key(number).upper()) for number in numbers] == numbers
    assert max(numbers) > HIGHEST // 2


@pytest.mark.parametrize(
    "text",
    ["", "0000000", "000000000", "0000000u", "0000000!", " 0000000", "0000000é", "0000000\n", "0000_000", "+0000000"],
)
def test_what_is_no_key_names_nothing(text: str) -> None:
    assert from_key(text) is None


@pytest.mark.parametrize("number", [-1, HIGHEST + 1])
def test_a_number_of_another_size_has_no_key(number: int) -> None:
    with pytest.raises(ValueError, match="40 bits"):
        to_key(number)


def test_a_delivery_is_named_by_the_key_of_its_number() -> None:
    assert delivery_id(31) == DeliveryId("ld-0000000z")
    assert delivery_number(delivery_id(HIGHEST)) == HIGHEST


@pytest.mark.parametrize("name", ["0000000z", "ld-", "xx-0000000z", "ld-ld-0000000z"])
def test_a_name_that_no_stored_delivery_has_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="not the id"):
        delivery_number(DeliveryId(name))
