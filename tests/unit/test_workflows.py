"""Whoever hosts the project runs its workflows as they are: they take little, give away nothing."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[2]
FILES = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
# What may be written at all, and by which job: attested and attached, once, from a tag.
MAY_WRITE = {("release", "hand-out"): {"attestations", "contents", "id-token"}}


@pytest.fixture(params=FILES, ids=lambda path: path.stem)
def file(request: pytest.FixtureRequest) -> Path:
    return request.param  # type: ignore[no-any-return]


def jobs(file: Path) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = yaml.safe_load(file.read_text("utf-8"))["jobs"]
    return found


def test_there_is_one_for_changes_and_one_for_releases() -> None:
    assert [path.stem for path in FILES] == ["checks", "release"]


def test_an_action_is_the_commit_that_was_looked_at(file: Path) -> None:
    used = re.findall(r"uses: (.*)", file.read_text("utf-8"))
    assert used
    for one in used:
        assert re.fullmatch(r"actions/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", one), one


def test_a_job_may_read_and_only_the_last_may_write(file: Path) -> None:
    told = yaml.safe_load(file.read_text("utf-8"))
    assert told["permissions"] == {}
    for name, job in told["jobs"].items():
        writes = {key for key, value in job["permissions"].items() if value == "write"}
        assert writes == MAY_WRITE.get((file.stem, name), set()), name
        assert job["timeout-minutes"] <= 150


def test_no_secret_is_read_and_no_text_of_others_becomes_a_command(file: Path) -> None:
    assert "secrets." not in file.read_text("utf-8")
    for job in jobs(file).values():
        for step in job["steps"]:
            assert "${{" not in step.get("run", ""), step
            if step.get("uses", "").startswith("actions/checkout@"):
                assert step["with"]["persist-credentials"] is False


def test_every_script_that_is_called_is_there(file: Path) -> None:
    called = re.findall(r"(?:python|bash) ((?:build/|\.ci/)\S+)", file.read_text("utf-8"))
    assert called
    assert [one for one in called if not (ROOT / one).is_file()] == []
