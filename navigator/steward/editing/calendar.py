"""Tells what the month asks of a coalition, and who has what to read again.

The months are those of docs/publish.md; a test holds each line. Whoever read an entry reads it
again when it changed after that, or when the reading is as old as a page may be.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from navigator.steward.content.proof.stale import limit_of
from navigator.steward.content.records import Content
from navigator.steward.content.reviews.reviews import FOLDER, Entries
from navigator.steward.content.shape.reading import Reader
from navigator.steward.content.shape.review_shape import ENGLISH, ReviewEntry

ALWAYS = "read what is old (content stale); the office signs the lists anew (pack sign)"
PRACTICE = 'a practice: a key is "stolen", a new root goes out'
MONTHS = {
    1: "minimum wages, poverty guidelines, tax credits and the tax rule on refunded credits, FCC"
    " and HUD rules, all new state laws of January 1; state sessions begin",
    4: "new poverty guidelines in Medicaid of most states",
    7: "new laws of about half the states; school and tuition rules",
    8: "schools: enrollment, meals, SUN Bucks",
    10: "SNAP amounts, energy season, federal fiscal year",
    11: "open enrollment of the marketplaces; votes of November",
}
"""What some months ask, beside what every month does."""


def of_month(today: date) -> str:
    """Return what this month asks, and the next that asks for something of its own."""
    told = [MONTHS.get(today.month, ""), PRACTICE if today.month in (1, 7) else "", ALWAYS]
    coming = next((one for one in MONTHS if one > today.month), 1)
    this = "; ".join(filter(None, told))
    return f"This month: {this}. {date(2000, coming, 1):%B}: {MONTHS[coming]}."


def to_read_again(resources: Path, content: Content, today: date) -> dict[str, list[str]]:
    """Return, for each person with a file of reviews, what waits for them and why."""
    entries = Entries(content)
    found: dict[str, list[str]] = {}
    for path in sorted((resources / FOLDER).glob("*.yaml")):
        reader = Reader(path, Path(resources.name) / FOLDER / path.name)
        for _, given in reader.items(FOLDER, ReviewEntry):
            if why := _why(entries, content, given, today):
                found.setdefault(path.stem, []).append(f"{given.entry}: {why}")
    return found


def _why(entries: Entries, content: Content, given: ReviewEntry, today: date) -> str:
    of = entries.get(given.entry)
    if of is None:
        return "it is gone; delete the review"
    if of.digest(given.lang, content.told(given.lang)) != given.read:
        return f"it changed after {given.on}"
    days = (today - given.on).days
    if given.lang == ENGLISH and days > limit_of(given.entry.partition(":")[0]):
        return f"read {days} days ago"
    return ""


def as_text(resources: Path, content: Content, today: date) -> str:
    """Return the month, then a line for each person with how much waits for them."""
    waiting = to_read_again(resources, content, today)
    lines = [f"{who}: {len(held)} to read again" for who, held in waiting.items()]
    return "\n".join([of_month(today), *lines])
