"""Translates English records to another language, text by text.

A text without a translation stays English, and whoever asked can see that it did.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from copy import copy
from dataclasses import fields, is_dataclass, replace
from typing import TYPE_CHECKING, Self

from navigator.errors import PackError
from navigator.language.bidi import from_left, is_rtl, isolate, isolated
from navigator.language.messages import Message
from navigator.language.plurals import chosen
from navigator.language.text_number import text_number
from navigator.pack.store import Store
from navigator.records.jurisdictions import FEDERAL, JURISDICTIONS
from navigator.records.model import (
    Caution,
    Change,
    Fact,
    Guide,
    Item,
    Phone,
    Place,
    Program,
    Section,
    TopicCard,
)
from navigator.records.topics import Kind, fact_spec
from navigator.records.values import Reporting

if TYPE_CHECKING:
    from navigator.records.checklists import Checklist
    from navigator.records.interviews import Interview
    from navigator.records.last_days import LastDay
    from navigator.records.letters import Letter


LACKS, UNREAD = "\ue000", "\ue001"
"""The signs (of private use) before a text that lacks a translation, and before one that nobody has
checked, with its number, as a `marking` translator gives them."""


class Translator:
    """The translations of one pack in one language."""

    def __init__(self, store: Store, lang: str) -> None:
        self.lang = lang
        self._texts = store.texts(lang) if lang != "en" else {}
        if is_rtl(lang):
            self._texts = {english: isolated(text) for english, text in self._texts.items()}
        self._unchecked = store.unchecked(lang) if lang != "en" else frozenset()
        self._unread: frozenset[str] | None = None
        """The translations that no person has checked."""
        self._words = store.words()
        locales = store.locales()
        self.locale = locales.get(lang, locales["en"])
        """How the language writes what no sentence says; as English where the pack has no own."""
        self.english_locale = locales["en"]
        self.missed = False
        """Whether a text was asked for that the language does not have."""
        self.unchecked = False
        """Whether a translation was asked for that no person has checked."""
        self.has_gaps = False
        """Whether a text was ever asked for that the language does not have."""
        self._marks = False

    def marking(self) -> Self:
        """Return this translator with a sign before each text that lacks or that nobody checked.

        What is composed of its texts is read for the signs, and shown to nobody.
        """
        made = copy(self)
        made._marks = True  # noqa: SLF001 - its own kind
        return made

    @property
    def needs_english(self) -> bool:
        """Return whether English stands beside texts that may harm: nobody has checked all of it.

        A language that is in use stays as people know it.
        """
        return bool(self._unchecked) and not self.locale.in_use

    def text(self, english: str) -> str:
        """Return a text in this language; English where there is no translation."""
        if self.lang == "en":
            return english
        found = self._texts.get(english)
        if found is None:
            self.missed = self.has_gaps = True
            told = self._as_it_is(english)
            return LACKS + told if self._marks else told
        if english in self._unchecked:
            self.unchecked = True
            return f"{UNREAD}{text_number(english)}{found}" if self._marks else found
        return found

    def is_checked(self, record: object) -> bool:
        """Return whether a person has checked every text of a record in this language.

        A card says so itself, for its headline is filled; in other records each text is looked up.
        """
        if isinstance(record, TopicCard):
            return record.checked
        if self._unread is None:
            self._unread = frozenset(self._texts[one] for one in self._unchecked)
        return not self._unread or self._unread.isdisjoint(_texts_of(record))

    def name(self, english: str) -> str:
        """Return a proper name in this language, where it has one of its own."""
        found = self._texts.get(english)
        return self._as_it_is(english) if found is None else found

    def apart(self, text: str) -> str:
        """Return a text to set into a sentence, isolated where sentences run from the right."""
        return isolate(text) if is_rtl(self.lang) else text

    def _as_it_is(self, english: str) -> str:
        return from_left(english) if is_rtl(self.lang) else english

    def beside(self, key: str) -> str:
        """Return the English to stand beside a message that may harm; "" where none has to."""
        english = self.english(key)
        return english if self.needs_english and english in self._unchecked else ""

    def maybe(self, english: str | None) -> str | None:
        """Return the translated text; None for None."""
        return None if english is None else self.text(english)

    def word(self, key: str) -> str:
        """Return the template of a message key; the key itself where there is none."""
        english = self._words.get(key)
        return key if english is None else self.text(english)

    def english(self, key: str) -> str:
        """Return the English of a message key; the key itself where there is none."""
        return self._words.get(key, key)

    def say(self, message: Message) -> str:
        """Return a message in words, its blanks filled; raises PackError for other blanks."""
        params = {name: self.apart(value) for name, value in message.params}
        try:
            text = self.word(message.key)
            if self.locale.plurals:
                text = chosen(text, dict(message.params), self.locale.plurals)
            return text.format(**params)
        except (LookupError, ValueError) as error:
            raise PackError("pack.damaged", "do.install_pack") from error

    def joined(self, names: Sequence[str]) -> str:
        """Return names in a row, as the language joins them; "" where there are none."""
        if len(names) < 2:
            return "".join(names)
        return self.word("list.and").format(
            first=self.locale.comma.join(names[:-1]), last=names[-1]
        )

    def state_name(self, state: str) -> str:
        """Return the name of a jurisdiction; only `US` differs between languages so far."""
        if state == FEDERAL:
            return self.word("state.US")
        return self.name(JURISDICTIONS[state])

    def fact(self, topic: str, fact: Fact) -> Fact:
        """Return a fact with its sentences translated; names and numbers stay."""
        spec = fact_spec(topic, fact.name)
        value = fact.value
        kind = spec.kind if spec else None
        if isinstance(value, str) and kind is Kind.TEXT:
            value = self.text(value)
        elif isinstance(value, list) and kind is Kind.TEXTS:
            value = [self.text(one) for one in value]
        elif isinstance(value, Reporting):
            who, what = self.maybe(value.who_reports), self.maybe(value.what)
            value = replace(value, who_reports=who, what=what)
        return replace(
            fact,
            value=value,
            examples=fact.examples and tuple(map(self.text, fact.examples)),
            note=self.maybe(fact.note),
            conflict=self.maybe(fact.conflict),
        )

    def item(self, item: Item) -> Item:
        """Return a translated sentence or step."""
        return replace(item, text=self.text(item.text), conflict=self.maybe(item.conflict))

    def caution(self, caution: Caution) -> Caution:
        """Return a translated caution, with what to do about it."""
        return replace(
            caution,
            title=self.text(caution.title)
            if caution.title
            else self.word(f"caution.{caution.key}"),
            text=self.text(caution.text),
            do=self.maybe(caution.do),
            conflict=self.maybe(caution.conflict),
        )

    def change(self, change: Change) -> Change:
        """Return a translated change."""
        return replace(change, text=self.text(change.text), conflict=self.maybe(change.conflict))

    def program(self, program: Program) -> Program:
        """Return a translated program; its name only where the language has one."""
        return replace(
            program,
            name=self.name(program.name),
            what=self.text(program.what),
            who=self.maybe(program.who),
            how=self.maybe(program.how),
            status_note=self.maybe(program.status_note),
            conflict=self.maybe(program.conflict),
        )

    def guide(self, guide: Guide) -> Guide:
        """Return a translated longer card."""
        return replace(
            guide,
            title=self.text(guide.title),
            lead=self.text(guide.lead),
            sections=tuple(
                Section(self.text(section.heading), tuple(self.item(one) for one in section.items))
                for section in guide.sections
            ),
            cautions=tuple(self.caution(one) for one in guide.cautions),
        )

    def letter(self, letter: Letter) -> Letter:
        """Return a translated letter."""

        def days(one: LastDay) -> LastDay:
            second = one.shorter and replace(one.shorter, text=self.text(one.shorter.text))
            return replace(one, text=self.text(one.text), note=self.maybe(one.note), shorter=second)

        papers = letter.bring.value if isinstance(letter.bring.value, list) else []
        return replace(
            letter,
            title=self.text(letter.title),
            sender_title=self.text(letter.sender_title),
            what=self.item(letter.what),
            real=tuple(map(self.item, letter.real)),
            last_days=tuple(map(days, letter.last_days)),
            no_day=letter.no_day and self.item(letter.no_day),
            if_nothing=letter.if_nothing and self.item(letter.if_nothing),
            cost=letter.cost and self.item(letter.cost),
            keeps=tuple(map(self.item, letter.keeps)),
            bring=replace(letter.bring, value=[self.text(str(one)) for one in papers]),
            say=self.text(letter.say),
            say_english="" if self.lang == "en" else letter.say,
            ways=tuple(map(self.item, letter.ways)),
            then=tuple(map(self.item, letter.then)),
            write=tuple(map(self.text, letter.write)),
            write_english=() if self.lang == "en" else letter.write,
            rules=tuple(replace(one, note=self.maybe(one.note)) for one in letter.rules),
        )

    def place(self, place: Place) -> Place:
        """Return a translated place; its name and address stay, and what a center wrote."""
        return replace(
            place,
            what=self.text(place.what),
            limits=self.maybe(place.limits),
            cost_note=self.maybe(place.cost_note),
            hours=self.maybe(place.hours),
            conflict=self.maybe(place.conflict),
            documents=tuple(self.text(one) for one in place.documents),
            before=None if place.before is None else self.place(place.before),
            office=None if place.office is None else self.place(place.office),
            phones=tuple(
                Phone(one.number, self.maybe(one.label), self.maybe(one.hours), one.languages)
                for one in place.phones
            ),
        )

    def checklist(self, checklist: Checklist) -> Checklist:
        """Return a checklist with its own words translated; its questions are messages."""
        return replace(
            checklist,
            title=self.text(checklist.title),
            lead=self.text(checklist.lead),
            fill=tuple(
                replace(
                    one,
                    heading=self.text(one.heading),
                    lines=tuple(self.text(line) for line in one.lines),
                    boxes=tuple(self.text(box) for box in one.boxes),
                )
                for one in checklist.fill
            ),
            outcomes=tuple(
                replace(
                    one,
                    title=self.text(one.title),
                    branch=self.maybe(one.branch),
                    says=tuple((verdict, self.text(text)) for verdict, text in one.says),
                    notes=tuple(replace(note, text=self.text(note.text)) for note in one.notes),
                )
                for one in checklist.outcomes
            ),
        )

    def interview(self, interview: Interview) -> Interview:
        """Return the interview with its own words, and those of its programs, translated."""
        return replace(
            interview,
            title=self.text(interview.title),
            lead=self.text(interview.lead),
            families=tuple(self.checklist(one) for one in interview.families),
            takes=tuple((id, self.text(text)) for id, text in interview.takes),
        )


def _texts_of(record: object) -> Iterator[str]:
    """Yield every text of a record, at any depth."""
    if isinstance(record, str):
        yield record
    elif isinstance(record, (tuple, list)):
        for one in record:
            yield from _texts_of(one)
    elif isinstance(record, Mapping):
        yield from _texts_of(list(record.values()))
    elif is_dataclass(record):
        for field in fields(record):
            yield from _texts_of(getattr(record, field.name))
