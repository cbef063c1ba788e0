"""New content on the settings page: what came is told, nothing waits for it, one can go back."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit

from navigator.errors import PackError
from navigator.library.facade import Library
from navigator.paths import Paths
from navigator.site.settings import read_settings
from navigator.ui.frame.window import Window
from navigator.ui.pages.staff.settings_page import UpdatesCard
from navigator.ui.site import update_watch
from navigator.update import apart
from navigator.update.sources import FolderSource
from navigator.update.trial import try_out
from tests.helpers.kiosk import PIN, PIN_HASH
from tests.helpers.publisher import BUNDLED, NEW, NEWER, TODAY, Site, Stewards
from tests.helpers.window import Screen, said

OpenWindow = Callable[..., Screen]
LOOK = "Look for new content now"


@pytest.fixture
def paths(real_paths: Paths, site: Site) -> Paths:
    return replace(site.paths, translations=real_paths.translations)


@pytest.fixture(autouse=True)
def tried_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """New content is read in this process, to save time."""
    monkeypatch.setattr(apart, "try_apart", try_out)


@pytest.fixture
def start(open_window: OpenWindow, site: Site, paths: Paths) -> Callable[..., Screen]:
    """`start()`: the program as it starts at this site, on its settings page."""

    def starting(**more: object) -> Screen:
        chosen = {key: getattr(site.settings, key) for key in ("updates", "updates_from")}
        chosen |= {"updates_root": site.settings.updates_root} | more
        screen = open_window(
            at=paths, open_library=lambda: Library.open(paths, lambda: TODAY), **chosen
        )
        screen.go("settings")
        return screen

    return starting


def wait(screen: Screen) -> None:
    """Until the look that is under way has ended."""
    give_up = time.monotonic() + 20
    while screen.window.staff.updates.is_busy:
        assert time.monotonic() < give_up
        QTest.qWait(5)
    screen.settle()


def look(screen: Screen) -> None:
    screen.press(LOOK)
    wait(screen)


def words(screen: Screen) -> str:
    card = screen.page.findChild(UpdatesCard)
    assert card is not None
    return "\n".join(screen.texts(card))


def test_what_came_is_told_and_opens_at_the_next_start(start: Callable[..., Screen]) -> None:
    first = start()
    assert "Content in use: Nov 1, 2026" in words(first)
    look(first)
    assert "New content of Nov 10, 2026 came (number 1). It opens when nobody is here." in words(
        first
    )
    first.go("home")
    first.go("settings")
    assert "Content in use: Nov 1, 2026" in words(first)
    assert "The content of Nov 10, 2026 opens when nobody is here." in words(first)
    assert "Last look: " in words(first)
    second = start()
    assert "Content in use: Nov 10, 2026" in words(second)
    look(second)
    assert "Nothing newer: the content of Nov 10, 2026 (number 1) is here already." in words(second)


def test_what_came_opens_between_two_visits_and_never_within_one(
    start: Callable[..., Screen], site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A kiosk goes on for weeks."""
    monkeypatch.setattr(update_watch, "QUIET_MS", 300)
    screen = start()
    before = screen.window.library
    until(lambda: bool(site.uses()))  # it looked by itself
    QTest.qWait(900)
    assert screen.window.library is before, "the settings page is open still"
    screen.go("card", "card:CO:records")
    QTest.qWait(900)
    assert screen.window.library is before, "somebody reads"
    quiet = screen.window.staff._renewal._quiet  # type: ignore[union-attr]
    quiet.start(60_000)
    QTest.qWait(2000)
    left = quiet.remainingTime()
    QTest.keyClick(screen.window.windowHandle(), Qt.Key.Key_Shift)
    assert quiet.remainingTime() > left + 1000, "whoever uses the window puts it off"
    opened = screen.window.page
    screen.window.clear()
    quiet.start(300)
    until(lambda: screen.window.library is not before)
    screen.settle()
    assert screen.window.library.built_on.isoformat() == NEW
    assert screen.window.page is not opened, "the first page is of the new content"
    told = screen.window.library.card("CO", "records")
    assert any(NEW in caution.text for caution in told.cautions)
    with pytest.raises(PackError):
        before._store.rows("SELECT 1")
    screen.search.setFocus()
    screen.type("plea lawyer")
    assert screen.kind == "ResultsPage"


