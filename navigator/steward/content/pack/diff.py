"""Says in words what changed between two packs, for stewards and release notes.

Both packs are read through `Store`, as the program reads them. A state that only
one pack holds is told in one line; every other difference is told by itself, each row of a
list too: which value, which days, how sure. What a list says for all of its places is told
once (`ListChanges`).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from difflib import SequenceMatcher
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from navigator.errors import PackError, ToolError
from navigator.language.translator import Translator
from navigator.language.wording import Wording
from navigator.pack.pack_places import PackPlaces
from navigator.pack.store import Store, TopicRows
from navigator.paths import PACK_FILE
from navigator.records.jurisdictions import FEDERAL, JURISDICTIONS
from navigator.records.letters import Letter
from navigator.records.model import Dated, Fact, Guide, Place
from navigator.records.place_fields import PLACE_FIELDS, names_of
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
_SAID = {
    "since": "in force since",
    "until": "last day",
    "confidence": "confidence",
    "conflict": "sources disagree",
    "as_of": "newest source",
    "office": "office whose phone is told",
    "area_states": "serves",
    "what": "what it is",
    "do": "what to do",
}
_CHOSEN = ("when", "federal")
_CAUTION = ("level", "stage", "title", "text", "do", *_CHOSEN)
_ITEM = ("text", "stage", *_CHOSEN)
_PROGRAM = (
    *("name", "kind", "status_rule", "status_note", "sensitive", "what", "who", "how"),
    *("ask_at", "pregnancy", "asks_papers_of", "also", "cautions"),
)
_PLACE = (
    *("name", "organization", "kind", "subkind", "topics", "what", "limits", "area_national"),
    *("area_states", "area_counties", "address", "phones", *names_of(PLACE_FIELDS)),
    *("area_near", "lat", "lon", "point_from", "listed", "recognized_since", "also"),
    "office",
)
_LETTER = (
    *("title", "numbers", "first_words", "sensitive", "topic", "sender_title", "call", "say"),
    *("appeal", "write"),
)
_STATEMENTS = (
    *("what", "no_day", "if_nothing", "cost", "real", "keeps", "ways", "then", "last_days"),
)
_DAY_RULE = (
    *("text", "days", "months", "start", "counts", "closed_day", "mailed_plus", "printed"),
    *("shorter", "note", "act"),
)
_STATE_RULE = ("ask", "ask_from", "keep", "keep_from", "phone", "online", "office")
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
    before = _open(old)
    try:
        after = _open(new)
        try:
            found = tuple(_Comparing(before, after).differences())
            counts = {
                what: sum(one.what == what for one in found)
                for what in ("added", "changed", "removed")
            }
            return Report(before.built_on, after.built_on, counts, found)
        finally:
            after.close()
    finally:
        before.close()


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
                yield from self._rules(partial(Difference, state, ""), state)
            elif state in had | has:
                yield self._whole_state(state, added=state in has)
            if state == FEDERAL:
                yield from self._letters(partial(Difference, state, ""))
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
            for was, now in _paired(values[0], values[1], lambda one: one.value):
                yield from self._fact(told, topic, label, was, now)
        for key, was_cautions, now_cautions in _by_key(
            old.cautions, new.cautions, lambda one: one.key
        ):
            cautions = _paired(was_cautions, now_cautions, lambda one: one.text)
            yield from self._dated(told, "caution", key, cautions, _CAUTION)
        for id, was_programs, programs in _by_key(old.programs, new.programs, lambda one: one.id):
            named = _paired(was_programs, programs, lambda one: one.what)
            yield from self._dated(told, "program", id, named, _PROGRAM)
        for role, name in _ROLES.items():
            was_items, now_items = old.items.get(role, []), new.items.get(role, [])
            items = _paired(was_items, now_items, lambda one: one.text, same_day=False)
            yield from self._dated(told, role, name, items, _ITEM)
        for name in sorted(old.without ^ new.without):
            yield told("without", name, "added" if name in new.without else "removed", ())
        changes = _paired(old.changes, new.changes, lambda one: one.text)
        yield from self._dated(told, "change", "told change", changes, ("text",))
        yield from _guides(told, old.guides, new.guides)

    def _fact(
        self,
        told: _Teller,
        topic: str,
        label: str,
        was: Fact | None,
        now: Fact | None,
    ) -> Iterator[Difference]:
        def worded(fact: Fact) -> str:
            return self._say.fact(topic, fact).replace("\n", "; ")

        if was is None or now is None:
            one = now or was
            if one is not None:
                line = f"{worded(one)} ({self._days(one)}, {one.confidence})"
                yield told("fact", label, "added" if was is None else "removed", (line,))
            return
        lines = list(self._parts(was, now, ("note", *_DATING)))
        if worded(was) != worded(now):
            lines.insert(0, f"value: {worded(was)} -> {worded(now)}")
        elif was.value != now.value:
            lines.insert(0, f"value in detail: {was.value} -> {now.value}")
        elif lines:
            lines.insert(0, f"value as before: {worded(now)}")
        if lines:
            yield told("fact", label, "changed", tuple(lines))

    def _dated(
        self,
        told: _Teller,
        kind: str,
        name: str,
        pairs: Iterable[tuple[Any, Any]],
        parts: Sequence[str],
    ) -> Iterator[Difference]:
        for was, now in pairs:
            if was is None or now is None:
                one = now or was
                text = getattr(one, "text", None) or f"{one.name}: {one.what}"
                line = f"{text} ({self._days(one)}, {one.confidence})"
                yield told(kind, name, "added" if was is None else "removed", (line,))
            elif lines := list(self._parts(was, now, (*parts, *_DATING))):
                yield told(kind, name, "changed", tuple(lines))

    def _letters(self, told: _Teller) -> Iterator[Difference]:
        """Yield the letters that came, changed and went, each statement that differs by itself."""
        for id, was, now in _by_key(*self._held, lambda one: one.id):
            if not was or not now:
                [one] = was or now
                yield told("letter", id, "removed" if was else "added", (one.title,))
                continue
            before, after = was[0], now[0]
            lines = list(self._parts(before, after, _LETTER))
            for name in _STATEMENTS:
                parts = _DAY_RULE if name == "last_days" else ("text", "stage")
                lines += self._statements(name, _listed(before, name), _listed(after, name), parts)
            bring = self._parts(before.bring, after.bring, ("value", "groups", *_DATING))
            lines += [f"bring, {line}" for line in bring]
            if lines:
                yield told("letter", id, "changed", tuple(lines))

    def _statements(
        self, name: str, old: Sequence[Any], new: Sequence[Any], parts: Sequence[str]
    ) -> Iterator[str]:
        """Yield a line for each difference of the statements of one part of a letter."""
        said = name.replace("_", " ")
        for was, now in _paired(old, new, lambda one: one.text, same_day=False):
            if was is not None and now is not None:
                for line in self._parts(was, now, (*parts, *_DATING)):
                    yield f"{said}, {now.text[:40]}: {line}"
            elif (one := was or now) is not None:
                verb = "now says" if was is None else "no longer says"
                yield f"{said}, {verb}: {one.text} ({one.confidence})"

    def _rules(self, told: _Teller, state: str) -> Iterator[Difference]:
        """Yield the rules of a state on asking for a hearing that came, changed and went."""
        old, new = (
            {one.appeal: rule for one in held for rule in one.rules if rule.state == state}
            for held in self._held
        )
        for name in sorted(old.keys() | new.keys()):
            was, now = old.get(name), new.get(name)
            if was is None or now is None:
                one = now or was
                line = "; ".join(
                    f"{part.replace('_', ' ')}: {self._plain(value)}"
                    for part in _STATE_RULE
                    if (value := getattr(one, part)) is not None
                )
                yield told("appeal", name, "added" if was is None else "removed", (line,))
            elif lines := tuple(self._parts(was, now, (*_STATE_RULE, *_DATING))):
                yield told("appeal", name, "changed", lines)

    def _parts(self, was: object, now: object, parts: Sequence[str]) -> Iterator[str]:
        for part in parts:
            before, after = _by_id(getattr(was, part)), _by_id(getattr(now, part))
            if before != after:
                said = _SAID.get(part, part.replace("_", " "))
                yield f"{said}: {self._plain(before)} -> {self._plain(after)}"

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
                found += self._dated(told, "place", id, [(was, now)], _PLACE)
            elif was is None or now is None:
                what = "added" if was is None else "removed"
                found.append(told("place", id, what, (reached(place),), place.listed))
            else:
                own = [part for part in _PLACE if part not in OF_LIST]
                lists.add(
                    told("place", id, "changed", tuple(self._parts(was, now, own)), place.listed),
                    self._parts(was, now, (*OF_LIST, *_DATING)),
                )
        yield from lists.shared()
        rows = {one.name: one for one in (*found, *lists.rows())}
        yield from (rows[id] for id in order if id in rows)

    def _days(self, claim: Dated) -> str:
        since = f"since {claim.since}" if claim.since else "start not known"
        return since + (f", last day {claim.until}" if claim.until else "")

    def _plain(self, value: Any) -> str:
        if value is None or value == ():
            return "none"
        if isinstance(value, tuple | list):
            return ", ".join(getattr(one, "number", None) or str(one) for one in value)
        if isinstance(value, bool):
            return "yes" if value else "no"
        if hasattr(value, "city"):
            street, zip_code = value.street or "", value.zip or ""
            return f"{street} {value.city}, {value.state} {zip_code}".strip()
        return str(value)


def _listed(letter: Letter, name: str) -> tuple[Any, ...]:
    """Return the statements of one part of a letter, none where it has none."""
    held = getattr(letter, name)
    return held if isinstance(held, tuple) else tuple(filter(None, (held,)))


def _by_id(value: Any) -> Any:
    """Return the id of a place, so that its own changes are not reported twice; else the value."""
    return value.id if isinstance(value, Place) else value


def _by_key(
    old: Sequence[R], new: Sequence[R], key: Callable[[R], str]
) -> Iterator[tuple[str, list[R], list[R]]]:
    """Yield each key of two lists with its entries in both."""
    for found in dict.fromkeys(key(one) for one in (*old, *new)):
        was, now = ([one for one in rows if key(one) == found] for rows in (old, new))
        yield found, was, now


def _paired(
    old: Sequence[D], new: Sequence[D], content: Callable[[D], Any], *, same_day: bool = True
) -> list[tuple[D | None, D | None]]:
    """Return the entries of two timelines side by side.

    The same entry is found by its content and first day, else by its content, else
    by its first day alone (with `same_day`; plain lists have no days, and there the
    likeness of the words decides). What is left over was removed or added.
    """
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


def _guides(told: _Teller, old: Sequence[Guide], new: Sequence[Guide]) -> Iterator[Difference]:
    before, after = ({one.id: one for one in guides} for guides in (old, new))
    for id in dict.fromkeys([*before, *after]):
        was, now = before.get(id), after.get(id)
        if was is None or now is None:
            one = now or was
            title = one.title if one else ""
            yield told("guide", id, "added" if was is None else "removed", (title,))
            continue
        lines = [
            f"{part}: {getattr(was, part)} -> {getattr(now, part)}"
            for part in ("title", "lead", "sensitive")
            if getattr(was, part) != getattr(now, part)
        ]
        texts_before, texts_after = (
            [
                f"{section.heading}: {item.text}"
                for section in guide.sections
                for item in section.items
            ]
            for guide in (was, now)
        )
        lines += [f"no longer says: {text}" for text in texts_before if text not in texts_after]
        lines += [f"now says: {text}" for text in texts_after if text not in texts_before]
        if lines:
            yield told("guide", id, "changed", tuple(lines))
