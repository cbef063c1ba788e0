"""Federal sentences that a value chooses: which is told where, and what a file must declare."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import msgspec
import pytest

from navigator.library.cards import Day, filled, first_by
from navigator.records.model import Item
from navigator.records.values import Offered, Reporting
from navigator.steward.content.checks.sentence_checks import check_chosen
from navigator.steward.content.records import TopicContent
from navigator.steward.content.shape.reading import Reader
from navigator.steward.content.shape.schema import CautionEntry, ChangeEntry, ItemEntry

NOBODY = Offered(
    pregnancy=None, lawyers=None, lawyers_who=None, lawyers_how=None, ended_lawyers=None
)


def day(state: str, **facts: Any) -> Day:
    return Day(state, date(2026, 11, 30), facts, NOBODY, {"state": "Ohio", "marketplace": "Pennie"})


LAW, NONE = Reporting(True, None, None, None), Reporting(False, None, None, None)


@pytest.mark.parametrize(
    ("when", "facts", "told"),
    [
        ((("reporting_law.exists", True),), {"reporting_law": LAW}, True),
        ((("reporting_law.exists", True),), {"reporting_law": NONE}, False),
        ((("reporting_law.exists", False),), {"reporting_law": None}, False),
        ((("reporting_law", None),), {"reporting_law": None}, True),
        ((("marketplace", {"not": "HealthCare.gov"}),), {"marketplace": None}, False),
        ((("marketplace", {"not": "HealthCare.gov"}),), {"marketplace": "Pennie"}, True),
        ((("state", "OH"),), {}, True),
        ((("state", "PR"),), {}, False),
        ((("state", ["NV", "OH"]),), {}, True),
        ((("state", ["NV", "PR"]),), {}, False),
        ((("programs.lawyers", None),), {}, True),
        ((), {}, True),
    ],
)
def test_a_value_chooses(
    when: tuple[tuple[str, Any], ...], facts: dict[str, Any], *, told: bool
) -> None:
    assert day("OH", **facts).holds(Item(text="T", when=when)) is told


def test_the_federal_card_tells_what_is_for_it() -> None:
    when = (("marketplace", "*"),)
    ohio, country = day("OH", marketplace="Pennie"), day("US", marketplace=None)
    for item, in_ohio, in_us in (
        (Item(text="T"), True, True),
        (Item(text="T", when=when), True, False),
        (Item(text="T", when=when, federal=True), True, True),
        (Item(text="T", federal=True), False, True),
    ):
        assert (ohio.holds(item), country.holds(item)) == (in_ohio, in_us)


def test_blanks_are_filled_where_a_value_chose_the_sentence() -> None:
    now = day("OH", marketplace="Pennie")
    chosen = Item(text="{marketplace} in {state}", when=(("marketplace", "*"),))
    assert filled(chosen, now).text == "Pennie in Ohio"
    assert filled(Item(text="{state}"), now).text == "{state}"


def test_of_each_name_the_first_is_kept() -> None:
    assert first_by([("a", 1), ("b", 2), ("a", 3)]) == [1, 2]


def problems(tmp_path: Path, state: str, role: str, **entry: Any) -> list[str]:
    path = tmp_path / "file.yaml"
    path.write_text("facts: {}\n", "utf-8")
    reader, read = Reader(path, Path("file.yaml")), TopicContent(state, "health")
    kinds: dict[str, Any] = {"cautions": CautionEntry, "changes": ChangeEntry}
    made = msgspec.convert({"text": "T", "sources": [], **entry}, kinds.get(role, ItemEntry))
    if role in kinds:
        getattr(read, role).append(made)
    else:
        read.items[role] = [made]
    check_chosen(reader, read)
    return [one.wrong for one in reader.problems]


CAUTION: dict[str, Any] = {"key": "health.public_charge", "level": "info"}


@pytest.mark.parametrize(
    ("state", "role", "entry", "wrong"),
    [
        ("US", "steps", {}, "does not say of which facts"),
        ("US", "cautions", CAUTION, "does not say of which facts"),
        ("US", "cautions", CAUTION | {"speaks_of": ["weather"]}, "no fact 'weather'"),
        ("US", "steps", {"when": {"weather": True}}, "no fact 'weather'"),
        ("US", "know", {"text": "Sign up on HealthCare.gov."}, "speak of marketplace"),
        ("US", "changes", {"on": date(2026, 1, 1), "text": "HealthCare.gov closes."},
         "speak of marketplace"),
        ("US", "steps", {"when": {"marketplace": "*"}, "text": "{agency}"}, "nothing fills"),
        ("CO", "steps", {"when": {"marketplace": "*"}}, "in a state's file"),
        ("CO", "cautions", CAUTION | {"speaks_of": []}, "in a state's file"),
    ],
)  # fmt: skip
def test_a_sentence_that_declares_nothing_is_named(
    tmp_path: Path, state: str, role: str, entry: dict[str, Any], wrong: str
) -> None:
    assert any(wrong in one for one in problems(tmp_path, state, role, **entry))


@pytest.mark.parametrize(
    ("state", "role", "entry"),
    [
        ("US", "steps", {"speaks_of": []}),
        ("US", "cautions", CAUTION | {"speaks_of": ["reporting_law"]}),
        ("US", "know", {}),
        ("US", "know", {"text": "On HealthCare.gov.", "speaks_of": ["marketplace"]}),
        ("US", "know", {"text": "On HealthCare.gov.", "federal": True}),
        ("US", "know", {"text": "{marketplace}", "when": {"marketplace": "*"}}),
        ("CO", "steps", {}),
    ],
)
def test_one_that_does_is_taken(
    tmp_path: Path, state: str, role: str, entry: dict[str, Any]
) -> None:
    assert problems(tmp_path, state, role, **entry) == []
