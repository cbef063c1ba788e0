"""What changed content costs whoever takes it: `python3 tests/bench/changes.py`.

Today's content is changed as stewards change it (one fee; a fee with its note and a source that
was read again; a place more; 200 facts and 300 places, as in a month; six such months), each is
built, and a table says how many pages of the pack are new and how large the difference is,
beside the whole pack. `--json` for every figure. Three minutes on a quiet computer.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
import tempfile
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "build"), str(ROOT)]
import setup_env  # noqa: E402

if TYPE_CHECKING:
    from navigator.steward.content.records import Content, PlacesContent, TopicContent

FACTS, PLACES, MONTHS = 200, 300, 6
with_ = msgspec.structs.replace


def copied(content: Content) -> Content:
    """The same content, whose files can be changed."""
    topics = [
        replace(one, sources=dict(one.sources), facts={k: list(v) for k, v in one.facts.items()})
        for one in content.topics
    ]
    places = [
        replace(one, sources=dict(one.sources), places=list(one.places)) for one in content.places
    ]
    translations = {lang: dict(texts) for lang, texts in content.translations.items()}
    return replace(content, topics=topics, places=places, translations=translations)


def one_fee(content: Content, today: date, *, anew: bool) -> Content:
    """The fee of a license in Colorado; `anew`: with its note, and its source read today."""
    made = copied(content)
    file = next(one for one in made.topics if (one.state, one.topic) == ("CO", "driving"))
    (fee,) = file.facts["fee_usd"]
    note = "A standard license costs $31.12 since November." if anew else fee.note
    file.facts["fee_usd"] = [with_(fee, value=31, null_means=None, note=note)]
    if anew:
        id = fee.sources[0].id
        file.sources[id] = with_(file.sources[id], seen=today)
        made.translations["es"].pop(fee.note or "", None)
        made.translations["es"][str(note)] = "La licencia normal cuesta $31.12 desde noviembre."
    return made


def one_place(content: Content) -> Content:
    """A place more in the first state: all others lie behind it."""
    made = copied(content)
    places = next(one for one in made.places if one.state == "AL").places
    places.insert(3, with_(places[3], id=f"{places[3].id}-b", name=f"{places[3].name} Annex"))
    return made


def month(content: Content, number: int, today: date) -> Content:
    """What a month may bring: `FACTS` facts and `PLACES` places, half of them listed ones."""
    made, chance = copied(content), random.Random(number)  # noqa: S311 - no secret
    facts = [(file, name) for file in made.topics for name in file.facts]
    for file, name in chance.sample(facts, FACTS):
        _change_fact(made, file, name, chance, today)
    by_hand = [(places, one.id) for places in made.places for one in places.places]
    for places, id in chance.sample(by_hand, PLACES // 2):
        _change_place(places, id, chance, number)
    rows = {(row.state, row.id): [row] for row in made.listed.rows}
    for key in chance.sample(sorted(rows), PLACES - PLACES // 2):
        (row,) = rows[key]
        kind = chance.random()
        if kind < 0.2:
            more = replace(row, id=f"{row.id}-{number}", name=f"{row.name} Annex")
            rows[key] = [row, more]
        elif kind < 0.35:
            rows[key] = []
        else:
            rows[key] = [replace(row, phone=f"303-555-{chance.randrange(10_000):04}")]
    listed = tuple(row for some in rows.values() for row in some)
    return replace(made, listed=replace(made.listed, rows=listed))


def _change_fact(
    made: Content, file: TopicContent, name: str, chance: random.Random, today: date
) -> None:
    """Another value and often another note; its sources read again, or one more."""
    fact, *others = file.facts[name]
    value: Any = fact.value
    if isinstance(value, bool):
        value = not value
    elif isinstance(value, (int, float)):
        value += 1
    elif isinstance(value, str):
        value += f" ({today.year})"
    note = fact.note
    if note and chance.random() < 0.6:
        note = f"{note} Looked at again in {today:%B %Y}."
        for texts in made.translations.values():
            if told := texts.get(fact.note or ""):
                texts[note] = f"{told} Visto otra vez en {today:%m/%Y}."
    cites = list(fact.sources)
    for at, cite in enumerate(cites):
        file.sources[cite.id] = with_(file.sources[cite.id], seen=today)
        if chance.random() < 0.4:
            cites[at] = with_(cite, says=f"{cite.says[:-1]} since {today.year}.")
    if cites and chance.random() < 0.25:
        source, id = file.sources[cites[0].id], f"{cites[0].id}-{today:%Y%m}"
        file.sources[id] = with_(source, title=f"{source.title}, {today:%Y-%m}", seen=today)
        cites.append(with_(cites[0], id=id, says=f"Says the same in {today:%Y-%m}."))
    new = with_(fact, value=value, note=note, sources=cites)
    if chance.random() < 0.1:
        begins = with_(new, since=today)
        file.facts[name] = [with_(fact, until=today - timedelta(days=1)), begins, *others]
    else:
        file.facts[name] = [new, *others]


def _change_place(file: PlacesContent, id: str, chance: random.Random, number: int) -> None:
    at = next(at for at, one in enumerate(file.places) if one.id == id)
    place, kind = file.places[at], chance.random()
    if kind < 0.2:
        more = with_(place, id=f"{place.id}-{number}", name=f"{place.name} Annex")
        file.places.insert(at, more)
    elif kind < 0.35:
        del file.places[at]
    else:
        site = f"https://example.org/{place.id}"
        file.places[at] = with_(place, hours="Monday to Friday, 9 to 5", website=site)


def real_content() -> Content:
    """What `resources/` holds."""
    from navigator.steward.content.loader import load_content  # after set-up

    return load_content(ROOT / "resources", datetime.now(UTC).date())


def built(content: Content, folder: Path) -> bytes:
    """Its pack."""
    from navigator.paths import PACK_FILE
    from navigator.steward.content.pack.compiler import build_pack  # after set-up

    build_pack(content, folder)
    return (folder / PACK_FILE).read_bytes()


def measure(content: Content, scratch: Path) -> dict[str, dict[str, int]]:
    """Bytes and pages of each change."""
    from navigator.steward.signing.publishing import difference, press
    from navigator.update.packed import PAGE_BYTES  # after set-up

    today = datetime.now(UTC).date()
    before = built(content, scratch)
    held = {before[at : at + PAGE_BYTES] for at in range(0, len(before), PAGE_BYTES)}
    found = {"nothing, whole": {"pack": len(before), "travels": len(press(before))}}

    def told(name: str, changed: Content) -> None:
        after = built(changed, scratch)
        pages = [after[at : at + PAGE_BYTES] for at in range(0, len(after), PAGE_BYTES)]
        found[name] = {
            "pack": len(after), "pages": len(pages),
            "new pages": sum(page not in held for page in pages),
            "travels": len(difference(before, after)),
        }  # fmt: skip
        print(name, found[name], file=sys.stderr, flush=True)

    told("one fee", one_fee(content, today, anew=False))
    told("one fee, its note, a source read again", one_fee(content, today, anew=True))
    told("a place more", one_place(content))
    last = content
    for number in range(1, MONTHS + 1):
        last = month(last, number, today + timedelta(days=30 * number))
        if number in (1, MONTHS):
            told(f"{number} x {FACTS} facts and {PLACES} places", last)
    return found


def main() -> int:
    """Print the table."""
    asked = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    asked.add_argument("--json", action="store_true")
    chosen = asked.parse_args()
    python = setup_env.ensure("test")
    if Path(sys.executable) != python:
        return subprocess.run([str(python), *sys.argv], check=False).returncode
    with tempfile.TemporaryDirectory() as scratch:
        found = measure(real_content(), Path(scratch))
    if chosen.json:
        print(json.dumps(found, indent=2))
    for name, row in () if chosen.json else found.items():
        pages = f"{row['new pages']} of {row['pages']} pages" if "pages" in row else ""
        print(f"{name:45}{row['travels'] / 1000:10,.1f} kB  {pages}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
