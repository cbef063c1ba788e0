"""The helper PIN is kept as a slow salted hash and can not be tried out quickly."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from navigator.errors import BadInput
from navigator.site.pin import Gate, check_pin, hash_pin, is_hash, matches

PIN = "482915"
STORED = hash_pin(PIN)


class Clock:
    def __init__(self) -> None:
        self.now = 50.0

    def __call__(self) -> float:
        return self.now


def test_only_the_pin_itself_fits() -> None:
    assert matches(PIN, STORED)
    for wrong in ("482916", "48291", "4829150", "", "０００００１"):
        assert not matches(wrong, STORED)


def test_the_hash_holds_no_pin_and_differs_each_time() -> None:
    assert PIN not in STORED
    again = hash_pin(PIN)
    assert again != STORED
    assert matches(PIN, again)


@pytest.mark.parametrize(
    "pin",
    [
        *("", "12345", "1234567890123", "12345a", "12 456", "٣٣٤٤٥٥"),
        *("111111", "000001", "112211", "121212", "123123", "48294829", "4829482948"),
        *("123456", "654321", "901234", "246802", "1234567890", "975319"),
        *("198500", "202600", "122026", "001999", "19851987", "05031985", "20261130"),
    ],
)
def test_a_pin_that_is_short_long_or_easy_is_refused(pin: str) -> None:
    with pytest.raises(BadInput) as caught:
        hash_pin(pin)
    assert caught.value.next_step


@pytest.mark.parametrize(
    "text",
    [
        "", "scrypt", PIN, STORED[:-1], STORED.replace("scrypt", "md5"),
        STORED.replace("$15$", "$1$"), STORED.replace("$15$", "$30$"), STORED + "$", "a$b$c$d$e$f",
    ],
    ids=range(9),
)  # fmt: skip
def test_what_is_no_hash_or_a_weaker_one_is_told_apart(text: str) -> None:
    assert not is_hash(text)
    assert is_hash(STORED)


@settings(max_examples=300)
@given(st.text(max_size=80))
def test_no_text_makes_the_reading_of_a_hash_fail(text: str) -> None:
    assert is_hash(text) is False


@pytest.mark.parametrize("pin", ["482915", "710482", "774120", "48291519850", "019204"])
def test_a_pin_that_nobody_tries_first_is_taken(pin: str) -> None:
    check_pin(pin)


def test_at_most_one_in_twenty_is_refused() -> None:
    refused = 0
    for number in range(0, 1_000_000, 7):
        try:
            check_pin(f"{number:06}")
        except BadInput:
            refused += 1
    assert refused < 1_000_000 / 7 / 20


def test_after_a_start_the_first_wrong_pin_makes_the_next_wait() -> None:
    clock = Clock()
    for _ in range(3):  # whoever starts the program again has no more tries
        gate = Gate(STORED, clock)
        assert not gate.try_pin("000111")
        assert gate.wait_seconds() == 10


def test_after_the_right_pin_three_wrong_ones_are_free_then_each_wait_doubles() -> None:
    clock = Clock()
    gate = Gate(STORED, clock)
    assert gate.try_pin(PIN)
    waits = []
    for _ in range(10):
        assert not gate.try_pin("000111")
        waits.append(gate.wait_seconds())
        clock.now += gate.wait_seconds()
    assert waits == [0, 0, 10, 20, 40, 80, 160, 320, 640, 900]


def test_while_a_wait_lasts_even_the_right_pin_is_not_taken() -> None:
    clock = Clock()
    gate = Gate(STORED, clock)
    gate.try_pin("000111")
    assert not gate.try_pin(PIN)
    clock.now += 9.9
    assert not gate.try_pin(PIN)
    clock.now += 0.1
    assert gate.try_pin(PIN)
    assert not gate.try_pin("000111")
    assert gate.wait_seconds() == 0, "after the right one the count begins anew"


def test_without_a_pin_the_gate_stands_open() -> None:
    gate = Gate("", Clock())
    assert not gate.is_set
    assert gate.try_pin("")
