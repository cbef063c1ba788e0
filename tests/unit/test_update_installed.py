"""What came is used from the next start on, whatever happened on the way; one can go back."""

from __future__ import annotations

import errno
import hashlib
import json
import os
import shutil
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from navigator.errors import KnownError
from navigator.library.facade import Library
from navigator.pack.installed import Pointer, read_looked, read_pointer, write_pointer
from navigator.search.guidance import is_sealed
from navigator.update import trial, updating
from navigator.update.client import Client
from navigator.update.sources import FolderSource
from tests.helpers.content import ROOT
from tests.helpers.publisher import (
    BUNDLED,
    NEW,
    NEWER,
    TODAY,
    Site,
    Stewards,
    begun,
    digest,
    pack,
)


class Crash(BaseException):
    """The power went: nothing more is done, not even what would tidy up."""


def test_what_came_opens_and_says_so(site: Site) -> None:
    outcome = site.look()
    assert (outcome.built_on, outcome.version, outcome.is_new) == (date(2026, 11, 10), 1, True)
    assert site.opens() == NEW
    assert site.held() == [digest(NEW)]
    looked = read_looked(site.content)
    assert looked is not None
    assert (looked.on, looked.error) == (TODAY, None)


def test_its_search_index_was_built_here(site: Site, stewards: Stewards) -> None:
    site.look()
    assert is_sealed(site.content / "packs" / digest(NEW) / "index", digest(NEW))
    names = {one.name for one in stewards.folder.rglob("*")}
    assert not [one for one in names if "index" in one or one.endswith((".seg", ".toc"))]


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_nothing_of_it_stays_open(site: Site) -> None:
    """Windows moves no folder in which a file is open, and no stick is let go."""
    site.look()
    with Library.open(site.paths, lambda: TODAY) as library:
        assert library.search("plea lawyer", state="CO")
    held = {os.path.realpath(one) for one in Path("/proc/self/fd").iterdir()}
    maps = Path("/proc/self/maps").read_text("utf-8")
    for folder in (site.home, site.source):
        assert not [one for one in held if one.startswith(str(folder))]
        assert str(folder) not in maps


def test_what_is_here_already_is_not_fetched_again(site: Site, stewards: Stewards) -> None:
    site.look()
    next((stewards.folder / "targets").iterdir()).unlink()
    assert not site.look().is_new
    assert site.opens() == NEW


def test_the_pack_of_the_program_is_not_taken_once_more(tmp_path: Path) -> None:
    stewards = begun(tmp_path / "out", BUNDLED)
    site = Site(tmp_path / "site", stewards.folder, stewards.root())
    assert not site.look().is_new
    assert site.held() == []


def test_a_mended_pack_of_the_same_day_is_taken(site: Site, stewards: Stewards) -> None:
    """A slip was mended; no source was read again."""
    site.look()
    mended = site.home / "mended"
    shutil.copytree(pack(NEW), mended)
    write_anew(mended)
    stewards.repository.stage_pack(mended)
    stewards.sign("ana", "ben")
    assert site.look().is_new
    assert site.opens() == NEW
    assert len(site.held()) == 2


def write_anew(folder: Path) -> None:
    """Another SHA-256 for the same content: the version of SQLite that wrote the file."""
    path = folder / "navigator.sqlite"
    data = bytearray(path.read_bytes())
    data[99] ^= 1
    path.write_bytes(data)
    manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
    manifest["sha256"] = hashlib.sha256(data).hexdigest()
    (folder / "manifest.json").write_text(json.dumps(manifest), "utf-8")


def test_one_pack_stays_to_go_back_to_and_older_ones_go(site: Site, stewards: Stewards) -> None:
    site.look()
    stewards.publish(NEWER)
    site.look()
    assert sorted([digest(NEW), digest(NEWER)]) == site.held()
    assert site.opens() == NEWER
    assert site.updating.go_back() == date(2026, 11, 10)
    assert site.opens() == NEW
    assert site.updating.go_back() == date(2026, 11, 1)
    assert site.opens() == BUNDLED
    with pytest.raises(KnownError, match="no earlier content"):
        site.updating.go_back()


def test_what_somebody_left_comes_again_only_when_asked_for(site: Site, stewards: Stewards) -> None:
    site.look()
    site.updating.go_back()
    assert not site.look(by_itself=True).is_new
    assert site.opens() == BUNDLED
    stewards.publish(NEWER)
    assert site.look(by_itself=True).is_new
    assert site.opens() == NEWER


def test_what_somebody_left_comes_when_asked_for(site: Site) -> None:
    site.look()
    site.updating.go_back()
    assert site.look().is_new
    assert site.opens() == NEW


