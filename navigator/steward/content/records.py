"""The content of `resources/` and the translations as plain values, filled by the loader."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

import msgspec

from navigator.errors import Problem
from navigator.records.locales import Locale
from navigator.steward.content.lists.city_file import City
from navigator.steward.content.lists.listed import Lists, RemovedEntry, Row
from navigator.steward.content.lists.police_list import Police
from navigator.steward.content.lists.rent_file import Rents
from navigator.steward.content.lists.zips import Zip
from navigator.steward.content.shape.checklist_schema import ChecklistEntry
from navigator.steward.content.shape.interview_schema import AmountEntry, InterviewEntry
from navigator.steward.content.shape.publishers import Publishers
from navigator.steward.content.shape.review_shape import Reviews
from navigator.steward.content.shape.schema import (
    AcceptedEntry,
    AnswerEntry,
    CautionEntry,
    ChangeEntry,
    CryFile,
    FactEntry,
    FormEntry,
    GuideEntry,
    ItemEntry,
    LetterEntry,
    LocaleFile,
    PlaceEntry,
    ProgramEntry,
    SayEntry,
    SenderEntry,
    SourceEntry,
    StateRuleEntry,
    TableEntry,
    TermEntry,
    WithdrawnFile,
)
from navigator.steward.content.shape.search_model import SearchModel

if TYPE_CHECKING:
    from pathlib import Path


ITEM_ROLES = ("summary", "bring", "steps", "know")


@dataclass(slots=True)
class TopicContent:
    """One topic file, read."""

    state: str
    topic: str
    sources: dict[str, SourceEntry] = field(default_factory=dict)
    facts: dict[str, list[FactEntry]] = field(default_factory=dict)
    items: dict[str, list[ItemEntry]] = field(default_factory=dict)
    cautions: list[CautionEntry] = field(default_factory=list)
    changes: list[ChangeEntry] = field(default_factory=list)
    programs: list[ProgramEntry] = field(default_factory=list)
    guides: list[GuideEntry] = field(default_factory=list)
    without: list[str] = field(default_factory=list)
    """Stages, caution keys and guides of the federal file that are wrong in this state."""


@dataclass(slots=True)
class PlacesContent:
    """One file of places, read."""

    state: str
    sources: dict[str, SourceEntry] = field(default_factory=dict)
    places: list[PlaceEntry] = field(default_factory=list)


@dataclass(slots=True)
class LettersContent:
    """One file of letters, read."""

    name: str
    sender: SenderEntry
    sources: dict[str, SourceEntry]
    letters: list[LetterEntry] = field(default_factory=list)
    said: dict[str, list[str]] = field(default_factory=dict)
    """By letter, its first words in other languages."""


@dataclass(slots=True)
class AppealsContent:
    """The rules of one state on asking for a hearing, read."""

    state: str
    sources: dict[str, SourceEntry]
    rules: list[StateRuleEntry] = field(default_factory=list)


@dataclass(slots=True)
class Content:
    """Everything `resources/` and `i18n/*/content` hold."""

    publishers: Publishers = field(default_factory=Publishers)
    topics: list[TopicContent] = field(default_factory=list)
    places: list[PlacesContent] = field(default_factory=list)
    listed: Lists = field(default_factory=Lists)
    removed: list[RemovedEntry] = field(default_factory=list)
    police: Police = field(default_factory=Police)
    zips: list[Zip] = field(default_factory=list)
    cities: list[City] = field(default_factory=list)
    rents: list[Rents] = field(default_factory=list)
    answers: dict[str, list[AnswerEntry]] = field(default_factory=dict)
    sayings: dict[str, list[SayEntry]] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)
    synonyms: dict[str, dict[str, list[str]]] = field(default_factory=dict)
    passing: dict[str, list[str]] = field(default_factory=dict)
    """By language, filler words that say nothing in a query."""
    meanings: dict[str, list[str]] = field(default_factory=dict)
    """By meaning of a query, the pages and places that then stand first."""
    ways: dict[str, dict[str, list[str]]] = field(default_factory=dict)
    """By language and meaning, queries that mean it."""
    model: SearchModel | None = None
    """What search has learned from the ways."""
    dangers: dict[str, list[str]] = field(default_factory=dict)
    """By danger, the pages and places that a cry for help puts first."""
    grave: list[str] = field(default_factory=list)
    """Pages and places that matches of single words never put among the first."""
    tongues: dict[str, CryFile] = field(default_factory=dict)
    """By language, the cries for help."""
    form_sources: dict[str, SourceEntry] = field(default_factory=dict)
    forms: list[FormEntry] = field(default_factory=list)
    """Government forms that people know by their numbers."""
    letters: list[LettersContent] = field(default_factory=list)
    """Papers that people get, by who sends them."""
    appeals: list[AppealsContent] = field(default_factory=list)
    """What each state's own rules say on asking for a hearing."""
    accepted: list[AcceptedEntry] = field(default_factory=list)
    """Pairs of texts that a steward found to be no contradiction."""
    checklists: list[ChecklistEntry] = field(default_factory=list)
    interview: InterviewEntry | None = None
    families: list[ChecklistEntry] = field(default_factory=list)
    """Programs that only the interview judges, each family as a checklist with its questions."""
    amounts: dict[str, list[AmountEntry]] = field(default_factory=dict)
    """Tables of dollars that the interview reads, by name."""
    poverty_sources: dict[str, SourceEntry] = field(default_factory=dict)
    poverty: list[TableEntry] = field(default_factory=list)
    translations: dict[str, dict[str, str]] = field(default_factory=dict)
    flagged: dict[str, set[str]] = field(default_factory=dict)
    """By language, the English texts in files that say a person has read them all."""
    checked: dict[str, set[str]] = field(default_factory=dict)
    """By language, the English texts whose translation a person has read."""
    gone: dict[str, dict[str, tuple[str, tuple[Path, ...]]]] = field(default_factory=dict)
    """By language and English text that nothing says any more, its translation and its files."""
    reviews: Reviews = field(default_factory=Reviews)
    window_texts: dict[str, dict[str, str]] = field(default_factory=dict)
    """By language and `WindowWord.id`, the words of the window as they are shown."""
    window: dict[str, tuple[int, int]] = field(default_factory=dict)
    """By language, how many of how many words of the window are translated."""
    window_words: int = 0
    """The number of words in the window."""
    locales: dict[str, Locale] = field(default_factory=dict)
    """By language, how it writes what no sentence says."""
    locale_files: dict[str, LocaleFile] = field(default_factory=dict)
    """By language, its locale file, with what stewards alone need."""
    glossaries: dict[str, list[TermEntry]] = field(default_factory=dict)
    """By language, the terms of its glossary; one without a file has none."""
    withdrawn: dict[str, WithdrawnFile] = field(default_factory=dict)
    """By language, what was withdrawn or objected to."""
    left_in_english: dict[str, set[str]] = field(default_factory=dict)
    """By language, the texts of states that are in English on purpose."""
    states_in_english: dict[str, list[str]] = field(default_factory=dict)
    not_offered: dict[str, dict[str, int]] = field(default_factory=dict)
    """By language that stays out of the pack, the parts that lack and their per cent."""

    def written(self, state: str, id: str) -> tuple[PlaceEntry, dict[str, SourceEntry]] | None:
        """Return the place that somebody wrote down under this id, with the pages of its file."""
        found = ((one, file.sources) for file in self.places if file.state == state
                 for one in file.places if one.id == id)  # fmt: skip
        return next(found, None)

    def native(self, lang: str) -> str:
        """Return a language's own name; its code where it has no sound locale file yet."""
        return self.locales[lang].name if lang in self.locales else lang

    def row(self, state: str, id: str) -> Row | None:
        """Return the row of a list that has this id, or None."""
        return next((one for one in self.listed.rows if (one.state, one.id) == (state, id)), None)

    @property
    def left_over(self) -> dict[str, list[Problem]]:
        """By language, a warning for each translation whose English text is gone."""
        told = "no such English text.", "copy the text anew, or delete it."
        return {
            lang: sorted(
                Problem(path, f"texts[{text[:40]}…]", *told)
                for text, (_, paths) in self.gone.get(lang, {}).items()
                for path in paths
            )
            for lang in self.translations
        }

    def told(self, lang: str) -> dict[str, str]:
        """Return what people read: texts by their English, window words by their id."""
        return {**self.translations.get(lang, {}), **self.window_texts.get(lang, {})}

    @property
    def reviewed(self) -> dict[str, bool]:
        """By language, whether a person has read every text of it."""
        return {
            lang: texts.keys() <= self.checked.get(lang, set())
            for lang, texts in self.translations.items()
        }


def plain_entry(entry: msgspec.Struct) -> dict[str, Any]:
    """Return an entry as its file could hold it: mappings, lists and days."""
    held: dict[str, Any] = msgspec.to_builtins(entry, builtin_types=(date,))
    return held
