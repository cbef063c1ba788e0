"""The frozen program, started as somebody would start it: in an empty home, with no Python.

It goes through its own fixed visit (navigator/tour/smoke.py). The bundle is made anew
only when something it is made from has changed.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from navigator import __version__
from navigator.site.settings import Settings, write_settings
from tests.helpers.publisher import begun_younger, new_content

ROOT = Path(__file__).parents[2]
ENDS_WITHIN_SECONDS = 140
"""Longer is a hang, not slowness: reading a whole new pack takes a busy machine a minute."""
# The offscreen platform says this of every window (see pyproject.toml).
NOT_SUPPORTED = "This plugin does not support propagateSizeHints()\n"

pytestmark = [
    pytest.mark.frozen,
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc"),
]


@dataclass(frozen=True)
class Visit:
    code: int
    out: str
    err: str
    seen: dict[str, Any]
    folder: Path
    home: Path
    connections: set[str]


@pytest.fixture(scope="module")
def program() -> Path:
    command = [sys.executable, str(ROOT / "build" / "bundle.py"), "--if-changed", "--json"]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return Path(json.loads(done.stdout.splitlines()[-1])["path"]) / "navigator"


@pytest.fixture(scope="module")
def visit(program: Path, tmp_path_factory: pytest.TempPathFactory) -> Visit:
    return start(program, tmp_path_factory.mktemp("home"), tmp_path_factory)


def start(program: Path, home: Path, tmp_path_factory: pytest.TempPathFactory) -> Visit:
    folder = tmp_path_factory.mktemp("seen")
    log = tmp_path_factory.mktemp("log")
    with (log / "out").open("w+") as out, (log / "err").open("w+") as err:
        environ = surroundings(home) | {"NAVIGATOR_SMOKE": str(folder)}
        process = subprocess.Popen([str(program)], env=environ, stdout=out, stderr=err, cwd=home)
        connections = watch(process)
        out.seek(0)
        err.seek(0)
        seen = folder / "seen.json"
        return Visit(
            code=process.returncode,
            out=out.read(),
            err=err.read().replace(NOT_SUPPORTED, ""),
            seen=json.loads(seen.read_text("utf-8")) if seen.exists() else {},
            folder=folder,
            home=home,
            connections=connections,
        )


def surroundings(home: Path) -> dict[str, str]:
    """What a fresh account has, and nothing of the environment the tests run in."""
    return {
        "HOME": str(home),
        "LANG": "C.UTF-8",
        "PATH": "/usr/bin:/bin",
        "QT_QPA_PLATFORM": "offscreen",
    }


def watch(process: subprocess.Popen[bytes]) -> set[str]:
    """Wait for the end; returns every internet connection and listening port seen meanwhile."""
    found: set[str] = set()
    give_up = time.monotonic() + ENDS_WITHIN_SECONDS
    while process.poll() is None:
        if time.monotonic() > give_up:
            process.kill()
            process.wait()
            break
        found |= connections_of(process.pid)
        time.sleep(0.01)
    return found


def connections_of(pid: int) -> set[str]:
    """Rows of the kernel's tables of internet sockets that belong to a process."""
    try:
        targets = [str(entry.readlink()) for entry in Path(f"/proc/{pid}/fd").iterdir()]
        mine = {found[1] for target in targets if (found := re.match(r"socket:\[(\d+)\]", target))}
        tables = [Path(f"/proc/{pid}/net/{name}") for name in ("tcp", "tcp6", "udp", "udp6", "raw")]
        rows = [line for table in tables if table.exists() for line in lines(table)]
    except (FileNotFoundError, ProcessLookupError, PermissionError):
        return set()  # it has ended
    return {row for row in rows if len(row.split()) > 9 and row.split()[9] in mine}


def lines(table: Path) -> list[str]:
    return table.read_text("ascii").splitlines()[1:]


def test_it_ends_well_and_says_nothing(visit: Visit) -> None:
    assert (visit.code, visit.out, visit.err) == (0, "", "")


def test_it_begins_with_the_introduction_and_shows_home(visit: Visit) -> None:
    assert visit.seen["first_page"] == "intro"
    assert visit.seen["home"]


def test_it_searches(visit: Visit) -> None:
    assert any("Colorado" in text for text in visit.seen["results"])


def test_it_opens_the_first_result(visit: Visit) -> None:
    assert visit.seen["card"] == "card:CO:driving"
    assert any("Colorado" in text for text in visit.seen["en"])


def test_it_changes_the_language_of_content_and_window(visit: Visit) -> None:
    assert visit.seen["es"]
    assert visit.seen["es"] != visit.seen["en"]
    # "Back" is a word of the window: its translation was found in the bundle.
    assert "Back" in visit.seen["en"]
    assert "Volver" in visit.seen["es"]


def test_it_draws_the_window(visit: Visit) -> None:
    assert visit.seen["picture"] is True
    assert (visit.folder / "window.png").read_bytes().startswith(b"\x89PNG")
    assert sorted(path.name for path in visit.folder.iterdir()) == ["seen.json", "window.png"]


