"""The screen forgets: a whole visit writes no file, opens no connection, leaves no word behind.

The real program runs in a process of its own, in an empty home. `strace` shows what
it asked of the system; where there is none, Python's audit hook and the folders tell.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
import pytest

from navigator.library.facade import Library
from navigator.paths import Paths
from navigator.site.pin import hash_pin
from navigator.site.settings import Settings, write_settings
from tests.helpers.content import ROOT
from tests.helpers.kiosk import PIN
from tests.helpers.publisher import Stewards, begun_younger
from tests.helpers.web import serve

DRIVER = Path(__file__).parent / "driver.py"
CANARIES = (
    "zebraquagga", "lawyer okapiquoll", "800-555-0199", "okapi@example.org",
    "okapiquoll in kalispell",
)  # fmt: skip
"""What is typed; no text of the pack has any of it but `lawyer`, `in` and the name of a city."""
NAMED = ("kalispell", "Kalispell")
"""A place that is typed and shown as a chip; the pack has it too."""
SECRET = tuple(
    word for text in CANARIES for word in text.split() if word not in ("lawyer", "in", *NAMED)
)
DAYS = ("2027-03-12", "Mar 12, 2027", "2027-03-22", "Mar 22, 2027")
"""The day on a paper, and the last day that follows from it."""
OPENED = (
    "card:CO:health", "card:CO:driving", "program:CO:omnisalud", "rights.someone-taken", "snap-cut",
)  # fmt: skip
_CALLS = "trace=%file,%network,write,writev,pwrite64,pwritev,sendto,sendmsg,memfd_create"
_OPEN = re.compile(r'open(?:at|at2)?\((?:\w+, )?"([^"]*)", [^)]*?O_(?:WRONLY|RDWR|CREAT|TRUNC)')
_CHANGE = re.compile(
    r"\b(mkdir|mkdirat|rename|renameat|renameat2|unlink|unlinkat|rmdir|link|linkat|symlink|"
    r"symlinkat|creat|truncate|mknod|mknodat|chmod|fchmodat|memfd_create|setxattr)\("
)
_SOCKET = re.compile(r"\b(socket|connect|bind|listen|accept4?|sendto|sendmsg)\((.*)")
_NO_FILES = ("/dev/null", "/dev/tty", "/dev/pts", "/proc/self/coredump_filter")

with_strace = pytest.mark.skipif(
    shutil.which("strace") is None, reason="needs strace (Debian, Ubuntu: apt-get install strace)"
)


@dataclass
class Ran:
    """What a run of the driver left: its own report, the calls it made, the folders after it."""

    report: dict[str, Any]
    calls: list[str]
    folders: tuple[Path, ...]
    """Home, folder for temporary files, working folder."""

    def files(self) -> list[Path]:
        """Every file in the folders."""
        return [one for folder in self.folders for one in folder.rglob("*") if one.is_file()]

    def written(self) -> list[str]:
        """Calls that would create, write, move or remove a file."""
        return [call for call in self.calls if _opens_to_write(call) or _CHANGE.search(call)]

    def sockets(self) -> list[str]:
        """Calls on sockets of any other kind than those inside this machine."""
        found = [(match[1], match[2]) for call in self.calls if (match := _SOCKET.search(call))]
        return [f"{name}({rest}" for name, rest in found if "AF_UNIX" not in rest]


def _opens_to_write(call: str) -> bool:
    opened = _OPEN.search(call)
    return opened is not None and not opened[1].startswith(_NO_FILES)


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path, Path]:
    made = tuple(tmp_path / name for name in ("home", "tmp", "cwd"))
    for one in made:
        one.mkdir()
    return made  # type: ignore[return-value]


def environment(home: Path, temporary: Path) -> dict[str, str]:
    """As little as the program needs; nothing is compiled beside the sources."""
    return {
        "PATH": os.environ["PATH"],
        "HOME": str(home),
        "TMPDIR": str(temporary),
        "PYTHONPATH": str(ROOT),
        "PYTHONDONTWRITEBYTECODE": "1",
        "QT_QPA_PLATFORM": "offscreen",
    }


def run(
    act: str,
    typed: tuple[str, ...],
    folders: tuple[Path, Path, Path],
    log: Path | None,
    more: dict[str, str] | None = None,
) -> Ran:
    """Run the driver, under strace when there is a `log`; `more` goes into its environment."""
    command = [sys.executable, str(DRIVER), act]
    if log is not None:
        command = ["strace", "-f", "-qq", "-s", "9999", "-e", _CALLS, "-o", str(log), *command]
    home, temporary, cwd = folders
    done = subprocess.run(
        command,
        input="\n".join(typed),
        env=environment(home, temporary) | (more or {}),
        cwd=cwd,
        text=True,
        capture_output=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    calls = log.read_text("utf-8", "replace").splitlines() if log is not None else []
    return Ran(json.loads(done.stdout.splitlines()[-1]), calls, folders)


def spelt(text: str) -> list[bytes]:
    """A text as it may stand in a file or in what strace prints."""
    return [text.encode(), text.encode("utf-16-le"), "\\0".join(text).encode()]


def assert_no_trace_in_files(ran: Ran, words: tuple[str, ...]) -> None:
    for path in ran.files():
        data = path.read_bytes()
        for word in words:
            assert not any(one in data for one in spelt(word)), f"{word} stands in {path}"
            assert word not in path.name


def assert_no_trace_in_calls(ran: Ran, words: tuple[str, ...]) -> None:
    for call in ran.calls:
        raw = call.encode()
        for word in words:
            assert not any(one in raw for one in spelt(word)), call[:400]


PAGES = [
    "HomePage", *["ResultsPage"] * len(CANARIES), "TopicPage", "ProgramPage", "GuidePage",
    "PlacesPage", "LetterPage", "ChecklistPage", "PacketPage", "HomePage", "ResultsPage",
]  # fmt: skip


@with_strace
def test_a_visit_writes_no_file_and_opens_no_connection(
    folders: tuple[Path, Path, Path], tmp_path: Path, real_library: Library
) -> None:
    ran = run("visit", CANARIES, folders, tmp_path / "calls")
    assert ran.report["seen"] == PAGES
    assert len(ran.calls) > 100, "strace saw nothing"
    assert ran.written() == []
    assert ran.sockets() == []
    assert ran.files() == []
    titles = tuple(real_library.card("CO", topic).title for topic in ("health", "driving"))
    assert_no_trace_in_calls(ran, (*SECRET, *NAMED, *OPENED, *DAYS, *titles))


def test_a_visit_leaves_nothing_in_any_folder(folders: tuple[Path, Path, Path]) -> None:
    ran = run("visit", CANARIES, folders, None)
    assert ran.report["seen"] == PAGES
    assert ran.report["written"] == []
    assert ran.report["sockets"] == []
    assert ran.files() == []


KIOSK_PAGES = [
    "LanguagesPage", *["TopicPage", "GuidePage", "LanguagesPage"] * 3, "StaffPage",
]  # fmt: skip


def make_kiosk(home: Path, more: str = "") -> Path:
    """A settings file that says so; gives its path."""
    path = home / ".config" / "navigator" / "settings.toml"
    path.parent.mkdir(parents=True)
    path.write_text(f'mode = "kiosk"\nstate = "CO"\npin_hash = "{hash_pin(PIN)}"\n{more}', "utf-8")
    return path


@with_strace
def test_visits_at_a_kiosk_write_no_file_and_open_no_connection(
    folders: tuple[Path, Path, Path], tmp_path: Path, real_library: Library
) -> None:
    settings = make_kiosk(folders[0])
    ran = run("kiosk", ("73",), folders, tmp_path / "calls")
    assert ran.report["seen"] == KIOSK_PAGES
    assert ran.written() == []
    assert ran.sockets() == []
    assert ran.files() == [settings]
    title = real_library.card("CO", "health").title
    assert_no_trace_in_calls(ran, (*OPENED, title))


def test_visits_at_a_kiosk_leave_nothing_in_any_folder(
    folders: tuple[Path, Path, Path],
) -> None:
    settings = make_kiosk(folders[0])
    ran = run("kiosk", ("73",), folders, None)
    assert ran.report["seen"] == KIOSK_PAGES
    assert ran.report["written"] == []
    assert ran.report["sockets"] == []
    assert ran.files() == [settings]


def test_a_kiosk_that_is_set_up_starts_at_once_and_one_file_is_all_that_is_written(
    folders: tuple[Path, Path, Path],
) -> None:
    ran = run("set_up", (PIN,), folders, None)
    assert ran.report["seen"] == ["KioskSetupPage", "LanguagesPage", "HomePage", "StaffPage"]
    (settings,) = ran.files()
    assert settings.name == "settings.toml"
    assert PIN not in settings.read_text("utf-8")
    own = str(folders[0] / ".config")
    elsewhere = [one for one in ran.report["written"] if own not in one]
    assert all(re.fullmatch("open [0-9]+", one) for one in elsewhere), elsewhere
    assert ran.report["sockets"] == []


def test_a_mistake_in_its_settings_does_not_open_a_kiosk_as_a_desk(
    folders: tuple[Path, Path, Path],
) -> None:
    make_kiosk(folders[0], 'colour = "red"\n')
    ran = run("locked", (), folders, None)
    assert ran.report["seen"] == ["TroublePage", "StaffPage"]


@with_strace
def test_a_saved_pdf_is_the_only_file_and_holds_nothing_typed(
    folders: tuple[Path, Path, Path], tmp_path: Path
) -> None:
    chosen = tmp_path / "stick"
    chosen.mkdir()
    path = chosen / "information.pdf"
    ran = run("save", (str(path), *CANARIES), folders, tmp_path / "calls")
    assert ran.report["seen"] == ["HomePage", "PacketPage"]
    assert [one.name for one in chosen.iterdir()] == ["information.pdf"]
    assert len(pdfium.PdfDocument(path)) >= 1
    elsewhere = [call for call in ran.written() if str(chosen) not in call]
    assert elsewhere == []
    assert ran.sockets() == []
    assert ran.files() == []
    assert_no_trace_in_files(Ran({}, [], (chosen,)), (*SECRET, *OPENED, str(folders[0])))
    assert_no_trace_in_calls(ran, SECRET)


def test_a_saved_pdf_is_the_only_file_also_where_nobody_watches_the_system(
    folders: tuple[Path, Path, Path], tmp_path: Path
) -> None:
    chosen = tmp_path / "stick"
    chosen.mkdir()
    ran = run("save", (str(chosen / "information.pdf"), *CANARIES), folders, None)
    assert [one.name for one in chosen.iterdir()] == ["information.pdf"]
    assert_no_trace_in_files(Ran({}, [], (chosen,)), SECRET)
    assert ran.files() == []
    assert ran.report["sockets"] == []


@with_strace
def test_the_program_as_it_is_started_writes_nothing_and_connects_to_nothing(
    folders: tuple[Path, Path, Path], tmp_path: Path
) -> None:
    log = tmp_path / "calls"
    home, temporary, cwd = folders
    command = ["strace", "-f", "-qq", "-e", _CALLS, "-o", str(log)]
    with subprocess.Popen(
        [*command, sys.executable, "-m", "navigator"],
        env=environment(home, temporary),
        cwd=cwd,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,
    ) as started:
        give_up = time.monotonic() + 60
        while time.monotonic() < give_up and started.poll() is None:
            time.sleep(0.2)
            # The library is opened behind the first page.
            if log.exists() and "navigator.sqlite" in log.read_text("utf-8", "replace"):
                break
        time.sleep(1)
        os.killpg(started.pid, signal.SIGTERM)
        _, said = started.communicate(timeout=30)
    assert b"Traceback" not in said, said
    ran = Ran({}, log.read_text("utf-8", "replace").splitlines(), folders)
    assert any("navigator.sqlite" in call for call in ran.calls)
    assert not any("index/" in call for call in ran.calls), "nobody has entered the search field"
    assert ran.written() == []
    assert ran.sockets() == []
    assert ran.files() == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no core files")
def test_a_crash_writes_no_image_of_the_memory(folders: tuple[Path, Path, Path]) -> None:
    home, temporary, cwd = folders
    allow = 'ulimit -c "$(ulimit -H -c)"; exec "$@"'
    done = subprocess.run(
        ["sh", "-c", allow, "sh", sys.executable, str(DRIVER), "crash"],
        env=environment(home, temporary),
        cwd=cwd,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == -signal.SIGABRT, done.stderr
    assert list(cwd.iterdir()) == []
    if sys.platform == "linux":  # where cores go to a program instead
        assert b"a core holds 00000000" in done.stdout


def turn_updates_on(home: Path, kind: str, place: str, root: Path) -> Path:
    """A settings file that says where new content comes from; gives its path."""
    path = home / ".config" / "navigator" / "settings.toml"
    chosen = Settings(updates=kind, updates_from=place, updates_root=str(root))
    write_settings(path, chosen)
    return path


def assert_only_new_content(ran: Ran, settings: Path, stewards: Stewards) -> None:
    """What is left is the pack that was signed, and nothing of the visit."""
    home, temporary, cwd = ran.folders
    content = home / ".local" / "share" / "navigator" / "content"
    left = [one for one in ran.files() if not one.is_relative_to(content)]
    assert left == [settings]
    assert_no_trace_in_files(Ran({}, [], (content, temporary, cwd)), SECRET)
    assert_no_trace_in_calls(ran, SECRET)
    assert (content / "packs" / stewards.repository.status()["out"]["sha256"]).is_dir()


@pytest.mark.slow
@with_strace
def test_content_from_a_folder_opens_no_connection_and_keeps_nothing_of_a_visit(
    folders: tuple[Path, Path, Path], tmp_path: Path, real_paths: Paths
) -> None:
    stewards = begun_younger(real_paths.pack, tmp_path / "stick")
    settings = turn_updates_on(folders[0], "folder", str(stewards.folder), stewards.root())
    ran = run("update", CANARIES, folders, tmp_path / "calls")
    assert ran.report["seen"] == ["HomePage", "TopicPage"]
    assert ran.report["sockets"] == ["subprocess.Popen"]  # reads the new pack; followed too
    assert ran.sockets() == []
    assert_only_new_content(ran, settings, stewards)


@pytest.mark.slow
def test_content_from_an_address_asks_that_host_and_no_other(
    folders: tuple[Path, Path, Path], tmp_path: Path, real_paths: Paths
) -> None:
    stewards = begun_younger(real_paths.pack, tmp_path / "web")
    with serve(stewards.folder, tmp_path) as server:
        settings = turn_updates_on(folders[0], "address", server.address, stewards.root())
        more = {"SSL_CERT_FILE": str(server.certificate)}
        ran = run("update", CANARIES, folders, None, more)
    assert ran.report["seen"] == ["HomePage", "TopicPage"]
    asked = {one for one in ran.report["sockets"] if one.startswith(("socket.c", "socket.g"))}
    # Where localhost has two addresses the first may be tried in vain.
    asked.discard(f"socket.connect ('::1', {server.port}, 0, 0)")
    assert asked == {
        "socket.getaddrinfo localhost", f"socket.connect ('127.0.0.1', {server.port})"
    }  # fmt: skip
    names = [request.split(b" ")[1].removeprefix(b"/content/") for request in server.requests]
    target = next((stewards.folder / "targets").iterdir()).name
    assert names == [
        b"metadata/2.root.json", b"metadata/timestamp.json", b"metadata/1.snapshot.json",
        b"metadata/1.targets.json", f"targets/{target}".encode(),
    ]  # fmt: skip
    assert_only_new_content(ran, settings, stewards)


@with_strace
def test_this_test_would_see_a_trace(folders: tuple[Path, Path, Path], tmp_path: Path) -> None:
    """The tools above find what they look for: a file, a socket, a word."""
    log = tmp_path / "calls"
    code = (
        "import pathlib, socket; pathlib.Path('trace').write_text('zebraquagga');"
        "socket.socket(socket.AF_INET, socket.SOCK_DGRAM).close();"
        "print('zebraquagga')"
    )
    command = ["strace", "-f", "-qq", "-s", "9999", "-e", _CALLS, "-o", str(log)]
    subprocess.run(
        [*command, sys.executable, "-I", "-c", code],
        cwd=folders[2],
        check=True,
        stdout=subprocess.DEVNULL,
    )
    calls = [one for one in log.read_text().splitlines() if "execve" not in one]
    ran = Ran({}, calls, folders)
    assert any("trace" in one for one in ran.written())
    assert ran.sockets()
    with pytest.raises(AssertionError):
        assert_no_trace_in_calls(ran, SECRET)
    with pytest.raises(AssertionError):
        assert_no_trace_in_files(ran, SECRET)
