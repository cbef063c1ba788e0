"""The desk itself: every page opens, and nothing is lost without a question."""

from __future__ import annotations

import shutil
import subprocess
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from navigator.errors import ToolError
from navigator.steward.desk import steward_window
from navigator.steward.editing.edit_session import Sitting
from navigator.ui.theme import Mode, current_look
from tests.helpers.steward import AtTheDesk, small_tree

FILE = Path("resources/states/WY/driving.yaml")
Open = Callable[..., AtTheDesk]


def remark(desk: AtTheDesk, words: str) -> str:
    text = f"# {words}\n" + desk.sitting.text(FILE)
    desk.bench.save(f"Wyoming, {words}", {FILE: text})
    desk.settle()
    return text


def test_a_save_is_told_at_the_foot_and_taken_back_by_one_key(open_desk: Open) -> None:
    desk = open_desk("queue", "WY")
    old = (desk.root / FILE).read_text("utf-8")
    assert not desk.window._undo.isVisible()
    remark(desk, "one")
    assert desk.says("Saved: Wyoming, one", "Undo")
    desk.key("Ctrl+Z")
    assert desk.acts == 1
    assert (desk.root / FILE).read_text("utf-8") == old
    assert desk.says("Taken back: Wyoming, one")
    assert not desk.window._undo.isVisible()


def test_everything_that_is_wrong_stands_in_the_banner(open_desk: Open) -> None:
    desk = open_desk("queue", "WY")
    old = desk.sitting.text(FILE)
    wrong = old.replace("level: stop", "level: loud", 1).replace("seen: 2026", "seen: 2099", 1)
    desk.bench.save("A slip", {FILE: wrong})
    desk.settle()
    rows = desk.window.trouble.rows
    assert desk.says("Nothing was saved")
    assert rows.count() >= 1
    assert "driving.yaml" in rows.item(0).text()
    desk.key("Esc")
    assert desk.window.trouble.isHidden()
    desk.bench.work(_fail, lambda _: None)
    desk.settle()
    assert desk.says("It did not work. Try again.")


def _fail() -> None:
    raise ToolError("It did not work. Try again.")


def test_what_is_wrong_in_the_files_is_told_at_the_start(
    qapp: QApplication, tmp_path: Path
) -> None:
    resources = small_tree(tmp_path / "other", "WY")
    path = resources / "states/WY/college.yaml"
    path.write_text(path.read_text("utf-8") + "\nnobody: knows\n", "utf-8")
    desk = AtTheDesk(resources).open("queue")
    assert desk.says("One thing in the files is not right, and left out here.")
    assert "nobody" in desk.window.trouble.rows.item(0).text()
    desk.close()


def test_closing_with_acts_asks_and_stays_leaves_or_commits(open_desk: Open) -> None:
    desk = open_desk("queue", "WY")
    remark(desk, "one")
    desk.key("Ctrl+Q")
    assert desk.says("One change lies in files, but in no commit yet.", "Wyoming, one")
    desk.press("Stay")
    assert desk.window.isVisible()
    desk.key("Ctrl+Q").press("Leave it to me")
    assert not desk.window.isVisible()


def test_closing_commits_with_the_message_as_it_was_left(open_desk: Open) -> None:
    if shutil.which("git") is None:
        pytest.skip("no git here")
    desk = open_desk("queue", "WY")

    def git(*words: str) -> str:
        done = subprocess.run(
            ["git", *words], cwd=desk.root, capture_output=True, text=True, check=True
        )
        return done.stdout

    remark(desk, "one")
    desk.key("Ctrl+Q").press("Commit")
    assert desk.says("git did not take it.")
    git("init", "--quiet")
    git("config", "user.name", "A")
    git("config", "user.email", "a@example.org")
    desk.fill("Message of the commit", "").press("Commit")
    assert desk.says("A commit needs a message.")
    desk.fill("Message of the commit", "Read again").press("Commit")
    assert not desk.window.isVisible()
    assert git("show", "--name-only", "--format=%s").split() == ["Read", "again", str(FILE)]


def test_what_a_cut_sitting_left_is_offered_at_the_start(
    open_desk: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Sitting, "left", lambda _: (FILE,))
    desk = open_desk("queue", "WY")
    assert desk.says("An earlier sitting left files that are in no commit", str(FILE))
    old = (desk.root / FILE).read_text("utf-8")
    monkeypatch.setattr(Sitting, "_committed", lambda *_: f"# committed\n{old}")
    remark(desk, "one")
    desk.key("Ctrl+Q")
    assert desk.says(f"Left by an earlier sitting: {FILE}.")
    desk.press("Stay").press("Take it in")
    assert desk.says("Taken in. Left by an earlier sitting:", "Undo")
    with pytest.raises(AssertionError):
        desk.button("Take it in")
    desk.key("Ctrl+Shift+Z").key("Ctrl+Shift+Z")
    assert (desk.root / FILE).read_text("utf-8") == f"# committed\n{old}"


