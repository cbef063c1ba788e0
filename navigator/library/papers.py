"""Prepares records and outlines for paper; loaded when something is first printed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from navigator.handout.edition import Edition
from navigator.handout.paper import Copy, make_paper
from navigator.handout.pocket_fold import pocket_paper
from navigator.handout.press import Paper, Press
from navigator.handout.record_html import Record, Sheet
from navigator.language.wording import Wording
from navigator.records.model import Guide
from navigator.records.outline_parts import Outline


def copy_of(
    told: Sequence[tuple[Record, Outline | None]],
    say: Wording,
    *,
    reviewed: bool,
    old: bool,
) -> Copy:
    """Return records in one language, each with its outline; a place has none.

    reviewed: a person has read its texts. old: the pack is more than half a year old.
    """
    whole = all(getattr(record, "translated", True) for record, _ in told)
    press = Press(say, reviewed=reviewed, old=old, whole=whole)
    return Copy(press, tuple(_sheet(record, outline, say) for record, outline in told))


def _sheet(record: Record, outline: Outline | None, say: Wording) -> Sheet:
    """Return a record for paper; a longer card that is sensitive has the title of its topic."""
    if isinstance(record, Guide) and record.sensitive:
        return Sheet(record, outline, say(f"topic.{record.topic}"))
    return Sheet(record, outline)


def bound(copies: Sequence[Copy], edition: Edition | None = None) -> Paper:
    """Return one paper with a copy in each language."""
    edition = edition or Edition()
    named = [replace(one, press=replace(one.press, site=edition.site)) for one in copies]
    if edition.pocket:
        presses = [one.press for one in named]
        sheets = zip(*(one.sheets for one in named), strict=True)
        return pocket_paper([list(zip(both, presses, strict=True)) for both in sheets], presses)
    return make_paper(named, edition)
