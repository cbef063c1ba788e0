"""Each free piece of Python's own pools is written over, of whatever size."""

from __future__ import annotations

import subprocess
import sys

import pytest

from navigator import freed_memory
from tests.helpers.content import ROOT
from tests.helpers.process_memory import number_marks, standing, text_marks

NUMBER = 48317
CODE = """
import sys
from navigator.freed_memory import overwrite_free_pools
held = []
for _ in range(300):
    for more in range(0, 440, 8):
        held.append(sys.argv[1][::-1] + "." * more)
        held.append(int(sys.argv[2][::-1]))
        held.append(object())
del held[::2]
kept = held[::5]
kept = [one for one in kept if type(one) is object]
del held
if sys.argv[3] == "yes":
    overwrite_free_pools()
print("ready", flush=True)
sys.stdin.readline()
"""
MARKS = text_marks("okapiquo") | number_marks("number", NUMBER)

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")


def left(*, overwritten: bool) -> dict[str, int]:
    """Make and drop pieces of every size in another process, of which some are kept between."""
    words = ["okapiquo"[::-1], str(NUMBER)[::-1], "yes" if overwritten else "no"]
    with subprocess.Popen(
        [sys.executable, "-c", CODE, *words],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT,
    ) as child:  # fmt: skip
        assert child.stdout is not None
        assert child.stdout.readline() == "ready\n"
        found = standing(child.pid, MARKS)
        child.communicate("\n")
    return found


def test_what_was_dropped_is_there_before_and_gone_after() -> None:
    assert min(left(overwritten=False).values()) > 100, "this test no longer sees anything"
    assert left(overwritten=True) == {"okapiquo": 0, "number": 0}


def test_pools_that_lie_one_behind_the_other_are_counted() -> None:
    pool, size, each = 16_384, 5_000, 3
    first = [one * pool + 48 + at * size for one in (4, 5, 7, 8, 9) for at in range(each)]
    assert freed_memory._full_pools(first, size, each) == 3
    assert freed_memory._full_pools(first[:2], size, each) == 0
    assert freed_memory._full_pools(first[::-1], size, each) == 0
    assert freed_memory._full_pools([], size, each) == 0


def test_where_python_has_no_pools_nothing_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "getallocatedblocks", lambda: 0)
    monkeypatch.setattr(freed_memory, "_fill", lambda *_: pytest.fail("asked for"))
    freed_memory.overwrite_free_pools()


def test_it_ends_where_no_pool_is_ever_full(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(freed_memory, "_full_pools", lambda *_: 0)
    monkeypatch.setattr(freed_memory, "_MOST_BYTES", 1 << 18)
    freed_memory.overwrite_free_pools()


def test_another_c_library_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    class Other:
        def __init__(self, _name: None) -> None:
            pass

    monkeypatch.setattr("ctypes.CDLL", Other)
    freed_memory.wipe_what_is_freed()
    freed_memory.overwrite_last_freed()
    monkeypatch.setattr(sys, "platform", "darwin")
    freed_memory.wipe_what_is_freed()
