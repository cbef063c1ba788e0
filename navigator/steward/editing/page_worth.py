"""The kinds of publishers in words, and the list that names the kind of each site.

A page that no list knows stops the check, so whoever cites one is asked once what it is.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import get_args
from urllib.parse import urlsplit

from navigator.steward.content.shape.publishers import PUBLISHERS_FILE
from navigator.steward.content.shape.schema import PublisherKind, SourceEntry
from navigator.steward.content.shape.yaml_text import inserted, value_at

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
