"""Interface words in the language in use: one Qt translator, changed at run time."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QTranslator


def tr(text: str) -> str:
    """An interface word outside a widget class; lupdate files it under the empty context."""
    return QCoreApplication.translate("", text)


_NATIVE = {"en": "English", "es": "Español"}


class Words:
    """Loads `ui_<lang>.qm` from a folder and installs it; English needs none."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._translator: QTranslator | None = None

    def has(self, lang: str) -> bool:
        """Whether the interface speaks a language."""
        return lang == "en" or (self._folder / f"ui_{lang}.qm").exists()

    def use(self, lang: str) -> None:
        """Speak this language from now on; widgets made later use it."""
        if self._translator is not None:
            QCoreApplication.removeTranslator(self._translator)
            self._translator = None
        path = self._folder / f"ui_{lang}.qm"
        if path.exists():
            translator = QTranslator()
            if translator.load(str(path)):
                QCoreApplication.installTranslator(translator)
                self._translator = translator

    def in_language(self, lang: str, context: str, text: str) -> str:
        """One interface word in a language that is not in use; English where there is none."""
        translator = QTranslator()
        translator.load(str(self._folder / f"ui_{lang}.qm"))
        return translator.translate(context, text) or text

    @staticmethod
    def native(lang: str) -> str:
        """A language's name in itself."""
        return _NATIVE.get(lang, lang)
