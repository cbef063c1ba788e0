"""Reads and checks the papers that people get or fill in: letters, and forms by their numbers.

A day rule that neither law nor an agency says, a letter that says nothing of its last day, a paper
without a source, a number or first word that two papers have, and a text too long for its screen
are mistakes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import chain
from pathlib import Path

from navigator.records.jurisdictions import JURISDICTIONS
from navigator.records.letters import APPEALS, LETTER_WAYS
from navigator.records.named_offices import OFFICES
from navigator.records.topics import GOVERNMENT, TOPICS, Kind, fact_spec
from navigator.search.form_numbers import BESIDE, NAMING, number_key
from navigator.steward.content.checks import guards
from navigator.steward.content.checks.ways import held_targets
from navigator.steward.content.records import AppealsContent, Content, LettersContent
from navigator.steward.content.shape.publishers import Publishers
from navigator.steward.content.shape.reading import Reader
from navigator.steward.content.shape.schema import (
    FormEntry,
    LastDayEntry,
    LetterEntry,
    SenderEntry,
    SourceEntry,
    StateRuleEntry,
    TextEntry,
)

LETTERS_FOLDER = Path("federal/letters")
APPEALS_FILE = "appeals.yaml"
"""The rules of a state on asking for a hearing, beside its topics."""
FIRST_WORDS_FILE = "letters.yaml"
"""The first words in another language, in its folder of `i18n`."""
TITLE_LETTERS = 60
WHAT_LETTERS = 180
"""The most letters of the sentences on a paper: its row shows three lines."""
SIGHT_WORDS = 110
"""The most words of the paper, its last days and what follows: they stand on the first screen."""
_OF_LAW = ("law", "law_copy", "agency")
_OF_IMMIGRATION = ("court", "ice", "uscis")


def read_letters(
    reader: Reader, name: str, content: Content, sources: dict[str, SourceEntry], today: date
) -> None:
    """Put the letters of a sender into `content`; note what does not fit."""
    sender = reader.one("sender", SenderEntry)
    letters = list(reader.items("letters", LetterEntry))
    if sender is None:
        return
    if sender.topic not in TOPICS:
        reader.problem("sender.topic", f"no topic {sender.topic!r}.", "see topics.py.")
        return
    _check_texts(reader, "sender.real", sender.real, sources)
    guards.check_texts(reader, [("sender.title", sender.title)])
    told = {way: id for id, way in said_of(content)}
    ids = {one.id for held in content.letters for one in held.letters}
    file = LettersContent(name, sender, sources, [one for _, one in letters])
    for key, letter in letters:
        if letter.id in ids:
            reader.problem(key, "this id is given twice.", "rename one of them.")
        ids.add(letter.id)
        _check_ways(reader, key, letter.id, _ways(letter), told)
        if letter.appeal is not None and letter.appeal not in _appeals(content):
            reader.problem(key, f"no page {letter.appeal!r}.", "see letters/appeal.yaml.")
        _check_letter(reader, key, letter, file, content.publishers)
    content.letters.append(file)
    guards.check_sources(reader, sources, today)
    guards.check_unused(reader, sources)


def read_first_words(reader: Reader, content: Content) -> None:
    """Put the first words of letters in another language, and what people say of them, there.

    Ways are looked through behind the door of letters only, first words in every search.
    """
    held = {one.id: file for file in content.letters for one in file.letters}
    told = {way: id for id, way in said_of(content)}
    for id, words in reader.mapping("first_words", list[str]):
        if id not in held:
            reader.problem(f"first_words.{id}", "there is no such letter.", "see federal/letters.")
            continue
        _check_ways(reader, f"first_words.{id}", id, map(number_key, words), told)
        held[id].said.setdefault(id, []).extend(words)
    ways = content.synonyms.setdefault(LETTER_WAYS, {})
    for id, texts in reader.mapping("ways", list[str]):
        if id not in held:
            reader.problem(f"ways.{id}", "there is no such letter.", "see federal/letters.")
            continue
        ways.setdefault(id, []).extend(texts)


def read_appeals(
    reader: Reader, state: str, content: Content, sources: dict[str, SourceEntry], today: date
) -> None:
    """Put a state's own rules on asking for a hearing into `content`; note what does not fit."""
    held = AppealsContent(state, sources)
    known, told = _appeals(content) | _answered(content), set[str]()
    for key, rule in reader.items("rules", StateRuleEntry):
        if rule.of not in known or rule.of in told:
            reader.problem(key, f"no page {rule.of!r}, or told twice.", "see letters/appeal.yaml.")
        told.add(rule.of)
        guards.check_claim(reader, key, rule, sources)
        for wrong in _wrong_of_state(rule, sources, content.publishers):
            reader.problem(key, wrong, "see docs/content.md, Letters.")
        held.rules.append(rule)
    content.appeals.append(held)
    guards.check_sources(reader, sources, today)
    guards.check_unused(reader, sources)


