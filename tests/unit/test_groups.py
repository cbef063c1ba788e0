"""One organization is one row: a family near a large one still sees who else is there."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from navigator.library.facade import Library
from navigator.library.groups import by_organization, one_row_each
from navigator.records.folding import folded_words
from navigator.records.hits import Hit
from navigator.records.model import Nearby
from navigator.steward.content.lists.zips import ZIP_FILE
from navigator.steward.imports.spreadsheets import BY_NAME
from tests.helpers.places import offices_library

ZIPS = [
    line.partition(",")[0]
    for line in (Path("resources") / ZIP_FILE).read_text("utf-8").splitlines()[1:]
]


def names(groups: list[list[Nearby]]) -> list[list[str]]:
    return [[one.place.name for one in group] for group in groups]


def test_spellings_of_one_name_are_one_organization_and_kinds_stay_apart(tmp_path: Path) -> None:
    with offices_library(tmp_path) as library:
        one = library.near("80202", limit=1).found[0]

    def place(name: str, organization: str | None = None, kind: str = "legal") -> Nearby:
        changed = {"id": name, "name": name, "organization": organization, "kind": kind}
        return replace(one, place=replace(one.place, **changed))  # type: ignore[arg-type]

    found = [
        place("Casa Paz: East", "Casa Paz (CP)"), place("Salud"), place("CASA PÁZ"),
        place("Casa Paz: Clinic", "Casa Paz", "health_center"), place("Casa Paz: West", "Casa Paz"),
        place("(?)"), place("(!)"),
    ]  # fmt: skip
    assert names(by_organization(found)) == [
        ["Casa Paz: East", "CASA PÁZ", "Casa Paz: West"], ["Salud"], ["Casa Paz: Clinic"],
        ["(?)"], ["(!)"],
    ]  # fmt: skip


def hit(id: str, organization: str | None = None, **told: Any) -> Hit:
    held: dict[str, Any] = {"kind": "place", "place_kind": "legal", "score": 5.0, **told}
    return Hit(id=id, title=id, state="CO", topic="legal", organization=organization, **held)


def ids(rows: list[list[Hit]]) -> list[list[str]]:
    return [[one.id for one in row] for row in rows]


def test_in_search_an_organization_is_one_row_where_its_best_site_stood() -> None:
    card = hit("card:CO:legal", kind="card", place_kind=None)
    found = [
        hit("Paz West", "Casa Páz"), card, hit("Salud"), hit("Paz East", "CASA PAZ (CP)"),
        hit("Paz Clinic", "Casa Paz", place_kind="health_center"), hit("Casa Paz"),
    ]  # fmt: skip
    assert ids(one_row_each(found)) == [
        ["Paz West", "Paz East", "Casa Paz"], ["card:CO:legal"], ["Salud"], ["Paz Clinic"],
    ]  # fmt: skip


def test_with_a_zip_code_its_nearest_site_goes_first_but_one_that_was_named() -> None:
    found = [
        hit("far", "Paz", km=90.0), hit("nowhere", "Paz"), hit("near", "Paz", km=2.0),
        hit("named", "Paz", km=40.0, is_named=True),
    ]  # fmt: skip
    assert ids(one_row_each(found)) == [["named", "near", "far", "nowhere"]]


def test_search_tells_how_far_a_place_is_where_a_zip_code_is_known(tmp_path: Path) -> None:
    with offices_library(tmp_path) as library:
        places = [one for one in library.search("paz", zip="80202") if one.kind == "place"]
        assert any(one.km is not None for one in places)
        assert all(one.km is None for one in library.search("paz"))


@pytest.mark.parametrize("kind", ["legal", "health_center"])
def test_the_first_three_near_anybody_are_three_organizations_and_no_mere_offices(
    real_library: Library, kind: str
) -> None:
    for code in random.Random(40).sample(ZIPS, 40):  # noqa: S311 - places to stand at
        groups = by_organization(real_library.near(code, kind, 60).found)
        heads = [group[0].place for group in groups[:3]]
        told = [" ".join(folded_words(one.organization or one.name)) for one in heads]
        assert len(set(told)) == len(told) == 3, code
        for one in heads:
            assert not [why for form, why in BY_NAME if form.search(one.name)], (code, one.name)
