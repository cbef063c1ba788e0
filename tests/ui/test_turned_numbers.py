"""A phone behind an Arabic word stays as it is dialed: 1-800, not 7180-898-800-1.

The order on screen is Qt's own pass of the bidirectional algorithm, asked where each sign stands.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextLayout, QTextOption
from PySide6.QtWidgets import QApplication

from navigator.language.bidi import PSEUDO, from_left, isolated, plain, pseudo
from navigator.library.facade import Library
from navigator.pack.store import Store
from navigator.paths import Paths
from navigator.tour.pictures import MirroredLibrary
from tests.helpers.content import last_seen

_KEPT = re.compile(
    r"\+?(?:1-)?(?:\(\d{3}\) |\d{3}[-.])\d{3}[-.]\d{4}"  # a phone
    r"|\b\d+[-\u2013/]\d+\b"  # a range, half of a date, a number of a law
    r"|\b[a-z]+(?:\.[a-z]+)+/[\w/-]*\w"  # an address
)
_PHONE = re.compile(r"(?<!\S)(?:1-)?(?:\(\d{3}\) |\d{3}-)\d{3}-\d{4}(?![^\s.,;:)])")
_WORD = re.compile(r"(?<![\w./@-])[A-Za-z'\u2019]+(?![\w/@-]|[.'\u2019]\w)")
_WIDE = 1e6
ARABIC = (
    "اتصل بالرقم {} الآن",
    "و{} أو 988",
    "المكتب ({})، كل يوم",
    "{}",
)


def stands(text: str, piece: str) -> bool:
    """Whether a piece of a text is seen from left to right, sign after sign."""
    layout = QTextLayout(text)
    option = QTextOption()
    option.setTextDirection(Qt.LayoutDirection.RightToLeft)
    layout.setTextOption(option)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(_WIDE)
    layout.endLayout()
    at = text.index(piece)
    # Where each sign begins: the edge of its own glyph, not that of a caret between two runs.
    edges = [line.glyphRuns(one, 1)[0].positions()[0].x() for one in range(at, at + len(piece))]
    return edges == sorted(edges) and edges[0] < edges[-1]  # a ligature is one glyph


@pytest.mark.parametrize("around", ARABIC)
@pytest.mark.parametrize(
    "piece", ["1-800-898-7180", "(303) 555-0142", "HB 21-1057", "5-7", "dmv.example.gov/cards-2"]
)
def test_what_is_not_arabic_keeps_its_order_in_arabic(
    qapp: QApplication, around: str, piece: str
) -> None:
    text = around.format(piece)
    told = isolated(text)
    assert plain(told) == text
    assert stands(told, piece)


def test_the_pass_sees_what_is_turned(qapp: QApplication) -> None:
    assert not stands(ARABIC[0].format("1-800-898-7180"), "1-800-898-7180")


def as_arabic(english: str) -> str:
    """A text whose plain words are Arabic, and whose numbers and addresses are as they were."""
    return _WORD.sub("\u0643\u0644\u0645\u0629", english)


@pytest.mark.parametrize(
    ("pattern", "made", "least"),
    [(_KEPT, lambda text: isolated(as_arabic(text)), 300), (_PHONE, pseudo, 100)],
    ids=["arabic", "pseudo"],
)
def test_no_number_of_the_content_is_turned(
    qapp: QApplication,
    real_paths: Paths,
    pattern: re.Pattern[str],
    made: Callable[[str], str],
    least: int,
) -> None:
    store = Store(real_paths.pack)
    english = [*store.texts("es")]
    store.close()
    held = [(made(text), piece) for text in english for piece in pattern.findall(text)]
    assert len(held) >= least, "the content has phones, ranges and addresses"
    assert not [(told, piece) for told, piece in held if not stands(told, piece)]


def test_a_list_of_numbers_is_read_from_the_right() -> None:
    """Of 911, 988 the first is 911 for who reads from the right."""
    assert isolated("اتصل 1-911, 9-88 الآن").count(from_left("1-911")) == 1


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("بعد 5 أيام", "بعد 5 أيام"),
        ("{state} 30%، نعم", f"{{state}} {from_left('30%')}، نعم"),
        ("(انظر Colorado)", f"(انظر {from_left('Colorado')})"),
        ("(DMV) هنا", f"{from_left('(DMV)')} هنا"),
        ("Call now (211).", from_left("Call now (211).")),
        ("(303) 555-0100", from_left("(303) 555-0100")),
        ("*", "*"),
        ("", ""),
    ],
)
def test_brackets_and_points_stay_with_their_words(text: str, told: str) -> None:
    assert isolated(text) == told


def test_a_card_of_the_mirrored_language_isolates_what_it_fills_in(real_paths: Paths) -> None:
    with MirroredLibrary.open(real_paths, last_seen) as library:
        card = library.card("CO", "driving", PSEUDO)
        assert from_left("Colorado") in card.title or "\u2068" in card.title
        assert library.wording(PSEUDO).state("CO") == from_left("Colorado")
    with Library.open(real_paths, last_seen) as library:
        card = library.card("CO", "driving", "es")
        assert card.title == plain(card.title), "no sign that nobody sees in other languages"
