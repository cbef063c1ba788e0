"""Reads aloud with the voices of the system: the interface of a voice, and the search for one.

Nothing here opens a connection to a network, puts a word on a command line, writes a file or logs
what is said.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Collection
from typing import Protocol

_HERE: str = sys.platform
SLOW, USUAL, FAST = -1, 0, 1
"""The three speeds of a voice: enough to choose from by ear."""


class Voice(Protocol):
    """A voice that says one text at a time. Used on the main thread only."""

    def speaks(self, lang: str) -> bool:
        """Return whether the system has a voice for a language, given by its tag."""

    def say(self, text: str, lang: str, done: Callable[[], None], speed: int = USUAL) -> None:
        """Begin to say a text; `done` is called on the main thread when it is said.

        It is not called for a text that was stopped. `speed` is `SLOW`, `USUAL` (that of the
        system) or `FAST`.
        """

    def stop(self) -> None:
        """Fall silent at once, and drop the rest of the text."""

    def close(self) -> None:
        """Close the connection to the system's voice."""


def voice_code(lang: str, held: Collection[str]) -> str | None:
    """Return the code by which a system's voices know a language (BCP 47); None for no voice.

    Codes are compared whole: `fil` is not `fi`. Chinese that names no other tongue is Mandarin,
    which some systems call `cmn`. A voice of another country of the language will do.
    """
    tag = lang.lower()
    language = tag.partition("-")[0]
    codes = [tag, language, *(["cmn"] if language == "zh" else [])]
    spoken = {one.partition("-")[0] for one in held}
    return next((one for one in codes if one in held or one in spoken), None)


def find_voice() -> Voice | None:
    """Find the voice of this system; None where there is none. Slow: not on the main thread."""
    if _HERE == "linux":
        from navigator.ui.speech.speechd import SpeechDispatcher  # noqa: PLC0415 - only to speak

        return SpeechDispatcher.open()
    from navigator.ui.speech.program import ProgramVoice  # noqa: PLC0415 - only to speak

    return ProgramVoice.open()
