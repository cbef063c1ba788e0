"""The bundled typefaces, the font of each step of the type scale, and the check for missing fonts.

Atkinson Hyperlegible Next covers Latin without Vietnamese, and build/fonts.py cuts Arabic and
simplified Chinese out of Noto; other scripts use the system's Noto families. `font_gap` returns
the package to install; it prints nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QLocale
from PySide6.QtGui import QFont, QFontDatabase

from navigator.language.bidi import PSEUDO
from navigator.ui.theme.tokens import Role

if TYPE_CHECKING:
    from navigator.ui.theme.look import Look

FAMILY = "Atkinson Hyperlegible Next"
FONT_FILES = (
    "AtkinsonHyperlegibleNext_400Regular.ttf",
    "AtkinsonHyperlegibleNext_700Bold.ttf",
    "NotoSansArabicUI-Regular.ttf",
    "NotoSansArabicUI-Bold.ttf",
    "NotoSansCJKsc-Regular.otf",
    "NotoSansCJKsc-Bold.otf",
)
_FONTS = Path(__file__).parent.parent / "assets" / "fonts"
_System = QFontDatabase.WritingSystem


class Script(NamedTuple):
    """One writing system, by Qt's name: its Noto family and the Debian package that holds it."""

    name: str
    family: str
    package: str
    systems: tuple[QFontDatabase.WritingSystem, ...]


_CORE = "fonts-noto-core"
_CJK = "fonts-noto-cjk"
SCRIPTS: dict[str, Script] = {
    script.name: script
    for script in (
        Script("Arabic", "Noto Sans Arabic", _CORE, (_System.Arabic,)),
        Script("Armenian", "Noto Sans Armenian", _CORE, (_System.Armenian,)),
        Script("Bangla", "Noto Sans Bengali", _CORE, (_System.Bengali,)),
        Script("Cyrillic", "Noto Sans", _CORE, (_System.Cyrillic,)),
        Script("Devanagari", "Noto Sans Devanagari", _CORE, (_System.Devanagari,)),
        # Qt has no writing system for Ethiopic: `font_gap` asks for the family by name.
        Script("Ethiopic", "Noto Sans Ethiopic", _CORE, ()),
        Script("Gujarati", "Noto Sans Gujarati", _CORE, (_System.Gujarati,)),
        Script("Gurmukhi", "Noto Sans Gurmukhi", _CORE, (_System.Gurmukhi,)),
        Script("Hebrew", "Noto Sans Hebrew", _CORE, (_System.Hebrew,)),
        Script("Japanese", "Noto Sans CJK JP", _CJK, (_System.Japanese,)),
        Script("Khmer", "Noto Sans Khmer", _CORE, (_System.Khmer,)),
        Script("Korean", "Noto Sans CJK KR", _CJK, (_System.Korean,)),
        Script("Lao", "Noto Sans Lao", _CORE, (_System.Lao,)),
        Script("Myanmar", "Noto Sans Myanmar", _CORE, (_System.Myanmar,)),
        Script("Simplified Han", "Noto Sans CJK SC", _CJK, (_System.SimplifiedChinese,)),
        Script("Tamil", "Noto Sans Tamil", _CORE, (_System.Tamil,)),
        Script("Telugu", "Noto Sans Telugu", _CORE, (_System.Telugu,)),
        Script("Thai", "Noto Sans Thai", _CORE, (_System.Thai,)),
        Script("Traditional Han", "Noto Sans CJK TC", _CJK, (_System.TraditionalChinese,)),
        Script("Vietnamese", "Noto Sans", _CORE, (_System.Vietnamese,)),
    )
}


class FontGap(NamedTuple):
    """A script that no installed font can write, and the package that has its font."""

    script: str
    family: str
    package: str


def load_fonts() -> bool:
    """Register the bundled typefaces with Qt; return whether every file could be loaded.

    A second call costs nothing; the first takes a millisecond, for Qt reads no letter before one is
    drawn. Without the files the system's own sans serif is used.
    """
    # Of those that were added, as only these are: to ask for one by name reads all there are.
    if FAMILY in QFontDatabase.applicationFontFamilies(0):
        return True
    numbers = [QFontDatabase.addApplicationFont(str(_FONTS / name)) for name in FONT_FILES]
    return all(number >= 0 for number in numbers)


def script_of(language: str) -> Script | None:
    """Return the script a language (BCP 47) needs beyond Latin, as Qt knows it.

    None when the bundled font writes it, as for each language that Qt does not know.
    """
    if language == PSEUDO:  # Latin letters, turned round
        return None
    if language.partition("-")[0] == "vi":  # Latin, with letters that the bundled font lacks
        return SCRIPTS["Vietnamese"]
    return SCRIPTS.get(QLocale.scriptToString(QLocale(language).script()))


def font_gap(language: str) -> FontGap | None:
    """Return the font missing to write `language` (BCP 47), or None when it can be written.

    Any installed font that covers the script counts, so Windows and macOS, which have their own,
    give None.
    """
    script = script_of(language)
    if script is None or QFontDatabase.hasFamily(script.family):
        return None
    if any(QFontDatabase.families(system) for system in script.systems):
        return None
    return FontGap(script.name, script.family, script.package)


def families(language: str = "en") -> list[str]:
    """Return the installed font families for a language, in order of preference."""
    script = script_of(language)
    wanted = [FAMILY, "Noto Sans"]
    if script is not None:
        # The cut for screens has the lines of Latin: the usual one is cut at top and bottom.
        wanted = [FAMILY, f"{script.family} UI", script.family, "Noto Sans"]
    if script is not None and script.name in ("Vietnamese", "Cyrillic"):
        # One family for whole words: the bundled font lacks some of their letters.
        wanted = [script.family, FAMILY]
    return [family for family in wanted if QFontDatabase.hasFamily(family)]


def paper_font(languages: Iterable[str]) -> QFont:
    """Return the font of a paper in these languages; the caller sets its size."""
    font = QFont()
    font.setFamilies(list(dict.fromkeys(one for lang in languages for one in families(lang))))
    font.setStyleHint(QFont.StyleHint.SansSerif)
    return font


def font_for(
    look: Look, role: Role = Role.BODY, *, bold: bool = False, tabular: bool = False
) -> QFont:
    """Return the font of a step of the type scale; `tabular` gives all digits one width."""
    return QFont(_font(look.language, look.text_px(role), bold, tabular))


@lru_cache(maxsize=8)
def _held(language: str) -> list[str]:
    """Return `families` from a cache: Qt takes long to look for a family that is missing."""
    return families(language)


@lru_cache(maxsize=64)
def _font(language: str, px: int, bold: bool, tabular: bool) -> QFont:  # noqa: FBT001
    font = QFont()
    font.setFamilies(_held(language))
    font.setStyleHint(QFont.StyleHint.SansSerif)
    font.setPixelSize(px)
    font.setWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
    if tabular:
        font.setFeature(QFont.Tag("tnum"), 1)
    return font
