"""What the running program still knows: its widgets, the clipboard, and everything Python holds."""

from __future__ import annotations

import gc
import linecache
from collections.abc import Iterator
from types import FrameType
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, Qt
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QWidget,
)

_UNTRACKED = (tuple, dict, frozenset)


def objects() -> Iterator[QObject]:
    """Every object of every window, and the application's own."""
    app = QApplication.instance()
    assert app is not None
    roots: list[QObject] = [*QApplication.topLevelWidgets(), app]
    for root in roots:
        yield root
        yield from root.findChildren(QObject)


def _model_texts(model: QAbstractItemModel, parent: QModelIndex) -> Iterator[str]:
    for row in range(model.rowCount(parent)):
        for column in range(model.columnCount(parent)):
            index = model.index(row, column, parent)
            for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.UserRole):
                yield str(model.data(index, role))
            yield from _model_texts(model, index)


def _texts(one: QObject) -> Iterator[str]:
    yield one.objectName()
    names = [bytes(name.data()).decode() for name in one.dynamicPropertyNames()]
    yield from (str(one.property(name)) for name in names if not name.startswith("_"))
    if isinstance(one, QWidget):
        yield from (one.windowTitle(), one.accessibleName(), one.accessibleDescription())
        yield from (one.toolTip(), one.statusTip(), one.whatsThis(), one.windowFilePath())
    if isinstance(one, (QAbstractButton, QLabel)):
        yield one.text()
    if isinstance(one, QLineEdit):
        yield from (one.text(), one.selectedText(), one.placeholderText())
        if one.completer() is not None and one.completer().model() is not None:
            yield from _model_texts(one.completer().model(), QModelIndex())
        if one.isUndoAvailable() or one.isRedoAvailable():
            yield "(a field that can undo)"
    if isinstance(one, (QComboBox, QAbstractItemView)) and one.model() is not None:
        yield from _model_texts(one.model(), QModelIndex())


def shown() -> list[str]:
    """Every text of every object, the clipboard and the selection of the window system."""
    found = [text for one in objects() for text in _texts(one) if text]
    clipboard = QGuiApplication.clipboard()
    modes = [QClipboard.Mode.Clipboard]
    modes += [QClipboard.Mode.Selection] if clipboard.supportsSelection() else []
    return found + [clipboard.text(mode) for mode in modes]


def scrolled() -> list[str]:
    """Scroll areas that do not stand at their beginning."""
    return [
        repr(one)
        for one in objects()
        if isinstance(one, QAbstractScrollArea)
        and one.isVisible()
        and (one.verticalScrollBar().value() or one.horizontalScrollBar().value())
    ]


def held(secret: str) -> list[str]:
    """Where in Python's memory a text is held, `secret` being that text spelt backwards.

    Backwards, so that whoever asks does not hold it himself.
    """
    gc.unfreeze()
    gc.collect()
    linecache.clearcache()  # the lines of a package's source, read for a traceback, have any digits
    return [
        f"{type(one).__qualname__}: {_name(one)}"
        for one in gc.get_objects()
        if not isinstance(one, FrameType) and any(_has(inner, secret) for inner in _inside(one))
    ]


def _inside(one: Any) -> Iterator[str]:
    for inner in gc.get_referents(one):
        if isinstance(inner, str):
            yield inner
        elif isinstance(inner, _UNTRACKED) and not gc.is_tracked(inner):
            yield from _inside(inner)


def _has(text: str, secret: str) -> bool:
    return secret in text[::-1]


def _name(one: Any) -> str:
    keys = [str(key) for key in one][:6] if isinstance(one, dict) else ""
    return f"{keys} held by {[type(by).__qualname__ for by in gc.get_referrers(one)][:5]}"
