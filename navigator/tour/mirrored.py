"""Shows the program in `ar-XB`, a pseudo-language that runs from right to left.

Made from English while it is asked for, so that every page can be looked at and tested in a
right-to-left layout before there is such a translation. Never offered to anybody.
"""

from __future__ import annotations

from navigator.language.bidi import PSEUDO, pseudo
from navigator.language.translator import Translator
from navigator.library.facade import Library
from navigator.pack.store import Store


class MirroredTranslator(Translator):
    """English texts with their words turned round; names stay as they are."""

    def __init__(self, store: Store) -> None:
        super().__init__(store, "en")
        self.lang = PSEUDO

    def text(self, english: str) -> str:
        """Return a text with its words turned round."""
        return pseudo(english)


class MirroredLibrary(Library):
    """A library that holds the pseudo-language too."""

    def languages(self) -> dict[str, bool]:
        """Return the languages of the pack and the pseudo-language."""
        return {**super().languages(), PSEUDO: False}

    def _translator(self, lang: str) -> Translator:
        if lang != PSEUDO:
            return super()._translator(lang)
        return self._translators.setdefault(lang, MirroredTranslator(self._store))
