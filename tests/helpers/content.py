"""A tiny `resources/` tree written to a temporary folder: the smallest that loads."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

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
    - {value: false, until: 2024-12-31, confidence: confirmed, sources: [{id: law, says: None before 2025.}]}
    - {value: true, since: 2025-01-01, until: 2026-12-31, confidence: confirmed, sources: [{id: law, says: In force from 2025.}]}
    - {value: false, since: 2027-01-01, confidence: confirmed, sources: [{id: law, says: Ends with 2026.}]}
  clean_slate:
    - {value: Some old cases may be sealed., confidence: confirmed, sources: [{id: law, says: Sealing.}]}
  post_conviction_relief:
    - {value: null, null_means: not_known, confidence: unconfirmed, sources: []}
  pardon_note:
    - {value: null, null_means: not_covered, confidence: confirmed, sources: [{id: law, says: No pardons.}]}
cautions:
  - {key: records.background_check, level: info, text: Ask first., confidence: confirmed, sources: [{id: law, says: Ask.}]}
  - {key: records.lawyer_before_plea, level: stop, text: See a lawyer before any plea., confidence: confirmed, sources: [{id: law, says: Lawyer.}]}
changes:
  - {on: 2025-01-01, text: A cap begins., confidence: confirmed, sources: [{id: law, says: Begins.}]}
  - {on: 2027-01-01, text: The cap ends., confidence: confirmed, sources: [{id: law, says: Ends.}]}
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
    confidence: confirmed
    sources: [{id: page, says: Free lawyers in Denver.}]
"""

SPANISH = """
reviewed: false
texts:
  "Some old cases may be sealed.": "Algunos casos viejos pueden sellarse."
"""


def write_tree(folder: Path, **changed: str) -> Path:
    """A `resources` folder with one topic, one place and the shared words.

    `changed` replaces or adds files; `__` in a name stands for `/`.
    """
    shared = Path(__file__).parents[2] / "resources" / "vocabulary"
    files = {f"vocabulary/{path.name}": path.read_text("utf-8") for path in shared.iterdir()}
    files |= {"states/CO/records.yaml": RECORDS, "places/CO.yaml": PLACES}
    files |= {name.replace("__", "/") + ".yaml": dedent(text) for name, text in changed.items()}
    for name, text in files.items():
        path = folder / "resources" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    spanish = folder / "i18n" / "content_es" / "states" / "CO" / "records.yaml"
    spanish.parent.mkdir(parents=True, exist_ok=True)
    spanish.write_text(SPANISH, "utf-8")
    return folder / "resources"
