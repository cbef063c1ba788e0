"""Composes a card, a program and a longer card: which parts, in which order, in which words.

The one place that decides the text of screen, paper and speech, and that each danger is named once:
in its step, or in full among the dangers. It adds no fact of its own.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import zip_longest
from typing import TYPE_CHECKING

from navigator.language.paper_lines import paper_lines
from navigator.language.sentences import first_sentence, first_sight
from navigator.language.wording import Wording
from navigator.library.calls import EMERGENCY, NOBODY, People
from navigator.library.on_request import day_of, places_part
from navigator.pack.store import ZipRow
from navigator.records.fit import DETAINED
from navigator.records.jurisdictions import FEDERAL
from navigator.records.last_days import LastDay
from navigator.records.letters import Letter
from navigator.records.model import (
    ICE_STAGE,
    PAPER_FACTS,
    SAY_STAGE,
    Caution,
    Change,
    Dated,
    Fact,
    Guide,
    Item,
    Nearby,
    Program,
    Section,
    TopicCard,
)
from navigator.records.outline_parts import Line, Outline, Part, Purpose
from navigator.records.topics import GOVERNMENT, TOPICS
from navigator.records.values import Agreement
from navigator.records.vocabulary import AGREEMENT_KINDS

if TYPE_CHECKING:
    from navigator.handout.checklist_paper import ChecklistSheet

    Told = TopicCard | Guide | Program | Letter | ChecklistSheet


POLICE_FACT = "police_agreements"
_MOST = 6
_MOST_STATEWIDE = 2


def police_part(card: TopicCard, where: ZipRow | None, say: Wording) -> Part | None:
    """Return the agreements of a county, of the whole state, and how many there are.

    Args:
        card: The rights card of a state; for another the result is None.
        where: The ZIP code of somebody in that state, if there is one.
        say: The words of a language.
    """
    fact = next((one for one in card.facts if one.name == POLICE_FACT), None)
    if fact is None or not isinstance(fact.value, tuple):
        return None
    here = [one for one in fact.value if where is not None and _is_of(one, where)]
    statewide = sorted((one for one in fact.value if one.statewide), key=_is_met_last)
    state, day = say.state(card.state), _day_of_list(fact, say)
    lines = _agencies(here, say)
    if where is not None and where.county and not here:
        lines.append(say("police.county_none", county=where.county, date=day))
    if statewide:
        names = [*_named(statewide, say)[:_MOST_STATEWIDE]]
        told = say("police.whole_state", state=state, agencies=say.locale.semicolon.join(names))
        lines.append(" ".join([told, *_more(len(_by_agency(statewide)) - len(names), say)]))
    kinds = {one.kind for one in (*here, *statewide)}
    lines += [say(f"police.means.{kind}") for kind in AGREEMENT_KINDS if kind in kinds]
    key = {0: "police.state_none", 1: "police.state_one"}.get(len(fact.value), "police.state_count")
    lines.append(say(key, state=state, date=day, count=f"{len(fact.value):,}"))
    notes = (fact.note or "", f"{say('police.may_sign')} {say('police.call_911')}")
    return Part(Purpose.POLICE, say("part.police"), tuple(map(Line, lines)), notes)


def _is_of(one: Agreement, where: ZipRow) -> bool:
    """Return whether an agency works in the county or town of a ZIP code, not in all the state."""
    counties = (one.county or "").split("; ")
    is_town = one.town is not None and one.town.casefold() == where.city.casefold()
    return not one.statewide and (is_town or (bool(where.county) and where.county in counties))


def _is_met_last(one: Agreement) -> bool:
    """Return whether an agency is no state police or highway patrol: those sort first.

    A family meets them on the road.
    """
    name = one.agency.casefold()
    return not any(word in name for word in ("police", "patrol", "public safety"))


def _by_agency(agreements: Iterable[Agreement]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for one in agreements:
        found.setdefault(one.agency, []).append(one.kind)
    return found


def _named(agreements: Iterable[Agreement], say: Wording) -> list[str]:
    """Return each agency with what its agreements allow."""
    return [
        say(
            "police.here",
            agency=agency,
            kinds=say.locale.comma.join(
                say(f"police.kind.{one}") for one in AGREEMENT_KINDS if one in kinds
            ),
        )
        for agency, kinds in _by_agency(agreements).items()
    ]


def _agencies(here: list[Agreement], say: Wording) -> list[str]:
    """Return the agencies of a county, sheriffs first, then by name, `_MOST` of them."""
    ordered = sorted(here, key=lambda one: ("sheriff" not in one.agency.casefold(), one.agency))
    named = [f"{one}." for one in _named(ordered, say)]
    return [*named[:_MOST], *_more(len(named) - _MOST, say)]


def _more(count: int, say: Wording) -> list[str]:
    return [say("police.more", count=f"{count}")] if count > 0 else []


def _day_of_list(fact: Fact, say: Wording) -> str:
    """Return the day of the list itself: that of its first page."""
    day = fact.sources[0].as_of if fact.sources else None
    return say.day(day) if day else say("date.unknown")


_BRACKETS = re.compile(r"\s*\([^)]*\)")
_NAMED_UNTIL = 4
_AT_STAGE = {"test": ("test_languages", Wording.test_languages),
             "plan": ("caregiver_form", Wording.caregiver_form)}  # fmt: skip
"""By stage, the typed fact that its first step tells, and the words for it."""
_OF_WHO_IS_HELD = ("legal", "rights")
_LONG_NAME = 8
BESIDE_PAPERS = ("tax_or_ssn_rule",)
"""Typed facts that stand beside the papers to bring."""


def outline(
    record: Told,
    say: Wording,
    people: People = NOBODY,
    *,
    stops: tuple[Caution, ...] = (),
    where: ZipRow | None = None,
    day: date | None = None,
) -> Outline:
    """Return the text of a record, part by part.

    A checklist gives only the part that stands above it and whom to call: its page composes its
    questions and results.

    Args:
        record: The card, longer card, program or checklist.
        say: The words of a language.
        people: Whom to call about a card or longer card or on a form.
        stops: The cautions above the answer of a program.
        where: The ZIP code whose police a card of rights names.
        day: The day on a letter, from which its last days are counted.
    """
    if isinstance(record, TopicCard):
        return _card(record, people, where, say)
    if isinstance(record, Guide):
        return _guide(record, people, say)
    if isinstance(record, Program):
        return _program(record, stops, say)
    if isinstance(record, Letter):
        return _letter(record, people, day, say)
    return _checklist(record, people.calls, say)


def _card(card: TopicCard, people: People, where: ZipRow | None, say: Wording) -> Outline:
    calls, lawyer = people.calls, people.lawyer
    beside = [
        _beside(
            say(f"fact.{fact.name}"), first_sentence(say.fact(card.topic, fact), say.locales)[0]
        )
        for fact in card.facts
        if fact.value is not None and _stands_beside(fact)
    ]
    lines = papers(card, say)
    if not lines:
        beside.insert(0, say("bring.ask"))
    steps, elsewhere = _steps(card, say)
    held, civil = card.topic in _OF_WHO_IS_HELD, TOPICS[card.topic].asks_legal_aid
    told = _outline(
        card.title,
        [
            stop_part(card.stops, card.topic, say),
            Part(Purpose.ANSWER, "", _split([card.answer], say), notes=(answer_age(card, say),)),
            Part(Purpose.BRING, say.bring(card.topic), lines, notes=tuple(beside)),
            Part(Purpose.DO, say("part.steps"), steps),
            Part(
                Purpose.CALL,
                say("part.call"),
                tuple(call_line(one, say, held=held, civil=civil) for one in calls),
                notes=tuple(filter(None, [_office_note(people, say)])),
            ),
            say_part(card, say),
            police_part(card, where, say),
            _plain(Purpose.SUMMARY, say("part.summary"), _items(card.summary, say)),
            Part(Purpose.DANGERS, say("part.dangers"), _cautions((*card.stops, *elsewhere))),
            _plain(Purpose.KNOW, say("part.know"), _items(card.know, say)),
            _plain(Purpose.COMING, say("part.coming"), _changes(card.coming, say)),
            _plain(Purpose.CHANGED, say("part.changed"), _changes(card.past, say)),
        ],
        card.claims,
    )
    helper = call_line(lawyer, say, civil=civil) if lawyer is not None else None
    return replace(told, places=tuple(calls), lawyer=helper, said=card.say)


def _stands_beside(fact: Fact) -> bool:
    """Return whether a fact stands beside the papers: on numbers, or that none is asked."""
    asks_none = fact.name in PAPER_FACTS and isinstance(fact.value, str) and fact.examples is None
    return fact.name in BESIDE_PAPERS or asks_none


def papers(card: TopicCard, say: Wording) -> tuple[Line, ...]:
    """Return the papers to bring, a line for each: those of the typed facts, then the others.

    A paper that is needed beside a choice of papers says so with its first word.
    """
    facts = [fact for fact in card.facts if fact.name in PAPER_FACTS]
    lines = [line for fact in facts for line in paper_lines(fact, say)]
    lines += _split((item.text for item in card.bring), say)
    if not any(line.is_choice for line in lines):
        return tuple(lines)
    first, *others = lines
    return first, *(
        one if one.is_choice else replace(one, text=say("paper.and", paper=one.text))
        for one in others
    )


def _beside(name: str, told: str) -> str:
    """Return a rule beside the papers; one of up to `_NAMED_UNTIL` words has its name before it."""
    return told if len(told.split()) > _NAMED_UNTIL else f"{name}: {told}"


def say_part(card: TopicCard, say: Wording) -> Part:
    """Return the part with what to say at the counter, and the same in English."""
    said = Line(card.say, card.say_english if say.lang != "en" else "")
    return Part(Purpose.SAY, say("part.say"), (said,) if card.say else ())


def answer_age(card: TopicCard, say: Wording) -> str:
    """Return the age of the law behind the answer, by the days of its own fact; "" without one."""
    if card.basis is None or card.basis.value is None:
        return ""
    return say.law_age(card.basis)


def _steps(card: TopicCard, say: Wording) -> tuple[tuple[Line, ...], list[Caution]]:
    """Return the steps, each with its dangers, and the other dangers: of no step, or mild ones."""
    others = [one for one in card.cautions if one.level == "info"]
    traps: dict[int, list[Caution]] = {}
    for one in card.cautions:
        if one.level == "step":
            at = next((n for n, step in enumerate(card.steps) if step.stage == one.stage), None)
            if at is None:
                others.insert(0, one)
            else:
                traps.setdefault(at, []).append(one)
    lines: list[Line] = []
    told: set[str | None] = set()
    of_state = {one.name: one for one in card.facts} if card.state != FEDERAL else {}
    for number, step in enumerate(card.steps):
        first, more = first_sight(step.text, say.locales)
        name, tell = _AT_STAGE.get(step.stage or "", ("", None))
        if tell is not None and name in of_state and step.stage not in told:
            more = f"{more} {tell(say, of_state[name])}".strip()
        said = card.sayings.get(step.stage or "") if step.stage not in told else None
        told.add(step.stage)  # of two steps of a stage the first is the one at the counter
        here = _cautions(traps.get(number, ()))
        if _is_doubtful(step):
            first = f"{first} ({say('confidence.ask')})"
            more = f"{more} ({say(f'across.short.{step.confidence}')})".strip()
        lines.append(Line(first, more, traps=here, said=said))
    return tuple(lines), others


def call_line(near: Nearby, say: Wording, *, held: bool = True, civil: bool = False) -> Line:
    """Return a number with whose it is and how far away.

    The number of a place without a phone is that of its other office, which is named beside it.

    held: add whether a legal place takes people who are held.
    civil: the call is about rent, wages or benefits, not about immigration.
    """
    place = near.place
    phone = place.reached_at[0]
    name, takes = say.caller_name(place), say.limit(place, civil=civil)
    if held and place.takes_detention and place.kind == "legal" and place.short_limit != DETAINED:
        takes = " \u00b7 ".join(filter(None, (say("place.takes_detention"), takes)))
    if place.kind in GOVERNMENT:
        takes = say("place.government")
    if len(name.split()) > _LONG_NAME:
        name = _BRACKETS.sub("", name)  # what else it is called stands on its own page
    whose = say.whose_phone(place, is_short=True)
    # On a card of legal help only that it is free is news.
    is_told = held and place.kind == "legal" and place.cost != "free"
    kind = "" if is_told else say.help_kind(place, civil=civil)
    told = [name, kind, say.distance(near), whose, phone.hours or "", takes]
    told.append(say.no_new_cases(place))
    at = [say.street(place), "" if phone.hours else place.hours or ""]
    more, address = (" \u00b7 ".join(filter(None, one)) for one in (told, at))
    return Line(phone.number, more, where=near, address=address)


def _office_note(people: People, say: Wording) -> str:
    """Return the sentence on the nearest license office, or that none is held; "" for neither."""
    if people.office is None:
        return say("call.no_office") if people.no_office else ""
    place = people.office.place
    office = say(
        "call.office",
        name=place.name,
        address=say.street(place),
        distance=say.distance(people.office),
    )
    return f"{office} {say.listed(place)}".strip()


def _guide(guide: Guide, people: People, say: Wording) -> Outline:
    above, calls = (one for one in guide.cautions if one.level != "info"), people.calls
    is_grave = guide.id == EMERGENCY
    sections = [part for section in guide.sections for part in _section(section, people, say)]
    claims = tuple(item for section in guide.sections for item in section.items)
    parts = [
        stop_part(above, guide.topic, say),
        Part(Purpose.ANSWER, "", (Line(guide.lead),), notes=(say.newest(claims),)),
        Part(
            Purpose.CALL,
            say("part.call_now" if is_grave else "part.call"),
            tuple(call_line(one, say, held=is_grave) for one in calls),
        ),
        *sections,
    ]
    shown = (*claims, *filter(None, [people.ice]), *people.on_request[:1])
    told = _outline(guide.title, parts, shown, private=guide.sensitive)
    said = next((item.text for item in claims if item.stage == SAY_STAGE), "")
    return replace(told, places=tuple(calls), said=said, grave=is_grave and bool(calls))


def _letter(letter: Letter, people: People, day: date | None, say: Wording) -> Outline:
    calls, held = people.calls, letter.topic in _OF_WHO_IS_HELD
    parts = [
        Part(Purpose.ANSWER, "", (Line(letter.what.text),), notes=(_printed_on(letter, say),)),
        days_part(letter, day, say),
        Part(Purpose.BRING, say("part.bring"), paper_lines(letter.bring, say)),
        Part(Purpose.DO, say("part.ways"), _ways(letter, say)),
        Part(
            Purpose.CALL,
            say("part.call"),
            tuple(call_line(one, say, held=held, civil=letter.asks_legal_aid) for one in calls),
        ),
        Part(Purpose.SAY, say("part.say"), (Line(letter.say, letter.say_english),)),
        _plain(Purpose.SECTION, say("part.then"), _items(letter.then, say)),
        _plain(Purpose.SECTION, say("part.if_nothing"), _one(letter.if_nothing, say)),
        _plain(Purpose.SECTION, say("part.keeps"), _items(letter.keeps, say)),
        _plain(Purpose.SECTION, say("part.real"), _items(letter.real, say)),
        places_part(people.on_request, say),
        _write(letter, say),
    ]
    shown = (*letter.claims, *people.on_request[:1])
    told = _outline(letter.title, parts, shown, private=letter.sensitive)
    return replace(told, places=tuple(calls), said=letter.say)


def _ways(letter: Letter, say: Wording) -> tuple[Line, ...]:
    """Return how to ask for a hearing, what it costs, and which office hears it in the state."""
    office = letter.rule.office if letter.rule and letter.ways else None
    told = [say("letter.cost", cost=text) for text in _one(letter.cost, say)]
    told += [say("letter.office", office=office)] if office else []
    return _split([*_items(letter.ways, say), *told], say)


_ABOVE_LETTER = ("date", "name", "address", "phone", "case", "notice")
_BELOW_LETTER = ("why", "signed")


def _write(letter: Letter, say: Wording) -> Part:
    """Return the letter to write by hand, with the English of each line where it has another."""

    def line(text: str, english: str, *, is_box: bool = False) -> Line:
        return Line(text, f"({english})" if english else "", is_choice=is_box)

    def blanks(names: Sequence[str]) -> list[Line]:
        return [line(say(key), say.english(key)) for key in (f"write.{name}" for name in names)]

    told = zip_longest(letter.write, letter.write_english, fillvalue="")
    boxes = [line(text, english, is_box=True) for text, english in told]
    lines = [*blanks(_ABOVE_LETTER), *boxes, *blanks(_BELOW_LETTER)] if boxes else []
    return Part(Purpose.WRITE, say("part.write"), tuple(lines))


def _one(item: Item | None, say: Wording) -> list[str]:
    return _items([item], say) if item else []


def _printed_on(letter: Letter, say: Wording) -> str:
    """Return the numbers on a letter, where it has some, and its newest source."""
    numbers = (
        say("letter.number", numbers=say.locale.comma.join(letter.numbers))
        if letter.numbers
        else ""
    )
    return " \u00b7 ".join(filter(None, (numbers, letter.sender_title, say.newest(letter.claims))))


def days_part(letter: Letter, day: date | None, say: Wording) -> Part:
    """Return the part with the last days of a letter, counted from the `day` on it if given."""
    lines = [_last_day(one, day, say) for one in letter.last_days]
    lines += [Line(letter.no_day.text)] if letter.no_day else []
    return Part(Purpose.DAY, say("part.last_day"), tuple(lines), too_late(letter, say))


def too_late(letter: Letter, say: Wording) -> tuple[str, ...]:
    """Return what to do when a last day has passed; nothing for a letter without one.

    To go to a hearing or to ICE on another day than the printed one may harm: call for help then.
    """
    if not letter.last_days:
        return ()
    goes = all(one.act == "go" for one in letter.last_days)
    return (say("letter.missed" if goes else "letter.today"),)


def _last_day(rule: LastDay, day: date | None, say: Wording) -> Line:
    """Return an act with its last day for a letter of a `day`, and how it is counted."""
    told, _ = act_by(rule, day, say)
    more = _count(rule, say)
    more += [say("letter.printed_too")] if rule.printed and not rule.lacks else []
    more += [rule.shorter.text] if rule.shorter else []
    more += [say("letter.mailed", count=rule.mailed_plus)] if rule.mailed_plus else []
    more += [rule.note or "", doubt(rule, say)]
    return Line(told, " ".join(filter(None, more)))


def act_by(rule: LastDay, day: date | None, say: Wording) -> tuple[str, bool]:
    """Return an act with its last day for a letter of a `day`, and whether there is one."""
    last = _counted(rule, day)
    if last is None:
        return rule.text, False
    key = "letter.past" if last < say.today else "letter.by"
    return say(key, date=say.day(last), act=rule.text), True


def no_days(rule: LastDay, say: Wording) -> list[str]:
    """Return the sentences on a day that is printed, and on days that a state lacks."""
    printed = say(f"letter.from.{rule.start}")
    if not rule.lacks:
        return [printed]
    return [say(f"letter.no_days.{rule.lacks}", state=say.state(rule.state or "")), printed]


def doubt(rule: LastDay, say: Wording) -> str:
    """Return the words that mark a doubtful rule; "" for a sure one."""
    return _doubt(rule, say).strip()


def _counted(rule: LastDay, day: date | None) -> date | None:
    with contextlib.suppress(OverflowError):
        return rule.last(day) if day else None
    return None


def _count(rule: LastDay, say: Wording) -> list[str]:
    """Return the rule of a last day in sentences, and that the state's own was not found."""
    start = say(f"letter.from.{rule.start}")
    state = say.state(rule.state) if rule.state else ""
    if rule.months is not None:
        return [say("letter.months", count=rule.months, start=start)]
    if rule.days is None:
        return no_days(rule, say)
    days = rule.shorter.days if rule.shorter else rule.days
    if state and not rule.lacks:
        told = [say("letter.days.told")] if rule.told else []
        key = "state" if rule.counts == "calendar" else "state_working"
        return [say(f"letter.days.{key}", count=days, start=start, state=state), *told]
    if not rule.is_federal:
        return [say(f"letter.days.{rule.counts}", count=days, start=start)]
    federal = say("letter.days.federal", count=days, start=start)
    return [federal, say("letter.lacks", state=state) if state else say("letter.lacks.any")]


