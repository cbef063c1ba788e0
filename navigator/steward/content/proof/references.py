"""Compares what several places say about one law, case or program: its days and its state.

A reference is a bill, a numbered or named act, a docket or a program by its name; the same
number in two states is two laws. Two entries disagree when both give a day for the same
event and the days can not be one, or when one treats as open, failed or blocked what another
says is in force. An entry that tells both sides is left alone, and of the changes only the
newest word counts.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations

from navigator.records.jurisdictions import FEDERAL
from navigator.steward.content.proof.said import Finding, Said

_REFERENCE = re.compile(
    r"\b(?P<kind>HB|SB|LB|AB|LD|HF|SF|H\.R\.|House Bill|Senate Bill|Assembly Bill|Public Acts?"
    r"|Public Chapter|Act|P\.L\.|Prop(?:osition)?|Initiative|Executive Order|EO) ?-?"
    r"(?P<number>\d+(?:-\d+)*(?:-[A-Z]\b)?)(?:,? ?(?:\(|of )(?P<year>\d{4}))?"
    r"|\b(?P<docket>\d:\d\d-cv-\d+)\b"
)
_ACT = re.compile(r"\b(?!The )(?:[A-Z][\w'-]+ (?:(?:and|of|for) )?)+Act\b")
_SHORT = {
    "House Bill": "HB", "Senate Bill": "SB", "Assembly Bill": "AB", "Proposition": "Prop",
    "Public Acts": "Act", "Public Act": "Act", "Executive Order": "EO",
}  # fmt: skip
_ORDER = 5
"""The fewest digits of a president's order; those of governors have fewer."""
_CAPITALS = 2
"""The fewest capitalized words that make a program's name one that is not said by chance."""


def _words(*parts: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(parts)})\b", re.IGNORECASE)


_STANDS = {
    "blocked": _words(r"block(?:s|ed)", "struck down", r"strikes? down", r"enjoin\w*"),
    "failed": _words(
        "vetoe[ds]", "die[ds]", "went nowhere", "failed", r"did not (?:pass|become law)",
        r"stopped in the (?:Senate|House)",
    ),
    "open": _words(
        r"bills? (?:of|for|that|filed)", r"\d{4} bills?", "would", "if it is law", "still open",
        r"(?:do|did|could) not (?:know|find|see) (?:how .*\bended|if|whether|its end)",
        "became law was not found",
    ),
    "in force": _words(
        r"(?:is|are|was) (?:signed|in force)", "signs", r"(?:took|takes|in) effect", "starts",
        "began", "begins", r"(?:is|became|becomes) law", r"lets? \w+ use",
    ),
}  # fmt: skip
_NO_EVENT = _words(
    "would", "if", "before", "not", "whether", "(?-i:may)", "override", r"refus\w+", "planned",
    "waits?", "was to", "named",
)  # fmt: skip
"""Words beside which nothing has happened."""
_EVENTS = {
    "signed": _words("signs", "signed"),
    "in force": _words(
        "starts", "started", r"(?:took|takes) effect", "in force", "began", "begins"
    ),
    "blocked": _words(r"block(?:s|ed)", "struck down", r"strikes? down", "stops", "stopped"),
    "sued": _words("sue[sd]"),
    "ended": _words("ended", "ends"),
}
_SINCE = _words("since")
"""A word that dates a law whose number stands beside it; beside a name it may date anything."""
_BAD_PAIRS = (
    ("failed", "in force"),
    ("open", "in force"),
    ("open", "failed"),
    ("blocked", "in force"),
)

_MONTHS = {
    "January": 1, "February": 2, "March": 3, "April": 4, "May": 5, "June": 6, "July": 7,
    "August": 8, "September": 9, "October": 10, "November": 11, "December": 12,
}  # fmt: skip
_DAY = re.compile(rf"\b(?:({'|'.join(_MONTHS)}) (?:(\d{{1,2}}), )?)((?:19|20)\d\d)\b")

When = tuple[int, int, int | None]
"""Year, month and day; the day may be missing."""
Ref = tuple[str, str]
"""State, and number or name, such as `HB 226`."""


@dataclass(slots=True)
class _Told:
    """The days and states of affairs that one entry gives for one reference."""

    said: Said
    sentence: str
    year: str | None = None
    stands: set[str] = field(default_factory=set)
    speaks_of: set[str] = field(default_factory=set)
    """All that the entry mentions anywhere, so that it does not count as denied."""
    days: dict[str, set[When]] = field(default_factory=lambda: defaultdict(set))

    @property
    def is_change(self) -> bool:
        return self.said.role == "changes"


def check_references(texts: Sequence[Said], today: date) -> Iterator[Finding]:
    """Yield pairs of entries that give one law two days or two ends."""
    for (state, name), told in sorted(_gather(texts, today).items()):
        # A law may be blocked, lifted and blocked again.
        often = sum(one.is_change and "blocked" in one.days for one in told) > 1
        for one, other in combinations(told, 2):
            if one.year and other.year and one.year != other.year:
                continue
            if why := _unlike_days(one, other, often=often) or _unlike_ends(one, other):
                yield Finding(
                    "law", one.said.where, other.said.where, one.sentence, other.sentence,
                    f"{state} {name}: {why}",
                )  # fmt: skip


