"""Packages for Debian and Ubuntu: `navigator` out of a bundle, and `navigator-kiosk` beside it.

What they depend on is looked up in the libraries of the bundle (dpkg-shlibdeps), so it holds
for the system they are made on and for newer ones. The same bundle gives the same bytes. It
refuses a bundle of another system than Debian's kin: there is nothing to look up with.
"""

from __future__ import annotations

import gzip
import hashlib
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

import origins
import setup_env
import staging

PACKAGING = setup_env.ROOT / "build" / "packaging"
HOME = Path("usr/lib/navigator")
MAINTAINER = "The Navigator contributors <contributors@navigator.invalid>"
# Qt's plugin for it: without it there is no printer to choose, all else works.
PRINTING = "libcupsprintersupport.so"
KIOSK_NEEDS = "adduser, cage, default-logind | logind"

ABOUT = {
    "navigator": (
        "directory of rules and help for immigrants, without a network\n"
        " Pick a state and a topic, or type a few words: Navigator shows what the rule\n"
        " is, since when, what to bring, what to watch out for and who can help nearby,\n"
        " in English and Spanish, on screen and on paper.\n"
        " .\n"
        " It never asks for immigration status, keeps nothing of what was typed or\n"
        " opened, and opens no connection."
    ),
    "navigator-kiosk": (
        "Navigator alone on a touch screen, for visitors\n"
        " An account without a password and a systemd unit that shows Navigator in cage\n"
        " over the whole screen and starts it again when it ends. Nothing starts before\n"
        " it is set up and turned on: see README.Debian."
    ),
}
FOR_ADMINS = (
    "SECURITY.md",
    *(f"docs/{name}.md" for name in (
        "accessibility", "deploy", "kiosk", "local", "privacy", "read-aloud", "settings",
        "threat-model", "updates",
    )),
)  # fmt: skip
"""Pages of the source that lie in /usr/share/doc/navigator."""
COPYRIGHT = """\
Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: Navigator
Comment: The licences of all that is frozen with it lie in
 /usr/lib/navigator/_internal/licenses; its README.txt says whose is which.

Files: *
Copyright: {year} The Navigator contributors
License: Apache-2.0

Files: usr/lib/navigator/_internal/pack/*
Copyright: {year} The Navigator contributors
License: CC-BY-4.0

License: Apache-2.0
 On Debian systems the whole text is in /usr/share/common-licenses/Apache-2.0.

License: CC-BY-4.0
 The whole text is in
 /usr/lib/navigator/_internal/licenses/navigator-LICENSE-CONTENT.txt.
"""


def build(bundle: Path, out: Path, *, version: str = "", level: int = 6) -> list[Path]:
    """Make both packages of the folder `bundle` in `out`; returns them, the program first.

    Args:
        bundle: what build/bundle.py made.
        out: where they go.
        version: another one than the program's own, to try an upgrade.
        level: how hard xz tries, 0 to 9.
    """
    for tool in ("dpkg-deb", "dpkg-shlibdeps"):
        if shutil.which(tool) is None:
            setup_env.fail(f"{tool} is missing. Install dpkg-dev, on Debian or Ubuntu.")
    version = version or staging.version()
    with tempfile.TemporaryDirectory(dir=out) as scratch:
        program = Path(scratch, "navigator")
        _lay_program(bundle, program, version)
        ours = origins.read(bundle.parent / origins.FILE)
        needs = dependencies(program / HOME, [one.name for one in ours if one.kind == "deb"])
        _finish("navigator", program, version, "amd64", {"Section": "misc", **needs})
        kiosk = Path(scratch, "navigator-kiosk")
        _lay_kiosk(kiosk, version)
        needs = {"Depends": f"navigator (= {version}), {KIOSK_NEEDS}"}
        needs["Recommends"] = "fonts-noto-core, libgl1-mesa-dri, wlr-randr"
        _finish("navigator-kiosk", kiosk, version, "all", {"Section": "misc", **needs})
        return [_pack(program, out, level), _pack(kiosk, out, level)]


def dependencies(home: Path, inside: Iterable[str]) -> dict[str, str]:
    """`Depends` and `Recommends` of a frozen program, as its libraries have them.

    The packages `inside` lie in it already. dpkg-shlibdeps looks for a private library by its
    package first, so it would name them.
    """
    found = [path for path in sorted(home.rglob("*")) if path.is_file() and _is_elf(path)]
    with tempfile.TemporaryDirectory() as scratch:
        Path(scratch, "debian").mkdir()
        control = "Source: navigator\n\nPackage: navigator\nArchitecture: amd64\n"
        Path(scratch, "debian", "control").write_text(control, "utf-8")
        command = ["dpkg-shlibdeps", "-O", "--ignore-missing-info", "--warnings=0"]
        command += [f"-x{package}" for package in inside]
        command += [f"-l{folder}" for folder in sorted({path.parent for path in found})]
        command += [f"-e{path}" for path in found if path.name != PRINTING]
        command += ["-dRecommends", *(f"-e{path}" for path in found if path.name == PRINTING)]
        done = subprocess.run(command, cwd=scratch, check=False, capture_output=True, text=True)
    if done.returncode:
        setup_env.fail(f"dpkg-shlibdeps could not tell what the bundle needs:\n{done.stderr}")
    lines = (line.removeprefix("shlibs:") for line in done.stdout.splitlines())
    named = {key: value.split(", ") for key, _, value in (line.partition("=") for line in lines)}
    # The bundle brings fontconfig's library. Where fonts lie is in a file of the system, and
    # what they hold in a cache: without it each account would be written one.
    named["Depends"].append("fontconfig")
    named["Recommends"] += ["fonts-noto-core", "speech-dispatcher", "xdg-desktop-portal"]
    return {key: ", ".join(map(_either, values)) for key, values in sorted(named.items())}


