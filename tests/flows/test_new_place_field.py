"""A new yes or no of a place is one line of the table of fields, and its words.

The line is written into a copy of the program; a process of its own says what then knows it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.helpers.content import ROOT

pytestmark = pytest.mark.slow  # copies of the program: see CONTRIBUTING.md

TABLE = Path("navigator/records/place_fields.py")
BEFORE = "    documents: Annotated["
LINE = """\
    parking: Annotated[bool | None, PlaceField("Whether it has parking.", "Parking",
        headings=("car park",), is_local=True, wanted=4, is_shown=True)] = None
"""
KNOWN = """
its words are missed
the trial takes the pack
in the differences of two packs
read from YAML and from a list
filtered in SQL
read from local.csv
filtered in memory
on its page
a chip above the list
read aloud
in the open table
in the codebook
out as HSDS and in again
as an entry of a place file
under another heading of a spreadsheet
a column of the lists
asked in the desk's forms
saved by the desk
"""


def test_a_new_yes_or_no_needs_one_line_and_its_words(tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(ROOT / "navigator", copy / "navigator",
                    ignore=shutil.ignore_patterns("__pycache__"))  # fmt: skip
    text = (copy / TABLE).read_text("utf-8")
    assert text.count(BEFORE) == 1
    (copy / TABLE).write_text(text.replace(BEFORE, LINE + BEFORE), "utf-8")
    environ = {**os.environ, "PYTHONPATH": os.pathsep.join(map(str, (copy, ROOT, ROOT / "build")))}
    done = subprocess.run(
        [sys.executable, "-m", "tests.flows.new_place_field", str(tmp_path)],
        cwd=copy, env=environ, capture_output=True, text=True, check=False, timeout=300,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == [f"ok: {one}" for one in KNOWN.strip().splitlines()]
