"""From the name of a city to the ZIP area in its middle, by the pack alone.

It guesses nothing: a name that several states have asks for the state.
"""

from __future__ import annotations

from collections.abc import Mapping

from navigator.errors import BadInput
from navigator.pack.store import CityRow, Store
from navigator.records.jurisdictions import JURISDICTIONS
from navigator.search.query import tokens
from navigator.search.ranking import is_far_larger

_SHORT = {"st": "saint", "ste": "sainte", "ft": "fort", "mt": "mount"}
_LONGEST_STATE = 3
"""Words of the longest name of a state."""


def city_key(name: str) -> str:
    """The form in which two spellings of a city are the same (`St. Paul`, `Saint Paul`)."""
    return " ".join(_SHORT.get(word, word) for word in tokens(name.replace("'", "")))


def find_city(store: Store, text: str, state: str, state_words: Mapping[str, str]) -> CityRow:
    """The city that `text` names (`Denver`, `Salem OR`, `Salem, Oregon`).

    A state in the text counts, else `state`, else the only city of that name or the
    by far largest. Raises BadInput that says what to write instead.
    """
    words = tokens(text)
    for name, named in _readings(words, state_words):
        rows = store.cities(city_key(name))
        if named:
            rows = [row for row in rows if row.state == named]
        elif len(rows) > 1:
            rows = [row for row in rows if row.state == state] or _clear(rows)
        if len(rows) > 1:
            states = ", ".join(sorted(row.state for row in rows))
            raise BadInput("asked.cities", "do.write_state", states=states)
        if rows:
            return rows[0]
    raise BadInput("asked.city", "do.check_spelling")


def _readings(words: list[str], state_words: Mapping[str, str]) -> list[tuple[str, str]]:
    """Name and state, each way the words can be read: with a state at their end, and without."""
    found = []
    for length in range(min(_LONGEST_STATE, len(words) - 1), 0, -1):
        end = " ".join(words[-length:])
        state = end.upper() if end.upper() in JURISDICTIONS else state_words.get(end)
        if state:
            found.append((" ".join(words[:-length]), state))
    return [*found, (" ".join(words), "")]


def _clear(rows: list[CityRow]) -> list[CityRow]:
    first, second = rows[:2]
    return [first] if is_far_larger(first.people, second.people) else rows
