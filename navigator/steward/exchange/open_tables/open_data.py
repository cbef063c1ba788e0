"""Writes one open table with all that is needed to use it without this program.

    facts.csv  facts.json  facts.schema.json    the rows, and what each may be
    codebook.md  citation.txt                   what they mean, and how to cite them
    datasette.json                              titles and facets, for `datasette -m`

The same pack gives the same bytes. A file appears whole or not at all. Each row is compared with
its class before anybody gets it: what does not fit means a damaged pack. Whole timelines come,
past and coming values too; nothing is translated. A cell that a spreadsheet would run is disarmed.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args, get_origin, get_type_hints

import msgspec

from navigator.errors import PackError
from navigator.files import replace_text
from navigator.pack.open_tables import VIEWS
from navigator.pack.store import Store
from navigator.records.topics import TOPICS, FactSpec, Kind, fact_spec
from navigator.records.values import Coverage, CoverageProgram, Limit, Reporting
from navigator.records.vocabulary import CONFIDENCES, NullMeans
from navigator.steward.exchange.open_tables.rows import (
    PLAIN_KINDS,
    TABLES,
    VALUES,
    FactRow,
    OpenTable,
    words_below,
)

Schema = dict[str, Any]
_MISSING: Schema = {
    "if": {"properties": {"value": {"type": "null"}}},
    "then": {"properties": {"null_means": {"type": "string"}}},
    "else": {"properties": {"null_means": {"type": "null"}}},
}


def table_schema(table: OpenTable) -> Schema:
    """Return the schema of the JSON file of a table: an array of rows."""
    values = VALUES if table.row is FactRow else {}
    (row, *shapes), parts = msgspec.json.schema_components(
        [table.row, *values.values()], ref_template="#/$defs/{name}"
    )
    if values:
        shape_of = dict(zip(values, shapes, strict=True))
        parts[table.row.__name__]["allOf"] = [_MISSING] + [
            _value_of(topic.name, spec, shape_of[spec.kind])
            for topic in TOPICS.values()
            for spec in topic.facts
        ]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"Navigator: {table.name}",
        "type": "array",
        "items": row,
        "$defs": parts,
    }


def column_schemas(table: OpenTable) -> dict[str, Schema]:
    """Return, by column, its part of the schema, with its description."""
    properties: dict[str, Schema] = table_schema(table)["$defs"][table.row.__name__]["properties"]
    return properties


def _value_of(topic: str, spec: FactSpec, shape: Schema) -> Schema:
    """Return the rule for the value of one fact, which may be null."""
    held = {"enum": list(spec.choices)} if spec.choices else shape
    return {
        "if": {"properties": {"topic": {"const": topic}, "fact": {"const": spec.name}}},
        "then": {"properties": {"value": {"anyOf": [held, {"type": "null"}]}}},
    }


LICENSE = "CC BY 4.0"
LICENSE_URL = "https://creativecommons.org/licenses/by/4.0/"
_FEW = 24
"""The most choices that stand in a line; longer lists stand in the schema."""
_READING = """
- Days are `YYYY-MM-DD`. `since` is the first day in force, `until` the **last** one; to see a
  day, keep the rows with `since` empty or on or before it and `until` empty or on or after it.
  Rules that ended and rules that start later are rows too. States have a row for every fact;
  of federal law only some facts exist. A day that no row of a fact covers is not known.
- `as_of` is the date a page gives itself, `seen` the day somebody read it. Age counts from
  `as_of`.
- In CSV an empty cell is no value (`null` in JSON, None in the words below), a truth value is
  `true` or `false`, and a list or an object is JSON. **A text that begins with `=`, `+`, `-`,
  `@`, a tab or a line break has an apostrophe before it, so that no spreadsheet runs it as a
  formula**; JSON and the pack hold it as it is.
