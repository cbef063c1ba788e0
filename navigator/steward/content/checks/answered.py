"""Reads when listed places are open and what is spoken there, from other pages than their list.

`places/answered.csv` holds one place and one page a line, and the YAML beside it names the
pages. It fills what a list leaves empty; what the list or a steward says goes first. It never
moves, names or adds a place.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from navigator.steward.content.checks import guards
from navigator.steward.content.lists.listed import FORMS, Lists
from navigator.steward.content.shape.reading import Reader, csv_lines
from navigator.steward.content.shape.schema import Cite, SourceEntry

ANSWERED_FILE = Path("places/answered.csv")
FILLED = ("hours", "languages", "walk_in", "interpreter")
COLUMNS = ("state", "id", *FILLED, "source")


def read_answered(
    reader: Reader,
    path: Path,
    listed: Lists,
    sources: dict[str, SourceEntry],
    *,
    words: Mapping[str, str],
    today: date,
) -> Lists:
    """Return the lists with the gaps that the file fills, each filled place citing its page."""
    guards.check_sources(reader, sources, today)
    cites = {one.id: one for _, one in reader.items("cites", Cite)}
    reader.cited |= cites.keys()
    for id in sources.keys() & listed.sources.keys():
        reader.problem(f"sources.{id}", "a list has a source of this id.", "take another.")
    held = {(row.state, row.id): row for row in (*listed.rows, *listed.hidden)}
    told: dict[tuple[str, str], list[Cite]] = defaultdict(list)
    for where, cells in csv_lines(reader, path, COLUMNS):
        line = dict(zip(COLUMNS, cells, strict=False))
        key = line.get("state", ""), line.get("id", "")
        row, cite = held.get(key), cites.get(line.get("source", ""))
        if row is None or cite is None or cite.id not in sources:
            what = "no source or place of these ids" if len(cells) == len(COLUMNS) else "cells"
            reader.problem(where, f"{what}.", "see docs/places.md, or delete the line.")
            continue
        if wrong := "; ".join(_wrong(line, sources[cite.id], words)):
            reader.problem(where, f"{wrong}.", "see docs/places.md, or delete the line.")
            continue
        news = {one: line[one] for one in FILLED if line[one] and not getattr(row, one)}
        if news:
            held[key] = replace(row, **news)
            told[key].append(cite)
    return replace(
        listed,
        rows=tuple(held[row.state, row.id] for row in listed.rows),
        sources=listed.sources | sources,
        cites={key: tuple(found) for key, found in told.items()},
    )


def _wrong(line: Mapping[str, str], source: SourceEntry, words: Mapping[str, str]) -> Iterator[str]:
    """Yield each problem with the cells of a line."""
    if not any(line[one] for one in FILLED):
        yield "nothing is answered"
    for column in FILLED:
        form, why = FORMS.get(column, (None, ""))
        if form and line[column] and not form.fullmatch(line[column]):
            yield f"{column}: {line[column]!r} {why}"
    if unknown := [one for one in line["languages"].split() if f"language.{one}" not in words]:
        yield f"languages: Navigator has no word for {', '.join(unknown)}"
    if line["hours"] and source.as_of is None:
        yield "hours: their page has no day"
