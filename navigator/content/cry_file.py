"""The shape of a file of cries for help."""

from __future__ import annotations

from navigator.content.schema import Strict


class CryFile(Strict, kw_only=True, frozen=True):
    """The cries for help of one language; docs/content.md has the form."""

    small: list[str] = []
    words: dict[str, list[str]] = {}
    alone: list[str] = []
    cries: dict[str, list[str]]
    unless: list[str] = []
    unspaced: bool = False
