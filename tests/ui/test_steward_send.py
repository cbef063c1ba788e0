"""From the last save to a stick, on one page, with every word that is signed in sight."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from navigator.steward.desk.send_page import SendPage
from navigator.steward.editing import sending
from navigator.steward.editing.edit_session import Sitting
from navigator.steward.signing.publishing import Repository
from tests.helpers.steward import AtTheDesk
from tests.unit.test_steward_sending import PHRASE, ceremony

pytestmark = pytest.mark.slow  # of the steward's wing: see CONTRIBUTING.md

Open = Callable[..., AtTheDesk]
WYOMING = Path("resources/states/WY/driving.yaml")


@pytest.fixture
def desk(open_desk: Open) -> AtTheDesk:
    return open_desk("send", "WY")


def page(desk: AtTheDesk) -> SendPage:
    found = desk.page
    assert isinstance(found, SendPage)
    return found


def chosen(desk: AtTheDesk, folder: Path, button: str) -> None:
    """Press a button that asks for a folder, and choose it."""
    page(desk).choose_folder = lambda _: folder
    desk.press(button)


def publish(desk: AtTheDesk) -> list[str]:
    """Publish by key from whatever has focus, with each number that is asked for; those asked."""
    asked: list[str] = []
    desk.key("Ctrl+Return")
    while found := re.search(r"type (\d+)", page(desk).staged.spoken()):
        field = QApplication.focusWidget()
        assert isinstance(field, QLineEdit)
        asked.append(field.accessibleName())
        assert len(asked) < 4, "it asks again for a number that was given"
        QTest.keyClicks(field, found[1])
        desk.key("Ctrl+Return")
    return asked


def test_texts_that_contradict_each_other_need_their_number(
    desk: AtTheDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = ceremony(tmp_path / "keys")
    desk.press("Build the pack")
    chosen(desk, out, "Choose the folder")
    monkeypatch.setattr(sending, "contradicting", lambda _: 3)
    assert "Publish with this many contradictions" in publish(desk)
    assert desk.says("Published; it waits for signatures.")


def test_what_is_in_no_commit_is_said_before_it_is_built_and_when_it_is_published(
    desk: AtTheDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Sitting, "uncommitted", lambda _: (WYOMING,))
    desk.press("Check")
    assert f"In no commit yet: 1\n  {WYOMING}" in page(desk).found.toPlainText()
    out = ceremony(tmp_path / "keys")
    desk.press("Build the pack")
    chosen(desk, out, "Choose the folder")
    publish(desk)
    assert desk.says(f"It holds what is in no commit yet: {WYOMING}.")


def test_from_the_check_to_a_stick(desk: AtTheDesk, tmp_path: Path) -> None:
    out, stick = ceremony(tmp_path / "keys"), tmp_path / "stick"
    stick.mkdir()
    desk.press("Check")
    assert desk.says("Sound.")
    desk.press("Build the pack")
    assert desk.says("Built: the pack of", "sha256", "No pack went out before")
    chosen(desk, out, "Choose the folder")
    assert desk.says(
        "It holds no pack that is out.", "Waiting: root, signed by 0 of 2", "Room left"
    )
    publish(desk)
    assert desk.says("Published; it waits for signatures.")
    for name in ("ana", "ben", "office"):
        chosen(desk, tmp_path / "keys" / name, "Choose the key folder")
        desk.press("Show what is signed")
        text = page(desk).signed.toPlainText()
        assert "sha256 " in text
        assert "Wyoming: " in text
        assert desk.says("Sign this? The pack of")
        for one in page(desk).phrases:
            desk.fill(f"Passphrase of {one}", PHRASE)
        desk.press("Sign this")
        assert desk.says("Signed")
        assert PHRASE not in " ".join(one.text() for one in desk.all(QLineEdit))
        assert not any(one.line.isUndoAvailable() for one in page(desk).phrases.values())
    assert desk.says("Signed by all who must: it is out.", "It holds the pack of")
    chosen(desk, stick, "Choose the stick")
    desk.press("Copy to the stick")
    assert Repository(stick).status()["out"] == Repository(out).status()["out"] != {}
    # A week later one value is another: it is told with old and new, and nothing else is.
    old = desk.sitting.text(WYOMING)
    desk.bench.save("Wyoming", {WYOMING: old.replace("level: info", "level: stop", 1)})
    desk.settle()
    desk.press("Build the pack")
    news = page(desk).news
    assert desk.says("Against the pack of", "that is out in", "1 changed")
    assert "level: info -> stop" in news.text.toPlainText()


def test_a_problem_stops_the_build_and_is_named(desk: AtTheDesk) -> None:
    path = desk.root / WYOMING
    path.write_text(path.read_text("utf-8") + "\nnobody: knows\n", "utf-8")
    desk.sitting._content = None
    desk.press("Check")
    assert desk.says("1 problems: mend them", "nobody knows this key")
    assert not desk.button("Build the pack").isEnabled()


def test_what_is_missing_is_said_where_it_is_missing(desk: AtTheDesk, tmp_path: Path) -> None:
    desk.press("Publish to this folder")
    assert desk.says("Still missing: folder that is handed out.")
    desk.press("Show what is signed").press("Copy to the stick")
    chosen(desk, tmp_path / "none", "Choose the folder")
    assert desk.says("There is no such folder yet.")
    desk.press("Show what is signed")
    assert desk.says("Nothing was published in this folder yet.")


def test_a_wrong_passphrase_signs_nothing_and_is_gone(desk: AtTheDesk, tmp_path: Path) -> None:
    out = ceremony(tmp_path / "keys")
    desk.press("Build the pack")
    chosen(desk, out, "Choose the folder")
    publish(desk)
    chosen(desk, tmp_path / "keys/ana", "Choose the key folder")
    desk.press("Show what is signed").press("Sign this")
    assert desk.says("A key needs its passphrase.")
    desk.fill("Passphrase of ana", "another phrase").press("Sign this")
    assert desk.says("can not be opened")
    assert page(desk).phrases["ana"].line.text() == ""
    assert Repository(out).status()["staged"]["targets"] == "0 of 2"


def test_a_build_that_is_called_off_leaves_the_pack_as_it_was(desk: AtTheDesk) -> None:
    desk.press("Build the pack")
    held = (page(desk).pack / "manifest.json").read_bytes()
    shown = page(desk)
    shown._busy("Building …")
    assert shown.calls_off.isVisible()
    shown.build()
    shown.calls_off.click()
    desk.settle()
    assert desk.says("Called off; the pack is as it was.")
    assert (shown.pack / "manifest.json").read_bytes() == held
