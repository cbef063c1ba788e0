"""Where the first sentence of a text ends, so that a list can show it alone.

It knows the abbreviations that content uses; a point it can not judge ends nothing.
"""

from __future__ import annotations

import re

_END = re.compile(
    r"[.!?\u061f\u3002][\"'\u201d\u2019)]*\s+(?=[\"'\u201c\u2018(\u00bf\u00a1]*[^\W_a-z])"
)
_SHORT = re.compile(
    r"(?:\b(?:U\.S|D\.C|U\.S\.C|C\.R\.S|EE|UU|No|N\u00fam|art|Art|Sec|St|Dr|Sr|Sra|Mr|Mrs|Ms|Inc|Co|vs|v|Jan"
    r"|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|a\.m|p\.m|etc|approx)|\b[A-Z])\.$"
)


def first_sentence(text: str) -> tuple[str, str]:
    """The first sentence of `text` and what follows it, which may be empty."""
    for end in _END.finditer(text):
        first = text[: end.end()].rstrip()
        bare = first.rstrip("\"'\u201d\u2019)")
        if not _SHORT.search(bare):
            return first, text[end.end() :].strip()
    return text, ""
