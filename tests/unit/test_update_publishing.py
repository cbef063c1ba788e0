"""Stewards make keys, sign together and hand out, by the commands of docs/updates.md."""

from __future__ import annotations

import hashlib
import io
import json
import os
import re
import shutil
import sqlite3
import zlib
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from navigator.cli import main as cli
from navigator.errors import KnownError, ToolError
from navigator.paths import MANIFEST_FILE, PACK_FILE, Paths
from navigator.steward.signing.keys import new_key, public_key, signers
from navigator.update.packed import PACKED, difference_name
from tests.helpers.publisher import (
    BUNDLED,
    NEW,
    NEWER,
    OLD,
    Site,
    Stewards,
    digest,
    key,
    pack,
    way,
)

PAGE = (Path(__file__).parents[2] / "docs" / "updates.md").read_text("utf-8")
PHRASE = "correct horse battery"

Run = Callable[..., Any]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """`run("pack", "sign", …)`: the command in a folder of its own; gives what it printed."""
    content = tmp_path / "content"
    paths = Paths(pack(BUNDLED), tmp_path / "settings.toml", None, tmp_path, content=content)
    monkeypatch.setattr(cli, "find_paths", lambda: paths)
    monkeypatch.chdir(tmp_path)

    def running(*words: str, typed: str = f"{PHRASE}\n" * 2, code: int = 0) -> Any:
        monkeypatch.setattr("sys.stdin", io.StringIO(typed))
        assert cli.main([*words, "--json"]) == code
        captured = capsys.readouterr()
        return json.loads(captured.out) if code == 0 else captured.err

    return running


