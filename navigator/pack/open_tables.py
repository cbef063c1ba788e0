"""Defines the three tables of a pack that other tools may read: facts, places, sources.

The SQL of each stands here once: a pack holds it as a view, so that any tool that opens SQLite
files finds plain columns, and `navigator export` runs the same text, so that it works on packs that
have no views. A list or an object is JSON, a yes or no is `true` or `false`, a day is `YYYY-MM-DD`,
the value of a fact is always text; a number is cast, or a table made from a view would not know
that it is one. Kinds of places that stand in no list (`topics.ON_REQUEST`) are left out, and so are
sources that only they cite.
"""

from __future__ import annotations

from navigator.pack.place_records import CHECK_NUMBER, OF_LIST
from navigator.records.place_fields import PLACE_FIELDS, PlaceField
from navigator.records.topics import ON_REQUEST

_UNLISTED = ", ".join(f"'{kind}'" for kind in ON_REQUEST)


def _cited(entry: str, and_dated_by: str = "", own: str = "NULL") -> str:
    """Return SQL for the number of sources of an entry and its `own` row, and their dates.

    The dates are the newest of the pages themselves and the last day one was read.
    """
    joined = "FROM citations JOIN sources ON sources.id = citations.source WHERE entry"
    of = f"{joined} IN ({entry}, {own})"
    return (
        f"CAST((SELECT count(*) {of}) AS INTEGER) AS sources,\n"
        f"  (SELECT max(as_of) {joined} = {entry}{and_dated_by}) AS as_of,\n"
        f"  (SELECT max(seen) {of}) AS seen"
    )


def _first_phone(body: str) -> str:
    """Return SQL for the first number of a place, written down whole or from a list."""
    return f"coalesce(json_extract({body}, '$.phones[0].number'), json_extract({body}, '$.phone'))"


def _yes_no(body: str, key: str) -> str:
    """Return SQL for a truth value as a word: SQLite alone would give 1 and 0."""
    return f"CASE json_extract({body}, '$.{key}') WHEN 1 THEN 'true' WHEN 0 THEN 'false' END"


def _detail(field: PlaceField) -> str:
    """Return SQL for one field of a place; what its list says for all stands in the list's row."""
    told = f"json_extract(one.body, '$.{field.name}')"
    if field.name == "languages":
        sql = f"""CASE
    WHEN {told} IS NULL THEN '[]'
    WHEN list.id IS NULL THEN {told}
    ELSE '["' || replace({told}, ' ', '","') || '"]'
  END"""
    elif field.name in OF_LIST:
        sql = f"coalesce({told}, json_extract(list.body, '$.{field.name}'))"
    elif field.is_list:
        sql = f"coalesce({told}, '[]')"
    else:
        sql = _yes_no("one.body", field.name) if field.is_yes_no else told
    return f"{sql} AS {field.name}"


DETAILS = ",\n  ".join(map(_detail, PLACE_FIELDS))
"""The columns of the view of places that are made from the table of their fields."""

_FACTS = f"""
SELECT
  'fact:' || state || ':' || topic || '.' || name AS id,
  state, topic, name AS fact,
  CASE json_type(body, '$.value')
    WHEN 'true' THEN 'true' WHEN 'false' THEN 'false'
    ELSE CAST(json_extract(body, '$.value') AS TEXT)
  END AS value,
  json_extract(body, '$.null_means') AS null_means,
  since, until, confidence, conflict,
  json_extract(body, '$.note') AS note,
  {_cited("entries.id")}
FROM entries WHERE role = 'fact'
"""  # noqa: S608 - our own text

