"""The window program in a terminal: it answers, and no window opens."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import fields, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from navigator import __version__, arguments, system_needs
from navigator.arguments import HELP, answer
from navigator.cli import main as cli
from navigator.errors import KnownError
from navigator.library.status import Status
from navigator.pack.installed import Looked, write_looked
from navigator.paths import MANIFEST_FILE, PACK_FILE, Paths
from navigator.site.settings import read_settings
from navigator.steward.content.pack.building import build
from navigator.system_needs import complaint
from navigator.update.updating import Updating
from tests.helpers.content import ROOT, write_tree
from tests.helpers.publisher import begun


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
        "updates_source": "",
        "updates_trouble": "",
        "last_look": "",
        "last_result": "",
        "signed_until": "",
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
    assert answer(["--json", "--status"]) == 1  # no keys, no stick
    told = json.loads(capsys.readouterr().out)
    assert answer(["--status"]) == 1
    lines = dict(line.split(": ", 1) for line in capsys.readouterr().out.splitlines())
    assert list(lines) == list(told) == [one.name for one in fields(Status)]
    assert lines["updates"] == told["updates"] == "folder"
    assert lines["pack_sha256"] == told["pack_sha256"]
    assert (lines["languages"], told["languages"]) == ("en, es", ["en", "es"])


@pytest.fixture
def site(paths: Paths, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Paths:
    """A computer whose updates come from a folder that is there, with the keys for it."""
    stewards = begun(tmp_path / "out")
    whole = replace(paths, content=tmp_path / "content")
    monkeypatch.setattr(arguments, "find_paths", lambda: whole)
    monkeypatch.setattr(cli, "find_paths", lambda: whole)
    root = f'updates_root = "{stewards.root()}"'
    paths.settings.write_text(f'updates = "folder"\nupdates_from = "{stewards.folder}"\n{root}\n')
    return whole


def test_updates_that_work_tell_the_last_look_and_how_long_it_counts(
    site: Paths, capsys: pytest.CaptureFixture[str]
) -> None:
    assert answer(["--status", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    keys = ("updates_source", "updates_trouble", "last_look", "last_result", "signed_until")
    assert [told[key] for key in keys] == ["here", "", "", "", ""]
    settings = read_settings(site.settings, None)
    Updating(site, lambda: date(2026, 11, 26), lambda *_: None).look(settings)
    assert answer(["--status", "--json"]) == cli.main(["status", "--json"]) == 0
    told = json.loads(capsys.readouterr().out.partition("}\n")[0] + "}")
    until = (datetime.now(UTC) + timedelta(days=180)).date().isoformat()
    assert [told[key] for key in keys] == ["here", "", "2026-11-26", "well", until]


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("out/metadata/1.root.json", "none.json", "none.json"),
        ("out/metadata/1.root.json", "out/metadata/timestamp.json", "timestamp.json"),
        ("updates_root", "# updates_root", "key"),
        ('out"', 'gone"', "gone"),
    ],
)
def test_updates_that_can_not_work_are_told_and_return_1(
    site: Paths, capsys: pytest.CaptureFixture[str], old: str, new: str, says: str
) -> None:
    text = site.settings.read_text("utf-8")
    assert old in text
    site.settings.write_text(text.replace(old, new), "utf-8")
    for run, name in ((answer, "--status"), (cli.main, "status")):
        assert run([name, "--json"]) == 1
        told = capsys.readouterr()
        assert json.loads(told.out)["updates_source"] == ("missing" if says == "gone" else "here")
        assert json.loads(told.out)["updates_trouble"] + "\n" == told.err
        assert says in told.err


def test_an_address_is_not_asked_and_a_look_that_failed_is_told(
    site: Paths, capsys: pytest.CaptureFixture[str]
) -> None:
    assert site.content is not None
    site.content.mkdir()
    write_looked(site.content, Looked(date(2026, 11, 27), KnownError("updates.busy", "do.wait")))
    text = site.settings.read_text("utf-8").splitlines()[-1]
    site.settings.write_text(f'updates = "address"\nupdates_from = "https://x.org/"\n{text}\n')
    assert answer(["--status", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["updates_source"], told["last_look"]) == ("not looked at", "2026-11-27")
    assert told["last_result"] == str(KnownError("updates.busy", "do.wait"))


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
