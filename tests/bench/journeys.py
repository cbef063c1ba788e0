"""Count what stands between a family and its next step: `python3 tests/bench/journeys.py`.

Opens every card of all states and plays journeys in the real window, without a screen, and counts:
clicks, keys, screens to the papers and to the first phone, words on the first screen, red marks,
seconds aloud, pages and phones on paper. Nothing here is timed; the limits are tests
(`tests/ui/test_journeys.py`).

`--all` counts small screens, large text, Spanish and the kiosk too; `--json` prints all rows.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "build")]
import products  # noqa: E402
import setup_env  # noqa: E402

COUNTED = (
    *("screens", "bring_screens", "first_phone_screens", "answer_screens"),
    *(
        "words_first_screen",
        "words_calls",
        "words_say",
        "words_in_sight",
        "marks",
        "aloud_s",
        "paper_pages",
        "paper_phones",
    ),
)
USUAL: dict[str, Any] = {"mode": "desk", "size": (1280, 800), "language": "en"}
OTHERS: tuple[dict[str, Any], ...] = (
    {"mode": "desk", "size": (1024, 600), "language": "en"},
    {"mode": "desk", "size": (1280, 800), "language": "es"},
    {"mode": "desk", "size": (1280, 800), "language": "en", "text_percent": 200},
    {"mode": "kiosk", "size": (1024, 768), "language": "es"},
)


def main() -> int:
    """Count and print."""
    python = setup_env.ensure("test")
    if Path(sys.executable) != python:
        return subprocess.run([str(python), *sys.argv], check=False).returncode
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--json", action="store_true")
    chosen = parser.parse_args()
    if not products.build_all():
        return 1
    from tests.helpers import journeys

    ways = (USUAL, *(OTHERS if chosen.all else ()))
    with journeys.player() as player:
        cards = [row for way in ways for row in player.cards(**way)]
    played = list(journeys.journeys())
    if chosen.json:
        print(json.dumps({"cards": cards, "journeys": played}, indent=1))
    else:
        _print(cards, played)
    return 0


def _print(cards: list[dict[str, Any]], played: list[dict[str, Any]]) -> None:
    ways = dict.fromkeys((row["mode"], row["size"], row["lang"], row["percent"]) for row in cards)
    for way in ways:
        mine = [
            row for row in cards if (row["mode"], row["size"], row["lang"], row["percent"]) == way
        ]
        print(f"\n{len(mine)} cards: {' '.join(map(str, way))} %")
        for name in COUNTED:
            print(f"  {name:22}{_spread(row[name] for row in mine)}")
    print("\njourneys")
    for row in played:
        rest = ", ".join(f"{name} {value}" for name, value in row.items() if name != "name")
        print(f"  {row['name']}: {rest}")


def _spread(values: Iterable[float | None]) -> str:
    known = sorted(value for value in values if value is not None)
    return f"median {statistics.median(known):7.2f}  most {known[-1]:7.2f}  least {known[0]:7.2f}"


if __name__ == "__main__":
    sys.exit(main())
