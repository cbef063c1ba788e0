"""Whoever looks after a center's own list is told what is wrong, and hands it on by one command."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from navigator.cli import main as cli
from navigator.errors import ToolError
from navigator.library.facade import Library
from navigator.pack.local_cells import Names
from navigator.paths import Paths
from navigator.records.model import Place
from navigator.steward.imports.local_merge import merge, write_merged
from navigator.steward.imports.provider_sheet import as_paper, cells
from tests.helpers.places import TODAY, places_library

LOCAL = """\
name,kind,state,city,phone,what,note,corrects
Pantry,welcome,Ohio,Akron,(330) 555-0134,Food,Ring twice,
,,,,330-555-0199,,,place:CO:denver
,,,,12,,,place:CO:aid
,,,,330-555-0198,,,place:CO:gone
"""
CALLS = """\
id,name,day,answers,languages
place:CO:denver,Helper,2026-11-20,yes,Spanish
local:OH:pantry-akron,Pantry,2026-11-21,no,
place:CO:aid,Aid,2027-01-01,yes,
"""

ONE_NUMBER = "Write one number, such as 330-555-0134."

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pack")
    places_library(folder).close()
    return folder / "pack"


@pytest.fixture
def paths(pack: Path, tmp_path: Path) -> Paths:
    """A center with an own list."""
    (tmp_path / "local.csv").write_text(LOCAL, "utf-8")
    (tmp_path / "calls.csv").write_text(CALLS, "utf-8")
    return Paths(pack, tmp_path / "settings.toml", None, tmp_path)


@pytest.fixture
def run(paths: Paths, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """`run("local", "check")` gives exit code, stdout and stderr."""
    monkeypatch.setattr(cli, "find_paths", lambda: paths)

    def running(*argv: str) -> tuple[int, str, str]:
        code = cli.main(argv)
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return running


def table(path: Path) -> list[dict[str, str]]:
    """The rows of a table, without what is empty."""
    rows = csv.DictReader(io.StringIO(path.read_text("utf-8-sig"), newline=""))
    return [{name: cell for name, cell in row.items() if cell} for row in rows]


def test_check_counts_what_is_there_and_names_what_is_wrong(run: Run, paths: Paths) -> None:
    code, out, _ = run("local", "check", "--json")
    assert code == 0
    assert json.loads(out) == {
        "folder": str(paths.settings.parent),
        "places": 1,
        "corrections": 2,
        "calls": 3,
        "wrong": [
            f"local.csv, line 4, column phone: '12' is no phone number. {ONE_NUMBER}",
            "local.csv, line 5: nobody holds place:CO:gone. Look for it anew.",
            "calls.csv, line 4, column day: this day has not come. Mend it.",
        ],
    }
    assert "line 5: nobody holds" in run("local", "check")[1]


def test_status_counts_what_is_left_out(run: Run) -> None:
    assert "own_rows_left_out: 1" in run("status")[1]


def test_search_and_near_answer_with_own_places(run: Run) -> None:
    assert json.loads(run("search", "pantry", "--state", "OH", "--json")[1])[0]["id"] == (
        "local:OH:pantry-akron"
    )
    assert json.loads(run("show", "place:CO:denver", "--json")[1])["phones"][0]["number"] == (
        "330-555-0199"
    )


def test_export_holds_own_places_corrections_and_calls_and_nothing_else(
    run: Run, tmp_path: Path
) -> None:
    code, out, err = run("local", "export", "--to", str(tmp_path / "out.csv"), "--json")
    assert (code, json.loads(out)["rows"]) == (0, 6)
    assert err == "Some rows are left out: navigator local check\n"
    assert table(tmp_path / "out.csv") == [
        {"name": "Pantry", "kind": "welcome", "state": "OH", "city": "Akron",
         "phone": "330-555-0134", "what": "Food", "note": "Ring twice"},
        {"phone": "330-555-0199", "corrects": "place:CO:denver"},
        {"phone": "330-555-0198", "corrects": "place:CO:gone"},
        {"id": "place:CO:denver", "name": "Helper", "day": "2026-11-20", "answers": "yes",
         "languages": "es"},
        {"id": "local:OH:pantry-akron", "name": "Pantry", "day": "2026-11-21", "answers": "no"},
        {"id": "place:CO:aid", "name": "Aid", "day": "2027-01-01", "answers": "yes"},
    ]  # fmt: skip


def test_a_center_without_a_list_exports_none_of_it(run: Run, tmp_path: Path) -> None:
    (tmp_path / "local.csv").unlink()
    (tmp_path / "calls.csv").unlink()
    assert run("local", "export", "--to", str(tmp_path / "out.csv"))[2] == ""
    assert table(tmp_path / "out.csv") == []


def test_merge_keeps_what_centers_agree_on_and_decides_no_clash(run: Run, tmp_path: Path) -> None:
    run("local", "export", "--to", str(tmp_path / "one.csv"))
    (tmp_path / "two.csv").write_text(
        "name,kind,state,city,phone,what,hours,corrects\n"
        "Pantry,welcome,OH,Akron,330-555-0135,Food,Mon 9-5,\n"
        "Pantry of Akron,welcome,OH,,330-555-0134,Food,,\n"
        ",,,,330-555-0199,,,place:CO:denver\n"
        ",,,,330-555-0150,,,place:CO:gone\n"
        "Nowhere,,,,,,,\n",
        "utf-8",
    )
    (tmp_path / "three.csv").write_text(
        "id;name;day;answers;fee\n"
        "place:CO:denver;Helper of Denver;2026-11-20;yes;no\n"
        "local:OH:pantry-akron;Pantry;2026-11-21;yes;\n",
        "utf-8",
    )
    files = [str(tmp_path / name) for name in ("one.csv", "two.csv", "three.csv")]
    code, out, _ = run("local", "merge", *files, "--to", str(tmp_path / "merged"), "--json")
    told = json.loads(out)
    assert code == 0
    assert told["agreements"] == [
        "local:OH:pantry-akron, kind: welcome (one.csv, two.csv)",
        "local:OH:pantry-akron, state: OH (one.csv, two.csv)",
        "local:OH:pantry-akron, city: Akron (one.csv, two.csv)",
        "local:OH:pantry-akron, what: Food (one.csv, two.csv)",
        "place:CO:denver, phone: 330-555-0199 (one.csv, two.csv)",
        "place:CO:denver, call of 2026-11-20, answers: yes (one.csv, three.csv)",
    ]
    assert told["clashes"] == [
        "local:OH:pantry-akron, phone: 330-555-0134 (one.csv); 330-555-0135 (two.csv)",
        "place:CO:gone, phone: 330-555-0198 (one.csv); 330-555-0150 (two.csv)",
        "local:OH:pantry-akron, call of 2026-11-21, answers: no (one.csv); yes (three.csv)",
    ]
    assert told["left_out"][0].startswith("two.csv, line 6, column kind: this is needed")
    assert told["left_out"][-3:] == [
        "local:OH:pantry-akron: too little is left where centers clash",
        "place:CO:gone: too little is left where centers clash",
        "local:OH:pantry-akron, call of 2026-11-21: too little is left where centers clash",
    ]
    assert table(tmp_path / "merged" / "local.csv") == [
        {"name": "Pantry of Akron", "kind": "welcome", "state": "OH", "phone": "330-555-0134",
         "what": "Food"},
        {"phone": "330-555-0199", "corrects": "place:CO:denver"},
    ]  # fmt: skip
    assert table(tmp_path / "merged" / "calls.csv") == [
        {"id": "place:CO:aid", "name": "Aid", "day": "2027-01-01", "answers": "yes"},
        {"id": "place:CO:denver", "name": "Helper of Denver", "day": "2026-11-20",
         "answers": "yes", "languages": "es", "fee": "no"},
    ]  # fmt: skip
    report = (tmp_path / "merged" / "report.md").read_text("utf-8")
    assert report.startswith("# Lists of 3 files\n")
    for text in (*told["agreements"], *told["clashes"], *told["left_out"]):
        assert f"- {text}\n" in report


def test_a_merged_list_is_a_list(run: Run, tmp_path: Path, pack: Path) -> None:
    run("local", "merge", str(tmp_path / "local.csv"), str(tmp_path / "calls.csv"), "--to",
        str(tmp_path / "merged"))  # fmt: skip
    with Library.at(pack, lambda: TODAY, tmp_path / "merged") as library:
        assert library.local.slips == ()
        assert library.place("local:OH:pantry-akron").note == "Ring twice"
        assert library.place("place:CO:denver").called is not None


def test_a_sheet_that_comes_back_unchanged_changes_nothing(
    run: Run, tmp_path: Path, pack: Path
) -> None:
    """A place corrects its own row: only what it changed lies over the list."""
    sheet = tmp_path / "sheet.csv"
    assert run("local", "sheet", "place:CO:denver", "--to", str(sheet))[0] == 0
    site = tmp_path / "desk"
    site.mkdir()

    def laid(text: str) -> Place:
        (site / "local.csv").write_text(text, "utf-8")
        with Library.at(pack, lambda: TODAY, site) as library:
            assert library.local.slips == ()
            return library.place("place:CO:denver")

    told = sheet.read_text("utf-8-sig")
    place = laid(told)
    assert place.before is None
    number = place.phones[0].number
    moved = laid(told.replace(number, "303-433-2812"))
    assert moved.before == place
    assert [one.number for one in moved.phones][:1] == ["303-433-2812"]
    assert replace(moved, before=None, phones=place.phones) == place
    columns = told.splitlines()[0].split(",")
    assert {"corrects", "day", "phone"} <= set(columns)
    assert not {"note", "contact", "kind"} & set(columns)
    code, _, wrong = run("local", "sheet", "place:CO:denver", "--to", str(sheet))
    assert (code, "already at" in wrong) == (1, True)
    assert run("local", "sheet", "place:CO:denver", "--to", str(tmp_path / "a.doc"))[0] == 1


def test_the_paper_of_a_place_shows_what_is_said_and_leaves_room(pack: Path) -> None:
    with Library.at(pack, lambda: TODAY) as library:
        place = library.place("place:CO:denver")
        paper = "".join(as_paper(place, library.wording("en")))
    assert place.phones[0].number in paper
    assert "<b>hours</b>: <i>we do not know</i>" in paper or (place.hours or "") in paper
    assert paper.count("_" * 80) == len(cells(place)) - 2
    assert place.id in paper


def test_two_names_with_one_phone_may_be_one_place(tmp_path: Path) -> None:
    row = "welcome,OH,330-555-0134,Food"
    for name, folder in (("Pantry", "a"), ("Food bank", "b")):
        (tmp_path / folder).mkdir()
        text = f"name,kind,state,phone,what\n{name},{row}\n"
        (tmp_path / folder / "local.csv").write_text(text, "utf-8")
    files = [tmp_path / "a" / "local.csv", tmp_path / "b" / "local.csv"]
    merged = merge(files, Names())
    assert merged.twins == ["330-555-0134: local:OH:food-bank, local:OH:pantry"]
    assert merged.files == tuple(path.as_posix() for path in files)
    assert "may be one place (1)" in merged.report()


def test_centers_that_correct_a_name_differently_clash(tmp_path: Path) -> None:
    for file, name in (("a.csv", "Aid"), ("b.csv", "Legal Aid")):
        (tmp_path / file).write_text(f"corrects,name\nplace:CO:aid,{name}\n", "utf-8")
    merged = merge([tmp_path / "a.csv", tmp_path / "b.csv"], Names())
    assert merged.clashes == ["place:CO:aid, name: Aid (a.csv); Legal Aid (b.csv)"]
    assert merged.places == []


def test_merge_never_overwrites_a_list(run: Run, tmp_path: Path) -> None:
    code, out, err = run("local", "merge", str(tmp_path / "local.csv"), "--to", str(tmp_path))
    assert (code, out) == (1, "")
    assert err == f"{tmp_path / 'local.csv'} is there already. Name a new folder.\n"
    assert (tmp_path / "local.csv").read_text("utf-8") == LOCAL


def test_merge_names_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ToolError, match="There is no file"):
        merge([tmp_path / "none.csv"], Names())
    write_merged(merge([], Names()), tmp_path / "new")
    assert table(tmp_path / "new" / "local.csv") == []
