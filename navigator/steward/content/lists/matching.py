"""Finds rows of several lists that are the same place, and merges them.

Two rows are one place when street and suite agree and the names are near each other
or the phone is the same. Names alone never suffice: chains have many sites.
"""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from rapidfuzz import fuzz

from navigator.steward.content.lists.listed import ANSWERS, SETTINGS, Row
from navigator.steward.content.shape.contacts import fold, street_key
from navigator.steward.content.shape.schema import PlaceEntry

NEAR_NAMES = 85.0
"""Two names at one door that are at least this alike (0 to 100) are the same place."""
_SAME_NAMES = 97.0
_SAME = 92.0
"""Two names with one phone that are at least this alike may be one place."""
_NUMBERED = re.compile(
    r"\b(?:suite|ste|room|unit|bldg|building|floor|no|number)\.? *#?\w?\d*[a-z]?\b"
    r"|\b(?:i|ii|iii|iv|v|inc)\b\.?|#? ?\d+[a-z]?\b",
    re.IGNORECASE,
)
"""The numbers that tell rooms and vans of one house apart."""
_COMMON = re.compile(
    r"\b(?:inc|llc|the|of|at|and|community|health|healthcare|care|center|centers|clinic|medical"
    r"|family|services|chc)\b"
)


def likeness(one: str, other: str) -> float:
    """Return how alike two names are, 0 to 100; words that every clinic has count less."""
    first, second = fold(one), fold(other)
    if first == second:
        return 100.0
    whole = fuzz.token_sort_ratio(first, second)
    bare = [" ".join(_COMMON.sub(" ", name).split()) for name in (first, second)]
    if not all(bare):
        return whole
    return max(whole, min(fuzz.token_set_ratio(first, second), fuzz.token_set_ratio(*bare)))


def is_same(one: Row, other: Row) -> bool:
    """Return whether two rows are the same place."""
    if one.key and one.key == other.key:
        return True
    street = street_key(one.street)
    if one.state != other.state or street != street_key(other.street):
        return False
    same_city = fold(one.city) == fold(other.city)
    near = max(likeness(a, b) for a in one.names for b in other.names)
    if street.startswith("po box") or not any(char.isdigit() for char in street):
        return same_city and near >= _SAME_NAMES
    same_phone = bool(one.phone) and one.phone[:12] == other.phone[:12]
    units = {street_key(row.street, unit=True) for row in (one, other)}
    if len(units) == 2 and street not in units:
        return near >= _SAME_NAMES and (same_city or same_phone)
    return same_phone or (same_city and near >= NEAR_NAMES)


def merge(rows: Iterable[Row], newest_first: Sequence[str]) -> tuple[list[Row], list[str]]:
    """Return rows with each place once, and a line for each row that went into another.

    `newest_first` orders the ids of lists; what the newest says goes first, and the
    others fill what it leaves out. Names that differ are kept in `also`.
    """
    rank = {name: number for number, name in enumerate(newest_first)}
    doors: dict[tuple[str, str], list[Row]] = defaultdict(list)
    told: list[str] = []
    # A clinic on wheels goes into the house it starts from, a room for some into the house.
    ordered = sorted(
        rows,
        key=lambda row: (
            rank.get(row.list, len(rank)),
            SETTINGS.index(row.setting),
            bool(row.organization) and row.name.startswith(f"{row.organization}: "),
            not row.phone,
            row.state,
            row.id,
            row.key,
        ),
    )
    for row in ordered:
        door = (row.state, street_key(row.street) or fold(row.city))
        for number, kept in enumerate(doors[door]):
            if is_same(kept, row):
                doors[door][number] = _with_desk(absorb(kept, row), kept, row)
                told.append(f"{row.state}: {row.name} ({row.list}) is {kept.name} ({kept.list})")
                break
        else:
            doors[door].append(row)
    return [row for held in doors.values() for row in held], told


def _with_desk(whole: Row, kept: Row, other: Row) -> Row:
    """Return `whole` with the number of another site of the same list at the same door."""
    told = {kept.phone[:12], *(desk.rpartition(": ")[2] for desk in kept.desks.split("|"))}
    if other.list != kept.list or not kept.phone or not other.phone or other.phone[:12] in told:
        return whole
    if _bare(other.name, other) == _bare(kept.name, kept):  # whose number it is nobody says
        return whole
    label = " ".join(re.sub(r"[:|]", " ", other.name).split())
    return replace(
        whole, desks="|".join(filter(None, (kept.desks, f"{label}: {other.phone[:12]}")))
    )


