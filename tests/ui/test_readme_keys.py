"""README.md names every shortcut of the window."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence, QShortcut

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.helpers.window import Screen

    OpenWindow = Callable[..., Screen]

README = (Path(__file__).parents[2] / "README.md").read_text("utf-8")


def test_the_readme_names_every_shortcut(open_window: OpenWindow) -> None:
    portable = QKeySequence.SequenceFormat.PortableText
    found = open_window().window.findChildren(QShortcut)
    keys = [one.key().toString(portable) for one in found]
    assert keys
    assert [key for key in keys if f"`{key}`" not in README] == []
