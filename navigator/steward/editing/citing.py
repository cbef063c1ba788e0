"""Adds a page or a call to the file that cites it, or finds its old entry.

A page that no list of publishers knows stops the check: the steward is asked once what it is
worth, and it goes into that list. A place speaking for itself is worth what organizations are. A
source that nothing cites any more goes out.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain, count
from pathlib import Path
from typing import Any, get_args
from urllib.parse import urlsplit

from msgspec.structs import asdict, replace

from navigator.errors import Problem
from navigator.records.fields import Field
from navigator.steward.content.checks.guards import MAX_SAYS_WORDS
from navigator.steward.content.records import Content
from navigator.steward.content.shape.publishers import PUBLISHERS_FILE, Publishers
from navigator.steward.content.shape.schema import PublisherKind, SourceEntry
from navigator.steward.content.shape.yaml_text import inserted, removed, replaced, value_at
from navigator.steward.editing.edit_session import Sitting
from navigator.steward.editing.entry_fields import Wrong, day_of, fields_of
from navigator.steward.editing.targets import day_words

PUBLISHERS = Path("resources") / PUBLISHERS_FILE
WORTH: Mapping[str, str] = {
    "organization": "An organization: a group, clinic or law firm",
    "agency": "The office that does it",
    "press": "A newsroom with names",
    "research": "People whose work is to find out",
    "secondary": "A guide, tracker, blog or list of others",
    "law": "Law, register or court, at its own office",
    "law_copy": "A copy of a law, a court paper or an office's list",
}
assert set(WORTH) == set(get_args(PublisherKind))  # noqa: S101 - no kind is left out
_GROUP = "added at the desk"


def site_of(url: str) -> str:
    """Return the host of an address as the list writes it."""
    return (urlsplit(url.strip()).hostname or "").rstrip(".").removeprefix("www.")


def with_site(text: str, kind: str, url: str) -> str:
    """Return `publishers.yaml` with the site of one more page of this kind."""
    path = ("sites", kind, _GROUP)
    if value_at(text, path) is None:
        return inserted(text, path[:2], [site_of(url)], key=_GROUP)
    return inserted(text, path, site_of(url))


def with_publisher(text: str, kind: str, source: SourceEntry) -> str:
    """Return `publishers.yaml` with a source's site, or without a page with its publisher."""
    if source.url:
        return with_site(text, kind, source.url)
    name = source.publisher.lower()
    if value_at(text, ("words", kind)) is None:
        return inserted(text, ("words",), [name], key=kind)
    return inserted(text, ("words", kind), name)


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
    return _placed(text, _entry(cited, today), _wishes(cited), cited.id)


def _placed(
    text: str, source: SourceEntry, wishes: Sequence[str], known: str = ""
) -> tuple[str, str]:
    """Return the file with a source in it, and its id: that of the page, else the best wish."""
    held: Mapping[str, Any] = value_at(text, ("sources",)) or {}
    same = [id for id, one in held.items() if source.url and one.get("url") == source.url]
    if id := known or next(iter(same), ""):
        new = {**held[id], "seen": source.seen}
        new |= {"as_of": source.as_of} if source.as_of else {}
        return replaced(text, ("sources", id), new), id
    id = free_id(wishes, held)
    return inserted(text, ("sources",), asdict(source), key=id), id


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


def is_judged(content: Content, page: str, name: str, website: str) -> bool:
    """Return whether the worth of a page is known; else the steward is asked."""
    return content.publishers.kind(_page(content, page, name, website, date.min)) is not None


def vouch(
    sitting: Sitting, text: str, how: Knowing, *, name: str, website: str
) -> tuple[str, str, dict[Path, str]]:
    """Return the file with the source for what is said about a place, and its id there.

    Behind them `publishers.yaml`, where the publisher of a page was not judged before.
    """
    content = sitting.content
    if how.is_call:
        id, told = f"called-{how.on}", _CALLS.format(day_words(how.on))
        if value_at(text, ("sources", id)) is not None:
            return text, id, {}
        call = SourceEntry(publisher=BY_PHONE, title=told, url=None, as_of=how.on, seen=how.on)
        return *_placed(text, call, [id]), {}
    source = _page(content, how.page, name, website, how.on)
    judged = {}
    if how.worth and content.publishers.kind(source) is None:
        judged[PUBLISHERS] = with_site(sitting.text(PUBLISHERS), how.worth, how.page)
    base = "-".join(re.findall(r"[a-z0-9]+", site_of(how.page))) or "page"
    return *_placed(text, source, [f"{base}-{how.on:%Y-%m}"]), judged


def _page(content: Content, page: str, name: str, website: str, seen: date) -> SourceEntry:
    """Return a page as a source; a place's own website says so, unless its office is known."""
    title = f"Website of {name}"
    source = SourceEntry(publisher=name, title=title, url=page, as_of=None, seen=seen)
    is_own = website and site_of(website) == site_of(page)
    if is_own and content.publishers.kind(source) is None:
        return replace(source, title=_OWN.format(name))
    return source
