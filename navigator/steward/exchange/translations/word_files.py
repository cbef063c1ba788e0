"""Reads and writes units in translators' formats: PO of gettext, and a sheet.

Weblate, Poedit and OmegaT read PO. The state of a translation goes out and comes back: in PO
`fuzzy` is not approved, and has the English it was made from as `#| msgid` where that was mended
since; the sheet has columns. A file that is none of these, or made to do
harm, is refused in a sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Literal, get_args

import polib

from navigator.errors import ToolError
from navigator.files import replace_text
from navigator.steward.content.lists.sheet_files import read_columns
from navigator.steward.exchange.translations.word_units import Unit
from navigator.steward.exchange.workbooks import Column, write_workbook

Format = Literal["po", "xlsx"]
FORMATS: tuple[Format, ...] = get_args(Format)
MOST_BYTES = 100_000_000
"""The most bytes of a file: all units with all their notes have 8 million."""
_YES = ("yes", "y", "x", "true", "1", "sí", "si")
_NO = ("", "no", "n", "false", "0")
_MOST_ROWS = 100_000
_COLUMNS = (
    Column("English", 60),
    Column("Translation", 60, is_open=True),
    Column("Approved", 12, is_open=True, choices=("yes", "no")),
    Column("State", 10),
    Column("Note", 40),
    Column("Where", 40),
    Column("Context", 14),
    Column("Made from", 40),
)
_TOLD = (
    "Write the translation beside its English, in the column Translation.",
    "Approved: yes, where you speak the language and have read this translation; else no.",
    "State: machine, nobody has read it; old, the English was other words (column Made from).",
    "Keep each {blank} as it is, and every number, date, phone and web address.",
    "A name of a law, program or office stays, unless people know it by another name.",
    "Leave a cell empty where you do not know: the page then shows the English.",
    "Give the file back as .xlsx or .ods. Rows may be left out; the English may not be changed.",
)


def write_units(path: Path, form: Format, lang: str, found: Sequence[Unit]) -> None:
    """Write the units; raise DiskError where the file can not be written."""
    if form == "po":
        replace_text(path, _po(lang, found))
    else:
        rows = [
            (
                one.english, one.translation, "yes" if one.approved else "no", one.state,
                one.note, "\n".join(one.places), one.context, one.was,
            )
            for one in found
        ]  # fmt: skip
        write_workbook(path, "Words", _COLUMNS, rows, _TOLD)


def read_units(path: Path, form: Format) -> list[tuple[str, Unit]]:
    """Return each unit with its position in the file, in words; raise ToolError."""
    if form == "xlsx":
        return list(_from_sheet(path))
    try:
        if path.stat().st_size > MOST_BYTES:
            raise ToolError(f"{path} is larger than 100 MB.", "Cut it in two.")
        raw = path.read_bytes()
    except OSError as error:
        raise ToolError(f"{path} can not be read ({error.strerror}).", "Name a file.") from error
    return list(_from_po(path, raw))


def form_of_file(path: Path) -> Format:
    """Return the format of a file by its name; raise ToolError for another."""
    forms: dict[str, Format] = {
        ".po": "po", ".pot": "po", ".xlsx": "xlsx", ".ods": "xlsx", ".csv": "xlsx",
    }  # fmt: skip
    if form := forms.get(path.suffix.casefold()):
        return form
    raise ToolError(
        f"{path.name} is of no kind that can be told by its name.",
        "Say --format po or xlsx.",
    )


def _po(lang: str, found: Sequence[Unit]) -> str:
    file = polib.POFile(wrapwidth=0)
    file.metadata = {
        "Project-Id-Version": "Navigator",
        "Language": lang,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
    }
    for one in found:
        flags = ["fuzzy"] if one.translation and not one.approved else []
        flags += ["python-brace-format"] if "{" in one.english else []
        file.append(
            polib.POEntry(
                msgid=one.english, msgstr=one.translation, msgctxt=one.context or None,
                comment=one.note, occurrences=[(place, "") for place in one.places], flags=flags,
                previous_msgid=one.was or None,
            )
        )  # fmt: skip
    return f"{file}\n"


def _from_po(path: Path, raw: bytes) -> Iterator[tuple[str, Unit]]:
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ToolError(f"{path} is not in UTF-8.", "Save it as PO in UTF-8 anew.") from error
    try:
        # A blank line first: polib takes a text that is the name of a file for that file.
        entries = polib.pofile("\n" + text, encoding="utf-8", check_for_duplicates=False)
    except (OSError, ValueError, IndexError, KeyError) as error:
        raise ToolError(f"{path} is no PO file: {error}.", "Save it as PO anew.") from error
    for one in entries:
        if one.obsolete:
            continue
        if one.msgid_plural:
            raise ToolError(
                f"{path}, line {one.linenum}: it has a plural form.", "No text here has one."
            )
        approved = bool(one.msgstr) and not one.fuzzy
        was = (one.previous_msgid or "") if one.fuzzy else ""
        unit = Unit(one.msgid, one.msgstr, approved, one.msgctxt or "", was=was)
        yield f"line {max(one.linenum - 1, 1)}", unit


def _from_sheet(path: Path) -> Iterator[tuple[str, Unit]]:
    sheet = read_columns(path, ("English", "Translation"), most_rows=_MOST_ROWS)
    for number, cells in sheet.lines:
        told = cells.get("Approved", "").casefold()
        if told not in _YES and told not in _NO:
            raise ToolError(
                f"{path}, row {number}: Approved is neither yes nor no: {told[:30]!r}.",
                "Write yes or no there.",
            )
        translation = cells["Translation"]
        approved = told in _YES and bool(translation)
        context, was = cells.get("Context", ""), cells.get("Made from", "")
        yield f"row {number}", Unit(cells["English"], translation, approved, context, was=was)
