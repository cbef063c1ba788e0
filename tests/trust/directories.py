"""Directories in HSDS, harmed where a reader may stumble: ids, nesting, sizes, encodings, quotes.

What they begin with is an export of our own and what others published (tests/hsds).
"""

from __future__ import annotations

import copy
import csv
import io
import json
import random
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from navigator.steward.exchange.hsds.hsds import export_hsds
from navigator.steward.exchange.hsds.hsds_shape import KEYS, OURS, PATHS, READ
from tests.helpers.hsds import HAARRRVEST, ILAO, PLACE

Lines = list[list[str]]
Package = dict[str, Lines]
_SEED_LINES = 6
_MOST_LETTERS = 1_000_000
"""Of an object, lest what is tried is the making of it."""
_MANY = 2_000
"""Rows of each table where all of one belong to all of another."""
_LINKS = ("service", "location", "service_at_location")
_LIKELY = {"number": "303-433-2812", "byday": "MO", "opens_at": "09:00", "closes_at": "17:00",
           "city": "Denver", "state_province": "CO", "code": "es"}  # fmt: skip
ENCODINGS = (*["utf-8"] * 8, "utf-8-sig", "utf-16", "utf-16-le", "latin-1", "cp1252")
CELLS = (
    "", " ", "\0", "\x1b[31m", "\ud800", "\u202e", "\ufeff", "\u2028", "=1+1", "'=1", "@x", "-1",
    "9" * 6000, "1e309", "nan", "inf", "[" * 2000, "{}", "null", "x" * 100_000, "," * 3000,
    "a" + " " * 30_000 + "a", " \n" * 3000 + "a", "a or " * 3000, "; " * 3000, "a|" * 3000,
    '"' * 99,
    "303-433-2812 ext. " + "9" * 300, "(" * 500, "http://" + "a." * 3000, "https://[", "MO,TU,XX",
    "25:61", "00:00", "2026-99-99", "CO", "place:CO:helper", "place:US:x", "active", "TRUE", "es",
    "Safe house", "٣٠٣", "𝟛𝟘𝟛-433-2812", "ß" * 500, "İ" * 500,
)  # fmt: skip
ODD: tuple[Any, ...] = (
    None, True, False, 0, -1, 10**400, 1e308, float("nan"), float("-inf"), [], {}, [[]], [{}],
    [None], {"id": []}, {"id": {"id": 1}}, {"": ""}, *CELLS,
)  # fmt: skip
NAMES = (
    *KEYS, *OURS, "addresss", "Id", "ID", "", "contents", "x", "id ", "nam\u0435", "postal_address",
    "eligibility", *(column for columns in OURS.values() for column in columns),
)  # fmt: skip


