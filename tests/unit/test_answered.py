"""What other pages than their list say of listed places: filled, cited, strictly read."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from navigator.library.facade import Library
from navigator.paths import Paths
from navigator.steward.content.loader import load_content, read_content
from navigator.steward.content.pack.building import build
from navigator.steward.content.records import Content
from navigator.steward.editing.shown import shown
from navigator.steward.imports.verify import as_text, known, people_near, ranked, verify_next
from tests.helpers.places import ROWS, TODAY, offices_tree, places_tree, row, write_rows

ANSWERED = """
sources:
  finder:
    publisher: Health agency
    title: Finder
    url: https://agency.example.org/f
    as_of: 2026-07-19
    seen: 2026-11-01
  undated:
    publisher: Health agency
    title: Old
    url: https://agency.example.org/o
    as_of: null
    seen: 2026-11-01
cites:
  - {id: finder, says: Gives the languages of this address.}
  - {id: undated, says: Gives something.}
"""
HEAD = "state,id,hours,languages,walk_in,interpreter,source\n"
SOUND = "CO,hc-junction,,en es,,,finder"


WORDS = "words: {language.en: English, language.es: Spanish}"


def tree(folder: Path, *lines: str, words: str = WORDS, answered: str = ANSWERED) -> Path:
    """Places and a file that answers for some of them."""
    files = {"vocabulary__words": words} if words else {}
    resources = places_tree(folder, None, places__answered=answered, **files)
    text = HEAD + "".join(f"{line}\n" for line in lines)
    (resources / "places/answered.csv").write_text(text, "utf-8")
    return resources


def listed(content: Content, id: str) -> dict[str, str]:
    """The cells of one listed place that a line may fill."""
    (row,) = (one for one in content.listed.rows if one.id == id)
    return {name: getattr(row, name) for name in ("hours", "languages", "walk_in")}


def read(resources: Path) -> tuple[Content, list[str]]:
    """The content, and what is wrong with the file of answers."""
    content, problems = read_content(resources, TODAY)
    return content, [one.wrong for one in problems if one.path.name == "answered.yaml"]


def test_a_line_fills_what_the_list_leaves_empty_and_cites_its_page(tmp_path: Path) -> None:
    lines = SOUND, "CO,hc-junction,Monday,,yes,,finder", "KS,hc-kansas,,es,,,finder"
    content, wrong = read(tree(tmp_path, *lines))
    assert wrong == []
    assert listed(content, "hc-junction") == {
        "hours": "Monday", "languages": "en es", "walk_in": "yes",
    }  # fmt: skip
    assert [one.id for one in content.listed.cites["KS", "hc-kansas"]] == ["finder"]
    assert ("CO", "hc-salud") not in content.listed.cites


def test_what_the_list_says_goes_first(tmp_path: Path) -> None:
    resources = tree(tmp_path, SOUND)
    rows = [replace(one, languages="en") if one.id == "hc-junction" else one for one in ROWS]
    write_rows(resources / "places/health_centers.csv", rows)
    content, _ = read(resources)
    assert listed(content, "hc-junction")["languages"] == "en"
    assert not content.listed.cites


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        ("CO,hc-gone,,es,,,finder", "no source or place of these ids."),
        ("CO,hc-junction,,es,,,other", "no source or place of these ids."),
        ("CO,hc-junction,,,,,finder", "nothing is answered."),
        ("CO,hc-junction,,Spanish,,,finder", "are no codes"),
        ("CO,hc-junction,,xx,,,finder", "no word for xx."),
        ("CO,hc-junction,,,maybe,,finder", "neither yes nor no."),
        ("CO,hc-junction,Monday,,,,undated", "their page has no day."),
        ("CO,hc-junction,es,finder", "cells."),
    ],
)
def test_a_line_that_does_not_fit_is_named_and_fills_nothing(
    tmp_path: Path, line: str, wrong: str
) -> None:
    content, problems = read(tree(tmp_path, line))
    assert any(wrong in one for one in problems)
    assert listed(content, "hc-junction") == {"hours": "", "languages": "", "walk_in": ""}


def test_a_source_of_a_list_is_not_named_twice(tmp_path: Path) -> None:
    text = ANSWERED.replace("finder", "new")
    _, wrong = read(tree(tmp_path, SOUND.replace("finder", "new"), answered=text))
    assert "a list has a source of this id." in wrong


def test_the_pack_and_the_desk_show_the_page_beside_the_list(tmp_path: Path) -> None:
    resources = tree(tmp_path, "CO,hc-junction,Monday,,yes,,finder", words="")
    build(resources, tmp_path / "pack", TODAY)
    paths = Paths(tmp_path / "pack", tmp_path / "settings.toml", resources, tmp_path / "i18n")
    with closing(Library.open(paths, lambda: TODAY)) as lib:
        place, other = lib.place("place:CO:hc-junction"), lib.place("place:KS:hc-kansas")
        desk = shown(load_content(resources, TODAY), lib, "place:CO:hc-junction", TODAY)
    assert (place.hours, place.walk_in) == ("Monday", True)
    assert [one.title for one in place.sources] == ["List of 2020", "Finder"]
    assert [one.title for one in other.sources] == ["List of 2020"]
    assert desk is not None
    told = [one.told for one in desk.pages]
    assert told == ["Health agency: Finder", "Health agency: List of 2020"]


def test_people_count_for_the_nearest_that_takes_their_call(tmp_path: Path) -> None:
    content = load_content(offices_tree(tmp_path), TODAY)
    people = people_near(content)
    assert people["KS", "hc-kansas"] == 156_607 + 600  # a city, and one known by its ZIP code
    assert people["KS", "doj-paz"] == 0  # nobody can call it
    assert people["CO", "hc-high"] == 0  # a school, where a clinic is as near
    assert people["CO", "hc-junction"] == 65_560


def test_a_city_whose_boroughs_are_listed_counts_once(tmp_path: Path) -> None:
    resources = places_tree(tmp_path)
    zips, cities = resources / "places/zcta.csv", resources / "places/cities.csv"
    zips.write_text(
        zips.read_text("utf-8") + "11226,40.65,-73.96,NY,Kings County,,,Brooklyn,\n", "utf-8"
    )
    cities.write_text("name,state,zip,people\nNew York,NY,11226,8804190\n", "utf-8")
    clinic = row("hc-kings", "Kings", "1 A St", "Brooklyn", "NY", phone="718-555-0100",
                 lat="40.65000", lon="-73.96000")  # fmt: skip
    write_rows(resources / "places/health_centers.csv", [clinic])
    assert people_near(load_content(resources, TODAY))["NY", "hc-kings"] == 0


def test_those_that_lack_an_answer_come_by_the_people_near_them(tmp_path: Path) -> None:
    resources = tree(tmp_path, "KS,hc-kansas,Monday,,no,,finder", words="")
    clinics = verify_next(resources, TODAY, 20, kind="health_center", lacking=True)
    assert [one.people for one in clinics] == sorted((one.people for one in clinics), reverse=True)
    kansas = next(one for one in clinics if one.id == "place:KS:hc-kansas")
    assert kansas.lacks == ("languages",)  # a no is an answer
    assert "not known: languages" in as_text((kansas,))
    places = ranked(load_content(resources, TODAY))
    assert known(places, "health_center") == {"hours": 1, "walk-ins": 1}
    assert next(one for one in places if one.kind == "hotline").lacks == ()
