"""Records by id, and the errors for what no pack has."""

from __future__ import annotations

from collections.abc import Container, Iterable
from typing import TYPE_CHECKING, TypeVar

from navigator.errors import BadInput
from navigator.records.jurisdictions import FEDERAL, JURISDICTIONS
from navigator.records.model import Guide, Program
from navigator.records.topics import TOPICS

if TYPE_CHECKING:
    from navigator.records.checklists import Checklist
    from navigator.records.letters import Letter

_R = TypeVar("_R", Guide, Program, "Checklist", "Letter")


def check_asked(state: str, topic: str, held: Container[str] | None) -> None:
    """Raise BadInput for an unknown topic or state, or a state that is not among those `held`.

    `held` None skips the last check.
    """
    if topic not in TOPICS:
        raise BadInput("asked.topic", "do.use_one_of", topic=topic, known=", ".join(TOPICS))
    if state != FEDERAL and state not in JURISDICTIONS:
        raise BadInput("asked.state", "do.use_state_code", state=state)
    if held is not None and state not in held:
        name = JURISDICTIONS.get(state, state)
        raise BadInput("asked.rules", "do.see_federal", state=name)


def with_id(id: str, held: Iterable[_R]) -> _R:
    """Return the record with this id; raises BadInput where there is none."""
    for one in held:
        if one.id == id:
            return one
    raise unknown_id(id)


def unknown_id(id: str) -> BadInput:
    """Return the error for an id that no record has; the caller raises it."""
    return BadInput("asked.record", "do.search", id=id[:80])
