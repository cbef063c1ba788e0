"""Content to test with: a tiny `resources/` tree, the smallest that loads, and the real one."""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from pathlib import Path
from textwrap import dedent
from typing import cast

from navigator.errors import Problem
from navigator.language.translator import Translator
from navigator.pack.store import Store
from navigator.records.jurisdictions import FEDERAL, JURISDICTIONS
from navigator.records.locales import Locale
from navigator.steward.content.loader import read_content
from navigator.steward.content.records import Content, TopicContent
from tests.helpers.kept import kept
from tests.helpers.locales import all_locales, write_locale
from tests.helpers.search_model import write_ways

ROOT = Path(__file__).parents[2]
RESOURCES = ROOT / "resources"
STATES = tuple(JURISDICTIONS)
"""Every jurisdiction is held; US beside them."""
HELD = (FEDERAL, *STATES)
_SEEN = re.compile(r"^ +seen: (?:&\w+ )?(\d{4}-\d\d-\d\d)$", re.MULTILINE)

SOURCE = """
sources:
  law:
    publisher: Colorado General Assembly
    title: A law
    url: https://leg.colorado.gov/bills/x
    as_of: 2024-06-05
    seen: 2026-11-01
"""

RECORDS = (
    SOURCE
    + """
facts:
  misdemeanor_364_day_law:
    - {value: 'no', until: 2024-12-31,
       sources: [{id: law, says: None before 2025.}]}
    - {value: most, since: 2025-01-01, until: 2026-12-31,
       sources: [{id: law, says: In force from 2025.}]}
    - {value: 'no', since: 2027-01-01,
       sources: [{id: law, says: Ends with 2026.}]}
  misdemeanor_364_exceptions:
    - {value: [A third drunk driving case may bring a year.],
       sources: [{id: law, says: Drunk driving.}]}
  clean_slate:
    - {value: Some old cases may be sealed., sources: [{id: law, says: Sealing.}]}
  post_conviction_relief:
    - {value: null, null_means: not_known, sources: []}
  pardon_note:
    - {value: null, null_means: not_covered, sources: [{id: law, says: No pardons.}]}
cautions:
  - {key: records.background_check, level: info, text: Ask first., sources: [{id: law, says: Ask.}]}
  - {key: records.lawyer_before_plea, level: stop, text: See a lawyer before any plea.,
     sources: [{id: law, says: Lawyer.}]}
changes:
  - {on: 2025-01-01, text: A cap begins., sources: [{id: law, says: Begins.}]}
  - {on: 2027-01-01, text: The cap ends., sources: [{id: law, says: Ends.}]}
"""
)

PLACES = """
sources:
  page:
    publisher: Helper
    title: About
    url: https://helper.example.org/about
    as_of: null
    seen: 2026-11-01
places:
  - id: helper
    name: Helper of Denver
    kind: legal
    subkind: named_lawyers
    topics: [legal, records]
    what: Lawyers for families.
    area: {states: [CO]}
    address: {street: 1 Main St, city: Denver, state: CO, zip: "80202"}
    phones: [{number: 303-555-0100}]
    languages: [en, es]
    cost: free
    sources: [{id: page, says: Free lawyers in Denver.}]
"""

PUBLISHERS = """
words:
  law: [court]
  agency: [census]
  organization: [helper]
sites:
  law: {laws: [leg.colorado.gov, court.example.gov]}
  agency: {offices: [agency.example.org]}
  law_copy: {lists: [agency.example.org/2020, copy.example.org]}
  organization: {groups: [helper.example.org]}
  secondary: {guides: [guide.example.org]}
"""

SPANISH = """
reviewed: false
texts:
  "Some old cases may be sealed.": "Algunos casos viejos pueden sellarse."
"""


OFFERED = """
offered_from: {window: 0, vocabulary: 0, checklists: 0, federal: 0, states: 0}
"""
"""A language that is offered however little of it there is."""


