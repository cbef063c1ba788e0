"""The voices of the systems: what is said goes to the voice and nowhere else."""

from __future__ import annotations

import ctypes
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from navigator.ui.speech import FAST, SLOW, USUAL, speechd, voice_code
from navigator.ui.speech.program import SYSTEMS, ProgramVoice, System
from navigator.ui.speech.speechd import SpeechDispatcher, _Connection, _is_safe, _use_safe

SAYS = """
import sys
for line in sys.stdin:
    print("said", flush=True)
"""


def speaker(program: str = sys.executable, says: str = SAYS) -> System:
    """A system whose voice is a small program."""
    lists = ("-c", "print('en'); print('es'); print('xxx')")
    return System(program, lists, ("-c", says), slow=-3, fast=3)


# Windows and macOS: one program.
def test_a_program_says_one_line_after_the_other(qtbot: QtBot) -> None:
    voice = ProgramVoice.open(speaker())
    assert voice is not None
    assert voice.speaks("en")
    assert voice.speaks("es")
    assert not voice.speaks("vi")
    said: list[str] = []
    for text in ("One.\nTwo.", "Three."):
        voice.say(text, "en", lambda text=text: said.append(text))  # type: ignore[misc]
        qtbot.waitUntil(lambda text=text: text in said)  # type: ignore[misc]
    voice.close()
    assert said == ["One.\nTwo.", "Three."]


@pytest.mark.skipif(not Path("/proc/self/cmdline").exists(), reason="reads /proc")
def test_no_word_stands_on_a_command_line_and_to_stop_ends_the_process(qtbot: QtBot) -> None:
    voice = ProgramVoice.open(
        speaker(says="import sys, time; sys.stdin.readline(); time.sleep(60)")
    )
    assert voice is not None
    heard: list[str] = []
    voice.say("a very private word", "en", lambda: heard.append("never"))
    process = voice._process
    assert process is not None
    assert process.waitForStarted()
    line = Path(f"/proc/{process.processId()}/cmdline")
    assert b"private" not in line.read_bytes()
    voice.stop()
    assert not line.exists() or line.read_bytes() == b""
    assert heard == []


def test_a_program_that_breaks_ends_the_reading(qtbot: QtBot) -> None:
    voice = ProgramVoice.open(speaker(says="raise SystemExit(3)"))
    assert voice is not None
    heard: list[bool] = []
    voice.say("One.", "en", lambda: heard.append(True))
    qtbot.waitUntil(lambda: heard == [True])
    voice.close()


def test_no_program_or_no_language_is_no_voice() -> None:
    assert ProgramVoice.open(speaker(program="no-such-program-here")) is None
    assert ProgramVoice.open(System(sys.executable, ("-c", "pass"), ("-c", SAYS), -3, 3)) is None


def test_what_a_system_is_asked_takes_its_texts_from_its_input_alone() -> None:
    for system in SYSTEMS.values():
        whole = " ".join((system.program, *system.list_voices, *system.read_lines))
        assert "tmp" not in whole.lower()
        assert "ReadLine" in whole or "read -r" in whole


def test_a_line_names_the_speed_the_system_knows(tmp_path: Path, qtbot: QtBot) -> None:
    heard = tmp_path / "heard"
    says = (
        f"import sys\nfor line in sys.stdin:\n open({str(heard)!r}, 'a').write(line)\n"
        " print('said', flush=True)"
    )
    voice = ProgramVoice.open(speaker(says=says))
    assert voice is not None
    for speed in (USUAL, SLOW, FAST):
        done: list[bool] = []
        voice.say("One.", "es", lambda done=done: done.append(True), speed)  # type: ignore[misc]
        qtbot.waitUntil(lambda done=done: done == [True])  # type: ignore[misc]
    voice.close()
    assert heard.read_text().splitlines() == ["es 0 One.", "es -3 One.", "es 3 One."]


# Linux: the library of Speech Dispatcher.
class Library:
    """Answers as libspeechd does, and remembers what it was asked."""

    def __init__(
        self, module: str = "espeak-ng", modules: tuple[str, ...] = (), says: int = 7
    ) -> None:
        self._says = says
        self.calls: list[tuple[Any, ...]] = []
        self._module = ctypes.create_string_buffer(module.encode())
        self._modules = (ctypes.c_char_p * (len(modules) + 1))(*[m.encode() for m in modules], None)

    def spd_get_output_module(self, _connection: Any) -> int:
        return ctypes.addressof(self._module)

    def spd_list_modules(self, _connection: Any) -> Any:
        return self._modules

    def __getattr__(self, name: str) -> Any:
        def call(_connection: Any, *rest: Any) -> int:
            self.calls.append((name, *rest))
            return self._says if name == "spd_say" else 0

        return call


