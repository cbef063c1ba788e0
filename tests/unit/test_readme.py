"""Who is new finds by the table of the README where a change goes: each path in it is there."""

from __future__ import annotations

import re

import pytest

from tests.guards.test_layers import LAYERS
from tests.helpers.content import ROOT

TEXT = (ROOT / "README.md").read_text("utf-8")
TABLE = TEXT.split("## Where things are", 1)[1].split("\n## ", 1)[0]
ROWS = re.findall(r"^\| (?!I want to|---)(.+?) \| (.+) \|$", TABLE, re.MULTILINE)
LINKS = sorted(set(re.findall(r"\]\(([^)#:]+)\)", TEXT)))
FOR_ANY = {"XX": "*", "<topic>": "*"}


def paths(cell: str) -> list[str]:
    """What a cell points to: code with a slash in it, and links."""
    named = [one for one in re.findall(r"`([^`]+)`", cell) if "/" in one]
    return named + re.findall(r"\]\(([^)]+)\)", cell)


@pytest.mark.parametrize(("wish", "cell"), ROWS, ids=[wish for wish, _ in ROWS])
def test_each_row_leads_somewhere(wish: str, cell: str) -> None:
    assert paths(cell), wish
    for path in paths(cell):
        pattern = path
        for placeholder, glob in FOR_ANY.items():
            pattern = pattern.replace(placeholder, glob)
        found = list(ROOT.glob(pattern.rstrip("/")))
        assert found, f"{wish}: there is no {path}"
        assert not path.endswith("/") or all(one.is_dir() for one in found), path


@pytest.mark.parametrize("path", LINKS)
def test_each_link_leads_somewhere(path: str) -> None:
    assert (ROOT / path).exists(), path


@pytest.mark.parametrize(
    "word",
    ["fact", "place", "kind of place", "checklist", "ranking", "page", "language", "spreadsheet",
     "places of its own", "command", "release"],
)  # fmt: skip
def test_the_table_has_a_row_for(word: str) -> None:
    assert [wish for wish, _ in ROWS if word in wish], word


def test_the_layers_are_told_in_their_order() -> None:
    told = re.search(r"Layers point downward only: (.+?)\.\n", TABLE, re.DOTALL)
    assert told is not None
    levels = [re.findall(r"`(\w+)`", one) for one in told[1].split("→")]
    numbers = [
        [next(at for at, layer in enumerate(LAYERS) if name in layer) for name in level]
        for level in levels
    ]
    assert all(len(set(level)) == 1 for level in numbers), numbers
    assert [level[0] for level in numbers] == sorted((level[0] for level in numbers), reverse=True)
