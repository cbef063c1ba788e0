"""The file of ready stacks: read strictly, written whole, with no room for a visitor."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from navigator.cli import main as cli
from navigator.errors import BadInput, DiskError, KnownError
from navigator.library.facade import Library
from navigator.library.stack_paper import stack_guides, stack_paper
from navigator.paths import Paths
from navigator.site.stacks import FILE, MOST_COPIES, Stack, read_stacks, write_stacks

PAGES = ("rights", "card:US:rights.someone-taken")
HALL = Stack("Church hall", PAGES, "78501", ("es",), "pocket", 30)
TABLE = """
[[stack]]
name = "A"
pages = ["food"]
zip = "80202"
languages = ["en"]
"""


def test_what_is_kept_is_read_back_and_nothing_else_is_in_it(tmp_path: Path) -> None:
    assert read_stacks(tmp_path) == ()
    other = HALL._replace(name="Fair", languages=("es", "en"), shape="sheets", copies=MOST_COPIES)
    write_stacks(tmp_path, [HALL, other])
    assert read_stacks(tmp_path) == (HALL, other)
    assert (tmp_path / FILE).stat().st_mode & 0o077 == 0
    assert set(Stack._fields) == {"name", "pages", "zip", "languages", "shape", "copies"}


def test_a_stack_needs_no_more_than_name_pages_zip_and_language(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text(TABLE, "utf-8")
    assert read_stacks(tmp_path) == (Stack("A", ("food",), "80202", ("en",), "sheets", 1),)


@pytest.mark.parametrize(
    "written",
    [
        TABLE + 'shape = "round"',
        TABLE + "copies = 0",
        TABLE + f"copies = {MOST_COPIES + 1}",
        TABLE + 'copies = "30"',
        TABLE + 'visitor = "Maria"',
        TABLE + TABLE,
        TABLE.replace('"food"', ""),
        TABLE.replace('"food"', '"checklist:health"'),
        TABLE.replace('"food"', '"letter:US:snap-cut"'),
        TABLE.replace('"food"', '"program:CO:omnisalud"'),
        TABLE.replace('"food"', '"gardens"'),
        TABLE.replace('"A"', '""'),
        TABLE.replace('"A"', '"A\\u0007"'),
        TABLE.replace('"80202"', '"802"'),
        TABLE.replace('"80202"', "80202"),
        TABLE.replace('["en"]', "[]"),
        TABLE.replace('["en"]', '["en", "en"]'),
        TABLE.replace('["en"]', '["en", "es", "fr"]'),
        TABLE.replace('["en"]', '["../en"]'),
        TABLE.replace('name = "A"', ""),
        "stack = 3",
        "stack = [3]",
        "other = 3",
        "[[stack",
    ],
)
def test_a_file_with_an_error_is_told_and_not_printed_from(tmp_path: Path, written: str) -> None:
    (tmp_path / FILE).write_text(written, "utf-8")
    with pytest.raises(KnownError, match=r"stacks\.toml has an error"):
        read_stacks(tmp_path)


def test_a_folder_in_the_place_of_the_file_is_told(tmp_path: Path) -> None:
    (tmp_path / FILE).mkdir()
    with pytest.raises(KnownError, match="can not be read"):
        read_stacks(tmp_path)
    with pytest.raises(DiskError, match="could not be written"):
        write_stacks(tmp_path, [HALL])


def test_no_page_that_tells_of_who_carries_it_is_offered_or_printed(real_library: Library) -> None:
    offered = {one.id for one in stack_guides(real_library, "en")}
    assert "card:US:rights.questioned" in offered
    for private in ("card:US:legal.relief", "card:US:health.emergency-medicaid"):
        assert private not in offered
        stack = HALL._replace(pages=("rights", private))
        with pytest.raises(BadInput, match="can say something about the person"):
            stack_paper(real_library, stack)


@pytest.mark.parametrize(
    "wrong", [{"zip": "00000"}, {"pages": ("card:US:rights.nothing",)}, {"languages": ("xx",)}]
)
def test_what_the_pack_does_not_hold_is_told(real_library: Library, wrong: dict[str, Any]) -> None:
    with pytest.raises(BadInput):
        stack_paper(real_library, HALL._replace(**wrong))


def test_a_page_that_does_not_fold_is_told_and_not_dropped(real_library: Library) -> None:
    stack = HALL._replace(pages=("rights", "card:US:health.medicare"))
    with pytest.raises(BadInput, match="does not fold to pocket size"):
        stack_paper(real_library, stack)
    assert stack_paper(real_library, stack._replace(shape="sheets")).html


def test_the_topics_of_a_stack_are_those_of_the_state_of_its_zip(real_library: Library) -> None:
    sheets = HALL._replace(shape="sheets", languages=("en",), pages=("driving",))
    assert "Texas" in stack_paper(real_library, sheets, "Hall").html
    assert "Colorado" in stack_paper(real_library, sheets._replace(zip="80202")).html


def test_the_command_lists_and_writes_a_stack(
    real_paths: Paths, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    paths = replace(real_paths, settings=tmp_path / "settings.toml")
    monkeypatch.setattr(cli, "find_paths", lambda: paths)
    write_stacks(tmp_path, [HALL])
    assert cli.main(["stack", "list", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)[0]["name"] == "Church hall"
    out = tmp_path / "out.pdf"
    assert cli.main(["stack", "print", "Church hall", "--to", str(out), "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {
        "pages": 2, "copies": 1, "sides": 2, "to": str(out),
    }  # fmt: skip
    assert out.read_bytes().startswith(b"%PDF")
    assert cli.main(["stack", "print", "Nobody"]) == 1
    assert "There is no stack 'Nobody'" in capsys.readouterr().err
