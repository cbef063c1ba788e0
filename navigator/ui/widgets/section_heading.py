"""The heading of a part of a page: bold words over a hairline, a button at its end."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from navigator.ui.theme import SPACE, Role
from navigator.ui.widgets.column import Column, grow_down, hairline
from navigator.ui.widgets.wrap_label import WrapLabel


class SectionHeading(Column):
    """Words, an optional widget at the trailing end, a hairline below.

    `lang` is the language of the words where it is not that of the page.
    """

    def __init__(
        self,
        text: str,
        *,
        trailing: QWidget | None = None,
        lang: str = "",
    ) -> None:
        super().__init__()
        self._label = WrapLabel(text, role=Role.LEAD, bold=True, lang=lang)
        row = QHBoxLayout()
        row.setSpacing(SPACE.s)
        row.addWidget(self._label, 1)
        if trailing is not None:
            row.addWidget(trailing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACE.xs, 0, 0)
        column.setSpacing(SPACE.xxs)
        column.addLayout(row)
        column.addWidget(hairline())
        grow_down(self)
