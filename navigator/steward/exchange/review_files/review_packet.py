"""The paper to check a state by hand: values, the pages that say so, and boxes for results.

For people who check with a pen. Names nobody; whoever reads writes who they are by hand, and
somebody types the boxes in with `content review add` or the sheet.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from itertools import groupby

from navigator.handout.html import BOX, paragraph
from navigator.handout.press import Paper, Press
from navigator.language.wording import Wording
from navigator.records.reviewing import OUTCOMES
from navigator.steward.exchange.review_files.readings import Reading

_LINE = "_" * 34
_MOST_SOURCES = 3
_GAP = "\u00a0" * 4


def packet(found: Iterable[Reading], title: str, say: Wording) -> Paper:
    """Return the paper: a head to sign, then each topic with its entries."""
    return Press(say, reviewed=True, old=False).paper(title, _body(list(found), say))


def _body(found: list[Reading], say: Wording) -> Iterator[str]:
    yield paragraph(
        "Read each line, hold it against an official page, and tick what you found. Leave it open"
        " where you did not look. Only your role and organization will be shown to visitors."
    )
    yield paragraph(f"Read by {_LINE}  Role {_LINE}")
    yield paragraph(f"Organization {_LINE}  Day {'_' * 16}")
    for topic, of in groupby(found, key=lambda one: one.topic):
        named = ", ".join(say(f"topic.{one}") for one in topic.split(", ")) or "Places"
        yield f"<h2>{escape(named)}</h2>"
        for one in of:
            yield from _entry(one)


def _entry(one: Reading) -> Iterator[str]:
    days = " ".join(
        f"{word} {day}" for word, day in (("from", one.since), ("until", one.until)) if day
    )
    sure = ", ".join(part for part in (days, one.confidence) if part)
    value = "<br>".join(escape(line) for line in one.value.split("\n"))
    yield f"<h3>{escape(one.what)}</h3><p>{value}</p>"
    if one.conflict:
        yield f"<p><i>Sources disagree: {escape(one.conflict)}</i></p>"
    for source in one.sources[:_MOST_SOURCES]:
        yield f"<p class='source'>{escape(source).replace(chr(10), '<br>')}</p>"
    if (more := len(one.sources) - _MOST_SOURCES) > 0:
        yield paragraph(f"and {more} {'page' if more == 1 else 'pages'} more", "source")
    last = f" \u00b7 last read {one.last}" if one.last else ""
    yield paragraph(f"{one.entry} \u00b7 {sure}{last}", "quiet")
    ticks = _GAP.join(f"{BOX} {outcome}" for outcome in OUTCOMES)
    yield paragraph(f"{ticks}{_GAP}Page {'_' * 22} Now {'_' * 22}")
