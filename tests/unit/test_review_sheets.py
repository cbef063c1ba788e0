"""A reader with a spreadsheet or a pen: what they found counts, for what they read and no more."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from navigator.cli.main import main
from navigator.errors import ToolError
from navigator.files import replace_text
from navigator.records.reviewing import OUTCOMES
from navigator.records.topics import TOPICS
from navigator.steward.content.loader import load_content
from navigator.steward.content.records import Content
from navigator.steward.exchange.review_files.readings import english, packet, readings
from navigator.steward.exchange.review_files.review_sheets import (
    COLUMNS,
    file_with,
    read_reviews_of,
    write_sheet,
)
from navigator.steward.exchange.review_writing import Person
from tests.helpers.content import SOURCE, write_tree
from tests.unit.test_word_files import TEXTS

TODAY = date(2026, 11, 24)
SLATE = "CO/records/clean_slate"
PAGE = "https://leg.colorado.gov/bills/x"
READER = Person("ana-lopez", "lawyer", "Clinic")
HELD = ("limit_parent", "children_regardless_of_status")
OTHERS = "".join(
    f"  {spec.name}:\n    - {{value: null, null_means: not_known, sources: []}}\n"
    for spec in TOPICS["health"].facts
    if spec.name not in HELD
)
HEALTH = (
    SOURCE
    + """
facts:
__OTHERS__  limit_parent:
    - {value: {share: 1.38, comparator: at_most}, sources: [{id: law, says: Limit.}]}
  children_regardless_of_status:
    - {value: {exists: true, enrollment: open, programs: [{name: All Kids, min_age: 0,
        max_age: 18, share: null, enrollment: open, since: 2025-01-01}]},
       sources: [{id: law, says: All Kids.}], conflict: One page says it is closed.}
programs:
  - {id: kids, name: All Kids, kind: state_funded, status_rule: any, what: Care.,
     who: Children., sources: [{id: law, says: Care.}]}
