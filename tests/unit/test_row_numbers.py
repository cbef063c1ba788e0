"""A row keeps its number from one build to the next, so that an update costs little."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from navigator.paths import PACK_FILE
from navigator.records.jurisdictions import FEDERAL, JURISDICTIONS
from navigator.records.topics import TOPICS
from navigator.steward.content.lists.listed import Lists
from navigator.steward.content.pack.building import build
from navigator.steward.content.pack.compiler import Numbers, Shelves, text_shelf
from navigator.steward.signing.publishing import difference
from tests.helpers.content import PLACES, RECORDS, real, write_tree
from tests.helpers.places import TODAY

KANSAS = RECORDS.replace("leg.colorado.gov", "court.example.gov").replace("A law", "Another law")

MORE = """know:
  - {text: Ask for a copy., sources: [{id: law, says: Copies.}]}
"""


def built(folder: Path, **files: str) -> Path:
    files = {"states__CO__records": RECORDS, "places__CO": PLACES, **files}
    build(write_tree(folder, states__KS__records=KANSAS, **files), folder / "pack", TODAY)
    return folder / "pack" / PACK_FILE


def numbers(pack: Path) -> dict[tuple[Any, ...], int]:
    """The number of each row, by what it is."""
    tables = {
        "entries": "id, state, role, name, since", "sources": "id, url", "english": "id, text",
    }  # fmt: skip
    with closing(sqlite3.connect(pack)) as db:
        return {
            (table, *rest): number
            for table, columns in tables.items()
            for number, *rest in db.execute(f"SELECT {columns} FROM {table}")  # noqa: S608 - ours
        }


def test_numbers_go_up_by_one_and_jump_to_a_shelf_that_lies_ahead() -> None:
    given = Numbers()
    assert [given.next(shelf) for shelf in (0, 0, 10, 10, 5, 12, 20)] == [1, 2, 10, 11, 12, 13, 20]


def test_shelves_lie_in_the_order_in_which_rows_come() -> None:
    """Else a row more in one state would move all states behind it."""
    shelves = Shelves(real().content.listed)
    order = [
        shelves.of(role, state, topic)
        for role, topics in (("fact", TOPICS), ("place", ("legal",)))
        for state in (FEDERAL, *JURISDICTIONS)
        for topic in topics
    ]
    order.append(shelves.of("list", FEDERAL, ""))
    assert order == sorted(set(order))
    listed = [shelves.of_listed(row) for row in real().content.listed.rows]
    assert order[-1] < min(listed)
    assert max(listed) < shelves.of("poverty", FEDERAL, "health") < 1 << 27
    falls = sum(later < first for first, later in pairwise(listed))
    assert falls < len(listed) // 50, "lists lie by state and id, but for a few"
    assert len(set(listed)) > len(listed) // 4
    assert Shelves(Lists()).of("poverty", FEDERAL, "health") > order[-1]


def test_texts_lie_by_their_first_letters() -> None:
    shelves = [text_shelf(text) for text in ("", "A b", "A c", "Ask", "Zoo", "Ñu", "→")]
    assert shelves == sorted(set(shelves))
    assert text_shelf("Ask a lawyer.") == text_shelf("Ask the office.")


@pytest.mark.parametrize(
    "files",
    [
        {"states__CO__records": RECORDS.replace("Some old cases may", "Some cases may")},
        {"states__CO__records": RECORDS.replace("changes:\n", f"{MORE}changes:\n")},
        {"places__CO": PLACES + PLACES[PLACES.index("  - id:") :].replace("helper\n", "second\n")},
    ],
    ids=["a text", "a sentence more", "a place more"],
)  # fmt: skip
def test_what_changes_in_one_state_moves_no_number_of_another(
    tmp_path: Path, files: dict[str, str]
) -> None:
    before, after = built(tmp_path / "before"), built(tmp_path / "after", **files)
    old, new = numbers(before), numbers(after)
    assert before.read_bytes() != after.read_bytes()
    for key in old.keys() & new.keys():
        if "CO" not in key:
            assert new[key] == old[key], key
    assert len(difference(before.read_bytes(), after.read_bytes())) < 6000


def test_the_same_content_gives_the_same_bytes(tmp_path: Path) -> None:
    packs = [built(tmp_path / name).read_bytes() for name in ("one", "other")]
    assert packs[0] == packs[1]
