"""How to ask for each program a checklist points to, and whom to call about it.

The words are those of the program on the topic's card, the number that of a place that
knows it. Where neither is held there is none: nothing is made up, and the line of one
program is never given for another's.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from navigator.eligibility.answers import Answers
from navigator.eligibility.screen import Verdict
from navigator.library.calls import Asked, of_kind, state_of
from navigator.records.checklists import Checklist, Help
from navigator.records.jurisdictions import FEDERAL
from navigator.records.model import Nearby, Program
from navigator.records.topics import TOPICS

if TYPE_CHECKING:
    from navigator.library.facade import Library

_MOST_WAYS = 2
_LOOKED_AT = 60
"""Enough to find an office of each kind."""
_BY_NAME = ("state_funded",)
"""Kinds of which a state has several: a program is found by its name alone."""
_UNNAMED = ("helper", "legal_help", "record_relief")
"""Kinds of which a checklist tells several outcomes apart that no program is named after."""
_OF_THE_STATE = (
    "medicaid",
    "chip",
    "chip_unborn",
    "state_funded",
    "license",
    "in_state_tuition",
    "state_aid",
)
"""Kinds about which a national line knows nothing."""
_MARKETPLACE, _FEDERAL_AID = "marketplace", "federal_aid"
_OFFICES = {
    "office-nonprofit": ("doj_recognized", "named_lawyers"),
    "office-legal-aid": ("lsc_grantee",),
}
"""Outcomes that are an office of one kind: no other is called by its name."""


def asked_near(library: Library, state: str, lang: str, zip: str) -> Asked:
    """Where to look: near the ZIP, but for one of another state, whose places know other rules."""
    return Asked(library, state, lang, zip if zip and state_of(library, zip) == state else "")


def program_help(asked: Asked, checklist: Checklist) -> dict[str, Help]:
    """By program, how to ask and the nearest place to call."""
    library, state, topic = asked.library, asked.state, checklist.topic
    told, english = (
        library.screen(checklist.id, Answers(state), lang).outcomes for lang in (asked.lang, "en")
    )
    held = [one for one in library.card(state, topic, "en").programs if _is_there(one, library)]
    words = {one.id: one for one in library.card(state, topic, asked.lang).programs}
    facts = library.facts(state, topic)
    market = next((str(one.value) for one in facts if one.name == _MARKETPLACE), "")
    places: dict[str, list[Nearby]] = {}
    found: dict[str, Help] = {}
    # A program is known by its English name; its id may hold a translated one.
    for verdict, plain in zip(told, english, strict=True):
        kinds = verdict.ask_at or TOPICS[topic].doors
        for kind in kinds:
            if kind not in places:
                places[kind] = list(of_kind(asked, topic, kind, _LOOKED_AT))
        near = _to_call(plain, [places[kind] for kind in kinds], market)
        ways = _ways([words[one.id] for one in _named(plain, held)])
        found[verdict.program] = Help(ways, near)
    return found


def _is_there(program: Program, library: Library) -> bool:
    """Whether a program says how to ask, has begun and has not ended."""
    today = library.today()
    begun = program.since is None or program.since <= today
    return bool(program.how) and begun and (program.until is None or program.until >= today)


def _named(verdict: Verdict, programs: Iterable[Program]) -> list[Program]:
    """The programs an outcome is about: by name, else those of its kind, the state's first."""
    if verdict.kind in _UNNAMED:
        return []
    alike = [one for one in programs if one.kind == verdict.kind]
    own = [one for one in alike if one.state != FEDERAL] or alike
    named = [one for one in own if _same_name(one.name, verdict.title)]
    return (named if named or verdict.kind in _BY_NAME else own)[:_MOST_WAYS]


def _ways(programs: list[Program]) -> tuple[str, ...]:
    """How the programs say to ask; of several, each with its name."""
    if len(programs) == 1:
        return (programs[0].how or "",)
    return tuple(f"{one.name}: {one.how}" for one in programs)


def _same_name(one: str, other: str) -> bool:
    """Whether one name begins with the other, brackets and what follows a colon aside."""
    short, long = sorted((_plain(one), _plain(other)), key=len)
    return long.startswith(short)


def _plain(name: str) -> str:
    return name.partition("(")[0].partition(":")[0].strip().casefold()


def _to_call(verdict: Verdict, kinds: Iterable[list[Nearby]], market: str) -> Nearby | None:
    """The first place that knows the program, kind by kind."""
    for places in kinds:
        fitting = [one for one in places if _knows(one, verdict, market)]
        if verdict.kind == _FEDERAL_AID:
            fitting.sort(key=lambda one: not one.place.area_national)
        if fitting:
            return fitting[0]
    return None


def _knows(near: Nearby, verdict: Verdict, market: str) -> bool:
    place = near.place
    if _MARKETPLACE in (verdict.kind, place.subkind):
        return verdict.kind == _MARKETPLACE and _same_name(place.name, market)
    if verdict.kind in _OF_THE_STATE:
        # One of many counters, as a college is, answers for itself: only where it is near.
        is_counter = near.km is None and place.lat is not None
        return not (place.area_national or is_counter)
    return place.subkind in _OFFICES.get(verdict.program, (place.subkind,))
