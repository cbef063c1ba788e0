"""Groups places of one organization: a family sees it once, its nearest site first.

Lists and people write one name in several ways: case, accents and brackets are ignored when names
are compared. A place that names no organization is its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from navigator.records.folding import folded_words
from navigator.records.hits import Hit
from navigator.records.model import Nearby

_IN_BRACKETS = re.compile(r"\([^)]*\)")


def by_organization(found: Iterable[Nearby]) -> list[list[Nearby]]:
    """Group the places of each organization by kind, in the order of the first of each group."""
    groups: dict[tuple[str, ...], list[Nearby]] = {}
    for one in found:
        place = one.place
        who = _who(place.kind, place.organization or place.name, place.id)
        groups.setdefault(who, []).append(one)
    return list(groups.values())


def one_row_each(hits: Iterable[Hit]) -> list[list[Hit]]:
    """Group search results in their order, the places of one organization as one row.

    A row stands where the best of its places stood. In it, where distances are known, the nearest
    goes first; a site whose own name was typed stays before it.
    """
    rows: dict[tuple[str, ...], list[Hit]] = {}
    for hit in hits:
        kind = hit.place_kind
        who = _who(kind, hit.organization or hit.title, hit.id) if kind else (hit.id,)
        rows.setdefault(who, []).append(hit)
    return [sorted(row, key=_nearest) for row in rows.values()]


def _nearest(hit: Hit) -> tuple[bool, bool, float]:
    return not hit.is_named, hit.km is None, hit.km or 0.0


def _who(kind: str, name: str, id: str) -> tuple[str, ...]:
    return kind, *(folded_words(_IN_BRACKETS.sub(" ", name)) or (id,))
