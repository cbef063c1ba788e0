"""Pages to search that are made for a test, in place of a pack."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, cast

from navigator.pack.store import Store, TopicRows
from navigator.records.checklists import Checklist
from navigator.records.letters import Letter
from navigator.records.locales import Locale
from navigator.records.model import Guide, Program, Section
from navigator.search.guidance import Guidance
from navigator.search.query import Found, tokens
from tests.helpers.locales import all_locales


@dataclass
class Pages:
    """The tables of a pack that an index is built from."""

    rows: dict[tuple[str, str], TopicRows] = field(default_factory=dict)
    spanish: dict[str, str] = field(default_factory=dict)
    arabic: dict[str, str] = field(default_factory=dict)
    called: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """The words people use for a topic."""
    lists: tuple[Checklist, ...] = ()
    papers: tuple[Letter, ...] = ()

    def add(self, *pages: Guide | Program) -> Pages:
        for page in pages:
            rows = self.rows.setdefault((page.state, page.topic), TopicRows())
            kept: list[Any] = rows.guides if isinstance(page, Guide) else rows.programs
            kept.append(page)
        return self

    def find(
        self, typed: str, *states: str, topic: str | None = None, limit: int = 50
    ) -> list[Found]:
        """What is found of guides, programs and checklists, and of cards with facts."""
        guidance = Guidance(cast("Store", self), Path("nowhere"), "pack")
        return guidance.find(tuple(tokens(typed)), states, topic, limit)

    def names(self, typed: str, *states: str, **more: Any) -> list[str]:
        return [one.id.rpartition(":")[2] for one in self.find(typed, *states, **more)]

    def languages(self) -> dict[str, bool]:
        return {"en": True, "es": False, "ar": False}

    def texts(self, lang: str) -> dict[str, str]:
        return {"es": self.spanish, "ar": self.arabic}[lang]  # English is not translated

    def locales(self) -> dict[str, Locale]:
        held = all_locales()
        return {**held, "ar": replace(held["en"], name="العربية")}

    def words(self) -> dict[str, str]:
        return {"state.US": "Federal rules", "card.title.records": "Records in {state}"}

    def synonyms(self, group: str) -> dict[str, tuple[str, ...]]:
        assert group == "topics"
        return self.called

    def states(self) -> tuple[str, ...]:
        return tuple(sorted({state for state, _ in self.rows}))

    def topic(self, state: str, topic: str) -> TopicRows:
        return self.rows.get((state, topic), TopicRows())

    def letters(self) -> tuple[Letter, ...]:
        return self.papers

    def checklists(self) -> tuple[Checklist, ...]:
        return self.lists

    def interview(self) -> None:
        """There is none: its page is found as a checklist's is."""


def guide(
    name: str,
    title: str = "A page",
    lead: str = "Text.",
    *,
    words: str = "",
    state: str = "CO",
    sections: tuple[Section, ...] = (),
) -> Guide:
    return Guide(
        id=f"card:{state}:legal.{name}", state=state, topic="legal", title=title, lead=lead,
        sensitive=False, words=tuple(words.split()), sections=sections, cautions=(),
    )  # fmt: skip


def program(name: str, title: str, **more: Any) -> Program:
    texts = {"what": "Text.", "who": None, "how": None} | more
    return Program(
        id=f"program:CO:{name}", state="CO", topic="legal", name=title, kind="other",
        status_rule="any", status_note=None, sensitive=False, **texts,
    )  # fmt: skip


def pages(*held: Guide | Program) -> Pages:
    return Pages().add(*held)
