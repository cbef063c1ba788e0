"""Draw places from the pack and judge whether search finds them by their names.

`python3 tests/bench/names.py [--seed N] [--count N] [--missed]` prints, for names as they are
written, with one slip of the finger, and for the short names in brackets (all, and those
of help, without agencies such as the DMV, where a page goes first), how many stand first and among
three. Kinds take turns, so that a kind with a few places is drawn as often as clinics are.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from navigator.records.topics import ERRANDS  # noqa: E402
from navigator.steward.learning.judged_queries import (  # noqa: E402
    Drawn,
    draw,
    has_short_name,
    same_name,
    short_names,
    with_slip,
)

if TYPE_CHECKING:
    from navigator.library.facade import Library
    from navigator.records.model import Place

SEED, COUNT = 20261130, 300
CRISIS = "place:US:988"


@dataclass(frozen=True, slots=True)
class Judged:
    """Shares of what was drawn that stand first and among three, and what does not."""

    first: float
    three: float
    missed: tuple[str, ...]
    alarmed: tuple[str, ...]
    """What was typed where the line for crises stands among three, and is not what was meant."""


def judge(
    library: Library, drawn: Iterable[Drawn], fits: Callable[[Place, Drawn], bool] = same_name
) -> Judged:
    """Search for each and count what is right."""
    ranks, missed, alarmed = [], [], []
    for one in drawn:
        hits = library.search(one.typed, state=one.state, limit=5)
        right = [hit.kind == "place" and fits(library.place(hit.id), one) for hit in hits]
        rank = right.index(True) + 1 if True in right else 0
        ranks.append(rank)
        crisis = [hit.id == CRISIS and not fit for hit, fit in zip(hits[:3], right, strict=False)]
        if any(crisis):
            alarmed.append(one.typed)
        if rank != 1:
            first = f"{hits[0].id} ({hits[0].why})" if hits else "nothing"
            missed.append(f"{one.typed} [{one.state}, {one.kind}] {rank}: {first}")
    count = len(ranks) or 1
    return Judged(
        sum(rank == 1 for rank in ranks) / count,
        sum(0 < rank <= 3 for rank in ranks) / count,
        tuple(missed),
        tuple(alarmed),
    )


def measured(library: Library, seed: int, count: int) -> dict[str, Judged]:
    """Judge names as they are, without a state, with a slip, and short ones."""
    drawn = draw(library, seed, count)
    chance = random.Random(seed)  # noqa: S311 - as above
    short = short_names(library)
    anywhere = [Drawn(one.typed, None, one.name, one.kind) for one in drawn]
    return {
        "as written": judge(library, drawn),
        "no state chosen": judge(library, anywhere),
        "one slip": judge(library, [with_slip(one, chance) for one in drawn]),
        "short names": judge(library, short, has_short_name),
        "of help": judge(
            library, [one for one in short if one.kind not in ERRANDS], has_short_name
        ),
    }


def main() -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--count", type=int, default=COUNT)
    parser.add_argument("--missed", action="store_true", help="name what does not stand first")
    args = parser.parse_args()
    from navigator.library.facade import Library
    from navigator.paths import find_paths

    with Library.open(find_paths()) as library:
        for name, judged in measured(library, args.seed, args.count).items():
            print(f"{name:16} first {judged.first:.3f}  among three {judged.three:.3f}")
            if args.missed:
                print("\n".join(f"    {one}" for one in judged.missed))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
