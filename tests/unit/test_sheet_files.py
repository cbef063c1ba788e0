"""Spreadsheets as centers hand them on: what a steward's own program wrote must be read.

Who has to turn a sheet into another form first does not hand it on at all.
"""

from __future__ import annotations

import contextlib
import csv
import io
import zipfile
from datetime import date, datetime
from pathlib import Path
from xml.sax.saxutils import escape

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from navigator.content.sheet_files import MOST_BYTES, Sheet, read_sheet
from navigator.errors import ToolError

HEADER = ["Name", "City", "State", "ZIP", "Open since", "Free"]
LINE = ["Salud", "Toledo", "OH", "4360", "2026-09-30", "yes"]


def told(path: Path) -> Sheet:
    read = read_sheet(path)
    assert read.header == HEADER
    return read


def workbook(path: Path, *rows: list[object], above: int = 0) -> Path:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    for _ in range(above):
        page.append([])
    for row in rows:
        page.append(row)
    book.save(path)
    return path


def open_document(path: Path, *rows: list[str]) -> Path:
    cells = "".join(
        "<table:table-row>"
        + "".join(
            f'<table:table-cell office:value-type="string"><text:p>{escape(cell)}</text:p>'
            "</table:table-cell>"
            for cell in row
        )
        + "</table:table-row>"
        for row in rows
    )
    space = "urn:oasis:names:tc:opendocument:xmlns"
    content = (
        f'<?xml version="1.0"?><office:document-content xmlns:office="{space}:office:1.0"'
        f' xmlns:table="{space}:table:1.0" xmlns:text="{space}:text:1.0">'
        f'<office:body><office:spreadsheet><table:table table:name="Places">{cells}'
        "</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    with zipfile.ZipFile(path, "w") as parts:
        parts.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        parts.writestr(
            "META-INF/manifest.xml",
            f'<manifest:manifest xmlns:manifest="{space}:manifest:1.0"/>',
        )
        parts.writestr("content.xml", content)
    return path


def lines(separator: str) -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=separator).writerows([HEADER, [], LINE])
    return out.getvalue()


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_text_is_read_whatever_wrote_it(tmp_path: Path, separator: str, encoding: str) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(lines(separator).replace("Salud", "Salud María").encode(encoding))
    ((number, cells),) = told(path).lines
    assert number == 3
    assert cells == dict(zip(HEADER, ["Salud María", *LINE[1:]], strict=True))


def test_the_line_that_excel_writes_above_all_others_is_no_header(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("sep=;\r\n" + lines(";"), "utf-8")
    assert told(path).lines == [(4, dict(zip(HEADER, LINE, strict=True)))]


def test_a_workbook_shows_what_its_program_shows(tmp_path: Path) -> None:
    day, moment = date(2026, 9, 30), datetime(2026, 9, 30, 8, 30)  # noqa: DTZ001 - a cell has none
    path = workbook(
        tmp_path / "a.xlsx", list(HEADER), ["Salud", "Toledo", "OH", 4360, day, True],
        [None] * 6, ["Paz", "Toledo", "OH", 43604.5, moment, False], above=2,
    )  # fmt: skip
    first, second = told(path).lines
    assert first == (4, dict(zip(HEADER, LINE, strict=True)))
    assert second[0] == 6
    assert list(second[1].values())[3:] == ["43604.5", "2026-09-30 08:30:00", "no"]


def test_only_the_first_sheet_with_something_in_it_is_read_and_the_others_are_named(
    tmp_path: Path,
) -> None:
    path = tmp_path / "a.xlsx"
    book = openpyxl.Workbook()
    for title in ("Ohio", "Iowa", "Empty"):
        page = book.create_sheet(title)
        if title != "Empty":
            page.append(HEADER)
            page.append(LINE)
    book.save(path)
    read = told(path)
    assert len(read.lines) == 1
    assert read.left_out == ("Iowa",)


def test_an_open_document_is_read_too(tmp_path: Path) -> None:
    path = open_document(tmp_path / "a.ods", HEADER, LINE)
    assert [cells for _, cells in told(path).lines] == [dict(zip(HEADER, LINE, strict=True))]


def test_of_two_columns_with_one_name_the_first_counts_and_short_lines_are_filled(
    tmp_path: Path,
) -> None:
    path = tmp_path / "a.csv"
    path.write_text("name,city,state,name\nA,B,OH,C\nD,E\n", "utf-8")
    assert [cells for _, cells in read_sheet(path).lines] == [
        {"name": "A", "city": "B", "state": "OH"},
        {"name": "D", "city": "E", "state": ""},
    ]


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("a.csv", b"", "no columns"),
        ("a.csv", b"name,city\nA,B\n", "no columns"),
        ("a.csv", b'name,city,state\n"' + b"x" * 200_000, "quote"),
        ("a.xlsx", b"name,city,state\nA,B,OH\n", "workbook"),
        ("a.ods", b"PK\x03\x04nothing", "workbook"),
        ("a.xlsx", b"\xd0\xcf\x11\xe0" + bytes(600), "workbook"),
    ],
)
def test_what_is_no_table_is_said_in_a_sentence(
    tmp_path: Path, name: str, content: bytes, why: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(ToolError, match=why):
        read_sheet(path)


def test_a_file_that_is_not_there_or_no_file_is_said(tmp_path: Path) -> None:
    for path in (tmp_path / "none.csv", tmp_path):
        with pytest.raises(ToolError, match="can not be read"):
            read_sheet(path)


def test_a_file_or_a_workbook_that_swells_is_not_opened(tmp_path: Path) -> None:
    big = tmp_path / "big.csv"
    with big.open("wb") as file:
        file.truncate(MOST_BYTES + 1)
    with pytest.raises(ToolError, match="larger than 200 MB"):
        read_sheet(big)
    bomb = tmp_path / "bomb.xlsx"
    with (
        zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as parts,
        parts.open("xl/worksheets/sheet1.xml", "w") as part,
    ):
        for _ in range(201):
            part.write(bytes(1_000_000))
    assert bomb.stat().st_size < 1_000_000
    with pytest.raises(ToolError, match="holds more than 200 MB"):
        read_sheet(bomb)


@given(st.binary(max_size=400), st.sampled_from([".csv", ".xlsx", ".ods", ".xls"]))
def test_any_bytes_give_a_table_or_a_sentence(
    tmp_path_factory: pytest.TempPathFactory, content: bytes, ending: str
) -> None:
    path = tmp_path_factory.getbasetemp() / f"any{ending}"
    path.write_bytes(content)
    with contextlib.suppress(ToolError):
        read_sheet(path)
