"""Whatever a file holds, an import gives sentences, loses no row unseen, and writes no formula."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from navigator.errors import ToolError
from navigator.records.jurisdictions import JURISDICTIONS
from navigator.records.model import Address, Phone, Place
from navigator.records.topics import ON_REQUEST, PLACE_KINDS, PLACE_SUBKINDS, TOPICS
from navigator.records.vocabulary import COSTS
from navigator.steward.exchange.hsds.entries import as_csv, as_yaml
from navigator.steward.exchange.hsds.hsds import FORMULA, export_hsds, service
from navigator.steward.exchange.hsds.hsds_import import Imported, import_hsds
from navigator.steward.exchange.hsds.hsds_shape import KEYS, OURS
from navigator.steward.exchange.hsds.hsds_tables import MOST_BYTES, MOST_CELL, MOST_ROWS
from tests.helpers.hsds import PLACE, as_imported, complaints, differences

Package = Callable[..., Path]
EXAMPLES = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@pytest.fixture
def package(tmp_path: Path) -> Package:
    """`package(services=b"…")`: a folder with such CSV files."""

    def writing(**files: bytes | str) -> Path:
        folder = tmp_path / "package"
        folder.mkdir(exist_ok=True)
        for name, content in files.items():
            data = content if isinstance(content, bytes) else content.encode()
            (folder / f"{name}.csv").write_bytes(data)
        return folder

    return writing


def refusal(path: Path) -> str:
    """The one sentence with which a file is refused whole."""
    with pytest.raises(ToolError) as refused:
        import_hsds(path)
    text = str(refused.value)
    assert "\n" not in text
    assert "Traceback" not in text
    return text


# Encodings and forms


@pytest.mark.parametrize(
    ("data", "note"),
    [
        ("\ufeffid,name\n1,Ñandú\n".encode(), []),
        ("id,name\n1,Ñandú\n".encode("utf-16"), []),
        ("id;name\n1;Ñandú\n".encode(), []),
        ("id\tname\r\n1\tÑandú\r\n".encode(), []),
        (
            "id,name\n1,Ñandú\n".encode("cp1252"),
            ["services.csv is no UTF-8; it was read as Windows-1252"],
        ),
    ],
)
def test_the_encodings_and_separators_people_have(
    package: Package, data: bytes, note: list[str]
) -> None:
    done = import_hsds(package(services=data))
    assert [place.name for place in done.places] == ["Ñandú"]
    assert done.notes == note


@pytest.mark.parametrize(
    "data", [b"id,name\n1,\x81\n", b"id,name\n1,a\0b\n", "id,name\n1,Help\n".encode("utf-16-le")]
)
def test_what_is_no_text_is_refused_whole(package: Package, data: bytes) -> None:
    assert refusal(package(services=data)).startswith("services.csv is no text in UTF-8")


def test_lines_longer_and_shorter_than_the_heading(package: Package) -> None:
    done = import_hsds(package(services="id,name,name,\n1,Help,Other,x,y,z\n2\n\n , \n3,More\n"))
    assert [place.name for place in done.places] == ["Help", "More"]
    assert done.notes == [
        "services.csv: the column name stands twice; the first one was taken",
        "services.csv, line 2: 2 cells more than headings; they were left out",
    ]
    assert done.left_out == ["services.csv, line 3: it has no name"]


def test_an_open_quotation_mark_does_not_swallow_the_file_unseen(package: Package) -> None:
    done = import_hsds(package(services='id,name\n1,"Help\n2,More\n3,Last\n'))
    assert [place.name for place in done.places] == ["Help 2,More 3,Last"]


# Formulas, sizes, depths


def test_formulas_are_left_out_and_told(package: Package) -> None:
    cells = "=1+1,@SUM(A1),+cmd|' /C calc'!A0"
    done = import_hsds(package(services=f"id,name,description,url,fees\n1,Help,{cells}\n"))
    (place,) = done.places
    assert (place.what, place.website, place.cost_note) == ("", None, None)
    assert [note.partition(";")[0] for note in done.notes] == [
        "services.csv, line 2, description: '=1+1' is a formula",
        "services.csv, line 2, url: '@SUM(A1)' is a formula",
        "services.csv, line 2, fees: \"+cmd|' /C calc'!A0\" is a formula",
    ]
    disarmed = import_hsds(package(services='id,name\n=1,"\'=HYPERLINK(1)"\n'))
    assert disarmed.places == []
    assert [note.rpartition(" is ")[0] for note in disarmed.notes[1:]] == [
        "services.csv, line 2, id: '=1'",
        'services.csv, line 2, name: "\'=HYPERLINK(1)"',
    ]
    assert len(disarmed.left_out) == 1


def test_a_cell_of_ten_megabytes_is_left_out_and_the_rest_taken(package: Package) -> None:
    long = "x" * 10_000_000
    done = import_hsds(package(services=f'id,name,description\n1,Help,"{long}"\n2,More,Short\n'))
    assert [(place.name, place.what) for place in done.places] == [("Help", ""), ("More", "Short")]
    why = f"it has 10,000,000 characters, more than {MOST_CELL:,}; the cell was left out"
    assert done.notes == [f"services.csv, line 2, description: {why}"]


def test_a_million_rows_are_refused_in_one_sentence(package: Package) -> None:
    lines = "".join(f"{number},a\n" for number in range(1_000_000))
    told = refusal(package(services="id,name\n" + lines))
    assert told.startswith(f"services.csv, line {MOST_ROWS + 2}: more than 250,000 rows of one")
    assert "nothing was taken. Split it" in told


def test_a_file_too_large_is_not_even_read(package: Package) -> None:
    folder = package(services="id,name\n")
    with (folder / "services.csv").open("r+b") as file:
        file.truncate(MOST_BYTES + 1)
    assert refusal(folder) == (
        "services.csv has more than 96 MB; nothing was taken. Split it by state or county."
    )


def test_a_small_file_does_not_become_a_large_one(package: Package) -> None:
    """Nine hundred services at one door with nine hundred phones: 810,000 to read and to show."""
    many = range(900)
    told = refusal(
        package(
            services="id,name\n" + "".join(f"s{one},Help {one}\n" for one in many),
            locations="id,name\nhere,House\n",
            service_at_location="service_id,location_id\n"
            + "".join(f"s{one},here\n" for one in many),
            phones="id,location_id,number\n" + "".join(f"p{one},here,211\n" for one in many),
        )
    )
    assert told.startswith("phones.csv, line 2: rows as this one belong to so many places")


def test_phones_of_an_organization_count_with_each_of_its_services(package: Package) -> None:
    many = range(900)
    told = refusal(
        package(
            organizations="id,name\nus,We\n",
            services="id,organization_id,name\n"
            + "".join(f"s{one},us,Help {one}\n" for one in many),
            phones="id,organization_id,number\n" + "".join(f"p{one},us,211\n" for one in many),
        )
    )
    assert "belong to so many places" in told


def test_a_cell_of_spaces_is_read_in_one_go(tmp_path: Path, package: Package) -> None:
    """Split with the spaces around each mark, half a megabyte took hours."""
    wide = "English" + " " * 500_000 + "Spanish"
    path = tmp_path / "file.json"
    path.write_text(json.dumps([{"id": "1", "name": "Help", "languages": wide}] * 2), "utf-8")
    done = import_hsds(path, "legal")
    assert [place.name for place in done.places] == ["Help"]
    long = "a" + " " * (MOST_CELL - 2) + "b"
    cells = ",".join([f'"{long}"'] * 4)
    rows = "".join(f"{one},Help {one},{cells}\n" for one in range(300))
    heading = "id,name,description,fees,alternate_name,application_process\n"
    phones = "".join(f'{one},"{long}"\n' for one in range(300))
    done = import_hsds(package(services=heading + rows, phones="service_id,number\n" + phones))
    assert len(done.places) == 300
    assert sum("no phone number" in note for note in done.notes) == 300


@pytest.mark.parametrize(
    "text",
    [
        "[" + "0," * 1_000_000 + "0]",
        "[" + "[0,0]," * 400_000 + "0]",
        '{"services": [' + "{}," * 4_000_000 + "{}]}",
        "{" + ",".join(f'"{one}":0' for one in range(1_000_001)) + "}",
    ],
    ids=["numbers", "lists", "objects", "keys"],
)
def test_entries_without_end_are_refused_before_each_costs_a_sentence(
    tmp_path: Path, text: str
) -> None:
    (tmp_path / "file.json").write_text(text, "utf-8")
    assert "more than 250,000 rows of one table, or 1,000,000 in all" in refusal(
        tmp_path / "file.json"
    )


@pytest.mark.parametrize(
    "text",
    [
        "[" * 100_000,
        '{"services":' * 30_000,
        '{"id": ' + "9" * 6000 + "}",
        "{'id': 1}",
        '{"id": "1", "name": "a", "status": "active", "organization":'
        + '{"name": "a", "locations": [{"phones": [{"languages": [{"attributes": [' * 4
        + "{}"
        + "]}]}]}]}" * 4
        + "}",
    ],
    ids=["lists", "objects", "number", "quotes", "nested"],
)
def test_json_that_is_none_or_too_deep(tmp_path: Path, text: str) -> None:
    (tmp_path / "file.json").write_text(text, "utf-8")
    told = refusal(tmp_path / "file.json")
    assert told.startswith("file.json ")
    assert "nothing was taken" in told


def test_numbers_words_and_signs_where_others_belong(tmp_path: Path) -> None:
    (tmp_path / "file.json").write_text(
        '{"id": 7, "name": ["a", null], "status": true, "description": NaN, "phones": 3034332812,'
        ' "languages": {"code": "es"}, "service_at_locations": "none", "url": {"a": 1},'
        ' "attributes": [[]], "organization": "x\\ud800\\u0000\\u001b[31m"}',
        "utf-8",
    )
    done = import_hsds(tmp_path / "file.json")
    assert done.left_out == ["file.json: 'a;' is 'yes'"]
    assert "\x1b" not in str(done)


# Where files lie


def test_folders_that_are_none(tmp_path: Path) -> None:
    assert refusal(tmp_path).endswith("holds neither CSV nor JSON files. Name another folder.")
    assert "There is no" in refusal(tmp_path / "nothing")
    (tmp_path / "set.zip").write_bytes(b"PK")
    assert "unpack an archive first" in refusal(tmp_path / "set.zip")
    (tmp_path / "services.csv").write_text("id,name\n1,Help\n", "utf-8")
    assert "one table of several" in refusal(tmp_path / "services.csv")
    (tmp_path / "more.json").write_text("{}", "utf-8")
    assert "both may say the same" in refusal(tmp_path)
    (tmp_path / "more.json").rename(tmp_path / "datapackage.json")
    assert len(import_hsds(tmp_path / "datapackage.json").places) == 1


def test_nothing_outside_of_the_folder_is_read(tmp_path: Path, package: Package) -> None:
    (tmp_path / "secret.csv").write_text("id,name\n1,Secret\n", "utf-8")
    folder = package(phones="id,number\n1,303-433-2812\n")
    (folder / "services.csv").symlink_to(tmp_path / "secret.csv")
    assert import_hsds(folder).places == []


def test_a_table_nobody_knows_is_told(package: Package) -> None:
    done = import_hsds(package(services="id,name\n1,Help\n", weather="day\nmonday\n"))
    assert done.left_out == ["weather.csv is no table of HSDS that we know; it was left out"]


# Anything at all

CELLS = st.one_of(
    st.text(max_size=30),
    st.sampled_from(["1", "2", "", "active", "=1", "CO", "80202", "en; es", "303-433-2812", "MO"]),
)


@st.composite
def tables(draw: st.DrawFn) -> dict[str, str]:
    """CSV files with the headings of HSDS and anything in their cells."""
    files = {}
    for table in draw(st.sets(st.sampled_from(sorted(OURS)), max_size=5)) | {"service"}:
        columns = draw(st.lists(st.sampled_from(OURS[table]), min_size=1, unique=True))
        rows = draw(st.lists(st.lists(CELLS, max_size=len(columns) + 1), max_size=6))
        lines = [",".join(columns)]
        lines += [",".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows]
        files[table] = "\n".join(lines)
    return files


def tried(path: Path) -> Imported | None:
    """What an import gave, or None where it was refused in a sentence; anything else fails."""
    try:
        return import_hsds(path)
    except ToolError as refused:
        text = str(refused)
    assert "\n" not in text
    return None


def read_back(done: Imported) -> None:
    """What was read can be written, and no spreadsheet runs any of it."""
    today = date(2026, 11, 26)
    as_yaml(done.places, done.checked_on, "file", today).encode()
    text = as_csv(done.places, done.checked_on)
    text.encode()
    for place in done.places:
        assert place.name
        assert not FORMULA.match(place.name)
        assert place.kind not in ON_REQUEST
        assert place.state == "US" or place.state in JURISDICTIONS
    assert len({place.id for place in done.places}) == len(done.places)


@EXAMPLES
@given(files=tables())
@example(files={"service": 'id,name\n"=1","a"', "location": 'id\n"=1"', "phone": "id\n1"})
def test_any_cells_at_all(tmp_path_factory: pytest.TempPathFactory, files: dict[str, str]) -> None:
    folder = tmp_path_factory.mktemp("any")
    for table, text in files.items():
        (folder / f"{table}s.csv").write_text(text, "utf-8", newline="")
    done = tried(folder)
    if done is None:
        return
    read_back(done)
    # No service is lost unseen: it is a place, or a sentence says why it is none.
    whole = [one for one in done.left_out if one.startswith(("none of", "there is no service"))]
    told = [one for one in done.left_out if one.startswith("services.csv")]
    assert whole or len(done.places) + len(told) >= done.rows.get("service", 0)


@EXAMPLES
@given(data=st.binary(max_size=400), name=st.sampled_from(["services.csv", "file.json"]))
def test_any_bytes_at_all(tmp_path_factory: pytest.TempPathFactory, data: bytes, name: str) -> None:
    folder = tmp_path_factory.mktemp("bytes")
    (folder / name).write_bytes(b"id,name\n1," + data if name.endswith("csv") else data)
    if done := tried(folder):
        read_back(done)


SCALARS = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), CELLS)
HEADINGS = sorted({*KEYS, *(column for columns in OURS.values() for column in columns)})
OBJECTS: st.SearchStrategy[Any] = st.recursive(
    SCALARS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(
            st.one_of(st.sampled_from(HEADINGS), st.text(max_size=8)), inner, max_size=6
        ),
    ),
    max_leaves=25,
)


@EXAMPLES
@given(value=OBJECTS)
def test_any_json_at_all(tmp_path_factory: pytest.TempPathFactory, value: Any) -> None:
    path = tmp_path_factory.mktemp("json") / "file.json"
    path.write_text(json.dumps(value), "utf-8")
    if done := tried(path):
        read_back(done)


# Any place of ours goes out valid and comes back

WORDS = (
    st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "Zs"]), min_size=1, max_size=40)
    .map(lambda text: " ".join(text.split()))
    .filter(lambda text: text and not FORMULA.match(text.removeprefix("'")))
)
NAMES = WORDS.filter(lambda text: "|" not in text)
MAYBE = st.none() | WORDS
YES_NO = st.none() | st.booleans()
CODES = st.lists(st.sampled_from(["en", "es", "fr", "yue"]), max_size=3, unique=True).map(tuple)
PHONES = st.builds(
    Phone,
    st.sampled_from(["211", "303-433-2812", "303-433-2812 ext. 7", "303-433-2813 ext. 08649"]),
    MAYBE,
    MAYBE,
    CODES,
)
STATES = st.sampled_from(sorted(JURISDICTIONS))
PLACES = st.builds(
    replace,
    st.just(PLACE),
    name=NAMES,
    organization=st.none() | NAMES,
    kind=st.sampled_from([kind for kind in PLACE_KINDS if kind not in ON_REQUEST]),
    subkind=st.none() | st.sampled_from(PLACE_SUBKINDS),
    topics=st.lists(st.sampled_from(sorted(TOPICS)), unique=True).map(tuple),
    what=WORDS,
    limits=MAYBE,
    area_national=st.booleans(),
    area_states=st.lists(STATES, min_size=1, max_size=3, unique=True).map(tuple),
    area_counties=st.just(()),
    address=st.none() | st.builds(Address, MAYBE, WORDS, STATES, st.none() | st.just("80202")),
    phones=st.lists(PHONES, max_size=3, unique_by=lambda one: one.number).map(tuple),
    languages=CODES,
    cost=st.none() | st.sampled_from(COSTS),
    cost_note=MAYBE,
    hours=MAYBE,
    walk_in=YES_NO,
    interpreter=YES_NO,
    asks_id=YES_NO,
    takes_detention=YES_NO,
    remote=YES_NO,
    documents=st.lists(WORDS, max_size=2).map(tuple),
    also=st.lists(NAMES, max_size=2).map(tuple),
    conflict=MAYBE,
)


@EXAMPLES
@given(place=PLACES)
def test_any_place_goes_out_valid_and_comes_back(
    tmp_path_factory: pytest.TempPathFactory, place: Place
) -> None:
    assert complaints("service", service(place)) == []
    folder = tmp_path_factory.mktemp("trip")
    export_hsds([place], "2026-11-26", folder / "out")
    for name in ("json", "tabular"):
        done = import_hsds(folder / "out" / name)
        assert done.left_out == []
        (back,) = done.places
        assert differences(as_imported(place), back) == []
