"""Puts help first where a query is a cry for help.

The list of cries is read from the pack at the first search. It keeps no query.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, zip_longest

from navigator.pack.store import Store
from navigator.records.model import Place
from navigator.search.cries import Cries, Tongue
from navigator.search.query import Found

Row = Found | Place
FIRST_ROWS = 3
"""Rows that somebody reads before they give up."""

IN_LETTERS = frozenset({"taken", "door"})
"""The dangers that papers tell of, and whose letters say what to do."""


@dataclass(frozen=True, slots=True)
class Cry:
    """A danger that somebody tells of, and what helps."""

    danger: str
    first: str
    """The id of the record or place that helps first."""
    phones: tuple[str, ...]
    """The first number of each line that answers, in their order."""


class Urgent:
    """The cries for help of one pack; a pack of an older version has none."""

    def __init__(self, store: Store) -> None:
        """Keep the store; nothing is read before the first search."""
        self._store = store

    def lead(
        self,
        text: str,
        rows: Callable[[str], Sequence[Row]],
        *,
        letters: bool = False,
    ) -> tuple[tuple[Cry, ...], list[Row]]:
        """Return the dangers a text tells of, most pressing first, and the rows that help.

        The first row of each danger goes before the second.

        rows: returns the record or places of a target, which is an id or `places:KIND`.
        letters: the text is said of a letter, whose own page tells of what is `IN_LETTERS`.
        """
        held = [
            (danger, [rows(target) for target in self._leads[danger]])
            for danger in self._cries.heard(text)
            if not (letters and danger in IN_LETTERS)
        ]
        held = [(danger, told) for danger, told in held if told and told[0]]
        lined = chain.from_iterable(zip_longest(*(told for _, told in held), fillvalue=()))
        first = {row.id: row for row in chain.from_iterable(lined)}
        cries = (Cry(danger, told[0][0].id, _phones(told)) for danger, told in held)
        return tuple(cries), [*first.values()]

    def without_alike(self, ids: Iterable[str], said: Collection[str]) -> list[str]:
        """Move grave pages that nobody `said` behind the first rows.

        Grave pages are those listed under `grave` in `resources/vocabulary/cries.yaml`. They are
        left out where there are no more rows than the first ones.
        """
        grave = [id for id in ids if id in self._grave and id not in said]
        others = [id for id in ids if id not in grave]
        return (
            [*others[:FIRST_ROWS], *grave, *others[FIRST_ROWS:]] if others[FIRST_ROWS:] else others
        )

    @cached_property
    def _grave(self) -> frozenset[str]:
        return frozenset(self._store.synonyms("cries.grave").get("grave", ()))

    @cached_property
    def _leads(self) -> dict[str, tuple[str, ...]]:
        """Maps each danger, in its order, to the targets that help."""
        return {
            name.partition(" ")[2]: first for name, first in self._store.synonyms("cries").items()
        }

    @cached_property
    def _cries(self) -> Cries:
        tongues = self._store.synonyms("cries.tongues").items()
        return Cries(self._leads, [self._tongue(lang, marks) for lang, marks in tongues])

    def _tongue(self, lang: str, marks: tuple[str, ...]) -> Tongue:
        roles = ("say", "words", "small", "breaks")
        named: dict[str, dict[str, tuple[str, ...]]] = {role: {} for role in roles}
        for name, texts in self._store.synonyms(f"cries.{lang}").items():
            role, _, rest = name.partition(" ")
            named[role][rest] = texts
        return Tongue(
            named["say"],
            named["words"],
            named["small"].get("", ()),
            named["breaks"].get("", ()),
            is_unspaced="unspaced" in marks,
        )


def _phones(told: Iterable[Sequence[Row]]) -> tuple[str, ...]:
    places = (rows[0] for rows in told if rows and isinstance(rows[0], Place))
    return tuple(place.phones[0].number for place in places if place.phones)
