"""Reads HUD's income limits by county, `places/rent_limits.csv`.

Counties of a state with the same limits share a line, their names joined by `; `.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from navigator.records.jurisdictions import JURISDICTIONS
from navigator.steward.content.shape.reading import Reader, csv_lines

RENT_FILE = Path("places/rent_limits.csv")
COLUMNS = ("since", "until", "state", "counties", "very_low", "low")
_SIZES = 8


@dataclass(frozen=True, slots=True)
class Rents:
    """The limits that some counties of a state share, as in the file."""

    since: date
    until: date
    state: str
    counties: str
    very_low: str
    low: str


def read_rents(reader: Reader, path: Path) -> list[Rents]:
    """Return every line; each problem names its line."""
    found: list[Rents] = []
    for where, (since, until, state, counties, very_low, low) in csv_lines(reader, path, COLUMNS):
        try:
            one = Rents(
                date.fromisoformat(since), date.fromisoformat(until), state, counties, very_low, low
            )
            rows = [[int(cell) for cell in row.split()] for row in (very_low, low)]
        except ValueError:
            reader.problem(where, "no sound cells.", "give days and whole dollars.")
            continue
        grows = all(len(row) == _SIZES and row == sorted(row) for row in rows)
        if not grows or any(half > most for half, most in zip(*rows, strict=True)):
            reader.problem(where, "limits that do not grow.", "look at HUD's table again.")
        elif state not in JURISDICTIONS or not counties or since > until:
            reader.problem(where, "no state, county or days.", "look at HUD's table again.")
        else:
            found.append(one)
    return found
