"""The list of files that are tested whole may grow, and nothing slips off it unseen."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import coverage_floor
import pytest
from coverage_floor import complaints, read_gaps

ROOT = Path(__file__).parents[2]
HELD = {"navigator/search/query.py": (), "navigator/update/client.py": ("line 58",)}


def test_a_list_that_says_what_is_so_is_held() -> None:
    assert complaints(HELD, ["navigator/search/query.py"]) == []


def test_a_listed_file_with_a_gap_is_told_with_the_lines() -> None:
    gaps = {"a.py": ("line 9", "3 to the end")}
    assert complaints(gaps, ["a.py"]) == [
        "a.py: no test runs line 9, 3 to the end. Write one, or delete what nobody needs."
    ]


def test_a_file_that_got_there_must_be_listed() -> None:
    (said,) = complaints(HELD, [])
    assert said.startswith("navigator/search/query.py: every line is tested.")


def test_a_listed_file_that_went_away_does_not_go_unseen() -> None:
    (said,) = complaints(HELD, ["navigator/search/query.py", "navigator/search/search.py"])
    assert said.startswith("navigator/search/search.py: listed in full.txt, but not there.")


def test_all_complaints_come_at_once() -> None:
    gaps = {"b.py": (), "a.py": ("line 1",)}
    assert [one[:4] for one in complaints(gaps, ["c.py", "a.py"])] == ["a.py", "b.py", "c.py"]


def test_what_a_report_calls_missing_is_a_gap_once() -> None:
    def file(statements: int, lines: list[int], branches: list[list[int]]) -> dict[str, Any]:
        summary = {"num_statements": statements}
        return {"summary": summary, "missing_lines": lines, "missing_branches": branches}

    report = {
        "files": {
            "navigator/search/query.py": file(4, [], []),
            "navigator/search/__init__.py": file(0, [], []),
            "navigator/update/client.py": file(9, [58], [[57, 58], [60, -40], [61, 63]]),
        }
    }
    assert read_gaps(report) == {
        "navigator/search/query.py": [],
        "navigator/update/client.py": ["line 58", "60 to the end", "61 to 63"],
    }


def test_listing_adds_keeps_the_order_and_takes_nothing_off(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "full.txt"
    path.write_text("# Why.\n\nb.py\n", "utf-8")
    monkeypatch.setattr(coverage_floor, "FULL", path)
    coverage_floor.add(["c.py", "a.py", "b.py"])
    assert path.read_text("utf-8") == "# Why.\na.py\nb.py\nc.py\n"


def test_the_list_names_files_of_the_core_each_once_in_order() -> None:
    listed = coverage_floor.read_list()
    assert listed == sorted(set(listed))
    for file in listed:
        assert (ROOT / file).is_file(), f"{file}: where did it go?"
        module = ".".join(Path(file).with_suffix("").parts[1:])
        assert module.startswith(coverage_floor.ROOMS)
