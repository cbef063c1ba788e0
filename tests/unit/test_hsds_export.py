"""Places leave in the shape other directories read, and nothing leaves that could hurt."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from navigator.cli.main import main
from navigator.errors import ToolError
from navigator.pack.pack_places import PackPlaces
from navigator.pack.store import Store
from navigator.paths import Paths
from navigator.records.model import Address, Place
from navigator.records.topics import ON_REQUEST, PLACE_KINDS
from navigator.steward.exchange.hsds import hsds
from navigator.steward.exchange.hsds.hsds import disarm, export_hsds
from navigator.steward.exchange.hsds.hsds_shape import LEFT_EMPTY, NEEDED, OURS, PATHS, TYPES
from navigator.steward.exchange.hsds.open_eligibility import SERVICES, WITHOUT, kind_of
from tests.helpers.hsds import DATAPACKAGE, PLACE, SCHEMAS, complaints

FRAGMENTS = (
    PLACE,
    replace(PLACE, address=None, point_from=None, lat=None, lon=None, area_national=True),
    replace(PLACE, address=Address(None, "Denver", "CO", None), point_from="city"),
    replace(PLACE, address=Address("1 Main Street", "Denver", "CO", None), organization=None),
    replace(PLACE, phones=(), languages=(), cost=None, hours=None, limits=None, website=None),
    replace(PLACE, area_states=("CO", "NM"), area_counties=(), sources=(), also=()),
)


@pytest.fixture(scope="module")
def places(real_paths: Paths) -> Iterator[tuple[Place, ...]]:
    store = Store(real_paths.pack)
    yield PackPlaces(store).places()
    store.close()


def scalars(value: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Every value of an object with its path, numbers of lists left out."""
    if isinstance(value, dict):
        for key, one in value.items():
            yield from scalars(one, f"{path}/{key}")
    elif isinstance(value, list):
        for one in value:
            yield from scalars(one, path)
    else:
        yield path, value


@pytest.mark.parametrize("place", FRAGMENTS, ids=range(len(FRAGMENTS)))
def test_a_service_is_what_the_official_schema_wants(place: Place) -> None:
    assert complaints("service", hsds.service(place)) == []


def test_the_schema_would_complain() -> None:
    service = hsds.service(PLACE)
    service["phones"][0].pop("number")
    service["url"] = "not a web address"
    service["id"] = "place:CO:helper"
    assert len(complaints("service", service)) == 3


def test_real_places_of_every_kind_and_state_validate(places: tuple[Place, ...]) -> None:
    told: dict[tuple[object, ...], Place] = {}
    for place in places:
        told.setdefault((place.state, place.kind, place.subkind, place.cost, place.listed), place)
    chosen = list({one.id: one for one in (*told.values(), *places[::60])}.values())
    assert len(chosen) > 600
    assert [one for place in chosen for one in complaints("service", hsds.service(place))] == []


@pytest.mark.release
def test_all_real_places_validate(places: tuple[Place, ...]) -> None:
    assert [one for place in places for one in complaints("service", hsds.service(place))] == []


def test_our_words_are_a_taxonomy_of_hsds() -> None:
    assert complaints("taxonomy", hsds.taxonomy()) == []
    for term in hsds.TERMS.values():
        assert complaints("taxonomy_term", term) == []
        assert str(UUID(term["id"])) == term["id"]


def test_kinds_go_out_under_open_eligibility_too_and_come_back_by_it() -> None:
    """What another directory calls a food pantry needs no kind by hand."""
    assert complaints("taxonomy", hsds.open_eligibility()) == []
    assert [one for term in hsds.THEIRS.values() for one in complaints("taxonomy_term", term)] == []
    kinds = {kind for kind in PLACE_KINDS if kind not in ON_REQUEST}
    assert {*SERVICES, *WITHOUT} == kinds
    pantry = hsds.service(replace(PLACE, kind="food_pantry", subkind=None))
    codes = {one["taxonomy_term"]["code"] for one in pantry["attributes"]}
    assert {"kind.food_pantry", "102-04"} <= codes
    assert kind_of("Food  PANTRY") == "food_pantry" == kind_of("Emergency Food")
    # A word for more than our kind gives none: not all who sign up for insurance are Medicaid.
    assert kind_of("Health Insurance") == kind_of("Homeless") == ""
    page = (Path(__file__).parents[2] / "docs/hsds.md").read_text("utf-8")
    assert all(f"| `{kind}` | {code} {name} |" in page for kind, (code, name) in SERVICES.items())


