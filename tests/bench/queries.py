"""How often search puts the right thing first: `python3 tests/bench/queries.py`.

Reads tests/search/queries.yaml and asks the library of the built pack, and beside it on the same
rows plain SQLite FTS5, and tantivy and libzim where they are installed (group `bench`): all rows,
and those of the state. Prints in one table success at 1 and at 3, mean reciprocal rank and time,
for the queries that may be tuned on and for the fifth that is set apart, and time, index and
build in parts of those of FTS5. `--missed` names what missed among those that may be tuned on,
`--json` prints figures alone.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from navigator.library.facade import Library

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
from navigator.steward.learning.judged_queries import Query, read_queries  # noqa: E402
from tests.bench.beside import DEPTH, Engine, engines, size_bytes  # noqa: E402
from tests.bench.full_text import full_text_table, searched_rows  # noqa: E402

QUERIES = ROOT / "tests" / "search" / "queries.yaml"
Ranked = list[tuple[str, str | None]]
"""Ids and kinds of places, best first."""


def figures(
    queries: Iterable[Query], search: Callable[[Query], Ranked]
) -> tuple[dict[str, float], list[str]]:
    """Success at 1 and 3, reciprocal rank, milliseconds at two percentiles, and what missed.

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
        "p50_ms": round(statistics.median(times or [0]) * 1000, 2),
        "p95_ms": round(statistics.quantiles(times, n=20)[-1] * 1000, 2) if count > 1 else 0.0,
    }, missed


def own_engine(library: Library, rows: list[dict[str, Any]]) -> Engine:
    """Ours: an index of guidance by Whoosh, places in FTS5."""
    from navigator.pack.store import Store
    from navigator.paths import INDEX_FOLDER, find_paths
    from navigator.search.guidance import build_indexes

    pack = find_paths().pack
    with tempfile.TemporaryDirectory() as folder:
        began = time.perf_counter()
        build_indexes(Store(pack), Path(folder))
        places = full_text_table([row for row in rows if "_kind" in row])
        taken = time.perf_counter() - began
    count, size = (places.execute(f"PRAGMA page_{one}").fetchone()[0] for one in ("count", "size"))
    held = size_bytes(pack / INDEX_FOLDER) + count * size
    by_id = {row["id"]: number for number, row in enumerate(rows)}

    def search(text: str, state: str) -> list[int]:
        hits = library.search(text, state=state or None, limit=DEPTH)
        return [by_id[hit.id] for hit in hits if hit.id in by_id]

    return Engine("navigator", search, taken, held)


def tell(queries: list[Query], held: list[Engine], rows: list[dict[str, Any]]) -> dict[str, Any]:
    """The figures of each engine, in all rows and in those of the state, by set of queries."""
    table: dict[str, Any] = {}
    for name, chosen in (
        ("tuned", [one for one in queries if not one.is_apart]),
        ("apart", [one for one in queries if one.is_apart]),
    ):
        found: dict[str, dict[str, Any]] = {}
        for engine in held:
            for is_there in (False, True) if engine.has_states else (False,):
                if engine.name == "navigator" and not is_there:
                    continue  # it is never asked without what the desk has chosen

                def search(
                    query: Query,
                    engine: Engine = engine,
                    is_there: bool = is_there,
                ) -> Ranked:
                    numbers = engine.search(query.text, query.state if is_there else "")
                    return [(rows[one]["id"], rows[one].get("_kind")) for one in numbers]

                row, missed = figures(chosen, search)
                own = {"missed": missed} if engine.name == "navigator" else {}
                found[f"{engine.name}{', state' if is_there else ''}"] = {**row, **own}
        plain = found["fts5"]
        for label, row in found.items():
            engine = next(one for one in held if one.name == label.split(",")[0])
            base = next(one for one in held if one.name == "fts5")
            row["p50"] = round(row["p50_ms"] / plain["p50_ms"], 2)
            row["p95"] = round(row["p95_ms"] / plain["p95_ms"], 2)
            row["index"] = round(engine.index_bytes / base.index_bytes, 2)
            row["build"] = round(engine.build_seconds / base.build_seconds, 2)
            table[f"{name}: {label}"] = row
    return table


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--missed", action="store_true", help="name what missed")
    args = parser.parse_args()
    from navigator.library.facade import Library
    from navigator.paths import find_paths

    rows = searched_rows(find_paths().pack)
    with tempfile.TemporaryDirectory() as folder, Library.open(find_paths()) as library:
        library.warm_up()
        held = [own_engine(library, rows), *engines(rows, Path(folder))]
        table = tell(read_queries(QUERIES), held, rows)
    for name, row in table.items():
        missed = row.pop("missed", [])
        if args.missed and name.startswith("tuned"):
            print("\n".join(missed), file=sys.stderr)
    if args.json:
        print(json.dumps(table, indent=2))
        return 0
    width = max(map(len, table))
    print(" " * width, *(f"{head:>8}" for head in next(iter(table.values()))))
    for name, row in table.items():
        print(f"{name:{width}}", *(f"{value:>8}" for value in row.values()))
    print("p50, p95, index and build: in parts of those of FTS5 in all rows.")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
