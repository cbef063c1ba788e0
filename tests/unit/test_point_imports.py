"""ZIP points and cities are replaced only by a whole file: else nobody near finds anything."""

from __future__ import annotations

import csv
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from navigator.cli import main as cli
from navigator.errors import ToolError
from navigator.steward.content.lists.city_file import CITY_FILE, import_cities
from navigator.steward.content.lists.listed import is_point, read_rows
from navigator.steward.content.lists.point_lines import difference
from navigator.steward.content.lists.sheet_files import read_sheet
from navigator.steward.content.lists.zips import ZIP_FILE, import_zips
from navigator.steward.content.loader import read_content
from navigator.steward.content.shape.reading import Reader
from navigator.steward.imports.importing import import_file
from tests.helpers.places import TODAY, places_tree

CENSUS = ("zip", "lat", "lon", "state", "county")
AREA = ("80202", "39.75", "-105.0", "CO", "Denver County")
NAMES = ("zip", "type", "city", "state", "county", "county_fips", "lat", "lon")
NAMED = ("80202", "area", "Denver", "CO", "Denver County", "08031", "39.75", "-105.0")
CITY = [
    "1", "Denver", "Denver", "", "39.74", "-104.98", "P", "PPLA", "US", "", "CO", *[""] * 3,
    "715522", *[""] * 4,
]  # fmt: skip
HOSTILE = {
    "long": "x" * 140_000,
    "digits": "9" * 100_000,
    "nul": "a\0b",
    "day": "2026-99-99",
    "endless": "1e999",
    "nan": "nan",
    "escape": "\x1b[2J",
}
"""What people, programs and enemies put into a cell of a number."""


