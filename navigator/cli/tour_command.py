"""`navigator tour`: draws screens into a folder and prints its progress."""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Callable

from navigator.paths import Paths
from navigator.system_needs import complaint
from navigator.tour.pictures import render_tour

_SAY_EVERY_SECONDS = 2.0


def draw(args: argparse.Namespace, paths: Paths) -> int:
    """Draw what `navigator tour` was asked for; return the exit code."""
    tell = _ignore if args.json else Progress(time.monotonic)
    try:
        written = render_tour(paths, args.out, args.lang, args.mode, tell, look=args.look)
    except ImportError as error:
        if not (sentence := complaint(str(error))):
            raise
        print(sentence, file=sys.stderr)
        return 1
    print(
        json.dumps([str(path) for path in written])
        if args.json
        else f"{len(written)} pictures in {args.out}"
    )
    return 0


class Progress:
    """Prints "12 of 46 pictures" every two seconds: whole lines, so that a log can hold them."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._said = clock()

    def __call__(self, done: int, total: int) -> None:
        """Print how many of how many pictures are drawn, every two seconds and at the end."""
        now = self._clock()
        if now - self._said >= _SAY_EVERY_SECONDS or done == total:
            self._said = now
            print(f"{done} of {total} pictures", flush=True)


def _ignore(done: int, total: int) -> None:
    del done, total
