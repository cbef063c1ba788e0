"""The acts of a person that take something along: into the packet, onto paper, to the clipboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from navigator.ui.words import tr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from navigator.handout.press import Paper
    from navigator.ui.frame.bars import NoticeBar
    from navigator.ui.paper.dialogs import Output
    from navigator.ui.site.staff_access import Site
    from navigator.ui.tasks import Lane
    from navigator.ui.visit.clipboard import Copied
    from navigator.ui.visit.visit import Visit


class Taking:
    """Dialogs belong to `window`."""

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

    @property
    def can_print(self) -> bool:
        """Whether paper can come out: a printer can be chosen, or one is named."""
        return self._site.policy.print_dialog or bool(self._site.settings.printer)

    def toggle_packet(self, id: str, sensitive: bool) -> bool:  # noqa: FBT001 - a desk act
        """Add a record to the packet or take it out; returns whether it is in now."""
        old = self._visit.packet
        if id in old.ids:
            self._visit.set_packet(old.without(id))
        else:
            if sensitive and not self._output().confirm_sensitive():
                return False
            self._visit.set_packet(old.with_added(id))
        return id in self._visit.packet.ids

    def copy(self, text: str) -> None:
        """Copy a text and say so."""
        self._copied.copy(text)
        self._tell(tr("Copied. Clear forgets it again."))

    def print_paper(self, paper: Paper, size: str) -> None:
        """Print with the given page size."""
        told = self._output().print_paper(paper, size)
        if told.is_out:
            self._notice.tell_paper(told.text)
        else:
            self._tell(told.text)

    def save_pdf(self, paper: Paper, size: str) -> None:
        """Save with the given page size, where the person says; the window stays free."""
        from navigator.ui.paper.printing import write_pdf  # noqa: PLC0415 - start time: only to save

        output = self._output()
        path = output.choose_pdf()
        if path is None:
            return
        self._tell(tr("Saving …"))
        saved = tr("Saved. The file stays on this computer until you delete it.")
        self._lane.ask(
            "pdf",
            lambda: write_pdf(paper, path, size),
            lambda _pages: self._notice.tell_paper(saved),
            output.tell_trouble,
        )

    def _tell(self, text: str) -> None:
        if text:
            self._notice.tell(text)

    def _output(self) -> Output:
        from navigator.ui.paper.dialogs import Output  # noqa: PLC0415 - start time: only to print

        return Output(self._window, self._site.policy, self._site.settings.printer)
