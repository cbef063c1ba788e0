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
from navigator.language.wording import Wording, is_old
from navigator.records.model import Caution, Nearby, Place
from navigator.records.outline_parts import NOT_ALOUD, Line, Outline, Purpose

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

    def record(
        self,
        outline: Outline,
        *,
        first: Iterable[str] = (),
        places: Iterable[Place | Nearby] = (),
    ) -> Spoken:
        """A card, program or longer card, then the first places that help with it.

        `first` stands above all on its page. Of what the rule says on status only that it
        says something: the rest is left to be read in silence.
        """
        say = self._say
        pieces = [*self._opening(outline.title), *first]
        for part in outline.parts:
            if part.purpose in NOT_ALOUD:
                continue
            texts = [" ".join(_ended(told) for told in _told(line)) for line in part.lines]
            if part.purpose is Purpose.STATUS:
                texts = texts[:1]
            elif part.purpose is Purpose.DO:
                texts = _numbered(texts)
            pieces += _listed(part.heading, texts)
            if part.purpose is Purpose.ANSWER:
                pieces.append(". ".join(say.age_of(outline.claims)))
        near = [_contact(one, say) for one in list(places)[:_PLACES_READ]]
        pieces += _listed(say("part.places"), near)
        return self._spoken(pieces, private=outline.private)

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
            ("place.run_by", say.run_by(place)),
            ("place.recognized_since", say.recognized_since(place)),
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
    """A heading, which may be empty, before its texts; nothing where there are none."""
    found = [text for text in texts if text]
    return [*([_ended(heading)] if heading else []), *found] if found else []


def _told(line: Line) -> list[str]:
    return [line.title, line.text] if line.title else [line.text]


def _numbered(texts: list[str]) -> list[str]:
    return [f"{number}. {text}" for number, text in enumerate(texts, start=1)]


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
