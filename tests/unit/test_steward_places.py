"""Places at the desk: a slip in a form must not lose a phone, a street to hide, or a list."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from navigator.errors import ContentErrors, ToolError
from navigator.steward.content.lists.listed import Row
from navigator.steward.content.records import Content
from navigator.steward.content.shape.yaml_text import value_at
from navigator.steward.editing.calling import (
    Ranking,
    alike,
    cells_of,
    cells_of_row,
    changed_entry,
    changed_row,
    read_answers,
)
from navigator.steward.editing.citing import Knowing, is_judged
from navigator.steward.editing.edit_session import Sitting
from navigator.steward.editing.incoming_lists import guess, look, put_together, take
from navigator.steward.editing.place_acts import Edit, PlaceEdits, both_said
from navigator.steward.exchange.review_writing import Person
from tests.helpers.content import PUBLISHERS, forget_other_pages
from tests.helpers.places import places_tree

ROOT = Path(__file__).parents[2]
TODAY = date(2026, 12, 31)  # after every day on which the real content was read
CALLED = Knowing(TODAY)
VOLUNTEER = Person("ana-lopez", "volunteer", "Clinic of the Plains")
OHIO = Path("resources/places/OH.yaml")
OFFICES = Path("resources/places/license_offices.csv")
CLEVELAND = "place:OH:catholic-charities-cleveland"
ZIPS = """zip,lat,lon,state,county,filled,box,city,beside
43604,41.6500,-83.5400,OH,Lucas County,,,Toledo,
44102,41.4736,-81.7376,OH,Cuyahoga County,,,Cleveland,
04360,44.5000,-69.6000,ME,Kennebec County,,,Vienna,
"""


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Ohio's places with their Spanish, and a list of three states; nobody changes it."""
    root = tmp_path_factory.mktemp("tree")
    for name in ("vocabulary", "federal"):
        shutil.copytree(ROOT / "resources" / name, root / "resources" / name)
    forget_other_pages(root / "resources")
    for name in (
        "resources/places/OH.yaml", "resources/places/removed.yaml",
        "resources/places/license_offices.yaml", "resources/places/license_offices.csv",
        "resources/places/zcta.yaml", "i18n/es/content/places/OH.yaml",
        "i18n/en/locale.yaml", "i18n/es/locale.yaml",
    ):  # fmt: skip
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, root / name)
    (root / "resources/places/zcta.csv").write_text(ZIPS, "utf-8")
    return root


@pytest.fixture
def sitting(whole: Path, tmp_path: Path) -> Sitting:
    shutil.copytree(whole, tmp_path / "tree")
    return Sitting(tmp_path / "tree/resources", TODAY)


@pytest.fixture
def edits(sitting: Sitting) -> PlaceEdits:
    return PlaceEdits(sitting, VOLUNTEER)


@pytest.fixture
def saved(sitting: Sitting) -> Callable[[Edit], None]:
    """Save an edit as the desk does; the tree loads as before, with all that is not."""

    def saving(edit: Edit) -> None:
        assert sitting.problems == ()
        sitting.save(edit.told, edit.texts)
        assert sitting.problems == ()
        for warning in sitting.content.reviews.warnings:
            assert "void" not in warning.wrong

    return saving


def test_the_oldest_are_called_first_and_words_narrow_them(sitting: Sitting) -> None:
    ranking = Ranking()
    calls = ranking.calls(sitting.content)
    assert ranking.calls(sitting.content) == calls
    days = [one.as_of for one in calls.places if one.as_of]
    assert days == sorted(days)
    found = calls.chosen("OH", "legal", "cathol clevel")
    others = (f"place:OH:doj-catholic-charities-corp-diocese-of-cleveland-{one}"
              for one in ("akron", "painesville"))  # fmt: skip
    assert {one.id for one in found} == {CLEVELAND, *others}
    assert calls.chosen("OH", "dmv", "cathol") == ()


def test_a_phone_is_corrected_in_place_and_dated_by_the_call(
    sitting: Sitting, edits: PlaceEdits, saved: Callable[[Edit], None]
) -> None:
    told = read_answers({"phones": "(330) 939-3111; 216.281.7005"}, sitting.content, "OH")
    assert told.wrong == ()
    before = sitting.text(OHIO)
    saved(edits.corrected(CLEVELAND, told.values, CALLED))
    after = sitting.text(OHIO)
    changed = set(after.splitlines()) ^ set(before.splitlines())
    assert "      - number: 330-939-3111" in changed
    assert len(changed) <= 9, changed  # no line that it is not about; no names of YAML
    assert cells_of(sitting.content, CLEVELAND).cells["phones"] == "330-939-3111; 216-281-7005"
    assert value_at(after, ("sources", f"called-{TODAY}", "as_of")) == TODAY
    (first, *_) = [one for one in Ranking().calls(sitting.content).places if one.id == CLEVELAND]
    assert first.as_of == TODAY
    review = sitting.content.reviews.of(CLEVELAND)
    assert review is not None
    assert review.organization == "Clinic of the Plains"
    assert sitting.undo() is not None
    assert sitting.text(OHIO) == before


