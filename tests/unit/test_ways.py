"""What people say, and what it means, as the content holds it: a wrong line is named."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest

from navigator.steward.content.checks.ways import search_groups
from navigator.steward.content.loader import read_content
from navigator.steward.content.shape.search_model import MODEL_FILE, read_model, write_model
from tests.helpers.content import write_tree
from tests.helpers.places import ROWS, TODAY, places_library, places_tree, row
from tests.helpers.search_model import write_ways

MEANINGS = {"records": ["card:{state}:records"], "line": ["place:US:line"]}
CLINIC = ["places:health_center", "card:{state}:records", "place:US:line"]


def problems(folder: Path) -> list[str]:
    return [str(one) for one in read_content(folder / "resources", TODAY)[1]]


@pytest.mark.parametrize(
    ("meanings", "ways", "why"),
    [
        ({"x": ["card:US:nowhere"]}, {}, "there is no 'card:US:nowhere'"),
        ({"x": ["places:shop"]}, {}, "there is no 'places:shop'"),
        ({}, {"line": ["the my"]}, "only passing words"),
        ({}, {"line": ["find a doctor " * 9]}, "goes on for 126 letters"),
        ({}, {"line": ["x y"], "records": ["the x y"]}, "says the same as"),
        ({}, {"nobody": ["x"]}, "there is no such meaning"),
    ],
)
def test_a_way_that_leads_nowhere_is_named(
    tmp_path: Path, meanings: dict[str, list[str]], ways: dict[str, list[str]], why: str
) -> None:
    places_tree(tmp_path)
    write_ways(tmp_path, MEANINGS | meanings, {"en": ways}, {"en": ["the", "my"]})
    assert any(why in one for one in problems(tmp_path)), problems(tmp_path)


def test_ways_that_changed_since_search_learned_them_are_no_pack(tmp_path: Path) -> None:
    """Else a steward adds a line, builds, and nothing changes."""
    resources = write_tree(tmp_path)
    assert not problems(tmp_path)
    path = tmp_path / "i18n" / "en" / "ways.yaml"
    path.write_text(path.read_text("utf-8").replace("clear record", "clear my record"), "utf-8")
    (found,) = problems(tmp_path)
    assert "the ways have changed since" in found
    assert "navigator content train" in found
    (resources / MODEL_FILE).write_text("learned_from\t1", "utf-8")
    assert "it can not be read" in problems(tmp_path)[0]
    (resources / MODEL_FILE).unlink()
    assert "it can not be read" in problems(tmp_path)[0]


def test_a_model_comes_back_from_its_file_as_it_was_written(tmp_path: Path) -> None:
    path = write_tree(tmp_path) / MODEL_FILE
    model, before = read_model(path), path.read_bytes()
    write_model(path, model)
    assert path.read_bytes() == before
    assert read_model(path) == model
    path.write_bytes(before + b"=odd\tAA==\n")
    with pytest.raises(ValueError, match=path.name):
        read_model(path)


def test_what_is_meant_stands_first_in_its_order_and_once(tmp_path: Path) -> None:
    fourth = row("hc-fourth", "Fourth Clinic", "1 Elm St", "Denver", "CO")
    places_tree(tmp_path)
    passing = {"en": ["my", "the", "near", "me", "a", "in"]}
    ways = {"en": {"clinic": ["clinic", "free clinic"]}}

    def write(folder: Path) -> None:
        write_ways(folder, {"clinic": CLINIC}, ways, passing)

    with places_library(tmp_path, [*ROWS, fourth], then=write) as library:

        def ids(text: str, **more: str | None) -> list[str]:
            return [hit.id for hit in library.search(text, **more)]  # type: ignore[arg-type]

        found = ids("a free clinic near me", state="CO")
        assert found[0].startswith("place:CO:")
        assert {"card:CO:records", "place:US:line"} <= {*found}
        assert len(found) == len(set(found))
        assert ids("clinic 81501")[0] == "place:CO:hc-junction"
        assert ids("clinic 81501", state="KS")[0] == "place:CO:hc-junction", "the ZIP is newer"
        assert ids("denver", state="KS")[0].startswith("place:CO:"), "a city alone"
        assert ids("clinic in denver", state="KS")[0].startswith("place:CO:")
        assert ids("clinic", state="CO", topic="legal") == ["place:US:line"]
        assert ids("kaw clinic", state="KS")[0] == "place:KS:hc-kansas", "a name goes before a kind"
        for text, is_name in (("kaw clinic", True), ("kaw", True), ("clinic", False)):
            assert library.search(text, state="KS")[0].is_named is is_name


def test_names_of_programs_are_read_from_the_programs() -> None:
    """A family says what is on its card; nobody writes that down a second time."""

    def file(state: str, *programs: tuple[str, str, list[str]]) -> SimpleNamespace:
        held = [SimpleNamespace(id=id, name=name, words=words) for id, name, words in programs]
        return SimpleNamespace(state=state, topic="health", programs=held)

    six = ("AL", "AK", "AZ", "AR", "IA", "ID")
    many = [file(state, ("kids", "All of us", [])) for state in six]
    topics = [
        file("CT", ("medicaid", "HUSKY Health (Medicaid)", ["husky a"]), ("none", "The", [])),
        file("OK", ("medicaid", "Oklahoma Medicaid and SoonerCare", ["care in oklahoma"])),
        file("US", ("wic", "WIC", [])),
        *many,
    ]
    said = ["care", "care for kids", "no care", "kids"]
    content = SimpleNamespace(
        passing={"en": ["the", "in"]}, ways={"en": {"health": ["medicaid", *said]}}, topics=topics
    )
    assert search_groups(content) == {  # type: ignore[arg-type]
        "passing": {"en": ["the", "in"]},
        "said": {"en": ["care"]},
        "programs": {
            "program:CT:medicaid": ["husky health", "husky a"],
            "program:OK:medicaid": ["soonercare"],
        },
    }
