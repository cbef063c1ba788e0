"""Open data: what a coalition takes out of a pack is what the program itself says."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from navigator.cli import main as cli
from navigator.errors import PackError
from navigator.library.facade import Library
from navigator.pack.open_tables import VIEWS
from navigator.pack.pack_places import PackPlaces
from navigator.pack.store import Store, read_manifest
from navigator.paths import PACK_FILE, Paths
from navigator.records.model import Fact, Place
from navigator.records.topics import ON_REQUEST, TOPICS
from navigator.steward.content.pack.building import build
from navigator.steward.exchange.open_tables.open_data import (
    FORMULA_STARTS,
    as_csv,
    codebook,
    column_lines,
    column_schemas,
    export,
    read_cells,
    read_rows,
    table_schema,
)
from navigator.steward.exchange.open_tables.rows import TABLES, PlaceRow
from tests.helpers.content import PLACES, ROOT, STATES, write_tree

TODAY = date(2026, 11, 24)
PAGE = (ROOT / "docs" / "data.md").read_text("utf-8")
EVERY_TABLE = pytest.mark.parametrize("name", TABLES)
NAMED = (
    '=HYPERLINK("https://bad.example.org")',
    "+1 Helpers",
    "-Helpers",
    "@helpers",
    'Helper, "of" Denver',
)
OFFICE = """
  - id: office
    name: An office of enforcement
    kind: ice_office
    topics: [rights]
    what: People who must report go there.
    area: {states: [CO]}
    sources: [{id: page, says: Only this place is on this page.}]
