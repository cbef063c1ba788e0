"""Lists the records that have a word with a given beginning of two or three letters.

The lists are made when the index opens. So few letters begin many words, and each word has its own
posting in the index: to read them anew for every letter typed takes most of a search. What was
typed is not kept: all beginnings are listed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from navigator.search.ranking import FEW, TEXT_FROM

_SHORTEST = 2
"""Letters. One letter is looked for only as a whole word."""

Begun = dict[str, tuple[int, ...]]
"""Maps a beginning to the numbers of the records that have a word with it."""


def begun_words(reader: Any, fields: Iterable[str]) -> dict[str, Begun]:
    """Return, for each field, the records of each beginning that more than `FEW` words share."""
    made: dict[str, Begun] = {}
    for name in fields:
        held: dict[str, list[set[int]]] = defaultdict(list)
        for term, info in reader.iter_field(name):
            word = term.decode()
            if len(word) >= _SHORTEST:
                # Most words stand in one record or two: these need no posting read.
                records = {info.min_id(), info.max_id()}
                if info.doc_frequency() > len(records):
                    records.update(reader.postings(name, term).all_ids())
                for length in range(_SHORTEST, min(len(word) + 1, TEXT_FROM)):
                    held[word[:length]].append(records)
        made[name] = {
            begin: tuple(set().union(*words)) for begin, words in held.items() if len(words) > FEW
        }
    return made
