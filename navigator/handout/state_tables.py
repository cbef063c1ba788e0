"""Sets papers that look across states: changes, a comparison, a map with its list.

Black on white and shades of gray with a word in each tile, as most printers know no color. A danger
stands above the answer where it is a state's own, and nowhere else: what all say warns nobody.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from html import escape

from navigator.handout.html import STOP_MARK, heading, paragraph
from navigator.handout.press import Paper, Press
from navigator.language.wording import Wording
from navigator.records.cited import distinct_sources
from navigator.records.comparison import (
    MAP_COLUMNS,
    MAP_ROWS,
    TILE_PLACES,
    ChangeList,
    Column,
    Comparison,
    StateMap,
    Tile,
)
from navigator.records.jurisdictions import FEDERAL
from navigator.records.model import Change, Fact
from navigator.records.topics import NOT_HELD, NOT_KNOWN, TOPICS

COLUMNS_TO_A_TABLE = 3
"""The most states beside each other; the rest follow in another table."""
_SOURCES_MOST = 6
_SHADES = ("#BDBDBD", "#D2D2D2", "#E4E4E4", "#F4F4F4")
"""Grays a black word is readable on, from the first choice of a legend to the last."""


def changes_paper(changes: ChangeList, topics: tuple[str, ...], press: Press) -> Paper:
    """Return coming and past changes by day as a paper, for some topics, or all for none."""
    say = press.say

    def rows(listed: tuple[Change, ...]) -> list[str]:
        shown = [one for one in listed if not topics or one.topic in topics]
        if not shown:
            return [paragraph(say("changes.none"))]
        return [_table((), [_change_cells(one, say) for one in shown], widths=(16, 22, 62))]

    body = [paragraph(changes_lead(changes, say))]
    if topics:
        body.append(paragraph(say.locale.comma.join(say(f"topic.{topic}") for topic in topics)))
    body += [heading(say("changes.coming")), *rows(changes.coming)]
    body += [heading(say("changes.past")), *rows(changes.past)]
    return press.paper(say("part.changed"), body)


def changes_lead(changes: ChangeList, say: Wording) -> str:
    """Return the sentence with the state and the months of a list of changes."""
    days = {"first": say.month(changes.first), "last": say.month(changes.last)}
    if changes.state in ("", FEDERAL):
        return say("changes.lead.federal", **days)
    if not changes.held:
        return say("changes.not_here", state=say.state(changes.state))
    return say("changes.lead", state=say.state(changes.state), **days)


def comparison_paper(comparison: Comparison, press: Press) -> Paper:
    """Return the typed facts of some states as a paper, three states beside each other."""
    say, columns = press.say, comparison.columns
    body: list[str] = []
    for first in range(0, len(columns), COLUMNS_TO_A_TABLE):
        some = columns[first : first + COLUMNS_TO_A_TABLE]
        widths = (22, *(78 // len(some) for _ in some))
        heads = ("", *(say.state(column.state) for column in some))
        rows = [
            (_strong(label), *cells) for label, cells in _comparison_rows(some, comparison, say)
        ]
        body.append(_table(heads, rows, widths=widths))
        body.append("<p></p>")
    body.append(heading(say("paper.sources")))
    body += [
        paragraph(f"{say.state(column.state)}: {_sources(column.facts, say)}", "quiet")
        for column in columns
    ]
    title = say("compare.page", topic=say(f"topic.{comparison.topic}"))
    return press.paper(title, body)


def map_paper(shown: StateMap, press: Press) -> Paper:
    """Return a paper with the tiles, what their words mean, and the same as a list."""
    say, topic = press.say, shown.topic
    body: list[str] = []
    body += [heading(say(f"fact.{shown.fact}")), paragraph(say("map.lead")), _grid(shown, say)]
    body.append(heading(say("map.legend")))
    body += [_legend_line(shown, choice, count, say) for choice, count in shown.counts.items()]
    body.append(heading(say("map.table")))
    heads = tuple(say(f"map.column.{one}") for one in ("state", "law", "source", "coming"))
    held = [_tile_cells(tile, topic, say) for tile in shown.tiles if tile.held]
    body.append(_table(heads, held, widths=(18, 34, 26, 22)))
    missing = [say.state(tile.state) for tile in shown.tiles if not tile.held]
    if missing:
        body.append(
            paragraph(say("across.not_here_list", states=say.locale.comma.join(missing)), "quiet")
        )
    return press.paper(say("map.page", topic=say(f"topic.{topic}")), body)


def tile_source(tile: Tile, say: Wording) -> str:
    """Return date and publisher of a tile's newest source; empty when nothing is known."""
    if tile.fact is None or tile.fact.value is None or not tile.fact.sources:
        return ""
    newest = max(tile.fact.sources, key=lambda one: one.as_of or date.min)
    publisher = newest.publisher
    return f"{say.short_age(tile.fact)} \u00b7 {publisher}"


