"""Names the files of a language: all of it lies in one folder, `i18n/<tag>/`; i18n/README.md."""

from __future__ import annotations

from pathlib import Path

HOME = Path("i18n")
"""The folder of all languages, beside `resources`."""
LOCALE_FILE = Path("locale").with_suffix(".yaml")
GLOSSARY_FILE = Path("glossary").with_suffix(".yaml")
WITHDRAWN_FILE = Path("withdrawn").with_suffix(".yaml")
ALL = "all"
"""Stands in it for the whole language."""
_CONTENT = "content"
_WINDOW = "window.ts"


def content_of(lang: str) -> Path:
    """Return the folder of a language's translated content, from the root."""
    return HOME / lang / _CONTENT


def window_of(lang: str) -> Path:
    """Return the file of a language's window, from the root."""
    return HOME / lang / _WINDOW


def translated(root: Path) -> list[str]:
    """Return the languages that have content."""
    return [path.parent.name for path in sorted((root / HOME).glob(f"*/{_CONTENT}"))]


def windows(root: Path) -> list[Path]:
    """Return the files of all windows; their folders are the languages."""
    return sorted((root / HOME).glob(f"*/{_WINDOW}"))
