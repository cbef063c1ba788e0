"""Every key the program may say has its words; none is shown to a visitor as a key."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from navigator.records.askable import ASKABLE
from navigator.records.topics import CAUTION_KEYS, PLACE_KINDS, PLACE_SUBKINDS, TOPICS
from navigator.records.vocabulary import CONFIDENCES, COSTS, ENROLLMENTS, LIMIT_COMPARATORS
from tests.helpers.content import ROOT, real

WORDS = real().content.words
SPOKEN = {key.split(".")[0] for key in WORDS}
_KEY = re.compile(r"^([a-z]+)\.[a-z_]+(?:\.[a-z_]+)*$")
FILES = sorted((ROOT / "navigator").rglob("*.py"))


OPEN_FACTS = ("age", "pregnant", "expecting", "parent_of", "spouse_of", "income_period")
"""Facts that can leave a head count or an income open."""


def built_keys() -> Iterator[str]:
    """Keys that the code puts together from a prefix and a closed vocabulary."""
    for name, topic in TOPICS.items():
        yield from (f"topic.{name}", f"card.title.{name}")
        for spec in topic.facts:
            yield f"fact.{spec.name}"
            yield from (f"value.{spec.name}.{choice}" for choice in spec.choices)
    yield from (f"value.limit.{one}" for one in LIMIT_COMPARATORS)
    yield from (f"value.enrollment.{one}" for one in ENROLLMENTS)
    yield from (f"value.{one}" for one in ("not_known", "not_covered"))
    yield from (f"confidence.{one}" for one in CONFIDENCES)
    yield from (f"place.kind.{one}" for one in PLACE_KINDS)
    yield from (f"place.subkind.{one}" for one in PLACE_SUBKINDS)
    yield from (f"place.cost.{one}" for one in (*COSTS, "unknown"))
    for found in ("answers", "walk_in", "interpreter", "id_asked", "fee", "closed"):
        yield from (f"place.called.{found}.{one}" for one in ("yes", "no"))
    yield from (f"program.status.{one}" for one in ("any", "some", "none_known"))
    yield from (f"verdict.{one}" for one in ("likely", "unlikely", "unknown"))
    yield from (f"verdict.depends.{one}" for one in ("status", "other", "rule_not_held"))
    yield from (f"reason.{one}" for one in ("met", "not_met", "missing"))
    yield from (f"caution.{key}" for key in CAUTION_KEYS)
    for checklist in real().content.checklists:
        for fact in checklist.asks:
            yield from (f"ask.{fact}", f"why.{fact}")
            yield from (f"choice.{fact}.{one}" for one in ASKABLE[fact].choices)
        yield from (f"caution.{checklist.topic}.{fact}" for fact in checklist.stop_facts)
        for outcome in checklist.outcomes:
            grouped = [one for group in outcome.groups for one in group.conditions]
            for one in (*outcome.conditions, *grouped):
                yield f"condition.{one.fact}.{one.comparator}"
    yield from (f"condition.{fact}.known" for fact in OPEN_FACTS)
    yield from (f"enrollment.{one}" for one in ENROLLMENTS if one != "open")
    yield "condition.other_way.known"


@pytest.mark.parametrize("key", sorted(set(built_keys())))
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
    "lawyers": {"lawyers", "lawyers_who"},
}
"""What a condition fills beside the text of its own fact."""


def test_the_blanks_of_a_headline_are_sure_to_be_filled() -> None:
    texts = {spec.name for one in TOPICS.values() for spec in one.facts}
    for topic, answers in real().content.answers.items():
        for answer in answers:
            known = {name for name, wanted in answer.when.items() if wanted is not None}
            filled = (texts & known) | {"state"}
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
