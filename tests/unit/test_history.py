"""Whoever doubts an entry sees who changed it, when, and from which source."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from navigator.errors import ToolError
from navigator.steward.content.proof.history import as_text, history

PLACES = """\
places:
  - id: first
    name: First
    phones: [{{number: {phone}}}]
    sources:
      - {{id: page, says: {says}}}
  - id: second
    name: Second
"""
TOPIC = """\
facts:
  fee_usd:
    - value: {fee}
  marked:
    - value: true
programs:
  - id: help
    name: Help
"""


@pytest.fixture
def resources(tmp_path: Path) -> Path:
    """Content of two commits by two people."""
    home = tmp_path / "resources"
    for folder in ("places", "states/CO"):
        (home / folder).mkdir(parents=True)

    def git(*arguments: str) -> None:
        subprocess.run(["git", *arguments], cwd=tmp_path, check=True, capture_output=True)

    def commit(by: str, phone: str, says: str, fee: int) -> None:
        (home / "places/CO.yaml").write_text(PLACES.format(phone=phone, says=says), "utf-8")
        (home / "states/CO/driving.yaml").write_text(TOPIC.format(fee=fee), "utf-8")
        (home / "places/food.csv").write_text(f"id,name,phone\nbread,Bread,{phone}\n", "utf-8")
        git("add", "-A")
        who = ("-c", f"user.name={by}", "-c", f"user.email={by}@example.org")
        git(*who, "commit", "-qm", f"{by} writes", "--date", "2026-11-20T12:00:00")

    git("init", "-q")
    commit("ana", "303-433-2812", "Our list", 25)
    commit("ben", "303-433-2813", "They told us", 25)
    return home


def test_a_place_tells_who_changed_what_and_the_source(resources: Path) -> None:
    newest, first = history(resources, "place:CO:first", 9)
    assert (newest.by, newest.subject, str(newest.on)) == ("ben", "ben writes", "2026-11-20")
    assert newest.lines == (
        "-    phones: [{number: 303-433-2812}]", "+    phones: [{number: 303-433-2813}]",
        "-      - {id: page, says: Our list}", "+      - {id: page, says: They told us}",
    )  # fmt: skip
    assert first.by == "ana"
    assert as_text([newest]).startswith("2026-11-20  ben: ben writes\n-    phones")
    assert len(history(resources, "place:CO:first", 1)) == 1


def test_rows_facts_and_programs_have_one_too(resources: Path) -> None:
    assert history(resources, "place:CO:bread", 9)[0].lines == (
        "-bread,Bread,303-433-2812", "+bread,Bread,303-433-2813",
    )  # fmt: skip
    # The second commit changed neither.
    assert [one.by for one in history(resources, "CO/driving/fee_usd", 9)] == ["ana"]
    assert [one.by for one in history(resources, "program:CO:help", 9)] == ["ana"]


@pytest.mark.parametrize("entry", ["place:CO:none", "CO/driving/none", "nothing", "place:CO:$(x)"])
def test_what_is_no_entry_is_told(resources: Path, entry: str) -> None:
    with pytest.raises(ToolError, match=r"no entry|in no file"):
        history(resources, entry, 9)


def test_content_outside_of_git_is_told(resources: Path) -> None:
    (resources.parent / ".git").rename(resources.parent / "gone")
    with pytest.raises(ToolError, match="git can not tell"):
        history(resources, "place:CO:first", 9)
