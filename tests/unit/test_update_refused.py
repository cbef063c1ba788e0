"""Content that nobody should read is refused in one sentence, and the old pack still opens."""

from __future__ import annotations

import errno
import hashlib
import json
import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from navigator.errors import KnownError
from navigator.pack.installed import read_looked
from navigator.pack.store import FORMAT
from navigator.paths import MANIFEST_FILE, PACK_FILE
from navigator.site.settings import Settings
from navigator.steward.content.pack.building import build
from navigator.steward.signing import publishing
from navigator.update import trial
from navigator.update.packed import PACKED
from navigator.update.updating import Updating, Watch
from tests.helpers.content import RECORDS, RESOURCES, write_tree
from tests.helpers.publisher import (
    BUNDLED,
    NEW,
    NEWER,
    OLD,
    TODAY,
    Site,
    Stewards,
    begun,
    digest,
    pack,
    way,
)


def refused(site: Site, told: str, opens: str = BUNDLED) -> KnownError:
    """The look ends with this sentence, in its note too, and what was in use opens."""
    with pytest.raises(KnownError, match=told) as caught:
        site.look()
    assert caught.value.next_step
    assert "\n" not in str(caught.value)
    looked = read_looked(site.content)
    assert looked is not None
    assert (looked.on, str(looked.error)) == (TODAY, str(caught.value))
    assert site.opens() == opens
    return caught.value


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def newest(stewards: Stewards, role: str) -> Path:
    return max((stewards.folder / "metadata").glob(f"*{role}.json"))


def target(stewards: Stewards) -> Path:
    return way(stewards, PACKED)


# Who signed it.
def test_signed_by_nobody(site: Site, stewards: Stewards) -> None:
    stamp = newest(stewards, "timestamp")
    signed = json.loads(stamp.read_text("utf-8"))
    stamp.write_text(json.dumps(signed | {"signatures": []}), "utf-8")
    refused(site, "not signed by those whom this computer trusts")


def test_signed_by_strangers(site: Site, tmp_path: Path) -> None:
    others = Stewards(tmp_path / "others", people=("x", "y"), ends=("xs", "xt"))
    others.name_keys()
    others.publish(NEW)
    site.settings = site.settings._replace(updates_from=str(others.folder))
    refused(site, "not signed by those whom this computer trusts")


def test_signed_by_too_few(stewards: Stewards) -> None:
    stewards.publish(NEWER, "ana")
    status = stewards.repository.status()
    assert status["staged"] == {"targets": "1 of 2"}
    assert status["out"]["built_on"] == NEW
    assert not list((stewards.folder / "metadata").glob("2.targets.json"))


def test_changed_after_it_was_signed(site: Site, stewards: Stewards) -> None:
    change(newest(stewards, "timestamp"), '"version": 1', '"version": 7')
    refused(site, "not signed by those whom this computer trusts")


def test_a_key_that_was_revoked(site: Site, stewards: Stewards, tmp_path: Path) -> None:
    """Ben's and the office's keys are stolen; the thieves sign what nobody else would."""
    thieves = Stewards(stewards.copy(tmp_path / "thieves"))
    stewards.people, stewards.ends = ("ana", "cleo", "dora"), ("snapshot2", "timestamp2")
    stewards.name_keys("ana", "cleo")
    site.look()
    assert site.opens() == NEW
    thieves.publish(NEWER, "ana", "ben")
    site.settings = site.settings._replace(updates_from=str(thieves.folder))
    refused(site, "not signed by those whom this computer trusts", opens=NEW)


def test_the_key_of_one_role_signs_for_no_other(site: Site, stewards: Stewards) -> None:
    other = Stewards(stewards.folder, ends=("timestamp", "snapshot"))
    other.repository.stage_pack(pack(NEWER))
    stewards.sign("ana", "ben")
    stamp, snapshot = newest(stewards, "timestamp"), newest(stewards, "2.snapshot")
    signed, other_signed = (json.loads(one.read_text("utf-8")) for one in (stamp, snapshot))
    signed["signatures"] = other_signed["signatures"]
    stamp.write_text(json.dumps(signed), "utf-8")
    refused(site, "not signed by those whom this computer trusts")


# Which roots are trusted.
def test_without_a_root_nothing_is_trusted(site: Site) -> None:
    site.settings = site.settings._replace(updates_root="")
    refused(site, "knows no keys yet")


