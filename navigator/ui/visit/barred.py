"""Blocks the acts that the policy does not permit, for every widget of the program.

One filter serves every present and future widget: context menus, dragging, "What's this?", the
keys that copy. Where the policy has a key to hide the screen, it is caught here, so that no field,
list or box can swallow it.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from navigator.site.policy import Policy

_KEYS = frozenset({QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride})


class Guard(QObject):
    """Filters the events of the whole application while `parent` lives. Signal: `hide_wanted`."""

    hide_wanted = Signal()

    def __init__(self, policy: Policy, parent: QObject) -> None:
        super().__init__(parent)
        self._policy = policy
        kinds = QEvent.Type
        barred: set[QEvent.Type] = set()
        if not policy.context_menus:
            barred |= {kinds.ContextMenu}
        if not policy.drops:
            barred |= {kinds.DragEnter, kinds.DragMove, kinds.DragLeave, kinds.Drop}
        if not policy.whats_this:
            barred |= {kinds.EnterWhatsThisMode, kinds.QueryWhatsThis, kinds.WhatsThis}
        self._barred = frozenset(barred)
        app = QApplication.instance()
        # Where nothing is barred no event has to come through here.
        if app is not None and (barred or not policy.copies or policy.hides):
            app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Block events that the policy bars; return True for these."""
        kind = event.type()
        if kind in self._barred:
            event.ignore()
            return True
        if kind in _KEYS and isinstance(event, QKeyEvent):
            if self._policy.hides and event.key() == Qt.Key.Key_Escape:
                event.accept()
                if kind == QEvent.Type.KeyPress and not event.isAutoRepeat():
                    self.hide_wanted.emit()
                return True
            if not self._policy.copies and _copies(event):
                return True
        return super().eventFilter(watched, event)


def _copies(event: QKeyEvent) -> bool:
    """Return whether the event is a key that copies or cuts on this system."""
    from PySide6.QtGui import QKeySequence  # noqa: PLC0415 - start time: see `bind_key`

    keys = QKeySequence.StandardKey
    return event.matches(keys.Copy) or event.matches(keys.Cut)
