"""Build what the running program reads: bytecode, translations and the pack.

Shared by run.py, test.py and bundle.py. It holds no rules of its own: the pack
is built by `navigator pack build --if-changed`; a translation is compiled only
when its source is newer than what it became, a module when it changed.
"""

from __future__ import annotations

import json
import subprocess
from typing import TYPE_CHECKING

import setup_env

if TYPE_CHECKING:
    from pathlib import Path

TRANSLATIONS = setup_env.ROOT / "i18n"
COMPILED = setup_env.OUT / "i18n"
PACK = setup_env.OUT / "pack"


def whole_windows() -> list[Path]:
    """The compiled words of windows that are handed out: one that is only begun stays here.

    The pack says which are whole, by what the file of each language asks for.
    """
    manifest = json.loads((PACK / "manifest.json").read_text("utf-8"))
    return [COMPILED / f"ui_{lang}.qm" for lang in manifest["windows"]]


def build_all() -> bool:
    """Bring everything up to date; False when a builder said no, in its own words."""
    return build_bytecode() and build_translations() and build_pack()


def build_bytecode() -> bool:
    """Compile the modules that changed.

    Python does that by itself, unless it is told not to (PYTHONDONTWRITEBYTECODE)
    or runs as somebody who may not write here; then each start would compile anew.
    """
    command = [str(setup_env.PYTHON), "-m", "compileall", "-q", str(setup_env.ROOT / "navigator")]
    return subprocess.run(command, check=False).returncode == 0


def build_pack() -> bool:
    """Compile resources/ when it changed; errors of the content are shown, a success is not."""
    if not PACK.exists():
        setup_env.say("Building the pack (the first time this takes half a minute)")
    command = [str(setup_env.tool("navigator")), "pack", "build", "--if-changed"]
    return subprocess.run(command, check=False, stdout=subprocess.DEVNULL).returncode == 0


def build_translations() -> bool:
    """Compile each `i18n/<tag>/window.ts` that is newer than its `ui_<tag>.qm`."""
    for source in sorted(TRANSLATIONS.glob("*/window.ts")):
        target = COMPILED / f"ui_{source.parent.name}.qm"
        if _is_newer(source, target):
            COMPILED.mkdir(parents=True, exist_ok=True)
            temporary = target.with_suffix(".qm.new")
            # What is not finished is of an English text that was mended: English is shown.
            quiet = [str(setup_env.tool("pyside6-lrelease")), "-silent", "-nounfinished"]
            command = [*quiet, str(source), "-qm", str(temporary)]
            if subprocess.run(command, check=False).returncode:
                return False
            temporary.replace(target)
    return True


def _is_newer(source: Path, target: Path) -> bool:
    return not target.exists() or source.stat().st_mtime_ns > target.stat().st_mtime_ns
