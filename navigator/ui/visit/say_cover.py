"""Words to say at a counter, as large as the window permits: to read out or to turn to the clerk.

Nothing is kept; Esc removes the cover.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QVBoxLayout

from navigator.ui.theme import SPACE, Role
from navigator.ui.visit.covers import PassingCover
from navigator.ui.widgets.button import Button
from navigator.ui.widgets.wrap_label import WrapLabel
from navigator.ui.words import Words, tr

_ROLES = (Role.DISPLAY, Role.TITLE, Role.HEADING, Role.LEAD, Role.BODY)
_WIDEST_PX = 1600


class SayCover(PassingCover):
    """A cover with a sentence in one or two languages, each below the name of its language.

    Args:
        step: the step it belongs to, in the language of the page.
        texts: language and sentence, the visitor's first.
    """

    def __init__(self, step: str, *texts: tuple[str, str]) -> None:
        super().__init__()
        self._step = WrapLabel(step, role=Role.LEAD, tone="quiet", max_chars=0)
        self._names = [WrapLabel(Words.native(lang), tone="quiet") for lang, _ in texts]
        self._said = [
            WrapLabel(f"\u201c{text}\u201d", role=Role.LEAD, bold=True, max_chars=0, lang=lang)
            for lang, text in texts
        ]
        self._parts = [self._step, *self._names, *self._said]
        self.middle.addWidget(self._step)
        for name, said in zip(self._names, self._said, strict=True):
            column = QVBoxLayout()
            column.setSpacing(SPACE.xxs)
            column.addWidget(name)
            column.addWidget(said)
            self.middle.addLayout(column)
        close = partial(self.answered.emit, 0)
        self._close = Button(tr("Close (Esc)"), variant="primary", icon_name="x", act=close)
        self.add_buttons(self._close)
        QShortcut(QKeySequence("Esc"), self, close)
        self.setFocusProxy(self._close)
        middle = self._step.parentWidget()
        if middle is not None:
            middle.setMaximumWidth(_WIDEST_PX)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the largest type in which everything fits; a low window leaves out the step."""
        super().resizeEvent(event)
        self._step.show()
        if not self._fits(_ROLES[:-2]):
            self._step.hide()
            self._fits(_ROLES)

    def _fits(self, roles: tuple[Role, ...]) -> bool:
        """Set the largest of these that fits, else the last one; return whether one fits."""
        width = min(self.width() - 2 * SPACE.l, _WIDEST_PX)
        taken = self._close.sizeHint().height() + SPACE.l * (len(self._said) + 4)
        for role in roles:
            for said in self._said:
                said.set_role(role)
            parts = [one for one in self._parts if not one.isHidden()]
            if taken + sum(one.heightForWidth(width) for one in parts) <= self.height():
                return True
        return False
