"""Interface words in the language in use: one Qt translator, changed at run time."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QLocale, QTranslator

from navigator.language.bidi import PSEUDO, is_rtl, isolate, pseudo

if TYPE_CHECKING:
    from navigator.errors import KnownError


def tr(text: str) -> str:
    """An interface word outside a widget class; lupdate files it under the empty context."""
    return QCoreApplication.translate("", text)


def told(error: KnownError, **instead: str) -> tuple[str, str]:
    """The sentence and the next step of an error; `instead` names its parameters better."""
    return error.words(partial(QCoreApplication.translate, "errors"), **instead)


def dotted(parts: Iterable[str], lang: str) -> str:
    """Short pieces on one line, a dot between; where reading is from the right each isolated."""
    told = (part for part in parts if part)
    return " \u00b7 ".join(map(isolate, told) if is_rtl(lang) else told)


_NATIVE = {"en": "English", "es": "Español"}


class Words:
    """Loads `ui_<lang>.qm` from a folder and installs it; English needs none."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._translator: QTranslator | None = None
        self.lang = "en"
        """The language in use."""

    def has(self, lang: str) -> bool:
        """Whether the interface speaks a language."""
        return lang in ("en", PSEUDO) or (self._folder / f"ui_{lang}.qm").exists()

    def use(self, lang: str) -> None:
        """Speak this language from now on; widgets made later use it, others hear of it later."""
        self.lang = lang
        if self._translator is not None:
            QCoreApplication.removeTranslator(self._translator)
            self._translator = None
        path = self._folder / f"ui_{lang}.qm"
        if lang == PSEUDO:
            self._install(_Mirrored())
        elif path.exists():
            translator = QTranslator()
            if translator.load(str(path)):
                self._install(translator)

    @staticmethod
    def tell() -> None:
        """Let the widgets of every window hear of the language now, not those added after."""
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LanguageChange)

    def _install(self, translator: QTranslator) -> None:
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
        name = _NATIVE.get(lang) or QLocale(lang).nativeLanguageName() or lang
        return name[0].upper() + name[1:]


class _Mirrored(QTranslator):
    """Turns every interface word round: no page can forget to ask for its words."""

    def isEmpty(self) -> bool:
        """It has a word for everything."""
        return False

    def translate(
        self, context: str, text: str, disambiguation: str | None = None, n: int = -1
    ) -> str:
        """The word, turned round."""
        del context, disambiguation, n
        return pseudo(text)
