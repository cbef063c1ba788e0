"""The voice of Linux desktops: Speech Dispatcher, through its own client library.

The library is loaded when somebody first wants to hear something; a computer without it has no
voice. Texts go over the library's own connection to the service of this account, never onto a
command line: synthesizers that would be started through a shell (their names end in `-generic`)
are not used.
"""

from __future__ import annotations

import contextlib
import ctypes
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal

from navigator.ui.speech import FAST, SLOW, USUAL, voice_code

_LIBRARY = "libspeechd.so.2"
_THREADED = 1
_TEXT = 3
"""The priority of a text that is read: it yields to a screen reader."""
_END_NOTICE = 2
_CANCEL_NOTICE = 4
_RATES = {SLOW: -40, USUAL: 0, FAST: 40}
"""The rate of each speed, on the service's scale from -100 to 100."""
_BY_SHELL = "-generic"
_NO_VOICE = "dummy"

_Heard = ctypes.CFUNCTYPE(None, ctypes.c_size_t, ctypes.c_size_t, ctypes.c_int)


class _Connection(ctypes.Structure):
    """The public beginning of the struct `SPDConnection` in libspeechd.h."""

    _fields_ = (
        ("begin", _Heard),
        ("end", _Heard),
        ("cancel", _Heard),
    )


class _VoiceRow(ctypes.Structure):
    """The struct `SPDVoice` in libspeechd.h."""

    _fields_ = (
        ("name", ctypes.c_char_p),
        ("language", ctypes.c_char_p),
        ("variant", ctypes.c_char_p),
    )


class SpeechDispatcher(QObject):
    """A connection to the service; it keeps no text.

    Signal: `heard(number)`, from the library's thread, when a text is said to its end.
    """

    heard = Signal(int)

    @classmethod
    def open(cls) -> SpeechDispatcher | None:
        """Connect, starting the service where the system can; None without a voice."""
        try:
            library = _declared(ctypes.CDLL(_LIBRARY))
        except (OSError, AttributeError):
            return None
        reason = ctypes.c_char_p()
        connection = library.spd_open2(
            b"navigator", b"page", None, _THREADED, None, 1, ctypes.byref(reason)
        )
        if not connection:
            return None
        languages = _languages(library, connection) if _use_safe(library, connection) else set()
        if not languages:
            library.spd_close(connection)
            return None
        voice = cls(library, connection, languages)
        app = QCoreApplication.instance()
        if app is not None:
            voice.moveToThread(app.thread())  # it was opened on the lane
        return voice

    def __init__(self, library: Any, connection: Any, languages: set[str]) -> None:
        super().__init__()
        self._library = library
        self._connection = connection
        self._languages = languages
        self._done: tuple[int, Callable[[], None]] | None = None
        self._speed = USUAL
        """The speed last set; until another one is wanted the service keeps its own."""
        self._told = _Heard(lambda number, _client, _kind: self.heard.emit(number))
        """The callback, kept here: the library would call a function that Python had deleted."""
        connection.contents.end = self._told
        library.spd_set_notification_on(connection, _END_NOTICE)
        self.heard.connect(self._ended, Qt.ConnectionType.QueuedConnection)

    def speaks(self, lang: str) -> bool:
        """Return whether the synthesizer in use has a voice for a language."""
        return voice_code(lang, self._languages) is not None

    def say(self, text: str, lang: str, done: Callable[[], None], speed: int = USUAL) -> None:
        """Hand the text to the service; one that has gone counts as having said it at once."""
        if speed != self._speed:
            self._speed = speed
            self._library.spd_set_voice_rate(self._connection, _RATES[speed])
        code = voice_code(lang, self._languages) or lang
        self._library.spd_set_language(self._connection, code.encode())
        number = self._library.spd_say(self._connection, _TEXT, text.encode())
        self._done = (number, done)
        if number < 0:
            self.heard.emit(number)  # later: a whole page would be said within itself

    def stop(self) -> None:
        """Fall silent at once."""
        self._done = None
        self._library.spd_cancel(self._connection)

    def close(self) -> None:
        """Fall silent and disconnect from the service."""
        self.stop()
        self._library.spd_close(self._connection)

    def _ended(self, number: int) -> None:
        if self._done is not None and self._done[0] == number:
            done, self._done = self._done[1], None
            done()


def _declared(library: ctypes.CDLL) -> ctypes.CDLL:
    """Declare argument and result types of the library's functions to ctypes."""
    connection, text = ctypes.POINTER(_Connection), ctypes.c_char_p
    many = ctypes.POINTER(text)
    voices = ctypes.POINTER(ctypes.POINTER(_VoiceRow))
    reasons = ctypes.POINTER(text)
    number = ctypes.c_int
    for name, result, arguments in (
        ("spd_open2", connection, (text, text, text, number, ctypes.c_void_p, number, reasons)),
        ("spd_close", None, (connection,)),
        ("spd_say", number, (connection, number, text)),
        ("spd_cancel", number, (connection,)),
        ("spd_set_language", number, (connection, text)),
        ("spd_set_voice_rate", number, (connection, number)),
        ("spd_set_notification_on", number, (connection, number)),
        ("spd_list_modules", many, (connection,)),
        ("spd_get_output_module", ctypes.c_void_p, (connection,)),
        ("spd_set_output_module", number, (connection, text)),
        ("spd_list_synthesis_voices", voices, (connection,)),
    ):
        function = getattr(library, name)
        function.restype, function.argtypes = result, arguments
    return library


def _use_safe(library: ctypes.CDLL, connection: Any) -> bool:
    """Select a synthesizer that gets no text through a shell; return False where there is none."""
    named = library.spd_get_output_module(connection)
    chosen = ctypes.string_at(named).decode() if named else ""
    if chosen and _is_safe(chosen):
        return True
    safe = [one for one in _texts(library.spd_list_modules(connection)) if _is_safe(one)]
    return bool(safe) and library.spd_set_output_module(connection, safe[0].encode()) == 0


def _is_safe(module: str) -> bool:
    return module != _NO_VOICE and not module.endswith(_BY_SHELL)


def _languages(library: ctypes.CDLL, connection: Any) -> set[str]:
    """Return the whole codes of the languages the synthesizer in use has a voice for."""
    found: set[str] = set()
    rows = library.spd_list_synthesis_voices(connection)
    if rows:
        for row in _until_null(rows):
            with contextlib.suppress(UnicodeDecodeError):
                found.add((row.contents.language or b"").decode().replace("_", "-").lower())
    return found - {""}


def _texts(rows: Any) -> list[str]:
    return [row.decode() for row in _until_null(rows)] if rows else []


def _until_null(rows: Any) -> Any:
    """Yield the elements of an array that ends with a null pointer."""
    at = 0
    while rows[at]:
        yield rows[at]
        at += 1
