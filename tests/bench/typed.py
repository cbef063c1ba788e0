"""What people type, letter by letter, and how long each letter takes.

Processor time of the thread: what others do on the machine at the time does not count.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable

TYPED = (
    "drivers license",
    "driver licence",
    "driving card colorado",
    "doctor for my child",
    "emergency medicaid",
    "in state tuition",
    "lawyer for deportation",
    "notario fraud",
    "expunge old conviction",
    "police asked me questions",
    "food and clinic",
    "licencia de conducir",
    "médico para mi hijo",
    "abogado",
)


def typed() -> list[str]:
    """Every beginning of what is typed, from the second letter on."""
    return [text[:end] for text in TYPED for end in range(2, len(text) + 1) if text[end - 1] != " "]


def percentile(values: list[float], share: float) -> float:
    """The value below which `share` of the values lie."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def times_ms(call: Callable[[str], object], queries: Iterable[str], rounds: int) -> list[float]:
    """How long each call took; a first round warms caches and does not count."""
    taken = []
    queries = list(queries)
    for number in range(rounds + 1):
        for query in queries:
            began = time.thread_time()
            call(query)
            if number:
                taken.append((time.thread_time() - began) * 1000)
    return taken
