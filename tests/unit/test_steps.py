"""Where a step or a danger stands is checked when content is read, each slip by its own name."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from navigator.library.facade import Library
from navigator.steward.content.loader import read_content
from tests.helpers.content import RECORDS, write_tree

TODAY = date(2026, 11, 24)
STEPS = """
steps:
  - {text: See a lawyer., stage: lawyer, sources: [{id: law, says: Lawyer.}]}
bring:
  - {text: Court papers., sources: [{id: law, says: Papers.}]}
without: [keep, bring, records.lawyer_before_plea]
"""


def problems(folder: Path, records: str, state: str = "CO") -> list[str]:
    tree = write_tree(folder, **{f"states__{state}__records": records})
    _, found = read_content(tree, TODAY)
    return [str(one) for one in found]


def test_steps_dangers_and_what_is_left_out_may_stand_at_the_stages_of_their_topic(
    tmp_path: Path,
) -> None:
    at_a_step = RECORDS.replace("level: info", "level: step, stage: request")
    assert problems(tmp_path, at_a_step + STEPS) == []


@pytest.mark.parametrize(
    ("old", "new", "where", "told"),
    [
        ("., stage: lawyer", ".", "steps[0]", "a step of the stage None"),
        ("stage: lawyer", "stage: book", "steps[0]", "a step of the stage 'book'"),
        ("Court papers.", "Court papers., stage: keep", "bring[0]", "only a step has a stage"),
        ("level: info", "level: step", "cautions[records.background_check]",
         "a danger at the stage None"),
        ("level: info", "level: step, stage: book", "cautions[records.background_check]",
         "a danger at the stage 'book'"),
        ("level: info", "level: info, stage: keep", "cautions[records.background_check]",
         "only the level `step` has a stage"),
        ("level: stop", "level: stop, stage: keep", "cautions[records.lawyer_before_plea]",
         "only the level `step` has a stage"),
        ("[keep,", "[book,", "without", "no stage, caution, guide or program 'book'"),
        ("records.lawyer_before_plea]", "driving.out_of_state_card]", "without",
         "no stage, caution, guide or program 'driving.out_of_state_card'"),
    ],
)  # fmt: skip
def test_each_mistake_about_a_stage_is_named(
    tmp_path: Path, old: str, new: str, where: str, told: str
) -> None:
    whole = RECORDS + STEPS
    assert whole.count(old) == 1
    (found,) = problems(tmp_path, whole.replace(old, new))
    assert f"states/CO/records.yaml: {where}: {told}" in found
    assert "Mend: " in found


def test_a_mistake_names_the_stages_that_there_are(tmp_path: Path) -> None:
    (found,) = problems(tmp_path, (RECORDS + STEPS).replace("stage: lawyer", "stage: book"))
    assert found.endswith("Mend: one of lawyer, request, keep.")


def test_the_federal_file_leaves_nothing_out(tmp_path: Path) -> None:
    tree = write_tree(tmp_path, federal__records=RECORDS + STEPS)
    _, found = read_content(tree, TODAY)
    told = [str(one) for one in found if ": without: " in str(one)]
    assert len(told) == 3, told
    for one in told:
        assert "federal/records.yaml: without: the federal file leaves nothing out" in one


GUIDE = """
guides:
  - id: one
    title: One
    lead: It says what to do.
    sections:
      - heading: First
        items:
          - {text: Say so., stage: say, sources: [{id: law, says: So.}]}
          - {text: Then go., sources: [{id: law, says: Go.}]}
"""


def test_of_a_longer_card_one_sentence_may_be_the_one_to_say(tmp_path: Path) -> None:
    assert problems(tmp_path, RECORDS + GUIDE) == []


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("Then go.,", "Then go., stage: say,", "items of the stages say, say"),
        ("stage: say", "stage: keep", "items of the stages keep"),
    ],
)
def test_of_a_longer_card_no_other_has_a_stage(
    tmp_path: Path, old: str, new: str, told: str
) -> None:
    (found,) = problems(tmp_path, RECORDS + GUIDE.replace(old, new))
    assert told in found
    assert "guides[one]" in found


def test_a_state_that_leaves_out_the_general_papers_shows_its_own_alone(
    real_library: Library,
) -> None:
    """A GED stands in for the diploma elsewhere, not at North Carolina's community colleges."""
    carolina, elsewhere = (
        [item.text for item in real_library.card(state, "college", "en").bring]
        for state in ("NC", "SC")
    )
    assert any("equivalency certificate" in text for text in elsewhere)
    assert not any("equivalency certificate" in text for text in carolina)
    assert any("GED does not count" in text for text in carolina)