class Directories:
    """Writes one directory after another into a folder, each made by its number."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        places = [PLACE, replace(PLACE, id="place:CO:other", name="Other", phones=())]
        if not (folder / "seeds").exists():
            export_hsds(places, "2026-11-26", folder / "seeds")
        names = [folder / "seeds" / "tabular", ILAO]
        self._packages = [
            {path.name: _lines(path) for path in sorted(one.glob("*.csv"))} for one in names
        ]
        found = [*(folder / "seeds" / "json").rglob("*.json"), *HAARRRVEST.glob("*.json")]
        self._objects = []
        for path in sorted(found):
            try:
                self._objects.append(json.loads(path.read_text("utf-8")))
            except ValueError:
                continue

    def write(self, number: int) -> Path:
        """The path an import is given."""
        chance = random.Random(number)
        folder = self._folder / "come"
        folder.mkdir(exist_ok=True)
        for old in folder.iterdir():
            old.unlink()
        encoding = chance.choice(ENCODINGS)
        if chance.random() < 0.5:
            path = folder / chance.choice(("x.json", "services.json", "x.jsonl", "place.ndjson"))
            path.write_bytes(_bytes(self._object(chance), encoding, chance))
            return folder if path.suffix == ".json" and chance.random() < 0.3 else path
        package, style = self._package(chance), _style(chance)
        harmed = chance.choice([*package, *[""] * 2 * len(package)])
        for name, lines in package.items():
            raw = _encoded(_csv(lines, style), encoding)
            (folder / name).write_bytes(_harmed(raw, chance) if name == harmed else raw)
        return folder

    def _package(self, chance: random.Random) -> Package:
        package = copy.deepcopy(chance.choice(self._packages))
        for _ in range(chance.randrange(1, 5)):
            name = chance.choice(sorted(package))
            chance.choice(_OF_TABLES)(package, name, chance)
        if chance.random() < 0.005:
            _blow_up(package, chance)
        return package

    def _object(self, chance: random.Random) -> str:
        value = copy.deepcopy(chance.choice(self._objects))
        before = json.dumps(value)
        for _ in range(chance.randrange(1, 5)):
            # Written and read anew: no part of it is the same as another, which would multiply.
            told = json.dumps(chance.choice(_OF_OBJECTS)(value, chance))
            value = json.loads(told if len(told) < _MOST_LETTERS else before)
            before = json.dumps(value)
        match chance.randrange(6):
            case 0:
                value = [value] * chance.randrange(1, 4)
            case 1:
                value = {"contents": [value], "page": 1}
            case 2:
                value = {chance.choice(NAMES): [value], chance.choice(NAMES): value}
            case 3:
                return "\n".join([json.dumps(value)] * chance.randrange(1, 4))
            case _:
                pass
        return json.dumps(value, ensure_ascii=chance.random() < 0.5)


def _lines(path: Path) -> Lines:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [line for line, _ in zip(csv.reader(file), range(_SEED_LINES), strict=False)]


def _style(chance: random.Random) -> dict[str, Any]:
    """How a package writes its lines."""
    return {
        "delimiter": chance.choice(",,,;\t"),
        "quoting": csv.QUOTE_ALL if chance.random() < 0.2 else csv.QUOTE_MINIMAL,
        "lineterminator": chance.choice(("\n", "\n", "\n", "\r\n", "\r\n", "\r")),
    }


def _csv(lines: Lines, style: dict[str, Any]) -> str:
    text = io.StringIO()
    csv.writer(text, **style).writerows(lines)
    return text.getvalue()


def _bytes(text: str, encoding: str, chance: random.Random) -> bytes:
    raw = _encoded(text, encoding)
    return _harmed(raw, chance) if chance.random() < 0.2 else raw


def _encoded(text: str, encoding: str) -> bytes:
    return text.encode(encoding, "surrogatepass" if "utf" in encoding else "replace")


def _harmed(whole: bytes, chance: random.Random) -> bytes:
    """Some bytes changed, or an archive in a file's place."""
    if chance.random() < 0.05:
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("services.csv", bytes(1 << 20))
        return packed.getvalue()
    raw = bytearray(whole)
    for _ in range(chance.randrange(1, 8)):
        at = chance.randrange(len(raw) + 1)
        raw[at : at + chance.randrange(4)] = chance.choice(
            (
                chance.randbytes(3),
                b'"',
                b"\0",
                b"\n",
                b"{",
                b"]",
                b",",
                b"\xff\xfe",
                b"\xed\xa0\x80",
            )
        )
    return bytes(raw)


# Tables


def _drop_table(package: Package, name: str, chance: random.Random) -> None:
    if len(package) > 1:
        del package[name]
    del chance


def _rename_table(package: Package, name: str, chance: random.Random) -> None:
    package[f"{chance.choice(NAMES).strip() or 'x'}.csv"] = package.pop(name)


def _drop_column(package: Package, name: str, chance: random.Random) -> None:
    at = chance.randrange(max(map(len, package[name]), default=1) or 1)
    package[name] = [line[:at] + line[at + 1 :] for line in package[name]]


def _rename_column(package: Package, name: str, chance: random.Random) -> None:
    if package[name] and package[name][0]:
        package[name][0][chance.randrange(len(package[name][0]))] = chance.choice(NAMES)


def _odd_cell(package: Package, name: str, chance: random.Random) -> None:
    if lines := [line for line in package[name] if line]:
        line = chance.choice(lines)
        line[chance.randrange(len(line))] = chance.choice(CELLS)


def _other_id(package: Package, name: str, chance: random.Random) -> None:
    """An id that is missing, or that of any other row: its own, its parent's, its child's."""
    ids = [cell for _, line, at in _id_cells(package) for cell in line[at : at + 1]]
    own = [(line, at) for of, line, at in _id_cells(package) if of == name]
    for line, at in chance.sample(own, min(len(own), chance.randrange(1, 4))):
        line[at] = chance.choice(("", chance.choice(ids)))


def _id_cells(package: Package) -> Iterator[tuple[str, list[str], int]]:
    for name, lines in package.items():
        columns = [at for at, one in enumerate(lines[0] if lines else ()) if one.endswith("id")]
        for line in lines[1:]:
            yield from ((name, line, at) for at in columns if at < len(line))


def _repeat_rows(package: Package, name: str, chance: random.Random) -> None:
    package[name] += copy.deepcopy(package[name][1:]) * chance.randrange(1, 30)


def _ragged(package: Package, name: str, chance: random.Random) -> None:
    for line in package[name]:
        if chance.random() < 0.3:
            line.extend([chance.choice(CELLS)] * chance.randrange(1, 4))
        elif chance.random() < 0.3:
            del line[chance.randrange(len(line) + 1) :]