def test_a_root_that_is_not_there(site: Site, tmp_path: Path) -> None:
    site.settings = site.settings._replace(updates_root=str(tmp_path / "gone.json"))
    refused(site, "can not be read")


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"signed": 1, "signatures": []}'])
def test_a_root_that_is_none(site: Site, tmp_path: Path, text: str) -> None:
    path = tmp_path / "root.json"
    path.write_text(text, "utf-8")
    site.settings = site.settings._replace(updates_root=str(path))
    refused(site, "file of trusted keys can not be used")


def test_keys_of_the_program_that_are_not_there_are_no_keys(site: Site, tmp_path: Path) -> None:
    """The admin named none, so it is not their file that is missing."""
    paths = replace(site.paths, trust=tmp_path / "gone.json")
    with pytest.raises(KnownError, match="knows no keys yet"):
        Updating(paths, lambda: TODAY).look(site.settings._replace(updates_root=""))


# How old it is.
def test_signatures_that_have_run_out_warn_and_what_is_here_stays(
    site: Site, stewards: Stewards
) -> None:
    site.look()
    stewards.days_ago = 181
    stewards.publish(NEWER)
    refused(site, "signatures under this content have run out", opens=NEW)


def test_a_stick_from_last_month_is_taken(tmp_path: Path) -> None:
    stewards = begun(tmp_path / "out", days_ago=45)
    site = Site(tmp_path / "site", stewards.folder, stewards.root())
    assert site.look().is_new
    assert site.opens() == NEW


def test_an_old_stick_is_not_passed_off_as_new(
    site: Site, stewards: Stewards, tmp_path: Path
) -> None:
    stick = stewards.copy(tmp_path / "stick")
    stewards.publish(NEWER)
    site.look()
    site.settings = site.settings._replace(updates_from=str(stick))
    refused(site, "older than what was seen before", opens=NEWER)


def test_what_was_seen_counts_though_it_was_not_taken(
    site: Site, stewards: Stewards, tmp_path: Path
) -> None:
    stick = stewards.copy(tmp_path / "stick")
    stewards.publish(NEWER)
    target(stewards).unlink()
    refused(site, "a file is missing")
    site.settings = site.settings._replace(updates_from=str(stick))
    refused(site, "older than what was seen before")


def test_a_pack_older_than_that_of_the_program(tmp_path: Path) -> None:
    stewards = begun(tmp_path / "out", OLD)
    refused(Site(tmp_path / "site", stewards.folder, stewards.root()), "older than what is in use")


def test_a_pack_older_than_the_one_that_came(site: Site, tmp_path: Path) -> None:
    """Other stewards, trusted as well, are behind."""
    site.look()
    site.trust_others(tmp_path / "behind", BUNDLED)
    refused(site, "older than what is in use", opens=NEW)


# Whether it is whole.
@pytest.mark.parametrize("keep", [0, 1, 5_000])
def test_a_copy_that_broke_off(site: Site, stewards: Stewards, keep: int) -> None:
    path = target(stewards)
    path.write_bytes(path.read_bytes()[:keep])
    refused(site, "a file was changed")
    assert site.held() == []


def test_one_byte_that_was_changed(site: Site, stewards: Stewards) -> None:
    path = target(stewards)
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    refused(site, "a file was changed")


def test_bytes_without_end(site: Site, stewards: Stewards) -> None:
    with target(stewards).open("ab") as file:
        file.write(b"\0" * 4_000_000)
    refused(site, "a file was changed")


@pytest.mark.parametrize("gone", ["targets", "snapshot"])
def test_a_file_that_was_not_copied(site: Site, stewards: Stewards, gone: str) -> None:
    newest(stewards, gone).unlink()
    refused(site, "a file is missing")


def test_an_empty_folder_and_none(site: Site, stewards: Stewards) -> None:
    shutil.rmtree(stewards.folder / "metadata")
    refused(site, "There is no content for Navigator in")
    shutil.rmtree(stewards.folder)
    refused(site, "can not be read")


def test_two_copies_mixed(site: Site, stewards: Stewards, tmp_path: Path) -> None:
    """The list of one day under the names of another."""
    old = stewards.copy(tmp_path / "old")
    stewards.publish(NEWER)
    metadata = stewards.folder / "metadata"
    (metadata / "2.targets.json").write_bytes((old / "metadata" / "1.targets.json").read_bytes())
    refused(site, "a file was changed")


