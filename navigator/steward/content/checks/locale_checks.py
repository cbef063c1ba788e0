"""Checks a language's locale file: twelve months, forms with their blanks, a word for each sign."""

from __future__ import annotations

import msgspec

from navigator.language.blanks import blanks
from navigator.records.folding import folded_words
from navigator.records.locales import SIGNS, Locale, locale_of
from navigator.steward.content.shape.reading import Reader
from navigator.steward.content.shape.schema import LocaleFile

_MONTHS = 12
_DAY, _MONTH = {"day", "month", "year"}, {"month", "year"}
_FORMS = {"day": _DAY, "day_aloud": _DAY, "month": _MONTH, "month_aloud": _MONTH}
_TYPED = ("leading", "leading_weakly", "linking", "near", "county_behind", "county_before")
"""Words that are compared with those of a query."""


def read_locale(reader: Reader) -> tuple[Locale, LocaleFile] | None:
    """Return the locale of a file and the file; None where it is not whole, with its problems."""
    read = reader.convert(reader.keys, LocaleFile, "file") if reader.keys else None
    if read is None:
        return None
    before = len(reader.problems)
    for key in ("months", "months_whole"):
        if len({*getattr(read, key)}) != _MONTHS:
            reader.problem(key, "a year has twelve months.", "name each once, January first.")
    for key, wanted in _FORMS.items():
        try:
            held = sorted(name for name, form, turned in blanks(getattr(read, key)))
        except ValueError:
            held = []
        if held != sorted(wanted):
            told = " ".join(f"`{{{one}}}`" for one in sorted(wanted))
            reader.problem(key, "its blanks are others.", f"write {told}, each once.")
    if read.signs_aloud.keys() != {*SIGNS}:
        reader.problem(
            "signs_aloud", "its signs are others.", f"give a word for {', '.join(SIGNS)}."
        )
    for key in _TYPED:
        for one in getattr(read, key):
            if " ".join(folded_words(one)) != one:
                told = " ".join(folded_words(one))
                reader.problem(f"{key}[{one}]", "no query has these letters.", f"write `{told}`.")
    if len(reader.problems) > before:
        return None
    return locale_of(msgspec.to_builtins(read)), read
