"""Puts typed values, dates and places into sentences of a language.

One place where a fact becomes words, for window, paper and speech alike. Amounts and comparators
come from the data, never from here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from functools import partial

from navigator.language.messages import Message, message
from navigator.language.paper_lines import paper_lines
from navigator.language.sentences import first_sentence
from navigator.language.translator import Translator
from navigator.records.fit import FEW_IMMIGRATION
from navigator.records.model import CALL_ANSWERS, PAPER_FACTS, Dated, Fact, Near, Nearby, Place
from navigator.records.place_fields import YES_NO
from navigator.records.topics import (
    BY_NAME,
    NOT_HELD,
    NOT_KNOWN,
    ON_REQUEST,
    TOPICS,
    Kind,
    fact_spec,
)
from navigator.records.values import Agreement, Coverage, Limit, Reporting, number_text

STALE_CONTACT_DAYS = 180
CHANGED_DAYS = 365
"""Days after its start that a rule counts as changed lately."""
CHECKS_TOLD = 2
"""The most reviews of one page that are shown, the newest."""
KM_A_MILE = 1.609344
_YES_NO = {True: "yes", False: "no"}


def is_old(as_of: date | None, today: date) -> bool:
    """Return whether the date of a phone or an address is past its use; an unknown date is old."""
    return as_of is None or today - as_of > timedelta(days=STALE_CONTACT_DAYS)


def is_moving(claim: Dated, today: date) -> bool:
    """Return whether a rule changed within a year, is before a court or is disputed by sources."""
    if claim.conflict is not None:
        return True
    if isinstance(claim, Fact) and claim.value == "enjoined":
        return True
    return claim.since is not None and timedelta(0) <= today - claim.since <= timedelta(
        days=CHANGED_DAYS
    )


def _newest_reading(claim: Dated) -> date | None:
    """Return the last day on which a page of a claim was read, without one its page's own date."""
    return max((one.seen for one in claim.sources), default=claim.as_of)


def _asks_papers(place: Place, *, civil: bool) -> bool:
    """Return whether a call on rent, wages or benefits first meets a question about papers."""
    return civil and place.short_limit == FEW_IMMIGRATION


_POST_BOX = re.compile(r"P\.? ?O\.? ?Box\b", re.IGNORECASE)
"""A box for letters is no door to go to."""


