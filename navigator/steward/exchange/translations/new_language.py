"""Lays down the files of a new language: how it writes, as English does, and its window, empty."""

from __future__ import annotations

import re
from pathlib import Path

from navigator.errors import ToolError
from navigator.files import replace_text
from navigator.steward.content.words.language_files import HOME, LOCALE_FILE, window_of
from navigator.steward.content.words.translation_files import text_of
from navigator.steward.exchange.translations.word_units import check_language


def lay_down(root: Path, lang: str, name: str) -> list[Path]:
    """Write the locale file and the window of a language; return their paths from the root.

    `name` is the language's own. Raises ToolError where the language has files already.
    """
    check_language(lang)
    home = HOME / lang
    if (root / home).exists():
        raise ToolError(f"{home} is there already.", "Translate its files: see i18n/README.md.")
    english = (root / HOME / "en" / LOCALE_FILE).read_text("utf-8")
    # Without the first line, which says that these are the ways of English.
    ways = english.partition("\n")[2] if english.startswith("#") else english
    # A function, for a name may hold what a pattern would read.
    locale = re.sub(r"(?m)^name: .*$", lambda _: f"name: {name}", ways, count=1)
    texts = {
        home / LOCALE_FILE: locale,
        window_of(lang): text_of(root / window_of(lang)),
    }
    (root / home).mkdir(parents=True)
    for path, text in texts.items():
        replace_text(root / path, text)
    return [*texts]
