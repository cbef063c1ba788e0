"""The attacks of `tests/trust/run.py` in a short form: nothing that must hold gives way."""

from __future__ import annotations

import os
import shutil
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.trust import how_far, limited
from tests.trust.run import attack, broken

with_strace = pytest.mark.skipif(
    shutil.which("strace") is None, reason="needs strace (Debian, Ubuntu: apt-get install strace)"
)


def test_a_harmed_settings_file_never_opens_a_kiosk_as_a_desk() -> None:
    found = attack("settings", 1000)
    assert not broken(found), found
    assert found["locked"]


FEW = {"queries": 200, "sheets": 200, "yaml": 10, "damage": 8, "ways": 100, "hsds": 40}
MANY = {"queries": 1000, "sheets": 2000, "yaml": 40, "damage": 30, "ways": 500, "hsds": 200}


@pytest.mark.parametrize(
    ("name", "most"),
    [*FEW.items(), *(pytest.param(*one, marks=pytest.mark.release) for one in MANY.items())],
)
def test_whatever_is_typed_opened_written_or_damaged_is_answered_or_told(
    name: str, most: int
) -> None:
    found = attack(name, most)
    assert not broken(found), found


def _odd_ones(scratch: Path) -> Callable[[int], None]:
    """The first takes too long, the second ends its process, the third has no memory."""
    assert scratch.is_dir()

    def act(number: int) -> None:
        if number == 0:
            os.kill(os.getpid(), signal.SIGPROF)
        if number == 1:
            os.kill(os.getpid(), signal.SIGKILL)
        if number == 2:
            bytearray(limited.MOST_BYTES)

    return act


@pytest.mark.skipif(sys.platform != "linux", reason="its limits are those of Linux")
def test_a_try_that_hangs_or_dies_is_counted_and_the_next_one_made() -> None:
    found = limited.limited(_odd_ones, 4)
    assert found.pop("MB of memory at most")
    wanted = {"HANG": 1, "DIED": 1, "CRASH: MEMORYERROR": 1, "answered": 1, "tried": 4, "SLOW": 0}
    assert found == wanted
    assert set(broken(found)) == {"HANG", "DIED", "CRASH: MEMORYERROR"}


def test_what_takes_long_says_how_far_it_is(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert list(how_far.counted("abc", 3)) == ["a", "b", "c"]
    assert not capsys.readouterr().err
    monkeypatch.setattr(how_far, "FIRST_SECONDS", 0)
    assert list(how_far.counted("abc", 3)) == ["a", "b", "c"]
    assert capsys.readouterr().err == "so far 0 of 3, 0.0 min\n"


@pytest.mark.release
@pytest.mark.apart
def test_a_signed_pack_with_an_odd_value_is_refused_or_sound_in_use() -> None:
    found = attack("packs", 6)
    assert not broken(found), found


@with_strace
@pytest.mark.slow
@pytest.mark.apart
@pytest.mark.parametrize("name", ["kill", "full", "failing"])
def test_an_install_that_is_stopped_leaves_a_pack_that_opens(name: str) -> None:
    found = attack(name, 5)
    assert not broken(found), found
    assert found["the next look ends it"] == found["tried"] == 5


@pytest.mark.apart
@pytest.mark.release
@pytest.mark.parametrize("name", ["soak", "soak-desk"])
def test_visit_after_visit_leaves_no_widget_no_handle_and_no_thread(name: str) -> None:
    """Too few visits to tell memory from caches that fill: run.py tells it over many."""
    found = attack(name, 10)
    assert not any(found[f"{one} more"] for one in ("widgets", "handles", "threads")), found
