"""A recipe gives a whole plan: sound in every topic, and a card that does not say two things.

Else a ruling costs a steward an evening of YAML, or a card half tells of the old rule.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from navigator.records import topics
from navigator.records.topics import TOPICS, FactSpec, Kind
from navigator.steward.content.proof import contradictions
from navigator.steward.content.shape.yaml_text import value_at
from navigator.steward.editing import rulings
from navigator.steward.editing.changing import Lean, leaning, newly_contradicting, value_now
from navigator.steward.editing.citing import Cited
from navigator.steward.editing.edit_session import Sitting
from navigator.steward.editing.entry_fields import Wrong, fact_entry, fact_fields
from navigator.steward.editing.rulings import RECIPES, Event, Row, Ruling, facts_of, plan, planned
from navigator.steward.editing.targets import find_target, number_on
from tests.helpers.steward import TODAY, small_tree

ON, BEGINS = date(2026, 11, 18), date(2026, 11, 20)
TOLD = "On November 18, 2026 it was decided anew."
PAGE = Cited(publisher="U.S. Courts", title="Order", url="https://www.uscourts.gov/order", as_of=ON)
COLLEGE = Path("resources/states/IL/college.yaml")


@pytest.fixture(scope="module")
def sitting(tmp_path_factory: pytest.TempPathFactory) -> Sitting:
    root = tmp_path_factory.mktemp("tree")
    also = (
        "resources/checklists/college.yaml", "i18n/es/content/states/IL/college.yaml",
        "resources/states/CO/college.yaml",
    )  # fmt: skip
    return Sitting(small_tree(root, "IL", also=also), TODAY)


def ruled(
    sitting: Sitting, topic: str, kind: str, fact: str = "", state: str = "IL", **given: str
) -> Ruling:
    """The answers, with every field as it is proposed."""
    event = Event(state, topic, kind, fact or next(iter(facts_of(topic)), ""))
    fields = rulings.questions(sitting.content, event, TODAY)
    asks: dict[str, Any] = {one.name: one.now for one in fields}
    all_given = {
        "on": "2026-11-18", "begins": "11/20/2026", "told": TOLD, "title": "Ask first.", **given,
    }  # fmt: skip
    asks |= {name: one for name, one in all_given.items() if name in asks}
    wrong: list[Wrong] = []
    ruling = rulings.ruling_of(event, asks, PAGE, wrong)
    assert ruling is not None
    assert not wrong
    return ruling


def ticked(sitting: Sitting, ruling: Ruling) -> tuple[Row, ...]:
    return tuple(row for row in plan(sitting.content, ruling) if row.is_on)


def switch(rows: tuple[Row, ...], fact: str) -> Any:
    """The value that begins; None where it stays."""
    return next((row.data["value"] for row in rows if row.way == ("facts", fact)), None)


@pytest.mark.parametrize(
    "kind",
    [
        kind if number == 0 else pytest.param(kind, marks=pytest.mark.slow)
        for number, kind in enumerate(RECIPES)
    ],
)
def test_every_plan_is_saved_whole_and_taken_back_whole(kind: str, sitting: Sitting) -> None:
    texts: dict[Path, str] = {}
    for topic, held in TOPICS.items():
        ruling = ruled(sitting, topic, kind, key=held.cautions[0])
        assert rulings.lacking(sitting.content, ruling, TODAY) == []
        rows = plan(sitting.content, ruling)
        assert len({row.key for row in rows}) == len(rows)
        texts |= planned(sitting.text, ruling, rows, TODAY)
    before = {path: sitting.text(path) for path in texts}
    sitting.save(kind, texts)
    assert all(sitting.text(path) != held for path, held in before.items())
    sitting.undo()
    assert {path: sitting.text(path) for path in texts} == before


@pytest.mark.parametrize(
    ("topic", "kind", "fact", "value"),
    [
        ("college", "lifted", "in_state_tuition", "statewide"),
        ("college", "struck", "in_state_tuition", None),
        ("college", "repealed", "state_aid", "repealed"),
        ("college", "appealed", "state_aid", None),
        ("driving", "struck", "open_regardless_of_status", False),
        ("driving", "signed", "open_regardless_of_status", None),
        ("rights", "repealed", "limits_cooperation", "no"),
        ("records", "starts", "misdemeanor_364_day_law", None),
        ("legal", "struck", "", None),
    ],
)
def test_what_the_rule_is_then_follows_from_the_recipe_and_the_value_before(
    topic: str, kind: str, fact: str, value: Any, sitting: Sitting
) -> None:
    assert switch(plan(sitting.content, ruled(sitting, topic, kind, fact)), fact) == value


@pytest.mark.parametrize(("kind", "level"), [("repealed", "ended"), ("paused", "frozen")])
def test_a_coverage_closes_with_its_own_programs(kind: str, level: str, sitting: Sitting) -> None:
    rows = ticked(sitting, ruled(sitting, "health", kind))
    value = switch(rows, "children_regardless_of_status")
    assert (value["exists"], value["enrollment"]) == (True, level)
    assert {(one["enrollment"], one["since"]) for one in value["programs"]} == {(level, BEGINS)}
    assert [row.text for row in rows if row.way[0] == "programs"] == ["All Kids"]


def test_a_form_that_nobody_filled_in_switches_nothing(sitting: Sitting) -> None:
    """Each fact's form gives back the very value it shows; else a plan would end it by itself."""
    for file in sitting.content.topics:
        for name in facts_of(file.topic):
            target = find_target(sitting.content, f"{file.state}/{file.topic}/{name}", TODAY)
            if target is not None and target.spec is not None:
                now_held = value_now(sitting.content, target, TODAY)
                fields = fact_fields(target.spec, now_held, sitting.content.words)
                held = {one.name: one.now for one in fields}
                entries = file.facts[name]
                now = entries[number_on(entries, TODAY)]
                wrong: list[Wrong] = []
                entry = fact_entry(target.spec, held, wrong)
                given = entry["value"], entry.get("null_means"), wrong
                assert given == (now.value, now.null_means, [])