def absorb(kept: Row, other: Row) -> Row:
    """Return `kept` with what only `other` knows; the older id stays, so that links hold.

    Other names are kept, but for those that differ by a number: rooms of one house.
    """
    also = [name for name in kept.also.split("|") if name]
    known = {_bare(kept.name, kept), *(_bare(name.partition(": ")[2], kept) for name in also)}
    for name in (f"{other.list}: {other.name}", *other.also.split("|")):
        source, _, told = name.partition(": ")
        bare = _bare(told, other)
        if bare and bare not in known:
            known.add(bare)
            also.append(f"{source}: {told.removeprefix(f'{other.organization}: ')}")
    has_point = bool(kept.lat)
    filled = (
        "id",
        "organization",
        "zip",
        "phone",
        "website",
        "hours",
        "languages",
        *ANSWERS,
        "key",
    )
    first = {one: getattr(kept, one) or getattr(other, one) for one in filled}
    return replace(
        kept,
        lat=kept.lat if has_point else other.lat,
        lon=kept.lon if has_point else other.lon,
        also="|".join(also),
        **first,
    )


def _bare(name: str, row: Row) -> str:
    """Return a name without its organization and its numbers, for comparing."""
    own = name.removeprefix(f"{row.organization}: ") if row.organization else name
    return fold(_NUMBERED.sub(" ", own)) or fold(name)


class ByHand:
    """Finds the row of a place that somebody wrote down by hand, so that it is shown once."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self._doors: dict[tuple[str, str], list[Row]] = defaultdict(list)
        self._towns: dict[tuple[str, str], list[Row]] = defaultdict(list)
        for row in rows:
            self._towns[row.state, fold(row.city)].append(row)
            if key := street_key(row.street):
                self._doors[row.state, key].append(row)

    def find(self, place: PlaceEntry) -> list[Row]:
        """Return the rows that are this place: same door, and a near name or the same phone.

        A place without a street is matched by its name in its town alone: a street that was left
        out, as that of a group for people who hide, does not come back from a list.
        """
        if place.address is None:
            return []
        city = fold(place.address.city)
        if not place.address.street:
            town = self._towns.get((place.address.state, city), ())
            return [row for row in town if _nearest(row, place) >= _SAME_NAMES]
        phones = {phone.number[:12] for phone in place.phones}
        held = self._doors.get((place.address.state, street_key(place.address.street)), ())
        return [
            row
            for row in held
            if row.phone[:12] in phones
            or (fold(row.city) == city and _nearest(row, place) >= NEAR_NAMES)
        ]


def _nearest(row: Row, place: PlaceEntry) -> float:
    """Return how alike the name of a place and the most similar name of a row are, 0 to 100."""
    return max(likeness(name, place.name) for name in row.names)


def pairs_to_check(rows: Sequence[Row]) -> list[tuple[Row, Row, str]]:
    """Return pairs that may be one place, each with the reason, for a person to judge.

    The same phone and names near each other, or one door and names that differ.
    """
    found: list[tuple[Row, Row, str]] = []
    phones: dict[tuple[str, str], list[Row]] = defaultdict(list)
    doors: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows:
        if row.phone:
            phones[row.state, row.phone].append(row)
        key = street_key(row.street, unit=True)
        if any(char.isdigit() for char in key):
            doors[row.state, f"{key} {fold(row.city)}"].append(row)
    for held, why, least in ((phones, "same phone", _SAME), (doors, "same door", 0.0)):
        for group in held.values():
            if len(group) > 6:
                continue
            for number, one in enumerate(group):
                found += [
                    (one, other, why)
                    for other in group[number + 1 :]
                    if likeness(one.name, other.name) >= least
                    and (why == "same door" or fold(one.city) == fold(other.city))
                ]
    return found


def across_kinds(rows: Iterable[tuple[str, Row]]) -> list[tuple[Row, Row]]:
    """Return pairs of rows with one name and one phone whose kinds differ.

    An organization has two doors, or somebody filed a place twice.
    """
    phones: dict[tuple[str, str], list[tuple[str, Row]]] = defaultdict(list)
    for kind, row in rows:
        if row.phone:
            phones[row.state, row.phone].append((kind, row))
    return [
        (one, other)
        for group in phones.values()
        for (kind, one), (other_kind, other) in itertools.combinations(group, 2)
        if kind != other_kind and likeness(one.name, other.name) >= _SAME
    ]
