"""The window program in a terminal: it answers, and no window opens."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import fields
from datetime import date
from pathlib import Path

import pytest

from navigator import __version__, arguments, system_needs
from navigator.arguments import HELP, answer
from navigator.content.building import build
from navigator.library.status import Status
from navigator.paths import MANIFEST_FILE, PACK_FILE, Paths
from navigator.system_needs import complaint
from tests.helpers.content import ROOT, write_tree


@pytest.fixture
def paths(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Paths:
    """The program stands in a tiny source tree with its pack, on a computer without settings."""
    resources = write_tree(tmp_path)
    build(resources, tmp_path / "pack", date(2026, 11, 24))
    paths = Paths(tmp_path / "pack", tmp_path / "settings.toml", resources, tmp_path / "i18n")
    monkeypatch.setattr(arguments, "find_paths", lambda: paths)
    return paths


def start(*argv: str, **environ: str) -> subprocess.CompletedProcess[str]:
    """`python -m navigator` as it is started, in the empty home of the test."""
    return subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "navigator", *argv],
        check=False,
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={**os.environ, **environ},
        timeout=60,
    )


def said(done: subprocess.CompletedProcess[str]) -> str:
    """What it said on stderr, less the list of what it imported."""
    lines = done.stderr.splitlines(keepends=True)
    return "".join(line for line in lines if not line.startswith("import time:"))


def test_the_version_is_told_without_a_window_and_without_qt() -> None:
    done = start("--version", QT_QPA_PLATFORM="none")
    assert (done.returncode, done.stdout, said(done)) == (0, f"navigator {__version__}\n", "")
    assert "PySide6" not in done.stderr


def test_the_status_is_told_without_a_window_and_without_qt(real_paths: Paths) -> None:
    done = start("--status", "--json", QT_QPA_PLATFORM="none")
    assert (done.returncode, said(done)) == (0, "")
    assert "PySide6" not in done.stderr
    manifest = json.loads((real_paths.pack / MANIFEST_FILE).read_text("utf-8"))
    assert json.loads(done.stdout) == {
        "version": __version__,
        "pack_built_on": manifest["built_on"],
        "pack_sha256": manifest["sha256"],
        "newer_pack_is_damaged": False,
        "languages": ["en", "es"],
        "mode": "desk",
        "updates": "off",
        "own_rows_left_out": 0,
    }


@pytest.mark.parametrize(
    "argv", [("--foo",), ("home",), ("--status", "--foo"), ("--json",), ("--version", "--status")]
)
def test_what_it_does_not_know_opens_no_window(argv: tuple[str, ...]) -> None:
    done = start(*argv, QT_QPA_PLATFORM="none")
    assert (done.returncode, done.stdout) == (2, "")
    assert said(done) == f"Navigator does not know {' '.join(argv)}: see --help.\n"


def test_help_names_every_argument(capsys: pytest.CaptureFixture[str]) -> None:
    assert answer(["--help"]) == answer(["-h"]) == 0
    assert capsys.readouterr().out == f"{HELP}\n" * 2


def test_lines_say_the_same_as_json(paths: Paths, capsys: pytest.CaptureFixture[str]) -> None:
    paths.settings.write_text('updates = "folder"\nupdates_from = "/media/stick"\n')
    assert answer(["--json", "--status"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert answer(["--status"]) == 0
    lines = dict(line.split(": ", 1) for line in capsys.readouterr().out.splitlines())
    assert list(lines) == list(told) == [one.name for one in fields(Status)]
    assert lines["updates"] == told["updates"] == "folder"
    assert lines["pack_sha256"] == told["pack_sha256"]
    assert (lines["languages"], told["languages"]) == ("en, es", ["en", "es"])


@pytest.mark.parametrize("harm", ["changed", "gone", "no manifest"])
def test_a_damaged_pack_is_one_sentence(
    paths: Paths, capsys: pytest.CaptureFixture[str], harm: str
) -> None:
    match harm:
        case "changed":
            with (paths.pack / PACK_FILE).open("ab") as file:
                file.write(b"x")
        case "gone":
            (paths.pack / PACK_FILE).unlink()
        case _:
            (paths.pack / MANIFEST_FILE).unlink()
    assert answer(["--status"]) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.count("\n") == 1
    assert told.err.startswith("The information pack is ")


def test_a_settings_file_with_an_error_is_one_sentence(
    paths: Paths, capsys: pytest.CaptureFixture[str]
) -> None:
    paths.settings.write_text("colour = 1\n")
    assert answer(["--status", "--json"]) == 1
    told = capsys.readouterr()
    assert (told.out, told.err.count("\n")) == ("", 1)
    assert "nobody knows the key 'colour'" in told.err


# What the system lacks.


def test_a_missing_library_is_one_sentence_and_no_traceback(tmp_path: Path) -> None:
    """A package stands in for PySide6 whose loading fails as it does where libGL is not there."""
    broken = tmp_path / "PySide6" / "__init__.py"
    broken.parent.mkdir()
    error = "libGL.so.1: cannot open shared object file: No such file or directory"
    broken.write_text(f"raise ImportError({error!r})\n")
    done = start(PYTHONPATH=str(tmp_path))
    assert done.returncode == 1
    assert said(done).startswith("Navigator needs libGL.so.1")
    assert said(done).count("\n") == 1
    assert "libgl1" in said(done)


def test_another_failure_of_an_import_is_a_bug_and_looks_like_one(tmp_path: Path) -> None:
    broken = tmp_path / "PySide6" / "__init__.py"
    broken.parent.mkdir()
    broken.write_text("raise ImportError('no such thing')\n")
    done = start(PYTHONPATH=str(tmp_path))
    assert "Traceback" in done.stderr


def test_every_missing_library_is_named_with_its_package(monkeypatch: pytest.MonkeyPatch) -> None:
    gone = {"libGL.so.1", "libEGL.so.1"}
    monkeypatch.setattr("navigator.system_needs._loads", lambda name: name not in gone)
    assert complaint("libEGL.so.1: cannot open shared object file: No such file or directory") == (
        "Navigator needs libEGL.so.1, libGL.so.1: install libegl1 libgl1."
    )
    assert complaint("libodd.so.2: cannot open shared object file: …") == (
        "Navigator needs libodd.so.2, libEGL.so.1, libGL.so.1:"
        " install libegl1 libgl1 and what brings libodd.so.2."
    )
    assert complaint("cannot import name 'x' from 'y'") == ""


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a display")
@pytest.mark.parametrize("display", ["", ":987"])
def test_no_display_is_one_sentence_and_no_abort(display: str) -> None:
    done = start(QT_QPA_PLATFORM="xcb", DISPLAY=display, WAYLAND_DISPLAY="")
    assert done.returncode == 1
    assert said(done) == (
        "Navigator found no display to open its window on; start it in a desktop session.\n"
    )


def test_the_first_start_installs_what_the_program_names() -> None:
    """build/setup_env.py reads the same table, with any Python and before an environment."""
    code = "import setup_env, sys; print(setup_env.system_needs.__file__, 'PySide6' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-c", f"import sys; sys.path.insert(0, 'build'); {code}"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stdout.split() == [str(Path(system_needs.__file__)), "False"]
