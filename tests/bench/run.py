"""Measure Navigator against yardsticks, in one run: `python3 tests/bench/run.py`.

Every figure is a ratio of two things measured beside each other, so that it says
the same on a slow and a fast machine, or a pause that a person would feel:

start         whole process from its first instruction until the first page is painted
              and answers, against the bare PySide6 window (the least of all rounds)
instructions  the same, counted by valgrind where it is installed
loaded        the same as start until the library behind that page is open too
memory        peak resident memory then, against the bare window
search        one search of the library against SQLite FTS5 over the same rows, in
              processor time (95th percentile)
typing        key press to results in the window
pauses        how long the window stands still for one act (see pauses.py)
bundle        size of the frozen program, against the bare window frozen by default

A table says which budgets hold. `--growth` measures packs of 4 and 16 times the rows too and
draws docs/pictures/growth.svg (ten minutes more). `--rounds N` for more certainty,
`--no-bundle` to leave the bundle out, `--json` for every figure.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
BENCH = ROOT / "tests" / "bench"
sys.path[:0] = [str(ROOT / "build"), str(ROOT)]
import products  # noqa: E402
import setup_env  # noqa: E402

from tests.bench import growth, instructions, pauses  # noqa: E402
from tests.bench.full_text import full_text_table, plain, searched_rows  # noqa: E402
from tests.bench.typed import percentile, times_ms, typed  # noqa: E402

BARE_DIST = setup_env.OUT / "bench"
HOME = setup_env.OUT / "bench-work" / "home"
PLOT = ROOT / "docs" / "pictures" / "growth.svg"
LIMITS = {
    "start": 1.5, "instructions": 1.5, "loaded": 2.0, "memory": 1.6, "search": 0.3, "bundle": 1.0,
}  # fmt: skip
"""Budgets of ratios; docs/performance.md says why one does not hold."""
TYPING_MS = 16.0
"""Key press to painted results, 95th percentile."""


def probe(program: str, *arguments: str) -> dict[str, Any]:
    """Start a program offscreen in a new process and a home of its own; adds times in ms."""
    environ = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    for name in ("XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
        environ.pop(name, None)
    environ["HOME"] = str(HOME)
    command = [str(setup_env.PYTHON), str(BENCH / "probe.py"), program, *arguments]
    started = time.monotonic_ns()
    done = subprocess.run(command, check=False, text=True, capture_output=True, env=environ)
    # The offscreen platform says this of every window (see pyproject.toml).
    said = done.stderr.replace("This plugin does not support propagateSizeHints()\n", "")
    sys.stderr.write(said)
    done.check_returncode()
    report: dict[str, Any] = json.loads(done.stdout.strip().splitlines()[-1])
    for name in ("first", "loaded"):
        report[f"{name}_ms"] = (report[f"{name}_ns"] - started) / 1e6
    return report


def measure_start(rounds: int) -> dict[str, Any]:
    """Start and memory, the two programs by turns; the first round of each warms the disk."""
    HOME.mkdir(parents=True, exist_ok=True)
    probe("bare")
    probe("navigator")
    found: dict[str, list[dict[str, Any]]] = {"bare": [], "navigator": []}
    for _ in range(rounds):
        for program, reports in found.items():
            reports.append(probe(program))

    def least(program: str, figure: str) -> float:
        return float(min(report[figure] for report in found[program]))

    bare_ms = least("bare", "first_ms")
    figures: dict[str, Any] = {}
    for name, figure in (("start", "first_ms"), ("loaded", "loaded_ms")):
        own_ms = least("navigator", figure)
        figures[name] = {
            "navigator_ms": round(own_ms),
            "bare_ms": round(bare_ms),
            "ratio": round(own_ms / bare_ms, 2),
        }
    own, other = least("navigator", "peak_kb"), least("bare", "peak_kb")
    figures["memory"] = {
        "navigator_mb": round(own / 1024),
        "bare_mb": round(other / 1024),
        "ratio": round(own / other, 2),
    }
    return figures


def measure_search(rounds: int) -> dict[str, Any]:
    """What is typed, letter by letter, through the library and through plain FTS5."""
    from navigator.library.facade import Library
    from navigator.paths import find_paths

    paths = find_paths()
    rows = searched_rows(paths.pack)
    table = full_text_table(rows)
    with Library.open(paths) as library:
        ours = times_ms(lambda text: library.search(text, state="CO"), typed(), rounds)
    yardstick = times_ms(lambda text: plain(table, text), typed(), rounds)
    own, other = percentile(ours, 0.95), percentile(yardstick, 0.95)
    return {
        "rows": len(rows),
        "library_p95_ms": round(own, 2),
        "library_p50_ms": round(statistics.median(ours), 2),
        "fts5_p95_ms": round(other, 2),
        "ratio": round(own / other, 2),
    }


def measure_typing(fts5_p95_ms: float) -> dict[str, Any]:
    """Key press to results in the real window, and whether a frame was dropped."""
    visit = probe("navigator", "--visit")["visit"]
    delays = visit["delays_ms"]
    if not delays:
        return {"error": "no key was answered"}
    return {
        "key_to_results_p95_ms": round(percentile(delays, 0.95), 1),
        "key_to_results_p50_ms": round(statistics.median(delays), 1),
        "work_p95_ms": round(percentile(visit["work_ms"], 0.95), 1),
        "work_p50_ms": round(statistics.median(visit["work_ms"]), 1),
        "ratio_to_fts5": round(percentile(delays, 0.95) / fts5_p95_ms, 1),
        "keys": visit["keys"],
        "answered_before_next_key": visit["answered_in_time"],
        "longest_gap_ms": visit["longest_gap_ms"],
        "dropped_frames": visit["dropped_frames"],
        "peak_mb_after_visit": round(visit["peak_kb"] / 1024),
    }


def measure_bundle() -> dict[str, Any]:
    """Size of the frozen program against the bare window frozen with no options."""
    import bundle

    command = [sys.executable, str(ROOT / "build" / "bundle.py"), "--if-changed"]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    bare = BARE_DIST / "bare_window"
    options = ["--onedir", "--windowed", "--specpath", str(BARE_DIST)]
    work = setup_env.OUT / "bench-work"
    bundle.freeze(BENCH / "bare_window.py", *options, dist=BARE_DIST, work=work)
    own, other = bundle.size_bytes(bundle.DIST / "navigator"), bundle.size_bytes(bare)
    return {
        "navigator_mb": round(own / 1e6, 1),
        "bare_mb": round(other / 1e6, 1),
        "ratio": round(own / other, 2),
    }


def told(figures: dict[str, Any]) -> list[tuple[str, str, float, float]]:
    """Rows of the table: what, in figures, the figure that counts, its budget."""
    rows = []
    for name, limit in LIMITS.items():
        if row := figures.get(name):
            shown = ", ".join(f"{key} {value}" for key, value in row.items() if key != "ratio")
            rows.append((name, shown, row["ratio"], limit))
    typing = figures["typing"]
    if "error" not in typing:
        shown = f"ms, {typing['work_p95_ms']} of the processor; "
        shown += f"{typing['dropped_frames']} frames dropped in {typing['keys']} keys"
        rows.append(("typing", shown, typing["key_to_results_p95_ms"], TYPING_MS))
    for kind, limit in pauses.BUDGETS.items():
        row = figures["pauses"][kind]
        shown = f"ms of main thread; {row['p95']} ms on the clock, middle {row['middle']}"
        rows.append((f"pause: {kind}", shown, row["work_p95"], limit))
    return rows


def main() -> int:
    """Measure, print, judge against the limits."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--no-bundle", action="store_true")
    parser.add_argument("--growth", action="store_true")
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    setup_env.ensure("test")
    if Path(sys.prefix) != setup_env.VENV:
        command = [str(setup_env.PYTHON), __file__, *sys.argv[1:]]
        return subprocess.run(command, check=False).returncode
    if not products.build_all():
        print("measuring the pack that was there before", file=sys.stderr)
    figures = measure_start(arguments.rounds)
    figures["instructions"] = instructions.measure(HOME)
    figures["search"] = measure_search(3)
    figures["typing"] = measure_typing(figures["search"]["fts5_p95_ms"])
    figures["pauses"] = pauses.apart()
    if not arguments.no_bundle:
        figures["bundle"] = measure_bundle()
    if arguments.growth:
        figures["growth"] = growth.measure(lambda size: print(size, file=sys.stderr))
        growth.draw(figures["growth"], PLOT)
    if arguments.json:
        print(json.dumps(figures, indent=1))
    rows = told(figures)
    if not arguments.json:
        for name, shown, figure, limit in rows:
            held = "holds" if figure <= limit else "MISSED"
            print(f"{name:16} {figure:8} {limit:8} {held:7} {shown}")
        for row in figures.get("growth", ()):
            print("growth", "  ".join(f"{key} {value}" for key, value in row.items()))
    return int(any(figure > limit for _, _, figure, limit in rows))


if __name__ == "__main__":
    sys.exit(main())
