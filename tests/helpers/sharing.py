"""Deals tests to processes side by side, a file to each, so that its fixtures are made once.

pytest-xdist has `loadgroup` for this, but since pytest 9.2 its marks reach no scheduler: each
test went by itself, and each process made every fixture anew.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
from xdist.scheduler import LoadScopeScheduling  # type: ignore[import-untyped]

_TOGETHER = re.compile(r"mark\.together\(\"(\w+)\"\)")


class Sharing(LoadScopeScheduling):  # type: ignore[misc]
    """Gives the tests of a file to one process.

    Files that are marked `together` go to one process too; of a file with tests marked `apart`
    each goes by itself.
    """

    def _split_scope(self, nodeid: str) -> str:
        file = nodeid.partition("::")[0]
        return group(self.config.rootpath / file) or nodeid


@cache
def group(path: Path) -> str:
    """Return what the tests of a file have in common; empty where they have nothing."""
    text = path.read_text("utf-8")
    if "mark.apart" in text:
        return ""
    together = _TOGETHER.search(text)
    return together[1] if together else str(path)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> Sharing:
    """Deal by `Sharing`, whatever `--dist` says."""
    return Sharing(config, log)
