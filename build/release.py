"""What goes beside the packages of a release: checksums, their signature, contents, licences.

It refuses a tree that is not the clean tag of its own version, and one whose lock has a hole
that the given records name. It makes no key: whoever answers for a release has one.
"""

from __future__ import annotations

import hashlib
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import advisories
import origins
import setup_env
import staging

SUMS = "SHA256SUMS"


def check(records: Path | None, key: Path | None, *, untagged: bool, version: str = "") -> None:
    """Refuse what no release may be made from, before anything is built; then cut `version`."""
    if not (untagged or version):
        _check_tag()
    if key is not None and not key.is_file():
        setup_env.fail(f"There is no key {key}.")
    if records is None:
        setup_env.say("No --advisories: nobody looked for known holes in what is locked.")
    elif hits := advisories.look(records):
        lines = "".join(f"\n  {one.package} {one.version}: {one.id} {one.says}" for one in hits)
        setup_env.fail(f"What is locked has known holes; renew it with build/lock.py.{lines}")
    if version:
        cut(version)


def describe(
    frozen: Path,
    inside_of: Mapping[str, list[origins.Origin]],
    made: list[Path],
    out: Path,
    key: Path | None,
) -> list[Path]:
    """Write the lists of contents, the licences, the checksums of it all, and their signature.

    `inside_of` has what each kind of program is made from, by what ends the name of its list.
    """
    import sbom  # noqa: PLC0415 - of the lock `release`

    name = f"navigator-{staging.version()}"
    pack = frozen / "_internal/pack/navigator.sqlite"
    contents = [out / f"{name}{kind}.cdx.json" for kind in inside_of]
    for path, parts in zip(contents, inside_of.values(), strict=True):
        path.write_text(sbom.build(parts, pack), "utf-8")
    found = sorted(set().union(*inside_of.values()))
    licences = out / f"{name}-licenses.txt"
    rows = [f"{one.name} {one.version}: {sbom.license_of(one)}\n" for one in found]
    rows += [f"{asset}: {license_}\n" for asset, license_ in sbom.ASSETS]
    inside = frozen / "_internal"
    texts = [*sorted((inside / "licenses").rglob("*")), *sorted(inside.rglob("assets/*/LICENSE"))]
    texts += sorted(inside.rglob("assets/*/OFL.txt"))
    licences.write_text("".join([*rows, *(_told(one, inside) for one in texts)]), "utf-8")
    if "-windows" not in inside_of:
        setup_env.say(
            "No installer for Windows: it needs --python, python.org's embeddable zip of 64 bits,"
            " and --sha256, the hash printed beside it. docs/release.md names the zip."
        )
    told = [*made, *contents, licences]
    sums = out / SUMS
    lines = [f"{_sha256(path)}  {path.name}\n" for path in sorted(told)]
    sums.write_text("".join(lines), "utf-8")
    return [*contents, licences, sums, *([sign(sums, key)] if key else [])]


def cut(version: str) -> None:
    """Name the version, gather the changelog, commit both and tag the commit.

    It refuses a tree with changes, a version that is none, and one that was tagged before.
    """
    if not re.fullmatch(r"\d+\.\d+\.\d+", version):
        setup_env.fail(f"{version!r} is no version; write MAJOR.MINOR.PATCH.")
    _check_clean()
    if _git("tag", "--list", f"v{version}"):
        setup_env.fail(f"v{version} was tagged before; a release is not changed.")
    home = setup_env.ROOT / "navigator" / "__init__.py"
    line = re.compile(r"^__version__ = .*$", re.MULTILINE)
    home.write_text(line.sub(f'__version__ = "{version}"', home.read_text("utf-8")), "utf-8")
    gather = [sys.executable, "-m", "towncrier", "build", "--version", version, "--yes"]
    if subprocess.run(gather, cwd=setup_env.ROOT, check=False).returncode:
        setup_env.fail("The changelog could not be gathered; the lines above say why.")
    _git("add", "--all")
    for command in (("commit", "--quiet", "-m"), ("tag", "-a", f"v{version}", "-m")):
        _git(*command, f"Navigator {version}")
    _check_tag()


def sign(sums: Path, key: Path) -> Path:
    """Sign the checksums with OpenSSL, which asks for the passphrase of the key itself."""
    signature = sums.with_name(f"{sums.name}.sig")
    command = ["openssl", "pkeyutl", "-sign", "-inkey", str(key), "-rawin", "-in", str(sums)]
    if subprocess.run([*command, "-out", str(signature)], check=False).returncode:
        setup_env.fail(f"{sums.name} could not be signed with {key}; the lines above say why.")
    return signature


def _git(*arguments: str) -> str:
    command = ["git", *arguments]
    done = subprocess.run(command, cwd=setup_env.ROOT, check=False, capture_output=True, text=True)
    return done.stdout.strip()


def _check_clean() -> None:
    if changed := _git("status", "--porcelain"):
        setup_env.fail(f"A release is made from a clean tree; these files differ:\n{changed}")


def _check_tag() -> None:
    wanted = f"v{staging.version()}"
    if wanted not in _git("tag", "--points-at", "HEAD").split():
        setup_env.fail(f"This commit is not tagged {wanted}: see docs/release.md.")
    _check_clean()


def _told(path: Path, inside: Path) -> str:
    """A licence text under a line with its path."""
    if not path.is_file():
        return ""
    line = "=" * 80
    text = path.read_text("utf-8", errors="replace")
    return f"\n{line}\n{path.relative_to(inside)}\n{line}\n{text}"


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
