"""Verdicts and reasons as Messages. "At least" and "below" come from the comparator."""

from __future__ import annotations

from navigator.eligibility.screen import Reason, Verdict
from navigator.messages import Message, message


def verdict_message(verdict: Verdict) -> Message:
    """The one sentence that stands for a verdict; it never promises."""
    if verdict.verdict == "depends":
        return message(f"verdict.depends.{verdict.depends_on}")
    return message(f"verdict.{verdict.verdict}")


def condition_message(reason: Reason, state_name: str) -> Message:
    """What the condition is about, such as `age 16 or over`."""
    return message(
        f"condition.{reason.fact}.{reason.comparator}", state=state_name, limit=reason.limit
    )


def question_message(fact: str, state_name: str) -> Message:
    """The question that asks for a fact."""
    return message(f"ask.{fact}", state=state_name)


def why_message(fact: str) -> Message:
    """Why it is asked and what is not kept."""
    return message(f"why.{fact}")