def test_a_second_call_of_the_day_uses_the_source_that_is_there(
    sitting: Sitting, edits: PlaceEdits, saved: Callable[[Edit], None]
) -> None:
    saved(edits.corrected(CLEVELAND, {"walk_in": True}, CALLED))
    saved(edits.corrected(CLEVELAND, {"interpreter": False, "asks_id": False}, CALLED))
    saved(edits.corrected("place:OH:able", {}, CALLED))
    text = sitting.text(OHIO)
    assert text.count(f"called-{TODAY}:") == 1
    assert text.count(f"id: called-{TODAY}") == 2
    cells = cells_of(sitting.content, CLEVELAND).cells
    assert (cells["walk_in"], cells["interpreter"], cells["asks_id"]) == ("yes", "no", "no")


def test_what_a_page_said_before_is_not_lost(
    sitting: Sitting, edits: PlaceEdits, saved: Callable[[Edit], None]
) -> None:
    """A page vouches for other values of the place too."""
    page = "http://justice.gov/eoir/list-pro-bono-legal-service-providers"
    saved(edits.corrected(CLEVELAND, {"walk_in": True}, Knowing(TODAY, page)))
    says = "Listed groups commit to at least 50 free hours a year before that court"
    assert f"{says}; gives its walk-in on {TODAY}." in sitting.text(OHIO)
    assert both_said("Told us its hours on 2026-11-27.", "Told us its phone on 2026-11-27.") == (
        "Told us its hours, phone on 2026-11-27."
    )
    assert both_said("Told us its hours on 2026-11-01.", "Found right on 2026-11-27.") == (
        "Found right on 2026-11-27."
    )
    long = "Phone intake weekdays 9 to 5; under 200 percent of poverty; Seneca and Butler; Spanish."
    assert both_said(long, "Gives its phone, website, hours on 2026-11-27.") == long


def test_a_page_that_nobody_judged_is_asked_for_and_then_known(
    sitting: Sitting, edits: PlaceEdits, saved: Callable[[Edit], None]
) -> None:
    page = "https://news.of-toledo.example.org/a"
    name, own = "Catholic Charities", "https://www.ccdocle.org"
    assert is_judged(sitting.content, "https://www.ccdocle.org/phones", name, own)
    assert not is_judged(sitting.content, page, name, own)
    edit = edits.corrected(CLEVELAND, {"hours": "Mondays, 9 to 5"}, Knowing(TODAY, page))
    with pytest.raises(ContentErrors, match="nobody has said what"):
        sitting.save(edit.told, edit.texts)
    saved(edits.corrected(CLEVELAND, {"hours": "Mondays, 9 to 5"}, Knowing(TODAY, page, "press")))
    assert is_judged(sitting.content, page, name, own)
    saved(edits.corrected(CLEVELAND, {"hours": "Mondays, 9 to 6"}, Knowing(TODAY, page)))
    assert sitting.text(OHIO).count(page) == 1


def test_a_row_of_a_list_is_changed_in_its_table_and_a_review_says_since_when(
    sitting: Sitting, edits: PlaceEdits, saved: Callable[[Edit], None]
) -> None:
    row = next(one for one in sitting.content.listed.rows if one.state == "MO")
    id = f"place:MO:{row.id}"
    before = sitting.text(OFFICES).splitlines()
    saved(edits.corrected(id, {"phones": ["573-555-0134"]}, CALLED))
    after = sitting.text(OFFICES).splitlines()
    assert len([one for one in after if one not in before]) == 1
    assert cells_of(sitting.content, id).cells["phones"] == "573-555-0134"
    found = next(one for one in Ranking().calls(sitting.content).places if one.id == id)
    assert found.as_of == TODAY
    with pytest.raises(ToolError, match="no room for ID"):
        edits.corrected(id, {"asks_id": True}, CALLED)
    with pytest.raises(ToolError, match="one phone"):
        edits.corrected(id, {"phones": ["573-555-0134", "573-555-0135"]}, CALLED)
    with pytest.raises(ToolError, match="Say who you are"):
        PlaceEdits(sitting, None).corrected(id, {"hours": "9 to 5"}, CALLED)