@pytest.mark.parametrize(
    ("lang", "held", "code"),
    [
        ("es", {"en", "es"}, "es"),
        ("es", {"es-419"}, "es"),
        ("pt-BR", {"pt", "pt-br"}, "pt-br"),
        ("pt-BR", {"pt"}, "pt"),
        ("zh-Hans", {"cmn", "yue"}, "cmn"),
        ("zh-Hans", {"zh"}, "zh"),
        ("zh-Hant", {"cmn-latn-pinyin"}, "cmn"),
        ("yue", {"cmn"}, None),
        ("fil", {"fi"}, None),  # cut to two letters it would be read in Finnish
        ("fil", {"fil"}, "fil"),
        ("vi", {"en"}, None),
    ],
)
def test_a_language_is_read_by_a_voice_of_its_own_and_never_by_anothers(
    lang: str, held: set[str], code: str | None
) -> None:
    assert voice_code(lang, held) == code
    library = Library()
    voice = SpeechDispatcher(library, ctypes.pointer(_Connection()), held)
    assert voice.speaks(lang) == (code is not None)
    voice.say("x", lang, lambda: None)
    assert ("spd_set_language", (code or lang).encode()) in library.calls


def test_without_the_library_there_is_no_voice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(speechd, "_LIBRARY", "libnothing-of-that-name.so")
    assert SpeechDispatcher.open() is None


def test_speech_dispatcher_is_told_the_language_and_the_text_and_says_when_it_is_over(
    qtbot: QtBot,
) -> None:
    library, connection = Library(), ctypes.pointer(_Connection())
    voice = SpeechDispatcher(library, connection, {"en", "es"})
    heard: list[str] = []
    voice.say("Uno.", "es", lambda: heard.append("said"))
    assert library.calls[-2:] == [("spd_set_language", b"es"), ("spd_say", 3, b"Uno.")]
    connection.contents.end(3, 1, 2)  # of another text
    connection.contents.end(7, 1, 2)
    qtbot.waitUntil(lambda: heard == ["said"])
    voice.say("Dos.", "es", lambda: heard.append("never"))
    voice.close()
    assert library.calls[-2:] == [("spd_cancel",), ("spd_close",)]
    connection.contents.end(7, 1, 2)
    voice._ended(7)
    assert heard == ["said"]


def test_a_service_that_has_gone_ends_a_reading_however_long(qtbot: QtBot) -> None:
    library, connection = Library(says=-1), ctypes.pointer(_Connection())
    voice = SpeechDispatcher(library, connection, {"en"})
    left = list(range(2000))

    def go_on() -> None:
        if left:
            left.pop()
            voice.say("One.", "en", go_on)

    go_on()
    qtbot.waitUntil(lambda: not left)
    voice.close()


def test_speech_dispatcher_speaks_as_fast_as_it_is_set_until_another_speed_is_wanted() -> None:
    library, connection = Library(), ctypes.pointer(_Connection())
    voice = SpeechDispatcher(library, connection, {"en"})
    for speed in (USUAL, FAST, FAST, SLOW, USUAL):
        voice.say("One.", "en", lambda: None, speed)
    rates = [call[1] for call in library.calls if call[0] == "spd_set_voice_rate"]
    assert rates == [40, -40, 0]
    voice.close()


def test_a_synthesizer_behind_a_shell_is_not_used() -> None:
    assert [_is_safe(one) for one in ("espeak-ng", "mimic3-generic", "dummy")] == [
        True,
        False,
        False,
    ]
    library = Library("mimic3-generic", ("dummy", "mimic3-generic", "espeak-ng"))
    assert _use_safe(library, SimpleNamespace())  # type: ignore[arg-type]
    assert library.calls == [("spd_set_output_module", b"espeak-ng")]
    assert not _use_safe(Library("mimic3-generic", ("dummy",)), SimpleNamespace())  # type: ignore[arg-type]
    assert _use_safe(Library("espeak-ng"), SimpleNamespace())  # type: ignore[arg-type]