"""


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """A tiny pack: three values of one fact over time, one place, one place on request."""
    build(write_tree(tmp_path, places__CO=PLACES + OFFICE), tmp_path / "pack", TODAY)
    return tmp_path / "pack"


@pytest.fixture
def take(pack: Path, tmp_path: Path) -> Callable[[str], Path]:
    """`take("facts")` exports a table of the tiny pack and gives the folder."""

    def taking(name: str) -> Path:
        with closing(Store(pack)) as store:
            export(store, read_manifest(pack), TABLES[name], tmp_path / "open")
        return tmp_path / "open"

    return taking


@pytest.fixture(scope="module")
def store(real_paths: Paths) -> Iterator[Store]:
    with closing(Store(real_paths.pack)) as opened:
        yield opened


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


# What is in the files.


def test_the_whole_timeline_comes_and_not_only_today(take: Callable[[str], Path]) -> None:
    rows = rows_of(take("facts") / "facts.csv")
    assert [
        (row["value"], row["since"], row["until"])
        for row in rows
        if row["fact"] == "misdemeanor_364_day_law"
    ] == [("no", "", "2024-12-31"), ("most", "2025-01-01", "2026-12-31"), ("no", "2027-01-01", "")]


def test_a_missing_value_says_whether_it_is_not_known_or_not_there(
    take: Callable[[str], Path],
) -> None:
    rows = {
        row["fact"]: row for row in json.loads((take("facts") / "facts.json").read_text("utf-8"))
    }
    assert rows["post_conviction_relief"]["value"] is None
    assert rows["post_conviction_relief"]["null_means"] == "not_known"
    assert rows["post_conviction_relief"]["sources"] == 0
    assert rows["post_conviction_relief"]["seen"] is None
    assert rows["pardon_note"]["null_means"] == "not_covered"
    assert rows["misdemeanor_364_exceptions"]["value"] == [
        "A third drunk driving case may bring a year."
    ]


def test_a_list_is_json_in_a_cell_and_a_list_in_json(take: Callable[[str], Path]) -> None:
    folder = take("places")
    (row,) = rows_of(folder / "places.csv")
    (same,) = json.loads((folder / "places.json").read_text("utf-8"))
    assert row["languages"] == '["en","es"]'
    assert same["languages"] == ["en", "es"]
    assert (row["zip"], row["phone"], row["walk_in"]) == ("80202", "303-555-0100", "")
    assert (same["area_national"], same["walk_in"]) == (False, None)


def test_a_place_for_one_page_alone_is_in_no_table(take: Callable[[str], Path]) -> None:
    assert [row["id"] for row in rows_of(take("places") / "places.csv")] == ["place:CO:helper"]
    cited = rows_of(take("sources") / "sources.csv")
    assert "place:CO:helper" in {row["cited_by"] for row in cited}
    assert not [row for row in cited if "office" in row["cited_by"] or "Only this" in row["says"]]


def test_a_source_can_be_joined_with_its_fact(take: Callable[[str], Path]) -> None:
    facts = rows_of(take("facts") / "facts.csv")
    cited = rows_of(take("sources") / "sources.csv")
    for fact in facts:
        mine = [
            one for one in cited if (one["cited_by"], one["since"]) == (fact["id"], fact["since"])
        ]
        assert len(mine) == int(fact["sources"]), fact
    (coming,) = [one for one in cited if one["since"] == "2027-01-01" and one["role"] == "fact"]
    assert coming["says"] == "Ends with 2026."
    assert coming["publisher"] == "Colorado General Assembly"


@pytest.mark.parametrize("name", NAMED)
def test_no_spreadsheet_runs_what_somebody_named_a_place(tmp_path: Path, name: str) -> None:
    place = PLACES.replace("Helper of Denver", json.dumps(name))
    pack = tmp_path / "pack"
    build(write_tree(tmp_path, places__CO=place), pack, TODAY)
    with closing(Store(pack)) as store:
        export(store, read_manifest(pack), TABLES["places"], tmp_path / "open")
    (row,) = rows_of(tmp_path / "open" / "places.csv")
    assert row["name"] == (f"'{name}" if name[0] in "=+-@" else name)
    (same,) = json.loads((tmp_path / "open" / "places.json").read_text("utf-8"))
    assert same["name"] == name


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1))
def test_any_text_comes_back_from_a_cell(text: str) -> None:
    _, (cell,) = csv.reader(io.StringIO(as_csv(["name"], [{"name": text}]), newline=""))
    assert not cell.startswith(FORMULA_STARTS)
    assert cell in (text, f"'{text}")


def test_a_number_below_zero_is_no_formula() -> None:
    assert as_csv(["lon"], [{"lon": -104.99}]) == "lon\r\n-104.99\r\n"


@EVERY_TABLE
def test_the_same_pack_gives_the_same_bytes(take: Callable[[str], Path], name: str) -> None:
    before = {path.name: path.read_bytes() for path in take(name).iterdir()}
    assert {path.name: path.read_bytes() for path in take(name).iterdir()} == before
    assert set(before) == {
        f"{name}.csv", f"{name}.json", f"{name}.schema.json", "codebook.md", "citation.txt",
        "datasette.json",
    }  # fmt: skip


# It is what the program says.


@pytest.fixture(scope="module")
def facts(store: Store) -> list[Any]:
    return read_rows(TABLES["facts"], read_cells(store, TABLES["facts"]))


def test_every_fact_is_as_the_library_reads_it(store: Store, facts: list[Any]) -> None:
    def told(state: str, topic: str, fact: Fact) -> tuple[Any, ...]:
        return (
            state, topic, fact.name, _plain(fact.value), fact.null_means, fact.since, fact.until,
            fact.confidence, fact.conflict, fact.note, len(fact.sources), fact.as_of,
            max((one.seen for one in fact.sources), default=None),
        )  # fmt: skip

    held = {
        told(state, topic, fact)
        for state in store.states()
        for topic in TOPICS
        for timeline in store.topic(state, topic).facts.values()
        for fact in timeline
    }
    given_out = {
        (
            row.state, row.topic, row.fact, _plain(row.value), row.null_means, row.since,
            row.until, row.confidence, row.conflict, row.note, row.sources, row.as_of, row.seen,
        )
        for row in facts
    }  # fmt: skip
    assert given_out == held
    assert len(given_out) == len(facts)


def test_a_day_in_the_rows_is_that_day_on_the_card(facts: list[Any], real_library: Library) -> None:
    for day in (date(2025, 6, 30), real_library.today(), date(2027, 7, 1)):
        held = {
            (row.state, row.fact): _plain(row.value)
            for row in facts
            if row.topic == "college"
            and (row.since is None or row.since <= day)
            and (row.until is None or day <= row.until)
        }
        for state in STATES:
            for fact in real_library.facts(state, "college", day):
                told = held.get((state, fact.name), _plain(None))
                assert told == _plain(fact.value), (state, fact.name, day)


def test_a_row_is_named_by_its_fact_and_first_day(facts: list[Any]) -> None:
    assert len({(row.id, row.since) for row in facts}) == len(facts)


def test_every_state_has_a_row_for_every_fact(facts: list[Any]) -> None:
    held = {(row.state, row.topic, row.fact) for row in facts}
    wanted = {
        (state, topic.name, spec.name)
        for state in STATES
        for topic in TOPICS.values()
        for spec in topic.facts
    }
    assert wanted <= held


def _plain(value: Any) -> Any:
    return msgspec.json.encode(value)


def test_every_place_is_as_the_library_reads_it(store: Store) -> None:
    rows = read_rows(TABLES["places"], read_cells(store, TABLES["places"]))
    held = {place.id: place for place in PackPlaces(store).places()}
    assert len(rows) == len(held)
    for row in rows:
        assert isinstance(row, PlaceRow)
        assert msgspec.structs.asdict(row) == told(held[row.id]), row.id
    assert not {row.kind for row in rows} & set(ON_REQUEST)  # type: ignore[attr-defined]


def told(place: Place) -> dict[str, Any]:
    """A place as a row: what lies deeper comes up, what is long for a name gets a longer one."""
    address = place.address
    row = {name: getattr(place, name, None) for name in TABLES["places"].columns}
    return row | {
        "street": address and address.street,
        "city": address and address.city,
        "address_state": address and address.state,
        "zip": address and address.zip,
        "phone": place.phones[0].number if place.phones else None,
        "office": place.office and place.office.id,
        "office_phone": place.office and place.office.phones[0].number,
        "latitude": place.lat,
        "longitude": place.lon,
        "sources": len(place.sources),
        "seen": max((one.seen for one in place.sources), default=None),
    }


def test_every_page_is_told_once_for_each_statement(store: Store) -> None:
    cells = read_cells(store, TABLES["sources"])
    read_rows(TABLES["sources"], cells)
    hidden = store.rows(
        "SELECT count(*) FROM citations JOIN entries ON entries.id = entry"
        " WHERE role = 'place' AND topic = 'ice_office'"
    )[0][0]
    assert len(cells) == store.rows("SELECT count(*) FROM citations")[0][0] - hidden
    assert {cell["cited_by"].split(":")[0] for cell in cells} == {
        "fact", "place", "program", "caution", "card", "list", "poverty",
    }  # fmt: skip


@EVERY_TABLE
def test_a_view_of_the_pack_is_the_table(store: Store, name: str) -> None:
    def rounded(cells: Iterable[Any]) -> tuple[Any, ...]:
        return tuple(round(one, 6) if isinstance(one, float) else one for one in cells)

    table = TABLES[name]
    rows = store.rows(f"SELECT * FROM {table.view}")  # noqa: S608 - our own text
    given_out = read_cells(store, table)
    assert tuple(rows[0].keys()) == tuple(given_out[0]) == table.columns
    assert Counter(map(rounded, rows)) == Counter(rounded(one.values()) for one in given_out)


def test_a_pack_with_its_views_has_the_same_bytes_when_it_is_built_again(
    pack: Path, tmp_path: Path
) -> None:
    build(tmp_path / "resources", tmp_path / "again", TODAY)
    assert (tmp_path / "again" / PACK_FILE).read_bytes() == (pack / PACK_FILE).read_bytes()


def test_a_pack_from_before_the_views_is_read_too(pack: Path) -> None:
    with closing(Store(pack)) as store:
        before = read_cells(store, TABLES["places"])
    with closing(sqlite3.connect(pack / PACK_FILE)) as db, db:
        for view in VIEWS:
            db.execute(f"DROP VIEW {view}")
    with closing(Store(pack)) as store:
        assert read_cells(store, TABLES["places"]) == before


@pytest.mark.parametrize(
    "harm",
    [
        "UPDATE entries SET confidence = 'sure' WHERE role = 'fact'",
        "UPDATE entries SET since = 'soon' WHERE role = 'fact'",
        "UPDATE entries SET name = 'unheard_of' WHERE role = 'fact'",
        """UPDATE entries SET body = '{"value":{"share":"much"}}' WHERE role = 'fact'""",
    ],
)
def test_rows_that_are_not_as_they_should_be_are_not_given_out(pack: Path, harm: str) -> None:
    with closing(sqlite3.connect(pack / PACK_FILE)) as db, db:
        db.execute(harm)
    with closing(Store(pack)) as store, pytest.raises(PackError):
        read_rows(TABLES["facts"], read_cells(store, TABLES["facts"]))


# What it means.


@EVERY_TABLE
def test_every_column_has_a_meaning_and_stands_in_the_docs(name: str) -> None:
    for column, schema in column_schemas(TABLES[name]).items():
        assert schema["description"].endswith((".", ")")), column
    lines = column_lines(TABLES[name])
    assert lines in PAGE, f"put this into docs/data.md:\n{lines}"


def test_the_schema_knows_the_values_of_each_fact() -> None:
    rules = table_schema(TABLES["facts"])["$defs"]["FactRow"]["allOf"][1:]
    assert len(rules) == sum(len(topic.facts) for topic in TOPICS.values())
    held = {
        tuple(one["const"] for one in rule["if"]["properties"].values()): rule for rule in rules
    }
    value = held["rights", "limits_cooperation"]["then"]["properties"]["value"]
    assert value == {"anyOf": [{"enum": ["yes", "partial", "no", "required"]}, {"type": "null"}]}


def test_the_codebook_explains_every_fact_every_choice_and_the_apostrophe(store: Store) -> None:
    words = store.words()
    text = codebook({"built_on": "2026-11-24", "sha256": "ab" * 32}, words)
    for topic in TOPICS.values():
        section = text.split(f"## Facts of {topic.name}\n", 1)[1].split("\n## ", 1)[0]
        for spec in topic.facts:
            assert f"| `{spec.name}` | {words[f'fact.{spec.name}']} | " in section
            for choice in spec.choices:
                assert f"`{choice}` {words[f'value.{spec.name}.{choice}']}" in section
    assert "|  |" not in text
    assert "apostrophe" in text
    assert "pack SHA-256 abababababab. CC BY 4.0." in text


# The command.


@pytest.fixture
def run(
    pack: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., tuple[int, str, str]]:
    paths = Paths(pack, pack.parent / "settings.toml", None, pack.parent / "i18n")
    monkeypatch.setattr(cli, "find_paths", lambda: paths)

    def running(*argv: str) -> tuple[int, str, str]:
        try:
            code = cli.main(argv)
        except SystemExit as stopped:
            code = stopped.code if isinstance(stopped.code, int) else 1
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return running


@EVERY_TABLE
def test_the_command_says_what_it_wrote(
    run: Callable[..., tuple[int, str, str]], tmp_path: Path, name: str
) -> None:
    code, out, err = run("export", name, "--to", str(tmp_path / "a" / "b"), "--json")
    assert (code, err) == (0, "")
    said = json.loads(out)
    assert said["rows"] == len(rows_of(tmp_path / "a" / "b" / f"{name}.csv"))
    assert set(said["files"]) == {path.name for path in (tmp_path / "a" / "b").iterdir()}
    assert said["citation"] == (tmp_path / "a" / "b" / "citation.txt").read_text("utf-8").strip()
    assert said["built_on"] in said["citation"]


def test_a_folder_that_can_not_be_filled_is_one_sentence(
    run: Callable[..., tuple[int, str, str]], tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("")
    code, out, err = run("export", "facts", "--to", str(tmp_path / "file"))
    assert (code, out, err.count("\n")) == (1, "", 1)
    assert "facts.csv" in err


@pytest.mark.parametrize("argv", [("export",), ("export", "visitors"), ("export", "facts")])
def test_bad_use_is_told(run: Callable[..., tuple[int, str, str]], argv: tuple[str, ...]) -> None:
    assert run(*argv)[0] == 2
