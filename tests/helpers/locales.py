"""How languages write, as their files in `i18n/` say, and such files for languages of a test."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from navigator.records.locales import Locale
from navigator.steward.content.checks.locale_checks import read_locale
from navigator.steward.content.shape.reading import Reader

_HOME = Path(__file__).parents[2] / "i18n"


@cache
def locale_of_file(lang: str) -> Locale:
    """The real locale of a language."""
    path = _HOME / lang / "locale.yaml"
    read = read_locale(Reader(path, path))
    assert read is not None
    return read[0]


def locales(lang: str = "en") -> tuple[Locale, ...]:
    """The locales of a voice: the language's, if there is one, and that of English."""
    langs = [lang] if (_HOME / lang).exists() else []
    return tuple(map(locale_of_file, [*langs, "en"]))


def all_locales() -> dict[str, Locale]:
    """Those a pack of English and Spanish has."""
    return {lang: locale_of_file(lang) for lang in ("en", "es")}


BOTH = tuple(all_locales().values())
"""For a text that may be English or Spanish."""


def write_locale(
    folder: Path, lang: str, offered_from: str | None = None, name: str | None = None
) -> None:
    """Write a language's locale file below `folder`: its own, or that of English for a new one.

    name: the language's own name, for a new one.
    offered_from: the shares to ask for, as YAML; those of the real file otherwise.
    """
    real = _HOME / lang / "locale.yaml"
    text = (real if real.exists() else _HOME / "en" / "locale.yaml").read_text("utf-8")
    if name is not None:
        text = text.replace("name: English", f"name: {name}")
    if offered_from is not None:
        text = text.partition("offered_from:")[0] + offered_from
    path = folder / "i18n" / lang / "locale.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
