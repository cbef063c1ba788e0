"""Composes which police near a ZIP code have an agreement with ICE, from the list of their state.

It never says that a place is free of such police: an agency that is not on the list may have signed
since, and one without an agreement may still call ICE.
"""

from __future__ import annotations

from collections.abc import Iterable

from navigator.language.wording import Wording
from navigator.pack.store import ZipRow
from navigator.records.model import Fact, TopicCard
from navigator.records.outline_parts import Line, Part, Purpose
from navigator.records.values import Agreement
from navigator.records.vocabulary import AGREEMENT_KINDS

POLICE_FACT = "police_agreements"
_MOST = 6
_MOST_STATEWIDE = 2


def police_part(card: TopicCard, where: ZipRow | None, say: Wording) -> Part | None:
    """Return the agreements of a county, of the whole state, and how many there are.

    Args:
        card: The rights card of a state; for another the result is None.
        where: The ZIP code of somebody in that state, if there is one.
        say: The words of a language.
    """
    fact = next((one for one in card.facts if one.name == POLICE_FACT), None)
    if fact is None or not isinstance(fact.value, tuple):
        return None
    here = [one for one in fact.value if where is not None and _is_of(one, where)]
    statewide = sorted((one for one in fact.value if one.statewide), key=_is_met_last)
    state, day = say.state(card.state), _day_of_list(fact, say)
    lines = _agencies(here, say)
    if where is not None and where.county and not here:
        lines.append(say("police.county_none", county=where.county, date=day))
    if statewide:
        names = [*_named(statewide, say)[:_MOST_STATEWIDE]]
        told = say("police.whole_state", state=state, agencies="; ".join(names))
        lines.append(" ".join([told, *_more(len(_by_agency(statewide)) - len(names), say)]))
    kinds = {one.kind for one in (*here, *statewide)}
    lines += [say(f"police.means.{kind}") for kind in AGREEMENT_KINDS if kind in kinds]
    key = {0: "police.state_none", 1: "police.state_one"}.get(len(fact.value), "police.state_count")
    lines.append(say(key, state=state, date=day, count=f"{len(fact.value):,}"))
    notes = (fact.note or "", f"{say('police.may_sign')} {say('police.call_911')}")
    return Part(Purpose.POLICE, say("part.police"), tuple(map(Line, lines)), notes)


def _is_of(one: Agreement, where: ZipRow) -> bool:
    """Return whether an agency works in the county or town of a ZIP code, not in all the state."""
    counties = (one.county or "").split("; ")
    is_town = one.town is not None and one.town.casefold() == where.city.casefold()
    return not one.statewide and (is_town or (bool(where.county) and where.county in counties))


def _is_met_last(one: Agreement) -> bool:
    """Return whether an agency is no state police or highway patrol: those sort first.

    A family meets them on the road.
    """
    name = one.agency.casefold()
    return not any(word in name for word in ("police", "patrol", "public safety"))


def _by_agency(agreements: Iterable[Agreement]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for one in agreements:
        found.setdefault(one.agency, []).append(one.kind)
    return found


def _named(agreements: Iterable[Agreement], say: Wording) -> list[str]:
    """Return each agency with what its agreements allow."""
    return [
        say(
            "police.here",
            agency=agency,
            kinds=", ".join(say(f"police.kind.{one}") for one in AGREEMENT_KINDS if one in kinds),
        )
        for agency, kinds in _by_agency(agreements).items()
    ]


def _agencies(here: list[Agreement], say: Wording) -> list[str]:
    """Return the agencies of a county, sheriffs first, then by name, `_MOST` of them."""
    ordered = sorted(here, key=lambda one: ("sheriff" not in one.agency.casefold(), one.agency))
    named = [f"{one}." for one in _named(ordered, say)]
    return [*named[:_MOST], *_more(len(named) - _MOST, say)]


def _more(count: int, say: Wording) -> list[str]:
    return [say("police.more", count=f"{count}")] if count > 0 else []


def _day_of_list(fact: Fact, say: Wording) -> str:
    """Return the day of the list itself: that of its first page."""
    day = fact.sources[0].as_of if fact.sources else None
    return say.day(day) if day else say("date.unknown")
