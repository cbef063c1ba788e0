"""`python -m navigator`: the window."""

from __future__ import annotations

import gc
import os
import sys


def main() -> int:
    """Start the window; returns the exit code."""
    gc.disable()  # nothing is garbage while the program starts; `run` turns it on again
    if folder := os.environ.get("NAVIGATOR_SMOKE"):
        from navigator.tour.smoke import run_smoke  # noqa: PLC0415 - only for the test of a bundle

        return run_smoke(folder)
    from navigator.app import run  # noqa: PLC0415 - after the line above

    return run()


if __name__ == "__main__":
    sys.exit(main())
