"""Makes the paper of a ready stack. It refuses a page that says something about who carries it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from navigator.errors import BadInput
from navigator.handout.edition import Edition
from navigator.handout.packet import Packet
from navigator.handout.pocket_fold import folds
from navigator.records.jurisdictions import FEDERAL
from navigator.records.topics import TOPICS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from navigator.handout.press import Paper
    from navigator.library.facade import Library
    from navigator.records.model import Guide
    from navigator.site.stacks import Stack


def stack_guides(library: Library, lang: str) -> Iterator[Guide]:
    """Yield the longer cards that hold in every state and may lie in a stack."""
    for topic in TOPICS:
        guides = library.card(FEDERAL, topic, lang=lang).guides
        yield from (one for one in guides if one.topic == topic and not one.sensitive)


def stack_paper(library: Library, stack: Stack, site: str = "") -> Paper:
    """Return one copy of a stack; `site` is the center that hands it out.

    Raises BadInput for an unknown page, language or ZIP code, and for a page that is not for
    everybody.
    """
    state = library.near(stack.zip, limit=1).state
    ids = [f"card:{state}:{one}" if one in TOPICS else one for one in stack.pages]
    for id in ids:
        record = library.show(id, stack.languages[0])
        if getattr(record, "sensitive", False):
            raise BadInput("stack.private", "do.take_page_out", page=id)
        if stack.shape == "pocket" and not folds(record):
            raise BadInput("stack.flat", "do.choose_sheets", page=id)
    edition = Edition(langs=stack.languages, site=site, pocket=stack.shape == "pocket")
    return library.paper(Packet(tuple(ids)), stack.languages[0], edition, stack.zip)
