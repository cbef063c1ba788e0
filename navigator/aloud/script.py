"""Turns cards, guides, programs, places and checklists into sentences to read aloud.

Dangers come first. Sentences that say something about a person are marked `private`, so that
somebody is asked before others hear them; rules on status are never among the sentences: they stand
on the screen, to be read in silence. Sentences that a child who interprets should not have to carry
are marked `grave`, by the purpose of their part of the outline.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from itertools import groupby

from navigator.eligibility.explain import enrollment_message, says_open, verdict_message
from navigator.eligibility.grouping import ProgramRow, by_program
from navigator.eligibility.screen import Result
from navigator.language.bidi import plain
from navigator.language.sentences import sentences
from navigator.language.wording import Wording, is_old
from navigator.records.checklists import Checklist
from navigator.records.locales import Locale
from navigator.records.model import Caution, Place
from navigator.records.outline_parts import GRAVE, NEXT_STEP, Line, Outline, Part, Purpose
from navigator.records.plans import HouseholdPlan

_ISO = re.compile(r"\b(?P<year>[12]\d{3})-(?P<month>[01]\d)-(?P<day>[0-3]\d)\b")
_PHONE = re.compile(
    r"(?<![\d$.])(?:\+?1[-. ]?)?(?:\(\d{3}\) ?|\d{3}[-. ])\d{3}[-. ]\d{4}(?!\d)"
    r"(?P<ext>,? ?(?:x|ext\.?|extension) ?\d{1,6})?"
)
_SHORT_PHONE = re.compile(r"(?<![\d$,.-])(?:911|988|211)(?![\d%-]|,\d)")
_ADDRESS = re.compile(r"https?://(?:www\.)?([\w.-]+)\S*|\bwww\.([\w.-]+)\S*")
_RANGE = re.compile(r"(?<![\w-])(\d{1,3}) ?[-\u2013] ?(\d{1,3}%?)(?![\w-])")
_FORM = re.compile(r"\b([A-Z]{1,2})-(\d+)")
_PLUS_FOUR = re.compile(r"\b(\d{5})-\d{4}\b")
_MARKS = re.compile(r"[\u2022\u25b2\u2610\u2066\u2069\u203a\u2192*]")


def speakable(text: str, locales: Sequence[Locale]) -> str:
    """Return a text for the speech engine of the first language; one paragraph, no line breaks.

    Dates may be written in any of the languages: each is said in its own.
    """
    signs = locales[0].signs_aloud
    said = _ADDRESS.sub(lambda found: _host(found[1] or found[2], signs["dot"]), plain(text))
    said = _ISO.sub(lambda found: _iso_day(found, locales[0]), said)
    for one in locales:
        for form in (one.day, one.month):
            said = _written(form, one.months).sub(partial(_day, one), said)
    said = _PHONE.sub(lambda found: _phone(found, signs["extension"]), said)
    said = _SHORT_PHONE.sub(lambda found: " ".join(found[0]), said)
    said = _RANGE.sub(rf"\1 {signs['to']} \2", said)
    said = _FORM.sub(r"\1 \2", said)
    said = said.replace("&", signs["and"]).replace("§", f"{signs['section']} ")
    said = _MARKS.sub(" ", said.replace(" \u00b7 ", ". ").replace("\n", ". "))
    said = re.sub(r"\s+", " ", said).strip()
    return re.sub(r"([.!?:;])(?: ?\.)+", r"\1", re.sub(r" ([.,;:])", r"\1", said))


def digits(number: str) -> str:
    """Return a number read digit by digit, as that of a street or a ZIP code."""
    return " ".join(_PLUS_FOUR.sub(r"\1", number))


@cache
def _written(form: str, months: tuple[str, ...]) -> re.Pattern[str]:
    """Return the pattern of dates in a form, with its `month` and `year`, and perhaps its `day`."""
    # The longest name first: where months are numbers, `1` begins `12`.
    names = "|".join(map(re.escape, sorted(months, key=len, reverse=True)))
    parts = {"day": r"\d{1,2}", "month": names, "year": r"\d{4}"}
    told = re.escape(form).replace(r"\{", "{").replace(r"\}", "}")
    point = r"\.?" if months[0].isalpha() and months[0].isascii() else ""
    for name, part in parts.items():
        told = told.replace(f"{{{name}}}", f"(?P<{name}>{part})" + point * (name == "month"))
    before = r"(?<![^\W_])" if form.startswith("{month}") else r"(?<!\d)"
    return re.compile(f"{before}{told}(?!\\d)")


def _day(locale: Locale, found: re.Match[str]) -> str:
    held = found.groupdict()
    return _spell(held["year"], locale.months.index(held["month"]), held.get("day"), locale)


def _spell(year: str, month: int, day: str | None, locale: Locale) -> str:
    name = locale.months_whole[month]
    if day is None:
        return locale.month_aloud.format(month=name, year=year)
    return locale.day_aloud.format(day=day, month=name, year=year)


def _iso_day(found: re.Match[str], locale: Locale) -> str:
    month = int(found["month"]) - 1
    if month not in range(12):
        return found[0]
    return _spell(found["year"], month, str(int(found["day"])), locale)


def _phone(found: re.Match[str], word: str) -> str:
    """Return a phone number digit by digit, with a pause between the groups."""
    extension = found["ext"] or ""
    number = found[0].removesuffix(extension)
    said = ", ".join(" ".join(group) for group in re.findall(r"\d+", number))
    if extension:
        said += f", {word} " + " ".join(re.findall(r"\d", extension))
    return said


def _host(name: str, dot: str) -> str:
    return name.rstrip(".").replace(".", f" {dot} ")


_NUMBERS_READ = 2
"""The most phone numbers that are read: nobody keeps more in the ear; the screen and the paper have
the others."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, so short that it can be said again."""

    said: str
    """The text that the speech engine is given."""
    text: str
    """The text as it is written."""
    at: str
    """The words to look for on the page: those of the block in which it stands."""
    purpose: Purpose | None = None
    """The purpose of the part it belongs to."""
    heading: str = ""
    """The heading of that part."""
    grave: bool = False
    """Whether it mentions danger or detention: no child needs to translate it."""
    slow: bool = False
    """Whether it has a phone number, to be written down while it is heard."""
    lang: str = ""
    """The language of its voice where it is not that of the page."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """The sentences to say, one by one, in one language."""

    lang: str
    sentences: tuple[Sentence, ...]
    private: bool = False
    """Whether it says something about the person who listens."""
    more: Callable[[], Spoken] | None = None
    """Returns further sentences that can be heard after these."""

    @property
    def pieces(self) -> tuple[str, ...]:
        """The texts of its sentences for the speech engine."""
        return tuple(one.said for one in self.sentences)


@dataclass(frozen=True, slots=True)
class _Piece:
    """A paragraph of one part; `at` where its block on the page has other words."""

    text: str
    at: str = ""
    purpose: Purpose | None = None
    heading: str = ""
    grave: bool = False
    lang: str = ""


class Aloud:
    """Composes sentences in the words of one language.

    reviewed: a person has read its texts. old: the pack is more than half a year old.
    """

    def __init__(self, say: Wording, *, reviewed: bool, old: bool = False) -> None:
        self._say = say
        self._reviewed = reviewed
        self._old = old

    def next_step(self, outline: Outline) -> Spoken:
        """Return the first screen of a card: stop, answer, bring, do, call, in a minute or so."""
        pieces = self._opening(outline.title)
        for part in outline.parts:
            if part.purpose in NEXT_STEP:
                pieces += _listed(part, _first(part))
        return self._spoken(pieces, more=partial(self.rest, outline))

    def rest(self, outline: Outline) -> Spoken:
        """Return everything of a card that `next_step` leaves out, the dangers whole."""
        pieces = self._opening(outline.title)
        for part in outline.parts:
            if part.purpose in (Purpose.ANSWER, Purpose.BRING, Purpose.DO):
                sight = [line for _, line in part.at_sight]
                left = [one for one in part.lines if one.more or one.traps or one not in sight]
                told = [
                    one for line in left for one in (*_in_both(line, _of_whole), *self._traps(line))
                ]
                pieces += _listed(part, [*told, *map(_Piece, filter(None, part.notes))])
            elif part.purpose not in NEXT_STEP:
                pieces += _listed(part, self._all(part.lines))
        return self._spoken(pieces)

    def record(self, outline: Outline, *, first: Iterable[str] = ()) -> Spoken:
        """Return a program or longer card; `first` stands above all on its page.

        For the rule on status only its first line is said: the rest is left to be read in silence.
        """
        pieces = [*self._opening(outline.title), *map(_Piece, first)]
        notes: list[_Piece] = []
        for part in outline.parts:
            if part.purpose is Purpose.DANGERS:
                continue  # they stand above, whole
            lines = part.lines[:1] if part.purpose is Purpose.STATUS else part.lines
            told = _numbers(part) if part.purpose is Purpose.CALL else self._all(lines)
            pieces += _listed(part, told, grave=outline.grave)
            notes += [_Piece(note) for note in part.notes if note]
            if not outline.grave:  # else they wait until help is told, as on its page
                pieces, notes = [*pieces, *notes], []
        pieces += notes
        return self._spoken(pieces, private=outline.private)

    def place(self, place: Place) -> Spoken:
        """Return a place: what it does and does not, how to reach it, how old this is."""
        say = self._say
        told = [place.what]
        if place.limits:
            told.append(f"{say('place.limits')}: {place.limits}")
        if is_old(place.contact_as_of, say.today):
            told += [say("place.call_first"), say.listed(place) or say.contact_age(place)]
        told += [say.from_center(place), say.called(place)]
        pieces = [*self._opening(place.name), *map(_Piece, told)]
        whose = say.whose_phone(place) or say("place.phone")
        for phone in place.reached_at:
            said = [part for part in (phone.label, phone.number, phone.hours) if part]
            pieces.append(_Piece(f"{whose}: {say.locale.comma.join(said)}", at=phone.number))
        for key, text in (
            ("place.address", _address(place, say)),
            ("place.hours", place.hours or ""),
            ("place.languages", say.languages(place)),
            ("place.cost", say.cost(place)),
            *((key, tell(place)) for key, tell in say.answers),
            ("place.documents", say.locale.semicolon.join(place.documents)),
            ("place.run_by", say.run_by(place)),
            ("place.recognized_since", say.recognized_since(place)),
            ("place.area", say.area(place)),
        ):
            pieces += [_Piece(f"{say(key)}: {text}", at=text)] if text else []
        return self._spoken(pieces)

    def sight(self, title: str, texts: Iterable[str]) -> Spoken:
        """Return a page that leads on to others, as it stands on the screen."""
        return self._spoken([*self._opening(title), *map(_Piece, texts)])

    def questions(self, title: str, stops: Iterable[Part], questions: Iterable[str]) -> Spoken:
        """Return a checklist's dangers, then the questions in sight; never an answer."""
        told = [one for one in stops if one.lines]
        dangers = [
            piece
            for part in told
            for piece in _listed(replace(part, heading=""), self._all(part.lines))
        ]
        head = [_Piece(told[0].heading, grave=True)] if told else []
        return self._spoken([*self._opening(title), *head, *dangers, *map(_Piece, questions)])

    def result(self, checklist: Checklist, result: Result, people: int) -> Spoken:
        """Return the results of a checklist for `people`, program by program as on its page.

        The reasons stand on the screen, to be read in silence.
        """
        say = self._say
        stops = [one for one in result.cautions if one.level != "info"]
        found = by_program(checklist, result)
        standing = [row for row in found if row.stands] or list(found)
        pieces = [*self._warnings(), *_dangers(stops, say, checklist.topic)]
        for sentence, same in groupby(standing, key=lambda row: _sentence_above(row, say)):
            pieces.append(_Piece(sentence))
            pieces += [piece for row in same for piece in _program(row, people, say)]
        others = [row.best.verdict.title for row in found if row not in standing]
        if others:
            told = say.locale.semicolon.join(others)
            pieces.append(_Piece(f"{say('screen.others', count=len(others))}: {told}"))
        pieces.append(_Piece(say("aloud.why")))
        return self._spoken(pieces, private=True)

    def plan(self, plan: HouseholdPlan) -> Spoken:
        """Return the plan of a household, person by person, then what cannot wait.

        By number alone: no age and no income is said. Rules on status stand on the screen, to be
        read in silence; a program with a danger says so before its name is taken for advice.
        """
        say, semicolon = self._say, self._say.locale.semicolon
        ended = self._say.locale.ended
        pieces = [*self._opening(plan.title), _Piece(say("plan.general"))]
        for person, name in enumerate(plan.people):
            told = [
                ended(f"{say(f'plan.mark.{mark}')}: {semicolon.join(titles)}")
                for mark in ("fits", "may")
                if (titles := _titles(plan, person, mark))
            ]
            pieces += [_Piece(name), *map(_Piece, told)] if told else []
        home = [one.title for one in plan.standing if one.is_of_home]
        if home:
            pieces.append(_Piece(ended(f"{say('plan.home')}: {semicolon.join(home)}")))
        stops = {line.title for one in plan.standing for line in one.stops}
        pieces += [_Piece(f"{say('plan.access.stop')}: {one}", grave=True) for one in stops]
        pieces += [_Piece(say("plan.week"))] if plan.week else []
        for one in plan.week:
            pieces.append(_Piece(one.title))
            pieces += [_Piece(way) for way in one.help.how[:1]]
            if one.help.line is not None:
                number = one.help.line
                pieces.append(_Piece(f"{number.more}: {number.text}", at=number.text))
        return self._spoken(pieces, private=True)

    def _whole(self, line: Line) -> _Piece:
        """Return a danger in a few words, then whole; any other line whole."""
        told = filter(None, (line.title, line.whole))
        return _Piece(" ".join(map(self._say.locale.ended, told)))

    def _all(self, lines: Iterable[Line]) -> Iterator[_Piece]:
        return (piece for line in lines for piece in _in_both(line, self._whole))

    def _traps(self, line: Line) -> Iterator[_Piece]:
        return (replace(one, grave=True) for one in self._all(line.traps))

    def _opening(self, title: str) -> list[_Piece]:
        """Return the title, and the warnings about all that follows."""
        return [_Piece(title), *self._warnings()]

    def _warnings(self) -> list[_Piece]:
        """Return that a computer translated it, in the voice's language, and that all is old."""
        told: list[str] = []
        if not self._reviewed:
            told.append(self._say("paper.unreviewed"))
        if self._old:
            told.append(self._say("paper.old"))
        return list(map(_Piece, told))

    def _spoken(
        self,
        pieces: Iterable[_Piece],
        *,
        private: bool = False,
        more: Callable[[], Spoken] | None = None,
    ) -> Spoken:
        say = self._say
        last = [say("paper.general"), *([say("aloud.more")] if more else [])]
        found = (self._sentence(text, one) for one in (*pieces, *map(_Piece, last))
                 for text in sentences(one.text, self._locales(one)))  # fmt: skip
        return Spoken(say.lang, tuple(one for one in found if one.said), private, more)

    def _locales(self, piece: _Piece) -> Sequence[Locale]:
        """Return the ways of a piece: those of English where it is English as a whole."""
        return self._say.locales[1:] if piece.lang else self._say.locales

    def _sentence(self, text: str, piece: _Piece) -> Sentence:
        said = speakable(text, self._locales(piece))
        at = piece.at or text
        slow = _PHONE.search(text) is not None
        return Sentence(said, text, at, piece.purpose, piece.heading, piece.grave, slow, piece.lang)


