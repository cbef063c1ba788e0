"""Whoever uses keys, a screen reader, large text or a finger gets everything on every page.

WCAG 2.2 by Qt's own accessibility interface and by measuring: name, role, state (4.1.2),
focus that is visible and not obscured (2.4.7, 2.4.11), its order (2.4.3), target size
(2.5.8, and 48 px at the kiosk), text to 200 % (1.4.4), help at one place (3.2.6). Every
page is walked at the desk and the kiosk: in English on the smallest screen; in Spanish,
whose words are longer, and in the right-to-left pseudo-language on three screens, each
with plain and with double text. An open page takes the size of each screen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QSpinBox,
    QWidget,
)

from navigator.handout.packet import Packet
from navigator.language.bidi import PSEUDO
from navigator.tour.pictures import MirroredLibrary
from navigator.ui.theme import current_look
from navigator.ui.theme.apply import FocusRing
from navigator.ui.theme.stylesheet import step_px
from navigator.ui.theme.tokens import FOCUS
from tests.helpers.content import real
from tests.helpers.kiosk import PIN_HASH
from tests.helpers.seen import cut, hidden, overlapping, sideways, small, untold
from tests.helpers.walk import routes
from tests.helpers.window import Screen, said

if TYPE_CHECKING:
    from navigator.library.facade import Library
    from navigator.paths import Paths

pytestmark = pytest.mark.apart
OpenWindow = Callable[..., Screen]
QUICK = [("desk", "en"), ("kiosk", "es")]
SLOW = [
    pytest.param(mode, language, marks=pytest.mark.slow)
    for mode, language in (
        ("desk", "es"), ("desk", PSEUDO), ("kiosk", "en"), ("kiosk", PSEUDO),
    )
]  # fmt: skip
walks = pytest.mark.parametrize(("mode", "language"), [*QUICK, *SLOW])
longest = pytest.mark.parametrize(("mode", "language"), [QUICK[1], SLOW[0], SLOW[1], SLOW[3]])
_BY_TAB = Qt.FocusPolicy.TabFocus
SMALL = (1024, 600)
SIZES = (SMALL, (1366, 768), (1920, 1080))
_PAGE_SHARE = 0.6
"""Of the height, what scrolls has at least this, however large the text is."""
_ROUNDS = 4
_LONG = ("checklist checklist:health",)
_DESK_ONLY = {"packet", "intro", "tour"}


@pytest.fixture
def walk(
    open_window: OpenWindow, real_paths: Paths, real_library: Library
) -> Callable[..., Iterator[tuple[str, Screen]]]:
    """`walk(mode, language)` opens every page of Colorado, or `only` some, on a small screen.

    Its folds are open: what lies in them must hold as well.
    """

    def walking(
        mode: str, language: str, percent: int = 100, only: tuple[str, ...] = ()
    ) -> Iterator[tuple[str, Screen]]:
        screen = open_window(
            mode=mode,
            language=language,
            text_percent=percent,
            size=SMALL,
            pin_hash=PIN_HASH if mode == "kiosk" else "",
            open_library=lambda: MirroredLibrary.open(real_paths, lambda: real().today),
        )
        assert (current_look().rtl, current_look().percent) == (language == PSEUDO, percent)
        if mode == "desk":
            screen.window.visit.set_packet(Packet(("card:CO:driving",)))
        first = [("languages", "")] if mode == "kiosk" else []
        for kind, id in [*first, *routes(real_library, "CO")]:
            if (mode == "kiosk" and kind in _DESK_ONLY) or (only and f"{kind} {id}" not in only):
                continue
            screen.go(kind, id)
            screen.unfold()
            # No part of the page flashed up as a window of its own, which takes the keys away.
            assert screen.window.isActiveWindow(), (kind, id)
            assert (screen.window.width(), screen.window.height()) == SMALL, (kind, id)
            yield f"{kind} {id}", screen

    return walking


def wrong_at_every_size(screen: Screen, mode: str, language: str, percent: int) -> list[str]:
    """What is wrong on a page when its window takes the size of each screen; SMALL again after."""
    found = []
    for size in SIZES if language != "en" else (SMALL,):
        screen.window.resize(*size)
        QApplication.processEvents()
        assert (screen.window.width(), screen.window.height()) == size
        for _ in range(_ROUNDS):  # what changes its shape with the width is laid out once more
            seen = wrong(screen, mode)
            if not seen:
                break
            screen.settle()
        share = screen.page.scroll_area.viewport().height() / screen.window.height()
        if size == SMALL and percent == 200 and share < _PAGE_SHARE:
            seen.append(f"the page has {share:.0%} of the height")
        found += [f"at {size}: {one}" for one in seen]
    screen.window.resize(*SMALL)
    return found


def wrong(screen: Screen, mode: str) -> list[str]:
    """What is too small, cut, over something else or wider than the screen."""
    window = screen.window
    wide, high = (44, 48) if mode == "kiosk" else (24, 24)
    return [*small(window, wide, high), *cut(window), *overlapping(window), *sideways(window)]


@walks
def test_name_role_state_and_size_of_every_control_no_word_cut_and_help_at_one_place(
    walk: Callable[..., Iterator[tuple[str, Screen]]], mode: str, language: str
) -> None:
    found: list[str] = []
    helps: set[QPoint] = set()
    for page, screen in walk(mode, language):
        help_button = screen.window.foot.help
        if help_button.isVisible():
            helps.add(help_button.mapTo(screen.window, QPoint()))
        here = [*untold(screen.window), *wrong_at_every_size(screen, mode, language, 100)]
        found += [f"{page}: {one}" for one in here]
        if screen.all(QSpinBox):
            assert step_px(current_look()) >= (48 if mode == "kiosk" else 24)
    assert not found, "\n".join(found)
    assert len(helps) == 1


@longest
def test_text_at_twice_its_size_loses_no_word_and_leaves_the_page_its_height(
    walk: Callable[..., Iterator[tuple[str, Screen]]], mode: str, language: str
) -> None:
    found: list[str] = []
    for page, screen in walk(mode, language, 200):
        here = wrong_at_every_size(screen, mode, language, 200)
        found += [f"{page}: {one}" for one in here]
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    ("mode", "language", "percent"),
    [
        pytest.param("desk", "en", 100, marks=pytest.mark.slow),
        ("kiosk", "es", 200),
        pytest.param("desk", PSEUDO, 200, marks=pytest.mark.slow),
    ],
)
def test_the_focus_is_ringed_in_sight_and_goes_in_the_order_of_reading(
    walk: Callable[..., Iterator[tuple[str, Screen]]], mode: str, language: str, percent: int
) -> None:
    found: list[str] = []
    for page, screen in walk(mode, language, percent):
        stops, here = tabbed(screen)
        here += _out_of_order(stops, rtl=language == PSEUDO)
        found += [f"{page}: {one}" for one in here]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("percent", [100, 200])
@longest
def test_on_every_screen_the_focus_stays_in_sight_on_the_longest_page(
    walk: Callable[..., Iterator[tuple[str, Screen]]], mode: str, language: str, percent: int
) -> None:
    found: list[str] = []
    for page, screen in walk(mode, language, percent, only=_LONG):
        for size in SIZES:
            screen.window.resize(*size)
            screen.settle()
            found += [f"{page} at {size}: {one}" for one in tabbed(screen)[1]]
        screen.window.resize(*SMALL)
    assert not found, "\n".join(found)


def tabbed(screen: Screen) -> tuple[list[QWidget], list[str]]:
    """Where Tab stops until it comes back, and what is wrong with the focus on the way."""
    found: list[str] = []
    ring = QApplication.instance().findChild(FocusRing)  # type: ignore[union-attr]
    start = QApplication.focusWidget()
    stops = [start] if start is not None and start.focusPolicy() & _BY_TAB else []
    for _ in range(400):
        QTest.keyClick(QApplication.focusWidget() or screen.window, Qt.Key.Key_Tab)
        QApplication.processEvents()
        now = QApplication.focusWidget()
        assert now is not None
        if now in stops:
            return stops, found
        stops.append(now)
        if ring is None or ring.frame is None or not ring.frame.isVisible():
            found.append(f"no ring round {said(now)!r} {now!r}")
        elif not _is_whole(ring, now):
            found.append(f"the ring round {said(now)!r} {now!r} is cut")
        if why := hidden(screen.window, now):
            found.append(why)
    return stops, [*found, "Tab never comes back"]


def _is_whole(ring: FocusRing, control: QWidget) -> bool:
    """Whether the ring has its gap on all sides; only what is higher than its page may lack one."""
    box = control.parentWidget()
    if isinstance(box, (QComboBox, QAbstractSpinBox)):
        control = box
    frame = ring.frame
    host = frame.parentWidget() if frame is not None else None
    if frame is None or host is None or isinstance(control, QAbstractScrollArea):
        return True
    reach = 2 * (FOCUS.width + FOCUS.gap)
    fits = control.height() + reach <= host.height()
    wide = frame.width() == control.width() + reach
    return wide and (not fits or frame.height() == control.height() + reach)


def _out_of_order(stops: list[QWidget], *, rtl: bool) -> list[str]:
    """Neighbors of one parent whose focus goes up, or against the reading direction."""
    found = []
    for one, following in pairwise(stops):
        if one.parentWidget() is not following.parentWidget():
            continue
        here, there = one.geometry(), following.geometry()
        up = there.bottom() < here.top()
        same_row = here.top() <= there.center().y() <= here.bottom()
        back = same_row and (there.left() > here.right() if rtl else there.right() < here.left())
        if up or back:
            found.append(f"from {said(one)!r} {here} to {said(following)!r} {there}")
    return found
