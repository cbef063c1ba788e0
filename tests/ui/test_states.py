"""Each control tells by its look what it can do and what is done to it, in every mode.

The sheet of all portraits is drawn by `python -m tests.helpers.specimens DIR`: look at it
after a change of the theme.
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from navigator.ui.theme import Look, Mode, apply_theme
from navigator.ui.theme.apply import FocusRing
from navigator.ui.theme.tokens import FOCUS
from tests.helpers.specimens import SPECIMENS, State, portrait, posed

if TYPE_CHECKING:
    from collections.abc import Iterator

LEAST_BITS = 150
"""Bits in which two portraits must differ: more than a stray point, less than a thin edge."""


@pytest.fixture(params=list(Mode), ids=[mode.value for mode in Mode])
def look(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[Look]:
    look = Look(mode=request.param)
    apply_theme(qapp, look)
    yield look
    apply_theme(qapp, Look())


def _bits(one: QImage, other: QImage) -> int:
    """In how many bits two pictures differ; all of them when their sizes do."""
    if one.size() != other.size():
        return int(one.sizeInBytes()) * 8
    first, second = (int.from_bytes(bytes(image.constBits())) for image in (one, other))
    return (first ^ second).bit_count()


@pytest.mark.parametrize("name", SPECIMENS)
def test_no_two_states_of_a_control_look_alike(look: Look, name: str) -> None:
    pictures = {state: portrait(SPECIMENS[name], state) for state in SPECIMENS[name].states}
    alike = [
        f"{one} and {other}"
        for one, other in combinations(pictures, 2)
        if _bits(pictures[one], pictures[other]) < LEAST_BITS
    ]
    assert not alike


@pytest.mark.parametrize("name", [name for name in SPECIMENS if f"{name}, on" in SPECIMENS])
def test_what_is_chosen_looks_chosen_even_where_it_can_not_be_changed(
    look: Look, name: str
) -> None:
    for state in (State.REST, State.HOVER, State.DISABLED):
        off, on = (portrait(SPECIMENS[one], state) for one in (name, f"{name}, on"))
        assert _bits(off, on) >= LEAST_BITS, state


@pytest.mark.parametrize("name", [n for n, one in SPECIMENS.items() if State.FOCUS in one.states])
def test_the_ring_is_whole_and_keeps_its_distance(
    qapp: QApplication, look: Look, name: str
) -> None:
    with posed(SPECIMENS[name], State.FOCUS) as window:
        ring = qapp.findChild(FocusRing)
        assert ring is not None
        frame = ring.frame
        assert frame is not None
        assert frame.isVisible()
        picture = window.grab().toImage()
        corner = frame.mapTo(window, frame.rect().topLeft())
        middle = frame.rect().center()
        half = FOCUS.width // 2
        for x, y in (
            (middle.x(), half),
            (middle.x(), frame.height() - 1 - half),
            (half, middle.y()),
            (frame.width() - 1 - half, middle.y()),
        ):
            seen = picture.pixelColor(corner.x() + x, corner.y() + y).name().upper()
            assert seen == look.colors.focus, f"{name}: the ring is broken at {x}, {y}"
