"""A list nobody took in before: a few answers, and its places are in the directory.

Without it a steward with a sheet of thirty food pantries has to learn a file format first.
"""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest

from navigator.cli import main as cli
from navigator.errors import ToolError
from navigator.library.facade import Library
from navigator.steward.commands import content_command
from navigator.steward.content.lists.listed import read_rows
from navigator.steward.content.loader import load_content, read_content
from navigator.steward.content.pack.building import build
from navigator.steward.imports.importing import import_file
from tests.helpers.places import TODAY, places_tree

TOLD = {
    "kind": "welcome",
    "what": "Helps families who are new in town.",
    "limits": "",
    "publisher": "State of Colorado",
    "title": "Welcome centers",
    "url": "https://agency.example.org/welcome",
    "dated": "2026-10-01",
}
LINE = {
    "Site": "Casa Paz", "Address": "5 State Ave", "Town": "Denver", "St": "Colorado",
    "Postal code": "80202", "Telephone": "(303) 893-0102", "Opening hours": "Mon to Fri, 9 to 5",
    "Languages": "Spanish, English", "Notes": "Ask for Ana", "Fax": "1",
}  # fmt: skip


def sheet(tmp_path: Path, **changed: str) -> Path:
    path = tmp_path / "welcome.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, LINE, delimiter=";")
        writer.writeheader()
        writer.writerow(LINE | changed)
    return path


def take_in(resources: Path, file: Path, id: str = "welcome-2026", **told: str) -> dict[str, Any]:
    return import_file(resources, file, id, TODAY, hrsa=False, told=TOLD | told)


def test_its_places_are_in_the_next_pack_with_hours_and_languages(tmp_path: Path) -> None:
    resources = places_tree(tmp_path)
    report = take_in(resources, sheet(tmp_path))
    assert report["added"] == ["CO/Casa Paz, Denver"]
    assert report["as_of"] == "2026-10-01"
    assert report["columns_not_used"] == ["Fax"]
    (note,) = report["notes"]
    assert "Ask for Ana" in note  # for the steward, in no pack
    build(resources, tmp_path / "pack", TODAY)
    with Library.at(tmp_path / "pack", lambda: TODAY) as library:
        place = library.place("place:CO:welcome-casa-paz-denver")
    assert (place.kind, place.hours) == ("welcome", "Mon to Fri, 9 to 5")
    assert place.languages == ("es", "en")
    assert place.phones[0].number == "303-893-0102"
    assert place.what == TOLD["what"]
    assert place.limits == "Ask first whom it helps."
    (source,) = place.sources
    assert (source.publisher, source.as_of) == ("State of Colorado", TODAY.replace(month=10, day=1))
    assert "Ana" not in str(place)


def test_a_second_import_goes_on_with_the_list_and_keeps_its_ids(tmp_path: Path) -> None:
    resources = places_tree(tmp_path)
    take_in(resources, sheet(tmp_path))
    with pytest.raises(ToolError, match="already"):
        take_in(resources, sheet(tmp_path))
    report = import_file(
        resources, sheet(tmp_path, Telephone="303-893-0103"), "welcome-2026", TODAY, hrsa=False
    )
    assert (len(report["changed"]), report["gone"]) == (1, [])
    (row,) = read_rows(resources / "places/welcome_2026.csv")[0]
    assert row.id == "welcome-casa-paz-denver"


def test_a_dry_run_writes_nothing(tmp_path: Path) -> None:
    resources = places_tree(tmp_path)
    before = sorted(resources.rglob("*"))
    report = import_file(
        resources, sheet(tmp_path), "welcome-2026", TODAY, hrsa=False, dry_run=True, told=TOLD
    )
    assert (len(report["added"]), report["written"]) == (1, False)
    assert sorted(resources.rglob("*")) == before


def test_an_unknown_language_is_told_and_the_place_still_goes_in(tmp_path: Path) -> None:
    report = take_in(places_tree(tmp_path), sheet(tmp_path, Languages="Klingon"))
    assert len(report["added"]) == 1
    assert any("Klingon" in note for note in report["notes"])


@pytest.mark.parametrize(
    ("told", "why"),
    [
        ({"kind": ""}, "needs its kind"),
        ({"kind": "shop"}, "no kind"),
        ({"what": ""}, "needs its what"),
        ({"publisher": " "}, "needs its publisher"),
        ({"title": ""}, "needs its title"),
        ({"url": "agency"}, "no address"),
        ({"dated": "last year"}, "no day"),
        ({"dated": "2026-99-99"}, "no day"),
        ({"dated": "2030-01-01"}, "lies ahead"),
    ],
)
def test_what_is_missing_or_odd_is_asked_for_and_nothing_is_written(
    tmp_path: Path, told: dict[str, str], why: str
) -> None:
    resources = places_tree(tmp_path)
    with pytest.raises(ToolError, match=why):
        take_in(resources, sheet(tmp_path), **told)
    assert not (resources / "places/welcome_2026.yaml").exists()
    with pytest.raises(ToolError, match="no id"):
        take_in(resources, sheet(tmp_path), "Welcome 2026")


def test_what_was_not_told_stays_unknown_and_what_is_left_to_do_is_said(tmp_path: Path) -> None:
    resources = places_tree(tmp_path)
    report = take_in(resources, sheet(tmp_path), url="", dated="", kind="dmv")
    (problem,) = report["to_do"]
    assert "nobody has said what State of Colorado is worth" in problem
    content, _ = read_content(resources, TODAY)
    entry = content.listed.lists["welcome-2026"]
    assert content.listed.sources[entry.sources[0].id].as_of is None
    assert (entry.cost, entry.reach_miles, entry.topics) == (None, 0, ["rights"])


def test_the_command_takes_the_answers_from_its_line_or_asks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    resources = places_tree(tmp_path)
    monkeypatch.setattr(content_command, "today", lambda: TODAY)
    line = ["content", "import", "places", str(sheet(tmp_path)), "--new-list", "welcome-2026",
            "--resources", str(resources), "--json"]  # fmt: skip
    monkeypatch.setattr("sys.stdin.isatty", lambda: False, raising=False)
    assert cli.main(line) == 1
    assert "needs its kind" in capsys.readouterr().err
    asked: list[str] = []

    def answer(question: str) -> str:
        asked.append(question)
        return list(TOLD.values())[len(asked)]

    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("builtins.input", answer)
    assert cli.main([*line, "--kind", "welcome"]) == 0
    assert len(asked) == len(TOLD) - 1
    assert json.loads(capsys.readouterr().out)["written"] is True


def test_a_place_that_stands_under_another_kind_is_named(tmp_path: Path) -> None:
    resources = places_tree(tmp_path)
    held = next(
        (file.state, place)
        for file in load_content(resources, TODAY).places
        for place in file.places
        if place.phones and place.address and file.state == "CO"
    )
    report = take_in(
        resources,
        sheet(tmp_path, Site=held[1].name, Telephone=held[1].phones[0].number, Address="9 Far Rd"),
    )
    (told,) = report["under_another_kind"]
    assert told.endswith(f"is also CO/{held[1].id}")
