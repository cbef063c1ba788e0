"""Folds words for comparison: one form for all spellings of a word, in any script.

Case, accents and the forms of a letter fall together; the vowel signs of Indic scripts stay in
their words. Chinese, Japanese and Korean words, which stand together or carry endings, become pairs
of letters; an Arabic word loses its article.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator

_LETTERS = str.maketrans({
    "đ": "d", "ø": "o", "ł": "l", "ı": "i",
    "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ی": "ي", "ې": "ي", "ئ": "ي", "ؤ": "و",
    "ة": "ه", "ک": "ك", "ـ": "", "ँ": "ं",
    "’": "'", "‘": "'", "ʼ": "'", "´": "'", "`": "'", "\u200c": " ", "\u200d": "",
})  # fmt: skip
PAIRED = "\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff"
"""The letters that are taken in pairs, as the inside of a class of a regular expression."""
_PLAIN = re.compile(r"[^\W_]+")
_WRITTEN = re.compile(rf"[{PAIRED}]+|(?:[^\W_{PAIRED}]|[\u0300-\u036f\u0900-\u0dff])+")
_RUN = re.compile(f"[{PAIRED}]+|[^{PAIRED}]+")
_IS_PAIRED = re.compile(f"[{PAIRED}]")
_ARTICLE = re.compile(r"(?:[وبكف]?ال|لل)(?=...)")


def folded(text: str) -> str:
    """Return a text in lower case without accents, with one form for each letter."""
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    bare = "".join(char for char in apart if not unicodedata.combining(char))
    return unicodedata.normalize("NFC", bare).translate(_LETTERS)


def written_words(text: str) -> list[str]:
    """Return the words of a folded text as they are written, with the signs of vowels."""
    if text.isascii():  # most text: nothing to take apart
        return _PLAIN.findall(text)
    letters = (char if unicodedata.category(char)[0] in "LNM" else " " for char in text)
    return "".join(letters).split()


def folded_words(text: str) -> list[str]:
    """Return the words of a text in the form that two spellings of a word share."""
    words = written_words(folded(text))
    return words if text.isascii() else [part for word in words for part in _parts(word)]


def folded_text(text: str) -> str:
    """Return the folded words of a text with blanks between them, as the full text holds them."""
    return " ".join(folded_words(text))


def word_spans(text: str, begins: Collection[str]) -> Iterator[tuple[str, tuple[int, int]]]:
    """Yield folded words of a text with the range of characters that each was made of.

    Words that begin with an ASCII letter which is none of `begins` are left out.
    """
    for match in _WRITTEN.finditer(text):
        first = text[match.start()].lower()
        if first.isascii() and first not in begins:
            continue
        words = folded_words(match[0])
        is_paired = len(words) > 1 and len(match[0]) == len(words) + 1
        for at, word in enumerate(words):
            begin = match.start() + at * is_paired
            yield word, (begin, begin + 2 if is_paired else match.end())


def _parts(word: str) -> Iterator[str]:
    """Yield a word, or what stands for it: its pairs of letters, the word without its article."""
    if word.isascii():
        yield word
        return
    for run in _RUN.findall(_ARTICLE.sub("", word, count=1) if _ARTICLE.match(word) else word):
        if len(run) > 1 and _IS_PAIRED.match(run):
            yield from (run[at : at + 2] for at in range(len(run) - 1))
        else:
            yield run
