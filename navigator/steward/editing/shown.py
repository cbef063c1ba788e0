"""One whole entry for the person who checks it: words, value, days, pages and doubts.

Sentences come from the visitor's own library and wording, never from here. What a visitor would not
see today (a rule of a later day) comes with its day.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from navigator.language.wording import Wording
from navigator.records.jurisdictions import FEDERAL, JURISDICTIONS
from navigator.records.model import Fact
from navigator.records.reviewing import Review
from navigator.records.topics import Kind, fact_spec
from navigator.records.values import read_value
from navigator.steward.content.records import Content, TopicContent
from navigator.steward.content.shape.schema import CautionEntry, FactEntry, SourceEntry
from navigator.steward.editing.readers import ROLE_WORDS

if TYPE_CHECKING:
    from navigator.library.facade import Library


_LEVELS = {
    "stop": "Shown in red at the top.",
    "step": "Shown in red at its step.",
    "info": "Shown when its fold is opened.",
}
_RULES = {
    "any": "Status: open to all.",
    "some": "Status: there is a condition.",
    "none_known": "Status: the rule is not held.",
}


@dataclass(frozen=True, slots=True)
class Page:
    """A page that is cited, and its words."""

    told: str
    """Publisher and title."""
    says: str
    url: str | None
    days: str
    """Its own date, and when it was read."""


@dataclass(frozen=True, slots=True)
class Span:
    """One value of a timeline with its days."""

    days: str
    told: str
    is_now: bool


@dataclass(frozen=True, slots=True)
class Shown:
    """An entry as the desk shows it."""

    entry: str
    title: str
    reads: tuple[str, ...]
    """The sentences as the visitor reads them, the most important one first."""
    value: str
    timeline: tuple[Span, ...]
    pages: tuple[Page, ...]
    """The cited pages, the newest first."""
    conflict: str
    reviews: tuple[str, ...]
    """The people who read it, newest first."""

    @property
    def url(self) -> str:
        """The newest page that has an address; empty where none has."""
        return next((one.url for one in self.pages if one.url), "")


def named(content: Content, entry: str, topic_word: str = "") -> str:
    """Return the name of an entry in a list, without its state."""
    kind, _, rest = entry.partition(":")
    if kind == "text":
        return rest.partition(":")[2]
    if kind in ("place", "program"):
        state, _, id = rest.partition(":")
        return _names(content, kind, state).get(id, id)
    name = entry.split("/")[2]
    told = content.words.get(f"fact.{name}") or content.words.get(f"caution.{name}") or name
    return f"{told} {topic_word}".strip()


def state_word(state: str) -> str:
    """Return the name of a state, and what `US` stands for."""
    return "Federal" if state == FEDERAL else JURISDICTIONS[state]


def shown(
    content: Content, library: Library, entry: str, today: date, lang: str = "en"
) -> Shown | None:
    """Return a whole entry; None where the content has none of this id.

    `library` is the one of its state.
    """
    return _Showing(content, library, today, lang).entry(entry)


class _Showing:
    """Puts entries together, in the words of one language."""

    def __init__(self, content: Content, library: Library, today: date, lang: str) -> None:
        self._content = content
        self._library = library
        self._today = today
        self._lang = lang
        self._say = library.wording(lang)

    def entry(self, id: str) -> Shown | None:
        kind, _, rest = id.partition(":")
        if kind == "text":
            return self._text(id, *rest.partition(":")[::2])
        if kind == "place":
            return self._place(id, *rest.split(":"))
        if kind == "program":
            return self._program(id, *rest.split(":"))
        state, topic, name = id.split("/")
        for file in self._content.topics:
            if (file.state, file.topic) == (state, topic):
                if name in file.facts:
                    return self._fact(id, file, name)
                held = [one for one in file.cautions if one.key == name]
                return self._caution(id, file, held) if held else None
        return None

    def _fact(self, id: str, file: TopicContent, name: str) -> Shown:
        say = self._say
        card = self._library.card(file.state, file.topic, self._lang)
        entries = file.facts[name]
        reads = []
        if card.basis is not None and card.basis.name == name:
            reads.append(card.answer)
        for now in card.facts:
            if now.name == name:
                told = say.fact(file.topic, now)
                reads += [f"{say(f'fact.{name}')}: {told}", now.note or ""]
        return Shown(
            entry=id,
            title=say(f"fact.{name}"),
            reads=tuple(filter(None, reads)),
            value=_raw(_still(entries, self._today)),
            timeline=_timeline(
                [_span(one, _value(one, name, file.topic, say), say) for one in entries]
            ),
            **self._claimed(id, entries, file.sources),
        )

    def _caution(self, id: str, file: TopicContent, held: list[CautionEntry]) -> Shown:
        say, key = self._say, held[0].key
        card = self._library.card(file.state, file.topic, self._lang)
        told = [one for one in card.cautions if one.key == key]
        reads = [text for one in told for text in (one.text, one.do) if text]
        return Shown(
            entry=id,
            title=say(f"caution.{key}"),
            reads=tuple(reads or [text for one in held for text in (one.text, one.do) if text]),
            value=" ".join(dict.fromkeys(_LEVELS[one.level] for one in held)),
            timeline=_timeline([_span(one, one.text, say) for one in held]),
            **self._claimed(id, held, file.sources),
        )

    def _program(self, id: str, state: str, name: str) -> Shown | None:
        for file in self._content.topics:
            for one in file.programs if file.state == state else ():
                if one.id == name:
                    program = self._library.program(id, self._lang)
                    told = (program.what, program.who, program.how, program.status_note)
                    return Shown(
                        entry=id,
                        title=program.name,
                        reads=tuple(filter(None, told)),
                        value=_RULES[one.status_rule],
                        timeline=_timeline([_span(one, "", self._say)]),
                        **self._claimed(id, [one], file.sources),
                    )
        return None

    def _place(self, id: str, state: str, name: str) -> Shown | None:
        for file in self._content.places:
            for one in file.places if file.state == state else ():
                if one.id == name:
                    return self._of_place(id, **self._claimed(id, [one], file.sources))
        listed = self._content.listed
        for row in listed.rows:
            if (row.state, row.id) == (state, name):
                return self._of_place(
                    id, pages=_pages([listed.claim_of(row)], listed.sources, self._say),
                    conflict="", reviews=_reviews(self._content, id, self._say),
                )  # fmt: skip
        return None

    def _of_place(self, id: str, **claimed: Any) -> Shown:
        say, place = self._say, self._library.place(id, self._lang)
        phones = [
            " ".join(filter(None, (number, phone.label, phone.hours)))
            for number, phone in zip(say.numbers(place), place.reached_at, strict=True)
        ]
        told = (
            *phones, place.what, place.limits, say.address(place), place.hours,
            say.languages(place), say.area(place), place.website,
        )  # fmt: skip
        kind = f"Kind: {say(f'place.kind.{place.kind}')}"
        value = f"{kind}. A row of the list {place.listed}." if place.listed else kind
        return Shown(
            entry=id, title=place.name, reads=tuple(filter(None, told)), value=value, timeline=(),
            **claimed,
        )  # fmt: skip

    def _text(self, id: str, lang: str, text: str) -> Shown | None:
        translated = self._content.translations.get(lang, {}).get(text)
        if translated is None:
            return None
        title = self._say(f"language.{lang}")
        return Shown(id, title, (translated, text), "", (), (), "", ())

    def _claimed(
        self, id: str, held: Sequence[Any], sources: dict[str, SourceEntry]
    ) -> dict[str, Any]:
        """Return the parts of every dated statement: pages, conflict, reviews."""
        return {
            "pages": _pages(_still(held, self._today), sources, self._say),
            "conflict": " ".join(one.conflict for one in held if one.conflict),
            "reviews": _reviews(self._content, id, self._say),
        }


def _names(content: Content, kind: str, state: str) -> dict[str, str]:
    if kind == "program":
        held = [file for file in content.topics if file.state == state]
        return {one.id: one.name for file in held for one in file.programs}
    places = {
        place.id: place.name
        for file in content.places
        if file.state == state
        for place in file.places
    }
    return {row.id: row.name for row in content.listed.rows if row.state == state} | places


def _still(entries: Iterable[Any], today: date) -> list[Any]:
    """Return the entries that have not ended; all of them where all have."""
    held = list(entries)
    ends = [getattr(one, "until", None) for one in held]
    return [one for one, end in zip(held, ends, strict=True) if end is None or end >= today] or held


def _span(claim: Any, told: str, say: Wording) -> Span:
    since, until = claim.since, claim.until
    days = ""
    if since and until:
        days = f"{say.day(since)} to {say.day(until)}"
    elif since:
        days = f"since {say.day(since)}" if since <= say.today else f"from {say.day(since)}"
    elif until:
        days = f"until {say.day(until)}"
    is_now = (since is None or since <= say.today) and (until is None or say.today <= until)
    return Span(days, told, is_now)


def _timeline(spans: list[Span]) -> tuple[Span, ...]:
    """Return the days of each value; of one alone only its days, where it has any."""
    if len(spans) > 1:
        return tuple(replace(one, days=one.days or "as far as known") for one in spans)
    return tuple(replace(one, told="") for one in spans if one.days)


def _value(entry: FactEntry, name: str, topic: str, say: Wording) -> str:
    spec = fact_spec(topic, name)
    value = read_value(spec.kind if spec else Kind.TEXT, _with_days(entry.value))
    return say.fact(topic, Fact(name=name, value=value, null_means=entry.null_means))


def _with_days(value: Any) -> Any:
    """Return a value with its days as JSON has them."""
    if isinstance(value, dict):
        return {key: _with_days(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_with_days(one) for one in value]
    return value.isoformat() if isinstance(value, date) else value


def _raw(entries: list[FactEntry]) -> str:
    """Return the first value as the file has it, where that is a word or a number."""
    value = entries[0].value
    if value is None:
        return f"In the file: none ({entries[0].null_means})."
    if isinstance(value, (bool, int, float)):
        return f"In the file: {str(value).lower()}."
    return f"In the file: {value}." if isinstance(value, str) and " " not in value else ""


def _pages(claims: list[Any], sources: dict[str, SourceEntry], say: Wording) -> tuple[Page, ...]:
    said: dict[str, str] = {}
    for claim in claims:
        for cite in claim.sources:
            said.setdefault(cite.id, cite.says)
    cited = [(sources[id], says) for id, says in said.items() if id in sources]
    cited.sort(key=lambda one: (one[0].as_of or date.min, one[0].seen), reverse=True)
    return tuple(
        Page(
            f"{source.publisher}: {source.title}", says, source.url,
            f"{f'dated {say.day(source.as_of)}' if source.as_of else 'no date of its own'},"
            f" checked {say.day(source.seen)}",
        )
        for source, says in cited
    )  # fmt: skip


def _reviews(content: Content, id: str, say: Wording) -> tuple[str, ...]:
    ids = {id, "card:" + ":".join(id.split("/")[:2])} if "/" in id else {id}
    held = [one for one in content.reviews.valid if one.of.id in ids]
    held.sort(key=lambda one: one.given.on, reverse=True)
    return tuple(_review(one.given.review, one.given.lang, one.given.note, say) for one in held)


def _review(review: Review, lang: str, note: str | None, say: Wording) -> str:
    told = f"{review.outcome}: {ROLE_WORDS[review.role].lower()} of {review.organization},"
    told += f" {say.day(review.on)}"
    told += f", in {say(f'language.{lang}')}" if lang != "en" else ""
    return f"{told}. {note}" if note else f"{told}."
