"""Words that data may use, each list given once: content, records and window read it here."""

from __future__ import annotations

import re
from typing import Literal, get_args

Confidence = Literal["confirmed", "single-source", "weak", "unconfirmed"]
CONFIDENCES: tuple[Confidence, ...] = get_args(Confidence)
"""The surest first; content.publishers says how each is earned."""
NullMeans = Literal["not_known", "not_covered"]
PaperNeed = Literal["all", "one", "two", "six_points", "enough", "ask"]
"""How many papers of a group an office wants; `enough`: one strong paper or several weak ones,
`ask`: no page that was read says."""
PAPER_NEEDS: tuple[PaperNeed, ...] = get_args(PaperNeed)
Level = Literal["stop", "step", "info"]
"""`stop` decides whether to go at all and stands above the answer; `step` is a trap at one step
and stands inside it; `info` is worth knowing."""
LEVELS: tuple[Level, ...] = get_args(Level)
Outcome = Literal["not_seen", "deadline"]
"""For a change whose day has passed: `not_seen`, nobody has seen what came of it; `deadline`, a
last day, shown no longer."""
StatusRule = Literal["any", "some", "none_known"]
"""Whether a program has a condition on status; `none_known`: the rule is not held."""
AsksPapersOf = Literal["each_who_gets_it", "child_only", "one_of_household", "nobody", "not_known"]
"""Whose immigration papers a program asks for."""
ASKS_PAPERS_OF: tuple[AsksPapersOf, ...] = get_args(AsksPapersOf)
DependsOn = Literal["status", "other", "rule_not_held"]
Cost = Literal["free", "low_cost", "sliding_scale", "fee"]
COSTS: tuple[Cost, ...] = get_args(Cost)
Enrollment = Literal["open", "capped", "frozen", "ended"]
"""`frozen`: members stay, nobody new."""
ENROLLMENTS: tuple[Enrollment, ...] = get_args(Enrollment)
"""The most open first."""
AgreementKind = Literal["street", "warrants", "jail"]
"""Models of section 287(g): task force, warrant service officer, jail enforcement."""
AGREEMENT_KINDS: tuple[AgreementKind, ...] = get_args(AgreementKind)
LastDay = Literal["yes", "no", "on_paper"]
"""Whether a form has a last day: one that a rule counts, none, or the one printed on it."""
LAST_DAYS: tuple[LastDay, ...] = get_args(LastDay)
CountedFrom = Literal["paper", "received", "served", "action", "printed"]
"""The day from which a last day is counted: that of the paper, the one it came or was handed over,
that of the change; `printed`: none, the paper prints its last day."""
COUNTED_FROM: tuple[CountedFrom, ...] = get_args(CountedFrom)
DaysCounted = Literal["calendar", "working"]
"""`working`: without weekends and federal holidays."""
DAYS_COUNTED: tuple[DaysCounted, ...] = get_args(DaysCounted)
Act = Literal["ask", "keep", "answer", "pay", "go"]
"""An act whose last day each state may set: to ask for a hearing, to keep the aid going, to answer
a court, to pay what a landlord asks for."""
ClosedDay = Literal["next", "same", "earlier"]
"""What becomes of a last day on which offices are closed; `earlier` where the rule is not known."""
LimitComparator = Literal["at_most", "below"]
LIMIT_COMPARATORS: tuple[LimitComparator, ...] = get_args(LimitComparator)
LimitOf = Literal["fpl", "smi"]
"""What a limit is a share of: the federal poverty level, or the state's median income."""
LIMITS_OF: tuple[LimitOf, ...] = get_args(LimitOf)
ShareOf = Literal["fpl", "smi", "dollars", "area"]
"""What an income limit of a checklist is reckoned from; `dollars`: a table of its own; `area`: the
limits of the county."""
Comparator = Literal[
    "is",
    "at_least",
    "at_most",
    "below",
    "one_of",
    "has_child_below",
    "has_spouse",
    "above_income_and_cash",
]
IncomeUnit = Literal[
    "magi", "filers", "couple", "ssi", "together", "heads", "apart", "children", "family"
]
"""Whose income and heads are counted: by the Medicaid rules, by the same without the unborn as on a
tax return, a couple's, a person's, couple's or parents' as far as SSI counts it, all who live
together with the unborn, all who live together without them, each of them as if alone, a
taxpayer's with their children under 19, or that of all children here with their parents."""
PovertyTable = Literal["medicaid", "marketplace", "july", "october"]
"""The poverty table used: the one in force that day, the one a plan year is reckoned by, or the one
in force on the last July 1 or October 1."""
Whose = Literal["own", "spouse", "anyone"]
"""Whose answer counts: the person's own, their spouse's, or that of anybody who lives there."""
Per = Literal["person", "household"]
"""Whether a program is for one person, or for all who live together."""
AmountPer = Literal["month", "year", "summer"]
AMOUNT_PERS: tuple[AmountPer, ...] = get_args(AmountPer)
HitKind = Literal["card", "program", "place", "checklist"]
"""The kinds of records a search may lead to."""

LANGUAGE_TAG = re.compile(r"[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-[A-Z]{2})?")
"""The form of a language's code (BCP 47): `es`, `pt-BR`, `zh-Hans`."""
