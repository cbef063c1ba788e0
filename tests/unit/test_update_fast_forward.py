"""Whoever has the keys of the office raises its numbers to the end: nothing later would be newer.

The stewards name other keys for the office; from then on what the old ones signed counts no more.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from tuf.api.metadata import Metadata, Snapshot, Timestamp

from navigator.errors import KnownError
from tests.helpers.publisher import NEW, NEWER, Site, Stewards, begun, key

HIGHEST = 2**31 - 1


@pytest.fixture
def stewards(tmp_path: Path) -> Stewards:
    return begun(tmp_path / "out")


@pytest.fixture
def site(tmp_path: Path, stewards: Stewards) -> Site:
    return Site(tmp_path / "home", stewards.folder, stewards.root())


def fast_forward(folder: Path) -> Path:
    """A copy of what is out, its snapshot and timestamp signed anew under the highest number."""
    metadata = folder / "metadata"
    snapshot = Metadata[Snapshot].from_file(str(metadata / "1.snapshot.json"))
    snapshot.signed.version = HIGHEST
    snapshot.sign(key("snapshot"))
    snapshot.to_file(str(metadata / f"{HIGHEST}.snapshot.json"))
    timestamp = Metadata[Timestamp].from_file(str(metadata / "timestamp.json"))
    timestamp.signed.version = HIGHEST
    timestamp.signed.snapshot_meta.version = HIGHEST
    timestamp.signed.snapshot_meta.length = timestamp.signed.snapshot_meta.hashes = None
    timestamp.sign(key("timestamp"))
    timestamp.to_file(str(metadata / "timestamp.json"))
    return folder


def test_it_holds_up_what_comes_later_until_the_office_has_other_keys(
    site: Site, stewards: Stewards, tmp_path: Path
) -> None:
    forged = fast_forward(stewards.copy(tmp_path / "forged"))
    honest = site.settings.updates_from
    site.settings = site.settings._replace(updates_from=str(forged))
    assert site.look().is_new  # its pack is one that the stewards signed
    site.settings = site.settings._replace(updates_from=honest)
    stewards.publish(NEWER)
    with pytest.raises(KnownError, match="older than what was seen"):
        site.look()
    assert site.opens() == NEW
    stewards.ends = ("snapshot anew", "timestamp anew")
    stewards.name_keys()
    assert site.look().is_new
    assert site.opens() == NEWER


def test_the_old_keys_raise_nothing_any_more(
    site: Site, stewards: Stewards, tmp_path: Path
) -> None:
    site.look()
    forged = fast_forward(stewards.copy(tmp_path / "forged"))
    stewards.ends = ("snapshot anew", "timestamp anew")
    stewards.name_keys()
    stewards.publish(NEWER)
    assert site.look().is_new
    site.settings = site.settings._replace(updates_from=str(forged))
    with pytest.raises(KnownError):
        site.look()
    assert site.opens() == NEWER
