"""A center's own tables: people write as they do, and nothing they wrote is lost unseen."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from navigator.pack.local_cells import CALL_READERS, PLACE_READERS, Names, names_of
from navigator.pack.local_tables import (
    MOST_BYTES,
    MOST_CHARACTERS,
    MOST_ROWS,
    Table,
    decoded,
    own_id,
    read_calls,
    read_places,
    table_bytes,
    with_row,
)
from navigator.records.model import CALL_ANSWERS
from tests.helpers.content import real

NAMES = names_of(real().content.words)
HEAD = "name,kind,state,city,what,phone"
PANTRY = "Pantry,welcome,OH,Akron,Food,330-555-0134"


def places(folder: Path, text: str | bytes) -> Table:
    path = folder / "local.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_places(path, NAMES)


def calls(folder: Path, text: str) -> Table:
    path = folder / "calls.csv"
    path.write_text(text, "utf-8")
    return read_calls(path, NAMES)


def told(table: Table) -> list[str]:
    return [str(slip) for slip in table.slips]


def cell(folder: Path, column: str, text: str) -> str:
    """What becomes of one cell of a sound row."""
    cells = dict(zip(HEAD.split(","), PANTRY.split(","), strict=True)) | {column: text}
    path = folder / "local.csv"
    path.write_bytes(table_bytes(cells, [cells]))
    table = read_places(path, NAMES)
    return "; ".join(told(table)) or table.rows[0].cells.get(column, "")


@pytest.mark.parametrize(
    ("column", "written", "kept"),
    [
        ("state", "Ohio", "OH"),
        ("state", "ohio", "OH"),
        ("state", "D.C.", "DC"),
        ("phone", "(330) 555-0134", "330-555-0134"),
        ("phone", "+1 330.555.0134", "330-555-0134"),
        ("phone", "330 555 0134, ext. 12", "330-555-0134 ext. 12"),
        ("phone", "211", "211"),
        ("website", "pantry.example.org/help", "https://pantry.example.org/help"),
        ("zip", "44502-1234", "44502"),
        ("zip", "1002", "01002"),
        ("kind", "Health center", "health_center"),
        ("kind", "health_center", "health_center"),
        ("topics", "Health; driving", "health, driving"),
        ("languages", "Spanish and Haitian Creole, vi", "es, ht, vi"),
        ("cost", "Price by income", "sliding_scale"),
        ("cost", "free", "free"),
        ("cost", "$20 a visit", "$20 a visit"),
        ("cost", "$50", "$50"),
        ("cost", "no", "free"),
        ("cost", "$0.00", "free"),
        ("walk_in", "Sí", "yes"),
        ("no_id", "N", "no"),
        ("interpreter", "unknown", ""),
        ("day", "11/5/2026", "2026-11-05"),
        ("what", "  Food \t on\n Fridays\u202e ", "Food on Fridays"),
        ("what", "'=1+1", "=1+1"),
    ],
)
def test_a_cell_is_read_as_people_write_it(
    tmp_path: Path, column: str, written: str, kept: str
) -> None:
    assert cell(tmp_path, column, written) == kept


@pytest.mark.parametrize(
    ("column", "written", "said"),
    [
        ("state", "Ontario", "there is no state 'Ontario'. Write a code such as OH"),
        ("phone", "555-0134", "is no phone number. Write one number, such as 330-555-0134."),
        ("phone", "330-555-0134 or 330-555-0135", "is no phone number"),
        ("phone", "1-800-FLOWERS", "is no phone number"),
        ("website", "ask Maria", "is no web address. Write it whole"),
        ("zip", "Akron", "is no ZIP code. Write five digits, such as 44502."),
        ("kind", "ice_office", "is no kind of place. Write one of: legal, health_center"),
        ("topics", "health, gardens", "'gardens' is no topic. Write one of: legal, driving"),
        ("languages", "Klingon", "'Klingon' is no language that Navigator knows."),
        ("walk_in", "maybe", "'maybe' is neither yes nor no. Write yes or no"),
        ("day", "last week", "'last week' is no day. Write YYYY-MM-DD."),
        ("day", "13/40/2026", "is no day"),
        ("what", "x" * (MOST_CHARACTERS + 1), "this is longer than 2,000 characters. Shorten it"),
        ("state", "z" * 100, "\u2026"),
        ("name", "\u2014!", "this is no name"),
    ],
)
def test_a_row_that_can_not_be_used_is_told_with_what_to_write(
    tmp_path: Path, column: str, written: str, said: str
) -> None:
    told = cell(tmp_path, column, written)
    assert told.startswith(f"local.csv, line 2, column {column}: ")
    assert said in told


@pytest.mark.parametrize(
    ("column", "written"),
    [
        ("walk_in", "$50"), ("no_id", "maybe"), ("languages", "no"), ("zip", "no"),
        ("website", "no"), ("topics", "no"), ("day", "$50"),
    ],
)  # fmt: skip
def test_a_cell_nobody_can_read_takes_no_place_with_it(
    tmp_path: Path, column: str, written: str
) -> None:
    table = places(
        tmp_path,
        f"{HEAD},{column}\n{PANTRY},{written}\n",
    )
    [row] = table.rows
    assert row.cells["phone"] == "330-555-0134"
    assert column not in row.cells
    assert [(slip.line, slip.column) for slip in table.slips] == [(2, column)]


@pytest.mark.parametrize("column", CALL_ANSWERS)
@pytest.mark.parametrize("written", ["$50", "no", "ask Maria"])
def test_a_cell_nobody_can_read_takes_no_call_with_it(
    tmp_path: Path, column: str, written: str
) -> None:
    table = calls(
        tmp_path, f"id,day,no_new_until,{column}\nplace:OH:a,2026-11-20,2026-12-01,{written}\n"
    )
    [row] = table.rows
    assert row.cells["no_new_until"] == "2026-12-01"
    kept = {("no", column): "no", ("$50", "fee"): "yes"}.get((written, column), "")
    assert row.cells.get(column, "") == kept
    assert [slip.column for slip in table.slips] == ([] if kept else [column])


def test_a_correction_of_no_place_and_a_call_of_no_day_become_nothing_else(tmp_path: Path) -> None:
    table = places(tmp_path, f"{HEAD},corrects\n{PANTRY},place-of-Maria\n")
    assert (table.rows, [slip.column for slip in table.slips]) == ((), ["corrects"])
    table = calls(
        tmp_path, "id,day,answers\nplace:OH:a,last week,yes\nplace:OH:b,2026-11-20,maybe\n"
    )
    assert (table.rows, [slip.column for slip in table.slips]) == ((), ["day", "answers"])


def test_a_place_is_added_behind_all_others_whatever_stands_there(tmp_path: Path) -> None:
    cells = {"name": "Clinic", "day": "2026-11-01"}
    raw = f"{HEAD},mine,day\n{PANTRY},x,2026-11-20\nB,no kind,,,,,y,2026-10-01\n".encode()
    assert decoded(with_row(raw, PLACE_READERS, cells)).splitlines() == [
        f"{HEAD},mine,day", f"{PANTRY},x,2026-11-20", "B,no kind,,,,,y,2026-10-01",
        "Clinic,,,,,,,2026-11-01",
    ]  # fmt: skip


def test_one_bad_row_takes_no_other_with_it(tmp_path: Path) -> None:
    table = places(tmp_path, f"{HEAD}\n{PANTRY}\n\nB,welcome,Mars,,,12\n{PANTRY[1:]}\n")
    assert [row.line for row in table.rows] == [2, 5]
    assert [(slip.line, slip.column) for slip in table.slips] == [
        (4, "state"), (4, "phone"), (4, "what"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (",welcome,OH,,Food,211", "column name: this is needed. Fill it in."),
        ("Pantry,,OH,,Food,211", "column kind: this is needed"),
        ("Pantry,welcome,,,Food,211", "column state: this is needed"),
        ("Pantry,welcome,OH,,,211", "column what: this is needed"),
        ("Pantry,welcome,OH,,Food,", "column phone: nobody can reach this place."),
        ("Pantry,welcome,US,Akron,Food,211", "column state: an address lies in one state."),
        ("Pantry,welcome,OH,Akron,Food, 8 to 5,211", "this row has more cells than there are"),
    ],
)
def test_an_own_place_says_who_where_what_and_how_to_reach_it(
    tmp_path: Path, row: str, said: str
) -> None:
    table = places(tmp_path, f"{HEAD}\n{row}\n")
    assert table.rows == ()
    assert said in told(table)[0]


def test_the_street_of_a_home_for_people_who_hide_never_enters_nor_is_it_told(
    tmp_path: Path,
) -> None:
    head = "name,kind,state,city,what,phone,street"
    table = places(tmp_path, f"{head}\nWomen's Shelter,welcome,OH,Akron,A bed,211,9 Elm St\n")
    assert table.rows == ()
    assert "column street: by its name a home for people who hide" in told(table)[0]
    assert "Elm" not in told(table)[0]
    assert places(tmp_path, f"{head}\nWomen's Shelter,welcome,OH,Akron,A bed,211,\n").rows
    assert told(places(tmp_path, f"{head}\nPantry,welcome,OH,,Food,,9 Elm St\n"))[0].startswith(
        "local.csv, line 2, column city: a street needs its city"
    )


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize(
    ("encoding", "ends"), [("utf-8", "\n"), ("utf-8-sig", "\r\n"), ("cp1252", "\r"),
                           ("utf-16", "\r\n")],
)  # fmt: skip
def test_a_table_is_read_however_a_spreadsheet_saved_it(
    tmp_path: Path, separator: str, encoding: str, ends: str
) -> None:
    lines = [HEAD.replace("what", "What"), PANTRY.replace("Pantry", "Despensa Ñandú")]
    text = ends.join(line.replace(",", separator) for line in lines) + ends
    table = places(tmp_path, text.encode(encoding))
    assert told(table) == []
    assert table.rows[0].cells["name"] == "Despensa Ñandú"
    assert table.rows[0].cells["city"] == "Akron"


def test_a_line_of_excel_above_the_header_is_stepped_over(tmp_path: Path) -> None:
    table = places(tmp_path, f"sep=;\n{HEAD}\n{PANTRY}\nB\n".replace(",", ";"))
    assert table.rows[0].line == 3
    assert table.slips[0].line == 4


def test_a_cell_of_several_lines_does_not_shift_the_lines_that_are_told(tmp_path: Path) -> None:
    row = PANTRY.replace("Food", '"Food\non\nFridays"')
    table = places(tmp_path, f"{HEAD}\n{row}\nB,welcome,OH,,Food,12\n")
    assert table.rows[0].cells["what"] == "Food on Fridays"
    assert [slip.line for slip in table.slips] == [5]


def test_columns_that_nobody_knows_are_named_and_not_read(tmp_path: Path) -> None:
    table = places(tmp_path, f"{HEAD},caller,phone\n{PANTRY},Maria,211\n")
    assert "Maria" not in table.rows[0].cells.values()
    assert table.rows[0].cells["phone"] == "330-555-0134"
    assert told(table) == [
        "local.csv, line 1, column caller: nobody knows this column. It is not read.",
        "local.csv, line 1, column phone: this column is there twice. The first one is read.",
    ]


def test_a_table_without_a_header_says_how_to_begin(tmp_path: Path) -> None:
    table = places(tmp_path, f"{PANTRY}\n")
    assert table.rows == ()
    assert "Begin with: name, organization, kind, state, city" in told(table)[-1]


def test_the_same_place_twice_is_told(tmp_path: Path) -> None:
    table = places(tmp_path, f"{HEAD}\n{PANTRY}\n{PANTRY}\n")
    assert len(table.rows) == 1
    assert told(table) == [
        "local.csv, line 3: line 2 is about the same place. Put both in one row."
    ]


def test_a_correction_needs_an_id_and_something_to_correct(tmp_path: Path) -> None:
    head = "corrects,kind,phone,note"
    table = places(tmp_path, f"{head}\nplace:OH:aid,,211,\nplace:OH:b,,,Ring twice\n")
    assert [row.cells for row in table.rows] == [
        {"corrects": "place:OH:aid", "phone": "211"},
        {"corrects": "place:OH:b", "note": "Ring twice"},
    ]
    assert "this corrects nothing" in told(places(tmp_path, f"{head}\nplace:OH:aid,legal,,\n"))[0]
    assert "is no id of a place" in told(places(tmp_path, f"{head}\nAid,,211,\n"))[0]


def test_a_call_is_about_a_place_on_a_day_and_has_no_room_for_who_called(tmp_path: Path) -> None:
    head = "id,day,answers,languages,caller"
    table = calls(
        tmp_path,
        f"{head}\nplace:OH:aid,2026-11-20,yes,Spanish,Maria\nplace:OH:aid,,yes,,\n"
        ",2026-11-20,yes,,\nplace:OH:aid,2026-11-20,,,Maria\n",
    )
    assert [row.cells for row in table.rows] == [
        {"id": "place:OH:aid", "day": "2026-11-20", "answers": "yes", "languages": "es"}
    ]
    assert [slip.column for slip in table.slips] == ["caller", "day", "id", "answers"]
    assert "Maria" not in "".join(told(table))


def test_what_is_too_large_is_told_and_not_read(tmp_path: Path) -> None:
    path = tmp_path / "local.csv"
    path.write_bytes(b"name\n" + b"x" * MOST_BYTES)
    assert told(read_places(path, NAMES)) == [
        "local.csv: it is larger than 10 MB. Cut it in two, or take pictures out."
    ]
    rows = "".join(f"P{number},welcome,OH,,Food,211\n" for number in range(MOST_ROWS + 2))
    table = places(tmp_path, f"{HEAD}\n{rows}")
    assert len(table.rows) == MOST_ROWS
    assert [slip.line for slip in table.slips] == [MOST_ROWS + 2]


def test_a_cell_too_large_for_any_table_keeps_the_rows_before_it(tmp_path: Path) -> None:
    table = places(tmp_path, f'{HEAD}\n{PANTRY}\n"{"x" * 200_000}')
    assert len(table.rows) == 1
    assert told(table)[0].startswith("local.csv: from some line on it is no table.")


def test_no_file_and_an_empty_one_are_no_fault(tmp_path: Path) -> None:
    assert read_places(tmp_path / "local.csv", NAMES) == Table()
    assert places(tmp_path, " \n") == Table()
    assert places(tmp_path, f"{HEAD}\n") == Table()


def test_what_can_not_be_opened_is_told(tmp_path: Path) -> None:
    (tmp_path / "local.csv").mkdir()
    (said,) = told(read_places(tmp_path / "local.csv", NAMES))
    assert said.startswith("local.csv: it can not be read (")


def test_an_id_stays_whatever_else_changes_and_differs_where_name_or_city_do() -> None:
    place = {"name": "Despensa Ñandú #2", "state": "OH", "city": "Akron"}
    assert own_id(place) == "local:OH:despensa-nandu-2-akron"
    assert own_id({**place, "phone": "211"}) == own_id(place)
    assert own_id({**place, "city": "Canton"}) != own_id(place)
    assert own_id({"name": "中心", "state": "CA"}) == "local:CA:中心"


@given(st.binary(max_size=400))
def test_no_bytes_bring_it_down(tmp_path_factory: pytest.TempPathFactory, raw: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "any.csv"
    for start in (b"", b"name;kind;state\n", b"id,day,answers\n"):
        path.write_bytes(start + raw)
        read_places(path, NAMES)
        read_calls(path, Names())


CELLS = st.one_of(
    st.text(max_size=12),
    st.sampled_from(["OH", "Ohio", "legal", "yes", "330-555-0134", "place:OH:a", "44502", "es"]),
)


ROWS = st.lists(
    st.dictionaries(st.sampled_from(list(PLACE_READERS)), CELLS, max_size=8), max_size=4
)


@given(ROWS)
def test_each_row_is_kept_or_told_and_what_is_kept_is_read_back_as_it_is(
    tmp_path_factory: pytest.TempPathFactory, rows: list[dict[str, str]]
) -> None:
    path = tmp_path_factory.getbasetemp() / "local.csv"
    path.write_bytes(table_bytes(PLACE_READERS, rows))
    table = read_places(path, NAMES)
    assert len({row.line for row in table.rows}) == len(table.rows)
    for row in rows:
        path.write_bytes(table_bytes(PLACE_READERS, [row]))
        alone = read_places(path, NAMES)
        assert alone.rows or alone.slips or not any(map(str.strip, row.values()))
    path.write_bytes(table_bytes(PLACE_READERS, [row.cells for row in table.rows]))
    again = read_places(path, Names())
    assert again.slips == ()
    assert [row.cells for row in again.rows] == [row.cells for row in table.rows]


@given(st.text(alphabet="=+-@'ab\"\n;,", max_size=6))
def test_no_spreadsheet_reckons_what_is_written(text: str) -> None:
    raw = decoded(table_bytes(("name", "what"), [{"name": text}]))
    _, (cell, _) = csv.reader(io.StringIO(raw, newline=""))
    assert not cell.startswith(("=", "+", "-", "@"))


def test_the_columns_are_those_of_the_page() -> None:
    page = (Path(__file__).parents[2] / "docs" / "local.md").read_text("utf-8")
    for column in (*PLACE_READERS, *CALL_READERS):
        assert f"| `{column}` |" in page, column


def kept(raw: str | bytes, **cells: str) -> list[str]:
    """The lines of a table of calls after one more row."""
    raw = raw if isinstance(raw, bytes) else raw.encode()
    return decoded(with_row(raw, CALL_READERS, cells)).splitlines()


CALL = {"id": "place:OH:aid", "day": "2026-11-24", "answers": "yes"}


def test_the_first_call_begins_the_table() -> None:
    assert kept(b"", **CALL) == [",".join(CALL_READERS), "place:OH:aid,,2026-11-24,yes,,,,,,,"]


def test_a_row_more_keeps_what_is_there_as_it_is() -> None:
    held = "sep=;\nDay;id;caller\n2026-11-01;place:OH:b;Ana\nrubbish\n\n"
    assert kept(held, **CALL) == [
        "Day;id;caller;answers",
        "rubbish",
        "2026-11-24;place:OH:aid;;yes",
        "2026-11-01;place:OH:b;Ana",
    ]
    assert kept("id,day\nplace:OH:b,Ñandú".encode("cp1252"), **CALL)[2] == "place:OH:b,Ñandú"


def test_a_quote_left_open_does_not_swallow_the_row(tmp_path: Path) -> None:
    raw = with_row(b'id,day,answers\nplace:OH:b,"2026-11-01,yes\n', CALL_READERS, CALL)
    table = calls(tmp_path, decoded(raw))
    assert [row.cells for row in table.rows] == [CALL]


def test_rows_stand_by_their_place_and_once_a_day() -> None:
    held = "id,day,answers\nplace:OH:z,2026-11-24,no\nplace:OH:aid,2026-11-24,no\n"
    assert kept(held, **CALL)[1:] == ["place:OH:aid,2026-11-24,yes", "place:OH:z,2026-11-24,no"]


def test_a_sum_in_the_column_of_fees_loses_no_row(tmp_path: Path) -> None:
    table = calls(tmp_path, "id,day,fee\nplace:OH:b,2026-11-01,$50\nplace:OH:c,2026-11-01,no\n")
    assert [row.cells["fee"] for row in table.rows] == ["yes", "no"]
    assert table.slips == ()


def test_a_full_table_lets_the_oldest_go_never_the_newest(tmp_path: Path) -> None:
    rows = "".join(f"place:OH:p{number},2026-11-01,no\n" for number in range(MOST_ROWS))
    raw = with_row(f"id,day,answers\n{rows}".encode(), CALL_READERS, CALL)
    table = calls(tmp_path, decoded(raw))
    assert table.slips == ()
    assert len(table.rows) == MOST_ROWS
    assert CALL in [row.cells for row in table.rows]
    assert "place:OH:p0" not in [row.cells["id"] for row in table.rows]
