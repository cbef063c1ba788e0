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
from navigator.records.model import Caution, Place
from navigator.records.outline_parts import NEXT_STEP, Line, Outline, Part, Purpose

_NUMBERS_READ = 2
"""Nobody keeps more of them in the ear; the screen and the paper have the others."""


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

    def next_step(self, outline: Outline) -> Spoken:
        """Of a card its first screen: stop, answer, bring, do, call, in a minute or so."""
        pieces = self._opening(outline.title)
        for part in outline.parts:
            if part.purpose in NEXT_STEP:
                pieces += _listed(part.heading, _first(part))
        return self._spoken(pieces)

    def rest(self, outline: Outline) -> Spoken:
        """Of a card everything that `next_step` leaves out, the dangers whole."""
        pieces = self._opening(outline.title)
        for part in outline.parts:
            if part.purpose in (Purpose.ANSWER, Purpose.BRING, Purpose.DO):
                sight = [line for _, line in part.at_sight]
                more = [one for one in part.lines if one.more or one.traps or one not in sight]
                told = [" ".join([_ended(line.whole), *map(_danger, line.traps)]) for line in more]
                pieces += _listed(part.heading, [*told, *map(_ended, filter(None, part.notes))])
            elif part.purpose not in NEXT_STEP:
                pieces += _listed(part.heading, map(_danger, part.lines))
        return self._spoken(pieces)

    def record(self, outline: Outline, *, first: Iterable[str] = ()) -> Spoken:
        """A program or longer card; `first` stands above all on its page.

        Of what the rule says on status only that it says something: the rest is left to be
        read in silence.
        """
        pieces = [*self._opening(outline.title), *first]
        for part in outline.parts:
            if part.purpose is Purpose.DANGERS:
                continue  # they stand above, whole
            texts = list(map(_danger, part.lines))
            pieces += _listed(part.heading, texts[:1] if part.purpose is Purpose.STATUS else texts)
            pieces += [_ended(note) for note in part.notes if note]
        return self._spoken(pieces, private=outline.private)

    def place(self, place: Place) -> Spoken:
        """A place: what it does and does not, how to reach it, how old this is."""
        say = self._say
        pieces = [*self._opening(place.name), place.what]
        if place.limits:
            pieces.append(f"{say('place.limits')}: {place.limits}")
        if is_old(place.as_of, say.today):
            pieces += [say("place.call_first"), say.listed(place) or say.contact_age(place)]
        pieces += [_ended(text) for text in (say.from_center(place), say.called(place)) if text]
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
        stops = [one for one in result.cautions if one.level != "info"]
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


def _danger(line: Line) -> str:
    """A danger in a few words, then whole; any other line whole."""
    return " ".join(_ended(told) for told in (line.title, line.whole) if told)


def _titles(lines: Iterable[Line]) -> list[str]:
    return [line.title for line in lines]


def _first(part: Part) -> list[str]:
    """A part of the next step as its first screen shows it."""
    match part.purpose:
        case Purpose.STOP:
            return _titles(part.lines)
        case Purpose.DO:
            return [
                " ".join([f"{number}. {_ended(line.text)}", *map(_ended, _titles(line.traps))])
                for number, line in part.at_sight
            ]
        case Purpose.CALL:
            return [f"{line.more}: {line.text}" for line in part.lines[:_NUMBERS_READ]]
        case Purpose.SAY:
            return [line.text for line in part.lines]
        case _:
            return [_ended(line.text) for _, line in part.at_sight]


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
