"""Whether there is an answer to what somebody asks for: a topic, a state, one the pack holds."""

from __future__ import annotations

from collections.abc import Container

from navigator.errors import BadInput
from navigator.records.jurisdictions import FEDERAL, JURISDICTIONS
from navigator.records.topics import TOPICS


def check_asked(state: str, topic: str, held: Container[str] | None) -> None:
    """Raises BadInput for no topic, no state, or one that is not among those `held`."""
    if topic not in TOPICS:
        raise BadInput("asked.topic", "do.use_one_of", topic=topic, known=", ".join(TOPICS))
    if state != FEDERAL and state not in JURISDICTIONS:
        raise BadInput("asked.state", "do.use_state_code", state=state)
    if held is not None and state not in held:
        name = JURISDICTIONS.get(state, state)
        raise BadInput("asked.rules", "do.see_federal", state=name)
