"""Makes the fields of a form from the struct of an entry, and reads the answers back.

Names, types and choices come from the schema and from the specs of facts; here are only the words.
It knows no widget and no file. Everything that is missing or wrong is named at once.
"""

from __future__ import annotations

import contextlib
import math
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import Any, NamedTuple

from msgspec import inspect

from navigator.records.fields import Draws, Field
from navigator.records.topics import FactSpec, Kind
from navigator.records.vocabulary import PAPER_NEEDS
from navigator.steward.content.checks.guards import shape_of
from navigator.steward.content.shape.schema import FactEntry

NOTHING = {"not_known": "Not known: looked for, not found", "not_covered": "There is none"}
YES_NO = {"yes": "Yes", "no": "No"}
GIVEN = ("null_means", "")
"""The answer by which a value is given, and not nothing."""
Wrong = tuple[str, str, str]
"""Label, what is wrong, how to mend it."""
Choices = Mapping[str, Mapping[str, str]]
"""The codes and words that a field may have, where the schema does not say it."""
NONE: Choices = {}


class Asks(NamedTuple):
    """The words with which a form asks for a field of the schema."""

    label: str
    draws: Draws | None = None
    """The widget, where it is not the usual one of the type."""
    help: str = ""
    words: Mapping[str, str] = {}
    """The words of choices; for the key `""` those of none."""
    hint: str = ""


_ENROLLMENT = {
    "open": "Open", "capped": "Limited places", "frozen": "Closed to new people", "ended": "Ended",
}  # fmt: skip
_STATUS = {"any": "No status condition", "some": "Has one", "none_known": "Rule not held"}
_PAPERS_OF = {
    "": "Not said",
    "each_who_gets_it": "Each person who gets it",
    "child_only": "The child only",
    "one_of_household": "One person of the household",
    "nobody": "Nobody",
    "not_known": "Not known",
}
_LEVELS = {
    "stop": "Stop: in red at the top",
    "step": "Step: inside its step",
    "info": "Good to know: in a fold",
}
_ASKED: Mapping[str, Asks] = {
    "on": Asks("On which day"),
    "level": Asks("Level", words=_LEVELS),
    "stage": Asks("Step"),
    "name": Asks("Name", "line"),
    "status_rule": Asks("Status in its rules", words=_STATUS),
    "asks_papers_of": Asks("Whose immigration papers it asks for", words=_PAPERS_OF),
    "status_note": Asks("What the rules say on status"),
    "title": Asks("Title", "line"),
    "CautionEntry.text": Asks("What happened or may happen"),
    "text": Asks("In plain words"),
    "what": Asks("What it gives"),
    "who": Asks("Who the rules point to"),
    "how": Asks("How to ask"),
    "do": Asks("What to do about it"),
    "ProgramEntry.until": Asks("Last day", help="Empty: it has no end."),
    "comparator": Asks("Income", words={"at_most": "at most", "below": "below"}),
    "share": Asks("Percent of the poverty level"),
    "CoverageValue.exists": Asks("Is there such coverage?"),
    "CoverageValue.enrollment": Asks("How open is it?", words={"": "None", **_ENROLLMENT}),
    "programs": Asks("Programs"),
    "CoverageProgram.name": Asks("Program"),
    "min_age": Asks("From age"),
    "max_age": Asks("To age"),
    "CoverageProgram.share": Asks("Income, % of poverty level"),
    "CoverageProgram.enrollment": Asks("Open, capped, frozen or ended"),
    "ReportingValue.exists": Asks("Is there such a law?"),
    "who_reports": Asks("Who reports"),
    "ReportingValue.what": Asks("What is reported"),
    "ReportingValue.since": Asks("Law since"),
    "school_years_in_state": Asks("Years of school here", help="Empty: the rule does not ask it."),
    "diploma_in_state": Asks("Diploma from here", words={"": "Not asked"}),
    "other_ways": Asks("Is there a way with fewer years?"),
    "groups": Asks("Groups of papers", help="Each paper once, by its number: need one, of 1 2 3."),
    "PaperGroupEntry.need": Asks(f"Need: {', '.join(PAPER_NEEDS)}"),
    "PaperGroupEntry.of": Asks("Of papers"),
    "has_examples": Asks("Is a paper asked for?"),
    "examples": Asks(
        "Papers, one a line", help="Three or more that a page names; none where no page does."
    ),
    "publisher": Asks("Publisher", "line", hint="whose page it is"),
    "SourceEntry.title": Asks("Title of the page", "line"),
    "url": Asks("Address", "line", hint="https://"),
    "as_of": Asks("Date of the page itself, if it has one"),
}
"""What a form asks, by field or by struct and field, in the order in which it asks."""
_ORDER = {key: number for number, key in enumerate(_ASKED)}
_RECORD = (inspect.StructType, inspect.DataclassType)
_NUMBER = (inspect.IntType, inspect.FloatType)
_OF_KIND = {
    Kind.NUMBER: Asks("Number"),
    Kind.NAME: Asks("Name", "line"),
    Kind.TEXT: Asks("In plain words"),
    Kind.TEXTS: Asks("One a line"),
    Kind.NAMES: Asks("One a line"),
    Kind.LANGUAGES: Asks("Language codes, one a line", help="en, es, zh; English first."),
}
"""The words for the value of a fact."""
_DOLLARS = Asks("Dollars")
_PERCENT = "share"
"""A part of the poverty level that people write as a percentage."""