def test_the_pack_of_another_day_under_its_name(site: Site, stewards: Stewards) -> None:
    target(stewards).write_bytes((pack(OLD) / "navigator.sqlite").read_bytes())
    refused(site, "a file was changed")


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_any_harm_to_any_file_changes_nothing_in_use(
    site: Site, stewards: Stewards, tmp_path: Path, data: st.DataObject
) -> None:
    """A file cut, flipped or gone: it is refused, or it is the pack that was signed."""
    stick = tmp_path / "stick"
    shutil.rmtree(stick, ignore_errors=True)
    shutil.rmtree(site.content, ignore_errors=True)
    stewards.copy(stick)
    files = sorted(one for one in stick.rglob("*") if one.is_file() and "root" not in one.name)
    path = data.draw(st.sampled_from(files))
    raw = path.read_bytes()
    at = data.draw(st.integers(0, len(raw) - 1))
    harm = data.draw(st.sampled_from(["cut", "flip", "gone"]))
    if harm == "gone":
        path.unlink()
    else:
        path.write_bytes(
            raw[:at] if harm == "cut" else raw[:at] + bytes([raw[at] ^ 1]) + raw[at + 1 :]
        )
    site.settings = site.settings._replace(updates_from=str(stick))
    try:
        site.look()
    except KnownError:
        assert site.uses() == ""
        assert site.held() == []
    else:
        assert site.uses() == digest(NEW)
        assert site.opens() == NEW


# Whether this program can read it.
def restaged(stewards: Stewards, change: Callable[[dict[str, Any]], None]) -> None:
    """Sign a list whose manifest was changed before."""
    stewards.repository.stage_pack(pack(NEWER))
    path = stewards.folder / "staged" / "targets.json"
    listed = json.loads(path.read_text("utf-8"))
    change(listed["signed"]["targets"]["navigator.sqlite"]["custom"])
    path.write_text(json.dumps(listed), "utf-8")
    stewards.sign("ana", "ben")


@pytest.mark.parametrize(
    ("key", "value", "told"),
    [
        ("format", FORMAT + 1, "another version of Navigator"),
        ("format", 4, "another version of Navigator"),
        ("languages", ["en", "fr"], "can not open it"),
        ("languages", ["en"], "can not open it"),
        ("counts", {"entries": 1}, "can not open it"),
        ("sha256", "0" * 64, "can not be read"),
        ("bytes", 3, "can not be read"),
        ("built_on", "soon", "can not be read"),
        ("built_on", 3, "can not be read"),
    ],
)
def test_a_manifest_that_does_not_fit(
    site: Site, stewards: Stewards, key: str, value: object, told: str
) -> None:
    restaged(stewards, lambda manifest: manifest.update({key: value}))
    refused(site, told)
    assert site.held() == []


def test_a_pack_that_can_not_be_read_is_found_out_on_trial(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise KeyError("a word that is not there")

    monkeypatch.setattr(trial, "_read_pages", broken)
    refused(site, "can not open it")
    assert site.held() == []


def signed(stewards: Stewards, folder: Path, words: str) -> None:
    """Sign a newer pack in which these words of the interface stand."""
    text = RECORDS.replace("seen: 2026-11-01", f"seen: {NEWER}")
    resources = write_tree(folder, states__CO__records=text, vocabulary__words=words)
    build(resources, folder / "pack", TODAY)
    stewards.repository.stage_pack(folder / "pack")
    stewards.sign("ana", "ben")


def test_a_pack_in_which_search_finds_no_card_is_found_out_on_trial(
    site: Site, stewards: Stewards, tmp_path: Path
) -> None:
    words = (RESOURCES / "vocabulary" / "words.yaml").read_text("utf-8")
    mute = words.replace('card.title.records: "Records in {state}"', 'card.title.records: "— —"')
    assert mute != words
    signed(stewards, tmp_path / "mute", mute)
    refused(site, "can not open it")
    assert site.held() == []
    signed(stewards, tmp_path / "well", words)
    assert site.look().is_new


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"id": "x", "topic": "cooking", "title": "T", "lead": "L", "asks": [], "outcomes": [],
         "unborn_of_all": None, "stop_facts": [], "reads": [], "fill": []},
    ],
    ids=["empty", "of no topic"],
)  # fmt: skip
def test_a_pack_with_a_checklist_that_can_not_be_shown_is_found_out_on_trial(
    site: Site, stewards: Stewards, tmp_path: Path, body: dict[str, Any]
) -> None:
    folder = tmp_path / "pack"
    shutil.copytree(pack(NEWER), folder)
    path, manifest = folder / PACK_FILE, json.loads((folder / MANIFEST_FILE).read_text("utf-8"))
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("INSERT INTO checklists VALUES ('x', 'cooking', ?)", (json.dumps(body),))
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    manifest |= {"sha256": digest, "bytes": path.stat().st_size}
    (folder / MANIFEST_FILE).write_text(json.dumps(manifest), "utf-8")
    stewards.repository.stage_pack(folder)
    stewards.sign("ana", "ben")
    refused(site, "can not open it")
    assert site.held() == []


