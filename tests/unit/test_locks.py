"""A first start must not break because somebody released a package yesterday."""

from __future__ import annotations

import base64
import hashlib
import http.server
import importlib.metadata
import os
import re
import subprocess
import sys
import threading
import tomllib
import venv
import zipfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import lock
import pytest
import setup_env
from packaging.markers import Marker, default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

LOCKS = ("run", "train", "test", "bench", "release")
NEWEST_PIP = [sys.executable, "-m", "pip"]
PIPS = {"old": [sys.executable, str(setup_env.OLD_PIP / "pip")], "newest": NEWEST_PIP}
SYSTEMS = (("linux", "Linux", "posix"), ("darwin", "Darwin", "posix"), ("win32", "Windows", "nt"))


def pinned(lock: str) -> dict[str, tuple[str, Marker | None]]:
    """Name of each locked package -> version and where it is wanted."""
    found: dict[str, tuple[str, Marker | None]] = {}
    for line in (setup_env.LOCKS / f"{lock}.txt").read_text("utf-8").splitlines():
        if match := re.match(r"([\w.-]+)==(\S+?)(?: ; (.+?))? \\$", line):
            marker = Marker(match[3]) if match[3] else None
            found[canonicalize_name(match[1])] = (match[2], marker)
    return found


def environments() -> Iterator[dict[str, str]]:
    """Markers of each system and Python that pyproject.toml admits."""
    for minor in (11, 12, 13, 14):
        for system, platform, name in SYSTEMS:
            yield {
                **{key: str(value) for key, value in default_environment().items()},
                "sys_platform": system,
                "platform_system": platform,
                "os_name": name,
                "python_version": f"3.{minor}",
                "python_full_version": f"3.{minor}.0",
            }


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_holds_all_that_its_packages_want(lock: str) -> None:
    held = pinned(lock)
    assert len(held) > 25
    # With every extra that some package of the lock asks another for.
    extras: dict[str, set[str]] = {name: {""} for name in held}
    wants = {}
    for name in held:
        try:
            distribution = importlib.metadata.distribution(name)
        except importlib.metadata.PackageNotFoundError:
            continue  # for another system
        assert distribution.version == held[name][0], name
        wants[name] = [Requirement(one) for one in distribution.requires or ()]
        for one in wants[name]:
            if "extra ==" not in str(one.marker):  # those ask only for whom asked for them
                extras.setdefault(canonicalize_name(one.name), {""}).update(one.extras)
    for environment in environments():
        for name, requirements in wants.items():
            for wanted in requirements:
                if not any(
                    wanted.marker is None or wanted.marker.evaluate({**environment, "extra": extra})
                    for extra in extras[name]
                ):
                    continue
                version, marker = held.get(canonicalize_name(wanted.name), (None, None))
                assert version is not None, f"{name} wants {wanted}: not in {lock}.txt"
                assert wanted.specifier.contains(version, prereleases=True), f"{name}: {wanted}"
                own = held[name][1]
                if own is None or own.evaluate(environment):
                    assert marker is None or marker.evaluate(environment), f"{name}: {wanted}"


def test_what_is_handed_out_file_by_file_is_what_was_tested() -> None:
    """On Windows nothing is frozen: its lock has the versions of the others."""
    app, run = pinned("app"), pinned("run")
    assert {name: run[name][0] for name in app} == {name: app[name][0] for name in app}
    project = tomllib.loads((setup_env.ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert {canonicalize_name(Requirement(one).name) for one in project["dependencies"]} <= set(app)
    assert not set(lock.NOT_HANDED_OUT) & set(app)


def wheel(folder: Path, name: str, version: str, requires: tuple[str, ...] = ()) -> str:
    """Write a wheel with one module; returns the hash a lock would pin."""
    info = f"{name}-{version}.dist-info"
    metadata = f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\nProvides-Extra: more\n"
    metadata += "".join(f"Requires-Dist: {one}\n" for one in requires)
    texts = {
        f"{name}.py": f"version = {version!r}\n",
        f"{info}/METADATA": metadata,
        f"{info}/WHEEL": "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\n"
        "Tag: py3-none-any\n",
    }
    record = ""
    for path, text in texts.items():
        digest = base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest())
        record += f"{path},sha256={digest.decode().rstrip('=')},{len(text)}\n"
    file = folder / name / f"{name}-{version}-py3-none-any.whl"
    file.parent.mkdir(exist_ok=True)
    with zipfile.ZipFile(file, "w") as archive:
        for inner, text in texts.items():
            archive.writestr(inner, text)
        archive.writestr(f"{info}/RECORD", f"{record}{info}/RECORD,,\n")
    return hashlib.sha256(file.read_bytes()).hexdigest()


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name there
        """Say nothing."""


@pytest.fixture
def index(tmp_path: Path) -> Iterator[tuple[str, Path]]:
    """A package index on the loopback that serves folders as pip wants them."""
    folder = tmp_path / "index"
    folder.mkdir()
    server = http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), partial(Quiet, directory=str(folder))
    )
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/", folder
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.mark.parametrize("pip", PIPS)
def test_a_newer_release_in_the_index_does_not_stop_an_install(
    pip: str, index: tuple[str, Path], tmp_path: Path
) -> None:
    address, folder = index
    pins = {
        "plugin": wheel(folder, "plugin", "1.0", ("engine[more]>=1.0",)),
        "engine": wheel(folder, "engine", "1.0"),
    }
    wheel(folder, "engine", "1.1")
    lock = tmp_path / "lock.txt"
    lock.write_text("".join(f"{k}==1.0 --hash=sha256:{pins[k]}\n" for k in ("engine", "plugin")))
    home = tmp_path / "venv"
    venv.create(home, with_pip=False)
    command = setup_env.install_command(PIPS[pip], lock)
    assert "--no-deps" in command
    python = home / "bin" / "python"
    environ = {
        **os.environ,
        "PIP_INDEX_URL": address,
        "PIP_CONFIG_FILE": os.devnull,
        "PIP_NO_CACHE_DIR": "1",
        "PIP_TARGET": str(home / "packages"),
    }
    done = subprocess.run(command, env=environ, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    code = "import engine, plugin; print(engine.version, plugin.version)"
    environ["PYTHONPATH"] = str(home / "packages")
    seen = subprocess.run([python, "-c", code], env=environ, capture_output=True, text=True)  # noqa: PLW1510
    assert seen.stdout.split() == ["1.0", "1.0"], seen.stderr
