"""A town in a query is where somebody asks; a word that means something else is no town."""

from __future__ import annotations

import pytest

from navigator.pack.store import CityRow, Store
from navigator.records.locales import Locale
from navigator.search.cities import find_city_in
from tests.helpers.locales import all_locales

CITIES = {
    "denver": [CityRow("Denver", "CO", "80202", 729_019)],
    "vega": [CityRow("Vega", "TX", "79001", 900)],
    "salem": [CityRow("Salem", "OR", "97301", 175_000), CityRow("Salem", "MA", "01970", 44_000)],
    "kansas city": [CityRow("Kansas City", "MO", "64101", 508_090)],
    "salt lake city": [CityRow("Salt Lake City", "UT", "84101", 200_000)],
    "clinic": [CityRow("Clinic", "OH", "44000", 90_000)],
    "clinic clinic": [CityRow("Clinic Clinic", "OH", "44002", 900)],
    "college": [CityRow("College", "AK", "99708", 12_000)],
    "clinic falls": [CityRow("Clinic Falls", "OH", "44001", 60_000)],
    "springfield": [CityRow("Springfield", "MO", "65801", 169_000),
                    CityRow("Springfield", "MA", "01101", 155_000)],
}  # fmt: skip


class Cities:
    """The two questions a store is asked here."""

    def locales(self) -> dict[str, Locale]:
        return all_locales()

    def cities(self, key: str) -> list[CityRow]:
        return CITIES.get(key, [])


def city(text: str, state: str = "") -> tuple[str, str] | None:
    store: Store = Cities()  # type: ignore[assignment]
    found = find_city_in(
        store, text.split(), state, lambda word: word in ("clinic", "college"), lambda *_: False
    )
    return (" ".join(row.zip for row in found[0]), " ".join(found[1])) if found else None


@pytest.mark.parametrize(
    ("text", "state", "found"),
    [
        ("clinic denver", "", ("80202", "clinic")),
        ("clinic in denver", "", ("80202", "clinic")),
        ("in denver a clinic", "", ("80202", "a clinic")),
        ("lawyer kansas city", "", ("64101", "lawyer")),
        ("lawyer vega", "", None),  # small: the word may mean something else
        ("lawyer in vega", "", ("79001", "lawyer")),
        ("lawyer vega", "TX", ("79001", "lawyer")),
        ("lawyer salem", "", ("97301 01970", "lawyer")),  # which one?
        ("lawyer salem", "MA", ("01970", "lawyer")),
        ("lawyer in springfield", "", ("65801 01101", "lawyer")),
        ("clinic", "", None),
        ("clinic", "OH", None),
        ("in clinic", "", ("44000", "")),
        ("lawyer in clinic", "KS", ("44000", "lawyer")),
        ("in clinic care", "OH", None),  # what stands at the end is told last
        ("examen de clinic", "OH", None),  # and is not of it
        ("doctor clinic falls", "", ("44001", "doctor")),
        ("doctor clinic clinic", "OH", None),  # small, and each of its words means something
        ("doctor in clinic clinic", "OH", ("44002", "doctor")),
        ("money at college", "", None),  # small, and the word means something
        ("money at college", "AK", ("99708", "money")),
        ("80202", "", None),
        ("denver 123 help", "", ("80202", "123 help")),
        ("salt lake city lawyer", "", ("84101", "lawyer")),
        ("", "", None),
    ],
)
def test_a_city_is_found_only_where_it_is_meant(
    text: str, state: str, found: tuple[str, str] | None
) -> None:
    assert city(text, state) == found
