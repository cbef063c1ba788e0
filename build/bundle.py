"""Freeze Navigator: `python3 build/bundle.py` makes out/bundle/navigator.

Builds pack, index and translations, gathers the licences of what ships, runs
PyInstaller over navigator.spec, and says how large the result is. It refuses to
leave half a bundle: the folder appears whole or not at all. With `--if-changed`
a bundle that was made from the same files is left as it is. With `--network` it can take
new content from an address too; else it holds nothing that could open a connection. The
same files give the same bytes, on the same system with the same Python.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.metadata
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import elf
import origins
import products
import setup_env

DIST = setup_env.OUT / "bundle"
WORK = setup_env.OUT / "bundle-work"
LICENSES = setup_env.OUT / "licenses"
STAMP = DIST / "navigator-made-from"
ORIGINS = DIST / origins.FILE
# Everything a bundle is made from; the packages of .venv are those of the lock.
MADE_FROM = (
    "navigator",
    "navigator.spec",
    "build/bundle.py",
    "build/elf.py",
    "build/hooks",
    "build/left_out.py",
    "build/licenses",
    "build/locks",
    "build/no_network.py",
    "build/origins.py",
    "build/qt_parts.py",
    "build/signatures.py",
    "out/pack",
    "out/i18n",
    "resources/trust",
    "LICENSE",
    "LICENSE-CONTENT",
)
# Packages that ship in the bundle and carry their licence with them.
SHIPPED = ("whoosh-reloaded", "segno", "platformdirs", "tomlkit", "tuf", "securesystemslib")
THEIR_LICENSES = setup_env.ROOT / "build" / "licenses"
NOTE = """\
Navigator itself: Apache License 2.0; its content: CC BY 4.0.

Qt and Qt for Python (PySide6, shiboken6): GNU LGPL version 3, which adds to the GNU GPL
version 3; both texts are here. They lie beside this folder as unmodified shared libraries
and may be replaced there by another build. Source: https://code.qt.io

