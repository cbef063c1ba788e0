"""A pack that is no pack, or of another format, is refused in one sentence."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from navigator.errors import PackError
from navigator.pack.store import Store
from navigator.paths import PACK_FILE
from navigator.steward.content.pack.building import build
from tests.helpers.content import write_tree


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    build(write_tree(tmp_path), tmp_path / "pack", date(2026, 11, 24))
    return tmp_path / "pack"


def change(folder: Path, sql: str) -> None:
    with closing(sqlite3.connect(folder / PACK_FILE)) as db, db:
        db.execute(sql)


@pytest.mark.parametrize(
    ("harm", "said"),
    [
        (lambda folder: (folder / PACK_FILE).unlink(), "missing"),
        (lambda folder: (folder / PACK_FILE).write_bytes(b""), "damaged"),
        (lambda folder: (folder / PACK_FILE).write_bytes(b"no database" * 100), "damaged"),
        (lambda folder: change(folder, "DROP TABLE meta"), "damaged"),
        (lambda folder: change(folder, "UPDATE meta SET value = 99"), "of another version"),
        (lambda folder: change(folder, "DELETE FROM meta"), "of another version"),
    ],
)
def test_what_is_no_pack_of_ours_is_refused(
    folder: Path, harm: Callable[[Path], object], said: str
) -> None:
    harm(folder)
    with pytest.raises(PackError, match=said) as caught:
        Store(folder)
    assert caught.value.next_step


def test_a_folder_in_place_of_the_pack_is_refused(tmp_path: Path) -> None:
    (tmp_path / PACK_FILE).mkdir()
    with pytest.raises(PackError, match="missing"):
        Store(tmp_path)


def test_a_pack_that_can_not_be_opened_is_refused(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise sqlite3.OperationalError("unable to open database file")

    monkeypatch.setattr(sqlite3, "connect", refuse)
    with pytest.raises(PackError, match="can not be opened"):
        Store(folder)


def test_a_table_that_breaks_later_is_one_sentence_too(folder: Path) -> None:
    change(folder, "DROP TABLE citations")
    with closing(Store(folder)) as store, pytest.raises(PackError, match="damaged"):
        store.topic("CO", "records")


def test_nothing_can_be_written_into_a_pack(folder: Path) -> None:
    before = sorted(path.name for path in folder.iterdir())
    with closing(Store(folder)) as store, pytest.raises(PackError):
        store.rows("DELETE FROM entries")
    assert sorted(path.name for path in folder.iterdir()) == before


def test_a_folder_with_odd_signs_in_its_name_opens(tmp_path: Path) -> None:
    odd = tmp_path / "a b?c#d%20é"
    build(write_tree(tmp_path), odd, date(2026, 11, 24))
    with closing(Store(odd)) as store:
        assert store.states() == ("CO",)
