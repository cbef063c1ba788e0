"""The interview as data: one set of questions for many programs, and tables of dollars.

Records only. The programs stand in checklists, one for each topic; some belong to a checklist of
their own as well, and some have a part that only the interview asks for.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from navigator.records.checklists import Checklist, read_checklist
from navigator.records.vocabulary import AmountPer, ShareOf


@dataclass(frozen=True, slots=True)
class AmountTable:
    """The dollars of one table in one state while they are in force, by how many people count."""

    of: ShareOf
    per: AmountPer
    since: date
    until: date | None
    by_people: tuple[int, ...]
    each_more: int

    @property
    def year(self) -> int:
        """The year that a sentence names: the one in which the dollars began to count."""
        return self.since.year

    def row(self, people: int) -> int:
        """Return the amount for so many people, as the program gives it."""
        held = len(self.by_people)
        return self.by_people[min(people, held) - 1] + self.each_more * max(0, people - held)

    def dollars(self, people: int) -> int:
        """Return the amount for so many people, in dollars a year."""
        return self.row(people) * (12 if self.per == "month" else 1)


@dataclass(frozen=True, slots=True)
class Amounts:
    """A dated table of dollars by the number of people, the same in some states or all.

    `by_state`: what stands for four people in each state, of which `shares` gives the others. No
    `states`: all but `not_states`.
    """

    name: str
    per: AmountPer
    since: date
    until: date | None
    by_people: tuple[int, ...] = ()
    each_more: int = 0
    by_state: tuple[tuple[str, int], ...] = ()
    shares: tuple[float, ...] = ()
    each_more_share: float = 0
    states: tuple[str, ...] = ()
    not_states: tuple[str, ...] = ()

    def table(self, state: str, day: date) -> AmountTable | None:
        """Return what is in force in a state on a day; None where it does not speak of it."""
        if self.since > day or (self.until is not None and day > self.until):
            return None
        if state in self.not_states or (self.states and state not in self.states):
            return None
        if not self.by_state:
            return AmountTable(
                "dollars", self.per, self.since, self.until, self.by_people, self.each_more
            )
        whole = dict(self.by_state).get(state)
        if whole is None:
            return None
        by_people = tuple(round(whole * share) for share in self.shares)
        each_more = round(whole * self.each_more_share)
        return AmountTable("smi", self.per, self.since, self.until, by_people, each_more)


MEDIAN_INCOME = "median_income"
"""The table of the income in the middle of each state; limits that are a share of it read it."""
SSI_RATES = "ssi_most"
"""The table of what SSI pays one person and a couple; what it counts of an income rests on it."""
TANF_WITH_PAY = "tanf_income_with_pay"
"""The table of the most income a family may have; of pay a part does not count."""


@dataclass(frozen=True, slots=True)
class Interview:
    """One set of questions, and the programs it judges by them."""

    id: str
    title: str
    lead: str
    asks: tuple[str, ...]
    order: tuple[str, ...]
    """Kinds of programs, the first to show first among programs with a like rule on status."""
    families: tuple[Checklist, ...]
    with_checklists: tuple[str, ...]
    """Checklists of their own whose programs it judges too, by id, before the families."""
    amounts: tuple[Amounts, ...]
    this_week: tuple[str, ...] = ()
    """Outcomes that cannot wait, by id."""
    opened: tuple[str, ...] = ()
    """Outcomes that another benefit of somebody in the home can open, by id."""
    takes: tuple[tuple[str, str], ...] = ()
    """Pairs of an outcome's id and how long the office takes to answer."""


def read_interview(body: dict[str, Any]) -> Interview:
    """Return an interview from its plain values in the pack."""
    return Interview(
        id=f"checklist:{body['id']}",
        title=body["title"],
        lead=body["lead"],
        asks=tuple(body["asks"]),
        order=tuple(body["order"]),
        families=tuple(read_checklist(one) for one in body["families"]),
        with_checklists=tuple(f"checklist:{one}" for one in body["with_checklists"]),
        amounts=tuple(_amounts(name, one) for name, of in body["amounts"].items() for one in of),
        this_week=tuple(body.get("this_week", ())),
        opened=tuple(body.get("opened", ())),
        takes=tuple(body.get("takes", {}).items()),
    )


def _amounts(name: str, body: dict[str, Any]) -> Amounts:
    until = body["until"]
    return Amounts(
        name=name,
        per=body["per"],
        since=date.fromisoformat(body["since"]),
        until=date.fromisoformat(until) if until else None,
        by_people=tuple(body["by_people"]),
        each_more=body["each_more"],
        by_state=tuple(body["by_state"].items()),
        shares=tuple(body["shares"]),
        each_more_share=body["each_more_share"],
        states=tuple(body["states"]),
        not_states=tuple(body["not_states"]),
    )
