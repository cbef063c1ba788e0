"""Home counts what is near."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from navigator.library.facade import Library
from navigator.ui.desk import Ask, Route
from navigator.ui.pages.visitor.home import near_line
from tests.helpers.places import COLORADO, places_library, row

# What is near.


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """Two clinics in the first mile from the middle of 80202, a third three miles off.

    One of the two is that of `COLORADO`.
    """
    folder: Path = tmp_path_factory.mktemp("near")
    rows = [
        row("hc-a", "Clinic A", "1 A St", "Denver", "CO", lat="39.75000", lon="-105.00000"),
        row("hc-c", "Clinic C", "3 C St", "Denver", "CO", lat="39.79500", lon="-104.99860"),
    ]
    with places_library(folder, rows, places__CO=COLORADO) as opened:
        yield opened


def ask(code: str, lang: str = "en") -> Ask:
    return Ask(Route("home"), "CO", lang, code)


def test_the_smallest_ring_that_holds_three_is_told(library: Library) -> None:
    say = library.wording("en")
    assert near_line(library, "health", ask("80202"), say) == "3 clinics within 5 miles."


def test_fewer_than_three_are_counted_in_the_widest_ring(tmp_path: Path) -> None:
    two = [row("hc-a", "Clinic A", "1 A St", "Denver", "CO", lat="39.75000", lon="-105.00000")]
    for rows, said in ((two, "2 clinics within 100 miles."), ([], "")):
        folder = tmp_path / str(len(rows))
        with places_library(folder, rows, places__CO=COLORADO) as opened:
            say = opened.wording("en")
            assert near_line(opened, "health", ask("80202"), say) == said
            assert near_line(opened, "health", ask("81501"), say) == "", "two hundred miles away"


@pytest.mark.parametrize("code", ["", "8020", "00000", "Denver"])
def test_without_a_zip_that_is_on_the_map_nothing_is_said(library: Library, code: str) -> None:
    assert near_line(library, "health", ask(code), library.wording("en")) == ""


@pytest.mark.parametrize("lang", ["en", "es"])
@pytest.mark.parametrize("topic", ["legal", "health"])
def test_the_topics_that_home_counts_have_their_words(
    real_library: Library, topic: str, lang: str
) -> None:
    said = near_line(real_library, topic, ask("80202", lang), real_library.wording(lang))
    assert said[0].isdigit()
    assert said.endswith(".")
    assert "near.count" not in said
    assert "80202" not in said