MEANINGS = {
    "records": ["card:{state}:records"],
    "health-center": ["places:health_center"],
    "welcome": ["places:welcome"],
    "license": ["places:dmv"],
}
WAYS = {
    "en": {
        "records": ["clear record"], "health-center": ["health center"],
        "welcome": ["welcome center"], "license": ["dmv"],
    },
    "es": {"records": ["limpiar antecedentes"]},
}  # fmt: skip
PASSING = {"en": ["my", "the"], "es": ["mi"]}


def write_tree(folder: Path, **changed: str) -> Path:
    """A `resources` folder with one topic, one place and the shared words.

    `changed` replaces or adds files; `__` in a name stands for `/`.
    """
    shared = RESOURCES / "vocabulary"
    files = {f"vocabulary/{path.name}": path.read_text("utf-8") for path in shared.glob("*.yaml")}
    del files["vocabulary/cries.yaml"]  # it names places of the whole country
    files |= {"states/CO/records.yaml": RECORDS, "places/CO.yaml": PLACES}
    files["vocabulary/publishers.yaml"] = PUBLISHERS
    del files["vocabulary/meanings.yaml"]
    files |= {name.replace("__", "/") + ".yaml": dedent(text) for name, text in changed.items()}
    for name, text in files.items():
        path = folder / "resources" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    if "vocabulary__meanings" not in changed:
        write_ways(folder, MEANINGS, WAYS, PASSING)
    spanish = folder / "i18n" / "es" / "content" / "states" / "CO" / "records.yaml"
    spanish.parent.mkdir(parents=True, exist_ok=True)
    spanish.write_text(SPANISH, "utf-8")
    write_locale(folder, "en")
    write_locale(folder, "es", OFFERED)
    return folder / "resources"


class Real:
    """What `resources/` and `i18n/` hold, and the day it is tested as of; never raises.

    The day comes by itself: whoever opens a window needs no more.
    """

    @cached_property
    def today(self) -> date:
        """The newest day a source was read."""
        return kept("today", lambda: _read()[2])

    @property
    def content(self) -> Content:
        """All that was sound."""
        return _read()[0]

    @property
    def problems(self) -> tuple[Problem, ...]:
        """All that was not."""
        return _read()[1]

    def topic(self, state: str, topic: str) -> TopicContent:
        """One topic file; an empty one where there is none."""
        for file in self.content.topics:
            if (file.state, file.topic) == (state, topic):
                return file
        return TopicContent(state, topic)


@cache
def real() -> Real:
    """The real content."""
    return Real()


@cache
def last_seen() -> date:
    """The newest day on which a source of the real content was opened; earlier is no `today`."""
    files = [*RESOURCES.rglob("*.yaml")]
    days = {day for path in files for day in _SEEN.findall(path.read_text("utf-8"))}
    return date.fromisoformat(max(days))


@cache
def _read() -> tuple[Content, tuple[Problem, ...], date]:
    return kept("content", _read_all)


def _read_all() -> tuple[Content, tuple[Problem, ...], date]:
    today = last_seen()
    content, problems = read_content(RESOURCES, today)
    return content, tuple(sorted(problems)), today


def forget_other_pages(resources: Path) -> None:
    """Delete from a copied tree of few states what names pages and places of all of them."""
    (resources / "vocabulary/cries.yaml").unlink()
    shutil.rmtree(resources / "vocabulary/cries")
    write_ways(resources.parent, MEANINGS, WAYS, PASSING)


@dataclass(frozen=True, slots=True)
class _Texts:
    """The two tables of a pack that a translator reads."""

    english: dict[str, str]
    translated: dict[str, str]

    def texts(self, lang: str) -> dict[str, str]:
        return self.translated if lang != "en" else {}

    def unchecked(self, lang: str) -> frozenset[str]:
        return frozenset(self.texts(lang))

    def words(self) -> dict[str, str]:
        return self.english

    def locales(self) -> dict[str, Locale]:
        return all_locales()


def translator(
    lang: str = "en",
    texts: dict[str, str] | None = None,
    words: dict[str, str] | None = None,
) -> Translator:
    """A translator without a pack: the real words, and the translations given."""
    english = real().content.words if words is None else words
    return Translator(cast("Store", _Texts(english, texts or {})), lang)
