"""Merges the own lists of many centers into one, for a steward to decide on.

What they agree on stands once; where they differ, the report alone names each version: nothing is
decided by how many say it or who said it last. It writes into a new folder only.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from navigator.errors import ToolError
from navigator.files import replace_text
from navigator.pack.local_cells import CALL_READERS, PLACE_READERS, Names
from navigator.pack.local_tables import (
    CALLS_FILE,
    PLACES_FILE,
    faults_of,
    own_id,
    read_shared,
    table_bytes,
)

REPORT_FILE = "report.md"
_NOT_COMPARED = frozenset({"corrects", "id", "day"})
"""Columns that name a row or say when it was written; for a correction the name counts too."""

Cells = Mapping[str, str]
_Told = list[tuple[str, Cells]]
"""The rows that files give for one place or one call, each with the name of its file."""


@dataclass(slots=True)
class Merged:
    """One list made from many, and the report about it."""

    files: tuple[str, ...]
    places: list[Cells] = field(default_factory=list)
    calls: list[Cells] = field(default_factory=list)
    agreements: list[str] = field(default_factory=list)
    clashes: list[str] = field(default_factory=list)
    twins: list[str] = field(default_factory=list)
    """Own places of different names that have the same phone."""
    left_out: list[str] = field(default_factory=list)

    @property
    def told(self) -> dict[str, object]:
        """The counts and findings for a script."""
        return {
            "files": self.files, "places": len(self.places), "calls": len(self.calls),
            "agreements": self.agreements, "clashes": self.clashes, "twins": self.twins,
            "left_out": self.left_out,
        }  # fmt: skip

    def report(self) -> str:
        """Return the whole report for a person, in Markdown."""
        parts = (
            ("Centers agree", self.agreements),
            ("Centers clash: left out, decide", self.clashes),
            ("One phone, two names: may be one place", self.twins),
            ("Could not be used", self.left_out),
        )
        head = (
            f"# Lists of {len(self.files)} files\n\n{len(self.places)} places and corrections,"
            f" {len(self.calls)} calls, from {', '.join(self.files)}.\n"
        )
        told = [
            f"\n## {title} ({len(lines)})\n\n" + "".join(f"- {line}\n" for line in lines)
            for title, lines in parts
            if lines
        ]
        return head + "".join(told)


def merge(files: Sequence[Path], words: Names) -> Merged:
    """Merge the lists in `files`: exports, `local.csv` or `calls.csv`. ToolError for none."""
    names = _short_names(files)
    merged = Merged(tuple(names))
    places: dict[str, _Told] = {}
    calls: dict[tuple[str, str], _Told] = {}
    for path, name in zip(files, names, strict=True):
        if not path.is_file():
            raise ToolError(f"There is no file {path}.", "Name a CSV file.")
        table = read_shared(path, words)
        merged.left_out += [str(slip).replace(slip.file, name, 1) for slip in table.slips]
        for row in table.rows:
            cells = row.cells
            if "id" in cells:
                calls.setdefault((cells["id"], cells["day"]), []).append((name, cells))
            else:
                places.setdefault(_about(cells), []).append((name, cells))
    for id, told in sorted(places.items()):
        merged.places += _joined(id, told, merged)
    for (id, day), told in sorted(calls.items()):
        merged.calls += _joined(f"{id}, call of {day}", told, merged)
    merged.twins = _twins(merged.places)
    return merged


def write_merged(merged: Merged, folder: Path) -> None:
    """Write two tables and the report. Raises ToolError where one of them exists, or DiskError."""
    files = {
        PLACES_FILE: table_bytes(PLACE_READERS, merged.places).decode("utf-8"),
        CALLS_FILE: table_bytes(CALL_READERS, merged.calls).decode("utf-8"),
        REPORT_FILE: merged.report(),
    }
    for name in files:
        if (folder / name).exists():
            raise ToolError(f"{folder / name} is there already.", "Name a new folder.")
    for name, text in files.items():
        replace_text(folder / name, text)


def _about(cells: Cells) -> str:
    return cells.get("corrects") or own_id(cells)


def _short_names(files: Sequence[Path]) -> list[str]:
    """Return the names of files, with their folders where two have the same name."""
    names = [path.name for path in files]
    return [path.name if names.count(path.name) == 1 else path.as_posix() for path in files]


def _joined(id: str, told: _Told, merged: Merged) -> Iterable[Cells]:
    """Return one row out of the rows of several files; nothing where too little is left."""
    cells: dict[str, str] = {}
    for column in dict.fromkeys(column for _, one in told for column in one):
        values = {name: one[column] for name, one in told if column in one}
        if column in _NOT_COMPARED or (column == "name" and "corrects" not in told[0][1]):
            cells[column] = max(values.values())
        elif len(set(values.values())) == 1:
            cells[column] = next(iter(values.values()))
            if len(values) > 1:
                said = f"{id}, {column}: {cells[column]} ({', '.join(values)})"
                merged.agreements.append(said)
        else:
            said = "; ".join(f"{value} ({name})" for name, value in values.items())
            merged.clashes.append(f"{id}, {column}: {said}")
    if any(faults_of(cells)):
        merged.left_out.append(f"{id}: too little is left where centers clash")
        return []
    return [cells]


def _twins(places: Iterable[Cells]) -> list[str]:
    by_phone: dict[str, list[str]] = {}
    for cells in places:
        if "phone" in cells and "corrects" not in cells:
            by_phone.setdefault(cells["phone"], []).append(own_id(cells))
    return [f"{phone}: {', '.join(ids)}" for phone, ids in by_phone.items() if len(ids) > 1]
