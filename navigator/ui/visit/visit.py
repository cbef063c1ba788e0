"""One visit: state, language and packet, in memory only, and wiped whole by `clear`."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from navigator.handout.edition import Edition
from navigator.handout.packet import Packet
from navigator.records.jurisdictions import FEDERAL

if TYPE_CHECKING:
    from navigator.ui.visit.open_checklist import OpenChecklist


def sweep() -> None:
    """Let go of what nobody holds any more, also of what was set aside at the start."""
    set_aside = gc.get_freeze_count()
    gc.unfreeze()
    gc.collect()
    if set_aside:
        gc.freeze()


class Visit(QObject):
    """What is chosen now. Emits one signal for each thing that changes."""

    state_changed = Signal(str)
    lang_changed = Signal(str)
    packet_changed = Signal()
    zip_changed = Signal(str)
    cleared = Signal()

    def __init__(
        self,
        state: str,
        lang: str,
        parent: QObject | None = None,
        *,
        zip: str = "",
        keeps_state: bool = False,
    ) -> None:
        """Begin with the admin's state (may be empty), language and ZIP code (may be empty).

        keeps_state: where the admin has set no state, the first one chosen by hand is the desk's.
        """
        super().__init__(parent)
        self._home = (state, lang, zip)
        self._settles = keeps_state and not state
        self.state = state
        self.lang = lang
        self.packet = Packet()
        self.edition = Edition()
        """How the packet is printed."""
        self.zip = zip
        """Five digits, or empty. For distances only; never kept."""
        self.checklist: OpenChecklist | None = None
        self.shift_is_read = False
        """Whether the lines for the volunteer were put away: of this start, so Clear leaves it."""

    @property
    def is_fresh(self) -> bool:
        """Whether nothing has been chosen since the beginning."""
        return (self.state, self.lang, self.zip) == self._home and self._is_plain

    @property
    def _is_plain(self) -> bool:
        return self.packet == Packet() and self.edition == Edition()

    @property
    def own_zip(self) -> str:
        """The ZIP code the admin has set, or none."""
        return self._home[2]

    def choose_state(self, state: str) -> None:
        """Choose a state by hand: the first one stays after Clear, where it is to be the desk's.

        Choosing none takes that back. One that follows from a ZIP code is the visitor's.
        """
        if self._settles and state != FEDERAL and not (state and self._home[0]):
            self._home = (state, *self._home[1:])
        self.set_state(state)

    def set_state(self, state: str) -> None:
        """Go over to a state."""
        if state != self.state:
            self.state = state
            self.state_changed.emit(state)

    def begin_in(self, lang: str) -> None:
        """Speak a language now and at the start of each visit after this one."""
        self._home = (self._home[0], lang, self._home[2])
        self.set_lang(lang)

    def set_lang(self, lang: str) -> None:
        """Choose a language."""
        if lang != self.lang:
            self.lang = lang
            self.lang_changed.emit(lang)

    def set_packet(self, packet: Packet) -> None:
        """Replace the packet; packets are values, so whoever wants undo keeps the old one."""
        if packet != self.packet:
            self.packet = packet
            self.packet_changed.emit()

    def set_zip(self, code: str) -> None:
        """Choose a ZIP code, or none."""
        if code != self.zip:
            self.zip = code
            self.zip_changed.emit(code)

    def clear(self) -> None:
        """Forget everything and begin again as the admin set it."""
        state, lang, code = self._home
        self.checklist = None
        self.edition = Edition()
        self.set_packet(Packet())
        self.set_zip(code)
        self.set_state(state)
        self.set_lang(lang)
        self.cleared.emit()