@pytest.mark.parametrize("left", ["0" * 64, "f" * 64])
def test_nothing_but_what_somebody_left_stays_away(site: Site, left: str) -> None:
    """Hashes stand in no order: whatever is neither here nor left comes."""
    site.look()
    site.updating.go_back()
    write_pointer(site.content, replace(read_pointer(site.content), left=left))
    assert site.look(by_itself=True).is_new


def test_content_of_the_same_day_goes_before_the_program_s_own_that_it_came_to(site: Site) -> None:
    """So a slip is mended on the day it was made, and no other program is taken for that one."""
    site.look()
    assert read_pointer(site.content).bundled == digest(BUNDLED)


# Whoever renews the program, or harms a file.
def test_a_program_with_newer_content_goes_first(site: Site) -> None:
    site.look()
    site.bundled = NEWER
    assert site.opens() == NEWER


def test_a_renewed_program_of_the_same_day_goes_first(site: Site, tmp_path: Path) -> None:
    site.look()
    site.bundled = NEW
    assert site.opens() == NEW
    with Library.open(site.paths) as library:
        assert library.folder == pack(NEW)


@pytest.mark.parametrize("harm", ["cut", "flip", "gone", "no manifest", "no folder"])
def test_content_that_was_harmed_later_gives_way(site: Site, stewards: Stewards, harm: str) -> None:
    site.look()
    stewards.publish(NEWER)
    site.look()
    for name, opens in ((NEWER, NEW), (NEW, BUNDLED)):
        folder = site.content / "packs" / digest(name)
        path = folder / "navigator.sqlite"
        data = path.read_bytes()
        match harm:
            case "cut":
                path.write_bytes(data[:9000])
            case "flip":
                path.write_bytes(data[:-1] + bytes([data[-1] ^ 1]))
            case "gone":
                path.unlink()
            case "no manifest":
                (folder / "manifest.json").unlink()
            case "no folder":
                shutil.rmtree(folder)
        with Library.open(site.paths, lambda: TODAY) as library:
            assert library.is_fallback
        assert site.opens() == opens
    assert site.look().is_new
    assert site.opens() == NEWER
    with Library.open(site.paths, lambda: TODAY) as library:
        assert not library.is_fallback


def record(sha256: object) -> str:
    held = {"sha256": sha256, "built_on": "2026-11-20"}
    return json.dumps({"pack": held, "before": None, "left": "", "bundled": ""})


def note(wrong: object) -> str:
    return json.dumps({"on": "2026-11-20", "wrong": wrong})


def wrong(sentence: str) -> dict[str, object]:
    return {"sentence": sentence, "next_step": "", "params": {}}


@pytest.mark.parametrize(
    "text",
    [
        *("", "{", "[]", "null", "{}", '{"pack": 3}', record("../../x"), record(3)),
        *(note(3), note({}), note(wrong("nobody.wrote.this")), note(wrong("updates.folder"))),
    ],
)
def test_a_record_that_can_not_be_read_counts_as_none(site: Site, text: str) -> None:
    site.look()
    (site.content / "current.json").write_text(text, "utf-8")
    (site.content / "looked.json").write_text(text, "utf-8")
    assert site.opens() == BUNDLED
    assert read_looked(site.content) is None
    assert site.look().is_new
    assert site.opens() == NEW


def test_records_are_read_as_they_were_written(tmp_path: Path) -> None:
    write_pointer(tmp_path, Pointer(left="x"))
    assert read_pointer(tmp_path) == Pointer(left="x")


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps rights elsewhere")
def test_only_the_own_account_can_read_or_change_it(site: Site) -> None:
    site.look()
    index = site.content / "packs" / digest(NEW) / "index"
    for folder in (site.content, *index.relative_to(site.content).parents[::-1], index):
        assert (site.content / folder).stat().st_mode & 0o777 == 0o700, folder
    for path in (site.content / "current.json", site.content / "metadata" / "timestamp.json"):
        assert path.stat().st_mode & 0o777 == 0o600


# The power goes.
def crash_at(monkeypatch: pytest.MonkeyPatch, number: int) -> list[str]:
    """Crash instead of the `number`-th replacement; returns what came before it."""
    done: list[str] = []
    replace_, rmtree = os.replace, shutil.rmtree

    def replacing(source: Any, target: Any, **more: Any) -> None:
        if len(done) == number:
            done.append("crash")
            raise Crash
        if "crash" not in done:
            done.append(Path(target).name)
        replace_(source, target, **more)

    def removing(*arguments: Any, **more: Any) -> None:
        if "crash" not in done:
            rmtree(*arguments, **more)

    monkeypatch.setattr(os, "replace", replacing)
    monkeypatch.setattr(shutil, "rmtree", removing)
    return done