def _titles(plan: HouseholdPlan, person: int, mark: str) -> list[str]:
    """Return the programs of a person's own with this mark."""
    return [one.title for one in plan.standing if not one.is_of_home and one.marks[person] == mark]


def _dangers(stops: Iterable[Caution], say: Wording, topic: str) -> Iterator[_Piece]:
    told = [_caution(one, say) for one in stops]
    if told:
        yield _Piece(say.stop_heading(topic), grave=True)
        yield from (_Piece(one, grave=True) for one in told)


def _caution(caution: Caution, say: Wording) -> str:
    parts = (caution.title, caution.text, caution.do)
    return " ".join(map(say.locale.ended, filter(None, parts)))


def _listed(part: Part, told: Iterable[_Piece], *, grave: bool = False) -> list[_Piece]:
    """Return a heading, which may be empty, before its texts; nothing where there are none."""
    found = [piece for piece in told if piece.text]
    head = [_Piece(part.heading)] if part.heading and found else []
    grave = grave or part.purpose in GRAVE
    purpose, heading = part.purpose, part.heading
    found = [replace(one, lang=one.lang or part.lang) for one in found]
    return [
        replace(one, purpose=purpose, heading=heading, grave=grave or one.grave)
        for one in (*head, *found)
    ]


def _in_both(line: Line, tell: Callable[[Line], _Piece]) -> Iterator[_Piece]:
    """Yield a line, and behind it the English that stands beside it."""
    yield tell(line)
    if line.english is not None:
        yield replace(tell(line.english), lang="en")


