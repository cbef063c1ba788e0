"""`navigator screen`: one answers object a line in, one result object a line out.

A bad line gives an error object that names the field, and the run goes on. What is
the same for many results (a program's cautions) is written once and used again.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from navigator.eligibility.answers import Answers, BadAnswer
from navigator.eligibility.intake import read_answers, read_id, read_object
from navigator.eligibility.judging import Reason
from navigator.eligibility.screen import Verdict
from navigator.errors import BadInput
from navigator.library.facade import Library
from navigator.records.checklists import Asking
from navigator.records.model import Caution, Fact

ENCODE = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_FIXED = ("program", "kind", "status_rule", "title", "enrollment", "sensitive")

_Fixed = dict[tuple[str, str, str | None, tuple[tuple[str, str], ...]], str]
"""The JSON that is the same for every person, by program, title, enrollment and named facts."""
_Written = dict[tuple[int, tuple[str, ...] | None], tuple[tuple[Caution, ...], str]]
"""By identity and wanted keys: the cautions, kept alive here, and their JSON."""


def screen_lines(
    library: Library, name: str, lines: Iterable[bytes], lang: str = "en"
) -> Iterator[str]:
    """Return a result line for each answer line, in order.

    Raises BadInput where there is no such checklist or language.
    """
    id = name if name.startswith("checklist:") else f"checklist:{name}"
    checklist = library.checklist(id, lang)
    cautions: _Written = {}
    fixed: _Fixed = {}

    def outcomes(answers: Answers) -> Iterator[str]:
        result = library.screen(id, answers, lang)
        for one in result.outcomes:
            yield _outcome(one, fixed, _cautions(cautions, result.cautions, one.cautions))

    return result_lines(lines, checklist, frozenset(library.states()), outcomes)


def result_lines(
    lines: Iterable[bytes],
    asked: Asking,
    states: frozenset[str],
    outcomes: Callable[[Answers], Iterable[str]],
) -> Iterator[str]:
    """Yield a result line for each answer line, in order; empty lines are skipped.

    outcomes: Returns the outcomes for answers, each as JSON; may raise BadInput.
    """
    for line in lines:
        if not line.strip():
            continue
        given: str | int | None = None
        try:
            value = read_object(line)
            given = read_id(value)
            found = ",".join([*outcomes(read_answers(asked, value, states))])
        except BadInput as error:
            yield ENCODE({"id": given, "error": error_json(error)}) + "\n"
            continue
        yield f'{{"id":{ENCODE(given)},"outcomes":[{found}]}}\n'


def error_json(error: BadInput) -> dict[str, str]:
    """Return an error as plain values; it never repeats what was given."""
    if isinstance(error, BadAnswer):
        return {"field": error.field, "code": error.code, "message": str(error)}
    return {"field": "line", "code": "bad_input", "message": str(error)}


def _outcome(verdict: Verdict, fixed: _Fixed, cautions: str) -> str:
    """Return one outcome as JSON, made by hand for speed: its fixed part is written once."""
    told = tuple([(fact.name, str(fact.value)) for fact in verdict.tells])
    key = (verdict.program, verdict.title, verdict.enrollment, told)
    if key not in fixed:
        body = {name: getattr(verdict, name) for name in _FIXED}
        body["tells"] = told_json(verdict.tells)
        fixed[key] = ENCODE(body)[1:-1]
    depends = "null" if verdict.depends_on is None else f'"{verdict.depends_on}"'
    reasons = ",".join([reason_json(reason) for reason in verdict.reasons])
    return (
        f'{{{fixed[key]},"person":{verdict.person},"verdict":"{verdict.verdict}",'
        f'"asked_part":"{verdict.asked_part}","depends_on":{depends},'
        f'"reasons":[{reasons}],"cautions":{cautions}}}'
    )


def reason_json(reason: Reason) -> str:
    """Return one reason as JSON."""
    row = (
        f'{{"code":"{reason.code}","fact":"{reason.fact}","value":{_scalar(reason.value)},'
        f'"comparator":"{reason.comparator}","limit":{_scalar(reason.limit)}'
    )
    if reason.of == "area":
        place = ENCODE(reason.place)
        return f'{row},"people":{reason.people},"year":{reason.year},"of":"area","place":{place}}}'
    if reason.share is None:
        return row + ("}" if reason.whose == "own" else f',"whose":"{reason.whose}"}}')
    of = "" if reason.of == "fpl" else f',"of":"{reason.of}"'
    return f'{row},"share":{reason.share},"people":{reason.people},"year":{reason.year}{of}}}'


def _scalar(value: Any) -> str:
    if value is None:
        return "null"
    if value is True:
        return "true"
    if value is False:
        return "false"
    return repr(value) if isinstance(value, (int, float)) else ENCODE(value)


def _cautions(
    written: _Written,
    cautions: tuple[Caution, ...],
    keys: tuple[str, ...] | None,
) -> str:
    """Return the cautions of one outcome as JSON."""
    key = (id(cautions), keys)
    if key not in written:
        wanted = (one for one in cautions if keys is None or one.key in keys)
        written[key] = (cautions, cautions_json(wanted))
    return written[key][1]


def cautions_json(cautions: Iterable[Caution]) -> str:
    """Return cautions as JSON: key, level and sources."""
    return ENCODE(
        [
            {
                "key": one.key,
                "level": one.level,
                "sources": [
                    {
                        "publisher": source.publisher,
                        "title": source.title,
                        "url": source.url,
                        "as_of": source.as_of.isoformat() if source.as_of else None,
                    }
                    for source in one.sources
                ],
            }
            for one in cautions
        ]
    )


def told_json(tells: Iterable[Fact]) -> dict[str, Any]:
    """Return the typed facts that stand beside a verdict, by name."""
    return {fact.name: fact.value for fact in tells}
