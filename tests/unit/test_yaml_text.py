"""A save at the desk leaves every line alone that the steward did not change.

Else nobody can read in git what was changed, and a remark on why a number is so gets lost.
"""

from __future__ import annotations

import contextlib
import difflib
import random
import subprocess
from datetime import date
from itertools import takewhile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from navigator.errors import ToolError
from navigator.steward.content.shape.reading import reads_as
from navigator.steward.content.shape.yaml_text import (
    dump,
    formatted,
    inserted,
    load,
    remark,
    removed,
    replaced,
    styled,
    value_at,
)

ROOT = Path(__file__).parents[2]
FILES = sorted((ROOT / "resources").rglob("*.yaml"))
IL = (ROOT / "resources/states/IL/college.yaml").read_text("utf-8")
TEXT = """\
# What stands here, and why.
sources:
  # the law itself
  act:   # read twice
    publisher: 'General Assembly'
    as_of: null
    seen: 2026-11-24

facts:
  fee_usd:
    - value: 30   # printed on the form
      since: 2025-01-01
      sources:
        - {id: act, says: "A fee: 30 dollars, as of 2025."}
    # what follows is coming
    - value: 35
      since: 2027-01-01
      conflict: A sentence on one line, so that a difference shows it whole.
      sources: []

know:
  - text: One.
    sources: [{id: act, says: Yes}]
"""
FEE = ("facts", "fee_usd")


def changed(old: str, new: str) -> list[str]:
    """The lines that went (`-`) and came (`+`)."""
    lines = difflib.ndiff(old.splitlines(), new.splitlines())
    return [line[0] + line[2:] for line in lines if line[0] in "+-"]


def test_an_end_is_one_line_more() -> None:
    new = inserted(TEXT, (*FEE, 0), date(2026, 12, 31), key="until")
    assert changed(TEXT, new) == ["+      until: 2026-12-31"]
    assert new.index("since: 2025") < new.index("until:") < new.index("sources:\n        - {")
    assert value_at(new, (*FEE, 0, "until")) == date(2026, 12, 31)


def test_a_new_entry_stands_in_house_style_before_remarks_on_the_next() -> None:
    entry = {
        "value": None, "null_means": "not_known", "since": date(2026, 1, 1), "checks": {"a": 1},
        "conflict": "It says: ask, and a # sign", "sources": [{"id": "act", "says": "Ask."}],
    }  # fmt: skip
    new = inserted(TEXT, FEE, entry, at=1)
    assert changed(TEXT, new) == [
        "+    - value: null",
        "+      null_means: not_known",
        "+      since: 2026-01-01",
        "+      checks: {a: 1}",
        '+      conflict: "It says: ask, and a # sign"',
        "+      sources:",
        "+        - {id: act, says: Ask.}",
    ]
    assert new.index("says: Ask.") < new.index("# what follows")
    assert removed(new, (*FEE, 1)) == TEXT


def test_a_missing_list_is_made_where_the_order_of_a_file_has_it() -> None:
    step = {"text": "Go.", "stage": "book", "sources": []}
    new = inserted(TEXT, ("steps",), step)
    assert changed(TEXT, new) == [
        "+steps:", "+  - text: Go.", "+    stage: book", "+    sources: []", "+",
    ]  # fmt: skip
    assert "sources: []\n\nsteps:\n" in new
    assert "sources: []\n\nknow:\n" in new
    assert removed(new, ("steps",)) == TEXT
    assert inserted(TEXT, ("changes",), step).endswith(
        "\n\nchanges:\n  - text: Go.\n    stage: book\n    sources: []\n"
    )
    assert value_at(inserted(TEXT, ("facts", "law"), step), ("facts", "law")) == [step]