def _of_whole(line: Line) -> _Piece:
    return _Piece(line.whole)


def _of_text(line: Line) -> _Piece:
    return _Piece(line.text)


def _of_title(line: Line) -> _Piece:
    return _Piece(line.title)


def _numbers(part: Part) -> Iterator[_Piece]:
    """Yield whose a number is, then the number."""
    return (_Piece(f"{line.more}: {line.text}", at=line.text) for line in part.lines)


def _first(part: Part) -> list[_Piece]:
    """Return a part of the next step as its first screen shows it."""
    match part.purpose:
        case Purpose.STOP:
            return [one for line in part.lines for one in _in_both(line, _of_title)]
        case Purpose.DO:
            return [
                piece
                for number, line in part.at_sight
                for piece in (
                    *_in_both(line, lambda one, number=number: _Piece(f"{number}. {one.text}")),  # type: ignore[misc]
                    *(
                        replace(one, grave=True)
                        for trap in line.traps
                        for one in _in_both(trap, _of_title)
                    ),
                )
            ]
        case Purpose.CALL:
            return list(_numbers(part))[:_NUMBERS_READ]
        case Purpose.SAY:
            return [one for line in part.lines for one in _in_both(line, _of_text)]
        case _:
            return [one for _, line in part.at_sight for one in _in_both(line, _of_text)]


