"""Every key the program may say has its words; none is shown to a visitor as a key."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from navigator.records.topics import CAUTION_KEYS, TOPICS
from navigator.steward.content.words.wanted_words import wanted_words
from tests.helpers.content import ROOT, real

WORDS = real().content.words
SPOKEN = {key.split(".")[0] for key in WORDS}
_KEY = re.compile(r"^([a-z]+)\.[a-z_]+(?:\.[a-z_]+)*$")
FILES = sorted((ROOT / "navigator").rglob("*.py"))


@pytest.mark.parametrize("key", sorted(set(wanted_words(real().content.checklists))))
def test_a_key_that_is_put_together_has_its_words(key: str) -> None:
    assert key in WORDS


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_key_that_is_written_out_has_its_words(path: Path) -> None:
    caution_keys = CAUTION_KEYS
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            found = _KEY.match(node.value)
            if found and found[1] in SPOKEN and node.value not in caution_keys:
                assert node.value in WORDS, f"line {node.lineno}"


def test_no_words_are_empty_or_doubled_in_their_blanks() -> None:
    for key, text in WORDS.items():
        assert text.strip() == text != "", key
        blanks = re.findall(r"\{(\w*)\}", text)
        assert len(blanks) == len(set(blanks)), key
        assert all(blanks), key


FILLED_BY = {
    "who": {"who", "Who"},
    "children": {"children_program", "children_closed"},
    "adults": {"adults_program", "adults_closed"},
    "pregnancy": {"pregnancy_program"},
    "lawyers": {"lawyers_how", "lawyers_who"},
    "state": {"state_program"},
}
"""What a condition fills beside the text of its own fact."""


def test_the_blanks_of_a_headline_are_sure_to_be_filled() -> None:
    texts = {spec.name for one in TOPICS.values() for spec in one.facts}
    for topic, answers in real().content.answers.items():
        for answer in answers:
            known = {name for name, wanted in answer.when.items() if wanted is not None}
            filled = (texts & known) | {"state"}
            last = {name for name in known if name.removeprefix("last_") in texts - {name}}
            filled |= last | {f"{name}_day" for name in last}
            for name in known:
                head, _, part = name.partition(".")
                filled |= FILLED_BY.get(part if head == "programs" else head.split("_")[0], set())
            for blank in re.findall(r"\{(\w+)\}", answer.tile + answer.answer):
                assert blank in filled, (topic, blank)


def test_every_language_a_place_speaks_has_a_name() -> None:
    spoken = {
        code
        for file in real().content.places
        for place in file.places
        for code in (*place.languages, *(one for phone in place.phones for one in phone.languages))
    }
    spoken |= {code for row in real().content.listed.rows for code in row.languages.split()}
    assert sorted(code for code in spoken if f"language.{code}" not in WORDS) == []
