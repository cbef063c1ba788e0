"""A page as a list of lines: its headings, labels and controls in order, without its content.

Words of the window and of the vocabulary stand as they are; whatever else is written, such as a
fact, a name or a phone, is `…`, and several in a row are one. So a block that is lost or changes
its place is seen, and a fact that changes is not.
"""

from __future__ import annotations

from functools import cache
from itertools import groupby

import yaml
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QAbstractSpinBox, QComboBox, QLabel, QLineEdit

from navigator.steward.content.words.translation_files import read_window_words, ui_file
from navigator.steward.content.words.wanted_words import WORDS_FILE
from tests.helpers.content import RESOURCES
from tests.helpers.window import Screen, said

CONTENT = "…"
_KINDS = (QAbstractButton, QComboBox, QLineEdit, QAbstractSpinBox, QLabel)


@cache
def _known() -> frozenset[str]:
    """Not from the content read whole: its ZIP codes would lie in memory beside the typed ones."""
    window = {one.english for one in read_window_words(ui_file(RESOURCES, "es"))}
    words = yaml.safe_load((RESOURCES / WORDS_FILE).read_text("utf-8"))["words"]
    return frozenset(window | {*words.values()})


def outlined(screen: Screen) -> list[str]:
    """Return the lines of the page on show, from top to bottom, then from left to right.

    Where a cover lies over the page, the lines are those of the whole window.
    """
    page = screen.window.page
    inside = page if page is not None and page.isVisible() else screen.window
    widgets = [one for kind in _KINDS for one in screen.all(kind, inside)]
    widgets.sort(
        key=lambda one: (screen.top_of(one), one.mapTo(screen.window, one.rect().topLeft()).x())
    )
    lines = []
    for widget in dict.fromkeys(widgets):
        name = " ".join(said(widget).split()) if not isinstance(widget, QLabel) else widget.text()
        if not name:
            continue
        role = QAccessible.queryAccessibleInterface(widget).role().name.lower()
        lines.append(f"{role}: {name if name in _known() else CONTENT}")
    return [line for line, _ in groupby(lines)]
