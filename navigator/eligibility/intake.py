"""Reads one JSON object of a script into `Answers`: shapes, states, dates (docs/checklists.md).

A key left out is a missing answer, and so is null. A key that nobody asks for is an error that
names its field; no error repeats what was given.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Collection
from datetime import date
from typing import Any

from navigator.eligibility.answers import Answers, BadAnswer
from navigator.records.askable import ASKABLE, SPOUSE_OF
from navigator.records.checklists import Asking
from navigator.records.jurisdictions import JURISDICTIONS

FIRST_DAY, LAST_DAY = date(2000, 1, 1), date(2099, 12, 31)
MOST_BYTES = 100_000
_INCOMES = {"annual_income": "year", "monthly_income": "month", "weekly_income": "week"}
_HEAD = ("id", "state", "date", "people", "zip")


def read_object(line: bytes) -> dict[str, Any]:
    """Return the JSON object of one line; raises BadAnswer where it is none."""
    if len(line) > MOST_BYTES:
        raise BadAnswer("line", "too_long", "answer.too_long", "do.shorten", most=MOST_BYTES)
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        raise BadAnswer("line", "not_json", "answer.no_json", "do.object_a_line") from None
    if not isinstance(value, dict):
        raise BadAnswer("line", "not_an_object", "answer.no_object", "do.object_each_line")
    return value


def read_id(value: dict[str, Any]) -> str | int | None:
    """Return the caller's own id of a line; raises BadAnswer where it is no text or number."""
    given = value.get("id")
    if given is None or (isinstance(given, (str, int)) and not isinstance(given, bool)):
        return given
    raise BadAnswer("id", "wrong_type", "answer.no_id", "do.change")


def read_answers(checklist: Asking, value: dict[str, Any], held: Collection[str]) -> Answers:
    """Return the answers in an object; `held` are the states whose rules there are.

    Only shapes are checked here, with BadAnswer; `check_answers` checks each answer.
    """
    household: dict[str, Any] = {}
    for name, given in value.items():
        if name in _HEAD:
            continue
        if name in _INCOMES and "income" in checklist.asks:
            if given is not None:
                _add_income(household, name, given)
            continue
        if name in ("income", "income_period") or _is_personal(name):
            raise BadAnswer(name, "misplaced", "answer.misplaced", "do.see_place")
        household[name] = given
    people, known = _people(checklist, value)
    state, day = _state(value.get("state"), held), _day(value.get("date"))
    return Answers(state, household, people, day, known, _zip(checklist, value.get("zip")))


def _zip(checklist: Asking, given: Any) -> str:
    if given is None:
        return ""
    if "monthly_rent" not in checklist.asks:
        raise BadAnswer("zip", "not_asked", "answer.not_asked", "do.leave_out")
    if not isinstance(given, str) or not re.fullmatch("[0-9]{5}", given):
        raise BadAnswer("zip", "wrong_type", "answer.wrong_kind", "do.write_zip")
    return given


def _is_personal(name: str) -> bool:
    return name in ASKABLE and ASKABLE[name].scope == "person"


def _add_income(household: dict[str, Any], name: str, given: Any) -> None:
    if household.get("income_period") is not None:
        raise BadAnswer(name, "both_given", "answer.given_twice", "do.give_one")
    if isinstance(given, bool) or not isinstance(given, (int, float)):
        raise BadAnswer(name, "wrong_type", "answer.no_number", "do.give_dollars")
    askable = ASKABLE["income"]
    if not (askable.low or 0) <= given <= (askable.high or 0):
        code = "out_of_range" if math.isfinite(given) else "not_finite"
        raise BadAnswer(
            name, code, "answer.out_of_range", "do.amount_or_leave",
            low=askable.low, high=askable.high,
        )  # fmt: skip
    household["income"], household["income_period"] = given, _INCOMES[name]


def _people(checklist: Asking, value: dict[str, Any]) -> tuple[tuple[dict[str, Any], ...], bool]:
    given = value.get("people")
    if given is None:
        return ({},), False
    if not any(_is_personal(name) for name in checklist.asks):
        raise BadAnswer("people", "not_asked", "answer.not_asked", "do.leave_out")
    if not isinstance(given, list):
        raise BadAnswer("people", "wrong_type", "answer.no_list", "do.write_list")
    people: list[dict[str, Any]] = []
    for number, one in enumerate(given):
        if not isinstance(one, dict):
            raise BadAnswer(
                f"people[{number}]", "wrong_type", "answer.no_object", "do.write_object"
            )
        people.append(_person(one))
    return tuple(people), True


def _person(given: dict[str, Any]) -> dict[str, Any]:
    person = {name: _as_asked(name, one) for name, one in given.items()}
    spouse = person.get(SPOUSE_OF)
    if type(spouse) is int:
        person[SPOUSE_OF] = [spouse]
    return person


def _as_asked(name: str, given: Any) -> Any:
    """Return `34.0` as 34 where a whole number is asked, for programs that write it so."""
    if name not in ASKABLE or ASKABLE[name].kind != "whole" or not isinstance(given, float):
        return given
    return int(given) if given.is_integer() and abs(given) < 1000 else given


def _state(given: Any, held: Collection[str]) -> str:
    if given is None:
        raise BadAnswer("state", "required", "answer.missing", "do.give_code")
    state = given.upper() if isinstance(given, str) else ""
    if state not in JURISDICTIONS:
        raise BadAnswer("state", "unknown_state", "answer.unknown_state", "do.use_code")
    if state not in held:
        raise BadAnswer("state", "not_held", "answer.state_not_held")
    return state


def _day(given: Any) -> date | None:
    if given is None:
        return None
    try:
        day = date.fromisoformat(given)
    except (TypeError, ValueError):
        raise BadAnswer("date", "bad_date", "answer.no_day", "do.write_day") from None
    if not FIRST_DAY <= day <= LAST_DAY:
        raise BadAnswer(
            "date", "out_of_range", "answer.day_not_held", "do.give_day",
            first=FIRST_DAY.year, last=LAST_DAY.year,
        )  # fmt: skip
    return day
