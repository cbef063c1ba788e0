"""Resolves a checklist for one state and day: limits filled in, groups picked.

A group whose limit a typed fact calls `not_covered` is no way in and falls away. A limit that is
not known is not compared with anything: the outcome then rests on a rule that is not held.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from navigator.eligibility.income import table_on
from navigator.eligibility.logic import holds
from navigator.records.askable import ASKABLE, PREGNANT
from navigator.records.checklists import (
    Checklist,
    Condition,
    Group,
    Note,
    Outcome,
    PovertyTable,
)
from navigator.records.interviews import (
    MEDIAN_INCOME,
    SSI_RATES,
    TANF_WITH_PAY,
    AmountTable,
)
from navigator.records.model import Fact, Program
from navigator.records.rents import RentArea
from navigator.records.values import Coverage, Limit
from navigator.records.vocabulary import Whose

OTHER_WAY = "other_way"
"""The fact of a reason for a way that the rule names and no answer can open or close."""
_BESIDE = {"ssi": SSI_RATES, "family": TANF_WITH_PAY}
"""By unit, the table that is read beside the limit's own."""
OTHERS = ("capped", "frozen")
"""Enrollment where more than the rule decides: places left, or being a member already."""


@dataclass(frozen=True, slots=True)
class Need:
    """One condition with its limit of the day; `share` and `table` for income only."""

    fact: str
    comparator: str
    limit: Any
    unit: str = "magi"
    share: float | None = None
    table: PovertyTable | AmountTable | None = None
    is_personal: bool = True
    whose: Whose = "own"
    may_ignore_pregnancy: bool = False
    unborn_of_all: bool = False
    a_month: int | None = None
    area: RentArea | None = None
    beside: AmountTable | None = None
    """What SSI pays, for the unit `ssi`; for `family` the most that can fit."""
    of_all: bool = field(init=False)
    """True where it is judged alike for everybody who lives there."""

    def __post_init__(self) -> None:
        alike = self.whose == "anyone" or self.fact == OTHER_WAY
        if not self.is_personal:
            alike = self.fact != "income" or self.unit in ("heads", "apart", "family")
        object.__setattr__(self, "of_all", alike)


@dataclass(frozen=True, slots=True)
class Way:
    """One group of a program, with its needs; `old_limit` as in `Group`."""

    needs: tuple[Need, ...]
    old_limit: bool = False