def test_a_row_that_moves_leaves_its_old_point(
    sitting: Sitting, edits: PlaceEdits, saved: Callable[[Edit], None]
) -> None:
    row = next(one for one in sitting.content.listed.rows if one.state == "MO" and one.point)
    saved(edits.corrected(f"place:MO:{row.id}", {"street": "9 New St", "zip": None}, CALLED))
    moved = next(one for one in sitting.content.listed.rows if one.id == row.id)
    assert (moved.street, moved.city, moved.point) == ("9 New St", row.city, None)


def test_a_closed_place_goes_with_its_sources_and_its_spanish(
    sitting: Sitting, edits: PlaceEdits, saved: Callable[[Edit], None]
) -> None:
    assert not any(sitting.content.left_over.values())
    held = len(sitting.content.translations["es"])
    saved(edits.closed("place:OH:akron-immigration-clinic", "It closed. Called.", TODAY))
    assert "id: akron-immigration-clinic" not in sitting.text(OHIO)
    assert "uakron" not in sitting.text(OHIO)
    assert not any(sitting.content.left_over.values())
    assert len(sitting.content.translations["es"]) < held
    assert "It closed. Called." in [one.why for one in sitting.content.removed]
    with pytest.raises(ToolError, match="There is no"):
        edits.closed("place:OH:nobody", "Gone.", TODAY)


def test_closing_one_of_two_of_a_name_does_not_take_the_other(
    sitting: Sitting, edits: PlaceEdits
) -> None:
    rows = [one for one in sitting.content.listed.rows if one.state == "MO"][:2]
    text = sitting.text(OFFICES).replace(
        f"{rows[1].id},{rows[1].list},{rows[1].name},{rows[1].street},{rows[1].city}",
        f"{rows[1].id},{rows[1].list},{rows[0].name},{rows[1].street},{rows[0].city}",
    )
    sitting.save("A chain", {OFFICES: text})
    with pytest.raises(ToolError, match="2 places are called"):
        edits.closed(f"place:MO:{rows[0].id}", "Closed.", TODAY)


@pytest.fixture
def twins(tmp_path: Path) -> Sitting:
    """A clinic that somebody wrote down, and its row of a list under another name."""
    publishers = PUBLISHERS.replace("[helper]", "[helper, phone calls of]")
    resources = places_tree(tmp_path / "twins", vocabulary__publishers=publishers)
    sitting = Sitting(resources, TODAY)
    assert sitting.content.listed.twins["CO", "clinic"].id == "hc-salud"
    return sitting


def test_a_place_that_moves_takes_its_row_of_a_list_along(twins: Sitting) -> None:
    """Else the old door stands there as a place of its own."""
    values = {"street": "9 Oak Street", "zip": "80203"}
    edit = PlaceEdits(twins, VOLUNTEER).corrected("place:CO:clinic", values, CALLED)
    twins.save(edit.told, edit.texts)
    assert "hc-salud" not in [row.id for row in twins.content.listed.rows]
    twin = twins.content.listed.twins["CO", "clinic"]
    assert (twin.street, twin.zip, twin.point) == ("9 Oak Street", "80203", None)


def test_a_place_that_closes_takes_its_row_of_a_list_along(twins: Sitting) -> None:
    edit = PlaceEdits(twins, VOLUNTEER).closed("place:CO:clinic", "Closed.", TODAY)
    twins.save(edit.told, edit.texts)
    assert [one.name for one in twins.content.removed] == ["Salud Clinic", "Salud Clinic Denver"]
    assert "hc-salud" not in [row.id for row in twins.content.listed.rows]


NEW = {
    "name": "Toledo Welcome House", "kind": "welcome", "city": "Toledo", "zip": "43604",
    "phones": "(419) 555-0134", "what": "Classes in English.",
}  # fmt: skip


def test_a_new_organization_stands_in_its_state_and_nothing_is_made_up(
    sitting: Sitting, edits: PlaceEdits, saved: Callable[[Edit], None]
) -> None:
    told = read_answers(NEW, sitting.content, "OH")
    assert told.wrong == ()
    saved(edits.added("OH", told.values, CALLED))
    cells = cells_of(sitting.content, "place:OH:toledo-welcome-house").cells
    assert {name: cells[name] for name in ("phones", "city", "street", "cost", "walk_in")} == {
        "phones": "419-555-0134", "city": "Toledo", "street": "", "cost": "", "walk_in": "",
    }  # fmt: skip
    assert alike(sitting.content, "OH", "Toledo Welcome House", []) == (
        ("place:OH:toledo-welcome-house", "Toledo Welcome House, Toledo, 419-555-0134"),
    )
    assert alike(sitting.content, "OH", "Other", ["419-555-0134"])
    saved(edits.added("OH", told.values, CALLED))
    assert cells_of(sitting.content, "place:OH:toledo-welcome-house-2").id


