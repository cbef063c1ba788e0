"""Chooses the form of a word that a number asks for: `[one:mile|other:miles]` in a text.

The rules are those of CLDR, written out in a language's locale file in CLDR's own way:
`few: n % 100 = 3..10`. A number no rule holds for takes the form `other`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

OTHER = "other"
FORMS = ("zero", "one", "two", "few", "many", OTHER)
_CHOICE = re.compile(r"\[(\w+:[^\[\]{}|]*(?:\|\w+:[^\[\]{}|]*)+)\]")
_TERM = re.compile(r"n(?: % (\d+))? (!?=) (\d+(?:\.\.\d+)?(?:, ?\d+(?:\.\.\d+)?)*)")
_FIGURE = re.compile(r"[\d,]+")


def chosen(text: str, params: Mapping[str, str], rules: Mapping[str, str]) -> str:
    """Return a text with the form of each word that the blank `count` asks for."""
    if "[" not in text or not (found := _FIGURE.search(params.get("count", ""))):
        return text
    form = form_of(int(found[0].replace(",", "") or 0), rules)

    def choose(choice: re.Match[str]) -> str:
        held = dict(one.split(":", 1) for one in choice[1].split("|"))
        return held.get(form) or held.get(OTHER, "")

    return _CHOICE.sub(choose, text)


def form_of(number: int, rules: Mapping[str, str]) -> str:
    """Return the name of the form that a whole number takes."""
    return next((name for name, rule in rules.items() if _holds(rule, number)), OTHER)


def forms_in(text: str) -> Iterator[set[str]]:
    """Yield the names of the forms of each choice in a text."""
    for choice in _CHOICE.finditer(text):
        yield {one.partition(":")[0] for one in choice[1].split("|")}


def is_rule(rule: str) -> bool:
    """Return whether a rule can be read."""
    return all(_TERM.fullmatch(term) for term in re.split(r" or | and ", rule))


def _holds(rule: str, number: int) -> bool:
    return any(all(_is_true(x, number) for x in one.split(" and ")) for one in rule.split(" or "))


def _is_true(term: str, number: int) -> bool:
    found = _TERM.fullmatch(term)
    if found is None:
        return False
    value = number % int(found[1]) if found[1] else number
    ranges = (one.strip().split("..") for one in found[3].split(","))
    is_in = any(int(one[0]) <= value <= int(one[-1]) for one in ranges)
    return is_in is (found[2] == "=")
