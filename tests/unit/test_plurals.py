"""A number asks for the form its language has for it: six in Arabic, three in Russian."""

from __future__ import annotations

from dataclasses import replace

import pytest

from navigator.language.messages import message
from navigator.language.plurals import chosen, form_of, is_rule
from tests.helpers.content import translator
from tests.helpers.locales import locale_of_file

ARABIC = {
    "zero": "n = 0", "one": "n = 1", "two": "n = 2",
    "few": "n % 100 = 3..10", "many": "n % 100 = 11..99",
}  # fmt: skip
RUSSIAN = {
    "one": "n % 10 = 1 and n % 100 != 11",
    "few": "n % 10 = 2..4 and n % 100 != 12..14",
    "many": "n % 10 = 0 or n % 10 = 5..9 or n % 100 = 11..14",
}


@pytest.mark.parametrize(
    ("rules", "numbers"),
    [
        (ARABIC, {0: "zero", 1: "one", 2: "two", 3: "few", 10: "few", 11: "many", 99: "many",
                  100: "other", 103: "few", 111: "many", 202: "other"}),
        (RUSSIAN, {1: "one", 21: "one", 11: "many", 2: "few", 24: "few", 12: "many", 5: "many",
                   20: "many", 111: "many"}),
        ({}, {1: "other", 7: "other"}),
    ],
    ids=["Arabic", "Russian", "none"],
)  # fmt: skip
def test_a_number_takes_the_form_that_cldr_says(
    rules: dict[str, str], numbers: dict[int, str]
) -> None:
    assert {number: form_of(number, rules) for number in numbers} == numbers
    assert all(map(is_rule, rules.values()))


def test_a_text_without_forms_or_without_a_number_stays() -> None:
    text = "[one:миля|other:мили]"
    assert chosen(text, {}, RUSSIAN) == text
    assert chosen("см. [1]", {"count": "2"}, RUSSIAN) == "см. [1]"
    assert chosen(text, {"count": "1,002"}, RUSSIAN) == "мили", "a form it lacks is the other one"


@pytest.mark.parametrize("rule", ["n > 1", "__import__('os')", "n % 10 = a", "x = 1"])
def test_what_is_no_rule_is_named_and_holds_for_nothing(rule: str) -> None:
    assert not is_rule(rule)
    assert form_of(1, {"one": rule}) == "other"


def test_a_sentence_is_put_together_with_the_form_of_its_number() -> None:
    words = {"near.miles": "about {count} miles"}
    text = "около {count} [one:мили|few:миль|many:миль|other:мили]"
    say = translator("es", {words["near.miles"]: text}, words)
    say.locale = replace(locale_of_file("es"), plurals=RUSSIAN)
    told = [say.say(message("near.miles", count=count)) for count in ("1", "5", "21")]
    assert told == ["около 1 мили", "около 5 миль", "около 21 мили"]
