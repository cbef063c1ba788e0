"""What somebody typed is gone from the memory of the program a moment after Clear.

Looked for from outside, in every page of the process that can be written, as Python and as Qt
spell it. What this can not show is said in docs/threat-model.md.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.helpers.content import ROOT
from tests.helpers.process_memory import standing

PROGRAM = Path(__file__).parent / "typed_word.py"
WORDS = ("okapiquoll in kalispell", "Kudunyala")
MARKS = ("okapiquo", "udunyal")
"""So much of each is looked for: also what was typed half."""

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")


def test_nothing_typed_is_left_in_the_memory_of_the_process(tmp_path: Path) -> None:
    environ = {**os.environ, "HOME": str(tmp_path), "PYTHONPATH": str(ROOT)}
    environ["QT_QPA_PLATFORM"] = "offscreen"
    for name in [one for one in environ if one.startswith("XDG_")]:
        del environ[name]
    with subprocess.Popen(
        [sys.executable, str(PROGRAM), *(word[::-1] for word in WORDS)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env=environ,
        cwd=tmp_path,
    ) as child:
        assert child.stdin is not None
        assert child.stdout is not None
        seen: dict[str, dict[str, int]] = {}
        for stage in ("typed", "cleared"):
            assert child.stdout.readline().strip() == stage
            seen[stage] = standing(child.pid, MARKS)
            child.stdin.write("\n")
            child.stdin.flush()
    assert child.returncode == 0
    assert all(seen["typed"].values()), f"this test no longer sees what it looks for: {seen}"
    assert not any(seen["cleared"].values()), seen