def fact_fields(
    spec: FactSpec, held: Mapping[str, Any], words: Mapping[str, str]
) -> Iterator[Field]:
    """Yield the fields for a value of a fact, and for the parts that stand beside it."""
    value, nothing = held.get("value"), held.get("null_means") or ""
    if spec.is_core:
        now = nothing if value is None else _code(value)
        named = {one: words.get(f"value.{spec.name}.{one}", one) for one in spec.choices} or YES_NO
        yield Field("value", "Value", "choice", now, (*named.items(), *NOTHING.items()))
        return
    now = nothing if value is None else ""
    yield Field("null_means", "Value", "choice", now, (("", "Given below"), *NOTHING.items()))
    parts = held if value is not None else {"examples": []}
    for one in (
        *_drawn(_value_part(spec), value), *fields_of(FactEntry, parts, only=spec.parts),
    ):  # fmt: skip
        yield one if one.only[0] else one._replace(only=GIVEN)


def fact_entry(spec: FactSpec, given: Mapping[str, Any], wrong: list[Wrong]) -> dict[str, Any]:
    """Return the entry of a fact as it was filled in, without its days and pages."""
    nothing = given.get("value" if spec.is_core else "null_means") or ""
    if nothing in NOTHING:
        return {"value": None, "null_means": nothing}
    value = _read(_value_part(spec), given, wrong)
    return {"value": value, **entry_of(FactEntry, given, wrong, only=spec.parts)}


def fields_of(
    shape: Any, held: Mapping[str, Any], *,
    only: Iterable[str] | None = None, offers: Choices = NONE,
) -> Iterator[Field]:  # fmt: skip
    """Yield the fields for an entry of a struct; with `only`, those of these names."""
    for part in _parts(shape, only, offers):
        yield from _drawn(part, held.get(part.name))


def entry_of(
    shape: Any, given: Mapping[str, Any], wrong: list[Wrong], *,
    only: Iterable[str] | None = None, offers: Choices = NONE,
) -> dict[str, Any]:  # fmt: skip
    """Return the parts of an entry as they were filled in; what is wrong is added to `wrong`.

    The other parts of what does not exist are empty, and those of what exists are chosen.
    """
    new: dict[str, Any] = {}
    for part in _parts(shape, only, offers):
        exists = new.get("exists")
        if exists is False:
            new[part.name] = None if part.is_null else []
            continue
        value = _read(
            part._replace(needed=part.needed or bool(exists and part.codes)), given, wrong
        )
        if part.needed or part.is_null or value not in (None, []):
            new[part.name] = value
    return new


def number_of(label: str, given: Any, wrong: list[Wrong]) -> int | float | None:
    """Return a number as people write it (`$ 1,250.50`), or None with the problem noted."""
    text = str(given if given is not None else "").strip().lstrip("$").rstrip("%").strip()
    number = math.nan
    with contextlib.suppress(ValueError):
        number = float(text.replace(",", ""))
    if not math.isfinite(number):
        told = f"{text!r} is no number." if text else "this is empty."
        wrong.append((label, told, "write 30 or 12.50."))
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


class _Part(NamedTuple):
    """One field of a struct, as a form asks for it."""

    name: str
    asks: Asks
    type: inspect.Type
    """Its type without None."""
    is_null: bool
    codes: Mapping[str, str]
    """The codes of a choice and their words; empty where it is no choice."""
    needed: bool


def _parts(shape: Any, only: Iterable[str] | None = None, offers: Choices = NONE) -> list[_Part]:
    """Return the fields that a form asks for, in the order of `_ASKED`.

    Of an entry those that have words, of a value all.
    """
    found: list[tuple[int, _Part]] = []
    fields: Iterable[inspect.Field] = inspect.type_info(shape).fields  # type: ignore[attr-defined]
    is_entry = any(one.name == "sources" for one in fields)
    for one in fields:
        key = next((key for key in (f"{shape.__name__}.{one.name}", one.name) if key in _ASKED), "")
        if (one.name in only) if only is not None else (key or not is_entry):
            asks = _ASKED.get(key) or Asks(one.name.replace("_", " ").capitalize())
            part = _part(one.name, asks, one.type, offers.get(one.name))
            part = part._replace(needed=one.required and not part.is_null)
            found.append((_ORDER.get(key, len(_ORDER)), part))
    return [part for _, part in sorted(found, key=lambda each: each[0])]


def _part(
    name: str, asks: Asks, type_: inspect.Type, offered: Mapping[str, str] | None = None
) -> _Part:
    types = type_.types if isinstance(type_, inspect.UnionType) else (type_,)
    bare = next(one for one in types if not isinstance(one, inspect.NoneType))
    if isinstance(bare, inspect.BoolType):
        offered = YES_NO
    elif isinstance(bare, inspect.LiteralType):
        offered = {str(one): asks.words.get(str(one), str(one)) for one in bare.values}
    return _Part(name, asks, bare, len(types) > 1, offered or {}, needed=True)


