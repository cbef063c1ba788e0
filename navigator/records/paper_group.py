"""`PaperGroup`: the papers to bring that belong together, and how many of them are wanted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from navigator.records.vocabulary import PaperNeed


@dataclass(frozen=True, slots=True)
class PaperGroup:
    """Papers of a list, by their numbers counted from one, and how many of them are wanted."""

    need: PaperNeed
    of: tuple[int, ...]

    @property
    def is_choice(self) -> bool:
        """True where its papers stand for each other."""
        return self.need != "all"


def read_groups(held: Iterable[Mapping[str, Any]]) -> tuple[PaperGroup, ...]:
    """Return the groups from the pack's plain data."""
    return tuple(PaperGroup(one["need"], tuple(one["of"])) for one in held)
