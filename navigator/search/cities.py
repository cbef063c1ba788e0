"""Finds the city that a text names, with the ZIP code in its middle, in the pack alone.

It guesses nothing: a name that several states have asks for the state.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from navigator.errors import BadInput
from navigator.pack.store import CityRow, Store
from navigator.records.jurisdictions import JURISDICTIONS
from navigator.search.query import tokens

LARGE_CITY = 50_000
"""People. A city of this size is meant by its bare name; a smaller one needs `in` before it, a
state after it, or to lie in the state that was chosen."""

TOWN_FROM = 5
"""Letters. Shorter names of small towns are too often a word with a slip."""
FAR_LARGER = 20
"""Times as many people, from which on nobody means the smaller of two cities of a name."""

_SHORT = {"st": "saint", "ste": "sainte", "ft": "fort", "mt": "mount"}
_LONGEST_CITY = 3
"""The most words of a city's name that are looked for in a query."""


def city_key(name: str) -> str:
    """Return the form that all spellings of a city share (`St. Paul`, `Saint Paul`)."""
    return " ".join(_SHORT.get(word, word) for word in tokens(name.replace("'", "")))


def find_city(store: Store, text: str, state: str, state_words: Mapping[str, str]) -> CityRow:
    """Return the city that `text` names (`Denver`, `Salem OR`, `Salem, Oregon`).

    A state in the text decides, else `state`, else the city is the only one of that name or by far
    the largest. Raises BadInput that says what to write instead.
    """
    words = tokens(text)
    for name, named in _readings(words, state_words):
        rows = store.cities(city_key(name))
        if named:
            rows = [row for row in rows if row.state == named]
        elif len(rows) > 1:
            own = [row for row in rows if row.state == state]
            largest = clear(rows)
            rows = own or (largest if len(largest) == 1 else rows)
        if len(rows) > 1:
            states = ", ".join(sorted(row.state for row in rows))
            raise BadInput("asked.cities", "do.write_state", states=states)
        if rows:
            return rows[0]
    raise BadInput("asked.city", "do.check_spelling")


def find_city_in(
    store: Store,
    words: Sequence[str],
    state: str,
    is_said: Callable[[str], bool],
    is_town: Callable[[str, str], bool],
    *,
    is_held: bool = False,
) -> tuple[list[CityRow], list[str]] | None:
    """Return the cities that a query may name, and its other words; None where it names none.

    Args:
        store: The pack whose cities are searched.
        words: The words of the query.
        state: The state that the query names, or the one that was chosen; may be empty.
        is_said: Tells whether a word has another meaning than the name of a city.
        is_town: Tells whether a word that names one small town in a state is known for nothing
            else.
        is_held: Whether `state` was chosen, and not named in the query. Then a city lies in another
            state only behind `in` or `near`, or when it is the whole query: many a name has a city
            there.

    Words that all have another meaning by `is_said` name a city only behind `in` or `near` at the
    end, if the city is large or lies in `state` (`at college` names none), or where they are
    several and the city is large. A city that nothing leads to must be large, lie in `state`, or be
    the only one of its name and by `is_town` nothing else (`immokalee`). For a large city all
    cities of about its size are returned, and before them one in `state` that is a village beside
    it: nobody knows which is meant.
    """
    locales = store.locales().values()
    weakly = {word for one in locales for word in one.leading_weakly}
    leading = weakly.union(*(one.leading for one in locales))
    for length in range(_LONGEST_CITY, 0, -1):
        for at in range(len(words) - length, -1, -1):
            told = words[at : at + length]
            is_led = at > 0 and words[at - 1] in leading
            is_last = is_led and at + length == len(words) and words[at - 1] not in weakly
            is_plain = not is_last and all(map(is_said, told))
            if any(map(str.isdigit, told)) or (length == 1 and is_plain):
                continue
            rows = store.cities(city_key(" ".join(told)))
            is_large = bool(rows) and rows[0].people >= LARGE_CITY
            if is_plain and not is_large:
                continue
            own = [row for row in rows if row.state == state]
            if is_held and not is_led and length < len(words):
                rows = own
            if is_last and not (is_large or own) and all(map(is_said, told)):
                continue
            largest = clear(rows) if is_led or is_large else []
            is_village = is_large and own and own[0] not in largest
            found = [*own, *largest] if is_village else own or largest
            if not found and len(rows) == length == 1 and len(told[0]) >= TOWN_FROM:
                found = rows if is_town(told[0], rows[0].state) else []
            if len(found) == 1 or (found and is_large):
                return found, [*words[: at - is_led], *words[at + length :]]
    return None


def _readings(words: list[str], state_words: Mapping[str, str]) -> list[tuple[str, str]]:
    """Return name and state for each reading of the words, with a state at their end or without."""
    found = []
    for at in range(1, len(words)):
        end = " ".join(words[at:])
        state = end.upper() if end.upper() in JURISDICTIONS else state_words.get(end)
        if state:
            found.append((" ".join(words[:at]), state))
    return [*found, (" ".join(words), "")]


def clear(rows: list[CityRow]) -> list[CityRow]:
    """Return the cities that the first of `rows` is not far larger than, and the first itself.

    `rows` are cities of one name, largest first.
    """
    return [row for row in rows if row is rows[0] or not is_far_larger(rows[0].people, row.people)]


def is_far_larger(people: int, others: int) -> bool:
    """Return whether a city is so much larger than one of `others` people that it is meant."""
    return people >= FAR_LARGER * max(others, 1)
