"""What a state's card of school, food, home or work says in words that stand nowhere else is short.

A text that many states share is written once, with blanks that facts fill, or stands the same on
each: it is read, translated and mended once. What is left is a state's own, and each word of it is
one more that must be kept true in every language.
"""

from __future__ import annotations

from collections import Counter, defaultdict

import pytest

from navigator.records.jurisdictions import JURISDICTIONS
from navigator.steward.content.words.texts import placed
from tests.helpers.content import real

TOPICS = ("school", "food", "home", "work")
MOST_OWN_WORDS = 150
ABOVE = {
    # Late rent has three laws there, one of which makes it a crime to stay: each has its own days.
    "AR/home": 210,
}
"""Cards that need more, and at most how many words."""


def own_words() -> dict[str, int]:
    """Words by card of texts that no second file has; names of programs are names."""
    files = defaultdict(set)
    for one in placed(real().content):
        if one.role != "name":
            files[one.text].add(one.path)
    found: Counter[str] = Counter()
    for text, paths in files.items():
        if len(paths) == 1:
            found[next(iter(paths)).removeprefix("states/").removesuffix(".yaml")] += len(
                text.split()
            )
    return {f"{state}/{topic}": found[f"{state}/{topic}"]
            for state in JURISDICTIONS for topic in TOPICS}  # fmt: skip


@pytest.mark.parametrize("topic", TOPICS)
def test_a_card_brings_few_words_of_its_own(topic: str) -> None:
    long = {
        card: words
        for card, words in own_words().items()
        if card.endswith(f"/{topic}") and words > ABOVE.get(card, MOST_OWN_WORDS)
    }
    assert long == {}, "say it shorter, or as other states say it: docs/content.md, own words"


def test_a_card_that_is_short_again_is_no_exception() -> None:
    words = own_words()
    assert [card for card in ABOVE if words[card] <= MOST_OWN_WORDS] == []
