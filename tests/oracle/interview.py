"""Holds the interview against the oracle's answers, program by program and in three readings.

    .venv/bin/python -m tests.oracle.interview /tmp/oracle.json

Run by hand from the top folder, after `policyengine.py` wrote the answers in its own Python.
Prints how much agrees, for people below 65 and from 65 or with a disability, and every
difference by its cause (`causes.py`); exit 1 where too little agrees or a cause is not named.
`--freeze` writes part of the homes for the default suite.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from tests.oracle.asked import (
    ASKED,
    EXCLUDED,
    OLDER,
    READINGS,
    YOUNGER,
    Answer,
    Program,
    has_status,
)
from tests.oracle.causes import CAUSES, cause

ROOT = Path(__file__).parents[2]
NAVIGATOR = ROOT / ".venv" / "bin" / "navigator"
AGREES, DIFFERS, OPEN = "agrees", "differs", "open"
YES, BOTH, NOT_OURS = "yes", "both", "not ours"

Outcomes = dict[tuple[int, str], list[dict[str, Any]]]
"""Our outcomes by person and program; those of a state's own programs under their family."""
_COMPARED = frozenset(one.program for one in ASKED.programs)
_READ = ("asked_part", "depends_on", "reasons", "enrollment", "tells")
"""What is read of an outcome; the rest is long."""
Tally = dict[tuple[str, str, str], Counter[str]]
"""By program, reading and group: agrees, differs, open, and each exclusion by its key; of those
compared also `yes`, where one of the two says yes, `both`, where both do, and `not ours`, the
differences in which ours is right or both are."""


def lines(drawn: Iterable[dict[str, Any]]) -> list[bytes]:
    """Return homes as `screen` reads them."""
    return [
        json.dumps({key: value for key, value in one.items() if key != "oracle"}).encode()
        for one in drawn
    ]


def outcomes_of(line: str) -> Outcomes:
    """Return the outcomes of one result line."""
    found: Outcomes = defaultdict(list)
    for one in json.loads(line)["outcomes"]:
        program = one["program"].partition(":")[0]
        if program in _COMPARED:
            found[one["person"], program].append({key: one[key] for key in _READ})
    return found


def ours(drawn: list[dict[str, Any]]) -> list[Outcomes]:
    """Ask the interview, through its command line."""
    run = subprocess.run(
        [str(NAVIGATOR), "screen", "household", "--jsonl"],
        input=b"\n".join(lines(drawn)), capture_output=True, check=True,
    )  # fmt: skip
    return [outcomes_of(line) for line in run.stdout.decode().splitlines()]


def answers(household: dict[str, Any], mine: Outcomes) -> Iterator[Answer]:
    """Yield what is compared of a home: each reading, program and person it is about."""
    for reading in READINGS:
        if reading == "mixed" and len(household["people"]) == 1:
            continue
        for program in ASKED.programs:
            for person, theirs in enumerate(household["oracle"][reading]):
                if program.of == "household" and person > 0:
                    break
                outcomes = mine.get((person, program.program), [])
                yield Answer(household, person, reading, program, outcomes, theirs)


def said(answer: Answer) -> bool | None:
    """Return what the asked part of ours says; None where it is open."""
    program = answer.program
    if not answer.outcomes:
        return None if program.absent == "skip" else False
    parts = {one["asked_part"] for one in answer.outcomes}
    if "met" in parts:
        return True
    if "missing" not in parts:
        return False
    if program.open == "skip":
        return None
    missing = {
        reason["fact"]
        for one in answer.outcomes
        for reason in one["reasons"]
        if reason["code"] == "missing"
    }
    return False if missing == {"other_way"} else None


def packed(rows: list[dict[str, Any]]) -> list[list[Any]]:
    """Return the oracle's answers of a home in few letters: group, yes, and not known."""
    return [
        [
            one["group"],
            [name for name, value in one.items() if value is True],
            [name for name, value in one.items() if value is None],
        ]
        for one in rows
    ]


def unpacked(rows: list[list[Any]]) -> list[dict[str, Any]]:
    """Return the oracle's answers of a home by program, from few letters."""
    return [
        {one.program: None if one.program in unknown else one.program in yes
         for one in ASKED.programs} | {"group": group}
        for group, yes, unknown in rows
    ]  # fmt: skip


def held(tally: Tally) -> dict[str, list[int]]:
    """Return by program how many answers were compared and how many of them differ."""
    found: dict[str, list[int]] = {one.program: [0, 0] for one in ASKED.programs}
    for (program, _, _), counts in tally.items():
        found[program][0] += counts[AGREES] + counts[DIFFERS]
        found[program][1] += counts[DIFFERS]
    return found


def freeze(read: dict[str, Any], every: int, to: Path) -> None:
    """Write each so many homes with the oracle's answers, and how they compare today."""
    drawn = read["households"][::every]
    tally, _ = compare(drawn, ours(drawn))
    kept = [
        one | {"oracle": {name: packed(rows) for name, rows in one["oracle"].items()}}
        for one in drawn
    ]
    frozen = read | {"compared_and_differing": held(tally), "households": kept}
    to.write_text(json.dumps(frozen, separators=(",", ":")) + "\n", "utf-8")


