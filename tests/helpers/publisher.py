"""Stewards who sign packs, and a site that takes them: all in a temporary folder."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import sqlite3
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from securesystemslib.signer import CryptoSigner

from navigator.library.facade import Library
from navigator.pack.installed import read_pointer
from navigator.paths import MANIFEST_FILE, PACK_FILE, Paths
from navigator.site.settings import Settings
from navigator.steward.content.pack.building import build
from navigator.steward.signing.publishing import Repository
from navigator.update.trial import try_out
from navigator.update.updating import Outcome, Updating
from tests.helpers.content import RECORDS, write_tree

TODAY = date(2026, 11, 24)
OLD, BUNDLED, NEW, NEWER = "2026-10-15", "2026-11-01", "2026-11-10", "2026-11-20"
"""Build days of the packs below."""


@cache
def packs() -> Path:
    """A folder with one small pack for each day; what each says about a plea names its day."""
    top = Path(mkdtemp(prefix="navigator-packs-"))
    for day in (OLD, BUNDLED, NEW, NEWER):
        text = RECORDS.replace("seen: 2026-11-01", f"seen: {day}")
        text = text.replace("See a lawyer before any plea.", f"See a lawyer. {day}")
        places = (write_tree(top / day) / "places" / "CO.yaml").read_text("utf-8")
        places = places.replace("seen: 2026-11-01", f"seen: {OLD}")
        resources = write_tree(top / day, states__CO__records=text, places__CO=places)
        build(resources, top / day / "pack", TODAY)
    return top


def pack(day: str) -> Path:
    """The folder of the pack of a day. Nobody changes it."""
    return packs() / day / "pack"


@cache
def key(name: str) -> CryptoSigner:
    """A key; the same name is the same key."""
    del name
    return CryptoSigner.generate_ed25519()


STEWARDS = ("ana", "ben", "cleo")


@dataclass
class Stewards:
    """Publish into `folder`, two of three signing."""

    folder: Path
    days_ago: int = 0
    """How long ago they do what they do now."""
    people: tuple[str, ...] = STEWARDS
    ends: tuple[str, str] = ("snapshot", "timestamp")

    @property
    def repository(self) -> Repository:
        return Repository(self.folder, lambda: datetime.now(UTC) - timedelta(days=self.days_ago))

    def name_keys(self, *signed_by: str, threshold: int = 2) -> None:
        """Stage a root with the people and ends of now, and sign it."""
        people = [key(name).public_key for name in self.people]
        ends = [key(name).public_key for name in self.ends]
        self.repository.stage_root(people, threshold, *ends)
        self.sign(*(signed_by or self.people[:2]))

    def publish(self, day: str, *signed_by: str) -> None:
        self.repository.stage_pack(pack(day))
        self.sign(*(signed_by or self.people[:2]))

    def sign(self, *names: str) -> None:
        """These stewards sign, then the office; what is complete goes out."""
        self.repository.sign(key(name) for name in names)
        self.repository.sign(key(name) for name in self.ends)

    def copy(self, to: Path) -> Path:
        """A stick with what is out now."""
        shutil.copytree(self.folder, to)
        return to

    def root(self, version: int = 1) -> Path:
        return self.folder / "metadata" / f"{version}.root.json"


def way(stewards: Stewards, name: str) -> Path:
    """The file that is handed out under a name of the list."""
    (path,) = (stewards.folder / "targets").glob(f"*.{name}")
    return path


def begun(folder: Path, day: str = NEW, days_ago: int = 0) -> Stewards:
    """Stewards who have published the pack of a day."""
    stewards = Stewards(folder, days_ago)
    stewards.name_keys()
    stewards.publish(day)
    return stewards


def begun_younger(bundled: Path, folder: Path) -> Stewards:
    """Stewards who have published the pack of a program as if it were built a day later."""
    whole = folder / "younger"
    shutil.copytree(bundled, whole)
    path, manifest = whole / PACK_FILE, json.loads((whole / MANIFEST_FILE).read_text("utf-8"))
    day = (date.fromisoformat(manifest["built_on"]) + timedelta(days=1)).isoformat()
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("UPDATE meta SET value = ? WHERE key = 'built_on'", (day,))
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    manifest |= {"built_on": day, "sha256": digest}
    (whole / MANIFEST_FILE).write_text(json.dumps(manifest), "utf-8")
    stewards = Stewards(folder / "out")
    stewards.name_keys()
    stewards.repository.stage_pack(whole)
    stewards.sign("ana", "ben")
    return stewards


def new_content(told: list[str]) -> str:
    """The day of the content that came, as the Spanish settings page tells it."""
    found = re.search(r"Llegó información nueva del (\d+ \w+ \d+)", " ".join(told))
    assert found is not None, told
    return found[1]


@dataclass
class Site:
    """A computer with the bundled pack of `BUNDLED`, that trusts a root."""

    home: Path
    source: Path
    root: Path
    bundled: str = BUNDLED
    settings: Settings = field(init=False)

    def __post_init__(self) -> None:
        self.settings = Settings(
            updates="folder", updates_from=str(self.source), updates_root=str(self.root)
        )

    def trust_others(self, folder: Path, day: str) -> None:
        """Follow other stewards from now on, whose pack of `day` lies in `folder`."""
        others = Stewards(folder, people=("x", "y"), ends=("xs", "xt"))
        others.name_keys()
        others.publish(day)
        self.settings = self.settings._replace(
            updates_from=str(folder), updates_root=str(others.root())
        )

    @property
    def content(self) -> Path:
        return self.home / "content"

    @property
    def paths(self) -> Paths:
        own = pack(self.bundled)
        return Paths(own, self.home / "settings.toml", None, self.home, content=self.content)

    @property
    def updating(self) -> Updating:
        return Updating(self.paths, lambda: TODAY, try_out)

    def look(self, **more: Any) -> Outcome:
        return self.updating.look(self.settings, **more)

    def opens(self) -> str:
        """The build day of what opens now; it is searched and read as the window would."""
        with Library.open(self.paths, lambda: TODAY) as library:
            assert library.search("plea lawyer", state="CO")
            day = library.built_on.isoformat()
            assert library.card("CO", "records").stops[0].text == f"See a lawyer. {day}"
            return day

    def held(self) -> list[str]:
        """Names of what lies among the packs."""
        folder = self.content / "packs"
        return sorted(one.name for one in folder.iterdir()) if folder.exists() else []

    def uses(self) -> str:
        """The SHA-256 of the pack that came later, or nothing."""
        used = read_pointer(self.content).pack
        return used.sha256 if used else ""


def digest(day: str) -> str:
    found: str = json.loads((pack(day) / "manifest.json").read_text("utf-8"))["sha256"]
    return found
