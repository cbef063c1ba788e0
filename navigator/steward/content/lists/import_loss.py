"""Reports by state what an import would take away, and refuses where it is much.

A file that was cut short looks as if all places missing from it had closed. So nothing is written
until a person has named the very number that may go.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from navigator.errors import ToolError
from navigator.records.losses import is_many


def refuse_loss(
    noun: str,
    before: Iterable[str],
    after: Iterable[str],
    gone: Iterable[str],
    really_remove: int | None,
) -> None:
    """Raise ToolError where many of `noun` would go and nobody has said how many.

    `before`, `after` and `gone` give the state of each; it may be empty.
    """
    held, left, lost = (Counter(states) for states in (before, after, gone))
    if lost.total() == really_remove or not is_many(lost.total(), held.total()):
        return
    states = "; ".join(
        f"{state or 'no state'} {held[state]} to {left[state]}, {lost[state]} of them gone"
        for state in sorted(lost)
    )
    raise ToolError(
        f"This import takes away {lost.total()} of {held.total()} {noun}; nothing was changed."
        f" {states}.",
        f"Look at them with --dry-run. If they are to go: --really-remove {lost.total()}.",
    )


def difference(held: Mapping[str, str], new: Mapping[str, str]) -> dict[str, object]:
    """Return what an import adds and takes away, from two sets of keys, each with its state."""
    gone = [key for key in held if key not in new]
    return {
        "added": sum(key not in held for key in new),
        "gone": len(gone),
        "gone_by_state": dict(sorted(Counter(held[key] or "no state" for key in gone).items())),
    }