def _either(need: str) -> str:
    """On amd64 Debian's 64-bit time changed names alone: older systems have the same library."""
    name, space, at_least = need.partition(" ")
    if not name.endswith("t64"):
        return need
    return f"{need} | {name.removesuffix('t64')}{space}{at_least}"


def _is_elf(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(4) == b"\x7fELF"


def _lay_program(bundle: Path, root: Path, version: str) -> None:
    staging.copy(bundle, root / HOME)
    link = root / "usr/bin/navigator"
    link.parent.mkdir(parents=True)
    link.symlink_to("../lib/navigator/navigator")
    share = root / "usr/share"
    linux = PACKAGING / "linux"
    staging.copy(linux / "navigator.desktop", share / "applications/navigator.desktop")
    mark = setup_env.ROOT / "navigator/ui/assets/illustrations/mark.svg"
    staging.copy(mark, share / "icons/hicolor/scalable/apps/navigator.svg")
    day = f"{staging.moment():%Y-%m-%d}"
    for name, where in (("navigator.metainfo.xml", "metainfo"), ("navigator.1", "man/man1")):
        text = (linux / name).read_text("utf-8")
        text = text.replace("@VERSION@", version).replace("@DAY@", day)
        _write(share / where / name, text)
    _squeeze(share / "man/man1/navigator.1")
    for page in FOR_ADMINS:
        staging.copy(setup_env.ROOT / page, share / "doc/navigator" / Path(page).name)
    staging.copy(linux / "README.Debian", share / "doc/navigator/README.Debian")
    _lay_documents(root, "navigator", version)
    _lay_control(root, linux)


def _lay_kiosk(root: Path, version: str) -> None:
    kiosk = PACKAGING / "kiosk"
    unit = "navigator-kiosk.service"
    staging.copy(kiosk / unit, root / "usr/lib/systemd/system" / unit)
    readme = root / "usr/share/doc/navigator-kiosk/README.Debian"
    staging.copy(kiosk / "README.Debian", readme)
    _lay_documents(root, "navigator-kiosk", version)
    _lay_control(root, kiosk)


def _lay_documents(root: Path, package: str, version: str) -> None:
    """Licence, changes and what lintian may say with a reason."""
    folder = root / "usr/share/doc" / package
    _write(folder / "copyright", COPYRIGHT.format(year=staging.moment().year))
    when = f"{staging.moment():%a, %d %b %Y %H:%M:%S +0000}"
    _write(
        folder / "changelog",
        f"navigator ({version}) stable; urgency=medium\n\n"
        f"  * Version {version}; what is new stands in CHANGELOG.md of the source.\n\n"
        f" -- {MAINTAINER}  {when}\n",
    )
    _squeeze(folder / "changelog")
    overrides = PACKAGING / "lintian" / package
    if overrides.exists():
        staging.copy(overrides, root / "usr/share/lintian/overrides" / package)


def _lay_control(root: Path, source: Path) -> None:
    for name in ("postinst", "prerm", "postrm"):
        if (source / name).exists():
            staging.copy(source / name, root / "DEBIAN" / name)


def _finish(
    package: str, root: Path, version: str, architecture: str, fields: Mapping[str, str]
) -> None:
    """Write the control files of a tree that holds everything else."""
    files = sorted(path for path in root.rglob("*") if path.is_file() and not path.is_symlink())
    files = [path for path in files if "DEBIAN" not in path.relative_to(root).parts]
    sums = [
        f"{hashlib.md5(path.read_bytes(), usedforsecurity=False).hexdigest()}"
        f"  {path.relative_to(root)}\n"
        for path in files
    ]
    _write(root / "DEBIAN/md5sums", "".join(sums))
    size = sum(path.stat().st_size for path in files)
    control = {
        "Package": package,
        "Version": version,
        "Architecture": architecture,
        "Maintainer": MAINTAINER,
        "Installed-Size": str(-(-size // 1024)),
        "Priority": "optional",
        **fields,
        "Description": ABOUT[package],
    }
    _write(root / "DEBIAN/control", "".join(f"{key}: {value}\n" for key, value in control.items()))
    scripts = ("DEBIAN/postinst", "DEBIAN/prerm", "DEBIAN/postrm")
    staging.settle(root, programs=(str(HOME / "navigator"), *scripts))


def _pack(root: Path, out: Path, level: int) -> Path:
    command = ["dpkg-deb", "--root-owner-group", "-Zxz", f"-z{level}", "--threads-max=2", "--build"]
    environ = {**os.environ, "SOURCE_DATE_EPOCH": str(staging.epoch())}
    done = subprocess.run(
        [*command, str(root), str(out)], check=False, env=environ, capture_output=True, text=True
    )
    if done.returncode:
        setup_env.fail(f"dpkg-deb could not make {root.name}:\n{done.stderr}")
    return Path(done.stdout.partition(" in '")[2].partition("'.")[0])


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _squeeze(path: Path) -> None:
    """Compress a document as Debian wants it, with no time in it."""
    packed = gzip.compress(path.read_bytes(), mtime=0)
    path.with_name(f"{path.name}.gz").write_bytes(packed)
    path.unlink()