class Wording:
    """Puts values into the words of one language, as of one day."""

    def __init__(self, translator: Translator, today: date) -> None:
        self._translator = translator
        self.today = today
        self.lang = translator.lang
        self.locale = translator.locale
        self.locales = (translator.locale, translator.english_locale)
        """Its own ways and those of English, whose texts stand in."""

    def __call__(self, key: str, **params: object) -> str:
        """Return the text of a message key, its blanks filled."""
        return self._translator.say(message(key, **params))

    def english(self, key: str) -> str:
        """Return the English of a key without blanks; empty where the language is English."""
        return "" if self.lang == "en" else self._translator.english(key)

    def text(self, english: str) -> str:
        """Return an English text of the pack in this language."""
        return self._translator.text(english)

    def beside(self, key: str) -> str:
        """Return the English to stand beside a key that may harm; "" where none has to."""
        return self._translator.beside(key)

    def put(self, told: Message) -> str:
        """Return a message in words."""
        return self._translator.say(told)

    def all_of(self, names: Sequence[str]) -> str:
        """Return one or more names in a row: `Person 1, Person 2 and Person 3`."""
        if len(names) == 1:
            return names[0]
        return self("list.and", first=self.locale.comma.join(names[:-1]), last=names[-1])

    def people(self, numbers: Sequence[int], of: int) -> str:
        """Return people of a household by number: `Person 2 and Person 3`, or all of them.

        Empty where the household has one person.
        """
        if of == 1:
            return ""
        if len(numbers) == of:
            return self("person.all")
        return self.all_of([self("person.number", number=one + 1) for one in numbers])

    def stop_heading(self, topic: str) -> str:
        """Return the heading over the dangers of a topic."""
        return self("part.read_before" if TOPICS[topic].applied_for else "part.read_first")

    def state(self, code: str) -> str:
        """Return the name of a jurisdiction."""
        return self._translator.state_name(code)

    def day(self, day: date) -> str:
        """Return a date as people write it: `Mar 31, 2025`, `31 mar 2025`."""
        return self._translator.apart(self.locale.on(day))

    def month(self, day: date) -> str:
        """Return a date without its day, for the age of a source: `Mar 2025`."""
        return self._translator.apart(self.locale.in_month(day))

    def month_name(self, number: int) -> str:
        """Return the short name of a month, counted from one."""
        return self.locale.months[number - 1]

    def contact_age(self, place: Place) -> str:
        """Return how old a phone and an address are, with `call first` where that is long ago."""
        day = place.contact_as_of
        if day is None:
            return self("date.call_first")
        text = self("date.as_of", date=self.month(day))
        if is_old(day, self.today):
            text += " \u00b7 " + self("date.old", days=STALE_CONTACT_DAYS)
        return text

    def law_age(self, claim: Dated) -> str:
        """Return since when a rule holds and when its pages were read.

        Law that stands is not old, however old its page: "In force since 2013, checked Nov 2026".
        One that changed within a year or is disputed has the age of its newest page instead.
        """
        told: list[str] = []
        seen = _newest_reading(claim)
        if claim.since is not None and claim.since <= self.today:
            if self.today - claim.since <= timedelta(days=CHANGED_DAYS):
                told.append(self("date.changed", date=self.day(claim.since)))
            elif claim.conflict is None and seen is not None:
                year, read = f"{claim.since.year}", self.month(seen)
                return self("date.in_force_checked", year=year, read=read)
            else:
                told.append(self("date.in_force_since", date=f"{claim.since.year}"))
        if claim.conflict is not None:
            told.append(self("date.disputed"))
        if claim.sources or claim.as_of:
            told.append(self._page_age(claim))
        return " \u00b7 ".join(told)

    def _page_age(self, claim: Dated) -> str:
        """Return the month of a claim's newest page, and of one a year old when it was read."""
        page, seen = claim.as_of, _newest_reading(claim)
        if page is not None and (seen is None or seen - page <= timedelta(days=CHANGED_DAYS)):
            return self("date.as_of", date=self.month(page))
        read = "" if seen is None else self.month(seen)
        if page is None:
            return self("date.undated_read", read=read)
        return self("date.page_read", date=self.month(page), read=read)

    def checked(self, *claims: Dated) -> str:
        """Return who found these claims right and when; "" where nobody has.

        Where no single review covers all of them, the text says so.
        """
        held = [claim.review for claim in claims if claim.review is not None]
        if not held:
            return ""
        newest = sorted(
            set(held), key=lambda one: (one.on, one.role, one.organization), reverse=True
        )
        told = self.locale.semicolon.join(
            self(f"date.checked.{one.role}", organization=one.organization, date=self.day(one.on))
            for one in newest[:CHECKS_TOLD]
        )
        is_one = len(newest) == 1
        is_whole = is_one and all(claim.review for claim in claims if claim.sources)
        return told if is_whole else self("date.checked_in_part", checks=told)

    def is_checked(self, *records: object) -> bool:
        """Return whether a person has checked every translated text of these records."""
        return all(map(self._translator.is_checked, records))

    def by_machine(self) -> str:
        """Return in both languages that a computer translated this and that English counts."""
        told, english = self("paper.unreviewed"), self.english("paper.unreviewed")
        return told if english in ("", told) else f"{told} {self._translator.apart(english)}"

    def newest(self, claims: Iterable[Dated]) -> str:
        """Return the month of the newest page behind many claims, and when an old one was read."""
        sources = [source for one in claims for source in one.sources]
        newest = max((one.as_of for one in sources if one.as_of is not None), default=None)
        if newest is None:
            return self("date.unknown")
        seen, day = max(one.seen for one in sources), self.month(newest)
        if seen - newest <= timedelta(days=CHANGED_DAYS):
            return self("date.newest_source", date=day)
        return self("date.newest_read", date=day, read=self.month(seen))

    def bring(self, topic: str) -> str:
        """Return the heading over the papers of a topic."""
        return self("part.bring" if topic != "rights" else "part.carry")

    def short_age(self, claim: Dated) -> str:
        """Return the month of the newest source or check, and how sure it is, for a table."""
        if not claim.sources:
            told = []
        elif claim.as_of is None:
            told = [self("across.short.unknown")]
        else:
            told = [self.month(claim.as_of)]
        if claim.confidence == "single-source":
            told.append(self("across.short.single_source"))
        elif claim.confidence == "weak":
            told.append(self("across.short.weak"))
        elif claim.confidence == "unconfirmed":
            told.append(self("across.short.unconfirmed"))
        return " \u00b7 ".join(told)

    def map_says(self, topic: str, choice: str) -> str:
        """Return the meaning of a choice of a topic's map, in a sentence."""
        if choice == NOT_HELD:
            return self("across.not_here_yet")
        if choice == NOT_KNOWN:
            return self("map.says.not_known")
        own, name = TOPICS[topic].map_words, TOPICS[topic].map_fact
        return self(f"map.says.{topic}.{choice}" if own else f"value.{name}.{choice}")

    def map_mark(self, topic: str, choice: str) -> str:
        """Return the one short word on a tile; empty for a state that is not held."""
        if choice == NOT_HELD:
            return ""
        known = choice != NOT_KNOWN
        return self(f"map.mark.{topic}.{choice}" if known else "map.mark.not_known")

    def fact(self, topic: str, fact: Fact) -> str:
        """Return the value of a typed fact in words; for a null, why there is none."""
        spec = fact_spec(topic, fact.name)
        value = fact.value
        if value is None or spec is None:
            return self(f"value.{fact.null_means or 'not_known'}")
        if fact.name in PAPER_FACTS and (lines := paper_lines(fact, self)):
            return "\n".join(line.whole for line in lines)
        match value:
            case bool():
                text = self("value.yes" if value else "value.no")
            case str():
                text = self(f"value.{fact.name}.{value}") if spec.kind is Kind.CHOICE else value
            case list() if spec.kind is Kind.LANGUAGES:
                text = self.locale.comma.join(self._tongues(value))
            case list():
                text = "\n".join(value) or self("value.not_covered")
            case Limit():
                text = self(value.word, percent=_percent(value.share))
            case Coverage():
                text = self._coverage(value)
            case Reporting():
                text = self._reporting(value)
            case tuple():
                text = self._agreements(value)
            case _:
                text = self._number(fact.name, value)
        return text

    def _number(self, name: str, value: float) -> str:
        if name.endswith("_usd"):
            return self("value.usd", amount=number_text(name, value))
        if name.endswith("_employees"):
            return self("value.employees", count=number_text(name, value))
        unit = next((one for one in ("day", "month") if name.endswith(f"_{one}s")), "year")
        return self(f"value.{unit}" + ("" if value == 1 else "s"), count=_plain(value))

    def _coverage(self, value: Coverage) -> str:
        if not value.programs:
            return self("value.coverage.none")
        lines = []
        for program in value.programs:
            enrollment = self(f"value.enrollment.{program.enrollment}")
            line = self("value.coverage.program", name=program.name, enrollment=enrollment)
            low, high = program.min_age, program.max_age
            if low is not None and high is not None:
                line += self.locale.comma + self("value.coverage.ages", min=low, max=high)
            elif low is not None:
                line += self.locale.comma + self("value.coverage.from_age", min=low)
            elif high is not None:
                line += self.locale.comma + self("value.coverage.to_age", max=high)
            if program.share is not None:
                line += self.locale.comma + self(
                    "value.coverage.share", percent=_percent(program.share)
                )
            lines.append(line)
        return "\n".join(lines)

    def _agreements(self, value: tuple[Agreement, ...]) -> str:
        if not value:
            return self("value.police_agreements.none")
        return self("value.police_agreements", count=f"{len(value):,}")

    def _reporting(self, value: Reporting) -> str:
        if not value.exists:
            return self("value.no")
        told = [one for one in (value.who_reports, value.what) if one]
        return "\n".join([self("value.yes"), *told])

    def test_languages(self, fact: Fact) -> str:
        """Return in which languages a written test is given, and what is to be known of it."""
        languages = fact.value
        if not isinstance(languages, list):
            return f"{self('test.not_found')} {fact.note or self('test.ask')}"
        if languages == ["en"]:
            told = self("test.english_only")
        else:
            told = self("test.given_in", languages=self.locale.comma.join(self._tongues(languages)))
        return " ".join(filter(None, (told, fact.note)))

    def caregiver_form(self, fact: Fact) -> str:
        """Return which paper lets another adult care for a child, and what is to be known of it."""
        told = self(f"caregiver.{fact.value or 'not_known'}")
        return " ".join(filter(None, (told, fact.note)))

    def caregiver_law(self, fact: Fact) -> str:
        """Return which paper it is, and the first sentence on it, which names the law."""
        told = self(f"caregiver.{fact.value or 'not_known'}")
        first, _ = first_sentence(fact.note or "", self.locales)
        return f"{told} {first}".strip()

    def languages(self, place: Place) -> str:
        """Return the languages a place speaks, by name where the pack names them."""
        return self.locale.comma.join(self._tongues(place.languages))

    def _tongues(self, codes: Iterable[str]) -> list[str]:
        return [self(f"language.{code}").removeprefix("language.") for code in codes]

    def address(self, place: Place) -> str:
        """Return the address on one line, or an empty text; of who is told on request, the town."""
        if place.address is None:
            return ""
        if place.kind in ON_REQUEST:
            return f"{place.address.city}, {place.address.state}"
        town = f"{place.address.city}, {place.address.state} {place.address.zip or ''}".strip()
        return f"{place.address.street}, {town}" if place.address.street else town

    def street(self, place: Place) -> str:
        """Return street, town and state of a place people go to; "" for one that is only called."""
        address = place.address
        if address is None or place.kind == "hotline" or place.area_national:
            return ""
        is_hidden = place.kind in ON_REQUEST or _POST_BOX.match(address.street or "")
        street = "" if is_hidden else address.street
        return ", ".join(filter(None, (street, address.city, address.state)))

    def help_kind(self, place: Place, *, civil: bool = False) -> str:
        """Return `free legal help` or `clinic` where neither name nor limit of a place says it."""
        if _asks_papers(place, civil=civil):
            return ""
        if place.kind == "legal":
            return self("call.free_legal" if place.cost == "free" else "call.legal")
        is_clinic = place.kind == "health_center" and place.subkind == "clinic"
        word = self("call.clinic") if is_clinic else ""
        return "" if word in self.caller_name(place).casefold() else word

    def limit(self, place: Place, *, civil: bool = False) -> str:
        """Return the limit of a place, in a few words; empty where it has none.

        civil: the call is about rent, wages or benefits, not about immigration.
        """
        if _asks_papers(place, civil=civil):
            return self("place.asks_papers")
        return self(f"place.limit.{place.short_limit}") if place.short_limit else ""

    def caller_name(self, place: Place) -> str:
        """Return the name beside a place's number: for a site that of its organization."""
        return place.name if place.kind in BY_NAME else place.organization or place.name

    def whose_phone(self, place: Place, *, is_short: bool = False) -> str:
        """Return whose phone is given for a place without one; "" for a place with its own.

        `is_short` where the office's name stands beside it.
        """
        office = place.office
        if place.phones or office is None or office.address is None:
            return ""
        city, state = office.address.city, office.address.state
        is_here = place.address is not None and place.address.state == state
        key = "place.office.short" if is_short else "place.office"
        return self(key, city=city if is_here else f"{city}, {state}")

    def numbers(self, place: Place) -> list[str]:
        """Return each number of a place on a line; one of another office says so before it."""
        whose = self.whose_phone(place)
        return [f"{whose}: {self._translator.apart(one.number)}" if whose else one.number
                for one in place.reached_at]  # fmt: skip

    def distance(self, near: Nearby, *, way: bool = False) -> str:
        """Return `about 12 miles`, with its direction if `way`; "" for a place without a point.

        None is told of places that are shown on request only: nobody is sent there.
        """
        if near.km is None or near.bearing is None or near.place.kind in ON_REQUEST:
            return ""
        text = self.miles(near.km)
        if not way:
            return text
        return self("near.way", distance=text, way=self(f"near.way.{near.bearing}"))

    def miles(self, km: float) -> str:
        """Return a distance in km as `about 12 miles`."""
        miles = km / KM_A_MILE
        if miles < 0.95:
            return self("near.under")
        return self("near.mile") if miles < 1.5 else self("near.miles", count=f"{miles:,.0f}")

    def unknown(self, near: Nearby) -> str:
        """Return the wanted properties that are not known of a place, to ask for; or ""."""
        if not near.unknown:
            return ""
        return self(
            "near.unknown",
            what=self.locale.comma.join(self(f"near.wanted.{one}") for one in near.unknown),
        )

    def listed(self, place: Place) -> str:
        """Return `Listed 2020, call first` for a place of a list that is old; else empty."""
        if not place.listed or place.as_of is None:
            return ""
        if not is_old(place.as_of, self.today):
            return ""
        return self("place.listed", year=place.as_of.year)

    def from_center(self, place: Place) -> str:
        """Return the note that a center added or corrected a place; else empty."""
        return self("place.from_center") if place.is_from_center else ""

    def corrected(self, place: Place, tell: Callable[[Place], str]) -> str:
        """Return the `tell` text of a place and, below it, that of the list a center corrected."""
        text = tell(place)
        old = text if place.before is None else tell(place.before)
        if old == text:
            return text
        says = self("place.list_says", value=old) if old else self("place.list_says_none")
        return f"{text}\n{says}".strip()

    def called(self, place: Place) -> str:
        """Return the result of a center's newest call and its day; else empty."""
        call = place.called
        if call is None:
            return ""

        def told(name: str) -> list[str]:
            value = getattr(call, name)
            return [] if value is None else [self(f"place.called.{name}.{_YES_NO[value]}")]

        found = [*told("closed"), *told("answers"), *self._tongues(call.languages)]
        found += [text for name in CALL_ANSWERS[1:-1] for text in told(name)]
        found += filter(None, [self.no_new_cases(place)])
        return self(
            "place.called", date=self.day(call.day), found=self.locale.semicolon.join(found)
        )

    def no_new_cases(self, place: Place) -> str:
        """Return until when a place takes no new cases, as a call found; "" once that is over."""
        until = place.called.no_new_until if place.called is not None else None
        if until is None or until <= self.today:
            return ""
        return self("place.called.no_new", date=self.day(until))

    @property
    def answers(self) -> list[tuple[str, Callable[[Place], str]]]:
        """The heading of each yes or no that a place's page says, and its words; "" not known."""

        def told(name: str, place: Place) -> str:
            value = getattr(place, name)
            return "" if value is None else self(f"place.{name}.{_YES_NO[value]}")

        return [(f"place.{one.name}", partial(told, one.name)) for one in YES_NO if one.is_shown]

    def recognized_since(self, place: Place) -> str:
        """Return the day since when a place's organization is recognized, if listed; else ""."""
        return self.day(place.recognized_since) if place.recognized_since else ""

    def run_by(self, place: Place) -> str:
        """Return the organization that runs a place, where its name does not say it; else empty."""
        told = place.organization or ""
        return "" if told.casefold() in place.name.casefold() else told

    def near_notes(self, near: Near) -> list[str]:
        """Return the notes on a ZIP code and its distances, the most important first."""
        told = []
        if near.beside:
            states = {"state": self.state(near.state), "other": self.state(near.beside)}
            told.append(self("near.border", zip=near.zip, **states))
        if near.is_far:
            told.append(self("near.far"))
        if near.approximate:
            told.append(self("near.approximate", zip=near.zip, first=near.zip[:3]))
        if near.is_box:
            told.append(self("near.box", zip=near.zip, city=near.city))
        return told

    def area(self, place: Place) -> str:
        """Return the people a place serves: the country, its counties and states."""
        if place.area_national:
            return self("place.area.national")
        text = self.locale.comma.join([*place.area_counties, *map(self.state, place.area_states)])
        if place.area_near:
            states = self.locale.comma.join(map(self.state, place.area_near))
            text = self("place.area.near", state=text, states=states)
        return text

    def cost(self, place: Place) -> str:
        """Return the cost of a place; an unknown cost says so."""
        return place.cost_note or self(f"place.cost.{place.cost or 'unknown'}")


def _plain(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")


def _percent(share: float) -> str:
    return _plain(share * 100)