def _is_barred(answer: Answer) -> bool:
    """Return whether status alone has to make the oracle say no."""
    alone = answer.program.of == "person" and not has_status(answer.person, answer.reading)
    return answer.program.status and (answer.reading == "none" or alone)


def judge(answer: Answer) -> str | None:
    """Return agrees, differs, open or an exclusion; None: not compared in the reading."""
    oracle = answer.theirs[answer.program.program]
    mine = said(answer)
    if _is_barred(answer):
        return None if not mine else DIFFERS if oracle else AGREES
    if answer.reading not in answer.program.readings:
        return None
    for key in answer.program.without:
        if EXCLUDED[key](answer):
            return key
    if mine is None:
        return OPEN
    return AGREES if mine is bool(oracle) else DIFFERS


def compare(
    drawn: list[dict[str, Any]], mine: list[Outcomes]
) -> tuple[Tally, dict[str | None, list[Answer]]]:
    """Return the tally, and the differences by the name of their cause (None: not named)."""
    tally: Tally = defaultdict(Counter)
    differing: dict[str | None, list[Answer]] = defaultdict(list)
    for household, outcomes in zip(drawn, mine, strict=True):
        for answer in answers(household, outcomes):
            verdict = judge(answer)
            if verdict is None:
                continue
            group = OLDER if answer.is_older else YOUNGER
            counts = tally[answer.program.program, answer.reading, group]
            counts[verdict] += 1
            if verdict in (AGREES, DIFFERS):
                both = (bool(said(answer)), bool(answer.theirs[answer.program.program]))
                counts[YES] += any(both)
                counts[BOTH] += all(both)
            if verdict == DIFFERS:
                name = cause(answer)
                differing[name].append(answer)
                counts[NOT_OURS] += name is not None and CAUSES[name].right in ("ours", "both")
    return tally, differing


def share(counts: Counter[str], *, settled: bool = False) -> float | None:
    """Return the percent that agree of what was compared; None where nothing was.

    `settled`: differences in which ours is right, or both are, are no disagreement.
    """
    compared = counts[AGREES] + counts[DIFFERS]
    fine = counts[AGREES] + (counts[NOT_OURS] if settled else 0)
    return 100 * fine / compared if compared else None


def too_low(tally: Tally) -> list[str]:
    """Name each program and group whose asked part agrees less than it has to, once settled."""
    return [
        f"{program}, {reading}, {group}: {found:.2f} %"
        for (program, reading, group), counts in tally.items()
        if (found := share(counts, settled=True)) is not None and found < ASKED.least[group]
    ]


def _row(tally: Tally, program: Program, reading: str) -> str:
    cells = []
    for group in (YOUNGER, OLDER):
        counts = tally[program.program, reading, group]
        found, settled = share(counts), share(counts, settled=True)
        left = sum(counts[key] for key in EXCLUDED)
        percent = f"{'-':>14}" if found is None else f"{found:7.2f}{settled:7.2f}"
        yes = f"{counts[BOTH]}/{counts[YES]}"
        compared = counts[AGREES] + counts[DIFFERS]
        cells.append(f"{percent} {compared:6} {yes:>10} {counts[OPEN]:5} {left:5}")
    return f"{program.program:22} {reading:6} " + " | ".join(cells)


def _told(answer: Answer) -> str:
    home = {key: value for key, value in answer.household.items() if key != "oracle"}
    head = f"{answer.program.program} {answer.reading} person {answer.person}"
    return (
        f"      {head}: ours {said(answer)}, theirs {answer.theirs[answer.program.program]} "
        f"({answer.theirs['group']}): {json.dumps(home)}"
    )


def main() -> int:
    """Compare and tell."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("answers", type=Path)
    parser.add_argument("--show", type=int, default=1)
    parser.add_argument("--freeze", type=Path)
    parser.add_argument("--every", type=int, default=10)
    args = parser.parse_args()
    read = json.loads(args.answers.read_text("utf-8"))
    drawn = read["households"]
    tally, differing = compare(drawn, ours(drawn))
    print(f"{read['oracle']}, {len(drawn)} households, seed {read['seed']}, day {ASKED.day}")
    print("percent that agree, once settled, compared, both yes of one yes, open, left out:")
    print("below 65 | from 65 or with a disability")
    for program in ASKED.programs:
        for reading in READINGS:
            if any((program.program, reading, group) in tally for group in (YOUNGER, OLDER)):
                print(_row(tally, program, reading))
    for name, found in sorted(differing.items(), key=lambda one: -len(one[1])):
        kinds = Counter((one.program.program, one.reading, said(one)) for one in found)
        states = Counter(one.household["state"] for one in found)
        right = CAUSES[name].right if name else "nobody knows"
        print(f"{len(found):5}  {name or 'NOT NAMED'} (right: {right}): {dict(kinds)}")
        print(f"       {dict(states.most_common())}")
        print("\n".join(_told(one) for one in found[: args.show]))
    if args.freeze:
        freeze(read, args.every, args.freeze)
    low = too_low(tally)
    print("\n".join(["too low:", *low]) if low else "every program agrees as much as it has to")
    return 1 if low or None in differing else 0


if __name__ == "__main__":
    sys.exit(main())
