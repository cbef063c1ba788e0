"""The filters of a page: a state, a topic, and on some pages a role and a language."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from navigator.records.jurisdictions import FEDERAL, JURISDICTIONS
from navigator.records.reviewing import ROLES, Role
from navigator.records.topics import TOPICS
from navigator.steward.editing.queue import Wanted
from navigator.steward.editing.readers import ROLE_WORDS
from navigator.ui.theme import SPACE, current_look
from navigator.ui.widgets.button import Button
from navigator.ui.widgets.choice_box import ChoiceBox
from navigator.ui.words import Words

_ALL = "All states"
_READERS: dict[Role, str] = {
    "lawyer": "For lawyers",
    "accredited": "For accredited",
    "agency": "For agencies",
    "speaker": "For speakers",
    "volunteer": "For volunteers",
}
"""Names of roles, short because two fields stand side by side above the list."""
_BOX_CHARS = 14
_STATE_CHARS = 18


def state_box(every: str = "") -> ChoiceBox:
    """Return a field for a state, to choose or to type; `every` stands for all of them."""
    box = ChoiceBox("State")
    box.let_type()
    if every:
        box.addItem(every, None)
    box.addItem("Federal", FEDERAL)
    for code, name in sorted(JURISDICTIONS.items(), key=lambda one: one[1]):
        box.addItem(name, code)
    box.setMinimumWidth(current_look().measure_px(_STATE_CHARS))
    return box


class Filters(QWidget):
    """The fields. Signal: `changed` when a person chose."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.state = state_box(_ALL)
        self.topic = ChoiceBox("Topic")
        self.topic.addItem("All topics", None)
        for topic in TOPICS:
            self.topic.addItem(topic.capitalize(), topic)
        self.role = ChoiceBox("For whom")
        self.role.addItem("For anybody", None)
        for role in ROLES:
            self.role.addItem(_READERS[role], role)
            self.role.setItemData(
                self.role.count() - 1, ROLE_WORDS[role], Qt.ItemDataRole.ToolTipRole
            )
        self.lang = ChoiceBox("Language")
        self.lang.addItem("English", "en")
        self.fields = (self.state, self.topic, self.role, self.lang)
        self.others = Button("", variant="quiet", icon_name="chevron-down", icon_only=True)
        self.others.set_label("More to choose from: for whom, language")
        self.others.clicked.connect(lambda: self._open(is_open=self.role.isHidden()))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(SPACE.xs)
        for number, box in enumerate(self.fields):
            box.activated.connect(self._chosen)
            # As wide as there is room, not as the longest of its rows.
            box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            box.setMinimumWidth(current_look().measure_px(_BOX_CHARS))
            grid.addWidget(box, number // 2, number % 2)
        grid.addWidget(self.others, 0, 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self._open(is_open=False)

    @property
    def wanted(self) -> Wanted:
        """The chosen filter."""
        role: Role | None = self.role.currentData()
        return Wanted(
            self.state.currentData(), self.topic.currentData(), role, self.lang.currentData()
        )

    def choose(self, *, state: str) -> None:
        """Choose a state by its code."""
        self.state.setCurrentIndex(max(0, self.state.findData(state)))

    def offer(self, langs: tuple[str, ...]) -> None:
        """Add the languages that have translations."""
        for lang in langs:
            if self.lang.findData(lang) < 0:
                self.lang.addItem(Words.native(lang), lang)

    def to_state(self) -> None:
        """Put the focus into the field of the state, ready to type over."""
        self.state.setFocus()
        if (line := self.state.lineEdit()) is not None:
            line.selectAll()

    def _open(self, *, is_open: bool) -> None:
        self.role.setVisible(is_open)
        self.lang.setVisible(is_open)
        self.others.set_icon("chevron-up" if is_open else "chevron-down")

    def _chosen(self) -> None:
        is_speaker = self.sender() is self.role and self.role.currentData() == "speaker"
        if is_speaker and self.lang.currentData() == "en" and self.lang.count() > 1:
            self.lang.setCurrentIndex(1)  # who grew up with a language reads a translation
        self.changed.emit()
