"""Checklists as data: conditions, groups, outcomes, and the dated tables they read.

Records only. A checklist asks what `askable` permits and nothing else; `content` refuses a file
that tries, and `eligibility` judges the answers.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any, ClassVar, Protocol

from navigator.records.model import Nearby
from navigator.records.outline_parts import Line
from navigator.records.rents import RentArea
from navigator.records.vocabulary import AsksPapersOf, Per, ShareOf, Whose


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition, `fact comparator value`; `by_state` gives the value where states differ.

    `by_state` None: not asked there. For `income` the value is a share of the poverty line (1.38 is
    138 %), or `share` names the typed fact that holds share and comparator; `amounts` names a dated
    table of dollars in place of the poverty line. `has_child_below`: a child of the person in the
    household is younger than the value. `checks` names the typed fact whose `checks` hold the
    value, with its own dates. `whose`: whose answer counts.
    """

    fact: str
    comparator: str
    value: Any
    by_state: tuple[tuple[str, Any], ...] = ()
    share: str | None = None
    checks: str | None = None
    unit: str = "magi"
    table: str = "medicaid"
    a_month: int | None = None
    """For income: a limit in dollars a month, in place of a share."""
    amounts: str | None = None
    area: RentArea | None = None
    """For income: HUD's limit of the county in which the ZIP code lies."""
    whose: Whose = "own"

    def limit(self, state: str) -> Any:
        """Return the value to compare with in `state`; None where none is held for it."""
        return dict(self.by_state).get(state, self.value)


@dataclass(frozen=True, slots=True)
class Group:
    """One way into a program: all of its conditions must hold.

    `other_ways` names a typed fact; where its `checks` know of other ways, this is one that no
    answer can open or close; `open`: this is always one, for those who meet its conditions.
    `old_limit`: the group stands for a limit that may be out of date, so that a person who fits
    here alone depends on a rule that is not held. `interview`: only the interview asks for it.
    """

    id: str
    conditions: tuple[Condition, ...]
    other_ways: str | None = None
    old_limit: bool = False
    open: bool = False
    interview: bool = False
    while_held: bool = False
    """True where the way falls away on a day for which its table is not held."""


@dataclass(frozen=True, slots=True)
class Note:
    """A sentence that belongs to an outcome from a day until a day.

    `when` picks it by typed facts, `states` by state (none: any but `not_states`). It is shown to
    everybody but those whose answers fail one of its `conditions`.
    """

    text: str
    since: date | None = None
    until: date | None = None
    when: tuple[tuple[str, Any], ...] = ()
    states: tuple[str, ...] = ()
    not_states: tuple[str, ...] = ()
    conditions: tuple[Condition, ...] = ()

    def in_force(self, day: date) -> bool:
        """Return whether the note is shown on `day`."""
        return _in_force(self.since, self.until, day)


@dataclass(frozen=True, slots=True)
class Outcome:
    """A program a checklist can point to.

    `when` picks it by the typed facts of the day (all must match); `branch` is the rule on status,
    to be read privately, never asked. All `conditions` must hold, and one of the `groups` where
    there are any, and the conditions of each outcome in `unless` must not be met.
    """

    id: str
    kind: str
    title: str
    when: tuple[tuple[str, Any], ...]
    status_rule: str
    depends_on: str | None
    branch: str | None
    conditions: tuple[Condition, ...]
    tells: tuple[str, ...] = ()
    """Typed facts whose words stand beside the verdict."""
    says: tuple[tuple[str, str], ...] = ()
    """Maps a verdict to the outcome's own sentence, in place of the usual one."""
    groups: tuple[Group, ...] = ()
    unless: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()
    each: str | None = None
    """A typed fact of kind `coverage`: one outcome for each program in it."""
    each_program: str | None = None
    """A kind of program: one outcome for each that the state holds that day."""
    cautions: tuple[str, ...] | None = None
    """Keys of the cautions that concern it; None for all of the topic."""
    sensitive: bool = False
    ask_at: tuple[str, ...] = ()
    """Kinds of places to ask at."""
    since: date | None = None
    until: date | None = None
    program: str | None = None
    """The program of which this is the rule for some states; None: a program of its own."""
    per: Per = "person"
    asks_papers_of: AsksPapersOf | None = None
    """Whose immigration papers are asked for; None: as the status rule lets suppose."""
    open_to_all: tuple[str, ...] = ()
    """States whose own money pays it whatever the status."""
    at_most: str | None = None
    """The dated table of dollars that says the most it pays, by how many people the office counts.
    """

    @property
    def papers_of(self) -> AsksPapersOf:
        """Whose immigration papers are asked for; nobody's where status is no condition."""
        usual: AsksPapersOf = "nobody" if self.status_rule == "any" else "not_known"
        return self.asks_papers_of or usual

    def in_state(self, state: str) -> Outcome:
        """Return the outcome as a state has it: without a rule on status where all may come."""
        if state not in self.open_to_all:
            return self
        rests_on = self.depends_on or "other"
        return replace(
            self, status_rule="any", branch=None, asks_papers_of="nobody", depends_on=rests_on
        )

    def in_force(self, day: date) -> bool:
        """Return whether the outcome exists on `day`."""
        return _in_force(self.since, self.until, day)


class Asking(Protocol):
    """A list of questions: a checklist, or the interview."""

    @property
    def asks(self) -> tuple[str, ...]:
        """The facts it asks for, by name."""