def _value_part(spec: FactSpec) -> _Part:
    asks = _OF_KIND.get(spec.kind, Asks("Value"))
    asks = _DOLLARS if spec.name.endswith("_usd") else asks
    return _part("value", asks, inspect.type_info(shape_of(spec)))


def _drawn(part: _Part, now: Any) -> Iterator[Field]:
    """Yield the field of a part, or those of the record in it."""
    name, asks, bare, is_null, codes, _ = part
    field = Field(name, asks.label, help=asks.help, hint=asks.hint)
    if codes:
        none = asks.words.get("", "Not known") if is_null else "" if now is not None else "Choose"
        first = {"": none} if none and "" not in codes else {}
        choices = tuple({**first, **codes}.items())
        yield field._replace(draws="choice", now=_code(now), choices=choices)
    elif isinstance(bare, _RECORD):
        yield from fields_of(bare.cls, now or {})
    elif isinstance(bare, inspect.ListType) and isinstance(bare.item_type, _RECORD):
        columns = {one.name: one.asks.label for one in _parts(bare.item_type.cls)}
        rows = [{key: _text(key, row[key]) for key in columns} for row in now or ()]
        yield field._replace(draws="rows", now=rows, choices=tuple(columns.items()))
    elif isinstance(bare, inspect.ListType):
        if is_null:
            has = f"has_{name}"
            is_there = _code(now is not None)
            yield Field(has, _ASKED[has].label, "choice", is_there, tuple(YES_NO.items()))
            field = field._replace(only=(has, "yes"))
        yield field._replace(draws="lines", now="\n".join(now or ()))
    elif isinstance(bare, inspect.DateType):
        yield field._replace(draws="day", now=_text(name, now), hint="2026-12-31")
    else:
        usual: Draws = "number" if isinstance(bare, _NUMBER) else "text"
        yield field._replace(draws=asks.draws or usual, now=_text(name, now))


def _read(part: _Part, given: Mapping[str, Any], wrong: list[Wrong]) -> Any:
    """Return the value of a part as it was filled in; None where it is empty."""
    bare, label = part.type, part.asks.label
    cell = given.get(part.name) or ""
    found: Any = None
    if isinstance(bare, _RECORD):
        if part.needed or any(given.get(one.name) for one in _parts(bare.cls)):
            found = entry_of(bare.cls, given, wrong)
    elif isinstance(bare, inspect.ListType):
        if not part.is_null or given.get(f"has_{part.name}") == "yes":
            found = list(_listed(label, bare.item_type, cell, given, wrong))
        if part.needed and not found:
            wrong.append((label, "the list is empty.", "write at least one."))
    elif text := str(cell).strip():
        found = _said(part, text, wrong)
    elif part.needed:
        wrong.append((label, "nothing is chosen.", "choose one.") if part.codes
                     else (label, "this is empty.", "write it."))  # fmt: skip
    return found


def _said(part: _Part, text: str, wrong: list[Wrong]) -> Any:
    """Return the value that a text says; what is wrong is added to `wrong`."""
    label, said = part.asks.label, text.casefold()
    if part.codes:
        codes = {one: word.casefold() for one, word in part.codes.items()}
        code = next((one for one, word in codes.items() if said in (one, word)), None)
        if code is None:
            wrong.append((label, f"{text!r} is no word for it.", f"{', '.join(codes)}."))
        return code == "yes" if isinstance(part.type, inspect.BoolType) else code
    if isinstance(part.type, inspect.DateType):
        return day_of(label, text, wrong)
    if not isinstance(part.type, _NUMBER):
        return text
    number = number_of(label, text, wrong)
    if isinstance(part.type, inspect.IntType) and isinstance(number, float):
        wrong.append((label, f"{text!r} is no whole number.", "write 30."))
    return round(number / 100, 4) if number is not None and part.name == _PERCENT else number


def _listed(
    label: str, item: inspect.Type, cell: Any, given: Mapping[str, Any], wrong: list[Wrong]
) -> Iterator[Any]:
    """Yield the rows of a table, lines, or numbers; an empty cell is as the whole form has it."""
    if isinstance(item, _RECORD):
        for row in cell or ():
            filled = {key: one for key, one in row.items() if str(one or "").strip()}
            if filled:
                yield entry_of(item.cls, {**given, **filled}, wrong)
    elif isinstance(item, inspect.IntType):
        yield from (number_of(label, one, wrong) for one in str(cell).replace(",", " ").split())
    else:
        yield from filter(None, map(str.strip, str(cell).split("\n")))


def _code(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(value)


def _text(name: str, value: Any) -> str:
    """Return a value as the form shows it."""
    if isinstance(value, list):
        return " ".join(map(str, value))
    if name == _PERCENT and value is not None:
        value = round(value * 100, 4)
    return f"{value:.12g}" if isinstance(value, float) else _code(value)
