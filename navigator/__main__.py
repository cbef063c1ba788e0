"""`python -m navigator`: the window."""

from __future__ import annotations

import sys

from navigator.app import run


def main() -> int:
    """Start the window; returns the exit code."""
    return run()


if __name__ == "__main__":
    sys.exit(main())