NUMBERS = ("legal", "state_lines", "national_lines")
"""Phone numbers that a form can have printed on its lines, so that nobody has to look them up."""


@dataclass(frozen=True, slots=True)
class Fill:
    """A part of a form to fill in on paper only: lines to write on, boxes to tick."""

    heading: str
    lines: tuple[str, ...]
    boxes: tuple[str, ...]
    numbers: tuple[str, ...] = ()
    """For each line the one of `NUMBERS` printed on it where the pack has any; empty: none."""


@dataclass(frozen=True, slots=True)
class Checklist:
    """A few plain questions and the outcomes the rules may point to."""

    id: str
    topic: str
    title: str
    lead: str
    asks: tuple[str, ...]
    outcomes: tuple[Outcome, ...]
    unborn_of_all: tuple[str, ...] = ()
    """States that count the unborn of everybody in the household, not of the person alone."""
    stop_facts: tuple[str, ...] = ()
    """Typed facts whose words, where the day has any, stand above every answer."""
    reads: tuple[str, ...] = ()
    """Longer cards to read, by id."""
    fill: tuple[Fill, ...] = ()


@dataclass(frozen=True, slots=True)
class Help:
    """How to ask for a program, in the program's own words, and whom to call; as far as known."""

    how: tuple[str, ...] = ()
    office: str = ""
    """The office that these words name: one of `named_offices.OFFICES`, or the id of a place."""
    line: Line | None = None
    """The office's number and whose it is, or 211 and what to ask for there."""

    @property
    def near(self) -> Nearby | None:
        """The place whose number is given; None without a number."""
        return self.line.where if self.line else None


@dataclass(frozen=True, slots=True)
class PovertyTable:
    """The poverty guidelines of one year and region, in whole dollars a year."""

    of: ClassVar[ShareOf] = "fpl"
    year: int
    since: date
    region: str
    first_person: int
    each_more: int

    def dollars(self, people: int) -> int:
        """Return the poverty line of a household of `people`, in dollars a year."""
        return self.first_person + self.each_more * (people - 1)


def read_checklist(body: dict[str, Any]) -> Checklist:
    """Return a checklist from its plain values in the pack, which have the shape of its file.

    Keys that packs from before the interview do not have stand for what was so then.
    """
    return Checklist(
        id=f"checklist:{body['id']}",
        topic=body["topic"],
        title=body["title"],
        lead=body["lead"],
        asks=tuple(body["asks"]),
        outcomes=tuple(_outcome(one) for one in body["outcomes"]),
        unborn_of_all=tuple(body["unborn_of_all"]["states"]) if body["unborn_of_all"] else (),
        stop_facts=tuple(body["stop_facts"]),
        reads=tuple(body["reads"]),
        fill=tuple(
            Fill(
                one["heading"],
                tuple(one["lines"]),
                tuple(one["boxes"]),
                tuple(one.get("numbers", {}).get(line, "") for line in one["lines"]),
            )
            for one in body["fill"]
        ),
    )


def _outcome(body: dict[str, Any]) -> Outcome:
    cautions = body["cautions"]
    return Outcome(
        id=body["id"],
        kind=body["kind"],
        title=body["title"],
        when=tuple(body["when"].items()),
        status_rule=body["status_rule"],
        depends_on=body["depends_on"],
        branch=body["branch"],
        conditions=_conditions(body["conditions"]),
        tells=tuple(body["tells"]),
        says=tuple((verdict, text) for verdict, text in body["says"].items() if text),
        groups=tuple(
            Group(
                one["id"],
                _conditions(one["conditions"]),
                one["other_ways"],
                one["old_limit"],
                one.get("open", False),
                one.get("interview", False),
                one.get("while_held", False),
            )
            for one in body["groups"]
        ),
        unless=tuple(body["unless"]),
        notes=tuple(
            Note(
                one["text"],
                _day(one["since"]),
                _day(one["until"]),
                tuple(one["when"].items()),
                tuple(one["states"]),
                tuple(one["not_states"]),
                _conditions(one["conditions"]),
            )
            for one in body["notes"]
        ),
        each=body["each"],
        each_program=body["each_program"],
        program=body.get("program"),
        per=body.get("per", "person"),
        asks_papers_of=body.get("asks_papers_of"),
        at_most=body.get("at_most"),
        open_to_all=tuple((body.get("open_to_all") or {}).get("states", ())),
        cautions=None if cautions is None else tuple(cautions),
        sensitive=body["sensitive"],
        ask_at=tuple(body["ask_at"]),
        since=_day(body["since"]),
        until=_day(body["until"]),
    )


def _conditions(listed: list[dict[str, Any]]) -> tuple[Condition, ...]:
    return tuple(
        Condition(
            fact=one["fact"],
            comparator=one["comparator"],
            value=one["value"],
            by_state=tuple(one["by_state"].items()),
            share=one["share"],
            checks=one["checks"],
            unit=one["unit"],
            table=one["table"],
            a_month=one["a_month"],
            amounts=one.get("amounts"),
            area=one.get("area"),
            whose=one.get("whose", "own"),
        )
        for one in listed
    )


def _in_force(since: date | None, until: date | None, day: date) -> bool:
    return (since is None or since <= day) and (until is None or day <= until)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