def test_no_id_detention_cases_and_the_day_of_confirmation_are_terms() -> None:
    told = {
        one["taxonomy_term"]["code"]: one.get("value") for one in hsds.service(PLACE)["attributes"]
    }
    assert told["no_id"] == "yes"
    assert told["takes_detention_cases"] == "yes"
    assert told["confirmed_on"] == "2026-06-01"
    weak = hsds.service(replace(PLACE, confidence="weak", asks_id=None, takes_detention=None))
    codes = {one["taxonomy_term"]["code"] for one in weak["attributes"]}
    assert not codes & {"no_id", "takes_detention_cases", "confirmed_on"}


def test_who_may_be_served_is_told_in_a_sentence_and_nowhere_else(
    places: tuple[Place, ...],
) -> None:
    """A field of its own would let a machine sort people by what they may be."""
    limited = [place for place in places if place.limits and place.listed is None]
    assert len(limited) > 500
    for place in (PLACE, *limited):
        assert place.limits
        service = hsds.service(place)
        where = {path for path, value in scalars(service) if place.limits in str(value)}
        assert where == {"/description"}
        for table, names in LEFT_EMPTY.items():
            assert table != "service" or not set(names) & set(service)


def test_the_taxonomy_says_nothing_of_persons() -> None:
    """A new word in it needs a thought: would it sort people?"""
    own = {code for code in hsds.TERMS if "." not in code}
    assert own == {
        "no_id", "takes_detention_cases", "walk_in", "interpreter", "remote", "confirmed_on",
        "recognized_since", "confidence", "source", "place_id", "street", "city", "state", "zip",
    }  # fmt: skip


def test_our_profile_takes_fields_away_that_the_schemas_have() -> None:
    for name, changes in hsds.profile().items():
        assert set(changes["properties"]) <= set(SCHEMAS[name]["properties"])
        assert not set(changes["properties"]) & set(SCHEMAS[name]["required"])


def test_kinds_shown_on_request_and_places_of_a_site_never_leave(tmp_path: Path) -> None:
    asked = [replace(PLACE, id=f"place:CO:{one}", kind=one, name="Held back") for one in ON_REQUEST]
    own = replace(PLACE, id="site:corner-church")
    assert list(hsds.services([*asked, own])) == []
    done = export_hsds([PLACE, *asked, own], "2026-11-26", tmp_path / "out")
    assert (done.services, done.left_out) == (1, len(ON_REQUEST) + 1)
    everything = "".join(p.read_text("utf-8") for p in (tmp_path / "out").rglob("*.*"))
    assert "corner-church" not in everything
    assert "ice_office" not in everything
    assert "Held back" not in everything


def test_two_exports_agree_to_the_letter(tmp_path: Path) -> None:
    for name in ("one", "two"):
        export_hsds(FRAGMENTS[:1], "2026-11-26", tmp_path / name)
    one, two = (
        {p.relative_to(tmp_path / name): p.read_bytes() for p in (tmp_path / name).rglob("*.*")}
        for name in ("one", "two")
    )
    assert one == two


def test_a_point_leaves_only_when_it_is_the_door_itself() -> None:
    def location(place: Place) -> dict[str, Any]:
        found: dict[str, Any] = hsds.service(place)["service_at_locations"][0]["location"]
        return found

    assert location(PLACE)["latitude"] == 39.75
    assert "latitude" not in location(replace(PLACE, point_from="zip"))


def test_ids_stay_when_words_change() -> None:
    again = hsds.service(replace(PLACE, name="Helpers", what="More.", languages=("fr",)))
    assert again["id"] == hsds.service(PLACE)["id"] != hsds.service(FRAGMENTS[0])["phones"][0]["id"]