def _shuffle(package: Package, name: str, chance: random.Random) -> None:
    chance.shuffle(package[name])


def _blow_up(package: Package, chance: random.Random) -> None:
    """Many services of one organization at one door, and as many rows that belong to all."""
    whose = chance.choice(("location_id", "organization_id"))
    tables = sorted(one for one in READ if whose in READ[one] and one not in _LINKS)
    below = chance.choice(tables)
    columns = [one for one in READ[below] if not one.endswith("id")]
    many = range(_MANY)
    package.clear()
    package["organizations.csv"] = [["id", "name"], ["us", "We"]]
    package["locations.csv"] = [["id", "organization_id", "name"], ["here", "us", "House"]]
    package["services.csv"] = [["id", "organization_id", "name"]]
    package["services.csv"] += [[f"s{one}", "us", f"Help {one}"] for one in many]
    package["service_at_location.csv"] = [["service_id", "location_id"]]
    package["service_at_location.csv"] += [[f"s{one}", "here"] for one in many]
    owner = {"location_id": "here", "organization_id": "us"}[whose]
    cells = [_LIKELY.get(one, "x") for one in columns]
    package[PATHS[below]] = [["id", whose, *columns]]
    package[PATHS[below]] += [[f"n{one}", owner, *cells] for one in many]


_OF_TABLES: tuple[Callable[[Package, str, random.Random], None], ...] = (
    _drop_table, _rename_table, _drop_column, _rename_column, _odd_cell, _odd_cell, _odd_cell,
    _other_id, _other_id, _repeat_rows, _ragged, _shuffle,
)  # fmt: skip


# Objects


def _spots(value: Any) -> list[tuple[Any, Any]]:
    """Each place in an object: what holds it, and its key or number there."""
    found: list[tuple[Any, Any]] = []
    left = [value]
    while left and len(found) < 2_000:
        one = left.pop()
        pairs = one.items() if isinstance(one, dict) else enumerate(one)
        for key, inside in list(pairs):
            found.append((one, key))
            if isinstance(inside, dict | list):
                left.append(inside)
    return found


def _at_some(change: Callable[[Any, Any, random.Random], None]) -> Callable[..., Any]:
    def changed(value: Any, chance: random.Random) -> Any:
        if isinstance(value, dict | list) and (spots := _spots(value)):
            change(*chance.choice(spots), chance)
        return value

    return changed


def _gone(holder: Any, key: Any, chance: random.Random) -> None:
    del holder[key], chance


def _odd(holder: Any, key: Any, chance: random.Random) -> None:
    holder[key] = copy.deepcopy(chance.choice(ODD))


def _renamed(holder: Any, key: Any, chance: random.Random) -> None:
    if isinstance(holder, dict):
        holder[chance.choice(NAMES)] = holder.pop(key)


def _deep(holder: Any, key: Any, chance: random.Random) -> None:
    for _ in range(chance.choice((1, 3, 12, 14, 200))):
        holder[key] = (
            [holder[key]] if chance.random() < 0.7 else {chance.choice(NAMES): holder[key]}
        )


def _repeated(holder: Any, key: Any, chance: random.Random) -> None:
    holder[key] = [holder[key]] * chance.randrange(2, 60)


def _an_id(value: Any, chance: random.Random) -> Any:
    """As with tables: gone, or that of any other object."""
    ids = [
        (one, key)
        for one, key in _spots(value)
        if str(key).endswith("id") and not isinstance(one[key], dict | list)
    ]
    if ids:
        holder, key = chance.choice(ids)
        other, named = chance.choice(ids)
        holder[key] = chance.choice((None, "", other[named]))
    return value


def _in_itself(value: Any, chance: random.Random) -> Any:
    """An object below itself, some levels deep: a service of its organization of its service."""
    for _ in range(chance.choice((1, 2, 5))):
        spots = [(one, key) for one, key in _spots(value) if isinstance(one, dict)]
        if not spots or len(json.dumps(value)) > 20_000:
            return value
        holder, _key = chance.choice(spots)
        holder[chance.choice(tuple(KEYS))] = chance.choice((value, [value]))
        value = json.loads(_cut(value))
    return value


def _cut(value: Any) -> str:
    """An object that holds itself, written out to a depth."""

    def told(one: Any, left: int) -> Any:
        if isinstance(one, dict):
            return {key: told(inside, left - 1) for key, inside in one.items() if left}
        if isinstance(one, list):
            return [told(inside, left - 1) for inside in one if left]
        return one

    return json.dumps(told(value, 24))


_OF_OBJECTS: tuple[Callable[[Any, random.Random], Any], ...] = (
    *map(_at_some, (_gone, _odd, _odd, _odd, _renamed, _deep, _repeated)),
    _an_id, _an_id, _in_itself,
)  # fmt: skip
