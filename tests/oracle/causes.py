"""Names the cause of each difference from the oracle; `explained.md` says who is right and why."""

from __future__ import annotations

from collections.abc import Callable

from tests.oracle.asked import Answer

CAUSES: dict[str, Callable[[Answer], bool]] = {}
"""By name, the first that holds; filled from what the first run showed."""


def cause(answer: Answer) -> str | None:
    """Return the name of the cause; None where nothing explains the difference."""
    return next((name for name, holds in CAUSES.items() if holds(answer)), None)
