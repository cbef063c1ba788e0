"""The tools docs/data.md names take the pack as the page says: no line there is only written.

sqlite-utils is at hand. Datasette and jsonschema are not part of the program: those tests run
where `out/open-data` is an environment that has them, and say so elsewhere.
"""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from navigator.pack.store import Store, read_manifest
from navigator.paths import PACK_FILE, Paths
from navigator.steward.exchange.open_tables.open_data import export
from navigator.steward.exchange.open_tables.rows import TABLES
from tests.helpers.content import ROOT

pytestmark = pytest.mark.slow  # programs of others: see CONTRIBUTING.md

PAGE = (ROOT / "docs" / "data.md").read_text("utf-8").replace("\\\n", " ")
TOOLS = ROOT / "out" / "open-data" / ("Scripts" if os.name == "nt" else "bin")
MAKE = "python3 -m venv out/open-data && out/open-data/bin/pip install datasette jsonschema"

CHECKS = """
import json, sys
from jsonschema import Draft202012Validator
schema, rows, wrong = (json.load(open(path, encoding="utf-8")) for path in sys.argv[1:])
Draft202012Validator.check_schema(schema)
check = Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)
print(json.dumps([[one.message for one in check.iter_errors(some)][:3] for some in (rows, *wrong)]))
"""


def lines_of_the_page(tool: str) -> list[list[str]]:
    """What the page says to type, of one tool, as words."""
    return [shlex.split(line) for line in PAGE.splitlines() if line.startswith(f"{tool} ")]


