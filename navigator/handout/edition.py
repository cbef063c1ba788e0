"""Options for printing a packet: languages, type size, sheet. Quick to import: values only."""

from __future__ import annotations

from typing import NamedTuple

USUAL_POINTS = 11.0
LARGE_POINTS = 18.0
"""Points of running text in the large-type edition: the least size that is called large print."""


class Edition(NamedTuple):
    """The options for printing a packet. They say nothing about who takes it home.

    langs: one language, or two side by side; empty: the language of the screen. site: name of the
    library or center that prints. tears: phone numbers to tear off. size: the sheet, `Letter` or
    `A4`. pocket: each record on a sheet that folds to pocket size, with the sentence to say in
    English too.
    """

    langs: tuple[str, ...] = ()
    large: bool = False
    site: str = ""
    tears: bool = False
    size: str = "Letter"
    pocket: bool = False

    def spoken(self, lang: str) -> tuple[str, ...]:
        """Return the languages of a paper where the screen shows `lang`."""
        langs = self.langs or (lang,)
        return tuple(dict.fromkeys((*langs, "en"))) if self.pocket else langs

    @property
    def points(self) -> float:
        """The size of running text in points."""
        return LARGE_POINTS if self.large else USUAL_POINTS
