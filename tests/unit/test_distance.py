"""How far, and which way: a wrong figure sends a family to the wrong office."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import cast

import pytest

from navigator.errors import BadInput
from navigator.pack.store import Store, ZipRow
from navigator.search.zip_points import bearing, distance_km, find_zip

DENVER, MIAMI = (39.74, -104.99), (25.76, -80.19)
ANCHORAGE, ADAK, EASTPORT = (61.22, -149.90), (51.88, -176.65), (44.90, -66.98)


def test_a_quarter_of_the_way_around_the_earth() -> None:
    """The mean radius that geographers use: no other gives what a map gives."""
    assert distance_km(0, 0, 90, 0) == pytest.approx(10_007.557, abs=0.001)
    assert distance_km(0, -90, 0, 90) == pytest.approx(2 * 10_007.557, abs=0.002)
    assert distance_km(*DENVER, *DENVER) == 0


@pytest.mark.parametrize(
    ("border", "before", "after"),
    [
        (22.5, "n", "ne"), (67.5, "ne", "e"), (112.5, "e", "se"), (157.5, "se", "s"),
        (202.5, "s", "sw"), (247.5, "sw", "w"), (292.5, "w", "nw"), (337.5, "nw", "n"),
    ],
)  # fmt: skip
def test_each_of_eight_winds_has_an_eighth_of_the_circle(
    border: float, before: str, after: str
) -> None:
    lat, lon = DENVER
    for degrees, way in ((border - 1, before), (border + 1, after)):
        angle = math.radians(degrees)
        north, east = 0.01 * math.cos(angle), 0.01 * math.sin(angle)
        assert bearing(lat, lon, lat + north, lon + east / math.cos(math.radians(lat))) == way


def test_which_way_a_far_place_lies_is_the_way_one_sets_out() -> None:
    """Along the great circle, as the distance: a flat map would send Denver west to Adak."""
    assert bearing(*DENVER, *ADAK) == "nw"
    assert bearing(*DENVER, *EASTPORT) == "ne"
    assert bearing(*MIAMI, *ANCHORAGE) == "nw"


@dataclass(frozen=True)
class Areas:
    """A pack's table of ZIP areas."""

    held: tuple[ZipRow, ...]

    def zips(self, first: int, last: int) -> list[ZipRow]:
        return [one for one in self.held if first <= int(one.zip) <= last]


def area(code: str, lat: float = 40, lon: float = -105) -> ZipRow:
    return ZipRow(code, lat, lon, "CO", "Denver County")


def found(code: str, *held: ZipRow) -> tuple[ZipRow, bool]:
    return find_zip(cast("Store", Areas(held)), code)


def test_a_zip_on_the_map_is_itself() -> None:
    assert found("80202", area("80201"), area("80202"), area("80203")) == (area("80202"), False)


@pytest.mark.parametrize(
    ("beside", "counts"), [("80199", False), ("80200", True), ("80299", True), ("80300", False)]
)
def test_a_zip_that_is_on_no_map_has_the_point_of_those_with_its_first_three_digits(
    beside: str, counts: bool
) -> None:
    """A post office box has no area; the mail of its first three digits goes through one town."""
    if counts:
        assert found("80250", area(beside)) == (ZipRow("80250", 40, -105, "CO", ""), True)
    else:
        with pytest.raises(BadInput, match="ZIP"):
            found("80250", area(beside))


def test_of_several_the_one_next_to_their_middle_stands_for_a_zip_on_no_map() -> None:
    one, two, far = area("80201", 40, -105), area("80202", 41, -104), area("80203", 45, -100)
    assert found("80299", one, two, far)[0].lat == 41
    assert found("80299", far, two, one)[0].lon == -104
    # Two towns and their line: north and south counts, and so does east and west.
    assert found("80299", area("80201", 40, -105), area("80202", 41, -105), far)[0].lat == 41
    line = (area("80201", 40, -105), area("80202", 40, -104), area("80203", 40, -100))
    assert found("80299", *line)[0].lon == -104


@pytest.mark.parametrize(
    ("code", "is_military"),
    [
        ("08999", False), ("09000", True), ("09999", True), ("10000", False),
        ("33999", False), ("34000", True), ("34099", True), ("34100", False),
        ("96199", False), ("96200", True), ("96699", True), ("96700", False),
    ],
)  # fmt: skip
def test_military_mail_has_its_own_beginnings(code: str, *, is_military: bool) -> None:
    """It lies nowhere; its neighbors are towns in New Jersey, Florida and Hawaii."""
    with pytest.raises(BadInput) as caught:
        found(code)
    assert caught.value.sentence == ("asked.zip_military" if is_military else "asked.zip_area")
    assert found(code, area(code)) == (area(code), False), "unless a map has it"
