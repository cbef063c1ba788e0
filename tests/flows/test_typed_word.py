"""What somebody typed is gone from the memory of the program a moment after Clear.

Looked for from outside, in every page of the process that can be written, as Python and as Qt
spell it. What this can not show is said in docs/threat-model.md. How often it is gone:
`PYTHONPATH=build python -m tests.flows.test_typed_word 50`, on a machine that is kept busy.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

import pytest

from tests.helpers.content import ROOT
from tests.helpers.process_memory import number_marks, standing, text_marks

PROGRAM = Path(__file__).parent / "typed_word.py"
CODE, INCOME = "81223", 56914
TYPED = ("okapiquoll in kalispell", "Kudunyala", CODE, f"{INCOME}")
MARKS = text_marks("okapiquo", "udunyal", CODE) | number_marks("income", INCOME)
"""So much of each is looked for: also what was typed half."""
STAGES = {"word": "okapiquo", "city": "udunyal", "code": CODE, "number": "income"}
"""At each stop, what must stand in memory: else this would see nothing, ever."""

OWN_LIST = """\
name,kind,state,zip,phone,what
Front Door,legal,CO,80202,303-555-0134,Help with forms
"""
"""A center's own places: they are asked the same, and may keep it no longer."""

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")


def visit(home: Path, *, on_the_way: bool = True) -> dict[str, dict[str, int]]:
    """Play one visit; returns what stood in memory at its end, and at each stop on the way."""
    environ = {**os.environ, "HOME": str(home), "PYTHONPATH": str(ROOT)}
    environ["QT_QPA_PLATFORM"] = "offscreen"
    for name in [one for one in environ if one.startswith("XDG_")]:
        del environ[name]
    seen: dict[str, dict[str, int]] = {}
    with subprocess.Popen(
        [sys.executable, str(PROGRAM), *(text[::-1] for text in TYPED)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env=environ,
        cwd=home,
    ) as child:
        assert child.stdin is not None
        assert child.stdout is not None
        for stage in (*STAGES, "cleared"):
            assert child.stdout.readline().strip() == stage
            if on_the_way or stage == "cleared":
                seen[stage] = standing(child.pid, MARKS)
            child.stdin.write("\n")
            child.stdin.flush()
    assert child.returncode == 0
    return seen


@pytest.mark.parametrize(
    "number", [1, *(pytest.param(one, marks=pytest.mark.slow) for one in (0, 2, 3))]
)
def test_nothing_typed_is_left_in_the_memory_of_the_process(tmp_path: Path, number: int) -> None:
    if number % 2:  # twice each: memory is never laid out twice alike
        (tmp_path / ".config" / "navigator").mkdir(parents=True)
        (tmp_path / ".config" / "navigator" / "local.csv").write_text(OWN_LIST, "utf-8")
    seen = visit(tmp_path)
    for stage, typed in STAGES.items():
        assert seen[stage][typed], f"this test no longer sees what it looks for: {seen}"
    assert not any(seen["cleared"].values()), seen["cleared"]


def main(times: int) -> int:
    """Count in how many visits something was left, and what."""
    left: Counter[str] = Counter()
    bad = 0
    for number in range(times):
        with tempfile.TemporaryDirectory() as home:
            seen = visit(Path(home), on_the_way=False)["cleared"]
        found = {name for name, held in seen.items() if held}
        left.update(found)
        bad += bool(found)
        sys.stdout.write(f"{number + 1}: {', '.join(sorted(found)) or 'nothing'}\n")
        sys.stdout.flush()
    sys.stdout.write(f"something was left in {bad} of {times}: {dict(left)}\n")
    return int(bool(bad))


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1])))