def _appeals(content: Content) -> set[str]:
    return {one.id for file in content.letters if file.name == APPEALS for one in file.letters}


def _answered(content: Content) -> set[str]:
    """Return the letters to whose days to answer each state may have its rule."""
    letters = (one for file in content.letters for one in file.letters)
    return {one.id for one in letters if any(day.act == "answer" for day in one.last_days)}


def _wrong_of_state(
    rule: StateRuleEntry, sources: dict[str, SourceEntry], publishers: Publishers
) -> Iterator[str]:
    """Yield what is wrong with a state's rule."""
    days = (rule.ask, rule.keep, rule.answer)
    if all(one is None for one in (*days, rule.phone, rule.online, rule.office)):
        yield "it says nothing."
    if any(one is not None and one < 1 for one in days):
        yield "no days."
    if "printed" in (rule.ask_from, rule.keep_from):
        yield "a day that is printed is no rule."
    if not _is_of_law(rule, sources, publishers):
        yield "neither law nor agency says it."


def _is_of_law(
    claim: TextEntry | StateRuleEntry, sources: dict[str, SourceEntry], publishers: Publishers
) -> bool:
    """Return whether law or an agency says it; where no publisher is known anybody may."""
    pages = (sources[cite.id] for cite in claim.sources if cite.id in sources)
    return not publishers.sites or any(publishers.kind(page) in _OF_LAW for page in pages)


