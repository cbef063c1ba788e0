"""Whoever opens the window waits for nothing that its first page does not show."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
import setup_env

STARTED = """
import sys
import navigator.app
print(*sys.modules, sep="\\n")
"""
OPENED = """
import sys
import navigator.library.facade
print(*sys.modules, sep="\\n")
"""
READ = """
import linecache
import navigator.ui
import navigator.app
print(*linecache.cache, sep="\\n")
"""


@pytest.fixture(scope="module")
def loaded() -> set[str]:
    """The modules that are there before the window is made."""
    return said(STARTED)


def said(program: str) -> set[str]:
    """What a new Python prints that runs `program`."""
    environ = {**os.environ, "PYTHONPATH": str(setup_env.ROOT), "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", program], check=True, text=True, capture_output=True, env=environ
    )
    return set(done.stdout.split())


@pytest.mark.parametrize(
    "left",
    [
        "navigator.eligibility",
        "navigator.library",
        "navigator.pack",
        "navigator.records.model",
        "navigator.search",
        "navigator.ui.paper.printing",
        "PySide6.QtPrintSupport",
        "segno",
        "sqlite3",
        "tomlkit",
        "whoosh",
    ],
)
def test_it_is_loaded_later(loaded: set[str], left: str) -> None:
    assert not [one for one in loaded if one == left or one.startswith(f"{left}.")]


@pytest.fixture(scope="module")
def opened() -> set[str]:
    """The modules that are there when the library is about to be opened."""
    return said(OPENED)


@pytest.mark.parametrize(
    "left",
    [
        "navigator.eligibility.answers",
        "navigator.library.outline",
        "navigator.records.checklists",
        "navigator.records.comparison",
        "PySide6",
        "whoosh",
    ],
)
def test_the_library_opens_without_what_the_first_record_needs(opened: set[str], left: str) -> None:
    assert not [one for one in opened if one == left or one.startswith(f"{left}.")]


def test_the_binding_does_not_read_the_source_of_each_module_that_comes() -> None:
    own = str(setup_env.ROOT / "navigator")
    assert not [one for one in said(READ) if one.startswith(own)]
