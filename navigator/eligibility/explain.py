"""Turns verdicts and reasons into Messages. "At least" and "below" come from the comparator."""

from __future__ import annotations

from typing import Any

from navigator.eligibility.judging import Reason
from navigator.eligibility.rules import OTHER_WAY
from navigator.eligibility.screen import Verdict
from navigator.language.messages import Message, message


def verdict_message(verdict: Verdict) -> Message:
    """Return the one sentence of a verdict; it never promises."""
    if verdict.enrollment == "ended":
        return message("verdict.ended")
    if verdict.verdict == "depends":
        return message(f"verdict.depends.{verdict.depends_on}")
    if verdict.verdict == "unknown" and not any(
        one.code == "missing" and one.fact != OTHER_WAY for one in verdict.reasons
    ):
        return message("verdict.other_way")
    return message(f"verdict.{verdict.verdict}")


def says_open(verdict: Verdict) -> bool:
    """Return whether to say that the rule has no condition on status.

    So for programs, not for helpers, whose outcomes have sentences of their own.
    """
    return verdict.status_rule == "any" and verdict.verdict != "unlikely" and verdict.says is None


def enrollment_message(verdict: Verdict) -> Message | None:
    """Return whether a state's program takes new people; None where it simply does."""
    if verdict.enrollment in (None, "open"):
        return None
    return message(f"enrollment.{verdict.enrollment}")


def reason_key(reason: Reason) -> str:
    """Return the key of the sentence that states a reason."""
    return "reason.not_asked" if reason.fact == OTHER_WAY else f"reason.{reason.code}"


def condition_message(reason: Reason, state_name: str) -> Message:
    """Return the subject of a condition, such as `age 16 or over`."""
    key = f"condition.{reason.fact}.{reason.comparator}"
    if reason.of != "fpl":
        key += f".{reason.of}"
    if reason.fact != "income":
        return message(key, state=state_name, limit=reason.limit)
    if reason.limit is None:
        return message("condition.income.not_held")
    return message(
        key,
        limit=f"{reason.limit:,.0f}",
        percent=_plain((reason.share or 0) * 100),
        people=reason.people,
        year=reason.year,
        **({"place": reason.place} if reason.place else {}),
    )


def question_message(fact: str, state_name: str) -> Message:
    """Return the question that asks for a fact."""
    return message(f"ask.{fact}", state=state_name)


def why_message(fact: str) -> Message:
    """Return why a fact is asked and what is not kept."""
    return message(f"why.{fact}")


def _plain(number: Any) -> str:
    return f"{number:.1f}".removesuffix(".0")