def said_of(content: Content) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield each letter with each way to call it, in all languages."""
    for file in content.letters:
        for one in file.letters:
            ways = (*_ways(one), *map(number_key, file.said.get(one.id, ())))
            yield from ((one.id, way) for way in ways)


def _check_ways(
    reader: Reader,
    key: str,
    id: str,
    ways: Iterable[tuple[str, ...]],
    told: dict[tuple[str, ...], str],
) -> None:
    """Note each number or first word that another letter has; add the others to `told`."""
    for way in ways:
        if told.setdefault(way, id) != id or not way:
            wrong = f"{' '.join(way)!r} stands for {told[way]!r} already."
            reader.problem(key, wrong, "write it once.")


def _ways(letter: LetterEntry) -> Iterator[tuple[str, ...]]:
    return map(number_key, chain(letter.numbers, letter.first_words))


def _check_letter(
    reader: Reader,
    key: str,
    letter: LetterEntry,
    file: LettersContent,
    publishers: Publishers,
) -> None:
    sources = file.sources
    if not (letter.numbers or letter.first_words):
        reader.problem(key, "nothing finds it.", "write a number or first words.")
    if len(letter.title) > TITLE_LETTERS or len(letter.what.text) > WHAT_LETTERS:
        wrong = f"{len(letter.title)} and {len(letter.what.text)} letters of title and `what`."
        reader.problem(key, wrong, f"at most {TITLE_LETTERS} and {WHAT_LETTERS}.")
    if letter.topic is not None and letter.topic not in TOPICS:
        reader.problem(f"{key}.topic", f"no topic {letter.topic!r}.", "see topics.py.")
    if bool(letter.last_days) == bool(letter.no_day):
        reader.problem(key, "a last day, or why there is none.", "write one of the two.")
    for kind in letter.call:
        is_office = kind not in GOVERNMENT and kind in OFFICES and OFFICES[kind].kind
        if not is_office and not kind.startswith("place:"):
            reader.problem(f"{key}.call", f"{kind!r} is not called.", "see named_offices.py.")
    if not letter.call or (file.name in _OF_IMMIGRATION and "legal" not in letter.call):
        reader.problem(f"{key}.call", "nobody to ask.", "for immigration papers: `legal`.")
    alone = [letter.what, letter.no_day, letter.if_nothing, letter.cost]
    for name, texts in (
        ("", filter(None, alone)), ("real", letter.real), ("keeps", letter.keeps),
        ("last_days", letter.last_days), ("ways", letter.ways), ("then", letter.then),
    ):  # fmt: skip
        _check_texts(reader, f"{key}.{name}", texts, sources)
    guards.check_claim(reader, f"{key}.bring", letter.bring, sources)
    papers = letter.bring.value
    guards.check_groups(reader, f"{key}.bring", len(papers), letter.bring.groups)
    notes = (one.note or "" for one in letter.last_days)
    told = [letter.title, letter.say, *papers, *letter.write, *notes]
    guards.check_texts(reader, [(key, text) for text in told])
    sight = [letter.what, letter.if_nothing, letter.no_day, *letter.last_days]
    words = sum(len(one.text.split()) for one in sight if one)
    if words > SIGHT_WORDS:
        reader.problem(key, f"{words} words at first sight.", f"at most {SIGHT_WORDS}.")
    for number, rule in enumerate(letter.last_days):
        where = f"{key}.last_days[{number}]"
        for wrong in _wrong_of(rule, sources, publishers):
            reader.problem(where, wrong, "see docs/content.md, Letters.")


def _wrong_of(
    rule: LastDayEntry, sources: dict[str, SourceEntry], publishers: Publishers
) -> Iterator[str]:
    """Yield what is wrong with a day rule."""
    if (rule.days is None and rule.months is None) != (rule.start == "printed"):
        yield "a number of days or months, or a day that is printed."
    if rule.days is not None and rule.months is not None:
        yield "days and months."
    if any(one is not None and one < 1 for one in (rule.days, rule.months, rule.mailed_plus)):
        yield "no days."
    if (own := rule.from_fact) is not None:
        if rule.act is None or not _is_number(own.fact):
            yield f"no act, or no number {own.fact!r} of the states."
        if unknown := {*own.working, *own.told} - {*JURISDICTIONS}:
            yield f"no state {min(unknown)!r}."
    if rule.shorter and not 0 < rule.shorter.days < (rule.days or 0):
        yield "a second reading that is not shorter."
    if not _is_of_law(rule, sources, publishers):
        yield "neither law nor agency says it."


def _is_number(fact: str) -> bool:
    topic, _, name = fact.partition(".")
    spec = fact_spec(topic, name) if topic in TOPICS else None
    return spec is not None and spec.kind is Kind.NUMBER


def _check_texts(
    reader: Reader, where: str, texts: Iterable[TextEntry],
    sources: dict[str, SourceEntry],
) -> None:  # fmt: skip
    for number, one in enumerate(texts):
        key = f"{where}[{number}]"
        guards.check_claim(reader, key, one, sources)
        guards.check_texts(reader, [(key, one.text)])
        if not one.sources:
            reader.problem(key, "no source.", "name the page you read.")


FORMS_FILE = Path("federal/forms.yaml")
ROW_LETTERS = 180
"""The most letters of a form's sentences with that on its last day: its row shows three lines."""


def read_forms(reader: Reader, content: Content, today: date) -> None:
    """Put the forms and the words beside their numbers into `content`; note what does not fit."""
    for group in (BESIDE, NAMING):
        content.synonyms[group] = dict(reader.mapping(group.partition(".")[2], list[str]))
    held = {one for one in held_targets(content) if one.startswith("card:")}
    said = {way: id for id, way in said_of(content)}
    for key, form in reader.items("forms", FormEntry):
        if form.page not in held:
            reader.problem(key, f"there is no {form.page!r}.", "name a card or guide.")
        if (
            len(form.text) + len(content.words.get(f"form.last_day.{form.last_day}", ""))
            > ROW_LETTERS
        ):
            reader.problem(key, "its row does not show all of it.", f"use {ROW_LETTERS} letters.")
        if not form.sources:
            reader.problem(key, "no source.", "name the page you read.")
        for way in (form.id, *form.also):
            parts = number_key(way)
            if not parts or parts in said:
                told = f"{way!r} stands for {said.get(parts, 'nothing')} already."
                reader.problem(key, told, "write it once.")
            said.setdefault(parts, form.id)
        guards.check_claim(reader, key, form, content.form_sources)
        guards.check_texts(reader, [(f"{key}.name", form.name), (f"{key}.text", form.text)])
        content.forms.append(form)
    guards.check_sources(reader, content.form_sources, today)
    guards.check_unused(reader, content.form_sources)
