"""Finds, for a legal office without a phone, another office of its organization that has one.

The roster prints the phones of principal offices alone. Derived from names and places, never
typed: one organization is one folded name. Refused is what would send a family to the wrong
desk: a line without a street, a number marked for something else, a project of the
organization, a home for people who hide, and the like-named charity of another state.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from navigator.records.shelters import takes_in_who_hides
from navigator.steward.content.lists.listed import Row
from navigator.steward.content.lists.zips import vector
from navigator.steward.content.records import Content
from navigator.steward.content.shape.contacts import fold
from navigator.steward.content.shape.schema import PlaceEntry

Point = tuple[float, float]
Key = tuple[str, str]
"""State and id of a place."""
_KIND = "legal"
"""The one kind searched: another clinic, college or counter answers only for itself."""
_SAME_PURPOSE = re.compile(r"(?:main(?! office in)|immigration)\b", re.IGNORECASE)
"""The beginning of a phone's label that shows it is for anybody who asks."""
_BRACKETS = re.compile(r"\([^)]*\)")


@dataclass(frozen=True, slots=True)
class Office:
    """The parts of a place that decide whether its phone may stand in for another's."""

    key: Key
    kind: str
    name: str
    organization: str
    city: str
    """Empty where it has no address."""
    state: str
    street: str
    host: str
    """The host of its website."""
    numbers: tuple[str, ...]
    label: str
    """The label of the first number."""
    point: Point | None

    @property
    def is_of_its_own(self) -> bool:
        """Return whether it is an office of the organization itself that answers any caller.

        Lines have no street, nor have homes of people who hide: their names keep it out.
        """
        said = set(fold(_BRACKETS.sub("", self.name)).split())
        return (
            bool(self.numbers and self.city and self.street)
            and (not self.label or bool(_SAME_PURPOSE.match(self.label)))
            and said <= {*self.organization.split(), *fold(self.city).split()}
        )


def told_by(
    content: Content, point_of: Callable[[str, PlaceEntry | Row], Point | None]
) -> dict[Key, str]:
    """Return, by state and id of a place without a phone, the id of the office to call instead."""
    held: dict[str, list[Office]] = defaultdict(list)
    for one in _offices(content, point_of):
        held[one.organization].append(one)
    found: dict[Key, str] = {}
    for offices in held.values():
        with_phone = [one for one in offices if one.kind == _KIND and one.is_of_its_own]
        is_one = len({number for one in offices for number in one.numbers}) == 1
        for one in offices:
            if one.kind != _KIND or one.numbers or not one.city or takes_in_who_hides(one.name):
                continue
            others = [two for two in with_phone if two.state == one.state]
            if not others and is_one:
                others = [two for two in with_phone if two.host == one.host]
            if others:
                nearest = min(others, key=lambda two: (_apart(one.point, two.point), two.key))
                found[one.key] = f"place:{nearest.key[0]}:{nearest.key[1]}"
    return found


def _apart(one: Point | None, other: Point | None) -> float:
    """Return a measure that grows with the distance of two points; an unknown one is farthest."""
    if one is None or other is None:
        return 5.0
    return sum((a - b) ** 2 for a, b in zip(vector(*one), vector(*other), strict=True))


def _offices(
    content: Content, point_of: Callable[[str, PlaceEntry | Row], Point | None]
) -> Iterator[Office]:
    for file in content.places:
        for place in file.places:
            address = place.address
            yield Office(
                key=(file.state, place.id), kind=place.kind, name=place.name,
                organization=fold(place.organization or place.name),
                city=address.city if address else "",
                state=address.state if address else file.state,
                street=(address and address.street) or "", host=_host(place.website or ""),
                numbers=tuple(phone.number for phone in place.phones),
                label=next((phone.label or "" for phone in place.phones), ""),
                point=point_of(file.state, place),
            )  # fmt: skip
    for row in content.listed.rows:
        yield Office(
            key=(row.state, row.id), kind=content.listed.lists[row.list].kind, name=row.name,
            organization=fold(row.organization or row.name), city=row.city, state=row.state,
            street=row.street, host=_host(row.website),
            numbers=(row.phone,) if row.phone else (), label="", point=point_of(row.state, row),
        )  # fmt: skip


def _host(website: str) -> str:
    return (urlsplit(website).hostname or "").removeprefix("www.")
