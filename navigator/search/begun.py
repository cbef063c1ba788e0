"""Which records have a word that begins with two or three letters, made when the index opens.

So few letters begin many words, and each has its own posting in the index: to read them anew for
every letter typed takes most of a search. What was typed is not kept: all beginnings are made.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from navigator.search.ranking import FEW, TEXT_FROM

_SHORTEST = 2
"""Letters. One letter is looked for as a word alone."""

Begun = dict[str, tuple[int, ...]]
"""The records that have a word with a beginning."""


def begun_words(reader: Any, fields: Iterable[str]) -> dict[str, Begun]:
    """Of each field the records for each beginning of more words than are weighed one by one."""
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
