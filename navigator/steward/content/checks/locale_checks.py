"""Checks a language's locale file.

Twelve months, forms with their blanks, a word for each sign, phrases that can be looked for.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from navigator.language.blanks import blanks
from navigator.language.plurals import FORMS, is_rule
from navigator.language.text_number import is_number
from navigator.records.folding import folded_words
from navigator.records.locales import SIGNS, Locale, locale_of
from navigator.steward.content.shape.reading import Reader
from navigator.steward.content.shape.schema import GlossaryFile, LocaleFile, WithdrawnFile
from navigator.steward.content.words.language_files import ALL, GLOSSARY_FILE, HOME, WITHDRAWN_FILE
from navigator.steward.content.words.texts import LAYERS

if TYPE_CHECKING:
    from pathlib import Path

    from navigator.errors import Problem
    from navigator.steward.content.records import Content

_MONTHS = 12
_DAY, _MONTH = {"day", "month", "year"}, {"month", "year"}
_FORMS = {"day": _DAY, "day_aloud": _DAY, "month": _MONTH, "month_aloud": _MONTH}
LIMITS = ("only", "before", "after", "at most", "at least", "unless", "must", "may")
"""What limits a rule: a translation that loses it says another one."""
_TYPED = ("leading", "leading_weakly", "linking", "near", "county_behind", "county_before")
"""Words that are compared with those of a query."""


def read_locale(reader: Reader) -> tuple[Locale, LocaleFile] | None:
    """Return the locale of a file and the file; None where it is not whole, with its problems."""
    read = reader.convert(reader.keys, LocaleFile, "file") if reader.keys else None
    if read is None:
        return None
    before = len(reader.problems)
    for check in (_check_days, _check_words, _check_patterns):
        check(reader, read)
    if len(reader.problems) > before:
        return None
    return locale_of(msgspec.to_builtins(read)), read


def read_beside(root: Path, lang: str, content: Content) -> list[Problem]:
    """Read a language's terms and what of it is withdrawn, if it has such files."""
    problems: list[Problem] = []
    for name, kind in ((GLOSSARY_FILE, GlossaryFile), (WITHDRAWN_FILE, WithdrawnFile)):
        shown = HOME / lang / name
        if (root / shown).exists():
            reader = Reader(root / shown, shown)
            read = reader.convert(reader.keys, kind, "file")
            if isinstance(read, GlossaryFile):
                content.glossaries[lang] = read.terms
            elif isinstance(read, WithdrawnFile):
                content.withdrawn[lang] = read
                _check_withdrawn(reader, read)
            problems += reader.problems
    return problems


def _check_withdrawn(reader: Reader, read: WithdrawnFile) -> None:
    """Check what each line takes back: one with a slip would take back nothing."""
    for one in (*read.withdrawn, *read.objections):
        if one.what not in (ALL, *LAYERS) and not is_number(one.what):
            mend = f"write the number of a text, {ALL} or one of {', '.join(LAYERS)}."
            reader.problem("what", f"nothing is called {one.what!r}.", mend)


def _check_days(reader: Reader, read: LocaleFile) -> None:
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


def _check_words(reader: Reader, read: LocaleFile) -> None:
    for key in ("name", "stop"):
        if not getattr(read, key).strip():
            reader.problem(key, "it is empty.", "see i18n/README.md.")
    if read.signs_aloud.keys() != {*SIGNS}:
        reader.problem(
            "signs_aloud", "its signs are others.", f"give a word for {', '.join(SIGNS)}."
        )
    for key in _TYPED:
        for one in getattr(read, key):
            if " ".join(folded_words(one)) != one:
                told = " ".join(folded_words(one))
                reader.problem(f"{key}[{one}]", "no query has these letters.", f"write `{told}`.")


def _check_patterns(reader: Reader, read: LocaleFile) -> None:
    """Check phrases to look for: one that can not be, or that every text has, checks nothing."""
    listed = {"forbidden": [one.phrase for one in read.forbidden], "negators": read.negators}
    listed |= {f"numbers.{number}": words for number, words in read.numbers.items()}
    listed |= {f"limits.{name}": words for name, words in read.limits.items()}
    if read.letters:
        listed["letters"] = [f"[{read.letters}]"]
    for name, rule in read.plurals.items():
        if name not in FORMS[:-1] or not is_rule(rule):
            told = "name it zero, one, two, few or many: `n % 10 = 2..4 and n % 100 != 12..14`."
            reader.problem(f"plurals.{name}", "it is no rule of a form.", told)
    for name in read.limits.keys() - LIMITS:
        reader.problem(f"limits.{name}", "nobody knows it.", f"write {', '.join(LIMITS)}.")
    for key, patterns in listed.items():
        if not patterns:
            reader.problem(key, "it is empty.", "no text of the language would be checked.")
        for pattern in patterns:
            try:
                is_everywhere = re.search(pattern, "") is not None
            except re.error as error:
                reader.problem(f"{key}[{pattern}]", f"no such expression ({error}).", "mend it.")
            else:
                if is_everywhere:
                    reader.problem(f"{key}[{pattern}]", "every text has it.", "write whole words.")
