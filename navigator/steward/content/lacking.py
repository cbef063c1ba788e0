"""What translations lack: English texts they do not have yet, and their own of texts gone.

English comes first: neither stops a steward who mends an English sentence. Both are named
by `content check` and stop a pack from going out (`update.publishing`).
"""

from __future__ import annotations

from navigator.steward.content.records import Content
from navigator.steward.content.texts import translatable


def missing(content: Content) -> dict[str, list[str]]:
    """By language, the English texts without a translation; a program may keep its name.

    What is in English on purpose (`offering`) is not missed.
    """
    names = {program.name for file in content.topics for program in file.programs}
    english = translatable(content) - names
    return {
        lang: sorted(english - texts.keys() - content.left_in_english.get(lang, set()))
        for lang, texts in content.translations.items()
    }


def lacking(content: Content) -> dict[str, dict[str, int]]:
    """By language, how many texts are missing and how many left over."""
    return {
        lang: {"missing": len(texts), "left_over": len(content.left_over.get(lang, ()))}
        for lang, texts in missing(content).items()
    }