def test_only_the_parts_of_an_entry_that_differ_are_touched() -> None:
    old = value_at(TEXT, (*FEE, 1))
    new = replaced(TEXT, (*FEE, 1), {**old, "value": 40})
    assert changed(TEXT, new) == ["-    - value: 35", "+    - value: 40"]
    gone = {key: value for key, value in old.items() if key != "conflict"}
    assert changed(TEXT, replaced(TEXT, (*FEE, 1), gone)) == [
        "-      conflict: A sentence on one line, so that a difference shows it whole.",
    ]
    assert replaced(TEXT, (*FEE, 1), old) == TEXT
    longer = replaced(TEXT, (*FEE, 0, "value"), {"share": 1.38, "comparator": "below"})
    assert "value: {share: 1.38, comparator: below} # printed" in longer
    assert value_at(longer, (*FEE, 0, "value", "share")) == 1.38
    assert "# printed on the form" in longer
    shorter = replaced(longer, (*FEE, 0, "value"), 30)
    assert shorter == TEXT


def test_one_line_lists_and_mappings_stay_on_their_line() -> None:
    cites = ("know", 0, "sources")
    two = inserted(TEXT, cites, {"id": "b", "says": "a, b"})
    assert 'sources: [{id: act, says: Yes}, {id: b, says: "a, b"}]' in two
    first = inserted(two, cites, {"id": "c", "says": "No"}, at=0)
    assert "[{id: c, says: No}, {id: act" in first
    assert removed(first, (*cites, 0)) == two
    assert removed(two, (*cites, 1)) == TEXT
    assert "sources: []\n" in removed(TEXT, (*cites, 0))[-14:]
    assert "[{says: Yes}]" in removed(TEXT, (*cites, 0, "id"))
    assert "[{id: act}]" in removed(TEXT, (*cites, 0, "says"))
    noted = inserted(TEXT, (*cites, 0), "x", key="note")
    assert "{id: act, note: x, says: Yes}" in noted


def test_the_first_key_of_an_entry_goes_and_comes() -> None:
    new = removed(TEXT, ("know", 0, "text"))
    assert "know:\n  - sources: [" in new
    assert inserted(new, ("know", 0), "One.", key="text") == TEXT


def test_an_empty_file_and_one_of_remarks_can_be_begun() -> None:
    entry = {"entry": "CO/x", "on": date(2026, 1, 1)}
    assert inserted("", ("reviews",), entry) == ("reviews:\n  - entry: CO/x\n    on: 2026-01-01\n")
    assert inserted("# mine", ("reviews",), entry).startswith("# mine\nreviews:\n  - entry")
    assert inserted("reviews: []\n", ("reviews",), entry).startswith("reviews:\n  - entry: CO/x\n")


def test_sentences_can_be_keys() -> None:
    held = 'reviewed: false\ntexts:\n  "Ask: first.": "Pregunte."\n'
    key = "x" * 1200
    new = inserted(held, ("texts",), "Sí", key="Yes: it is")
    assert new == held + '  "Yes: it is": Sí\n'
    assert value_at(inserted(new, ("texts",), "muy largo", key=key), ("texts", key)) == "muy largo"
    assert replaced(held, ("texts", "Ask: first."), "Pregunte: antes.") == held.replace(
        "Pregunte.", "Pregunte: antes."
    )


def test_what_is_shared_or_missing_is_refused() -> None:
    shared = "a: &x\n  - one\nb: *x\nc: 1\n"
    with pytest.raises(ToolError, match="can not be changed here"):
        replaced(shared, ("b", 0), "two")
    with pytest.raises(ToolError, match="can not be changed here"):
        replaced(shared, ("a", 0), "two")
    alone = replaced(shared, ("b",), ["two"])
    assert reads_as(alone) == {"a": ["one"], "b": ["two"], "c": 1}
    for refused in (
        lambda: removed(TEXT, ("nothing",)),
        lambda: removed(shared, ("a",)),
        lambda: replaced(TEXT, ("facts", "law"), "x"),
        lambda: inserted(TEXT, ("know", 7), "x"),
        lambda: inserted(TEXT, ("know",), "x", key="text"),
        lambda: inserted(TEXT, ("know", 0), "x", key="text"),
        lambda: value_at("a: [", ("a",)),
        lambda: value_at("a: 1\na: 2\n", ("a",)),
    ):
        with pytest.raises(ToolError):
            refused()
    assert value_at("", ("a",)) is None
    assert value_at(TEXT, ("know", 5, "text")) is None