def _checklist(sheet: ChecklistSheet, calls: Sequence[Nearby], say: Wording) -> Outline:
    numbers = Part(Purpose.CALL, say("part.call"), tuple(call_line(one, say) for one in calls))
    told = _outline(sheet.title, [stop_part(sheet.stops, sheet.topic, say), numbers], ())
    return replace(told, places=tuple(calls), said=sheet.say)


def _program(program: Program, stops: tuple[Caution, ...], say: Wording) -> Outline:
    note = ""
    if program.until is not None and program.until < say.today:
        note = say("date.ended", date=say.day(program.until))
    elif program.since is not None and program.since > say.today:
        note = say("date.coming", date=say.day(program.since))
    asks = say(f"program.asks.{program.asks_papers_of}") if program.asks_papers_of else ""
    status = [say(f"program.status.{program.status_rule}"), program.status_note or "", asks]
    return _outline(
        program.name,
        [
            stop_part(stops, program.topic, say),
            _plain(Purpose.NOTE, "", [note]),
            Part(Purpose.ANSWER, "", (Line(program.what),), notes=(say.law_age(program),)),
            _plain(Purpose.WHO, say("program.who"), [program.who or ""]),
            _plain(Purpose.HOW, say("program.how"), [program.how or ""]),
            _plain(Purpose.STATUS, "", status),
            Part(Purpose.DANGERS, say("part.dangers"), _cautions(stops)),
        ],
        (program,),
        private=program.sensitive,
    )


