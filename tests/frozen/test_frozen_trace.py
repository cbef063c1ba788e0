"""The frozen program leaves no trace: no file, no connection, no word in its memory or in a core.

It runs in a namespace without any network, under strace. Its fixed visit is played without a
screen; on a real one somebody types from outside, copies, clears, and then it crashes.
"""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from navigator.site.settings import Settings, write_settings
from tests.frozen.test_frozen import program, surroundings
from tests.helpers.process_memory import standing, text_marks

__all__ = ["program"]  # a fixture of that file

CANARY = "zebraquagga"
NEEDED = ("strace", "unshare", "Xvfb", "xdotool", "xclip")
APART = ["unshare", "--map-root-user", "--net", "--"]
_CALLS = "trace=%file,%network,write,pwrite64,pwritev,memfd_create"
_WRITES = re.compile(r'open(?:at|at2)?\((?:\w+, )?"([^"]*)", [^)]*?O_(?:WRONLY|RDWR|CREAT|TRUNC)')
_CHANGES = re.compile(
    r"\b(mkdir|mkdirat|rename|renameat|renameat2|unlink|unlinkat|rmdir|link|linkat|symlink|"
    r"symlinkat|creat|truncate|mknod|mknodat|chmod|fchmodat|memfd_create|setxattr)\("
)
_PRINTING = re.compile(r'connect\(.*htons\(631\).*"(::1|127\.0\.0\.1)"')
_NO_FILES = ("/dev/null", "/dev/tty", "/proc/self/coredump_filter", "/dev/dri")

pytestmark = [
    pytest.mark.frozen,
    pytest.mark.skipif(
        any(shutil.which(one) is None for one in NEEDED), reason=f"needs {', '.join(NEEDED)}"
    ),
]


@pytest.fixture(scope="module")
def apart() -> list[str]:
    """How to start a program where there is no network at all, not even to itself."""
    if subprocess.run([*APART, "true"], check=False, capture_output=True).returncode:
        pytest.skip("no namespace can be made here")
    return APART


def traced(log: Path) -> list[str]:
    return ["strace", "-f", "-qq", "-s", "9999", "-e", _CALLS, "-o", str(log)]


def changes(log: Path, *own: Path) -> list[str]:
    """Calls that made, wrote or moved a file outside these folders."""
    found = []
    for call in log.read_text("utf-8", "replace").splitlines():
        opened = _WRITES.search(call)
        writes = opened is not None and not opened[1].startswith(_NO_FILES)
        if (writes or _CHANGES.search(call)) and not any(str(one) in call for one in own):
            found.append(call[:300])
    return found


def connections(log: Path) -> list[str]:
    """Whom it asked for anything: not what lies inside this machine, nor its own printing service.

    The system's printing library looks for that at port 631 of this computer where it has no
    socket in the file system; nobody else can hear it.
    """
    calls = log.read_text("utf-8", "replace").splitlines()
    asked = [one for one in calls if "AF_INET" in one and not re.search(r"\bsocket\(", one)]
    return [one[:300] for one in asked if not _PRINTING.search(one)]


def test_its_fixed_visit_writes_nothing_and_asks_for_no_connection(
    program: Path, apart: list[str], tmp_path: Path
) -> None:
    home, seen, log = (tmp_path / name for name in ("home", "seen", "calls"))
    home.mkdir()
    seen.mkdir()
    done = subprocess.run(
        [*apart, *traced(log), str(program)],
        env=surroundings(home) | {"NAVIGATOR_SMOKE": str(seen)},
        cwd=home, check=False, capture_output=True, timeout=240,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert (seen / "seen.json").exists()
    assert "navigator.sqlite" in log.read_text("utf-8", "replace"), "strace saw nothing"
    assert changes(log, seen) == []
    assert connections(log) == []
    assert list(home.rglob("*")) == []


@contextlib.contextmanager
def screen() -> Iterator[str]:
    """An X server; gives its display."""
    read_end, write_end = os.pipe()
    with subprocess.Popen(
        ["Xvfb", "-displayfd", str(write_end), "-screen", "0", "1280x1024x24", "-nolisten", "tcp"],
        pass_fds=[write_end], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    ) as server:  # fmt: skip
        os.close(write_end)
        with os.fdopen(read_end) as pipe:
            display = f":{pipe.readline().strip()}"
        try:
            yield display
        finally:
            server.terminate()


def test_what_is_typed_and_copied_is_nowhere_after_clear_nor_after_a_crash(
    program: Path, apart: list[str], tmp_path: Path
) -> None:
    home, log = tmp_path / "home", tmp_path / "calls"
    settings = home / ".config" / "navigator" / "settings.toml"
    write_settings(settings, Settings(state="CO", language="en", introduction=False))
    with screen() as display:
        environ = surroundings(home) | {"QT_QPA_PLATFORM": "xcb", "DISPLAY": display}
        cores = 'ulimit -c "$(ulimit -H -c)"; exec "$@"'

        def hand(*command: str) -> str:
            return subprocess.run(
                command, env=environ, check=False, capture_output=True, text=True, timeout=20
            ).stdout

        with subprocess.Popen(
            ["sh", "-c", cores, "sh", *apart, *traced(log), str(program)],
            env=environ, cwd=home, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
            start_new_session=True,
        ) as started:  # fmt: skip
            try:
                until(lambda: hand("xdotool", "search", "--onlyvisible", "--name", "^Navigator$"))
                until(lambda: "navigator.sqlite" in log.read_text("utf-8", "replace"))
                time.sleep(3)  # until the first page stands
                pid = pid_of(program, home)
                hand("xdotool", "search", "--name", "^Navigator$", "windowfocus")
                hand("xdotool", "key", "ctrl+k")
                time.sleep(3)
                hand("xdotool", "type", "--delay", "60", CANARY)
                until(lambda: sum(standing(pid, text_marks(CANARY)).values()))
                hand("xdotool", "key", "ctrl+a", "key", "ctrl+c")
                time.sleep(0.5)
                assert hand("xclip", "-o", "-selection", "clipboard") == CANARY
                hand("xdotool", "key", "ctrl+shift+Delete")
                until(lambda: not hand("xclip", "-o", "-selection", "clipboard"))
                time.sleep(3)
                assert hand("xclip", "-o", "-selection", "primary") == ""
                assert not any(standing(pid, text_marks(CANARY[:8])).values())
                os.kill(pid, signal.SIGSEGV)
                _, said = started.communicate(timeout=60)
            finally:
                with contextlib.suppress(ProcessLookupError):
                    os.killpg(started.pid, signal.SIGKILL)
    assert CANARY.encode() not in said
    assert [one for one in home.rglob("*") if one.is_file()] == [settings]
    assert changes(log) == []
    assert connections(log) == []
    assert not [one for one in log.read_text("utf-8", "replace").splitlines() if CANARY in one]


def until(holds: Callable[[], object]) -> None:
    """Wait for something to be so."""
    give_up = time.monotonic() + 90
    while not holds():
        assert time.monotonic() < give_up
        time.sleep(0.5)


def pid_of(program: Path, home: Path) -> int:
    """The process that runs it at this home: another test may run it too."""
    mine = f"HOME={home}".encode()
    for one in Path("/proc").iterdir():
        with contextlib.suppress(OSError):
            if (
                one.name.isdigit()
                and (one / "exe").resolve() == program.resolve()
                and mine in (one / "environ").read_bytes().split(b"\0")
            ):
                return int(one.name)
    raise AssertionError("it does not run")
