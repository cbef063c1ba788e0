"""Puts codes and free text of HSDS into the words of a place: areas, hours, languages.

Only what has one meaning is taken; the rest gives an empty answer, and the caller says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from navigator.records.jurisdictions import FEDERAL, JURISDICTIONS
from navigator.steward.content.shape.contacts import fold
from navigator.steward.exchange.hsds.hsds import HOURS, NATION

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_DAY = {day[:2].upper(): number for number, day in enumerate(DAYS)}
_CLOCK = re.compile(r"^(\d{1,2}):(\d{2})(?::\d{2})?(?:Z|[+-]\d{2}:?\d{2})?$")
_SHOWN_PHONE = re.compile(r"^(?:\d{3}-\d{3}-\d{4}(?: ext\. \d+)?|\d{3,6})$")
_COUNTY = re.compile(r"\b(?:County|Parish|Borough|Census Area|Municipio)$")
STATES = {fold(name): code for code, name in JURISDICTIONS.items()} | {
    "district of columbia": "DC",
    "washington dc": "DC",
}
LANGUAGES = {
    "english": "en", "spanish": "es", "espanol": "es", "chinese": "zh", "mandarin": "cmn",
    "cantonese": "yue", "tagalog": "tl", "filipino": "fil", "vietnamese": "vi", "french": "fr",
    "arabic": "ar", "korean": "ko", "russian": "ru", "german": "de", "haitian creole": "ht",
    "haitian": "ht", "creole": "ht", "kreyol": "ht", "hindi": "hi", "portuguese": "pt",
    "italian": "it", "polish": "pl", "urdu": "ur", "japanese": "ja", "persian": "fa", "farsi": "fa",
    "dari": "prs", "pashto": "ps", "gujarati": "gu", "telugu": "te", "bengali": "bn",
    "bangla": "bn", "tamil": "ta", "punjabi": "pa", "nepali": "ne", "burmese": "my", "karen": "kar",
    "thai": "th", "lao": "lo", "khmer": "km", "cambodian": "km", "hmong": "hmn", "armenian": "hy",
    "hebrew": "he", "yiddish": "yi", "greek": "el", "ukrainian": "uk", "serbian": "sr",
    "croatian": "hr", "bosnian": "bs", "albanian": "sq", "romanian": "ro", "turkish": "tr",
    "kurdish": "ku", "somali": "so", "amharic": "am", "tigrinya": "ti", "oromo": "om",
    "swahili": "sw", "kinyarwanda": "rw", "lingala": "ln", "yoruba": "yo", "igbo": "ig",
    "twi": "tw", "wolof": "wo", "navajo": "nv", "samoan": "sm", "american sign language": "ase",
    "asl": "ase", "quechua": "qu", "mam": "mam", "kiche": "quc", "qeqchi": "kek", "mixteco": "mix",
}  # fmt: skip
"""Names of languages as directories write them, and their codes of ISO 639."""
_NATION = frozenset({"united states", "united states of america", "us", "usa", "national"})


def state_named(text: str) -> str:
    """Return the code of a state by code, name or `US-CO`, or an empty text."""
    code = text.strip().upper().removeprefix("US-")
    return code if code in JURISDICTIONS else STATES.get(fold(text), "")


def area_named(name: str, extent: str) -> tuple[str, str]:
    """Return state (or `US`) and county of a service area; two empty texts where it is neither.

    A county without a state has an empty state.
    """
    county, comma, rest = name.rpartition(", ")
    state = state_named(extent) or state_named(name)
    if (
        comma
        and (of := state_named(rest))
        and (of == state_named(extent) or _COUNTY.search(county))
    ):
        return of, county
    if state:
        return state, "" if state_named(name) else name
    if fold(name) in _NATION or (fold(extent) in _NATION and name == NATION):
        return FEDERAL, ""
    if _COUNTY.search(name):
        return "", name
    return "", ""


def is_shown_phone(text: str) -> bool:
    """Return whether a number is already in our form, or a short one such as 211."""
    return bool(_SHOWN_PHONE.match(text))


def split_hours(text: str) -> tuple[str, str]:
    """Return the label of a phone and its hours, from its description."""
    label, mark, hours = text.rpartition(f"\n{HOURS}")
    if mark:
        return label, hours
    return ("", text.removeprefix(HOURS)) if text.startswith(HOURS) else (text, "")


def clock(text: str) -> str:
    """Return `17:30` as `5:30 p.m.`, or an empty text."""
    found = _CLOCK.match(text.strip())
    if not found or not (int(found[1]) <= 24 and int(found[2]) < 60):
        return ""
    hour, minute = int(found[1]) % 24, int(found[2])
    if minute == 0 and hour in (0, 12):
        return "noon" if hour else "midnight"
    half = "a.m." if hour < 12 else "p.m."
    minutes = f":{minute:02}" if minute else ""
    return f"{(hour - 1) % 12 + 1}{minutes} {half}"


def days_of(text: str) -> list[int]:
    """Return the days in `MO,WE`, `Monday` or `1` as numbers, Monday 0; empty if one is no day."""
    found = []
    for part in re.split(r"[,;\s]+", text.strip()):
        if part[:2].upper() not in _DAY:
            return []
        found.append(_DAY[part[:2].upper()])
    return sorted(set(found))


def hours_text(times: Iterable[tuple[int, str, str]]) -> str:
    """Return days with opening and closing times, `09:00`, as a person writes them."""
    by_day: dict[int, list[str]] = {}
    for day, opens, closes in sorted(set(times), key=lambda one: (one[0], one[1].zfill(8))):
        by_day.setdefault(day, []).append(f"{clock(opens)} to {clock(closes)}")
    told: list[tuple[int, int, str]] = []
    for day, spans in sorted(by_day.items()):
        text = " and ".join(spans)
        if told and told[-1][1] == day - 1 and told[-1][2] == text:
            told[-1] = (told[-1][0], day, text)
        else:
            told.append((day, day, text))
    return "; ".join(
        f"{DAYS[first]}{'' if first == last else f' to {DAYS[last]}'}, {text}"
        for first, last, text in told
    )
