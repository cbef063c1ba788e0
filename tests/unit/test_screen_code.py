"""What goes along in a code without paper: it scans, and the lines that weigh most are in it."""

from __future__ import annotations

import pytest
import segno

from navigator.handout import screen_code
from navigator.handout.qr import BORDER
from navigator.handout.screen_code import MODULE_PX, MOST_VERSION, take_along
from navigator.library.facade import Library
from navigator.records.outline_parts import AT_SIGHT, Line, Outline, Part, Purpose
from navigator.records.topics import TOPICS

pytestmark = pytest.mark.together("cards")


def outline(*parts: Part) -> Outline:
    return Outline("Driving", parts, ())


STOP = Part(Purpose.STOP, "Stop", (Line("Long.", title="An old order?"),))
ANSWER = Part(Purpose.ANSWER, "", (Line("The rule is open.", "More."),))
BRING = Part(Purpose.BRING, "Bring", (Line("A passport"), Line("A lease")))
TRAP = Line("Whole.", title="The voter box")
DO = Part(Purpose.DO, "Do", (Line("Book."), Line("Fill in the form.", traps=(TRAP,))))
CALL = Part(Purpose.CALL, "Call", (Line("303-555-0100", "Helper"),))
SAY = Part(Purpose.SAY, "Say", (Line("I want one."),))


def test_a_short_page_goes_along_whole_in_the_order_of_reading() -> None:
    found = take_along(outline(STOP, ANSWER, BRING, DO, CALL, SAY))
    assert found.is_whole
    assert found.lines == (
        "Driving", "Stop", "! An old order?", "The rule is open.", "Bring", "- A passport",
        "- A lease", "Do", "1. Book.", "2. Fill in the form. ! The voter box", "Call",
        "303-555-0100 Helper", "Say", "- I want one.",
    )  # fmt: skip


def test_what_weighs_least_is_left_out_at_a_whole_line() -> None:
    papers = Part(Purpose.BRING, "Bring", tuple(Line(f"{n} " + "x" * 250) for n in range(1, 5)))
    found = take_along(outline(STOP, ANSWER, papers, DO, CALL, SAY))
    assert not found.is_whole
    assert "303-555-0100 Helper" in found.lines, "numbers before papers"
    assert [one[:3] for one in found.lines if one.endswith("x")] == ["- 1", "- 2", "- 3"][:3]
    assert all(len(one) == 254 for one in found.lines if one.endswith("x"))
    assert "Do" not in found.lines, "no step after papers that were left out"


def test_only_what_stands_at_sight_goes_along() -> None:
    many = Part(Purpose.DO, "Do", tuple(Line(f"Paper {n}") for n in range(9)))
    assert sum("Paper" in one for one in take_along(outline(many)).lines) == AT_SIGHT - 1
    later = Part(Purpose.KNOW, "Know", (Line("Something"),))
    assert "- Something" not in take_along(outline(later)).lines


def test_its_size_is_that_of_segno() -> None:
    full = segno.make_qr("x" * screen_code._MOST_BYTES, error="l", encoding="utf-8")
    assert full.version == MOST_VERSION
    over = segno.make_qr("x" * (screen_code._MOST_BYTES + 1), error="l", encoding="utf-8")
    assert int(over.version) > MOST_VERSION
    found = take_along(outline(ANSWER))
    text = segno.make_qr("\n".join(found.lines), error="l", encoding="utf-8")
    assert found.side_px == text.symbol_size(border=BORDER)[0] * MODULE_PX


@pytest.mark.parametrize("lang", ["en", "es"])
def test_of_every_card_stop_answer_and_a_number_fit_a_code_that_scans(
    real_library: Library, lang: str
) -> None:
    for state in ("CO", "TX", "FL", "CA", "WY", "NY"):
        for topic in TOPICS:
            told = real_library.outline(real_library.card(state, topic, lang), lang)
            found = take_along(told)
            assert found.version <= MOST_VERSION, (state, topic)
            assert found.side_px <= 404
            stop, call = told.part(Purpose.STOP), told.part(Purpose.CALL)
            for line in stop.lines if stop else ():
                assert f"! {line.title}" in found.lines, (state, topic)
            assert told.part(Purpose.ANSWER).lines[0].text in found.lines  # type: ignore[union-attr]
            for line in call.lines[:1] if call else ():
                assert any(line.text in one for one in found.lines), (state, topic)