def test_what_can_not_be_opened_then_leaves_what_was_open(
    start: Callable[..., Screen], site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(update_watch, "QUIET_MS", 300)
    screen = start()
    before = screen.window.library
    until(lambda: bool(site.uses()))
    (site.content / "packs" / site.uses() / "navigator.sqlite").write_bytes(b"")
    tried: list[bool] = []
    renewal = screen.window.staff._renewal
    assert renewal is not None
    renew = renewal._renew

    def hear(took: Callable[[bool], None]) -> None:
        def taken(is_other: bool) -> None:
            tried.append(is_other)
            took(is_other)

        renew(taken)

    monkeypatch.setattr(renewal, "_renew", hear)
    screen.window.clear()
    until(lambda: bool(tried))
    QTest.qWait(700)
    assert tried == [False], "it is not tried again and again"
    assert screen.window.library is before
    screen.go("card", "card:CO:records")
    assert screen.kind == "TopicPage"


def test_a_program_that_goes_on_looks_again_a_day_later(
    start: Callable[..., Screen], site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(update_watch, "QUIET_MS", 100)
    monkeypatch.setattr(update_watch, "AGAIN_MS", 500)
    screen = start()
    came: list[object] = []
    screen.window.staff.updates.came.connect(came.append)
    until(lambda: len(came) >= 3)
    assert site.opens() == NEW


def until(holds: Callable[[], bool]) -> None:
    """Wait for it; a busy machine may take its time."""
    give_up = time.monotonic() + 60
    while not holds():
        assert time.monotonic() < give_up
        QTest.qWait(20)


def test_one_can_go_back(start: Callable[..., Screen], site: Site) -> None:
    site.look()
    screen = start()
    assert "Content in use: Nov 10, 2026" in words(screen)
    screen.press("Go back to the earlier content")
    wait(screen)
    assert "The content of Nov 1, 2026 opens when nobody is here." in words(screen)
    assert "Go back" not in words(screen)
    assert site.opens() == BUNDLED


def test_nothing_to_go_back_to_shows_no_button(start: Callable[..., Screen]) -> None:
    assert "Go back" not in words(start())


def test_a_refusal_is_told_in_the_language_of_the_window(
    start: Callable[..., Screen], site: Site, stewards: Stewards
) -> None:
    next((stewards.folder / "targets").iterdir()).unlink()
    screen = start(language="es")
    screen.press("Buscar información nueva ahora")
    wait(screen)
    assert "Esta información no está completa: falta un archivo." in words(screen)
    assert "Cópiela otra vez y vuelva a buscar." in words(screen)
    screen.go("home")
    screen.go("settings")
    assert "Esta información no está completa: falta un archivo." in words(screen)
    assert site.opens() == BUNDLED


def test_content_that_fails_in_use_makes_room_for_what_was_used_before(
    start: Callable[..., Screen], site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else every press on that page would fail until somebody who knows finds "Go back"."""
    site.look()
    screen = start()
    begun_anew: list[bool] = []
    screen.window.turns.anew_wanted.connect(lambda: begun_anew.append(True))

    def broken(*_: object, **__: object) -> None:
        raise PackError("pack.damaged", "do.install_pack")

    monkeypatch.setattr(screen.window.library, "card", broken)
    screen.go("card", "card:CO:records")
    screen.settle()
    assert begun_anew == [True]
    assert site.opens() == BUNDLED
    assert "The content that came last failed in use" in words(start())
    screen.window.library.folder = site.paths.pack  # the program's own has nothing before it
    screen.go("card", "card:CO:records")
    screen.settle()
    assert begun_anew == [True]


def test_damaged_content_is_told(start: Callable[..., Screen], site: Site) -> None:
    site.look()
    (site.content / "packs" / site.uses() / "navigator.sqlite").write_bytes(b"")
    screen = start()
    assert "Newer content on this computer is damaged." in words(screen)
    look(screen)
    assert "New content of Nov 10, 2026 came" in words(screen)


def test_pages_answer_while_a_look_is_under_way_and_it_can_be_stopped(
    start: Callable[..., Screen], site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[str] = []

    def slow(self: FolderSource, name: str) -> Path:
        started.append(name)
        while not self._stop():
            time.sleep(0.001)
        raise OSError

    monkeypatch.setattr(FolderSource, "_open", slow)
    screen = start()
    screen.press(LOOK)
    assert "Looking for new content" in words(screen)
    screen.go("home")
    assert screen.kind == "HomePage"
    screen.type("plea lawyer")
    assert screen.kind == "ResultsPage"
    screen.go("settings")
    screen.press("Stop")
    wait(screen)
    assert started
    assert LOOK in words(screen)
    assert site.opens() == BUNDLED


def test_whoever_leaves_need_not_wait_for_it(
    start: Callable[..., Screen], monkeypatch: pytest.MonkeyPatch
) -> None:
    def slow(self: FolderSource, _name: str) -> Path:
        while not self._stop():
            time.sleep(0.001)
        raise OSError

    monkeypatch.setattr(FolderSource, "_open", slow)
    screen = start()
    screen.press(LOOK)
    assert screen.window.close()
    assert not screen.window.staff.updates.is_busy


def test_it_looks_once_by_itself_and_tells_nobody(
    start: Callable[..., Screen], site: Site, stewards: Stewards, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(update_watch, "QUIET_MS", 1)
    screen = start()
    wait_until(lambda: site.uses() != "")
    wait(screen)
    screen.go("home")
    assert "content" not in "\n".join(screen.texts()).lower().replace("contents", "")
    assert site.opens() == NEW
    site.updating.go_back()
    again = start()
    wait(again)
    QTest.qWait(50)
    wait(again)
    assert site.opens() == BUNDLED, "what somebody went back from comes only when asked for"
    stewards.publish(NEWER)
    assert site.look(by_itself=True).is_new


def test_whoever_uses_the_window_puts_that_look_off(
    start: Callable[..., Screen], monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[int] = []

    class Timer(QTimer):
        def start(self, *_: object) -> None:
            begun.append(1)

    screen = start()
    monkeypatch.setattr(screen.window.staff.updates, "_quiet", Timer())
    window = screen.window.windowHandle()
    QTest.keyClick(window, Qt.Key.Key_Tab)
    by_key = len(begun)
    assert by_key
    QTest.mouseClick(window, Qt.MouseButton.LeftButton)
    assert len(begun) > by_key


def wait_until(claim: Callable[[], bool]) -> None:
    give_up = time.monotonic() + 20
    while not claim():
        assert time.monotonic() < give_up
        QTest.qWait(5)


def test_with_updates_off_there_is_nothing_to_press(
    start: Callable[..., Screen], site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(update_watch, "QUIET_MS", 1)
    screen = start(updates="off")
    QTest.qWait(30)
    assert screen.page.findChild(UpdatesCard) is None
    assert not site.content.exists()


# The fields.
def field(screen: Screen, name: str) -> QLineEdit:
    return next(one for one in screen.all(QLineEdit, screen.page) if said(one) == name)


def choose(screen: Screen, value: str, place: str) -> None:
    box = next(one for one in screen.all(QComboBox, screen.page) if said(one) == "New content")
    screen.choose(box, box.itemText(box.findData(value)))
    line = field(screen, "Folder (its whole path) or address (https://…)")
    screen.reveal(line)
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, place)


@pytest.mark.parametrize(
    ("kind", "place"),
    [("folder", ""), ("folder", "stick"), ("address", "http://example.org"), ("address", "/a")],
)
def test_a_place_that_can_not_be_is_not_saved(
    start: Callable[..., Screen], paths: Paths, kind: str, place: str
) -> None:
    screen = start(updates="off", updates_from="")
    choose(screen, kind, place)
    screen.press("Save")
    assert screen.says("New content can not come from there.")
    assert not paths.settings.exists()


def test_a_place_is_saved_and_looked_at(
    start: Callable[..., Screen], paths: Paths, site: Site
) -> None:
    screen = start(updates="off", updates_from="")
    choose(screen, "folder", str(site.source))
    screen.press("Save")
    assert screen.says("Saved.")
    saved = read_settings(paths.settings)
    assert (saved.updates, saved.updates_from) == ("folder", str(site.source))
    screen.go("home")
    screen.go("settings")
    look(screen)
    assert site.opens() == NEW


# The kiosk.
def test_in_the_kiosk_all_of_it_lies_behind_the_pin(
    start: Callable[..., Screen], site: Site, qtbot: object
) -> None:
    del qtbot
    screen = start(mode="kiosk", pin_hash=PIN_HASH)
    assert screen.kind == "StaffPage"
    assert screen.window.findChildren(UpdatesCard) == []
    assert not [one for one in screen.texts(screen.window) if "content" in one.lower()]
    QTest.keyClicks(screen.all(QLineEdit)[0], PIN)
    screen.key(Qt.Key.Key_Return)
    look(screen)
    assert site.opens() == NEW
    screen.go("home")
    assert isinstance(screen.window, Window)
    assert screen.window.findChildren(UpdatesCard) == []
