"""Finds the end of a sentence, to show the first alone or read them aloud one by one.

It knows the abbreviations that content uses; a point it can not judge ends nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_END = re.compile(
    r"[.!?\u061f\u3002][\"'\u201d\u2019)\u2069]*\s+(?=[\"'\u201c\u2018(\u00bf\u00a1\u2066\u2068]*[^\W_a-z])"
)
_SHORT = re.compile(
    r"(?:\b(?:U\.S|D\.C|U\.S\.C|C\.R\.S|EE|UU|No|N\u00fam|art|Art|Sec|St|Dr|Sr|Sra|Mr|Mrs|Ms|Inc|Co|vs|v|Jan"
    r"|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|a\.m|p\.m|etc|approx)|\b[A-Z])\.$"
)

_NUMBER = re.compile(r"[0-9]+\.")
"""The number of a step; it belongs to the sentence behind it."""


def first_sentence(text: str) -> tuple[str, str]:
    """Return the first sentence of `text` and what follows it, which may be empty."""
    for end in _END.finditer(text):
        first = text[: end.end()].rstrip()
        bare = first.rstrip("\"'\u201d\u2019)")
        if not (_SHORT.search(bare) or _NUMBER.fullmatch(bare) or _is_open(first)):
            return first, text[end.end() :].strip()
    return text, ""


def sentences(text: str) -> Iterator[str]:
    """Yield every sentence of `text`, in order; a line break ends one too."""
    for line in text.split("\n"):
        rest = line.strip()
        while rest:
            first, rest = first_sentence(rest)
            yield first


def _is_open(text: str) -> bool:
    """Return whether a quotation or a bracket is still open: quoted words are said whole."""
    pairs = (("(", ")"), ("\u201c", "\u201d"), ("\u00ab", "\u00bb"))
    return text.count('"') % 2 == 1 or any(
        text.count(begin) > text.count(end) for begin, end in pairs
    )
