"""Attack Navigator and count what holds: `python3 tests/trust/run.py NAME [--most N] [--json]`.

What takes long says on stderr how far it is. `packs --from N` goes on at that number.

settings  harmed settings files of a kiosk: it must open locked
packs     signed packs of real size with one odd value: refused, or sound in use
damage    one byte of the program's own pack or its index changed: told, or of no effect
kill      SIGKILL at each call of an install that changes a file (needs strace)
full      the same with a full disk
failing   the same with a disk that fails
queries   what somebody types into search, ZIP code and city
sheets    files that somebody opens as a table
yaml      content files with lines that no steward would write
hsds      directories of places that `navigator import hsds` reads: tables and JSON
guided    files led by what they reach (atheris, installed beside)
ways      differences and pressed packs, harmed and signed all the same
soak      visits in one kiosk, and what grows by them
soak-desk the same at one desk

Figures and what they mean: docs/reliability.md. The exit code is 1 when something did not hold.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "build"), str(ROOT)]
import products  # noqa: E402
import setup_env  # noqa: E402

MOST = {
    "settings": 10_000, "packs": 100, "damage": 500, "kill": 400, "full": 400, "failing": 400,
    "queries": 30_000, "sheets": 30_000, "yaml": 1_000, "hsds": 20_000, "ways": 20_000,
    "guided": 50_000, "soak": 1_000, "soak-desk": 1_000,
}  # fmt: skip


def main() -> int:
    """Run one attack; prints its figures."""
    asked = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    asked.add_argument("name", choices=MOST)
    asked.add_argument("--most", type=int)
    asked.add_argument("--from", type=int, default=0, dest="first", help="of packs: the first one")
    asked.add_argument("--json", action="store_true")
    chosen = asked.parse_args()
    if chosen.first and chosen.name != "packs":
        asked.error("only packs are numbered: --from is for them")
    python = setup_env.ensure("test")
    if Path(sys.executable) != python:
        return subprocess.run([str(python), *sys.argv], check=False).returncode
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    products.build_pack()
    products.build_translations()
    found = attack(chosen.name, chosen.most or MOST[chosen.name], chosen.first)
    lines = [f"{value:>10} {name}" for name, value in found.items()]
    print(json.dumps(found, indent=2) if chosen.json else "\n".join(lines))
    return int(bool(broken(found)))


def attack(name: str, most: int, first: int = 0) -> dict[str, object]:
    """What an attack found: a count for each outcome. `first`: the number of the first pack."""
    from tests.trust import damage, fuzzing, guided, harming, installing, soak  # after set-up

    attacks: dict[str, Callable[[int], dict[str, object]]] = {
        "settings": harming.settings, "packs": partial(harming.packs, first=first),
        "damage": damage.damage,
        "kill": installing.kill,
        "full": installing.full_disk, "failing": installing.failing_disk,
        "queries": fuzzing.queries, "sheets": fuzzing.sheets, "yaml": fuzzing.yaml,
        "hsds": fuzzing.hsds,
        "ways": fuzzing.ways, "guided": guided.guided, "soak": soak.kiosk, "soak-desk": soak.desk,
    }  # fmt: skip
    return attacks[name](most)


def broken(found: dict[str, object]) -> list[str]:
    """Outcomes that must not be: they are written in capitals."""
    return [name for name, count in found.items() if name.isupper() and count]


if __name__ == "__main__":
    sys.exit(main())
