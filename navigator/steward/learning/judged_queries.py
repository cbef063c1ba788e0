"""Reads judged queries, and draws names from a pack that are queries too, some with a slip."""

from __future__ import annotations

import hashlib
import random
import re
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

import yaml

from navigator.library.facade import Library
from navigator.records.jurisdictions import FEDERAL
from navigator.records.model import Place
from navigator.records.topics import PLACE_KINDS, TOPICS

_KINDS = {"legal_place": "legal"} | {kind: kind for kind in PLACE_KINDS if kind not in TOPICS}


@dataclass(frozen=True, slots=True)
class Query:
    """One judged query; `want` holds whatever is right as its first row."""

    text: str
    state: str
    want: tuple[str, ...]
    lang: str
    named: str = ""
    """The state the words themselves name; what is right is then of that state."""

    @property
    def is_apart(self) -> bool:
        """Return whether it is one of the fifth that nothing learns from: its own text decides."""
        return hashlib.sha256(self.text.encode()).digest()[0] % 5 == 0

    def is_right(self, id: str, place_kind: str | None) -> bool:
        """Return whether a row is what was asked for."""
        return any(self._fits(want, id, place_kind) for want in self.want)

    def means(self, first: str) -> bool:
        """Return whether what a meaning puts first is what was asked for."""
        if first.startswith("places:"):
            kind = first.removeprefix("places:").partition(".")[0]
            return any(_KINDS.get(want) == kind for want in self.want)
        return self.is_right(first.format(state=self.named or self.state or "US"), None)

    def _fits(self, want: str, id: str, place_kind: str | None) -> bool:
        if want in TOPICS:
            return id == f"card:{self.named or self.state or 'US'}:{want}"
        if want in _KINDS:
            return place_kind == _KINDS[want] and id.startswith(f"place:{self.named}")
        return id in {want, f"card:US:{want}", f"program:US:{want}", f"place:US:{want}"}


def read_queries(path: Path) -> list[Query]:
    """Read every judged query of a file such as `tests/search/queries.yaml`."""
    return [
        Query(
            one["q"], one.get("state") or "", tuple(one["want"]), one.get("lang", "en"),
            one.get("in", ""),
        )
        for one in yaml.safe_load(path.read_text("utf-8"))["queries"]
    ]  # fmt: skip


_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_WORD = re.compile(r"[^\W\d_]{5,}")
_SHORT = re.compile(r"\(([A-Z][A-Za-z]*[A-Z])[,)]")
"""A name in brackets such as RAICES or ImmDef: it begins and ends in a capital letter, or is
followed by more names."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A name as it is typed, the state that is chosen, and the name that must be found."""

    typed: str
    state: str | None
    """None where no state is chosen."""
    name: str
    kind: str


def draw(library: Library, seed: int, count: int) -> list[Drawn]:
    """Draw names of all kinds, each with the state of its place; kinds take turns.

    Of a place that serves the whole country any state may be the one that was chosen.
    """
    chance = random.Random(seed)  # noqa: S311 - a draw that can be repeated
    kinds: dict[str, dict[tuple[str, str], Drawn]] = defaultdict(dict)
    states = sorted({one.state for one in library.namings()} - {FEDERAL})
    for one in library.namings():
        state = chance.choice(states) if one.state == FEDERAL else one.state
        kinds[one.kind][one.name, one.state] = Drawn(one.name, state, one.name, one.kind)
    decks = [list(kinds[kind].values()) for kind in sorted(kinds)]
    for deck in decks:
        chance.shuffle(deck)
    drawn: list[Drawn] = []
    while len(drawn) < count and any(decks):
        drawn += [deck.pop() for deck in decks if deck][: count - len(drawn)]
    return drawn


def short_names(library: Library) -> list[Drawn]:
    """Return each name in brackets once a state, as somebody there types it."""
    found = {
        (short, one.state): Drawn(
            short, None if one.state == FEDERAL else one.state, short, one.kind
        )
        for one in library.namings()
        for short in _SHORT.findall(one.name)
    }
    return [found[key] for key in sorted(found)]


def with_slip(drawn: Drawn, chance: random.Random) -> Drawn:
    """Harm one letter behind the first of a word of five or more; a name without one stays."""
    words = list(_WORD.finditer(drawn.name))
    if not words:
        return drawn
    word = chance.choice(words)
    at = chance.randrange(word.start() + 1, word.end() - 1)
    before, letter, behind = drawn.name[:at], drawn.name[at], drawn.name[at + 1 :]
    typed = chance.choice(
        (
            before + behind,
            before + chance.choice(_LETTERS) + letter + behind,
            before + chance.choice(_LETTERS) + behind,
            before + behind[0] + letter + behind[1:],
        )
    )
    return Drawn(typed, drawn.state, drawn.name, drawn.kind)


def same_name(place: Place, drawn: Drawn) -> bool:
    """Return whether a place has the very name; in another state only where none was chosen."""
    return place.name == drawn.name and (
        drawn.state is None or place.state in (drawn.state, FEDERAL)
    )


def has_short_name(place: Place, drawn: Drawn) -> bool:
    """Return whether a place, or who runs it, has a short name."""
    return bool(re.search(rf"\b{drawn.name}\b", f"{place.name} {place.organization}"))
