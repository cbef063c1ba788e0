"""Draw places from the pack and judge whether search finds them by their names.

`python3 tests/bench/names.py [--seed N] [--count N] [--missed]` prints, for names as they are
written, with one slip of the finger, and for the short names in brackets (all, and those
of help, without agencies such as the DMV, where a page goes first), how many stand first and among
three. Kinds take turns, so that a kind with a few places is drawn as often as clinics are.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from navigator.records.topics import ERRANDS  # noqa: E402

if TYPE_CHECKING:
    from navigator.library.facade import Library
    from navigator.pack.places import Naming
    from navigator.records.hits import Hit

SEED, COUNT = 20261130, 300
CRISIS = "place:US:988"
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_WORD = re.compile(r"[^\W\d_]{5,}")
_SHORT = re.compile(r"\(([A-Z][A-Za-z]*[A-Z])[,)]")
"""A name in brackets such as RAICES or ImmDef: it begins and ends in a capital letter, or is
followed by more names."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """What is typed, in which state, and which name must be found."""

    typed: str
    state: str | None
    """None where no state is chosen."""
    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class Judged:
    """Shares of what was drawn that stand first and among three, and what does not."""

    first: float
    three: float
    missed: tuple[str, ...]
    alarmed: tuple[str, ...]
    """What was typed where the line for crises stands among three, and is not what was meant."""


def named(library: Library) -> list[Naming]:
    """Give what every place is called, those that are shown on request too."""
    return [naming for _, naming in library._places.namings()]


def draw(library: Library, seed: int, count: int) -> list[Drawn]:
    """Draw names of all kinds, each with the state of its place; kinds take turns.

    Of a place that serves the whole country any state may be the one that was chosen.
    """
    chance = random.Random(seed)  # noqa: S311 - a draw that can be repeated
    kinds: dict[str, dict[tuple[str, str], Drawn]] = defaultdict(dict)
    states = sorted({one.state for one in named(library)} - {"US"})
    for one in named(library):
        state = chance.choice(states) if one.state == "US" else one.state
        kinds[one.kind][one.name, one.state] = Drawn(one.name, state, one.name, one.kind)
    decks = [list(kinds[kind].values()) for kind in sorted(kinds)]
    for deck in decks:
        chance.shuffle(deck)
    drawn: list[Drawn] = []
    while len(drawn) < count and any(decks):
        drawn += [deck.pop() for deck in decks if deck][: count - len(drawn)]
    return drawn


def short_names(library: Library) -> list[Drawn]:
    """Give each name in brackets once a state, as somebody there types it."""
    found = {
        (short, one.state): Drawn(short, None if one.state == "US" else one.state, short, one.kind)
        for one in named(library)
        for short in _SHORT.findall(one.name)
    }
    return [found[key] for key in sorted(found)]


def with_slip(drawn: Drawn, chance: random.Random) -> Drawn:
    """Harm one letter behind the first of a word of five or more; a name without one stays."""
    words = list(_WORD.finditer(drawn.name))
    if not words:
        return drawn
    word = chance.choice(words)
    at = chance.randrange(word.start() + 1, word.end() - 1)
    before, letter, behind = drawn.name[:at], drawn.name[at], drawn.name[at + 1 :]
    typed = chance.choice(
        (
            before + behind,
            before + chance.choice(_LETTERS) + letter + behind,
            before + chance.choice(_LETTERS) + behind,
            before + behind[0] + letter + behind[1:],
        )
    )
    return Drawn(typed, drawn.state, drawn.name, drawn.kind)


def same_name(hit: Hit, drawn: Drawn) -> bool:
    """Tell whether a hit has the very name; in another state only where none was chosen."""
    is_there = drawn.state is None or hit.state in (drawn.state, "US")
    return is_there and hit.kind == "place" and hit.title == drawn.name


def has_short_name(hit: Hit, drawn: Drawn) -> bool:
    """Tell whether a hit, or who runs it, has a short name."""
    return bool(re.search(rf"\b{drawn.name}\b", f"{hit.title} {hit.organization}"))


def judge(
    library: Library, drawn: Iterable[Drawn], is_right: Callable[[Hit, Drawn], bool] = same_name
) -> Judged:
    """Search for each and count what is right."""
    ranks, missed, alarmed = [], [], []
    for one in drawn:
        hits = library.search(one.typed, state=one.state, limit=5)
        rank = next((at for at, hit in enumerate(hits, 1) if is_right(hit, one)), 0)
        ranks.append(rank)
        if any(hit.id == CRISIS and not is_right(hit, one) for hit in hits[:3]):
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
