"""Puts addresses, phones and web addresses of lists into one form, or refuses them.

A phone that no exchange could reach and an address that is no web address are
left out, and the reason is said; nothing is mended by guessing.
"""

from __future__ import annotations

import re
import unicodedata

import msgspec
import phonenumbers

from navigator.steward.content.shape.schema import PlaceEntry

PLAIN_PHONE = re.compile(r"^(?:1-)?\d{3}-\d{3}-\d{4}(?: ext\. \d+)?$|^\d{3}$|^\d{5,6}$")
"""The form in which phones are shown: `303-555-1234`, a short number, or one for texts."""
_TYPES = {
    "street": "st", "avenue": "ave", "av": "ave", "road": "rd", "drive": "dr", "boulevard": "blvd",
    "lane": "ln", "court": "ct", "place": "pl", "square": "sq", "highway": "hwy", "parkway": "pkwy",
    "suite": "ste", "floor": "fl", "building": "bldg", "circle": "cir", "terrace": "ter",
    "trail": "trl", "plaza": "plz", "turnpike": "tpke", "route": "rte", "fort": "ft",
    "mount": "mt", "saint": "st", "north": "n", "south": "s", "east": "e", "west": "w",
    "northeast": "ne", "northwest": "nw", "southeast": "se", "southwest": "sw", "first": "1st",
    "apartment": "apt", "second": "2nd", "third": "3rd", "fourth": "4th", "fifth": "5th",
}  # fmt: skip
_UNIT = re.compile(
    r"\b(?:ste|unit|apt|rm|room|fl|bldg|dept)\b.*$|#.*$|\b\d+(?:st|nd|rd|th) fl\b.*$"
)
_UNIT_MARK = re.compile(r"\b(?:ste|unit|apt|rm|room)\b(?: #)? ?|#(?: #)? ?")
"""What stands before the number of a suite: lists write it in any of these ways."""
_SCHEME = re.compile(r"^(https?)(?::[:/ ]*|/[:/ ]+)", re.IGNORECASE)
_NO_HOST = re.compile(r"^w{4,}|^www[^.\d]|^www\.?$")
_URL = re.compile(r"^https?://[a-z0-9.-]+\.[a-z]{2,}(?:[:/?#]\S*)?$", re.IGNORECASE)


def fold(text: str) -> str:
    """Return a text for comparing: lower case, without accents and punctuation."""
    flat = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(char for char in flat if not unicodedata.combining(char))
    return " ".join(re.findall(r"[a-z0-9#]+", bare.replace("'", "").replace(".", "")))


def street_key(street: str, *, unit: bool = False) -> str:
    """Return the form in which two spellings of a street are equal, with its suite or without."""
    words = " ".join(_TYPES.get(word, word) for word in fold(street).split())
    words = _UNIT_MARK.sub("# ", words) if unit else _UNIT.sub("", words)
    return words.strip()


def read_phone(text: str) -> tuple[str, str]:
    """Return `(303-555-1234, "")`, or `("", reason)`; empty text gives two empty strings.

    An extension that only repeats the number, or is nothing but zeros, is dropped.
    """
    text = re.sub(r"x\d{7,}$", "", text.strip()).rstrip()
    if not text or text == "0":
        return "", ""
    try:
        number = phonenumbers.parse(text, "US")
    except phonenumbers.NumberParseException:
        return "", f"{text!r} is no phone number"
    if number.country_code != 1 or not phonenumbers.is_valid_number(number):
        return "", f"no exchange has the number {text!r}"
    digits = f"{number.national_number:010}"
    shown = f"{digits[:3]}-{digits[3:6]}-{digits[6:]}"
    extension = number.extension or ""
    if not extension.strip("0") or len(extension) > 5:
        return shown, ""
    if len(extension) >= 4 and (extension in digits or extension[1:] == digits[-4:]):
        return shown, ""
    return f"{shown} ext. {extension}", ""


def usual_phones(place: PlaceEntry) -> PlaceEntry:
    """Return the place with its phones in the usual form; unreadable ones stay as they are."""
    if all(PLAIN_PHONE.match(phone.number) for phone in place.phones):
        return place
    phones = [
        phone
        if PLAIN_PHONE.match(phone.number)
        else msgspec.structs.replace(phone, number=read_phone(phone.number)[0] or phone.number)
        for phone in place.phones
    ]
    return msgspec.structs.replace(place, phones=phones)


def read_url(text: str) -> tuple[str, str]:
    """Return `(https://…, "")`, or `("", reason)`; empty text gives two empty strings.

    Slips that have one meaning are mended: turned slashes, `http// a.org`, `www,a.org`.
    """
    text = text.strip()
    if not text:
        return "", ""
    scheme, rest = "https", text.replace("\\", "/")
    if rest.casefold().startswith("www.http"):
        rest = rest.partition(".")[2]
    if found := _SCHEME.match(rest):
        scheme, rest = found[1].lower(), rest[found.end() :]
    rest = re.sub(r"^www[.,]+\s*", "www.", rest.lstrip("/: "), flags=re.IGNORECASE)
    host, slash, path = rest.partition("/")
    host = re.sub(r"(?<=\w),(?=[a-z]{2,3}$)", ".", re.sub(r"\.{2,}", ".", host.lower()))
    whole = f"{scheme}://{host}{slash}{path}"
    if not _URL.match(whole) or _NO_HOST.match(host):
        return "", f"{text!r} is no web address"
    return whole, ""


def read_zip(text: str) -> str:
    """Return the five digits of a ZIP or ZIP+4 (also one that lost its zeros), or an empty text."""
    found = re.match(r"^(\d{3,5})(?:-?\d{4})?$", text.strip())
    return found[1].zfill(5) if found else ""
