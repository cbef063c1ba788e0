"""A call sheet asks what the table of calls has columns for, of ten places at most."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from navigator.handout.call_sheet import MOST, call_sheet_parts, to_call
from tests.helpers.places import places_library


def test_the_sheet_has_the_first_ten_that_have_a_phone_with_boxes(tmp_path: Path) -> None:
    with places_library(tmp_path) as library:
        place, silent = library.place("place:CO:denver"), library.place("place:US:remote")
        many = [silent, *(replace(place, name=f"Helper {number}") for number in range(MOST + 3))]
        places = to_call(many)
        assert [one.name for one in places] == [f"Helper {number}" for number in range(MOST)]
        (_, lead), *parts = call_sheet_parts(places, library.wording("en"))
    assert lead == ["Ask about the place only. Write nothing about a person on this sheet."]
    assert [heading for heading, _ in parts] == [f"{n + 1}. Helper {n}" for n in range(MOST)]
    (number, first), *others = [row for row in parts[0][1] if isinstance(row, tuple)]
    assert number == "303-555-0100"
    assert first.startswith(
        "\u2610 answers\u2003\u2610 no answer\u2003\u2610 closed\u2003Languages: __"
    )
    boxes = [box for _, line in others for box in line.split("\u2003")]
    assert boxes == [
        "\u2610 walk-in", "\u2610 no walk-ins", "\u2610 has an interpreter",
        "\u2610 has no interpreter", "\u2610 asks for ID", "\u2610 asks for no ID",
        "\u2610 takes a fee", "\u2610 takes no fee",
    ]  # fmt: skip
