"""Builds the content as it would be with one place changed, added or gone; writes nothing.

A review is bound to what was read, so one that comes with a correction needs the digest of
what is about to be; and a text that goes takes its translations along, or they would be left
over.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

import msgspec

from navigator.errors import ToolError
from navigator.steward.content.lists.listed import Row
from navigator.steward.content.records import Content, PlacesContent
from navigator.steward.content.reviews.review_entries import Entries
from navigator.steward.content.shape.contacts import usual_phones
from navigator.steward.content.shape.review_shape import ENGLISH
from navigator.steward.content.shape.schema import PlaceEntry
from navigator.steward.content.words.texts import texts_in, translatable


def with_place(content: Content, state: str, id: str, value: Mapping[str, Any] | None) -> Content:
    """Return the content with this entry added or in place of that id's; None takes it out."""
    entry = None if value is None else _entry(value)
    files = content.places
    if not any(file.state == state for file in files):
        files = [*files, PlacesContent(state)]
    changed = []
    for file in files:
        if file.state == state:
            places = [entry if one.id == id and entry else one for one in file.places]
            if entry is None:
                places = [one for one in places if one.id != id]
            elif all(one.id != id for one in file.places):
                places.append(entry)
            file = PlacesContent(state, file.sources, places)  # noqa: PLW2901 - a new one
        changed.append(file)
    return replace(content, places=changed)


def with_row(content: Content, row: Row) -> Content:
    """Return the content with this row in place of the one of its state and id."""
    rows = tuple(
        row if (one.state, one.id) == (row.state, row.id) else one for one in content.listed.rows
    )
    return replace(content, listed=replace(content.listed, rows=rows))


def digest_of(content: Content, id: str) -> str:
    """Return the digest of what a person reads of an entry in English. Raises ToolError."""
    entry = Entries(content).get(id)
    if entry is None:
        raise ToolError(f"There is no {id}.", "Open the list again.")
    return entry.digest(ENGLISH, {})


def texts_gone(before: Content, after: Content, id: str) -> frozenset[str]:
    """Return the English texts of one entry that nothing says any more."""
    entry = Entries(before).get(id)
    return frozenset(entry.texts) - translatable(after) if entry else frozenset()


def texts_of(value: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the texts of an entry of a place that can be translated."""
    return tuple(texts_in([_entry(value)]))


def unused_sources(cites: Iterable[Iterable[str]], sources: Iterable[str]) -> tuple[str, ...]:
    """Return the ids of sources that none of these entries cites."""
    cited = {id for one in cites for id in one}
    return tuple(id for id in sources if id not in cited)


def _entry(value: Mapping[str, Any]) -> PlaceEntry:
    try:
        return usual_phones(msgspec.convert(dict(value), PlaceEntry))
    except msgspec.ValidationError as error:
        raise ToolError(f"{error}.", "See docs/content.md.") from error