def test_a_rule_that_is_struck_down_leaves_no_text_of_its_card_that_says_it_holds(
    sitting: Sitting,
) -> None:
    ruling = ruled(
        sitting, "college", "struck", state="CO", title="A court ended it.", do="Ask a lawyer."
    )
    rows = ticked(sitting, ruling)
    danger = next(row for row in rows if row.way == ("cautions",)).data
    assert (danger["key"], danger["level"]) == ("college.form_use", "stop")
    assert (danger["title"], danger["text"], danger["do"]) == (
        "A court ended it.", TOLD, "Ask a lawyer.",
    )  # fmt: skip
    assert [row.text for row in rows if row.way[0] == "programs"] == [
        "Colorado ASSET in-state tuition"
    ]
    ends = [(row.way[0], row.text) for row in rows if row.act == "end"]
    assert ("steps", "Ask the college registrar for the ASSET in-state form.") in [
        (role, text.partition(" Apply")[0]) for role, text in ends
    ]
    assert [text[:27] for role, text in ends if role == "summary"] == [
        "Colorado gives the in-state", "The suit came between June ",
    ]  # fmt: skip
    content = sitting.content
    sitting.save("All of it", planned(sitting.text, ruling, rows, TODAY))
    left = newly_contradicting(content, sitting.content, TODAY)
    mine = [one for one in left if one.path.parent.name == "CO"]
    sitting.undo()
    assert not [one for one in mine if "former value only" not in one.why]
    assert [one.rank for one in left if one.path.parent.name == "federal"] == sorted(
        one.rank for one in left if one.path.parent.name == "federal"
    )


def test_the_key_of_a_danger_is_asked_where_no_state_has_such_a_danger(sitting: Sitting) -> None:
    content = replace(sitting.content, topics=[
        replace(one, cautions=[]) for one in sitting.content.topics
    ])  # fmt: skip
    event = Event("IL", "college", "struck", "in_state_tuition")
    fields = rulings.questions(content, event, TODAY)
    key = next(one for one in fields if one.name == "key")
    assert key.now == ""
    assert {one for one, _ in key.choices} == {"", *TOPICS["college"].cautions}
    ruling = ruled(sitting, "college", "struck", key="")
    lacks = rulings.lacking(sitting.content, ruling, TODAY)
    assert [one.key for one in lacks] == ["What the warning is about"]


def test_a_law_is_named_and_an_appeal_switches_nothing(sitting: Sitting) -> None:
    event = Event("IL", "driving", "signed")
    fields = rulings.questions(sitting.content, event, TODAY)
    before = next(one for one in fields if one.name == "law")
    same = ticked(sitting, ruled(sitting, "driving", "signed"))
    assert switch(same, "law") is None
    named = f"{before.now}; House Bill 1234"
    assert switch(ticked(sitting, ruled(sitting, "driving", "signed", law=named)), "law") == named
    appealed = ticked(sitting, ruled(sitting, "college", "appealed"))
    assert [row.way for row in appealed if row.act == "value"] == [("facts", "litigation")]
    assert {row.act for row in appealed} == {"value", "note", "add"}


def test_rows_that_are_out_are_not_written(sitting: Sitting) -> None:
    ruling = ruled(sitting, "college", "lifted")
    rows = tuple(row for row in ticked(sitting, ruling) if row.act == "note")
    text = planned(sitting.text, ruling, rows, TODAY)[COLLEGE]
    told = [one["text"] for one in value_at(text, ("changes",)) if one["on"] >= ON]
    assert told[0] == TOLD
    assert len(told) == 2
    assert TOLD not in text.partition("changes:")[0]


