"""What goes out is what enough stewards signed: versions, days, harmed packs, lost places."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from navigator.errors import ToolError
from navigator.paths import MANIFEST_FILE
from navigator.steward.signing.publishing import Repository
from tests.helpers.publisher import NEW, NEWER, Site, Stewards, key, pack

NOW = datetime(2026, 11, 24, 8, 30, 15, 999, tzinfo=UTC)


def read(path: Path) -> Any:
    return json.loads(path.read_text("utf-8"))


def changed(folder: Path, day: str, **more: Any) -> Path:
    """The pack of a day with another manifest."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(pack(day), folder)
    path = folder / MANIFEST_FILE
    path.write_text(json.dumps(read(path) | more), "utf-8")
    return folder


def with_places(folder: Path, number: int) -> Path:
    counts = read(pack(NEWER) / MANIFEST_FILE)["counts"]
    return changed(folder, NEWER, counts=counts | {"places": number})


# Days and numbers.
def test_each_signed_file_counts_as_long_as_the_page_for_stewards_says(tmp_path: Path) -> None:
    """A stick of last month still counts; a root outlives two years without a meeting."""
    repository = Repository(tmp_path, lambda: NOW)
    people = [key(name).public_key for name in ("ana", "ben")]
    repository.stage_root(people, 2, key("snapshot").public_key, key("timestamp").public_key)
    repository.stage_pack(pack(NEW))
    repository.sign(key(name) for name in ("ana", "ben", "snapshot", "timestamp"))
    lasts = {"1.root": 730, "1.targets": 365, "1.snapshot": 180, "timestamp": 180}
    for name, days in lasts.items():
        told = read(tmp_path / "metadata" / f"{name}.json")["signed"]["expires"]
        last = NOW.replace(microsecond=0) + timedelta(days=days)
        assert datetime.fromisoformat(told) == last, name


def test_each_file_has_the_next_number_and_none_is_left_out(stewards: Stewards) -> None:
    stewards.publish(NEWER)
    stewards.name_keys()
    names = {path.name for path in (stewards.folder / "metadata").iterdir()}
    roots, lists, snapshots = (
        {f"{number}.{role}.json" for number in range(1, last + 1)}
        for role, last in (("root", 2), ("targets", 3), ("snapshot", 3))
    )
    assert names == roots | lists | snapshots | {"timestamp.json"}
    for name in names - {"timestamp.json"}:
        number = read(stewards.folder / "metadata" / name)["signed"]["version"]
        assert name.startswith(f"{number}.")
    out = stewards.repository.status()["out"]
    assert (out["root"], out["version"], out["built_on"]) == (2, 3, NEWER)


# Keys.
def test_all_of_the_stewards_may_have_to_sign_and_one_may_be_enough(tmp_path: Path) -> None:
    for people, threshold in ((("ana", "ben", "cleo"), 3), (("ana",), 1)):
        stewards = Stewards(tmp_path / str(threshold), people=people)
        stewards.name_keys(*people, threshold=threshold)
        stewards.publish(NEW, *people)
        assert stewards.repository.status()["out"]["built_on"] == NEW


def test_a_steward_named_twice_is_one(tmp_path: Path) -> None:
    with pytest.raises(ToolError, match="can not sign"):
        Stewards(tmp_path, people=("ana", "ana")).name_keys()


def test_more_signatures_than_are_needed_do_no_harm(stewards: Stewards, site: Site) -> None:
    stewards.publish(NEWER, "ana", "ben", "cleo")
    assert site.look().is_new
    assert site.opens() == NEWER


def test_the_two_keys_of_the_office_may_be_any_two(tmp_path: Path) -> None:
    for number, ends in enumerate((("one", "other"), ("other", "one"))):
        stewards = Stewards(tmp_path / str(number), ends=ends)
        stewards.name_keys()
        stewards.publish(NEW)
        assert stewards.repository.status()["staged"] == {}


def test_who_leaves_signs_the_new_root_and_no_list_of_packs(stewards: Stewards) -> None:
    stewards.people = ("x", "y", "z")
    stewards.name_keys("x", "y", "ana")
    assert stewards.repository.status()["staged"] == {
        "root": "2 of 2",
        "root (keys before)": "1 of 2",
        "targets": "2 of 2",
    }
    signed = {
        name: {one["keyid"] for one in read(stewards.folder / "staged" / name)["signatures"]}
        for name in ("root.json", "targets.json")
    }
    left = key("ana").public_key.keyid
    assert left in signed["root.json"]
    assert left not in signed["targets.json"]


