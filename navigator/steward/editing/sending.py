"""Sends content out: checks, builds, compares with what is out, stages, signs, copies.

Each step gives back what a steward has to see before the next. Nothing is written before a
step has looked at all it needs, and a step that was called off leaves everything as it was.
A passphrase is handed on and kept nowhere.
"""

from __future__ import annotations

import shutil
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal

from navigator.errors import Problem, ToolError
from navigator.files import SHARED, write_whole
from navigator.pack.pack_places import PackPlaces
from navigator.pack.store import Store
from navigator.paths import PACK_FILE
from navigator.records.jurisdictions import FEDERAL, JURISDICTIONS
from navigator.records.topics import TOPICS
from navigator.steward.content.pack.building import build as build_pack
from navigator.steward.content.pack.diff import Difference, Report, diff
from navigator.steward.content.proof import contradictions
from navigator.steward.content.words.offering import missing
from navigator.steward.editing.edit_session import Sitting
from navigator.steward.signing.keys import PRIVATE, signers
from navigator.steward.signing.publishing import Repository, refuse_lacking
from navigator.steward.signing.waiting import (
    Waiting,
    pack_that_is_out,
    refuse_unopened,
    refuse_unopened_waiting,
    waiting_pack,
    what_waits,
)
from navigator.update.sources import METADATA, TARGETS

BEFORE = "pack-before"
"""The pack that was built before this one, beside it."""
_SPARE = 2_000_000
"""The bytes that stay free on a stick, for what is written beside the pack."""

Wanted = Callable[[], bool]
"""Returns whether the step is still wanted; called before anything is written."""


def always() -> bool:
    """Return True: a step that nobody can call off."""
    return True


@dataclass(frozen=True, slots=True)
class Checked:
    """The results of the check: problems stop a build, warnings are to be looked at."""

    problems: tuple[Problem, ...]
    warnings: tuple[tuple[str, tuple[str, ...]], ...]
    """A heading and its lines."""

    @property
    def is_sound(self) -> bool:
        """Return whether a pack can be built from it."""
        return not self.problems


def check(sitting: Sitting) -> Checked:
    """Return problems of the tree as it is now, and warnings, which stop no build."""
    content = sitting.content
    found = contradictions.find(content, sitting.today)
    pairs = tuple(f"{one.one}: {one.says} ↔ {one.other}: {one.against}" for one in found.found)
    warnings: list[tuple[str, tuple[str, ...]]] = [
        ("In no commit yet", tuple(map(str, sitting.uncommitted()))),
        ("Texts that may contradict each other, and nobody has looked at", pairs),
    ]
    for lang, texts in missing(content).items():
        warnings.append((f"Not translated, {lang}", tuple(texts)))
    for lang, left in content.left_over.items():
        warnings.append((f"Translations of texts that are gone, {lang}", tuple(map(str, left))))
    warnings.append(("Reviews to look at", tuple(map(str, content.reviews.warnings))))
    return Checked(sitting.problems, tuple(one for one in warnings if one[1]))


