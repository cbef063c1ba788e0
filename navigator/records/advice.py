"""Tells advice from rules: a mark of doubt belongs to a rule, not to "keep your pay stubs".

Judges the English text, before it is translated. In doubt a text counts as a rule.
"""

from __future__ import annotations

import re

from navigator.records.jurisdictions import JURISDICTIONS

_RULE = re.compile(
    r"""\d|[{%$]|\b(?:laws?|rules?|rulings?|orders?|must|may\ not|has\ to|have\ to|fees?|costs?
    |prices?|limits?|policy|only|counts?|begins?|end(?:s|ed)|we\ (?:found|saw|know)|decides?)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_STATES = re.compile(r"\b(?:" + "|".join(map(re.escape, JURISDICTIONS.values())) + r")\b")
_OFFICE = re.compile(r"\b[A-Z]{3,}\b")
_OF_OFFICE = re.compile(r"\b[Tt]he [A-Z]{2,}\b")
_SENTENCE = re.compile(r"[^.?!]+[.?!]?")
_REQUEST = re.compile(
    r"""^(?:(?:do\ not|never|always|please|then|also|first)\ )?(?:ask|call|check|compare|complain
    |keep|look|read|say|see|speak|stay|talk|tell|wait|write)\b""",
    re.IGNORECASE | re.VERBOSE,
)
"""The first words of a request to speak or to keep. To bring or to send a paper is often a rule."""


def is_advice(english: str, *, sourced: bool) -> bool:
    """Return whether a text states no rule of a state, an office or a court.

    A text that cites a page claims something by that: it is advice only if each of its sentences
    asks to speak or to keep, or tells what may happen.

    Args:
        english: The text, one or more sentences.
        sourced: Whether it cites a page.
    """
    if any(one.search(english) for one in (_RULE, _STATES, _OF_OFFICE)):
        return False
    if not sourced:
        return True
    told = (one.strip() for one in _SENTENCE.findall(english))
    return not _OFFICE.search(english) and all(_asks(one) for one in told if one)


def _asks(sentence: str) -> bool:
    """Return whether a sentence asks to speak or to keep, asks back or tells what may happen."""
    is_open = sentence.endswith("?") or " may " in sentence
    return is_open or any(_REQUEST.match(part.strip()) for part in sentence.split(","))
