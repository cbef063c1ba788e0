"""Make `.venv` and what the system lacks for Qt; shared by the scripts of build/.

Standard library only, any Python from 3.11. It refuses an older Python and a
system that lacks libraries it may not install, in one sentence with the line to
run. The rule it keeps: what is installed is what the lock file says, by hash,
and a second start does no work.
"""

from __future__ import annotations

import contextlib
import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(1, str(ROOT))  # the next module is there before any environment is

from navigator import system_needs  # noqa: E402 - needs the line above

VENV = ROOT / ".venv"
LOCKS = ROOT / "build" / "locks"
OUT = ROOT / "out"
STAMP = VENV / "navigator-setup.json"
OLDEST_PYTHON = (3, 11)
# What a lock holds besides itself: each is a superset of the one before, made in one go.
INCLUDES = {
    "run": ("run",),
    "test": ("test", "run"),
    "bench": ("bench", "test", "run"),
    "release": ("release", "test", "run"),
}
# The pip that Python 3.11.7 brings; tests/unit/test_locks.py installs with it too.
OLD_PIP = VENV / "old-pip"

WINDOWS = sys.platform == "win32"
BIN = VENV / ("Scripts" if WINDOWS else "bin")
PYTHON = BIN / ("python.exe" if WINDOWS else "python")

# Programs the tests need, with their package: a real X server for tests marked `xvfb`,
# a Wayland compositor and a hand on its screens for those marked `wayland`, strace to see
# what a visit writes and where it connects, and objdump for PyInstaller (which needs
# Python's shared library too).
TEST_PROGRAMS = {
    "Xvfb": "xvfb",
    "cage": "cage",
    "wlr-randr": "wlr-randr",
    "strace": "strace",
    "objdump": "binutils",
    "dbus-run-session": "dbus-daemon",
}
# What tests/flows/test_screen_reader.py hears the program with; without it that test is skipped.
SCREEN_READER = ("at-spi2-core", "python3-gi", "gir1.2-atspi-2.0")


def fail(sentence: str) -> NoReturn:
    """Stop with one sentence on stderr."""
    print(sentence, file=sys.stderr)
    sys.exit(1)


def say(sentence: str) -> None:
    """Tell what is being done, at once."""
    print(sentence, flush=True)


def ensure(lock: str) -> Path:
    """Make `.venv` hold what `build/locks/<lock>.txt` says.

    Args:
        lock: one of `INCLUDES`.

    Returns:
        The environment's Python.
    """
    if sys.version_info[:2] < OLDEST_PYTHON:
        need = ".".join(map(str, OLDEST_PYTHON))
        fail(f"Navigator needs Python {need} or newer; this is {sys.version.split()[0]}.")
    os.chdir(ROOT)
    with one_at_a_time("setup"):
        fresh = _stamp_is_fresh(lock)
        _ensure_system(lock, needs_venv=not fresh)
        if not fresh:
            _make_venv()
            _install(lock)
    return PYTHON


@contextlib.contextmanager
def one_at_a_time(work: str) -> Iterator[None]:
    """Let a second piece of the same work on this tree wait (where the system can lock)."""
    OUT.mkdir(exist_ok=True)
    with (OUT / f"{work}.lock").open("w", encoding="utf-8") as file:
        if fcntl is not None:
            fcntl.flock(file, fcntl.LOCK_EX)
        yield


def tool(name: str) -> Path:
    """Path of a console script in `.venv`."""
    return BIN / (f"{name}.exe" if WINDOWS else name)


# -- the system ---------------------------------------------------------------


