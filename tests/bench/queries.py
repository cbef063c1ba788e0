"""How often search puts the right thing first: `python3 tests/bench/queries.py`.

Reads tests/search/queries.yaml and asks the library of the built pack, and plain SQLite FTS5
over the same rows beside it, in all of them and in those of the state. Prints success at 1 and
at 3, mean reciprocal rank and the 95th percentile of the time, for the queries that may be tuned
on and for the fifth that is set apart, and our time in parts of that of FTS5. `--missed` names
what missed among those that may be tuned on, `--json` prints figures alone.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import statistics
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
from tests.bench.full_text import full_text_table, plain, searched_rows  # noqa: E402

QUERIES = ROOT / "tests" / "search" / "queries.yaml"
DEPTH = 10
"""Hits looked at."""
_TOPICS = ("legal", "driving", "health", "college", "rights", "records")
_KINDS = {
    "legal_place": "legal", "health_center": "health_center", "dmv": "dmv", "bar": "bar",
    "fraud_office": "fraud", "id_office": "id_office", "welcome": "welcome", "hotline": "hotline",
    "consulate": "consulate",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Query:
    """One judged query; `want` holds whatever is right as its first hit."""

    text: str
    state: str
    want: tuple[str, ...]
    lang: str
    named: str = ""
    """The state the words themselves name; what is right is then of that state."""

    @property
    def is_apart(self) -> bool:
        """Whether it is one of the fifth that nobody tunes on: its own text decides."""
        return hashlib.sha256(self.text.encode()).digest()[0] % 5 == 0

    def is_right(self, id: str, place_kind: str | None) -> bool:
        """Whether a hit is what was asked for."""
        return any(self._fits(want, id, place_kind) for want in self.want)

    def _fits(self, want: str, id: str, place_kind: str | None) -> bool:
        if want in _TOPICS:
            return id == f"card:{self.named or self.state or 'US'}:{want}"
        if want in _KINDS:
            return place_kind == _KINDS[want] and id.startswith(f"place:{self.named}")
        return id in {want, f"card:US:{want}", f"program:US:{want}", f"place:US:{want}"}


def read_queries(path: Path = QUERIES) -> list[Query]:
    """Every judged query."""
    return [
        Query(
            one["q"],
            one.get("state") or "",
            tuple(one["want"]),
            one.get("lang", "en"),
            one.get("in", ""),
        )
        for one in yaml.safe_load(path.read_text("utf-8"))["queries"]
    ]


Ranked = list[tuple[str, str | None]]
"""Ids and kinds of places, best first."""


def figures(
    queries: Iterable[Query], search: Callable[[Query], Ranked]
) -> tuple[dict[str, float], list[str]]:
    """Success at 1 and 3, reciprocal rank, milliseconds at the 95th percentile, and what missed.

    The time of a query is the shorter of two: other work of the machine takes no part in it.
    """
    ranks, times, missed = [], [], []
    for query in queries:
        taken = []
        for _ in range(2):
            began = time.perf_counter()
            hits = search(query)
            taken.append(time.perf_counter() - began)
        times.append(min(taken))
        right = (at for at, hit in enumerate(hits[:DEPTH], 1) if query.is_right(*hit))
        ranks.append(next(right, 0))
        if ranks[-1] != 1:
            missed.append(f"{query.text} [{query.state}]: {hits[0][0] if hits else 'nothing'}")
    count = len(ranks) or 1
    return {
        "queries": len(ranks),
        "at_1": round(sum(rank == 1 for rank in ranks) / count, 3),
        "at_3": round(sum(0 < rank <= 3 for rank in ranks) / count, 3),
        "mrr": round(sum(1 / rank for rank in ranks if rank) / count, 3),
        "p95_ms": round(statistics.quantiles(times, n=20)[-1] * 1000, 1) if count > 1 else 0.0,
    }, missed


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--missed", action="store_true", help="name what missed")
    args = parser.parse_args()
    from navigator.library.facade import Library
    from navigator.paths import find_paths

    queries = read_queries()
    rows = searched_rows(find_paths().pack)
    texts = full_text_table(rows)

    def fts5(query: Query, state: str = "") -> Ranked:
        found = plain(texts, query.text, state)
        held = [rows[number - 1] for number, *_ in found]
        return [(row["id"], row.get("_kind")) for row in held]

    with Library.open(find_paths()) as library:
        library.warm_up()

        def ours(query: Query) -> Ranked:
            hits = library.search(
                query.text,
                state=query.state or None,
                limit=DEPTH,
                lang="en" if query.lang == "en" else "es",
            )
            return [(hit.id, hit.place_kind) for hit in hits]

        table: dict[str, Any] = {}
        for name, chosen in (
            ("tuned", [one for one in queries if not one.is_apart]),
            ("apart", [one for one in queries if one.is_apart]),
        ):
            table[name], missed = figures(chosen, ours)
            table[f"{name}, fts5"], _ = figures(chosen, fts5)
            table[f"{name}, fts5 in the state"], _ = figures(
                chosen, lambda query: fts5(query, query.state)
            )
            part = table[name]["p95_ms"] / table[f"{name}, fts5"]["p95_ms"]
            table[name]["p95_to_fts5"] = round(part, 2)
            if args.missed and name == "tuned":
                print("\n".join(missed), file=sys.stderr)
    if args.json:
        print(json.dumps(table, indent=2))
    else:
        for name, row in table.items():
            print(f"{name:26}", "  ".join(f"{key} {value}" for key, value in row.items()))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
