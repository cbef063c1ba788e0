"""One more topic, kind of place or page costs its files and its entry: nothing else is touched.

Each is added to a copy of the program, which then runs as a process of its own.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.helpers.content import PLACES, RECORDS, ROOT, SOURCE, write_tree

pytestmark = pytest.mark.slow  # copies of the program: see CONTRIBUTING.md

TOPIC = """    Topic(
        name="garden",
        icon="heart-pulse",
        color="olive",
        map_fact="state_garden_aid",
        facts=(FactSpec("state_garden_aid", Kind.YES_NO), FactSpec("agency", Kind.NAME)),
        cautions=("garden.counts",),
        stages=("ask",),
        doors=("pantry", "legal"),
    ),
"""
GARDEN = (
    SOURCE
    + """
facts:
  state_garden_aid:
    - {value: true, since: 2025-01-01, sources: [{id: law, says: The state pays garden aid.}]}
  agency:
    - {value: Garden Office, sources: [{id: law, says: Names the office.}]}
summary:
  - {text: Colorado pays garden aid of its own., sources: [{id: law, says: It pays.}]}
"""
)
FEDERAL_GARDEN = (
    SOURCE
    + """
facts:
  agency:
    - {value: Department of Agriculture, sources: [{id: law, says: Names the office.}]}
steps:
  - stage: ask
    text: Ask a garden pantry near you.
    speaks_of: []
    sources: [{id: law, says: Pantries help.}]
"""
)
WORDS = """
  topic.garden: Garden
  card.title.garden: "Garden in {state}"
  caution.garden.counts: Garden aid may count.
  fact.state_garden_aid: Garden aid of the state
  place.kind.pantry: Garden pantry
"""
ANSWERS = """
garden:
  - federal: true
    tile: Where to find garden.
    answer: Garden pantries ask for no papers.
    say: I need garden. What do I bring?
  - when: {state_garden_aid: true}
    tile: The state pays garden aid.
    answer: "{state} pays garden aid of its own."
    say: I need garden aid. What do I bring?
  - when: {}
    tile: Garden pantries help.
    answer: "Garden pantries in {state} help."
    say: I need garden. What do I bring?
"""
PANTRY = """
  - id: pantry
    name: Pantry of Denver
    kind: pantry
    topics: [garden]
    what: Garden once a week.
    area: {states: [CO]}
    address: {street: 2 Main St, city: Denver, state: CO, zip: "80202"}
    phones: [{number: 303-555-0199}]
    sources: [{id: page, says: Garden in Denver.}]
"""
PAGE = '''"""The page of one sentence."""

from navigator.ui.widgets.page import Page


class RecipePage(Page):
    """A page of one sentence."""

    stays = True

    def __init__(self, desk, ask, data):
        super().__init__("Recipes", desk)
'''
ROUTES = [
    ("home", ""), ("card", "card:CO:garden"), ("card", "card:TX:garden"),
    ("card", "card:US:garden"), ("doors", "card:CO:garden"), ("near", "card:CO:garden"),
    ("faces", "card:TX:garden"), ("places", "card:CO:garden"), ("place", "place:CO:pantry"),
    ("map", "garden"), ("compare", "garden"), ("recipe", ""),
]  # fmt: skip


def _replace(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert text.count(old) == 1, old
    path.write_text(text.replace(old, new), "utf-8")


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the program with the new entries, and a small content of Colorado and Texas."""
    package = tmp_path / "navigator"
    shutil.copytree(
        ROOT / "navigator", package, ignore=shutil.ignore_patterns("__pycache__", "steward/desk")
    )
    topics = package / "records/topics.py"
    _replace(topics, ")\nTOPICS: dict", f"{TOPIC})\nTOPICS: dict")
    _replace(
        topics, 'PLACE_KINDS = (\n    "legal",', 'PLACE_KINDS = (\n    "pantry",\n    "legal",'
    )
    pages = package / "ui/pages"
    _replace(
        pages / "__init__.py", "PAGES = {", 'PAGES = {\n    "recipe": "visitor.recipe.RecipePage",'
    )
    (pages / "visitor/recipe.py").write_text(PAGE, "utf-8")
    write_tree(tmp_path, states__TX__records=RECORDS, places__CO=PLACES + PANTRY)
    return tmp_path


def _run(copy: Path, *arguments: str) -> Any:
    paths = os.pathsep.join(map(str, (copy, ROOT, ROOT / "build")))
    environ = {**os.environ, "PYTHONPATH": paths, "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-m", "tests.helpers.one_more", *arguments]
    done = subprocess.run(command, cwd=copy, env=environ, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    return json.loads(done.stdout)


def _lacks(copy: Path) -> list[str]:
    """Return the problems with the new entries, sorted; those of the small content are others."""
    told = _run(copy, "check", str(copy))
    return sorted(one for one in told if "garden" in one or "pantry" in one)


def _write_words(copy: Path) -> None:
    _replace(
        copy / "resources/vocabulary/words.yaml", "\n  topic.records:", f"{WORDS}  topic.records:"
    )
    with (copy / "resources/vocabulary/answers.yaml").open("a", encoding="utf-8") as file:
        file.write(ANSWERS)
    for folder, text in {"states/CO": GARDEN, "federal": FEDERAL_GARDEN}.items():
        (copy / "resources" / folder).mkdir(exist_ok=True)
        (copy / "resources" / folder / "garden.yaml").write_text(text, "utf-8")
    pictures = copy / "navigator/ui/assets/illustrations"
    shutil.copy(pictures / "records.svg", pictures / "garden.svg")


def test_what_a_new_topic_or_kind_lacks_is_one_clear_line_each(copy: Path) -> None:
    assert _lacks(copy) == [
        "garden: no headline for the other cases.",
        "words.card.title.garden: this word is missing.",
        "words.caution.garden.counts: this word is missing.",
        "words.fact.state_garden_aid: this word is missing.",
        "words.place.kind.pantry: this word is missing.",
        "words.topic.garden: illustrations/garden.svg is missing.",
        "words.topic.garden: this word is missing.",
    ]


def test_a_topic_with_one_state_a_kind_and_a_page_are_there_whole(copy: Path) -> None:
    _write_words(copy)
    assert _lacks(copy) == []
    told = _run(copy, "open", str(copy), json.dumps(ROUTES))
    for mode in ("desk", "kiosk"):
        names = [told["opened"][f"{mode} {kind} {id}".strip()] for kind, id in ROUTES]
        assert names[1:7] == [
            "Garden in Colorado", "Garden in Texas", "Garden in the United States",
            "Garden in Colorado", "Where to go or call", "Garden in Texas",
        ]  # fmt: skip
        assert names[8] == "Pantry of Denver"
        assert names[-1] == "Recipes"
    assert told["answers"] == {
        "CO": "Colorado pays garden aid of its own.",
        "TX": "We have not written this page for Texas yet."
        " What holds in the whole country stands below.",
    }
    assert told["steps"] == ["Ask a garden pantry near you."]
    assert told["map"] == {"CO": "yes", "TX": "not_held", "WY": "not_held"}
    assert told["found"] == "card:CO:garden"
    assert told["pantries"] == ["Pantry of Denver"]
