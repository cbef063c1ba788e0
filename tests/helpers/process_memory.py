"""The memory of another process, as somebody with its account could read it. Linux alone."""

from __future__ import annotations

from pathlib import Path


def standing(pid: int, marks: tuple[str, ...]) -> dict[str, int]:
    """How often each of the marks, as Python or Qt spells it, stands in the memory of a process."""
    maps = Path(f"/proc/{pid}/maps").read_text("utf-8").splitlines()
    found = dict.fromkeys(marks, 0)
    with Path(f"/proc/{pid}/mem").open("rb", buffering=0) as memory:
        for line in maps:
            span, allowed = line.split()[:2]
            if not allowed.startswith("rw"):
                continue
            first, end = (int(one, 16) for one in span.split("-"))
            memory.seek(first)
            held = memory.read(end - first)
            for mark in marks:
                for spelt in (mark.encode(), mark.encode("utf-16-le")):
                    found[mark] += held.count(spelt)
    return found
