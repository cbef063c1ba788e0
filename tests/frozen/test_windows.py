"""The installer for Windows: all of it and nothing else, silent, and gone without a trace.

No Windows and no Python for it are to be had here. The installer is made from a stand-in for
Python; its files are looked at one by one; its modules run on this computer with this Qt; and
it comes and goes under Wine, where that is installed. A real Windows is the workflow's part.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import time
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pe
import PySide6
import pytest
import windows
import windows_tree

from navigator import __version__
from tests.helpers import windows_python

SHORTCUT = Path("ProgramData/Microsoft/Windows/Start Menu/Programs/Navigator.lnk")
SETTINGS = Path("ProgramData/navigator/navigator")
ROW = r"HKLM\Software\Microsoft\Windows\CurrentVersion\Uninstall\Navigator"
STARTS = (
    "import sys, runpy; sys.path[:] = sys.argv[1:]; sys.argv = ['navigator'];"
    "import sitecustomize; runpy.run_module('navigator', run_name='__main__')"
)

pytestmark = [
    pytest.mark.frozen,
    pytest.mark.slow,
    pytest.mark.timeout(1800),
    pytest.mark.skipif(sys.platform != "linux", reason="made beside Wine"),
    pytest.mark.skipif(shutil.which("makensis") is None, reason="nsis is not installed"),
]


@pytest.fixture(scope="module")
def python(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    return windows_python.make_archive(tmp_path_factory.mktemp("python"))


@pytest.fixture(scope="module")
def setup(python: tuple[Path, str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    return windows.build(*python, tmp_path_factory.mktemp("setup"), is_quick=True)[0]


@pytest.fixture(scope="module")
def tree(setup: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the installer holds."""
    if shutil.which("7z") is None:
        pytest.skip("7zip is not installed")
    folder = tmp_path_factory.mktemp("tree")
    subprocess.run(["7z", "x", f"-o{folder}", str(setup)], check=True, capture_output=True)
    return folder


