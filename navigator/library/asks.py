"""The questions that parts of the library ask of the whole, as a protocol: it ends their circle."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from navigator.eligibility.answers import Answers
    from navigator.eligibility.screen import Result
    from navigator.language.wording import Wording
    from navigator.pack.places import Wanted
    from navigator.records.model import Fact, Near, Nearby, Place, TopicCard


class Asks(Protocol):
    """The part of `facade.Library` that chooses whom to call and how to ask for a program."""

    def today(self) -> date:
        """Return the day as of which questions are answered."""

    def wording(self, lang: str) -> Wording:
        """Return the wording of facts, dates and places in a language."""

    def card(self, state: str, topic: str, lang: str = "en", on: date | None = None) -> TopicCard:
        """Return the card of one topic in one jurisdiction."""

    def facts(self, state: str, topic: str, on: date | None = None) -> tuple[Fact, ...]:
        """Return every typed fact of a topic."""

    def screen(self, id: str, answers: Answers, lang: str = "en") -> Result:
        """Return the outcomes that the rules give for these answers."""

    def place(self, id: str, lang: str = "en") -> Place:
        """Return one place by its id."""

    def places(
        self,
        state: str | None,
        topic: str | None = None,
        kind: str | None = None,
        lang: str = "en",
        limit: int = -1,
    ) -> tuple[Place, ...]:
        """Return places that serve a jurisdiction."""

    def near(
        self,
        zip: str,
        kind: str | None = None,
        limit: int = 10,
        wanted: Wanted | None = None,
        lang: str = "en",
    ) -> Near:
        """Return places that serve a ZIP code, nearest first."""

    def distances(self, zip: str, places: Iterable[Place]) -> dict[str, Nearby]:
        """Return by id the distances of places with a point."""
