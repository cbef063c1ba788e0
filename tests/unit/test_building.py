"""A pack is written whole or not at all; a disk that says no is one calm sentence."""

from __future__ import annotations

import errno
import os
import resource
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from navigator.errors import ContentErrors, ToolError
from navigator.library.facade import Library
from navigator.paths import INDEX_FOLDER, MANIFEST_FILE, PACK_FILE, Paths
from navigator.search.guidance import SEAL_FILE
from navigator.steward.content.pack.building import build, check
from tests.helpers.content import RECORDS, write_tree

TODAY = date(2026, 11, 24)
CHANGED = RECORDS.replace("See a lawyer before any plea.", "See a lawyer first.")


@pytest.fixture
def resources(tmp_path: Path) -> Path:
    return write_tree(tmp_path)


@pytest.fixture
def folder(tmp_path: Path, resources: Path) -> Path:
    """A good pack of yesterday, and sources that have changed since."""
    build(resources, tmp_path / "pack", TODAY)
    write_tree(tmp_path, states__CO__records=CHANGED)
    return tmp_path / "pack"


def stop_of(folder: Path) -> str:
    """What the pack in `folder` says, through the library; PackError when it is damaged."""
    paths = Paths(folder, folder / "settings.toml", None, folder)
    with Library.open(paths, lambda: TODAY) as library:
        assert library.search("plea lawyer", state="CO")
        return library.card("CO", "records").stops[0].text