def _outline(
    title: str, parts: Iterable[Part | None], claims: tuple[Dated, ...], *, private: bool = False
) -> Outline:
    told = tuple(part for part in parts if part and (part.lines or part.purpose is Purpose.BRING))
    answer = next((one.lines[0].whole for one in told if one.purpose is Purpose.ANSWER), "")
    return Outline(title, told, claims, private, answer)


def _plain(role: Purpose, heading: str, texts: Iterable[str]) -> Part:
    return Part(role, heading, tuple(Line(text) for text in texts if text))


def _split(texts: Iterable[str], say: Wording) -> tuple[Line, ...]:
    return tuple(Line(*first_sentence(text, say.locales)) for text in texts)


def stop_part(stops: Iterable[Caution], topic: str, say: Wording) -> Part:
    """Return the part with the cautions that decide whether to go: each in short, and whole."""
    return Part(Purpose.STOP, say.stop_heading(topic), _cautions(stops))


def caution_text(caution: Caution) -> str:
    """Return what may happen and what to do about it."""
    return f"{caution.text} {caution.do or ''}".strip()


def _cautions(cautions: Iterable[Caution]) -> tuple[Line, ...]:
    return tuple(
        Line(caution_text(one), title=one.title or "", is_mild=one.level == "info")
        for one in cautions
    )