def test_a_crash_at_any_replacement_leaves_a_pack_that_opens(
    site: Site, stewards: Stewards, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.look()
    stewards.publish(NEWER)
    first = site.home.parent / "first"
    shutil.copytree(site.content, first)
    number = 0
    while True:
        with monkeypatch.context() as patch:
            done = crash_at(patch, number)
            try:
                site.look()
            except Crash:
                pass
            else:
                break
        switched = "current.json" in done
        assert site.opens() == (NEWER if switched else NEW), done
        assert site.look().is_new is not switched
        assert site.opens() == NEWER
        assert site.held() == sorted([digest(NEW), digest(NEWER)])
        shutil.rmtree(site.content)
        shutil.copytree(first, site.content)
        number += 1
    assert {"timestamp.json", digest(NEWER), "current.json", "looked.json"} <= set(done)


@pytest.mark.parametrize(
    ("home", "name"),
    [(Client, "fetch"), (trial, "build_indexes"), (trial, "seal"), (trial, "_read_pages"),
     (updating, "write_pointer"), (updating.Updating, "_tidy")],
)  # fmt: skip
def test_a_crash_at_any_stage_leaves_a_pack_that_opens(
    site: Site, monkeypatch: pytest.MonkeyPatch, home: Any, name: str
) -> None:
    def crash(*_: Any, **__: Any) -> None:
        raise Crash

    with monkeypatch.context() as patch:
        patch.setattr(home, name, crash)
        patch.setattr(shutil, "rmtree", lambda *_, **__: None)
        with pytest.raises(Crash):
            site.look()
    assert site.opens() == (NEW if name == "_tidy" else BUNDLED)
    site.look()
    assert site.opens() == NEW
    assert site.held() == [digest(NEW)]


def test_a_stick_pulled_out_half_way(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    def pulled(self: FolderSource, name: str) -> Any:
        file = opened(self, name)
        if name.startswith("targets"):
            file.close()  # what was open can be read no more
        return file

    opened = FolderSource._open
    with monkeypatch.context() as patch:
        patch.setattr(FolderSource, "_open", pulled)
        with pytest.raises(KnownError, match="can not be read") as caught:
            site.look()
    assert "Plug in the stick" in caught.value.words()[1]
    assert site.opens() == BUNDLED
    assert site.look().is_new


def test_two_at_once_take_turns(site: Site) -> None:
    code = (
        "import sys; from pathlib import Path; from navigator.update.updating import _alone\n"
        "with _alone(Path(sys.argv[1])): print('in', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code, str(site.content)],
        cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    ) as other:  # fmt: skip
        assert other.stdin is not None
        assert other.stdout is not None
        assert other.stdout.readline()
        with pytest.raises(KnownError, match="Another Navigator"):
            site.look()
        other.kill()
    assert site.look().is_new
    assert site.opens() == NEW


@pytest.mark.skipif(sys.platform == "win32", reason="Windows locks otherwise")
def test_a_share_that_knows_no_locks_takes_new_content_too(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    import fcntl

    def unknown(*_: object) -> None:
        raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))

    monkeypatch.setattr(fcntl, "flock", unknown)
    assert site.look().is_new
    assert site.opens() == NEW


def test_a_program_without_room_for_new_content_takes_none(site: Site) -> None:
    with pytest.raises(ValueError, match="no room"):
        updating.Updating(replace(site.paths, content=None), lambda: TODAY)


# Roots that are handed on.
def test_a_new_root_is_followed_without_a_new_program(site: Site, stewards: Stewards) -> None:
    site.look()
    for people in (("ana", "cleo", "dora"), ("cleo", "dora", "eli")):
        before = stewards.people
        stewards.people = people
        stewards.name_keys(*{*before[:2], *people[:2]})
    stewards.publish(NEWER)
    assert site.look().is_new
    assert site.opens() == NEWER
    # A site that was asleep through all of it, and one whose record was lost.
    late = Site(site.home.parent / "late", stewards.folder, site.root)
    assert late.look().is_new
    shutil.rmtree(site.content / "metadata")
    assert not site.look().is_new


def test_trust_can_begin_anew_by_hand(site: Site, tmp_path: Path) -> None:
    """Too many keys were lost; the admin puts another root in its place."""
    site.look()
    site.trust_others(tmp_path / "again", NEWER)
    assert site.look().is_new
    assert site.opens() == NEWER


def test_a_root_in_the_program_is_trusted_without_a_setting(site: Site) -> None:
    paths = replace(site.paths, trust=site.root)
    settings = site.settings._replace(updates_root="")
    assert updating.Updating(paths, lambda: TODAY).look(settings).is_new
    assert site.opens() == NEW


# Only looking.
def test_verify_tells_what_is_there_and_takes_nothing(site: Site) -> None:
    told = site.updating.verify(site.settings)
    assert (told["built_on"], told["sha256"], told["version"]) == (NEW, digest(NEW), 1)
    assert set(told["expires"]) == {"root", "targets", "snapshot", "timestamp"}  # type: ignore[call-overload]
    assert not site.content.exists()