def table(path: Path, header: tuple[str, ...], *rows: tuple[str, ...] | list[str]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([header, *rows])
    return path


def cities(path: Path, *rows: list[str]) -> Path:
    path.write_text("".join("\t".join(row) + "\n" for row in rows), "utf-8", newline="")
    return path


def put(row: tuple[str, ...] | list[str], at: int, cell: str) -> list[str]:
    return [*row[:at], cell, *row[at + 1 :]]


def refused(file: Path, row: int, do: Callable[[], object]) -> None:
    """It is told in one line that names the file, the row and what to do."""
    with pytest.raises(ToolError) as caught:
        do()
    told = caught.value
    assert f"{file}, row {row}: " in told.sentence
    assert told.sentence.endswith(".")
    assert told.next_step.endswith(".")
    assert len(str(told)) < 400
    assert str(told).isprintable()


@pytest.mark.parametrize("cell", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("column", ["zip", "lat", "lon", "state"])
def test_a_cell_that_is_none_refuses_the_file_and_names_its_row(
    tmp_path: Path, column: str, cell: str
) -> None:
    resources = places_tree(tmp_path)
    whole = (resources / ZIP_FILE).read_bytes()
    bad = table(
        tmp_path / "a.csv", CENSUS, AREA, put(AREA, CENSUS.index(column), cell)
    )  # fmt: skip
    refused(bad, 3, lambda: import_zips(resources, bad, really_remove=8))
    good = table(tmp_path / "good.csv", CENSUS, AREA)
    names = table(tmp_path / "n.csv", NAMES, NAMED, put(NAMED, NAMES.index(column), cell))
    refused(names, 3, lambda: import_zips(resources, good, names, really_remove=8))
    assert (resources / ZIP_FILE).read_bytes() == whole


@pytest.mark.parametrize("cell", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("at", [4, 5, 14], ids=["lat", "lon", "people"])
def test_so_does_a_row_of_geonames(tmp_path: Path, at: int, cell: str) -> None:
    resources = places_tree(tmp_path)
    whole = (resources / CITY_FILE).read_bytes()
    file = cities(tmp_path / "c.txt", CITY, put(CITY, at, cell))
    refused(file, 2, lambda: import_cities(resources, file, really_remove=6))
    for name in ("a\0b", "x" * 999, "\x1b[2J", "?!"):
        file = cities(tmp_path / "c.txt", CITY, put(CITY, 1, name))
        refused(file, 2, partial(import_cities, resources, file, really_remove=6))
    assert (resources / CITY_FILE).read_bytes() == whole


@pytest.mark.parametrize("data", [b"", b"\n\n", b"zip,lat,lon,state,county\n", bytes(range(256))])
@pytest.mark.parametrize("do", [import_zips, import_cities])
def test_an_empty_file_leaves_what_was_there(
    tmp_path: Path, do: Callable[..., Any], data: bytes
) -> None:
    resources = places_tree(tmp_path)
    before = {path: (resources / path).read_bytes() for path in (ZIP_FILE, CITY_FILE)}
    file = tmp_path / "empty.csv"
    file.write_bytes(data)
    for wrong in (file, tmp_path, tmp_path / "nobody"):
        with pytest.raises(ToolError) as caught:
            do(resources, wrong, really_remove=9)
        assert str(wrong) in str(caught.value)
    assert {path: (resources / path).read_bytes() for path in before} == before


def test_a_file_cut_short_says_by_state_what_would_go_and_wants_the_number(
    tmp_path: Path,
) -> None:
    resources = places_tree(tmp_path)
    table(resources / ZIP_FILE, ("zip", "state"), *[(f"8{n:04}", "CO") for n in range(90)],
          *[(f"6{n:04}", "KS") for n in range(10)], ("00801", ""))  # fmt: skip
    held = (resources / ZIP_FILE).read_bytes()
    rows = [put(AREA, 0, f"8{n:04}") for n in range(80)]
    file = table(tmp_path / "a.csv", CENSUS, *rows)
    report = import_zips(resources, file, dry_run=True)
    assert report["written"] is False
    assert report["gone"] == 21
    assert report["gone_by_state"] == {"CO": 10, "KS": 10, "no state": 1}
    assert (resources / ZIP_FILE).read_bytes() == held
    for number in (None, 20):
        with pytest.raises(ToolError, match=r"takes away 21 of 101 ZIP codes.*KS 10 to 0, 10"):
            import_zips(resources, file, really_remove=number)
    assert (resources / ZIP_FILE).read_bytes() == held
    assert import_zips(resources, file, really_remove=21)["written"] is True
    assert (resources / ZIP_FILE).read_text("utf-8").count("\n") == 81
    # One in twenty may go unasked; a table that is damaged holds nothing to lose.
    assert import_zips(resources, table(tmp_path / "b.csv", CENSUS, *rows[:76]))["gone"] == 4
    (resources / ZIP_FILE).write_bytes(b"\xff\xfe\xff")
    assert import_zips(resources, file)["added"] == 80


def test_cities_too(tmp_path: Path) -> None:
    resources = places_tree(tmp_path)
    held = (resources / CITY_FILE).read_bytes()
    file = cities(tmp_path / "c.txt", CITY)
    report = import_cities(resources, file, dry_run=True)
    assert (report["gone"], report["written"]) == (6, False)
    with pytest.raises(ToolError, match=r"takes away 6 of 7 cities.*TX 1 to 0"):
        import_cities(resources, file)
    assert (resources / CITY_FILE).read_bytes() == held
    (resources / CITY_FILE).write_bytes(b"\xff\xfe\xff")
    assert import_cities(resources, file)["written"] is True
    with pytest.raises(ToolError, match="no city of a state we hold"):
        import_cities(resources, cities(tmp_path / "c.txt", put(CITY, 8, "FR")))


def test_the_commands_take_the_two_options(tmp_path: Path) -> None:
    resources = places_tree(tmp_path)
    zips = table(tmp_path / "a.csv", CENSUS, AREA)
    towns = cities(tmp_path / "c.txt", CITY)
    for what, file, number in (("zips", zips, 8), ("cities", towns, 6)):
        asked = ["content", "import", what, str(file), "--resources", str(resources)]
        assert cli.main([*asked, "--dry-run"]) == 0
        assert cli.main(asked) == 1
        assert cli.main([*asked, "--really-remove", str(number)]) == 0
        assert cli.main(asked) == 0


KEYS = st.dictionaries(st.text(min_size=1, max_size=3), st.sampled_from(["", "CO", "KS"]))


@given(KEYS, KEYS)
def test_what_is_gone_and_added_adds_up(held: dict[str, str], new: dict[str, str]) -> None:
    told = difference(held, new)
    by_state = told["gone_by_state"]
    assert isinstance(by_state, dict)
    assert sum(by_state.values()) == told["gone"]
    assert len(held) - int(str(told["gone"])) + int(str(told["added"])) == len(new)


CELLS = st.one_of(st.text(max_size=12), st.sampled_from([*HOSTILE.values(), *AREA]))


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=st.lists(st.lists(CELLS, min_size=5, max_size=5), max_size=4))
def test_no_table_whatever_is_in_it_ends_without_a_sentence(
    tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]]
) -> None:
    folder = tmp_path_factory.mktemp("any")
    file = folder / "a.csv"
    text = "\n".join(",".join(f'"{cell}"' for cell in row) for row in [list(CENSUS), *rows])
    file.write_text(text, "utf-8", errors="surrogatepass", newline="")
    (folder / "places").mkdir()
    told = ""
    try:
        assert import_zips(folder, file)["zips"] > 0
    except ToolError as error:
        told = str(error)
    assert (str(file) in told) is not (folder / ZIP_FILE).exists()


