"""What tests read of the content is kept between runs; never after anything of it changed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import setup_env

from tests.helpers import kept as helper
from tests.helpers.content import RESOURCES, ROOT, real
from tests.helpers.kept import kept


@pytest.fixture
def source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The one file that what is kept is made from."""
    path = tmp_path / "rules.yaml"
    path.write_text("fee: 20")

    def inputs() -> Iterator[Path]:
        yield path

    monkeypatch.setattr(helper, "_inputs", inputs)
    monkeypatch.setattr(setup_env, "ROOT", tmp_path)
    monkeypatch.setattr(helper, "KEPT", tmp_path / "kept")
    return path


def test_a_change_is_read_and_nothing_old_stays(source: Path) -> None:
    asked: list[str] = []

    def read() -> str:
        asked.append(source.read_text())
        return asked[-1]

    assert [kept("rules", read), kept("rules", read)] == ["fee: 20"] * 2
    assert asked == ["fee: 20"]
    source.write_text("fee: 30")
    assert kept("rules", read) == "fee: 30"
    assert len(list((source.parent / "kept").iterdir())) == 1


def test_all_that_the_content_is_made_from_counts() -> None:
    inputs = set(helper._inputs())
    read = [path for top in (RESOURCES, ROOT / "i18n") for path in top.rglob("*")]
    assert {path for path in read if path.suffix in {".yaml", ".csv"}} <= inputs
    assert set((ROOT / "navigator/steward/content").rglob("*.py")) <= inputs
    assert ROOT / "tests" / "helpers" / "content.py" in inputs


def test_what_was_kept_is_what_was_read() -> None:
    content = real().content
    assert sum(len(file.facts) for file in content.topics) > 2_000
    assert {file.state for file in content.topics} == {file.state for file in content.places}
