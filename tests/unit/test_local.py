"""What a center keeps for itself lies over the pack, outlives every pack, and is not lost."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from navigator.errors import BadInput, DiskError
from navigator.handout.packet import Packet
from navigator.language.wording import Wording
from navigator.library.facade import Library
from navigator.pack.local import OwnPlaces
from navigator.pack.local_cells import PLACE_READERS
from navigator.pack.local_tables import table_bytes
from navigator.pack.pack_places import PackPlaces
from navigator.pack.places import TextQuery, Wanted
from navigator.paths import Paths
from navigator.records.fit import LAST
from navigator.records.model import Call, Near
from navigator.search.nearest import TEXT_WEIGHTS
from navigator.steward.content.pack.building import build
from tests.helpers.content import real, translator
from tests.helpers.places import COLORADO, TODAY, places_library, places_tree

LOCAL = """\
name;kind;state;city;street;zip;phone;languages;cost;walk_in;no_id;topics;what;note;corrects;hours;day
Mesa Night Clinic;Health center;Colorado;Grand Junction;2 Elm St;81501;(970) 555-0134;Vietnamese;free;yes;yes;;Doctors at night;Ring twice;;;2026-11-20
Vega Office;legal;TX;Vega;1 Main St;79001;806-555-0134;;;;;;Help with forms;;;;
Line of the center;hotline;US;;;;800-555-0134;es;;;;;Advice by phone;;;;
Pantry;welcome;CO;Denver;;80999;303-555-0134;;;;;health;Food and clothes;;;;
;;;;;;303-555-0199;es, vi;$5;;;;;Ask for Ana;place:CO:denver;Mon 9-5;
;;;;;;;;;;;;;They moved twice;place:CO:clinic;;
;;;Denver;12 New St;80203;;;;;;;;;place:CO:aid;;
;;;;;;1;;;;;;;;place:CO:rmian;;
"""  # noqa: E501
CALLS = """\
id,day,answers,languages,walk_in,id_asked,fee,closed
place:CO:clinic,2026-11-01,no,,,,,
place:CO:clinic,2026-11-20,yes,Spanish,yes,no,,
place:CO:clinic,2026-10-01,no,,,,,
local:CO:mesa-night-clinic-grand-junction,2026-11-21,,,,,yes,no
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a pack, and of the settings."""
    folder = tmp_path_factory.mktemp("site")
    places_library(folder).close()
    (folder / "local.csv").write_text(LOCAL, "cp1252")
    (folder / "calls.csv").write_text(CALLS, "utf-8")
    return folder


@pytest.fixture(scope="module")
def library(site: Path) -> Iterator[Library]:
    with Library.at(site / "pack", lambda: TODAY, site) as library:
        yield library


@pytest.fixture(scope="module")
def alone(site: Path) -> Iterator[Library]:
    with Library.at(site / "pack", lambda: TODAY) as library:
        yield library


MESA = "local:CO:mesa-night-clinic-grand-junction"


def ids(near: Near) -> list[str]:
    return [one.place.id for one in near.found]


def test_an_own_place_has_what_was_written_and_its_point_from_its_zip(library: Library) -> None:
    place = library.place(MESA)
    assert (place.name, place.kind, place.topics) == (
        "Mesa Night Clinic", "health_center", ("health",),
    )  # fmt: skip
    assert place.phones[0].number == "970-555-0134"
    assert (place.languages, place.cost, place.walk_in, place.asks_id) == (
        ("vi",), "free", True, False,
    )  # fmt: skip
    assert (place.lat, place.lon, place.point_from) == (39.07, -108.56, "zip")
    assert place.as_of == date(2026, 11, 20)
    assert place.note == "Ring twice"
    assert place.is_from_center
    assert library.show(MESA, "es").name == place.name


def test_own_places_stand_among_those_of_the_pack_the_nearest_first(library: Library) -> None:
    near = library.near("81501", "health_center")
    assert ids(near)[:3] == [MESA, "place:CO:hc-junction", "place:CO:clinic"]
    km = [one.km for one in near.found if one.km is not None]
    assert km == sorted(km)
    assert library.near("81501", "health_center", limit=1).found[0].place.id == MESA
    wanted = Wanted(language="vi", free=True, answers=frozenset({"walk_in", "no_id"}))
    assert library.near("81501", "health_center", wanted=wanted).found[0].unknown == ()


def test_an_office_of_the_center_is_near_enough_and_its_line_helps_by_phone(
    alone: Library, library: Library
) -> None:
    assert alone.near("79001", "legal").is_far
    assert "local:TX:vega-office-vega" in ids(library.near("79001", "legal"))
    far = library.near("66101", "legal")
    assert far.is_far
    assert "local:US:line-of-the-center" in ids(far)
    assert "local:US:line-of-the-center" in ids(library.near("00802"))


def test_an_office_without_an_address_helps_by_phone_and_one_to_go_to_does_not(
    site: Path, tmp_path: Path
) -> None:
    rows = ("Away,legal,KS,Topeka,785-555-0134,Forms", "Caller,legal,KS,,785-555-0135,Forms")
    table = "\n".join(("name,kind,state,city,phone,what", *rows))
    (tmp_path / "local.csv").write_text(table, "utf-8")
    with Library.at(site / "pack", lambda: TODAY, tmp_path) as library:
        near = library.near("66101", "legal")
        assert near.is_far
        assert ids(near)[0] == "local:KS:caller"
        assert ids(near).index("local:KS:away-topeka") > ids(near).index("place:US:line")


def test_a_place_whose_zip_has_no_area_is_told_last(library: Library) -> None:
    near = library.near("80202", "welcome")
    assert [(one.place.id, one.km) for one in near.found] == [("local:CO:pantry-denver", None)]


def test_lists_and_counts_hold_them(alone: Library, library: Library) -> None:
    assert library.count_places("CO") == alone.count_places("CO") + 3
    health = [place.id for place in library.places("CO", "health")]
    assert health[:3] == ["place:CO:clinic", MESA, "local:CO:pantry-denver"]
    assert len(library.places("CO", "health", limit=2)) == 2
    assert [one.id for one in library.places("CO", kind="welcome")] == ["local:CO:pantry-denver"]
    assert len(library.places(None)) == len(alone.places(None)) + 4


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("night clinic", MESA),
        ("nigh clin", MESA),
        ("mesa", MESA),
        ("food clothes", "local:CO:pantry-denver"),
        ("welcome center denver", "local:CO:pantry-denver"),
        ("welcome center", "local:CO:pantry-denver"),
    ],
)
def test_search_finds_them_by_name_city_kind_and_what_they_do(
    library: Library, typed: str, found: str
) -> None:
    assert library.search(typed, state="CO")[0].id == found
    assert found in [hit.id for hit in library.search(typed, state="CO", zip="80202")]


@pytest.mark.parametrize("typed", ["Mesa Night Clinic", "mesa nihgt clinic"])
@pytest.mark.parametrize("state", ["CO", "TX", None])
def test_an_own_place_is_found_by_its_name_from_any_state(
    library: Library, typed: str, state: str | None
) -> None:
    first = library.search(typed, state=state)[0]
    assert (first.id, first.is_named) == (MESA, True)


def test_search_does_not_give_what_lacks_a_word_or_lies_in_another_state(library: Library) -> None:
    assert MESA not in [hit.id for hit in library.search("night dentist", state="CO")]
    assert MESA not in [hit.id for hit in library.search("night clinic", state="TX")]


def test_what_is_nearer_goes_first_in_search_too(library: Library) -> None:
    near = [hit.id for hit in library.search("doctors", state="CO", zip="81501")]
    assert near.index(MESA) < near.index("place:CO:clinic")
    far = [hit.id for hit in library.search("doctors", state="CO", zip="80202")]
    assert far.index("place:CO:clinic") < far.index(MESA)


def test_a_word_is_as_rare_in_the_own_list_as_in_the_pack(real_library: Library) -> None:
    """Alone among few, every word would be common, and own places would stand behind all others."""
    held = real_library.place("place:CO:rmian")
    twin = replace(held, id="local:CO:twin")
    own = OwnPlaces(real_library._store, lambda: [(twin, twin)])
    try:
        for words in (("rocky",), ("immigrant", "advocacy"), ("aurora",), ()):
            asked = TextQuery(words, "CO", 50, TEXT_WEIGHTS, None if words else "legal")
            told = {one.id: score for one, score in PackPlaces(real_library._store).find(asked)}
            ((found, score),) = own.find(asked)
            assert found == twin
            assert score == pytest.approx(told[held.id], rel=0.02)
    finally:
        own.close()


def test_a_correction_gives_the_new_value_and_keeps_what_the_list_says(
    alone: Library, library: Library
) -> None:
    place, old = library.place("place:CO:denver"), alone.place("place:CO:denver")
    assert [one.number for one in place.phones] == ["303-555-0199"]
    assert (place.languages, place.cost, place.cost_note) == (("es", "vi"), None, "$5")
    assert (place.hours, place.note) == ("Mon 9-5", "Ask for Ana")
    assert (place.name, place.kind, place.sources) == (old.name, old.kind, old.sources)
    assert place.before == old
    assert place.is_from_center
    assert not old.is_from_center


def test_a_corrected_address_keeps_what_it_does_not_name_and_takes_its_point(
    library: Library,
) -> None:
    place = library.place("place:CO:aid")
    assert library.wording("en").address(place) == "12 New St, Denver, CO 80203"
    assert (place.lat, place.point_from) == (39.731, "zip")


def test_a_place_that_moved_to_another_city_keeps_neither_zip_nor_point(
    site: Path, alone: Library, tmp_path: Path
) -> None:
    table = (
        "corrects,city,street,state\nplace:CO:denver,Aurora,,\nplace:CO:aid,,3 Oak St,\n"
        "place:US:remote,Denver,,Colorado\nplace:US:line,Denver,,\nplace:CO:clinic,Denver,,\n"
    )
    (tmp_path / "local.csv").write_text(table, "utf-8")
    with Library.at(site / "pack", lambda: TODAY, tmp_path) as library:
        say = library.wording("en")
        moved = library.place("place:CO:denver")
        assert say.address(moved) == "1 Main St, Aurora, CO"
        assert (moved.lat, moved.lon, moved.point_from) == (None, None, None)
        assert say.address(library.place("place:CO:aid")) == "3 Oak St, Grand Junction, CO"
        assert library.place("place:CO:aid").lat == alone.place("place:CO:aid").lat
        assert say.address(library.place("place:US:remote")) == "Denver, CO"
        assert library.place("place:US:line").address is None
        assert library.place("place:CO:clinic").before is None


def test_search_finds_a_corrected_place_by_its_new_words_and_by_those_of_the_list(
    site: Path, tmp_path: Path
) -> None:
    table = "corrects,name,city\nplace:CO:aid,Mesa Justice Office,\nplace:CO:none,Nobody,\n"
    (tmp_path / "local.csv").write_text(table, "utf-8")
    with Library.at(site / "pack", lambda: TODAY, tmp_path) as library:
        for typed in ("justice office", "legal aid"):
            hits = library.search(typed, state="CO")
            (hit,) = (hit for hit in hits if hit.id == "place:CO:aid")
            assert hit.title == "Mesa Justice Office"
        place = library.place("place:CO:aid")
        assert place.before is not None
        assert place.before.name == "Legal aid of Colorado"


def test_a_note_alone_corrects_nothing(library: Library) -> None:
    place = library.place("place:CO:clinic")
    assert (place.note, place.before) == ("They moved twice", None)
    assert place.is_from_center


def test_a_correction_shows_wherever_the_place_does(library: Library) -> None:
    places = [
        *library.places("CO"),
        *(one.place for one in library.near("80202").found),
        library.show("place:CO:denver"),
    ]
    held = [place for place in places if place.id == "place:CO:denver"]
    assert len(held) == 3
    assert all(place.phones[0].number == "303-555-0199" for place in held)


def test_the_newest_call_stands_beside_its_place(library: Library) -> None:
    place = library.place("place:CO:clinic")
    assert place.called == Call(
        date(2026, 11, 20), answers=True, languages=("es",), walk_in=True, id_asked=False
    )
    say = library.wording("en")
    assert say.called(place) == (
        "Called on Nov 20, 2026: answers; Spanish; walk-in; asks for no ID"
    )
    assert say.called(library.place(MESA)) == "Called on Nov 21, 2026: open; takes a fee"
    spanish = translator("es", real().content.translations["es"], real().content.words)
    assert Wording(spanish, TODAY).called(place) == (
        "Se llamó el 20 nov 2026: contesta; Español; sin cita; no pide identificación"
    )


def test_words_say_what_is_the_centers_and_what_the_lists(library: Library) -> None:
    say, place = library.wording("en"), library.place("place:CO:denver")
    assert say.from_center(place) == "From this center"
    assert say.from_center(library.place("place:CO:hc-high")) == ""
    assert say.called(place) == ""
    assert say.corrected(place, say.languages) == (
        "Spanish, Vietnamese\nThe list says: English, Spanish"
    )
    assert say.corrected(place, lambda one: one.hours or "") == "Mon 9-5\nThe list does not say."
    assert say.corrected(place, say.area) == say.area(place)
    assert say.corrected(library.place(MESA), say.cost) == "Free"


def test_paper_holds_them_like_the_rest_but_no_note(library: Library) -> None:
    paper = library.paper(Packet((MESA, "place:CO:denver", "place:CO:clinic")), "en").html
    for text in ("Mesa Night Clinic", "970-555-0134", "303-555-0199", "From this center",
                 "Called on Nov 20, 2026"):  # fmt: skip
        assert text in paper
    for text in ("Ring twice", "Ask for Ana", "303-555-0100"):
        assert text not in paper


def test_a_bad_row_is_told_and_the_rest_is_there(library: Library) -> None:
    (slip,) = library.local.slips
    assert str(slip) == (
        "local.csv, line 9, column phone: '1' is no phone number."
        " Write one number, such as 330-555-0134."
    )


def test_a_correction_never_gives_the_street_of_a_home_for_people_who_hide(
    tmp_path: Path,
) -> None:
    tree = COLORADO.replace("Salud Clinic Denver", "Safe House Denver")
    tree = tree.replace("street: 5 Larimer Street", "street: null")
    (tmp_path / "local.csv").write_text("corrects,street\nplace:CO:clinic,9 Elm St\n", "utf-8")
    with places_library(tmp_path, places__CO=tree) as library:
        place = library.place("place:CO:clinic")
        assert place.address is not None
        assert place.address.street is None
        assert not place.is_from_center


def test_an_update_leaves_it_alone_and_it_lies_over_the_new_pack(tmp_path: Path) -> None:
    tree = places_tree(tmp_path / "tree")
    paths = Paths(tmp_path / "pack", tmp_path / "settings.toml", tree, tmp_path)
    build(tree, paths.pack, TODAY)
    (tmp_path / "local.csv").write_text(LOCAL, "utf-8")
    (tmp_path / "calls.csv").write_text(CALLS, "utf-8")
    newer = places_tree(
        tmp_path / "newer",
        places__CO=COLORADO.replace("303-555-0100", "303-555-0150").replace("id: aid", "id: law"),
    )
    with Library.open(paths, lambda: TODAY) as library:
        assert library.place("place:CO:denver").phones[0].number == "303-555-0199"
    build(newer, paths.pack, TODAY)
    with Library.open(paths, lambda: TODAY) as library:
        place = library.place("place:CO:denver")
        assert place.phones[0].number == "303-555-0199"
        assert place.before is not None
        assert place.before.phones[0].number == "303-555-0150"
        assert library.place(MESA).called is not None
        with pytest.raises(BadInput):
            library.place("place:CO:aid")
    assert (tmp_path / "local.csv").read_text("utf-8") == LOCAL
    assert (tmp_path / "calls.csv").read_text("utf-8") == CALLS


def test_no_list_or_one_that_can_not_be_read_opens_the_pack_alone(
    site: Path, alone: Library, tmp_path: Path
) -> None:
    with Library.at(site / "pack", lambda: TODAY, tmp_path) as library:
        assert library.local.slips == ()
        assert library.places(None) == alone.places(None)
    (tmp_path / "local.csv").mkdir()
    (tmp_path / "calls.csv").write_bytes(b"\x00\xff\xfe\x00")
    with Library.at(site / "pack", lambda: TODAY, tmp_path) as library:
        assert {slip.file for slip in library.local.slips} == {"local.csv", "calls.csv"}
        assert library.places(None) == alone.places(None)


def test_a_folder_that_nobody_may_look_into_opens_the_pack_alone(
    site: Path, alone: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path, *_args: object) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "open", refuse)
    with Library(site / "pack", "", lambda: TODAY, site=tmp_path) as library:
        assert [str(slip) for slip in library.local.slips] == [
            f"{name}.csv: it can not be read (Permission denied). Ask who may read it."
            for name in ("local", "calls")
        ]
        assert library.places(None) == alone.places(None)
    with Library(site / "pack", "", lambda: TODAY, site=Path(__file__)) as library:
        assert library.places(None) == alone.places(None)


def test_asking_writes_nothing(site: Path) -> None:
    def held() -> dict[str, tuple[bytes, int]]:
        files = (path for path in site.glob("*.*") if path.is_file())
        return {path.name: (path.read_bytes(), path.stat().st_mtime_ns) for path in files}

    before = held()
    with Library.at(site / "pack", lambda: TODAY, site) as library:
        library.search("night clinic", state="CO", zip="81501")
        library.near("81501")
        library.paper(Packet((MESA,)), "es", zip="81501")
    assert held() == before
    assert set(before) == {"local.csv", "calls.csv"}


def test_a_call_is_kept_as_one_row_and_holds_at_once_and_from_the_next_start(
    site: Path, tmp_path: Path
) -> None:
    call = Call(TODAY, answers=False, languages=("es", "vi"), fee=False, closed=True)
    with Library.at(site / "pack", lambda: TODAY, tmp_path) as library:
        place = library.place("place:CO:denver")
        assert library.local.keep(place, call) == replace(place, called=call)
        assert library.place(place.id).called == call
        assert "place:CO:denver,no" in library.local.shared()
    assert [path.name for path in tmp_path.iterdir()] == ["calls.csv"]
    with Library.at(site / "pack", lambda: TODAY, tmp_path) as library:
        assert library.place("place:CO:denver").called == call
        assert library.local.slips == ()


def test_a_library_without_a_folder_keeps_nothing(alone: Library) -> None:
    place = alone.place("place:CO:denver")
    assert not alone.local.can_keep
    assert alone.local.keep(place, Call(TODAY, answers=True)) == place
    assert alone.place(place.id).called is None


def test_a_table_that_is_none_is_not_overwritten(site: Path, tmp_path: Path) -> None:
    held = b"id,day\n" + b'"' + b"x" * 200_000
    (tmp_path / "calls.csv").write_bytes(held)
    with Library.at(site / "pack", lambda: TODAY, tmp_path) as library:
        place = library.place("place:CO:denver")
        with pytest.raises(DiskError, match="Mend that line or remove the file"):
            library.local.keep(place, Call(TODAY, answers=True))
        assert library.place(place.id).called is None
    assert (tmp_path / "calls.csv").read_bytes() == held


def test_a_folder_that_takes_no_file_is_told_and_nothing_pretends_to_be_kept(
    site: Path, tmp_path: Path
) -> None:
    (tmp_path / "calls.csv").mkdir()
    with Library.at(site / "pack", lambda: TODAY, tmp_path) as library:
        place = library.place("place:CO:denver")
        with pytest.raises(DiskError, match="could not be written"):
            library.local.keep(place, Call(TODAY, answers=True))
        assert library.place(place.id).called is None


ZIPS = ("80202", "80203", "81501", "66101", "79001", "64101", "99999", "")
STATES = ("CO", "KS", "TX", "US")
OWN = st.fixed_dictionaries(
    {
        "state": st.sampled_from(STATES),
        "zip": st.sampled_from(ZIPS),
        "kind": st.sampled_from(("legal", "health_center", "hotline")),
        "walk_in": st.sampled_from(("yes", "no", "")),
    }
)


@settings(max_examples=40, deadline=None)
@given(
    own=st.lists(OWN, max_size=8),
    code=st.sampled_from(ZIPS[:6]),
    limit=st.integers(1, 12),
    walk_in=st.booleans(),
)
def test_own_and_listed_places_are_one_list_in_one_order_whatever_a_center_adds(
    *, site: Path, alone: Library, own: list[dict[str, str]], code: str, limit: int, walk_in: bool
) -> None:
    rows = [
        {**cells, "name": f"Own {number}", "what": "Help", "phone": "211"}
        for number, cells in enumerate(own)
    ]
    with TemporaryDirectory() as folder:
        (Path(folder) / "local.csv").write_bytes(table_bytes(PLACE_READERS, rows))
        with Library.at(site / "pack", lambda: TODAY, Path(folder)) as library:
            assert library.local.slips == ()
            wanted = Wanted().switched("walk_in", is_on=walk_in)
            near = library.near(code, limit=1000, wanted=wanted)
            cut = library.near(code, limit=limit, wanted=wanted)
            counted = library.count_places("CO")
    assert cut.found == near.found[:limit]
    listed = [one for one in near.found if one.place.id.startswith("place:")]
    assert listed == list(alone.near(code, limit=1000, wanted=wanted).found)
    served = [
        f"Own {number}"
        for number, cells in enumerate(own)
        if cells["state"] in (near.state, "US") and not (walk_in and cells["walk_in"] == "no")
    ]
    held = [one.place.name for one in near.found if one.place.id.startswith("local:")]
    assert sorted(held) == sorted(served)
    if not walk_in:
        # A clinic in a school counts as farther than it is; whom nobody can call goes last.
        told = [one for one in near.found if not one.place.name.endswith("High School Clinic")]
        assert told == sorted(
            told, key=lambda one: (one.place.fit == LAST, one.km is None, one.km or 0.0)
        )
    added = sum(cells["state"] in ("CO", "US") for cells in own)
    assert counted == alone.count_places("CO") + added