@dataclass(frozen=True, slots=True)
class AskedNote:
    """A sentence for everybody but those who fail one of its needs."""

    text: str
    needs: tuple[Need, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """An outcome ready to be judged."""

    outcome: Outcome
    id: str
    title: str
    depends_on: str | None
    needs: tuple[Need, ...]
    ways: tuple[Way, ...]
    notes: tuple[str, ...]
    enrollment: str | None = None
    tells: tuple[Fact, ...] = ()
    asked_notes: tuple[AskedNote, ...] = ()
    at_most: AmountTable | None = None
    later_notes: tuple[Note, ...] = ()
    """Notes that begin after the day."""


@dataclass(frozen=True, slots=True)
class Setting:
    """The state and day of a visit, the typed facts that hold then, and the tables.

    `interview`: what only the interview asks for is asked.
    """

    state: str
    day: date
    facts: Mapping[str, Fact]
    tables: tuple[PovertyTable, ...]
    blanks: Mapping[str, str]
    programs: tuple[Program, ...] = ()
    unborn_of_all: bool = False
    amounts: Mapping[str, AmountTable] = field(default_factory=dict)
    interview: bool = False


def make_setting(
    state: str,
    day: date,
    facts: Iterable[Fact],
    tables: tuple[PovertyTable, ...],
    names: Mapping[str, str],
    *,
    programs: tuple[Program, ...] = (),
) -> Setting:
    """Return a setting; text facts fill the blanks of titles and notes, beside `names`."""
    known = {fact.name: fact for fact in facts}
    texts = {name: fact.value for name, fact in known.items() if isinstance(fact.value, str)}
    in_force = tuple(one for one in programs if one.in_force(day))
    return Setting(state, day, known, tables, texts | dict(names), in_force)


def resolve(checklist: Checklist, setting: Setting) -> tuple[Rule, ...]:
    """Return a rule for every outcome that the facts of the day pick, in the checklist's order."""
    setting = replace(setting, unborn_of_all=setting.state in checklist.unborn_of_all)
    asked = checklist.outcomes if setting.interview else _without_interview(checklist.outcomes)
    values = {name: fact.value for name, fact in setting.facts.items()}
    rules: list[Rule] = []
    made: dict[Need, Need] = {}
    grouped: dict[tuple[Way, ...], tuple[Way, ...]] = {}
    for outcome in (one.in_state(setting.state) for one in asked):
        picked = all(holds(values, name, wanted) for name, wanted in outcome.when)
        if not picked or not outcome.in_force(setting.day):
            continue
        if outcome.each is not None or outcome.each_program is not None:
            several = _each if outcome.each is not None else _each_program
            rules += (_shared(rule, made, grouped) for rule in several(outcome, setting))
            continue
        ways = tuple(way for group in outcome.groups if (way := _way(outcome, group, setting)))
        if outcome.groups and not ways:
            continue
        if not all(way.needs for way in ways):
            ways = ()  # one way in is open to whatever is answered
        rules.append(_shared(_rule(outcome, setting, ways=ways), made, grouped))
    return tuple(rules)


def _without_interview(outcomes: tuple[Outcome, ...]) -> Iterable[Outcome]:
    """Yield the outcomes without the groups that only the interview asks for."""
    for one in outcomes:
        yield replace(one, groups=tuple(group for group in one.groups if not group.interview))


def _shared(
    rule: Rule, made: dict[Need, Need], grouped: dict[tuple[Way, ...], tuple[Way, ...]]
) -> Rule:
    """Return the rule with one object for equal needs and groups: judged once per person."""
    ways = tuple(
        replace(way, needs=tuple(made.setdefault(need, need) for need in way.needs))
        for way in rule.ways
    )
    return replace(
        rule,
        needs=tuple(made.setdefault(need, need) for need in rule.needs),
        ways=grouped.setdefault(ways, ways),
    )


def _rule(outcome: Outcome, setting: Setting, *, ways: tuple[Way, ...]) -> Rule:
    held = all(_is_held(one, setting) for one in _all_conditions(outcome))
    placed = [note for note in outcome.notes if _is_placed(note, setting)]
    said = [note for note in placed if note.in_force(setting.day)]
    return Rule(
        outcome=outcome,
        id=outcome.program or outcome.id,
        title=outcome.title.format_map(setting.blanks),
        depends_on=outcome.depends_on if held else "rule_not_held",
        needs=tuple(
            _need(one, setting, outcome.groups)
            for one in outcome.conditions
            if _is_asked_for(one, setting)
        ),
        ways=ways,
        notes=tuple(_in_words(one, setting) for one in said if not one.conditions),
        asked_notes=tuple(
            AskedNote(
                _in_words(note, setting),
                tuple(_need(one, setting, outcome.groups) for one in note.conditions),
            )
            for note in said
            if note.conditions
        ),
        at_most=setting.amounts.get(outcome.at_most or ""),
        later_notes=tuple(one for one in placed if one.since and one.since > setting.day),
        tells=tuple(
            fact
            for name in outcome.tells
            if (fact := setting.facts.get(name)) and fact.null_means != "not_covered"
        ),
    )


def _is_placed(note: Note, setting: Setting) -> bool:
    values = {name: fact.value for name, fact in setting.facts.items()}
    here = setting.state not in note.not_states
    if note.states:
        here = setting.state in note.states
    return here and all(holds(values, name, wanted) for name, wanted in note.when)


def _in_words(note: Note, setting: Setting) -> str:
    amount = next((one.a_month for one in note.conditions if one.a_month is not None), None)
    return note.text.format_map({**setting.blanks, "a_month": amount})


def _all_conditions(outcome: Outcome) -> Iterable[Condition]:
    yield from outcome.conditions
    for group in outcome.groups:
        if not group.while_held:
            yield from group.conditions


def _checks(name: str, setting: Setting) -> dict[str, Any] | None:
    fact = setting.facts.get(name)
    return fact.checks if fact else None


def _is_held(condition: Condition, setting: Setting) -> bool:
    """Return whether the limit of the condition is held that day."""
    if condition.checks is not None:
        return _checks(condition.checks, setting) is not None
    if condition.amounts is not None:
        return condition.amounts in setting.amounts
    limit = setting.facts.get(condition.share or "")
    if limit is not None and isinstance(limit.value, Limit) and limit.value.of == "smi":
        return MEDIAN_INCOME in setting.amounts
    return limit is None or limit.value is not None or limit.null_means == "not_covered"


def _is_asked_for(condition: Condition, setting: Setting) -> bool:
    """Return whether the rule of the state and day has the condition, and it can be compared."""
    if not _is_held(condition, setting):
        return False
    if condition.checks is None:
        return dict(condition.by_state).get(setting.state, condition) is not None
    return (_checks(condition.checks, setting) or {}).get(condition.fact) is not None


def _each_program(outcome: Outcome, setting: Setting) -> Iterable[Rule]:
    """Yield one rule for each program of the kind; the program says whether status counts."""
    for program in setting.programs:
        if program.kind == outcome.each_program:
            usual = None if program.status_rule == "any" else outcome.branch
            own = replace(
                outcome,
                title=program.name,
                status_rule=program.status_rule,
                branch=program.status_note or usual,
                sensitive=program.sensitive,
                asks_papers_of=program.asks_papers_of,
            )
            ways = tuple(way for group in own.groups if (way := _way(own, group, setting)))
            name = program.id.rpartition(":")[2]
            yield replace(_rule(own, setting, ways=ways), id=f"{outcome.id}:{name}")


def _each(outcome: Outcome, setting: Setting) -> Iterable[Rule]:
    general = _rule(replace(outcome, title=""), setting, ways=())
    value = setting.facts[outcome.each or ""].value
    for program in value.programs if isinstance(value, Coverage) else ():
        needs = list(general.needs)
        if program.min_age is not None:
            needs.append(Need("age", "at_least", program.min_age))
        if program.max_age is not None:
            needs.append(Need("age", "at_most", program.max_age))
        if program.share is not None:
            share = Condition("income", "at_most", program.share)
            needs.append(_need(share, setting, outcome.groups))
        enrollment = program.enrollment
        yield replace(
            general,
            id=f"{outcome.id}:{slug(program.name)}",
            title=outcome.title.format_map({**setting.blanks, "name": program.name}),
            depends_on="other" if enrollment in OTHERS else outcome.depends_on,
            needs=tuple(needs),
            enrollment=enrollment,
        )


def _way(outcome: Outcome, group: Group, setting: Setting) -> Way | None:
    if group.while_held and not all(_is_held(one, setting) for one in group.conditions):
        return None
    if group.other_ways is not None:
        known = (_checks(group.other_ways, setting) or {}).get("other_ways")
        return Way((Need(OTHER_WAY, "known", None),)) if known else None
    needs: list[Need] = []
    for condition in group.conditions:
        if not _is_asked_for(condition, setting):
            continue
        fact = setting.facts.get(condition.share or "")
        if fact is not None and fact.value is None and fact.null_means == "not_covered":
            return None
        if condition.by_state and condition.limit(setting.state) is None:
            return None
        needs.append(_need(condition, setting, outcome.groups))
    if group.open:
        needs.append(Need(OTHER_WAY, "known", None))
    return Way(tuple(needs), group.old_limit)


def _need(condition: Condition, setting: Setting, groups: tuple[Group, ...]) -> Need:
    personal = ASKABLE[condition.fact].scope == "person"
    if condition.fact != "income":
        limit = condition.limit(setting.state)
        if condition.checks is not None:
            limit = (_checks(condition.checks, setting) or {}).get(condition.fact)
        limit = tuple(limit) if isinstance(limit, list) else limit
        return Need(
            condition.fact,
            condition.comparator,
            limit,
            is_personal=personal,
            whose=condition.whose,
        )
    if condition.a_month is not None:
        a_month = condition.a_month
        return Need("income", condition.comparator, None, is_personal=False, a_month=a_month)
    if condition.area is not None:
        return Need(
            "income", condition.comparator, None, unit=condition.unit, is_personal=False,
            area=condition.area,
        )  # fmt: skip
    comparator, share = condition.comparator, condition.limit(setting.state)
    table: PovertyTable | AmountTable | None = table_on(
        setting.tables, setting.state, setting.day, condition.table
    )
    if condition.share is not None:
        held = setting.facts[condition.share].value
        share = held.share if isinstance(held, Limit) else None
        comparator = held.comparator if isinstance(held, Limit) else comparator
        if isinstance(held, Limit) and held.of == "smi":
            table = setting.amounts[MEDIAN_INCOME]
    if condition.amounts is not None:
        table = setting.amounts[condition.amounts]
    # Only the interview asks who works: elsewhere an income counts whole, as it did before.
    unit = "couple" if condition.unit == "ssi" and not setting.interview else condition.unit
    return Need(
        "income",
        comparator,
        None,
        unit=unit,
        share=share,
        table=table,
        is_personal=personal,
        may_ignore_pregnancy=any(_asks_pregnancy(group) for group in groups),
        unborn_of_all=setting.unborn_of_all,
        beside=setting.amounts.get(_BESIDE.get(unit, "")),
    )


def _asks_pregnancy(group: Group) -> bool:
    return any(condition.fact == PREGNANT for condition in group.conditions)


def slug(name: str) -> str:
    """Return a name as part of an id: `omnisalud-with-silverenhanced-savings`."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
