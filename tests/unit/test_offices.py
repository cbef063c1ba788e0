"""A family finds an office with no phone printed: it is told whom else of that office to call.

And never the number of somebody else: of another charity of the name, of a line for people
who are held, of a home for people who hide, of a clinic.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from navigator.aloud.script import Aloud
from navigator.cli.main import main
from navigator.handout.call_sheet import call_sheet_parts, to_call
from navigator.handout.edition import Edition
from navigator.handout.packet import Packet
from navigator.library.calls import Asked, nearest, of_kind
from navigator.library.facade import Library
from navigator.library.outline import call_line
from navigator.pack.pack_places import PackPlaces
from navigator.pack.store import Store, read_manifest
from navigator.paths import PACK_FILE, Paths
from navigator.records.model import Nearby, Place
from navigator.records.shelters import takes_in_who_hides
from navigator.steward.content.lists.listed import Row
from navigator.steward.content.pack.building import build
from navigator.steward.content.pack.diff import diff
from navigator.steward.content.shape.contacts import fold
from navigator.steward.exchange.hsds.hsds import export_hsds
from navigator.steward.exchange.hsds.hsds_import import import_hsds
from navigator.steward.exchange.open_tables.open_data import export
from navigator.steward.exchange.open_tables.rows import TABLES
from tests.helpers.places import OFFICES, TODAY, offices_tree, row
from tests.unit.test_calls import SOURCES, entry

PAZ = {"organization": '"Paz, Diócesis"'}
"""A principal office; the roster writes its name without comma and accent."""
COLORADO = (
    SOURCES
    + entry("main", "legal", "303-555-0010", code="80203", name='"Paz, Diócesis"', **PAZ)
    + entry("west", "legal", "970-555-0011", code="81501", name='"Paz, Diócesis"', **PAZ)
    + entry("child", "legal", "303-555-0012", code="80202", name="Paz Diocesis for children", **PAZ)
    + entry("clinic", "health_center", "303-555-0013", code="80202", name="Paz", **PAZ)
    + entry("held", "legal", "303-555-0020", code="80202", name="Casa Roja")
    .replace("303-555-0020}", "303-555-0020, label: For people who are held}")
    + entry("line", "legal", "303-555-0021", name="Lejos")
    .replace("area:", "address: {street: null, city: Denver, state: CO, zip: null}\n    area:")
    + entry("hidden", "legal", "303-555-0022", name="Women's shelter of Paz", **PAZ)
    .replace("area:", "address: {street: null, city: Denver, state: CO, zip: null}\n    area:")
    + entry("mute", "legal", "", name="Women's shelter", **PAZ)
    .replace("area:", "address: {street: null, city: Denver, state: CO, zip: null}\n    area:")
    + entry("away", "legal", "303-555-0030", code="80202", name="Norte",
            website="https://norte.example.org")
    + entry("twin", "legal", "303-555-0031", code="80202", name="Hermanos")
    + entry("two", "legal", "303-555-0032", code="80202", name="Dos")
    .replace("303-555-0032}", "303-555-0032, label: Immigration desk, hours: Mornings}")
)  # fmt: skip


def listed(id: str, name: str, city: str, state: str = "CO", **more: str) -> Row:
    """A row of the roster."""
    return row(id, name, f"{len(id)} Elm St", city, state, list="roster", **more)


ROWS = [
    listed("paz-denver", "Paz Diocesis: Library", "Denver", organization="Paz Diocesis",
           lat="39.73500", lon="-104.98000"),
    listed("paz-junction", "Paz Diocesis", "Grand Junction", lat="39.06000", lon="-108.50000"),
    listed("paz-nowhere", "Paz Diocesis", "Vega Alta"),
    listed("paz-kansas", "Paz Diocesis", "Kansas City", "KS"),
    listed("roja", "Casa Roja", "Denver"),
    listed("lejos", "Lejos", "Grand Junction"),
    listed("norte", "Norte", "Kansas City", "KS", website="https://www.norte.example.org/ks"),
    listed("norte-other", "Norte", "Branson", "MO", website="https://other.example.org"),
    listed("norte-mo", "Norte", "Branson", "MO", website="https://norte.example.org/mo"),
    listed("hermanos", "Hermanos", "Kansas City", "KS"),
    listed("hermanos-web", "Hermanos", "Branson", "MO", website="https://hermanos.example.org"),
    listed("dos", "Dos", "Denver"),
    listed("alone", "Nobody else", "Denver"),
]  # fmt: skip


def tree(folder: Path) -> Path:
    return offices_tree(folder, ROWS, places__CO=COLORADO)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("offices")
    build(tree(made), made / "pack", TODAY)
    return made


@pytest.fixture(scope="module")
def library(folder: Path) -> Iterator[Library]:
    with Library.at(folder / "pack", lambda: TODAY) as opened:
        yield opened


@pytest.fixture(scope="module")
def branch(library: Library) -> Place:
    """An office without a phone in Grand Junction."""
    return library.place("place:CO:paz-junction")


def office(library: Library, state: str, id: str) -> str:
    """Which office is told for a place; empty for none."""
    found = library.place(f"place:{state}:{id}").office
    return found.id.rpartition(":")[2] if found else ""


# Whose phone


def test_the_nearest_office_of_the_same_state_is_told(library: Library) -> None:
    assert office(library, "CO", "paz-denver") == "main", "a name without its accent is the name"
    assert office(library, "CO", "paz-junction") == "west"
    assert office(library, "CO", "paz-nowhere") in ("main", "west"), "no point is no reason"
    assert office(library, "CO", "dos") == "two"


def test_no_other_line_of_the_organization_is_given_for_an_office(library: Library) -> None:
    assert office(library, "CO", "roja") == "", "a line for people who are held"
    assert office(library, "CO", "lejos") == "", "a line without a street is no office"
    told = {office(library, one.state, one.id.rpartition(":")[2]) for one in library.places(None)}
    assert not told & {"child", "clinic", "hidden"}, "a project, a clinic, a house that hides"
    assert office(library, "CO", "mute") == "", "nor does such a house tell where its people are"


def test_a_charity_of_another_state_is_told_only_where_it_must_be_the_same(
    library: Library,
) -> None:
    assert office(library, "KS", "paz-kansas") == "", "of two numbers nobody knows which"
    assert office(library, "KS", "norte") == "away", "one number in all, one website"
    assert office(library, "MO", "norte-other") == "", "two websites are two charities"
    assert office(library, "KS", "hermanos") == "twin"
    assert office(library, "MO", "hermanos-web") == "", "one has a website that the other lacks"


def test_who_has_a_phone_or_nobody_beside_is_told_as_it_was(library: Library) -> None:
    assert office(library, "CO", "main") == office(library, "CO", "alone") == ""
    alone = library.place("place:CO:alone")
    assert (alone.reached_at, library.wording("en").numbers(alone)) == ((), [])
    main_office = library.place("place:CO:main")
    assert library.wording("en").numbers(main_office) == ["303-555-0010"]
    assert main_office.contact_as_of == main_office.as_of


# How it is told


def test_whose_phone_it_is_stands_with_it_in_every_language(
    library: Library, branch: Place
) -> None:
    assert branch.phones == (), "another office's phone is never its own"
    assert [one.number for one in branch.reached_at] == ["970-555-0011"]
    assert library.wording("en").numbers(branch) == [
        "Phone of its other office in Grand Junction: 970-555-0011"
    ]
    away = library.place("place:KS:norte")
    assert library.wording("en").whose_phone(away) == "Phone of its other office in Denver, CO"
    assert library.wording("en").whose_phone(replace(away, office=None)) == ""


def test_an_old_number_of_the_office_says_call_first(library: Library, branch: Place) -> None:
    assert branch.office is not None
    say = library.wording("en")
    assert branch.contact_as_of == branch.as_of == branch.office.as_of
    no_day = replace(branch, office=replace(branch.office, sources=()))
    assert no_day.contact_as_of is None
    assert say.contact_age(no_day) == say("date.call_first")


def test_whom_to_call_names_the_near_office_and_whose_number_it_is(library: Library) -> None:
    asked = Asked(library, "CO", "en", "81501")
    found = nearest(asked, "legal", "legal")
    assert found[0].place.id == "place:CO:west"
    assert "place:CO:paz-junction" not in [one.place.id for one in found], "no one twice"
    denver = list(of_kind(Asked(library, "CO", "en", "80202"), "legal", "legal", 60))
    assert "place:CO:paz-denver" in [one.place.id for one in denver]
    assert "place:CO:paz-junction" not in [one.place.id for one in denver], "200 miles away"
    line = call_line(Nearby(library.place("place:CO:paz-denver")), library.wording("en"))
    assert line.text == "303-555-0010"
    assert line.more == "Paz Diocesis \u00b7 phone in Denver"


def test_where_nobody_said_where_they_are_the_office_that_answers_is_named(
    library: Library,
) -> None:
    found = list(of_kind(Asked(library, "CO", "en", ""), "legal", "legal", 60))
    assert found
    assert all(one.place.phones for one in found)


def test_papers_and_the_voice_never_give_the_number_without_whose_it_is(
    library: Library, branch: Place
) -> None:
    paper = library.paper(Packet((branch.id,)), "en", Edition(tears=True), "81501")
    text = re.sub(r"<[^>]+>", "", paper.html)
    assert "970-555-0011 Phone of its other office in Grand Junction" in text
    assert [(one.name, one.number) for one in paper.tears] == [("Paz, Diócesis", "970-555-0011")]
    told = Aloud(library.wording("en"), reviewed=True).place(branch)
    assert "Phone of its other office in Grand Junction: 970-555-0011" in [
        one.text for one in told.sentences
    ]
    (_, lines) = call_sheet_parts(to_call([branch]), library.wording("en"))[1]
    assert lines[0] == "Phone of its other office in Grand Junction"
    assert lines[1][0] == "970-555-0011"
    labelled = library.paper(Packet(("place:CO:dos",)), "en")
    assert "Phone of its other office in Denver \u00b7 Immigration desk" in labelled.html


# What a center knows goes first


def beside(folder: Path, to: Path, *, local: str = "", calls: str = "") -> Place:
    """The office in Grand Junction with a center's own list over it."""
    to.mkdir()
    (to / "local.csv").write_text(f"corrects,phone,city\n{local}", "utf-8")
    (to / "calls.csv").write_text(f"id,day,answers,closed\n{calls}", "utf-8")
    with Library.at(folder / "pack", lambda: TODAY, to) as opened:
        return opened.place("place:CO:paz-junction")