def rows(folder: Path, table: str) -> list[dict[str, str]]:
    with (folder / "tabular" / PATHS[table]).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_tabular_package_keeps_the_official_description(tmp_path: Path) -> None:
    places = [replace(one, id=f"place:CO:p{at}") for at, one in enumerate(FRAGMENTS)]
    done = export_hsds(places, "2026-11-26", tmp_path / "out")
    ours = json.loads((tmp_path / "out/tabular/datapackage.json").read_text("utf-8"))
    theirs = {one["name"]: one for one in DATAPACKAGE["resources"]}
    held = {table: rows(tmp_path / "out", table) for table in PATHS}
    assert done.rows == {PATHS[table]: len(some) for table, some in held.items()}
    for resource in ours["resources"]:
        official, table = theirs[resource["name"]], resource["name"]
        assert resource["path"] == official["path"]
        columns = {one["name"]: one for one in official["schema"]["fields"]}
        for field in resource["schema"]["fields"]:
            assert field["type"] == columns[field["name"]]["type"]
        needed = {
            name for name, one in columns.items() if one.get("constraints", {}).get("required")
        }
        assert needed <= set(NEEDED.get(table, ("id",))) <= set(OURS[table])
        ids = [row["id"] for row in held[table]]
        assert len(ids) == len(set(ids))
        for row in held[table]:
            assert all(row[name] for name in needed), (table, row)
            assert str(UUID(row["id"])) == row["id"]
            for name in set(TYPES) & set(row):
                assert not row[name] or TYPES[name] == "date" or float(row[name]) is not None
        for key in resource["schema"].get("foreignKeys", ()):
            there = {row["id"] for row in held[key["reference"]["resource"]]}
            assert {row[key["fields"]] for row in held[table]} - {""} <= there


def test_a_cell_that_a_spreadsheet_would_run_is_disarmed(tmp_path: Path) -> None:
    for cell in ("=1+1", "@SUM(A1)", "+cmd|' /C calc'!A0", "-SUM(A1)", "\t=1", " =1"):
        assert disarm(cell) == f"'{cell}"
    for cell in ("+1 303 433 2812", "-104.99", "Helper", "- one", "24 hours"):
        assert disarm(cell) == cell
    export_hsds([replace(PLACE, name="=HYPERLINK(1)")], "2026-11-26", tmp_path / "out")
    assert rows(tmp_path / "out", "service")[0]["name"] == "'=HYPERLINK(1)"


def test_nothing_that_is_there_is_written_over(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out/letter.txt").write_text("dear", "utf-8")
    with pytest.raises(ToolError, match=r"already at .*Name a folder that is not there"):
        export_hsds([PLACE], "2026-11-26", tmp_path / "out")
    assert [one.name for one in tmp_path.rglob("*")] == ["out", "letter.txt"]


def test_an_empty_folder_is_taken_and_a_broken_export_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    with pytest.raises(AttributeError):
        export_hsds([PLACE, None], "2026-11-26", tmp_path / "out")  # type: ignore[list-item]
    assert list((tmp_path / "out").iterdir()) == [] == list(tmp_path.glob(".out*"))
    export_hsds([PLACE], "2026-11-26", tmp_path / "out")
    assert {one.name for one in (tmp_path / "out").iterdir()} == {"json", "tabular", "profile"}


def test_a_disk_that_refuses_is_told_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    with pytest.raises(ToolError, match=r"could not be written .*Free space"):
        export_hsds([PLACE], "2026-11-26", tmp_path / "file" / "out")


@pytest.mark.release
def test_the_command_writes_all_places_of_the_pack(
    real_paths: Paths,
    places: tuple[Place, ...],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr("navigator.cli.main.find_paths", lambda: real_paths)
    assert main(["export", "hsds", "--to", str(tmp_path / "out"), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["services"] == len(places) == len(list((tmp_path / "out/json/services").iterdir()))
    assert main(["export", "hsds", "--to", str(tmp_path / "out")]) == 1
    assert "already" in capsys.readouterr().err
