"""Inputs that are led by what they reach: libFuzzer, through atheris, over what reads files here.

atheris is no part of the tests' environment: `guided` installs it beside, from guided.txt.
`python guided.py RUNS` is what runs under it.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parents[2]
BESIDE = ROOT / "out" / "atheris"
_WANTED = Path(__file__).with_name("guided.txt")


def guided(most: int) -> dict[str, object]:
    """So many inputs to what reads settings and tables."""
    if not BESIDE.exists():
        pip = [sys.executable, "-m", "pip", "install", "--quiet", "--require-hashes"]
        subprocess.run([*pip, "--target", str(BESIDE), "-r", str(_WANTED)], check=True)
    environ = {**os.environ, "PYTHONPATH": os.pathsep.join((str(ROOT), str(BESIDE)))}
    with TemporaryDirectory(prefix="navigator-trust-") as scratch:
        done = subprocess.run(
            [sys.executable, __file__, f"-runs={most}"],
            env=environ | {"TMPDIR": scratch}, cwd=scratch, check=False, capture_output=True,
            text=True,
        )  # fmt: skip
    ran = re.search(r"Done (\d+) runs", done.stderr)
    reached = re.findall(r"cov: (\d+)", done.stderr)
    return {
        "tried": int(ran[1]) if ran else 0,
        "branches reached": int(reached[-1]) if reached else 0,
        "CRASH": int(done.returncode != 0),
    }


def main() -> None:
    """Feed what reads files, under libFuzzer."""
    import atheris

    with atheris.instrument_imports(include=["navigator"]):
        from navigator.content.sheet_files import read_sheet
        from navigator.errors import KnownError, ToolError
        from navigator.pack.local_tables import decoded
        from navigator.site.settings import read_settings

    with TemporaryDirectory(prefix="navigator-trust-") as scratch:
        settings, sheet = Path(scratch) / "settings.toml", Path(scratch) / "x.csv"

        def read(data: bytes) -> None:
            kind, rest = data[:1] or b"\0", data[1:]
            try:
                match kind[0] % 3:
                    case 0:
                        settings.write_bytes(rest)
                        read_settings(settings)
                    case 1:
                        sheet.write_bytes(rest)
                        read_sheet(sheet)
                    case _:
                        decoded(rest)
            except (KnownError, ToolError):
                pass

        atheris.Setup(sys.argv, read)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
