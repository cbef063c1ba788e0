"""Renders boards of Navigator's widgets to PNG files: every mode, size and direction.

Run `python -m tests.helpers.gallery DIR` from the repository root and look at them. It is
no part of the product.
"""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication

from navigator.ui.theme import Look, Mode, apply_theme
from tests.helpers.boards import BOARDS

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture: a board, a look, a window size."""

    board: str
    look: Look
    width: int = 1366
    height: int = 768

    @property
    def name(self) -> str:
        """The file name without its end."""
        look = self.look
        parts = [self.board, look.mode.value, str(look.percent), "rtl" if look.rtl else "ltr"]
        parts += ["touch"] if look.touch else []
        return "-".join([*parts, f"{self.width}x{self.height}"])


def shots() -> Iterator[Shot]:
    """Every picture of the gallery."""
    for board in BOARDS:
        for mode in Mode:
            look = Look(mode=mode)
            yield Shot(board, look)
        if board in ("topic", "results"):
            yield Shot(board, Look(), 1366, 1400)
            yield Shot(board, Look(percent=200), 1024, 2600)
        yield Shot(board, Look(), 1024, 600)
        yield Shot(board, Look(percent=200))
        yield Shot(board, Look(percent=200), 1024, 600)
        yield Shot(board, Look(rtl=True, language="ar"))
        yield Shot(board, Look(touch=True), 1024, 768)
        yield Shot(board, replace(Look(mode=Mode.DARK), percent=200, rtl=True, language="ar"))


def render(shot: Shot, folder: Path, app: QApplication) -> Path:
    """Write one picture; gives its path."""
    apply_theme(app, shot.look)
    window = BOARDS[shot.board]()
    window.resize(shot.width, shot.height)
    window.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen, False)
    window.show()
    window.activateWindow()
    for _ in range(4):
        app.processEvents()
    path = folder / f"{shot.name}.png"
    window.grab().save(str(path))
    window.close()
    window.deleteLater()
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    return path


def main(arguments: list[str]) -> None:
    """Render the gallery, or the boards whose names hold the second argument."""
    folder = Path(arguments[0])
    folder.mkdir(parents=True, exist_ok=True)
    wanted = arguments[1] if len(arguments) > 1 else ""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    for shot in shots():
        if wanted in shot.name:
            render(shot, folder, app)


if __name__ == "__main__":
    main(sys.argv[1:])
