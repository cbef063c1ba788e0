"""Who checked a rule stands beside its date, on screen and paper; where nobody did, nothing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from navigator.handout.packet import Packet
from navigator.library.facade import Library
from navigator.paths import Paths
from navigator.steward.content.pack.building import build
from navigator.steward.exchange.review_writing import add_review
from navigator.ui.widgets.fact_row import FactRow
from tests.helpers.content import RECORDS, write_tree
from tests.helpers.window import Screen, windows

TODAY = date(2026, 11, 24)
PAGE = "https://leg.colorado.gov/bills/x"
MARK = "Checked by a lawyer of Denver <Law> Clinic on Nov 24, 2026"
IN_PART = f"In part: {MARK}"
OpenWindow = Callable[..., Screen]


def reviewed(folder: Path, *reviews: tuple[str, dict[str, Any]]) -> Paths:
    """A small pack in which these entries are reviewed."""
    resources = write_tree(folder, federal__records=FEDERAL)
    for number, (entry, other) in enumerate(reviews):
        told = {
            "entry": entry, "lang": None, "role": "lawyer", "organization": "Denver <Law> Clinic",
            "on": TODAY, "outcome": "right", "page": PAGE, "note": None,
        } | other  # fmt: skip
        add_review(resources, f"p{number}", told, TODAY)
    build(resources, folder / "pack", TODAY)
    return Paths(folder / "pack", folder / "settings.toml", resources, folder / "i18n")


FEDERAL = (
    RECORDS[: RECORDS.index("facts:")]
    + """
guides:
  - id: door
    title: At the desk
    lead: Ask for the record.
    sections:
      - heading: First
        items: [{text: Ask for a copy., sources: [{id: law, says: A copy.}]}]
"""
)


@pytest.fixture
def open_reviewed(qapp: QApplication, tmp_path: Path) -> Iterator[OpenWindow]:
    paths = reviewed(
        tmp_path,
        ("CO/records/clean_slate", {}),
        ("place:CO:helper", {}),
        ("card:US:records.door", {}),
    )
    yield from windows(paths, TODAY)


def rows_of(screen: Screen) -> list[str]:
    screen.unfold()
    return [row.spoken() for row in screen.all(FactRow)]


def test_the_mark_stands_on_the_row_that_was_checked_and_on_no_other(
    open_reviewed: OpenWindow,
) -> None:
    screen = open_reviewed(state="CO")
    screen.go("card", "card:CO:records")
    first = screen.texts()
    assert not any("Checked" in text for text in first), "not on the first screen"
    marked = [row for row in rows_of(screen) if "Checked" in row]
    assert len(marked) == 1
    assert "Some old cases may be sealed." in marked[0]
    assert MARK in marked[0]
    assert screen.says(IN_PART), "with the sources of the card"


def test_a_longer_card_and_a_place_say_it_with_their_sources(open_reviewed: OpenWindow) -> None:
    screen = open_reviewed(state="CO")
    for kind, id in (("guide", "card:US:records.door"), ("place", "place:CO:helper")):
        screen.go(kind, id)
        assert screen.says(MARK), id
        assert not screen.says(IN_PART), id


def test_without_a_review_no_page_of_the_real_content_speaks_of_checks(
    open_window: OpenWindow,
) -> None:
    screen = open_window(state="CO")
    for topic in ("driving", "records"):
        screen.go("card", f"card:CO:{topic}")
        screen.unfold()
        assert not any(re.search(r"Checked by|In part:", text) for text in screen.texts()), topic


def paper(paths: Paths, id: str, lang: str = "en") -> str:
    with Library.open(paths, lambda: TODAY) as library:
        return library.paper(Packet((id,)), lang).html


def test_paper_says_it_with_its_sources(tmp_path: Path) -> None:
    paths = reviewed(tmp_path, ("card:CO:records", {}), ("place:CO:helper", {}))
    told = MARK.replace("<", "&lt;").replace(">", "&gt;")
    for id in ("card:CO:records", "place:CO:helper"):
        assert paper(paths, id).count(told) == 1, id
    assert "Lo revisó el" not in paper(paths, "card:CO:records")
    assert "Checked by" not in paper(reviewed(tmp_path / "none"), "card:CO:records")


def test_two_readings_of_a_page_are_each_of_a_part(tmp_path: Path) -> None:
    """Who read one fact is not said to have read the page."""
    paths = reviewed(
        tmp_path,
        ("CO/records/clean_slate", {}),
        ("card:CO:records", {"organization": "Other", "on": date(2026, 11, 23)}),
    )
    told = f"{IN_PART}; Checked by a lawyer of Other on Nov 23, 2026"
    assert told.replace("<", "&lt;").replace(">", "&gt;") in paper(paths, "card:CO:records")


@pytest.mark.parametrize(
    ("role", "said"),
    [
        ("accredited", "Checked by a DOJ-accredited representative of"),
        ("agency", "Checked by staff of"),
        ("volunteer", "Checked by a volunteer of"),
    ],
)
def test_each_role_has_its_words(tmp_path: Path, role: str, said: str) -> None:
    paths = reviewed(tmp_path, ("place:CO:helper", {"role": role}))
    assert said in paper(paths, "place:CO:helper")


def test_that_no_person_checked_the_spanish_is_said_of_each_page_by_itself(tmp_path: Path) -> None:
    """One page read by a person is trusted, though the others wait."""
    resources = write_tree(tmp_path, federal__records=FEDERAL)
    catalog = tmp_path / "i18n" / "es" / "content" / "federal" / "records.yaml"
    catalog.parent.mkdir(parents=True)
    catalog.write_text(
        'reviewed: false\ntexts:\n  "Ask for the record.": "Pida el registro."\n', "utf-8"
    )
    vocabulary = tmp_path / "i18n" / "es" / "content" / "words.yaml"
    vocabulary.write_text(
        'reviewed: false\ntexts:\n  "Translated by a computer. No person has checked it yet. The'
        ' English text counts.": "Nadie ha revisado esto."\n',
        "utf-8",
    )

    def unchecked(id: str) -> bool:
        build(resources, tmp_path / "pack", TODAY)
        paths = Paths(tmp_path / "pack", tmp_path / "settings.toml", resources, tmp_path / "i18n")
        return "Nadie ha revisado esto." in paper(paths, id, "es")

    pages = ("card:US:records.door", "card:CO:records")
    assert [unchecked(id) for id in pages] == [True, True]
    speaker = {"role": "speaker", "organization": "A clinic", "on": TODAY, "outcome": "right"}
    rest = {"page": None, "note": None, "lang": "es"}
    add_review(resources, "sol", {"entry": pages[0], **speaker, **rest}, TODAY)
    assert [unchecked(id) for id in pages] == [False, True]
    text = "text:es:Some old cases may be sealed."
    add_review(resources, "sol", {"entry": text, **speaker, **rest}, TODAY)
    assert [unchecked(id) for id in pages] == [False, False]
    catalog.write_text(catalog.read_text("utf-8").replace("Pida", "Solicite"), "utf-8")
    assert unchecked(pages[0]), "the words are others than those that were read"
