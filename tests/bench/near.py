"""Ask for the nearest places from every ZIP area there is: `python3 tests/bench/near.py`.

Reports the time of each answer and the distance to the first place, at the 50th, 90th
and 100th percentile, for health centers and legal help; then the time of a text search
over all places with state, kind and distance in one query. `--json`, `--every N`.

Exit 1 when an answer takes longer than 10 ms, a search longer than 16 ms (95th
percentile), or a ZIP area has no place that serves it.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
from navigator.library.facade import Library  # noqa: E402
from navigator.pack.places import TextQuery  # noqa: E402
from navigator.paths import find_paths  # noqa: E402
from navigator.records.model import Near  # noqa: E402
from navigator.search.nearest import TEXT_WEIGHTS  # noqa: E402
from navigator.search.query import tokens  # noqa: E402

NEAR_MS, SEARCH_MS = 10.0, 16.0
TYPED = (
    "clinic", "health center", "family health", "community health center", "dental", "doctor",
    "la clinica", "san", "school", "lawyer", "legal aid", "abogado", "medi", "free", "st",
    "salud", "mobile", "women", "children", "community",
)  # fmt: skip


def percentiles(values: list[float]) -> dict[str, float]:
    """The 50th, 90th, 95th and 100th percentile."""
    ordered = sorted(values) or [float("nan")]
    shares = {"p50": 0.5, "p90": 0.9, "p95": 0.95, "p100": 1.0}
    last = len(ordered) - 1
    return {name: round(ordered[min(last, int(share * len(ordered)))], 2)
            for name, share in shares.items()}  # fmt: skip


def answer(library: Library, code: str, kind: str) -> tuple[Near, float]:
    """One answer and the milliseconds it took."""
    began = time.perf_counter()
    near = library.near(code, kind)
    return near, (time.perf_counter() - began) * 1000


def walk(library: Library, codes: list[str], kind: str) -> dict[str, Any]:
    """Every ZIP area once."""
    taken, miles = [], []
    none: Counter[str] = Counter()
    by_phone: Counter[str] = Counter()
    for code in codes:
        near, ms = answer(library, code, kind)
        if ms > NEAR_MS:
            # Another program had the processor: the quickest of three counts.
            ms = min(ms, *(answer(library, code, kind)[1] for _ in range(2)))
        taken.append(ms)
        if not any(one.place.kind == kind for one in near.found):
            none[near.state or "territory"] += 1
        if near.is_far:
            by_phone[near.state or "territory"] += 1
        at = next((one.km for one in near.found if one.km is not None), None)
        if at is not None and not near.is_far:
            miles.append(at / 1.609344)
    return {
        "ms": percentiles(taken),
        "miles": percentiles(miles),
        "with_distance": len(miles),
        "help_by_phone_first": sum(by_phone.values()),
        "help_by_phone_first_in": dict(by_phone.most_common()),
        "without_any": dict(none),
    }


def search(library: Library) -> dict[str, float]:
    """Text over all places: no state, the state with the most places, and near a ZIP."""
    book = library._places
    taken = []
    vectors: tuple[tuple[float, float, float] | None, ...] = (None, (-0.4115, -0.6881, 0.5977))
    for state in (None, "CA", "TX", "MA"):
        for vector in vectors:
            for kind in (None, "health_center"):
                for text in TYPED:
                    words = tuple(tokens(text))
                    asked = TextQuery(words, state, 40, TEXT_WEIGHTS, kind=kind, vector=vector)
                    began = time.perf_counter()
                    book.find(asked)
                    taken.append((time.perf_counter() - began) * 1000)
    return percentiles(taken)


def main() -> int:
    """Measure; 1 when something is above its limit."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--every", type=int, default=1, help="take only each Nth ZIP area")
    args = parser.parse_args()
    with Library.open(find_paths()) as library:
        rows = library._store.zips(0, 99999)
        codes = [row.zip for row in rows][:: args.every]
        report: dict[str, Any] = {"zip_areas": len(codes)}
        for kind in ("health_center", "legal"):
            report[kind] = walk(library, codes, kind)
        report["search_ms"] = search(library)
    print(json.dumps(report, indent=None if args.json else 1))
    kinds = ("health_center", "legal")
    slow = any(report[kind]["ms"]["p100"] > NEAR_MS for kind in kinds)
    empty = any(report[kind]["without_any"] for kind in kinds)
    return int(slow or empty or report["search_ms"]["p95"] > SEARCH_MS)


if __name__ == "__main__":
    sys.exit(main())