def tile_coming(tile: Tile, topic: str, say: Wording) -> str:
    """Return what the law will say within a year, and from when; empty when nothing is coming."""
    if tile.coming is None or tile.coming.since is None:
        return ""
    what = say.map_says(topic, tile.coming_choice)
    return say("map.from", date=say.day(tile.coming.since), what=what)


def _change_cells(change: Change, say: Wording) -> tuple[str, ...]:
    day = say.day(change.since) if change.since else ""
    state = say("changes.federal") if change.state == FEDERAL else say.state(change.state)
    where = f"{_strong(say(f'topic.{change.topic}'))}<br>{escape(state)}"
    return (_strong(day), where, f"{escape(change.text)}{_small(say.short_age(change))}")


def _comparison_rows(
    columns: Sequence[Column], comparison: Comparison, say: Wording
) -> Iterator[tuple[str, list[str]]]:
    """Yield label and cells: danger, answer, then each typed fact."""
    if any(column.stops for column in columns):
        stops = [
            "<br>".join(f"{STOP_MARK} {escape(one.title or one.text)}" for one in column.stops)
            for column in columns
        ]
        yield say.stop_heading(comparison.topic), stops
    yield say("part.answer"), [_strong(column.answer) for column in columns]
    for number, spec in enumerate(TOPICS[comparison.topic].facts):
        facts = [column.facts[number] for column in columns]
        yield say(f"fact.{spec.name}"), [_fact(comparison.topic, fact, say) for fact in facts]


def _fact(topic: str, fact: Fact, say: Wording) -> str:
    value = escape(say.fact(topic, fact)).replace("\n", "<br>")
    return value if fact.value is None else value + _small(say.short_age(fact))


def _sources(facts: tuple[Fact, ...], say: Wording) -> str:
    pages = distinct_sources(facts)[:_SOURCES_MOST]
    return say.locale.semicolon.join(
        f"{one.publisher}, {one.title}" + (f" ({say.month(one.as_of)})" if one.as_of else "")
        for one in pages
    )


def _grid(shown: StateMap, say: Wording) -> str:
    at = {TILE_PLACES[tile.state]: tile for tile in shown.tiles}
    lines = []
    for row in range(MAP_ROWS):
        cells = []
        for column in range(MAP_COLUMNS):
            tile = at.get((column, row))
            cells.append(_grid_cell(tile, shown.topic, say))
        lines.append(f"<tr>{''.join(cells)}</tr>")
    return f"<table cellspacing='2' cellpadding='3' width='100%'>{''.join(lines)}</table>"


def _grid_cell(tile: Tile | None, topic: str, say: Wording) -> str:
    width = f"width='{100 // MAP_COLUMNS}%'"
    if tile is None:
        return f"<td {width}></td>"
    if not tile.held:
        return f"<td {width} align='center'><span class='quiet'>{tile.state}</span></td>"
    shade = _shade(topic, tile.choice)
    mark = escape(say.map_mark(topic, tile.choice))
    return (
        f"<td {width} align='center' bgcolor='{shade}'>"
        f"<b>{tile.state}</b><br><span style='font-size: 8pt'>{mark}</span></td>"
    )


def _shade(topic: str, choice: str) -> str:
    if choice == NOT_KNOWN:
        return "#FFFFFF"
    choices = TOPICS[topic].map_choices
    return _SHADES[choices.index(choice) * (len(_SHADES) - 1) // max(len(choices) - 1, 1)]


def _legend_line(shown: StateMap, choice: str, count: int, say: Wording) -> str:
    mark = say.map_mark(shown.topic, choice) if choice != NOT_HELD else say("map.no_word")
    states = say("map.count.one") if count == 1 else say("map.count", count=count)
    return f"<p><b>{escape(mark)}</b>: {escape(say.map_says(shown.topic, choice))} ({states})</p>"


def _tile_cells(tile: Tile, topic: str, say: Wording) -> tuple[str, ...]:
    law = escape(say.map_says(topic, tile.choice))
    return (
        _strong(say.state(tile.state)),
        law,
        escape(tile_source(tile, say)),
        escape(tile_coming(tile, topic, say)),
    )


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]], *, widths: Sequence[int]) -> str:
    """Return a table of HTML cells; heads are plain text and come again on each page."""
    top = "".join(
        f"<th width='{width}%' align='left'>{escape(head)}</th>"
        for head, width in zip(heads, widths, strict=False)
    )
    body = "".join(
        "<tr>"
        + "".join(
            f"<td width='{width}%' valign='top'>{cell}</td>"
            for cell, width in zip(row, widths, strict=True)
        )
        + "</tr>"
        for row in rows
    )
    head = f"<thead><tr>{top}</tr></thead>" if heads else ""
    return (
        "<table width='100%' border='1' cellspacing='0' cellpadding='4'"
        " style='border-collapse: collapse; border-style: solid; border-color: #B9C0C5;"
        " margin-top: 6px; margin-bottom: 10px'>"
        f"{head}{body}</table>"
    )


def _strong(text: str) -> str:
    return f"<b>{escape(text)}</b>"


def _small(text: str) -> str:
    return f"<br><span class='quiet'>{escape(text)}</span>" if text else ""
