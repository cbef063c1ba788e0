"""A place shows its own name and sign; a file that is no picture is simply not shown."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QLabel

from navigator.ui.site.site_logo import site_logo
from tests.helpers.kiosk import PIN_HASH
from tests.helpers.window import Screen, said

OpenWindow = Callable[..., Screen]
PINK = "#ff00ff"
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20">'
    f'<rect width="40" height="20" fill="{PINK}"/></svg>'
)


@pytest.fixture(params=["png", "svg"])
def logo(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    path = tmp_path / f"sign.{request.param}"
    if request.param == "svg":
        path.write_text(SVG, "utf-8")
    else:
        image = QImage(40, 20, QImage.Format.Format_RGB32)
        image.fill(QColor(PINK))
        assert image.save(str(path))
    return str(path)


def pink(image: QImage) -> int:
    wanted = QColor(PINK).rgb()
    points = ((x, y) for x in range(image.width()) for y in range(image.height()))
    return sum(image.pixel(x, y) == wanted for x, y in points)


def test_a_picture_keeps_its_shape_inside_the_room_there_is(
    open_window: OpenWindow, logo: str
) -> None:
    open_window()  # pixmaps need an application
    for ratio in (1.0, 2.0):
        picture = site_logo(logo, 100, 30, ratio)
        assert picture is not None
        assert picture.deviceIndependentSize().toSize().toTuple() == (60, 30)
        assert picture.devicePixelRatio() == ratio


@pytest.mark.parametrize("what", ["nothing", "missing", "text", "folder", "cut"])
def test_what_is_no_picture_is_not_shown(
    open_window: OpenWindow, tmp_path: Path, what: str
) -> None:
    path = tmp_path / "sign.png"
    match what:
        case "text":
            path.write_text("no picture", "utf-8")
        case "folder":
            path.mkdir()
        case "cut":
            path.write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00")
    screen = open_window(site_logo="" if what == "nothing" else str(path))
    assert site_logo("" if what == "nothing" else str(path), 100, 30, 1.0) is None
    assert said(screen.window.top.brand) == "Navigator: home"


def test_the_desk_shows_them_at_its_head(open_window: OpenWindow, logo: str) -> None:
    screen = open_window(site_name="Hall of Books", site_logo=logo)
    brand = screen.window.top.brand
    assert said(brand) == "Hall of Books: home"
    assert pink(brand.grab().toImage()) > 50
    assert screen.window.windowTitle() == "Navigator"


def test_the_neutral_screen_of_a_kiosk_shows_them(open_window: OpenWindow, logo: str) -> None:
    screen = open_window(site_name="Hall of Books", site_logo=logo, mode="kiosk", pin_hash=PIN_HASH)
    screen.key(Qt.Key.Key_Escape)
    shown = [one for one in screen.all(QLabel) if not one.pixmap().isNull()]
    assert [one.accessibleName() for one in shown] == ["Hall of Books"]


def nested(levels: int) -> str:
    """A drawing of a few bytes that is drawn ten times for each time of the level before."""
    parts = [f'<g id="a0"><rect width="1" height="1" fill="{PINK}"/></g>']
    for level in range(1, levels + 1):
        uses = f'<use href="#a{level - 1}" xlink:href="#a{level - 1}"/>' * 10
        parts.append(f'<g id="a{level}">{uses}</g>')
    space = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    return f'<svg {space} width="40" height="20">{"".join(parts)}</svg>'


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_drawing_without_end_is_not_drawn(
    open_window: OpenWindow, tmp_path: Path, encoding: str
) -> None:
    open_window()
    path = tmp_path / "sign.svg"
    path.write_text(nested(9), encoding)
    assert site_logo(str(path), 100, 30, 1.0) is None
    path.write_text(SVG.replace("<rect", '<image href="file:///etc/hostname"/><rect'), "utf-8")
    assert site_logo(str(path), 100, 30, 1.0) is None
    path.write_text(SVG.replace("<rect", '<g id="a"/><use href="#a"/><rect'), "utf-8")
    assert site_logo(str(path), 100, 30, 1.0) is not None


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes")
def test_a_pipe_is_not_waited_for(open_window: OpenWindow, tmp_path: Path) -> None:
    open_window()
    os.mkfifo(tmp_path / "sign.png")
    assert site_logo(str(tmp_path / "sign.png"), 100, 30, 1.0) is None


def test_a_file_that_is_far_too_large_is_not_read(open_window: OpenWindow, tmp_path: Path) -> None:
    open_window()
    path = tmp_path / "sign.svg"
    path.write_text(SVG + " " * 4_000_000, "utf-8")
    assert site_logo(str(path), 100, 30, 1.0) is None
