"""Says in words what changed between two packs, for stewards and release notes.

Both packs are read through `Store`, as the program reads them, and their records compared field by
field, so that a new one is told by itself. A state that only one pack holds is told in one line;
each row of a list by itself: which value, which days, how sure. What a list says for all of its
places is told once (`ListChanges`).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, fields, replace
from datetime import date
from difflib import SequenceMatcher
from functools import partial
from itertools import zip_longest
from operator import attrgetter
from pathlib import Path
from typing import Any, TypeVar

from navigator.errors import PackError, ToolError
from navigator.language.translator import Translator
from navigator.language.wording import Wording
from navigator.pack.pack_places import PackPlaces
from navigator.pack.store import Store, TopicRows
from navigator.paths import PACK_FILE
from navigator.records.jurisdictions import FEDERAL, JURISDICTIONS
from navigator.records.last_days import LastDay
from navigator.records.letters import Letter, StateRule
from navigator.records.model import Caution, Dated, Fact, Guide, Item, Place, Section
from navigator.records.paper_group import PaperGroup
from navigator.records.topics import TOPICS

OF_LIST = (
    *("kind", "subkind", "topics", "what", "limits", "cost", "cost_note", "documents", "remote"),
    *("area_national", "area_states", "area_near", "listed"),
)
"""Fields of a listed place that its list gives, or that follow from the list."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference of two packs. `what` is `added`, `changed` or `removed`."""

    state: str
    topic: str
    kind: str
    """`state fact caution program place list change guide summary bring steps know without letter
    appeal`, a state's own rule on what to do after a no."""
    name: str
    """Name of the entry; for `without`, the federal stage or danger that a state leaves out."""
    what: str
    lines: tuple[str, ...]
    """The difference in words, one line for each part that differs."""
    listed: str | None = None
    """For a place, the list from which it was taken whole."""


class ListChanges:
    """Gathers rows that are in both packs and turns them into differences."""

    def __init__(self) -> None:
        self._rows: list[tuple[Difference, list[str]]] = []
        self._places: Counter[tuple[str, str]] = Counter()
        """The number of places for each list and line that its places share."""
        self._states: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)

    def add(self, own: Difference, shared: Iterable[str]) -> None:
        """Add a row: its own differences, and the differences in what its list says for it."""
        lines = list(shared)
        self._rows.append((own, lines))
        for line in lines:
            self._places[own.listed or "", line] += 1
            self._states[own.listed or "", line][own.state] += 1

    def shared(self) -> Iterator[Difference]:
        """Yield, for each list, the changes that more than one of its places has."""
        lines: dict[str, list[str]] = defaultdict(list)
        for (name, line), count in self._places.items():
            if count > 1:
                where = _states(self._states[name, line])
                lines[name].append(f"{line} (in {count:,} places: {where})")
        for name in sorted(lines):
            yield Difference(FEDERAL, "", "list", name, "changed", tuple(lines[name]))

    def rows(self) -> Iterator[Difference]:
        """Yield each row that has a difference of its own."""
        for own, shared in self._rows:
            alone = [line for line in shared if self._places[own.listed or "", line] == 1]
            if own.lines or alone:
                yield replace(own, lines=(*own.lines, *alone))


