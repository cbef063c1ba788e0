"""Judges one rule for one person: a Kleene value with the reasons that explain it.

Where a program has several groups, only the reasons that matter are given: those of the group that
fits, else of those that may, else of those that come nearest.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from navigator.eligibility.deeming import Limits, bounds
from navigator.eligibility.household import Count, Household
from navigator.eligibility.income import (
    PER_YEAR,
    UNITS_PER_DOLLAR,
    dollars,
    units_of_share,
    yearly,
)
from navigator.eligibility.logic import CODES, all_of, any_of, compare, opposite
from navigator.eligibility.rules import OTHER_WAY, Need, Rule, Way
from navigator.records.askable import CASH_TOPS, EXPECTING, HOURS, PREGNANT
from navigator.records.checklists import PovertyTable
from navigator.records.interviews import AmountTable
from navigator.records.rents import RentLimits
from navigator.records.vocabulary import ShareOf, Whose

_SMALLEST_FAMILY = 2
_WITHOUT_UNBORN = ("filers", "couple", "heads", "apart", "children")


@dataclass(frozen=True, slots=True)
class Reason:
    """One condition and how it was judged: `met`, `not_met` or `missing`.

    For income: `value` and `limit` in dollars a year, `share` of the line that `of` names, how many
    `people` count (at least) and the `year` of the table. `whose`: whose answer counts.
    """

    code: str
    fact: str
    value: Any
    comparator: str
    limit: Any
    share: float | None = None
    people: int | None = None
    year: int | None = None
    of: ShareOf = "fpl"
    whose: Whose = "own"
    place: str = ""
    """The counties of whose limits the limit is one."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A Kleene value and its reasons; `by_old_limit`: met where the limit is old or not held."""

    value: bool | None
    reasons: tuple[Reason, ...]
    by_old_limit: bool = False


