"""Form fields of a value by its kind, as plain data, and the value read back from them.

It knows no widget and no file. Everything that is missing or wrong is named at once.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal

from navigator.records.topics import FactSpec, Kind
from navigator.records.vocabulary import ENROLLMENTS, LEVELS, LIMIT_COMPARATORS, PAPER_NEEDS

Draws = Literal["choice", "line", "text", "lines", "number", "day", "rows", "tick"]
NOTHING = {"not_known": "Not known: looked for, not found", "not_covered": "There is none"}
YES_NO = (("yes", "Yes"), ("no", "No"))
_LIMIT_WORDS = {"at_most": "at most", "below": "below"}
_ENROLLMENT_WORDS = {
    "open": "Open", "capped": "Limited places", "frozen": "Closed to new people", "ended": "Ended",
}  # fmt: skip
_LEVEL_WORDS = {
    "stop": "Stop: above the answer",
    "step": "Step: inside its step",
    "info": "Good to know: among the dangers",
}
COLUMNS = (
    ("name", "Program"), ("min_age", "From age"), ("max_age", "To age"),
    ("share", "Income, % of poverty level"), ("enrollment", "Open, capped, frozen or ended"),
    ("since", "Since"),
)  # fmt: skip
"""The columns for the programs of a coverage."""


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a form. `now` is its present value, as the form shows it."""

    name: str
    label: str
    draws: Draws
    now: Any = ""
    choices: tuple[tuple[str, str], ...] = ()
    help: str = ""


Wrong = tuple[str, str, str]
"""Label, what is wrong, how to mend it."""


def value_fields(
    spec: FactSpec, value: Any, null_means: str | None, words: Mapping[str, str]
) -> tuple[Field, ...]:
    """Return the fields for the value of a fact."""
    return tuple(_value_fields(spec, value, null_means or "", words))


def _value_fields(
    spec: FactSpec, value: Any, null_means: str, words: Mapping[str, str]
) -> Iterator[Field]:
    if spec.kind is Kind.YES_NO:
        now = null_means if value is None else _yes_no(value)
        yield Field("value", "Value", "choice", now, (*YES_NO, *NOTHING.items()))
        return
    if spec.kind is Kind.CHOICE:
        named = tuple((one, words.get(f"value.{spec.name}.{one}", one)) for one in spec.choices)
        now = null_means if value is None else value
        yield Field("value", "Value", "choice", now, (*named, *NOTHING.items()))
        return
    is_given = (("", "Given below"), *NOTHING.items())
    yield Field("null_means", "Value", "choice", null_means if value is None else "", is_given)
    held = value if isinstance(value, dict) else {}
    match spec.kind:
        case Kind.NUMBER:
            unit = "Dollars" if spec.name.endswith("_usd") else "Number"
            yield Field("value", unit, "number", "" if value is None else f"{value:g}")
        case Kind.TEXTS | Kind.NAMES:
            yield Field("value", "One a line", "lines", "\n".join(value or ()))
        case Kind.TEXT:
            yield Field("value", "In plain words", "text", value or "")
        case Kind.NAME:
            yield Field("value", "Name", "line", value or "")
        case Kind.LIMIT:
            share = f"{held['share'] * 100:g}" if held else ""
            options = tuple((one, _LIMIT_WORDS[one]) for one in LIMIT_COMPARATORS)
            yield Field(
                "comparator", "Income", "choice", held.get("comparator", "at_most"), options
            )
            yield Field("share", "Percent of the poverty level", "number", share)
        case Kind.COVERAGE:
            yield Field(
                "exists", "Is there such coverage?", "choice", _yes_no(held.get("exists")), YES_NO
            )
            levels = tuple((one, _ENROLLMENT_WORDS[one]) for one in ENROLLMENTS)
            now = held.get("enrollment") or ""
            yield Field("enrollment", "How open is it?", "choice", now, (("", "None"), *levels))
            yield Field(
                "programs", "Programs", "rows", [_row(one) for one in held.get("programs", ())]
            )
        case Kind.REPORTING:
            yield Field(
                "exists", "Is there such a law?", "choice", _yes_no(held.get("exists")), YES_NO
            )
            yield Field("who_reports", "Who reports", "text", held.get("who_reports") or "")
            yield Field("what", "What is reported", "text", held.get("what") or "")
            yield Field("begins", "Law since", "day", held.get("since"))


def check_fields(checks: Mapping[str, Any]) -> tuple[Field, ...]:
    """Return the fields for the parts of a rule on school years that answers are compared with."""
    return tuple(_check_fields(checks))


def _check_fields(checks: Mapping[str, Any]) -> Iterator[Field]:
    years = checks.get("school_years_in_state")
    asked = (("", "Not asked"), *YES_NO)
    yield Field(
        "school_years_in_state", "Years of school here", "number",
        "" if years is None else f"{years}", help="Empty: the rule does not ask it.",
    )  # fmt: skip
    now = _yes_no(checks.get("diploma_in_state"))
    yield Field("diploma_in_state", "Diploma from here", "choice", now, asked)
    now = _yes_no(checks.get("other_ways")) or "no"
    yield Field("other_ways", "Is there a way with fewer years?", "choice", now, YES_NO)


