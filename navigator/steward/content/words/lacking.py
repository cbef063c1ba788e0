"""Finds English texts without a translation, and translations whose English text is gone.

English comes first: neither stops a steward who mends an English sentence. Both are named
by `content check` and stop a pack from going out (`update.publishing`).
"""

from __future__ import annotations

from navigator.steward.content.records import Content
from navigator.steward.content.words.texts import translatable


def missing(content: Content) -> dict[str, list[str]]:
    """Return, by language, the English texts without a translation; program names may lack one.

    What is in English on purpose (`offering`) is not counted.
    """
    names = {program.name for file in content.topics for program in file.programs}
    english = translatable(content) - names
    return {
        lang: sorted(english - texts.keys() - content.left_in_english.get(lang, set()))
        for lang, texts in content.translations.items()
    }


def lacking(content: Content) -> dict[str, dict[str, int]]:
    """Return, by language, how many texts are missing and how many are left over."""
    return {
        lang: {"missing": len(texts), "left_over": len(content.left_over.get(lang, ()))}
        for lang, texts in missing(content).items()
    }
