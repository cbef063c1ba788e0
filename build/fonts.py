"""Cut the bundled fonts of other scripts out of Debian's Noto packages.

`.venv/bin/python build/fonts.py FOLDER` takes `fonts-noto-cjk_*.deb` and `fonts-noto-ui-core_*.deb`
from a folder and writes `navigator/ui/assets/fonts/`. fontTools stands in the lock `release`:
`python3 build/setup_env.py release` comes first. A script that a language needs gets a row here
and its files a place in `navigator/ui/theme/fonts.py`.
"""

from __future__ import annotations

import argparse
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTCollection, TTFont

FONTS = Path(__file__).resolve().parent.parent / "navigator" / "ui" / "assets" / "fonts"
NAMES = [*range(7), 13, 14]
"""Copyright, family, cut, version and licence: the OFL asks that they stay."""
WEIGHTS = ("Regular", "Bold")
SIGNS = [*range(0x20, 0x7F), 0xA0, 0x2013, 0x2014, 0x2018, 0x2019, 0x201C, 0x201D, 0x2026, 0x3000]


class Cut(NamedTuple):
    """The letters of a script, and where Debian has them; `family` names one font of a `.ttc`."""

    package: str
    source: str
    family: str
    target: str
    letters: frozenset[int]
    features: tuple[str, ...]


def gb2312() -> Iterator[int]:
    """Yield the 6,763 signs and 682 marks of GB 2312, that simplified Chinese is printed with."""
    for row in range(0xA1, 0xF8):
        for cell in range(0xA1, 0xFF):
            yield from map(ord, bytes((row, cell)).decode("gb2312", "ignore"))


CUTS = (
    Cut(
        "fonts-noto-ui-core", "NotoSansArabicUI-{}.ttf", "Noto Sans Arabic UI",
        "NotoSansArabicUI-{}.ttf",
        # Arabic, Persian, Urdu, Pashto. Features choose the forms of letters; by their own numbers
        # a PDF says which letter a form is, so that its words can be searched and read aloud.
        frozenset([
            *SIGNS, *range(0x600, 0x700), *range(0x200B, 0x2070),
            *range(0xFB50, 0xFE00), *range(0xFE70, 0xFF00),
        ]), ("*",),
    ),
    # Without the forms of other regions (`locl`), which would double it.
    Cut(
        "fonts-noto-cjk", "NotoSansCJK-{}.ttc", "Noto Sans CJK SC", "NotoSansCJKsc-{}.otf",
        frozenset([*SIGNS, *gb2312()]), ("ccmp", "kern"),
    ),
)  # fmt: skip


def opened(source: Path) -> list[TTFont]:
    """Return the fonts of a file, which keep their own day: two runs give the same bytes."""
    if source.suffix == ".ttc":
        return list(TTCollection(source, recalcTimestamp=False).fonts)
    return [TTFont(source, recalcTimestamp=False)]


def cut(font: TTFont, one: Cut, target: Path) -> None:
    """Write a font with the letters and features of a cut alone."""
    options = Options()
    options.layout_features = list(one.features)
    options.name_IDs = NAMES
    options.notdef_outline = True
    options.hinting = False
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=one.letters)
    subsetter.subset(font)
    font.save(target)


def main() -> None:
    """Write every cut in both weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    folder: Path = parser.parse_args().folder
    with tempfile.TemporaryDirectory() as unpacked:
        for package in {one.package for one in CUTS}:
            for deb in folder.glob(f"{package}_*.deb"):
                subprocess.run(["/usr/bin/dpkg-deb", "-x", deb, unpacked], check=True)
        for one in CUTS:
            for weight in WEIGHTS:
                source = next(Path(unpacked).rglob(one.source.format(weight)))
                held = opened(source)
                font = next(it for it in held if it["name"].getBestFamilyName() == one.family)
                target = FONTS / one.target.format(weight)
                cut(font, one, target)
                print(f"{target.name}: {target.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
