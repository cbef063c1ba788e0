"""Reads and writes units in translators' formats: PO of gettext, XLIFF 1.2, and a sheet.

Weblate, Poedit, OmegaT and Qt Linguist read the first two. Whether a translation is approved
goes out and comes back: `fuzzy` in PO is not approved, `approved="yes"` in XLIFF, a column of
the sheet. A file that is none of these, or made to do harm, is refused in a sentence.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Literal, get_args
from xml.etree import ElementTree as ET

import polib

from navigator.errors import ToolError
from navigator.files import replace_text
from navigator.steward.content.sheet_files import read_columns
from navigator.steward.exchange.word_units import Unit
from navigator.steward.exchange.workbooks import Column, write_workbook

Format = Literal["po", "xliff", "xlsx"]
FORMATS: tuple[Format, ...] = get_args(Format)
MOST_BYTES = 100_000_000
"""The most bytes of a file: all units with all their notes have 8 million."""
_NAMESPACE = "urn:oasis:names:tc:xliff:document:1.2"
_XML = "{http://www.w3.org/XML/1998/namespace}"
_IN = f"{{{_NAMESPACE}}}"
_YES = ("yes", "y", "x", "true", "1", "sí", "si")
_NO = ("", "no", "n", "false", "0")
_MOST_ROWS = 100_000
_COLUMNS = (
    Column("English", 60),
    Column("Translation", 60, is_open=True),
    Column("Approved", 12, is_open=True, choices=("yes", "no")),
    Column("Note", 40),
    Column("Where", 40),
    Column("Context", 14),
)
_TOLD = (
    "Write the translation beside its English, in the column Translation.",
    "Approved: yes, where you speak the language and have read this translation; else no.",
    "Keep each {blank} as it is, and every number, date, phone and web address.",
    "A name of a law, program or office stays, unless people know it by another name.",
    "Leave a cell empty where you do not know: the page then shows the English.",
    "Give the file back as .xlsx or .ods. Rows may be left out; the English may not be changed.",
)


def write_units(path: Path, form: Format, lang: str, found: Sequence[Unit]) -> None:
    """Write the units; raise DiskError where the file can not be written."""
    if form == "po":
        replace_text(path, _po(lang, found))
    elif form == "xliff":
        replace_text(path, _xliff(lang, found))
    else:
        rows = [
            (
                one.english, one.translation, "yes" if one.approved else "no", one.note,
                "\n".join(one.places), one.context,
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
    return list(_from_po(path, raw) if form == "po" else _from_xliff(path, raw))


def form_of_file(path: Path) -> Format:
    """Return the format of a file by its name; raise ToolError for another."""
    forms: dict[str, Format] = {
        ".po": "po", ".pot": "po", ".xlf": "xliff", ".xliff": "xliff", ".xlsx": "xlsx",
        ".ods": "xlsx", ".csv": "xlsx",
    }  # fmt: skip
    if form := forms.get(path.suffix.casefold()):
        return form
    raise ToolError(
        f"{path.name} is of no kind that can be told by its name.",
        "Say --format po, xliff or xlsx.",
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
        context = one.msgctxt or ""
        yield f"line {max(one.linenum - 1, 1)}", Unit(one.msgid, one.msgstr, approved, context)


def _xliff(lang: str, found: Sequence[Unit]) -> str:
    ET.register_namespace("", _NAMESPACE)
    root = ET.Element(f"{_IN}xliff", version="1.2")
    bodies: dict[str, ET.Element] = {}
    for one in found:
        if one.context not in bodies:
            marks = {"source-language": "en", "target-language": lang, "datatype": "plaintext"}
            name = one.context or "content"
            file = ET.SubElement(root, f"{_IN}file", original=name, attrib=marks)
            bodies[one.context] = ET.SubElement(file, f"{_IN}body")
        id = hashlib.sha256(f"{one.context}\0{one.english}".encode()).hexdigest()[:16]
        unit = ET.SubElement(bodies[one.context], f"{_IN}trans-unit", id=id)
        unit.set(f"{_XML}space", "preserve")
        unit.set("approved", "yes" if one.approved else "no")
        ET.SubElement(unit, f"{_IN}source").text = one.english
        if one.translation:
            state = "final" if one.approved else "needs-review-translation"
            ET.SubElement(unit, f"{_IN}target", state=state).text = one.translation
        if one.places:
            group = ET.SubElement(unit, f"{_IN}context-group", purpose="location")
            for place in one.places:
                marks = {"context-type": "sourcefile"}
                ET.SubElement(group, f"{_IN}context", marks).text = place
        if one.note:
            ET.SubElement(unit, f"{_IN}note").text = one.note
    if not bodies:  # a file of none is not valid, and says nothing to whoever opens it
        marks = {"source-language": "en", "target-language": lang, "datatype": "plaintext"}
        ET.SubElement(ET.SubElement(root, f"{_IN}file", original="content", attrib=marks),
                      f"{_IN}body")  # fmt: skip
    ET.indent(root)
    return ET.tostring(root, "unicode", xml_declaration=False).join(
        ('<?xml version="1.0" encoding="UTF-8"?>\n', "\n")
    )


class _Tree(ET.TreeBuilder):
    """Takes no document type, in which something could grow without end or read files."""

    def doctype(self, name: str, *_more: Any) -> None:
        """Refuse it."""
        raise ValueError(f"it declares a document type ({name})")


def _from_xliff(path: Path, raw: bytes) -> Iterator[tuple[str, Unit]]:
    try:
        root = ET.fromstring(raw, ET.XMLParser(target=_Tree()))  # noqa: S314 - see `_Tree`
    except (ET.ParseError, ValueError, LookupError) as error:
        raise ToolError(f"{path} is no XLIFF file: {error}.", "Save it as XLIFF 1.2.") from error
    if root.tag != f"{_IN}xliff":
        raise ToolError(f"{path} is no XLIFF 1.2 file.", "Save it as XLIFF 1.2, not as 2.0.")
    number = 0
    for file in root.iter(f"{_IN}file"):
        original = file.get("original", "")
        context = "" if original == "content" else original
        for unit in file.iter(f"{_IN}trans-unit"):
            number += 1
            english, told = (_text(unit.find(f"{_IN}{name}")) for name in ("source", "target"))
            approved = unit.get("approved") == "yes" and bool(told)
            yield f"unit {number}", Unit(english, told, approved, context)


def _text(element: ET.Element | None) -> str:
    return "" if element is None else "".join(element.itertext())


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
        yield (
            f"row {number}",
            Unit(cells["English"], translation, approved, cells.get("Context", "")),
        )
