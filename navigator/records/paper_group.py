"""`PaperGroup`: which papers to bring belong together, and how many of them are wanted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from navigator.records.vocabulary import PaperNeed


@dataclass(frozen=True, slots=True)
class PaperGroup:
    """Papers of a list, counted from one, and how many of them are wanted."""

    need: PaperNeed
    of: tuple[int, ...]

    @property
    def is_choice(self) -> bool:
        """Whether its papers stand for each other."""
        return self.need != "all"


def read_groups(held: Iterable[Mapping[str, Any]]) -> tuple[PaperGroup, ...]:
    """Groups from the pack's plain data."""
    return tuple(PaperGroup(one["need"], tuple(one["of"])) for one in held)
