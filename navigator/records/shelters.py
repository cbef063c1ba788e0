"""Recognizes the names of homes for people who hide: their street never enters the pack.

Lists of clinics and legal offices hold shelters with their address, and an address in everybody's
hands can cost a life. A listed row with such a name stays out; an office somebody wrote down (a
coalition, a rape crisis center) keeps its phone and its city. It errs to the side of leaving out:
people who need such a place call first anyway.
"""

from __future__ import annotations

import re

_HIDES = re.compile(
    r"\bshelters?\b(?! (?:cove|island|bay|harbor|rock)\b)"
    r"|\b(?:domestic|family|sexual|intimate partner|gender|dating)[ -](?:\w+ (?:and|&) \w+ )?"
    r"(?:violence|abuse|assault)\b"
    r"|\b(?:sexual|domestic|family) (?:and|&) \w+ (?:violence|abuse)\b"
    r"|\bviolence (?:solutions|shelter|center|services|intervention)\b"
    r"|\brape\b|\bbattered\b|\babused (?:women|adults|persons)\b"
    r"|\bsafe ?(?:house|haven|home|place|nest)s?\b|\bcrisis (?:house|home|residence)\b"
    r"|\bwomen'?s (?:refuge|residence|residential|residental|transitional|housing|haven)\b"
    r"|\btransition(?:al|s)? (?:living|housing|house|home|shelter)\b"
    r"|\bcasa (?:segura|refugio)\b|\brefugio\b|\balbergue\b",
    re.IGNORECASE,
)
_NO_STREET = re.compile(
    r"\banonymous\b|\bconfidential\b|\bundisclosed\b|\bwithheld\b", re.IGNORECASE
)


def takes_in_who_hides(name: str, street: str = "") -> bool:
    """Return whether the name, or the word in place of the street, is that of such a home."""
    return bool(_HIDES.search(name) or _NO_STREET.search(street))