@pytest.mark.parametrize("cell", [HOSTILE["long"], HOSTILE["digits"], HOSTILE["nul"]])
def test_a_spreadsheet_names_the_row_of_a_cell_that_is_none(tmp_path: Path, cell: str) -> None:
    header = ("name", "city", "state")
    file = table(tmp_path / "a.csv", header, ("A", "Denver", "CO"), (cell, "Denver", "CO"))
    refused(file, 3, lambda: read_sheet(file))


@pytest.mark.parametrize("value", ["2026-99-99", "9" * 100_000], ids=["day", "digits"])
def test_a_value_no_yaml_has_is_a_problem_that_names_its_line(tmp_path: Path, value: str) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(f"first: 1\nsecond: {value}\n", "utf-8")
    (problem,) = Reader(path, Path("a.yaml")).problems
    assert problem.key == "line 2"
    assert "this is no value" in problem.wrong
    path.write_text(f"day: {date(2026, 11, 24)}\n", "utf-8")
    assert Reader(path, Path("a.yaml")).keys == {"day": date(2026, 11, 24)}


def test_a_row_of_ours_that_is_too_long_to_read_is_told_with_its_line(tmp_path: Path) -> None:
    path = table(
        tmp_path / "a.csv", ("id", "list", "name", "street", "city", "state"),
        ("a", "l", HOSTILE["long"], "", "Denver", "CO"),
    )  # fmt: skip
    rows, wrong = read_rows(path)
    assert rows == []
    assert wrong[0].startswith("line 2: it can not be read")


def test_a_point_without_end_is_no_point() -> None:
    assert is_point("52.9", "172.9")
    assert not is_point("52.9", "inf")
    assert not is_point("52.9", "181")


def test_a_table_of_ours_that_is_damaged_is_one_problem(tmp_path: Path) -> None:
    resources = places_tree(tmp_path)
    for path in (ZIP_FILE, CITY_FILE):
        with (resources / path).open("a", encoding="utf-8") as file:
            file.write(HOSTILE["long"])
    told = {one.key: one.wrong for one in read_content(resources, TODAY)[1]}
    assert "field larger" in told["zcta.csv"]
    assert "field larger" in told["cities.csv"]


@pytest.mark.parametrize(
    ("column", "cell", "told"),
    [
        ("recognized_since", "2026-99-99", "'2026-99-99' is no day: write 2024-06-06"),
        ("lon", "1e999", "its coordinates are not in the country"),
        ("street", "x" * 500, "its street has 500 letters, mend that cell"),
        ("phone", "9" * 9000, "999"),
    ],
)
def test_a_place_whose_cell_can_not_be_right_never_enters_with_it(
    tmp_path: Path, column: str, cell: str, told: str
) -> None:
    cells = {"name": "Casa", "city": "Denver", "state": "CO", "lat": "39.7", "lon": "-105"}
    cells |= {column: cell}
    whole = cells | {"name": "Paz", column: "", "lon": "-105"}
    file = table(tmp_path / "a.csv", tuple(cells), tuple(cells.values()), tuple(whole.values()))
    resources = places_tree(tmp_path)
    report = import_file(resources, file, "new", TODAY, hrsa=False, dry_run=True)
    (sentence,) = [one for one in (*report["notes"], *report["rejected"]) if told in one]
    assert sentence.startswith("line 2: Casa (Denver, CO): ")
    assert len(sentence) < 400
