"""Checks the groups of papers to bring: one of these, and this, and this.

A paper in no group could be left at home or carried in vain, so the check refuses it.
"""

from __future__ import annotations

from navigator.records.model import PAPER_FACTS
from navigator.records.topics import FactSpec
from navigator.steward.content.shape.reading import Reader
from navigator.steward.content.shape.schema import FactEntry

LEAST_EXAMPLES = 3
"""The fewest examples that show what proves an address."""
_LEAST = {"all": 1, "two": 3}
"""The fewest papers that make a group, by its need; two for any other."""


def check_papers(reader: Reader, where: str, spec: FactSpec, entry: FactEntry) -> None:
    """Refuse a paper that is in no group or in two, and proof of address with one example."""
    is_list = spec.name in PAPER_FACTS and isinstance(entry.value, list)
    papers = list(range(1, len(entry.value) + 1)) if is_list else []
    grouped = [number for group in entry.groups for number in group.of]
    if sorted(grouped) != papers:
        reader.problem(
            where, f"its groups hold the papers {grouped}, its list {papers}.",
            "put each paper, counted from one, into one group: `{need: one, of: [1, 2]}`.",
        )  # fmt: skip
    for group in entry.groups:
        least = _LEAST.get(group.need, 2)
        if len(group.of) < least:
            reader.problem(where, f"`{group.need}` of {group.of}.", f"name {least} or more.")
    if entry.examples is None:
        return
    if is_list or spec.name not in PAPER_FACTS:
        reader.problem(where, "`examples` of what is no proof of address.", "delete them.")
    elif 0 < len(entry.examples) < LEAST_EXAMPLES:
        reader.problem(
            where, f"{len(entry.examples)} examples of papers.",
            f"name {LEAST_EXAMPLES}; none (`examples: []`) where no page names them.",
        )  # fmt: skip
