"""A bare Debian of its own in a folder: what is handed out is made there, and tried there.

Only root can make one, with debootstrap. A command inside has its own mounts and processes.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

NOBODY = "65534:65534"
OLDEST = "bookworm"
"""The oldest Debian that a release is handed out for: it is made there."""
# Beside the kernel's own folders: what apt, dpkg and the libraries of others keep for themselves.
OF_THE_SYSTEM = ("dev", "proc", "run", "srv", "sys", "tmp", "var/cache", "var/lib/apt",
                 "var/lib/dpkg", "var/log")  # fmt: skip


@dataclass(frozen=True)
class Root:
    """The folder of a bare system."""

    folder: Path

    def command(self, *command: str, as_nobody: bool = False) -> list[str]:
        """Return what runs a command inside; `as_nobody` without any right or network."""
        apart = ["unshare", "--mount", "--pid", "--fork", *(["--net"] if as_nobody else [])]
        user = [f"--userspec={NOBODY}"] if as_nobody else []
        script = 'mount -t proc proc "$0/proc" && mount -t tmpfs tmpfs "$0/dev/shm" 2>/dev/null;'
        script += ' root="$0"; exec chroot "$@"'
        return [*apart, "sh", "-c", script, str(self.folder), *user, str(self.folder), *command]

    def run(
        self, *command: str, as_nobody: bool = False, **environ: str
    ) -> subprocess.CompletedProcess[str]:
        """Run a command inside and keep what it says."""
        return subprocess.run(
            self.command(*command, as_nobody=as_nobody), env={**plain(), **environ}, check=False,
            capture_output=True, text=True, timeout=600,
        )  # fmt: skip

    def apt(self, *command: str) -> None:
        """Run apt-get, which must end well."""
        done = self.run("apt-get", "-y", "-q", "--no-install-recommends", *command)
        if done.returncode:
            raise OSError(done.stdout + done.stderr)

    def empty_folder(self, name: str) -> Path:
        """Make a new folder below /srv that everybody may write to."""
        folder = self.folder / "srv" / name
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        folder.chmod(0o777)
        return folder

    def files(self) -> set[str]:
        """Return every path of the system but `OF_THE_SYSTEM`."""
        found = set()
        for top, folders, files in os.walk(self.folder):
            here = Path(top).relative_to(self.folder)
            folders[:] = [one for one in folders if str(here / one) not in OF_THE_SYSTEM]
            found |= {str(here / one) for one in (*folders, *files)}
        return found


def plain() -> dict[str, str]:
    """Return the environment of a command inside, with nothing of the one outside."""
    return {
        "DEBIAN_FRONTEND": "noninteractive",
        "HOME": "/srv/home",
        "LANG": "C.UTF-8",
        "PATH": "/usr/sbin:/usr/bin:/sbin:/bin",
        "QT_QPA_PLATFORM": "offscreen",
    }


def lacking() -> str:
    """Return why no bare system can be made here, in a sentence; empty where one can."""
    for tool in ("debootstrap", "unshare", "chroot"):
        if shutil.which(tool) is None:
            return f"{tool} is not installed."
    return "" if os.geteuid() == 0 else "Only root can make a bare system."


def make(folder: Path, suite: str, packages: Iterable[str] = ()) -> Root:
    """Make a bare Debian of that suite in `folder`, with these packages beside the least.

    Raises OSError with debootstrap's last words where it could not.
    """
    command = ["debootstrap", "--variant=minbase"]
    command += [f"--include={','.join(packages)}"] if packages else []
    done = subprocess.run(
        [*command, suite, str(folder)], check=False, capture_output=True, text=True
    )
    if done.returncode:
        raise OSError(f"debootstrap could not make one: {done.stdout[-200:]}")
    root = Root(folder)
    if root.run("true").returncode:
        raise OSError("Nothing can be run in a system of its own here.")
    return root
