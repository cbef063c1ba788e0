"""Renew the pictures of the README: `python3 build/pictures.py`.

Takes them from the tour, so that they show what the program shows, and brings
each down to 256 colors. Run it by hand when the look of the window has changed.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

import products
import setup_env

PICTURES = setup_env.ROOT / "docs" / "pictures"
# picture of the tour -> name in docs/pictures
TAKEN = {"03-home-en-light.png": "home.png", "07-driving-co-en-light.png": "driving.png"}
MOST_BYTES = 150_000


def main() -> int:
    """Take and write the pictures; returns an exit code."""
    python = setup_env.ensure("run")
    if Path(sys.prefix) != setup_env.VENV:
        # From here on Qt is needed.
        return subprocess.run([str(python), __file__], check=False).returncode
    if not products.build_all():
        return 1
    with tempfile.TemporaryDirectory() as folder:
        command = [str(setup_env.tool("navigator")), "tour", "--out", folder, "--lang", "en"]
        environ = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
        subprocess.run(command, check=True, env=environ)
        PICTURES.mkdir(parents=True, exist_ok=True)
        for source, name in TAKEN.items():
            size = reduce(Path(folder, source), PICTURES / name)
            setup_env.say(f"docs/pictures/{name}: {size / 1000:.0f} kB")
            if size > MOST_BYTES:
                setup_env.fail(f"{name} is larger than {MOST_BYTES / 1000:.0f} kB.")
    return 0


def reduce(source: Path, target: Path) -> int:
    """Write a picture with its 256 most frequent colors; returns its size in bytes."""
    from PySide6.QtCore import Qt  # noqa: PLC0415 - only in the environment
    from PySide6.QtGui import QImage  # noqa: PLC0415

    image = QImage(str(source)).convertToFormat(QImage.Format.Format_RGB32)
    counted = Counter(memoryview(image.constBits()).cast("I"))
    colors = [color for color, _ in counted.most_common(256)]
    nearest = Qt.ImageConversionFlag.ThresholdDither
    reduced = image.convertToFormat(QImage.Format.Format_Indexed8, colors, nearest)
    if not reduced.save(str(target), quality=0):
        setup_env.fail(f"{target} could not be written.")
    return target.stat().st_size


if __name__ == "__main__":
    sys.exit(main())
