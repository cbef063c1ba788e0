"""Translates the words of the interface: one Qt translator, changed at run time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QLocale, QTranslator

from navigator.language.bidi import PSEUDO, is_rtl, isolate, pseudo
from navigator.language.plurals import chosen

if TYPE_CHECKING:
    from navigator.errors import KnownError


def tr(text: str) -> str:
    """Translate a word outside a widget class; lupdate files it under the empty context."""
    return QCoreApplication.translate("", text)


_plurals: dict[str, str] = {}
"""The rules for forms by number of the language in use, as Qt has one translator for all."""


def count_by(plurals: Mapping[str, str] | None) -> None:
    """Take a language's rules for forms by number."""
    _plurals.clear()
    _plurals.update(plurals or {})


def counted(text: str, count: int, **blanks: str) -> str:
    """Fill a translated text's blank `count` and others, each word in the form the number asks for.

    See `plurals.chosen`: `in {count} [one:second|other:seconds]`.
    """
    shown = f"{count:,}"
    return chosen(text, {"count": shown}, _plurals).format(count=shown, **blanks)


def told(error: KnownError, **instead: str) -> tuple[str, str]:
    """Return sentence and next step of an error; `instead` replaces its parameters by name."""
    return error.words(partial(QCoreApplication.translate, "errors"), **instead)


def dotted(parts: Iterable[str], lang: str) -> str:
    """Join the parts that are not empty by dots; isolate each in right-to-left languages."""
    told = (part for part in parts if part)
    return " \u00b7 ".join(map(isolate, told) if is_rtl(lang) else told)


def tags(locale: QLocale) -> tuple[str, ...]:
    """Return the tags (BCP 47) that a language of the system may go by here, the closest first."""
    language = QLocale.languageToCode(locale.language())
    parts = (QLocale.scriptToCode(locale.script()), QLocale.territoryToCode(locale.territory()))
    return (*(f"{language}-{part}" for part in parts), language)


class Words:
    """Loads `ui_<lang>.qm` from a folder and installs it; English needs none."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._translator: QTranslator | None = None
        self.lang = "en"
        """The language in use."""

    def has(self, lang: str) -> bool:
        """Return whether the interface has the language; English and pseudo always count."""
        return lang in ("en", PSEUDO) or (self._folder / f"ui_{lang}.qm").exists()

    def use(self, lang: str) -> None:
        """Switch to a language: new widgets use it now, older ones once they are notified."""
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
        """Deliver the language change at once to all widgets that exist; later ones need none."""
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LanguageChange)

    def _install(self, translator: QTranslator) -> None:
        QCoreApplication.installTranslator(translator)
        self._translator = translator

    def in_language(self, lang: str, context: str, text: str) -> str:
        """Translate one interface word into a language not in use; English where none exists."""
        translator = QTranslator()
        translator.load(str(self._folder / f"ui_{lang}.qm"))
        return translator.translate(context, text) or text


class _Mirrored(QTranslator):
    """Turns every interface word into its pseudo form, so that a missing translation call shows."""

    def isEmpty(self) -> bool:
        """Return False: every word has a pseudo form."""
        return False

    def translate(
        self, context: str, text: str, disambiguation: str | None = None, n: int = -1
    ) -> str:
        """Return the pseudo form of the word."""
        del context, disambiguation, n
        return pseudo(text)
