"""Search learns from examples: the same ones give the same bytes, and what is learned is right."""

from __future__ import annotations

import random
import sys
from pathlib import Path

import pytest

from navigator.cli.main import main
from navigator.search.fusion import FEATURES
from navigator.search.meaning import Meaning
from navigator.search.stemming import stemmer
from navigator.steward.learning.judged_queries import Drawn, read_queries, with_slip
from navigator.steward.learning.training import Example, Judged, learn_meanings, learn_ranking

GROUPS = [("card:US:a",), ("card:US:b",), ()]
WAYS = {
    0: ["free clinic", "doctor visit", "see a doctor", "clinic near school", "sick child doctor"],
    1: ["food pantry", "free food", "hungry kids", "food stamps", "food bank near school"],
    2: ["bus times", "weather", "print my photo", "library hours", "soccer game"],
}
EXAMPLES = [Example(tuple(way.split()), group) for group, ways in WAYS.items() for way in ways]


def test_two_lessons_of_the_same_examples_give_the_same_bytes() -> None:
    """Else two stewards who build the same content hand out two packs."""
    first, second = (learn_meanings(EXAMPLES, GROUPS) for _ in range(2))
    assert first == second
    assert all(max(held[::2]) < len(GROUPS) for held in first.weights.values())


def test_what_was_learned_reads_words_that_no_example_has() -> None:
    meaning = Meaning(learn_meanings(EXAMPLES, GROUPS), ["a", "my"], stemmer("en"))
    for typed, first in (("my doctors", GROUPS[0]), ("hungry", GROUPS[1]), ("weather", GROUPS[2])):
        assert meaning.read(typed.split())[0].first == first, typed


def test_what_sets_right_rows_apart_gets_weight() -> None:
    right, wrong = (
        Judged({"name": 1.0, "text": 0.5}, True),
        Judged({"text": 0.5, "part": 1.0}, False),
    )
    weights = learn_ranking([[right, wrong]] * 20 + [[wrong]])
    assert weights.keys() == FEATURES.keys()
    assert weights["name"] > 0 > weights["part"]
    assert weights["text"] == 0, "both rows have it"


def test_a_slip_harms_one_letter_behind_the_first_of_a_long_word() -> None:
    chance = random.Random(1)  # noqa: S311 - a draw that can be repeated
    for _ in range(50):
        drawn = Drawn("Denver Legal Aid", "CO", "Denver Legal Aid", "legal")
        typed = with_slip(drawn, chance).typed
        assert typed.endswith("Aid"), "a short word is no word with a slip"
        assert typed[0] == "D"
        assert abs(len(typed) - len(drawn.typed)) <= 1
    short = Drawn("ACLU", "CO", "ACLU", "legal")
    assert with_slip(short, chance) == short


def test_a_judged_query_knows_what_is_right(tmp_path: Path) -> None:
    path = tmp_path / "queries.yaml"
    path.write_text(
        "queries:\n"
        "- {q: doctor, state: CO, want: [health, health_center]}\n"
        "- {q: texas lawyer, in: TX, want: [legal_place]}\n"
        "- {q: wic, want: [wic, 'program:CO:wic']}\n",
        "utf-8",
    )
    doctor, lawyer, wic = read_queries(path)
    assert doctor.is_right("card:CO:health", None)
    assert not doctor.is_right("card:US:health", None)
    assert doctor.is_right("place:KS:x", "health_center")
    assert lawyer.is_right("place:TX:x", "legal")
    assert not lawyer.is_right("place:CO:x", "legal")
    assert all(wic.is_right(id, None) for id in ("program:US:wic", "program:CO:wic"))
    assert doctor.means("card:{state}:health")
    assert doctor.means("places:health_center.dental")
    assert not doctor.means("places:legal")
    assert sum(one.is_apart for one in (doctor, lawyer, wic)) < 3


def test_where_nothing_can_teach_it_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in [*sys.modules]:
        if name.startswith("navigator.steward.learning"):
            monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "sklearn.svm", None)
    monkeypatch.setitem(sys.modules, "sklearn.model_selection", None)
    assert main(["content", "train", "tests/search/queries.yaml"]) == 1
    assert "build/locks/train.txt" in capsys.readouterr().err
