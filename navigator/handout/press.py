"""Sets the common parts of every paper: its look, its standing sentences, its foot.

Black on white, with words and marks where a screen would use color. A new kind of paper makes its
body and hands it to `Press.paper`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from navigator.handout.edition import USUAL_POINTS
from navigator.handout.html import paragraph
from navigator.handout.mirroring import directed
from navigator.language.bidi import is_rtl, isolate

if TYPE_CHECKING:
    from navigator.language.wording import Wording


@dataclass(frozen=True, slots=True)
class Tear:
    """A strip to tear off: whom to call, and the number."""

    name: str
    number: str


@dataclass(frozen=True, slots=True)
class Panel:
    """An eighth of a sheet that folds to pocket size.

    turned: printed upside down. held_out: to be read from an arm's length, so as large as it can.
    """

    html: str
    column: int
    row: int
    turned: bool
    held_out: bool


@dataclass(frozen=True, slots=True)
class Paper:
    """A document to print: HTML, and PNG bytes by the name the HTML uses.

    An anchor `page-x` in the HTML is filled with the number of the page that has the anchor `x`.
    """

    title: str
    html: str
    pictures: dict[str, bytes]
    footer: str
    """The foot of each page; a line for each language."""
    page_of: str
    """`Page {page} of {pages}`, to be filled in page by page."""
    langs: tuple[str, ...]
    """The languages it is in, for the fonts."""
    points: float = USUAL_POINTS
    sides: int = 0
    """The sides it is made for: it is set a little smaller where that saves one; 0: any number."""
    tears: tuple[Tear, ...] = ()
    """Strips at the foot of the last page, as many as fit beside each other."""
    tear_heading: str = ""
    panels: tuple[tuple[Panel, ...], ...] = ()
    """Sheets that fold to pocket size; where there are any, the HTML is not printed."""


@dataclass(frozen=True, slots=True)
class Press:
    """The words to print in, and the warnings of the paper.

    reviewed: a person has read its texts. old: the pack is more than half a year old.
    """

    say: Wording
    reviewed: bool
    old: bool
    site: str = ""
    """The library or center that gives it out."""
    whole: bool = True
    """Whether all of it is in this language."""

    @property
    def footer(self) -> str:
        """The sentences that this is general, that rules change, and the day of printing."""
        printed = self.say.day(self.say.today)
        return f"{self.say('paper.general')} {self.say('paper.rules_change', date=printed)}"

    def notes(self) -> list[str]:
        """Return the sentences below the title of every paper."""
        return [paragraph(self.footer, "quiet"), *self.warnings()]

    def warnings(self) -> list[str]:
        """Return the warnings: a part is in English, the words are unchecked, or all is old."""
        notes: list[str] = []
        if not self.whole:
            notes.append(paragraph(self.say("paper.in_english"), "quiet"))
        if not self.reviewed:
            notes.append(paragraph(self.say.by_machine(), "quiet"))
        if self.old:
            notes.append(paragraph(self.say("paper.old"), "stop"))
        return notes

    def paper(self, title: str, body: Iterable[str]) -> Paper:
        """Return a whole paper in one language: title, standing sentences, body."""
        head = f"<h1>{escape(title)}</h1>"
        html = document((head, *self.notes(), *body), USUAL_POINTS, self.say.lang)
        return Paper(title, html, {}, footer_of([self]), page_of([self]), (self.say.lang,))


def footer_of(presses: Sequence[Press]) -> str:
    """Return the foot of a page, a line for each language."""
    return "\n".join(_sided(press.footer, press, presses[0]) for press in presses)


def page_of(presses: Sequence[Press]) -> str:
    """Return the template of the page count, a line for each language."""
    return "\n".join(
        _sided(press.say("paper.page_of", page="{page}", pages="{pages}"), press, presses[0])
        for press in presses
    )


def _sided(text: str, press: Press, first: Press) -> str:
    """Return a line, isolated where its language runs the other way than that of the paper."""
    return isolate(text) if is_rtl(press.say.lang) != is_rtl(first.say.lang) else text


def document(body: Iterable[str], points: float, lang: str) -> str:
    """Return whole HTML around a body, with running text of `points`; `lang` sets its direction."""
    side = "rtl" if is_rtl(lang) else "ltr"
    head = f"<head><style>{_style(points)}</style></head>"
    return f"<html>{head}<body dir='{side}'>{directed(''.join(body), lang)}</body></html>"


def _style(points: float) -> str:
    # Large type grows most where type is small. Qt takes margins in px, 96 to the inch.
    grown = points - USUAL_POINTS
    title, heading, quiet = 22 + grown, 13 + grown, 9 + grown * 5 / 7
    return f"""
body {{ font-size: {points}pt; color: #1E2A32; }}
h1 {{ font-size: {title}pt; margin-top: 22px; margin-bottom: 8px; }}
h2 {{ font-size: {heading}pt; margin-top: 8px; margin-bottom: 4px; }}
h3 {{ font-size: {points}pt; margin-top: 6px; margin-bottom: 1px; }}
h4 {{ font-size: {points}pt; margin-top: 6px; margin-bottom: 1px; }}
p {{ margin-top: 0px; margin-bottom: 4px; }}
.cover {{ font-size: {title + 8}pt; font-weight: bold; color: #FFFFFF; margin-bottom: 4px; }}
.answer {{ font-size: {points + 3}pt; font-weight: bold; margin-bottom: 4px; }}
.number {{ font-size: {points + 4}pt; font-weight: bold; }}
.title {{ font-size: {title}pt; font-weight: bold; color: #FFFFFF; margin-bottom: 0px; }}
.headline {{ font-size: {title - 2}pt; font-weight: bold; margin-bottom: 2px; }}
.small {{ font-size: {points - 1.5}pt; margin-bottom: 4px; }}
.lead {{ font-size: {points}pt; font-weight: bold; margin-bottom: 2px; }}
.dense {{ font-size: {points - 2.3:.1f}pt; margin-bottom: 1px; }}
.quiet {{ color: #3D4A54; font-size: {quiet:.1f}pt; }}
.second {{ color: #3D4A54; font-size: {quiet:.1f}pt; font-weight: normal; margin-bottom: 4px; }}
.english {{ font-size: {points}pt; font-weight: normal; margin-bottom: 4px; }}
.source {{ color: #3D4A54; font-size: {quiet:.1f}pt; margin-bottom: 2px; }}
.stop {{ font-weight: bold; font-size: {heading}pt; }}
.bar {{ font-weight: bold; font-size: {heading}pt; color: #FFFFFF; margin-bottom: 0px; }}
ul, ol {{ margin-top: 0px; margin-bottom: 0px; }}
li {{ margin-bottom: 3px; }}
"""
