"""One interview gives a whole plan: sound in every topic, plain, and true without knowing more.

Else a ruling costs a steward an evening of YAML, or a card half tells of the old rule.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from navigator.records.topics import TOPICS
from navigator.steward.editing import ruling_words
from navigator.steward.editing.citing import Cited
from navigator.steward.editing.leaning import Lean, leaning, newly_contradicting
from navigator.steward.editing.ruling_plan import plan
from navigator.steward.editing.ruling_words import BY_COURT, CLOSES, HAPPENED, Happened
from navigator.steward.editing.rulings import (
    SAME,
    Line,
    Ruling,
    facts_of,
    lacking,
    planned,
    proposed_value,
    told,
    values_of,
)
from navigator.steward.editing.sitting import Sitting
from navigator.steward.editing.targets import find_target
from tests.helpers.reading_grade import measure_all, names_in
from tests.helpers.steward import TODAY, small_tree

ON, BEGINS = date(2026, 11, 18), date(2026, 11, 20)
COURT, BILL = "The Court of Appeals for the Seventh Circuit", "House Bill 1234"
PAGE = Cited(publisher="U.S. Courts", title="Order", url="https://www.uscourts.gov/order", as_of=ON)
COLLEGE = Path("resources/states/IL/college.yaml")


@pytest.fixture(scope="module")
def sitting(tmp_path_factory: pytest.TempPathFactory) -> Sitting:
    root = tmp_path_factory.mktemp("tree")
    also = ("resources/checklists/college.yaml", "i18n/content_es/states/IL/college.yaml")
    return Sitting(small_tree(root, "IL", also=also), TODAY)


def ruled(sitting: Sitting, topic: str, happened: Happened, fact: str = "") -> Ruling:
    fact = fact or next(iter(facts_of(topic)), "")
    who = COURT if happened in BY_COURT else BILL
    ruling = Ruling("IL", topic, happened, ON, BEGINS, who, PAGE, fact)
    return replace(ruling, value=proposed_value(sitting.content, ruling))


def ticked(sitting: Sitting, ruling: Ruling) -> tuple[Line, ...]:
    return tuple(line for line in plan(sitting.content, ruling) if line.is_on)


@pytest.mark.parametrize("topic", TOPICS)
def test_every_plan_is_saved_whole_and_taken_back_whole(topic: str, sitting: Sitting) -> None:
    for happened in HAPPENED:
        ruling = ruled(sitting, topic, happened)
        assert lacking(ruling, sitting.content.publishers, TODAY) == []
        lines = plan(sitting.content, ruling)
        assert len({line.key for line in lines}) == len(lines)
        path = Path(f"resources/states/IL/{topic}.yaml")
        before = sitting.text(path)
        texts = planned(sitting.text, ruling, lines, TODAY)
        sitting.save(told(sitting.content, ruling), texts)
        assert sitting.text(path) != before
        sitting.undo()
        assert sitting.text(path) == before


def test_proposed_sentences_are_plain_and_say_no_more_than_the_answers() -> None:
    texts = []
    for happened in HAPPENED:
        who = COURT if happened in BY_COURT else "A bill"
        for topic in TOPICS.values():
            for fact in facts_of(topic.name) or ("",):
                rule = ruling_words.rule_words(fact, topic.name)
                texts.append(
                    ruling_words.sentence(happened, who, rule, ON)
                    + ruling_words.counts_from(ON, BEGINS)
                )
                texts.append(ruling_words.news(happened, who, rule))
        if happened in CLOSES:
            texts.append(ruling_words.stop_title(happened, ON))
    texts += [ruling_words.stop_advice(is_applied_for=one) for one in (True, False)]
    texts.append(ruling_words.AGAIN)
    assert measure_all(texts, names_in(texts)).grade <= 7
    titles = [ruling_words.stop_title(one, ON) for one in HAPPENED if one in CLOSES]
    assert all(len(one.split()) <= 30 for one in titles)
    one = ruling_words.sentence("paused", "A federal court", "the rule", ON)
    assert one == "On November 18, 2026 a federal court stopped the rule for now."
    assert ruling_words.counts_from(ON, ON) == ""
    assert ruling_words.page_says("starts", ON, ON) == "Of November 18, 2026: starts to count."
    assert all(len(ruling_words.page_says(one, ON, BEGINS).split()) <= 20 for one in HAPPENED)


@pytest.mark.parametrize(
    ("topic", "happened", "fact", "value"),
    [
        ("college", "lifted", "in_state_tuition", "statewide"),
        ("college", "struck", "in_state_tuition", SAME),
        ("college", "repealed", "state_aid", "repealed"),
        ("college", "appealed", "state_aid", SAME),
        ("driving", "struck", "open_regardless_of_status", "no"),
        ("driving", "signed", "open_regardless_of_status", SAME),
        ("health", "paused", "children_regardless_of_status", "frozen"),
        ("health", "repealed", "children_regardless_of_status", "ended"),
        ("rights", "repealed", "limits_cooperation", "no"),
        ("records", "starts", "misdemeanor_364_day_law", SAME),
        ("legal", "struck", "", SAME),
    ],
)
def test_what_the_rule_is_then_follows_from_the_topic_and_the_value_before(
    topic: str, happened: Happened, fact: str, value: str, sitting: Sitting
) -> None:
    ruling = ruled(sitting, topic, happened, fact)
    assert ruling.value == value
    assert value in dict(values_of(sitting.content, ruling.fact, topic))


def test_a_rule_that_is_struck_down_ends_its_program_and_puts_a_danger_above_the_answer(
    sitting: Sitting,
) -> None:
    lines = ticked(sitting, ruled(sitting, "driving", "struck"))
    first = next(line for line in lines if line.act == "value")
    assert first.data["value"] is False
    danger = next(line for line in lines if line.way == ("cautions",))
    assert danger.data["level"] == "stop"
    assert danger.data["text"].startswith("On November 18, 2026 the Court of Appeals")
    anew = danger.saying("A title\nA text").data
    assert (anew["title"], anew["text"], anew["do"]) == ("A title", "A text", "")
    assert danger.data["do"].startswith("Send no form")
    ends = [line for line in lines if line.act == "set"]
    assert {line.data["until"] for line in ends} == {date(2026, 11, 19)}
    assert [line.day for line in lines if line.act == "note"] == [ON, BEGINS]


def test_a_coverage_closes_with_its_own_programs_and_no_others(sitting: Sitting) -> None:
    ruling = ruled(sitting, "health", "repealed")
    lines = ticked(sitting, ruling)
    value = next(line for line in lines if line.act == "value").data["value"]
    assert (value["exists"], value["enrollment"]) == (True, "ended")
    assert {one["enrollment"] for one in value["programs"]} == {"ended"}
    assert {one["since"] for one in value["programs"]} == {BEGINS}
    assert [line.told for line in lines if line.act == "set"] == [
        "Program All Kids: last day November 19, 2026"
    ]
    none = plan(sitting.content, replace(ruling, value="none"))[0]
    assert none.data["value"] == {"exists": False, "enrollment": None, "programs": []}


def test_a_law_is_named_and_an_appeal_switches_nothing(sitting: Sitting) -> None:
    lines = ticked(sitting, ruled(sitting, "driving", "signed"))
    law = next(line for line in lines if line.way == ("facts", "law"))
    assert law.text.endswith(f"; {BILL}")
    appealed = ticked(sitting, ruled(sitting, "college", "appealed"))
    assert {line.act for line in appealed} == {"value", "note", "add"}
    assert [line.way for line in appealed if line.act == "value"] == [("facts", "litigation")]
    assert "nothing" not in told(sitting.content, ruled(sitting, "college", "appealed"))


def test_lines_that_are_out_are_not_written_and_texts_are_as_written_anew(sitting: Sitting) -> None:
    ruling = ruled(sitting, "college", "lifted")
    lines = [line for line in ticked(sitting, ruling) if line.act in ("value", "note")]
    note = next(line for line in lines if line.act == "note")
    mine = [line for line in lines if line.act == "value"] + [note.saying(" My words. ")]
    text = planned(sitting.text, ruling, tuple(mine), TODAY)[COLLEGE]
    assert "text: My words." in text
    assert "This may change again" not in text
    assert mine[0].saying("no text to write") == mine[0]


def test_what_is_missing_is_named_at_once(sitting: Sitting) -> None:
    ruling = replace(
        ruled(sitting, "college", "struck"), who=" ", on=date(2027, 1, 1), cited=Cited()
    )
    keys = [one.key for one in lacking(ruling, sitting.content.publishers, TODAY)]
    assert keys == ["Court, bill or law", "Day of the ruling", "Publisher", "Title", "Address"]


def leans(sitting: Sitting, entry: str, root: Path | None = None) -> dict[str, Lean]:
    target = find_target(sitting.content, entry, TODAY)
    assert target is not None
    return {one.where: one for one in leaning(sitting.content, target, TODAY, root)}


def test_everything_that_leans_on_a_value_is_named_with_why(sitting: Sitting) -> None:
    root = Path(__file__).parents[2]
    found = leans(sitting, "IL/college/in_state_tuition", root)
    card = f"{COLLEGE}: "
    whys = {
        card + "steps[0]": "Begins on the same day, 2026-08-07",
        card + "bring[0]": "",
        card + "cautions[college.form_use]": "Begins on the same day, 2026-08-07",
        card + "programs[map]": "Rests on the same page: research-2026",
        card + "facts.litigation[1]": "Rests on the same page: mu-log, research-2026",
        card + "facts.aid_programs[0]": "Names Monetary Award Program",
        "resources/federal/college.yaml: facts.litigation[0]": "Says in words what this fact says",
        "resources/federal/college.yaml: know[3]": "Names Illinois",
        "resources/checklists/college.yaml: outcomes[tuition-enjoined]": "Is picked by this value",
        "resources/vocabulary/answers.yaml: college[4]": "Is chosen by this value",
        "tests/rules/IL/college.yaml: 9 cases": "Tests these days",
    }
    for where, why in whys.items():
        assert (where in found) is bool(why), where
        assert not why or found[where].why.startswith(why), found[where]
    assert found[card + "programs[map]"].entry == "program:IL:map"
    assert any(one.entry.startswith("text:es:") for one in found.values())
    assert list(found)[-1].startswith(card + "changes[")
    assert not any(where.startswith(card + "facts.in_state_tuition") for where in found)


def test_a_figure_leans_on_little(sitting: Sitting) -> None:
    found = leans(sitting, "IL/driving/fee_usd")
    assert all("Names" not in one.why for one in found.values())
    assert leans(sitting, "IL/college/steps[0]")
    assert leans(sitting, "IL/college/college.form_use")
    assert leans(sitting, "program:IL:map")


def test_what_contradicts_after_a_save_is_told_and_what_did_before_is_not(sitting: Sitting) -> None:
    before = sitting.content
    ruling = ruled(sitting, "college", "lifted")
    lines = tuple(line for line in ticked(sitting, ruling) if line.act in ("value", "note"))
    sitting.save("only the values", planned(sitting.text, ruling, lines, TODAY))
    new = newly_contradicting(before, sitting.content, TODAY)
    assert any(one.key.startswith("cautions[college.form_use]") for one in new)
    assert all(one.why.startswith("Contradicts: ") for one in new)
    assert len({(one.where, one.text) for one in new}) == len(new)
    assert newly_contradicting(sitting.content, sitting.content, TODAY) == ()
    sitting.undo()
    whole = ticked(sitting, ruling)
    sitting.save("all of it", planned(sitting.text, ruling, whole, TODAY))
    left = newly_contradicting(before, sitting.content, TODAY)
    assert not any(one.path == COLLEGE for one in left), [one.where for one in left]
    sitting.undo()


def test_a_plan_of_a_day_that_has_a_value_already_is_left_to_the_form(sitting: Sitting) -> None:
    ruling = replace(
        ruled(sitting, "college", "lifted"), on=date(2026, 8, 7), begins=date(2026, 8, 7)
    )
    lines = tuple(line for line in plan(sitting.content, ruling) if line.act == "value")
    assert ("facts", "in_state_tuition") not in [line.way for line in lines]
