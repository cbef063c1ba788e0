"""Paper from a checklist: the form to fill in by hand, and the warning before printed answers.

The form is text to read here: nothing of it can be typed or ticked on the screen.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from navigator.records.checklists import Fill
from navigator.ui.pages.blocks import section, stack, text_list
from navigator.ui.theme import SPACE
from navigator.ui.widgets.banner import Banner
from navigator.ui.widgets.button import Button
from navigator.ui.widgets.flow_layout import FlowLayout
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
        self.wish = Button(tr("Print with answers …"), icon_name="printer")
        self.wish.clicked.connect(self._ask)
        self.leave_out = Button(tr("Leave the answers out"), variant="primary")
        self.leave_out.clicked.connect(self._close)
        warning = Banner(
            "note",
            tr("Others may see this paper."),
            tr(
                "It would show what was answered here, person by person. "
                "The answers stand on that paper and nowhere else."
            ),
        )
        choices = QWidget()
        flow = FlowLayout(choices, gap=SPACE.s)
        flow.addWidget(self.leave_out)
        for word, langs in ways:
            name = tr("Print with answers")
            button = Button(f"{name}: {word}" if len(ways) > 1 else name, icon_name="printer")
            button.clicked.connect(lambda _=False, langs=langs: self._print(langs))
            flow.addWidget(button)
        self.warning, inner = stack(SPACE.s)
        inner.addWidget(warning)
        inner.addWidget(choices)
        self.warning.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.wish)
        column.addWidget(self.warning)

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