def _ensure_system(lock: str, *, needs_venv: bool) -> None:
    """Install what the system lacks when root on Debian or Ubuntu, else name it."""
    if sys.platform != "linux":
        return
    known = _known_libraries()
    libraries = {**system_needs.QT_LIBRARIES, **system_needs.PRINT_LIBRARIES}
    missing = [] if known is None else [name for name in libraries if name not in known]
    packages = [libraries[name] for name in missing]
    if lock != "run":
        programs = [name for name in TEST_PROGRAMS if shutil.which(name) is None]
        packages += [TEST_PROGRAMS[name] for name in programs]
        missing += programs
        if not _can_hear() and shutil.which("apt-get") is not None:
            packages += SCREEN_READER
            missing += SCREEN_READER
        if known is not None and (package := _python_library(known)):
            missing.append(f"{package}.so")
            packages.append(package)
    if needs_venv and not _can_make_venv():
        missing.append("Python's venv module")
        packages.append("python3-venv")
    if not packages:
        return
    if shutil.which("apt-get") is None:
        fail(
            f"Install these with your system's package manager, then start again: "
            f"{', '.join(missing)}."
        )
    line = f"apt-get install -y --no-install-recommends {' '.join(packages)}"
    if os.geteuid() != 0:
        fail(
            "Some system packages are missing. Run this line, then start again:\n"
            f"  sudo apt-get update && sudo {line}"
        )
    say(f"Installing system packages: {' '.join(packages)}")
    environ = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    if _quietly(["apt-get", "update", "-qq"], environ) or _quietly(line.split(), environ):
        fail(f"The system packages could not be installed. Try this line by hand:\n  {line}")


def _can_hear() -> bool:
    """Whether AT-SPI is there, with its binding for the system's own Python."""
    code = "import gi; gi.require_version('Atspi', '2.0'); from gi.repository import Atspi"
    folders = (Path("/usr/libexec"), Path("/usr/lib/at-spi2-core"))
    if not any((one / "at-spi-bus-launcher").exists() for one in folders):
        return False
    try:
        done = subprocess.run(["/usr/bin/python3", "-c", code], check=False, capture_output=True)
    except OSError:
        return False
    return done.returncode == 0