def content_of(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def expect_calm(error: ToolError, folder: Path) -> None:
    assert str(folder) in error.sentence
    assert error.next_step
    assert "\n" not in str(error)


def refuse_replace(monkeypatch: pytest.MonkeyPatch, name: str, code: int = errno.ENOSPC) -> None:
    """Let `os.replace` fail for one file name, as a full disk or a locked file would."""
    replace = os.replace

    def refusing(source: Any, target: Any, **more: Any) -> None:
        if Path(target).name == name:
            raise OSError(code, os.strerror(code), os.fspath(target))
        replace(source, target, **more)

    monkeypatch.setattr(os, "replace", refusing)


@pytest.mark.parametrize("name", [PACK_FILE, MANIFEST_FILE])
def test_where_a_file_can_not_be_put_in_place_the_last_good_pack_stays(
    resources: Path, folder: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    before = content_of(folder)
    with monkeypatch.context() as patch:
        refuse_replace(patch, name)
        with pytest.raises(ToolError, match="No space left") as caught:
            build(resources, folder, TODAY)
    expect_calm(caught.value, folder)
    assert content_of(folder) == before
    assert stop_of(folder) == "See a lawyer before any plea."
    build(resources, folder, TODAY, if_changed=True)
    assert stop_of(folder) == "See a lawyer first."


@pytest.mark.parametrize("name", [PACK_FILE, MANIFEST_FILE])
def test_where_a_first_pack_can_not_be_put_in_place_nothing_opens_half(
    resources: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    refuse_replace(monkeypatch, name, errno.EACCES)
    with pytest.raises(ToolError, match="Permission denied"):
        build(resources, tmp_path / "new", TODAY)
    assert MANIFEST_FILE not in content_of(tmp_path / "new")


def test_a_folder_that_may_not_be_written_to_is_one_calm_sentence(
    resources: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The permission bits of a folder do not stop root, under whom tests may run.
    def refuse(*_: Any, **__: Any) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    with monkeypatch.context() as patch:
        patch.setattr(Path, "mkdir", refuse)
        with pytest.raises(ToolError, match="Permission denied") as caught:
            build(resources, tmp_path / "pack", TODAY)
    expect_calm(caught.value, tmp_path / "pack")
    monkeypatch.setattr(tempfile, "TemporaryDirectory", refuse)
    with pytest.raises(ToolError, match="Permission denied"):
        build(resources, tmp_path / "pack", TODAY)


def test_a_file_where_the_folder_should_be_is_one_calm_sentence(
    resources: Path, tmp_path: Path
) -> None:
    (tmp_path / "pack").write_text("a file")
    with pytest.raises(ToolError) as caught:
        build(resources, tmp_path / "pack", TODAY)
    expect_calm(caught.value, tmp_path / "pack")
    assert (tmp_path / "pack").read_text() == "a file"


@contextmanager
def disk_with(free: int) -> Iterator[None]:
    """No file can grow beyond `free` bytes: what a full disk feels like to a program."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (free, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.mark.skipif(sys.platform != "linux", reason="needs a limit on the size of files")
@pytest.mark.parametrize("free", [0, 8_192, 40_000])
def test_on_a_full_disk_the_last_good_pack_stays(resources: Path, folder: Path, free: int) -> None:
    before = content_of(folder)
    with pytest.raises(ToolError) as caught, disk_with(free):
        build(resources, folder, TODAY)
    expect_calm(caught.value, folder)
    assert content_of(folder) == before
    assert stop_of(folder) == "See a lawyer before any plea."


def test_where_the_index_can_not_be_written_the_new_pack_is_searched_without_it(
    resources: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: Any, **__: Any) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patch:
        patch.setattr(shutil, "copytree", full)
        with pytest.raises(ToolError, match=r"search index .*No space left") as caught:
            build(resources, folder, TODAY)
    expect_calm(caught.value, folder)
    assert stop_of(folder) == "See a lawyer first."
    build(resources, folder, TODAY, if_changed=True)
    assert (folder / INDEX_FOLDER / SEAL_FILE).exists()


def test_an_index_of_another_pack_is_not_opened(resources: Path, folder: Path) -> None:
    old = content_of(folder / INDEX_FOLDER)
    build(resources, folder, TODAY)
    for name in content_of(folder / INDEX_FOLDER):
        (folder / INDEX_FOLDER / name).unlink()
    for name, data in old.items():
        (folder / INDEX_FOLDER / name).write_bytes(data)
    assert stop_of(folder) == "See a lawyer first."


@pytest.mark.parametrize(
    "gone", [PACK_FILE, MANIFEST_FILE, "built-from", f"{INDEX_FOLDER}/{SEAL_FILE}"]
)
@pytest.mark.parametrize("harm", ["gone", "cut"])
def test_a_pack_that_is_not_whole_is_built_anew_though_nothing_changed(
    resources: Path, tmp_path: Path, gone: str, harm: str
) -> None:
    folder = tmp_path / "pack"
    build(resources, folder, TODAY)
    whole = content_of(folder)
    if harm == "gone":
        (folder / gone).unlink()
    else:
        (folder / gone).write_bytes(whole[gone][:20])
    build(resources, folder, TODAY, if_changed=True)
    after = content_of(folder)
    assert {PACK_FILE, MANIFEST_FILE, "built-from", f"{INDEX_FOLDER}/{SEAL_FILE}"} <= after.keys()
    for name in (PACK_FILE, MANIFEST_FILE):
        assert after[name] == whole[name]


def test_the_same_files_give_the_same_pack_wherever_they_lie(tmp_path: Path) -> None:
    """Else whoever builds a release again, in a folder of their own, gets other bytes."""
    packs = []
    for place in ("one", "other/deeper"):
        (tmp_path / place).mkdir(parents=True)
        build(write_tree(tmp_path / place), tmp_path / place / "pack", TODAY)
        packs.append(content_of(tmp_path / place / "pack"))
    assert packs[0] == packs[1]


def test_no_scratch_is_left_behind(folder: Path) -> None:
    assert {path.name for path in folder.iterdir()} == {
        PACK_FILE, MANIFEST_FILE, INDEX_FOLDER, "built-from",
    }  # fmt: skip


def test_content_with_a_mistake_leaves_the_last_good_pack(tmp_path: Path, folder: Path) -> None:
    broken = write_tree(tmp_path, states__CO__records=RECORDS.replace("level: stop", "level: x"))
    before = content_of(folder)
    with pytest.raises(ContentErrors):
        build(broken, folder, TODAY, if_changed=True)
    assert content_of(folder) == before


def test_check_counts_how_sure_we_are(resources: Path) -> None:
    counted = check(resources, TODAY)
    assert counted["files"] == 1
    assert counted["places"] == 1
    assert counted["facts"]["records"] == {"confirmed": 5, "core confirmed": 3, "null": 2}
    assert counted["untranslated"]["es"] > 0
