"""Searches guidance and places for a typed query, and ranks them by one score.

Rows come from four channels: names, meaning, text and nearness; each gives features, and
`search.fusion` weighs them. Where the words name a place, the results lie there, unless whoever
asked said that it is not meant. It keeps no query.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from navigator.language.translator import Translator
from navigator.library.cards import CardMaker
from navigator.library.groups import by_organization
from navigator.library.urgent import FIRST_ROWS, Cry, Urgent
from navigator.pack.places import REACH_KM, PlaceBook, TextQuery, Wanted
from navigator.pack.store import CityRow, Store
from navigator.paths import INDEX_FOLDER
from navigator.records.care import DENTAL
from navigator.records.folding import folded_words
from navigator.records.hits import Hit
from navigator.records.jurisdictions import FEDERAL
from navigator.records.letters import LETTER_WAYS, PREFIX
from navigator.records.model import Place
from navigator.records.topics import ERRANDS, TOPICS
from navigator.search import query
from navigator.search.cities import find_city
from navigator.search.form_numbers import FormNumbers
from navigator.search.fusion import LEAST_NAME, LEAST_SHARE, Fusion, bounded, odds
from navigator.search.names import KIND_PART, ORGANIZATION_PART
from navigator.search.nearest import (
    TEXT_WEIGHTS,
    distances,
    find_near,
    in_order,
    place_hit,
    zip_vector,
)
from navigator.search.query_reader import Asked, Called, QueryReader
from navigator.search.spots import Spot
from navigator.search.zip_points import known_zip

if TYPE_CHECKING:
    from navigator.records.checklists import Checklist
    from navigator.records.interviews import Interview
    from navigator.search.guidance import Guidance
    from navigator.search.letter_ways import LetterWays
    from navigator.search.meaning import Meaning, Meant
    from navigator.search.stemming import Stems

OTHER_HELP = "card:US:legal.other-help"
"""The page that says whom to call for help that Navigator does not hold."""
FEW_PLACES, NEAR_PLACES = 3, 6
"""The most places of a kind that is meant; the second where a ZIP code tells which are near."""
_TURNS = 16
"""Places of a kind that take turns where nobody knows which is near."""
_LOOKED_THROUGH = 200
"""The most rows among which letters are looked for."""
SURE_SHARE = 0.8
"""The share of a query from which on no word is read as a beginning or a slip of another."""
GRAVE_SHARE = 0.5
"""The share of a query from which on it means a grave page or line."""
LIKELY_SHARE, LIKELY_ODDS = 0.2, 1.5
"""A smaller share means a page too, where it is the largest, and so many times the next one."""
CRY_SCORE = 100.0
"""The score of the first row that helps who cries for help: above all else."""
BEGUN_FROM = 3
"""Letters. Fewer begin too many words: they are looked up in no text of a place, and mean nothing
unless they are a word."""


@dataclass(frozen=True, slots=True)
class Results:
    """The hits of a search, best first, and the places that the query names."""

    hits: tuple[Hit, ...]
    spots: tuple[Spot, ...]
    """The place that the words name; where there are several, the user must choose one."""
    off: frozenset[Spot] = frozenset()
    """Places that the words also name, and that are not meant."""
    cries: tuple[Cry, ...] = ()
    """The dangers that the words tell of; the hits that help stand first."""


@dataclass(slots=True)
class Candidate:
    """A row that may stand among the results, with its features."""

    row: query.Found | Place
    features: dict[str, float] = field(default_factory=dict)
    told: tuple[str, str] | None = None
    """Another title and excerpt than its own."""
    why: str = "state"
    """Why it stands there, where no feature says so: a state alone was typed."""


@dataclass(frozen=True, slots=True)
class _Sought:
    """One search: the query as it was read, and what whoever asked has chosen."""

    asked: Asked
    meant: list[Meant]
    topic: str | None
    limit: int
    day: date
    stems: Stems
    held: dict[str, Candidate] = field(default_factory=dict)
    """The candidates so far, by their ids."""
    of_kind: dict[str, list[Place]] = field(default_factory=dict)
    """The places of each kind that were looked up."""

    def grave_share(self, id: str) -> float:
        """Return the share of a group from which on its grave row is meant, and no guess."""
        first, second = (*(one.share for one in self.meant[:2]), 0.0, 0.0)[:2]
        is_likely = first >= max(LIKELY_SHARE, LIKELY_ODDS * second)
        return min(first, GRAVE_SHARE) if is_likely and id.startswith("card:") else GRAVE_SHARE

    def fits(self, *topics: str) -> bool:
        """Return whether a row of these topics may be shown."""
        return self.topic in (None, *topics)

    def add(self, row: query.Found | Place | None, **features: float) -> None:
        """Add a row, or features to a row that is held; of two values the larger counts."""
        if row is None:
            return
        one = self.held.setdefault(row.id, Candidate(row))
        for name, value in features.items():
            one.features[name] = max(one.features.get(name, 0.0), value)


@dataclass(frozen=True, slots=True)
class _Channels:
    """What a search asks, once it is open."""

    guidance: Guidance
    meaning: Meaning
    fusion: Fusion
    forms: FormNumbers
    reader: QueryReader
    stems: type[Stems]


class Finding:
    """Searches one pack."""

    def __init__(
        self, store: Store, cards: CardMaker, places: PlaceBook, folder: Path, digest: str
    ) -> None:
        """Read the pack's words for states; the index opens at the first search.

        `folder` is that of the pack, `digest` its SHA-256. `places` may hold more than the pack
        does.
        """
        self._store = store
        self._cards = cards
        self._places = places
        self._index = folder / INDEX_FOLDER
        self._digest = digest
        self._channels: _Channels | None = None
        self._urgent = Urgent(store)
        self._state_words = query.state_words(store.synonyms("states"))

    def open(self) -> _Channels:
        """Return what a search asks, opened once; slow the first time."""
        if self._channels is None:
            from navigator.search.guidance import Guidance  # noqa: PLC0415 - slow at start
            from navigator.search.meaning import Meaning, Model  # noqa: PLC0415 - as above
            from navigator.search.stemming import Stems, stemmer  # noqa: PLC0415 - as above

            store = self._store
            held = store.model()
            model = Model(
                tuple(map(tuple, held["groups"])), store.features(), held["sharpness"],
                tuple(held["bias"]),
            )  # fmt: skip
            guidance = Guidance(store, self._index, self._digest)
            passing = itertools.chain(*store.synonyms("passing").values())
            meaning = Meaning(model, passing, stemmer("en"))
            self._channels = _Channels(
                guidance, meaning, Fusion(held["ranking"]), FormNumbers.of(store),
                QueryReader(store, self._places, meaning, guidance, self._state_words), Stems,
            )  # fmt: skip
        return self._channels

    @cached_property
    def _letter_ways(self) -> LetterWays:
        """The examples of what people say of letters, in every language; read behind their door."""
        from navigator.search.letter_ways import LetterWays  # noqa: PLC0415 - slow at start
        from navigator.search.stemming import stemmer  # noqa: PLC0415 - as above

        said = self._store.synonyms(LETTER_WAYS)
        texts = [self._store.texts(lang) for lang in self._store.languages() if lang != "en"]
        told = {
            one.id: [
                folded_words(words)
                for text in (one.title, *one.first_words, *said.get(one.id.split(":")[-1], ()))
                for words in {text, *(held.get(text, text) for held in texts)}
            ]
            for one in self._store.letters()
        }
        return LetterWays(told, self.open().meaning.telling, stemmer("en"))

    def close(self) -> None:
        """Let go of the search index; its files close when nobody holds a part of them."""
        self._channels = None

    def city(self, text: str, state: str) -> CityRow:
        """Return the city `text` names, one in `state` first; raises BadInput where unclear."""
        return find_city(self._store, text, state, self._state_words)

    def search(
        self,
        text: str,
        state: str | None,
        topic: str | None,
        limit: int,
        *,
        zip: str,
        translator: Translator,
        day: date,
        checklist: Callable[[str], Checklist | Interview],
        off: Collection[Spot] = (),
        letters: bool = False,
    ) -> Results:
        """Return guidance and places, best first; those at the place that the text names go first.

        off: places of the text that are not meant. letters: whether a letter alone is meant.
        """
        stems = self.open().stems(translator.lang)
        asked = self.open().reader.read(text, state or "", zip, stems, off)
        most = _LOOKED_THROUGH if letters else limit
        sought = self._candidates(asked, topic, most, day, stems)
        near = self._letter_ways.near(folded_words(text)) if letters else {}
        if letters:
            for id in [one for one in sought.held if not one.startswith(PREFIX)]:
                del sought.held[id]
            for id in near:
                sought.add(self._record(id, sought))
        found, fusion = sought.held, self.open().fusion
        score = {id: fusion.score(one.features) + near.get(id, 0.0) for id, one in found.items()}
        cries, urgent = self._urgent.lead(
            text, lambda id: self._rows(id, replace(sought, topic=None)), letters=letters
        )
        form = None if urgent else self._form(text, sought, translator, letters=letters)
        # A whole name or a form's number speaks for nothing but what is called so.
        is_name = form or any(one.features.get("whole") for one in found.values())
        said = {
            id for id, one in found.items()
            if "name" in one.features
            or (not is_name and one.features.get("meant", 0.0) >= sought.grave_share(id))
        }  # fmt: skip
        order = self._urgent.without_alike(sorted(found, key=lambda id: -score[id]), said)
        if form:
            found[form.row.id] = form
            score[form.row.id] = max(score.values(), default=0.0)
            order = [form.row.id, *(id for id in order if id != form.row.id)]
        if urgent:
            order = self._after_cries(order, found, [one.id for one in urgent], len(cries))
            for number, row in enumerate(urgent):
                found.setdefault(row.id, Candidate(row, why="cry for help"))
                score[row.id] = CRY_SCORE - 0.01 * number
        best = order[:limit]
        for at in range(len(best) - 2, -1, -1):
            # What was put before others scores as the best of them: best come first.
            score[best[at]] = max(score[best[at]], score[best[at + 1]])
        rows = [(found[id], score[id]) for id in best]
        hits = self._hits(rows, sought, translator, checklist)
        return Results(tuple(hits), asked.spots, asked.off, cries)

    def candidates(self, text: str, state: str, limit: int, day: date) -> dict[str, Candidate]:
        """Return the candidates of a query typed in `state`, by id."""
        stems = self.open().stems()
        asked = self.open().reader.read(text, state, "", stems)
        return self._candidates(asked, None, limit, day, stems).held

    def _candidates(
        self, asked: Asked, topic: str | None, limit: int, day: date, stems: Stems
    ) -> _Sought:
        """Return the rows that any channel brings for a query."""
        said = _finished(asked.said)
        letters = "".join(said)
        is_word = len(letters) > 1 and self.open().meaning.speaks(letters)
        is_read = len(letters) >= BEGUN_FROM or is_word
        meant = self.open().meaning.read(said) if is_read else []
        sought = _Sought(asked, meant, topic, limit, day, stems)
        if asked.words:
            self._add_meant(sought)
            self._add_texts(sought)
        elif len(asked.spots) == 1:
            for one, name in itertools.product(asked.states, TOPICS):
                sought.add(self._record(f"card:{one}:{name}", sought))
        for number, (called, near) in enumerate(in_order(self._places, self._store, asked)):
            if sought.fits(*near.place.topics):
                is_near = near.km is not None and near.km <= REACH_KM
                sought.add(
                    near.place,
                    after=number / (number + 1),
                    **_named(called, asked, is_near=is_near),
                )
        for called in asked.programs:
            row = self._record(self.open().reader.programs[called.hit.key[1]][0], sought)
            sought.add(row, program=1.0, **_named(called, asked, is_near=False))
        return sought

    def _add_meant(self, sought: _Sought) -> None:
        """Add the rows of each group that enough of the query speaks for.

        Groups of one first row speak for it together.
        """
        spots = max(1, len(sought.asked.spots))
        shares: defaultdict[str, float] = defaultdict(float)
        for one in sought.meant:
            for first in one.first[:1]:
                shares[first] += one.share
        for one in itertools.takewhile(lambda one: one.share >= LEAST_SHARE, sought.meant):
            rows = (row for id in one.first for row in self._rows(id, sought))
            for number, row in enumerate(rows):
                # Where several spots may be meant, each has a first row.
                if later := number // spots:
                    sought.add(row, also=one.share / later)
                else:
                    share = min(1.0, shares[one.first[0]])
                    sought.add(row, meant=share, odds=odds(share))

    def _add_texts(self, sought: _Sought) -> None:
        """Add the pages and places whose text has the words, or the page that says whom to call."""
        asked, states = sought.asked, sought.asked.states
        is_sure = bool(sought.meant) and sought.meant[0].share >= SURE_SHARE
        texts = self.open().guidance.find(
            asked.words, states, sought.topic, sought.limit, sought.stems, is_exact=is_sure
        )
        for one in texts:
            sought.add(one, text=bounded(one.score))
        places = [one for one in self._matching(sought) if sought.fits(*one[0].topics)]
        for place, score in places:
            sought.add(place, place=bounded(score))
        is_found = is_sure or places or asked.places or any(one.has_all for one in texts)
        if sought.held and not is_found:
            sought.add(self._record(OTHER_HELP, sought), last=1.0)

    def _matching(self, sought: _Sought) -> Iterator[tuple[Place, float]]:
        """Yield the places whose text has the words; none for fewer than `BEGUN_FROM` letters."""
        asked = sought.asked
        words = _finished(asked.words)
        if len("".join(words)) >= BEGUN_FROM:
            vector = zip_vector(self._store, asked.zip)
            for state in asked.states or (None,):
                yield from self._places.find(
                    TextQuery(words, state, sought.limit, TEXT_WEIGHTS, vector=vector)
                )

    def _after_cries(
        self,
        order: list[str],
        found: dict[str, Candidate],
        led: list[str],
        dangers: int,
    ) -> list[str]:
        """Return the ids with the rows `led` to by a cry for help first.

        What was asked for in so many words keeps a row beside the first that help.
        """
        room = max(FIRST_ROWS - 1, dangers)
        wanted = [id for id in order if "meant" in found[id].features and id not in led][:1]
        # Who typed the very name of a place looks for it (`UNLV Immigration Clinic`).
        exact = [id for id in order if found[id].features.get("whole")]
        return [*dict.fromkeys((*exact, *led[:room], *wanted, *led, *order))]

    def _form(
        self, text: str, sought: _Sought, translator: Translator, *, letters: bool
    ) -> Candidate | None:
        """Return the page that helps with the form whose number is typed, as a row on the form."""
        forms = self.open().forms
        form = forms.find_among(text) if letters else forms.find(text)
        if form is None or not form.in_force(sought.day):
            return None
        if letters and not form.page.startswith(PREFIX):
            return None
        told = [translator.text(form.text)]
        if form.last_day not in (None, "no"):
            told.append(translator.word(f"form.last_day.{form.last_day}"))
        title = f"{form.number}: {form.name} ({form.agency})"
        if form.page.startswith(PREFIX):
            title = translator.text(form.name)
        pages = self._rows(form.page, sought)
        return next(
            (Candidate(page, told=(title, " ".join(told)), why="form") for page in pages), None
        )

    def _record(self, id: str, sought: _Sought) -> query.Found | None:
        record = self.open().guidance.record(id, 0.0, "")
        return record if record and sought.fits(record.topic) else None

    def _rows(self, target: str, sought: _Sought) -> list[query.Found | Place]:
        """Return the record or the places of a target.

        A target is an id, or `places:KIND`; `{state}` in it stands for the state asked about.
        """
        if target.startswith("place"):
            if target not in sought.of_kind:
                sought.of_kind[target] = self._places_of(target, sought.asked, sought.day)
            held = sought.of_kind[target]
            return [place for place in held if sought.fits(*place.topics)]
        states = sought.asked.states
        state = next((one for one in states if one in self._store.states()), FEDERAL)
        record = self._record(target.format(state=state), sought)
        return [record] if record else []

    def _places_of(self, target: str, asked: Asked, day: date) -> list[Place]:
        """Return the place of an id, or for `places:KIND` the nearest, one of each organization.

        Where the query may name several spots, each has an equal share of the rows.
        """
        if target.startswith("place:"):
            held = self._places.place(target)
            return [held] if held else []
        sought = target.removeprefix("places:")
        if len(asked.spots) < 2:
            return self._nearest(sought, asked.states[0] if asked.states else None, asked.zip, day)
        share = max(1, FEW_PLACES // len(asked.spots))
        near = (
            self._nearest(sought, spot.states[0], spot.zip, day)[:share] for spot in asked.spots
        )
        return list(itertools.chain.from_iterable(near))

    def _nearest(self, sought: str, state: str | None, zip: str, day: date) -> list[Place]:
        """Return the nearest places of a kind, or of the care behind its dot.

        Without a ZIP code equals take turns by the day, behind the agency of an errand.
        """
        kind, _, care = sought.partition(".")
        wanted = Wanted(dental=care == DENTAL)
        if known_zip(self._store, zip) is None:
            few = self._places.places(state=state, kind=kind, limit=_TURNS)
            if care and all(wanted.fit_of(one) for one in few):
                few = self._places.places(state=state, kind=kind)
            agencies = [one for one in few if kind in ERRANDS and one.lat is None]
            held = sorted((one for one in few if one not in agencies), key=wanted.fit_of)
            equal = sum(wanted.fit_of(one) == wanted.fit_of(held[0]) for one in held)
            turn = day.toordinal() % equal if equal else 0
            return [*agencies, *held[turn:equal], *held[:turn], *held[equal:]][:FEW_PLACES]
        near = find_near(self._store, self._places, zip, kind, 2 * NEAR_PLACES, wanted=wanted)
        return [group[0].place for group in by_organization(near.found)[:NEAR_PLACES]]

    def _hits(
        self,
        rows: list[tuple[Candidate, float]],
        sought: _Sought,
        translator: Translator,
        checklist: Callable[[str], Checklist | Interview],
    ) -> Iterator[Hit]:
        """Yield the rows as results, with the words of the query marked."""
        words = map(sought.stems.by_language, sought.asked.words)
        marked = frozenset(one[translator.lang] for one in words)
        marks = partial(self.open().guidance.marks, stems=marked, lang=translator.lang, made={})
        places = (one.row for one, _ in rows if isinstance(one.row, Place))
        near = distances(self._store, sought.asked.zip, places)
        for one, score in rows:
            row, why = one.row, self.open().fusion.shares(one.features) or one.why
            if isinstance(row, Place):
                is_named = bool(one.features.get("name")) and not one.features.get("part")
                yield place_hit(
                    row, score, translator, marks, sought.day, why=why, near=near.get(row.id),
                    is_named=is_named,
                )  # fmt: skip
                continue
            if one.told:
                title, excerpt = one.told
            elif row.id.startswith("card:") and "." not in row.id:
                title, excerpt = self._cards.headline(row.state, row.topic, translator, sought.day)
            elif row.kind == "checklist":
                sheet = checklist(row.id)
                title, excerpt = sheet.title, sheet.lead
            else:
                title, excerpt = self._cards.opening(row.id, row.state, row.topic, translator)
            yield Hit(
                id=row.id, kind=row.kind, place_kind=None, title=title, state=row.state,
                topic=row.topic, score=round(score, 3), excerpt=excerpt, marks=marks(excerpt),
                why=why,
            )  # fmt: skip


def _finished(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words without a single last letter: it begins too many, and waits for the next."""
    is_waiting = words and len(words[-1]) == 1 and words[-1].isalpha()
    return words[:-1] if is_waiting else words


def _named(called: Called, asked: Asked, *, is_near: bool) -> dict[str, float]:
    """Return the features of what is called by a name."""
    hit = called.hit
    return {
        "name": (hit.score - LEAST_NAME) / (1.0 - LEAST_NAME),
        "whole": hit.is_whole,
        "begun": hit.is_begun and not hit.is_whole,
        "typed": hit.typed,
        "own": is_near or hit.state in (*asked.states, FEDERAL) if asked.states else 0.0,
        "part": hit.part == ORGANIZATION_PART,
        "office": hit.part == KIND_PART,
    }
