"""A save at the desk leaves every line alone that the steward did not change.

Else nobody can read in git what was changed, and a remark on why a number is so gets lost.
"""

from __future__ import annotations

import contextlib
import difflib
import random
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from navigator.errors import ToolError
from navigator.steward.content.shape.reading import reads_as
from navigator.steward.editing.yaml_edit import inserted, removed, replaced, value_at

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
      conflict: A line that is folded by hand
        and goes on here.
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
        "-      conflict: A line that is folded by hand", "-        and goes on here.",
    ]  # fmt: skip
    assert replaced(TEXT, (*FEE, 1), old) == TEXT
    longer = replaced(TEXT, (*FEE, 0, "value"), {"share": 1.38, "comparator": "below"})
    assert "value: {share: 1.38, comparator: below}   # printed" not in TEXT
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
    with pytest.raises(ToolError, match=r"behind a"):
        replaced(shared, ("b", 0), "two")
    with pytest.raises(ToolError, match="can not be changed here"):
        replaced(shared, ("a", 0), "two")
    assert replaced(shared, ("b",), ["two"]) == shared.replace("*x", "[two]")
    for refused in (
        lambda: removed(TEXT, ("nothing",)),
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
    assert reads_as(replaced(new, path, value_at(text, path))) == tree
    without = removed(text, path)
    parent = value_at(text, path[:-1])
    back = {"at": path[-1]} if isinstance(parent, list) else {"key": path[-1]}
    assert reads_as(inserted(without, path[:-1], value_at(text, path), **back)) == tree


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_entries_of_every_real_file_go_and_come(path: Path) -> None:
    """One entry a file, drawn by its name: out, in, and the same; every other line stays."""
    text = path.read_text("utf-8")
    luck = random.Random(path.name)  # noqa: S311 - which entries, no secret
    way = luck.choice(ways(reads_as(text)))
    value, parent = value_at(text, way), value_at(text, way[:-1])
    back = {"at": way[-1]} if isinstance(parent, list) else {"key": way[-1]}
    with contextlib.suppress(ToolError):  # behind a `*name`
        out = removed(text, way)
        old, new = text.splitlines(), out.splitlines()
        first = next(
            (n for n, pair in enumerate(zip(old, new, strict=False)) if pair[0] != pair[1]),
            len(new),
        )
        last = len(new) - first - 1  # one line may be another: a list on one line, `[]`
        assert last <= 0 or old[-last:] == new[-last:], way
        assert reads_as(inserted(out, way[:-1], value, **back)) == reads_as(text)


def test_every_value_of_a_real_file_can_be_written_anew() -> None:
    luck = random.Random(7)  # noqa: S311 - which values, no secret
    for way in luck.sample(ways(reads_as(IL)), 120):
        if len(way) > 2 and way[0] != "sources":
            mark = "Written: anew, here."
            new = replaced(IL, way, mark)
            assert value_at(new, way) == mark
            gone = [line for line in changed(IL, new) if line[0] == "-"]
            assert len(gone) <= 1 + str(value_at(IL, way)).count(":"), way
            assert reads_as(replaced(new, way, value_at(IL, way))) == reads_as(IL)
