"""The voices of Windows and macOS: a program of the system that gets each text by its input.

One process serves one reading. Its command line is the same whatever is said; texts go to its
standard input, a line each, and it prints a line when one is said. Ending the process silences it
at once, and drops the text it still held.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QProcess

from navigator.ui.speech import FAST, SLOW, USUAL, voice_code

_ANSWER_MS = 15_000
_CODE_LETTERS = (2, 3)
"""How long a code of a language is; what else is printed is none."""

_WINDOWS_BEGIN = (
    "[Console]::InputEncoding = [Text.Encoding]::UTF8; Add-Type -AssemblyName System.Speech; "
    "$voice = New-Object System.Speech.Synthesis.SpeechSynthesizer; "
)
_WINDOWS_LIST = (
    "$voice.GetInstalledVoices() | Where-Object { $_.Enabled } | "
    "ForEach-Object { $_.VoiceInfo.Culture.TwoLetterISOLanguageName }"
)
_WINDOWS_LOOP = (
    "while ($null -ne ($line = [Console]::In.ReadLine())) { "
    "$lang, $rate, $text = $line.Split(' ', 3); "
    "$voice.SelectVoiceByHints('NotSet', 'NotSet', 0, $lang); $voice.Rate = [int]$rate; "
    "$voice.Speak($text); [Console]::Out.WriteLine('said') }"
)
_MACOS_LIST = "say -v '?' | sed -nE 's/^.* ([a-z]{2,3})[_-][A-Za-z0-9]+ +#.*$/\\1/p'"
_MACOS_LOOP = (
    "while read -r lang rate text; do "
    "name=$(say -v '?' | sed -nE \"s/^(.*[^ ]) +${lang}[_-][A-Za-z0-9]+ +#.*$/\\1/p\" | "
    "head -n 1); "
    'if [ "$rate" = 0 ]; then set --; else set -- -r "$rate"; fi; '
    'printf \'%s\' "$text" | say -v "$name" "$@" -f -; echo said; done'
)


@dataclass(frozen=True, slots=True)
class System:
    """The commands that list a system's voices and that speak; they never contain a text."""

    program: str
    list_voices: tuple[str, ...]
    """Prints the short code of the language of each voice, one a line."""
    read_lines: tuple[str, ...]
    """Reads lines `language rate text`, says each text, prints a line when it is said."""
    slow: int
    fast: int
    """The rates of `SLOW` and `FAST`; 0 is the usual one."""


SYSTEMS = {
    "win32": System(
        "powershell",
        ("-NoProfile", "-NonInteractive", "-Command", _WINDOWS_BEGIN + _WINDOWS_LIST),
        ("-NoProfile", "-NonInteractive", "-Command", _WINDOWS_BEGIN + _WINDOWS_LOOP),
        slow=-3,
        fast=3,
    ),
    "darwin": System("/bin/sh", ("-c", _MACOS_LIST), ("-c", _MACOS_LOOP), slow=130, fast=230),
}


class ProgramVoice:
    """Speaks through one process, which is started with the first text."""

    @classmethod
    def open(cls, system: System | None = None) -> ProgramVoice | None:
        """Ask the system for its voices; None where there are none. May wait 15 seconds."""
        found = system or SYSTEMS.get(sys.platform)
        if found is None or shutil.which(found.program) is None:
            return None
        asking = QProcess()
        asking.start(found.program, list(found.list_voices))
        is_over = asking.waitForFinished(_ANSWER_MS)
        listed = bytes(asking.readAllStandardOutput().data()).decode(errors="replace").split()
        if not is_over:
            asking.kill()
            asking.waitForFinished()
        languages = frozenset(one.lower() for one in listed if len(one) in _CODE_LETTERS)
        return cls(found, languages) if languages else None

    def __init__(self, system: System, languages: frozenset[str]) -> None:
        self._system = system
        self._languages = languages
        self._process: QProcess | None = None
        self._done: Callable[[], None] | None = None

    def speaks(self, lang: str) -> bool:
        """Return whether the system has a voice for a language."""
        return voice_code(lang, self._languages) is not None

    def say(self, text: str, lang: str, done: Callable[[], None], speed: int = USUAL) -> None:
        """Send one line to the process, starting it with the first."""
        if self._process is None:
            self._process = QProcess()
            self._process.readyReadStandardOutput.connect(self._answered)
            self._process.finished.connect(self._ended)
            self._process.errorOccurred.connect(self._ended)
            self._process.start(self._system.program, list(self._system.read_lines))
        self._done = done
        rate = {SLOW: self._system.slow, FAST: self._system.fast}.get(speed, 0)
        code = voice_code(lang, self._languages) or lang
        self._process.write(f"{code} {rate} {' '.join(text.split())}\n".encode())

    def stop(self) -> None:
        """End the process, which silences it at once and drops the text it held."""
        self._done = None
        process, self._process = self._process, None
        if process is not None:
            process.blockSignals(True)
            process.kill()
            process.waitForFinished()

    def close(self) -> None:
        """End the process as `stop` does, so that nothing is left running."""
        self.stop()

    def _answered(self) -> None:
        if self._process is not None and self._process.canReadLine():
            self._process.readAllStandardOutput()
            self._ended()

    def _ended(self) -> None:
        """Call `done` once a text was said or the program has gone: reading goes on either way."""
        done, self._done = self._done, None
        if done is not None:
            done()
