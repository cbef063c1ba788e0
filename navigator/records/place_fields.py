"""The table of a place's fields: how to reach it, what it costs, what it asks, whom it takes.

Each line is one field, and everything that handles it is made from its line: the keys of the
content files and the desk's forms, the columns of the pack, of a center's own list, of spreadsheets
and of the open tables, the filters, and the terms of HSDS. A new yes or no is one line here and its
words (`word_keys`). No field may say anything about a person. See ADR 0029.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Annotated, Any, NamedTuple, get_args, get_origin, get_type_hints

from navigator.records.fit import TAKES
from navigator.records.vocabulary import Cost


class Opposite(NamedTuple):
    """The opposite of a field, which people outside ask for: `no_id` for `asks_id`."""

    name: str
    title: str
    meaning: str


@dataclass(frozen=True, slots=True)
class PlaceField:
    """One field. `name` and `type` are those of its line; None or () is "not known", never "no"."""

    meaning: str
    """The description of its column in the open tables; for a yes or no, of its term in HSDS too.
    """
    title: str = ""
    """Its name at the desk and in HSDS."""
    label: str = ""
    """The label in the form, where it is longer than the title."""
    hint: str = ""
    said: str = ""
    """Its name inside a sentence; empty: the title in small letters."""
    headings: tuple[str, ...] = ()
    """Other headings of its column in spreadsheets; with one, the official lists have it too."""
    kinds: tuple[str, ...] = ()
    """The kinds of places that are asked for it; empty: all of them."""
    is_asked: bool = True
    """Set unless the desk's form of a place leaves it out though it has a title."""
    is_local: bool = False
    """Set when a center's own list has a column for it."""
    wanted: int = 0
    """Its place among the filters by which a visitor asks for places that say yes (for an opposite:
    no); 0: there is no such filter."""
    is_shown: bool = False
    """Set when the page, the paper and the speech of a place say it."""
    term: str = ""
    """Its code in HSDS, where it is not its name."""
    opposite: Opposite | None = None
    name: str = ""
    type: Any = None

    @property
    def is_yes_no(self) -> bool:
        """Return whether its values are True, False and None."""
        return bool in get_args(self.type)

    @property
    def is_list(self) -> bool:
        """Return whether its value is a tuple."""
        return get_origin(self.type) is tuple

    @property
    def public(self) -> str:
        """The name of its column in a center's list, and of its filter."""
        return self.opposite.name if self.opposite else self.name

    def turned(self, value: bool | None) -> bool | None:  # noqa: FBT001  the value itself
        """Return the value of `public` for a value of the field, and the other way round."""
        return value if value is None or self.opposite is None else not value

    @property
    def in_sentence(self) -> str:
        """Its name inside a sentence."""
        return self.said or self.title.lower()

    @property
    def word_keys(self) -> Iterator[str]:
        """Yield the keys of `vocabulary/words.yaml` that its line needs."""
        if self.wanted:
            yield from (f"place.wanted.{self.public}", f"near.wanted.{self.public}")
        if self.is_shown:
            yield from (f"place.{self.name}{end}" for end in ("", ".yes", ".no"))


@dataclass(frozen=True, kw_only=True)
class PlaceDetails:
    """The table. `records.model.Place` and the entries of the content files inherit its fields."""

    __slots__ = ()

    website: Annotated[
        str | None,
        PlaceField(
            "Its website.", "Website", hint="https://", headings=("url", "web", "site web address")
        ),
    ] = None
    languages: Annotated[
        tuple[str, ...],
        PlaceField(
            "Languages spoken there. Empty: not known.", "Languages", hint="Spanish, vi",
            headings=("language", "languages spoken"),
        ),
    ] = ()  # fmt: skip
    cost: Annotated[Cost | None, PlaceField("What it costs.", "Fee", said="cost")] = None
    cost_note: Annotated[str | None, PlaceField("More on what it costs.")] = None
    hours: Annotated[
        str | None,
        PlaceField(
            "When it is open.", "Hours", hint="Monday to Friday, 9 a.m. to 5 p.m.",
            headings=("opening hours", "open", "office hours"),
        ),
    ] = None  # fmt: skip
    walk_in: Annotated[
        bool | None,
        PlaceField(
            "Whether people may come without an appointment.", "Walk-in",
            "Walk-in: may people come without an appointment?",
            headings=("walk in", "walk-in", "walk-ins"), is_local=True, wanted=1,
        ),
    ] = None  # fmt: skip
    interpreter: Annotated[
        bool | None,
        PlaceField(
            "Whether there is an interpreter.", "Interpreter", headings=("interpreters",),
            is_local=True, wanted=3,
        ),
    ] = None  # fmt: skip
    asks_id: Annotated[
        bool | None,
        PlaceField(
            "Whether it asks for an identity paper.", "Asks for ID", said="ID",
            is_local=True, wanted=2,
            opposite=Opposite(
                "no_id", "No ID asked",
                "Whether a person is helped without showing an identity paper.",
            ),
        ),
    ] = None  # fmt: skip
    takes_detention: Annotated[
        bool | None,
        PlaceField(
            "Whether a legal office takes the cases of people who are held.",
            "Takes detention cases", "Takes cases of people who are held",
            said="detained people", headings=("takes detention", "detained cases"),
            kinds=("legal",), term="takes_detention_cases",
        ),
    ] = None  # fmt: skip
    takes: Annotated[
        str | None, PlaceField(f"Whose cases it takes: {', '.join(f'`{one}`' for one in TAKES)}.")
    ] = None
    short_limit: Annotated[
        str | None, PlaceField("What limits that, in a word, as a row says it.")
    ] = None
    remote: Annotated[
        bool | None,
        PlaceField("Whether it helps without a visit.", "By phone or online", is_asked=False),
    ] = None
    documents: Annotated[tuple[str, ...], PlaceField("Papers to bring.")] = ()


def _table() -> Iterator[PlaceField]:
    for name, hint in get_type_hints(PlaceDetails, include_extras=True).items():
        kind, field = get_args(hint)
        yield replace(field, name=name, type=kind)


PLACE_FIELDS = tuple(_table())
YES_NO = tuple(one for one in PLACE_FIELDS if one.is_yes_no)
ASKED = tuple(one for one in PLACE_FIELDS if one.title and one.is_asked)
"""The fields that the desk's form of a place asks for."""
WANTED = {one.public: one for one in sorted(YES_NO, key=lambda one: one.wanted) if one.wanted}
"""The fields that a visitor can ask for, by the names of their filters."""


def details_of(told: Mapping[str, Any] | PlaceDetails) -> dict[str, Any]:
    """Return every field with its value as the content files have it; null or [] is not known."""
    get = told.get if isinstance(told, Mapping) else partial(getattr, told)
    return {
        one.name: list(get(one.name, ()) or ()) if one.is_list else get(one.name, None)
        for one in PLACE_FIELDS
    }


def names_of(fields: Iterable[PlaceField]) -> tuple[str, ...]:
    """Return the names of fields."""
    return tuple(one.name for one in fields)
