"""No status word can come in through a checklist file: as a question, label, result or export.

The files are built anew with a forbidden thing in each place a file has, and each must be
refused; and what the real ones ask, offer and export is looked through word by word.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from navigator.cli.screen_command import screen_lines
from navigator.eligibility.answers import Answers
from navigator.library.facade import Library
from navigator.records.askable import ASKABLE
from navigator.steward.content.loader import read_content
from tests.helpers.content import real, write_tree

FORBIDDEN_FACTS = (
    "immigration_status", "status", "citizenship", "citizen", "nationality", "country_of_birth",
    "place_of_birth", "ssn", "itin", "visa", "a_number", "date_of_entry", "papers_held",
    "green_card", "daca", "tps", "asylum", "refugee", "criminal_history", "conviction", "arrest",
    "name", "address", "phone", "free_text", "years_in_country",
)  # fmt: skip
STATUS_WORDS = re.compile(
    r"\b(?:citizen\w*|ciudadan\w*|nationalit\w*|nacionalidad|undocumented|indocumentad\w*|visa|"
    r"green card|tarjeta verde|asyl\w*|asilo|refuge\w*|refugiad\w*|daca|tps|parole|"
    r"passport|pasaporte|ssn|itin|social security|seguro social|country of birth|born|nació|"
    r"deport\w*|arrest\w*|convict\w*|condena\w*|immigra\w*|inmigra\w*|migrator\w*|status|estatus)\b",
    re.IGNORECASE,
)
BASE: dict[str, Any] = {
    "id": "x", "topic": "health", "title": "Title", "lead": "Lead.", "asks": ["age"],
    "outcomes": [{
        "id": "a", "kind": "other", "title": "A", "when": {}, "status_rule": "any",
        "conditions": [{"fact": "age", "comparator": "at_least", "value": 1}],
    }],
}  # fmt: skip


def problems(folder: Path, body: dict[str, Any]) -> list[str]:
    resources = write_tree(folder, checklists__x=yaml.safe_dump(body, allow_unicode=True))
    _, found = read_content(resources, real().today)
    return [str(one) for one in found if "checklists" in str(one.path)]


def changed(**more: Any) -> dict[str, Any]:
    return {**BASE, **more}


def with_outcome(**more: Any) -> dict[str, Any]:
    return changed(outcomes=[{**BASE["outcomes"][0], **more}])


def test_the_file_to_break_is_sound(tmp_path: Path) -> None:
    assert problems(tmp_path, BASE) == []


@pytest.mark.parametrize("fact", FORBIDDEN_FACTS)
def test_no_forbidden_fact_is_asked_for_compared_or_checked(tmp_path: Path, fact: str) -> None:
    assert fact not in ASKABLE
    condition = {"fact": fact, "comparator": "is", "value": True}
    bodies = (
        changed(asks=["age", fact]),
        with_outcome(conditions=[condition]),
        with_outcome(groups=[{"id": "g", "conditions": [condition]}]),
        with_outcome(groups=[{"id": "g", "other_ways": fact}]),
        with_outcome(conditions=[{"fact": "age", "comparator": "at_least", "checks": fact}]),
        with_outcome(when={fact: True}),
        with_outcome(each=fact),
        with_outcome(tells=[fact]),
        changed(stop_facts=[fact]),
    )
    for number, body in enumerate(bodies):
        assert problems(tmp_path / str(number), body), body


@pytest.mark.parametrize(
    "key", ["question", "questions", "choices", "free_text", "input", "label", "save_as", "status"]
)
def test_a_file_has_no_place_for_a_question_of_its_own(tmp_path: Path, key: str) -> None:
    for body in (changed(**{key: "Are you?"}), with_outcome(**{key: "Are you?"})):
        assert problems(tmp_path, body), body


PROMISES = ("You qualify.", "You are eligible.", "You are undocumented.", "illegal aliens")


@pytest.mark.parametrize("text", PROMISES)
@pytest.mark.parametrize(
    "body",
    [
        lambda text: changed(title=text),
        lambda text: changed(lead=text),
        lambda text: changed(fill=[{"heading": text}]),
        lambda text: changed(fill=[{"heading": "H", "lines": [text]}]),
        lambda text: changed(fill=[{"heading": "H", "boxes": [text]}]),
        lambda text: with_outcome(title=text),
        lambda text: with_outcome(branch=text),
        lambda text: with_outcome(says={"likely": text}),
        lambda text: with_outcome(says={"unlikely": text}),
        lambda text: with_outcome(notes=[{"text": text}]),
    ],
)
def test_no_text_of_a_file_promises_or_labels(tmp_path: Path, text: str, body: Any) -> None:
    assert problems(tmp_path, body(text))


@pytest.mark.parametrize(
    ("numbers", "told"),
    [
        ({"B": "legal"}, "no line 'B'"),
        ({"A": "police"}, "no 'police'"),
        ({"A": "legal"}, ""),
    ],
)
def test_a_form_prints_numbers_it_knows_on_lines_it_has(
    tmp_path: Path, numbers: dict[str, str], told: str
) -> None:
    found = problems(tmp_path, changed(fill=[{"heading": "H", "lines": ["A"], "numbers": numbers}]))
    assert [told in one for one in found] == ([True] if told else [])


# The real ones.


def asked_words(library: Library, lang: str) -> Iterator[tuple[str, str]]:
    """Every question, its choices and the label of every condition, with its key."""
    words = real().content.words
    say = library.wording(lang)
    for key in words:
        if key.startswith(("ask.", "choice.", "condition.")):
            blanks = dict.fromkeys(re.findall(r"\{(\w+)\}", words[key]), "X")
            yield key, say(key, **blanks)


@pytest.mark.parametrize("lang", ["en", "es"])
def test_no_question_choice_or_label_holds_a_status_word(real_library: Library, lang: str) -> None:
    found = [
        (key, text) for key, text in asked_words(real_library, lang) if STATUS_WORDS.search(text)
    ]
    assert found == []


def test_every_line_and_box_of_a_form_stays_off_status(real_library: Library) -> None:
    for checklist in real_library.checklists():
        for part in checklist.fill:
            # Papers may be named on paper; nobody is asked which they hold.
            assert not [text for text in part.lines if STATUS_WORDS.search(text)]


NAMED = {"program", "kind", "status_rule", "title", "enrollment", "sensitive", "person", "verdict",
         "asked_part", "depends_on", "reasons", "cautions", "tells"}  # fmt: skip


def test_an_export_names_asked_facts_and_nothing_else(real_library: Library) -> None:
    states = [state for state in real_library.states() if state != "US"]
    for checklist in real_library.checklists():
        name = checklist.id.partition(":")[2]
        lines = [json.dumps({"id": state, "state": state}).encode() for state in states]
        for line in screen_lines(real_library, name, lines):
            for outcome in json.loads(line)["outcomes"]:
                assert set(outcome) == NAMED
                for reason in outcome["reasons"]:
                    assert reason["fact"] in {*ASKABLE, "other_way", "enrollment"}


def test_a_verdict_never_says_what_somebody_is(real_library: Library) -> None:
    words = real().content.words
    spoken = [words[key] for key in words if key.startswith(("verdict.", "reason.", "plan."))]
    for checklist in real_library.checklists():
        spoken += [text for one in checklist.outcomes for _, text in one.says]
    labels = re.compile(r"\byou are\b|\bthey are a\b", re.IGNORECASE)
    assert not [text for text in spoken if labels.search(text)]
    assert real_library.screen("checklist:records", Answers("CO")).missing == ()
