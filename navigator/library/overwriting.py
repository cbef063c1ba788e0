"""Overwrites what the last questions left in the memory of SQLite and of the allocator.

SQLite holds the words of a question until the same question is put with other words, and gives
small pieces of memory back unwiped. So words that say nothing are asked for, of several lengths.
Memory that Python and Qt free is overwritten by `freed_memory`; docs/threat-model.md says what
stays.
"""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from navigator.errors import BadInput
from navigator.freed_memory import overwrite_free_pools, overwrite_last_freed

if TYPE_CHECKING:
    from navigator.library.facade import Library

_LENGTHS = (20, 6)
"""Letters: small and large pieces of memory lie apart."""

_WHERE = ((None, ""), ("CO", ""), (None, "80202"), ("CO", "80202"))
"""State and ZIP of the searches: a search asks differently where either is known; which one makes
no difference."""


def overwrite(library: Library, *, searched: bool) -> None:
    """Run each kind of question with meaningless words.

    `searched` says whether somebody may have searched: only then is there an index to ask.
    """
    for length in _LENGTHS:
        word = "x" * length
        with contextlib.suppress(BadInput):
            library.city(word)
        with contextlib.suppress(BadInput):
            library.near("0" * 5)
        for state, zip in _WHERE if searched else ():
            with contextlib.suppress(BadInput):
                library.search(word, state=state, zip=zip)
    overwrite_free_pools()
    overwrite_last_freed()
