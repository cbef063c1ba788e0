"""Turns a paper round whose language runs from right to left, and sets apart what does not.

Qt's rich text knows `dir` of a block and not that of a table: rows keep their cells from left to
right, so that "Do" would be read before "Bring". Here the cells of each row change places. A block
all in a language of the other direction gets that direction; a piece of one inside another's block
is isolated, so that its points and brackets stay at its own end.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import escape
from html.parser import HTMLParser

from navigator.language.bidi import has_both, is_rtl, isolate, reads_from_right

_ROW = "tr"
_BLOCKS = ("p", "li")
"""A heading stays on the side of what stands below it."""
_EMPTY = ("br", "img", "hr")
_SEEN = re.compile(r"\w")
_BETWEEN = " \t\n\u00b7"
"""What parts a text from the one before it belongs to neither."""


def directed(html: str, lang: str) -> str:
    """Return the body of a paper in a language, its rows and pieces in their own direction.

    A paper without a letter from the right is returned as it is.
    """
    if not is_rtl(lang) and not has_both(html):
        return html
    reader = _Turning(is_rtl=is_rtl(lang))
    reader.feed(html)
    reader.close()
    return reader.made


@dataclass(slots=True)
class _Element:
    """An element that is open: its name, its tag as it was written, and what stands in it."""

    name: str = ""
    tag: str = ""
    inner: list[str] = field(default_factory=list)
    others: list[bool] = field(default_factory=list)
    """For each text in it, whether it is of the other direction."""


class _Turning(HTMLParser):
    """Writes HTML anew, tag by tag."""

    def __init__(self, *, is_rtl: bool) -> None:
        super().__init__(convert_charrefs=True)
        self._is_rtl = is_rtl
        self._open = [_Element()]

    @property
    def made(self) -> str:
        """All that was read, turned."""
        return "".join(self._open[0].inner)

    def handle_starttag(self, tag: str, _attrs: list[tuple[str, str | None]]) -> None:
        """Open an element; one that can hold nothing is written as it is."""
        told = self.get_starttag_text() or ""
        if tag in _EMPTY:
            self._open[-1].inner.append(told)
        else:
            self._open.append(_Element(tag, told))

    def handle_endtag(self, tag: str) -> None:
        """Close an element, and put it into the one around it."""
        one = self._open.pop()
        if one.name != tag:
            raise ValueError(tag)
        if tag == _ROW and self._is_rtl:
            one.inner.reverse()
        if tag in _BLOCKS and one.others and all(one.others):
            side = "ltr" if self._is_rtl else "rtl"
            one.tag = one.tag.replace(f"<{tag}", f"<{tag} dir='{side}'", 1)
        self._open[-1].inner.append(f"{one.tag}{''.join(one.inner)}</{tag}>")
        self._open[-1].others += one.others

    def handle_data(self, data: str) -> None:
        """Write a text, isolated where it is of the other direction or has none."""
        bare = data.strip(_BETWEEN)
        is_other = not has_both(bare) if self._is_rtl else reads_from_right(bare)
        if is_other and _SEEN.search(bare):
            at = data.index(bare)
            data = f"{data[:at]}{isolate(bare)}{data[at + len(bare) :]}"
        if _SEEN.search(bare):  # a number has no direction: its block keeps that of the paper
            self._open[-1].others.append(is_other and any(map(str.isalpha, bare)))
        self._open[-1].inner.append(escape(data))
