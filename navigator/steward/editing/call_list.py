"""Makes a sheet of the next places to call, in the words of the visitor's program."""

from __future__ import annotations

from collections.abc import Sequence

from navigator.handout.call_sheet import call_sheet_parts
from navigator.handout.press import Paper
from navigator.records.model import Place
from navigator.steward.editing.edit_session import Sitting
from navigator.steward.editing.preview import Preview


def call_paper(sitting: Sitting, preview: Preview, ids: Sequence[str], most: int) -> Paper | None:
    """Return a sheet with the first `most` places that can be reached; None where none can."""
    content, today = sitting.content, sitting.today
    places: list[Place] = []
    library = None
    for id in ids:
        library = preview.library(content, id.split(":")[1], today)
        place = library.place(id)
        if place.reached_at:
            places.append(place)
        if len(places) == most:
            break
    if library is None or not places:
        return None
    say = library.wording("en")
    return library.survey("en").notice_paper(say("place.call_sheet"), call_sheet_parts(places, say))
