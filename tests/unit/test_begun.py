"""The first letters somebody types are answered at once, from what was made before they came."""

from __future__ import annotations

from navigator.search.guidance import begun_words, build_index
from tests.helpers.pages import guide, pages


def test_a_beginning_of_many_words_knows_their_records_and_others_are_not_held() -> None:
    held = pages(
        guide("ferry", "Ferry"), guide("fern", "Fern fever fox"), guide("fee", "Fee a"),
        guide("permit", "Permit and ferry"),
    )  # fmt: skip
    with build_index(held, None).reader() as reader:  # type: ignore[arg-type]
        begun = begun_words(reader, ("title_en",))
        of_id = {at: record["id"].rpartition(".")[2] for at, record in reader.iter_docs()}
    assert set(begun) == {"title_en"}
    assert set(begun["title_en"]) == {"fe"}, "of three letters and more, two words begin with each"
    assert {of_id[number] for number in begun["title_en"]["fe"]} == {
        "ferry",
        "fern",
        "fee",
        "permit",
    }


def test_in_a_text_three_letters_find_only_what_few_words_begin_with() -> None:
    """Else every page stands there for a moment, and none of them is meant."""
    few = pages(guide("one", "A boat", "Ferry, fern."), guide("other", "A page", "Permit."))
    assert few.names("fer") == ["legal.one"]
    many = pages(
        guide("one", "A boat", "Ferry, fern, ferret."), guide("other", "A page", "Permit.")
    )
    assert many.names("fer") == []
    assert many.names("ferr") == ["legal.one"]
