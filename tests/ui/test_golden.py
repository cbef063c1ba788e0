"""Every screen looks as it did when a person last looked at it.

`python3 build/test.py tests/ui/test_golden.py --renew-golden` takes the pictures anew: look at
each that changed (`git diff --stat tests/golden`) before you commit it.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from navigator.language.bidi import PSEUDO
from navigator.library.facade import Library
from navigator.tour.pictures import STOPS_OF, MirroredLibrary, Stop, visit
from tests.helpers.content import real
from tests.helpers.golden import half, unlike
from tests.helpers.kiosk import PIN_HASH
from tests.helpers.outlined import outlined
from tests.helpers.window import Screen

if TYPE_CHECKING:
    from navigator.paths import Paths

GOLDEN = Path(__file__).parents[1] / "golden"
MOST_UNLIKE = 0.02
"""Share of the picture that may differ: a changed date or word, but no moved block."""
SHOTS = (
    *(
        ("desk", "en", "light", name)
        for name in (
            "01-intro", "03-home", "05-results", "07-driving-co", "14-someone-taken", "15-program",
            "16-place", "17-places", "19-packet", "22-trouble", "23-changes", "25-compare",
            "27-map-driving", "30-checklist-health", "40-settings", "47-help", "55-face-to-face",
        )
    ),
    *(
        ("kiosk", "en", "light", name)
        for name in ("01-languages", "03-home", "07-driving-co", "49-doors", "51-near")
    ),
    ("desk", PSEUDO, "light", "07-driving-co"),
    ("desk", "en", "dark", "03-home"),
    ("desk", "en", "contrast", "30-checklist-health"),
)  # fmt: skip
"""One picture for each kind of page, each mode and each look: as many as a person can look at."""
OUTLINED = [
    (mode, stop.name)
    for mode in ("desk", "kiosk")
    for stop in STOPS_OF[mode]
    if (mode, "en", "light", stop.name) not in SHOTS
]
"""All other stops of the tour, by mode: their headings, labels and controls in order."""


def _stop(mode: str, name: str) -> Stop:
    return next(one for one in STOPS_OF[mode] if one.name == name)


@pytest.mark.parametrize("shot", SHOTS, ids="-".join)
def test_a_screen_looks_as_it_did(
    open_window: Callable[..., Screen],
    real_paths: Paths,
    request: pytest.FixtureRequest,
    tmp_path: Path,
    shot: tuple[str, str, str, str],
) -> None:
    mode, language, look, name = shot
    library_class = MirroredLibrary if language == PSEUDO else Library
    screen = open_window(
        mode=mode,
        language=language,
        look=look,
        pin_hash=PIN_HASH if mode == "kiosk" else "",
        open_library=lambda: library_class.open(real_paths, lambda: real().today),
    )
    visit(screen.window, _stop(mode, name), lambda _window: screen.settle())
    # What an earlier test pointed at is not lit. (0, 0) would be the middle of the window.
    QTest.mouseMove(screen.window, QPoint(1, 1))
    for _ in range(3):
        QApplication.processEvents()
    image = half(screen.window.grab().toImage())
    path = GOLDEN / f"{name}-{mode}-{language}-{look}.png"
    if request.config.getoption("--renew-golden"):
        assert image.convertToFormat(QImage.Format.Format_RGB888).save(str(path), quality=0)
        pytest.skip("taken anew: look at it")
    found = tmp_path / path.name
    image.save(str(found))
    share = unlike(image, QImage(str(path)))
    assert share <= MOST_UNLIKE, f"{share:.1%} of {found} is unlike {path}"


@pytest.mark.parametrize(("mode", "name"), OUTLINED)
def test_a_screen_holds_what_it_did_in_the_same_order(
    open_window: Callable[..., Screen], request: pytest.FixtureRequest, mode: str, name: str
) -> None:
    screen = open_window(mode=mode, pin_hash=PIN_HASH if mode == "kiosk" else "")
    visit(screen.window, _stop(mode, name), lambda _window: screen.settle())
    path = GOLDEN / f"{name}-{mode}.txt"
    lines = outlined(screen)
    if request.config.getoption("--renew-golden"):
        path.write_text("\n".join(lines) + "\n", "utf-8")
        pytest.skip("taken anew: read it")
    assert lines == path.read_text("utf-8").splitlines()


def test_every_golden_file_is_one_of_a_screen_there_is() -> None:
    wanted = {f"{name}-{mode}-{language}-{look}.png" for mode, language, look, name in SHOTS}
    wanted |= {f"{name}-{mode}.txt" for mode, name in OUTLINED}
    assert {path.name for path in GOLDEN.iterdir()} == wanted


def test_a_block_that_moved_or_was_cut_is_seen_and_a_softer_letter_is_not() -> None:
    path = GOLDEN / "03-home-desk-en-light.png"
    image = QImage(str(path)).convertToFormat(QImage.Format.Format_RGB32)
    assert unlike(image, image) == 0
    moved = image.copy()
    painter = QPainter(moved)
    painter.drawImage(0, 12, image, 0, 30, 640, 300)
    painter.end()
    assert unlike(moved, image) > MOST_UNLIKE
    cut = image.copy()
    painter = QPainter(cut)
    painter.fillRect(10, 65, 140, 120, image.pixelColor(320, 390))
    painter.end()
    assert unlike(cut, image) > MOST_UNLIKE
    soft = image.copy()
    painter = QPainter(soft)
    painter.setOpacity(0.25)
    painter.drawImage(1, 0, image)
    painter.end()
    assert unlike(soft, image) <= MOST_UNLIKE
