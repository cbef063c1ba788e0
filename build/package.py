"""What is handed out: `python3 build/package.py deb` and the others below, into out/release.

`deb` makes packages for Debian and Ubuntu, `portable` an archive for any Linux; both make the
bundle first where it is not of today's files. `windows` makes an installer, on any system with
NSIS; `macos` a disk image, on macOS alone. `release` makes all that this system can, with
checksums, a list of what is inside and the licences, from a clean tag (docs/release.md). With
`--oldest` the first two and `release` are made of the commit at HEAD inside the oldest Debian.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
from pathlib import Path

import bare_root
import bundle
import debian
import macos
import oldest
import origins
import portable
import release
import setup_env
import windows

OUT = setup_env.OUT / "release"


def main() -> int:
    """Make what was asked for and say how large it is; returns an exit code."""
    wants, here = _asked(), Path.cwd()
    if wants.what == "macos":
        macos.check()
    python = setup_env.ensure("release" if wants.what == "release" else "test")
    if Path(sys.prefix) != setup_env.VENV:
        command = [str(python), __file__, *sys.argv[1:]]
        return subprocess.run(command, cwd=here, check=False).returncode
    has_windows = wants.what == "windows" or (wants.what == "release" and bool(wants.python))
    if wants.what == "release":
        release.check(wants.advisories, wants.key, untagged=wants.untagged, version=wants.cut)
    if has_windows and not wants.oldest:
        windows.check(wants.python, wants.sha256)
    OUT.mkdir(parents=True, exist_ok=True)
    if wants.oldest:
        return _tell(_make_in_oldest(wants))
    if wants.what != "windows" and _freeze(python):
        return 1
    frozen = bundle.DIST / "navigator"
    made: list[Path] = []
    told = {"": origins.read(bundle.ORIGINS)} if wants.what == "release" else {}
    if wants.what in {"deb", "release"}:
        made += debian.build(frozen, OUT)
    if wants.what in {"portable", "release"}:
        made.append(portable.build(frozen, OUT))
    if wants.what == "macos":
        made.append(macos.build(bundle.DIST, OUT))
    if has_windows:
        installer, told["-windows"] = windows.build(wants.python, wants.sha256, OUT)
        made.append(installer)
    if wants.what == "release":
        made += release.describe(frozen, told, made, OUT, wants.key)
    return _tell(made)


def _make_in_oldest(wants: argparse.Namespace) -> list[Path]:
    """Make it inside; the key stays here, so what was summed there is signed here."""
    options = ["--untagged"] if wants.what == "release" and wants.untagged else []
    inputs, programs = [], []
    if wants.what == "release" and wants.python:
        options += ["--python", f"../{wants.python.name}", "--sha256", wants.sha256]
        inputs, programs = [wants.python], ["nsis"]
    folder = oldest.build(wants.what, *options, inputs=inputs, programs=programs)
    made = [Path(shutil.copy(path, OUT)) for path in sorted(folder.iterdir())]
    if wants.what == "release" and wants.key:
        made.append(release.sign(OUT / release.SUMS, wants.key))
    return made


def _tell(made: list[Path]) -> int:
    for path in made:
        print(f"{path.relative_to(setup_env.ROOT)}: {path.stat().st_size / 1e6:.1f} MB")
    return 0


def _freeze(python: Path) -> int:
    return subprocess.run([str(python), bundle.__file__, "--if-changed"], check=False).returncode


def _path(text: str) -> Path:
    """A path as it was meant where the command was given: the set-up goes elsewhere."""
    return Path(text).absolute()


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Make what is handed out, in out/release.")
    commands = parser.add_subparsers(dest="what", required=True)
    deb = commands.add_parser("deb", help="packages for Debian and Ubuntu")
    archive = commands.add_parser("portable", help="an archive for any Linux")
    commands.add_parser("macos", help="a disk image, on macOS")
    setup = commands.add_parser("windows", help="an installer for Windows, with NSIS")
    whole = commands.add_parser("release", help="all of it, from a clean tag")
    for one in (setup, whole):
        one.add_argument("--python", type=_path, help="embeddable zip of Python for Windows")
        one.add_argument("--sha256", help="what that zip must hash to")
    parser.set_defaults(oldest=False)
    for one in (deb, archive, whole):
        one.add_argument(
            "--oldest", action="store_true", help=f"in a bare {bare_root.OLDEST}, as root"
        )
    whole.add_argument("--advisories", type=_path, help="OSV records: a .json, .zip or folder")
    whole.add_argument("--key", type=_path, help="PEM of an Ed25519 key to sign the sums with")
    whole.add_argument(
        "--cut", default="", metavar="VERSION", help="name, gather the changelog, commit, tag"
    )
    whole.add_argument("--untagged", action="store_true", help="to try it: any tree will do")
    wants = parser.parse_args()
    if wants.what in {"windows", "release"}:
        needed = wants.what == "windows" or wants.python or wants.sha256
        if needed and not (wants.python and wants.sha256):
            parser.error("an installer for Windows needs --python and --sha256")
    return wants


if __name__ == "__main__":
    sys.exit(main())