def test_a_remark_stays_with_the_entry_below_it() -> None:
    text = (
        "a:\n  - id: b\n\n  # on d\n  - id: d   # its name\n  - |\n    two\n    lines\n"
        "\n# on e\ne: 1\n# last\n"
    )
    assert formatted(text) == text
    more = inserted(text, ("a",), {"id": "c"}, at=1)
    assert more == text.replace("- id: b\n", "- id: b\n  - id: c\n")
    assert "on d" not in removed(text, ("a", 1))
    assert inserted(text, (), 2, key="f") == text.replace("e: 1\n", "e: 1\n\nf: 2\n")
    tree = styled({"places": [{"id": "a"}, {"id": "b"}]})
    remark(tree["places"], 0, "# Ohio", "# one", indent=2)
    remark(tree["places"], 1, "", indent=2)
    assert dump(tree) == "places:\n  # Ohio\n  # one\n  - id: a\n\n  - id: b\n"
    assert dump(load(dump(tree))) == dump(tree)


def test_long_sentences_stay_whole_and_long_lists_of_words_go_on() -> None:
    says = "It says " + "much and " * 60 + "more."
    words = [f"word {number}" for number in range(40)]
    text = formatted(f"says: {says}\nkeep: [{', '.join(words)}]\nphones: [{{number: '1'}}]\n")
    lines = text.splitlines()
    assert lines[0] == f"says: {says}"
    assert 3 < len(lines) < 8
    assert all(len(line) <= 130 for line in lines[1:])
    assert lines[-1] == "phones: [{number: '1'}]"
    assert formatted(text) == text
    assert reads_as(text)["keep"] == words


def test_what_would_be_read_as_something_else_is_not_formatted() -> None:
    assert formatted("# only a remark\n") == "# only a remark\n"
    assert formatted("zip: 06108\nno: off\n") == "zip: 06108\nno: off\n"
    for wrong in ("a: 0123\n", "a: 1:30\n", "a: [\n"):
        with pytest.raises(ToolError):
            formatted(wrong)


@pytest.mark.parametrize("name", ["sources", "places", "removed"])
def test_two_people_who_add_an_entry_each_do_not_clash(name: str, tmp_path: Path) -> None:
    """Each adds one on a copy of its own; git merges the copies, and both are there."""
    file = "removed" if name == "removed" else "CO"
    text = (ROOT / f"resources/places/{file}.yaml").read_text("utf-8")
    entries = [{"id": id, "state": state, "name": "A place", "why": "New."}
               for id, state in (("aa-clinic", "AK"), ("river-legal-aid", "TX"))]  # fmt: skip
    key: Any = ({"key": "aa-page"}, {"key": "river-page"}) if name == "sources" else ({}, {})
    (tmp_path / "old").write_text(text, "utf-8")
    for entry, more, who in zip(entries, key, ("ana", "ben"), strict=True):
        (tmp_path / who).write_text(inserted(text, (name,), entry, **more), "utf-8")
    done = subprocess.run(
        ["git", "merge-file", "-p", "ana", "old", "ben"],
        cwd=tmp_path, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0
    both = inserted(inserted(text, (name,), entries[0], **key[0]), (name,), entries[1], **key[1])
    assert done.stdout == both
    assert formatted(both) == both


TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), max_size=30)
"""What a field can hold: no control character, no line or paragraph separator."""
SCALARS = st.one_of(
    st.none(), st.booleans(), st.integers(-(10**6), 10**6), st.dates(), TEXTS,
    st.floats(0.01, 1000).map(lambda one: round(one, 2)),
    st.sampled_from(["no", "true", "2026-01-01", "1:30", "- a", "a: b", "a #b", "{a", "*x",
                     "null", "two\nlines", ""]),
)  # fmt: skip
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(TEXTS, inner, max_size=3)),
    max_leaves=8,
)
TREES = st.dictionaries(st.sampled_from("abcd"), VALUES, min_size=1)


