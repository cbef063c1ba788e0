"""Compares sentences with the typed facts, with other files and with counted states.

The states a sentence speaks about are read from its words; `claims` says which words mean what. A
fact of unknown value is compared with nothing.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from navigator.records.jurisdictions import FEDERAL
from navigator.steward.content.proof.claims import CLAIMS, COUNTED, STANCES, Claim, Stance
from navigator.steward.content.proof.said import Finding, Said, in_force, path_of
from navigator.steward.content.records import Content
from navigator.steward.content.shape.schema import FactEntry

_NO_STATES = ("DC", "PR")
"""Jurisdictions that words such as "ten states" do not count."""
_GENERAL = ("bring", "know")
"""Roles of the federal file whose texts stand on the card of every state that keeps them."""
_NUMBERS = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15,
    "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20,
}  # fmt: skip
_NUMBER = re.compile(
    rf"\b(\d{{1,2}}|{'|'.join(_NUMBERS)})\b"
    r"(?=(?: (?:other|more|federal|of those))* (?:states?\b|suits\b|had lost\b|lost\b))",
    re.IGNORECASE,
)


def check_claims(content: Content, texts: Iterable[Said], today: date) -> Iterator[Finding]:
    """Yield sentences that contradict the fact in force in the state they speak about."""
    facts = _facts(content, today)
    for said in texts:
        if not (said.holds(today) or said.role == "changes"):
            continue
        for sentence in said.sentences:
            for claim in CLAIMS:
                if not (claim.anywhere or claim.topic == said.topic):
                    continue
                if claim.unless.search(sentence) or not claim.words.search(sentence):
                    continue
                for state in sorted(_spoken_of(said, sentence)):
                    key = (state, claim.topic, claim.fact)
                    if key in facts:
                        yield from _against(said, sentence, claim, key, facts[key])


def _spoken_of(said: Said, sentence: str) -> frozenset[str]:
    """Return the states that a sentence speaks about; none where it only counts states."""
    named = said.states(sentence)
    return frozenset() if named == {said.state} and _NUMBER.search(sentence) else named


def _against(
    said: Said, sentence: str, claim: Claim, key: tuple[str, str, str], fact: tuple[str, FactEntry]
) -> Iterator[Finding]:
    where, entry = fact
    value = plain_value(entry.value)
    parts = entry.value.get("programs") or () if isinstance(entry.value, dict) else ()
    fits = {value, *(one["enrollment"] for one in parts)} & set(claim.fits)
    if value is None or fits:
        return
    if said.role == "changes" and (said.since is None or (entry.since or date.min) > said.since):
        return
    state, topic, name = key
    yield Finding(
        "fact", said.where, f"{path_of(state, topic)}: {where}", sentence,
        f"{name} = {shown(value)}" + (f" since {entry.since}" if entry.since else ""),
        f"these words fit {' or '.join(map(shown, claim.fits))} only",
    )  # fmt: skip


def check_stances(content: Content, texts: Iterable[Said], today: date) -> Iterator[Finding]:
    """Yield pairs of texts about one state of which one says yes and one says no."""
    within = {stance.what for stance in STANCES if stance.within}
    sides: dict[tuple[str, str, bool], list[tuple[Said, str]]] = defaultdict(list)
    for said in texts:
        everywhere = _shown_with(content, said)
        for stance in STANCES:
            if said.topic == stance.topic and (said.holds(today) or said.role == "changes"):
                for state, is_yes, sentence in _stand(stance, said, everywhere):
                    sides[stance.what, state, is_yes].append((said, sentence))
    for (what, state, is_yes), told in sorted(sides.items()):
        # What is one for the whole country is told once of each file that says no.
        for one, says in (told[:1] if state == FEDERAL else told) if is_yes else ():
            for other, against in sides.get((what, state, False), ()):
                if one.path != other.path or what in within:
                    why = f"{what} in {state}: one says yes and one no"
                    yield Finding("stance", one.where, other.where, says, against, why)


def _shown_with(content: Content, said: Said) -> frozenset[str]:
    """Return the states on whose card a general paper or remark stands; none for other texts."""
    if said.state != FEDERAL or said.role not in _GENERAL:
        return frozenset()
    files = [file for file in content.topics if file.topic == said.topic]
    return frozenset(file.state for file in files if said.role not in file.without) - {FEDERAL}


def _stand(
    stance: Stance, said: Said, everywhere: frozenset[str]
) -> Iterator[tuple[str, bool, str]]:
    """Yield state, answer and sentence; nothing for a state to which the text says both."""
    if stance.about not in said.text:
        return
    found: list[tuple[frozenset[str], bool, str]] = []
    states: frozenset[str] = frozenset()
    for sentence in said.sentences:
        # "Their boards say …" speaks of the states of the sentence before.
        if not sentence.startswith(("Their ", "They ", "Its ")):
            states = said.states(sentence)
        is_yes, is_no = stance.yes.search(sentence), stance.no.search(sentence)
        if bool(is_yes) != bool(is_no):
            found.append((states, bool(is_yes), sentence))
    for states, yes, sentence in found:
        for state in (FEDERAL,) if stance.nationwide else sorted(states or everywhere):
            if not any(state in others and other != yes for others, other, _ in found):
                yield state, yes, sentence


def check_counts(content: Content, texts: Iterable[Said], today: date) -> Iterator[Finding]:
    """Yield typed numbers of states that differ from the facts, or from each other.

    Where two numbers differ, only one pair is yielded: the first place of each number.
    """
    facts = _facts(content, today)
    typed: dict[int, dict[int, list[tuple[Said, str]]]] = defaultdict(lambda: defaultdict(list))
    for said in texts:
        if not said.holds(today):
            continue
        for sentence in said.sentences:
            for number, around in _numbers(sentence):
                for index, counted in enumerate(COUNTED):
                    if said.topic == counted.topic and counted.words.search(around):
                        typed[index][number].append((said, sentence))
                        break
    for index, numbers in typed.items():
        counted = COUNTED[index]
        if counted.derive is None:
            yield from _unlike(counted.what, numbers)
            continue
        name, value = counted.derive
        right = sum(
            key[1:] == (counted.topic, name) and entry.value == value and key[0] not in _NO_STATES
            for key, (_, entry) in facts.items()
        )
        for number, places in sorted(numbers.items()):
            # "In five other states": the state of the page is one more.
            for said, sentence in places:
                own = facts.get((said.state, counted.topic, name))
                others = right - bool(" other " in sentence and own and own[1].value == value)
                if number != others:
                    yield Finding(
                        "count", said.where, f"*/{counted.topic}.yaml: facts.{name}", sentence,
                        f"{others} states have {name} = {shown(value)}",
                        f"{counted.what}: typed, and not what the facts add up to",
                    )  # fmt: skip


def _numbers(sentence: str) -> Iterator[tuple[int, str]]:
    """Yield each number of states with the words between it and the numbers beside it."""
    found = list(_NUMBER.finditer(sentence))
    ends = [0, *(one.end() for one in found), len(sentence)]
    begins = [*(one.start() for one in found), len(sentence)]
    for place, one in enumerate(found):
        number = _NUMBERS.get(one[1].lower()) or int(one[1])
        yield number, sentence[ends[place] : begins[place + 1]]


def _unlike(what: str, numbers: Mapping[int, list[tuple[Said, str]]]) -> Iterator[Finding]:
    most = max(numbers, key=lambda number: len(numbers[number]))
    for number, places in sorted(numbers.items()):
        if number != most:
            (one, says), (other, against) = places[0], numbers[most][0]
            why = f"{what}: {number} in {len(places)} places, {most} in {len(numbers[most])}"
            yield Finding("count", one.where, other.where, says, against, why)


def plain_value(value: Any) -> Any:
    """Return a choice or yes/no as it is, the enrollment of a coverage, the existence of a law."""
    if not isinstance(value, dict):
        return value
    if value.get("exists") and "programs" in value:
        return value.get("enrollment")
    return "none" if "programs" in value else value.get("exists")


def _facts(content: Content, today: date) -> dict[tuple[str, str, str], tuple[str, FactEntry]]:
    """Return key and entry of each fact in force, by state, topic and name."""
    return {
        (file.state, file.topic, name): (f"facts.{name}[{number}]", entry)
        for file in content.topics
        if file.state != FEDERAL
        for name, entries in file.facts.items()
        for number, entry in enumerate(entries)
        if in_force(entry.since, entry.until, today)
    }


def shown(value: Any) -> str:
    """Return a plain value in a word."""
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)
