"""Finds the few missing answers that can settle most of what is still open.

It looks at the reasons of a result and judges nothing anew: an outcome counts as settled by a set
of answers where that set holds everything its reasons miss. That is what the answers can do, not
what they will: some open a further question.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from navigator.eligibility.answers import Answers
from navigator.eligibility.kin import is_asked
from navigator.eligibility.rules import OTHER_WAY
from navigator.eligibility.screen import Result, Verdict
from navigator.records.askable import ASKABLE, RELATIONS

MOST_ANSWERS = 4
"""The most answers of a set: nobody reads a longer list as a short cut."""
_INCOME = "income"
_Unanswered = dict[str, frozenset[int]]


@dataclass(frozen=True, slots=True)
class Missing:
    """An answer that was not given; `person` None: one of the household or the helper."""

    fact: str
    person: int | None = None


@dataclass(frozen=True, slots=True)
class Settling:
    """Answers that can settle `settled` of the `open` outcomes; income includes its period."""

    answers: tuple[Missing, ...]
    settled: int
    open: int


def settling(answers: Answers, result: Result) -> Settling | None:
    """Return the smallest set of answers that can settle more than half of what is open.

    Where at most four cannot, the set that settles the most; None where nothing that can be asked
    settles anything. The answer that most outcomes miss stands first.
    """
    still_open = [one for one in result.outcomes if one.verdict == "unknown"]
    unanswered = _unanswered(answers)
    found = (_needs(one, answers, unanswered) for one in still_open)
    needs = Counter(need for need in found if need)
    sets: set[frozenset[Missing]] = {frozenset()}
    for need in needs:
        sets |= {more for one in sets if len(more := one | need) <= MOST_ANSWERS}
    settled = {one: sum(times for need, times in needs.items() if need <= one) for one in sets}
    wanted = len(still_open) // 2 + 1
    best = min(
        settled, key=lambda one: (-min(settled[one], wanted), len(one), -settled[one], _key(one))
    )
    if not best:
        return None
    asked_for = Counter(missing for need in needs for missing in need)
    ordered = sorted(best, key=lambda one: (-asked_for[one], _key([one])))
    return Settling(tuple(ordered), settled[best], len(still_open))


def _key(missing: Iterable[Missing]) -> list[tuple[int, int]]:
    """Return a sort key that picks the same set among equals: by the order of the vocabulary."""
    order = list(ASKABLE)
    return sorted((order.index(one.fact), one.person or 0) for one in missing)


def _needs(verdict: Verdict, answers: Answers, unanswered: _Unanswered) -> frozenset[Missing]:
    """Return everything that must be answered to settle an outcome; empty: no answer does."""
    needs: set[Missing] = set()
    for reason in verdict.reasons:
        fact = reason.fact
        if reason.code != "missing":
            continue
        if fact == OTHER_WAY or (fact == _INCOME and reason.limit is None):
            return frozenset()
        if fact in unanswered:
            asked = unanswered[fact]
            # A relation of anybody may count; of all else the person's own answer is looked at.
            own = asked & {verdict.person} if fact not in RELATIONS else None
            needs |= {Missing(fact, one) for one in own or asked}
        elif answers.household.get(fact) is None:
            needs.add(Missing(fact))
    return frozenset(needs)


def _unanswered(answers: Answers) -> _Unanswered:
    """Return for each fact about people who was asked and has not answered."""
    return {
        name: frozenset(
            one for one in range(len(answers.people)) if _is_unanswered(name, one, answers)
        )
        for name, askable in ASKABLE.items()
        if askable.scope == "person"
    }


def _is_unanswered(fact: str, person: int, answers: Answers) -> bool:
    given, askable = answers.people[person], ASKABLE[fact]
    if given.get(fact) is not None or not askable.asked_at(given.get("age")):
        return False
    if fact in RELATIONS:
        return is_asked(answers.people, person, fact)
    return askable.follows is None or bool(given.get(askable.follows))
