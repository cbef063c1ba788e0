"""A bare Debian of its own in a folder, in which packages are tried as on a new computer."""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

SUITE = "trixie"
NOBODY = "65534:65534"
# Beside the kernel's own folders: what apt, dpkg and the libraries of others keep for themselves.
OF_THE_SYSTEM = ("dev", "proc", "run", "srv", "sys", "tmp", "var/cache", "var/lib/apt",
                 "var/lib/dpkg", "var/log")  # fmt: skip


@dataclass(frozen=True)
class Root:
    """The folder of a bare system."""

    folder: Path

    def run(
        self, *command: str, as_nobody: bool = False, **environ: str
    ) -> subprocess.CompletedProcess[str]:
        """Run a command inside; `as_nobody` without any right and without a network."""
        apart = ["unshare", "--mount", "--pid", "--fork", *(["--net"] if as_nobody else [])]
        user = [f"--userspec={NOBODY}"] if as_nobody else []
        script = 'mount -t proc proc "$0/proc" && mount -t tmpfs tmpfs "$0/dev/shm" 2>/dev/null;'
        script += ' root="$0"; exec chroot "$@"'
        plain = {
            "DEBIAN_FRONTEND": "noninteractive",
            "HOME": "/srv/home",
            "LANG": "C.UTF-8",
            "PATH": "/usr/sbin:/usr/bin:/sbin:/bin",
            "QT_QPA_PLATFORM": "offscreen",
        }
        return subprocess.run(
            [*apart, "sh", "-c", script, str(self.folder), *user, str(self.folder), *command],
            env={**plain, **environ}, check=False, capture_output=True, text=True, timeout=600,
        )  # fmt: skip

    def apt(self, *command: str) -> None:
        """Run apt-get, which must end well."""
        done = self.run("apt-get", "-y", "-q", "--no-install-recommends", *command)
        assert done.returncode == 0, done.stdout + done.stderr

    def empty_folder(self, name: str) -> Path:
        """A new folder below /srv that everybody may write to."""
        folder = self.folder / "srv" / name
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        folder.chmod(0o777)
        return folder

    def files(self) -> set[str]:
        """Every path of the system but `OF_THE_SYSTEM`."""
        found = set()
        for top, folders, files in os.walk(self.folder):
            here = Path(top).relative_to(self.folder)
            folders[:] = [one for one in folders if str(here / one) not in OF_THE_SYSTEM]
            found |= {str(here / one) for one in (*folders, *files)}
        return found


def bare_root(folder: Path) -> Root:
    """Make one in `folder`; skips the test where that can not be done."""
    for tool in ("debootstrap", "unshare", "chroot"):
        if shutil.which(tool) is None:
            pytest.skip(f"{tool} is not installed")
    if os.geteuid() != 0:
        pytest.skip("only root can make a bare system")
    command = ["debootstrap", "--variant=minbase", SUITE, str(folder)]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    if done.returncode:
        pytest.skip(f"debootstrap could not make one: {done.stdout[-200:]}")
    root = Root(folder)
    if root.run("true").returncode:
        pytest.skip("nothing can be run in a system of its own here")
    return root
