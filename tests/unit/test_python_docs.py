"""docs/python.md: every example runs, every method of the library is named, none that is gone."""

from __future__ import annotations

import doctest
import re

from navigator.library.facade import Library
from navigator.paths import Paths
from tests.helpers.content import ROOT

PAGE = (ROOT / "docs" / "python.md").read_text("utf-8")


def test_every_example_gives_what_it_says(real_paths: Paths) -> None:
    del real_paths  # its pack is built by now
    examples = "\n".join(re.findall(r"```python\n(.+?)```", PAGE, re.DOTALL))
    test = doctest.DocTestParser().get_doctest(examples, {}, "docs/python.md", None, 0)
    assert len(test.examples) > 20
    told: list[str] = []
    doctest.DocTestRunner(verbose=False).run(test, out=told.append)
    assert not told, "".join(told)


def test_the_page_names_what_the_library_has() -> None:
    table = PAGE.split("## All of it", 1)[1]
    named = {name for row in table.splitlines() if row.startswith("| `") for name in
             re.findall(r"`(\w+)`", row.split("|")[1])}  # fmt: skip
    assert named == {name for name in vars(Library) if not name.startswith("_")}
