"""Imports a spreadsheet (`navigator content import`) into the rows we hold, and reports changes.

Ids stay, so that links hold. A place on the removal list stays out whatever a file
says; a place the list no longer has is gone. A file that would take many places away
is refused until a person has seen how many, and nothing is written when nothing fits.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from msgspec.structs import fields

from navigator.errors import ContentErrors, ToolError
from navigator.files import replace_text
from navigator.records.topics import PLACE_KINDS
from navigator.steward.content.lists.listed import (
    ListEntry,
    RemovedEntry,
    Row,
    read_rows,
    rows_text,
)
from navigator.steward.content.lists.matching import absorb, across_kinds, is_same, likeness, merge
from navigator.steward.content.lists.point_lines import refuse_loss
from navigator.steward.content.lists.zips import Agreement, Zip
from navigator.steward.content.loader import read_content
from navigator.steward.content.records import Content, plain_entry
from navigator.steward.content.shape.contacts import fold, street_key
from navigator.steward.content.shape.schema import Cite, SourceEntry
from navigator.steward.content.shape.yaml_text import dump, styled
from navigator.steward.imports.spreadsheets import Read, read_spreadsheet
from navigator.steward.imports.verify import kinds_and_rows

_ID = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_HEAD = (
    "# What the places in {stem}.csv share, said once for each list. How rows get\n"
    "# there, and every column: docs/places.md.\n"
)

QUESTIONS: dict[str, str] = {
    "kind": f"What kind of place is it? One of: {', '.join(PLACE_KINDS)}",
    "what": "What does such a place do, in one plain sentence?",
    "limits": "Whom does it not help, or what must be asked first? (may be empty)",
    "publisher": "Who made the list?",
    "title": "What is the list called?",
    "url": "At which address does it stand? (may be empty)",
    "dated": "Of which day is it, as 2026-11-24? (empty: not known)",
}
"""The questions about a new list, in this order."""


@dataclass(frozen=True, slots=True)
class NewList:
    """A list to be added: its entry, its source page, and the name of its two files."""

    entry: ListEntry
    source: SourceEntry
    stem: str

    @property
    def text(self) -> str:
        """The YAML of the list, for `resources/places`."""
        needed = {one.name for one in fields(ListEntry) if one.required}
        held = plain_entry(self.entry)
        entry = {name: one for name, one in held.items() if one or name in needed}
        source = {self.entry.sources[0].id: plain_entry(self.source)}
        told = {"sources": source, "lists": [entry]}
        return _HEAD.format(stem=self.stem) + dump(styled(told))


def new_list(content: Content, id: str, told: dict[str, str], today: date) -> NewList:
    """Return the list that the answers to `QUESTIONS` describe.

    Legal help has a `subkind` too: who stands behind it. Raises ToolError where an answer is
    missing or wrong, or where there is such a list.
    """
    subkind = told.get("subkind") or None
    told = {name: told.get(name, "").strip() for name in QUESTIONS}
    if not _ID.fullmatch(id):
        raise ToolError(f"{id!r} is no id.", "Use small letters, digits and hyphens: food-2026.")
    stem = id.replace("-", "_")
    if id in content.listed.lists or stem in content.listed.files.values():
        raise ToolError(f"There is a list {id!r} already.", "Use --list, or another id.")
    for name in ("kind", "what", "publisher", "title"):
        if not told[name]:
            raise ToolError(f"A list needs its {name}.", f"{QUESTIONS[name]} Give --{name}.")
    if told["kind"] not in PLACE_KINDS:
        raise ToolError(f"{told['kind']!r} is no kind of place.", QUESTIONS["kind"])
    if told["url"] and not urlsplit(told["url"]).hostname:
        raise ToolError(f"{told['url']!r} is no address.", "Write it whole: https://example.org.")
    source = SourceEntry(
        publisher=told["publisher"], title=told["title"], url=told["url"] or None,
        as_of=_day(told["dated"], today), seen=today,
    )  # fmt: skip
    entry = ListEntry(
        id=id, prefix=id.partition("-")[0], kind=told["kind"], subkind=subkind,
        topics=topics_of(content, told["kind"]), what=told["what"],
        limits=told["limits"] or "Ask first whom it helps.", limits_by_setting={}, cost=None,
        cost_note=None, reach_miles=0, replaces=[],
        sources=[Cite(id=stem, says="Lists this place.")],
    )  # fmt: skip
    return NewList(entry, source, stem)


def _day(text: str, today: date) -> date | None:
    if not text:
        return None
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise ToolError(f"{text!r} is no day.", "Write it as 2026-11-24.") from None
    if day > today:
        raise ToolError(f"{text} lies ahead.", "Give the day the list itself names.")
    return day


def topics_of(content: Content, kind: str) -> list[str]:
    """Return the topics that most places of this kind have."""
    counted = Counter(
        tuple(place.topics)
        for file in content.places
        for place in file.places
        if place.kind == kind
    )
    counted.update(tuple(one.topics) for one in content.listed.lists.values() if one.kind == kind)
    return list(counted.most_common(1)[0][0]) if counted else ["rights"]


_SHOWN = ("name", "organization", "street", "city", "phone", "website", "setting")
"""Columns whose changes the report names."""


@dataclass(frozen=True, slots=True)
class Plan:
    """The result of an import before it is written: its report and the texts of its files."""

    report: dict[str, Any]
    texts: dict[Path, str]
    """The new text of each file, by its path below `resources`."""
    held: tuple[str, ...]
    """The state of each place before the import."""
    left: tuple[str, ...]
    lost: tuple[str, ...]

    def refuse_loss(self, really_remove: int | None) -> None:
        """Raise ToolError where many places would go and nobody has said how many."""
        refuse_loss("places", self.held, self.left, self.lost, really_remove)


def import_file(
    resources: Path,
    file: Path,
    list_id: str,
    today: date,
    *,
    hrsa: bool,
    dry_run: bool = False,
    really_remove: int | None = None,
    told: dict[str, str] | None = None,
) -> dict[str, Any]:
    """Read `file` as the list `list_id` and write the rows; return the report.

    `told` makes it a new list: the answers to `QUESTIONS`. `dry_run` only reports.
    `really_remove` is the number of places that may go where they are many. Raises ToolError
    for a file that does not fit or takes too many places away, ContentErrors when ours does
    not load.
    """
    content, problems = read_content(resources, today)
    here = tuple(one for one in problems if one.path.parts[1:2] == ("places",))
    if here:
        raise ContentErrors(here)
    plan = plan_import(resources, content, file, list_id, today, hrsa=hrsa, told=told)
    report = plan.report | {"written": not dry_run}
    if dry_run:
        return report
    plan.refuse_loss(really_remove)
    for path, text in plan.texts.items():
        replace_text(resources / path, text)
    if told is not None:
        report["to_do"] = [str(one) for one in read_content(resources, today)[1]]
    return report


def plan_import(
    resources: Path,
    content: Content,
    file: Path,
    list_id: str,
    today: date,
    *,
    hrsa: bool = False,
    told: dict[str, str] | None = None,
) -> Plan:
    """Return the plan of `import_file` without writing anything. Raises ToolError."""
    listed = content.listed
    fresh = None if told is None else new_list(content, list_id, told, today)
    if fresh is None and list_id not in listed.lists:
        raise ToolError(
            f"There is no list {list_id!r}.",
            f"Use one of {', '.join(listed.lists)}, or --new-list for another.",
        )
    entry = fresh.entry if fresh else listed.lists[list_id]
    own = Path("places") / f"{fresh.stem if fresh else listed.files[list_id]}.csv"
    read = read_spreadsheet(file, entry, content.words, hrsa=hrsa)
    _agree(read, content.zips)
    if not read.rows:
        raise ToolError("Not one line of this file fits; nothing was changed.", _first(read))
    held, wrong = ([], []) if fresh else read_rows(resources / own)
    if wrong:
        raise ToolError(f"{own}: {wrong[0]}", "Mend it first.")
    source = entry.sources[0].id
    as_of = read.as_of or (fresh.source if fresh else listed.sources[source]).as_of
    order = _newest_first({**listed.lists, list_id: entry}, {**_days(listed), list_id: as_of})
    rows, report = update(held, read, entry, order, content.removed)
    report |= {"list": list_id, "as_of": as_of and as_of.isoformat(), "rows": len(rows)}
    report |= {"columns_not_used": read.unused}
    report["under_another_kind"] = _under_another_kind(content, rows, entry)
    path = own.with_suffix(".yaml")
    texts: dict[Path, str] = {path: fresh.text} if fresh else {}
    texts[own] = rows_text(rows)
    if read.as_of is not None:
        text = fresh.text if fresh else (resources / path).read_text("utf-8")
        texts[path] = _with_dates(text, path, source, read.as_of, today)
    return Plan(
        report, texts,
        held=tuple(row.state for row in held),
        left=tuple(row.state for row in rows),
        lost=tuple(name.partition("/")[0] for name in report["gone"]),
    )  # fmt: skip


def _agree(read: Read, zips: list[Zip]) -> None:
    """Leave out the cells and rows in which ZIP, state and point contradict each other."""
    agreement = Agreement(zips)
    rows = []
    for row in read.rows:
        kept, why = agreement.check(row)
        if why:
            told = read.notes if kept else read.rejected
            told.append(f"{row.name} ({row.city}, {row.state}): {why}")
        if kept:
            rows.append(kept)
    read.rows = rows


def _under_another_kind(content: Content, rows: list[Row], entry: ListEntry) -> list[str]:
    """Return rows whose name and phone stand in the directory under another kind."""
    own = [(entry.kind, row) for row in rows if row.list == entry.id]
    others = [(kind, row) for kind, row in kinds_and_rows(content) if kind != entry.kind]
    return [
        f"{_name(row)} is also {_name(other)}"
        for row, other in across_kinds([*own, *others])
        if row.list == entry.id
    ]


def _first(read: Read) -> str:
    return f"The first reason: {read.rejected[0]}." if read.rejected else ""


def _days(listed: Any) -> dict[str, date | None]:
    return {id: listed.sources[one.sources[0].id].as_of for id, one in listed.lists.items()}


def _newest_first(lists: dict[str, ListEntry], days: dict[str, date | None]) -> list[str]:
    return sorted(lists, key=lambda id: days[id] or date.min, reverse=True)


def update(
    held: list[Row],
    read: Read,
    entry: ListEntry,
    newest_first: list[str],
    removed: Iterable[RemovedEntry],
) -> tuple[list[Row], dict[str, Any]]:
    """Return the rows after an import, and the report of it."""
    out = list(removed)
    incoming: list[Row] = []
    rejected = list(read.rejected)
    for row in read.rows:
        # Not merged yet: its other name is what the list itself calls it.
        why = next(
            (one.why for one in out for name in row.names if one.fits(name, row.state, row.city)),
            None,
        )
        if why is None:
            incoming.append(row)
        else:
            rejected.append(f"{row.name} ({row.city}, {row.state}): on the removal list: {why}")
    merged, told = merge(incoming, newest_first)
    matched = _match(held, merged)
    is_ours = {entry.id, *entry.replaces}
    is_newest = newest_first.index
    rows: list[Row] = []
    report: dict[str, Any] = {"added": [], "changed": [], "gone": [], "same": 0}
    for number, old in enumerate(held):
        new = matched.get(number)
        if new is None:
            if old.list in is_ours:
                report["gone"].append(_name(old))
            else:
                rows.append(old)
            continue
        if old.list in entry.replaces:
            kept = replace(new, id=old.id)  # nothing of the old list is left
        elif old.list != entry.id and is_newest(old.list) < is_newest(entry.id):
            kept = absorb(old, new)
        else:
            kept = replace(absorb(new, old), id=old.id)
        rows.append(kept)
        changes = [
            f"{column}: {getattr(old, column)!r} to {getattr(kept, column)!r}"
            for column in _SHOWN
            if getattr(old, column) != getattr(kept, column)
        ]
        if changes:
            report["changed"].append(f"{_name(old)}: {'; '.join(changes)}")
        else:
            report["same"] += 1
    known = {id(new) for new in matched.values()}
    fresh = [row for row in merged if id(row) not in known]
    named = name_ids(rows, fresh, entry.prefix)
    rows += named
    # A newer name or phone may show that two rows we held are one place.
    rows, also_told = merge(rows, newest_first)
    rows = [_without_names(row, entry.replaces) for row in rows]
    rows = [
        replace(row, street="", zip="", lat="", lon="") if row.is_in(entry.without_street) else row
        for row in rows
    ]
    ids = {(row.state, row.id) for row in rows}
    report["added"] = sorted(
        f"{row.state}/{row.name}, {row.city}" for row in named if (row.state, row.id) in ids
    )
    report |= {"merged": told + also_told, "rejected": rejected, "notes": read.notes}
    report["territories_left_out"] = read.territories
    return rows, report


def _without_names(row: Row, lists: list[str]) -> Row:
    """Return the row without the other names that came only from the lists that are gone."""
    names = (name for name in row.also.split("|") if name.partition(": ")[0] not in lists)
    return replace(row, also="|".join(names))


def _match(held: list[Row], incoming: list[Row]) -> dict[int, Row]:
    """Map the number of each held row to the incoming row of the same place, each used once."""
    # A number is the list's own: two lists, or two states, may give the same.
    by_key = {(row.list, row.state, row.key): row for row in incoming if row.key}
    doors: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in incoming:
        doors[row.state, street_key(row.street) or fold(row.city)].append(row)
    found: dict[int, Row] = {}
    used: set[int] = set()
    for number, old in enumerate(held):
        door = (old.state, street_key(old.street) or fold(old.city))
        near = [row for row in doors[door] if id(row) not in used and is_same(old, row)]
        near.sort(key=lambda row: -likeness(row.name, old.name))
        new = by_key.get((old.list, old.state, old.key)) if old.key else None
        if new is None or id(new) in used:
            new = near[0] if near else None
        if new is not None:
            found[number] = new
            used.add(id(new))
    left = {number: old for number, old in enumerate(held) if number not in found}
    return found | _moved(left, [row for row in incoming if id(row) not in used])


def _moved(left: dict[int, Row], incoming: list[Row]) -> dict[int, Row]:
    """Match rows that moved within their town, where the name occurs once before and once after."""

    def named(row: Row) -> tuple[str, str, str]:
        return row.state, fold(row.city), fold(row.name)

    before, after = (Counter(map(named, rows)) for rows in (left.values(), incoming))
    new = {named(row): row for row in incoming}
    return {
        number: new[named(old)]
        for number, old in left.items()
        if before[named(old)] == 1 == after[named(old)]
    }


def name_ids(held: Iterable[Row], fresh: Iterable[Row], prefix: str) -> list[Row]:
    """Return `fresh` with ids made of name and city, none of them used in its state."""
    used = {(row.state, row.id) for row in held}
    named = []
    for row in sorted(fresh, key=lambda row: (row.state, row.city, row.name, row.street)):
        name = fold(row.name).replace("#", "")
        if fold(row.city) not in name:
            name += f" {fold(row.city)}"
        base = "-".join(f"{prefix} {name}".split())[:70].rstrip("-")
        id, count = base, 1
        while (row.state, id) in used:
            count += 1
            id = f"{base}-{count}"
        used.add((row.state, id))
        named.append(replace(row, id=id))
    return named


def _name(row: Row) -> str:
    return f"{row.state}/{row.id}"


def _with_dates(text: str, path: Path, source: str, as_of: date, seen: date) -> str:
    """Return the YAML of a list with the file's day and the day it was read in its source."""
    block = re.search(rf"^  {re.escape(source)}:\n(?:    .*\n)+", text, re.MULTILINE)
    if block is None:
        raise ToolError(f"{path} has no source {source!r}.", "Write it in block form.")
    dated = re.sub(r"(?m)^    as_of: .*$", f"    as_of: {min(as_of, seen)}", block[0])
    dated = re.sub(r"(?m)^    seen: .*$", f"    seen: {seen}", dated)
    return text.replace(block[0], dated)