def _address(place: Place, say: Wording) -> str:
    """Return the address, its ZIP code digit by digit: as one number nobody understands it."""
    code = place.address.zip if place.address else None
    whole = say.address(place)
    return f"{whole.removesuffix(code).rstrip()}, {digits(code)}" if code else whole


def _sentence_above(row: ProgramRow, say: Wording) -> str:
    """Return the sentence that programs share; empty for one that has its own."""
    verdict = row.best.verdict
    return "" if verdict.says is not None else say.put(verdict_message(verdict))


def _program(row: ProgramRow, people: int, say: Wording) -> Iterator[_Piece]:
    """Yield a program and for whom, its own sentence, and other people it may fit."""
    verdict = row.best.verdict
    who = say.people(row.best.people, people)
    yield _Piece(": ".join(one for one in (verdict.title, who) if one), at=verdict.title)
    yield _Piece(verdict.says or "")
    yield _Piece(say("program.status.any") if says_open(verdict) else "")
    for other in row.shared[1:]:
        if other.verdict.verdict != "unlikely":
            told = other.verdict.says or say.put(verdict_message(other.verdict))
            yield _Piece(f"{say.people(other.people, people)}: {told}")
    enrollment = enrollment_message(verdict)
    if enrollment is not None and row.stands:
        yield _Piece(say.put(enrollment))