def test_a_corrected_number_of_the_office_is_told_for_its_branch(
    folder: Path, tmp_path: Path
) -> None:
    told = beside(folder, tmp_path / "a", local="place:CO:west,970-555-0199,\n")
    assert [one.number for one in told.reached_at] == ["970-555-0199"]


def test_a_number_the_center_found_for_the_branch_itself_goes_first(
    folder: Path, tmp_path: Path, library: Library
) -> None:
    told = beside(folder, tmp_path / "a", local="place:CO:paz-junction,970-555-0188,\n")
    assert [one.number for one in told.reached_at] == ["970-555-0188"]
    assert library.wording("en").whose_phone(told) == ""


def test_an_office_that_a_call_found_closed_is_told_for_nobody(
    folder: Path, tmp_path: Path
) -> None:
    shut = beside(folder, tmp_path / "a", calls="place:CO:west,2026-11-20,no,yes\n")
    assert shut.reached_at == ()
    silent = beside(folder, tmp_path / "b", calls="place:CO:west,2026-11-20,no,\n")
    assert silent.reached_at != ()
    own = beside(folder, tmp_path / "c", calls="place:CO:paz-junction,2026-11-20,yes,no\n")
    assert own.called is not None
    assert own.reached_at != ()


# Out of the program


def test_in_the_open_data_it_has_columns_of_its_own(folder: Path, tmp_path: Path) -> None:
    store = Store(folder / "pack")
    export(store, read_manifest(folder / "pack"), TABLES["places"], tmp_path)
    store.close()
    rows = {
        one["id"]: one
        for one in csv.DictReader(io.StringIO((tmp_path / "places.csv").read_text("utf-8")))
    }
    branch = rows["place:CO:paz-junction"]
    assert (branch["phone"], branch["phones"]) == ("", "[]")
    assert (branch["office"], branch["office_phone"]) == ("place:CO:west", "970-555-0011")
    assert (rows["place:CO:west"]["office"], rows["place:CO:west"]["office_phone"]) == ("", "")


