"""Turns how a steward knows something, a call or a page, into a source of a file.

A page nobody has judged stops the check, so whoever cites one says what it is worth; a place
speaking for itself, on the phone or on its own website, is worth what organizations are.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from msgspec.structs import asdict, replace

from navigator.steward.content.records import Content
from navigator.steward.content.shape.schema import SourceEntry
from navigator.steward.content.shape.yaml_text import value_at
from navigator.steward.editing.citing import free_id
from navigator.steward.editing.edit_session import Sitting
from navigator.steward.editing.page_worth import PUBLISHERS, site_of, with_site
from navigator.steward.editing.saying import day_words

BY_PHONE = "The place itself, by phone"
_CALLS = "Phone calls of {}"
_OWN = "Own website of {}"


@dataclass(frozen=True, slots=True)
class Knowing:
    """The origin of a fact: the page that was read, or empty for a call."""

    on: date
    page: str = ""
    worth: str = ""
    """The kind of the page's publisher, where nobody has judged it yet."""

    @property
    def is_call(self) -> bool:
        """Return whether somebody called."""
        return not self.page

    @property
    def told(self) -> str:
        """The origin in words, for a note."""
        return f"called on {self.on}" if self.is_call else f"read on {self.on}"


@dataclass(frozen=True, slots=True)
class Vouched:
    """A source on its way into a file: its id, and its entry where the file has none yet."""

    id: str
    entry: Mapping[str, Any] | None
    judged: str | None
    """The text of `publishers.yaml` with a publisher more; None where it stays."""
    is_read_again: bool = False
    """The file has this page: only the day it was seen differs."""


def is_judged(content: Content, page: str, name: str, website: str) -> bool:
    """Return whether the worth of a page is known; else the steward is asked."""
    return content.publishers.kind(_page(content, page, name, website, date.min)) is not None


def vouch(sitting: Sitting, file: str, how: Knowing, *, name: str, website: str) -> Vouched:
    """Return the source for what is said about a place; `file` is the YAML text to hold it."""
    sources: Mapping[str, Any] = value_at(file, ("sources",)) or {}
    if how.is_call:
        id = f"called-{how.on}"
        day = how.on.replace()  # two days, or YAML would name one
        told = _CALLS.format(day_words(how.on))
        source = SourceEntry(publisher=BY_PHONE, title=told, url=None, as_of=how.on, seen=day)
        return Vouched(id, None if id in sources else asdict(source), None)
    for id, held in sources.items():
        if held.get("url") == how.page:
            return Vouched(id, None, None, is_read_again=True)
    source = _page(sitting.content, how.page, name, website, how.on)
    judged = None
    if how.worth and sitting.content.publishers.kind(source) is None:
        judged = with_site(sitting.text(PUBLISHERS), how.worth, how.page)
    base = "-".join(re.findall(r"[a-z0-9]+", site_of(how.page))) or "page"
    return Vouched(free_id([f"{base}-{how.on:%Y-%m}"], sources), asdict(source), judged)


def _page(content: Content, page: str, name: str, website: str, seen: date) -> SourceEntry:
    """Return a page as a source; a place's own website says so, unless its office is known."""
    title = f"Website of {name}"
    source = SourceEntry(publisher=name, title=title, url=page, as_of=None, seen=seen)
    is_own = website and site_of(website) == site_of(page)
    if is_own and content.publishers.kind(source) is None:
        return replace(source, title=_OWN.format(name))
    return source