@pytest.mark.parametrize(
    ("changed", "wrong"),
    [
        ({"phones": "12"}, "Phone"),
        ({"zip": "4360"}, "lies in ME"),
        ({"zip": "x"}, "five digits"),
        ({"name": "Safe House of Toledo", "street": "1 Hidden Way"}, "people hide here"),
        ({"website": "nowhere"}, "no web address"),
        ({"languages": "Klingonish tongue"}, "Languages"),
        ({"walk_in": "perhaps"}, "Walk-in"),
        ({"kind": "castle"}, "castle"),
        ({"street": "1 Main St", "city": ""}, "needs its city"),
    ],
)
def test_what_can_not_be_is_said_and_a_street_to_hide_is_not_repeated(
    sitting: Sitting, changed: dict[str, str], wrong: str
) -> None:
    told = read_answers(NEW | changed, sitting.content, "OH")
    assert any(wrong in one for one in told.wrong), told.wrong
    assert not any("Hidden Way" in one for one in told.wrong)


def test_everything_that_is_wrong_is_said_at_once(sitting: Sitting) -> None:
    told = read_answers({"phones": "1", "zip": "x", "website": "y"}, sitting.content, "OH")
    assert len(told.wrong) == 3


def test_too_little_is_named_all_at_once(sitting: Sitting, edits: PlaceEdits) -> None:
    told = read_answers({"name": "Legal House", "kind": "legal"}, sitting.content, "OH")
    with pytest.raises(ToolError) as error:
        edits.added("OH", told.values, CALLED)
    for lacking in ("what it does", "what vouches", "a phone, a website or a street"):
        assert lacking in str(error.value)


# Edit, file, load: the same.
PHONES = st.lists(st.from_regex(r"330-[2-9]\d\d-\d{4}", fullmatch=True), unique=True, max_size=3)
LINE = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), max_size=30)
VALUES = st.fixed_dictionaries(
    {},
    optional={
        "phones": PHONES, "hours": st.none() | LINE.filter(bool),
        "walk_in": st.none() | st.booleans(),
        "languages": st.lists(st.sampled_from(["en", "es", "vi"]), unique=True),
        "street": LINE.filter(bool), "city": LINE.filter(bool),
    },
)  # fmt: skip


