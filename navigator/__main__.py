"""`python -m navigator`: opens the window, or answers an argument in the terminal instead."""

from __future__ import annotations

import gc
import os
import sys


def main() -> int:
    """Start the window, or answer an argument; return the exit code."""
    gc.disable()  # nothing is garbage while the program starts; `run` turns it on again
    if sys.argv[1:]:
        from navigator.arguments import answer  # noqa: PLC0415 - start time: only for an argument

        return answer(sys.argv[1:])
    try:
        if folder := os.environ.get("NAVIGATOR_SMOKE"):
            from navigator.tour.smoke import run_smoke  # noqa: PLC0415 - only to test a bundle

            return run_smoke(folder)
        import navigator.ui  # noqa: F401, PLC0415 - first: it makes each import after it cheaper
        from navigator.app import run  # noqa: PLC0415 - after the lines above
    except ImportError as error:
        from navigator.system_needs import complaint  # noqa: PLC0415 - only for a failure

        if not (sentence := complaint(str(error))):
            raise
        sys.stderr.write(f"{sentence}\n")  # only Linux names libraries so: there it is open
        return 1
    return run()


if __name__ == "__main__":
    sys.exit(main())
