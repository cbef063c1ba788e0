"""Makes the bytes of an .ods file, as LibreOffice writes one: the same table as in .xlsx.

Written here because no library with a release of the last years makes choices and locks
without an XML library of its own: docs/adr/0023-sheets.md. Every cell is text.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

if TYPE_CHECKING:
    from navigator.steward.exchange.workbooks import Column

_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
_MANIFEST = f"""<?xml version="1.0" encoding="UTF-8"?>
<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" \
manifest:version="1.2">
<manifest:file-entry manifest:full-path="/" manifest:version="1.2" manifest:media-type="{_TYPE}"/>
<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>
</manifest:manifest>
"""
_NAMES = {
    "office": "office:1.0", "table": "table:1.0", "text": "text:1.0", "style": "style:1.0",
    "fo": "xsl-fo-compatible:1.0", "number": "datastyle:1.0",
}  # fmt: skip
_URN = "urn:oasis:names:tc:opendocument:xmlns:"
_CENTIMETERS = 0.2
"""The width of one letter in centimeters."""
_CELL = (
    '<style:style style:name="{name}" style:family="table-cell" style:data-style-name="text">'
    '<style:table-cell-properties style:cell-protect="{protect}" fo:wrap-option="wrap"'
    ' style:vertical-align="top"{fill}/>{bold}</style:style>'
)
_ADDRESS = re.compile(r"https?://[^\s<>\"]+")
_EPOCH = (1980, 1, 1, 0, 0, 0)


def ods_bytes(
    title: str, columns: Sequence[Column], rows: Sequence[Sequence[str]], told: Sequence[str]
) -> bytes:
    """Return the whole file; the same table gives the same bytes."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as parts:
        # The type comes first and is not packed: programs look for it there.
        parts.writestr(zipfile.ZipInfo("mimetype", _EPOCH), _TYPE)
        content = "".join(_content(title, columns, rows, told))
        for name, text in (("content.xml", content), ("META-INF/manifest.xml", _MANIFEST)):
            info = zipfile.ZipInfo(name, _EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            parts.writestr(info, text)
    return written.getvalue()


def _content(
    title: str, columns: Sequence[Column], rows: Sequence[Sequence[str]], told: Sequence[str]
) -> Iterator[str]:
    names = " ".join(f'xmlns:{short}="{_URN}{name}"' for short, name in _NAMES.items())
    of = 'xmlns:of="urn:oasis:names:tc:opendocument:xmlns:of:1.2"'
    of += ' xmlns:xlink="http://www.w3.org/1999/xlink"'
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield f'<office:document-content {names} {of} office:version="1.2">'
    yield "<office:automatic-styles>"
    yield '<number:text-style style:name="text"><number:text-content/></number:text-style>'
    fill = ' fo:background-color="#FDF3D6"'
    yield _CELL.format(name="closed", protect="protected", fill="", bold="")
    yield _CELL.format(name="open", protect="none", fill=fill, bold="")
    bold = '<style:text-properties fo:font-weight="bold"/>'
    yield _CELL.format(name="head", protect="protected", fill="", bold=bold)
    for at, column in enumerate([*columns, None]):
        wide = (column.width if column else 100) * _CENTIMETERS
        yield f'<style:style style:name="wide{at}" style:family="table-column">'
        yield f'<style:table-column-properties style:column-width="{wide:.2f}cm"/></style:style>'
    yield "</office:automatic-styles><office:body><office:spreadsheet>"
    yield from _choices(title, columns)
    yield f'<table:table table:name={quoteattr(title)} table:protected="true">'
    for at, _ in enumerate(columns):
        yield f'<table:table-column table:style-name="wide{at}"/>'
    heads = [(column.title, "head", "") for column in columns]
    yield f"<table:table-header-rows>{_row(heads)}</table:table-header-rows>"
    looks = [("open" if one.is_open else "closed", _named(one)) for one in columns]
    for row in rows:
        yield _row((text, *look) for text, look in zip(row, looks, strict=True))
    yield "</table:table>"
    yield '<table:table table:name="Read me">'
    yield f'<table:table-column table:style-name="wide{len(columns)}"/>'
    yield from (_row([(line, "closed", "")]) for line in told)
    yield "</table:table></office:spreadsheet></office:body></office:document-content>"


def _choices(title: str, columns: Sequence[Column]) -> Iterator[str]:
    """Yield the rules for the columns whose cells hold only given choices."""
    limited = [one for one in columns if one.choices]
    if not limited:
        return
    yield "<table:content-validations>"
    for one in limited:
        listed = ";".join(f'"{choice}"' for choice in one.choices)
        condition = quoteattr(f"of:cell-content-is-in-list({listed})")
        yield f"<table:content-validation table:name={quoteattr(one.title)}"
        yield f' table:condition={condition} table:allow-empty-cell="true"'
        yield f" table:base-cell-address={quoteattr(f'{title}.A1')}>"
        said = escape(f"Write one of: {', '.join(one.choices)}.")
        yield '<table:error-message table:display="true" table:message-type="stop">'
        yield f"<text:p>{said}</text:p></table:error-message></table:content-validation>"
    yield "</table:content-validations>"


def _named(column: Column) -> str:
    name = quoteattr(column.title)
    return f" table:content-validation-name={name}" if column.choices else ""


def _row(cells: Iterable[tuple[str, str, str]]) -> str:
    """Return a row from text, style and choices of each cell."""
    made = []
    for text, style, choices in cells:
        start = f'<table:table-cell table:style-name="{style}"{choices}'
        told = (link_in(line) if style == "closed" else "" for line in text.split("\n"))
        lines = "".join(
            f"<text:p>{_linked(link) if link else _spaced(line)}</text:p>"
            for line, link in zip(text.split("\n"), told, strict=True)
        )
        made.append(f'{start} office:value-type="string">{lines}</table:table-cell>')
        if not text:
            made[-1] = f"{start}/>"
    return f"<table:table-row>{''.join(made)}</table:table-row>"


def link_in(line: str) -> str:
    """Return the address that is all of a line; empty where it is something else."""
    return line if _ADDRESS.fullmatch(line) else ""


def _linked(address: str) -> str:
    told = f'xlink:type="simple" xlink:href={quoteattr(address)}'
    return f"<text:a {told}>{escape(address)}</text:a>"


def _spaced(line: str) -> str:
    """Return a line in which blanks that XML would merge stay as many as they are."""
    told = escape(line)
    while "  " in told:
        told = told.replace("  ", ' <text:s text:c="1"/>', 1)
    return '<text:s text:c="1"/>' + told[1:] if told.startswith(" ") else told
