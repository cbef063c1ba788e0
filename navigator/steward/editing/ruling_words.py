"""The sentences that an interview on a court or a law proposes, each from its answers alone.

They say what happened on which day and no more: nothing of what it means for anybody, and
nothing that the answers do not hold. A steward may write others.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Literal, get_args

from navigator.steward.editing.saying import day_words

Happened = Literal["struck", "paused", "lifted", "appealed", "repealed", "signed", "starts"]
HAPPENED: dict[Happened, str] = {  # each begins with a letter of its own: keys choose
    "struck": "Struck down by a court",
    "paused": "Paused by a court (enjoined)",
    "lifted": "Lifted: a court ended or reversed such an order",
    "appealed": "Appealed; the rule stays as it is",
    "repealed": "Repealed by a law",
    "signed": "Signed: a law is on its way",
    "starts": "Counts from now on: a law",
}
assert set(HAPPENED) == set(get_args(Happened))  # noqa: S101 - each has words
BY_COURT = ("struck", "paused", "lifted", "appealed")
CLOSES = ("struck", "paused", "repealed")
"""Events that take something away."""

_RULES = {
    "open_regardless_of_status": "the state's rule on licenses",
    "marked": "the rule on marked cards",
    "data_sharing": "the rule on who sees license records",
    "medicaid_expansion": "Medicaid for adults with low income",
    "ichia_children": "Medicaid for children who are lawfully here",
    "ichia_pregnant": "Medicaid in pregnancy for people who are lawfully here",
    "children_regardless_of_status": "the state's health coverage for children",
    "adults_regardless_of_status": "the state's health coverage for adults",
    "in_state_tuition": "the state's rule on in-state tuition",
    "state_aid": "the state's rule on college aid",
    "limits_cooperation": "the state's rule on help for immigration enforcement",
    "detention_contract_ban": "the ban on detention contracts",
    "misdemeanor_364_day_law": "the law that keeps misdemeanors below one year",
}
"""The name of a core fact's rule in a sentence."""
_TOPICS = {
    "legal": "legal help", "driving": "licenses", "health": "health coverage",
    "college": "college", "rights": "rights", "records": "clearing records",
}  # fmt: skip
_PAST: Mapping[str, str] = {
    "struck": "{who} ruled against {rule}.",
    "paused": "{who} stopped {rule} for now.",
    "lifted": "{who} lifted the order that stopped {rule}.",
    "appealed": "{who} was asked to look at the ruling on {rule}.",
    "repealed": "{who} ended {rule}.",
    "signed": "{who} was signed. It changes {rule}.",
    "starts": "{who} started to count. It changes {rule}.",
}
_NOW: Mapping[str, str] = {
    "struck": "{who} rules against {rule}.",
    "paused": "{who} stops {rule} for now.",
    "lifted": "{who} lifts the order that stopped {rule}.",
    "appealed": "{who} is asked to look at the ruling on {rule}.",
    "repealed": "{who} ends {rule}.",
    "signed": "{who} is signed. It changes {rule}.",
    "starts": "{who} starts to count. It changes {rule}.",
}
IN_SHORT: Mapping[str, str] = {
    "struck": "rules against the rule", "paused": "stops the rule",
    "lifted": "lifts the order that stopped the rule", "appealed": "the ruling is appealed",
    "repealed": "ends the rule", "signed": "signed", "starts": "starts to count",
}  # fmt: skip
_TITLES: Mapping[str, str] = {
    "struck": "In {month} a court ruled against this rule. Ask a lawyer first.",
    "paused": "In {month} a court stopped this rule. Ask a lawyer first.",
    "repealed": "In {month} a law ended this rule. Ask a lawyer first.",
}
_CASE = re.compile(r"\b[A-Z][\w.]*(?: [A-Z][\w.]*){0,4} v\. [A-Z]\w+(?:, No\. [\w:.-]+)?")


def rule_words(fact: str, topic: str) -> str:
    """Return the name of a rule in a sentence."""
    return _RULES.get(fact, f"a rule on {_TOPICS[topic]}")


def sentence(happened: Happened, who: str, rule: str, on: date) -> str:
    """Return what happened, in the past tense and with its day."""
    told = _PAST[happened].format(who=_inside(who), rule=rule)
    return f"On {day_words(on)} {told}"


def counts_from(on: date, begins: date) -> str:
    """Return from which day it holds, where that is another than the day of the ruling."""
    return f" This counts from {day_words(begins)}." if begins != on else ""


def news(happened: Happened, who: str, rule: str) -> str:
    """Return what happens, for the list of changes, which gives the day."""
    told = _NOW[happened].format(who=who.strip(), rule=rule)
    return told[:1].upper() + told[1:]


def page_says(happened: Happened, on: date, begins: date) -> str:
    """Return what the page says about the value, at most twenty words."""
    told = f"Of {day_words(on)}: {IN_SHORT[happened]}"
    return f"{told}, from {day_words(begins)}." if begins != on else f"{told}."


def case_of(text: str) -> str:
    """Return the name of a case in the words of a fact; empty without one."""
    match = _CASE.search(text)
    return match.group().rstrip(".") if match else ""


def stop_title(happened: Happened, on: date) -> str:
    """Return the title of the danger."""
    month, _, rest = day_words(on).partition(" ")
    return _TITLES[happened].format(month=f"{month} {rest[-4:]}")


def stop_advice(*, is_applied_for: bool) -> str:
    """Return what to do about it, whatever comes next."""
    if is_applied_for:
        return "Send no form for it now. Talk with a lawyer first, also if you sent one before."
    return "Talk with a lawyer first."


AGAIN = "This may change again while the case goes on. Ask before you rely on it."


def _inside(who: str) -> str:
    """Return a name as it stands inside a sentence."""
    told = who.strip()
    return (
        f"the{told[3:]}"
        if told.startswith("The ")
        else f"a{told[1:]}"
        if told.startswith("A ")
        else told
    )
