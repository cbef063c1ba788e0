"""A release may not go out with a package that is known to have a hole."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path
from typing import Any

import advisories
import pytest

LOCKED = {"segno": "1.6.6", "some-package": "2.0"}


def record(name: str, **affected: Any) -> dict[str, Any]:
    package = {"ecosystem": "PyPI", "name": name}
    return {"id": "GHSA-1", "summary": "Bad.", "affected": [{"package": package, **affected}]}


def within(*events: dict[str, str]) -> dict[str, Any]:
    return {"ranges": [{"type": "ECOSYSTEM", "events": list(events)}]}


@pytest.mark.parametrize(
    ("affected", "is_named"),
    [
        ({"versions": ["1.6.6"]}, True),
        ({"versions": ["1.6.5"]}, False),
        (within({"introduced": "0"}), True),
        (within({"introduced": "0"}, {"fixed": "1.6.6"}), False),
        (within({"introduced": "0"}, {"fixed": "1.10"}), True),
        (within({"introduced": "1.7"}), False),
        (within({"introduced": "0"}, {"last_affected": "1.6.6"}), True),
        (within({"introduced": "0"}, {"last_affected": "1.6.5"}), False),
        (within({"fixed": "1.2"}, {"introduced": "1"}, {"introduced": "1.5"}), True),
        ({"ranges": [{"type": "GIT", "events": [{"introduced": "0"}]}]}, False),
        ({}, False),
    ],
)
def test_a_version_is_named_by_its_list_and_its_ranges(
    affected: dict[str, Any], is_named: bool
) -> None:
    hits = advisories.find(LOCKED, [record("Segno", **affected)])
    assert [(one.package, one.version, one.id) for one in hits] == [
        ("segno", "1.6.6", "GHSA-1")
    ] * is_named


def test_a_name_may_be_written_in_any_way() -> None:
    assert advisories.find(LOCKED, [record("Some.Package", versions=["2.0"])])


def test_what_was_withdrawn_or_is_of_another_index_names_nothing() -> None:
    withdrawn = record("segno", versions=["1.6.6"]) | {"withdrawn": "2026-01-01T00:00:00Z"}
    other = record("segno", versions=["1.6.6"])
    other["affected"][0]["package"]["ecosystem"] = "npm"
    assert advisories.find(LOCKED, [withdrawn, other]) == []


def test_records_are_read_from_a_file_a_list_a_folder_and_an_archive(tmp_path: Path) -> None:
    one = record("segno")
    (tmp_path / "a").mkdir()
    file = tmp_path / "a" / "one.json"
    file.write_text(json.dumps(one))
    listed = tmp_path / "list.json"
    listed.write_text(json.dumps({"vulns": [one]}))
    packed = tmp_path / "all.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("one.json", json.dumps(one))
        archive.writestr("readme", "nothing")
    for source in (file, listed, file.parent, packed):
        assert list(advisories.records(source)) == [one], source


@pytest.mark.parametrize("text", ["[]", "{}", '{"vulns": []}', "no JSON", None])
def test_what_holds_no_record_is_no_clean_answer(
    tmp_path: Path, text: str | None, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "records.json"
    if text is not None:
        path.write_text(text)
    with pytest.raises(SystemExit, match="1"):
        advisories.look(path)
    assert str(path) in capsys.readouterr().err


def test_the_lock_is_read_whole() -> None:
    locked = advisories.locked_versions()
    assert len(locked) > 70
    assert {"pyside6-essentials", "tuf", "pyinstaller"} <= locked.keys()


def test_the_command_says_what_is_named_and_ends_with_1(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "records.json"
    path.write_text(json.dumps(record("tuf", **within({"introduced": "0"}))))
    monkeypatch.setattr("sys.argv", ["advisories.py", str(path)])
    assert advisories.main() == 1
    assert "tuf 7" in capsys.readouterr().out
    path.write_text(json.dumps(record("unheard-of", **within({"introduced": "0"}))))
    assert advisories.main() == 0
