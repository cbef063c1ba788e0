"""Instructions until the first page stands, counted by valgrind: they never swing.

`python3 tests/bench/instructions.py` prints those of the bare window and of Navigator, in
millions, and the ratio; None where valgrind is not installed. It takes a minute.
"""

from __future__ import annotations

import compileall
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROBE = ROOT / "tests" / "bench" / "probe.py"
_COUNTED = re.compile(r"Collected : (\d+)")


def count(program: str, home: Path) -> int | None:
    """Instructions of `bare` or `navigator` until its first page stands; None without valgrind."""
    if shutil.which("valgrind") is None:
        return None
    compileall.compile_dir(ROOT / "navigator", quiet=1)  # as for whoever starts it a second time
    environ = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPATH": str(ROOT),
        "PYTHONHASHSEED": "0",  # else dictionaries are walked in another order each time
        "HOME": str(home),
    }
    command = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", sys.executable]
    done = subprocess.run(
        [*command, str(PROBE), program, "--first"],
        check=True,
        text=True,
        capture_output=True,
        env=environ,
    )
    found = _COUNTED.search(done.stderr)
    return int(found[1]) if found else None


def measure(home: Path) -> dict[str, float] | None:
    """Both, in millions, and the ratio."""
    own, other = count("navigator", home), count("bare", home)
    if own is None or other is None:
        return None
    return {
        "navigator_million": round(own / 1e6),
        "bare_million": round(other / 1e6),
        "ratio": round(own / other, 2),
    }


if __name__ == "__main__":
    print(measure(Path.home()))
