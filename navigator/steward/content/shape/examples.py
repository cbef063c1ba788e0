"""Names all keys that an entry lacks at once, each with a filled-in example.

The examples are no facts: who copies one without looking is stopped by the other checks of the
file, or by the reader of the difference.
"""

from __future__ import annotations

from typing import Any

import msgspec

EXAMPLES = {
    "area": "{states: [CO]}",
    "as_of": "null",
    "asks": "[age]",
    "city": "Denver",
    "comparator": "at_most",
    "cost": "null",
    "cost_note": "null",
    "diploma_in_state": "null",
    "each_more": "5680",
    "enrollment": "open",
    "entry": "CO/records/clean_slate",
    "exists": "true",
    "fact": "age",
    "first": "['card:{state}:health']",
    "first_person": "15960",
    "heading": "At the door",
    "id": "short-name",
    "items": "[{text: Ask for a paper., sources: []}]",
    "key": "driving.record_sharing",
    "kind": "legal",
    "lead": "What to do first.",
    "level": "info",
    "limits": "It does not take every case.",
    "limits_by_setting": "{}",
    "max_age": "null",
    "min_age": "null",
    "name": "Name as it is printed",
    "need": "one",
    "number": "303-433-2812",
    "of": "[1, 2]",
    "offered_from": "{vocabulary: 100}",
    "on": "2026-11-24",
    "organization": "Name of the organization",
    "other_ways": "false",
    "outcome": "right",
    "prefix": "short",
    "programs": "[]",
    "publisher": "Who put the page there",
    "reach_miles": "0",
    "read": "(`content review add` writes it)",
    "region": "contiguous",
    "replaces": "[]",
    "reviewed": "false",
    "role": "lawyer",
    "say": "What does it cost?",
    "says": "What this page says on this value, in 20 own words.",
    "school_years_in_state": "null",
    "sections": "[{heading: First, items: []}]",
    "seen": "2026-11-24",
    "share": "1.38",
    "since": "2026-01-01",
    "sites": "{agency: {offices: [dmv.ca.gov]}}",
    "sources": "[{id: page, says: What it says on this value.}]",
    "stage": "book",
    "state": "CO",
    "states": "[CO]",
    "status_rule": "none_known",
    "street": "null",
    "takes": "narrow",
    "text": "One plain sentence.",
    "texts": '{"The English text": "Its translation"}',
    "title": "Title of the page",
    "topic": "health",
    "topics": "[legal]",
    "url": "null",
    "value": "null",
    "what": "What it does, in one plain sentence.",
    "when": "{}",
    "who_reports": "null",
    "why": "Why both are right.",
    "words": "{agency: [department]}",
    "year": "2026",
    "zip": "null",
}
"""Every key that some entry must have, with an example value."""


def lacks(value: Any, kind: Any) -> tuple[str, str] | None:
    """Return the missing keys of an entry and how to add them; None where none is missing."""
    if not isinstance(value, dict) or not _is_entry(kind):
        return None
    wanted = [one.encode_name for one in msgspec.structs.fields(kind) if one.required]
    missing = [name for name in wanted if name not in value]
    if not missing:
        return None
    filled = "; ".join(f"`{name}: {EXAMPLES[name]}`" for name in missing)
    what = "a key is missing" if len(missing) == 1 else f"{len(missing)} keys are missing"
    return f"{what}: {', '.join(missing)}.", f"add them as in this example: {filled}."


def _is_entry(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, msgspec.Struct)
