"""The portable archive: the bundle as one .tar.xz, for any Linux, with nothing to install.

The same bundle gives the same bytes. It refuses nothing: what the system lacks the program
names itself when it starts.
"""

from __future__ import annotations

import lzma
import tarfile
from pathlib import Path

import staging


def build(bundle: Path, out: Path, *, level: int = 6) -> Path:
    """Pack the folder `bundle` into `out`, as hard as xz's `level`; returns the archive."""
    target = out / f"navigator-{staging.version()}-linux-x86_64.tar.xz"
    temporary = target.with_suffix(".new")
    with (
        lzma.open(temporary, "wb", preset=level) as packed,
        tarfile.open(fileobj=packed, mode="w", format=tarfile.GNU_FORMAT) as archive,
    ):
        for path in [bundle, *sorted(bundle.rglob("*"))]:
            name = Path("navigator", path.relative_to(bundle))
            archive.add(path, str(name), recursive=False, filter=_settled)
    temporary.replace(target)
    return target


def _settled(member: tarfile.TarInfo) -> tarfile.TarInfo:
    member.uid = member.gid = 0
    member.uname = member.gname = "root"
    member.mtime = staging.epoch()
    is_run = member.isdir() or member.name == "navigator/navigator"
    member.mode = staging.PROGRAM_MODE if is_run else staging.FILE_MODE
    return member