# The ceremony, from the page.
def commands() -> list[list[str]]:
    """The commands of the two steward sections, in their order, without remarks."""
    blocks = re.findall(r"^```sh\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
    lines = "\n".join(blocks).replace("\\\n", " ").splitlines()
    found = [line.partition("#")[0].split() for line in lines if line.strip()]
    assert all(line[:2] == ["navigator", "pack"] for line in found)
    return [line[1:] for line in found if line[2] != "build"]


def lacking(folder: Path) -> int:
    """How many texts the Spanish of a small pack lacks: nearly all of them."""
    manifest = json.loads((folder / MANIFEST_FILE).read_text("utf-8"))
    return sum(manifest["lacking"]["es"].values())


def test_a_pack_whose_spanish_lacks_texts_does_not_go_out_unless_their_number_is_named(
    run: Run, tmp_path: Path
) -> None:
    """`content check` only warns of them, so that nobody has to know Spanish to mend English."""
    whole = tmp_path / "whole"
    shutil.copytree(pack(NEW), whole)
    manifest = json.loads((whole / MANIFEST_FILE).read_text("utf-8"))
    manifest["lacking"] = {"es": {"missing": 0, "left_over": 0}}
    (whole / MANIFEST_FILE).write_text(json.dumps(manifest), "utf-8")
    Stewards(tmp_path / "out").name_keys()
    number = lacking(pack(NEW))
    said = run("pack", "publish", "--to", "out", "--pack", str(pack(NEW)), code=1)
    assert f"es {number}." in said
    assert f"--really-lacking {number}" in said
    assert "staged" in run("pack", "publish", "--to", "out", "--pack", str(whole))


def braced(folder: Path, day: str) -> Path:
    """A pack of one translation with a lone brace; its manifest fits it."""
    shutil.copytree(pack(day), folder)
    with closing(sqlite3.connect(folder / PACK_FILE)) as db, db:
        text = db.execute("SELECT text FROM words LIMIT 1").fetchone()
        db.execute("INSERT OR REPLACE INTO texts VALUES ('es', ?, 'x}', 0)", text)
    raw = (folder / PACK_FILE).read_bytes()
    manifest = json.loads((folder / MANIFEST_FILE).read_text("utf-8"))
    manifest |= {"sha256": hashlib.sha256(raw).hexdigest(), "bytes": len(raw), "lacking": {}}
    (folder / MANIFEST_FILE).write_text(json.dumps(manifest), "utf-8")
    return folder


def test_a_pack_that_no_center_could_open_is_not_published_and_not_signed(
    run: Run, tmp_path: Path
) -> None:
    stewards = Stewards(tmp_path / "out")
    stewards.name_keys()
    bad = braced(tmp_path / "bad", NEW)
    said = run("pack", "publish", "--to", "out", "--pack", str(bad), code=1)
    assert "each center would refuse it" in said
    assert "targets" not in stewards.repository.status()["staged"]
    stewards.repository.stage_pack(bad)  # by a Navigator of before, or by hand
    new_key(tmp_path / "ana", "ana", PHRASE)
    said = run("pack", "sign", "--to", "out", "--keys", "ana", code=1)
    assert "each center would refuse it" in said
    assert stewards.repository.status()["staged"]["targets"] == "0 of 2"


def test_the_page_can_be_followed(run: Run, tmp_path: Path) -> None:
    printed: list[Any] = []
    for words in commands():
        more: list[str] = []
        if words[:2] == ["pack", "publish"]:
            more = ["--pack", str(pack(NEW)), "--really-lacking", str(lacking(pack(NEW)))]
        if words[:3] == ["pack", "keys", "root"]:  # Ben and Cleo did as Ana did
            for name in ("ben", "cleo"):
                new_key(tmp_path / name, name, PHRASE)
            for name in ("ana", "ben", "cleo"):
                (tmp_path / f"{name}.pub").write_bytes(
                    (tmp_path / name / f"{name}.pub").read_bytes()
                )
        printed.append(run(*words, *more))
    staged = [one["staged"] for one in printed if "staged" in one]
    assert staged == [
        {"root": "0 of 2"},
        {"root": "0 of 2", "targets": "0 of 2"},
        {"root": "1 of 2", "targets": "1 of 2"},
        {"root": "2 of 2", "targets": "2 of 2"},
        {},
    ]
    assert printed[-1]["built_on"] == NEW
    outcome = run("pack", "install", "out", "--root", "out/metadata/1.root.json")
    assert outcome == {"built_on": NEW, "version": 1, "is_new": True}
    assert run("pack", "info")["built_on"] == NEW
    assert run("search", "plea lawyer", "--state", "CO")


# Keys.
def test_a_private_key_is_sealed_and_for_its_owner_alone(tmp_path: Path) -> None:
    public = new_key(tmp_path / "keys", "ana", PHRASE)
    private = public.with_suffix(".pem")
    assert private.read_text("ascii").startswith("-----BEGIN ENCRYPTED PRIVATE KEY-----")
    if os.name != "nt":
        assert private.stat().st_mode & 0o777 == 0o600
        assert private.parent.stat().st_mode & 0o777 == 0o700
    (signer,) = signers(tmp_path / "keys", lambda _name: PHRASE)
    assert signer.public_key == public_key(public)
    with pytest.raises(ToolError, match="can not be opened"):
        list(signers(tmp_path / "keys", lambda _name: "another phrase"))


def test_a_key_is_never_written_over(tmp_path: Path) -> None:
    new_key(tmp_path, "ana", PHRASE)
    before = (tmp_path / "ana.pem").read_bytes()
    with pytest.raises(ToolError, match="There is a key ana"):
        new_key(tmp_path, "ana", PHRASE)
    assert (tmp_path / "ana.pem").read_bytes() == before
    for lost, kept in (("pub", "pem"), ("pem", "pub")):
        new_key(tmp_path, f"{lost}_lost", PHRASE)
        (tmp_path / f"{lost}_lost.{lost}").unlink()
        half = (tmp_path / f"{lost}_lost.{kept}").read_bytes()
        with pytest.raises(ToolError, match="There is a key"):
            new_key(tmp_path, f"{lost}_lost", PHRASE)
        assert (tmp_path / f"{lost}_lost.{kept}").read_bytes() == half


@pytest.mark.parametrize(("name", "phrase"), [("../ana", PHRASE), ("", PHRASE), ("ana", "short")])
def test_a_key_that_can_not_be(tmp_path: Path, name: str, phrase: str) -> None:
    with pytest.raises(ToolError):
        new_key(tmp_path / "keys", name, phrase)
    assert not (tmp_path / "keys").exists()


def test_a_passphrase_has_twelve_letters_or_more(tmp_path: Path) -> None:
    with pytest.raises(ToolError, match="too short") as caught:
        new_key(tmp_path, "ana", "x" * 11)
    assert "12" in caught.value.next_step
    new_key(tmp_path, "ana", "x" * 12)


def test_keys_that_can_not_be_written_are_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "keys").write_text("a file where the folder should be")
    with pytest.raises(ToolError, match="can not be written to") as caught:
        new_key(tmp_path / "keys", "ana", PHRASE)
    assert caught.value.next_step