def test_in_hsds_it_is_a_phone_of_the_organization_and_comes_back_as_nobodys_own(
    folder: Path, tmp_path: Path
) -> None:
    store = Store(folder / "pack")
    places = [one for one in PackPlaces(store).places() if one.office]
    export_hsds(places, "2026-11-24", tmp_path / "out")
    store.close()
    branch = next(
        service
        for path in (tmp_path / "out" / "json" / "services").iterdir()
        if (service := json.loads(path.read_text("utf-8")))["attributes"][-1]["value"]
        == "place:CO:paz-junction"
    )
    assert "phones" not in branch
    assert "phones" not in branch["service_at_locations"][0]["location"]
    (phone,) = branch["organization"]["phones"]
    assert phone["number"] == "970-555-0011"
    assert phone["description"] == "Of its office in Grand Junction, CO"
    text = (tmp_path / "out" / "tabular" / "phones.csv").read_text("utf-8")
    numbers = list(csv.DictReader(io.StringIO(text)))
    assert all(one["organization_id"] and not one["service_id"] for one in numbers)
    assert len({one["id"] for one in numbers}) == len(numbers), "one office is told once"
    for name in ("json", "tabular"):
        done = import_hsds(tmp_path / "out" / name)
        assert {one.id for one in done.places} == {one.id for one in places}, "in two states too"
        assert [one.phones for one in done.places] == [()] * len(places)
        assert done.notes == []
        assert done.unused["phone: of another office of the organization"] > 0


