"""Where each part of a bundle came from: packages of the lock, of Debian, Python itself.

Read off PyInstaller's own lists of the files and modules it took, so that a list of what is
handed out is never kept by hand. It refuses a part that nobody is known to have made.
"""

from __future__ import annotations

import ast
import importlib.metadata
import json
import platform
import re
import shutil
import subprocess
import sys
import sysconfig
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import setup_env

PYPI, DEBIAN, PYTHON = "pypi", "deb", "python"
FILE = "navigator-origins.json"
"""Beside the bundle that it is of."""
LISTS = ("COLLECT-00.toc", "PYZ-00.toc")
# A Python of the system lies among the system's libraries: only its own folder is Python's.
_PYTHONS = [sysconfig.get_path("stdlib"), *([] if sys.base_prefix == "/usr" else [sys.base_prefix])]


@dataclass(frozen=True, slots=True, order=True)
class Origin:
    """One package that something in the bundle is from; `kind` is one of the three above."""

    kind: str
    name: str
    version: str


def write(work: Path, file: Path) -> list[Origin]:
    """Find the origins of what was frozen in PyInstaller's folder `work`; also into `file`."""
    found = sorted(find(work))
    told = [asdict(one) for one in found]
    file.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
    return found


def read(file: Path) -> list[Origin]:
    """What `write` wrote."""
    return [Origin(**one) for one in json.loads(file.read_text("utf-8"))]


def find(work: Path) -> set[Origin]:
    """The package of each file and module that PyInstaller took."""
    sources = {source for name in LISTS for source in _sources(work / name)}
    wheels = _wheels()
    found = {Origin(PYTHON, "CPython", platform.python_version())}
    others: set[str] = set()
    for source in sources:
        if owner := wheels.get(source):
            found.add(owner)
        elif not source.startswith((*_PYTHONS, str(setup_env.ROOT))) and Path(source).is_file():
            others.add(source)
    # The program around it starts it, so part of it is PyInstaller's.
    found.add(Origin(PYPI, "pyinstaller", importlib.metadata.version("pyinstaller")))
    return found | {_debian(source) for source in others}


def copy_notices(found: list[Origin], folder: Path) -> None:
    """Lay the copyright file of each Debian package into `folder`: their licences ask for it."""
    folder.mkdir(parents=True, exist_ok=True)
    for one in found:
        notice = Path("/usr/share/doc", one.name, "copyright")
        if one.kind == DEBIAN and notice.exists():
            shutil.copyfile(notice, folder / f"{one.name}.txt")


def _sources(toc: Path) -> list[str]:
    """The second of each entry `(name, source, type)`, wherever the list holds them."""
    found: list[str] = []

    def walk(part: Any) -> None:
        if isinstance(part, tuple) and len(part) == 3 and isinstance(part[1], str):
            found.append(part[1])
        elif isinstance(part, tuple | list):
            for one in part:
                walk(one)

    walk(ast.literal_eval(toc.read_text("utf-8")))
    return found


def _wheels() -> dict[str, Origin]:
    """By path, the package that installed a file into the environment."""
    return {
        str(file.locate()): Origin(PYPI, _canonical(one.metadata["Name"]), one.version)
        for one in importlib.metadata.distributions()
        for file in one.files or ()
    }


def _canonical(name: str) -> str:
    """A package's name as locks have it: its own words have `PySide6_Essentials`."""
    return re.sub(r"[-_.]+", "-", name).lower()


def _debian(source: str) -> Origin:
    real = Path(source).resolve()
    asked = (str(real), str(real).removeprefix("/usr"), source) if shutil.which("dpkg") else ()
    for path in asked:
        done = subprocess.run(["dpkg", "-S", path], check=False, capture_output=True, text=True)
        if done.returncode == 0:
            name = done.stdout.split(":")[0]
            command = ["dpkg-query", "-W", "-f=${Version}\n", name]
            version = subprocess.run(command, check=True, capture_output=True, text=True)
            return Origin(DEBIAN, name, version.stdout.splitlines()[0])
    return setup_env.fail(f"No package is known to have brought {source}, which is in the bundle.")
