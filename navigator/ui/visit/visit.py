"""One visit: state, language and packet, in memory only, and forgotten whole by `clear`."""

from __future__ import annotations

import gc
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from navigator.handout.edition import Edition
from navigator.handout.packet import Packet
from navigator.records.jurisdictions import FEDERAL

if TYPE_CHECKING:
    from navigator.ui.visit.open_checklist import OpenChecklist


def sweep() -> None:
    """Collect all garbage, including the objects that were frozen at the start."""
    set_aside = gc.get_freeze_count()
    gc.unfreeze()
    gc.collect()
    if set_aside:
        gc.freeze()


class Visit(QObject):
    """The choices of one visit; emits one signal for each that changes."""

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

        keeps_state: where the admin has set no state, the first one chosen by hand stays after
        Clear.
        """
        super().__init__(parent)
        self._home = (state, lang, zip)
        self._settles = keeps_state and not state
        self.state = state
        self.lang = lang
        self.packet = Packet()
        self.edition = Edition()
        """Language, type and size in which the packet is printed."""
        self.zip = zip
        """Five digits, or empty. For distances only; never kept."""
        self.checklist: OpenChecklist | None = None
        self.household: OpenChecklist | None = None
        """The answers of the interview: they feed every checklist of the visit."""
        self.letter: tuple[str, date] | None = None
        """The letter that is read, and the day on the paper; in no other place, and forgotten."""
        self.shift_is_read = False
        """True once the lines for the volunteer were put away; Clear does not change it."""

    @property
    def is_fresh(self) -> bool:
        """Return whether all choices are still those a visit begins with."""
        return (self.state, self.lang, self.zip) == self._home and self._is_plain

    @property
    def _is_plain(self) -> bool:
        is_plain = self.packet == Packet() and self.edition == Edition()
        return is_plain and self.letter is None and self.household is None

    @property
    def own_zip(self) -> str:
        """The ZIP code set by the admin; empty when none is set."""
        return self._home[2]

    def choose_state(self, state: str) -> None:
        """Choose a state by hand: with `keeps_state`, the first one stays after Clear.

        Choosing none takes that back. A state that follows from a ZIP code is set with `set_state`
        and does not stay.
        """
        if self._settles and state != FEDERAL and not (state and self._home[0]):
            self._home = (state, *self._home[1:])
        self.set_state(state)

    def settle(self, state: str, zip: str) -> None:
        """Begin this visit and each later one in the state and at the ZIP code of the desk."""
        self._home = (state, self._home[1], zip)
        self._settles = False
        self.set_zip(zip)
        self.set_state(state)

    def set_state(self, state: str) -> None:
        """Change the state for this visit only."""
        if state != self.state:
            self.state = state
            self.state_changed.emit(state)

    def begin_in(self, lang: str) -> None:
        """Set the language now and for the start of each later visit."""
        self._home = (self._home[0], lang, self._home[2])
        self.set_lang(lang)

    def set_lang(self, lang: str) -> None:
        """Set the language."""
        if lang != self.lang:
            self.lang = lang
            self.lang_changed.emit(lang)

    def set_packet(self, packet: Packet) -> None:
        """Replace the packet; packets are values, so a caller can keep the old one for undo."""
        if packet != self.packet:
            self.packet = packet
            self.packet_changed.emit()

    def set_zip(self, code: str) -> None:
        """Set the ZIP code; empty for none."""
        if code != self.zip:
            self.zip = code
            self.zip_changed.emit(code)

    def clear(self) -> None:
        """Forget all choices and begin again as the admin set it; `shift_is_read` stays."""
        state, lang, code = self._home
        self.checklist = self.household = self.letter = None
        self.edition = Edition()
        self.set_packet(Packet())
        self.set_zip(code)
        self.set_state(state)
        self.set_lang(lang)
        self.cleared.emit()
