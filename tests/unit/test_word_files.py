"""A translator's work must come back as it went: in PO and sheets, hostile ones refused."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from navigator.errors import DiskError, ToolError
from navigator.steward.exchange.translations.word_files import (
    FORMATS,
    Format,
    form_of_file,
    read_units,
    write_units,
)
from navigator.steward.exchange.translations.word_units import Unit
from navigator.steward.exchange.workbooks import Column, write_workbook

NAMES = {"po": "words.po", "xlsx": "words.xlsx"}
LINES = st.text(
    st.characters(codec="utf-8", exclude_categories=("C", "Zl", "Zp", "Zs")), min_size=1
)
TEXTS = st.lists(LINES, min_size=1, max_size=6).map(" ".join)
CONTEXTS = st.sampled_from(["", "window", "window:errors"])


@st.composite
def many_units(draw: st.DrawFn) -> list[Unit]:
    texts = draw(st.lists(st.tuples(CONTEXTS, TEXTS), unique=True, max_size=8))
    made = []
    for context, english in texts:
        translation = draw(st.one_of(st.just(""), TEXTS))
        approved = bool(translation) and draw(st.booleans())
        made.append(Unit(english, translation, approved, context, ("a.yaml:b",), "A note."))
    return made


def plain(found: list[Unit]) -> list[tuple[str, str, bool, str]]:
    return sorted((one.english, one.translation, one.approved, one.context) for one in found)


@pytest.mark.parametrize("form", FORMATS)
@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=40
)
@given(found=many_units())
def test_what_goes_out_comes_back_the_same(tmp_path: Path, form: Format, found: list[Unit]) -> None:
    path = tmp_path / NAMES[form]
    write_units(path, form, "es", found)
    assert plain([one for _, one in read_units(path, form)]) == plain(found)


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=40
)
@given(start=st.sampled_from("=+-@"), rest=LINES)
def test_no_text_becomes_a_formula(tmp_path: Path, start: str, rest: str) -> None:
    path = tmp_path / "words.xlsx"
    write_units(path, "xlsx", "es", [Unit("English", start + rest)])
    with zipfile.ZipFile(path) as parts:
        whole = b"".join(parts.read(one) for one in parts.namelist())
    assert b"<f>" not in whole
    assert [one.translation for _, one in read_units(path, "xlsx")] == [start + rest]


def test_a_sheet_is_locked_but_for_what_is_to_be_filled_and_offers_its_choices(
    tmp_path: Path,
) -> None:
    path = tmp_path / "a.xlsx"
    write_units(path, "xlsx", "es", [Unit("English", "=1+1")])
    sheet = load_workbook(path)["Words"]
    assert sheet.protection.sheet
    row = {sheet.cell(1, at).value: sheet.cell(2, at) for at in range(1, 7)}
    assert {name for name, cell in row.items() if not cell.protection.locked} == {
        "Translation",
        "Approved",
    }
    assert row["Translation"].quotePrefix
    assert [one.formula1 for one in sheet.data_validations.dataValidation] == ['"yes,no"']
    assert load_workbook(path).sheetnames == ["Words", "Read me"]


def test_a_long_text_is_cut_to_what_a_cell_holds_and_a_bad_letter_left_out(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    write_workbook(path, "T", [Column("A", 9)], [["x\0y" + "z" * 40_000]], ["Told"])
    cell = load_workbook(path)["T"]["A2"].value
    assert cell.startswith("xyz")
    assert len(cell) == 32_001


def test_where_the_file_can_not_be_written_it_says_so(tmp_path: Path) -> None:
    (tmp_path / "folder.xlsx").mkdir()
    with pytest.raises(DiskError):
        write_units(tmp_path / "folder.xlsx", "xlsx", "es", [])
    with pytest.raises(ToolError, match=r"End it in \.xlsx"):
        write_units(tmp_path / "a.txt", "xlsx", "es", [])


def test_a_file_of_no_texts_is_still_one(tmp_path: Path) -> None:
    for form in FORMATS:
        write_units(tmp_path / NAMES[form], form, "es", [])
        assert read_units(tmp_path / NAMES[form], form) == []


def test_the_kind_is_told_by_the_name() -> None:
    told = ["po", "pot", "XLSX", "ods", "csv"]
    assert [form_of_file(Path(f"a.{one}")) for one in told] == ["po", "po", "xlsx", "xlsx", "xlsx"]
    for name in ("a.doc", "a.xlf"):
        with pytest.raises(ToolError, match="Say --format po or xlsx"):
            form_of_file(Path(name))


PLURAL = 'msgid "a"\nmsgid_plural "b"\nmsgstr[0] "c"\n'


@pytest.mark.parametrize(
    ("name", "held", "says"),
    [
        ("a.po", 'msgid "a"\nmsgstr "b"\nand so on\n', "no PO file"),
        ("a.po", "/etc/passwd", "no PO file"),
        ("a.po", b"\xff\xfe\xfa", "not in UTF-8"),
        ("a.po", PLURAL, "plural"),
        ("a.csv", "one,two,three\n1,2,3\n", "no column English, Translation"),
        ("a.csv", "English,Translation,Approved\na,b,perhaps\n", "row 2: Approved is neither"),
        ("a.xlsx", "no workbook", "can not be opened as a workbook"),
        ("a.ods", b"PK\x03\x04 cut short", "can not be opened as a workbook"),
    ],
)  # fmt: skip
def test_a_file_that_is_none_is_refused_in_a_sentence(
    tmp_path: Path, name: str, held: str | bytes, says: str
) -> None:
    path = tmp_path / name
    path.write_bytes(held if isinstance(held, bytes) else held.encode())
    with pytest.raises(ToolError, match=says):
        read_units(path, form_of_file(path))


def test_a_file_that_is_not_there_or_too_large_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(ToolError, match="can not be read"):
        read_units(tmp_path / "none.po", "po")
    monkeypatch.setattr("navigator.steward.exchange.translations.word_files.MOST_BYTES", 3)
    (tmp_path / "a.po").write_text("# more than three", "utf-8")
    with pytest.raises(ToolError, match="larger than"):
        read_units(tmp_path / "a.po", "po")


def test_what_is_obsolete_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "a.po").write_text('msgid "a"\nmsgstr "b"\n\n#~ msgid "c"\n#~ msgstr "d"\n')
    assert read_units(tmp_path / "a.po", "po") == [("line 1", Unit("a", "b", approved=True))]


def _book(path: Path) -> tuple[Workbook, Path]:
    book = Workbook()
    sheet = book.create_sheet("Words", 0)
    sheet.append(["English", "Translation", "Approved"])
    return book, path


@pytest.mark.parametrize(
    ("row", "says"),
    [
        (["a", "=1+1", "no"], "cells that are formulas"),
        (["a", "b" * 10_000 + "c" * 10_000_000, "no"], "row 2: it has a cell of"),
    ],
)
def test_formulas_and_endless_cells_are_refused(tmp_path: Path, row: list[str], says: str) -> None:
    path = tmp_path / "a.csv"
    if says.startswith("row"):
        path.write_text("English,Translation,Approved\n" + ",".join(row) + "\n", "utf-8")
    else:
        book, path = _book(tmp_path / "a.xlsx")
        book["Words"].append(row)
        book.save(path)
    with pytest.raises(ToolError, match=says):
        read_units(path, "xlsx")


def test_a_sheet_of_a_million_rows_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("navigator.steward.exchange.translations.word_files._MOST_ROWS", 50)
    book, path = _book(tmp_path / "a.xlsx")
    book["Words"].cell(1_000_000, 1).value = "far below"
    book.save(path)
    with pytest.raises(ToolError, match="more than 50 rows"):
        read_units(path, "xlsx")
    (tmp_path / "a.csv").write_text("English,Translation,Approved\n" + "a,b,no\n" * 60, "utf-8")
    with pytest.raises(ToolError, match="more than 50 rows"):
        read_units(tmp_path / "a.csv", "xlsx")


def test_merged_cells_and_hidden_sheets_change_nothing_else(tmp_path: Path) -> None:
    book, path = _book(tmp_path / "a.xlsx")
    sheet = book["Words"]
    for row in (["a", "b", "no"], ["c", "d", "x"], ["e", "f", ""]):
        sheet.append(row)
    sheet.merge_cells("A2:A3")
    hidden = book.create_sheet("Hidden")
    hidden.sheet_state = "hidden"
    hidden.append(["English", "Translation", "z"])
    book.save(path)
    assert [one for _, one in read_units(path, "xlsx")] == [
        Unit("a", "b"), Unit("", "d", approved=True), Unit("e", "f"),
    ]  # fmt: skip
