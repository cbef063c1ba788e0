"""Collects what changed in lists that were taken whole: each row, with old and new.

What a list says for all of its places (its date, its limits, how sure it is) would come back with
every row: it is reported once, with the number of places it stands in. Nothing is left out: where
it changed in one place alone, it stands with that place.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from navigator.records.jurisdictions import FEDERAL
from navigator.records.model import Place

OF_LIST = (
    *("kind", "subkind", "topics", "what", "limits", "cost", "cost_note", "documents", "remote"),
    *("area_national", "area_states", "area_near", "listed"),
)
"""Fields of a listed place that its list gives, or that follow from the list."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference of two packs. `what` is `added`, `changed` or `removed`."""

    state: str
    topic: str
    kind: str
    """`state fact caution program place list change guide summary bring steps know without`."""
    name: str
    """Name of the entry; for `without`, the federal stage or danger that a state leaves out."""
    what: str
    lines: tuple[str, ...]
    """The difference in words, one line for each part that differs."""
    listed: str | None = None
    """For a place, the list from which it was taken whole."""


class ListChanges:
    """Gathers rows that are in both packs and turns them into differences."""

    def __init__(self) -> None:
        self._rows: list[tuple[Difference, list[str]]] = []
        self._places: Counter[tuple[str, str]] = Counter()
        """The number of places for each list and line that its places share."""
        self._states: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)

    def add(self, own: Difference, shared: Iterable[str]) -> None:
        """Add a row: its own differences, and the differences in what its list says for it."""
        lines = list(shared)
        self._rows.append((own, lines))
        for line in lines:
            self._places[own.listed or "", line] += 1
            self._states[own.listed or "", line][own.state] += 1

    def shared(self) -> Iterator[Difference]:
        """Yield, for each list, the changes that more than one of its places has."""
        lines: dict[str, list[str]] = defaultdict(list)
        for (name, line), count in self._places.items():
            if count > 1:
                where = _states(self._states[name, line])
                lines[name].append(f"{line} (in {count:,} places: {where})")
        for name in sorted(lines):
            yield Difference(FEDERAL, "", "list", name, "changed", tuple(lines[name]))

    def rows(self) -> Iterator[Difference]:
        """Yield each row that has a difference of its own."""
        for own, shared in self._rows:
            alone = [line for line in shared if self._places[own.listed or "", line] == 1]
            if own.lines or alone:
                yield replace(own, lines=(*own.lines, *alone))


def by_list(differences: Iterable[Difference]) -> Iterator[str]:
    """Yield a line for each list: how many rows came, changed and went, and in which states."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    states: dict[str, Counter[str]] = defaultdict(Counter)
    for one in differences:
        if one.listed:
            counts[one.listed][one.what] += 1
            states[one.listed][one.state] += 1
    for name, held in sorted(counts.items()):
        told = ", ".join(f"{count:,} {what}" for what, count in sorted(held.items()))
        yield f"{name}: {told} ({_states(states[name])})"


def reached(place: Place) -> str:
    """Return name, address and phone, by which a reader recognizes a place."""
    address = place.address
    where = (
        f"{address.street or ''}, {address.city}, {address.state} {address.zip or ''}".strip(", ")
        if address
        else ""
    )
    phone = place.phones[0].number if place.phones else ""
    return "; ".join(filter(None, (place.name, where, phone)))


def _states(counts: Counter[str]) -> str:
    return ", ".join(f"{state} {count:,}" for state, count in sorted(counts.items()))
