"""Tries in a process of their own, with little memory and with little time for each.

What ends that process (a hang, memory without end, a crash of C code) is the outcome of one try;
another process goes on with the next.
"""

from __future__ import annotations

import signal
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from tempfile import TemporaryDirectory

from navigator.errors import KnownError, ToolError
from tests.trust.how_far import counted

MOST_BYTES = 1 << 30
"""Of address space, as a pack on trial has."""
MOST_SECONDS, SLOW_SECONDS = 20, 5
"""Of processor time for a try; it is ended, or called slow."""
Try = Callable[[int], None]
Make = Callable[[Path], Try]
"""Is given a folder that is there for all tries, and gone afterwards."""


def limited(make: Make, most: int) -> dict[str, object]:
    """So many tries of what `make` makes there: a count for each outcome, and the memory."""
    found: Counter[str] = Counter()
    megabytes = 0
    with TemporaryDirectory(prefix="navigator-trust-") as scratch:
        tries = counted(_outcomes(make, Path(scratch), most), most)
        for number, (outcome, held, is_slow) in enumerate(tries):
            found.update([outcome, "tried"])
            found["SLOW"] += is_slow
            megabytes = max(megabytes, held)
            if outcome.isupper() or is_slow:
                print(f"number {number}: {outcome}", file=sys.stderr, flush=True)
    return {**found, "MB of memory at most": megabytes}


def _outcomes(make: Make, scratch: Path, most: int) -> Iterator[tuple[str, int, bool]]:
    first = 0
    while first < most:
        mine, theirs = get_context("spawn").Pipe(duplex=False)
        child = get_context("spawn").Process(
            target=_work, args=(make, scratch, first, most, theirs)
        )
        child.start()
        theirs.close()
        try:
            while True:
                yield mine.recv()
                first += 1
        except EOFError:
            child.join()
        if first < most:
            yield "HANG" if child.exitcode == -signal.SIGPROF else "DIED", 0, False
            first += 1


def _work(make: Make, scratch: Path, first: int, most: int, told: Connection) -> None:
    """What the other process does: the tries from `first` on."""
    import resource  # not on Windows

    resource.setrlimit(resource.RLIMIT_AS, (MOST_BYTES, MOST_BYTES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    act = make(scratch)
    for number in range(first, most):
        signal.setitimer(signal.ITIMER_PROF, MOST_SECONDS)
        begun = time.process_time()
        try:
            act(number)
            outcome = "answered"
        except (KnownError, ToolError):
            outcome = "told in a sentence"
        except BaseException as error:  # noqa: BLE001 - that is what is looked for
            outcome = f"CRASH: {type(error).__name__.upper()}"
        is_slow = time.process_time() - begun > SLOW_SECONDS
        held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10
        told.send((outcome, held, is_slow))
