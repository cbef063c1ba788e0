"""The visitor's acts of output: into the packet, onto paper, into a PDF, to the clipboard.

Papers are made, laid out and painted on the lane: the window stays free. Clear drops one that is
not painted yet.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from navigator.ui.words import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from navigator.errors import KnownError
    from navigator.ui.desk import MakePaper
    from navigator.ui.frame.bars import NoticeBar
    from navigator.ui.paper.dialogs import Output
    from navigator.ui.site.staff_access import Site
    from navigator.ui.tasks import Lane
    from navigator.ui.visit.clipboard import Copied
    from navigator.ui.visit.visit import Visit

_SLOW_MS = 1000
"""Milliseconds after which somebody who waits for paper sees "Laying out the pages …"."""


class Taking:
    """Copies, prints, saves and changes the packet; dialogs belong to `window`."""

    def __init__(
        self,
        window: QWidget,
        site: Site,
        visit: Visit,
        *,
        copied: Copied,
        notice: NoticeBar,
        lane: Lane,
    ) -> None:
        self._window = window
        self._site = site
        self._visit = visit
        self._copied = copied
        self._notice = notice
        self._lane = lane
        self._papers = 0
        self._slow = QTimer(window, singleShot=True, interval=_SLOW_MS)
        self._slow.timeout.connect(lambda: self._tell(tr("Laying out the pages …")))
        visit.cleared.connect(self._slow.stop)

    @property
    def can_print(self) -> bool:
        """Return whether paper can come out: a printer can be chosen, or the settings name one."""
        return self._site.policy.print_dialog or bool(self._site.settings.printer)

    def toggle_packet(self, id: str, sensitive: bool) -> bool:  # noqa: FBT001 - a desk act
        """Add a record to the packet or remove it; return whether the packet holds it now."""
        old = self._visit.packet
        if id in old.ids:
            self._visit.set_packet(old.without(id))
        else:
            question = tr(
                "This page can say something about the person who carries it. Add it anyway?"
            )
            if sensitive and not self._output().confirm_private(question, tr("Add anyway")):
                return False
            self._visit.set_packet(old.with_added(id))
        return id in self._visit.packet.ids

    def confirm(self) -> bool:
        """Warn before a sensitive page is printed; return whether to print it anyway."""
        question = tr(
            "This page can say something about the person who carries it. Print it anyway?"
        )
        return self._output().confirm_private(question, tr("Print anyway"))

    def copy(self, text: str) -> None:
        """Copy a text and show a notice."""
        self._copied.copy(text)
        self._tell(tr("Copied. Clear forgets it again."))

    def print_paper(self, make: MakePaper, size: str, copies: int = 1) -> None:
        """Make and print a paper with the given page size."""
        from navigator.ui.paper.printing import paint_all  # noqa: PLC0415 - start time: only to print

        def save() -> None:
            self.save_pdf(make, size)

        printer = self._output().choose_printer(size, self._tell, save, copies)
        if printer is not None:
            out = tr("Printing. Please take every page with you."), tr("Printed: next visitor")
            self._begin(lambda: paint_all(make(), printer, self._lane.is_wanted), *out)

    def save_pdf(self, make: MakePaper, size: str) -> None:
        """Save a paper as a PDF with the given page size; ask for the path."""
        from navigator.ui.paper.printing import write_pdf  # noqa: PLC0415 - start time: only to save

        path = self._output().choose_pdf()
        if path is not None:
            self._tell(tr("Saving …"))
            saved = tr("Saved. The file stays on this computer until you delete it.")
            end = tr("Saved: next visitor")
            self._begin(lambda: write_pdf(make(), path, size, self._lane.is_wanted), saved, end)

    def _begin(self, work: Callable[[], int], told: str, end: str) -> None:
        """Run `work` on the lane, then show `told` and the button `end`; an error in a box."""

        def done(_pages: int) -> None:
            self._slow.stop()
            self._notice.tell_paper(told, end)

        def failed(error: KnownError) -> None:
            self._slow.stop()
            self._output().tell_trouble(error)

        self._slow.start()
        self._papers += 1  # a second paper does not take the place of the first
        self._lane.ask(f"paper {self._papers}", work, done, failed)

    def _tell(self, text: str) -> None:
        if text:
            self._notice.tell(text)

    def _output(self) -> Output:
        from navigator.ui.paper.dialogs import Output  # noqa: PLC0415 - start time: only to print

        return Output(self._window, self._site.policy, self._site.settings.printer)
