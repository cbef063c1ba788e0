"""Paper from a checklist: the form to fill in by hand, and the warning before printed answers.

The form is text to read here: nothing of it can be typed or ticked on the screen.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from navigator.records.checklists import Fill
from navigator.ui.pages.blocks import column, section, text_list
from navigator.ui.theme import SPACE
from navigator.ui.widgets.banner import Banner
from navigator.ui.widgets.button import Button
from navigator.ui.widgets.column import bare
from navigator.ui.widgets.flow_layout import flow
from navigator.ui.words import tr


def fill_parts(parts: Iterable[Fill]) -> list[QWidget]:
    """Make the fields of the printed form, part by part, as text to read."""
    return [section(one.heading, text_list((*one.lines, *one.boxes))) for one in parts]


class AnswersNote(QWidget):
    """The button to print with answers, after a plain warning.

    `ways` are the languages to print in, each with its word; one alone needs no word. Signals:
    `warned`, when the warning is shown; `print_clicked(languages)`.
    """

    warned = Signal()
    print_clicked = Signal(tuple)

    def __init__(self, ways: Sequence[tuple[str, tuple[str, ...]]]) -> None:
        super().__init__()
        self.wish = Button(tr("Print with answers …"), icon_name="printer", act=self._ask)
        self.leave_out = Button(tr("Leave the answers out"), variant="primary", act=self._close)
        warning = Banner(
            "note",
            tr("Others may see this paper."),
            tr(
                "It would show what was answered here, person by person. "
                "The answers stand on that paper and nowhere else."
            ),
        )
        name = tr("Print with answers")
        prints = (
            Button(
                f"{name}: {word}" if len(ways) > 1 else name,
                icon_name="printer",
                act=partial(self._print, langs),
            )
            for word, langs in ways
        )
        self.warning = column(warning, flow(self.leave_out, *prints, gap=SPACE.s))
        self.warning.hide()
        bare(self, -1, self.wish, self.warning)

    def _ask(self) -> None:
        """Show the warning; the safe answer has the focus."""
        self.wish.hide()
        self.warning.show()
        self.leave_out.setFocus(Qt.FocusReason.OtherFocusReason)
        self.warned.emit()

    def _close(self) -> None:
        self.warning.hide()
        self.wish.show()
        self.wish.setFocus(Qt.FocusReason.OtherFocusReason)

    def _print(self, langs: tuple[str, ...]) -> None:
        self._close()
        self.print_clicked.emit(langs)