def _quietly(command: list[str], environ: dict[str, str]) -> int:
    """Run a command; show what it said only when it failed. Returns its exit code."""
    done = subprocess.run(
        command,
        env=environ,
        check=False,
        text=True,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    if done.returncode:
        print(done.stdout, file=sys.stderr)
    return done.returncode


def _known_libraries() -> set[str] | None:
    """Names of the shared libraries the loader knows; None where that cannot be asked."""
    program = shutil.which("ldconfig") or next(
        (path for path in ("/sbin/ldconfig", "/usr/sbin/ldconfig") if Path(path).exists()), None
    )
    if program is None:
        return None
    done = subprocess.run([program, "-p"], check=False, text=True, stdout=subprocess.PIPE)
    if done.returncode:
        return None
    return {line.split()[0] for line in done.stdout.splitlines()[1:] if line.strip()}


def _python_library(known: set[str]) -> str | None:
    """Package of this Python's shared library where it is not there: a bundle takes it along.

    Debian and Ubuntu split it off; a Python from elsewhere brings its own.
    """
    name = sysconfig.get_config_var("INSTSONAME")
    if sys.base_prefix != "/usr" or not isinstance(name, str) or name in known:
        return None
    return f"libpython{sys.version_info.major}.{sys.version_info.minor}"


def _can_make_venv() -> bool:
    """Whether this Python can put pip into an environment (Debian splits that off)."""
    return all(importlib.util.find_spec(name) is not None for name in ("venv", "ensurepip"))


# -- the environment ----------------------------------------------------------


def _digest(lock: str) -> str:
    """What the environment is made from, as one word."""
    digest = hashlib.sha256()
    locks = [LOCKS / "run.txt"] if lock == "run" else sorted(LOCKS.glob("*.txt"))
    for path in [*locks, ROOT / "pyproject.toml"]:
        digest.update(path.read_bytes())
    # The project is installed by its place: a moved folder needs it anew.
    digest.update(str(ROOT).encode())
    return digest.hexdigest()


def _read_stamp() -> dict[str, str]:
    try:
        stamp = json.loads(STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return stamp if isinstance(stamp, dict) else {}


def _stamp_is_fresh(lock: str) -> bool:
    stamp = _read_stamp()
    version = _venv_version()
    return (
        version is not None
        and stamp.get("python") == version
        and stamp.get(lock) == _digest(lock)
        and tool("navigator").exists()
    )


def _venv_version() -> str | None:
    """Version of the Python in `.venv`, or None when it does not start."""
    if not PYTHON.exists():
        return None
    code = "import sys; print(sys.version.split()[0])"
    try:
        done = subprocess.run(
            [str(PYTHON), "-I", "-c", code],
            check=False,
            text=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
    except OSError:
        return None
    return done.stdout.strip() if done.returncode == 0 else None


def _was_made_here() -> bool:
    """Whether `.venv` was made at this place: the scripts of a moved one point elsewhere."""
    try:
        lines = (VENV / "pyvenv.cfg").read_text(encoding="utf-8").splitlines()
    except OSError:
        return False
    return any(line.startswith("command") and line.endswith(f" {VENV}") for line in lines)


def _make_venv() -> None:
    """Make `.venv`, or make it anew when it is broken, moved or of another Python."""
    version = _venv_version()
    stamped = _read_stamp().get("python")
    sound = (
        version is not None
        and stamped in (None, version)
        and _was_made_here()
        and tool("pip").exists()
        and tuple(map(int, version.split(".")[:2])) >= OLDEST_PYTHON
    )
    if sound:
        return
    # Started from inside the environment itself: use the Python it was made from.
    base = getattr(sys, "_base_executable", None) or sys.executable
    say(f"Making {VENV.name} with Python {sys.version.split()[0]}")
    if VENV.exists():
        shutil.rmtree(VENV)
    if subprocess.run([base, "-m", "venv", str(VENV)], check=False).returncode:
        fail(f"The environment in {VENV} could not be made; delete that folder and start again.")


def _install(lock: str) -> None:
    """Install the lock by hash, then the project itself in place, from no index."""
    say(f"Installing build/locks/{lock}.txt (the first time this takes a minute)")
    pip = [str(PYTHON), "-m", "pip"]
    if subprocess.run(install_command(pip, LOCKS / f"{lock}.txt"), check=False).returncode:
        fail("The packages of the lock file could not be installed; the lines above say why.")
    itself = ["--no-deps", "--no-index", "--no-build-isolation", "-e", str(ROOT)]
    if subprocess.run([*_install_with(pip), *itself], check=False).returncode:
        fail("The project could not be installed into its environment; the lines above say why.")
    if _quietly([*pip, "check", "--disable-pip-version-check"], dict(os.environ)):
        fail("The lock file lacks what the lines above name; renew it with build/lock.py.")
    if lock != "run":
        old = [*install_command(pip, LOCKS / "old-pip.txt"), "--upgrade", "--target", str(OLD_PIP)]
        if subprocess.run(old, check=False).returncode:
            fail("The old pip for tests could not be installed; the lines above say why.")
    stamp = {"python": _venv_version() or ""}
    stamp |= {name: _digest(name) for name in INCLUDES[lock]}
    temporary = STAMP.with_suffix(".new")
    temporary.write_text(json.dumps(stamp, indent=1), encoding="utf-8")
    temporary.replace(STAMP)


def install_command(pip: list[str], lock: Path) -> list[str]:
    """The call that installs what a lock names, by hash, and looks for nothing else.

    Without `--no-deps`, pip 23 asks the index for the newest release of whatever a locked
    package wants with an extra (`coverage[toml]`), finds one the lock does not pin, and
    stops. A lock is whole, which `pip check` and tests/unit/test_locks.py hold.
    """
    return [*_install_with(pip), "--no-deps", "--require-hashes", "-r", str(lock)]


def _install_with(pip: list[str]) -> list[str]:
    return [*pip, "install", "--quiet", "--disable-pip-version-check"]


if __name__ == "__main__":
    ensure(next((one for one in INCLUDES if one in sys.argv[1:]), "run"))
