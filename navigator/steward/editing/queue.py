"""Ranks what to check next: by harm if it is wrong, by age, by how many families meet it.

The rank of an entry is `harm x age x doubt x families`.

- Harm: a danger that decides whether to go weighs 16; a fact or program that decides an
  answer, or a trap at a step, 8; papers and fees 4; a place with its phone 2; all else 1.
- Age: days since its newest page or the review that found it right, over the days after which
  it is read again (90 for law, 180 for a contact), at most 8; where no date is known, 4.
- Doubt: 1.25 on a single source, 2 on weak ones alone, 2.5 on none, twice as much where sources
  disagree. What a person found to have changed waits first (times 4), what one could not tell
  goes back (a quarter): somebody else comes first to it.
- Families: the square root of the millions of people in the towns of the states that meet it
  (`resources/places/cities.csv`), so that a small state is not read last for ever. What is
  federal or national counts for all states, a place for the states or counties it serves.

What was checked in time and is not in doubt does not wait here, nor what has ended. It makes
nothing up: whoever reads decides.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import IntEnum
from math import prod, sqrt
from typing import Any, Literal, NamedTuple

from navigator.records.jurisdictions import FEDERAL, JURISDICTIONS
from navigator.records.model import PAPER_FACTS
from navigator.records.reviewing import Outcome, Role, newest
from navigator.records.topics import FactSpec, Kind, fact_spec
from navigator.steward.content.checks.sureness import confidence_of
from navigator.steward.content.proof.stale import Stale, entries, limit_of
from navigator.steward.content.records import Content, TopicContent
from navigator.steward.content.reviews.reviews import form_of
from navigator.steward.content.shape.review_shape import ENGLISH
from navigator.steward.content.shape.schema import AreaEntry, SourceEntry
from navigator.steward.content.words.texts import fact_texts, texts_in
from navigator.steward.editing.calendar import as_text
from navigator.steward.editing.edit_session import Sitting, people
from navigator.steward.editing.shown import named
from navigator.steward.exchange.review_writing import Person

Place = tuple[str, tuple[str, ...], str]
"""The state, topics and role of one place where a text stands."""


@dataclass(slots=True)
class Standing:
    """The places of a text: states (`US` for what all see), topics, roles of content."""

    states: set[str] = field(default_factory=set)
    topics: set[str] = field(default_factory=set)
    roles: set[str] = field(default_factory=set)
    """Keys of a topic file (a fact as `facts.name`, a caution as `cautions.level`), or
    `places`, `answers`, `sayings`, `checklists`, `words`."""


def unread_texts(content: Content, lang: str) -> dict[str, Standing]:
    """Return English texts whose translation nobody has checked, with their places."""
    unread = content.translations.get(lang, {}).keys() - content.checked.get(lang, set())
    found: dict[str, Standing] = {}
    for (state, topics, role), texts in _stand(content):
        for text in texts:
            if text in unread and form_of(f"text:{lang}:{text}"):
                held = found.setdefault(text, Standing())
                held.states.add(state)
                held.topics.update(topics)
                held.roles.add(role)
    return found


def _stand(content: Content) -> Iterator[tuple[Place, Iterable[str]]]:
    for file in content.topics:
        for role, texts in _of_topic(file):
            yield (file.state, (file.topic,), role), texts
    for places in content.places:
        for place in places.places:
            yield (places.state, tuple(place.topics), "places"), texts_in(place)
    for listed in content.listed.lists.values():
        texts = [*texts_in(listed), *listed.said_of_some]
        yield (FEDERAL, tuple(listed.topics), "places"), texts
    for name, told in (("answers", content.answers), ("sayings", content.sayings)):
        for topic, held in told.items():
            yield (FEDERAL, (topic,), name), texts_in(held)
    for checklist in (*content.checklists, *content.families):
        yield (FEDERAL, (checklist.topic,), "checklists"), texts_in(checklist)
    for key, text in content.words.items():
        role, _, rest = key.partition(".")
        topic = rest.partition(".")[0]
        topics = (topic,) if role == "caution" else ()
        yield (FEDERAL, topics, "cautions.stop" if role == "caution" else "words"), [text]


def _of_topic(file: TopicContent) -> Iterator[tuple[str, Iterable[str]]]:
    for name, facts in file.facts.items():
        spec = fact_spec(file.topic, name)
        yield f"facts.{name}", [text for fact in facts for text in fact_texts(spec, fact)]
    for role, items in file.items.items():
        yield role, texts_in(items)
    for caution in file.cautions:
        yield f"cautions.{caution.level}", texts_in(caution)
    others: dict[str, Any] = {"changes": file.changes, "guides": file.guides}
    for role, held in others.items():
        yield role, texts_in(held)
    for program in file.programs:
        yield "programs", [program.name, *texts_in(program)]


DueKind = Literal["fact", "caution", "program", "place", "text"]
Doubt = Literal["changed", "cannot tell", "conflict", "unconfirmed", "weak", "single-source"]


class Harm(IntEnum):
    """The harm that a wrong entry may do, as the rank weighs it."""

    STOP = 16
    ELIGIBILITY = 8
    BRING = 4
    PHONE = 2
    BACKGROUND = 1


HARM_WORDS = {
    Harm.STOP: "Decides whether to go at all",
    Harm.ELIGIBILITY: "Decides an answer",
    Harm.BRING: "What to bring or do",
    Harm.PHONE: "Whom to call",
    Harm.BACKGROUND: "Background",
}
READS: dict[Role, tuple[Harm, ...]] = {
    "lawyer": (Harm.STOP, Harm.ELIGIBILITY),
    "accredited": (Harm.STOP, Harm.ELIGIBILITY),
    "agency": (Harm.ELIGIBILITY, Harm.BRING, Harm.PHONE),
    "speaker": tuple(Harm),
    "volunteer": (Harm.BRING, Harm.PHONE, Harm.BACKGROUND),
}
"""The harms that each role is shown first; anybody may look at everything."""
MINUTES: dict[DueKind, int] = {"fact": 5, "caution": 5, "program": 6, "place": 4, "text": 2}
"""Minutes that one entry takes, roughly: the page is to be found and read."""
HOUR = 60
_MOST_AGE, _UNDATED = 8.0, 4.0
_DOUBTS: dict[Doubt, float] = {
    "changed": 4.0, "cannot tell": 0.25, "conflict": 2.0,
    "unconfirmed": 2.5, "weak": 2.0, "single-source": 1.25,
}  # fmt: skip
_DECIDES = (Kind.YES_NO, Kind.CHOICE, Kind.LIMIT, Kind.COVERAGE, Kind.REPORTING)
_BROUGHT = (*PAPER_FACTS, "tax_or_ssn_rule", "fee_usd", "aid_application")
_WAITS: tuple[Doubt, ...] = ("changed", "conflict", "unconfirmed", "weak")
"""Doubts great enough to be read at any age."""


@dataclass(frozen=True, slots=True)
class Due:
    """One entry to read. `days` is the age of its newest page or check, None where unknown."""

    entry: str
    lang: str
    kind: DueKind
    state: str
    """`US` for federal; for a text the one state it stands in, `US` where in many."""
    topics: tuple[str, ...]
    harm: Harm
    days: int | None
    url: str | None
    doubts: tuple[Doubt, ...]
    families: float
    """Millions of people in the towns where it is met."""

    @property
    def rank(self) -> float:
        """A number that grows with importance."""
        age = _UNDATED
        if self.days is not None:
            age = min(_MOST_AGE, max(1.0, self.days / limit_of(self.kind)))
        return self.harm * age * prod(_DOUBTS[one] for one in self.doubts) * sqrt(self.families)

    @property
    def minutes(self) -> int:
        """The minutes that reading it takes, roughly."""
        return MINUTES[self.kind]


@dataclass(frozen=True, slots=True)
class Wanted:
    """A filter of entries: None and `en` leave nothing out."""

    state: str | None = None
    topic: str | None = None
    role: Role | None = None
    lang: str = ENGLISH
    """Another language: the texts of it that no person has checked."""


def queue(content: Content, today: date, wanted: Wanted) -> tuple[Due, ...]:
    """Return everything that waits to be read, the most important first."""
    people = People(content)
    if wanted.lang == ENGLISH:
        rows = [*_aged(content, people, today), *_programs(content, people, today)]
    else:
        rows = [*_texts(content, people, wanted)]
    kept = (
        one
        for one in rows
        if wanted.state in (None, one.state)
        and (wanted.topic is None or wanted.topic in one.topics)
        and (wanted.role is None or one.harm in READS[wanted.role])
    )
    return tuple(sorted(kept, key=lambda one: (-one.rank, one.state, one.entry)))


def an_hour(rows: Iterable[Due], spent: int = 0) -> tuple[Due, ...]:
    """Return as many of the first rows as fit into an hour of which `spent` minutes are over."""
    found: list[Due] = []
    left = HOUR - spent
    for one in rows:
        left -= one.minutes
        if left < 0:
            break
        found.append(one)
    return tuple(found)


class People:
    """Counts the people in the towns of a state or of counties, in millions."""

    def __init__(self, content: Content) -> None:
        county = {one.zip: f"{one.county}, {one.state}" for one in content.zips}
        states: Counter[str] = Counter()
        self._counties: Counter[str] = Counter()
        for city in content.cities:
            states[city.state] += city.people
            self._counties[county.get(city.zip, "")] += city.people
        self._states = {state: count / 1e6 for state, count in states.items()}
        self._average = sum(self._states.values()) / len(JURISDICTIONS) or 1.0

    def of(self, state: str) -> float:
        """Return the people of a state (`US`: of all); a state without towns has the average."""
        if state == FEDERAL:
            return self._average * len(JURISDICTIONS)
        return self._states.get(state, self._average)

    def in_area(self, area: AreaEntry) -> float:
        """Return the people whom a place serves."""
        if area.national:
            return self.of(FEDERAL)
        named = (f"{county}, {state}" for state in area.states for county in area.counties)
        counties = sum(self._counties[one] for one in named) / 1e6
        return counties or sum(map(self.of, area.states)) or self._average


def _is_due(days: int | None, kind: str, doubts: Iterable[Doubt], *, checked: bool) -> bool:
    """Return whether it is old, undated, or in doubt and not lately found right by a person."""
    if days is None or days > limit_of(kind):
        return True
    return not checked and any(one in _WAITS for one in doubts)


def _found(content: Content) -> dict[tuple[str, str], Outcome]:
    """Return the outcome of the newest review for each entry and language."""
    told: dict[tuple[str, str], tuple[date, Outcome]] = {}
    for one in content.reviews.valid:
        key = (one.of.id, one.given.lang)
        told[key] = max(told.get(key, (date.min, "right")), (one.given.on, one.given.outcome))
    return {key: outcome for key, (_, outcome) in told.items()}


def _doubts(
    content: Content, claims: list[Any], sources: dict[str, SourceEntry], said: Outcome | None,
    spec: FactSpec | None = None,
) -> list[Doubt]:  # fmt: skip
    found: list[Doubt] = []
    if said is not None and said != "right":
        found.append(said)
    if any(one.conflict for one in claims):
        found.append("conflict")
    sure = {confidence_of(content.publishers, one, sources, spec) for one in claims}
    for doubt in ("unconfirmed", "weak", "single-source"):
        if doubt in sure:
            return [*found, doubt]
    return found


def _aged(content: Content, people: People, today: date) -> Iterator[Due]:
    """Yield facts, cautions and places that are due; one row for all days of a fact.

    Letters are read from `content stale` alone: the desk has no page for them yet.
    """
    oldest: dict[str, Stale] = {}
    for one in entries(content, today):
        if one.entry is not None and one.kind not in ("letter", "appeal"):
            held = oldest.get(one.entry)
            if held is None or _days(one) > _days(held):
                oldest[one.entry] = one
    files = {(file.state, file.topic): file for file in content.topics}
    places = {
        f"place:{file.state}:{place.id}": (file, place)
        for file in content.places
        for place in file.places
    }
    deciding = _deciding(content)
    said = _found(content)
    kind: DueKind
    for id, one in oldest.items():
        if id in places:
            holder, place = places[id]
            claims, sources = [place], holder.sources
            harm, families = Harm.PHONE, people.in_area(place.area)
            state, kind, spec = holder.state, "place", None
        else:
            state, topic, name = id.split("/")
            file = files[state, topic]
            claims, harm = _claims(file, name, today, deciding)
            sources, families = file.sources, people.of(state)
            kind, spec = "fact" if name in file.facts else "caution", fact_spec(topic, name)
        doubts = tuple(_doubts(content, claims, sources, said.get((id, ENGLISH)), spec))
        checked = _standing(content, id) is not None
        if _is_due(one.days, kind, doubts, checked=checked):
            yield Due(
                id, ENGLISH, kind, state, one.topics, harm, one.days, one.url, doubts, families
            )


def _days(one: Stale) -> float:
    return float("inf") if one.days is None else one.days


def _standing(content: Content, id: str) -> Any:
    card = "card:" + ":".join(id.split("/")[:2]) if "/" in id else id
    return content.reviews.of(id, card)


def _claims(
    file: TopicContent, name: str, today: date, deciding: frozenset[tuple[str, str]]
) -> tuple[list[Any], Harm]:
    """Return the entries of a name that have not ended, and the harm where they are wrong."""
    if name in file.facts:
        spec = fact_spec(file.topic, name)
        harm = Harm.BACKGROUND
        if name in _BROUGHT:
            harm = Harm.BRING
        elif (file.topic, name) in deciding or (spec and spec.kind in _DECIDES):
            harm = Harm.ELIGIBILITY
        held: list[Any] = list(file.facts[name])
    else:
        held = [one for one in file.cautions if one.key == name]
        levels = {"stop": Harm.STOP, "step": Harm.ELIGIBILITY}
        harm = max(levels.get(one.level, Harm.BACKGROUND) for one in held)
    return [one for one in held if one.until is None or one.until >= today], harm


def _deciding(content: Content) -> frozenset[tuple[str, str]]:
    """Return facts that select an answer, or that answers are compared with."""
    named = {
        (topic, name.split(".")[0])
        for topic, answers in content.answers.items()
        for answer in answers
        for name in answer.when
    }
    checked = {
        (file.topic, name)
        for file in content.topics
        for name, held in file.facts.items()
        if any(one.checks for one in held)
    }
    return frozenset(named | checked)


def _programs(content: Content, people: People, today: date) -> Iterator[Due]:
    """Yield programs that are due; they decide an answer."""
    said = _found(content)
    for file in content.topics:
        for program in file.programs:
            if program.until is not None and program.until < today:
                continue
            id = f"program:{file.state}:{program.id}"
            review = content.reviews.of(id, f"card:{file.state}:{file.topic}")
            cited = [file.sources[cite.id] for cite in program.sources]
            as_of = newest((one.as_of for one in cited), review)
            days = None if as_of is None else (today - as_of).days
            doubts = tuple(_doubts(content, [program], file.sources, said.get((id, ENGLISH))))
            if _is_due(days, "program", doubts, checked=review is not None):
                last = max(cited, key=lambda one: one.seen, default=None)
                yield Due(
                    id, ENGLISH, "program", file.state, (file.topic,), Harm.ELIGIBILITY, days,
                    last.url if last else None, doubts, people.of(file.state),
                )  # fmt: skip


def _texts(content: Content, people: People, wanted: Wanted) -> Iterator[Due]:
    """Yield texts of a language that nobody has checked."""
    deciding = _deciding(content)
    said = _found(content)
    for text, standing in unread_texts(content, wanted.lang).items():
        if wanted.state is not None and wanted.state not in standing.states:
            continue
        id = f"text:{wanted.lang}:{text}"
        outcome = said.get((id, wanted.lang))
        doubts: tuple[Doubt, ...] = (outcome,) if outcome in ("changed", "cannot tell") else ()
        families = people.of(FEDERAL)
        if FEDERAL not in standing.states:
            families = sum(map(people.of, standing.states))
        one_state = next(iter(standing.states)) if len(standing.states) == 1 else FEDERAL
        yield Due(
            id, wanted.lang, "text", wanted.state or one_state, tuple(sorted(standing.topics)),
            max(_text_harm(role, standing, deciding) for role in standing.roles),
            None, None, doubts, families,
        )  # fmt: skip


_ROLE_HARM = {
    "cautions.stop": Harm.STOP, "cautions.step": Harm.ELIGIBILITY, "programs": Harm.ELIGIBILITY,
    "answers": Harm.ELIGIBILITY, "checklists": Harm.ELIGIBILITY, "steps": Harm.BRING,
    "bring": Harm.BRING, "sayings": Harm.BRING, "guides": Harm.BRING, "words": Harm.BRING,
    "places": Harm.PHONE,
}  # fmt: skip


def _text_harm(role: str, standing: Standing, deciding: frozenset[tuple[str, str]]) -> Harm:
    kind, _, name = role.partition(".")
    if kind != "facts":
        return _ROLE_HARM.get(role, Harm.BACKGROUND)
    if name in _BROUGHT:
        return Harm.BRING
    is_deciding = any((topic, name) in deciding for topic in standing.topics)
    return Harm.ELIGIBILITY if is_deciding else Harm.BACKGROUND


MOST_NAMED = 500
"""The most rows that get a name: nobody scrolls through more."""


class Waiting(NamedTuple):
    """The rows that wait, names of the first ones, the languages, the people, and the month."""

    rows: tuple[Due, ...]
    names: dict[str, str]
    langs: dict[str, str]
    people: tuple[Person, ...]
    month: str


def waiting(sitting: Sitting, wanted: Wanted) -> Waiting:
    """Return everything that waits to be read, as the files are now."""
    content = sitting.content
    rows = queue(content, sitting.today, wanted)
    names = {one.entry: named(content, one.entry) for one in rows[:MOST_NAMED]}
    langs = {code: content.native(code) for code in sorted(content.translations)}
    month = as_text(sitting.resources, content, sitting.today)
    return Waiting(rows, names, langs, people(sitting.resources), month)


_DOUBT_WORDS: dict[Doubt, str] = {
    "changed": "somebody found it changed",
    "cannot tell": "somebody could not tell",
    "conflict": "sources disagree",
    "unconfirmed": "no page stands behind it",
    "weak": "weak sources alone",
    "single-source": "one source",
}


def age(due: Due) -> str:
    """Return how old its newest page or check is."""
    if due.kind == "text":
        return "no person has checked it"
    if due.days is None:
        return "no date known"
    years, months = divmod(due.days // 30, 12)
    if years:
        return f"{years} year{'s' if years > 1 else ''} old"
    return f"{months} months old" if months > 1 else f"{due.days} days old"


def below(due: Due) -> list[str]:
    """Return the lines below its name in a list, without its state."""
    return [*map(str.capitalize, due.topics[:1]), HARM_WORDS[due.harm], age(due)]


def why(due: Due) -> str:
    """Return why it waits, on one line."""
    return dotted([HARM_WORDS[due.harm], age(due), *(_DOUBT_WORDS[one] for one in due.doubts)])


def dotted(told: Iterable[str]) -> str:
    """Join texts on one line by a dot that stays with the text before it."""
    return "\u00a0· ".join(one for one in told if one)