def test_it_writes_nothing_at_home(visit: Visit) -> None:
    assert list(visit.home.rglob("*")) == []


def test_it_holds_no_network(visit: Visit) -> None:
    assert visit.seen["network"] == []
    assert visit.connections == set()


def test_it_takes_signed_content_from_a_folder(
    program: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """From looking to the next start, with no network and no `cryptography` in the program."""
    bundled = program.parent / "_internal" / "pack"
    stewards = begun_younger(bundled, tmp_path_factory.mktemp("stick"))
    home = tmp_path_factory.mktemp("home")
    write_settings(
        home / ".config" / "navigator" / "settings.toml",
        Settings(
            updates="folder",
            updates_from=str(stewards.folder),
            updates_root=str(stewards.root()),
        ),
    )
    first, second = (start(program, home, tmp_path_factory) for _ in range(2))
    for one in (first, second):
        assert (one.code, one.out, one.err) == (0, "", "")
        assert one.seen["network"] == []
        assert one.connections == set()
    came = new_content(first.seen["settings"])
    assert f"Información en uso: {came}" not in first.seen["settings"]
    assert f"Información en uso: {came}" in second.seen["settings"]
    assert any("Colorado" in text for text in second.seen["results"])


@pytest.mark.parametrize(
    ("argv", "code", "says"),
    [(["--version"], 0, f"navigator {__version__}"), (["--help"], 0, "usage: navigator"),
     (["--status"], 0, "pack_sha256: "), (["--sttus"], 2, "Navigator does not know --sttus")],
)  # fmt: skip
def test_it_answers_without_a_window(
    program: Path, tmp_path: Path, argv: list[str], code: int, says: str
) -> None:
    environ = surroundings(tmp_path) | {"QT_QPA_PLATFORM": "none"}
    done = subprocess.run(
        [str(program), *argv], env=environ, check=False, capture_output=True, text=True, timeout=60
    )
    told, quiet = (done.stdout, done.stderr) if code == 0 else (done.stderr, done.stdout)
    assert (done.returncode, quiet) == (code, "")
    assert says in told
    assert list(tmp_path.iterdir()) == []


def test_its_status_is_that_of_the_pack_it_holds(program: Path, tmp_path: Path) -> None:
    bundled = program.parent / "_internal" / "pack" / "manifest.json"
    manifest = json.loads(bundled.read_text("utf-8"))
    done = subprocess.run(
        [str(program), "--status", "--json"], env=surroundings(tmp_path), check=True,
        capture_output=True, text=True, timeout=60,
    )  # fmt: skip
    told = json.loads(done.stdout)
    assert (told["version"], told["pack_sha256"]) == (__version__, manifest["sha256"])


def test_where_a_library_is_missing_it_names_the_package(program: Path, tmp_path: Path) -> None:
    """It is hidden from the loader: a layer over its folder, in a mount namespace, lacks it."""
    known = subprocess.run(["/sbin/ldconfig", "-p"], check=True, capture_output=True, text=True)
    found = re.search(r"libGL\.so\.1 .*=> (/\S+)/libGL\.so\.1", known.stdout)
    assert found is not None
    hiding = (
        'mount -t tmpfs none "$1" && mkdir "$1/upper" "$1/work" && mount -t overlay overlay'
        ' -o "lowerdir=$2,upperdir=$1/upper,workdir=$1/work" "$2" && rm "$2/libGL.so.1"'
    )
    apart = ["unshare", "--map-root-user", "--mount", "sh", "-c"]
    where = ["sh", str(tmp_path), str(Path(found[1]).resolve())]
    if subprocess.run([*apart, hiding, *where], check=False, capture_output=True).returncode:
        pytest.skip("nothing can be hidden from a program here")
    done = subprocess.run(
        [*apart, f'{hiding} && exec "$3"', *where, str(program)],
        env=surroundings(tmp_path), check=False, capture_output=True, text=True, timeout=60,
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "Navigator needs libGL.so.1: install libgl1.\n"


def test_the_bundle_holds_only_what_it_needs(program: Path) -> None:
    found = [path for path in program.parent.rglob("*") if "debian" not in path.parts]  # licences
    names = {path.name for path in found}
    assert {"ui_es.qm", "navigator.sqlite", "manifest.json", "README.txt"} <= names
    for unwanted in ("QtNetwork", "QtQml", "QtQuick", "QtWebEngine", "libssl", "_socket", "yaml",
                     "cryptography", "cffi"):  # fmt: skip
        assert not [name for name in names if unwanted in name], unwanted


@pytest.mark.parametrize("content", [None, "kept"])
def test_the_fixed_visit_needs_an_empty_folder(
    program: Path, tmp_path: Path, content: str | None
) -> None:
    folder = tmp_path / "folder"
    if content is not None:
        folder.mkdir()
        (folder / "file").write_text(content)
    environ = surroundings(tmp_path) | {"NAVIGATOR_SMOKE": str(folder)}
    done = subprocess.run(
        [str(program)], env=environ, check=False, capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 2
    assert done.stderr == "NAVIGATOR_SMOKE must name an empty folder.\n"
    assert folder.exists() is (content is not None)
