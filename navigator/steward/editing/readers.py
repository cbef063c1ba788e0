"""Finds who sits at the desk, and adds to their file what they have read.

It asks nothing that is known: who has a file in `resources/reviews/` is found with role and
organization as they wrote them last. Nothing of it is kept anywhere else.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from navigator.records.reviewing import ROLES, Outcome, Role
from navigator.steward.content.reviews.reviews import FOLDER, LONGEST, WHO
from navigator.steward.content.shape.reading import Reader
from navigator.steward.content.shape.review_shape import ENGLISH, ReviewEntry
from navigator.steward.editing.edit_session import Sitting, Text
from navigator.steward.exchange.review_writing import given_review, with_review

ROLE_WORDS: dict[Role, str] = {
    "lawyer": "Lawyer",
    "accredited": "Accredited by the Department of Justice",
    "agency": "Works at the office it is about",
    "speaker": "Grew up with the language",
    "volunteer": "Volunteer",
}


@dataclass(frozen=True, slots=True)
class Person:
    """`who` names the file; role and organization are what others see of a review."""

    who: str
    role: Role
    organization: str


def people(resources: Path) -> tuple[Person, ...]:
    """Return everybody who has a file of reviews, by name, as their newest review has them."""
    return tuple(_people(resources))


def lacking(who: str, role: str, organization: str) -> tuple[str, ...]:
    """Return a sentence for each part that is missing or wrong."""
    told = []
    if not WHO.fullmatch(who):
        told.append("A short name in small letters, such as ana-lopez.")
    if role not in ROLES:
        told.append("In which role you read.")
    if not (organization.strip() and organization.isprintable() and len(organization) <= LONGEST):
        told.append("The organization, in one line.")
    return tuple(told)


def review(
    sitting: Sitting, person: Person, entry: str, outcome: Outcome, *,
    lang: str = ENGLISH, page: str = "", note: str = "",
) -> dict[Path, Text]:  # fmt: skip
    """Return the file to save once this person has read an entry as it is now.

    Raises ToolError with all that is missing.
    """
    answers = {
        "entry": entry, "lang": lang, "role": person.role, "organization": person.organization,
        "on": sitting.today, "outcome": outcome, "page": page.strip() or None,
        "note": " ".join(note.split()) or None,
    }  # fmt: skip
    given = given_review(sitting.content, person.who, answers, sitting.today)
    path = Path(sitting.resources.name) / FOLDER / f"{person.who}.yaml"
    return {path: with_review(sitting.text(path), given)}


def _people(resources: Path) -> Iterator[Person]:
    for path in sorted((resources / FOLDER).glob("*.yaml")):
        reader = Reader(path, Path(resources.name) / FOLDER / path.name)
        given = [one for _, one in reader.items(FOLDER, ReviewEntry)]
        if given and WHO.fullmatch(path.stem):
            last = max(given, key=lambda one: one.on)
            yield Person(path.stem, last.role, last.organization)
