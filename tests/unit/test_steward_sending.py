"""Content on its way out: what a signer is shown is what is signed, and nothing is lost unsaid."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from navigator.errors import ToolError
from navigator.steward.content.pack.diff import Difference
from navigator.steward.editing import sending
from navigator.steward.editing.edit_session import Sitting
from navigator.steward.editing.sending import NeedsNumber
from navigator.steward.signing.keys import new_key, public_key
from navigator.steward.signing.publishing import Repository
from tests.helpers.content import RECORDS, write_tree
from tests.helpers.publisher import NEW, NEWER, TODAY, begun, digest, pack
from tests.unit.test_update_repository import changed, with_places

PHRASE = "correct horse battery"


@pytest.fixture
def sitting(tmp_path: Path) -> Sitting:
    return Sitting(write_tree(tmp_path), TODAY)


def whole(folder: Path, day: str) -> Path:
    """A pack whose Spanish lacks nothing."""
    return changed(folder, day, lacking={"es": {"missing": 0, "left_over": 0}})


def test_a_check_names_what_stops_and_what_only_warns(tmp_path: Path, sitting: Sitting) -> None:
    found = sending.check(sitting)
    assert found.is_sound
    titles = [title for title, _ in found.warnings]
    assert "Not translated, es" in titles
    broken = write_tree(
        tmp_path / "broken", states__CO__records=RECORDS.replace("level: info", "level: x")
    )
    found = sending.check(Sitting(broken, TODAY))
    assert not found.is_sound
    assert found.problems


def test_a_build_keeps_the_one_before_and_called_off_changes_nothing(
    tmp_path: Path, sitting: Sitting
) -> None:
    folder = tmp_path / "out/pack"
    first = sending.build(sitting, folder)
    assert first["counts"]["places"] == 1
    assert sending.build(sitting, folder, lambda: False) == {}
    assert [one.name for one in folder.parent.iterdir()] == ["pack"]
    file = Path("resources/states/CO/records.yaml")
    sitting.save("Level", {file: sitting.text(file).replace("level: info", "level: stop")})
    sending.build(sitting, folder)
    assert sorted(one.name for one in folder.parent.iterdir()) == ["pack", sending.BEFORE]
    news = sending.news_of_built(folder, None)
    assert news.against == "the pack that was built before"
    assert news.report is not None
    text = sending.as_told(news.report.differences)
    assert text.startswith("Colorado\n  Records: 1 changed\n")
    assert "level: info -> stop" in text
    assert news.numbers["CO"][2] == 1
    shutil.rmtree(folder.with_name(sending.BEFORE))
    alone = sending.news_of_built(folder, None)
    assert (alone.report, alone.against) == (None, "")


def test_a_folder_that_can_not_be_written_is_a_sentence(
    sitting: Sitting, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "rename", full)
    with pytest.raises(ToolError, match="No space left"):
        sending.build(sitting, tmp_path / "out/pack")


def test_what_is_out_is_what_it_is_held_against(tmp_path: Path) -> None:
    stewards = begun(tmp_path / "out")
    news = sending.news_of_built(pack(NEWER), stewards.folder)
    assert news.against == f"the pack of {NEW} that is out in {stewards.folder}"
    assert news.report is not None
    told = sending.as_told(news.report.differences)
    assert f"See a lawyer. {NEW} -> See a lawyer. {NEWER}" in told


def test_lists_come_row_by_row_under_their_state_with_counts() -> None:
    rows = [
        Difference("OH", "", "place", f"place:OH:h{n}", "changed", (f"phones: a -> {n}",), "hrsa")
        for n in range(3)
    ]
    more = [
        Difference("CO", "health", "fact", "Office", "added", ("HHS",)),
        Difference("US", "", "list", "hrsa", "changed", ("newest source: x -> y",)),
        Difference("OH", "", "place", "place:OH:able", "removed", ("ABLE",)),
    ]
    told = sending.as_told([*rows, *more])
    assert told.split("\n")[0] == "Federal, and lists"
    assert "Ohio\n  List hrsa: 3 changed\n" in told
    assert "  Places written down by hand: 1 removed" in told
    for n in range(3):
        assert f"phones: a -> {n}" in told


def test_a_loss_and_a_lack_ask_for_their_number(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sending, "refuse_unopened", lambda _: None)  # these only say it
    stewards = begun(tmp_path / "out")
    with pytest.raises(NeedsNumber) as lacks:
        sending.stage(pack(NEWER), stewards.folder)
    assert (lacks.value.what, "--really" in str(lacks.value)) == ("lacking", False)
    assert re.fullmatch(r"To publish anyway, type \d+\.", lacks.value.next_step)
    with pytest.raises(NeedsNumber, match=r"contradict another one.*: 2") as clash:
        sending.stage(pack(NEWER), stewards.folder, contradicts=2, really_contradicts=1)
    assert clash.value.what == "contradicts"
    few = with_places(tmp_path / "few", 0)
    few = changed(few, NEWER, counts={"places": 0}, lacking={})
    with pytest.raises(NeedsNumber) as lost:
        sending.stage(few, stewards.folder)
    assert (lost.value.what, "--really" in str(lost.value)) == ("remove", False)
    assert sending.stage(few, stewards.folder, wanted=lambda: False)["staged"] == {}
    assert sending.stage(few, stewards.folder, really_remove=1, contradicts=2,
                         really_contradicts=2)["staged"] == {"targets": "0 of 2"}  # fmt: skip
    with pytest.raises(ToolError, match="older"):
        sending.stage(whole(tmp_path / "old", NEW), stewards.folder)


def ceremony(folder: Path) -> Path:
    """Two stewards and the office, whose keys lie in folders of their own."""
    for name in ("ana", "ben"):
        new_key(folder / name, name, PHRASE)
    for name in ("snapshot", "timestamp"):
        new_key(folder / "office", name, PHRASE)
    people = [public_key(folder / name / f"{name}.pub") for name in ("ana", "ben")]
    ends = [public_key(folder / "office" / f"{name}.pub") for name in ("snapshot", "timestamp")]
    out = folder / "out"
    Repository(out).stage_root(people, 2, *ends)
    return out


def test_from_the_built_pack_to_a_stick_that_holds_it(tmp_path: Path) -> None:
    out, stick = ceremony(tmp_path), tmp_path / "stick"
    stick.mkdir()
    assert sending.waiting(tmp_path / "none") is None
    with pytest.raises(ToolError, match="Nothing is out yet"):
        sending.copy_out(out, stick)
    sending.stage(whole(tmp_path / "pack", NEW), out)
    assert sending.keys_in(tmp_path / "office") == ("snapshot", "timestamp")
    shown = sending.waiting(out)
    assert shown is not None
    text = sending.signed_text(shown, sending.news_of_waiting(out, tmp_path / "none"))
    for part in (NEW, digest(NEW), "The pack: signed by 0 of 2", "Colorado: 5, 0, 1"):
        assert part in text
    with pytest.raises(ToolError, match="can not be opened"):
        sending.sign(out, tmp_path / "ana", {"ana": "another phrase"}, shown)
    unsigned = sending.sign(out, tmp_path / "ana", {"ana": PHRASE}, shown, lambda: False)
    assert unsigned["staged"]["targets"] == "0 of 2"
    for name in ("ana", "ben"):
        sending.sign(out, tmp_path / name, {name: PHRASE}, shown)
    both = dict.fromkeys(("snapshot", "timestamp"), PHRASE)
    assert sending.sign(out, tmp_path / "office", both, shown)["out"]["sha256"] == digest(NEW)
    assert sending.copy_out(out, stick, lambda: False) == ""
    assert "no pack that is out" in sending.holds(stick)
    told = sending.copy_out(out, stick)
    assert f"It holds the pack of {NEW}" in told
    assert "Room left" in told
    assert Repository(stick).status()["out"] == Repository(out).status()["out"]
    with pytest.raises(ToolError, match="There is no folder"):
        sending.copy_out(out, tmp_path / "nowhere")
    assert sending.holds(tmp_path / "nowhere") == "There is no such folder yet."
    # The next one takes the place of the old pack on the stick.
    sending.stage(whole(tmp_path / "next", NEWER), out)
    with pytest.raises(ToolError, match="another pack by now"):
        sending.sign(out, tmp_path / "ana", {"ana": PHRASE}, shown)
    shown = sending.waiting(out)
    assert shown is not None
    assert "nothing changed" not in sending.signed_text(shown, sending.news_of_waiting(out, out))
    for folder, phrases in (("ana", {"ana": PHRASE}), ("ben", {"ben": PHRASE}), ("office", both)):
        sending.sign(out, tmp_path / folder, phrases, shown)
    sending.copy_out(out, stick)
    held = [{one.name for one in (folder / "targets").iterdir()} for folder in (out, stick)]
    assert held[0] == held[1]
    again = sending.waiting(out)
    assert again is not None
    assert "nothing changed" in sending.signed_text(again, sending.news_of_waiting(out, out))


def test_a_stick_without_room_is_named_before_anything_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stewards, stick = begun(tmp_path / "out"), tmp_path / "stick"
    stick.mkdir()
    usage = shutil.disk_usage(tmp_path)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage._replace(free=1_000_000))
    with pytest.raises(ToolError, match="room for 1 MB"):
        sending.copy_out(stewards.folder, stick)
    assert list(stick.iterdir()) == []


def test_a_stick_that_can_not_be_written_is_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object, **__: object) -> None:
        raise OSError(30, "Read-only file system")

    stewards, stick = begun(tmp_path / "out"), tmp_path / "stick"
    stick.mkdir()
    monkeypatch.setattr(sending, "write_whole", refused)
    with pytest.raises(ToolError, match="Read-only"):
        sending.copy_out(stewards.folder, stick)


def test_without_a_pack_there_is_nothing_to_compare(tmp_path: Path) -> None:
    assert sending.news_of_built(pack(NEW), None).numbers["CO"][0] == 5
    with pytest.raises(ToolError, match="Build it first"):
        sending.news_of_built(tmp_path / "none", None)
