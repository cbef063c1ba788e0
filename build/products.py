"""Build what the running program reads: the pack and the compiled translations.

Shared by run.py, test.py and bundle.py. It holds no rules of its own: the pack
is built by `navigator pack build`, which skips the work when nothing changed;
a translation is compiled only when its source is newer than what it became.
"""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import setup_env

if TYPE_CHECKING:
    from pathlib import Path

TRANSLATIONS = setup_env.ROOT / "i18n"
COMPILED = setup_env.OUT / "i18n"


def build_all() -> bool:
    """Bring pack and translations up to date; False when a builder said no, in its own words."""
    return build_translations() and build_pack()


def build_pack() -> bool:
    """Run `navigator pack build` over resources/."""
    command = [str(setup_env.tool("navigator")), "pack", "build"]
    return subprocess.run(command, check=False).returncode == 0


def build_translations() -> bool:
    """Compile each `i18n/ui_<lang>.ts` that is newer than its .qm."""
    for source in sorted(TRANSLATIONS.glob("ui_*.ts")):
        target = COMPILED / f"{source.stem}.qm"
        if _is_newer(source, target):
            COMPILED.mkdir(parents=True, exist_ok=True)
            temporary = target.with_suffix(".qm.new")
            command = [str(setup_env.tool("pyside6-lrelease")), "-silent", str(source)]
            if subprocess.run([*command, "-qm", str(temporary)], check=False).returncode:
                return False
            temporary.replace(target)
    return True


def _is_newer(source: Path, target: Path) -> bool:
    return not target.exists() or source.stat().st_mtime_ns > target.stat().st_mtime_ns