def test_a_list_of_another_program_that_the_same_people_signed(
    site: Site, stewards: Stewards, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = Stewards(tmp_path / "other", people=stewards.people)
    folder = tmp_path / "pack"
    folder.mkdir()
    for name, as_name in (("manifest.json", "manifest.json"), ("navigator.sqlite", "other.sqlite")):
        (folder / as_name).write_bytes((pack(NEWER) / name).read_bytes())
    with monkeypatch.context() as patch:
        patch.setattr(publishing, "PACK_FILE", "other.sqlite")
        other.name_keys()
        other.repository.stage_pack(folder)
        other.sign("ana", "ben")
    site.settings = site.settings._replace(updates_from=str(other.folder))
    refused(site, "There is no content for Navigator in")


@pytest.mark.parametrize("day", ["2099-01-01", "2026-11-26", "2026-11-25"])
def test_a_pack_of_a_day_that_has_not_come_is_refused(
    site: Site, stewards: Stewards, tmp_path: Path, day: str
) -> None:
    """It would be today on every page, and every later pack would be older than it."""
    whole = tmp_path / "whole"
    shutil.copytree(pack(NEWER), whole)
    with closing(sqlite3.connect(whole / PACK_FILE)) as db, db:
        db.execute("UPDATE meta SET value = ? WHERE key = 'built_on'", (day,))
    restage(stewards, whole, built_on=day)
    if day == "2026-11-25":  # tomorrow, and elsewhere already today
        assert site.look().built_on.isoformat() == day
    else:
        assert refused(site, "a day that has not come yet").params["day"] == day


def restage(stewards: Stewards, folder: Path, **more: Any) -> None:
    """Sign a pack that was changed after it was built."""
    raw, path = (folder / PACK_FILE).read_bytes(), folder / MANIFEST_FILE
    manifest = json.loads(path.read_text("utf-8")) | more
    manifest |= {"sha256": hashlib.sha256(raw).hexdigest(), "bytes": len(raw)}
    path.write_text(json.dumps(manifest), "utf-8")
    stewards.repository.stage_pack(folder)
    stewards.sign("ana", "ben")


# The disk and the hand.
@pytest.mark.parametrize("call", ["mkdtemp", "copyfileobj", "copyfile"])
def test_a_full_disk(site: Site, monkeypatch: pytest.MonkeyPatch, call: str) -> None:
    def full(*_: Any, **__: Any) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    if call == "copyfile":
        site.look()
        monkeypatch.setattr(shutil, "copyfile", full)
        refused(site, "No space left", opens=NEW)
        return
    monkeypatch.setattr(f"{'tempfile' if call == 'mkdtemp' else 'shutil'}.{call}", full)
    refused(site, "No space left")


def test_updates_that_are_off(site: Site) -> None:
    site.settings = Settings()
    refused(site, "Updates are off")


def test_a_look_that_is_stopped_at_any_moment(site: Site) -> None:
    def watch(moments: int) -> Watch:
        left = iter([False] * moments)
        return Watch(stop=lambda: next(left, True))

    for moments in range(6):
        with pytest.raises(KnownError, match="Looking for new content was stopped"):
            site.look(watch=watch(moments))
        assert site.held() == []
        assert site.opens() == BUNDLED
    assert site.look(watch=watch(99)).is_new
