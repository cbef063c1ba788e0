"""A family asks first whether its sheriff works with ICE; "none" must never sound like "never"."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from navigator.errors import ToolError
from navigator.library.facade import Library
from navigator.records.jurisdictions import JURISDICTIONS
from navigator.records.outline_parts import Part, Purpose
from navigator.records.values import Agreement
from navigator.steward.content.lists.police_list import COLUMNS, POLICE_FILE, import_police
from navigator.steward.content.lists.zips import ZIP_FILE

RESOURCES = Path("resources")
HEADER = "STATE,LAW ENFORCEMENT AGENCY,TYPE,COUNTY,SUPPORT TYPE,SIGNED\n"


def told(library: Library, state: str, zip: str = "", lang: str = "en") -> Part:
    part = library.outline(library.card(state, "rights", lang), lang, zip).part(Purpose.POLICE)
    assert part is not None
    return part


def held(library: Library, state: str) -> tuple[Agreement, ...]:
    fact = next(one for one in library.facts(state, "rights") if one.name == "police_agreements")
    assert isinstance(fact.value, tuple)
    assert fact.sources[0].as_of is not None
    return fact.value


def test_every_state_tells_how_many_are_on_the_list_and_of_which_day(real_library: Library) -> None:
    counted = {state: held(real_library, state) for state in JURISDICTIONS}
    assert sum(map(len, counted.values())) == 2176
    assert len(counted["AL"]) == 74
    assert len(counted["IA"]) == 2
    for state, agreements in counted.items():
        for lang in ("en", "es"):
            last = told(real_library, state, lang=lang).lines[-1].text
            assert "2026" in last
            assert agreements == () or len(agreements) == 1 or f"{len(agreements):,}" in last


def test_a_county_names_its_own_sheriff_and_the_state_police(real_library: Library) -> None:
    text = " ".join(told(real_library, "TX", "78363").texts)
    assert text.startswith("Kleberg County Sheriff's Office: on the street, questions in jail")
    assert "In all of Texas: Texas Department of Public Safety" in text
    assert "Kleberg" not in " ".join(told(real_library, "TX", "77002").texts)


def test_each_model_is_explained_where_it_stands(real_library: Library) -> None:
    text = " ".join(told(real_library, "TX", "78363").texts)
    assert "On the street: its officers may" in text
    assert "Questions in jail: its officers may" in text
    assert "Warrants in jail: its officers may" not in text


@pytest.mark.parametrize("lang", ["en", "es"])
def test_none_on_the_list_is_no_promise(real_library: Library, lang: str) -> None:
    part = told(real_library, "CA", "90011", lang)
    assert "Los Angeles County" in part.lines[0].text
    told_after = " ".join(part.notes)
    assert "ICE" in told_after
    assert "911" in told_after
    assert ("may still call ICE" if lang == "en" else "también puede llamar a ICE") in told_after


def test_a_zip_code_of_another_state_names_no_county(real_library: Library) -> None:
    assert told(real_library, "CO", "78363").texts == told(real_library, "CO").texts


def test_a_town_in_two_counties_stands_for_itself(real_library: Library) -> None:
    assert any("Orlando Police" in one for one in told(real_library, "FL", "32801").texts)
    assert not any("Orlando Police" in one for one in told(real_library, "FL", "33101").texts)


def _tree(tmp_path: Path) -> Path:
    resources = tmp_path / "resources"
    for name in (POLICE_FILE.with_suffix(".yaml"), ZIP_FILE, ZIP_FILE.with_suffix(".yaml")):
        (resources / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(RESOURCES / name, resources / name)
    return resources


def test_a_workbook_of_ice_is_taken_in(tmp_path: Path) -> None:
    resources, sheet = _tree(tmp_path), tmp_path / "ice.csv"
    sheet.write_text(
        HEADER + "ALABAMA,Franklin County Sheriff's Office ,County,Frankin County,"
        "Task Force Model,2025-09-22\n"
        "TEXAS,Texas National Guard,State Agency,#N/A,Task Force Model,2025-01-02\n"
        "FLORIDA,Ocoee Police Department,Municipality,#N/A,Task Force Model,2025-02-26\n"
        "GUAM,Office of the Attorney General,State Agency,x,Task Force Model,2025-09-22\n"
    )
    assert import_police(resources, sheet)["agreements"] == 3
    lines = (resources / POLICE_FILE).read_text().splitlines()
    assert lines == [
        ",".join(COLUMNS),
        "AL,Franklin County Sheriff's Office,Franklin County,,,street,2025-09-22",
        "FL,Ocoee Police Department,Orange County,Ocoee,,street,2025-02-26",
        "TX,Texas National Guard,,,1,street,2025-01-02",
    ]
    assert import_police(resources, sheet, dry_run=True)["new"] == 0


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("OHIO,Lake Sheriff,County,Lak County,Task Force Model,2025-09-22", "has no 'Lak County'"),
        ("OHIO,Lake Sheriff,County,Lake County,Other Model,2025-09-22", "does not know"),
        ("OHIOH,Lake Sheriff,County,Lake County,Task Force Model,2025-09-22", "does not know"),
        ("OHIO,Lake Sheriff,County,Lake County,Task Force Model,soon", "does not know"),
    ],
)
def test_a_row_nobody_understands_refuses_the_list(tmp_path: Path, row: str, why: str) -> None:
    sheet = tmp_path / "ice.csv"
    sheet.write_text(f"{HEADER}{row}\n")
    with pytest.raises(ToolError, match=why):
        import_police(_tree(tmp_path), sheet)


def test_a_list_cut_short_takes_nothing_away(tmp_path: Path) -> None:
    resources, sheet = _tree(tmp_path), tmp_path / "ice.csv"
    shutil.copy(RESOURCES / POLICE_FILE, resources / POLICE_FILE)
    sheet.write_text(HEADER + "OHIO,Lake Sheriff,County,Lake County,Task Force Model,2025-09-22\n")
    with pytest.raises(ToolError, match="takes away 2176 of 2176 agreements"):
        import_police(resources, sheet)
