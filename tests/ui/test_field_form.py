"""A form drawn from a table of fields: what is chosen by letters, hidden, filled in and read back.

Letters that seem to choose and do not leave a filter of all states, or a clinic in none.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from navigator.records.fields import Field
from navigator.records.jurisdictions import JURISDICTIONS
from navigator.ui.widgets.field_form import Choice, FieldForm, Rows

STATES = {"": "All states", **dict(sorted(JURISDICTIONS.items(), key=lambda one: one[1]))}
HIDDEN = Field("fee", "Dollars", "number", "30", only=("known", ""), beside=True)
FIELDS = (
    Field("known", "Is it known?", "choice", "", (("", "Given below"), ("no", "Not known"))),
    HIDDEN,
    Field("text", "In plain words", "text", "Words.", help="One sentence.", hint="such as this"),
    Field("rows", "Programs", "rows", [{"name": "A", "since": ""}],
          (("name", "Program"), ("since", "Since"))),
    Field("keeps", "It stays", "tick"),
)  # fmt: skip
Typing = Callable[[str, Qt.Key], Choice]


@pytest.fixture
def holder(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    QVBoxLayout(widget)
    return widget


@pytest.fixture
def typing(qtbot: QtBot, holder: QWidget) -> Typing:
    """`typing("oh", Key_Tab)`: the field of a state once letters and a key were pressed."""

    def pressed(letters: str, key: Qt.Key) -> Choice:
        choice, after = Choice("State", STATES), QLineEdit()
        layout = holder.layout()
        assert layout is not None
        layout.addWidget(choice)
        layout.addWidget(after)
        with qtbot.waitActive(holder):
            holder.show()
        choice.field.setFocus()
        line = choice.box.lineEdit()
        assert line is not None
        line.selectAll()
        QTest.keyClicks(choice.field, letters)
        QTest.keyClick(choice.field, key)
        return choice

    return pressed


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Tab])
@pytest.mark.parametrize(
    ("letters", "code"),
    [("oh", "OH"), ("co", "CO"), ("nebr", "NE"), ("ma", "MA"), ("mai", "ME"), ("tx", "TX"),
     ("Ohio", "OH"), ("colo", "CO"), ("new y", "NY"), ("all", "")],
)  # fmt: skip
def test_letters_choose_a_row_and_a_code_goes_before_a_name(
    letters: str, code: str, key: Qt.Key, typing: Typing
) -> None:
    choice = typing(letters, key)
    assert choice.cell == code
    assert choice.box.currentText() == STATES[code]
    assert choice.box.currentData() == code


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Tab])
def test_letters_that_choose_nothing_go_and_the_field_says_so(key: Qt.Key, typing: Typing) -> None:
    choice = typing("xyz", key)
    line = choice.box.lineEdit()
    assert line is not None
    assert (choice.cell, line.text()) == ("", "")
    assert line.placeholderText() == "Nothing begins with “xyz”"


def test_the_field_shows_what_the_letters_would_choose(typing: Typing) -> None:
    choice = typing("t", Qt.Key.Key_X)
    line = choice.box.lineEdit()
    assert line is not None
    assert (line.text(), line.selectedText()) == ("tx: Texas", ": Texas")
    assert choice.cell == "TX"  # for who saves before leaving the field
    for _ in range(2):
        QTest.keyClick(choice.field, Qt.Key.Key_Backspace)
    assert line.text() == "t"
    QTest.keyClick(choice.field, Qt.Key.Key_E)
    assert (line.text(), choice.cell) == ("tennessee", "TN")
    choice.put("TX")
    line.selectAll()
    QTest.keyClicks(choice.field, "k")
    assert line.selectedText() == "ansas"


def test_a_field_that_another_makes_needless_is_hidden_and_has_no_value(
    qtbot: QtBot, holder: QWidget
) -> None:
    form = FieldForm(FIELDS)
    qtbot.addWidget(form)
    form.show()
    assert form.values() == {
        "known": "", "fee": "30", "text": "Words.", "rows": [{"name": "A", "since": ""}],
        "keeps": "",
    }  # fmt: skip
    assert [one.accessibleName() for one in form.fields][:3] == [
        "Is it known?", "Dollars", "In plain words",
    ]  # fmt: skip
    with qtbot.waitSignal(form.edited):
        form["known"].put("no")
    assert not form["fee"].isVisible()
    assert "fee" not in form.values()
    form["known"].put("")
    assert form["fee"].isVisible()


def test_rows_are_added_and_empty_ones_left_out(qtbot: QtBot, holder: QWidget) -> None:
    form = FieldForm(FIELDS)
    qtbot.addWidget(form)
    rows = form["rows"]
    assert isinstance(rows, Rows)
    for _ in range(2):
        rows.more.click()
    item = rows.table.item(1, 0)
    assert item is not None
    item.setText(" B ")
    form["keeps"].box.click()
    values = form.values()
    assert values["rows"] == [{"name": "A", "since": ""}, {"name": "B", "since": ""}]
    assert values["keeps"] == "yes"


def test_the_cursor_goes_to_the_first_field_that_is_missing(qtbot: QtBot, holder: QWidget) -> None:
    form = FieldForm(FIELDS)
    qtbot.addWidget(form)
    with qtbot.waitActive(form):
        form.show()
    form.go_to(["Programs", "In plain words"])
    assert form["text"].field.hasFocus()
    form["known"].put("no")
    form.go_to(["Dollars"])  # hidden: the cursor stays
    assert form["text"].field.hasFocus()