def test_undo_and_commands_of_the_page_work_from_every_field(open_desk: Open) -> None:
    desk = open_desk("places", "WY", also=("resources/places/WY.yaml",))
    field = desk.field("Find a place")
    assert isinstance(field, QLineEdit)
    old = (desk.root / FILE).read_text("utf-8")
    remark(desk, "one")
    field.setFocus()
    QTest.keyClicks(field, "chey")
    desk.key("Ctrl+Z")  # the field's own: it takes letters back, and no save
    assert (desk.root / FILE).read_text("utf-8") != old
    QTest.keyClicks(field, "chey")
    desk.key("Ctrl+Shift+Z")
    assert (desk.root / FILE).read_text("utf-8") == old
    assert field.text() == "chey"


def test_focus_stays_in_the_page_when_the_field_that_had_it_goes(open_desk: Open) -> None:
    desk = open_desk("words", "WY", also=("i18n/es/content/states/WY",))
    for page in ("Ctrl+2", "Ctrl+5", "Ctrl+3", "Ctrl+1", "Ctrl+3"):
        desk.key(page)
        focus = QApplication.focusWidget()
        assert focus is not None
        assert desk.page is focus or desk.page.isAncestorOf(focus), focus
        for one in desk.all(QWidget, desk.page):
            one.setVisible(one.focusPolicy() is Qt.FocusPolicy.NoFocus)
        desk.settle()
        assert QApplication.focusWidget() is desk.page


def test_with_nothing_saved_it_closes_at_once(open_desk: Open) -> None:
    desk = open_desk("queue", "WY")
    desk.key("Ctrl+Q")
    assert not desk.window.isVisible()


@pytest.mark.parametrize("row", steward_window.PAGES, ids=lambda row: row.name)
def test_every_page_is_there_and_opens(row: steward_window.PageRow, open_desk: Open) -> None:
    desk = open_desk("look", "WY")
    if row.key:
        desk.key(row.key)
    else:
        desk.bench.go(row.name)
        desk.settle()
    assert desk.page.name == row.name
    assert desk.says(desk.page.title)
    assert desk.window.trouble.isHidden()


def test_a_form_is_left_by_esc_for_the_page_before(
    open_desk: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = steward_window.PageRow("change", "Change an entry", "", "look_page.LookPage")
    monkeypatch.setitem(steward_window._ROWS, "change", row)
    desk = open_desk("queue", "WY")
    desk.key("C")
    assert desk.page.name == "look"
    assert desk.says("Back")
    monkeypatch.setattr(desk.page, "leave", lambda: False)  # it would lose something: it asks
    desk.key("Esc").key("Ctrl+1")
    assert desk.page.name == "look"
    monkeypatch.undo()
    desk.key("Esc")
    assert desk.page.name == "queue"


def test_a_job_that_takes_long_says_so_and_a_bug_is_told(open_desk: Open) -> None:
    desk = open_desk("queue", "WY")
    go_on = threading.Event()
    desk.bench.work(lambda: go_on.wait(20), lambda _: None, "Counting")
    for _ in range(300):
        QTest.qWait(10)
        if desk.says("Counting …"):
            break
    assert desk.says("Counting …")
    go_on.set()
    desk.settle()
    assert not desk.says("Counting …")


def test_text_grows_and_the_list_of_pages_gives_way(open_desk: Open) -> None:
    desk = open_desk("queue", "WY")
    wide = desk.window._side.direction()
    desk.key("Ctrl++").key("Ctrl++").key("Ctrl++")
    assert current_look().percent == 200
    assert desk.window._side.direction() != wide
    desk.key("Ctrl+0")
    assert desk.window._side.direction() == wide
    desk.key("Ctrl+Shift+D")
    assert current_look().mode is not Mode.LIGHT


def test_closing_waits_for_a_save_that_is_under_way(open_desk: Open) -> None:
    desk = open_desk("queue", "WY")
    text = "# late\n" + desk.sitting.text(FILE)
    desk.bench.save("Wyoming, late", {FILE: text})
    desk.key("Ctrl+Q")
    assert desk.says("One change lies in files", "Wyoming, late")
    desk.press("Stay")