def test_what_is_no_key_is_named(run: Run, tmp_path: Path) -> None:
    (tmp_path / "x.pub").write_text("{}")
    words = ("--to", "out", "--stewards", "x.pub", "--threshold", "1")
    ends = ("--snapshot", "x.pub", "--timestamp", "x.pub")
    assert "x.pub is no public key" in run("pack", "keys", "root", *words, *ends, code=1)
    assert "There are no keys in out" in run("pack", "sign", "--to", "out", "--keys", "out", code=1)


# Roots.
@pytest.mark.parametrize("threshold", [0, 3])
def test_a_threshold_nobody_can_reach(tmp_path: Path, threshold: int) -> None:
    stewards = Stewards(tmp_path / "out", people=("ana", "ben"))
    with pytest.raises(ToolError, match="can not sign"):
        stewards.name_keys(threshold=threshold)


def test_one_key_does_not_do_the_work_of_two(tmp_path: Path) -> None:
    for ends in (("ana", "timestamp"), ("snapshot", "snapshot")):
        with pytest.raises(ToolError, match="One key"):
            Stewards(tmp_path / "out", ends=ends).name_keys()


def test_a_root_goes_out_only_when_those_before_have_signed_it(
    stewards: Stewards, site: Site
) -> None:
    stewards.people = ("x", "y", "z")
    stewards.name_keys("x", "y", "ana")
    assert stewards.repository.status()["staged"]["root (keys before)"] == "1 of 2"
    assert not stewards.root(2).exists()
    stewards.sign("ben")
    assert stewards.root(2).exists()
    assert stewards.repository.status()["staged"] == {}
    assert site.look().is_new


# Packs.
def test_an_older_pack_is_not_handed_out(stewards: Stewards) -> None:
    with pytest.raises(ToolError, match=f"{NEW} went out already"):
        stewards.publish(OLD)
    with pytest.raises(ToolError, match="damaged"):
        stewards.repository.stage_pack(damaged(stewards.folder.parent))


def damaged(folder: Path) -> Path:
    whole = pack(NEWER)
    made = folder / "damaged"
    made.mkdir()
    (made / "manifest.json").write_bytes((whole / "manifest.json").read_bytes())
    (made / "navigator.sqlite").write_bytes((whole / "navigator.sqlite").read_bytes()[:-1])
    return made


def test_nothing_is_published_before_keys_are_named(tmp_path: Path) -> None:
    empty = Stewards(tmp_path / "out")
    with pytest.raises(ToolError, match="Nobody can sign here yet"):
        empty.publish(NEW)
    with pytest.raises(ToolError, match="Nobody can sign here yet"):
        empty.sign("ana")


def test_the_office_renews_what_has_run_out(tmp_path: Path, site: Site, stewards: Stewards) -> None:
    stewards.days_ago = 181
    stewards.publish(NEWER)
    with pytest.raises(KnownError, match="run out"):
        site.look()
    stewards.days_ago = 0
    stewards.repository.sign([key("snapshot"), key("timestamp")])
    assert site.look().is_new
    assert site.opens() == NEWER