_PLACES = f"""
SELECT
  'place:' || one.state || ':' || one.name AS id,
  one.state, one.topic AS kind,
  coalesce(json_extract(one.body, '$.subkind'), json_extract(list.body, '$.subkind')) AS subkind,
  json_extract(one.body, '$.name') AS name,
  json_extract(one.body, '$.organization') AS organization,
  coalesce(
    json_extract(one.body, '$.what'),
    (SELECT value FROM json_each(list.body, '$.what_by_subkind')
      WHERE key = json_extract(one.body, '$.subkind')),
    json_extract(list.body, '$.what')
  ) AS what,
  coalesce(json_extract(one.body, '$.topics'), json_extract(list.body, '$.topics')) AS topics,
  coalesce(
    json_extract(one.body, '$.limits'),
    (SELECT value FROM json_each(list.body, '$.limits_by_setting')
      WHERE key = json_extract(one.body, '$.setting')),
    json_extract(list.body, '$.limits')
  ) AS limits,
  coalesce({_yes_no("one.body", "area.national")}, 'false') AS area_national,
  coalesce(json_extract(one.body, '$.area.states'), json_array(one.state)) AS area_states,
  coalesce(
    json_extract(one.body, '$.area.counties'), json_extract(one.body, '$.counties'), '[]'
  ) AS area_counties,
  coalesce(json_extract(one.body, '$.near'), '[]') AS area_near,
  coalesce(json_extract(one.body, '$.address.street'), json_extract(one.body, '$.street'))
    AS street,
  coalesce(json_extract(one.body, '$.address.city'), json_extract(one.body, '$.city')) AS city,
  CASE WHEN list.id IS NULL THEN json_extract(one.body, '$.address.state') ELSE one.state END
    AS address_state,
  coalesce(json_extract(one.body, '$.address.zip'), json_extract(one.body, '$.zip')) AS zip,
  {_first_phone("one.body")} AS phone,
  CASE
    WHEN list.id IS NULL THEN json_extract(one.body, '$.phones')
    WHEN json_extract(one.body, '$.phone') IS NULL THEN '[]'
    ELSE (SELECT json_group_array(json(told)) FROM (
      SELECT json_object('hours', NULL, 'label',
        CASE WHEN json_extract(one.body, '$.check_phone') THEN '{CHECK_NUMBER}' END,
        'languages', json('[]'), 'number', json_extract(one.body, '$.phone')) AS told
      UNION ALL SELECT value FROM json_each(one.body, '$.desks')))
  END AS phones,
  json_extract(one.body, '$.office') AS office,
  (SELECT {_first_phone("other.body")} FROM entries AS other
    WHERE other.role = 'place'
      AND 'place:' || other.state || ':' || other.name = json_extract(one.body, '$.office')
      AND other.name = substr(json_extract(one.body, '$.office'), 10)) AS office_phone,
  {DETAILS},
  CAST(json_extract(one.body, '$.lat') AS REAL) AS latitude,
  CAST(json_extract(one.body, '$.lon') AS REAL) AS longitude,
  CASE WHEN json_extract(one.body, '$.lat') IS NOT NULL
    THEN coalesce(json_extract(one.body, '$.point_from'), 'site') END AS point_from,
  json_extract(one.body, '$.list') AS listed,
  (SELECT json_group_array(substr(value, instr(value, ': ') + 2))
    FROM json_each('[' || replace(json_quote(json_extract(one.body, '$.also')), '|', '","') || ']')
    WHERE value IS NOT NULL) AS also,
  CASE WHEN json_extract(one.body, '$.check_phone') THEN 'weak' ELSE one.confidence END
    AS confidence,
  one.conflict,
  {_cited("coalesce(list.id, one.id)", " AND (list.id IS NULL OR ord = 0)", "one.id")}
FROM entries AS one LEFT JOIN entries AS list
  ON list.role = 'list' AND list.name = json_extract(one.body, '$.list')
WHERE one.role = 'place' AND one.topic NOT IN ({_UNLISTED})
"""  # noqa: S608 - our own text

_SOURCES = f"""
SELECT
  CASE role
    WHEN 'fact' THEN 'fact:' || state || ':' || topic || '.' || name
    WHEN 'place' THEN 'place:' || state || ':' || name
    WHEN 'program' THEN 'program:' || state || ':' || name
    WHEN 'caution' THEN 'caution:' || state || ':' || name
    WHEN 'guide_item' THEN 'card:' || state || ':' || topic || '.' || name
    WHEN 'list' THEN 'list:' || name
    WHEN 'poverty' THEN 'poverty:' || name
    ELSE 'card:' || state || ':' || topic
  END AS cited_by,
  role, state,
  CASE WHEN role IN ('place', 'list') THEN NULL ELSE topic END AS topic,
  since, publisher, title, url, as_of, seen, says
FROM citations
  JOIN entries ON entries.id = citations.entry
  JOIN sources ON sources.id = citations.source
WHERE NOT (role = 'place' AND topic IN ({_UNLISTED}))
"""  # noqa: S608 - our own text

VIEWS = {"facts": _FACTS, "places_list": _PLACES, "sources_cited": _SOURCES}
"""Maps the name of a view to its SQL."""