@settings(
    max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(values=VALUES)
def test_what_was_typed_is_what_the_file_says(whole: Path, values: dict[str, Any]) -> None:
    sitting = Sitting(whole / "resources", TODAY)
    sitting._content = _content(whole)
    edit = PlaceEdits(sitting, None).corrected(CLEVELAND, values, CALLED)
    text = edit.texts[OHIO]
    assert text is not None
    places = value_at(text, ("places",))
    entry = next(one for one in places if one["id"] == "catholic-charities-cleveland")
    old = value_at(sitting.text(OHIO), ("places",))
    before = next(one for one in old if one["id"] == "catholic-charities-cleveland")
    after = changed_entry(before, values, "OH")
    assert entry == after | {"sources": entry["sources"]}
    assert entry["sources"][-1]["id"] == f"called-{TODAY}"
    assert [one for one in places if one is not entry] == [one for one in old if one is not before]


_HELD: dict[Path, Content] = {}


def _content(root: Path) -> Content:
    if root not in _HELD:
        _HELD[root] = Sitting(root / "resources", TODAY).content
    return _HELD[root]


@given(values=VALUES)
@settings(deadline=None)
def test_a_row_takes_what_it_has_room_for(values: dict[str, object]) -> None:
    row = Row(id="a", list="l", name="A", street="1 St", city="B", state="OH", lat="1", lon="2")
    phones = values.get("phones", [])
    assert isinstance(phones, list)
    if len(phones) > 1:
        with pytest.raises(ToolError):
            changed_row(row, values)
        return
    cells = cells_of_row(changed_row(row, values))
    for name, value in values.items():
        typed = value if isinstance(value, list) else [value]
        said: dict[Any, Any] = {True: "yes", False: "no", None: ""}
        words = [said.get(one, one) for one in typed]
        glue = "; " if name == "phones" else ", "
        assert cells[name] == glue.join(map(str, words))


# Sheets.
HEAD = "name,street,city,state,zip,phone,languages\n"


def sheet(folder: Path, rows: int, name: str = "food pantries 2026.csv", head: str = HEAD) -> Path:
    lines = [
        f"Pantry {n},{n} Oak St,Toledo,Ohio,43604,(419) 555-01{n:02},Spanish" for n in range(rows)
    ]
    path = folder / name
    path.write_text(head + "\n".join(lines) + "\n", "utf-8")
    return path


def test_a_sheet_of_thirty_rows_is_looked_at_then_taken_and_taken_back(
    sitting: Sitting, tmp_path: Path
) -> None:
    file = sheet(tmp_path, 30)
    before = {path: path.read_bytes() for path in sitting.root.rglob("*") if path.is_file()}
    id, answers = guess(sitting.content, file, "Clinic of the Plains")
    assert (id, answers and answers["kind"]) == ("food-pantries-2026", "food_pantry")
    looked = look(sitting, file, id, answers)
    assert looked.count == 30
    assert {path: path.read_bytes() for path in before} == before
    edit = take(sitting, looked, None)
    sitting.save(edit.told, edit.texts)
    assert sitting.problems == ()
    assert edit.told == "List food-pantries-2026: 30 new (food pantries 2026.csv)"
    assert sum(row.list == id for row in sitting.content.listed.rows) == 30
    # The same list again, shorter: what would go is said, and goes by its number alone.
    fewer = sheet(tmp_path, 3)
    assert guess(sitting.content, fewer, "")[0] == id
    looked = look(sitting, fewer, id, None)
    assert dict(looked.sections())["Gone: the list has it no more"]
    with pytest.raises(ToolError, match="takes away 27 of 30"):
        take(sitting, looked, None)
    take(sitting, looked, 27)
    sitting.undo()
    assert {path: path.read_bytes() for path in before} == before


def test_a_sheet_of_legal_help_says_what_vouches_for_it(sitting: Sitting, tmp_path: Path) -> None:
    id, answers = guess(sitting.content, sheet(tmp_path, 2, "legal aid.csv"), "A coalition")
    assert answers is not None
    edit = take(sitting, look(sitting, tmp_path / "legal aid.csv", id, answers), None)
    sitting.save(edit.told, edit.texts)
    assert sitting.problems == ()


@pytest.mark.parametrize(
    ("raw", "wrong"),
    [
        (b"", "no columns"),
        (b"\x00\xff\xfe", "no columns"),
        (b"name,city,state\n" + b'"' + b"x" * 20_000, "letters"),
        (b"name,city,state\n,,\n,,OH\n", "Not one line"),
        (b"a,b,c\n1,2,3\n", "no column"),
        (b"name,city,state\n=cmd(),Toledo,ZZ\n", "Not one line"),
    ],
)
def test_a_hostile_sheet_is_one_sentence(
    sitting: Sitting, tmp_path: Path, raw: bytes, wrong: str
) -> None:
    file = tmp_path / "sheet.csv"
    file.write_bytes(raw)

    def read(path: Path) -> None:
        look(sitting, path, *guess(sitting.content, path, "A"))

    with pytest.raises(ToolError, match=wrong):
        read(file)
    for name in ("none.csv", "sheet.xlsx"):
        with pytest.raises(ToolError):
            read(tmp_path / name)


# Centers.
def test_what_centers_found_becomes_forms_and_clashes_stand_in_the_report(
    sitting: Sitting, tmp_path: Path
) -> None:
    one, other = tmp_path / "a.csv", tmp_path / "b.csv"
    one.write_text(
        "id,day,answers,walk_in,id_asked,closed,corrects,phone,name,kind,state,what,city\n"
        f"{CLEVELAND},2026-11-20,yes,yes,no,,,,,,,,\n"
        "place:OH:nobody,2026-11-20,yes,,,,,,,,,,\n"
        "place:OH:akron-immigration-clinic,2026-11-21,,,,yes,,,,,,,\n"
        ",,,,,,place:OH:able,419-555-0134,,,,,\n"
        ",,,,,,,419-555-0100,Riverside,welcome,OH,Food.,Toledo\n",
        "utf-8",
    )
    other.write_text("corrects,phone\nplace:OH:able,419-555-0135\n", "utf-8")
    merged, found = put_together(sitting.content, [one, other])
    assert any("419-555-0134" in line for line in merged.clashes)
    assert any("place:OH:nobody" in line for line in merged.left_out)
    assert [(one.id.rpartition(":")[2], one.is_closed) for one in found] == [
        ("akron-immigration-clinic", True), ("catholic-charities-cleveland", False), ("", False),
    ]  # fmt: skip
    assert found[1].cells == {"walk_in": "yes", "asks_id": "no"}
    assert found[1].day == date(2026, 11, 20)
    assert found[2].cells["phones"] == "419-555-0100"