def test_what_is_missing_is_named_at_once(sitting: Sitting) -> None:
    wrong: list[Wrong] = []
    assert rulings.ruling_of(Event("", "college", ""), {}, PAGE, wrong) is None
    assert rulings.ruling_of(Event("IL", "college", "struck"), {}, PAGE, wrong) is None
    assert [one[0] for one in wrong] == ["State", "What happened", "Day of the ruling"]
    ruling = ruled(sitting, "college", "struck", title="")
    ruling = replace(ruling, told="", on=date(2027, 1, 1), cited=Cited())
    keys = [one.key for one in rulings.lacking(sitting.content, ruling, TODAY)]
    assert keys == [
        "A sentence on it, for visitors", "Warning shown in red at the top", "Day of the ruling",
        "What the page says", "Publisher", "Title", "Address",
    ]  # fmt: skip


def test_a_topic_without_a_page_or_a_danger_of_its_own_is_told_and_not_broken(
    sitting: Sitting, monkeypatch: pytest.MonkeyPatch
) -> None:
    garden = TOPICS["records"]._replace(
        name="garden", cautions=(), facts=(FactSpec("snap", Kind.YES_NO),), map_fact="snap"
    )
    monkeypatch.setitem(topics.TOPICS, "garden", garden)
    for kind in RECIPES:
        ruling = ruled(sitting, "garden", kind)
        assert ruling.event.fact == "snap"
        plan(sitting.content, ruling)
        lacks = rulings.lacking(sitting.content, ruling, TODAY)
        assert [one.key for one in lacks] == ["State"]


def test_a_plan_of_a_day_that_has_a_value_already_is_left_to_the_form(sitting: Sitting) -> None:
    ruling = replace(
        ruled(sitting, "college", "lifted"), on=date(2026, 8, 7), begins=date(2026, 8, 7)
    )
    assert switch(plan(sitting.content, ruling), "in_state_tuition") is None


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
        card + "facts.aid_programs[1]": "Begins on the same day, 2026-08-07",
        "resources/federal/college.yaml: facts.litigation[0]": "Names Illinois",
        "resources/federal/college.yaml: know[3]": "Names Illinois",
        "resources/checklists/college.yaml: outcomes[tuition-enjoined]": "Is picked by this value",
        "resources/vocabulary/answers.yaml: college[4]": "",  # another follows by itself
        "tests/rules/IL/college.yaml: 9 cases": "Tests these days",
    }
    for where, why in whys.items():
        assert (where in found) is bool(why), where
        assert not why or found[where].why.startswith(why), found[where]
    assert found[card + "programs[map]"].entry == "program:IL:map"
    assert any(one.entry.startswith("text:es:") for one in found.values())
    assert not any(where.startswith(card + "facts.in_state_tuition") for where in found)
    mine = [one for one in found.values() if one.path == COLLEGE]
    assert list(found.values())[: len(mine)] == mine, "the card itself stands on top"
    parts = list(dict.fromkeys(one.key.partition("[")[0].partition(".")[0] for one in mine))
    assert parts == ["cautions", "summary", "steps", "know", "facts", "programs", "changes"]


def test_a_figure_leans_on_little(sitting: Sitting) -> None:
    found = leans(sitting, "IL/driving/fee_usd")
    assert all("Names" not in one.why for one in found.values())
    assert leans(sitting, "IL/college/steps[0]")
    assert leans(sitting, "IL/college/college.form_use")
    assert leans(sitting, "program:IL:map")


def test_what_contradicts_after_a_save_is_told_and_what_did_before_is_not(sitting: Sitting) -> None:
    before = sitting.content
    ruling = ruled(sitting, "college", "lifted")
    rows = tuple(row for row in ticked(sitting, ruling) if row.act in ("value", "note"))
    sitting.save("only the values", planned(sitting.text, ruling, rows, TODAY))
    new = newly_contradicting(before, sitting.content, TODAY)
    assert any(one.key.startswith("cautions[college.form_use]") for one in new)
    assert all(one.why.startswith("Contradicts: ") for one in new)
    assert len({(one.where, one.text) for one in new}) == len(new)
    assert newly_contradicting(sitting.content, sitting.content, TODAY) == ()
    sitting.undo()
    whole = ticked(sitting, ruling)
    sitting.save("all of it", planned(sitting.text, ruling, whole, TODAY))
    left = newly_contradicting(before, sitting.content, TODAY)
    # A program that comes back is the steward's to write; it is on the list, by name.
    assert {one.key for one in left if one.path == COLLEGE} == {"programs[in-state].status_note"}
    assert contradictions.find(sitting.content, TODAY).found
    sitting.undo()
