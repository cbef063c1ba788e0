"""The shape of a file of cries for help."""

from __future__ import annotations

from msgspec import field

from navigator.steward.content.shape.schema import Strict


class CryFile(Strict, kw_only=True, frozen=True):
    """The cries for help of one language; docs/content.md has the form."""

    small: list[str] = field(default_factory=list)
    words: dict[str, list[str]] = field(default_factory=dict)
    alone: list[str] = field(default_factory=list)
    cries: dict[str, list[str]]
    unless: list[str] = field(default_factory=list)
    unspaced: bool = False
