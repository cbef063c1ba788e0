"""What was answered, and the refusal of every answer that is not usable.

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
from navigator.records.checklists import Checklist


class BadAnswer(BadInput):
    """An answer that is not usable: `field` says where it stands, `code` what is wrong."""

    def __init__(self, field: str, code: str, sentence: str, next_step: str = "") -> None:
        name = field.rpartition(".")[2]
        super().__init__(f"{name}: {sentence}", next_step)
        self.field = field
        self.code = code


@dataclass(frozen=True, slots=True)
class Answers:
    """What was answered; a missing key is a missing answer.

    household: values of household and helper facts; people: one mapping of
    person facts each, `parent_of` and `spouse_of` being indexes into people.
    `people_known` False: nobody said who lives there. `day` None means today.
    """

    state: str
    household: dict[str, Any] = field(default_factory=dict)
    people: tuple[dict[str, Any], ...] = ({},)
    day: date | None = None
    people_known: bool = True


def check_answers(checklist: Checklist, answers: Answers) -> None:
    """Refuse what is not asked, out of range or against itself; raises BadAnswer."""
    for name, value in answers.household.items():
        _check(checklist, "household", name, value, name)
    if not 0 < len(answers.people) <= MOST_PEOPLE:
        raise BadAnswer(
            "people", "too_many" if answers.people else "empty", "this many is not usable.",
            f"Give 1 to {MOST_PEOPLE} people.",
        )  # fmt: skip
    for number, person in enumerate(answers.people):
        for name, value in person.items():
            _check(checklist, "person", name, value, f"people[{number}].{name}")
    if any(len(person) > 1 or "age" not in person for person in answers.people):
        _check_people(answers.people)


def _check(checklist: Checklist, scope: str, name: str, value: Any, where: str) -> None:
    askable = ASKABLE.get(name)
    if askable is None or name not in checklist.asks:
        raise BadAnswer(where[:60], "not_asked", "this is not asked here.", "Leave it out.")
    if (askable.scope == "person") != (scope == "person"):
        raise BadAnswer(where, "misplaced", f"this belongs to the {askable.scope}.", "Move it.")
    if value is None:
        return
    code = _fault(askable, value)
    if code is not None:
        raise BadAnswer(where, code, _SENTENCES[code], _mend(askable))


_SENTENCES = {
    "wrong_type": "this kind of answer is not usable.",
    "not_finite": "this is no number.",
    "out_of_range": "this number is out of range.",
    "not_a_choice": "this is no choice.",
    "bad_index": "this names a person who is not in the list.",
}


def _mend(askable: Askable) -> str:
    if askable.kind == "choice":
        return f"Use one of {', '.join(askable.choices)}, or skip it."
    if askable.kind in ("whole", "money"):
        return f"Give a number from {askable.low} to {askable.high}, or skip it."
    if askable.kind == "people":
        return "Give a list of numbers, 0 being the first person, or skip it."
    return "Answer true or false, or skip it."


def _fault(askable: Askable, value: Any) -> str | None:
    """A code for what is wrong with a value, or None."""
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
    """Who is whose, and who expects, must not contradict itself."""
    for number, person in enumerate(people):
        for name in RELATIONS:
            where = f"people[{number}].{name}"
            for other in person.get(name) or ():
                if not 0 <= other < len(people) or other == number:
                    raise BadAnswer(where, "bad_index", _SENTENCES["bad_index"], "Check it.")
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
        f"people[{number}].{name}", "contradiction", "this does not fit another answer.",
        "Check both, or skip one of them.",
    )  # fmt: skip
