"""Spreadsheets as centers hand them on: what a steward's own program wrote must be read.

Who has to turn a sheet into another form first does not hand it on at all.
"""

from __future__ import annotations

import contextlib
import csv
import io
import json
import subprocess
import sys
import zipfile
from datetime import date, datetime
from pathlib import Path
from xml.sax.saxutils import escape

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from navigator.errors import ToolError
from navigator.steward.content.lists import workbook_reading
from navigator.steward.content.lists.sheet_files import Sheet, read_columns, read_sheet
from navigator.steward.content.lists.workbook_reading import MOST_BYTES

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


MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def by_hand(
    path: Path, cells: str, *, sheet: str = "xl/worksheets/sheet1.xml", x: str = ""
) -> Path:
    """A workbook of 1.5 KB whose one sheet is written by hand; `x` is a prefix for its names."""
    space = f"xmlns{':' if x else ''}{x.rstrip(':')}"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="xml" ContentType="application/xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1"'
        f' Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>'
        '<sheet name="A" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="r1" Type="{OFFICE}/worksheet" Target="/{sheet}"/></Relationships>',
        sheet: f'<{x}worksheet {space}="{MAIN}"><{x}sheetData>{cells}</{x}sheetData>'
        f"</{x}worksheet>",
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
        for name, text in parts.items():
            out.writestr(name, '<?xml version="1.0"?>' + text)
    assert path.stat().st_size < 2500
    return path


def cell(where: str, more: str = "", x: str = "") -> str:
    """A cell in a row of its own, which says nothing of where it stands."""
    return f'<{x}row><{x}c r="{where}">{more}<{x}v>1</{x}v></{x}c></{x}row>'


@pytest.mark.parametrize(
    ("cells", "why"),
    [
        (cell("A1") + cell("XFD1048576"), "far away"),  # these two ended the process
        (cell("A1") + cell("XFD90000"), "far away"),
        (cell("ZZZZZZZZZ99999999999999"), "can not be opened"),  # these two were a panic
        (cell("A1") + cell("ZZZ99999999999999999999"), "can not be opened"),
        (cell("a1"), "can not be opened"),
    ],
)
def test_a_small_workbook_that_is_without_end_is_a_sentence(
    tmp_path: Path, cells: str, why: str
) -> None:
    with pytest.raises(ToolError, match=why):
        read_sheet(by_hand(tmp_path / "a.xlsx", cells))
    with pytest.raises(ToolError, match=why):
        read_columns(tmp_path / "a.xlsx", (), most_rows=2_000_000)


def test_rows_are_counted_before_any_room_is_made_for_them(tmp_path: Path) -> None:
    path = by_hand(tmp_path / "a.xlsx", cell("A1") + cell("A1000000"))
    with pytest.raises(ToolError, match="more than 50 rows"):
        read_columns(path, (), most_rows=50)


def test_what_ends_the_process_that_reads_ends_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = workbook(tmp_path / "a.xlsx", list(HEADER), list(LINE))
    assert told(path).lines
    run = subprocess.run
    for code in ("import os; os.abort()", "while True: pass", "print('no JSON')"):
        monkeypatch.setattr(
            subprocess,
            "run",
            lambda _, code=code, **more: run(
                [sys.executable, "-c", code], **(more | {"timeout": 2})
            ),
        )
        with pytest.raises(ToolError, match="can not be opened as a workbook"):
            read_sheet(path)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limits")
def test_the_process_that_reads_has_little_memory_and_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    import resource

    asked: dict[int, tuple[int, int]] = {}
    monkeypatch.setattr(resource, "setrlimit", lambda what, most: asked.update({what: most}))
    path = workbook(tmp_path / "a.xlsx", list(HEADER), list(LINE))
    assert workbook_reading.main(str(path), "50") == 0
    assert json.loads(capsys.readouterr().out)["rows"] == [[1, HEADER], [2, LINE]]
    assert asked[resource.RLIMIT_AS] == (1 << 30, 1 << 30)
    assert resource.RLIMIT_CPU in asked


TAKEN = HEADER[:3]
NAMES = "".join(
    f'<{{x}}c r="{at}1" t="inlineStr"><{{x}}is><{{x}}t>{name}</{{x}}t></{{x}}is></{{x}}c>'
    for at, name in zip("ABC", TAKEN, strict=True)
)


@pytest.mark.parametrize(
    ("formula", "more"),
    [
        ("<f>1+1</f>", {}),
        ("<f\n>1+1</f>", {}),
        ('<f\tt="shared">1+1</f>', {}),
        ("<x:f>1+1</x:f>", {"x": "x:"}),
        ("<f>1+1</f>", {"sheet": "xl/pages/one.dat"}),
    ],
)
def test_a_formula_is_seen_however_it_is_written(
    tmp_path: Path, formula: str, more: dict[str, str]
) -> None:
    x = more.get("x", "")
    head = f"<{x}row>{NAMES.format(x=x)}</{x}row>"
    path = by_hand(tmp_path / "a.xlsx", head + cell("A2", x=x), **more)
    assert read_columns(path, TAKEN, most_rows=50).header == TAKEN
    path = by_hand(tmp_path / "a.xlsx", head + cell("A2", formula, x=x), **more)
    with pytest.raises(ToolError, match="cells that are formulas"):
        read_columns(path, TAKEN, most_rows=50)


@pytest.mark.parametrize("between", [" ", "\n", "\t"])
def test_a_formula_of_an_open_document_is_seen(tmp_path: Path, between: str) -> None:
    path = open_document(tmp_path / "a.ods", HEADER, LINE)
    assert read_columns(path, TAKEN, most_rows=50).lines
    with zipfile.ZipFile(path) as parts:
        held = {name: parts.read(name).decode() for name in parts.namelist()}
    old = "<table:table-cell office"
    new = f'<table:table-cell{between}table:formula="of:=1+1" office'
    assert old in held["content.xml"]
    held["content.xml"] = held["content.xml"].replace(old, new, 1)
    with zipfile.ZipFile(path, "w") as parts:
        for name, text in held.items():
            parts.writestr(name, text)
    with pytest.raises(ToolError, match="cells that are formulas"):
        read_columns(path, TAKEN, most_rows=50)


@pytest.mark.parametrize("ending", [".xls", ".xlsm"])
def test_a_kind_that_was_never_sent_does_not_come_back(tmp_path: Path, ending: str) -> None:
    with pytest.raises(ToolError, match="of another kind"):
        read_columns(tmp_path / f"a{ending}", TAKEN, most_rows=50)


def any_bytes(folder: Path, content: bytes, ending: str) -> None:
    """Whatever stands in a file, a table or a sentence comes of it."""
    path = folder / f"any{ending}"
    path.write_bytes(content)
    with contextlib.suppress(ToolError):
        read_sheet(path)


@given(st.binary(max_size=400))
def test_any_bytes_give_a_table_or_a_sentence(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    any_bytes(tmp_path_factory.getbasetemp(), content, ".csv")


@settings(max_examples=5, deadline=None)  # a process each
@given(st.binary(max_size=400), st.sampled_from([".xlsx", ".ods", ".xls"]))
def test_any_bytes_of_a_workbook_do_too(
    tmp_path_factory: pytest.TempPathFactory, content: bytes, ending: str
) -> None:
    any_bytes(tmp_path_factory.getbasetemp(), content, ending)
