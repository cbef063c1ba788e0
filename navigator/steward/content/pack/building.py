"""Checks the content and builds the pack: the two things a steward asks for."""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
from datetime import date
from pathlib import Path
from typing import Any

from navigator.errors import ToolError
from navigator.pack.store import Store, pack_digest
from navigator.paths import INDEX_FOLDER, MANIFEST_FILE
from navigator.search.guidance import build_indexes, is_sealed, seal
from navigator.steward.content.lists.area_codes import slips
from navigator.steward.content.loader import load_content
from navigator.steward.content.pack.compiler import build_pack
from navigator.steward.content.proof import contradictions, figures
from navigator.steward.content.words.language_files import HOME, windows
from navigator.steward.content.words.offering import for_visitors, missing

STAMP = "built-from"


def check(resources: Path, today: date) -> dict[str, Any]:
    """Read everything strictly; return counts by confidence and the texts that contradict.

    Raises ContentErrors. A contradiction is no error, nor is a missing translation or a review that
    is void.
    """
    content = load_content(resources, today)
    counted = figures.count(content)
    gaps = missing(content)
    return {
        "files": len(content.topics),
        "places": sum(len(file.places) for file in content.places),
        "place_confidence": figures.count_places(content),
        "facts": counted,
        "shares": figures.shares(counted),
        "conflicts": figures.conflicts(content),
        "least_certain": figures.least_certain(content, today),
        "untranslated": {lang: len(texts) for lang, texts in gaps.items()},
        "missing": gaps,
        "left_over": content.left_over,
        "reviews": len(content.reviews.valid),
        "review_warnings": content.reviews.warnings,
        "contradictions": contradictions.find(content, today),
        "doubted_phones": sorted(":".join(one) for one in slips(content.listed.rows)),
    }


def build(
    resources: Path, folder: Path, today: date, *,
    if_changed: bool = False, every_language: bool = False,
) -> dict[str, Any]:  # fmt: skip
    """Compile the pack into `folder` with its Whoosh index beside it; return the manifest.

    A language that is only begun is left out, unless `every_language` is set.
    """
    stamp = folder / STAMP
    wanted = _fingerprint(resources) + (" every language" if every_language else "")
    if if_changed and (manifest := _current(folder, wanted)):
        return manifest
    content = load_content(resources, today)
    manifest = build_pack(content if every_language else for_visitors(content), folder)
    try:
        stamp.unlink(missing_ok=True)
        with tempfile.TemporaryDirectory(dir=folder, prefix=".index-") as scratch:
            store = Store(folder)
            try:
                build_indexes(store, Path(scratch))
            finally:
                store.close()
            seal(Path(scratch), manifest["sha256"])
            shutil.rmtree(folder / INDEX_FOLDER, ignore_errors=True)
            shutil.copytree(scratch, folder / INDEX_FOLDER)
        stamp.write_text(wanted, "utf-8")
    except OSError as error:
        raise ToolError(
            f"The search index could not be written to {folder} ({error.strerror}).",
            "Free some space or choose a folder you may write to, then build again.",
        ) from error
    return manifest


def _current(folder: Path, wanted: str) -> dict[str, Any] | None:
    """Return the manifest of a pack that is whole, sealed and built from `wanted`, else None."""
    try:
        manifest: dict[str, Any] = json.loads((folder / MANIFEST_FILE).read_text("utf-8"))
        is_same = (folder / STAMP).read_text("utf-8") == wanted
        digest = pack_digest(folder)
        is_whole = digest == manifest["sha256"] and is_sealed(folder / INDEX_FOLDER, digest)
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return manifest if is_same and is_whole else None


def _fingerprint(resources: Path) -> str:
    package = Path(__file__).resolve().parents[3]
    digest = hashlib.sha256()
    inputs = [
        *resources.rglob("*.yaml"),
        *resources.rglob("*.csv"),
        *resources.rglob("*.tsv"),
        *(resources.parent / HOME).rglob("*.yaml"),
        *windows(resources.parent),  # how far the window is, counts too
    ]
    inputs += package.joinpath("steward/content").rglob("*.py")
    inputs += [package / "search" / "guidance.py"]
    inputs += [package / "pack" / "open_tables.py"]
    # By their place in the project: the same files give the same pack wherever the project lies.
    for path in sorted(inputs):
        home = package.parent if path.is_relative_to(package) else resources.parent
        digest.update(path.relative_to(home).as_posix().encode() + path.read_bytes())
    return digest.hexdigest()
