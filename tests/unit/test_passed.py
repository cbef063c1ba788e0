"""Texts that wait for a day that has passed, and changes nobody saw the end of."""

from __future__ import annotations

from datetime import date

import pytest

from navigator.library.cards import passed
from navigator.records.model import Change, Source
from navigator.steward.content.proof.card_sentences import Said
from navigator.steward.content.proof.contradictions import check_passed, is_awaited
from navigator.steward.content.records import Content
from navigator.steward.content.shape.schema import ChangeEntry, Cite, SourceEntry

DAY = date(2026, 11, 27)
BEFORE, AFTER = DAY, date(2026, 11, 28)


def found(text: str, today: date, since: date | None = None, until: date | None = None) -> int:
    said = Said("US", "legal", "guides", "k", text, since, until, frozenset())
    return len(list(check_passed(Content(), [said], today)))


@pytest.mark.parametrize(
    "text",
    [
        "The last extension we saw runs through November 27, 2026.",
        "The office will open on November 27, 2026.",
        "Sign up by November 27, 2026.",
        "The plan is open until November 27, 2026.",
        "From November 27, 2026 many pay $50 a month.",
        "It could start on November 27, 2026 at the earliest.",
        "Ask the office: it closes on November 27, 2026.",
    ],
)
def test_a_text_that_waits_is_found_from_the_next_day_on(text: str) -> None:
    assert found(text, BEFORE) == 0
    assert found(text, AFTER) == 1
    assert found(text, AFTER, until=DAY) == 0


@pytest.mark.parametrize(
    "text",
    [
        "The last extension we saw ran through November 27, 2026.",
        "The rule began on November 27, 2026.",
        "The center said it would close on November 27, 2026.",
        "As of November 27, 2026 the list is open.",
        "Since November 27, 2026 a form is needed.",
        "On November 27, 2026 a judge stopped it. It is open.",
        "By November 27, 2026 the government had sued 17 states.",
    ],
)
def test_what_is_told_as_past_is_not(text: str) -> None:
    assert found(text, AFTER) == 0


PAGES = {
    "old": SourceEntry(publisher="P", title="T", url=None, as_of=None, seen=date(2026, 11, 1)),
    "new": SourceEntry(publisher="P", title="T", url=None, as_of=None, seen=AFTER),
}


def change(text: str, page: str, outcome: str | None = None) -> ChangeEntry:
    cites = [Cite(id=page, says="It.")]
    return ChangeEntry(on=DAY, text=text, sources=cites, outcome=outcome)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "page", "outcome", "awaited"),
    [
        ("Voters decide on Initiative 95.", "new", None, True),
        ("Voters decide on Initiative 95.", "new", "not_seen", False),
        ("Voters decide on Initiative 95.", "old", None, False),
        ("The office was to close on this day.", "new", None, True),
        ("Last day to sign up.", "new", "deadline", False),
        ("It was to end. The budget puts this off to 2027.", "new", None, False),
        ("HB 1 starts.", "new", None, False),
        ("The court will not hear the case.", "new", None, False),
    ],
)
def test_a_change_says_what_came_of_it(
    text: str, page: str, outcome: str | None, *, awaited: bool
) -> None:
    assert is_awaited(change(text, page, outcome), PAGES, AFTER) is awaited
    assert not is_awaited(change(text, page, outcome), PAGES, BEFORE)


def told(seen: date, outcome: str | None, today: date) -> Change | None:
    source = Source("P", "T", None, None, seen, "It.")
    one = Change(
        state="CO", topic="rights", text="It.", since=DAY, sources=(source,),
        outcome=outcome,  # type: ignore[arg-type]
    )  # fmt: skip
    return passed(one, today)


def test_a_change_nothing_was_read_on_since_says_that_nobody_saw_it() -> None:
    early = date(2026, 11, 1)
    for seen, outcome, expected in (
        (early, None, "not_seen"), (AFTER, None, None), (AFTER, "not_seen", "not_seen"),
    ):  # fmt: skip
        shown = told(seen, outcome, AFTER)
        assert shown is not None
        assert shown.outcome == expected
        ahead = told(seen, outcome, BEFORE)
        assert ahead is not None
        assert ahead.outcome is None


def test_a_last_day_is_told_no_longer() -> None:
    assert told(AFTER, "deadline", BEFORE) is not None
    assert told(AFTER, "deadline", AFTER) is None
