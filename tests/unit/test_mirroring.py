"""A paper from right to left: "Bring" is read before "Do", and English keeps its points.

Qt's tables ignore `dir`, so that the cells themselves change places.
"""

from __future__ import annotations

import pytest

from navigator.handout.mirroring import directed
from navigator.language.bidi import isolate

ARABIC = "مرحبا"


def cells(*inner: str) -> str:
    return f"<table width='100%'><tr>{''.join(f'<td>{one}</td>' for one in inner)}</tr></table>"


def test_cells_of_a_row_change_places_at_every_depth() -> None:
    inside = cells(f"<p>{ARABIC} 1</p>", f"<p>{ARABIC} 2</p>")
    turned = cells(f"<p>{ARABIC} 2</p>", f"<p>{ARABIC} 1</p>")
    assert directed(cells(inside, ARABIC), "ar") == cells(ARABIC, turned)


@pytest.mark.parametrize(
    ("html", "lang", "told"),
    [
        (
            f"<p>{ARABIC}<br><span class='second'>Ask first.</span></p>",
            "ar",
            f"<p>{ARABIC}<br><span class='second'>{isolate('Ask first.')}</span></p>",
        ),
        ("<p class='quiet'>Ask &amp; go.</p>", "ar",
         f"<p dir='ltr' class='quiet'>{isolate('Ask &amp; go.')}</p>"),
        ("<p><b>303-555-0100</b> Help Center</p>", "ar",
         f"<p><b>{isolate('303-555-0100')}</b> {isolate('Help Center')}</p>"),
        (f"<h3>{ARABIC} <span>\u00b7 Bring</span></h3>", "ar",
         f"<h3>{ARABIC} <span>\u00b7 {isolate('Bring')}</span></h3>"),
        ("<p>(303) 555-0100</p>", "ar", f"<p>{isolate('(303) 555-0100')}</p>"),
        (f"<ul><li> {ARABIC}. </li></ul>", "en",
         f"<ul><li dir='rtl'> {isolate(ARABIC + '.')} </li></ul>"),
        (f"<p>Say: <b>{ARABIC}.</b><img src='x'></p>", "en",
         f"<p>Say: <b>{isolate(ARABIC + '.')}</b><img src='x'></p>"),
    ],
)  # fmt: skip
def test_what_is_of_the_other_direction_keeps_it(html: str, lang: str, told: str) -> None:
    assert directed(html, lang) == told


def test_a_paper_from_left_to_right_is_not_touched() -> None:
    html = cells("<p>One & two</p>", "<p>Dos: (303) 555-0100</p>")
    assert directed(html, "es") is html


def test_rows_of_a_paper_from_the_left_stay_where_an_arabic_name_stands_in_them() -> None:
    assert directed(cells("One", ARABIC), "en") == cells("One", isolate(ARABIC))


def test_html_that_is_not_well_formed_is_named() -> None:
    with pytest.raises(ValueError, match="b"):
        directed(f"<p>{ARABIC}</b></p>", "ar")