def by_list(differences: Iterable[Difference]) -> Iterator[str]:
    """Yield a line for each list: how many rows came, changed and went, and in which states."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    states: dict[str, Counter[str]] = defaultdict(Counter)
    for one in differences:
        if one.listed:
            counts[one.listed][one.what] += 1
            states[one.listed][one.state] += 1
    for name, held in sorted(counts.items()):
        told = ", ".join(f"{count:,} {what}" for what, count in sorted(held.items()))
        yield f"{name}: {told} ({_states(states[name])})"


def reached(place: Place) -> str:
    """Return name, address and phone, by which a reader recognizes a place."""
    address = place.address
    where = (
        f"{address.street or ''}, {address.city}, {address.state} {address.zip or ''}".strip(", ")
        if address
        else ""
    )
    phone = place.phones[0].number if place.phones else ""
    return "; ".join(filter(None, (place.name, where, phone)))


def _states(counts: Counter[str]) -> str:
    return ", ".join(f"{state} {count:,}" for state, count in sorted(counts.items()))


D = TypeVar("D", bound=Dated)
R = TypeVar("R")
_Teller = Callable[[str, str, str, tuple[str, ...]], "Difference"]
"""Makes a difference of one state and topic from kind, name, what and lines."""

_DATING = ("since", "until", "confidence", "conflict", "as_of")
_UNTOLD = (*(one.name for one in fields(Dated)), "words", "rules")
"""Fields that are told as `_DATING`, read by search alone, or told in the state they are of."""
_SAID = {
    "since": "in force since",
    "until": "last day",
    "conflict": "sources disagree",
    "as_of": "newest source",
    "office": "office whose phone is told",
    "area_states": "serves",
    "do": "what to do",
}
_LIKENESS = 0.6
"""Two sentences this alike (0 to 1) are one that was reworded."""
_ROLES = {
    "summary": "summary",
    "bring": "paper to bring",
    "steps": "step",
    "know": "good to know",
}


@dataclass(frozen=True, slots=True)
class Report:
    """The differences between two packs, and the days as of which the packs were built."""

    old_built_on: date
    new_built_on: date
    counts: dict[str, int]
    """The number of differences of each kind: `added`, `changed` and `removed`."""
    differences: tuple[Difference, ...]


def diff(old: Path, new: Path) -> Report:
    """Compare the packs in two folders; raises ToolError when one can not be read."""
    for folder in (old, new):
        if not (folder / PACK_FILE).is_file():
            raise ToolError(
                f"There is no pack in {folder}.", f"Name a folder that holds {PACK_FILE}."
            )
    with closing(_open(old)) as before, closing(_open(new)) as after:
        found = tuple(_Comparing(before, after).differences())
        told = Counter(one.what for one in found)
        counts = {what: told[what] for what in ("added", "changed", "removed")}
        return Report(before.built_on, after.built_on, counts, found)


def _open(folder: Path) -> Store:
    try:
        return Store(folder)
    except PackError as error:
        raise ToolError(f"{folder}: {error.words()[0]}", "Build it again, then compare.") from error


def as_text(report: Report) -> str:
    """Return the report as text: by state and topic, one paragraph for each difference."""
    counts = ", ".join(f"{count} {what}" for what, count in report.counts.items())
    lines = [f"From the pack of {report.old_built_on} to the pack of {report.new_built_on}: "]
    lines[0] += counts if report.differences else "nothing changed"
    lines += [f"List {line}" for line in by_list(report.differences)]
    heading = ""
    for one in report.differences:
        where = "Federal" if one.state == FEDERAL else JURISDICTIONS.get(one.state, one.state)
        if one.topic:
            where += f", {one.topic}"
        if where != heading:
            heading = where
            lines += ["", where]
        lines.append(f"  {one.what} {one.kind}: {one.name}")
        lines += [f"    {line}" for line in one.lines]
    return "\n".join(lines)


class _Comparing:
    """Compares two open packs; words and labels are those of the newer one."""

    def __init__(self, old: Store, new: Store) -> None:
        self._old = old
        self._new = new
        self._held = old.letters(), new.letters()
        self._say = Wording(Translator(new, "en"), new.built_on)

    def differences(self) -> Iterator[Difference]:
        had, has = set(self._old.states()), set(self._new.states())
        for state in (FEDERAL, *sorted(JURISDICTIONS)):
            if state in had and state in has:
                for topic in TOPICS:
                    old, new = self._old.topic(state, topic), self._new.topic(state, topic)
                    yield from self._topic(state, topic, old, new)
                yield from self._rules(state)
            elif state in had | has:
                yield self._whole_state(state, added=state in has)
            if state == FEDERAL:
                told = partial(Difference, state, "")
                for id, held in _by_key(*self._held, "id"):
                    yield from _each(told, "letter", id, zip_longest(*held))
        yield from self._places(had ^ has)

    def _whole_state(self, state: str, *, added: bool) -> Difference:
        store = self._new if added else self._old
        topics = [store.topic(state, topic) for topic in TOPICS]
        held = sum(bool(rows.facts) for rows in topics)
        facts = sum(len(rows.facts) for rows in topics)
        programs = sum(len(rows.programs) for rows in topics)
        places = sum(place.state == state for place in PackPlaces(store).places())
        told = f"{held} topics, {facts} facts, {programs} programs, {places} places"
        name = JURISDICTIONS.get(state, "Federal")
        return Difference(state, "", "state", name, "added" if added else "removed", (told,))

    def _topic(
        self, state: str, topic: str, old: TopicRows, new: TopicRows
    ) -> Iterator[Difference]:
        told = partial(Difference, state, topic)
        for spec in TOPICS[topic].facts:
            label = self._say(f"fact.{spec.name}")
            values = old.facts.get(spec.name, []), new.facts.get(spec.name, [])
            for was, now in _paired(*values, "value"):
                yield from self._fact(told, topic, label, was, now)
        for kind, rows, key, says in (
            ("caution", "cautions", "key", "text"), ("program", "programs", "id", "what"),
        ):  # fmt: skip
            for name, held in _by_key(getattr(old, rows), getattr(new, rows), key):
                yield from _each(told, kind, name, _paired(*held, says))
        for role, name in _ROLES.items():
            items = old.items.get(role, []), new.items.get(role, [])
            yield from _each(told, role, name, _paired(*items, "text", same_day=False))
        for name in sorted(old.without ^ new.without):
            yield told("without", name, "added" if name in new.without else "removed", ())
        changes = _paired(old.changes, new.changes, "text")
        yield from _each(told, "change", "told change", changes)
        for id, guides in _by_key(old.guides, new.guides, "id"):
            yield from _each(told, "guide", id, zip_longest(*guides))

    def _fact(
        self, told: _Teller, topic: str, label: str, was: Fact | None, now: Fact | None
    ) -> Iterator[Difference]:
        old, new = (
            one and self._say.fact(topic, one).replace("\n", "; ") for one in (was, now)
        )  # fmt: skip
        if was is None or now is None:
            what = "added" if was is None else "removed"
            yield told("fact", label, what, (_whole(now or was, old or new or ""),))
            return
        lines = list(differing(was, now, without=("name", "value", "null_means")))
        if old != new:
            lines.insert(0, f"value: {old} -> {new}")
        elif was.value != now.value:
            lines.insert(0, f"value in detail: {was.value} -> {now.value}")
        elif lines:
            lines.insert(0, f"value as before: {new}")
        if lines:
            yield told("fact", label, "changed", tuple(lines))

    def _rules(self, state: str) -> Iterator[Difference]:
        """Yield the rules of a state on asking for a hearing that came, changed and went."""
        old, new = (
            {one.appeal: rule for one in held for rule in one.rules if rule.state == state}
            for held in self._held
        )
        for name in sorted(old.keys() | new.keys()):
            told = partial(Difference, state, "")
            yield from _each(told, "appeal", name, [(old.get(name), new.get(name))])

    def _places(self, whole: set[str]) -> Iterator[Difference]:
        """Yield differences of places, first those shared by a whole list; skip whole states."""
        old, new = (
            {place.id: place for place in PackPlaces(store).places() if place.state not in whole}
            for store in (self._old, self._new)
        )
        states = [FEDERAL, *sorted(JURISDICTIONS)]
        lists = ListChanges()
        found: list[Difference] = []
        order = sorted(old | new, key=lambda id: (states.index(id.split(":")[1]), id))
        for id in order:
            was, now = old.get(id), new.get(id)
            place = now or old[id]
            told = partial(Difference, place.state, "")
            if place.listed is None or (was is not None and was.listed is None):
                found += _each(told, "place", id, [(was, now)])
            elif was is None or now is None:
                what = "added" if was is None else "removed"
                found.append(told("place", id, what, (reached(place),), place.listed))
            else:
                of_list = (*OF_LIST, *_DATING)
                own = tuple(differing(was, now, without=of_list))
                others = {one.name for one in fields(Place)} - set(OF_LIST)
                lists.add(
                    told("place", id, "changed", own, place.listed),
                    differing(was, now, without=others),
                )
        yield from lists.shared()
        rows = {one.name: one for one in (*found, *lists.rows())}
        yield from (rows[id] for id in order if id in rows)


def _each(
    told: _Teller, kind: str, name: str, pairs: Iterable[tuple[Any, Any]]
) -> Iterator[Difference]:
    """Yield the difference of each record that came, changed or went."""
    for was, now in pairs:
        if was is None or now is None:
            yield told(kind, name, "added" if was is None else "removed", (_whole(now or was),))
        elif lines := tuple(differing(was, now)):
            yield told(kind, name, "changed", lines)


def _whole(one: Any, text: str = "") -> str:
    """Return a whole record on one line: its title, or what it says, since when and how sure."""
    if isinstance(one, Guide | Letter):
        return one.title
    if isinstance(one, StateRule):
        held = {name: getattr(one, name) for name in _names(one) if name != "state"}
        told = (f"{_label(name)}: {_plain(it)}" for name, it in held.items() if it is not None)
        return "; ".join(told)
    text = text or getattr(one, "text", None) or f"{one.name}: {one.what}"
    since = f"since {one.since}" if one.since else "start not known"
    until = f", last day {one.until}" if one.until else ""
    return f"{text} ({since}{until}, {one.confidence})"


def differing(was: Any, now: Any, *, without: Collection[str] = ()) -> Iterator[str]:
    """Yield a line for each field in which two records differ, its statements one by one."""
    dating = _DATING if isinstance(now, Dated) else ()
    for name in (one for one in (*_names(now), *dating) if one not in without):
        before, after = getattr(was, name), getattr(now, name)
        held = (*_listed(before), *_listed(after))
        if isinstance(after, Fact):
            lines = differing(before, after, without=("name",))
            yield from (f"{_label(name)}, {line}" for line in lines)
        elif held and all(isinstance(one, Item | LastDay) for one in held):
            yield from _statements(_label(name), _listed(before), _listed(after))
        elif held and all(isinstance(one, Section) for one in held):
            old, new = map(_sentences, (before, after))
            yield from (f"no longer says: {text}" for text in old if text not in new)
            yield from (f"now says: {text}" for text in new if text not in old)
        elif (old := _named(before)) != (new := _named(after)):
            yield f"{_label(name)}: {_plain(old)} -> {_plain(new)}"


def _statements(said: str, old: Sequence[Any], new: Sequence[Any]) -> Iterator[str]:
    """Yield a line for each difference of the statements of one part of a letter."""
    for was, now in _paired(old, new, "text", same_day=False):
        if was is not None and now is not None:
            yield from (f"{said}, {now.text[:40]}: {line}" for line in differing(was, now))
        elif (one := was or now) is not None:
            verb = "now says" if was is None else "no longer says"
            yield f"{said}, {verb}: {one.text} ({one.confidence})"


def _names(record: Any) -> list[str]:
    return [one.name for one in fields(record) if one.name not in _UNTOLD]


def _label(name: str) -> str:
    return _SAID.get(name, name.replace("_", " "))


def _listed(held: Any) -> tuple[Any, ...]:
    """Return the parts of a value, none where it has none."""
    return held if isinstance(held, tuple) else tuple(filter(None, (held,)))


def _sentences(sections: Iterable[Section]) -> list[str]:
    return [f"{one.heading}: {item.text}" for one in sections for item in one.items]


def _named(value: Any) -> Any:
    """Return a place by its id and a danger by its key: their own changes are not told twice."""
    if isinstance(value, tuple):
        return tuple(map(_named, value))
    match value:
        case Place():
            return value.id
        case Caution():
            return value.key
    return value


def _plain(value: Any) -> str:
    """Return a value in words."""
    match value:
        case None | ():
            return "none"
        case tuple() | list():
            return ", ".join(getattr(one, "number", None) or _plain(one) for one in value)
        case bool():
            return "yes" if value else "no"
        case PaperGroup():
            return f"{value.need} of {' '.join(map(str, value.of))}"
    if hasattr(value, "city"):
        street, zip_code = value.street or "", value.zip or ""
        return f"{street} {value.city}, {value.state} {zip_code}".strip()
    return str(value)


def _by_key(
    old: Sequence[R], new: Sequence[R], name: str
) -> Iterator[tuple[str, tuple[list[R], list[R]]]]:
    """Yield each key of two lists with its entries in both."""
    key = attrgetter(name)
    for found in dict.fromkeys(map(key, (*old, *new))):
        was, now = ([one for one in rows if key(one) == found] for rows in (old, new))
        yield found, (was, now)


def _paired(
    old: Sequence[D], new: Sequence[D], name: str, *, same_day: bool = True
) -> list[tuple[D | None, D | None]]:
    """Return the entries of two timelines side by side, by what the field `name` says.

    The same entry is found by its content and first day, else by its content, else
    by its first day alone (with `same_day`; plain lists have no days, and there the
    likeness of the words decides). What is left over was removed or added.
    """
    content = attrgetter(name)
    left, right = list(old), list(new)
    pairs: list[tuple[D | None, D | None]] = []
    tests: tuple[Callable[[D, D], bool], ...] = (
        lambda a, b: content(a) == content(b) and a.since == b.since,
        lambda a, b: content(a) == content(b),
        lambda a, b: a.since == b.since if same_day else _alike(content(a), content(b)),
    )
    for same in tests:
        for was in list(left):
            now = next((one for one in right if same(was, one)), None)
            if now is not None:
                left.remove(was)
                right.remove(now)
                pairs.append((was, now))
    return [*pairs, *((was, None) for was in left), *((None, now) for now in right)]


def _alike(one: str, other: str) -> bool:
    return SequenceMatcher(None, one, other).ratio() >= _LIKENESS
