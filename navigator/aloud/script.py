"""Cards, guides, programs, places and checklists as pieces to read aloud, dangers first.

A piece is a paragraph for one breath of the voice. What says something about a person is
marked `private`, so that somebody is asked before others hear it; what rests on status is
never among the pieces: it stands on the screen, to be read in silence.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from navigator.aloud.sounds import digits, speakable
from navigator.eligibility.explain import enrollment_message, says_open, verdict_message
from navigator.eligibility.screen import Result, Verdict
from navigator.language.wording import STALE_LAW_DAYS, Wording, is_old
from navigator.records.model import (
    Caution,
    Change,
    Dated,
    Guide,
    Item,
    Nearby,
    Place,
    Program,
    TopicCard,
)

_PLACES_READ = 3


@dataclass(frozen=True, slots=True)
class Spoken:
    """What a voice is to say, piece by piece, in one language."""

    lang: str
    pieces: tuple[str, ...]
    private: bool = False
    """Whether it says something about the person who listens."""


class Aloud:
    """Makes pieces in the words of one language.

    reviewed: a person has read its texts. old: the pack is more than half a year old.
    """

    def __init__(self, say: Wording, *, reviewed: bool, old: bool = False) -> None:
        self._say = say
        self._reviewed = reviewed
        self._old = old

    def card(self, card: TopicCard, places: Iterable[Place | Nearby]) -> Spoken:
        """A topic in a state: dangers whole, the answer and its age, what to bring and to do."""
        say = self._say
        pieces = [
            *self._opening(card.title),
            *_dangers(card.stops, say, card.topic),
            card.answer,
            *_items(card.summary, say),
            _age(card.claims, say),
            *_listed(say("part.bring"), card.papers),
            *_listed(say("part.steps"), _numbered(_items(card.steps, say))),
            *_listed(
                say("part.cautions"),
                (_caution(one) for one in card.cautions if one not in card.stops),
            ),
            *_listed(say("part.know"), _items(card.know, say)),
            *_listed(say("part.coming"), _changes(card.coming, say)),
            *_listed(
                say("part.places"), (_contact(one, say) for one in list(places)[:_PLACES_READ])
            ),
        ]
        return self._spoken(pieces)

    def guide(self, guide: Guide, first: Iterable[str] = ()) -> Spoken:
        """A longer card; `first` is what stands above everything on its page."""
        say = self._say
        stops = [one for one in guide.cautions if one.level == "stop"]
        items = tuple(item for part in guide.sections for item in part.items)
        pieces = [
            *self._opening(guide.title),
            *first,
            *_dangers(stops, say, guide.topic),
            guide.lead,
            _age(items, say),
        ]
        for part in guide.sections:
            pieces += _listed(part.heading, _items(part.items, say))
        return self._spoken(pieces, private=guide.sensitive)

    def program(self, program: Program, stops: Iterable[Caution]) -> Spoken:
        """A named program; of status only that there is, or is not, a condition on it."""
        say = self._say
        pieces = [*self._opening(program.name), *_dangers(stops, say, program.topic)]
        if program.until is not None and program.until < say.today:
            pieces.append(say("date.ended", date=say.day(program.until)))
        elif program.since is not None and program.since > say.today:
            pieces.append(say("date.coming", date=say.day(program.since)))
        pieces += [program.what, _age((program,), say)]
        for key, text in (("program.who", program.who), ("program.how", program.how)):
            pieces += _listed(say(key), [text] if text else [])
        pieces.append(say(f"program.status.{program.status_rule}"))
        return self._spoken(pieces, private=program.sensitive)

    def place(self, place: Place) -> Spoken:
        """A place: what it does and does not, how to reach it, how old this is."""
        say = self._say
        pieces = [*self._opening(place.name), place.what]
        if place.limits:
            pieces.append(f"{say('place.limits')}: {place.limits}")
        if is_old(place.as_of, say.today, contact=True):
            pieces += [say("place.call_first"), say.listed(place) or say.age(place, contact=True)]
        for phone in place.phones:
            told = [part for part in (phone.label, phone.number, phone.hours) if part]
            pieces.append(f"{say('place.phone')}: {', '.join(told)}")
        for key, text in (
            ("place.address", _address(place, say)),
            ("place.hours", place.hours or ""),
            ("place.languages", say.languages(place)),
            ("place.cost", say.cost(place)),
            ("place.documents", "; ".join(place.documents)),
            ("place.area", say.area(place)),
        ):
            pieces += [f"{say(key)}: {text}"] if text else []
        return self._spoken(pieces)

    def sight(self, title: str, texts: Iterable[str]) -> Spoken:
        """A page that leads on to others, as it stands on the screen."""
        return self._spoken([*self._opening(title), *map(_ended, texts)])

    def questions(
        self, title: str, stops: Iterable[Caution], topic: str, questions: Iterable[str]
    ) -> Spoken:
        """A checklist's dangers, then the questions in sight; an answer is never among them."""
        say = self._say
        return self._spoken([*self._opening(title), *_dangers(stops, say, topic), *questions])

    def result(self, result: Result, topic: str, names: list[str]) -> Spoken:
        """What the rules point to, person by person; why stands on the screen, read in silence."""
        say = self._say
        stops = [one for one in result.cautions if one.level == "stop"]
        pieces = [*_dangers(stops, say, topic)]
        for person, name in enumerate(names):
            mine = [one for one in result.outcomes if one.person == person]
            if mine and len(names) > 1:
                pieces.append(name)
            pieces += [_verdict(one, say) for one in mine]
        pieces.append(say("aloud.why"))
        return self._spoken(pieces, private=True)

    def _opening(self, title: str) -> list[str]:
        """The title, and what everything below it is to be taken with."""
        told = [title]
        if not self._reviewed:
            told.append(self._say("paper.unreviewed"))
        if self._old:
            told.append(self._say("paper.old"))
        return told

    def _spoken(self, pieces: Iterable[str], *, private: bool = False) -> Spoken:
        say = self._say
        said = [speakable(piece, say.lang) for piece in (*pieces, say("paper.general"))]
        return Spoken(say.lang, tuple(piece for piece in said if piece), private)


