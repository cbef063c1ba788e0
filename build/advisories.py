"""Known holes in what is locked: `python3 build/advisories.py PATH`, with no network.

PATH holds records in the OSV format (https://ossf.github.io/osv-schema/): one .json, a list of
them, a .zip as osv.dev hands out for PyPI, or a folder. Somebody fetches it and keeps it, so
the same answer comes again. It says which locked version is named by which record, and ends
with 1. It refuses a path without a single record: that would pass for a clean answer.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import setup_env

ECOSYSTEM = "PyPI"
LOCK = setup_env.LOCKS / "release.txt"
"""The largest: it holds what the others do."""

Record = Mapping[str, Any]


@dataclass(frozen=True, slots=True, order=True)
class Hit:
    """One locked version that one record names."""

    package: str
    version: str
    id: str
    says: str


def records(source: Path) -> Iterator[Record]:
    """Every record at `source`."""
    if source.is_dir():
        for path in sorted(source.rglob("*.json")):
            yield from _listed(path.read_bytes())
    elif zipfile.is_zipfile(source):
        with zipfile.ZipFile(source) as packed:
            for name in sorted(packed.namelist()):
                if name.endswith(".json"):
                    yield from _listed(packed.read(name))
    else:
        yield from _listed(source.read_bytes())


def find(locked: Mapping[str, str], held: Iterable[Record]) -> list[Hit]:
    """What of `locked` (version by canonical name) the records name; withdrawn ones name none."""
    return sorted(
        {
            Hit(name, locked[name], record["id"], record.get("summary", ""))
            for record in held
            if not record.get("withdrawn")
            for affected in record.get("affected", ())
            if (name := _name(affected)) in locked and _names(affected, locked[name])
        }
    )


def locked_versions(lock: Path = LOCK) -> dict[str, str]:
    """Version by canonical name of everything in a lock file."""
    found = re.findall(r"^([\w.-]+)==([^\s;]+)", lock.read_text("utf-8"), re.MULTILINE)
    return {_canonical(name): version for name, version in found}


def look(source: Path) -> list[Hit]:
    """Compare the lock with the records at `source`."""
    try:
        held = list(records(source))
    except (OSError, ValueError, zipfile.BadZipFile) as error:
        setup_env.fail(f"{source} can not be read as OSV records ({error}).")
    if not any("id" in one and "affected" in one for one in held):
        setup_env.fail(f"There is no OSV record in {source}.")
    return find(locked_versions(), held)


def _listed(text: bytes) -> list[Record]:
    told = json.loads(text)
    if isinstance(told, dict):
        told = told.get("vulns", [told])
    return [one for one in told if isinstance(one, dict)]


def _canonical(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _name(affected: Record) -> str:
    package = affected.get("package", {})
    return _canonical(package.get("name", "")) if package.get("ecosystem") == ECOSYSTEM else ""


def _names(affected: Record, version: str) -> bool:
    """Whether one entry of a record is about this version, by its list or by its ranges."""
    if version in affected.get("versions", ()):
        return True
    ranges = (one for one in affected.get("ranges", ()) if one.get("type") == "ECOSYSTEM")
    return any(_is_within(one.get("events", ()), version) for one in ranges)


def _is_within(events: Iterable[Mapping[str, str]], version: str) -> bool:
    from packaging.version import InvalidVersion, Version  # noqa: PLC0415 - of the environment

    def number(text: str) -> Version:
        try:
            return Version(text)
        except InvalidVersion:
            return Version("0")

    steps = [(number(at), kind) for event in events for kind, at in event.items()]
    this, inside = Version(version), False
    for at, kind in sorted(steps, key=lambda step: step[0]):
        if kind == "introduced" and at <= this:
            inside = True
        elif (kind == "fixed" and at <= this) or (kind == "last_affected" and at < this):
            inside = False
    return inside


def main() -> int:
    """Print what is named; 1 when something is."""
    parser = argparse.ArgumentParser(description="Look for known holes in what is locked.")
    parser.add_argument("path", type=Path, help="OSV records: a .json, a .zip or a folder")
    hits = look(parser.parse_args().path)
    for one in hits:
        print(f"{one.package} {one.version}: {one.id} {one.says}".rstrip())
    print(f"{len(locked_versions())} packages, {len(hits)} known holes")
    return 1 if hits else 0


if __name__ == "__main__":
    sys.exit(main())