@pytest.mark.parametrize(
    ("harm", "told"),
    [
        (lambda path: path.write_text("{"), "can not be read"),
        (lambda path: path.write_bytes((path.parent / "1.root.json").read_bytes()), "another kind"),
    ],
)
def test_a_signed_file_that_was_harmed_is_named(
    stewards: Stewards, harm: Callable[[Path], object], told: str
) -> None:
    path = stewards.folder / "metadata" / "1.targets.json"
    harm(path)
    with pytest.raises(ToolError, match=told) as caught:
        stewards.repository.status()
    assert str(path) in caught.value.sentence
    assert caught.value.next_step


@pytest.mark.parametrize("name", ["staged", "targets", "metadata"])
def test_a_folder_nobody_may_write_to_is_named_and_nothing_goes_out(
    tmp_path: Path, name: str
) -> None:
    stewards = Stewards(tmp_path / "out")
    if name == "staged":
        stewards.folder.mkdir()
        (stewards.folder / name).write_text("a file where the folder should be")
        with pytest.raises(ToolError, match="can not be written"):
            stewards.name_keys()
        return
    stewards.name_keys()
    (stewards.folder / name).write_text("a file where the folder should be")
    with pytest.raises(ToolError, match="can not be written") as caught:
        stewards.publish(NEW)
    assert name in caught.value.sentence
    assert stewards.repository.status()["out"] == {}


def test_a_pack_that_lost_many_places_does_not_go_out_unless_their_number_is_named(
    stewards: Stewards, tmp_path: Path
) -> None:
    cut = tmp_path / "cut"
    shutil.copytree(pack(NEWER), cut)
    manifest = json.loads((cut / MANIFEST_FILE).read_text("utf-8"))
    held = json.loads((pack(NEW) / MANIFEST_FILE).read_text("utf-8"))["counts"]["places"]
    assert held > 0
    manifest["counts"]["places"] = 0
    (cut / MANIFEST_FILE).write_text(json.dumps(manifest), "utf-8")
    for said in (None, held + 1):
        with pytest.raises(ToolError, match=f"has {held} places, this one 0.*remove {held}"):
            stewards.repository.stage_pack(cut, said)
    assert "targets" not in stewards.repository.status()["staged"]
    assert "targets" in stewards.repository.stage_pack(cut, held)["staged"]


def test_only_the_newest_pack_is_handed_out(stewards: Stewards) -> None:
    stewards.publish(NEWER)
    names = [one.name for one in (stewards.folder / "targets").iterdir()]
    assert sorted(name.partition(".")[2] for name in names) == sorted(
        [PACKED, difference_name(digest(NEW))]
    )
    assert (
        zlib.decompress(way(stewards, PACKED).read_bytes())
        == (pack(NEWER) / "navigator.sqlite").read_bytes()
    )


@pytest.mark.parametrize("number", range(7))
def test_a_crash_while_it_goes_out_leaves_what_was_out(
    stewards: Stewards, site: Site, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    stewards.repository.stage_pack(pack(NEWER))
    stewards.repository.sign([key("ana"), key("ben")])
    replace, left = os.replace, [number]

    def replacing(source: str, target: Path) -> None:
        if "staged" not in str(target):
            left[0] -= 1
            if left[0] < 0:
                raise KeyboardInterrupt
        replace(source, target)

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", replacing)
        try:
            stewards.sign()
        except KeyboardInterrupt:
            assert number < 6
        else:
            assert number == 6
    site.look()
    # The timestamp is the fifth; after it only the pack before is put aside.
    assert site.opens() == (NEWER if number >= 5 else NEW)
    if number < 5:
        stewards.sign()
        assert site.look().is_new
    assert site.opens() == NEWER


# Words on the command line.
@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("http://example.org/x", "must be an address that begins with https://"),
        ("https://me:secret@example.org/x", "must be an address"),
        ("https://example.org/x?who=me", "must be an address"),
        ("nowhere", "can not be read"),
    ],
)
def test_a_source_that_can_not_be_used(
    run: Run, stewards: Stewards, source: str, told: str
) -> None:
    for verb in ("verify", "install"):
        assert told in run("pack", verb, source, "--root", str(stewards.root()), code=1)


def test_without_a_root_it_says_what_is_missing(run: Run, stewards: Stewards) -> None:
    assert "knows no keys yet" in run("pack", "verify", str(stewards.folder), code=1)
