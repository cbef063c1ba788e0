"""The ZIP code near which cards are counted."""

from __future__ import annotations

from navigator.library.facade import Library


def largest_zip(library: Library, state: str) -> str:
    """A ZIP code in the middle of the largest city of a state; empty where none is known."""
    rows = library._store.rows(
        "SELECT zip FROM cities WHERE state = ? ORDER BY people DESC LIMIT 1", (state,)
    )
    return f"{rows[0]['zip']:05}" if rows else ""
