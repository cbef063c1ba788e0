"""Holds how a language writes what no sentence of the content says: months, dates, separators.

All of it stands in `i18n/<tag>/locale.yaml` and reaches the program in the pack, so that one more
language is one more file.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, dataclass, fields
from datetime import date
from typing import Any

WIDE_ENDS = "\u3002\uff01\uff1f\uff61"
"""The ends of sentences in Chinese and Japanese, which no space follows."""
ENDS = tuple(f".!?:\u061f\u06d4{WIDE_ENDS}\uff1a\u0964\u1362\u104b\u17d4")
"""The signs at the end of a sentence, or of what leads to a list."""


@dataclass(frozen=True, slots=True)
class Locale:
    """The ways of one language; docs in i18n/README.md."""

    name: str
    """The language's own name, in its script."""
    months: tuple[str, ...]
    months_whole: tuple[str, ...]
    day: str
    """A date, with `{day}`, `{month}` and `{year}`."""
    month: str
    """A month of a year, with `{month}` and `{year}`."""
    day_aloud: str
    month_aloud: str
    comma: str
    """What stands between the members of a list."""
    semicolon: str
    """What stands between clauses."""
    stop: str
    """What ends a sentence that is put together (`.`)."""
    abbreviations: tuple[str, ...]
    """Words whose point ends no sentence, without it (`U.S`)."""
    signs_aloud: Mapping[str, str]
    """The words said for signs, by the names of `SIGNS`."""
    leading: tuple[str, ...]
    """Folded words that stand before a town in a query (`in`)."""
    leading_weakly: tuple[str, ...]
    """Folded words that stand before a town, and before much else (`de`)."""
    linking: tuple[str, ...]
    """Folded words between a county and its name, or before both."""
    near: tuple[str, ...]
    """Folded phrases that ask for what is near."""
    county_behind: tuple[str, ...]
    """Words for a county that stand behind its name."""
    county_before: tuple[str, ...]
    plurals: Mapping[str, str] | None = None
    """By the name of a form, the rule for the numbers that take it; the others take `other`."""
    in_use: bool = False
    """Whether kiosks have it although a machine translated it, for people count on it there."""
    voice: bool = True
    """Whether a voice that computers have for it can be understood."""
    red_in_english: bool = False
    """Whether words that may harm are English until a person has read them."""
    is_read: bool = False
    """Whether a person has read the words that count first: the worst day, stops, steps."""

    def ended(self, text: str) -> str:
        """Return a text with the end of a sentence."""
        return text if text.endswith(ENDS) else text + self.stop

    def bare(self, text: str) -> str:
        """Return a sentence without its full stop, to set it into another."""
        return text.removesuffix(self.stop).rstrip(".")

    def on(self, day: date) -> str:
        """Return a date as people write it."""
        return self.day.format(day=day.day, month=self.months[day.month - 1], year=day.year)

    def in_month(self, day: date) -> str:
        """Return a date without its day."""
        return self.month.format(month=self.months[day.month - 1], year=day.year)


SIGNS = ("and", "section", "extension", "to", "dot")
"""The names of `&`, `§`, the extension of a phone, a dash between numbers, a dot in an address."""


def locale_of(held: Mapping[str, Any]) -> Locale:
    """Return the locale in a JSON object; raises KeyError or TypeError where it is not whole."""
    values: dict[str, Any] = {
        one.name: held[one.name]
        for one in fields(Locale)
        if one.default is MISSING or one.name in held
    }
    listed = {name: tuple(one) for name, one in values.items() if isinstance(one, list)}
    return Locale(**(values | listed))
