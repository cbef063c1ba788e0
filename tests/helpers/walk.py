"""The way over every page of a state, for tests that look at all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from navigator.records.topics import TOPICS

if TYPE_CHECKING:
    from navigator.library.facade import Library


def routes(library: Library, state: str) -> list[tuple[str, str]]:
    """One route to every kind of page, and to every topic of the state."""
    card = library.card(state, "health")
    own = [one.id for one in card.programs if one.state == state]
    place = library.places(state, "legal", limit=1)[0]
    found = [("intro", ""), ("home", ""), ("packet", ""), ("changes", ""), ("calls", "")]
    found += [("own_place", ""), ("stacks", ""), ("new_stack", "")]
    found += [("kiosk_setup", "1"), ("kiosk_setup", "5")]
    found += [("settings", ""), ("help", ""), ("about", ""), ("tour", ""), ("tour", "5")]
    found += [("card", f"card:{state}:{topic}") for topic in TOPICS]
    found += [("doors", f"card:{state}:health"), ("near", f"card:{state}:health")]
    found += [("dentist", f"card:{state}:health")]
    found += [("near", f"card:{state}:driving"), ("along", f"card:{state}:driving")]
    found += [("program", own[0]), ("place", place.id), ("places", f"card:{state}:legal")]
    found += [("faces", "card:US:rights.someone-taken"), ("faces", f"card:{state}:driving")]
    found += [("guide", "card:US:rights.someone-taken"), ("guide", "card:US:legal.check-helper")]
    found += [("letters", ""), ("letters", "food"), ("letter", "letter:US:snap-cut")]
    found += [("checklist", one.id) for one in library.checklists()]
    found += [("household", ""), ("plan", "")]
    found += [("compare", "driving"), ("compare", f"college:{state},NM"), ("map", "driving")]
    return found
