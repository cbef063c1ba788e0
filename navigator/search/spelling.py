"""Corrects an unknown word to a known one: half typed, mistyped, or written as it sounds.

It knows no language and keeps no query.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice, takewhile

_SOUNDS = tuple(
    (re.compile(form), sound)
    for form, sound in (
        ("[tcs]ion|sh[oiu]n", "son"), ("ph", "f"), ("qu", "k"), ("gu(?=[ei])", "g"),
        ("c(?=[eiy])", "s"), ("g(?=[ei])", "j"), ("ll", "y"), ("z", "s"), ("c", "k"), ("v", "b"),
        ("h", ""), ("y", "i"), (r"(.)\1", r"\1"),
    )
)  # fmt: skip
"""Spellings that sound alike, for those who write as they speak (`lisensia`, `ospital`)."""


class Spelling:
    """The known words, by their sound and by their letters less one."""

    def __init__(self, words: Iterable[str]) -> None:
        """Index the words; `words` may repeat: of two candidates the more frequent is read."""
        self._uses = Counter(words)
        self._learned = sorted(self._uses)
        self._sounds: dict[str, str] = {}
        self._nearly: dict[str, set[str]] = defaultdict(set)
        for word in self._uses:
            self._sounds.setdefault(sound(word), word)
            for part in _without_a_letter(word):
                self._nearly[part].add(word)

    def read(self, word: str) -> str:
        """Return the known word that sounds like `word`, begins with it, or is one letter away.

        The first of these that exists.

        Returns the word itself, if there is none.
        """
        if heard := self._sounds.get(sound(word)):
            return heard
        near = self._begun(word) or {
            one for part in _without_a_letter(word) for one in self._nearly.get(part, ())
        }
        return max(near, key=lambda one: (self._uses[one], one), default=word)

    def _begun(self, word: str) -> set[str]:
        at = bisect_left(self._learned, word)
        return set(takewhile(lambda one: one.startswith(word), islice(self._learned, at, None)))


def sound(word: str) -> str:
    """Return the form that words which sound alike share."""
    for form, heard in _SOUNDS:
        word = form.sub(heard, word)
    return word


def _without_a_letter(word: str) -> Iterator[str]:
    """Yield the word, and it without each one of its letters but the first.

    Two words that share one of these differ by a letter that is missing, too much, wrong or in the
    wrong place.
    """
    yield word
    for at in range(1, len(word)):
        yield word[:at] + word[at + 1 :]
