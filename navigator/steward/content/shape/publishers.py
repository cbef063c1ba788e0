"""Rates publishers, and says how sure a value is by the pages it rests on.

Nobody types how sure a value is: `Publishers.confidence` alone says it, from the kinds in
`vocabulary/publishers.yaml`, and the compiler writes it into the pack. A page of a site
that is in no list stops the check. The rule: an office's own word is enough, others need a
second who does not repeat the first, and what only guides and copies say is weak.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import accumulate, chain, combinations
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from navigator.records.vocabulary import Confidence
from navigator.steward.content.shape.schema import Cite, PublisherKind, PublishersFile, SourceEntry

if TYPE_CHECKING:
    from navigator.steward.content.shape.reading import Reader

PUBLISHERS_FILE = Path("vocabulary/publishers.yaml")

ENOUGH = frozenset({"law", "agency"})
"""Kinds of which a single page confirms a value."""
NEEDS_ANOTHER = frozenset({"law_copy", "research", "press", "organization"})
"""Kinds of which two pages confirm a value, if two publishers on two sites wrote them."""

_SITE = re.compile(r"^(?!www\.)[a-z0-9.-]+(?:/\S+)?$")


@dataclass(frozen=True, slots=True)
class Publishers:
    """The lists of `publishers.yaml`; without entries it knows no publisher."""

    words: Mapping[str, PublisherKind] = field(default_factory=dict)
    """Words of a publisher or title, in small letters, in the order in which they are tried."""
    sites: Mapping[str, PublisherKind] = field(default_factory=dict)
    """A host or the end of one, with or without the beginning of a path."""

    def kind(self, source: SourceEntry) -> PublisherKind | None:
        """Return the kind of a page's publisher; None when no list knows it."""
        told = f"{source.publisher} | {source.title}".lower()
        for words, kind in self.words.items():
            if words in told and (source.url is None or kind not in (*ENOUGH, "press")):
                return kind
        site = self._listed_site(source)
        return self.sites[site] if site else None

    def confidence(self, sources: Iterable[SourceEntry]) -> Confidence:
        """Return how sure a value is that rests on these pages. An unknown page counts as weak."""
        pages = [(self.kind(source), source) for source in sources]
        if not pages:
            return "unconfirmed"
        if any(kind in ENOUGH for kind, _ in pages):
            return "confirmed"
        good = {
            (source.publisher, self._site(source))
            for kind, source in pages
            if kind in NEEDS_ANOTHER
        }
        if any(one != other and here != there
               for (one, here), (other, there) in combinations(good, 2)):  # fmt: skip
            return "confirmed"
        return "single-source" if good else "weak"

    def confidence_of(
        self, cites: Iterable[Cite], sources: Mapping[str, SourceEntry]
    ) -> Confidence:
        """Return how sure a claim is by what it cites from the sources of its file."""
        return self.confidence(sources[cite.id] for cite in cites if cite.id in sources)

    def _site(self, source: SourceEntry) -> str:
        """Return the site of a page: two addresses of one listed site are the same."""
        host = urlsplit(source.url).hostname if source.url else None
        return self._listed_site(source) or host or source.publisher

    def _listed_site(self, source: SourceEntry) -> str | None:
        return next((one for one in _names(source.url) if one in self.sites), None)


def _names(url: str | None) -> Iterator[str]:
    """Yield every name a page may be listed under, the narrowest first."""
    if url is None:
        return
    parts = urlsplit(url)
    paths = list(accumulate(f"/{step}" for step in parts.path.split("/") if step))
    labels = (parts.hostname or "").rstrip(".").split(".")
    for first in range(len(labels)):
        host = ".".join(labels[first:])
        yield from (host + path for path in reversed(paths))
        yield host


def read_publishers(reader: Reader) -> Publishers:
    """Return the lists of the file; what does not fit is noted and left out."""
    read = reader.convert(reader.keys, PublishersFile, "file")
    if read is None:
        return Publishers()
    words = {one.lower(): kind for kind, listed in read.words.items() for one in listed}
    sites: dict[str, PublisherKind] = {}
    for kind, groups in read.sites.items():
        for site in chain.from_iterable(groups.values()):
            if not _SITE.match(site):
                reader.problem(f"sites.{kind}", f"{site!r} is no site.", "write `dmv.ca.gov`.")
            elif site in sites:
                reader.problem(f"sites.{kind}", f"{site!r} stands here twice.", "delete one.")
            sites[site] = kind
    return Publishers(words, sites)


def check_publishers(
    reader: Reader, sources: Mapping[str, SourceEntry], publishers: Publishers
) -> None:
    """Check that every publisher that this file rests on has been judged."""
    for key, source in sources.items():
        if publishers.kind(source) is None:
            host = urlsplit(source.url).hostname if source.url else None
            who = (host or source.publisher).removeprefix("www.")
            reader.problem(
                f"sources.{key}", f"nobody has said what {who} is worth.",
                f"add it to one list of resources/{PUBLISHERS_FILE}.",
            )  # fmt: skip
