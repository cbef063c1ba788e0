"""Turns written text into speakable text: dates, phones, signs.

Pure: a text in, a text out. Forms that are not known here are left as they stand.
"""

from __future__ import annotations

import re
from functools import partial

_MONTHS = {
    "en": (
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ),
    "es": (
        "enero", "febrero", "marzo", "abril", "mayo", "junio",
        "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre",
    ),
}  # fmt: skip
_WORDS = {
    "en": {"&": "and", "§": "section", "ext": "extension", "to": "to", "dot": "dot"},
    "es": {"&": "y", "§": "sección", "ext": "extensión", "to": "a", "dot": "punto"},
}
_SHORT = (
    ("en", re.compile(r"\b(?P<month>[A-Z][a-z]{2})\.? (?:(?P<day>\d{1,2}), )?(?P<year>\d{4})\b")),
    ("es", re.compile(r"\b(?:(?P<day>\d{1,2}) )?(?P<month>[a-z]{3})\.? (?P<year>\d{4})\b")),
)
_ISO = re.compile(r"\b(?P<year>[12]\d{3})-(?P<month>[01]\d)-(?P<day>[0-3]\d)\b")
_PHONE = re.compile(
    r"(?<![\d$.])(?:\+?1[-. ]?)?(?:\(\d{3}\) ?|\d{3}[-. ])\d{3}[-. ]\d{4}(?!\d)"
    r"(?P<ext>,? ?(?:x|ext\.?|extension) ?\d{1,6})?"
)
_SHORT_PHONE = re.compile(r"(?<![\d$,.-])(?:911|988|211)(?![\d%-]|,\d)")
_ADDRESS = re.compile(r"https?://(?:www\.)?([\w.-]+)\S*|\bwww\.([\w.-]+)\S*")
_RANGE = re.compile(r"(?<![\w-])(\d{1,3}) ?[-\u2013] ?(\d{1,3}%?)(?![\w-])")
_FORM = re.compile(r"\b([A-Z]{1,2})-(\d+)")
_PLUS_FOUR = re.compile(r"\b(\d{5})-\d{4}\b")
_MARKS = re.compile(r"[\u2022\u25b2\u2610\u2066\u2069\u203a\u2192*]")


def speakable(text: str, lang: str) -> str:
    """Return a text for the speech engine of a language; one paragraph, without line breaks."""
    words = _WORDS.get(lang, _WORDS["en"])
    said = _ADDRESS.sub(lambda found: _host(found[1] or found[2], words["dot"]), text)
    said = _ISO.sub(lambda found: _iso_day(found, lang), said)
    for written_in, pattern in _SHORT:
        said = pattern.sub(partial(_day, written_in), said)
    said = _PHONE.sub(lambda found: _phone(found, words["ext"]), said)
    said = _SHORT_PHONE.sub(lambda found: " ".join(found[0]), said)
    said = _RANGE.sub(rf"\1 {words['to']} \2", said)
    said = _FORM.sub(r"\1 \2", said)
    said = said.replace("&", words["&"]).replace("§", f"{words['§']} ")
    said = _MARKS.sub(" ", said.replace(" \u00b7 ", ". ").replace("\n", ". "))
    said = re.sub(r"\s+", " ", said).strip()
    return re.sub(r"([.!?:;])(?: ?\.)+", r"\1", re.sub(r" ([.,;:])", r"\1", said))


def digits(number: str) -> str:
    """Return a number read digit by digit, as that of a street or a ZIP code."""
    return " ".join(_PLUS_FOUR.sub(r"\1", number))


def _month(name: str, lang: str) -> int | None:
    """Return the number of a short month, counted from 0; None for another word."""
    starts = [month[:3].lower() for month in _MONTHS[lang]]
    return starts.index(name.lower()) if name.lower() in starts else None


def _spell(year: str, month: int, day: str | None, lang: str) -> str:
    name = _MONTHS.get(lang, _MONTHS["en"])[month]
    if lang == "es":
        return f"{day} de {name} de {year}" if day else f"{name} de {year}"
    return f"{name} {day}, {year}" if day else f"{name} {year}"


def _day(lang: str, found: re.Match[str]) -> str:
    month = _month(found["month"], lang)
    return found[0] if month is None else _spell(found["year"], month, found["day"], lang)


def _iso_day(found: re.Match[str], lang: str) -> str:
    month = int(found["month"]) - 1
    if month not in range(12):
        return found[0]
    return _spell(found["year"], month, str(int(found["day"])), lang)


def _phone(found: re.Match[str], word: str) -> str:
    """Return a phone number digit by digit, with a pause between the groups."""
    extension = found["ext"] or ""
    number = found[0].removesuffix(extension)
    said = ", ".join(" ".join(group) for group in re.findall(r"\d+", number))
    if extension:
        said += f", {word} " + " ".join(re.findall(r"\d", extension))
    return said


def _host(name: str, dot: str) -> str:
    return name.rstrip(".").replace(".", f" {dot} ")
