"""A stand-in for python.org's embeddable zip: its files, this Python's own library, no Windows.

Its programs are made with NSIS: started, they write their command line beside themselves, and with
--stay they stay. So an installer can be made from it and tried where neither Windows nor its
Python is to be had.
"""

from __future__ import annotations

import hashlib
import os
import py_compile
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

NAME = "python{}{}".format(*sys.version_info[:2])
MICRO = 9
ASKED = "asked.txt"
_SCRIPT = """\
Target amd64-unicode
Unicode true
Name "stand-in"
OutFile "{out}"
SilentInstall silent
RequestExecutionLevel user
VIProductVersion "{version}"
VIFileVersion "{version}"
VIAddVersionKey "FileVersion" "{version}"
!include LogicLib.nsh
!include FileFunc.nsh
Section
  FileOpen $0 "$EXEDIR\\{asked}" w
  FileWrite $0 "$CMDLINE"
  FileClose $0
  ${{GetOptions}} $CMDLINE "--stay" $1
  ${{IfNot}} ${{Errors}}
    Sleep 600000
  ${{EndIf}}
SectionEnd
"""
LIBRARIES = (
    "python3.dll", f"{NAME}.dll", "vcruntime140.dll", "vcruntime140_1.dll", "libcrypto-3.dll",
    "libffi-8.dll", "sqlite3.dll", "_ctypes.pyd", "_hashlib.pyd", "_queue.pyd", "_sqlite3.pyd",
    "_zoneinfo.pyd", "select.pyd", "unicodedata.pyd",
)  # fmt: skip
LEFT_OUT = (
    "libssl-3.dll", "_asyncio.pyd", "_bz2.pyd", "_decimal.pyd", "_elementtree.pyd", "_lzma.pyd",
    "_multiprocessing.pyd", "_overlapped.pyd", "_socket.pyd", "_ssl.pyd", "pyexpat.pyd",
    "winsound.pyd",
)  # fmt: skip
PROGRAMS = ("python.exe", "pythonw.exe")
TEXTS = ("LICENSE.txt", "python.cat", f"{NAME}._pth")
# As python.org leaves out of its own.
_NOT_IN_IT = ("site-packages", "test", "idlelib", "tkinter", "ensurepip", "turtledemo",
              "lib-dynload", "lib2to3", "config-")  # fmt: skip


def make_archive(folder: Path, *, minor: int = sys.version_info[1]) -> tuple[Path, str]:
    """Make it in `folder`; returns the zip and its SHA-256."""
    program = folder / "stand-in.exe"
    script = folder / "stand-in.nsi"
    version = f"3.{minor}.{MICRO}150.1013"
    script.write_text(_SCRIPT.format(out=program, version=version, asked=ASKED), "utf-8")
    environ = {**os.environ, "SOURCE_DATE_EPOCH": "315532800"}
    subprocess.run(["makensis", "-V1", str(script)], check=True, env=environ)
    library = folder / "library.zip"
    _pack_library(library)
    archive = folder / f"python-3.{minor}.{MICRO}-embed-amd64.zip"
    with zipfile.ZipFile(archive, "w") as packed:
        for name in (*PROGRAMS, *LIBRARIES, *LEFT_OUT):
            packed.write(program, name)
        for name in TEXTS:
            packed.writestr(name, name)
        packed.write(library, f"{NAME}.zip")
    return archive, hashlib.sha256(archive.read_bytes()).hexdigest()


def _pack_library(target: Path) -> None:
    """This Python's modules as bytecode, as they lie in the real one."""
    source = Path(sysconfig.get_path("stdlib"))
    compiled = target.with_suffix(".pyc")
    with zipfile.ZipFile(target, "w") as packed:
        for path in sorted(source.rglob("*.py")):
            inside = path.relative_to(source)
            if inside.parts[0].startswith(_NOT_IN_IT) or "test" in inside.parts:
                continue
            mode = py_compile.PycInvalidationMode.UNCHECKED_HASH
            py_compile.compile(
                str(path), str(compiled), str(inside), doraise=True, invalidation_mode=mode
            )
            packed.writestr(str(inside.with_suffix(".pyc")), compiled.read_bytes())
