"""The button that reads a page aloud, and the functions that find the words of a page."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from navigator.ui.widgets.button import Button
from navigator.ui.words import tr

if TYPE_CHECKING:
    from navigator.aloud.script import Aloud, Spoken
    from navigator.ui.desk import Desk
    from navigator.ui.speech.reader import Reader
    from navigator.ui.widgets.page import Page


class ReadButton(Button):
    """Begins to read; while anything is read, stops it.

    The reading it began ends when it is hidden: with its page, or the result it stood above.
    """

    def __init__(self, reader: Reader, word: str, make: Callable[[], Spoken]) -> None:
        super().__init__("", icon_name="volume-2")
        self._reader = reader
        self._word = word
        self._make = make
        self.clicked.connect(lambda: reader.toggle(make))
        reader.changed.connect(self._show)
        self._show(reader.is_reading)

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop the reading this button began, unless only the window went out of sight.

        Nor where the button alone went, behind "More": its words to stop are longer.
        """
        super().hideEvent(event)
        with_its_page = not event.spontaneous() and not self.isHidden()
        if self._reader.reads(self._make) and with_its_page:
            self._reader.stop()

    def _show(self, is_reading: bool) -> None:  # noqa: FBT001 - slot
        self.set_label(tr("Stop reading") if is_reading else self._word)
        self.set_icon("x" if is_reading else "volume-2")


def read_button(desk: Desk, make: Callable[[], Spoken], word: str = "") -> ReadButton | None:
    """Make a button that reads the words of `make` aloud; None without a reader."""
    if desk.reader is None:
        return None
    return ReadButton(desk.reader, word or tr("Read aloud"), make)


def let_hear(page: Page, desk: Desk, make: Callable[[], Spoken]) -> None:
    """Let a page be read aloud: by key, and by a button unless the bar below has it."""
    if desk.reader is None:
        return
    page.spoken = make
    if not desk.policy.bottom_bar:
        page.add_act(read_button(desk, make))


def let_hear_sight(page: Page, desk: Desk) -> None:
    """Let a page without words of its own be read by its visible texts, at the kiosk."""
    if desk.policy.bottom_bar:
        let_hear(page, desk, lambda: aloud(desk).sight(page.accessibleName(), page.texts()))


def spoken(page: QWidget | None) -> Callable[[], Spoken] | None:
    """Return the function that makes a page's words to read; None where there are none."""
    return getattr(page, "spoken", None)


def read(reader: Reader, page: QWidget | None) -> None:
    """Read a page aloud, or stop reading; does nothing for a page without words."""
    make = spoken(page)
    if make is not None:
        reader.toggle(make)


def aloud(desk: Desk, lang: str = "") -> Aloud:
    """Return the maker of sentences to read, in the page's language or another one."""
    from navigator.aloud.script import Aloud  # noqa: PLC0415 - start time: only to read aloud

    library = desk.library
    say = library.wording(lang) if lang else desk.say
    return Aloud(say, reviewed=library.languages()[say.lang], old=library.is_pack_old())
