"""What changed between two packs is told in words, and nothing that did not change."""

from __future__ import annotations

import json
import shutil
from contextlib import closing
from dataclasses import fields, replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from navigator.cli import main as cli
from navigator.errors import ToolError
from navigator.pack.pack_places import PackPlaces
from navigator.pack.store import Store
from navigator.paths import PACK_FILE
from navigator.records.last_days import LastDay
from navigator.records.letters import Letter, StateRule
from navigator.records.model import Caution, Change, Fact, Guide, Item, Place, Program
from navigator.steward.content.pack.building import build
from navigator.steward.content.pack.diff import Difference, Report, as_text, diff, differing
from tests.helpers.content import PLACES, RECORDS, write_tree
from tests.helpers.letters import LETTERS, OWN
from tests.helpers.places import COLORADO, LISTS, places_tree, row

TODAY = date(2026, 11, 24)
PROGRAM = """
programs:
  - {id: fund, name: Legal Fund, kind: representation, status_rule: any, what: Pays lawyers.,
     sources: [{id: law, says: Pays.}]}
"""
STEPS = """
steps:
  - {text: Call a lawyer., stage: lawyer, sources: [{id: law, says: Call.}]}
"""
GUIDE = """
guides:
  - id: plea
    title: Before a plea
    lead: See a lawyer.
    sections:
      - heading: First
        items: [{text: Call one., sources: [{id: law, says: Call.}]}]
"""


def pack(folder: Path, records: str = RECORDS, **more: str) -> Path:
    resources = write_tree(folder, states__CO__records=records, **more)
    shutil.rmtree(folder / "i18n" / "es" / "content")
    build(resources, folder / "pack", TODAY)
    return folder / "pack"


def told(old: Path, new: Path) -> list[Difference]:
    return list(diff(old, new).differences)


@pytest.fixture
def old(tmp_path: Path) -> Path:
    return pack(tmp_path / "old")


def changed(tmp_path: Path, old: Path, before: str, after: str) -> Difference:
    """The one difference that a replaced piece of the records file makes."""
    assert before in RECORDS
    found = told(old, pack(tmp_path / "new", RECORDS.replace(before, after, 1)))
    assert len(found) == 1, found
    assert (found[0].state, found[0].topic) == ("CO", "records")
    return found[0]


def test_two_packs_of_the_same_content_do_not_differ(tmp_path: Path, old: Path) -> None:
    report = diff(old, pack(tmp_path / "new"))
    assert report.differences == ()
    assert report.counts == {"added": 0, "changed": 0, "removed": 0}
    assert "nothing changed" in as_text(report)


def test_a_new_value_is_told_with_the_old_one(tmp_path: Path, old: Path) -> None:
    one = changed(tmp_path, old, "value: Some old cases may be sealed.", "value: Most may be.")
    assert (one.kind, one.name, one.what) == ("fact", "Clearing a record", "changed")
    assert one.lines == ("value: Some old cases may be sealed. -> Most may be.",)


def test_a_null_says_what_it_means(tmp_path: Path, old: Path) -> None:
    one = changed(
        tmp_path, old, "value: null, null_means: not_known, sources: []",
        "value: Ask a court., sources: [{id: law, says: Ask.}]",
    )  # fmt: skip
    assert "value: Not known. Ask. -> Ask a court." in one.lines
    assert "confidence: unconfirmed -> confirmed" in one.lines
    assert "newest source: none -> 2024-06-05" in one.lines


def test_another_last_day_is_told_beside_the_value_that_stays(tmp_path: Path, old: Path) -> None:
    shorter = RECORDS.replace("until: 2026-12-31", "until: 2026-11-30", 1)
    shorter = shorter.replace("since: 2027-01-01", "since: 2026-12-01", 1)
    shorter = shorter.replace("on: 2027-01-01", "on: 2026-12-01", 1)
    found = told(old, pack(tmp_path / "new", shorter))
    assert (
        "value as before: Most: some charges can bring a year or more",
        "last day: 2026-12-31 -> 2026-11-30",
    ) in [one.lines for one in found]
    assert (
        "value as before: No: an ordinary misdemeanor can bring a year or more",
        "in force since: 2027-01-01 -> 2026-12-01",
    ) in [one.lines for one in found]
    assert ("in force since: 2027-01-01 -> 2026-12-01",) in [
        one.lines for one in found if one.kind == "change"
    ]


