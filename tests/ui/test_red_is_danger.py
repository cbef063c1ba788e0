"""Red is for danger: what is only worth knowing, and good news, stand in another color."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from pytestqt.qtbot import QtBot

from navigator.library.facade import Library
from navigator.records.jurisdictions import FEDERAL
from navigator.records.model import Caution
from navigator.records.outline_parts import Outline, Purpose
from navigator.records.topics import TOPICS
from navigator.ui.pages.visitor.parts import part_body
from navigator.ui.widgets.banner import Banner
from navigator.ui.widgets.fold import Fold
from navigator.ui.widgets.wrap_label import WrapLabel
from tests.helpers.desk import Desktop


def titles(cautions: Iterable[Caution], *levels: str) -> set[str]:
    return {one.title or "" for one in cautions if one.level in levels}


def stops(told: Outline) -> set[str]:
    """What stands before the answer."""
    part = told.part(Purpose.STOP)
    return {line.title for line in part.lines} if part else set()


def traps(told: Outline) -> set[str]:
    """What stands inside a step."""
    part = told.part(Purpose.DO)
    return {trap.title for line in part.lines for trap in line.traps} if part else set()


def red(widget: object) -> set[str]:
    """What of a widget is drawn in the color of danger."""
    banners = [one for one in widget.findChildren(Banner) if one._kind == "stop"]  # type: ignore[attr-defined]
    labels = [one for one in widget.findChildren(WrapLabel) if one._tone == "stop"]  # type: ignore[attr-defined]
    apart = [one for one in labels if not isinstance(one.parentWidget(), Banner)]
    told = {one._title.text() for one in banners} | {one.text() for one in apart}
    return {one.removeprefix("\u25b2\u2002") for one in told}


@pytest.mark.parametrize("lang", ["en", pytest.param("es", marks=pytest.mark.slow)])
@pytest.mark.parametrize("topic", list(TOPICS))
def test_what_is_only_worth_knowing_is_no_stop_no_trap_and_not_red(
    qtbot: QtBot, real_library: Library, topic: str, lang: str
) -> None:
    mild = 0
    for state in real_library.states():
        card = real_library.card(state, topic, lang)
        told = real_library.outline(card, lang)
        assert stops(told) <= titles(card.cautions, "stop"), card.id
        assert traps(told) <= titles(card.cautions, "step"), card.id
        part = told.part(Purpose.DANGERS)
        if part is None:
            continue
        body = part_body(part)
        qtbot.addWidget(body)
        assert red(body) <= titles(card.cautions, "stop", "step"), card.id
        mild += sum(line.is_mild for line in part.lines)
    assert mild or topic in ("legal", "records"), "this test no longer sees what it looks for"


@pytest.mark.parametrize("lang", ["en", pytest.param("es", marks=pytest.mark.slow)])
def test_above_longer_cards_programs_and_checklists_stand_dangers_alone(
    real_library: Library, lang: str
) -> None:
    for state in real_library.states():
        for topic in TOPICS:
            card = real_library.card(state, topic, lang)
            allowed = titles(card.cautions, "stop", "step")
            own = (one for one in card.programs if one.id.split(":")[1] == state)
            # A program that another topic lends shows the dangers of its own.
            for program in (one for one in own if one.topic == topic):
                told = real_library.outline(real_library.program(program.id, lang), lang)
                assert stops(told) <= allowed, program.id
            for short in card.guides:
                guide = real_library.guide(short.id, lang)
                told = real_library.outline(guide, lang, state=state)
                assert stops(told) <= titles(guide.cautions, "stop", "step"), guide.id
        for checklist in real_library.checklists() if state != FEDERAL else ():
            name = checklist.id.partition(":")[2]
            sheet = real_library.show(f"checklist:{state}:{name}", lang)
            told = real_library.outline(sheet, lang)
            assert stops(told) <= titles(sheet.result.cautions, "stop", "step"), sheet.title


@pytest.mark.parametrize("topic", list(TOPICS))
def test_on_a_page_nothing_else_is_red(qtbot: QtBot, real_library: Library, topic: str) -> None:
    for state in ("CO", "TX", "NY"):
        card = real_library.card(state, topic)
        page = Desktop(real_library, state).page("card", card.id)
        qtbot.addWidget(page)
        page.show()
        for fold in page.findChildren(Fold):
            fold.set_open(True)
        allowed = titles(card.cautions, "stop", "step")
        strip = " ".join(line.title for line in real_library.outline(card, "en").parts[0].lines)
        assert red(page) <= {*allowed, strip}, card.id
