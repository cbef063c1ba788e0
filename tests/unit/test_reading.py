"""YAML is read strictly: no silent duplicate, no word turned into a boolean."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import pytest

from navigator.errors import ToolError
from navigator.steward.content.shape.reading import Reader, csv_lines
from navigator.steward.content.shape.yaml_text import value_at


class Entry(msgspec.Struct, forbid_unknown_fields=True):
    id: str
    size: int = 0


def reader(folder: Path, text: str | bytes) -> Reader:
    path = folder / "file.yaml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return Reader(path, Path("shown.yaml"))


def told(read: Reader) -> list[str]:
    return [str(problem) for problem in read.problems]


@pytest.mark.parametrize(
    ("word", "value"),
    [
        *((word, word) for word in ("no", "yes", "on", "off", "No", "YES", "True", "FALSE", "n")),
        ("true", True),
        ("false", False),
        ("null", None),
        ("12", 12),
        ("2026", 2026),
    ],
)
def test_only_true_and_false_are_booleans(tmp_path: Path, word: str, value: Any) -> None:
    read = reader(tmp_path, f"key: {word}\n{word}: key\n")
    assert read.keys["key"] == value
    assert type(read.keys["key"]) is type(value)
    assert not read.problems


def test_on_is_a_key_like_any_other(tmp_path: Path) -> None:
    assert reader(tmp_path, "on: 1\n").keys == {"on": 1}


@pytest.mark.parametrize(
    "text",
    ["a: 1\na: 2\n", "top:\n  a: 1\n  b: 2\n  a: 3\n", "top: {a: 1, a: 2}\n", "- {b: 1, b: 2}\n"],
)
def test_a_key_given_twice_is_an_error_with_its_line(tmp_path: Path, text: str) -> None:
    (problem,) = told(reader(tmp_path, text))
    assert "is given twice" in problem
    assert problem.startswith("shown.yaml: line ")


UNMERGED = """\
id: places
<<<<<<< HEAD
one: Ana's clinic
||||||| base
=======
one: Ben's clinic
>>>>>>> ben
later: 1
<<<<<<< HEAD
=======
two: 2
>>>>>>> ben
"""


def test_lines_that_git_could_not_merge_are_named_with_both_sides(tmp_path: Path) -> None:
    first, second = told(reader(tmp_path, UNMERGED))
    assert first.startswith("shown.yaml: line 2: two people changed the same lines")
    assert "HEAD has: `one: Ana's clinic`. ben has: `one: Ben's clinic`." in first
    assert "valid YAML" not in first + second
    assert "line 9: " in second
    assert "HEAD has: `nothing`. ben has: `two: 2`." in second
    with pytest.raises(ToolError, match="line 2: two people changed the same lines"):
        value_at(UNMERGED, ("id",))
    table = tmp_path / "rows.csv"
    table.write_text("a\n<<<<<<< HEAD\n1\n=======\n2\n>>>>>>> ben\n", "utf-8")
    read = reader(tmp_path, "a: 1\n")
    assert list(csv_lines(read, table, ("a",))) == []
    assert "rows.csv line 2: two people" in told(read)[0]


@pytest.mark.parametrize("text", ["a: [", "\tb: 1", b"a: \xff", "!!python/object:os.system {}"])
def test_what_is_no_yaml_is_named_and_nothing_is_built_from_it(
    tmp_path: Path, text: str | bytes
) -> None:
    read = reader(tmp_path, text)
    assert len(read.problems) == 1
    assert "not valid YAML" in told(read)[0]
    assert read.keys == {}


@pytest.mark.parametrize("text", ["", "- a\n- b\n", "just words"])
def test_a_file_is_a_mapping(tmp_path: Path, text: str) -> None:
    assert "not a mapping" in told(reader(tmp_path, text))[0]


def test_a_missing_key_is_named_when_it_is_required(tmp_path: Path) -> None:
    read = reader(tmp_path, "a: 1\n")
    assert read.one("a", int) == 1
    assert read.one("b", int) is None
    assert read.one("c", int, required=False) is None
    assert [problem.key for problem in read.problems] == ["b"]


def test_one_bad_entry_does_not_hide_the_others(tmp_path: Path) -> None:
    read = reader(tmp_path, "list: [{id: a}, {id: b, size: x}, {size: 1}, {id: c, colour: red}, 7]")
    assert [entry.id for _, entry in read.items("list", Entry)] == ["a"]
    assert [problem.key for problem in read.problems] == [
        "list[b].size", "list[2]", "list[c]", "list[4]",
    ]  # fmt: skip


def test_one_bad_value_of_a_mapping_does_not_hide_the_others(tmp_path: Path) -> None:
    read = reader(tmp_path, "map: {a: {id: x}, b: 3, c: {id: y}}")
    assert [key for key, _ in read.mapping("map", Entry)] == ["a", "c"]
    assert [problem.key for problem in read.problems] == ["map.b"]


def test_a_list_where_a_mapping_belongs_is_named_and_the_other_way_round(tmp_path: Path) -> None:
    read = reader(tmp_path, "list: {a: 1}\nmap: [1]\n")
    assert list(read.items("list", Entry)) == []
    assert list(read.mapping("map", Entry)) == []
    assert [problem.wrong for problem in read.problems] == [
        "this must be a list.", "this must be a mapping.",
    ]  # fmt: skip


def test_an_empty_list_or_mapping_may_be_left_open(tmp_path: Path) -> None:
    read = reader(tmp_path, "list:\nmap:\n")
    assert list(read.items("list", Entry)) == []
    assert list(read.mapping("map", Entry)) == []
    assert list(read.items("absent", Entry)) == []
    assert not read.problems


def test_a_key_nobody_asked_for_is_named_with_those_that_are_known(tmp_path: Path) -> None:
    read = reader(tmp_path, "a: 1\nb: 2\n3: x\n")
    read.one("a", int)
    read.finish()
    assert [problem.key for problem in read.problems] == ["b", "3"]
    assert "use one of: a." in read.problems[0].mend