def caution_fields(held: Mapping[str, Any], stages: tuple[str, ...]) -> tuple[Field, ...]:
    """Return the fields of a danger."""
    levels = tuple((one, _LEVEL_WORDS[one]) for one in LEVELS)
    return (
        Field("level", "Level", "choice", held["level"], levels),
        Field("stage", "Step", "choice", held.get("stage") or "", _stages(stages, or_none=True)),
        Field("title", "Title", "line", held.get("title") or ""),
        Field("text", "What happened or may happen", "text", held["text"]),
        Field("do", "What to do about it", "text", held.get("do") or ""),
    )


def item_fields(held: Mapping[str, Any], stages: tuple[str, ...]) -> tuple[Field, ...]:
    """Return the fields of a step, a paper or a sentence."""
    text = Field("text", "In plain words", "text", held["text"])
    if not held.get("stage"):
        return (text,)
    return (Field("stage", "Step", "choice", held["stage"], _stages(stages)), text)


def program_fields(held: Mapping[str, Any]) -> tuple[Field, ...]:
    """Return the fields of a program; it has no timeline, only a last day."""
    rules = (("any", "No status condition"), ("some", "Has one"), ("none_known", "Rule not held"))
    return (
        Field("name", "Name", "line", held["name"]),
        Field("status_rule", "Status in its rules", "choice", held["status_rule"], rules),
        Field("status_note", "What the rules say on status", "text", held.get("status_note") or ""),
        Field("what", "What it gives", "text", held["what"]),
        Field("who", "Who the rules point to", "text", held.get("who") or ""),
        Field("how", "How to ask", "text", held.get("how") or ""),
        Field("until", "Last day", "day", held.get("until"), help="Empty: it has no end."),
    )


def place_fields(name: str, value: Any, type_of: str) -> tuple[Field, ...]:
    """Return the fields for one field of a place."""
    if "bool" in type_of:
        options = (("", "Not known"), *YES_NO)
        return (Field("value", "Value", "choice", _yes_no(value), options),)
    if "list" in type_of:
        return (Field("value", "One a line", "lines", "\n".join(value or ())),)
    return (Field("value", name.replace("_", " ").capitalize(), "text", value or ""),)


def value_of(spec: FactSpec, given: Mapping[str, Any]) -> tuple[Any, str | None, list[Wrong]]:
    """Return the value, the meaning of a null, and everything that is wrong in the form."""
    wrong: list[Wrong] = []
    if spec.kind in (Kind.YES_NO, Kind.CHOICE):
        chosen = given.get("value") or ""
        if chosen in NOTHING:
            return None, chosen, wrong
        if not chosen:
            wrong.append(("Value", "nothing is chosen.", "choose one, or that it is not known."))
        return (chosen == "yes") if spec.kind is Kind.YES_NO else chosen, None, wrong
    if given.get("null_means"):
        return None, given["null_means"], wrong
    return _whole(spec.kind, given, wrong), None, wrong


def _whole(kind: Kind, given: Mapping[str, Any], wrong: list[Wrong]) -> Any:
    text = str(given.get("value") or "").strip()
    match kind:
        case Kind.NUMBER:
            return number_of("Value", text, wrong)
        case Kind.TEXTS | Kind.NAMES:
            listed = [one.strip() for one in text.split("\n") if one.strip()]
            if not listed:
                wrong.append(("Value", "the list is empty.", "write one a line."))
            return listed
        case Kind.LIMIT:
            share = number_of("Percent of the poverty level", given.get("share"), wrong)
            share = None if share is None else round(share / 100, 4)
            return {"share": share, "comparator": given.get("comparator") or "at_most"}
        case Kind.COVERAGE:
            return _coverage(given, wrong)
        case Kind.REPORTING:
            return {
                "exists": given.get("exists") == "yes",
                "who_reports": given.get("who_reports") or None,
                "what": given.get("what") or None,
                "since": given.get("begins"),
            }
        case _:
            if not text:
                wrong.append(("Value", "this is empty.", "write it, or that it is not known."))
            return text


def checks_of(given: Mapping[str, Any], wrong: list[Wrong]) -> dict[str, Any]:
    """Return the parts that answers are compared with, from `check_fields`."""
    years = str(given.get("school_years_in_state") or "").strip()
    number = number_of("Years of school here", years, wrong) if years else None
    diploma = given.get("diploma_in_state")
    return {
        "school_years_in_state": number,
        "diploma_in_state": None if not diploma else diploma == "yes",
        "other_ways": given.get("other_ways") == "yes",
    }


