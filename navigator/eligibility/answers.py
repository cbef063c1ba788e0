"""Holds the answers to a checklist, and refuses every answer that is not usable.

One clear error names the field; its text never holds what was typed.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from navigator.errors import BadInput
from navigator.records.askable import (
    ASKABLE,
    EXPECTING,
    MOST_PEOPLE,
    PARENT_OF,
    PREGNANT,
    RELATIONS,
    SPOUSE_OF,
    Askable,
)
from navigator.records.checklists import Asking


class BadAnswer(BadInput):
    """An answer that is not usable: `field` says where it stands, `code` what is wrong.

    `fact` is the last name of `field`. It fills the blank `field` of each sentence.
    """

    def __init__(
        self, field: str, code: str, sentence: str, next_step: str = "", /, **params: object
    ) -> None:
        self.field = field
        self.code = code
        self.fact = field.rpartition(".")[2]
        super().__init__(sentence, next_step, field=self.fact, **params)


@dataclass(frozen=True, slots=True)
class Answers:
    """The answers of one visit; a missing key is a missing answer.

    household: values of household and helper facts; people: one mapping of person facts each,
    `parent_of` and `spouse_of` being indexes into people. `people_known` False: nobody said who
    lives there. `day` None means today.
    """

    state: str
    household: dict[str, Any] = field(default_factory=dict)
    people: tuple[dict[str, Any], ...] = ({},)
    day: date | None = None
    people_known: bool = True
    zip: str = ""
    """Where the home lies: it picks the county whose limits count, and nothing else."""


def check_answers(checklist: Asking, answers: Answers) -> None:
    """Raise BadAnswer for an answer that is not asked, out of range, or contradicts another."""
    for name, value in answers.household.items():
        _check(checklist, "household", name, value, name)
    if not 0 < len(answers.people) <= MOST_PEOPLE:
        code = "too_many" if answers.people else "empty"
        raise BadAnswer("people", code, "answer.how_many", "do.give_people", most=MOST_PEOPLE)
    for number, person in enumerate(answers.people):
        for name, value in person.items():
            _check(checklist, "person", name, value, f"people[{number}].{name}")
    _check_people(answers.people)


def _check(checklist: Asking, scope: str, name: str, value: Any, where: str) -> None:
    askable = ASKABLE.get(name)
    if askable is None or name not in checklist.asks:
        raise BadAnswer(where[:60], "not_asked", "answer.not_asked", "do.leave_out")
    if (askable.scope == "person") != (scope == "person"):
        raise BadAnswer(where, "misplaced", _OWNERS[askable.scope], "do.move")
    if value is None:
        return
    code = _fault(askable, value)
    if code is not None:
        raise _unusable(where, code, askable)


_OWNERS = {
    "household": "answer.of_household",
    "helper": "answer.of_helper",
    "person": "answer.of_person",
}
_SENTENCES = {
    "wrong_type": "answer.wrong_kind",
    "not_finite": "answer.no_number",
    "out_of_range": "answer.out_of_range",
    "not_a_choice": "answer.no_choice",
}


def _unusable(where: str, code: str, askable: Askable) -> BadAnswer:
    if askable.kind == "choice":
        known = ", ".join(askable.choices)
        return BadAnswer(where, code, _SENTENCES[code], "do.choose_or_skip", known=known)
    if askable.kind in ("whole", "money"):
        low, high = askable.low, askable.high
        return BadAnswer(where, code, _SENTENCES[code], "do.number_or_skip", low=low, high=high)
    if askable.kind == "people":
        return BadAnswer(where, code, _SENTENCES[code], "do.list_or_skip")
    return BadAnswer(where, code, _SENTENCES[code], "do.true_or_skip")


def _fault(askable: Askable, value: Any) -> str | None:
    """Return a code for what is wrong with a value, or None."""
    if askable.kind in ("yes_no", "people"):
        fits = _is_list(value) if askable.kind == "people" else isinstance(value, bool)
        return None if fits else "wrong_type"
    if askable.kind == "choice":
        return None if value in askable.choices else "not_a_choice"
    return _fault_of_number(askable, value)


def _is_list(value: Any) -> bool:
    return isinstance(value, (list, tuple)) and all(type(one) is int for one in value)


def _fault_of_number(askable: Askable, value: Any) -> str | None:
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return "wrong_type"
    if not math.isfinite(value):
        return "not_finite"
    if askable.kind == "whole" and not isinstance(value, int):
        return "wrong_type"
    low, high = askable.low or 0, askable.high or 0
    return None if low <= value <= high else "out_of_range"


def _check_people(people: tuple[dict[str, Any], ...]) -> None:
    """Raise BadAnswer where relations or pregnancies contradict each other."""
    for number, person in enumerate(people):
        for name in RELATIONS:
            where = f"people[{number}].{name}"
            for other in person.get(name) or ():
                if not 0 <= other < len(people) or other == number:
                    raise BadAnswer(where, "bad_index", "answer.not_in_list", "do.check")
        _check_relations(people, number)
        if person.get(PREGNANT) is False and person.get(EXPECTING):
            _contradiction(number, EXPECTING)
        if person.get(PREGNANT) and person.get(EXPECTING) == 0:
            _contradiction(number, EXPECTING)


def _check_relations(people: tuple[dict[str, Any], ...], number: int) -> None:
    spouses, children = (people[number].get(name) or () for name in (SPOUSE_OF, PARENT_OF))
    if len(spouses) > 1 or set(spouses) & set(children):
        _contradiction(number, SPOUSE_OF)
    for other in spouses:
        theirs = people[other].get(SPOUSE_OF)
        if theirs is not None and number not in theirs:
            _contradiction(number, SPOUSE_OF)
    for child in children:
        if number in (people[child].get(PARENT_OF) or ()):
            _contradiction(number, PARENT_OF)
        if people[child].get(SPOUSE_OF) and number in people[child][SPOUSE_OF]:
            _contradiction(number, PARENT_OF)


def _contradiction(number: int, name: str) -> None:
    raise BadAnswer(
        f"people[{number}].{name}", "contradiction", "answer.contradiction", "do.check_both",
    )  # fmt: skip
