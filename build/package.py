"""What is handed out: `python3 build/package.py deb`, `portable` or `release`, into out/release.

`deb` makes packages for Debian and Ubuntu, `portable` an archive for any Linux; both make the
bundle first where it is not of today's files. `release` makes all of it, with checksums, a
list of what is inside and the licences, from a clean tag (docs/release.md).
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

import bundle
import debian
import portable
import release
import setup_env

OUT = setup_env.OUT / "release"


def main() -> int:
    """Make what was asked for and say how large it is; returns an exit code."""
    parser = argparse.ArgumentParser(description="Make what is handed out, in out/release.")
    commands = parser.add_subparsers(dest="what", required=True)
    commands.add_parser("deb", help="packages for Debian and Ubuntu")
    commands.add_parser("portable", help="an archive for any Linux")
    whole = commands.add_parser("release", help="all of it, from a clean tag")
    whole.add_argument("--advisories", type=Path, help="OSV records: a .json, a .zip or a folder")
    whole.add_argument("--key", type=Path, help="PEM of an Ed25519 key to sign the checksums with")
    whole.add_argument("--untagged", action="store_true", help="to try it: any tree will do")
    wants = parser.parse_args()
    python = setup_env.ensure("release" if wants.what == "release" else "test")
    if Path(sys.prefix) != setup_env.VENV:
        return subprocess.run([str(python), __file__, *sys.argv[1:]], check=False).returncode
    if wants.what == "release":
        release.check(wants.advisories, wants.key, untagged=wants.untagged)
    if subprocess.run([str(python), bundle.__file__, "--if-changed"], check=False).returncode:
        return 1
    OUT.mkdir(parents=True, exist_ok=True)
    made = []
    frozen = bundle.DIST / "navigator"
    if wants.what in {"deb", "release"}:
        made += debian.build(frozen, OUT)
    if wants.what in {"portable", "release"}:
        made.append(portable.build(frozen, OUT))
    if wants.what == "release":
        made += release.describe(frozen, made, OUT, wants.key)
    for path in made:
        print(f"{path.relative_to(setup_env.ROOT)}: {path.stat().st_size / 1e6:.1f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
