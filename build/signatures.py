"""The Python part of PySide's binding as bytecode, for the bundle.

The binding keeps these modules as text inside its library and compiles them whenever a
program starts: a sixth of the start of a bare window. `SBK_EMBED` is its own switch to take
them from the folder `files.dir` beside it instead. The environment is left as it is: a copy
of the package is told to unpack itself.
"""

from __future__ import annotations

import compileall
import os
import shutil
import subprocess
import sys
from pathlib import Path
from py_compile import PycInvalidationMode

import shiboken6

PLACE = "shiboken6/files.dir"
"""Where the binding looks for them, inside the bundle."""


def unpack(work: Path) -> Path:
    """Make them anew in a folder below `work` and return it."""
    shutil.rmtree(work, ignore_errors=True)
    copy = work / "shiboken6"
    shutil.copytree(Path(shiboken6.__file__).parent, copy)
    environ = {**os.environ, "PYTHONPATH": str(work), "SBK_EMBED": "0"}
    subprocess.run([sys.executable, "-c", "import shiboken6"], check=True, env=environ)
    made = copy / "files.dir"
    # With neither a time nor this folder in them: the same bytes wherever a bundle is made.
    compileall.compile_dir(
        str(made), quiet=1, legacy=True, optimize=1, stripdir=str(made),
        invalidation_mode=PycInvalidationMode.UNCHECKED_HASH,
    )  # fmt: skip
    for text in [*made.rglob("*.py"), *made.rglob("__pycache__")]:
        shutil.rmtree(text) if text.is_dir() else text.unlink()
    return made


def data_files(made: Path) -> list[tuple[str, str]]:
    """Each file and its folder in the bundle, as PyInstaller takes them."""
    return [
        (str(path), str(Path(PLACE, path.parent.relative_to(made))))
        for path in sorted(made.rglob("*.pyc"))
    ]
