"""The languages that can be chosen, in the order of the site admin, and the step to the next one.

A language that no installed font can write is not offered: its words would be empty boxes. Nor is
one into which the interface is not translated: newer content may have it, the buttons would not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from navigator.ui.theme import font_gap

if TYPE_CHECKING:
    from navigator.ui.frame.opening import Opening
    from navigator.ui.visit.visit import Visit
    from navigator.ui.words import Words


class Tongues:
    """The languages of the pack; `first` are those the site admin named, offered first."""

    def __init__(
        self, opening: Opening, visit: Visit, words: Words, first: tuple[str, ...]
    ) -> None:
        self._opening = opening
        self._words = words
        self._visit = visit
        self._first = first

    def all(self) -> tuple[str, ...]:
        """Return all languages, named ones first; before the library is open, the current."""
        if not self._opening.is_open:
            return (self._visit.lang,)
        spoken = filter(self._words.has, self._opening.library.languages())
        held = [one for one in spoken if font_gap(one) is None]
        return tuple(dict.fromkeys([*(one for one in self._first if one in held), *held]))

    def other(self) -> str:
        """Return the language after the current one, in turn."""
        languages = self.all()
        return languages[(languages.index(self._visit.lang) + 1) % len(languages)]

    def go_on(self) -> None:
        """Switch the visit to the next language."""
        self._visit.set_lang(self.other())
