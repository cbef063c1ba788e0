"""The facade: every question that the window and the command line may ask.

It answers as of a day, in a language, and keeps no trace of what was asked. The clock is given to
it; nothing below it reads one.
"""

from __future__ import annotations

import contextlib
import itertools
import re
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from navigator.errors import BadInput, PackError
from navigator.language.messages import Message
from navigator.language.translator import Translator
from navigator.language.wording import Wording
from navigator.library.by_id import check_asked, unknown_id, with_id
from navigator.library.calls import people_to_call, state_of
from navigator.library.cards import CardMaker
from navigator.library.finder import Candidate, Finding, Results
from navigator.pack.installed import held, pack_folder
from navigator.pack.local import Local
from navigator.pack.pack_places import PackPlaces
from navigator.pack.places import Naming, PlaceBook, PlaceSource, Wanted
from navigator.pack.store import CityRow, Store, pack_digest, read_manifest
from navigator.paths import Paths
from navigator.records.jurisdictions import FEDERAL, JURISDICTIONS
from navigator.records.model import Guide, Near, Nearby, Place, Program, TopicCard
from navigator.records.reviewing import Readers, readers
from navigator.records.topics import TOPICS
from navigator.search.nearest import distances, find_near
from navigator.search.spots import Spot
from navigator.search.zip_points import known_zip

if TYPE_CHECKING:
    from navigator.eligibility.answers import Answers
    from navigator.eligibility.interview import Row
    from navigator.eligibility.screen import Result
    from navigator.handout.checklist_paper import ChecklistSheet
    from navigator.handout.edition import Edition
    from navigator.handout.packet import Packet
    from navigator.handout.paper import Copy
    from navigator.handout.press import Paper
    from navigator.library.interviewing import Interviewing
    from navigator.library.outline import Told
    from navigator.library.overview import Survey
    from navigator.library.planning import PlanGround
    from navigator.library.screening import Screening
    from navigator.records.checklists import Checklist
    from navigator.records.hits import Hit
    from navigator.records.interviews import Interview
    from navigator.records.letters import Letter
    from navigator.records.locales import Locale
    from navigator.records.model import Caution, Change, Fact
    from navigator.records.outline_parts import Outline
    from navigator.records.plans import HouseholdPlan


_MARKED = "+marked"
"""Behind a language: its texts with a sign before those that lack and those nobody checked."""
_ID = re.compile(
    r"^(card|program|letter):([A-Z]{2}):([\w.-]+)$|^checklist:(?:([A-Z]{2}):)?([\w-]+)$"
)


