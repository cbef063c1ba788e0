"""Patterns for what words claim, which `clashes` compares with the facts and with each other.

A `Claim` goes together with some values of one fact only, a `Stance` says yes or no to something no
fact holds, a `Counted` is a number of states. The patterns are kept narrow: a sentence with a
doubt, a bill or a past in it claims nothing. A new way of writing is one more line here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

_DOUBTFUL = (
    r"would|if|until|before|bills?|were|was|gave|used to|once|no longer|whether|may have|might"
    r"|could|never|not among|older?|one (?:page|report|source|guide)|drafts?|except"
)
"""Words of a sentence that does not plainly say what the rule is."""


@dataclass(frozen=True, slots=True)
class Claim:
    """Words that go together with these values of one fact and with no others."""

    topic: str
    fact: str
    fits: tuple[Any, ...]
    words: re.Pattern[str]
    unless: re.Pattern[str]
    """Words beside which the pattern claims nothing."""
    anywhere: bool
    """Set when the words give the topic away by themselves, so that every file is searched."""


def _claim(
    topic: str, fact: str, fits: tuple[Any, ...], words: str, unless: str = _DOUBTFUL,
    *, anywhere: bool = False,
) -> Claim:  # fmt: skip
    said = re.compile(words, re.IGNORECASE)
    silent = re.compile(rf"\b(?:{unless})\b", re.IGNORECASE)
    return Claim(topic, fact, fits, said, silent, anywhere)


_OPEN_PRICE = ("statewide", "some_institutions")
CLAIMS = (
    _claim(
        "college", "in_state_tuition", _OPEN_PRICE,
        r"(?:in-state|tuition|\bprice\b).*(?:papers or not|whatever their papers|"
        r"does not (?:ask for|look at) (?:immigration )?papers)"
        r"|the school rule counts|so the laws? stands?",
        _DOUBTFUL + "|ended|does not matter",
    ),
    _claim(
        "college", "in_state_tuition", ("enjoined", "repealed"),
        r"\b(?:court|judge)\b.{0,40}\b(?:block(?:s|ed)|str(?:uck|ikes?) down|rule[sd] against)\b"
        r".*\b(?:rule|laws?|price|tuition)\b|\blost (?:its|their) rule in court\b",
        _DOUBTFUL + "|adult education|new rule|federal rule|closed",
    ),
    _claim(
        "college", "in_state_tuition", (*_OPEN_PRICE, "daca_only", "none", "banned"),
        r"\b(?:found|had|is) no ruling\b(?! on)", r"later|appeal\w*",
    ),
    _claim(
        "college", "in_state_tuition", _OPEN_PRICE,
        r"\b(?:court|judge) (?:rule[sd] for|upheld|upholds)\b.*\b(?:tuition|law|rule)\b",
    ),
    _claim(
        "college", "in_state_tuition", ("enjoined", "repealed", "banned", "none", "daca_only"),
        r"\b(?:rule|price|law|state|[A-Z]\w+) (?:now )?asks? for proof of lawful presence",
        _DOUBTFUL + "|not|aid|grants?|scholarships?|licenses?",
    ),
    _claim(
        "driving", "open_regardless_of_status", (True,),
        r"\bgives? (?:[\w-]+ ){1,5}(?:license|card|permit)\b.*\b(?:whatever their papers"
        r"|papers or not|who cannot show (?:lawful|legal)|with(?:out| no) proof of l(?:awful|egal))"
        r"|\b(?:asks? for|needs) no proof of (?:lawful|legal) presence"
        r"|\bdoes not ask for (?:lawful presence|immigration papers)",
        _DOUBTFUL + "|REAL ID|visitors?",
    ),
    _claim(
        "driving", "open_regardless_of_status", (False,),
        r"\b(?:every|each|any|all) (?:licenses?|cards?|applicants?)\b.*\b(?:asks? for|needs?|show)"
        r" proof of lawful presence"
        r"|^[A-Z]\w+(?: [A-Z]\w+)? asks (?:every applicant )?for proof of (?:lawful|authorized)",
        _DOUBTFUL + "|REAL ID|standard",
    ),
    _claim(
        "driving", "marked", (True,),
        r"\bThe card is clearly marked|\b(?:front|face) of the card says\b",
    ),
    _claim(
        "health", "reporting_law", (True,),
        r"^[A-Z]\w+ (?:has had one since|followed in \d{4}\b)"
        r"|\b(?:state )?law\b.*\b(?:makes?|must)\b.*\breport\b.*\bto (?:ICE|immigration)",
        _DOUBTFUL + "|no report",
    ),
    _claim(
        "health", "ichia_children", (True,),
        r"\bchildren\b.{0,70}\b(?:without (?:a |the )?five[- ]year|need not wait five years)",
    ),
    _claim(
        "health", "ichia_pregnant", (True,),
        r"\bpregnant\b.{0,60}\b(?:without (?:a |the )?five[- ]year|need not wait five years)",
    ),
    _claim(
        "health", "children_regardless_of_status", ("open", "capped", "frozen"),
        r"\bcovers (?:\w+ ){0,8}children\b.*\bwhatever their papers",
    ),
    _claim(
        "health", "adults_regardless_of_status", ("frozen", "ended", "none"),
        r"\b(?:takes nobody new|takes no new members|closed to new)\b",
    ),
    _claim(
        "health", "medicaid_expansion", (False,),
        r"\bhas not (?:\w+ )?(?:expanded|widened) Medicaid",
        anywhere=True,
    ),
    _claim(
        "health", "medicaid_expansion", (True,), r"\b(?:has|have) (?:expanded|widened) Medicaid",
        anywhere=True,
    ),
    _claim(
        "records", "misdemeanor_364_day_law", ("most", "no"),
        r"\bmisdemeanors?\b.*\bcan (?:still |again )?(?:bring|carry|reach|mean)\b.*"
        r"\b(?:365 days|a (?:full )?year|one year)\b",
        anywhere=True,
    ),
    _claim(
        "records", "misdemeanor_364_day_law", ("all",),
        r"\bcaps? (?:a|any|every|each|all) misdemeanors?\b.*\b364 days", anywhere=True,
    ),
    _claim(
        "rights", "limits_cooperation", ("required",),
        r"\bbans? local limits\b|\bbars? (?:cities|counties|local)\b.*\bfrom limiting\b",
    ),
    _claim(
        "rights", "limits_cooperation", ("yes", "partial"),
        r"\bkeeps (?:\w+ ){0,3}(?:police|jails?|sheriffs)\b.*\bout of (?:most |civil )?immigration",
    ),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Stance:
    """A question that only texts answer, with the patterns of its yes and its no."""

    topic: str
    what: str
    about: str
    """Words that every such text contains, since a single sentence may say "them"."""
    yes: re.Pattern[str]
    no: re.Pattern[str]
    nationwide: bool = False
    """Set when one answer holds for the whole country, so that all files are compared."""
    within: bool = False
    """Set when two texts of one file are compared too."""


STANCES = (
    Stance(
        "college", "students with DACA", "DACA",
        re.compile(
            r"\b(?:left|leaves?|keeps?|kept) (?:them|people with DACA|DACA) in\b"
            r"|\bDACA (?:counts|is lawful presence|opens)\b"
        ),
        re.compile(
            r"\bDACA (?:is not|does not count)\b|\bnot (?:treat|count) DACA\b"
            r"|\bleaves? (?:them|DACA|people with DACA) out\b"
        ),
    ),
    Stance(
        "college", "a federal suit", "su",
        re.compile(
            r"\b(?:is|are) sued\b|\bgovernment sues\b|\bDepartment sue[sd]\b"
            r"|^We could name"
        ),
        re.compile(r"\bfound no suit (?:against|over)\b"),
    ),
    Stance(
        "college", "a GED in place of the diploma", "",
        re.compile(r"\b(?:GED|equivalency certificate)\b.*\bmay stand in\b"),
        re.compile(r"\bGED (?:does not count|is not (?:accepted|enough))\b"),
    ),
    Stance(
        "records", "a record cleared without a request", "",
        re.compile(
            r"^(?!.*\b(?:not|never|no|only|would|due|plans?)\b)"
            r".*\b(?:without a (?:request|petition)|by (?:itself|themselves)|automatic(?:ally)?)\b",
            re.IGNORECASE,
        ),
        re.compile(
            r"^Records are cleared only when a person asks\b|^Nothing is sealed without a request\b"
        ),
        within=True,
    ),
    Stance(
        "records", "a conviction cleared without a request", "",
        re.compile(
            r"^(?!.*\b(?:not|never|no|would|due|plans?)\b).*"
            r"\b(?:convictions?|cannabis|marijuana)\b.*"
            r"\b(?:cleared|expunged|sealed|destroyed)\b.*\bwithout a request\b",
            re.IGNORECASE,
        ),
        re.compile(
            r"(?<![Oo]ther )(?<!Most )\b[Cc]onvictions are (?:not|never) (?:cleared|sealed)"
            r" (?:by themselves|without a request)(?!,? (?:save|except))"
            r"|\bdoes not clear convictions by itself\b"
            r"|^A conviction is not cleared by itself\b"
        ),
        within=True,
    ),
    Stance(
        "rights", "a bond hearing", "bond",
        re.compile(
            r"\bmay (?:hold a bond hearing|ask a judge for bond)\b"
            r"|(?<!\bno )bond hearing is due\b"
        ),
        re.compile(r"\bno bond hearing\b", re.IGNORECASE),
    ),
    Stance(
        "rights", "a ruling on bond hearings", "",
        re.compile(
            r"(?<!who )\bmay (?:hold a bond hearing|ask a judge for bond)\b|\bbond hearing is due\b"
            r"|\bturned down the no-bond rule\b|\bmay not be refused a bond hearing\b"
        ),
        re.compile(
            r"^Not settled\b|\bdid not find what the federal appeals court\b"
            r"|\b(?:no clear majority on|did not agree on one answer about|was split on who)\b"
        ),
    ),
    Stance(
        "rights", "the Supreme Court's case on bond", "bond",
        re.compile(r"\bSupreme Court (?:took|takes) the question\b"),
        re.compile(r"\bSupreme Court has been asked\b|\bon its way to the Supreme Court\b"),
        nationwide=True,
    ),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Counted:
    """A number of states that a text types; `derive` counts them from the facts, if it can."""

    what: str
    topic: str
    words: re.Pattern[str]
    derive: tuple[str, Any] | None = None
    """Fact and value."""


COUNTED = (
    Counted(
        "states whose rule a court ended", "college",
        re.compile(r"\blost (?:(?:its|their|the) rule )?in court|\bcourt ended such a rule"
                   r"|\blost (?:its|their) rule\b|\bended their rules?\b|\bended theirs\b"),
        ("in_state_tuition", "enjoined"),
    ),
    Counted(
        "states sued over tuition", "college",
        re.compile(r"\bsued\b|\bfederal suits\b|\bnamed in (?:what we read|federal)"),
    ),
    Counted(
        "states that give a license without proof", "driving",
        re.compile(r"\bgive\b.*\b(?:license|card)\b.*\bwithout proof"),
        ("open_regardless_of_status", True),
    ),
    Counted(
        "states with more Medicaid for adults", "health",
        re.compile(r"\b(?:has|have) (?:expanded|widened) Medicaid"), ("medicaid_expansion", True),
    ),
    Counted(
        "states that guard Medicaid data", "health",
        re.compile(r"\bbars? data\b|\bstopped the use of Medicaid data|\bdata\b.*\bthat sued"),
    ),
    Counted(
        "states where the limits of July 2025 are stopped", "health",
        re.compile(r"\bstops? (?:the (?:new|federal) limits|this for)\b"),
    ),
    Counted(
        "states where the rule on adult education is stopped", "college",
        re.compile(r"\bcourt stop(?:s|ped) (?:this|the new rule)\b"),
    ),
)  # fmt: skip
