"""Renew the hashed lock files in build/locks/ from pyproject.toml.

Run it by hand after a change of dependencies: `python3 build/lock.py` (add
`--upgrade` to take newer releases). It refuses nothing by itself; the rule it
keeps is that a lock names every package with its hashes, no index, and holds
for every Python version that pyproject.toml admits.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCKS = ROOT / "build" / "locks"
UV = "uv>=0.9,<1"
OLDEST_PYTHON = "3.11"
HEADER = "# Written by build/lock.py from pyproject.toml, group {group!r}; do not edit by hand.\n"
# Lock file, named after its dependency group -> the smaller one that it must agree with:
# one version of each package in every lock. `test` has what the frozen app is built with too.
GROUPS = {"run": None, "train": "run", "test": "train", "bench": "test", "release": "test"}
# What a program is handed out with where nothing freezes it, on Windows: no group, and less
# what build/left_out.py leaves out or replaces. Its hashes are those of every system.
APP = "app"
NOT_HANDED_OUT = ("cached-property", "cffi", "cryptography", "pycparser", "urllib3")


def compile_lock(uv: Path, name: str, smaller: str | None, *, upgrade: bool) -> None:
    """Write `build/locks/<name>.txt` for the project's dependencies plus the group `name`."""
    target = LOCKS / f"{name}.txt"
    without = [word for one in NOT_HANDED_OUT for word in ("--no-emit-package", one)]
    command = [
        str(uv), "pip", "compile", "pyproject.toml",
        *(without if name == APP else ["--group", name]),
        "--universal",
        "--python-version", OLDEST_PYTHON,
        "--generate-hashes",
        "--no-header",
        "--no-emit-index-url",
        "--no-emit-find-links",
        "--no-annotate",
        "--quiet",
        "--output-file", str(target),
    ]  # fmt: skip
    if smaller:
        command += ["--constraint", str(LOCKS / f"{smaller}.txt")]
    if upgrade:
        command.append("--upgrade")
    subprocess.run(command, cwd=ROOT, check=True)
    body = target.read_text(encoding="utf-8")
    body = "".join(line for line in body.splitlines(keepends=True) if not line.startswith("#"))
    target.write_text(HEADER.format(group=name) + body, encoding="utf-8")
    print(f"{target.relative_to(ROOT)}: {body.count('==')} packages")


def main() -> int:
    """Renew every lock; the resolver lives in a throw-away environment."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--upgrade", action="store_true", help="take newer releases where allowed")
    upgrade = parser.parse_args().upgrade
    LOCKS.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        venv.create(folder, with_pip=True)
        scripts = Path(folder) / ("Scripts" if sys.platform == "win32" else "bin")
        subprocess.run([str(scripts / "python"), "-m", "pip", "install", "-q", UV], check=True)
        for name, smaller in (*GROUPS.items(), (APP, "run")):
            compile_lock(scripts / "uv", name, smaller, upgrade=upgrade)
    return 0


if __name__ == "__main__":
    sys.exit(main())
