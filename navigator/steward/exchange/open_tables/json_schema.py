"""Makes JSON Schema (draft 2020-12) of the open tables from their classes.

What a class can not say is added: which shape `value` has for which fact, and that a
value is missing exactly where `null_means` says why.
"""

from __future__ import annotations

from typing import Any

import msgspec

from navigator.records.topics import TOPICS, FactSpec
from navigator.steward.exchange.open_tables.rows import VALUES, FactRow, OpenTable

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