def build(sitting: Sitting, folder: Path, wanted: Wanted = always) -> dict[str, Any]:
    """Build the pack beside, then put it in place; what was there goes into `BEFORE`.

    Returns the manifest, empty where it was called off. Raises ContentErrors, ToolError.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    scratch = Path(tempfile.mkdtemp(dir=folder.parent, prefix=".building-"))
    try:
        manifest = build_pack(sitting.resources, scratch / folder.name, sitting.today)
        if not wanted():
            return {}
        before = folder.with_name(BEFORE)
        if folder.exists():
            shutil.rmtree(before, ignore_errors=True)
            folder.rename(before)
        (scratch / folder.name).rename(folder)
    except OSError as error:
        raise ToolError(
            f"The pack could not be put into {folder} ({error.strerror}).", "Free some space."
        ) from error
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
    return manifest


@dataclass(frozen=True, slots=True)
class News:
    """The difference between two packs, and the numbers of the new one by state."""

    against: str
    """The pack it was compared with, in words; empty where there is none."""
    report: Report | None
    numbers: Mapping[str, tuple[int, int, int]]
    """By state, how many facts, programs and places the new pack has."""


def news_of_built(pack: Path, out: Path | None) -> News:
    """Compare the built pack with the one that is out in a folder, else with the one before."""
    return _news(pack, out, pack.with_name(BEFORE))


def news_of_waiting(out: Path, pack: Path) -> News:
    """Compare the pack that waits in a folder with the one out there, else with the one before."""
    with tempfile.TemporaryDirectory(prefix="navigator-") as scratch:
        return _news(_as_folder(waiting_pack(out), Path(scratch)), out, pack.with_name(BEFORE))


def _news(mine: Path, out: Path | None, before: Path) -> News:
    if not (mine / PACK_FILE).is_file():
        raise ToolError(f"There is no pack in {mine}.", "Build it first.")
    status = Repository(out).status()["out"] if out and out.is_dir() else {}
    numbers = _numbers(mine)
    if out and status:
        with tempfile.TemporaryDirectory(prefix="navigator-") as scratch:
            old = _as_folder(pack_that_is_out(out), Path(scratch))
            told = f"the pack of {status['built_on']} that is out in {out}"
            return News(told, diff(old, mine), numbers)
    if (before / PACK_FILE).is_file():
        return News("the pack that was built before", diff(before, mine), numbers)
    return News("", None, numbers)


def as_told(differences: Iterable[Difference]) -> str:
    """Return all differences with all of their lines, by state and part."""
    told: list[str] = []
    for state, some in by_state(differences):
        told.append(state)
        for part, ones in by_part(some):
            told.append(f"  {part}")
            for one in ones:
                told.append(f"    {one.what} {one.kind}: {one.name}")
                told += [f"      {line}" for line in one.lines]
        told.append("")
    return "\n".join(told)


def by_state(differences: Iterable[Difference]) -> Iterator[tuple[str, list[Difference]]]:
    """Yield each state in words with its differences, the federal rules first."""
    held: dict[str, list[Difference]] = {}
    for one in differences:
        held.setdefault(one.state, []).append(one)
    for state in (FEDERAL, *sorted(JURISDICTIONS, key=JURISDICTIONS.__getitem__)):
        if state in held:
            yield JURISDICTIONS.get(state, "Federal, and lists"), held[state]


def by_part(differences: Iterable[Difference]) -> Iterator[tuple[str, list[Difference]]]:
    """Yield the differences of a state by topic, places and lists, with counts in words."""
    held: dict[str, list[Difference]] = {}
    for one in differences:
        name = f"List {one.listed}" if one.listed else one.topic or _PARTS.get(one.kind, one.kind)
        held.setdefault(name, []).append(one)
    for name, some in held.items():
        counts = Counter(one.what for one in some)
        told = ", ".join(f"{count:,} {what}" for what, count in sorted(counts.items()))
        yield f"{name[0].upper()}{name[1:]}: {told}", some


_PARTS = {"place": "Places written down by hand", "list": "What lists say of all their places"}


Loss = Literal["remove", "lacking", "contradicts"]


class NeedsNumber(ToolError):  # noqa: N818 - reads as what it asks
    """Raised where the loss is so large that a person must type its number."""

    def __init__(self, sentence: str, what: Loss, number: str) -> None:
        super().__init__(sentence, f"To publish anyway, type {number}.")
        self.what = what


def contradicting(sitting: Sitting) -> int:
    """Return the number of texts that contradict another one, and that nobody has looked at."""
    return len(contradictions.find(sitting.content, sitting.today).found)


def stage(
    pack: Path, out: Path, *, really_remove: int | None = None, really_lacking: int | None = None,
    contradicts: int = 0, really_contradicts: int | None = None, wanted: Wanted = always,
) -> dict[str, Any]:  # fmt: skip
    """Mark a pack as the newest, in the folder that is handed out.

    Raises NeedsNumber for a loss or a lack over the limits, or for texts of which `contradicts`
    contradict others; ToolError.
    """
    if contradicts not in (0, really_contradicts):
        told = "Texts that contradict another one, and that nobody has looked at"
        raise NeedsNumber(f"{told}: {contradicts}.", "contradicts", str(contradicts))
    with _asked_for("lacking"):
        refuse_lacking(pack, really_lacking)
    _room(out, (pack / PACK_FILE).stat().st_size)
    refuse_unopened(pack)
    if not wanted():
        return Repository(out).status()
    with _asked_for("remove"):
        return Repository(out).stage_pack(pack, really_remove)


@contextmanager
def _asked_for(what: Loss) -> Iterator[None]:
    """Turn an error that names an option of the command line into NeedsNumber."""
    try:
        yield
    except ToolError as error:
        if number := error.next_step.partition(f"--really-{what} ")[2]:
            raise NeedsNumber(error.sentence, what, number.rstrip(".")) from error
        raise


def signed_text(waiting: Waiting, found: News) -> str:
    """Return all that is signed: the pack, what changed, and its numbers by state."""
    lines = waiting.lines()
    if found.report is not None:
        told = as_told(found.report.differences) or "  nothing changed\n"
        lines += ["", f"Against {found.against}:", told]
    lines += ["", "What it holds, by state: facts, programs, places"]
    for state, (facts, programs, places) in found.numbers.items():
        name = JURISDICTIONS.get(state, "Federal")
        lines.append(f"  {name}: {facts:,}, {programs:,}, {places:,}")
    return "\n".join(lines)


def keys_in(folder: Path) -> tuple[str, ...]:
    """Return the names of the private keys in a folder; each has its passphrase."""
    return tuple(sorted(path.stem for path in folder.glob(f"*{PRIVATE}")))


def waiting(out: Path) -> Waiting | None:
    """Return what would be signed in this folder, or None. Raises ToolError."""
    return what_waits(out) if out.is_dir() else None


def sign(
    out: Path, keys: Path, phrases: Mapping[str, str], shown: Waiting, wanted: Wanted = always
) -> dict[str, Any]:
    """Sign what was shown, and nothing else. Raises ToolError."""
    hands = list(signers(keys, lambda name: phrases.get(name, "")))
    now = what_waits(out)
    if now is None or replace(now, signed={}, out={}) != replace(shown, signed={}, out={}):
        raise ToolError("What waits is another pack by now.", "Look at it again, then sign.")
    _room(out, now.bytes if now.is_new else 0)
    refuse_unopened_waiting(out)
    return Repository(out).sign(hands) if wanted() else Repository(out).status()


def copy_out(out: Path, stick: Path, wanted: Wanted = always) -> str:
    """Put what is out onto a stick, packs first and the timestamp last; return what it holds."""
    if not Repository(out).status()["out"]:
        raise ToolError("Nothing is out yet.", "Sign it first, by as many as must.")
    if not stick.is_dir():
        raise ToolError(f"There is no folder {stick}.", "Put the stick in, then choose it.")
    packs = sorted((out / TARGETS).iterdir())
    signed = sorted((out / METADATA).iterdir(), key=lambda path: path.name == "timestamp.json")
    there = stick / TARGETS
    _room(stick, sum(one.stat().st_size for one in packs if not (there / one.name).exists()))
    if not wanted():
        return ""
    try:
        for path in (*packs, *signed):
            write_whole(stick / path.relative_to(out), path.read_bytes(), mode=SHARED)
        for path in there.iterdir():
            if path.name not in {one.name for one in packs}:
                path.unlink()
    except OSError as error:
        raise ToolError(
            f"{stick} could not be written ({error.strerror}).", "Take another stick."
        ) from error
    return holds(stick)


def holds(folder: Path) -> str:
    """Return what a folder or stick holds now, and how much room is left, in words."""
    if not folder.is_dir():
        return "There is no such folder yet."
    status = Repository(folder).status()
    out, staged = status["out"], status["staged"]
    told = [
        f"It holds the pack of {out['built_on']} (version {out['version']}, root {out['root']}),"
        f" signed until {out['until']}; sha256 {out['sha256'][:16]}…"
        if out
        else "It holds no pack that is out."
    ]
    told += [f"Waiting: {name}, signed by {of}." for name, of in staged.items()]
    told.append(f"Room left: {shutil.disk_usage(folder).free / 1e6:,.0f} MB.")
    return " ".join(told)


def _room(folder: Path, needed: int) -> None:
    """Raise ToolError where a disk has no room for so many bytes."""
    there = next(one for one in (folder, *folder.absolute().parents) if one.is_dir())
    free = shutil.disk_usage(there).free
    if needed and free < needed + _SPARE:
        raise ToolError(
            f"There is room for {free / 1e6:,.0f} MB on {there}; this needs"
            f" {(needed + _SPARE) / 1e6:,.0f} MB.",
            "Free some, or take another.",
        )


def _as_folder(pack: bytes, folder: Path) -> Path:
    """Return a folder that holds a pack under the name that readers of packs look for."""
    (folder / PACK_FILE).write_bytes(pack)
    return folder


def _numbers(pack: Path) -> dict[str, tuple[int, int, int]]:
    store = Store(pack)
    try:
        places = Counter(place.state for place in PackPlaces(store).places())
        found = {}
        for state in store.states():
            topics = [store.topic(state, topic) for topic in TOPICS]
            facts = sum(len(rows.facts) for rows in topics)
            programs = sum(len(rows.programs) for rows in topics)
            found[state] = facts, programs, places[state]
        return found
    finally:
        store.close()