@pytest.fixture(scope="module")
def desk(real_paths: Paths, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder as the page thinks it: a pack in `out/pack`, all tables exported to `open`."""
    folder = tmp_path_factory.mktemp("desk")
    (folder / "out" / "pack").mkdir(parents=True)
    shutil.copy(real_paths.pack / PACK_FILE, folder / "out" / "pack")
    with closing(Store(real_paths.pack)) as store:
        for table in TABLES.values():
            export(store, read_manifest(real_paths.pack), table, folder / "open")
    return folder


def tool(name: str) -> str:
    """The path of a tool in the environment of its own; skips where there is none."""
    found = shutil.which(name, path=str(TOOLS))
    if found is None:
        pytest.skip(f"there is no {name} in out/open-data: {MAKE}")
    return found


# sqlite-utils


def test_sqlite_utils_makes_tables_of_the_views(desk: Path, real_paths: Paths) -> None:
    said = {}
    for words in lines_of_the_page("sqlite-utils"):
        done = subprocess.run(
            [sys.executable, "-m", "sqlite_utils", *words[1:]],
            cwd=desk, check=True, capture_output=True, text=True,
        )  # fmt: skip
        said[words[1]] = done.stdout
    assert "Asylum" in json.loads(said["search"])[0]["name"]
    with closing(Store(real_paths.pack)) as store:
        held = {name: len(store.rows(f"SELECT 1 FROM {one.view}")) for name, one in TABLES.items()}  # noqa: S608
    counted = subprocess.run(
        [sys.executable, "-m", "sqlite_utils", "tables", "open.db", "--counts", "--schema"],
        cwd=desk, check=True, capture_output=True, text=True,
    )  # fmt: skip
    tables = {one["table"]: one for one in json.loads(counted.stdout)}
    assert {name: tables[name]["count"] for name in TABLES} == held
    # A number that is known for one stays one on its way into PostgreSQL.
    assert re.search(r"latitude REAL", tables["places"]["schema"])
    assert re.search(r"sources INT", tables["facts"]["schema"])


def test_the_queries_of_the_page_run(real_paths: Paths) -> None:
    asked = [
        *re.findall(r"```sql\n(.+?)```", PAGE, re.DOTALL),
        *re.findall(r'sqlite3 \S+ "(.+?)"', PAGE, re.DOTALL),
    ]
    assert len(asked) == 2
    with closing(Store(real_paths.pack)) as store:
        for sql in asked:
            assert len(store.rows(sql)) > 40


# JSON Schema


@pytest.mark.parametrize("name", TABLES)
def test_every_row_is_as_its_schema_says(desk: Path, tmp_path: Path, name: str) -> None:
    python = tool("jsonschema") and tool("python")
    rows = json.loads((desk / "open" / f"{name}.json").read_text("utf-8"))
    wrong = [[rows[0] | {"visitor": "a name"}], [rows[0] | {"seen": "soon"}]]
    wrong += [[{key: rows[0][key] for key in rows[0] if key != "seen"}]]
    if name == "facts":
        fee = next(row for row in rows if row["fact"] == "fee_usd" and row["value"] is not None)
        limits = next(row for row in rows if row["fact"] == "limits_cooperation" and row["value"])
        wrong += [[fee | {"value": "free"}], [fee | {"value": None}], [limits | {"value": "maybe"}]]
        wrong += [[fee | {"null_means": "not_known"}]]
    (tmp_path / "wrong.json").write_text(json.dumps(wrong), "utf-8")
    files = [desk / "open" / f"{name}.schema.json", desk / "open" / f"{name}.json"]
    done = subprocess.run(
        [python, "-c", CHECKS, *files, tmp_path / "wrong.json"],
        check=True, capture_output=True, text=True,
    )  # fmt: skip
    sound, *told = json.loads(done.stdout)
    assert sound == []
    assert len(told) == len(wrong)
    assert all(told), told


# Datasette


@pytest.fixture(scope="module")
def ask(desk: Path) -> Iterator[Callable[[str], Any]]:
    """`ask("facts.json?…")` gets an answer of stock Datasette on this machine."""
    (words,) = lines_of_the_page("datasette")
    with closing(socket.create_server(("127.0.0.1", 0))) as free:
        port = str(free.getsockname()[1])
    # A machine that runs other tests too may be slower than the fifth of a second
    # that Datasette gives a facet.
    patience = [
        "--setting",
        "facet_time_limit_ms",
        "20000",
        "--setting",
        "sql_time_limit_ms",
        "20000",
    ]
    server = subprocess.Popen(
        [tool("datasette"), *words[1:], "--host", "127.0.0.1", "--port", port, *patience],
        cwd=desk, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
    )  # fmt: skip

    def get(path: str) -> Any:
        with urlopen(f"http://127.0.0.1:{port}/{path}", timeout=60) as answer:
            return json.load(answer)

    try:
        deadline = time.monotonic() + 60
        while True:
            try:
                get("-/versions.json")
                break
            except (URLError, ConnectionError):
                assert server.poll() is None, server.stderr and server.stderr.read()
                assert time.monotonic() < deadline, "Datasette did not start"
                time.sleep(0.2)
        yield get
    finally:
        server.terminate()
        server.communicate(timeout=30)


@pytest.mark.parametrize("name", TABLES)
def test_datasette_serves_each_table_with_its_facets(
    desk: Path, ask: Callable[[str], Any], name: str
) -> None:
    table = TABLES[name]
    rows = json.loads((desk / "open" / f"{name}.json").read_text("utf-8"))
    page = ask(f"navigator/{table.view}.json?_shape=objects&_size=5")
    assert page["filtered_table_rows_count"] == len(rows)
    assert tuple(page["columns"]) == table.columns
    assert not page.get("facets_timed_out")
    assert set(page["facet_results"]) >= set(table.facets)
    for facet in table.facets:
        for one in page["facet_results"][facet]["results"]:
            assert one["count"] == sum(row[facet] == one["value"] for row in rows), one


def test_datasette_counts_inside_lists_and_filters(desk: Path, ask: Callable[[str], Any]) -> None:
    rows = json.loads((desk / "open" / "places.json").read_text("utf-8"))
    page = ask("navigator/places_list.json?state=CO&_facet_array=languages&_size=5")
    found = {one["value"]: one["count"] for one in page["facet_results"]["languages"]["results"]}
    there = [row for row in rows if row["state"] == "CO"]
    assert page["filtered_table_rows_count"] == len(there)
    assert found["es"] == sum("es" in row["languages"] for row in there)


def test_datasette_shows_the_three_and_their_license(ask: Callable[[str], Any]) -> None:
    database = ask("navigator.json")
    assert {one["name"] for one in database["views"]} == {one.view for one in TABLES.values()}
    assert all(one["hidden"] for one in database["tables"])
    assert ask("-/metadata.json")["license"] == "CC BY 4.0"