@dataclass(slots=True)
class Case:
    """One visit while it is judged; needs that several rules share are judged once."""

    household: dict[str, Any]
    people: Household
    rents: tuple[RentLimits, ...] = ()
    """The limits of each county in which the ZIP code lies; none where they are not held."""
    income: int | None = field(init=False)
    _seen: dict[tuple[int, int], Judged] = field(default_factory=dict)
    """Judged needs and groups, by person and the identity of the need or groups."""

    def __post_init__(self) -> None:
        self.income = yearly(self.household)

    def judge(self, rule: Rule, person: int, before: dict[str, Judged]) -> Judged:
        """Judge the asked part of a rule; `before`: the rules already judged for the person.

        A rule for the household as a whole is judged once.
        """
        if rule.outcome.per == "household":
            key = (0, id(rule))
            if key not in self._seen:
                self._seen[key] = self._judge(rule, 0, before)
            return self._seen[key]
        return self._judge(rule, person, before)

    def _judge(self, rule: Rule, person: int, before: dict[str, Judged]) -> Judged:
        parts = [self._need(need, person) for need in rule.needs]
        if rule.enrollment == "ended":
            parts.append(Judged(False, (Reason("not_met", "enrollment", "ended", "is", "open"),)))
        if rule.ways:
            parts.append(self._ways(rule.ways, person))
        parts += [_not(before[id]) for id in rule.outcome.unless if id in before]
        value = all_of([part.value for part in parts])
        return Judged(value, _told(parts), any(part.by_old_limit for part in parts))

    def notes(self, rule: Rule, person: int) -> tuple[str, ...]:
        """Return the notes of a rule for this person: all but those that an answer rules out."""
        if not rule.asked_notes:
            return rule.notes
        fitting = (
            note.text
            for note in rule.asked_notes
            if all(self._need(need, person).value is not False for need in note.needs)
        )
        return (*rule.notes, *fitting)

    def _ways(self, ways: tuple[Way, ...], person: int) -> Judged:
        key = (person, id(ways))
        found = self._seen.get(key)
        if found is None:
            found = self._seen[key] = self._judge_ways(ways, person)
        return found

    def _judge_ways(self, ways: tuple[Way, ...], person: int) -> Judged:
        judged: list[Judged] = []
        for way in ways:
            needs = [self._need(need, person) for need in way.needs]
            value = all_of([one.value for one in needs])
            reasons = tuple([r for one in needs for r in one.reasons])
            is_old = way.old_limit or any(one.by_old_limit for one in needs)
            one_way = Judged(value, reasons, is_old)
            if value:
                return one_way
            judged.append(one_way)
        value = any_of([one.value for one in judged])
        telling = [one for one in judged if one.value is value]
        if value is False:
            nearest = min(_distance(one) for one in telling)
            telling = [one for one in telling if _distance(one) == nearest]
        return Judged(value, _told(telling))

    def _need(self, need: Need, person: int) -> Judged:
        key = (0 if need.of_all else person, id(need))
        found = self._seen.get(key)
        if found is None:
            found = self._seen[key] = self._judge_need(need, person)
        return found

    def _judge_need(self, need: Need, person: int) -> Judged:
        if need.a_month is not None:
            most = need.a_month * PER_YEAR["month"] * UNITS_PER_DOLLAR
            return _single(compare(need.comparator, self.income, most), need, None)
        if need.fact == "income":
            judge = self._judge_income if need.area is None else self._judge_area
            return judge(need, person)
        if need.comparator == "above_income_and_cash":
            return self._judge_rent(need)
        if need.whose == "anyone":
            return _single(self.people.anyone(lambda one: self._compare(need, one)), need, None)
        if need.whose == "spouse":
            judged = self.people.of_spouse(person, lambda one: self._compare(need, one))
            return _single(judged, need, None)
        return self._judge_answer(need, person)

    def _judge_answer(self, need: Need, person: int) -> Judged:
        judged: bool | None = None
        if need.fact == OTHER_WAY:
            return _single(None, need, None)
        if need.comparator == "has_child_below":
            judged = self.people.has_child_below(person, need.limit)
            return _single(judged, need, judged)
        if need.comparator == "has_spouse":
            judged = self.people.has_spouse(person)
            return _single(judged, need, judged)
        if need.is_personal:
            value = self.people.answer(person, need.fact)
        else:
            value = self.household.get(need.fact)
        return _single(compare(need.comparator, value, need.limit), need, value)

    def _judge_rent(self, need: Need) -> Judged:
        """Judge if rent alone is more than a month's income and all cash; else other bills decide.

        The most cash of the band counts, and bills besides rent are not asked: it is never a no.
        """
        rent, band = self.household.get("monthly_rent"), self.household.get("cash_band")
        missing = [
            Reason("missing", name, None, "known", None)
            for name, value in (("monthly_rent", rent), ("cash_band", band))
            if value is None
        ]
        if missing or self.income is None or rent is None:
            return Judged(None, tuple(missing) or _single(None, need, rent).reasons)
        top = CASH_TOPS.get(band or "")
        months = PER_YEAR["month"]
        if top is not None and (rent - top) * UNITS_PER_DOLLAR * months > self.income:
            return _single(True, need, rent)
        return Judged(None, (Reason("missing", OTHER_WAY, None, "known", None),))

    def _compare(self, need: Need, person: int) -> bool | None:
        return compare(need.comparator, self.people.answer(person, need.fact), need.limit)

    def _judge_income(self, need: Need, person: int) -> Judged:
        if need.unit == "ssi":
            return self._judge_ssi(need, person)
        if need.unit == "family":
            return self._judge_family(need)
        count = self.people.count(person, need.unit)
        low_unborn, high_unborn = self._unborn(need, person)
        low, high = count.low + low_unborn, count.high + high_unborn
        value = None if self.income is None else dollars(self.income)
        share, table = need.share, need.table
        if share is None or table is None:
            return Judged(None, (Reason("missing", "income", value, need.comparator, None),))
        if need.unit == "apart":
            return self._judge_apart(share, table, count)
        least = units_of_share(share, table, low)
        judged: bool | None = None
        if self.income is not None:
            most = units_of_share(share, table, high)
            judged = _within(need.comparator, self.income, least, most, count)
        limit = dollars(least)
        reason = Reason(
            CODES[judged], "income", value, need.comparator, limit, share, low, table.year, table.of
        )
        if judged is not None:
            return Judged(judged, (reason,))
        unborn = self._open_unborn(person) if low_unborn != high_unborn else ()
        period = self.household.get("income") is not None and self.income is None
        names = dict.fromkeys((*(("income_period",) if period else ()), *unborn, *count.missing))
        more = tuple(Reason("missing", name, None, "known", None) for name in names)
        return Judged(None, (reason, *more))

    def _judge_ssi(self, need: Need, person: int) -> Judged:
        """Judge an income as SSI counts it; between the two bounds no answer settles it."""
        value = None if self.income is None else dollars(self.income)
        share, table, rates = need.share, need.table, need.beside
        if share is None or table is None:
            return Judged(None, (Reason("missing", "income", value, need.comparator, None),))
        limits = Limits(
            units_of_share(share, table, 1),
            units_of_share(share, table, 2),
            (units_of_share(1, rates, 1), units_of_share(1, rates, 2)) if rates else None,
        )
        found = bounds(self.people, person, limits, may_be_pay=self._may_be_pay())
        if self.income is None:
            limit = None if found.sure is None else dollars(found.sure)
            return Judged(None, (Reason("missing", "income", None, need.comparator, limit),))
        fits = found.sure is not None and self.income <= found.sure
        if not fits and (found.most is None or self.income <= found.most):
            return Judged(None, (Reason("missing", OTHER_WAY, None, "known", None),))
        limit = dollars((found.sure if fits else found.most) or 0)
        code = CODES[fits]
        told = Reason(code, "income", value, need.comparator, limit, year=table.year, of="dollars")
        return Judged(fits, (told,))

    def _judge_family(self, need: Need) -> Judged:
        """Judge an income by the two tables of TANF: what fits in any case, and the most that can.

        Between the two the answer is open, for pay, rent and the county decide. A family may leave
        some people out, and with them a part of the income: so an income fits no more only above
        the limit of the smallest family, once for each two people.
        """
        value = None if self.income is None else dollars(self.income)
        count, table, last = self.people.count(0, need.unit), need.table, need.beside
        if self.income is None or table is None or last is None or need.share is None:
            return Judged(None, (Reason("missing", "income", value, need.comparator, None),))
        open_way = Reason("missing", OTHER_WAY, None, "known", None)
        low, high = count.low, max(count.high, _SMALLEST_FAMILY)
        sure = units_of_share(need.share, table, max(low, 1))
        few = units_of_share(need.share, last, _SMALLEST_FAMILY) * high // _SMALLEST_FAMILY
        most = max(units_of_share(need.share, last, high), few)
        fits = low > 0 and self.income <= sure
        if not fits and (self.income <= most or not count.is_everybody):
            missing = (Reason("missing", name, None, "known", None) for name in count.missing)
            return Judged(None, tuple(missing) or (open_way,))
        limit, code = dollars(sure if fits else most), CODES[fits]
        told = Reason(
            code, "income", value, need.comparator, limit, None, low, table.year, "dollars"
        )
        return Judged(fits, (told,))

    def _judge_area(self, need: Need, person: int) -> Judged:
        """Judge an income by the limits of the counties in which the ZIP code lies.

        It fits below the lowest of them without the unborn, and no more above the highest with
        them: offices count the unborn each in their own way. Without limits nothing is compared.
        """
        if not self.rents:
            return Judged(True, (), by_old_limit=True)
        area, count = need.area or "low", self.people.count(person, need.unit)
        least_born, most_born = self.people.unborn(person, may_ignore=False)
        least_more, most_more = self.people.unborn_of_others(person, "together")
        few, many = count.low, count.high + most_born + most_more
        least = min(one.dollars(area, few) for one in self.rents) * UNITS_PER_DOLLAR
        most = max(one.dollars(area, many) for one in self.rents) * UNITS_PER_DOLLAR
        judged: bool | None = None
        if self.income is not None and (self.income <= least or self.income > most):
            judged = self.income <= least
        value = None if self.income is None else dollars(self.income)
        limit, people = (dollars(most), many) if judged is False else (dollars(least), few)
        year, place = self.rents[0].year, " / ".join(one.county for one in self.rents)
        reason = Reason(
            CODES[judged], "income", value, need.comparator, limit, None, people, year, "area",
            place=place,
        )  # fmt: skip
        if judged is not None or self.income is None:
            return Judged(judged, (reason,))
        is_born = (least_born, least_more) == (most_born, most_more)
        names = (*(() if is_born else self._open_unborn(person)), *count.missing) or (OTHER_WAY,)
        more = (Reason("missing", name, None, "known", None) for name in dict.fromkeys(names))
        return Judged(None, (reason, *more))

    def _may_be_pay(self) -> bool:
        """Return whether somebody here may have pay."""
        return self.people.anyone(self._works) is not False

    def _works(self, person: int) -> bool | None:
        return compare("at_least", self.people.answer(person, HOURS), 1)

    def _judge_apart(self, share: float, table: PovertyTable | AmountTable, count: Count) -> Judged:
        """Judge if the income can be low enough for some who ask without the others.

        Of those left out a share of the income by heads counts (7 CFR 273.11(c)), which is least
        where one person asks. The bound is no limit of the rule, so it is no reason to tell.
        """
        if self.income is None:
            return Judged(None, ())
        alone = units_of_share(share, table, 1)
        if count.high > 1 and self.income <= count.low * alone:
            return Judged(True, ())
        return Judged(False if self.income > count.high * alone or count.high == 1 else None, ())

    def _unborn(self, need: Need, person: int) -> tuple[int, int]:
        if need.unit in _WITHOUT_UNBORN:
            return 0, 0
        low, high = self.people.unborn(person, may_ignore=need.may_ignore_pregnancy)
        if need.unborn_of_all or need.unit == "together":
            more_low, more_high = self.people.unborn_of_others(person, need.unit)
            low, high = low + more_low, high + more_high
        return low, high

    def _open_unborn(self, person: int) -> tuple[str, ...]:
        return (EXPECTING,) if self.people.answer(person, PREGNANT) else (PREGNANT,)


