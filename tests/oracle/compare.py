"""Two engines, the same random households: where do they differ on Medicaid and CHIP?

    /tmp/pe-oracle/bin/python -m tests.oracle.compare --count 2000 --seed 7

Run by hand from the top folder, in a Python that has policyengine-us; `navigator` is
asked through its command line. Every difference is listed by state, program and group
of the oracle; `explained.md` says what each kind means. `--freeze` writes a sample with
the oracle's answers, which the default suite reads (`test_frozen.py`).
"""

from __future__ import annotations

import argparse
import json
import subprocess
from collections import Counter
from pathlib import Path
from typing import Any

from tests.oracle import households, policyengine

ROOT = Path(__file__).parents[2]
DAY = "2026-11-24"
PROGRAMS = ("medicaid", "chip")
NOT_THERE = "PR"
"""The one jurisdiction whose Medicaid the oracle does not know."""


def ours(drawn: list[dict[str, Any]], command: Path) -> list[dict[tuple[int, str], str]]:
    """`asked_part` by person and program, of each household."""
    lines = "".join(json.dumps(one) + "\n" for one in drawn)
    run = subprocess.run(
        [str(command), "screen", "health", "--jsonl"],
        input=lines, capture_output=True, text=True, check=True,
    )  # fmt: skip
    found = []
    for line in run.stdout.splitlines():
        outcomes = json.loads(line)["outcomes"]
        found.append({(one["person"], one["program"]): one["asked_part"] for one in outcomes})
    return found


def differences(
    drawn: list[dict[str, Any]],
    mine: list[dict[tuple[int, str], str]],
    theirs: list[list[dict[str, Any]]],
) -> tuple[int, list[dict[str, Any]]]:
    """How many answers were compared, and those that differ."""
    total, differing = 0, []
    for household, own, other in zip(drawn, mine, theirs, strict=True):
        for person, answers in enumerate(other):
            for program in PROGRAMS:
                total += 1
                said = own.get((person, program), "not_met")
                if said != ("met" if answers[program] else "not_met"):
                    row = {"household": household, "person": person, "program": program}
                    differing.append(row | {"ours": said, "theirs": answers})
    return total, differing


def main() -> None:
    """Draw, ask both, tell."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--navigator", type=Path, default=ROOT / ".venv" / "bin" / "navigator")
    parser.add_argument("--freeze", type=Path)
    parser.add_argument("--show", type=int, default=10)
    args = parser.parse_args()
    folders = (ROOT / "resources" / "states").iterdir()
    states = sorted(path.name for path in folders if path.name != NOT_THERE)
    drawn = households.draw(args.count, args.seed, states, DAY)
    theirs = policyengine.ask(drawn)
    total, differing = differences(drawn, ours(drawn, args.navigator), theirs)
    agree = 100 * (1 - len(differing) / total)
    print(f"policyengine-us {policyengine.version()}, {args.count} households, seed {args.seed}")
    print(f"{total} answers, {len(differing)} differ: {agree:.2f} % agree")
    kinds = Counter(
        (one["household"]["state"], one["program"], one["ours"], one["theirs"]["group"])
        for one in differing
    )
    for kind, count in kinds.most_common():
        print(f"{count:5}  {kind}")
    for one in differing[: args.show]:
        print(json.dumps(one))
    if args.freeze:
        frozen = {
            "oracle": f"policyengine-us {policyengine.version()}",
            "seed": args.seed,
            "households": [
                one | {"oracle": [{p: a[p] for p in PROGRAMS} for a in other]}
                for one, other in zip(drawn, theirs, strict=True)
            ],
        }
        args.freeze.write_text(json.dumps(frozen, separators=(",", ":")) + "\n", "utf-8")


if __name__ == "__main__":
    main()
