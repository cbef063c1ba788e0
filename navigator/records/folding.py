"""Folds words for comparison: lower case, no accents, no punctuation."""

from __future__ import annotations

import re
import unicodedata


def folded_words(text: str) -> list[str]:
    """Return the words of a text in the form that two spellings of a word share."""
    if text.isascii():  # most text: nothing to take apart
        return re.findall(r"[^\W_]+", text.lower())
    folded = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(char for char in folded if not unicodedata.combining(char))
    return re.findall(r"[^\W_]+", bare)