def _dangers(stops: Iterable[Caution], say: Wording, topic: str) -> Iterator[str]:
    told = [_caution(one) for one in stops]
    if told:
        yield say.stop_heading(topic)
        yield from told


def _caution(caution: Caution) -> str:
    parts = (caution.title, caution.text, caution.do)
    return " ".join(_ended(part) for part in parts if part)


def _ended(sentence: str) -> str:
    return sentence if sentence.endswith((".", "!", "?")) else f"{sentence}."


def _listed(heading: str, texts: Iterable[str]) -> list[str]:
    """A heading before its texts; nothing where there are none."""
    found = [text for text in texts if text]
    return [_ended(heading), *found] if found else []


def _items(items: Iterable[Item], say: Wording) -> list[str]:
    unsure = say("confidence.unconfirmed")
    return [
        one.text if one.confidence != "unconfirmed" else f"{_ended(one.text)} {unsure}"
        for one in items
    ]


def _numbered(texts: list[str]) -> list[str]:
    return [f"{number}. {text}" for number, text in enumerate(texts, start=1)]


def _changes(changes: Iterable[Change], say: Wording) -> Iterator[str]:
    for one in changes:
        if one.since is not None:
            yield f"{say.day(one.since)}: {one.text}"


def _age(claims: tuple[Dated, ...], say: Wording) -> str:
    """The newest source of what is read, and `call first` where it is old."""
    dated = [claim.as_of for claim in claims if claim.as_of is not None]
    if not dated:
        return say("date.unknown")
    told = say("date.newest_source", date=say.month(max(dated)))
    if is_old(max(dated), say.today):
        told = f"{told}. {say('date.old', days=STALE_LAW_DAYS)}"
    return told


def _contact(found: Place | Nearby, say: Wording) -> str:
    place = found.place if isinstance(found, Nearby) else found
    distance = say.distance(found) if isinstance(found, Nearby) else ""
    phone = f"{say('place.phone')}: {place.phones[0].number}" if place.phones else ""
    return " ".join(_ended(part) for part in (place.name, distance, phone) if part)


def _address(place: Place, say: Wording) -> str:
    """The ZIP code digit by digit: as one number nobody understands it."""
    code = place.address.zip if place.address else None
    whole = say.address(place)
    return f"{whole.removesuffix(code).rstrip()}, {digits(code)}" if code else whole


def _verdict(verdict: Verdict, say: Wording) -> str:
    told = [verdict.title, verdict.says or say.put(verdict_message(verdict))]
    if says_open(verdict):
        told.append(say("program.status.any"))
    enrollment = enrollment_message(verdict)
    if enrollment is not None and verdict.verdict != "unlikely":
        told.append(say.put(enrollment))
    return " ".join(_ended(part) for part in told)
