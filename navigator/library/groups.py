"""Places of one organization, put together: a family sees it once, its nearest site first.

Lists and people write one name in several ways; case, accents and what stands in brackets
do not tell two organizations apart. A place that names no organization is its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from navigator.records.folding import folded_words
from navigator.records.model import Nearby, Place

_IN_BRACKETS = re.compile(r"\([^)]*\)")


def by_organization(found: Iterable[Nearby]) -> list[list[Nearby]]:
    """Each organization's places of one kind together, in the order of the first of them."""
    groups: dict[tuple[str, ...], list[Nearby]] = {}
    for one in found:
        groups.setdefault(_who(one.place), []).append(one)
    return list(groups.values())


def _who(place: Place) -> tuple[str, ...]:
    name = _IN_BRACKETS.sub(" ", place.organization or place.name)
    return place.kind, *(folded_words(name) or (place.id,))
