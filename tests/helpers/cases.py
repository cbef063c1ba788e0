"""Cases written by hand beside the rules: `tests/rules/XX/<checklist>.yaml`, read strictly."""

from __future__ import annotations

from pathlib import Path
from typing import Generic, TypeVar

import msgspec
import yaml

RULES = Path(__file__).parents[1] / "rules"
T = TypeVar("T")


class Law(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """Where the expectations come from; `source` is its id in the jurisdiction's own file."""

    name: str
    source: str


class CaseFile(msgspec.Struct, Generic[T], forbid_unknown_fields=True, frozen=True):
    """All cases of one checklist in one jurisdiction."""

    law: list[Law]
    cases: list[T]


def read_cases(checklist: str, kind: type[T]) -> dict[Path, CaseFile[T]]:
    """Every file of a checklist, by its path."""
    return {
        path: msgspec.convert(
            yaml.safe_load(path.read_text("utf-8")),
            CaseFile[kind],  # type: ignore[valid-type]
            strict=True,
        )
        for path in sorted(RULES.glob(f"*/{checklist}.yaml"))
    }
