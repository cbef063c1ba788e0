"""Reads all of `resources/` and the translations into one `Content` value.

It refuses nothing quietly: every problem of every file is collected and shown
together. What it returns holds only entries that were sound.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from functools import wraps
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

from navigator.errors import ContentErrors, Problem
from navigator.records.jurisdictions import FEDERAL, JURISDICTIONS
from navigator.records.letters import SENDERS
from navigator.records.topics import TOPICS
from navigator.steward.content.checks import (
    checklist_checks,
    guards,
    interview_checks,
    sentence_checks,
    sureness,
)
from navigator.steward.content.checks.answered import ANSWERED_FILE, read_answered
from navigator.steward.content.checks.guards import named_places
from navigator.steward.content.checks.letter_checks import (
    APPEALS_FILE,
    FIRST_WORDS_FILE,
    FORMS_FILE,
    LETTERS_FOLDER,
    read_appeals,
    read_first_words,
    read_forms,
    read_letters,
)
from navigator.steward.content.checks.locale_checks import read_beside, read_locale
from navigator.steward.content.checks.said_wrong import Phrases, phrases_of
from navigator.steward.content.checks.sentence_checks import check_answers, check_sayings
from navigator.steward.content.checks.ways import (
    CRIES_FILE,
    CRIES_FOLDER,
    MEANINGS_FILE,
    WAYS_FILE,
    check_model,
    read_dangers,
    read_meanings,
    read_tongue,
    read_ways,
)
from navigator.steward.content.lists.city_file import CITY_FILE, read_cities
from navigator.steward.content.lists.listed import (
    ListEntry,
    Lists,
    RemovedEntry,
    Row,
    check_rows,
    list_files,
    read_rows,
)
from navigator.steward.content.lists.matching import ByHand
from navigator.steward.content.lists.police_list import POLICE_FILE, read_police
from navigator.steward.content.lists.rent_file import RENT_FILE, read_rents
from navigator.steward.content.lists.zips import ZIP_FILE, read_zips
from navigator.steward.content.records import ITEM_ROLES, Content, PlacesContent, TopicContent
from navigator.steward.content.reviews.reviews import FOLDER, Entries, read_reviews
from navigator.steward.content.shape.checklist_schema import ChecklistEntry
from navigator.steward.content.shape.contacts import usual_phones
from navigator.steward.content.shape.interview_schema import (
    AmountsFile,
    FamilyEntry,
    InterviewEntry,
)
from navigator.steward.content.shape.publishers import (
    PUBLISHERS_FILE,
    check_publishers,
    read_publishers,
)
from navigator.steward.content.shape.reading import Reader
from navigator.steward.content.shape.review_shape import Reviews
from navigator.steward.content.shape.schema import (
    AcceptedEntry,
    AnswerEntry,
    CautionEntry,
    ChangeEntry,
    FactEntry,
    GuideEntry,
    ItemEntry,
    PlaceEntry,
    ProgramEntry,
    SayEntry,
    SourceEntry,
    TableEntry,
    TranslationFile,
)
from navigator.steward.content.shape.search_model import MODEL_FILE
from navigator.steward.content.words.language_files import (
    HOME,
    LOCALE_FILE,
    content_of,
    translated,
    window_of,
)
from navigator.steward.content.words.texts import translatable
from navigator.steward.content.words.translation_files import read_window_words, ui_file
from navigator.steward.content.words.wanted_words import (
    WORDS_FILE,
    check_pictures,
    check_wanted,
    check_window,
)

_INTERVIEW = Path("checklists/household")


def load_content(resources: Path, today: date) -> Content:
    """Read everything below `resources` and the `i18n` folder beside it.

    Raises ContentErrors naming file, key and mend of every problem found.
    """
    content, problems = read_content(resources, today)
    if problems:
        raise ContentErrors(tuple(sorted(problems)))
    return content


P = ParamSpec("P")
T = TypeVar("T")


def uncollected(read: Callable[P, T]) -> Callable[P, T]:
    """Wrap `read` so that Python collects no garbage meanwhile; afterwards as before.

    It takes a third less time. Only for calls that leave nothing behind but what they return.
    """

    @wraps(read)
    def reading(*args: P.args, **kwargs: P.kwargs) -> T:
        was_on = gc.isenabled()
        gc.disable()
        try:
            return read(*args, **kwargs)
        finally:
            if was_on:
                gc.enable()

    return reading


@uncollected
def read_content(resources: Path, today: date) -> tuple[Content, list[Problem]]:
    """Read everything as `load_content` does; return what is sound, and the problems beside it."""
    loading = _Loading(resources, today)
    loading.publishers()
    loading.locales()
    for state in (FEDERAL, *JURISDICTIONS):
        folder = "federal" if state == FEDERAL else f"states/{state}"
        for topic in TOPICS:
            loading.topic(Path(folder) / f"{topic}.yaml", state, topic)
        loading.place_file(Path("places") / f"{state}.yaml", state)
    loading.removed()
    loading.listed()
    loading.police()
    loading.problems += named_places(loading.content)
    loading.zips()
    loading.cities()
    loading.rents()
    loading.vocabulary()
    loading.answered()
    loading.interview()
    for path in sorted((resources / "checklists").glob("*.yaml")):
        loading.checklist(path.relative_to(resources))
    loading.families()
    loading.wanted_words()
    loading.letters()
    loading.meanings()
    loading.cries()
    loading.forms()
    loading.poverty(Path("federal/poverty.yaml"))
    loading.languages()
    loading.reviews()
    loading.unread()
    return loading.content, loading.problems


def read_reviews_anew(
    content: Content, resources: Path, today: date
) -> tuple[Content, list[Problem]]:
    """Return the content with the reviews now below `resources`, and their problems.

    A review changes nothing else, so nothing else is read.
    """
    loading = _Loading(resources, today)
    loading.content = replace(content, reviews=Reviews(), checked={})
    loading.reviews()
    return loading.content, loading.problems


def read_words_anew(
    content: Content, resources: Path, today: date
) -> tuple[Content, list[Problem]]:
    """Return the content with the translations and reviews of now, and their problems."""
    loading = _Loading(resources, today)
    loading.content = replace(
        content, reviews=Reviews(), checked={}, translations={}, gone={}, window={},
        window_texts={}, locale_files={}, locales={}, glossaries={}, withdrawn={},
    )  # fmt: skip
    loading.locales()
    loading.languages()
    loading.reviews()
    return loading.content, loading.problems


class _Loading:
    """The state of one run over the files."""

    def __init__(self, resources: Path, today: date) -> None:
        self.resources = resources
        self.today = today
        self.content = Content()
        self.problems: list[Problem] = []
        self._seen: set[Path] = set()
        self._forbidden: Phrases = ()
        self._is_broken = False
        """Set when some file could not be read: files that rest on it are not blamed."""

    def _open(self, relative: Path) -> Reader | None:
        path = self.resources / relative
        if not path.exists():
            return None
        self._seen.add(path)
        reader = Reader(path, Path(self.resources.name) / relative)
        reader.forbidden = self._forbidden
        self._is_broken |= reader.is_broken
        return reader

    def _reading(self, relative: Path) -> Iterator[Reader]:
        """Yield the reader of a file, if it exists, and take its problems in afterwards."""
        if reader := self._open(relative):
            yield reader
            self._close(reader)

    def _whole(self, relative: Path, kind: type[T]) -> Iterator[tuple[Reader, T]]:
        """Yield the reader and the entry of a file that is one entry, and take its problems in."""
        if reader := self._open(relative):
            entry = None if reader.is_broken else reader.convert(reader.keys, kind, "file")
            if entry is not None:
                yield reader, entry
            self.problems += reader.problems

    def _close(self, reader: Reader) -> None:
        reader.finish()
        self.problems += reader.problems

    def _sources(self, reader: Reader) -> dict[str, SourceEntry]:
        sources = dict(reader.mapping("sources", SourceEntry))
        self._judge(reader, sources)
        return sources

    def _judge(self, reader: Reader, sources: dict[str, SourceEntry]) -> None:
        if self.content.publishers.sites:
            check_publishers(reader, sources, self.content.publishers)

    def publishers(self) -> None:
        """Read how much each publisher is worth; before all other files, which rest on it."""
        if reader := self._open(PUBLISHERS_FILE):
            self.content.publishers = read_publishers(reader)
            self.problems += reader.problems

    def topic(self, relative: Path, state: str, topic: str) -> None:
        for reader in self._reading(relative):
            read = TopicContent(state, topic)
            read.sources = self._sources(reader)
            for name, raw in reader.mapping("facts", list[Any]):
                entries = [
                    reader.convert(one, FactEntry, f"facts.{name}[{number}]")
                    for number, one in enumerate(raw)
                ]
                read.facts[name] = [entry for entry in entries if entry is not None]
            for role in ITEM_ROLES:
                read.items[role] = [entry for _, entry in reader.items(role, ItemEntry)]
            read.cautions = [entry for _, entry in reader.items("cautions", CautionEntry)]
            read.changes = [entry for _, entry in reader.items("changes", ChangeEntry)]
            read.programs = [entry for _, entry in reader.items("programs", ProgramEntry)]
            read.guides = [entry for _, entry in reader.items("guides", GuideEntry)]
            read.without = reader.one("without", list[str], required=False) or []
            guards.check_topic(reader, read, self.today)
            lent = [
                one for one in self.content.topics if (one.state, one.topic) == (FEDERAL, topic)
            ]
            ids = {entry.id for one in lent for entry in one.guides}
            ids |= {entry.id for one in lent for entry in one.programs}
            sentence_checks.check_steps(reader, read, ids)
            sentence_checks.check_chosen(reader, read)
            sureness.check_flags(reader, read.facts)
            if self.content.publishers.sites:
                sureness.check_untold(reader, read, self.content.publishers)
            self.content.topics.append(read)

    def place_file(self, relative: Path, state: str) -> None:
        for reader in self._reading(relative):
            read = PlacesContent(state)
            read.sources = self._sources(reader)
            read.places = [usual_phones(one) for _, one in reader.items("places", PlaceEntry)]
            guards.check_places(reader, read, self.today)
            self.content.places.append(read)

    def removed(self) -> None:
        """Read the removal list, and check that nobody wrote down a place that is on it."""
        for reader in self._reading(Path("places/removed.yaml")):
            self.content.removed = [entry for _, entry in reader.items("removed", RemovedEntry)]
            guards.check_removed(reader, self.content.removed, self.content.places, self.today)

    def listed(self) -> None:
        """Read the lists, without places that were removed or are written down by hand."""
        sources: dict[str, SourceEntry] = {}
        lists: dict[str, ListEntry] = {}
        files: dict[str, str] = {}
        rows: list[Row] = []
        for name in list_files(self.resources / "places"):
            reader = self._open(Path(f"places/{name}.yaml"))
            if reader is None:
                continue
            own = self._sources(reader)
            entries = [entry for _, entry in reader.items("lists", ListEntry)]
            guards.check_lists(reader, own, entries, self.today)
            for id in (sources.keys() & own.keys()) | (files.keys() & {one.id for one in entries}):
                reader.problem(id, "another file of lists has this id.", "take another.")
            read, wrong = read_rows(self.resources / f"places/{name}.csv")
            for problem in wrong:
                reader.problem(f"{name}.csv", problem, "see docs/places.md.")
            rows += check_rows(reader, read, {entry.id: entry for entry in entries})
            sources |= own
            lists |= {entry.id: entry for entry in entries}
            files |= dict.fromkeys((entry.id for entry in entries), name)
            self._close(reader)
        self.content.listed = self._without_known(Lists(sources, lists, files, tuple(rows)))

    def _without_known(self, listed: Lists) -> Lists:
        """Return the lists without removed rows and rows of a place written down by hand."""
        rows, lists = listed.rows, listed.lists
        out = {row for row in rows for one in self.content.removed if one.is_of(row)}
        by_hand = ByHand(rows)
        twins: dict[tuple[str, str], Row] = {}
        for file in self.content.places:
            for place in file.places:
                for row in by_hand.find(place):
                    if lists[row.list].kind == place.kind:
                        out.add(row)
                        if place.address and place.address.street:
                            twins.setdefault((file.state, place.id), row)
        return replace(
            listed, rows=tuple(row for row in rows if row not in out), hidden=tuple(out),
            twins=twins,
        )  # fmt: skip

    def answered(self) -> None:
        """Read what pages other than their list say about listed places; after the words."""
        for reader in self._reading(ANSWERED_FILE.with_suffix(".yaml")):
            content = self.content
            content.listed = read_answered(
                reader, self.resources / ANSWERED_FILE, content.listed, self._sources(reader),
                words=content.words, today=self.today,
            )  # fmt: skip

    def police(self) -> None:
        """Read the police agencies of each state that have an agreement with ICE."""
        for reader in self._reading(POLICE_FILE.with_suffix(".yaml")):
            sources = self._sources(reader)
            self.content.police = read_police(reader, self.resources / POLICE_FILE, sources)
            guards.check_sources(reader, sources, self.today)

    def zips(self) -> None:
        """Read the points of ZIP codes."""
        for reader in self._reading(ZIP_FILE.with_suffix(".yaml")):
            guards.check_sources(reader, self._sources(reader), self.today)
            self.content.zips = read_zips(reader, self.resources / ZIP_FILE)

    def cities(self) -> None:
        """Read the names of cities, each with a ZIP in its middle."""
        for reader in self._reading(CITY_FILE.with_suffix(".yaml")):
            guards.check_sources(reader, self._sources(reader), self.today)
            path = self.resources / CITY_FILE
            self.content.cities = read_cities(reader, path, self.content.zips)

    def rents(self) -> None:
        """Read HUD's income limits by county."""
        for reader in self._reading(RENT_FILE.with_suffix(".yaml")):
            guards.check_sources(reader, self._sources(reader), self.today)
            self.content.rents = read_rents(reader, self.resources / RENT_FILE)

    def vocabulary(self) -> None:
        for reader in self._reading(WORDS_FILE):
            self.content.words = dict(reader.mapping("words", str))
            guards.check_texts(reader, self.content.words.items())
        for reader in self._reading(Path("vocabulary/synonyms.yaml")):
            for group in ("topics", "states", "languages", "names"):
                self.content.synonyms[group] = dict(reader.mapping(group, list[str]))
        for reader in self._reading(Path("vocabulary/answers.yaml")):
            for topic in TOPICS:
                self.content.answers[topic] = [
                    entry for _, entry in reader.items(topic, AnswerEntry)
                ]
                check_answers(reader, topic, self.content.answers[topic])
        for reader in self._reading(Path("vocabulary/say.yaml")):
            for topic in TOPICS:
                self.content.sayings[topic] = [entry for _, entry in reader.items(topic, SayEntry)]
                check_sayings(reader, topic, self.content.sayings[topic])
        for reader in self._reading(Path("vocabulary/accepted.yaml")):
            entries = reader.items("accepted", AcceptedEntry)
            self.content.accepted = [entry for _, entry in entries]

    def checklist(self, relative: Path) -> None:
        for reader, entry in self._whole(relative, ChecklistEntry):
            asked = self.content.interview
            checklist_checks.check_checklist(reader, entry, self.today, asked.asks if asked else ())
            if asked and entry.id in asked.with_checklists:
                self._programs(reader, entry, asked)
            self._judge(reader, entry.sources)
            self.content.checklists.append(entry)

    def _programs(self, reader: Reader, entry: ChecklistEntry, asked: InterviewEntry) -> None:
        amounts, order = self.content.amounts, asked.order
        interview_checks.check_programs(reader, entry.outcomes, amounts, order)

    def interview(self) -> None:
        """Read the interview's questions and its tables of dollars."""
        for reader, asked in self._whole(_INTERVIEW / "interview.yaml", InterviewEntry):
            interview_checks.check_interview(reader, asked, self.today)
            self._judge(reader, asked.sources)
            self.content.interview = asked
        for reader, held in self._whole(_INTERVIEW / "amounts.yaml", AmountsFile):
            interview_checks.check_amounts(reader, held, self.today)
            self._judge(reader, held.sources)
            self.content.amounts = held.amounts

    def families(self) -> None:
        """Read the programs that only the interview judges."""
        if (asked := self.content.interview) is None:
            return
        for name in asked.families:
            for reader, family in self._whole(_INTERVIEW / f"{name}.yaml", FamilyEntry):
                entry = interview_checks.as_checklist(asked, name, family)
                checklist_checks.check_checklist(reader, entry, self.today, asked.asks)
                self._programs(reader, entry, asked)
                self._judge(reader, entry.sources)
                self.content.families.append(entry)

    def wanted_words(self) -> None:
        """Check that every text the program composes has words; after all files that use some."""
        if self.content.words and (reader := self._open(WORDS_FILE)):
            judged = [*self.content.checklists, *self.content.families]
            check_wanted(reader, self.content.words, judged)
            check_pictures(reader)
            self.problems += reader.problems

    def poverty(self, relative: Path) -> None:
        for reader in self._reading(relative):
            self.content.poverty_sources = self._sources(reader)
            self.content.poverty = [entry for _, entry in reader.items("tables", TableEntry)]
            guards.check_sources(reader, self.content.poverty_sources, self.today)
            for entry in self.content.poverty:
                key = f"tables.{entry.year}.{entry.region}"
                guards.check_claim(reader, key, entry, self.content.poverty_sources)

    def letters(self) -> None:
        """Read the papers that people get, and their first words in other languages."""
        for name in SENDERS:
            for reader in self._reading(LETTERS_FOLDER / f"{name}.yaml"):
                read_letters(reader, name, self.content, self._sources(reader), self.today)
        for state in JURISDICTIONS:
            for reader in self._reading(Path("states") / state / APPEALS_FILE):
                read_appeals(reader, state, self.content, self._sources(reader), self.today)
        root = self.resources.parent
        for path in sorted((root / HOME).glob(f"*/{FIRST_WORDS_FILE}")):
            reader = Reader(path, path.relative_to(root))
            read_first_words(reader, self.content)
            self._close(reader)

    def meanings(self) -> None:
        """Read what queries mean; after all pages that a meaning may put first."""
        reader = self._open(MEANINGS_FILE)
        if reader is None or self._is_broken:
            self.problems += reader.problems if reader else []
            return
        read_meanings(reader, self.content)
        self._close(reader)
        root = self.resources.parent
        for path in sorted((root / HOME).glob(f"*/{WAYS_FILE}")):
            reader = Reader(path, path.relative_to(root))
            read_ways(reader, self.content, path.parent.name)
            self.problems += reader.problems
        shown = Path(self.resources.name) / MODEL_FILE
        if problem := check_model(self.resources / MODEL_FILE, shown, self.content):
            self.problems.append(problem)

    def cries(self) -> None:
        """Read the cries for help and the pages each brings; after all pages that may be named."""
        paths = sorted((self.resources / CRIES_FOLDER).glob("*.yaml"))
        files = [CRIES_FILE, *(path.relative_to(self.resources) for path in paths)]
        for number, reader in enumerate(map(self._open, files)):
            if reader and not reader.is_broken and not self._is_broken:
                if number == 0:
                    read_dangers(reader, self.content)
                    reader.finish()
                else:
                    read_tongue(reader, self.content, files[number].stem)
            self.problems += reader.problems if reader else []

    def forms(self) -> None:
        """Read the forms that people know by numbers; after all pages that one may lead to."""
        reader = self._open(FORMS_FILE)
        if reader and reader.is_broken:
            self.problems += reader.problems
        elif reader and not self._is_broken:
            self.content.form_sources = self._sources(reader)
            read_forms(reader, self.content, self.today)
            self._close(reader)

    def unread(self) -> None:
        """Note each YAML file that nobody reads: it is misnamed."""
        for path in sorted(self.resources.rglob("*.yaml")):
            if path not in self._seen:
                shown = Path(self.resources.name) / path.relative_to(self.resources)
                self.problems.append(
                    Problem(shown, "file", "nobody reads this file.", "name it as docs/content.md.")
                )

    def locales(self) -> None:
        """Read how each language writes; before all texts, for it says what none may say."""
        for lang in ("en", *translated(self.resources.parent)):
            shown = HOME / lang / LOCALE_FILE
            if not (path := self.resources.parent / shown).exists():
                self.problems.append(
                    Problem(shown, "file", "it is missing.", "copy that of `en` and change it.")
                )
                continue
            reader = Reader(path, shown)
            if held := read_locale(reader):
                self.content.locales[lang], self.content.locale_files[lang] = held
            self.problems += reader.problems
            self.problems += read_beside(self.resources.parent, lang, self.content)
        self._forbidden = phrases_of(self.content.locale_files.values())

    def languages(self) -> None:
        """Read the translations; after every text that may have one."""
        for lang in translated(self.resources.parent):
            self.language(lang)

    def language(self, lang: str) -> None:
        """Read the translations of one language; keep those apart whose English text is gone."""
        root = self.resources.parent
        english = translatable(self.content)
        texts = self.content.translations.setdefault(lang, {})
        gone = self.content.gone.setdefault(lang, {})
        unread: set[str] = set()
        self._window(lang)
        for path in sorted((root / content_of(lang)).rglob("*.yaml")):
            reader = Reader(path, path.relative_to(root))
            reader.forbidden = self._forbidden
            read = reader.convert(reader.keys, TranslationFile, "file") if reader.keys else None
            if read is not None:
                guards.check_translation(reader, read)
                held = {text: read.texts[text] for text in read.texts if text in english}
                for text in read.texts.keys() - held.keys():
                    files = gone.get(text, ("", ()))[1]
                    gone[text] = (read.texts[text], (*files, reader.path))
                unread |= set() if read.reviewed else held.keys()
                for text, translated in held.items():
                    texts.setdefault(text, translated)
            self.problems += reader.problems
        self.content.flagged[lang] = texts.keys() - unread

    def _window(self, lang: str) -> None:
        """Read what the window of a language has."""
        ui = ui_file(self.resources, lang)
        words = read_window_words(ui)
        wrong = "its blanks differ.", "keep every `{…}`."
        self.problems += [Problem(window_of(lang), one, *wrong) for one in check_window(words)]
        done = sum(one.finished for one in words)
        self.content.window[lang] = (done, len(words))
        self.content.window_texts[lang] = {one.id: one.translation for one in words if one.finished}
        self.content.window_words = len(words)

    def reviews(self) -> None:
        """Read the reviews by people; after everything that may be reviewed."""
        entries = Entries(self.content)
        for path in sorted((self.resources / FOLDER).glob("*.yaml")):
            for reader in self._reading(path.relative_to(self.resources)):
                read_reviews(reader, self.content, entries, self.today, path.stem)
        for lang, flagged in self.content.flagged.items():
            self.content.checked[lang] = flagged | self.content.reviews.checked(lang)
