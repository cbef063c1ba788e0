"""Reads judged queries: what somebody typed, and what is right as the first row."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

import yaml

from navigator.records.topics import PLACE_KINDS, TOPICS

_KINDS = {"legal_place": "legal"} | {kind: kind for kind in PLACE_KINDS if kind not in TOPICS}


@dataclass(frozen=True, slots=True)
class Query:
    """One judged query; `want` holds whatever is right as its first row."""

    text: str
    state: str
    want: tuple[str, ...]
    lang: str
    named: str = ""
    """The state the words themselves name; what is right is then of that state."""

    @property
    def is_apart(self) -> bool:
        """Return whether it is one of the fifth that nothing learns from: its own text decides."""
        return hashlib.sha256(self.text.encode()).digest()[0] % 5 == 0

    def is_right(self, id: str, place_kind: str | None) -> bool:
        """Return whether a row is what was asked for."""
        return any(self._fits(want, id, place_kind) for want in self.want)

    def means(self, first: str) -> bool:
        """Return whether what a meaning puts first is what was asked for."""
        if first.startswith("places:"):
            kind = first.removeprefix("places:").partition(".")[0]
            return any(_KINDS.get(want) == kind for want in self.want)
        return self.is_right(first.format(state=self.named or self.state or "US"), None)

    def _fits(self, want: str, id: str, place_kind: str | None) -> bool:
        if want in TOPICS:
            return id == f"card:{self.named or self.state or 'US'}:{want}"
        if want in _KINDS:
            return place_kind == _KINDS[want] and id.startswith(f"place:{self.named}")
        return id in {want, f"card:US:{want}", f"program:US:{want}", f"place:US:{want}"}


def read_queries(path: Path) -> list[Query]:
    """Read every judged query of a file such as `tests/search/queries.yaml`."""
    return [
        Query(
            one["q"], one.get("state") or "", tuple(one["want"]), one.get("lang", "en"),
            one.get("in", ""),
        )
        for one in yaml.safe_load(path.read_text("utf-8"))["queries"]
    ]  # fmt: skip
