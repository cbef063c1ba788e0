"""`Message`: a sentence of the core before it is put into words.

A message is a key of `resources/vocabulary/words.yaml` and the values to fill in; `Library.say`
turns it into English, Spanish or any language the pack holds. Errors have words of their own: see
`navigator/errors.py`.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Message:
    """A key of the word list and its parameters as (name, value) pairs."""

    key: str
    params: tuple[tuple[str, str], ...] = ()


def message(key: str, **params: object) -> Message:
    """Return a `Message`; parameters are turned into text and kept in name order."""
    return Message(key, tuple(sorted((name, str(value)) for name, value in params.items())))