def test_a_value_that_comes_is_added_and_the_old_one_ends(tmp_path: Path, old: Path) -> None:
    coming = RECORDS.replace(
        "  post_conviction_relief:",
        "    - {value: All are sealed., since: 2027-03-01,\n"
        "       sources: [{id: law, says: All.}]}\n  post_conviction_relief:",
    ).replace("{value: Some old cases may be sealed., ", "{value: Some old cases may be sealed., "
              "until: 2027-02-28, ")  # fmt: skip
    found = told(old, pack(tmp_path / "coming", coming))
    assert [(one.what, one.lines) for one in found] == [
        (
            "changed",
            ("value as before: Some old cases may be sealed.", "last day: none -> 2027-02-28"),
        ),
        ("added", ("All are sealed. (since 2027-03-01, confirmed)",)),
    ]


def test_cautions_changes_and_steps_are_told(tmp_path: Path, old: Path) -> None:
    one = changed(tmp_path, old, "level: info", "level: stop")
    assert (one.kind, one.name) == ("caution", "records.background_check")
    assert one.lines == ("level: info -> stop",)
    one = changed(tmp_path, old, "level: info", "level: step, stage: keep")
    assert one.lines == ("level: info -> step", "stage: none -> keep")
    one = changed(tmp_path, old, "text: A cap begins.", "text: A cap of 364 days begins.")
    assert (one.kind, one.what) == ("change", "changed")
    steps = (
        "\nsteps:\n  - {text: Call a lawyer., stage: lawyer,\n"
        "     sources: [{id: law, says: Call.}]}\n"
    )
    new = pack(tmp_path / "steps", RECORDS + steps)
    assert [(one.kind, one.what, one.lines) for one in told(old, new)] == [
        ("steps", "added", ("Call a lawyer. (start not known, confirmed)",))
    ]
    reworded = pack(tmp_path / "reworded", RECORDS + steps.replace("a lawyer.", "a good lawyer."))
    assert [(one.what, one.lines) for one in told(new, reworded)] == [
        ("changed", ("text: Call a lawyer. -> Call a good lawyer.",))
    ]
    moved = pack(tmp_path / "moved", RECORDS + steps.replace("stage: lawyer", "stage: request"))
    assert [(one.what, one.lines) for one in told(new, moved)] == [
        ("changed", ("stage: lawyer -> request",))
    ]


def test_a_danger_that_a_state_leaves_out_is_told(tmp_path: Path, old: Path) -> None:
    """Or a steward would sign a pack in which a federal danger has gone from a card."""
    new = pack(tmp_path / "new", RECORDS + "without: [keep, records.lawyer_before_plea]\n")
    assert [(one.kind, one.name, one.what) for one in told(old, new)] == [
        ("without", "keep", "added"),
        ("without", "records.lawyer_before_plea", "added"),
    ]
    assert "added without: keep" in as_text(diff(old, new))
    assert [one.what for one in told(new, old)] == ["removed", "removed"]


def test_programs_and_guides_are_told(tmp_path: Path, old: Path) -> None:
    new = pack(tmp_path / "new", RECORDS + PROGRAM + GUIDE)
    assert [(one.kind, one.name, one.what) for one in told(old, new)] == [
        ("program", "program:CO:fund", "added"),
        ("guide", "card:CO:records.plea", "added"),
    ]
    assert [(one.kind, one.what) for one in told(new, old)] == [
        ("program", "removed"),
        ("guide", "removed"),
    ]
    text = (RECORDS + PROGRAM + GUIDE).replace("status_rule: any", "status_rule: some")
    third = pack(tmp_path / "third", text.replace("Call one.", "Call two."))
    assert [one.lines for one in told(new, third)] == [
        ("status rule: any -> some",),
        ("no longer says: First: Call one.", "now says: First: Call two."),
    ]


def test_places_are_told_by_what_a_caller_needs(tmp_path: Path, old: Path) -> None:
    moved = PLACES.replace("1 Main St", "2 Elm St").replace("303-555-0100", "303-555-0199")
    one = told(old, pack(tmp_path / "new", places__CO=moved))[0]
    assert (one.kind, one.name, one.what) == ("place", "place:CO:helper", "changed")
    assert one.lines == (
        "address: 1 Main St Denver, CO 80202 -> 2 Elm St Denver, CO 80202",
        "phones: 303-555-0100 -> 303-555-0199",
    )
    renamed = pack(tmp_path / "renamed", places__CO=PLACES.replace("id: helper\n", "id: aid\n"))
    assert {(one.name, one.what) for one in told(old, renamed)} == {
        ("place:CO:helper", "removed"),
        ("place:CO:aid", "added"),
    }