Python: Python Software Foundation License, https://docs.python.org/3/license.html
Whoosh, segno, platformdirs, tomlkit, tuf, securesystemslib: see the folders of these names.
Libraries of the system that it was frozen on: see the folder debian, where there is one.
Microsoft's C++ runtime (msvcp140, vcruntime140), on Windows alone: as Python and Qt hand it on.
Fonts and icons: see navigator/ui/assets beside this folder.
Except on Windows the program was frozen with PyInstaller, whose licence asks nothing of that.
"""


def main() -> int:
    """Build the bundle and report its size; returns an exit code."""
    parser = argparse.ArgumentParser(description="Freeze Navigator into out/bundle/navigator.")
    parser.add_argument("--json", action="store_true", help="report as JSON on the last line")
    parser.add_argument("--if-changed", action="store_true", help="only when something changed")
    parser.add_argument("--network", action="store_true", help="can take content from an address")
    arguments = parser.parse_args()
    os.environ["NAVIGATOR_NETWORK"] = "1" if arguments.network else ""
    python = setup_env.ensure("test")
    if Path(sys.prefix) != setup_env.VENV:
        # From here on the packages of the environment are looked at.
        return subprocess.run([str(python), __file__, *sys.argv[1:]], check=False).returncode
    with setup_env.one_at_a_time("bundle"):
        if not products.build_all():
            return 1
        wanted = digest()
        if not (arguments.if_changed and is_made_from(wanted)):
            STAMP.unlink(missing_ok=True)
            gather_licenses()
            freeze(setup_env.ROOT / "navigator.spec")
            strip_python(DIST / "navigator")
            found = origins.write(WORK / "work" / "navigator", ORIGINS)
            origins.copy_notices(found, DIST / "navigator" / "_internal" / "licenses" / "debian")
            STAMP.write_text(wanted, encoding="utf-8")
    report(DIST / "navigator", as_json=arguments.json)
    return 0


def digest() -> str:
    """One word for the content of all files that a bundle is made from."""
    found = hashlib.sha256(sys.version.encode() + os.environ["NAVIGATOR_NETWORK"].encode())
    for name in MADE_FROM:
        top = setup_env.ROOT / name
        paths = [top] if top.is_file() else sorted(top.rglob("*"))
        for path in paths:
            if path.is_file() and "__pycache__" not in path.parts:
                found.update(str(path.relative_to(setup_env.ROOT)).encode() + path.read_bytes())
    return found.hexdigest()


def is_made_from(wanted: str) -> bool:
    """Whether the bundle that is there was made from files of this digest."""
    try:
        return (DIST / "navigator").is_dir() and STAMP.read_text(encoding="utf-8") == wanted
    except OSError:
        return False


def freeze(source: Path, *arguments: str, dist: Path = DIST, work: Path = WORK) -> None:
    """Run PyInstaller over a spec or script, into a staging folder that then moves in place."""
    staging = work / "dist"
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm"]
    command += ["--distpath", str(staging), "--workpath", str(work / "work"), *arguments]
    # Not by option: PyInstaller's first lines come before it reads its options. It goes
    # through sets of modules: only with one seed are they packed in one order each time.
    environ = {**os.environ, "PYI_LOG_LEVEL": "ERROR", "PYTHONHASHSEED": "0"}
    if subprocess.run([*command, str(source)], check=False, env=environ).returncode:
        setup_env.fail("PyInstaller failed; the lines above say why.")
    dist.mkdir(parents=True, exist_ok=True)
    for made in staging.iterdir():
        target = dist / made.name
        if target.exists():
            shutil.rmtree(target)
        made.replace(target)


def strip_python(folder: Path) -> None:
    """Drop what nobody reads of the bundled Python: up to 17 MB of symbols, and where it was."""
    if sys.platform == "linux":
        inside = folder / "_internal"
        for library in [*inside.glob("libpython*.so*"), *inside.glob("python3*/**/*.so")]:
            subprocess.run(["strip", "--strip-unneeded", str(library)], check=True)
            elf.drop_foreign_paths(library)


def gather_licenses() -> None:
    """Put the licences of everything that ships into out/licenses."""
    shutil.rmtree(LICENSES, ignore_errors=True)
    LICENSES.mkdir(parents=True)
    for name in ("LICENSE", "LICENSE-CONTENT"):
        shutil.copy(setup_env.ROOT / name, LICENSES / f"navigator-{name}.txt")
    for text in THEIR_LICENSES.iterdir():
        shutil.copy(text, LICENSES / text.name)
    (LICENSES / "README.txt").write_text(NOTE, encoding="utf-8")
    for package in SHIPPED:
        distribution = importlib.metadata.distribution(package)
        folder = LICENSES / package
        for file in distribution.files or []:
            name = file.name.upper()
            if name.startswith(("LICENSE", "LICENCE", "COPYING", "NOTICE")) and file.parts:
                folder.mkdir(exist_ok=True)
                shutil.copy(str(file.locate()), folder / file.name)


def size_bytes(folder: Path) -> int:
    """Sum of the sizes of all files of a folder, links not followed."""
    return sum(path.lstat().st_size for path in folder.rglob("*") if not path.is_dir())


def report(folder: Path, *, as_json: bool) -> None:
    """Say how large the bundle is and what takes the room."""
    total = size_bytes(folder)
    if as_json:
        print(json.dumps({"path": str(folder), "bytes": total}))
        return
    print(f"{folder}: {total / 1e6:.1f} MB")
    files = [path for path in folder.rglob("*") if path.is_file() and not path.is_symlink()]
    for path in sorted(files, key=lambda path: path.stat().st_size, reverse=True)[:8]:
        print(f"  {path.stat().st_size / 1e6:6.1f} MB  {path.relative_to(folder)}")


if __name__ == "__main__":
    sys.exit(main())