"""
).replace("__OTHERS__", OTHERS)


@pytest.fixture
def resources(tmp_path: Path) -> Path:
    return write_tree(tmp_path, states__CO__health=HEALTH)


def load(resources: Path) -> Content:
    return load_content(resources, TODAY)


def fill(path: Path, entry: str, **cells: str) -> None:
    """Fill a row of a sheet as a person does; `_` stands for a blank."""
    book = load_workbook(path)
    sheet = book["Review"]
    names = [one.title for one in COLUMNS]
    for row in sheet.iter_rows(min_row=2):
        if row[0].value == entry:
            for name, text in cells.items():
                row[names.index(name.replace("_", " "))].value = text
    book.save(path)


@pytest.fixture
def sheet(resources: Path) -> Path:
    path = resources.parent / "co.xlsx"
    write_sheet(path, readings(load(resources), "CO", TODAY))
    return path


def test_each_value_is_a_row_in_words_with_its_days_and_pages(resources: Path) -> None:
    found = {one.entry: one for one in readings(load(resources), "CO", TODAY)}
    day_law = found["CO/records/misdemeanor_364_day_law"]
    assert day_law.what == "Misdemeanors below one year"
    assert [one.split(":")[0] for one in day_law.value.split("\n")] == [
        "until 2024-12-31", "from 2025-01-01 until 2026-12-31", "from 2027-01-01",
    ]  # fmt: skip
    assert (day_law.since, day_law.until) == ("2025-01-01", "2026-12-31")
    assert day_law.sources == (
        f"Colorado General Assembly, A law (of 2024-06-05): Ends with 2026.\n{PAGE}",
    )
    assert found["CO/health/limit_parent"].value == "at most 138 % of the federal poverty level"
    assert found["CO/health/children_regardless_of_status"].conflict.startswith("One page")
    assert found["program:CO:kids"].value == (
        "Care.\nChildren.\nOpen whatever somebody's status is."
    )
    assert "303-555-0100" in found["place:CO:helper"].value
    assert "CO/records/post_conviction_relief" not in found, "nobody can read what nobody found"
    assert found["CO/records/pardon_note"].value == "There is none."
    only = {one.entry for one in readings(load(resources), "CO", TODAY, "legal")}
    assert only == {"place:CO:helper"}


def test_the_newest_page_opens_from_its_cell(resources: Path, sheet: Path) -> None:
    row = next(
        row for row in load_workbook(sheet)["Review"].iter_rows(min_row=2) if row[0].value == SLATE
    )
    assert row[6].hyperlink is not None
    assert row[6].hyperlink.target == PAGE


def test_what_was_read_becomes_a_review_and_stands_in_the_next_sheet(
    resources: Path, sheet: Path
) -> None:
    fill(sheet, SLATE, Outcome="right", Page_you_read=PAGE)
    fill(
        sheet, "place:CO:helper", Outcome="Changed", New_value="Phone 303-555-0101", Note="Called.",
        Page_you_read=PAGE,
    )  # fmt: skip
    fill(sheet, "CO/records/pardon_note", Outcome="cannot tell")
    given = read_reviews_of(sheet, load(resources), READER, TODAY)
    assert given.wrong == []
    assert given.to_do == [f"place:CO:helper: New value: Phone 303-555-0101 Called. ({PAGE})"]
    replace_text(*file_with(resources, READER, given))
    content = load(resources)
    assert {one.of.id for one in content.reviews.valid} == {
        SLATE, "place:CO:helper", "CO/records/pardon_note",
    }  # fmt: skip
    last = {one.entry: one.last for one in readings(content, "CO", TODAY)}
    assert last[SLATE] == "2026-11-24: right, lawyer, Clinic"
    assert given.report()["changed"] == 1
    assert given.report()["not read"] == len(last) - 3


def test_a_row_of_a_value_that_changed_since_is_named_and_no_review(
    resources: Path, sheet: Path
) -> None:
    fill(sheet, SLATE, Outcome="right", Page_you_read=PAGE)
    path = resources / "states/CO/records.yaml"
    path.write_text(path.read_text("utf-8").replace("may be sealed", "can be sealed"), "utf-8")
    given = read_reviews_of(sheet, load(resources), READER, TODAY)
    assert given.reviews == []
    assert "another than was exported" in given.wrong[0]
    assert SLATE in given.wrong[0]


@pytest.mark.parametrize(
    ("cells", "says"),
    [
        ({"Outcome": "right"}, "right by which page?"),
        ({"Outcome": "right", "Page_you_read": "their site"}, "no web address"),
        ({"Outcome": "changed"}, "what has changed?"),
        ({"Outcome": "good"}, "'good' is no outcome"),
        ({"Note": "Looked at it."}, "its Outcome is empty, while Note is not"),
        ({"Outcome": "right", "Page_you_read": PAGE, "New_value": "5"}, "it has a new value"),
        ({"Outcome": "right", "Page_you_read": PAGE, "Digest": "x"}, "another than was exported"),
        ({"Outcome": "right", "Page_you_read": PAGE, "Entry": "CO/records/x"}, "no such entry"),
        ({"Outcome": "right", "Page_you_read": PAGE, "Entry": ""}, "it has no entry"),
        ({"Outcome": "cannot tell", "Note": "n" * 500}, "too long"),
    ],
)  # fmt: skip
def test_a_row_that_can_be_no_review_is_named(
    resources: Path, sheet: Path, cells: dict[str, str], says: str
) -> None:
    fill(sheet, SLATE, **cells)
    fill(sheet, "CO/records/pardon_note", Outcome="cannot tell")
    given = read_reviews_of(sheet, load(resources), READER, TODAY)
    assert len(given.wrong) == 1
    assert says in given.wrong[0]
    assert len(given.reviews) == 1


def test_an_entry_that_stands_twice_is_read_once(resources: Path, sheet: Path) -> None:
    fill(sheet, SLATE, Outcome="cannot tell")
    digest = next(
        one.digest for one in readings(load(resources), "CO", TODAY) if one.entry == SLATE
    )
    fill(sheet, "CO/records/pardon_note", Entry=SLATE, Outcome="cannot tell", Digest=digest)
    given = read_reviews_of(sheet, load(resources), READER, TODAY)
    assert len(given.reviews) == 1
    assert "stands in row" in given.wrong[0]


def test_a_file_that_is_no_review_sheet_is_refused(resources: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("a,b,c\n1,2,3\n", "utf-8")
    with pytest.raises(ToolError, match="no column Entry, Outcome, Digest"):
        read_reviews_of(path, load(resources), READER, TODAY)


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=8
)
@given(data=st.data())
def test_whatever_a_person_wrote_comes_back(resources: Path, data: Any) -> None:
    """Out as a sheet, filled, and read again: the same outcome, page and note."""
    content = load(resources)
    path = resources.parent / "co.xlsx"
    write_sheet(path, readings(content, "CO", TODAY))
    assert read_reviews_of(path, content, READER, TODAY).reviews == []
    outcome, note = data.draw(st.sampled_from(OUTCOMES)), data.draw(TEXTS)
    fill(path, SLATE, Outcome=outcome, Page_you_read=PAGE, Note=f"n {note}")
    (review,) = read_reviews_of(path, content, READER, TODAY).reviews
    assert (review.outcome, review.page, review.note) == (outcome, PAGE, f"n {note}")


def test_the_paper_names_value_pages_and_boxes_and_nobody(resources: Path) -> None:
    content = load(resources)
    paper = packet(readings(content, "CO", TODAY), "To read: Colorado", english(content, TODAY))
    for told in ("Some old cases may be sealed.", PAGE, "☐ right", "☐ cannot tell", SLATE):
        assert told in paper.html
    assert "<h2>" in paper.html


def test_the_commands_write_and_take_in(
    resources: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("navigator.steward.commands.content_command.today", lambda: TODAY)
    here = ["--resources", str(resources)]
    path = resources.parent / "co.xlsx"
    ask = ["content", "review"]
    assert main([*ask, "export", "--state", "co", "--to", str(path), *here]) == 0
    assert main([*ask, "export", "--state", "TX", "--to", str(path), *here]) == 1
    assert "nothing to read of TX" in capsys.readouterr().err
    fill(path, SLATE, Outcome="right", Page_you_read=PAGE)
    who = ["--by", "ana-lopez", "--role", "lawyer", "--organization", "Clinic"]
    assert main([*ask, "import", str(path), *who, "--dry-run", *here]) == 0
    assert not (resources / "reviews").exists()
    assert main([*ask, "import", str(path), *who, *here]) == 0
    assert "reviews: 1" in capsys.readouterr().out
    assert len(load(resources).reviews.valid) == 1


def test_the_commands_of_translations_write_and_take_in(
    resources: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("navigator.steward.commands.i18n_command.today", lambda: TODAY)
    here = ["--resources", str(resources)]
    path = resources.parent / "es.po"
    ask = ["i18n", "export", "--state", "CO", "--only", "missing", "--to", str(path)]
    assert main([*ask, *here]) == 0
    template = resources.parent / "all.pot"
    assert main(["i18n", "export", "--to", str(template), *here]) == 0
    assert "Algunos" not in template.read_text("utf-8")
    plea = 'msgid "See a lawyer before any plea."\nmsgstr "'
    path.write_text(path.read_text("utf-8").replace(plea, f"{plea}Vea a un abogado."), "utf-8")
    assert main(["i18n", "import", str(path), "--dry-run", *here]) == 0
    assert "new: 1" in capsys.readouterr().out
    assert main(["i18n", "import", str(path), "--by", "ana-lopez", *here]) == 1
    assert "Say for which --organization" in capsys.readouterr().err
    who = ["--by", "ana-lopez", "--organization", "Clinic"]
    assert main(["i18n", "import", str(path), *who, *here]) == 0
    assert "reviews written: 1" in capsys.readouterr().out
    content = load(resources)
    assert content.checked["es"] == {"See a lawyer before any plea."}
    assert main(["i18n", "status", "--state", "CO", "--missing", *here]) == 0
    assert "es is offered to visitors." in capsys.readouterr().out
    assert main(["i18n", "status", "--json", *here]) == 0
    assert '"checked": 1' in capsys.readouterr().out
