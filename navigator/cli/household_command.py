"""`navigator screen household`: every program of the interview for one answers object a line.

A bad line gives an error object that names the field, and the run goes on. `--explain` adds the
sentences that a visitor would read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from navigator.cli.screen_command import ENCODE, cautions_json, reason_json, result_lines, told_json
from navigator.eligibility.answers import Answers
from navigator.eligibility.coming import Coming
from navigator.eligibility.explain import condition_message, reason_key, verdict_message
from navigator.eligibility.interview import Prepared, Row
from navigator.language.wording import Wording
from navigator.library.facade import Library
from navigator.records.interviews import AmountTable

INTERVIEW = "household"
_MOST_PEOPLE_OF_A_ROW = 8
"""The most people for whom the row of a program's amounts is written out."""

_Fixed = dict[int, tuple[Prepared, str, str]]
"""By identity: a program, kept alive here, its JSON for everybody, and that of its cautions."""


def household_lines(
    library: Library, lines: Iterable[bytes], lang: str = "en", *, explains: bool = False
) -> Iterator[str]:
    """Return a result line for each answer line, in order.

    Raises BadInput where there is no interview or language.
    """
    interview = library.interview(lang)
    say = library.wording(lang)
    fixed: _Fixed = {}

    def outcomes(answers: Answers) -> Iterator[str]:
        name = library.state_name(answers.state, lang)
        for row in library.judge_household(answers, lang):
            yield _outcome(row, fixed, _explained(row, say, name) if explains else "")

    return result_lines(lines, interview, frozenset(library.states()), outcomes)


def _outcome(row: Row, fixed: _Fixed, explained: str) -> str:
    """Return one outcome as JSON, made by hand for speed: its fixed part is written once."""
    verdict, prepared = row.verdict, row.prepared
    key = id(prepared)
    if key not in fixed:
        outcome = prepared.rule.outcome
        body: dict[str, Any] = {
            "program": prepared.rule.id,
            "kind": outcome.kind,
            "status_rule": outcome.status_rule,
            "title": prepared.rule.title,
            "enrollment": prepared.rule.enrollment,
            "sensitive": outcome.sensitive,
            "tells": told_json(prepared.rule.tells),
            "per": outcome.per,
            "asks_papers_of": outcome.papers_of,
            "at_most": _at_most(prepared.rule.at_most),
        }
        fixed[key] = (prepared, ENCODE(body)[1:-1], cautions_json(prepared.cautions))
    _, same, cautions = fixed[key]
    depends = "null" if verdict.depends_on is None else f'"{verdict.depends_on}"'
    reasons = ",".join([reason_json(reason) for reason in verdict.reasons])
    dates = ",".join([_coming(one) for one in row.dates])
    return (
        f'{{{same},"person":{verdict.person},"verdict":"{verdict.verdict}",'
        f'"asked_part":"{verdict.asked_part}","depends_on":{depends},'
        f'"reasons":[{reasons}],"dates":[{dates}],"cautions":{cautions}{explained}}}'
    )


def _at_most(table: AmountTable | None) -> dict[str, Any] | None:
    """Return the program's own row: dollars for one person, two, and so on."""
    if table is None:
        return None
    by_people = [table.row(people) for people in range(1, _MOST_PEOPLE_OF_A_ROW + 1)]
    held = by_people if table.each_more else by_people[: len(table.by_people)]
    return {"per": table.per, "since": table.since.isoformat(), "by_people": held}


def _coming(coming: Coming) -> str:
    row = f'{{"on":"{coming.on.isoformat()}","what":"{coming.what}"'
    if coming.person is None:
        return row + "}"
    return f'{row},"person":{coming.person},"age":{coming.age}}}'


def _explained(row: Row, say: Wording, state_name: str) -> str:
    """Return the sentences about an outcome as the last part of its JSON."""
    reasons = []
    for one in row.verdict.reasons:
        what = say.put(condition_message(one, state_name))
        if one.whose != "own":
            what = say(f"condition.{one.whose}", what=what)
        reasons.append(say(reason_key(one), what=what))
    body = {
        "verdict": row.verdict.says or say.put(verdict_message(row.verdict)),
        "branch": row.verdict.branch,
        "reasons": reasons,
        "own_income": _own_income(row, say),
        "notes": list(row.verdict.notes),
        "papers": say(f"program.asks.{row.prepared.rule.outcome.papers_of}"),
        "dates": [say(f"date.{one.what}", day=say.day(one.on), age=one.age) for one in row.dates],
    }
    return f',"explain":{ENCODE(body)}'


def _own_income(row: Row, say: Wording) -> str | None:
    """Return the sentence on the household's own figure, where the verdict looked at it."""
    figures = [one.value for one in row.verdict.reasons if one.fact == "income"]
    known = [one for one in figures if one is not None]
    return say("explain.own_income", amount=f"{known[0]:,.0f}") if known else None
