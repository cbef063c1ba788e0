"""A file is written whole or not at all, and what was there before is there after a failure."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from navigator.errors import DiskError
from navigator.files import SHARED, replace_text, write_whole


def test_a_file_is_replaced_whole_in_a_folder_that_was_missing(tmp_path: Path) -> None:
    path = tmp_path / "new" / "notes.txt"
    write_whole(path, b"a long first text", mode=SHARED)
    write_whole(path, b"short", mode=SHARED)
    assert path.read_bytes() == b"short"
    assert [one.name for one in path.parent.iterdir()] == ["notes.txt"]


@pytest.mark.skipif(os.name == "nt", reason="no such modes")
def test_what_is_private_can_be_read_by_nobody_else(tmp_path: Path) -> None:
    path = tmp_path / "new" / "pin"
    write_whole(path, b"1")
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700
    write_whole(path, b"1", mode=SHARED)
    assert path.stat().st_mode & 0o777 == 0o644


def test_a_write_that_fails_leaves_what_was_there_and_nothing_beside_it(tmp_path: Path) -> None:
    """A disk that is full, say: here a folder stands where the file should go."""
    path = tmp_path / "notes.txt"
    path.mkdir()
    with pytest.raises(DiskError):
        replace_text(path, "new")
    assert [one.name for one in tmp_path.iterdir()] == ["notes.txt"]
    assert path.is_dir()


def test_a_text_that_cannot_be_written_is_one_error_with_a_next_step(tmp_path: Path) -> None:
    file = tmp_path / "file"
    replace_text(file, "Años")
    assert file.read_bytes() == "Años".encode()
    with pytest.raises(DiskError) as caught:
        replace_text(file / "below", "new")
    assert str(file / "below") in str(caught.value)
    assert caught.value.next_step
    assert file.read_bytes() == "Años".encode()
