"""A silent installer for Windows, made on any system with NSIS: for all accounts of a computer.

The same commit and the same Python give the same bytes. It signs nothing: whoever has a
certificate signs what comes out (docs/release.md). It refuses to start without makensis.
"""

from __future__ import annotations

import os
import shutil
import struct
import subprocess
import tempfile
from collections.abc import Iterable
from pathlib import Path

import advisories
import bundle
import origins
import products
import setup_env
import staging
import windows_tree

SCRIPT = setup_env.ROOT / "build" / "packaging" / "windows" / "installer.nsi"
MARK = setup_env.ROOT / "navigator" / "ui" / "assets" / "illustrations" / "mark.svg"
QUICK = ("-DQUICK",)
SIZES = (16, 24, 32, 48, 64, 256)


def check(archive: Path, sha256: str) -> tuple[str, str]:
    """Refuse what no installer can be made with, before anything is built; see `python_of`."""
    if shutil.which("makensis") is None:
        setup_env.fail("makensis is missing. Install nsis, on Debian or Ubuntu.")
    return windows_tree.python_of(archive, sha256)


def build(
    archive: Path, sha256: str, out: Path, *, version: str = "", is_quick: bool = False
) -> tuple[Path, list[origins.Origin]]:
    """Make the installer in `out`; returns it and what is inside.

    Args:
        archive: python.org's embeddable zip for Windows of 64 bits.
        sha256: what that zip must hash to, from where somebody trusts it to be said.
        out: where it goes.
        version: another one than the program's own, to try an upgrade.
        is_quick: packed in a few seconds, and larger.
    """
    python, name = check(archive, sha256)
    version = version or staging.version()
    if not products.build_all():
        setup_env.fail("What the program reads could not be built; the lines above say why.")
    with tempfile.TemporaryDirectory(dir=out) as scratch:
        tree = Path(scratch, "Navigator")
        with setup_env.one_at_a_time("bundle"):
            bundle.gather_licenses()
            windows_tree.lay(archive, name, tree)
        draw_icon(tree / "navigator.ico")
        staging.settle(tree)
        target = out / f"navigator-{version}-windows-x86_64-setup.exe"
        _make(tree, Path(scratch), target, version, QUICK if is_quick else ())
    return target, [origins.Origin(origins.PYTHON, "CPython", python), *_locked()]


def draw_icon(target: Path) -> None:
    """Navigator's mark as Windows wants it: pictures of several sizes in one file."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QBuffer, QByteArray, QIODevice  # noqa: PLC0415 - loads Qt
    from PySide6.QtGui import QImage, QImageWriter, QPainter  # noqa: PLC0415
    from PySide6.QtSvg import QSvgRenderer  # noqa: PLC0415

    drawing = QSvgRenderer(str(MARK))
    pictures = []
    for size in SIZES:
        image = QImage(size, size, QImage.Format.Format_ARGB32)
        image.fill(0)
        painter = QPainter(image)
        drawing.render(painter)
        painter.end()
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        QImageWriter(buffer, QByteArray(b"png")).write(image)
        pictures.append(bytes(buffer.data().data()))
    head = struct.pack("<HHH", 0, 1, len(SIZES))
    at = len(head) + 16 * len(SIZES)
    for size, picture in zip(SIZES, pictures, strict=True):
        # A byte for each side: 256 is 0 there.
        head += struct.pack("<BBBBHHII", size % 256, size % 256, 0, 0, 1, 32, len(picture), at)
        at += len(picture)
    target.write_bytes(head + b"".join(pictures))


def _make(tree: Path, scratch: Path, target: Path, version: str, orders: tuple[str, ...]) -> None:
    files = sorted(path.relative_to(tree) for path in tree.rglob("*") if path.is_file())
    lay, take = scratch / "lay.nsh", scratch / "take.nsh"
    lay.write_text("".join(_lay_lines(tree, files)), "utf-8")
    take.write_text("".join(_take_lines(files)), "utf-8")
    numbers = ".".join([*version.split("."), "0"])
    size = sum(path.stat().st_size for path in tree.rglob("*") if path.is_file())
    given = {
        "VERSION": version,
        "NUMBERS": numbers,
        "KBYTES": str(-(-size // 1024)),
        "OUT": str(target),
        "ICON": str(tree / "navigator.ico"),
        "LAY": str(lay),
        "TAKE": str(take),
    }
    command = ["makensis", "-V2", "-INPUTCHARSET", "UTF8", "-WX", *orders]
    command += [f"-D{key}={value}" for key, value in given.items()]
    environ = {**os.environ, "SOURCE_DATE_EPOCH": str(staging.epoch())}
    done = subprocess.run(
        [*command, str(SCRIPT)], check=False, env=environ, capture_output=True, text=True
    )
    if done.returncode:
        setup_env.fail(f"makensis could not make the installer:\n{done.stdout}{done.stderr}")


def _lay_lines(tree: Path, files: Iterable[Path]) -> Iterable[str]:
    here = None
    for path in files:
        if path.parent != here:
            here = path.parent
            yield f'SetOutPath "{_windows(here)}"\n'
        yield f'File "{tree / path}"\n'


def _take_lines(files: list[Path]) -> Iterable[str]:
    for path in files:
        yield f'Delete "{_windows(path)}"\n'
    folders = {above for path in files for above in path.parents} - {Path()}
    for folder in sorted(folders, key=lambda one: (-len(one.parts), one)):
        yield f'RMDir "{_windows(folder)}"\n'


def _windows(path: Path) -> str:
    return "\\".join(("$INSTDIR", *path.parts))


def _locked() -> list[origins.Origin]:
    found = advisories.locked_versions(windows_tree.LOCK)
    return [origins.Origin(origins.PYPI, name, version) for name, version in sorted(found.items())]
