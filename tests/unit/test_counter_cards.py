"""Cards to hold out: English first, true to the guide, nothing of a person, legible as folded."""

from __future__ import annotations

import re
from html import unescape

import pypdfium2 as pdfium
import pytest

from navigator.handout.counter_cards import INTERPRETER, RIGHTS, counter_paper
from navigator.handout.press import Paper
from navigator.library.facade import Library
from navigator.ui.paper.printing import make_pdf

GUIDE = "card:US:rights.questioned"
CARDS = [(INTERPRETER, "es"), (RIGHTS, "es"), (RIGHTS, "en")]
_MARK = "\u25b2"


def card(library: Library, name: str, lang: str) -> Paper:
    presses = [
        library.survey(one).press("Riverside Library") for one in dict.fromkeys((lang, "en"))
    ]
    return counter_paper(name, presses)


def texts(paper: Paper) -> dict[tuple[int, int], str]:
    """What stands on each panel, by column and row."""
    (sheet,) = paper.panels
    return {
        (one.column, one.row): " ".join(
            unescape(re.sub(r"<style>.*?</style>|<[^>]+>", " ", one.html)).split()
        )
        for one in sheet
    }


def guide(library: Library, lang: str) -> str:
    """All that the guide on being questioned says."""
    found = library.guide(GUIDE, lang)
    items = [item.text for section in found.sections for item in section.items]
    return " ".join((found.lead, *items))


@pytest.mark.parametrize("lang", ["en", "es"])
def test_each_sentence_on_rights_stands_in_the_guide_with_its_sources(
    real_library: Library, lang: str
) -> None:
    held = guide(real_library, lang)
    say = real_library.wording(lang)
    keys = ("silent", "no", "door", "sign", "never", "name", "show")
    told = [one for key in keys for one in say(f"counter.rights.{key}").split(". ")]
    assert len(told) >= 9
    for one in told:
        assert one.rstrip(".") in held, one


def test_english_is_what_the_agent_reads_first_and_the_rest_is_turned_away(
    real_library: Library,
) -> None:
    english, spanish = (real_library.wording(one) for one in ("en", "es"))
    at = texts(card(real_library, RIGHTS, "es"))
    assert english("counter.rights.silent") in at[0, 2]
    assert english("counter.rights.no") in at[0, 3]
    assert spanish("counter.rights.silent") in at[1, 2]
    (sheet,) = card(real_library, RIGHTS, "es").panels
    for panel in sheet:
        assert panel.held_out is (panel.row >= 2)
        if panel.held_out:
            assert spanish("counter.rights.know") not in panel.html
            assert _MARK not in panel.html, "no advice to the carrier in the agent's sight"
    assert spanish("counter.rights.name") in at[1, 0]


def test_a_clerk_is_told_which_language_and_not_to_ask_a_child(real_library: Library) -> None:
    at = texts(card(real_library, INTERPRETER, "es"))
    assert "I speak Spanish. Please call an interpreter." in at[0, 2]
    assert "Please do not ask a child to interpret." in at[0, 3]
    assert "Necesito un int\u00e9rprete." in at[1, 2]


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("size", ["Letter", "A4"])
@pytest.mark.parametrize(("name", "lang"), CARDS)
def test_a_card_is_one_sheet_with_no_room_for_a_person_and_large_where_it_is_held_out(
    real_library: Library, name: str, lang: str, size: str
) -> None:
    paper = card(real_library, name, lang)
    assert "___" not in "".join(texts(paper).values())
    made, pages = make_pdf(paper, size)
    assert pages == 1
    page = pdfium.PdfDocument(made)[0]
    width, height = page.get_size()
    for thing in page.get_objects(filter=[pdfium.raw.FPDF_PAGEOBJ_TEXT]):
        left, bottom, right, top = thing.get_bounds()
        if right - left < 10 and top - bottom < 10:
            continue  # the number of a fold
        column = int((left + right) / width)
        row = int((height - (bottom + top) / 2) / (height / 4))
        assert column * width / 2 + 8 <= left, "over the fold or the edge"
        assert right <= (column + 1) * width / 2 - 8
        assert height - (row + 1) * height / 4 + 5 <= bottom
        assert top <= height - row * height / 4 - 5
