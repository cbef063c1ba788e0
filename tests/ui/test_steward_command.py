"""`navigator steward` opens the desk, or says in one sentence why it can not."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from navigator.cli import command_tree
from navigator.cli.main import main
from navigator.steward import commands
from navigator.steward.desk.steward_window import PAGES, StewardWindow
from navigator.steward.exchange.review_writing import Person
from tests.helpers.steward import AtTheDesk, small_tree


@pytest.fixture
def run(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[..., StewardWindow | int]]:
    """`run("--by", "ana")` gives the window that was opened, or the exit code."""
    opened: list[StewardWindow] = []

    def stays() -> int:
        opened.extend(
            one for one in QApplication.topLevelWidgets() if isinstance(one, StewardWindow)
        )
        return 0

    monkeypatch.setattr(qapp, "exec", stays)
    monkeypatch.setattr("sys.setswitchinterval", lambda _seconds: None)

    def running(*argv: str) -> StewardWindow | int:
        code = main(["steward", *argv])
        return opened[-1] if opened else code

    yield running
    for window in opened:
        window.bench.finish()
        window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_it_opens_on_the_queue_of_the_tree_that_was_named(
    run: Callable[..., StewardWindow | int], tmp_path: Path
) -> None:
    resources = small_tree(tmp_path, "WY")
    window = run("--resources", str(resources), "--by", "ana-lopez")
    assert isinstance(window, StewardWindow)
    assert window.bench.sitting.resources == resources.resolve()
    assert window.bench.person is None
    assert window.bench.who == "ana-lopez"
    assert window.page is not None
    assert window.page.name == "queue"


def test_whose_file_is_known_is_not_asked(
    run: Callable[..., StewardWindow | int], tmp_path: Path
) -> None:
    desk = AtTheDesk(small_tree(tmp_path, "WY")).open("queue")
    desk.key("R").key("Return")
    desk.close()
    window = run("--resources", str(tmp_path / "resources"), "--by", "ana-lopez")
    assert isinstance(window, StewardWindow)
    assert window.bench.person == Person("ana-lopez", "lawyer", "Clinic of the Plains")


def test_a_folder_that_is_not_there_is_one_sentence(
    run: Callable[..., StewardWindow | int], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("--resources", "nowhere") == 1
    assert (
        capsys.readouterr().err == "There is no folder nowhere. Name a folder such as resources.\n"
    )


def test_without_the_tools_for_content_it_says_how_to_get_them(
    run: Callable[..., StewardWindow | int],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (tmp_path / "resources").mkdir()
    for name in ("no_such_tool", "ruamel.nothing"):
        monkeypatch.setattr(commands, "_TOOLS", ("yaml", name))
        assert run("--resources", str(tmp_path / "resources")) == 2
        assert "python3 build/run.py" in capsys.readouterr().err


def test_a_program_without_the_stewards_wing_says_so_in_one_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(command_tree, "entry_points", lambda **_: ())
    for words in (["steward"], ["content", "stale", "--state", "OH"], ["export", "hsds"]):
        assert main(words) == 2
        assert capsys.readouterr().err == f"{command_tree.NOT_INSTALLED}\n"
    assert main(["search", "free clinic", "--limit", "1"]) == 0


def test_each_page_is_named_once_and_has_its_own_key() -> None:
    names = [one.name for one in PAGES]
    keys = [one.key for one in PAGES if one.key]
    assert len({*names}) == len(names)
    assert keys == [f"Ctrl+{number}" for number in range(1, len(keys) + 1)]