def _told(parts: list[Judged]) -> tuple[Reason, ...]:
    """Return the reasons of several parts, each once; a missing fact only once."""
    told: dict[str | int, Reason] = {}
    for part in parts:
        for reason in part.reasons:
            key = reason.fact if reason.code == "missing" else id(reason)
            if key not in told:
                told[key] = reason
    return tuple(told.values())


def _within(comparator: str, income: int, least: int, most: int, count: Count) -> bool | None:
    """Compare income with a limit between `least` and `most`.

    Where not everybody counts, how much of the income is theirs is not known: from nothing to all
    of it.
    """
    low = income if count.is_everybody else 0
    if comparator == "at_least":
        if low >= most:
            return True
        return False if income < least else None
    if comparator == "below":
        if income < least:
            return True
        return False if low >= most else None
    if income <= least:
        return True
    return False if low > most else None


def _single(value: bool | None, need: Need, answer: Any) -> Judged:  # noqa: FBT001 - Kleene
    reason = Reason(CODES[value], need.fact, answer, need.comparator, need.limit, whose=need.whose)
    return Judged(value, (reason,))


def _distance(judged: Judged) -> tuple[bool, bool, int]:
    """Return how far a group that does not fit is from fitting; income alone is nearest."""
    failing = {reason.fact for reason in judged.reasons if reason.code == "not_met"}
    return failing != {"income"}, "age" in failing, len(failing)


_OPPOSITE = {"met": "not_met", "not_met": "met", "missing": "missing"}


def _not(judged: Judged) -> Judged:
    """Return the judgment that another program must not fit: its income limit, seen from above.

    A way into the other that no answer can open or close is no bar: people may ask for both. Where
    what SSI counts of an income ends, nothing else begins.
    """
    missing = {reason.fact for reason in judged.reasons if reason.code == "missing"}
    if judged.value is None and missing == {OTHER_WAY}:
        return Judged(True, ())
    reasons = tuple(
        replace(reason, code=_OPPOSITE[reason.code], comparator="above")
        if reason.fact == "income"
        else reason
        for reason in judged.reasons
        if (reason.fact == "income" and reason.of != "dollars") or reason.code == "missing"
    )
    return Judged(opposite(judged.value), reasons)