def paper_fields(spec: FactSpec, now: Mapping[str, Any]) -> tuple[Field, ...]:
    """Return the fields for papers to bring: their groups, or examples of a proof of address."""
    if spec.kind is Kind.TEXTS:
        groups = now.get("groups") or ()
        held = "; ".join(f"{one['need']} {' '.join(map(str, one['of']))}" for one in groups)
        told = f"As `one 1 2 3; all 4`, each paper once. First: {', '.join(PAPER_NEEDS)}."
        return (Field("groups", "Groups", "line", held, help=told),)
    examples = now.get("examples")
    asks = _yes_no(now.get("value") is None or examples is not None)
    told = "Three or more that a page names; none where no page does."
    return (
        Field("asks_paper", "Is a paper asked for?", "choice", asks, YES_NO),
        Field("examples", "Papers, one a line", "lines", "\n".join(examples or ()), help=told),
    )


def papers_of(spec: FactSpec, given: Mapping[str, Any], wrong: list[Wrong]) -> dict[str, Any]:
    """Return the groups or examples of papers, from `paper_fields`."""
    if spec.kind is Kind.TEXTS:
        texts = filter(None, (one.split() for one in str(given.get("groups") or "").split(";")))
        groups = []
        for need, *numbers in texts:
            if need not in PAPER_NEEDS or not all(one.isdigit() for one in numbers):
                told = " ".join((need, *numbers))
                wrong.append(("Groups", f"{told!r} is no group.", "write it as `one 1 2 3`."))
                continue
            groups.append({"need": need, "of": list(map(int, numbers))})
        return {"groups": groups}
    if given.get("asks_paper") != "yes":
        return {}
    lines = (one.strip() for one in str(given.get("examples") or "").split("\n"))
    return {"examples": [one for one in lines if one]}


def _coverage(given: Mapping[str, Any], wrong: list[Wrong]) -> dict[str, Any]:
    exists = given.get("exists") == "yes"
    if exists and not given.get("enrollment"):
        wrong.append(("How open is it?", "nothing is chosen.", "choose how open it is."))
    programs = []
    for row in given.get("programs") or () if exists else ():
        if not any(str(one or "").strip() for one in row.values()):
            continue
        name = str(row.get("name") or "").strip()
        if not name:
            wrong.append(("Programs", "a row without a name.", "name the program."))
        word = str(row.get("enrollment") or given.get("enrollment") or "").strip().lower()
        if word not in ENROLLMENTS:
            wrong.append(("Programs", f"{word!r} is no word.", f"{', '.join(ENROLLMENTS)}."))
        share = _or_none("Income", row.get("share"), wrong)
        programs.append({
            "name": name,
            "min_age": _or_none("From age", row.get("min_age"), wrong),
            "max_age": _or_none("To age", row.get("max_age"), wrong),
            "share": None if share is None else round(share / 100, 4),
            "enrollment": word,
            "since": day_of("Since", row.get("since"), wrong),
        })  # fmt: skip
    if exists and not programs:
        wrong.append(("Programs", "there is none.", "write at least one."))
    enrollment = given.get("enrollment") or None
    return {"exists": exists, "enrollment": enrollment if exists else None, "programs": programs}


def number_of(label: str, given: Any, wrong: list[Wrong]) -> int | float | None:
    """Return a number as people write it (`$ 1,250.50`), or None with the problem noted."""
    text = str(given if given is not None else "").strip().lstrip("$").rstrip("%").strip()
    try:
        number = float(text.replace(",", ""))
    except ValueError:
        wrong.append(
            (label, f"{text!r} is no number." if text else "this is empty.", "write 30 or 12.50.")
        )
        return None
    return int(number) if number == int(number) else number


def day_of(label: str, given: Any, wrong: list[Wrong]) -> date | None:
    """Return a day as people write it, or None; what is no day is noted as a problem."""
    if isinstance(given, date) or not given:
        return given or None
    text = " ".join(str(given).split())
    for form in ("%Y-%m-%d", "%m/%d/%Y", "%B %d, %Y", "%b %d, %Y"):
        with contextlib.suppress(ValueError):
            return datetime.strptime(text, form).date()  # noqa: DTZ007 - a day has no zone
    wrong.append((label, f"{text!r} is no day.", "write 2026-12-31."))
    return None


def _or_none(label: str, given: Any, wrong: list[Wrong]) -> int | float | None:
    text = str(given if given is not None else "").strip()
    return number_of(label, text, wrong) if text else None


def _row(program: Mapping[str, Any]) -> dict[str, str]:
    told = {key: "" if program[key] is None else f"{program[key]}" for key, _ in COLUMNS}
    if program["share"] is not None:
        told["share"] = f"{program['share'] * 100:g}"
    return told


def _stages(stages: tuple[str, ...], *, or_none: bool = False) -> tuple[tuple[str, str], ...]:
    named = tuple((one, one.capitalize()) for one in stages)
    return (("", "None"), *named) if or_none else named


def _yes_no(value: Any) -> str:
    return "" if value is None else "yes" if value else "no"