def _gather(texts: Sequence[Said], today: date) -> dict[Ref, list[_Told]]:
    """Return each reference with every entry that mentions it; fields of one entry are joined."""
    programs = _program_names(texts)
    former = _former_laws(texts, today)
    entries: dict[tuple[Ref, str], _Told] = {}
    for said in texts:
        if not (said.holds(today) or said.role == "changes"):
            continue
        around = f"{said.text} {said.clash}"
        speaks_of = {name for name, words in _STANDS.items() if words.search(around)}
        for sentence in said.sentences:
            found = list(_REFERENCE.finditer(sentence))
            for match in found:
                ref = _ref(said, sentence, match)
                told = entries.setdefault((ref, said.entry), _Told(said, sentence))
                told.year = told.year or match["year"]
                told.stands |= _stands(sentence)
                told.speaks_of |= speaks_of
                is_new = said.key.startswith("facts.law[") and (said.path, match[0]) not in former
                if is_new and said.since and match["number"] not in said.clash:
                    told.days["in force"].add(_typed(said.since))
                if len(found) == 1:
                    _add_days(told, sentence, since=True)
            for name in _names(sentence, programs[said.state]):
                ref = (_state(said, sentence), name)
                told = entries.setdefault((ref, said.entry), _Told(said, sentence))
                _add_days(told, sentence, since=False)
                if said.key.endswith("].name") and said.role == "programs":
                    if said.since:
                        told.days["in force"] = {_typed(said.since)}
                    if said.until:
                        told.days["ended"] = {_typed(said.until)}
    gathered: dict[Ref, list[_Told]] = defaultdict(list)
    for (ref, _), told in entries.items():
        gathered[ref].append(told)
    return {ref: _newest(told) for ref, told in gathered.items() if len(told) > 1}


def _program_names(texts: Iterable[Said]) -> dict[str, set[str]]:
    """Return, by state, its programs' names without the part in brackets or behind a comma."""
    found: dict[str, set[str]] = defaultdict(set)
    for said in texts:
        if said.role == "programs" and said.key.endswith("].name"):
            name = re.sub(r" *[(,].*", "", said.text)
            if sum(word[:1].isupper() for word in name.split()) >= _CAPITALS:
                found[said.state].add(name)
    return found


def _names(sentence: str, programs: set[str]) -> set[str]:
    """Return the programs and acts that a sentence names; of overlapping names the longest."""
    found = {one for one in programs if one in sentence} | set(_ACT.findall(sentence))
    return {one for one in found if not any(one != other and one in other for other in found)}


def _former_laws(texts: Iterable[Said], today: date) -> set[tuple[str, str]]:
    """Return laws that the fact `law` named before its present value began."""
    return {
        (said.path, match[0])
        for said in texts
        if said.key.startswith("facts.law[") and not said.holds(today)
        for match in _REFERENCE.finditer(said.text)
    }


def _state(said: Said, sentence: str) -> str:
    named = said.states(sentence) - {said.state}
    return next(iter(named)) if len(named) == 1 else said.state


def _ref(said: Said, sentence: str, match: re.Match[str]) -> Ref:
    if match["docket"]:
        return FEDERAL, match["docket"]
    kind, number = _SHORT.get(match["kind"], match["kind"]), match["number"]
    is_national = kind == "H.R." or (kind == "P.L." and "-" in number)
    is_national |= kind == "EO" and len(number) >= _ORDER
    return FEDERAL if is_national else _state(said, sentence), f"{kind} {number}"


def _stands(sentence: str) -> set[str]:
    found = {name for name, words in _STANDS.items() if words.search(sentence)}
    return found - {"in force"} if _NO_EVENT.search(sentence) else found


def _add_days(told: _Told, sentence: str, *, since: bool) -> None:
    """Note the day of each event, if the sentence gives a single day without a doubt.

    A change without a day in its text happened on the day under which it stands.
    """
    if _NO_EVENT.search(sentence):
        return
    days = days_in(sentence)
    if told.is_change and not days and told.said.since:
        days = {_typed(told.said.since)}
    if len(days) != 1:
        return
    for event, words in _EVENTS.items():
        if words.search(sentence) or (since and event == "in force" and _SINCE.search(sentence)):
            told.days[event] |= days


def days_in(sentence: str) -> set[When]:
    """Return the days that a sentence names; a year alone does not count."""
    return {
        (int(year), _MONTHS[month], int(day) if day else None)
        for month, day, year in _DAY.findall(sentence)
    }


def is_one_day(one: When, other: When) -> bool:
    """Return whether both may be the same: `July 2025` may be July 4, 2025."""
    return all(a is None or b is None or a == b for a, b in zip(one, other, strict=True))


def _typed(day: date) -> When:
    return day.year, day.month, day.day


def _newest(told: list[_Told]) -> list[_Told]:
    """Return the entries, with how the law stands only in the newest of the changes."""
    changes = [one for one in told if one.is_change and one.stands]
    newest = max((one.said.since or date.min for one in changes), default=date.min)
    for one in changes:
        if (one.said.since or date.min) < newest:
            one.stands = set()
    return told


def _unlike_days(one: _Told, other: _Told, *, often: bool) -> str:
    """Return two days of one event that can not be the same; an empty text if there are none."""
    for event in sorted(one.days.keys() & other.days.keys()):
        if event == "blocked" and often:
            continue
        pairs = [(a, b) for a in one.days[event] for b in other.days[event]]
        if not any(is_one_day(a, b) for a, b in pairs):
            first, second = (
                "-".join(f"{part:02}" for part in when if part is not None) for when in pairs[0]
            )
            return f"{event} on {first} or on {second}"
    return ""


def _unlike_ends(one: _Told, other: _Told) -> str:
    for first, second in _BAD_PAIRS:
        for a, b in ((one, other), (other, one)):
            if first in b.speaks_of or second in a.speaks_of:
                continue
            if first in a.stands and second in b.stands:
                return f"{first} in one, {second} in the other"
    return ""
