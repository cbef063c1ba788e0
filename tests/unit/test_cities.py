"""A city instead of a ZIP: the right one of its name, or a question, never a guess."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import cast

import pytest

from navigator.errors import BadInput, ToolError
from navigator.library.facade import Library
from navigator.pack.store import CityRow, Store
from navigator.records.locales import Locale
from navigator.search.cities import LARGE_CITY, find_city, find_city_in
from navigator.steward.content.lists.city_file import import_cities
from navigator.steward.content.loader import read_content
from tests.helpers.locales import all_locales
from tests.helpers.places import TODAY, places_library, places_tree


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with places_library(tmp_path_factory.mktemp("cities")) as library:
        yield library


@pytest.mark.parametrize(
    ("text", "state", "code"),
    [
        ("Denver", "", "80202"),
        ("  dénver ", "", "80202"),
        ("Denver, CO", "TX", "80202"),
        ("denver colorado", "", "80202"),
        ("Kansas City", "MO", "64101"),
        ("Kansas City, KS", "MO", "66101"),
        ("kansas city kansas", "", "66101"),
        ("Saint Paul", "", "80203"),
        ("St Paul", "KS", "66102"),
    ],
)
def test_a_city_by_its_name(library: Library, text: str, state: str, code: str) -> None:
    assert library.city(text, state).zip == code


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Kansas City", "More than one state has it: KS, MO."),
        ("Denver, TX", "No city or town of that name"),
        ("Kansas", "No city or town of that name"),
        ("", "No city or town of that name"),
        ("?!", "No city or town of that name"),
    ],
)
def test_what_is_not_one_city_is_asked_back_without_repeating_it(
    library: Library, text: str, says: str
) -> None:
    with pytest.raises(BadInput) as caught:
        library.city(text)
    assert says in str(caught.value)
    assert text not in str(caught.value) or not text or text in ("Kansas City", "Kansas")


@dataclass(frozen=True)
class Towns:
    """A pack's table of cities with one name in it."""

    held: tuple[CityRow, ...]

    def cities(self, key: str) -> list[CityRow]:
        return list(self.held) if key == "salem" else []

    def locales(self) -> dict[str, Locale]:
        return all_locales()


def salem(text: str, **people: int) -> CityRow:
    """The Salem that a text names, of those in states with so many people, largest first."""
    rows = [CityRow("Salem", state, "00000", many) for state, many in people.items()]
    store = cast("Store", Towns(tuple(rows)))
    return find_city(store, text, "", {"state of oregon": "OR", "oregon": "OR"})


def test_of_three_cities_the_by_far_largest_is_meant_else_the_state_is_asked_for() -> None:
    assert salem("salem", OR=90_000, MA=4_000, NH=4_000).state == "OR"
    with pytest.raises(BadInput, match="More than one state has it: MA, NH, OR"):
        salem("salem", OR=90_000, MA=5_000, NH=4_000)
    assert salem("salem nh", OR=90_000, MA=5_000, NH=4_000).state == "NH"


def test_a_state_may_be_named_by_up_to_three_words() -> None:
    for text in ("salem or", "Salem, Oregon", "Salem, State of Oregon"):
        assert salem(text, MA=90_000, OR=4_000).state == "OR"
    with pytest.raises(BadInput, match="No city"):
        salem("the state of oregon", OR=90_000)


def salem_in(typed: str, state: str = "", **people: int) -> list[str]:
    """The states of the Salems that a query may mean; none where it names none."""
    rows = tuple(CityRow("Salem", code, "00000", many) for code, many in people.items())
    found = find_city_in(
        cast("Store", Towns(rows)), typed.split(), state, lambda _: False, lambda *_: False
    )
    return [row.state for row in found[0]] if found else []


def test_a_city_in_a_query_is_large_or_of_the_state_or_led_by_a_word() -> None:
    assert salem_in("salem clinic", OR=LARGE_CITY) == ["OR"]
    assert salem_in("salem clinic", OR=LARGE_CITY - 1) == []
    assert salem_in("clinic salem help", OR=LARGE_CITY) == ["OR"]
    # The largest counts, where it is by far the largest; else each that is about as large.
    assert salem_in("salem", OR=90_000, MA=4_000) == ["OR"]
    assert salem_in("salem", OR=90_000, MA=60_000, NH=4_000) == ["OR", "MA"]
    # Of small ones nobody knows that a city is meant at all.
    assert salem_in("clinic in salem", OR=9_000, MA=6_000) == []
    # That of the state, however small; of another state it is only a word.
    assert salem_in("salem", "OR", OR=5) == ["OR"]
    assert salem_in("salem", "OR", MA=5) == []
    assert salem_in("salem", "MA", OR=5) == []
    # Beside a village of the state a city may be meant.
    assert salem_in("salem", "TX", OR=90_000, TX=900) == ["TX", "OR"]
    assert salem_in("salem", "TX", OR=90_000, TX=9_000) == ["TX"]
    # A word leads to what stands behind it.
    assert salem_in("clinic in salem", OR=5) == ["OR"]
    assert salem_in("salem in", OR=5) == []


def geonames(name: str, point: tuple[str, str], country: str, region: str, people: str) -> str:
    cells = ["1", name, name, "", *point, "P", "PPL", country, "", region, *[""] * 3, people]
    return "\t".join([*cells, *[""] * 4])


def test_the_file_of_geonames_gives_each_city_the_nearest_zip_of_its_state(tmp_path: Path) -> None:
    resources = places_tree(tmp_path)
    file = tmp_path / "cities500.txt"
    lines = [
        geonames("Kansas City", ("39.1142", "-94.6275"), "US", "KS", "156607"),
        geonames("Kansas City", ("39.1100", "-94.7000"), "US", "KS", "12"),
        geonames("Paris", ("48.85", "2.35"), "FR", "11", "2138551"),
        geonames("Nowhere", ("41.0", "-100.0"), "US", "NE", "600"),
    ]
    file.write_text("\n".join(lines) + "\n", "utf-8")
    assert import_cities(resources, file, really_remove=6)["cities"] == 1
    text = (resources / "places/cities.csv").read_text("utf-8")
    assert text == "name,state,zip,people\nKansas City,KS,66101,156607\n"
    file.write_text("Paris\tFR\n", "utf-8")
    with pytest.raises(ToolError, match="it has 2 cells, and a file of GeoNames 19"):
        import_cities(resources, file)


def test_a_city_in_no_zip_of_its_state_is_a_problem_that_names_the_line(tmp_path: Path) -> None:
    resources = places_tree(tmp_path)
    path = resources / "places/cities.csv"
    path.write_text("name,state,zip,people\nDenver,CO,66101,5\nDenver,CO,80202,many\n", "utf-8")
    _, problems = read_content(resources, TODAY)
    assert {one.key for one in problems} == {"cities.csv line 2", "cities.csv line 3"}
