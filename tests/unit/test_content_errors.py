"""A steward's mistake is named with file, key and mend, and never hides another."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from navigator.content.loader import load_content, read_content
from navigator.errors import ContentErrors
from tests.helpers.content import PLACES, RECORDS, write_tree

TODAY = date(2026, 11, 24)


def problems(folder: Path, **changed: str) -> list[str]:
    _, found = read_content(write_tree(folder, **changed), TODAY)
    return [str(one) for one in found]


def test_the_smallest_tree_has_no_problem(tmp_path: Path) -> None:
    assert problems(tmp_path) == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("clean_slate:", "clean_slat:", "no such fact"),
        ("clean_slate:", "clean_slat:", "facts.clean_slate: this fact is missing"),
        ("level: stop", "level: halt", "cautions[records.lawyer_before_plea]"),
        ("level: stop", "colour: red, level: stop", "unknown field `colour`"),
        ("seen: 2026-11-01", "seen: 2027-01-01", "sources.law.seen: this day has not come"),
        ("as_of: 2024-06-05", "as_of: 2026-11-02", "dated after it was seen"),
        ("{id: law, says: Sealing.}", "{id: lore, says: Sealing.}", "no source 'lore'"),
        ("sources: [{id: law, says: Sealing.}]", "sources: []", "no source."),
        ("text: A cap begins.", "text: You qualify now.", "forbidden phrase 'You qualify'"),
        ("until: 2026-12-31", "until: 2027-01-01", "two values on 2027-01-01"),
        ("2025-01-01, until: 2026-12-31", "2025-01-01, until: 2024-01-01", "ends before"),
        ("{on: 2025-01-01", "{on: 2025-01-02", "the switch of 2025-01-01 is not told"),
        ("value: true", 'value: "yes"', "this fact is of kind yes_no"),
        ("null_means: not_known, ", "", "a null says nothing"),
        ("null_means: not_covered, confidence: confirmed, sources: [{id: law, says: No pardons.}]",
         "null_means: not_covered, confidence: confirmed, sources: []", "`not_covered` without"),
        ("key: records.background_check", "key: records.nonsense", "nobody knows this caution"),
        ("says: Begins.", "says: " + "one " * 21, "more than 20 words"),
        ("changes:", "chances:", "chances: nobody knows this key"),
        ("facts:", "facts: {a: 1}\nfacts:", "the key 'facts' is given twice"),
        ("sources:", "sources: [", "not valid YAML"),
    ],
)  # fmt: skip
def test_each_mistake_is_named(tmp_path: Path, old: str, new: str, expected: str) -> None:
    assert old in RECORDS
    found = problems(tmp_path, states__CO__records=RECORDS.replace(old, new, 1))
    assert any(expected in one for one in found), found
    assert all("states/CO/records.yaml" in one or "i18n" in one for one in found)
    assert all("Mend: " in one for one in found)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("kind: legal", "kind: lawful", "no kind 'lawful'"),
        ("    subkind: named_lawyers\n", "", "legal help without a ground"),
        ("303-555-0100", "call us", "is no phone"),
        ("{states: [CO]}", "{states: [ZZ]}", "no state 'ZZ'"),
        ("{states: [CO]}", "{}", "it serves nobody"),
        ("topics: [legal, records]", "topics: [law]", "no topic 'law'"),
        ("https://helper.example.org/about", "helper", "no web address"),
    ],
)
def test_each_mistake_in_a_place_is_named(
    tmp_path: Path, old: str, new: str, expected: str
) -> None:
    found = problems(tmp_path, places__CO=PLACES.replace(old, new, 1))
    assert any(expected in one for one in found), found


def test_all_problems_of_a_run_are_shown_together(tmp_path: Path) -> None:
    broken = RECORDS.replace("level: stop", "level: halt").replace("seen: 2026", "seen: 2027")
    resources = write_tree(tmp_path, states__CO__records=broken, places__CO="places: 3\n")
    with pytest.raises(ContentErrors) as caught:
        load_content(resources, TODAY)
    text = str(caught.value)
    assert "records.lawyer_before_plea" in text
    assert "sources.law.seen" in text
    assert "places/CO.yaml" in text


def test_a_file_nobody_reads_is_named(tmp_path: Path) -> None:
    found = problems(tmp_path, states__CO__recods=RECORDS)
    assert any("recods.yaml: file: nobody reads this file" in one for one in found)


def test_the_word_no_stays_a_word_and_not_false(tmp_path: Path) -> None:
    rights = """
    sources:
      law: {publisher: P, title: T, url: null, as_of: null, seen: 2026-11-01}
    facts:
      limits_cooperation: [{value: no, confidence: confirmed, sources: [{id: law, says: None.}]}]
      law: &unknown [{value: null, null_means: not_known, confidence: unconfirmed, sources: []}]
      data_privacy_law: *unknown
      detention_contract_ban:
        - {value: false, confidence: confirmed, sources: [{id: law, says: None.}]}
      municipal_ids: [{value: [], confidence: confirmed, sources: [{id: law, says: None.}]}]
      universal_representation: *unknown
    """
    assert problems(tmp_path, states__CO__rights=rights) == []


def test_a_translation_of_a_text_that_is_gone_is_named(tmp_path: Path) -> None:
    found = problems(
        tmp_path, states__CO__records=RECORDS.replace("Some old cases may", "Some cases may")
    )
    assert any("no such English text" in one for one in found)


def test_a_checklist_can_not_ask_what_is_not_in_the_vocabulary(tmp_path: Path) -> None:
    for word in ("immigration_status", "citizenship", "country_of_birth", "ssn", "visa", "name"):
        checklist = f"""
        id: bad
        topic: records
        title: T
        lead: L
        asks: [{word}]
        outcomes: []
        """
        found = problems(tmp_path, checklists__bad=checklist)
        assert any(f"'{word}' may not be asked" in one for one in found), found
