"""A pack that the right people signed may still break a center: each of these is found out first.

What is changed here was changed by hand in a whole pack, signed again, and taken by an
earlier Navigator that then failed on the page that met the row.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from navigator.errors import KnownError, PackError
from navigator.pack.store import Store
from navigator.paths import MANIFEST_FILE, PACK_FILE, Paths
from navigator.update import apart
from navigator.update.trial import SCHEMA, schema_of, try_out
from tests.helpers.publisher import NEWER, TODAY, pack

DEEP = "[" * 3000 + "]" * 3000
ENDLESS = """CREATE VIEW counties AS
    WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n)
    SELECT x AS id, 'CO' AS state, 'x' AS name FROM n"""


RENTS = (
    "INSERT INTO rents (state, since, until, counties, very_low, low)"
    " VALUES ('{}', '2026-05-01', '2027-04-30', 'Travis County', '{}', '2 3 4 5 6 7 8 9')"
)


def changed(tmp_path: Path, *statements: str) -> Path:
    """A whole pack after these statements; its manifest fits it."""
    folder = tmp_path / "pack"
    shutil.copytree(pack(NEWER), folder)
    shutil.rmtree(folder / "index", ignore_errors=True)
    with closing(sqlite3.connect(folder / PACK_FILE)) as db:
        for statement in statements:
            with db:
                db.execute(statement)
        counted = db.execute(
            "SELECT count(*), count(*) FILTER (WHERE role = 'place') FROM entries"
        ).fetchone()
    raw = (folder / PACK_FILE).read_bytes()
    path = folder / MANIFEST_FILE
    manifest = json.loads(path.read_text("utf-8"))
    manifest["counts"] |= dict(zip(("entries", "places"), counted, strict=True))
    manifest |= {"sha256": hashlib.sha256(raw).hexdigest(), "bytes": len(raw)}
    path.write_text(json.dumps(manifest), "utf-8")
    return folder


def tried(folder: Path) -> None:
    try_out(folder, lambda: TODAY, lambda: None)


def test_what_was_not_changed_is_taken(tmp_path: Path, real_paths: Paths) -> None:
    whole = f"ATTACH '{real_paths.pack / PACK_FILE}' AS whole"
    folder = changed(tmp_path, *SOUND, whole, *ASKED)
    tried(folder)
    assert (folder / "index").is_dir()


def body(change: str, role: str) -> str:
    first = f"(SELECT min(id) FROM entries WHERE role = '{role}')"  # noqa: S608 - of this file
    return f"UPDATE entries SET body = {change} WHERE id = {first}"  # noqa: S608 - as above


def place(path: str, value: str) -> str:
    return body(f"json_set(body, '$.{path}', {value})", "place")


OWN = "place:CO:helper"
"""The one place of a small pack; it has a phone."""


def told_for(*, named: str, phones: str = "[]", kind: str = "legal") -> str:
    """One more place, without a phone unless told otherwise, and the office it names."""
    body = f"json_set(body, '$.phones', json('{phones}'), '$.kind', '{kind}', '$.office', {named})"
    return (
        "INSERT INTO entries (state, topic, role, name, body, confidence)"  # noqa: S608 - ours
        f" SELECT state, '{kind}', role, 'branch', {body}, confidence FROM entries"
        " WHERE role = 'place' AND name = 'helper'"
    )


POVERTY = (
    "INSERT INTO entries (state, topic, role, name, body, since) SELECT 'US', '', 'poverty', 'x',"
    " json_object('year', 2026, 'region', 'US', 'each_more', 5500, 'first_person', {}),"
    " '2026-01-01'"
)
SOUND = [
    "INSERT INTO counties VALUES (1, 'CO', 'Denver')",
    "INSERT INTO zips VALUES (80202, 39.7, -105.0, 1, 'Denver', '', 0)",
    "INSERT INTO cities VALUES ('denver', 'CO', 'Denver', 80202, 700000)",
    POVERTY.format(15_000),
]
"""Rows that a small pack lacks."""
ASKED = [
    "INSERT INTO checklists SELECT * FROM whole.checklists WHERE topic IN ('records', 'health')",
    "INSERT INTO interviews SELECT * FROM whole.interviews",
]
"""Checklists and the interview of the whole pack, for all of which a small pack has no row."""
HOSTILE = {
    "a column nobody knows": place("color", "'red'"),
    "a phone that is a number": place("phones[0].number", "5"),
    "a point that is a text": place("lat", "'north'"),
    "a point off the earth": place("lat", "1e300"),
    "a place without a name": place("name", "NULL"),
    "a place that is a list": body("'[]'", "place"),
    "no places": "DROP TABLE spots",
    "a ZIP code without a point": "INSERT INTO zips VALUES (1, NULL, -105.0, 1, '', '', 0)",
    "a ZIP code at a text": "INSERT INTO zips VALUES (1, 'x', -105.0, 1, '', '', 0)",
    "a ZIP code of no county": "INSERT INTO zips VALUES (1, 40.0, -105.0, 2, '', '', 0)",
    "no ZIP codes": "DROP TABLE zips",
    "a city without a ZIP code": "INSERT INTO cities VALUES ('x', 'CO', 'X', NULL, 5)",
    "a poverty line in words": POVERTY.format("'much'"),
    "a card in 3,000 brackets": body(f"'{DEEP}'", "fact"),
    "synonyms in 3,000 brackets": "UPDATE synonyms SET words = ? WHERE rowid = 1".replace(
        "?", f"'{DEEP}'"
    ),
    "a text of a megabyte": "UPDATE words SET text = hex(zeroblob(1000000)) WHERE rowid = 1",
    "a text of a megabyte where only kinds are compared": (
        "UPDATE spots SET kind = hex(zeroblob(1000000))"
        " WHERE place = (SELECT min(place) FROM spots)"
    ),
    "a word with a blank that has no name": "UPDATE words SET text = text || ' {}' WHERE rowid = 1",
    "a word with half a blank": "UPDATE words SET text = text || ' {' WHERE rowid = 1",
    "a word with a blank into a thing": (
        "UPDATE words SET text = text || ' {x.__class__}' WHERE rowid = 1"
    ),
    "a translation with another blank": (
        "INSERT OR REPLACE INTO texts (lang, text, translated)"
        " SELECT 'es', text, text || ' {more}' FROM words WHERE rowid = 1"
    ),
    "a way to a page with a blank that has no name": (
        """UPDATE model SET value = '[["card:{}:health"]]' WHERE name = 'groups'"""
    ),
    "a weight of no group": "UPDATE features SET weights = x'ff05' WHERE rowid = 1",
    "half a weight": "UPDATE features SET weights = x'01' WHERE rowid = 1",
    "an interview without questions": "INSERT INTO interviews VALUES ('household', '{}')",
    "an interview that is a list": "INSERT INTO interviews VALUES ('household', '[]')",
    "a table more": "CREATE TABLE more (x)",
    "a trigger": "CREATE TRIGGER t AFTER INSERT ON words BEGIN SELECT 1; END",
    "another build day than signed": "UPDATE meta SET value = '2026-11-19' WHERE key = 'built_on'",
    "no languages": "DELETE FROM languages",
    "rent limits of no state": RENTS.format("XX", "1 2 3 4 5 6 7 8"),
    "rent limits for one size of home": RENTS.format("TX", "1"),
    "a source of no day": "UPDATE sources SET seen = 'soon'",
    "an office that names itself": told_for(named="'place:CO:branch'"),
    "an office that is not there": told_for(named="'place:CO:nowhere'"),
    "an office of another state": told_for(named="'place:TX:helper'"),
    "an office that is no place": told_for(named="'fact:CO:records.seal'"),
    "an office that is a number": told_for(named="5"),
    "an office that is a list": told_for(named="json('[\"place:CO:helper\"]')"),
    "an office in 3,000 brackets": told_for(named=f"'{DEEP}'"),
    "an office of a megabyte": told_for(named="hex(zeroblob(400000))"),
    "an office of another kind": told_for(named=f"'{OWN}'", kind="hotline"),
    "an office beside a phone of its own": told_for(
        named=f"'{OWN}'",
        phones='[{"number": "303-555-0101", "label": null, "hours": null, "languages": []}]',
    ),
}  # fmt: skip


@pytest.mark.parametrize("statement", HOSTILE.values(), ids=HOSTILE)
def test_a_signed_pack_that_would_fail_in_use_is_found_out(tmp_path: Path, statement: str) -> None:
    with pytest.raises(PackError, match="can not open it"):
        tried(changed(tmp_path, *SOUND, statement))


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("amounts.ssi_most[0].by_people", "'much'"),
        ("families[0].outcomes[0].conditions", "json('[{}]')"),
        ("with_checklists", "json('[\"nowhere\"]')"),
    ],
)
def test_an_interview_that_could_not_judge_is_found_out(
    tmp_path: Path, real_paths: Paths, path: str, value: str
) -> None:
    whole = f"ATTACH '{real_paths.pack / PACK_FILE}' AS whole"
    spoiled = f"UPDATE interviews SET body = json_set(body, '$.{path}', {value})"  # noqa: S608 - ours
    with pytest.raises(PackError, match="can not open it"):
        tried(changed(tmp_path, *SOUND, whole, *ASKED, spoiled))


def test_a_place_without_a_phone_may_name_an_office_that_has_one(tmp_path: Path) -> None:
    tried(changed(tmp_path, *SOUND, told_for(named=f"'{OWN}'")))


def test_two_places_that_name_each_other_are_found_out(tmp_path: Path) -> None:
    first = told_for(named="'place:CO:second'")
    second = told_for(named="'place:CO:branch'").replace("'branch'", "'second'", 1)
    with pytest.raises(PackError, match="can not open it"):
        tried(changed(tmp_path, *SOUND, first, second))


def test_an_office_without_a_phone_or_an_address_is_found_out(tmp_path: Path) -> None:
    for number, path in enumerate(("phones", "address")):
        lost = f"UPDATE entries SET body = json_set(body, '$.{path}', {EMPTY[path]})"  # noqa: S608
        lost += " WHERE role = 'place' AND name = 'helper'"
        with pytest.raises(PackError, match="can not open it"):
            tried(changed(tmp_path / str(number), *SOUND, told_for(named=f"'{OWN}'"), lost))


EMPTY = {"phones": "json('[]')", "address": "NULL"}


def test_a_view_without_end_in_place_of_a_table_is_never_asked(tmp_path: Path) -> None:
    folder = changed(
        tmp_path,
        "ALTER TABLE counties RENAME TO old",
        ENDLESS,
    )
    with pytest.raises(PackError, match="can not open it"):
        tried(folder)


def test_a_page_of_the_file_that_is_not_sound_is_found_out(tmp_path: Path) -> None:
    folder = changed(tmp_path)
    path = folder / PACK_FILE
    raw = bytearray(path.read_bytes())
    for at in range(len(raw) // 2, len(raw) // 2 + 4096):
        raw[at] ^= 0xA5
    path.write_bytes(raw)
    with pytest.raises(PackError):
        tried(folder)


def test_the_schema_is_that_of_every_pack_of_this_format(real_paths: Paths) -> None:
    """A change of a table is a change of the format: of this digest, and of FORMAT too."""
    for folder in (real_paths.pack, pack(NEWER)):
        with closing(Store(folder)) as store:
            assert schema_of(store) == SCHEMA


# In a process of its own.
def test_a_process_of_its_own_takes_what_is_whole_and_refuses_what_is_not(tmp_path: Path) -> None:
    folder = changed(tmp_path)
    apart.try_apart(folder, lambda: TODAY, lambda: None)
    assert (folder / "index").is_dir()
    bad = changed(tmp_path / "bad", HOSTILE["a phone that is a number"])
    with pytest.raises(PackError, match="can not open it"):
        apart.try_apart(bad, lambda: TODAY, lambda: None)


@pytest.fixture
def stuck(monkeypatch: pytest.MonkeyPatch) -> list[subprocess.Popen[bytes]]:
    """The other process reads for ever."""
    began: list[subprocess.Popen[bytes]] = []
    popen = subprocess.Popen

    def begin(command: list[str], **more: object) -> subprocess.Popen[bytes]:
        del command
        began.append(popen([sys.executable, "-c", "while True: pass"], **more))  # type: ignore[call-overload]
        return began[-1]

    monkeypatch.setattr(subprocess, "Popen", begin)
    return began


def test_what_reads_for_ever_is_ended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stuck: list[subprocess.Popen[bytes]]
) -> None:
    monkeypatch.setattr(apart, "MOST_SECONDS", 0.3)
    with pytest.raises(PackError, match="can not open it"):
        apart.try_apart(tmp_path, lambda: TODAY, lambda: None)
    assert stuck[0].poll() is not None


def test_closing_the_window_ends_it_at_once(
    tmp_path: Path, stuck: list[subprocess.Popen[bytes]]
) -> None:
    def stop() -> None:
        raise KnownError("updates.stopped", "do.nothing_changed")

    with pytest.raises(KnownError, match="stopped"):
        apart.try_apart(tmp_path, lambda: TODAY, stop)
    assert stuck[0].poll() is not None


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limits")
def test_the_other_process_has_little_memory_and_time(monkeypatch: pytest.MonkeyPatch) -> None:
    import resource

    asked: dict[int, tuple[int, int]] = {}
    seen: list[tuple[Path, date]] = []
    monkeypatch.setattr(resource, "setrlimit", lambda what, most: asked.update({what: most}))
    monkeypatch.setattr("gc.disable", lambda: None)  # this process does not end with it

    def reads(folder: Path, clock: Callable[[], date], go_on: Callable[[], None]) -> None:
        go_on()
        seen.append((folder, clock()))

    monkeypatch.setattr(apart, "try_out", reads)
    apart.try_here("x", "2026-11-24")
    assert asked[resource.RLIMIT_AS] == (apart.MOST_BYTES,) * 2
    assert asked[resource.RLIMIT_CPU] == (apart.MOST_SECONDS,) * 2
    assert seen == [(Path("x"), TODAY)]