def test_on_the_command_line_it_stands_beside_an_empty_phone(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = Paths(folder / "pack", folder / "settings.toml", None, folder)
    monkeypatch.setattr("navigator.cli.main.find_paths", lambda: paths)
    assert main(["near", "80202", "--kind", "legal", "--limit", "30", "--json"]) == 0
    rows = {one["id"]: one for one in json.loads(capsys.readouterr().out)}
    branch = rows["place:CO:paz-denver"]
    assert (branch["phone"], branch["office"], branch["office_phone"]) == (
        None, "place:CO:main", "303-555-0010",
    )  # fmt: skip
    assert "office" not in rows["place:CO:main"]
    assert main(["show", "place:CO:paz-junction", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["phones"] == []
    assert told["office"]["id"] == "place:CO:west"


def test_what_changed_names_the_office_and_tells_its_own_news_once(
    folder: Path, tmp_path: Path
) -> None:
    moved = COLORADO.replace("970-555-0011", "970-555-0077")
    build(offices_tree(tmp_path, ROWS, places__CO=moved), tmp_path / "pack", TODAY)
    told = {one.name: one.lines for one in diff(folder / "pack", tmp_path / "pack").differences}
    assert set(told) == {"place:CO:west"}, "its branches follow"
    gone = COLORADO.replace("    phones: [{number: 970-555-0011}]\n", "")
    build(offices_tree(tmp_path / "2", ROWS, places__CO=gone), tmp_path / "2" / "pack", TODAY)
    told = {
        one.name: one.lines for one in diff(folder / "pack", tmp_path / "2" / "pack").differences
    }
    assert told["place:CO:paz-junction"] == (
        "office whose phone is told: place:CO:west -> place:CO:main",
    )
    assert (tmp_path / "pack" / PACK_FILE).is_file()


def test_the_office_is_of_a_list_too_where_only_the_list_has_the_phone(tmp_path: Path) -> None:
    rows = [
        listed("sur", "Sur", "Denver", phone="303-555-0050"),
        listed("sur-branch", "Sur", "Grand Junction"),
    ]
    build(offices_tree(tmp_path, rows, places__legal_offices=OFFICES), tmp_path / "pack", TODAY)
    with Library.at(tmp_path / "pack", lambda: TODAY) as library:
        assert office(library, "CO", "sur-branch") == "sur"


# The real places


def test_of_the_real_places_hundreds_gain_a_number_and_none_a_strange_one(
    real_library: Library,
) -> None:
    legal = real_library.places(None, kind="legal")
    gained = [one for one in legal if one.office is not None]
    assert len(gained) > 300
    numbers: dict[str, set[str]] = {}
    for one in real_library.places(None):
        told = numbers.setdefault(fold(one.organization or one.name), set())
        told |= {phone.number for phone in one.phones}
    for one in gained:
        office = one.office
        assert office is not None
        assert office.address is not None
        assert one.address is not None
        whose = fold(one.organization or one.name)
        assert fold(office.organization or office.name) == whose, one.id
        assert office.kind == "legal", one.id
        assert not one.phones, one.id
        assert not takes_in_who_hides(f"{one.name} {office.name}"), one.id
        if one.address.state != office.address.state:
            assert len(numbers[whose]) == 1, one.id
    told_for = {one.id: one.office for one in legal}
    strange = ("place:NE:doj-catholic-social-services-lincoln",
               "place:AZ:doj-florence-immigrant-and-refugee-rights-project-tucson")  # fmt: skip
    for id in strange:
        assert told_for.get(id) is None, "another charity; a project for children"
