"""How sure a value is: what each kind of page is worth, alone and beside others."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from navigator.records.vocabulary import CONFIDENCES, Confidence
from navigator.steward.content.loader import read_content
from navigator.steward.content.shape.publishers import Publishers
from navigator.steward.content.shape.schema import PublisherKind, SourceEntry
from tests.helpers.content import PUBLISHERS, RECORDS, real, write_tree

TODAY = date(2026, 11, 24)
SITES: dict[str, PublisherKind] = {
    "gov": "agency",
    "house.gov": "organization",
    "leg.state.gov": "law",
    "copy.org": "law_copy",
    "other.org": "law_copy",
    "study.org": "research",
    "paper.com": "press",
    "group.org": "organization",
    "guide.com": "secondary",
    "blogs.com": "secondary",
    "blogs.com/known-desk": "research",
}
JUDGED = Publishers(
    {"as listed": "secondary", "(public copy)": "law_copy", "gazette": "law"}, SITES
)


def page(url: str | None, publisher: str = "", title: str = "A page") -> SourceEntry:
    """A page; its publisher is its host where none is named."""
    return SourceEntry(
        publisher=publisher or str(url).partition("/")[0], title=title,
        url=url and f"https://{url}", as_of=None, seen=TODAY,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("url", "kind"),
    [
        ("dmv.gov/fees", "agency"),
        ("www.leg.state.gov/bill", "law"),
        ("smith.house.gov/news", "organization"),
        ("nothouse.gov", "agency"),
        ("blogs.com/someone", "secondary"),
        ("blogs.com/known-desk/2026/a", "research"),
        ("blogs.com/known-deskmate", "secondary"),
        ("BLOGS.com/known-desk?page=2", "research"),
        ("copy.org.", "law_copy"),
        ("copy.org.evil.net", None),
        ("nobody.net", None),
        (None, None),
    ],
)
def test_the_longest_ending_of_an_address_says_what_a_page_is(
    url: str | None, kind: PublisherKind | None
) -> None:
    assert JUDGED.kind(page(url)) == kind


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        (page("dmv.gov", title="DMV, as listed in 2026"), "secondary"),
        (page("dmv.gov", "DMV, As Listed"), "secondary"),
        (page("blogs.com/a", "Court (public copy)"), "law_copy"),
        (page(None, "State Gazette"), "law"),
        (page("guide.com", "The Gazette Guide"), "secondary"),
    ],
)
def test_words_say_that_a_page_was_read_at_second_hand(
    source: SourceEntry, kind: PublisherKind
) -> None:
    assert JUDGED.kind(source) == kind, "a name alone lifts nobody with an address"


@pytest.mark.parametrize(
    ("pages", "sure"),
    [
        ([], "unconfirmed"),
        (["leg.state.gov"], "confirmed"),
        (["dmv.gov"], "confirmed"),
        (["dmv.gov", "guide.com"], "confirmed"),
        (["copy.org"], "single-source"),
        (["study.org"], "single-source"),
        (["paper.com"], "single-source"),
        (["group.org"], "single-source"),
        (["guide.com"], "weak"),
        (["guide.com", "blogs.com/a"], "weak"),
        (["nobody.net"], "weak"),
        (["study.org", "guide.com"], "single-source"),
        (["study.org", "paper.com"], "confirmed"),
        (["copy.org", "other.org"], "confirmed"),
        (["study.org/a", "www.study.org/b"], "single-source"),
        (["guide.com", "study.org", "paper.com"], "confirmed"),
    ],
)
def test_confidence_is_earned(pages: list[str], sure: Confidence) -> None:
    assert JUDGED.confidence(map(page, pages)) == sure


@pytest.mark.parametrize(
    ("first", "second", "sure"),
    [
        (page("study.org", "Group"), page("paper.com", "Group"), "single-source"),
        (page("study.org", "Group"), page("m.study.org", "Other"), "single-source"),
        (page("study.org", "Group"), page("paper.com", "Other"), "confirmed"),
    ],
)
def test_one_publisher_or_one_site_does_not_count_twice(
    first: SourceEntry, second: SourceEntry, sure: Confidence
) -> None:
    assert JUDGED.confidence([first, second]) == sure


@given(st.lists(st.sampled_from(sorted(SITES))), st.sampled_from(sorted(SITES)))
def test_one_more_page_never_makes_a_value_less_sure(pages: list[str], more: str) -> None:
    before = JUDGED.confidence(map(page, pages))
    after = JUDGED.confidence(map(page, [*pages, more]))
    assert CONFIDENCES.index(after) <= CONFIDENCES.index(before)
    assert JUDGED.confidence(map(page, reversed(pages))) == before


@pytest.mark.parametrize(
    ("old", "new", "wrong"),
    [
        ("secondary:", "hearsay:", "Invalid enum value 'hearsay'"),
        ("guide.example.org", "https://guide.example.org", "is no site"),
        ("guide.example.org", "www.guide.example.org", "is no site"),
        ("guide.example.org", "leg.colorado.gov", "'leg.colorado.gov' stands here twice"),
        ("words:", "wards:", "unknown field `wards`"),
    ],
)
def test_each_mistake_in_the_lists_is_named(tmp_path: Path, old: str, new: str, wrong: str) -> None:
    broken = PUBLISHERS.replace(old, new)
    _, problems = read_content(write_tree(tmp_path, vocabulary__publishers=broken), TODAY)
    told = [str(one) for one in problems]
    assert any(wrong in one and "vocabulary/publishers.yaml" in one for one in told), told


def test_a_typed_confidence_is_refused_with_what_to_do(tmp_path: Path) -> None:
    typed = RECORDS.replace("value: most", "confidence: confirmed, value: most")
    _, problems = read_content(write_tree(tmp_path, states__CO__records=typed), TODAY)
    assert any("`confidence`" in one.wrong and "delete it" in one.mend for one in problems)


def test_lawmakers_speaking_for_themselves_are_no_office() -> None:
    for url in ("norton.house.gov/a", "sd33.senate.ca.gov/a", "senatedemocrats.wa.gov/a"):
        assert real().content.publishers.kind(page(url)) == "organization", url