- Texts are English. It is general information, not legal advice.
"""


def citation(manifest: Mapping[str, Any]) -> str:
    """Return the line to cite a pack with: who, what, of which day, exactly which file, license."""
    built_on = str(manifest["built_on"])
    return (
        f"The Navigator contributors ({built_on[:4]}). Navigator: rules and places by state,"
        f" content of {built_on}, pack SHA-256 {str(manifest['sha256'])[:12]}. {LICENSE}."
    )


def codebook(manifest: Mapping[str, Any], words: Mapping[str, str]) -> str:
    """Return the codebook in Markdown; `words` are the English texts of the pack, by key."""
    told = [
        "# Codebook",
        f"Cite as: {citation(manifest)}",
        f"License: [{LICENSE}]({LICENSE_URL}). Keep the sources and dates with each fact.",
        "## How to read it",
        _READING.strip(),
    ]
    for table in TABLES.values():
        told += [f"## {table.name.capitalize()}", _said_of(table), column_lines(table)]
    told += ["## Confidence and missing values", _vocabulary(words)]
    told += ["## Shapes of a value", _shapes()]
    for topic in TOPICS.values():
        rows = [_fact_line(spec, words) for spec in topic.facts]
        told += [f"## Facts of {topic.name}", _lines(("fact", "in words", "value"), rows)]
    return "\n\n".join(told) + "\n"


def column_lines(table: OpenTable) -> str:
    """Return the columns of a table as a table in Markdown."""
    rows = [
        (f"`{name}`", _type_of(column), _meaning_of(column))
        for name, column in column_schemas(table).items()
    ]
    return _lines(("column", "holds", "meaning"), rows)


def datasette_metadata(manifest: Mapping[str, Any], tables: Iterable[str]) -> dict[str, Any]:
    """Return the metadata for `datasette -m`: titles, license, columns and facets of the views.

    The `tables` they are made of stay off the front page.
    """
    shown = {
        table.view: {
            "title": f"Navigator: {table.name}",
            "description": _said_of(table),
            "columns": {name: _meaning_of(one) for name, one in column_schemas(table).items()},
            "facets": list(table.facets),
        }
        for table in TABLES.values()
    }
    hidden = {name: {"hidden": True} for name in tables}
    return {
        "title": "Navigator",
        "description": citation(manifest),
        "license": LICENSE,
        "license_url": LICENSE_URL,
        "databases": {"navigator": {"tables": shown | hidden}},
    }


def _said_of(table: OpenTable) -> str:
    return " ".join((table.row.__doc__ or "").split())


def _type_of(column: Schema) -> str:
    named = column.get("anyOf", [column])
    first = named[0]
    kinds = {"boolean": "`true` or `false`", "integer": "number", "array": "list"}
    kind = str(first.get("type", "string" if "enum" in first else "by fact"))
    told = "day" if first.get("format") == "date" else kinds.get(kind, kind)
    told = told.replace("string", "text")
    return f"{told}, or empty" if {"type": "null"} in named else told


def _meaning_of(column: Schema) -> str:
    choices = column.get("anyOf", [column])[0].get("enum", ())
    told = str(column["description"])
    return (
        f"{told} One of {', '.join(f'`{one}`' for one in choices)}."
        if 0 < len(choices) <= _FEW
        else told
    )


def _fact_line(spec: FactSpec, words: Mapping[str, str]) -> tuple[str, str, str]:
    value = spec.kind.value.replace("_", " ")
    if spec.choices:
        value = "; ".join(
            f"`{one}` {words.get(f'value.{spec.name}.{one}', '')}".strip() for one in spec.choices
        )
    return f"`{spec.name}`", words.get(f"fact.{spec.name}", ""), value


def _vocabulary(words: Mapping[str, str]) -> str:
    rows = [(f"`{one}`", "confidence", words.get(f"confidence.{one}", "")) for one in CONFIDENCES]
    rows += [
        (f"`{one}`", "null_means", words.get(f"value.{one}", "")) for one in get_args(NullMeans)
    ]
    return _lines(("word", "column", "meaning"), rows)


def _shapes() -> str:
    said = words_below(Kind)
    rows = [
        (
            kind.value.replace("_", " "),
            "as it is" if kind in PLAIN_KINDS else "JSON",
            said.get(kind.name, ""),
        )
        for kind in Kind
    ]
    rows += [
        (one.__name__, "object", " ".join((one.__doc__ or "").split()))
        for one in (Limit, Coverage, CoverageProgram, Reporting)
    ]
    return _lines(("kind", "in a cell", "meaning"), rows)


def _lines(heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    told = [heads, ("---",) * len(heads), *rows]
    return "\n".join(f"| {' | '.join(cell.replace('|', '/') for cell in row)} |" for row in told)


Cells = dict[str, Any]
"""The cells of a view by column: text, number or nothing."""
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class Exported:
    """The files and the citation of an export."""

    rows: int
    files: tuple[str, ...]
    built_on: str
    citation: str


def export(store: Store, manifest: Mapping[str, Any], table: OpenTable, folder: Path) -> Exported:
    """Write a table of the pack that `manifest` belongs to into `folder`.

    Raises PackError for rows that are not as they should be, and DiskError.
    """
    cells = read_cells(store, table)
    tables = [
        row["name"] for row in store.rows("SELECT name FROM sqlite_master WHERE type = 'table'")
    ]
    texts = {
        f"{table.name}.csv": as_csv(table.columns, cells),
        f"{table.name}.json": as_json(read_rows(table, cells)),
        f"{table.name}.schema.json": _json(table_schema(table)),
        "codebook.md": codebook(manifest, store.words()),
        "citation.txt": citation(manifest) + "\n",
        "datasette.json": _json(datasette_metadata(manifest, sorted(tables))),
    }
    for name, text in texts.items():
        replace_text(folder / name, text)
    return Exported(len(cells), tuple(texts), manifest["built_on"], citation(manifest))


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def read_cells(store: Store, table: OpenTable) -> list[Cells]:
    """Return the rows of a table as a view of the pack shows them, always in the same order."""
    order = ", ".join(dict.fromkeys((*table.order, *table.columns)))
    sql = f"SELECT * FROM ({VIEWS[table.view]}) ORDER BY {order}"  # noqa: S608 - our own text
    return [{name: _written(cell) for name, cell in dict(row).items()} for row in store.rows(sql)]


def _written(cell: Any) -> Any:
    """Return a number as it was written: SQLite reads numbers in JSON a hair beside that."""
    return round(cell, 6) if isinstance(cell, float) else cell


def read_rows(table: OpenTable, cells: list[Cells]) -> list[msgspec.Struct]:
    """Return the same rows with lists, days and truth values in their own types.

    Raises PackError for a row that is not as its class says.
    """
    hints = get_type_hints(table.row)
    as_json = {
        name
        for name, hint in hints.items()
        if get_origin(hint) is tuple or hint is bool or bool in get_args(hint)
    }
    try:
        return [
            msgspec.convert(
                {name: _read(name, row, is_json=name in as_json) for name in row}, table.row
            )
            for row in cells
        ]
    except (msgspec.ValidationError, ValueError, TypeError) as error:
        raise PackError("pack.damaged", "do.install_pack") from error


def _read(name: str, row: Cells, *, is_json: bool) -> Any:
    cell = row[name]
    if cell is None:
        return None
    if name == "value":
        return _read_value(row["topic"], row["fact"], cell)
    return json.loads(cell) if is_json else cell


def _read_value(topic: str, fact: str, cell: Any) -> Any:
    spec = fact_spec(topic, fact)
    if spec is None:
        raise ValueError(fact)
    return msgspec.convert(
        cell if spec.kind in PLAIN_KINDS else json.loads(cell), VALUES[spec.kind]
    )


def guard(cell: Any) -> Any:
    """Return a cell that no spreadsheet takes for a formula; numbers stay numbers."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA_STARTS) else cell


def as_csv(columns: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> str:
    """Return a line of column names, then one for each row; None is an empty cell."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(columns)
    writer.writerows([guard(row[name]) for name in columns] for row in rows)
    return text.getvalue()


def as_json(rows: Iterable[msgspec.Struct]) -> str:
    """Return one array, each row on a line of its own so that two files can be compared."""
    lines = ",\n".join(msgspec.json.encode(row).decode() for row in rows)
    return f"[\n{lines}\n]\n"
