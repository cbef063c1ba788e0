"""How the figures grow with the content: packs of 1, 4 and 16 times today's rows.

`measure()` makes each pack from copies of today's places, guides, programs and texts, told
apart by a number, and gives the figures of each; `draw` sets them as curves. Rules of a state
stay as many as there are states.

build_s     processor time to compile content into a pack and its search index, once read
pack_mb     the pack and its index
open_ms     processor time until the library is open
start_mb    peak memory of the program when the library is open
search_ms   one search of the library, 95th percentile
fts5_ms     the same by plain FTS5 over the same rows
visit_mb    peak memory of the library alone, without a window, after searches
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

ROOT = Path(__file__).resolve().parents[2]
BENCH = ROOT / "tests" / "bench"
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

if TYPE_CHECKING:
    from navigator.steward.content.lists.listed import Row
    from navigator.steward.content.records import Content

TIMES = (1, 4, 16)
FIGURES = {
    "build_s": "Build, seconds of processor time",
    "pack_mb": "Pack and index, MB",
    "open_ms": "Library open, ms of processor time",
    "start_mb": "Memory with the library open, MB",
    "search_ms": "Search, 95th percentile, ms (dashed: FTS5)",
    "visit_mb": "The library alone after searches, MB",
}
BESIDE = {"search_ms": "fts5_ms"}
"""A figure and the yardstick drawn beside it."""


def measure(say: Callable[[str], object]) -> list[dict[str, float]]:
    """The figures of each size, smallest first."""
    from navigator.steward.content.loader import load_content

    content = load_content(ROOT / "resources", datetime.now(UTC).date())
    found = []
    with tempfile.TemporaryDirectory() as scratch:
        for times in TIMES:
            folder = Path(scratch) / str(times)
            folder.mkdir()
            say(f"{times} times")
            row: dict[str, float] = {"times": times, "build_s": _build(content, times, folder)}
            row["pack_mb"] = sum(one.stat().st_size for one in _files(folder)) / 1e6
            found.append(row | _asked(folder))
    return [{name: round(value, 2) for name, value in row.items()} for row in found]


def grown(content: Content, times: int) -> Content:
    """The same content with `times` as many places, guides, programs and texts."""
    if times == 1:
        return content

    def copies(found: list[Any], key: str) -> list[Any]:
        made = list(found)
        for number in range(2, times + 1):
            for one in found:
                name = f"{getattr(one, key)} {number}"
                made.append(msgspec.structs.replace(one, id=f"{one.id}-{number}", **{key: name}))
        return made

    topics = [
        replace(file, guides=copies(file.guides, "title"), programs=copies(file.programs, "name"))
        for file in content.topics
    ]
    places = [replace(file, places=copies(file.places, "name")) for file in content.places]
    rows = tuple(_row_copies(content.listed.rows, times))
    translations = {
        lang: {
            text if number == 1 else f"{text} {number}": told if number == 1 else f"{told} {number}"
            for number in range(1, times + 1)
            for text, told in held.items()
        }
        for lang, held in content.translations.items()
    }
    return replace(
        content,
        topics=topics,
        places=places,
        listed=replace(content.listed, rows=rows),
        translations=translations,
    )


def _row_copies(rows: tuple[Row, ...], times: int) -> Iterator[Row]:
    yield from rows
    for number in range(2, times + 1):
        for row in rows:
            yield replace(row, id=f"{row.id}-{number}", name=f"{row.name} {number}")


def _build(content: Content, times: int, folder: Path) -> float:
    from navigator.pack.store import Store
    from navigator.paths import INDEX_FOLDER
    from navigator.search.guidance import build_indexes, seal
    from navigator.steward.content.pack.compiler import build_pack

    large = grown(content, times)
    began = time.process_time()
    manifest = build_pack(large, folder)
    (folder / INDEX_FOLDER).mkdir()
    store = Store(folder)
    build_indexes(store, folder / INDEX_FOLDER)
    store.close()
    seal(folder / INDEX_FOLDER, manifest["sha256"])
    return time.process_time() - began


def _files(folder: Path) -> list[Path]:
    return [one for one in folder.rglob("*") if one.is_file()]


def _asked(folder: Path) -> dict[str, float]:
    """The figures of a pack, each in a process of its own, and of the program started on it."""
    environ = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}

    def ran(*command: str) -> dict[str, float]:
        done = subprocess.run(
            [sys.executable, *command], check=True, text=True, capture_output=True, env=environ
        )
        report: dict[str, float] = json.loads(done.stdout.strip().splitlines()[-1])
        return report

    start = ran(str(BENCH / "probe.py"), "navigator", "--pack", str(folder))
    return ran(__file__, str(folder)) | {"start_mb": start["peak_kb"] / 1024}


def ask(folder: Path) -> dict[str, float]:
    """Open the library on a pack and search it."""
    from navigator.library.facade import Library
    from tests.bench.full_text import full_text_table, plain, searched_rows
    from tests.bench.probe import peak_kb
    from tests.bench.typed import percentile, times_ms, typed

    began = time.process_time()
    with Library.at(folder) as library:
        opened = time.process_time() - began
        library.warm_up()
        ours = times_ms(lambda text: library.search(text, state="CO"), typed(), 1)
        peak = peak_kb()
    table = full_text_table(searched_rows(folder))
    theirs = times_ms(lambda text: plain(table, text), typed(), 1)
    return {
        "open_ms": opened * 1000,
        "search_ms": percentile(ours, 0.95),
        "fts5_ms": percentile(theirs, 0.95),
        "visit_mb": peak / 1024,
    }


def draw(rows: list[dict[str, float]], path: Path) -> None:
    """The curves as an SVG: a small chart for each figure; what grows with the rows is straight."""
    wide, high, columns = 340, 200, 3
    charts = [_chart(name, title, rows) for name, title in FIGURES.items()]
    placed = "\n".join(
        f'<g transform="translate({wide * (at % columns)},{high * (at // columns)})">{chart}</g>'
        for at, chart in enumerate(charts)
    )
    size = f'width="{wide * columns}" height="{high * -(-len(charts) // columns)}"'
    style = 'font-family="sans-serif" font-size="12" fill="#1E2A32"'
    ground = '<rect width="100%" height="100%" fill="#FFFFFF"/>'
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} {style}>\n{ground}\n{placed}\n</svg>\n',
        "utf-8",
    )


def _chart(name: str, title: str, rows: list[dict[str, float]]) -> str:
    left, right, top, bottom = 30, 290, 50, 155
    lines = [(name, "#0B6E69", "", -8)]
    if other := BESIDE.get(name):
        lines = [(other, "#6B767E", " stroke-dasharray='4 3'", -8), (name, "#0B6E69", "", 15)]
    most = max(row[one] for one, *_ in lines for row in rows)
    places = [left + (right - left) * row["times"] / rows[-1]["times"] for row in rows]
    parts = [
        f'<text x="{left}" y="22" font-weight="bold">{title}</text>',
        f'<path d="M{left} {top}V{bottom}H{right}" fill="none" stroke="#C9D3D9"/>',
    ]
    parts += [
        f'<text x="{x:.0f}" y="{bottom + 30}" text-anchor="middle">{row["times"]:.0f}x</text>'
        for x, row in zip(places, rows, strict=True)
    ]
    for one, color, dashes, below in lines:
        heights = [bottom - (bottom - top) * row[one] / most for row in rows]
        points = " ".join(f"{x:.0f},{y:.1f}" for x, y in zip(places, heights, strict=True))
        line = f'fill="none" stroke="{color}" stroke-width="2"{dashes}'
        parts.append(f'<polyline points="{points}" {line}/>')
        for x, y, row in zip(places, heights, rows, strict=True):
            parts.append(f'<circle cx="{x:.0f}" cy="{y:.1f}" r="3" fill="{color}"/>')
            label = f'x="{x:.0f}" y="{y + below:.1f}" text-anchor="middle" fill="{color}"'
            parts.append(f"<text {label}>{row[one]:.3g}</text>")
    return "".join(parts)


if __name__ == "__main__":
    print(json.dumps(ask(Path(sys.argv[1]))))