def test_whatever_changes_in_a_record_is_told(tmp_path: Path) -> None:
    """A part that nobody compares would be signed unread."""
    folder = letters(tmp_path, LETTERS, records=RECORDS + PROGRAM + GUIDE + STEPS)
    with closing(Store(folder)) as store:
        rows, [letter], [place, *_] = (
            store.topic("CO", "records"), store.letters(), PackPlaces(store).places(),
        )  # fmt: skip
    facts = [one for held in rows.facts.values() for one in held]
    found: list[Any] = [*facts, *rows.cautions, *rows.programs, *rows.changes, *rows.guides]
    found += [letter, *letter.last_days, *letter.rules, *rows.items["steps"], place]
    kinds = {Fact, Caution, Program, Change, Guide, Letter, LastDay, StateRule, Item, Place}
    assert {type(one) for one in found} == kinds
    untold = {"words", "rules", "sources", "review"}  # for search; in their state; by their day
    for record in found:
        for one in {one.name for one in fields(record)} - untold:
            other = () if getattr(record, one) else ("another",)
            assert list(differing(record, replace(record, **{one: other}))), (record, one)


def letters(folder: Path, letters: str = LETTERS, own: str = OWN, records: str = RECORDS) -> Path:
    return pack(folder, records, federal__letters__appeal=letters, states__CO__appeals=own)


def test_the_same_letters_do_not_differ(tmp_path: Path) -> None:
    assert told(letters(tmp_path / "old"), letters(tmp_path / "new")) == []


@pytest.mark.parametrize(
    ("before", "after", "line"),
    [
        ("days: 30", "days: 10", "last days, Ask.: days: 30 -> 10"),
        ("title: Aid ends", "title: No more aid", "title: Aid ends -> No more aid"),
        ("The office stops aid.", "Nobody pays.", "what, now says: Nobody pays. (confirmed)"),
        ("value: [Letter, Photo ID]", "value: [Letter, ID]",
         "bring, value: Letter, Photo ID -> Letter, ID"),
        ("text: Call the office.", "text: Call the offices.",
         "real, Call the offices.: text: Call the office. -> Call the offices."),
        ("    if_nothing: {text: Aid stops., sources: [{id: law, says: Stops.}]}\n", "",
         "if nothing, no longer says: Aid stops. (confirmed)"),
    ],
)  # fmt: skip
def test_what_a_letter_says_otherwise_is_told(
    tmp_path: Path, before: str, after: str, line: str
) -> None:
    """Whoever signs a pack must see that a last day came nearer."""
    assert before in LETTERS
    new = letters(tmp_path / "new", LETTERS.replace(before, after, 1))
    [one] = told(letters(tmp_path / "old"), new)
    assert (one.state, one.kind, one.name, one.what) == ("US", "letter", "letter:US:cut", "changed")
    assert line in one.lines


def test_letters_that_come_and_go_are_told(tmp_path: Path) -> None:
    with_letters, without = letters(tmp_path / "old"), pack(tmp_path / "new")
    days = "ask: 20; ask from: paper; keep from: paper; counts: calendar; told: no"
    for old, new, what in ((with_letters, without, "removed"), (without, with_letters, "added")):
        assert [(one.state, one.kind, one.name, one.what, one.lines) for one in told(old, new)] == [
            ("US", "letter", "letter:US:cut", what, ("Aid ends",)),
            ("CO", "appeal", "cut", what, (days,)),
        ]


def test_a_states_rule_that_changed_is_told_in_its_state(tmp_path: Path) -> None:
    new = letters(tmp_path / "new", own=OWN.replace("ask: 20", "ask: 9, phone: false"))
    [one] = told(letters(tmp_path / "old"), new)
    assert (one.state, one.kind, one.name, one.what) == ("CO", "appeal", "cut", "changed")
    assert one.lines == ("ask: 20 -> 9", "phone: none -> no")


def listed(folder: Path, count: int, lists: str = LISTS, **changed: str) -> Path:
    """A pack with a list of so many clinics; what is `changed` is so of the first."""
    rows = [
        row(f"h{number}", f"Clinic {number}", f"{number} Main St", "Denver", "CO",
            **({"phone": "303-555-0100"} | changed if number == 0 else {}))
        for number in range(count)
    ]  # fmt: skip
    build(places_tree(folder, rows, places__health_centers=lists), folder / "pack", TODAY)
    return folder / "pack"