def _items(items: Iterable[Item], say: Wording) -> list[str]:
    """Return items as sentences; one without a source, or with weak ones alone, says so."""
    return [item.text + _doubt(item, say) for item in items]


def _section(section: Section, people: People, say: Wording) -> Iterator[Part]:
    """Yield a section, and behind the one that sends people to ICE where ICE holds people.

    In that one stands the number of ICE, which says whose it is and how old.
    """
    told: list[str] = []
    for item, text in zip(section.items, _items(section.items, say), strict=True):
        told.append(text)
        if item.stage == ICE_STAGE and people.ice is not None:
            line, age = call_line(Nearby(people.ice), say), day_of(people.ice, say)
            told.append(say("place.this_is_ice", number=line.text, whose=line.more, date=age))
    yield _plain(Purpose.SECTION, section.heading, told)
    if any(item.stage == ICE_STAGE for item in section.items):
        yield places_part(people.on_request, say)


def _is_doubtful(item: Dated) -> bool:
    """Return whether a rule has no source, or weak ones alone; advice states none."""
    is_sure = isinstance(item, Item) and item.is_advice
    return not is_sure and item.confidence in ("weak", "unconfirmed")


def _doubt(item: Dated, say: Wording) -> str:
    """Return the words that mark a doubtful sentence; "" for a sure one."""
    return f" ({say(f'confidence.{item.confidence}')})" if _is_doubtful(item) else ""


def _changes(changes: Iterable[Change], say: Wording) -> list[str]:
    """Return changes with their day in front."""
    return [f"{say.day(one.since)}: {one.text}" for one in changes if one.since is not None]
