"""What is offered, how far it has come and until when it counts, and why it is refused."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from tuf.api.exceptions import DownloadHTTPError

from navigator.errors import DiskError, KnownError, PackError
from navigator.library.facade import Library
from navigator.pack.installed import Pointer, read_pointer, write_pointer
from navigator.pack.store import Store
from navigator.steward.content.pack.building import build
from navigator.update import trial
from navigator.update.client import Client, Offer, begin
from navigator.update.packed import PACKED
from navigator.update.sources import FolderSource, Source
from tests.helpers.content import RECORDS, RESOURCES, write_tree
from tests.helpers.publisher import BUNDLED, NEW, NEWER, TODAY, Site, Stewards, digest, pack, way
from tests.helpers.web import serve


@contextmanager
def looking(stewards: Stewards, folder: Path) -> Iterator[tuple[Client, Offer, FolderSource]]:
    source = FolderSource(stewards.folder)
    with begin(stewards.root().read_bytes(), folder / "trusted", source) as client:
        yield client, client.offer(), source


# What is offered.
def test_an_offer_says_what_was_signed(stewards: Stewards, tmp_path: Path) -> None:
    with looking(stewards, tmp_path) as (client, offer, _):
        size = (pack(NEW) / "navigator.sqlite").stat().st_size
        assert (offer.sha256, offer.bytes) == (digest(NEW), size)
        assert (offer.built_on, offer.version) == (date.fromisoformat(NEW), 1)
        until = {role: date.fromisoformat(day) for role, day in client.expires().items()}
    today = datetime.now(UTC).date()
    for role, days in {"root": 730, "targets": 365, "snapshot": 180, "timestamp": 180}.items():
        # A minute of a test may lie on both sides of midnight.
        assert abs(until[role] - today - timedelta(days=days)) <= timedelta(days=1), role


def test_whoever_waits_hears_whole_percents_up_to_a_hundred(
    stewards: Stewards, tmp_path: Path
) -> None:
    heard: list[int] = []
    with looking(stewards, tmp_path) as (client, offer, source):
        client.fetch(offer, tmp_path / "pack", heard.append, {})
        assert heard[-1] == 100
        assert (tmp_path / "pack").stat().st_size == offer.bytes
        heard.clear()
        size = way(stewards, PACKED).stat().st_size
        for come in (1, size // 2, size - 1, size):
            source.tell(come)
    assert heard in ([0, 50, 99, 100], [0, 49, 99, 100])
    assert all(type(percent) is int for percent in heard)


def restaged(stewards: Stewards, change: Any) -> None:
    """Sign a list whose manifest was changed before."""
    stewards.repository.stage_pack(pack(NEWER))
    path = stewards.folder / "staged" / "targets.json"
    listed = json.loads(path.read_text("utf-8"))
    target = listed["signed"]["targets"]["navigator.sqlite"]
    target["custom"] = change(target["custom"])
    path.write_text(json.dumps(listed), "utf-8")
    stewards.sign("ana", "ben")


@pytest.mark.parametrize(
    "change",
    [
        lambda told: told | {"sha256": "0" * 64},
        lambda told: told | {"sha256": "f" * 64},
        lambda told: told | {"bytes": told["bytes"] + 1},
        lambda told: told | {"bytes": told["bytes"] - 1},
        lambda told: told | {"built_on": 20261120},
        lambda told: told | {"built_on": "next week"},
        lambda told: {name: told[name] for name in told if name != "bytes"},
        lambda _told: {"built_on": NEWER},
    ],
)
def test_a_list_that_tells_of_another_pack_is_refused(
    site: Site, stewards: Stewards, change: Any
) -> None:
    restaged(stewards, change)
    with pytest.raises(KnownError, match="can not be read") as caught:
        site.look()
    assert str(site.source) in str(caught.value.words())
    assert site.opens() == BUNDLED


# A server that says no.
@pytest.mark.parametrize("status", [402, 403, 404, 405, 500])
def test_a_server_that_hides_what_it_does_not_have_has_nothing(
    site: Site, stewards: Stewards, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, status: int
) -> None:
    """Storage that lists nothing answers 403 where others answer 404."""
    told = "no content for Navigator in" if status in {403, 404} else "can not be reached"
    with serve(stewards.folder, tmp_path) as server:
        monkeypatch.setenv("SSL_CERT_FILE", str(server.certificate))
        server.fails = status
        site.settings = site.settings._replace(updates="address", updates_from=server.address)
        with pytest.raises(KnownError, match=told):
            site.look()


# Files.
def test_a_file_comes_in_pieces_of_a_quarter_of_a_megabyte(tmp_path: Path) -> None:
    """Between two of them a look can be stopped, and the bar moves."""
    (tmp_path / "metadata").mkdir()
    (tmp_path / "metadata" / "b.json").write_bytes(b"x" * 600_000)
    source = FolderSource(tmp_path)
    assert [len(piece) for piece in source.fetch("metadata/b.json")] == [262_144, 262_144, 75_712]
    source.close()


def test_a_source_says_itself_how_a_file_is_opened() -> None:
    with pytest.raises(TypeError, match="_open"):
        Source("nowhere", lambda: False)  # type: ignore[abstract]


def test_a_file_that_is_not_there_is_not_a_folder_that_is_not_there(tmp_path: Path) -> None:
    (tmp_path / "stick").mkdir()
    with pytest.raises(DownloadHTTPError) as caught:
        list(FolderSource(tmp_path / "stick").fetch("metadata/b.json"))
    assert caught.value.status_code == 404
    with pytest.raises(Exception, match="Failed to download") as gone:
        list(FolderSource(tmp_path / "gone").fetch("metadata/b.json"))
    assert not isinstance(gone.value, DownloadHTTPError)


# Whether it is taken.
@pytest.mark.parametrize("left", ["0" * 64, "f" * 64])
def test_to_have_left_another_pack_holds_nothing_back(site: Site, left: str) -> None:
    site.content.mkdir(parents=True)
    write_pointer(site.content, Pointer(left=left))
    assert site.look(by_itself=True).is_new
    assert read_pointer(site.content) == Pointer(
        pack=read_pointer(site.content).pack, bundled=digest(BUNDLED)
    )
    assert site.uses() == digest(NEW)


@pytest.mark.parametrize("is_higher", [True, False])
def test_a_mended_pack_is_taken_whatever_its_number(
    site: Site, stewards: Stewards, tmp_path: Path, *, is_higher: bool
) -> None:
    """A SHA-256 is no order: a mended pack has a higher one or a lower one by chance."""
    site.look()
    stewards.repository.stage_pack(mended(tmp_path / "mended", is_higher=is_higher))
    stewards.sign("ana", "ben")
    assert site.look().is_new
    assert (site.uses() > digest(NEW)) is is_higher


def test_of_three_packs_the_oldest_goes(site: Site, stewards: Stewards, tmp_path: Path) -> None:
    """Else each update would take as much of a small disk again."""
    site.look()
    stewards.repository.stage_pack(mended(tmp_path / "mended", is_higher=True))
    stewards.sign("ana", "ben")
    site.look()
    before = site.uses()
    stewards.publish(NEWER)
    site.look()
    assert site.held() == sorted([before, digest(NEWER)])


def mended(folder: Path, *, is_higher: bool) -> Path:
    """The pack of a day once more, from some version of SQLite that gives such a SHA-256."""
    shutil.copytree(pack(NEW), folder)
    path = folder / "navigator.sqlite"
    data = bytearray(path.read_bytes())
    for number in range(256):
        data[99] = number
        sha256 = hashlib.sha256(data).hexdigest()
        if sha256 != digest(NEW) and (sha256 > digest(NEW)) is is_higher:
            break
    path.write_bytes(data)
    manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
    (folder / "manifest.json").write_text(json.dumps(manifest | {"sha256": sha256}), "utf-8")
    return folder


# What is in the way.
def test_what_a_crash_left_goes_though_nothing_new_comes(site: Site, stewards: Stewards) -> None:
    site.look()
    left = site.content / "packs" / ".new-left"
    left.mkdir()
    (left / "navigator.sqlite").write_bytes(b"half")
    stewards.publish(NEWER)
    for target in (stewards.folder / "targets").iterdir():
        target.write_bytes(b"cut")
    with pytest.raises(KnownError, match="a file was changed"):
        site.look()
    assert site.held() == [digest(NEW)]


def test_what_can_not_be_cleared_away_holds_nothing_up(site: Site) -> None:
    """Some other program put a file there."""
    packs = site.content / "packs"
    packs.mkdir(parents=True)
    (packs / ".new-file").write_text("no folder")
    assert site.look().is_new
    assert site.opens() == NEW


@pytest.mark.parametrize("error", [BlockingIOError, PermissionError])
def test_a_lock_that_another_holds_is_told_in_both_ways_systems_have(
    site: Site, monkeypatch: pytest.MonkeyPatch, error: type[OSError]
) -> None:
    fcntl = pytest.importorskip("fcntl")

    def held(*_: object) -> None:
        raise error

    monkeypatch.setattr(fcntl, "flock", held)
    with pytest.raises(KnownError, match="Another Navigator") as caught:
        site.look()
    assert not isinstance(caught.value, DiskError)
    assert site.opens() == BUNDLED


# The trial.
def test_a_manifest_may_count_what_this_program_counts_and_more(
    site: Site, stewards: Stewards
) -> None:
    """A later builder counts other things too; an earlier one need not have."""
    with closing(Store(pack(NEWER))) as store:
        counted = store.counts()
    assert counted
    restaged(stewards, lambda told: told | {"counts": counted})
    assert site.look().is_new
    site.updating.go_back()
    restaged(stewards, lambda told: told | {"counts": counted | {"songs": 3}})
    assert site.look().is_new


def test_a_pack_in_which_search_finds_something_else_than_the_card_is_refused(
    site: Site, stewards: Stewards, tmp_path: Path
) -> None:
    """Its title has no word that search reads."""
    words = (RESOURCES / "vocabulary" / "words.yaml").read_text("utf-8")
    title = 'card.title.records: "Records in {state}"'
    assert title in words
    resources = write_tree(
        tmp_path,
        states__CO__records=RECORDS.replace("seen: 2026-11-01", f"seen: {NEWER}"),
        vocabulary__words=words.replace(title, 'card.title.records: "— —"'),
    )
    build(resources, tmp_path / "pack", TODAY)
    with Library.at(tmp_path / "pack", lambda: TODAY) as library:
        assert "card:CO:records" not in {hit.id for hit in library.search("— —", state="CO")}
    stewards.repository.stage_pack(tmp_path / "pack")
    stewards.sign("ana", "ben")
    with pytest.raises(PackError, match="can not open it"):
        site.look()


@pytest.mark.parametrize(
    "error",
    [PackError("pack.no_index", "do.start_again"), OverflowError(), AttributeError("x"),
     KeyError("x"), IndexError(), TypeError(), ValueError(), MemoryError(), RecursionError()],
    ids=lambda error: type(error).__name__,
)  # fmt: skip
def test_whatever_goes_wrong_on_trial_is_one_sentence(
    site: Site, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    """A pack of a later program may hold anything where this one looks for something else."""

    def broken(*_: object) -> None:
        raise error

    monkeypatch.setattr(trial, "_read_pages", broken)
    with pytest.raises(PackError, match="can not open it"):
        site.look()
    assert site.opens() == BUNDLED


def test_what_a_killed_look_left_in_the_folder_of_the_system_goes(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    old, new, other = (
        tmp_path / f"{name}x" for name in ("navigator-update-", "navigator-update-y", "z")
    )
    for one in (old, new, other):
        one.mkdir()
    for one in (old, other):
        os.utime(one, (0, 0))
    site.look()
    assert sorted(tmp_path.glob("*x")) == [new, other]
