"""README.md names every shortcut of the window."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence, QShortcut

from navigator.app import make_app, make_window
from navigator.library import Library
from navigator.paths import find_paths
from navigator.settings import Settings

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

README = (Path(__file__).parents[2] / "README.md").read_text("utf-8")


def test_the_readme_names_every_shortcut(qtbot: QtBot) -> None:
    paths = find_paths()
    window = make_window(make_app(), paths, Settings(), lambda: Library.open(paths))
    qtbot.addWidget(window)
    portable = QKeySequence.SequenceFormat.PortableText
    keys = [one.key().toString(portable) for one in window.findChildren(QShortcut)]
    assert keys
    assert [key for key in keys if f"`{key}`" not in README] == []
