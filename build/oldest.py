"""Makes what is handed out inside the oldest Debian it is for: out/bookworm, then out/release.

A program runs on the system it was made on and on newer ones, so a desk with the newest Debian
makes the same files as one with the oldest. It takes the commit at HEAD and no file beside it;
keys stay outside. The root stays for the next time. It refuses a desk without debootstrap or
without root's rights.
"""

from __future__ import annotations

import shutil
import ssl
import subprocess
from collections.abc import Sequence
from pathlib import Path

import bare_root
import setup_env

HOME = setup_env.OUT / bare_root.OLDEST
TREE = "srv/navigator"
PACKAGES = ("binutils", "ca-certificates", "dpkg-dev", "git", "openssl", "python3", "python3-venv")
CERTIFICATES = "etc/ssl/certs/ca-certificates.crt"


def build(
    what: str, *options: str, inputs: Sequence[Path] = (), programs: Sequence[str] = ()
) -> Path:
    """Run `build/package.py WHAT` inside, on the commit at HEAD; returns the folder of its files.

    Args:
        what: `deb`, `portable` or `release`.
        options: of build/package.py; a file among them is named by its name alone.
        inputs: files that these options name, copied into the tree's parent.
        programs: Debian packages that are needed beside `PACKAGES`.
    """
    if why := bare_root.lacking():
        setup_env.fail(f"{why} What is handed out is made in a bare {bare_root.OLDEST}.")
    root = _root(programs)
    tree = root.folder / TREE
    if not tree.exists():
        subprocess.run(["git", "clone", "-q", str(setup_env.ROOT), str(tree)], check=True)
    head = _git(setup_env.ROOT, "rev-parse", "HEAD")
    _git(tree, "fetch", "-q", "--tags", "--force", str(setup_env.ROOT), "HEAD")
    _git(tree, "checkout", "-q", "--detach", head)
    made = tree / "out" / "release"
    shutil.rmtree(made, ignore_errors=True)
    for path in inputs:
        shutil.copy(path, tree.parent)
    command = ["env", f"--chdir=/{TREE}", "python3", "build/package.py", what, *options]
    environ = {**bare_root.plain(), "HOME": "/root", "PIP_CERT": f"/{CERTIFICATES}"}
    if subprocess.run(root.command(*command), env=environ, check=False).returncode:
        setup_env.fail(f"It could not be made in {bare_root.OLDEST}; the lines above say why.")
    return made


def _root(programs: Sequence[str]) -> bare_root.Root:
    """Return the root, made where there is none, with the certificates that this desk trusts."""
    root = bare_root.Root(HOME)
    if not (HOME / "srv").is_dir() or root.run("git", "--version").returncode:
        shutil.rmtree(HOME, ignore_errors=True)
        setup_env.say(f"Making a bare {bare_root.OLDEST} in {HOME.relative_to(setup_env.ROOT)}")
        try:
            root = bare_root.make(HOME, bare_root.OLDEST, PACKAGES)
        except OSError as error:
            setup_env.fail(str(error))
    if trusted := ssl.get_default_verify_paths().cafile:
        shutil.copy(trusted, HOME / CERTIFICATES)
    root.apt("update")
    if programs:
        root.apt("install", *programs)
    return root


def _git(tree: Path, *arguments: str) -> str:
    done = subprocess.run(
        ["git", "-C", str(tree), *arguments], check=True, capture_output=True, text=True
    )
    return done.stdout.strip()
