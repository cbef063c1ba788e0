"""Adds a page that a steward read to the file that cites it, or finds its old entry.

For a page that no list of publishers knows the steward is asked once, and it goes into the list
that the steward names. A source that nothing cites any more goes out.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain, count
from pathlib import Path
from typing import Any

from msgspec.structs import asdict

from navigator.errors import Problem
from navigator.records.fields import Field
from navigator.steward.content.checks.guards import MAX_SAYS_WORDS
from navigator.steward.content.shape.publishers import Publishers
from navigator.steward.content.shape.schema import SourceEntry
from navigator.steward.content.shape.yaml_text import inserted, removed, replaced, value_at
from navigator.steward.editing.entry_fields import Wrong, day_of, fields_of
from navigator.steward.editing.page_worth import WORTH, site_of

KIND, AS_OF = "Who is behind this page", "Date of the page"


@dataclass(frozen=True, slots=True)
class Cited:
    """A page to cite. `id`: a source of the file; without it a new one is written."""

    id: str = ""
    publisher: str = ""
    title: str = ""
    url: str = ""
    as_of: date | None = None
    says: str = ""
    kind: str = ""
    """The kind of its publisher, where no list has its site yet."""


def page_fields(
    pages: Iterable[tuple[str, str]] = (),
    says: str = "What the page says, in your own words (20 at most)",
) -> tuple[Field, ...]:
    """Return the fields for a page that was read: one of the file's `pages`, or a new one."""
    asked = fields_of(SourceEntry, {}, only=("publisher", "title", "url", "as_of"))
    new = (
        one._replace(name=f"page.{one.name}", only=("page.id", ""), beside=number > 0)
        for number, one in enumerate(asked)
    )
    kinds = (("", "Choose"), *WORTH.items())
    unknown = "No list knows this site yet."
    return (
        Field("page.id", "Page that you read", "choice", "", (("", "A new page"), *pages)),
        *new,
        Field("page.kind", f"{KIND}?", "choice", "", kinds, unknown),
        Field("page.says", says, "note"),
    )


def cited_of(given: Mapping[str, Any], wrong: list[Wrong]) -> Cited:
    """Return the page as `page_fields` were filled in."""
    names = ("id", "publisher", "title", "url", "says", "kind")
    held = {name: " ".join(str(given.get(f"page.{name}") or "").split()) for name in names}
    as_of = day_of(AS_OF, given.get("page.as_of"), wrong)
    return Cited(as_of=as_of, **held)


def lacking(cited: Cited, publishers: Publishers, path: Path, today: date) -> list[Problem]:
    """Return everything that is missing or wrong."""
    many = len(cited.says.split())
    own = f"{MAX_SAYS_WORDS} at most, in your own words."
    site = site_of(cited.url)
    is_address = re.match(r"^https?://\S+\.\S+$", cited.url.strip())
    nothing = "this is empty."
    told: list[tuple[bool, Wrong]] = [
        (not many, ("What the page says", nothing, "say in your own words what the page says.")),
        (many > MAX_SAYS_WORDS, ("What the page says", f"{many} words.", own)),
    ]
    if not cited.id:
        told += [
            (not cited.publisher.strip(), ("Publisher", nothing, "say whose page it is.")),
            (not cited.title.strip(), ("Title", nothing, "copy the title of the page.")),
            (not is_address,
             ("Address", "this is no web address.", "copy it whole, from https:// on.")),
            (bool(is_address) and not cited.kind and not is_known(cited, publishers, today),
             (KIND, f"nobody has said what {site} is worth.", "choose what it is.")),
            (bool(cited.as_of and cited.as_of > today),
             (AS_OF, "this day has not come yet.", "check it.")),
        ]  # fmt: skip
    found = [one for is_wrong, one in told if is_wrong]
    return [Problem(path, *one) for one in found]


def is_known(cited: Cited, publishers: Publishers, today: date) -> bool:
    """Return whether some list says how much the page of a new source is worth."""
    return bool(cited.id) or publishers.kind(_entry(cited, today)) is not None


def with_source(text: str, cited: Cited, today: date) -> tuple[str, str]:
    """Return the file with the page among its sources, seen today, and its id there."""
    held: Mapping[str, Any] = value_at(text, ("sources",)) or {}
    same = [id for id, one in held.items() if cited.url and one.get("url") == cited.url.strip()]
    if id := cited.id or next(iter(same), ""):
        new = {**held[id], "seen": today}
        if cited.as_of:
            new["as_of"] = cited.as_of
        return replaced(text, ("sources", id), new), id
    id = free_id(_wishes(cited), held)
    return inserted(text, ("sources",), asdict(_entry(cited, today)), key=id), id


def with_kind(publishers: Publishers, cited: Cited) -> Publishers:
    """Return the lists as they will be with the site of a new page."""
    if cited.id or not cited.kind:
        return publishers
    sites: dict[str, Any] = {**publishers.sites, site_of(cited.url): cited.kind}
    return Publishers(publishers.words, sites)


def swept(text: str) -> str:
    """Return the file without sources that nothing cites."""
    held = value_at(text, ())
    used = set(_used({key: one for key, one in held.items() if key != "sources"}))
    for id in held.get("sources") or {}:
        if id not in used:
            text = removed(text, ("sources", id))
    return text


def _entry(cited: Cited, today: date) -> SourceEntry:
    return SourceEntry(
        publisher=cited.publisher.strip(), title=cited.title.strip(),
        url=cited.url.strip() or None, as_of=cited.as_of, seen=today,
    )  # fmt: skip


def free_id(wishes: Sequence[str], taken: Collection[str]) -> str:
    """Return the first wish that is not taken, else the first with a number."""
    numbered = (f"{wishes[0]}-{number}" for number in count(2))
    return next(one for one in chain(wishes, numbered) if one not in taken)


def _wishes(cited: Cited) -> list[str]:
    words = re.findall(r"[a-z0-9]+", cited.publisher.lower())
    small = [one for one in words if one not in ("of", "the", "and", "for", "u", "s")]
    name = "-".join(small[:3]) or "page"
    return [name, *([f"{name}-{cited.as_of.year}"] if cited.as_of else [])]


def _used(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        if isinstance(value.get("id"), str) and "says" in value:
            yield value["id"]
        for one in value.values():
            yield from _used(one)
    elif isinstance(value, list):
        for one in value:
            yield from _used(one)