def names(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


# What it holds.
def test_every_file_is_one_that_was_meant(
    python: tuple[Path, str], tree: Path, tmp_path: Path
) -> None:
    meant = tmp_path / "meant"
    windows_tree.lay(python[0], windows_python.NAME, meant)
    windows.draw_icon(meant / "navigator.ico")
    assert names(tree) - names(meant) <= {"uninstall.exe", "uninstall.exe.nsis"}
    for name in names(meant):
        assert (tree / name).read_bytes() == (meant / name).read_bytes(), name


def test_the_pack_its_index_and_the_words_come_along(tree: Path) -> None:
    held = names(tree)
    assert {"app/pack/navigator.sqlite", "app/pack/manifest.json", "app/pack/index/seal"} <= held
    assert {"app/i18n/ui_es.qm", "app/licenses/LGPL-3.0.txt", "LICENSE.txt"} <= held
    assert "app/PySide6/plugins/platforms/qwindows.dll" in held


def test_what_a_frozen_program_leaves_out_is_left_out(tree: Path) -> None:
    held = names(tree)
    with zipfile.ZipFile(tree / f"{windows_python.NAME}.zip") as library:
        held |= {f"library/{name}" for name in library.namelist()}
    away = (
        r"app/navigator/(cli|steward)/|app/navigator/update/address\.",
        r"QtNetwork|Qt6Network|QtQml|Qt6Qml|QtQuick|opengl32sw|plugins/(tls|sqldrivers)/",
        r"library/(asyncio/|http/|socket\.|ssl\.|email/|urllib/request|unittest/|multiprocessing/)",
        r"app/(yaml|msgspec|cryptography|urllib3|cffi|pip|cached_property)",
        r"\.py$|__pycache__|dist-info",
    )
    for pattern in away:
        assert [name for name in held if re.search(pattern, name)] == []
    assert not held & set(windows_python.LEFT_OUT)
    assert set(windows_python.LIBRARIES) <= held


def test_each_library_finds_what_it_needs(tree: Path) -> None:
    windows_tree.check(tree)
    # The one that older Windows lacks: docs/deploy.md says so.
    assert "icuuc.dll" in pe.needs(tree / "app/PySide6/Qt6Core.dll")


def test_python_looks_nowhere_else(tree: Path) -> None:
    text = (tree / f"{windows_python.NAME}._pth").read_text("ascii")
    assert text.split("\n") == [f"{windows_python.NAME}.zip", ".", "app", "import site", ""]


def test_its_own_modules_are_enough_to_search_and_open_a_card(tree: Path, tmp_path: Path) -> None:
    """With the Qt of this system in the place of that for Windows, and nothing else."""
    app = tmp_path / "app"
    app.mkdir()
    for path in (tree / "app").iterdir():
        if path.name not in {"PySide6", "shiboken6"}:
            shutil.copytree(path, app / path.name) if path.is_dir() else shutil.copy(path, app)
    here = Path(PySide6.__file__).parent
    for binding in (here, here.parent / "shiboken6"):
        (app / binding.name).symlink_to(binding)
    home, seen = tmp_path / "home", tmp_path / "seen"
    home.mkdir()
    seen.mkdir()
    built_in = [str(tree / f"{windows_python.NAME}.zip"), sysconfig.get_config_var("DESTSHARED")]
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-c", STARTS, *built_in, str(app)],
        env={"HOME": str(home), "LANG": "C.UTF-8", "NAVIGATOR_SMOKE": str(seen),
             "QT_QPA_PLATFORM": "offscreen"},
        cwd=home, check=False, capture_output=True, text=True,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    told = json.loads((seen / "seen.json").read_text("utf-8"))
    assert any("Colorado" in text for text in told["results"])
    assert told["network"] == []
    assert list(home.iterdir()) == []


def test_a_second_one_is_the_same_bytes(
    python: tuple[Path, str], setup: Path, tmp_path: Path
) -> None:
    again, inside = windows.build(*python, tmp_path, is_quick=True)
    assert again.read_bytes() == setup.read_bytes()
    assert ("CPython", f"3.{sys.version_info[1]}.{windows_python.MICRO}") in {
        (one.name, one.version) for one in inside
    }


# What it refuses.
def test_another_zip_than_was_named_is_refused(
    python: tuple[Path, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        windows.build(python[0], "0" * 64, tmp_path)
    assert f"has SHA-256 {python[1]}" in capsys.readouterr().err


def test_a_python_that_can_not_read_our_bytecode_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = windows_python.make_archive(tmp_path, minor=sys.version_info[1] + 1)
    with pytest.raises(SystemExit):
        windows.build(*other, tmp_path)
    assert "this one compiles for" in capsys.readouterr().err


# What it does to a computer.
@dataclass(frozen=True)
class Computer:
    """A Windows of Wine in a folder of its own."""

    prefix: Path

    @property
    def disk(self) -> Path:
        return self.prefix / "drive_c"

    def run(self, *command: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["wine", *command], env=self.environ(), check=False, capture_output=True, text=True
        )

    def environ(self) -> dict[str, str]:
        none = {"DISPLAY": "", "WAYLAND_DISPLAY": ""}
        return {**os.environ, **none, "WINEPREFIX": str(self.prefix), "WINEDEBUG": "-all"}

    def row(self) -> dict[str, str]:
        """What the list of installed programs says."""
        done = self.run("reg", "query", ROW)
        return dict(re.findall(r"^ +(\w+) +REG_\w+ +(.*?)\r?$", done.stdout, re.MULTILINE))

    def ours(self) -> set[str]:
        """Every path that has our name in it."""
        found = (path.relative_to(self.disk) for path in self.disk.rglob("*"))
        return {path.as_posix() for path in found if "navigator" in path.name.lower()}

    def asked(self, folder: Path) -> str:
        """How Python was started in a folder, once."""
        file = self.disk / folder / windows_python.ASKED
        text = file.read_text("latin-1")
        file.unlink()
        return text

    def wait(self) -> None:
        """Until all that runs there has ended: an uninstaller goes on by itself."""
        subprocess.run(["wineserver", "-w"], env=self.environ(), check=True)


@pytest.fixture(scope="module")
def computer(tmp_path_factory: pytest.TempPathFactory) -> Computer:
    if shutil.which("wine") is None:
        pytest.skip("wine is not installed")
    found = Computer(tmp_path_factory.mktemp("wine"))
    done = subprocess.run(
        ["wineboot", "-i"], env=found.environ(), check=False, capture_output=True, text=True
    )
    if done.returncode:
        pytest.skip(f"Wine can not start here: {done.stderr[-200:]}")
    found.wait()
    assert found.ours() == set()
    return found


@pytest.fixture(scope="module")
def older(python: tuple[Path, str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("older")
    return windows.build(*python, out, version="0.0.1", is_quick=True)[0]


def test_it_comes_is_started_is_renewed_and_goes(
    computer: Computer, setup: Path, older: Path, tree: Path
) -> None:
    # An older one, silently, in a folder of somebody's choice.
    desk = Path("Desk/Navigator")
    assert computer.run(str(older), "/S", r"/D=C:\Desk\Navigator").returncode == 0
    assert names(tree) <= names(computer.disk / desk) | {"uninstall.exe.nsis"}
    assert computer.row() | {"EstimatedSize": ""} == {
        "DisplayName": "Navigator",
        "DisplayVersion": "0.0.1",
        "Publisher": "The Navigator contributors",
        "DisplayIcon": r"C:\Desk\Navigator\navigator.ico",
        "InstallLocation": r"C:\Desk\Navigator",
        "UninstallString": r'"C:\Desk\Navigator\uninstall.exe"',
        "QuietUninstallString": r'"C:\Desk\Navigator\uninstall.exe" /S',
        "EstimatedSize": "",
        "NoModify": "0x1",
        "NoRepair": "0x1",
    }

    # What a person clicks, and what an IT desk asks.
    computer.run("start", "/wait", "C:\\" + str(SHORTCUT).replace("/", "\\"))
    computer.wait()
    assert computer.asked(desk) == r'"C:\Desk\Navigator\pythonw.exe" -m navigator'
    computer.run("cmd", "/c", r"C:\Desk\Navigator\navigator.cmd", "--status", "--json")
    assert computer.asked(desk).endswith('python.exe" -m navigator --status --json')
    computer.run("cmd", "/c", r"C:\Desk\Navigator\navigator.cmd")
    computer.wait()
    assert computer.asked(desk).endswith('pythonw.exe" -m navigator')

    # While it is open nothing is touched, and the exit code says so.
    with subprocess.Popen(
        ["wine", r"C:\Desk\Navigator\pythonw.exe", "--stay"], env=computer.environ()
    ):
        while not (computer.disk / desk / windows_python.ASKED).exists():
            time.sleep(0.1)
        assert computer.run(str(setup), "/S").returncode == 5
        assert computer.row()["DisplayVersion"] == "0.0.1"
        subprocess.run(["wineserver", "-k"], env=computer.environ(), check=True)
    computer.asked(desk)

    # A newer one goes where the older is; of that no file stays, and what others laid there does.
    (computer.disk / desk / "app/navigator/gone.pyc").touch()
    site = computer.disk / SETTINGS
    (site / "settings.toml").write_text('state = "CO"\n')
    (site / "root.json").write_text("{}")
    assert computer.run(str(setup), "/S").returncode == 0
    assert computer.row()["DisplayVersion"] == __version__
    assert computer.row()["InstallLocation"] == r"C:\Desk\Navigator"
    held = names(computer.disk / desk)
    assert held - names(tree) <= {"app/navigator/gone.pyc", "uninstall.exe"}
    (computer.disk / desk / "app/navigator/gone.pyc").unlink()
    assert (site / "settings.toml").read_text() == 'state = "CO"\n'

    # Gone: settings for all accounts wait for the next one.
    computer.run(r"C:\Desk\Navigator\uninstall.exe", "/S")
    computer.wait()
    assert computer.row() == {}
    kept = {"settings.toml", "root.json"}
    assert {path.name for path in site.iterdir()} == kept
    assert computer.ours() == {str(SETTINGS.parent.as_posix()), SETTINGS.as_posix()}
    assert computer.run(str(setup), "/S").returncode == 0
    assert computer.row()["InstallLocation"] == r"C:\Program Files\Navigator"
    computer.run(r"C:\Program Files\Navigator\uninstall.exe", "/S", "/PURGE")
    computer.wait()
    assert computer.ours() == set()
    assert computer.row() == {}


def test_an_older_windows_is_told_and_left_alone(computer: Computer, setup: Path) -> None:
    """Before 10, version 1903, there is no icuuc.dll: Qt would not start, and say nothing."""
    assert computer.run("winecfg", "-v", "win81").returncode == 0
    assert computer.run(str(setup), "/S").returncode == 6
    assert computer.ours() == set()
    assert computer.run("winecfg", "-v", "win10").returncode == 0
