"""When something outside is wrong: one calm sentence with a next step, never a traceback."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from navigator import app as composition
from navigator.errors import KnownError
from navigator.library.facade import Library
from navigator.paths import MANIFEST_FILE, PACK_FILE, find_paths
from navigator.site.settings import read_settings
from tests.helpers.content import ROOT, real
from tests.helpers.window import Screen

if TYPE_CHECKING:
    from navigator.paths import Paths

OpenWindow = Callable[..., Screen]


@pytest.fixture
def own_pack(real_paths: Paths, tmp_path: Path) -> Paths:
    """A copy of the real pack that a test may damage."""
    shutil.copytree(real_paths.pack, tmp_path / "pack")
    return replace(real_paths, pack=tmp_path / "pack")


def opened(paths: Paths) -> Callable[[], Library]:
    return lambda: Library.open(paths, lambda: real().today)


def calm(screen: Screen, *words: str) -> None:
    """The trouble page stands there, says these words, and nothing of the inside."""
    assert screen.kind == "TroublePage", screen.kind
    whole = "\n".join(screen.texts())
    for word in words:
        assert word in whole, whole
    for inner in ("Traceback", "Error", "Exception", "sqlite", "None", ".py"):
        assert inner not in whole, whole


def _cut(path: Path) -> None:
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2])


def _flip(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 0xFF
    path.write_bytes(bytes(data))


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _remove(path: Path) -> None:
    path.unlink()


def _folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


@pytest.mark.parametrize("file", [PACK_FILE, MANIFEST_FILE])
@pytest.mark.parametrize("harm", [_cut, _flip, _empty, _remove, _folder])
def test_a_missing_or_damaged_pack_is_told_with_what_to_do(
    open_window: OpenWindow, own_pack: Paths, file: str, harm: Callable[[Path], None]
) -> None:
    harm(own_pack.pack / file)
    screen = open_window(open_library=opened(own_pack))
    calm(screen, "information pack", "Install Navigator again")


def test_a_pack_of_another_version_is_told_with_what_to_do(
    open_window: OpenWindow, own_pack: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = own_pack.pack / PACK_FILE
    with sqlite3.connect(path) as pack:
        pack.execute("UPDATE meta SET value = '99' WHERE key = 'format'")
    pack.close()
    manifest = own_pack.pack / MANIFEST_FILE
    told = json.loads(manifest.read_text("utf-8"))
    told["sha256"] = hashlib.sha256(path.read_bytes()).hexdigest()
    manifest.write_text(json.dumps(told), "utf-8")
    screen = open_window(open_library=opened(own_pack))
    calm(screen, "another version")


def test_a_pack_that_is_put_back_opens_without_a_new_start(
    open_window: OpenWindow, own_pack: Paths
) -> None:
    path = own_pack.pack / PACK_FILE
    path.rename(path.with_suffix(".away"))
    screen = open_window(open_library=opened(own_pack))
    calm(screen)
    screen.press("Go home")
    calm(screen)
    path.with_suffix(".away").rename(path)
    screen.press("Go home")
    assert screen.kind == "HomePage"


def test_without_a_pack_the_window_stays_usable(open_window: OpenWindow, own_pack: Paths) -> None:
    _remove(own_pack.pack / PACK_FILE)
    screen = open_window(open_library=opened(own_pack), introduction=True)
    calm(screen)
    screen.key(Qt.Key.Key_F1)
    assert screen.kind == "HelpPage"
    screen.press("Before you help someone", "Start")
    calm(screen)
    screen.type("lawyer")
    screen.press("Someone was taken?")
    calm(screen)
    screen.click(screen.window.top.clear)
    screen.press("Clear now")
    screen.click(screen.window.top.larger)
    screen.click(screen.window.top.lang)
    screen.click(screen.window.top.packet)
    calm(screen)
    assert screen.search.text() == ""


HARMS = ("missing", "unsealed", "of another pack")


@pytest.mark.parametrize(
    "harm", ["cut", *(pytest.param(one, marks=pytest.mark.slow) for one in HARMS)]
)
def test_a_missing_or_damaged_index_is_built_anew_in_memory(
    open_window: OpenWindow,
    own_pack: Paths,
    harm: str,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "no temporary files either"))
    index = own_pack.index
    if harm == "missing":
        shutil.rmtree(index)
    elif harm == "cut":
        _cut(next(one for one in index.iterdir() if one.suffix == ".seg"))
    elif harm == "unsealed":
        (index / "seal").unlink()
    else:
        (index / "seal").write_text("0" * 64)
    before = sorted(one.name for one in index.iterdir()) if index.exists() else None
    screen = open_window(open_library=opened(own_pack))
    screen.type("drivers license")
    assert screen.kind == "ResultsPage"
    assert screen.says("Driving in Colorado")
    after = sorted(one.name for one in index.iterdir()) if index.exists() else None
    assert after == before, "the program wrote beside the pack"


def test_a_record_that_is_gone_is_told_and_home_is_one_click_away(open_window: OpenWindow) -> None:
    screen = open_window()
    screen.go("card", "card:CO:driving.nothing")
    calm(screen)
    screen.press("Go home")
    assert screen.kind == "HomePage"


def test_a_state_the_pack_does_not_hold_is_told(open_window: OpenWindow) -> None:
    screen = open_window(state="WY")
    assert screen.kind == "TroublePage" or screen.page is not None
    whole = "\n".join(screen.texts())
    assert "Wyoming" in whole
    screen.choose(screen.window.top.states, "Texas")
    assert screen.kind == "HomePage"


# The settings of the person who looks after the computer.
@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('colour = "red"\n', "colour"),
        ("state = 7\n", "state"),
        ('state = "ZZ"\n', "ZZ"),
        ('look = "pink"\n', "look"),
        ("text_percent = 900\n", "text_percent"),
        ("introduction = 1\n", "introduction"),
        ("state = \n", "TOML"),
        ("\x00\x01", "TOML"),
        (b"\xff\xfe\xfd", "TOML"),
    ],
)
def test_a_mistake_in_the_settings_is_told_with_file_and_mend(
    open_window: OpenWindow, tmp_path: Path, text: str | bytes, told: str
) -> None:
    path = tmp_path / "settings.toml"
    path.write_bytes(text.encode() if isinstance(text, str) else text)

    def open_library() -> Library:
        read_settings(path)
        raise AssertionError("these settings were taken")

    screen = open_window(open_library=open_library)
    assert screen.kind == "TroublePage"
    assert screen.says("settings.toml", told, "Mend that line or remove the file")


def test_the_program_itself_tells_a_mistake_in_its_settings(
    empty_home: Path, monkeypatch: pytest.MonkeyPatch, qapp: object
) -> None:
    """The whole way from the file to the page, through `app.run`."""
    path = find_paths().settings
    assert str(path).startswith(str(empty_home)), path
    path.parent.mkdir(parents=True)
    path.write_text("colour = 1\n")
    seen: list[str] = []

    def loop() -> int:
        window = next(one for one in QApplication.topLevelWidgets() if hasattr(one, "is_idle"))
        screen = Screen(window)  # type: ignore[arg-type]
        screen.settle()
        seen.extend(screen.texts())
        window.close()
        window.deleteLater()
        return 0

    monkeypatch.setattr(QApplication, "exec", staticmethod(loop))
    hook = sys.excepthook
    try:
        assert composition.run() == 0
    finally:
        sys.excepthook = hook
    assert any(str(path) in text and "colour" in text for text in seen), seen


# A home that can not be written, and none at all.
@pytest.mark.skipif(sys.platform != "linux", reason="the read-only folder is Linux's own")
@pytest.mark.parametrize("home", ["read-only", "missing", "a file"])
def test_the_program_starts_whatever_the_home_folder_is(tmp_path: Path, home: str) -> None:
    folder = tmp_path / "home"
    if home == "a file":
        folder.write_text("")
    elif home == "read-only":
        folder = Path("/proc")  # nobody may write there, not even root
    driver = ROOT / "tests" / "flows" / "driver.py"
    environ = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("XDG_") and name not in ("HOME", "PYTHONPATH")
    }
    environ |= {"HOME": str(folder), "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, str(driver), "look"],
        env=environ,
        cwd=tmp_path,
        text=True,
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    assert "HomePage" in done.stdout
    assert "Traceback" not in done.stderr
    assert home != "missing" or not folder.exists()


def test_a_library_opened_for_a_window_that_closes_meanwhile_is_closed(
    open_window: OpenWindow, real_paths: Paths
) -> None:
    made: list[Library] = []
    begun, go_on = threading.Event(), threading.Event()

    def slowly() -> Library:
        begun.set()
        go_on.wait(10)
        made.append(Library.open(real_paths, lambda: real().today))
        return made[0]

    screen = open_window(settle=False, open_library=slowly)
    while not begun.is_set():
        QTest.qWait(5)
    threading.Timer(0.1, go_on.set).start()
    screen.window.close()
    with pytest.raises(KnownError):
        made[0].languages()
