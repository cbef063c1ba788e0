"""Who signs sees what is signed, from the file itself: else a passphrase blesses the unread."""

from __future__ import annotations

import hashlib
import io
import json
import zlib
from pathlib import Path

import pytest

from navigator.cli import main as cli
from navigator.errors import ToolError
from navigator.paths import Paths
from navigator.steward.signing.keys import new_key
from navigator.steward.signing.waiting import pack_that_is_out, waiting_pack, what_waits
from tests.helpers.publisher import BUNDLED, NEW, NEWER, Stewards, begun, digest, key, pack

PHRASE = "correct horse battery"


def test_a_folder_without_a_pack_has_nothing_to_sign(tmp_path: Path) -> None:
    assert what_waits(tmp_path) is None


def test_what_waits_is_told_by_day_hash_size_and_numbers(tmp_path: Path) -> None:
    stewards = begun(tmp_path / "out")
    stewards.repository.stage_pack(pack(NEWER))
    waiting = what_waits(stewards.folder)
    assert waiting is not None
    assert (waiting.built_on, waiting.sha256) == (NEWER, digest(NEWER))
    assert waiting.bytes == (pack(NEWER) / "navigator.sqlite").stat().st_size
    assert waiting.signed == {"targets": "0 of 2"}
    assert waiting_pack(stewards.folder) == (pack(NEWER) / "navigator.sqlite").read_bytes()
    assert pack_that_is_out(stewards.folder) == (pack(NEW) / "navigator.sqlite").read_bytes()
    told = "\n".join(waiting.lines())
    assert f"sha256 {digest(NEWER)}" in told
    assert "1 places" in told
    assert "The pack: signed by 0 of 2" in told
    assert f"Out until now: the pack of {NEW}" in told


def test_keys_that_would_count_from_now_on_are_told(tmp_path: Path) -> None:
    stewards = begun(tmp_path / "out")
    people = [key(name).public_key for name in ("ana", "ben")]
    ends = key("snapshot").public_key, key("timestamp").public_key
    stewards.repository.stage_root(people, 2, *ends)
    waiting = what_waits(stewards.folder)
    assert waiting is not None
    told = "\n".join(waiting.lines())
    ids = sorted(key(name).public_key.keyid[:12] for name in ("ana", "ben"))
    assert f"Keys that count from now on: 2 of 2 stewards must sign ({', '.join(ids)});" in told
    assert f"snapshot {key('snapshot').public_key.keyid[:12]}" in told
    assert "The keys, by those before: signed by 0 of 2" in told
    assert "This pack is out already" in told


def test_where_nothing_waits_only_the_office_signs_anew(tmp_path: Path) -> None:
    waiting = what_waits(begun(tmp_path / "out").folder)
    assert waiting is not None
    assert waiting.signed == {}
    assert not waiting.is_new
    assert "Nothing waits" in waiting.lines()[-1]


@pytest.mark.parametrize("harm", ["other", "gone", "unreadable"])
def test_another_pack_than_the_one_named_is_not_signed(tmp_path: Path, harm: str) -> None:
    stewards = begun(tmp_path / "out")
    stewards.repository.stage_pack(pack(NEWER))
    for path in (stewards.folder / "staged").iterdir():
        if path.suffix == ".json":
            continue
        if harm == "other":
            path.write_bytes(path.read_bytes()[:-1] + b"!")
        else:
            path.unlink()
        if harm == "unreadable":
            path.mkdir()
    with pytest.raises(ToolError, match=r"do not sign|can not be read"):
        what_waits(stewards.folder)


@pytest.mark.parametrize("harm", ["", "cut", "no zlib", "longer"])
def test_a_pack_that_lies_there_pressed_is_unpacked_and_held_against_its_hash(
    tmp_path: Path, harm: str
) -> None:
    plain = b"a pack" * 1000
    pressed = zlib.compress(plain + b"!" * (harm == "longer"))
    data = {"cut": pressed[:20], "no zlib": b"nothing"}.get(harm, pressed)
    listed = {
        "navigator.sqlite": (plain, {"custom": {"built_on": NEW, "counts": {"places": 1}}}),
        "navigator.sqlite.z": (data, {}),
    }
    told = {
        name: {"hashes": {"sha256": hashlib.sha256(held).hexdigest()}, "length": len(held), **more}
        for name, (held, more) in listed.items()
    }
    staged = tmp_path / "staged"
    staged.mkdir()
    (staged / "targets.json").write_text(json.dumps({"signed": {"targets": told}}), "utf-8")
    name = f"{hashlib.sha256(data).hexdigest()}.navigator.sqlite.z"
    (staged / name).write_bytes(data)
    if harm:
        with pytest.raises(ToolError, match="do not sign"):
            waiting_pack(tmp_path)
    else:
        assert waiting_pack(tmp_path) == plain


def test_a_folder_of_before_names_the_whole_pack_alone(tmp_path: Path) -> None:
    plain = b"a pack" * 1000
    sha256 = hashlib.sha256(plain).hexdigest()
    told = {"navigator.sqlite": {"hashes": {"sha256": sha256}, "length": len(plain)}}
    for name in ("metadata", "targets"):
        (tmp_path / name).mkdir()
    signed = tmp_path / "metadata" / "1.targets.json"
    signed.write_text(json.dumps({"signed": {"targets": told}}), "utf-8")
    (tmp_path / "targets" / f"{sha256}.navigator.sqlite").write_bytes(plain)
    assert pack_that_is_out(tmp_path) == plain


@pytest.mark.parametrize("text", ["{}", '{"signed": {"targets": {}}}', "no json"])
def test_a_file_that_is_no_list_of_packs_is_one_sentence(tmp_path: Path, text: str) -> None:
    stewards = begun(tmp_path / "out")
    (stewards.folder / "staged").mkdir()
    (stewards.folder / "staged" / "targets.json").write_text(text, "utf-8")
    with pytest.raises(ToolError, match="can not be read"):
        what_waits(stewards.folder)


def test_the_command_shows_it_before_it_asks_for_a_passphrase(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    paths = Paths(pack(BUNDLED), tmp_path / "settings.toml", None, tmp_path)
    monkeypatch.setattr(cli, "find_paths", lambda: paths)
    stewards = Stewards(tmp_path / "out")
    stewards.name_keys()
    new_key(tmp_path / "keys", "ana", PHRASE)
    shown: list[str] = []

    class Typed(io.StringIO):
        def readline(self, *_: object) -> str:  # type: ignore[override]
            shown.append(capsys.readouterr().err)
            return f"{PHRASE}\n"

    monkeypatch.setattr("sys.stdin", Typed())
    words = ["pack", "sign", "--to", str(tmp_path / "out"), "--keys", str(tmp_path / "keys")]
    assert cli.main([*words, "--json"]) == 0
    assert "Keys that count from now on" in shown[0]
    stewards.repository.stage_pack(pack(NEW))
    capsys.readouterr()
    assert cli.main([*words, "--json"]) == 0
    assert digest(NEW) in shown[1]
    assert "What changed: navigator content diff" in shown[1]
    assert json.loads(capsys.readouterr().out)["staged"]["targets"] == "0 of 2"
