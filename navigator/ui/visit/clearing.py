"""Decides when a visit is forgotten: Clear and its grace, Hide, the end of an idle visit.

It only signals that a visit is to be forgotten; the window forgets it. One filter blocks the acts
that the policy does not permit, for every present and future widget: context menus, dragging,
"What's this?", the keys that copy. Where the policy has a key to hide the screen, it is caught
here, so that no field, list or box can swallow it.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from navigator.site.policy import Policy
from navigator.ui.site.staff_access import Site, Staff
from navigator.ui.visit.covers import Covers, NeutralCover
from navigator.ui.visit.idle import IdleWatch

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


def close_boxes() -> None:
    """Close every open list, menu and message box; each counts as answered with no."""
    for widget in QApplication.topLevelWidgets():
        if isinstance(widget, QDialog) and widget.isVisible():
            widget.reject()
    while (popup := QApplication.activePopupWidget()) is not None:
        popup.close()
        if QApplication.activePopupWidget() is popup:
            break  # it will not go: rather leave it than never end


class Turns(QObject):
    """Holds covers, event filter and idle clock of a window: everything between two visits.

    Signals: `clear_wanted` (forget the visit now), `staff_wanted` (show the settings),
    `anew_wanted` (begin another window with the settings just saved). `is_wanted` returns whether
    there is a visit to forget; `neutral` makes a neutral screen.
    """

    clear_wanted = Signal()
    staff_wanted = Signal()
    anew_wanted = Signal()

    def __init__(
        self,
        content: QWidget,
        site: Site,
        is_wanted: Callable[[], bool],
        neutral: Callable[[], NeutralCover],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._neutral = neutral
        self.covers = Covers(content, site.policy)
        self.covers.clear_wanted.connect(self.clear_wanted)
        self.covers.staff_wanted.connect(self.staff_wanted)
        self.covers.extended.connect(self._extend)
        self._guard = Guard(site.policy, self)
        self._guard.hide_wanted.connect(self.hide)
        self.idle = IdleWatch(
            site.clock,
            site.settings.idle_seconds or site.policy.idle_seconds,
            site.policy.warning_seconds,
            is_wanted,
            self,
        )
        self.idle.warned.connect(self.covers.warn)
        self.idle.expired.connect(self.clear_wanted)

    def serve(self, staff: Staff) -> None:
        """Give the site admin's access the means to show a cover and to begin another window."""
        staff.lay = self.covers.ask
        staff.begin_anew = self.anew_wanted.emit

    def watch(self, window: QWidget) -> None:
        """Watch the use of a window, which must be shown already."""
        handle = window.windowHandle()
        if handle is not None:
            handle.installEventFilter(self.idle)

    def hide(self) -> None:
        """Forget the visit at once and show the neutral screen."""
        self.clear_wanted.emit()
        self.covers.show_neutral(self._neutral())

    def _extend(self) -> None:
        self.idle.extend()
