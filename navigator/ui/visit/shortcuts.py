"""The keys of the window, one for each act; the policy says which acts have theirs."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QWidget

from navigator.site.policy import Policy

CLEAR_KEY = "Ctrl+Shift+Del"
KEYS = {
    "search": "Ctrl+K",
    "home": "Alt+Home",
    "back": "Alt+Left",
    "packet": "Ctrl+P",
    "clear": CLEAR_KEY,
    "language": "Ctrl+Shift+L",
    "look": "Ctrl+Shift+D",
    "larger": "Ctrl++",
    "plain_size": "Ctrl+0",
    "read": "Ctrl+R",
    "read_back": "F7",
    "read_pause": "F8",
    "read_next": "F9",
    "faces": "F2",
    "help": "F1",
    "settings": "Ctrl+,",
}
TILE_KEYS = "1234567890"
"""The keys of the tiles of home, from the first to the tenth; in a field they are digits."""


def bind(parent: QWidget, policy: Policy, acts: Mapping[str, Callable[[], object]]) -> None:
    """Bind each act that the policy permits to its key, as long as `parent` is shown."""
    for name in policy.shortcuts:
        bind_key(KEYS[name], parent, acts[name])


def bind_key(key: str, parent: QWidget, act: Callable[[], object]) -> QShortcut:
    """Bind a key to an act, as long as `parent` is shown."""
    shortcut = QShortcut(parent)
    # By name: the class QKeySequence brings some eighty words with it, and this is the start.
    shortcut.setProperty("key", key)
    shortcut.activated.connect(act)
    return shortcut
