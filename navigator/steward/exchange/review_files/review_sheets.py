"""Reviews by spreadsheet: writes a sheet of entries to check, and reads the results back.

Each row is bound by a digest to what it showed: a row whose value has changed since is named and
becomes no review. Nothing in the content changes; what was found to have changed becomes a review
that says so, and a list of what to mend.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import msgspec

from navigator.records.reviewing import OUTCOMES
from navigator.steward.content.lists.sheet_files import read_columns
from navigator.steward.content.records import Content
from navigator.steward.content.reviews.reviews import FOLDER, Entries, mistakes
from navigator.steward.content.shape.review_shape import ENGLISH, ReviewEntry
from navigator.steward.exchange.review_files.readings import Reading
from navigator.steward.exchange.review_writing import Person, with_reviews
from navigator.steward.exchange.workbooks import Column, write_workbook

_MOST_ROWS = 50_000
COLUMNS = (
    Column("Entry", 26),
    Column("Topic", 12),
    Column("What it is", 24),
    Column("Value", 50),
    Column("Since", 11),
    Column("Until", 11),
    Column("Sources", 50),
    Column("Confidence", 14),
    Column("Sources disagree", 20),
    Column("Last read", 22),
    Column("Outcome", 13, is_open=True, choices=OUTCOMES),
    Column("Page you read", 30, is_open=True),
    Column("New value", 30, is_open=True),
    Column("Note", 30, is_open=True),
    Column("Digest", 10),
)
_TOLD = (
    "One row is one thing that visitors are told. Read it and hold it against an official page.",
    "Then fill the four yellow columns. Leave them empty where you did not read.",
    "Outcome: right (the page says the same today), changed (it says another thing), cannot tell.",
    "Page you read: its whole web address. It is needed for right.",
    "New value: where it changed, what holds now and from which day.",
    "Note: for the people who look after this content; nobody else sees it.",
    "The other columns are locked. Digest ties a row to the value it shows: keep it.",
    "Give the file back as .xlsx or .ods.",
    "Your role and organization are shown to visitors, your name is not.",
)


def write_sheet(path: Path, found: Sequence[Reading]) -> None:
    """Write a row for each entry; raise DiskError or ToolError."""
    rows = [
        (
            one.entry, one.topic, one.what, one.value, one.since, one.until,
            "\n".join(one.sources), one.confidence, one.conflict, one.last, "", "", "", "",
            one.digest,
        )
        for one in found
    ]  # fmt: skip
    write_workbook(path, "Review", COLUMNS, rows, _TOLD)


@dataclass(slots=True)
class Given:
    """The content of a sheet: reviews, rows that stay out, and what to mend."""

    reviews: list[ReviewEntry] = field(default_factory=list)
    unread: int = 0
    """The number of rows without an outcome."""
    wrong: list[str] = field(default_factory=list)
    to_do: list[str] = field(default_factory=list)

    def report(self) -> dict[str, Any]:
        """Return the counts and sentences that a command prints."""
        found = [one.outcome for one in self.reviews]
        counted: dict[str, int] = {outcome: found.count(outcome) for outcome in OUTCOMES}
        return {
            "reviews": len(self.reviews), **counted, "not read": self.unread,
            "stays out": self.wrong, "to do": self.to_do,
        }  # fmt: skip


def read_reviews_of(path: Path, content: Content, reader: Person, today: date) -> Given:
    """Return the reviews in a sheet; raise ToolError where it is none of ours."""
    sheet = read_columns(path, ("Entry", "Outcome", "Digest"), most_rows=_MOST_ROWS)
    given, entries = Given(), Entries(content)
    seen: dict[str, int] = {}
    for number, cells in sheet.lines:
        told = {name: " ".join(cells.get(name, "").split()) for name in cells}
        id, outcome = told["Entry"], told["Outcome"].casefold()
        filled = [one.title for one in COLUMNS if one.is_open and told.get(one.title)]
        if not filled:
            given.unread += 1
            continue
        wrong = list(_misfits(told, entries, outcome, seen))
        if not wrong:
            review = _review(told, outcome, reader, today)
            wrong = [f"{what} {mend}" for _, what, mend in mistakes(review, {}, today)]
        if wrong:
            given.wrong.append(f"row {number}: {id[:60] or '?'}: {' '.join(wrong)}")
            continue
        seen[id] = number
        given.reviews.append(review)
        if outcome == "changed":
            given.to_do.append(f"{id}: {review.note} ({review.page or 'no page named'})")
    return given


def _misfits(
    told: dict[str, str], entries: Entries, outcome: str, seen: dict[str, int]
) -> Iterable[str]:
    """Yield each reason why a row can be no review."""
    id = told["Entry"]
    entry = entries.get(id)
    if not id:
        yield "it has no entry; where cells were merged, part them."
    elif id in seen:
        yield f"this entry stands in row {seen[id]} already."
    elif entry is None:
        yield "there is no such entry (any more)."
    elif entry.digest(ENGLISH, {}) != told["Digest"]:
        yield "it is another than was exported: export it anew and read it again."
    if not outcome:
        yield f"its Outcome is empty, while {_filled(told)} is not."
    elif outcome not in OUTCOMES:
        yield f"{outcome[:30]!r} is no outcome: write {', '.join(OUTCOMES)}."
    elif outcome != "changed" and told.get("New value"):
        yield f"it has a new value, and its Outcome is {outcome}: write changed, or take it out."


def _filled(told: dict[str, str]) -> str:
    return next(one.title for one in COLUMNS if one.is_open and told.get(one.title))


def _review(told: dict[str, str], outcome: str, reader: Person, today: date) -> ReviewEntry:
    value, note = told.get("New value", ""), told.get("Note", "")
    parts = [f"New value: {value}"] if value else []
    parts += [note] if note else []
    return msgspec.convert(
        {
            "entry": told["Entry"], "read": told["Digest"], "role": reader.role,
            "organization": reader.organization, "on": today, "outcome": outcome,
            "page": told.get("Page you read") or None, "note": " ".join(parts) or None,
        },
        ReviewEntry,
    )  # fmt: skip


def file_with(resources: Path, reader: Person, given: Given) -> tuple[Path, str]:
    """Return the path of the reader's file, and its new text."""
    path = resources / FOLDER / f"{reader.who}.yaml"
    return path, with_reviews(path.read_text("utf-8") if path.exists() else "", given.reviews)
