"""A pack comes as a difference, pressed or as it is; whatever the way, it is the signed one."""

from __future__ import annotations

import hashlib
import json
import random
import shutil
import struct
import zlib
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tuf.api.metadata import TargetFile

from navigator.errors import KnownError
from navigator.paths import MANIFEST_FILE, PACK_FILE
from navigator.steward.signing.publishing import KEPT, difference, press
from navigator.update.client import Client
from navigator.update.packed import (
    PACKED,
    PAGE_BYTES,
    NotWholeError,
    difference_name,
    patch,
    unpack,
)
from navigator.update.updating import Watch
from tests.helpers.publisher import (
    BUNDLED,
    NEW,
    NEWER,
    Site,
    Stewards,
    digest,
    pack,
    way,
)
from tests.helpers.web import serve

Harm = Callable[[bytes], bytes]


def raw(day: str) -> bytes:
    return (pack(day) / PACK_FILE).read_bytes()


@pytest.fixture
def asked(
    site: Site, stewards: Stewards, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[[], list[str]]:
    """Looks over the network; returns the names of the targets that were asked for."""

    def looking() -> list[str]:
        folder = tmp_path / "server"
        folder.mkdir(exist_ok=True)
        with serve(stewards.folder, folder) as server:
            monkeypatch.setenv("SSL_CERT_FILE", str(server.certificate))
            site.settings = site.settings._replace(updates="address", updates_from=server.address)
            site.look()
        names = [one.split(b" ")[1].decode() for one in server.requests]
        return [name.partition(".")[2] for name in names if "/targets/" in name]

    return looking


# Which way.
def test_the_first_pack_comes_whole_and_the_next_as_what_differs(
    site: Site, stewards: Stewards, asked: Callable[[], list[str]]
) -> None:
    assert asked() == [PACKED]
    stewards.publish(NEWER)
    assert asked() == [difference_name(digest(NEW))]
    assert site.opens() == NEWER
    assert way(stewards, difference_name(digest(NEW))).stat().st_size < len(raw(NEWER)) // 20


def test_a_new_program_takes_the_difference_from_its_own_pack(
    tmp_path: Path, site: Site, stewards: Stewards, asked: Callable[[], list[str]]
) -> None:
    """The pack that a release brings went out too, so that nobody begins with all of it."""
    stewards.publish(NEWER)
    site.bundled = NEW
    assert asked() == [difference_name(digest(NEW))]
    assert site.opens() == NEWER


def test_somebody_who_went_back_takes_the_difference_from_what_is_used(
    site: Site, stewards: Stewards, asked: Callable[[], list[str]]
) -> None:
    asked()
    site.updating.go_back()
    stewards.publish(NEWER)
    assert asked() == [PACKED]
    assert site.opens() == NEWER


@pytest.mark.parametrize(
    "harm",
    [
        lambda data: data[:-1],
        lambda data: data[: len(data) // 2],
        lambda _data: b"",
        lambda data: data + b"\0" * 4_000_000,
        lambda data: bytes([data[0] ^ 1]) + data[1:],
        lambda data: data[:-1] + bytes([data[-1] ^ 1]),
        lambda _data: None,
    ],
    ids=["a byte less", "half", "empty", "endless", "first flipped", "last flipped", "gone"],
)
def test_a_difference_that_was_harmed_costs_the_whole_pack_and_no_more(
    site: Site, stewards: Stewards, asked: Callable[[], list[str]], harm: Any
) -> None:
    asked()
    stewards.publish(NEWER)
    path = way(stewards, difference_name(digest(NEW)))
    harmed = harm(path.read_bytes())
    path.unlink()
    if harmed is not None:
        path.write_bytes(harmed)
    assert asked() == [difference_name(digest(NEW)), PACKED]
    assert site.opens() == NEWER
    assert site.held() == sorted([digest(NEW), digest(NEWER)])


def test_the_difference_of_another_pack_under_its_name_costs_the_whole_pack(
    site: Site, stewards: Stewards, asked: Callable[[], list[str]]
) -> None:
    asked()
    stewards.publish(NEWER)
    path = way(stewards, difference_name(digest(NEW)))
    path.write_bytes(difference(raw(NEW), raw(BUNDLED)))
    assert asked()[-1] == PACKED
    assert site.opens() == NEWER


def test_a_difference_and_a_whole_that_were_harmed_are_refused(
    site: Site, stewards: Stewards
) -> None:
    site.look()
    stewards.publish(NEWER)
    for path in (stewards.folder / "targets").iterdir():
        path.write_bytes(path.read_bytes()[:-1])
    with pytest.raises(KnownError, match="a file was changed"):
        site.look()
    assert site.opens() == NEW
    assert site.held() == [digest(NEW)]


def test_a_pack_that_is_no_more_what_it_was_is_no_beginning(
    site: Site, stewards: Stewards, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It was harmed after it was opened, or its disk reads it no more."""
    site.look()
    stewards.publish(NEWER)
    fetch = Client.fetch

    def harming(self: Client, offer: Any, path: Path, tell: Any, held: Any) -> None:
        begin = held[digest(NEW)]
        begin.write_bytes(raw(NEW)[:9000])
        fetch(self, offer, path, tell, {digest(NEW): begin.parent / "gone", **held})

    monkeypatch.setattr(Client, "fetch", harming)
    assert site.look().is_new
    assert site.opens() == NEWER


def test_a_look_is_stopped_while_a_difference_comes(site: Site, stewards: Stewards) -> None:
    """That is no reason to take the whole pack."""
    site.look()
    stewards.publish(NEWER)
    asked: list[int] = []

    def stop(at: int) -> bool:
        asked.append(at)
        return len(asked) > at

    for moments in range(6):
        asked.clear()
        with pytest.raises(KnownError, match="was stopped"):
            site.look(watch=Watch(stop=partial(stop, moments)))
        assert len(asked) == moments + 1, "nothing else is asked for then"
        assert site.opens() == NEW
    assert site.look().is_new
    assert site.opens() == NEWER


# What stewards signed by a slip, or somebody in their place.
def signed(stewards: Stewards, **ways: bytes) -> None:
    """Sign the pack of `NEWER` with other files for its ways; an empty one is not named."""
    stewards.repository.stage_pack(pack(NEWER))
    staged = stewards.folder / "staged"
    listed = json.loads((staged / "targets.json").read_text("utf-8"))
    names = {"packed": PACKED, "difference": difference_name(digest(NEW))}
    for key, data in ways.items():
        listed["signed"]["targets"].pop(names[key], None)
        if data:
            file = TargetFile.from_data(names[key], data)
            listed["signed"]["targets"][names[key]] = file.to_dict()
            (staged / f"{file.hashes['sha256']}.{names[key]}").write_bytes(data)
    (staged / "targets.json").write_text(json.dumps(listed), "utf-8")
    stewards.sign("ana", "ben")


def rows(*of: tuple[int, int]) -> bytes:
    table = zlib.compress(b"".join(struct.pack("<iI", *one) for one in of))
    return struct.pack("<I", len(table)) + table


@cache
def bomb() -> bytes:
    """300 MB of nothing, in 300 kB. Whoever only collects tests does not make it."""
    encoder = zlib.compressobj(9)
    return b"".join(encoder.compress(bytes(1 << 20)) for _ in range(300)) + encoder.flush()


def test_a_source_that_hands_out_the_pack_as_it_is_serves_too(
    site: Site, stewards: Stewards, asked: Callable[[], list[str]]
) -> None:
    signed(stewards, packed=b"", difference=b"")
    (stewards.folder / "targets" / f"{digest(NEWER)}.{PACK_FILE}").write_bytes(raw(NEWER))
    assert asked() == [PACK_FILE]
    assert site.opens() == NEWER


@pytest.mark.parametrize(
    "packed",
    [
        press(b"x"), b"no zlib", press(raw(BUNDLED)), press(raw(NEWER) + b"\0"),
        press(raw(NEWER)[:-1]), press(raw(NEWER))[:-30], bomb,
    ],
    ids=["short", "none", "another", "more", "less", "cut", "bomb"],
)  # fmt: skip
def test_a_signed_file_that_makes_another_pack_is_refused(
    site: Site, stewards: Stewards, packed: bytes | Callable[[], bytes]
) -> None:
    signed(stewards, packed=packed() if callable(packed) else packed)
    with pytest.raises(KnownError, match="can not open it"):
        site.look()
    assert site.held() == []
    assert site.opens() == BUNDLED


@pytest.mark.parametrize(
    "made",
    [
        b"", b"\1", struct.pack("<I", (1 << 32) - 1) + b"x", rows((0, (1 << 32) - 1)),
        difference(raw(NEW), raw(BUNDLED)),
        difference(raw(BUNDLED), raw(NEWER)), lambda: struct.pack("<I", len(bomb())) + bomb(),
    ],
    ids=["not named", "short", "lies", "lies of a page", "to another", "from another", "bomb"],
)  # fmt: skip
def test_a_signed_difference_that_makes_another_pack_costs_the_whole_pack(
    site: Site, stewards: Stewards, made: bytes | Callable[[], bytes]
) -> None:
    site.look()
    signed(stewards, difference=made() if callable(made) else made)
    assert site.look().is_new
    assert site.opens() == NEWER


# The two forms.
@pytest.mark.parametrize("size", [0, 1, PAGE_BYTES - 1, PAGE_BYTES, 3 * PAGE_BYTES + 7])
def test_nothing_is_written_beyond_the_signed_length(tmp_path: Path, size: int) -> None:
    old, come, path = tmp_path / "old", tmp_path / "come", tmp_path / "new"
    old.write_bytes(bytes(1 << 16))
    wanted = hashlib.sha256(bytes(size)).hexdigest()
    come.write_bytes(bomb())
    with pytest.raises(NotWholeError):
        unpack(come, path, size, wanted)
    assert path.stat().st_size <= size
    page = bomb()[2:]
    pages = -(-size // PAGE_BYTES)
    for table in (rows(*[(0, len(page))] * pages), rows(*[(0, 0)] * (pages + 9)), bomb()):
        come.write_bytes(table + page)
        with pytest.raises(NotWholeError):
            patch(old, come, path, size, "0" * 64)
        assert path.stat().st_size <= size
    come.write_bytes(rows(*[(0, 0)] * pages))
    patch(old, come, path, size, wanted)
    assert path.read_bytes() == bytes(size)


MADE_BEFORE = """\
1300000078da636080820806066b286d0ca4000b38011feddcb10d00200800b05b0d1a99f87fe40ac2d21e527f97bfcb\
dfe5eff277f9bbfc5dfe2e7f97bfcbdfe5eff277f9bbfc5dfb7f57e4a9ffeed8b6d5eddc210100000c02b0b2c7bebfa4\
06620b32db966dcbb665dbb26dd9b66c5bb62ddb966dcbb665dbb26dd9b66c5b33db56fe0a"""
"""A difference as it is handed out since November 2026."""


def test_a_difference_is_called_and_read_as_it_was(tmp_path: Path) -> None:
    """What is handed out is read by programs of other ages, and asked for by its name."""
    before = random.Random(0).randbytes(1 << 16)  # noqa: S311 - the same each time
    after = before[:4096] + before[40_000:44_000] + b"changed" + before[44_089:48_185] + b"end"
    old, come, path = tmp_path / "old", tmp_path / "come", tmp_path / "new"
    old.write_bytes(before)
    come.write_bytes(bytes.fromhex(MADE_BEFORE))
    patch(old, come, path, len(after), hashlib.sha256(after).hexdigest())
    assert path.read_bytes() == after
    assert difference_name("0123456789abcdef" * 4) == "navigator.0123456789abcdef.diff"


def test_a_likeness_before_the_beginning_is_none(tmp_path: Path) -> None:
    old, come = tmp_path / "old", tmp_path / "come"
    old.write_bytes(bytes(1 << 16))
    come.write_bytes(rows((-1, 0)))
    with pytest.raises(NotWholeError):
        patch(old, come, tmp_path / "new", 10, "0" * 64)


edits = st.lists(
    st.tuples(
        st.sampled_from(["flip", "insert", "remove", "move"]), st.integers(0, 1 << 17),
        st.integers(1, 9000),
    ),
    max_size=6,
)  # fmt: skip


def edited(data: bytes, changes: list[tuple[str, int, int]], chance: random.Random) -> bytes:
    for kind, at, size in changes:
        match kind:
            case "flip":
                data = data[:at] + chance.randbytes(min(size, 60)) + data[at + min(size, 60) :]
            case "insert":
                data = data[:at] + chance.randbytes(size) + data[at:]
            case "remove":
                data = data[:at] + data[at + size :]
            case _:
                data = data[at:] + data[:at]
    return data


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(length=st.integers(0, 1 << 17), changes=edits, seed=st.integers(0, 9))
def test_any_file_is_made_of_any_other(
    tmp_path: Path, length: int, changes: list[tuple[str, int, int]], seed: int
) -> None:
    chance = random.Random(seed)  # noqa: S311 - no secret
    before = chance.randbytes(length)
    after = edited(before, changes, chance)
    old, come, path = tmp_path / "old", tmp_path / "come", tmp_path / "new"
    old.write_bytes(before)
    for made in (difference(before, after), difference(b"", after), difference(before, b"")):
        come.write_bytes(made)
        wanted = after
        if made == difference(before, b""):
            wanted = b""
        begin = old if made != difference(b"", after) else tmp_path / "empty"
        (tmp_path / "empty").write_bytes(b"")
        patch(begin, come, path, len(wanted), hashlib.sha256(wanted).hexdigest())
        assert path.read_bytes() == wanted
    come.write_bytes(press(after))
    unpack(come, path, len(after), hashlib.sha256(after).hexdigest())
    assert path.read_bytes() == after


def test_what_moved_and_what_was_put_between_costs_little() -> None:
    """A row more shifts all that lies behind it, by less than a page or by more."""
    chance = random.Random(0)  # noqa: S311 - no secret
    before = b"".join(chance.randbytes(50) + bytes(50) for _ in range(4000))
    for inserted in (30, PAGE_BYTES, 3 * PAGE_BYTES + 11, 100_000):
        more = bytes(inserted)
        assert len(difference(before, before[:9000] + more + before[9000:])) < 12_000
    assert len(difference(before, before)) < 100


# Which differences are handed out.
def republished(stewards: Stewards, folder: Path, number: int) -> str:
    """Hand out the pack of `NEWER` once more, a little different; returns its SHA-256."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(pack(NEWER), folder)
    data = bytearray(raw(NEWER))
    data[96] = number
    (folder / PACK_FILE).write_bytes(data)
    sha256 = hashlib.sha256(data).hexdigest()
    manifest = json.loads((folder / MANIFEST_FILE).read_text("utf-8")) | {"sha256": sha256}
    (folder / MANIFEST_FILE).write_text(json.dumps(manifest), "utf-8")
    stewards.repository.stage_pack(folder)
    stewards.sign("ana", "ben")
    return sha256


def names(stewards: Stewards, folder: str) -> set[str]:
    return {one.name.partition(".")[2] for one in (stewards.folder / folder).iterdir()}


def test_differences_from_the_last_packs_are_handed_out_and_older_packs_go(
    stewards: Stewards, tmp_path: Path
) -> None:
    out = [digest(NEW)]
    for number in range(KEPT + 2):
        out.append(republished(stewards, tmp_path / "one", number))
        last = out[-KEPT - 1 : -1]
        assert names(stewards, "targets") == {PACKED, *(difference_name(one) for one in last)}
        held = len(list((stewards.folder / "earlier").iterdir()))
        assert held == min(number + 1, KEPT - 1)
    stewards.repository.sign([])
    stewards.sign()
    assert names(stewards, "targets") == {PACKED, *(difference_name(one) for one in last)}


def test_a_pack_that_goes_out_once_more_has_no_difference_from_itself(
    stewards: Stewards,
) -> None:
    stewards.publish(NEW)
    assert names(stewards, "targets") == {PACKED}
    assert not (stewards.folder / "earlier").exists()


def test_what_was_staged_before_does_not_go_out_nor_stay(stewards: Stewards) -> None:
    stewards.repository.stage_pack(pack(NEW))
    stewards.repository.stage_pack(pack(NEWER))
    staged = {one.name for one in (stewards.folder / "staged").iterdir()}
    assert len(staged) == 3
    stewards.sign("ana", "ben")
    assert len(names(stewards, "targets")) == 2


@pytest.mark.parametrize("harm", [lambda _data: b"", lambda data: press(b"x" + data), None])
def test_from_an_earlier_pack_that_was_harmed_there_is_no_difference(
    stewards: Stewards, harm: Harm | None
) -> None:
    path = way(stewards, PACKED)
    if harm is None:
        path.unlink()
    else:
        path.write_bytes(harm(path.read_bytes()))
    stewards.publish(NEWER)
    assert names(stewards, "targets") == {PACKED}


def test_a_difference_that_spares_little_is_not_handed_out(
    stewards: Stewards, tmp_path: Path
) -> None:
    whole = tmp_path / "whole"
    shutil.copytree(pack(NEWER), whole)
    data = random.Random(0).randbytes(200_000)  # noqa: S311 - no secret
    (whole / PACK_FILE).write_bytes(data)
    manifest = json.loads((whole / MANIFEST_FILE).read_text("utf-8"))
    manifest |= {"sha256": hashlib.sha256(data).hexdigest(), "bytes": len(data)}
    (whole / MANIFEST_FILE).write_text(json.dumps(manifest), "utf-8")
    stewards.repository.stage_pack(whole)
    stewards.sign("ana", "ben")
    assert names(stewards, "targets") == {PACKED}


def test_a_repository_whose_packs_went_out_as_they_are_goes_on(
    stewards: Stewards, tmp_path: Path, asked: Callable[[], list[str]]
) -> None:
    signed(stewards, packed=b"", difference=b"")
    (stewards.folder / "targets" / f"{digest(NEWER)}.{PACK_FILE}").write_bytes(raw(NEWER))
    republished(stewards, tmp_path / "one", 1)
    # Of the one before the last a pressed copy stayed, of the last there is none.
    assert names(stewards, "targets") == {PACKED, difference_name(digest(NEW))}
    assert asked() == [PACKED]
