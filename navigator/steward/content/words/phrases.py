"""Collects every English text once, with its places and the kind of text it is.

For whoever translates: in which layer, states and topics it is met, and what kind of text it
is. It judges no words; `lacking` says what must be there before a pack goes out.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal, get_args

from navigator.records.topics import TOPICS
from navigator.steward.content.words.texts import Placed, placed

if TYPE_CHECKING:
    from navigator.steward.content.records import Content

Layer = Literal["vocabulary", "checklists", "federal", "places", "states"]
LAYERS: tuple[Layer, ...] = get_args(Layer)
"""The folders of `resources/`, the most shared first. The window's own words are none of them."""

_ROLES = {
    "answer": "the answer at the top of a page",
    "branch": "one of several cases",
    "conflict": "how sources disagree",
    "do": "what to do about a danger",
    "documents": "a paper to bring",
    "boxes": "a box to tick on paper",
    "fact": "what a rule says",
    "heading": "a heading",
    "label": "whose phone it is",
    "lead": "the first sentence of a page",
    "lines": "a line to write on, on paper",
    "limits": "who is helped, and what is not",
    "name": "a name: keep it, unless people know it by another one",
    "note": "a note to a rule",
    "say": "words to say aloud at a counter or on the phone",
    "state": "a name of a state: keep it, unless the language has its own",
    "tile": "a short answer: keep it as short as the English",
    "title": "a title: keep it as short as the English",
    "word": "a word of pages and papers: keep it as short as the English",
}
_SECTIONS = {
    "bring": "a paper to bring",
    "cautions": "a danger",
    "changes": "what changed",
    "know": "good to know",
    "steps": "a step to take",
    "summary": "an answer in one sentence",
}


@dataclass(frozen=True)
class Phrase:
    """An English text and every place where it stands, the most shared first."""

    english: str
    uses: tuple[Placed, ...]

    @cached_property
    def layers(self) -> tuple[str, ...]:
        """The members of `LAYERS` that contain it."""
        return tuple(dict.fromkeys(one.path.partition("/")[0] for one in self.uses))

    @cached_property
    def states(self) -> frozenset[str]:
        """Codes of the states whose own files have it."""
        parts = [one.path.removesuffix(".yaml").split("/") for one in self.uses]
        return frozenset(
            part[1]
            for part in parts
            if part[0] == "states" or (part[0] == "places" and part[1].isupper())
        )

    @cached_property
    def topics(self) -> frozenset[str]:
        """Topics of the files and checklists that have it."""
        named = (one.path.removesuffix(".yaml").rpartition("/")[2] for one in self.uses)
        return frozenset(one for one in named if one in TOPICS)

    @property
    def is_name(self) -> bool:
        """Return whether it is a proper name, which may stay as it is."""
        return any(one.role in ("name", "state") for one in self.uses)

    @property
    def home(self) -> str:
        """The file of translations to which it belongs, below `content_<lang>`."""
        return self.uses[0].path

    @property
    def words(self) -> int:
        """The number of words of the English text."""
        return len(self.english.split())

    @property
    def note(self) -> str:
        """A few words on what kind of text it is, with a reminder to keep its blanks."""
        first = self.uses[0]
        section = first.key.partition("[")[0]
        told = _ROLES.get(first.role) or _SECTIONS.get(section) or "running text"
        if first.role == "text" and section in _SECTIONS:
            told = _SECTIONS[section]
        keep = " Keep each {blank} as it is." if "{" in self.english else ""
        return f"{told[0].upper()}{told[1:]}.{keep}"


def phrases(content: Content) -> tuple[Phrase, ...]:
    """Return all phrases: by the first layer that has one, in the order of its files."""
    uses: dict[str, list[Placed]] = {}
    for one in sorted(placed(content), key=lambda one: _rank(one.path)):
        uses.setdefault(one.text, []).append(one)
    return tuple(Phrase(english, tuple(found)) for english, found in uses.items())


def _rank(path: str) -> tuple[int, str]:
    layer = path.partition("/")[0]
    return LAYERS.index(layer), path


def met(
    found: Iterable[Phrase], *, layer: str | None = None, state: str | None = None,
    topic: str | None = None,
) -> list[Phrase]:  # fmt: skip
    """Return the phrases of a layer, a state and a topic."""
    return [
        one
        for one in found
        if layer in (None, *one.layers)
        and (state is None or state in one.states)
        and (topic is None or topic in one.topics)
    ]
