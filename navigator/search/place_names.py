"""What places are called by: the name of one is no slip of another word, and may be all of a query.

It asks the names of the pack alone, and keeps no query.
"""

from __future__ import annotations

from collections.abc import Collection, Container

from navigator.pack.pack_places import stands_in_names
from navigator.pack.store import Store
from navigator.search.intents import Intents, Meant, Stems
from navigator.search.ranking import ASKED_OF_PLACES, FEW_NAMES, NAMED_FROM


class PlaceNames:
    """The names of the places of one pack, beside what words mean."""

    def __init__(self, store: Store, intents: Intents, kinds: Container[str]) -> None:
        """`kinds`: words that say what a place is, and not how it is called (`dmv`)."""
        self._store = store
        self._intents = intents
        self._kinds = kinds

    def mended(self, word: str, states: Collection[str], stems: Stems) -> str:
        """A word without its slip; what a place of `states` is called is none (`luce`)."""
        mended = self._intents.mend(word, stems)
        is_name = mended != word and self._having(word, states)
        return word if is_name else mended

    def called(
        self, words: Collection[str], states: Collection[str], meant: Meant | None, stems: Stems
    ) -> frozenset[str]:
        """The words that a place may be called by, where not all of them say what is meant.

        What is asked about it is none of them. A single one is, if nobody says it and few have it.
        """
        names = frozenset(words) - ASKED_OF_PLACES
        if (meant and meant.covers) or not names:
            return frozenset()
        if len(names) >= NAMED_FROM:
            return names
        (word,) = names
        is_said = word in self._kinds or self._intents.knows(word, stems)
        having = 0 if is_said else self._having(word, states)
        return names if 0 < having <= FEW_NAMES else frozenset()

    def is_town(self, word: str, state: str, stems: Stems) -> bool:
        """Whether a word is a town in `state` and nothing else: no page and no place beyond it."""
        is_told = self._intents.is_word(word) or self._intents.knows(word, stems)
        return not is_told and self._having(word, ()) == self._having(word, (state,))

    def _having(self, word: str, states: Collection[str]) -> int:
        """How many places have it in their name; of all states, if there are none."""
        return stands_in_names(self._store, word, states)