def ways(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Every path there is."""
    inner: Any = value.items() if isinstance(value, dict) else ()
    inner = enumerate(value) if isinstance(value, list) else inner
    return [path] * bool(path) + [way for key, one in inner for way in ways(one, (*path, key))]


def test_a_word_that_a_reader_takes_for_a_key_is_quoted() -> None:
    text = 'a: [b, "?0"]\n'
    assert inserted("a: [b]\n", ("a",), "?0") == text
    assert reads_as(text) == {"a": ["b", "?0"]}


@settings(deadline=None)
@given(TREES, VALUES, st.randoms(use_true_random=False))
def test_an_edit_loads_as_what_was_asked_for(
    tree: dict[str, Any], value: Any, luck: random.Random
) -> None:
    text = "# kept\n"
    for key, one in tree.items():
        text = inserted(text, (), one, key=key)
    assert reads_as(text) == tree
    path = luck.choice(ways(tree))
    new = replaced(text, path, value)
    assert value_at(new, path) == value
    assert new.startswith("# kept\n")
    once = formatted(new)  # ruamel loses the blank line below an empty list in a list
    assert once.split() == new.split()
    assert formatted(once) == once
    assert reads_as(replaced(new, path, value_at(text, path))) == tree
    without = removed(text, path)
    parent = value_at(text, path[:-1])
    back = {"at": path[-1]} if isinstance(parent, list) else {"key": path[-1]}
    assert reads_as(inserted(without, path[:-1], value_at(text, path), **back)) == tree


SAMPLE = random.Random(25).sample(FILES, 40)  # noqa: S311 - which files, no secret
MANY = 10
"""So many files of the sample are enough each time."""


@pytest.mark.parametrize(
    "path",
    [
        pytest.param(path, id=str(path.relative_to(ROOT)), marks=[pytest.mark.slow] * (at >= MANY))
        for at, path in enumerate(SAMPLE)
    ],
)
def test_entries_of_real_files_go_and_come(path: Path) -> None:
    """One entry a file, drawn by its name: out, in, and the same; every other line stays."""
    text = path.read_text("utf-8")
    luck = random.Random(path.name)  # noqa: S311 - which entries, no secret
    way = luck.choice(ways(reads_as(text)))
    value, parent = value_at(text, way), value_at(text, way[:-1])
    back = {"at": way[-1]} if isinstance(parent, list) else {"key": way[-1]}
    with contextlib.suppress(ToolError):  # others share it
        out = removed(text, way)
        assert formatted(out) == out
        old, new = text.splitlines(), out.splitlines()
        first = next(
            (n for n, pair in enumerate(zip(old, new, strict=False)) if pair[0] != pair[1]),
            len(new),
        )
        last = len(new) - first - 1  # one line may be another: a list on one line, `[]`
        words = isinstance(parent, list) and not any(isinstance(one, dict | list) for one in parent)
        own_line = old[first].lstrip().startswith("- ") or old[first].endswith(":")
        if words and not own_line:  # lines within brackets are filled up anew with its other words
            pairs = zip(old[::-1], new[::-1], strict=False)
            same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
            lines = " ".join(old[first : len(old) - same]).rpartition("[")[2].partition("]")[0]
            told = {one.strip(" \"'") for one in lines.split(",")} - {""}
            assert told <= {"null" if one is None else str(one) for one in parent}, way
        else:
            assert last <= 0 or old[-last:] == new[-last:], way
        again = inserted(out, way[:-1], value, **back)
        assert reads_as(again) == reads_as(text)
        assert formatted(again) == again


def test_every_value_of_a_real_file_can_be_written_anew() -> None:
    luck = random.Random(7)  # noqa: S311 - which values, no secret
    for way in luck.sample(ways(reads_as(IL)), 60):
        if len(way) > 2 and way[0] != "sources":
            mark = "Written: anew, here."
            new = replaced(IL, way, mark)
            assert value_at(new, way) == mark
            gone = [line for line in changed(IL, new) if line[0] == "-"]
            assert len(gone) <= 1 + str(value_at(IL, way)).count(":"), way
            assert reads_as(replaced(new, way, value_at(IL, way))) == reads_as(IL)