def test_every_row_of_a_list_is_named_with_old_and_new(tmp_path: Path) -> None:
    """A steward signs phones: "1 changed" would be signed unread."""
    few = listed(tmp_path / "few", 2)
    many = listed(tmp_path / "many", 3, phone="303-555-0199")
    report = diff(few, many)
    assert report.differences == (
        Difference("CO", "", "place", "place:CO:h0", "changed",
                   ("phones: 303-555-0100 -> 303-555-0199",), "old"),
        Difference("CO", "", "place", "place:CO:h2", "added",
                   ("Clinic 2; 2 Main St, Denver, CO",), "old"),
    )  # fmt: skip
    assert "List old: 1 added, 1 changed (CO 2)" in as_text(report)
    assert [one.what for one in told(many, few)] == ["changed", "removed"]


def test_what_a_list_says_of_all_its_places_is_told_once(tmp_path: Path) -> None:
    """Else a new day of a list hides the one phone that changed among 16,000 lines."""
    before = listed(tmp_path / "before", 3)
    newer = LISTS.replace("as_of: 2020-12-31", "as_of: 2021-12-31")
    after = listed(tmp_path / "after", 3, newer, phone="303-555-0199", setting="school")
    assert told(before, after) == [
        Difference("US", "", "list", "old", "changed",
                   ("newest source: 2020-12-31 -> 2021-12-31 (in 3 places: CO 3)",)),
        Difference("CO", "", "place", "place:CO:h0", "changed",
                   ("phones: 303-555-0100 -> 303-555-0199",
                    "subkind: clinic -> school", "limits: Call first. -> Students only."), "old"),
    ]  # fmt: skip


def test_a_place_of_a_list_that_somebody_writes_down_is_one_change(tmp_path: Path) -> None:
    before = listed(tmp_path / "before", 1)
    by_hand = COLORADO.replace("id: clinic", "id: h0").replace("5 Larimer Street", "0 Main St")
    by_hand = by_hand.replace("Salud Clinic Denver", "Clinic 0")
    build(places_tree(tmp_path / "after", [], places__CO=by_hand), tmp_path / "after/pack", TODAY)
    one = next(one for one in told(before, tmp_path / "after/pack") if one.name == "place:CO:h0")
    assert (one.what, one.listed) == ("changed", None)
    assert "listed: old -> none" in one.lines


def test_a_whole_state_is_told_in_one_line(tmp_path: Path, old: Path) -> None:
    new = pack(
        tmp_path / "new",
        states__NM__records=RECORDS,
        places__NM=PLACES.replace("CO", "NM"),
    )
    assert told(old, new) == [
        Difference(
            "NM", "", "state", "New Mexico", "added",
            ("1 topics, 5 facts, 0 programs, 1 places",),
        )
    ]  # fmt: skip
    assert [one.what for one in told(new, old)] == ["removed"]


def test_a_folder_without_a_pack_and_a_damaged_one_are_one_sentence(
    tmp_path: Path, old: Path
) -> None:
    with pytest.raises(ToolError, match="nowhere"):
        diff(old, tmp_path / "nowhere")
    broken = tmp_path / "broken"
    broken.mkdir()
    (broken / PACK_FILE).write_bytes(b"no database" * 200)
    with pytest.raises(ToolError, match="broken"):
        diff(old, broken)


def test_the_command_prints_words_and_json(
    tmp_path: Path, old: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    new = pack(tmp_path / "new", RECORDS.replace("level: info", "level: stop"))
    assert cli.main(["content", "diff", str(old), str(new)]) == 0
    text = capsys.readouterr().out
    assert "0 added, 1 changed, 0 removed" in text
    assert "Colorado, records" in text
    assert "level: info -> stop" in text
    assert cli.main(["content", "diff", str(old), str(new), "--json"]) == 0
    printed = json.loads(capsys.readouterr().out)
    assert printed["counts"] == {"added": 0, "changed": 1, "removed": 0}
    assert printed["differences"][0]["name"] == "records.background_check"
    assert cli.main(["content", "diff", str(old), str(tmp_path / "nowhere")]) == 1
    assert capsys.readouterr().err.count("\n") == 1


def test_federal_rules_have_a_heading_of_their_own() -> None:
    one = Difference("US", "health", "fact", "Office", "added", ("HHS",))
    report = Report(TODAY, TODAY, {"added": 1, "changed": 0, "removed": 0}, (one,))
    assert "\nFederal, health\n  added fact: Office\n    HHS" in as_text(report)