def test_stewards_who_sign_again_with_nothing_staged_send_nothing_out(stewards: Stewards) -> None:
    before = {path: path.read_bytes() for path in stewards.folder.rglob("*") if path.is_file()}
    stewards.repository.sign([key("ana"), key("ben")])
    stewards.repository.sign([key("ana"), key("snapshot")])
    after = {path: path.read_bytes() for path in stewards.folder.rglob("*") if path.is_file()}
    assert after == before


# Packs.
@pytest.mark.parametrize(
    "harm",
    [
        lambda _told: {"sha256": "0" * 64},
        lambda _told: {"sha256": "f" * 64},
        lambda told: {"bytes": told["bytes"] + 1},
        lambda told: {"bytes": told["bytes"] - 1},
    ],
)
def test_a_pack_that_is_not_the_one_its_manifest_tells_of_is_not_staged(
    stewards: Stewards, tmp_path: Path, harm: Callable[[dict[str, Any]], dict[str, Any]]
) -> None:
    told = read(pack(NEWER) / MANIFEST_FILE)
    with pytest.raises(ToolError, match="damaged"):
        stewards.repository.stage_pack(changed(tmp_path / "pack", NEWER, **harm(told)))
    assert not (stewards.folder / "staged").exists()


def test_a_pack_of_the_same_day_may_follow(stewards: Stewards) -> None:
    """A slip was mended; no source was read again."""
    stewards.publish(NEW)
    assert stewards.repository.status()["out"]["version"] == 2


def test_what_waits_counts_as_what_is_out(stewards: Stewards) -> None:
    stewards.repository.stage_pack(pack(NEWER))
    with pytest.raises(ToolError, match=f"{NEWER} went out already"):
        stewards.repository.stage_pack(pack(NEW))


def test_the_number_of_places_that_are_to_go_is_the_difference(
    stewards: Stewards, tmp_path: Path
) -> None:
    many, few = (with_places(tmp_path / str(number), number) for number in (200, 100))
    stewards.repository.stage_pack(many)
    for said in (None, 99, 101, 300):
        with pytest.raises(ToolError, match="has 200 places, this one 100") as caught:
            stewards.repository.stage_pack(few, said)
        assert caught.value.next_step.endswith("--really-remove 100.")
    stewards.repository.stage_pack(few, 100)
    # A few go each time, and more may come: nobody has to say so.
    stewards.repository.stage_pack(with_places(tmp_path / "less", 96))
    stewards.repository.stage_pack(many)


def test_what_else_lies_among_the_packs_goes_when_a_pack_goes_out(stewards: Stewards) -> None:
    targets = stewards.folder / "targets"
    for name in ("0.old", "zzz.old"):
        (targets / name).write_text("of another day")
    stewards.publish(NEWER)
    assert {one.suffix for one in targets.iterdir()} == {".z", ".diff"}


# What is out.
def test_without_a_root_a_list_or_a_stamp_nothing_is_out(stewards: Stewards) -> None:
    assert Stewards(stewards.folder.parent / "none").repository.status() == {
        "out": {},
        "staged": {},
    }
    metadata = stewards.folder / "metadata"
    for name in ("timestamp.json", "1.root.json", "1.targets.json"):
        data = (metadata / name).read_bytes()
        (metadata / name).unlink()
        assert stewards.repository.status()["out"] == {}, name
        (metadata / name).write_bytes(data)
    assert stewards.repository.status()["out"]["built_on"] == NEW


@pytest.mark.parametrize(("name", "other"), [("root", "targets"), ("targets", "root")])
def test_a_signed_file_under_the_name_of_another_is_named(
    stewards: Stewards, name: str, other: str
) -> None:
    path = stewards.folder / "metadata" / f"1.{name}.json"
    path.write_bytes(path.with_name(f"1.{other}.json").read_bytes())
    with pytest.raises(ToolError, match="another kind") as caught:
        stewards.repository.status()
    assert str(path) in caught.value.sentence


def test_a_folder_where_a_signed_file_should_be_is_named(stewards: Stewards) -> None:
    path = stewards.folder / "metadata" / "1.targets.json"
    path.unlink()
    path.mkdir()
    with pytest.raises(ToolError, match="can not be read") as caught:
        stewards.repository.status()
    assert str(path) in caught.value.sentence