class Library:
    """One open pack, its search index and today's date."""

    def __init__(
        self, folder: Path, digest: str, clock: Callable[[], date], *beside: PlaceSource,
        site: Path | None = None,
    ) -> None:  # fmt: skip
        """Open a pack's folder with its SHA-256 and further sources of places `beside` it.

        `site`: the folder of the settings, where the center's own list lies.
        """
        self.folder = folder
        """The folder of its pack."""
        self.is_fallback = False
        """Whether a newer pack is there and damaged."""
        self.is_update = False
        """Whether its pack came as an update, which stewards must have signed."""
        self._store = Store(folder)
        self._clock = clock
        self._translators: dict[str, Translator] = {}
        self._cards = CardMaker(self._store)
        self.local = Local(site, self._store)
        sources = (PackPlaces(self._store), self.local.own, *beside)
        self._places = PlaceBook(sources, self.local.laid)
        self._finding = Finding(self._store, self._cards, self._places, folder, digest)
        self._screening: Screening | None = None
        self._checklists: dict[str, tuple[Checklist, ...]] = {}
        self._interviews: dict[str, Interview] = {}
        self._interviewing: Interviewing | None = None
        self._letters: dict[str, tuple[Letter, ...]] = {}

    @classmethod
    def open(cls, paths: Paths, clock: Callable[[], date] = date.today) -> Self:
        """Open the newest undamaged pack: one that came by an update, else the program's own.

        Raises PackError when the program's own is missing, damaged or of another version too.
        """
        later = held(paths)
        folders = [pack_folder(paths.content, one.sha256) for one in later if paths.content]
        for number, folder in enumerate(folders):
            with contextlib.suppress(PackError):
                library = cls.at(folder, clock, paths.settings.parent)
                library.is_update, library.is_fallback = True, number > 0
                return library
        library = cls.at(paths.pack, clock, paths.settings.parent)
        library.is_fallback = bool(folders)
        return library

    @classmethod
    def at(
        cls, folder: Path, clock: Callable[[], date] = date.today, site: Path | None = None
    ) -> Self:
        """Open the pack in `folder` after comparing it with its manifest.

        Raises PackError when it is missing, damaged or of another version.
        """
        manifest = read_manifest(folder)
        try:
            digest = pack_digest(folder)
        except OSError as error:
            raise PackError("pack.missing", "do.install") from error
        if digest != manifest["sha256"]:
            raise PackError("pack.damaged", "do.install")
        return cls(folder, digest, clock, site=site)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close pack, own places and index."""
        self._finding.close()
        self.local.close()
        self._store.close()

    def warm_up(self) -> None:
        """Open the search index now, so that the first key press need not wait for it."""
        self._finding.open()

    @property
    def built_on(self) -> date:
        """The newest day a source of this pack was read."""
        return self._store.built_on

    def today(self) -> date:
        """Return the system's date, but never one before the pack was built."""
        return max(self._clock(), self._store.built_on)

    def is_pack_old(self) -> bool:
        """Return whether the pack is more than 180 days old: every page and paper then warns."""
        return self.today() - self._store.built_on > timedelta(days=180)

    def states(self) -> tuple[str, ...]:
        """Return the codes of the jurisdictions the pack holds, `US` first, then by name."""
        held = set(self._store.states())
        named = (code for code in JURISDICTIONS if code in held)
        return (*((FEDERAL,) if FEDERAL in held else ()), *sorted(named, key=JURISDICTIONS.get))  # type: ignore[arg-type]

    def languages(self) -> dict[str, bool]:
        """Return each language code with whether a person has reviewed every text in it."""
        return self._store.languages()

    def native(self, lang: str) -> str:
        """Return a language's own name."""
        return self.locale(lang).name

    def needs_english(self, lang: str) -> bool:
        """Return whether English stands beside what may harm: nobody has checked the language."""
        reviewed = self._store.languages().get(lang, True)
        return not (reviewed or self.locale(lang).in_use)

    def locale(self, lang: str) -> Locale:
        """Return how a language writes, and where visitors are offered it; no text is loaded."""
        held = self._store.locales()
        return held.get(lang, held["en"])

    def readers(self) -> tuple[Readers, ...]:
        """Return who found entries of this pack right, by role and organization."""
        return readers(review for _, _, review in self._store.reviewed.all())

    def state_name(self, state: str, lang: str) -> str:
        """Return the name of a jurisdiction in a language."""
        return self._translator(lang).state_name(state)

    def say(self, message: Message, lang: str) -> str:
        """Return the text of a message in a language."""
        return self._translator(lang).say(message)

    def wording(self, lang: str) -> Wording:
        """Return the wording of facts, dates and places in a language, as of today."""
        return Wording(self._translator(lang), self.today())

    def paper(
        self, packet: Packet, lang: str, edition: Edition | None = None, zip: str = "",
        state: str = "", *, day: date | None = None,
    ) -> Paper:  # fmt: skip
        """Return the hand-out of a packet in a language, or in those of the edition.

        It shows no answer, and from the ZIP code nothing but the distances of its places; the
        last days of a letter only where its `day` is given.
        """
        from navigator.library.papers import bound  # noqa: PLC0415 - not at the start

        langs = edition.spoken(lang) if edition else (lang,)
        held = [(one, [self.show(id, one, zip=zip) for id in packet.ids]) for one in langs]
        return bound([self._copy(told, one, zip, state, day=day) for one, told in held], edition)

    def answered_paper(
        self, id: str, answers: Answers, lang: str, zip: str = "", edition: Edition | None = None
    ) -> Paper:
        """Return a checklist with its answers, for the person who asked to have it printed."""
        from navigator.library.papers import bound  # noqa: PLC0415 - not at the start

        langs = edition.spoken(lang) if edition else (lang,)
        held = [(one, self.sheet(id, answers, one, zip, tells_answers=True)) for one in langs]
        return bound([self._copy([sheet], one, zip) for one, sheet in held], edition)

    def sheet(
        self, id: str, answers: Answers, lang: str, zip: str = "", *, tells_answers: bool = False
    ) -> ChecklistSheet:
        """Return a checklist ready for paper, with its answers if these are told."""
        checklist = self.checklist(id, lang, answers.state)
        self._check(answers.state, checklist.topic)
        translator = self._translator(lang)
        return self._screen.sheet(
            checklist, answers, self.today(), translator, zip, tells_answers=tells_answers
        )

    def _copy(
        self, records: list[Any], lang: str, code: str = "", state: str = "",
        *, day: date | None = None,
    ) -> Copy:  # fmt: skip
        """Return records in one language, ready for paper; `code` is a ZIP code, or empty."""
        from navigator.library.papers import copy_of  # noqa: PLC0415 - not at the start

        told = [
            (
                one,
                None if isinstance(one, Place) else self.outline(one, lang, code, state, day=day),
            )
            for one in records
        ]
        say, old = self.wording(lang), self.is_pack_old()
        copy = copy_of(told, say, reviewed=say.is_checked(*records), old=old)
        return replace(copy, near=self.distances(code, copy.places))

    def outline(
        self, record: Told, lang: str, zip: str = "", state: str = "", *, day: date | None = None
    ) -> Outline:
        """Return the text of a record in a language, part by part, in reading order.

        A card names people to call near `zip`; a letter and the page for the worst day those of
        `state`. From the `day` on a letter its last days are counted; it is not kept.
        """

        def make(one: str) -> Outline:
            if one == lang:
                return self._outlined(record, one, zip, state, day)
            from navigator.library.beside_english import again  # noqa: PLC0415 - seldom

            return self._outlined(again(self, record, one), one, zip, state, day)

        return self.with_english(lang, make, red=getattr(record, "topic", "") == "rights")

    def with_english(
        self, lang: str, make: Callable[[str], Outline], *, red: bool = False
    ) -> Outline:
        """Return what `make` returns, with English where it is needed; if `red`, all may harm."""
        told, translator = make(lang), self._translator(lang)
        if not (translator.has_gaps or translator.needs_english):
            return told
        from navigator.library.beside_english import with_english  # noqa: PLC0415 - as above

        marked, english, beside = make(lang + _MARKED), make("en"), translator.needs_english
        say, red = self.wording(lang), red or told.grave
        return with_english(told, marked, english, say, red=red, beside=beside)

    def _outlined(self, record: Told, lang: str, zip: str, state: str, day: date | None) -> Outline:
        from navigator.library.outline import outline  # noqa: PLC0415 - the first waits
        from navigator.records.letters import Letter  # noqa: PLC0415 - as above

        stops: tuple[Caution, ...] = ()
        if isinstance(record, Program):
            translator = self._translator(lang)
            stops = self._cards.stops(record.state, record.topic, translator, self.today())
            stops = tuple(one for one in stops if one.key in (record.cautions or (one.key,)))
        where = known_zip(self._store, zip) if isinstance(record, TopicCard) and zip else None
        where = where if where and where.state == record.state else None
        people = people_to_call(self, record, lang, zip, state)
        if isinstance(record, Letter):
            record = record.in_state(state_of(self, zip) or state, self.today())
        return outline(record, self.wording(lang), people, stops=stops, where=where, day=day)

    def survey(self, lang: str = "en") -> Survey:
        """Return the view across states: changes, a comparison, a map of the law, papers."""
        from navigator.library.overview import Survey  # noqa: PLC0415 - not at the start

        translator, old = self._translator(lang), self.is_pack_old()
        done = self.languages()[lang]
        return Survey(self._cards, translator, self.today(), self.states(), reviewed=done, old=old)

    def card(self, state: str, topic: str, lang: str = "en", on: date | None = None) -> TopicCard:
        """Return the card of one topic in one jurisdiction as of a day (today by default)."""
        self._check(state, topic)
        return self._cards.topic(state, topic, self._translator(lang), on or self.today())

    def facts(self, state: str, topic: str, on: date | None = None) -> tuple[Fact, ...]:
        """Return every typed fact of a topic as of a day, nulls included, in its fixed order."""
        self._check(state, topic)
        return self._cards.facts(state, topic, on or self.today())

    def guide(self, id: str, lang: str = "en") -> Guide:
        """Return one longer card, such as `card:US:rights.questioned`."""
        state, topic = self._part(id, "card")
        translator, day = self._translator(lang), self.today()
        held = self._cards.guides(state, topic.split(".")[0], translator, day)
        return with_id(id, held)

    def program(self, id: str, lang: str = "en") -> Program:
        """Return one named program, whatever its dates."""
        state, translator = self._part(id, "program")[0], self._translator(lang)
        held = (self._cards.programs(state, topic, translator) for topic in TOPICS)
        return with_id(id, itertools.chain.from_iterable(held))

    def letters(self, lang: str = "en") -> tuple[Letter, ...]:
        """Return every letter, in the order of their senders."""
        if lang not in self._letters:
            translator = self._translator(lang)
            self._letters[lang] = tuple(map(translator.letter, self._store.letters()))
        return self._letters[lang]

    def letter(self, id: str, lang: str = "en") -> Letter:
        """Return one letter, such as `letter:US:uscis-rfe`."""
        return with_id(id, self.letters(lang))

    def place(self, id: str, lang: str = "en") -> Place:
        """Return one place by its id; raises BadInput where there is none."""
        place = self._places.place(id)
        if place is None:
            raise unknown_id(id)
        return self._translator(lang).place(place)

    def places(
        self,
        state: str | None,
        topic: str | None = None,
        kind: str | None = None,
        lang: str = "en",
        limit: int = -1,
    ) -> tuple[Place, ...]:
        """Return places that serve a jurisdiction: its own, national ones, then those of lists."""
        found = self._places.places(state=state, topic=topic, kind=kind, limit=limit)
        return tuple(self._translator(lang).place(place) for place in found)

    def count_places(self, state: str | None, topic: str | None = None) -> int:
        """Count the places that `places` returns without a limit."""
        return self._places.count(state=state, topic=topic)

    def near(
        self,
        zip: str,
        kind: str | None = None,
        limit: int = 10,
        wanted: Wanted | None = None,
        lang: str = "en",
    ) -> Near:
        """Return places that serve a ZIP code, nearest first; raises BadInput for no ZIP."""
        translator = self._translator(lang)
        return find_near(
            self._store, self._places, zip, kind, limit, wanted=wanted, translator=translator
        )

    def distances(self, zip: str, places: Iterable[Place]) -> dict[str, Nearby]:
        """Return by id the distances of places with a point; empty for a ZIP that is on no map."""
        return distances(self._store, zip, places)

    def city(self, text: str, state: str = "") -> CityRow:
        """Return the city `text` names, one in `state` first; raises BadInput where unclear."""
        return self._finding.city(text, state)

    def changes(self, state: str, start: date, end: date, lang: str = "en") -> tuple[Change, ...]:
        """Return the changes from `start` to `end`, federal ones included, soonest first."""
        translator = self._translator(lang)
        return self._cards.changes_between(state, start, end, translator, self.today())

    def checklists(self, lang: str = "en") -> tuple[Checklist, ...]:
        """Return every checklist, in the order of topics."""
        if lang not in self._checklists:
            translator = self._translator(lang)
            order = list(TOPICS)
            held = sorted(self._store.checklists(), key=lambda one: order.index(one.topic))
            self._checklists[lang] = tuple(translator.checklist(one) for one in held)
        return self._checklists[lang]

    def checklist(self, id: str, lang: str = "en", state: str = "") -> Checklist:
        """Return one checklist, such as `checklist:driving`; a form with what a state knows."""
        held = with_id(id, self.checklists(lang))
        if not held.fill:
            return held
        from navigator.library.screening import with_facts  # noqa: PLC0415 - not at the start

        facts = self.card(state, held.topic, lang).facts if state else ()
        return with_facts(held, facts, self.wording(lang))

    def _asking(self, id: str, lang: str) -> Checklist | Interview:
        """Return the checklist or the interview of an id."""
        for one in self.checklists(lang):
            if one.id == id:
                return one
        return self.interview(lang)

    def screen(self, id: str, answers: Answers, lang: str = "en") -> Result:
        """Return the outcomes that the rules give for these answers; nothing is kept."""
        checklist = self.checklist(id, lang)
        self._check(answers.state, checklist.topic)
        return self._screen.screen(checklist, answers, self.today(), self._translator(lang))

    def interview(self, lang: str = "en") -> Interview:
        """Return the interview; raises BadInput where the pack has none."""
        if lang not in self._interviews:
            held = self._store.interview()
            if held is None:
                raise unknown_id("checklist:household")
            self._interviews[lang] = self._translator(lang).interview(held)
        return self._interviews[lang]

    def judge_household(self, answers: Answers, lang: str = "en") -> tuple[Row, ...]:
        """Return every program of the interview for every person; nothing is kept."""
        interview = self.interview(lang)
        self._check(answers.state, interview.families[0].topic)
        if self._interviewing is None:
            from navigator.library.interviewing import Interviewing  # noqa: PLC0415 - as below

            self._interviewing = Interviewing(self._store, self._cards)
        shared = tuple(self.checklist(one, lang) for one in interview.with_checklists)
        translator = self._translator(lang)
        return self._interviewing.judge(interview, shared, answers, self.today(), translator)

    def plan_ground(self, state: str, lang: str, zip: str = "") -> PlanGround:
        """Return what every plan of a state rests on: help, numbers near `zip`, papers."""
        from navigator.library.planning import plan_ground  # noqa: PLC0415 - not at the start

        return plan_ground(self, state, lang, zip)

    def plan(
        self, ground: PlanGround, rows: Iterable[Row], answers: Answers, lang: str
    ) -> HouseholdPlan:
        """Return the plan of a household from its judged rows, in a language; nothing is kept."""
        from navigator.library.planning import make_plan  # noqa: PLC0415 - not at the start

        return make_plan(ground, rows, answers, self.wording(lang), self.wording("en"))

    def plan_outline(self, answers: Answers, lang: str, zip: str = "") -> Outline:
        """Return the plan of a household as an outline, for two languages side by side."""
        from navigator.library.plan_outline import plan_outline  # noqa: PLC0415 - not at the start

        def make(one: str) -> Outline:
            return plan_outline(self._plan(answers, one, zip), self.wording(one))

        return self.with_english(lang, make)

    def plan_paper(
        self, answers: Answers, lang: str, edition: Edition, zip: str = "", *,
        with_sensitive: bool = False, tells_answers: bool = False,
    ) -> Paper:  # fmt: skip
        """Return the plan of a household on a sheet, in the languages of the edition."""
        from navigator.handout.plan_paper import PlanSheet, plan_paper  # noqa: PLC0415 - as above
        from navigator.handout.press import Press  # noqa: PLC0415 - as above

        done, old = self.languages(), self.is_pack_old()
        given = (answers.household, answers.people) if tells_answers else None
        sheets = [
            PlanSheet(
                self._plan(answers, one, zip),
                Press(self.wording(one), reviewed=done[one], old=old, site=edition.site),
                self.interview(one).asks, given, with_sensitive,
            )
            for one in edition.spoken(lang)
        ]  # fmt: skip
        return plan_paper(sheets, edition)

    def _plan(self, answers: Answers, lang: str, zip: str) -> HouseholdPlan:
        rows = self.judge_household(replace(answers, zip=zip), lang)
        return self.plan(self.plan_ground(answers.state, lang, zip), rows, answers, lang)

    @property
    def _screen(self) -> Screening:
        if self._screening is None:
            from navigator.library.screening import Screening  # noqa: PLC0415 - not at the start

            self._screening = Screening(self, self._store, self._cards)
        return self._screening

    def show(self, id: str, lang: str = "en", on: date | None = None, *, zip: str = "") -> Any:
        """Return the record of an id; a checklist of a state comes with whom to call near `zip`."""
        if self._places.has_id(id):
            return self.place(id, lang)
        match = _ID.match(id)
        if match is None:
            raise unknown_id(id)
        if match[1] == "card":
            return (
                self.guide(id, lang) if "." in match[3] else self.card(match[2], match[3], lang, on)
            )
        if match[1] == "program":
            return self.program(id, lang)
        if match[1] == "letter":
            return self.letter(id, lang)
        if match[4]:
            from navigator.eligibility.answers import Answers  # noqa: PLC0415 - the first waits

            return self.sheet(f"checklist:{match[5]}", Answers(match[4]), lang, zip)
        return self.checklist(id, lang)

    def search(
        self,
        text: str,
        *,
        state: str | None = None,
        topic: str | None = None,
        lang: str = "en",
        limit: int = 20,
        zip: str = "",
    ) -> tuple[Hit, ...]:
        """Return guidance and places for a typed query, best first, near before far.

        A place named in the query overrides `state` and `zip`. Raises BadInput for an unknown
        state, topic or language.
        """
        return self.look_up(text, state=state, topic=topic, lang=lang, limit=limit, zip=zip).hits

    def look_up(
        self,
        text: str,
        *,
        state: str | None = None,
        topic: str | None = None,
        lang: str = "en",
        limit: int = 20,
        zip: str = "",
        off: Collection[Spot] = (),
        letters: bool = False,
    ) -> Results:
        """Return what `search` finds, and the place that the text names.

        Places in `off` are not meant. With `letters` only letters are found, by what people say of
        a paper, its sender, or a number among other words.
        """
        self._check(FEDERAL if state is None else state, topic or "legal", unheld=True)
        return self._finding.search(
            text, state, topic, limit, zip=zip, translator=self._translator(lang), day=self.today(),
            checklist=lambda id: self._asking(id, lang), off=off, letters=letters,
        )  # fmt: skip

    def candidates(self, text: str, state: str, limit: int) -> dict[str, Candidate]:
        """Return every row that `look_up` weighs, by id, with its features: what it learns from."""
        return self._finding.candidates(text, state, limit, self.today())

    def namings(self) -> Iterator[Naming]:
        """Yield the names of all places, those that are shown on request too."""
        return (naming for _, naming in self._places.namings())

    def _translator(self, lang: str) -> Translator:
        if lang not in self._translators:
            if lang.endswith(_MARKED):
                translator = self._translator(lang.removesuffix(_MARKED))
                return self._translators.setdefault(lang, translator.marking())
            if lang not in self._store.languages():
                raise BadInput("asked.language", "do.use_en_or_es", lang=lang)
            self._translators[lang] = Translator(self._store, lang)
        return self._translators[lang]

    def _check(self, state: str, topic: str, *, unheld: bool = False) -> None:
        check_asked(state, topic, None if unheld else self._store.states())

    def _part(self, id: str, kind: str) -> tuple[str, str]:
        match = _ID.match(id)
        if match is None or match[1] != kind:
            raise unknown_id(id)
        return match[2], match[3]
