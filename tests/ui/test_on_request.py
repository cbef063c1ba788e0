"""On screen, who detains and who judges waits in a fold: named, dated, and no way there."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from navigator.library.facade import Library
from navigator.records.model import Place
from navigator.records.topics import ON_REQUEST
from navigator.ui.desk import TAKEN
from navigator.ui.widgets.fold import Fold
from tests.helpers.kiosk import PIN_HASH, tap
from tests.helpers.window import Screen

OpenWindow = Callable[..., Screen]
HEARING = "letter:US:court-hearing"
of_modes = pytest.mark.parametrize("mode", ["desk", "kiosk"])


def opened(open_window: OpenWindow, mode: str) -> Screen:
    if mode == "desk":
        return open_window(state="CO")
    screen = open_window(mode="kiosk", pin_hash=PIN_HASH, size=(1024, 600), state="CO")
    tap(screen, screen.button("English"))
    return screen


def opened_fold(screen: Screen, heading: str) -> None:
    (fold,) = [one for one in screen.all(Fold, screen.page) if one.title.startswith(heading)]
    assert not fold.is_open, "it waits below what to do"
    fold.set_open(True)
    screen.settle()


def leads_nowhere(screen: Screen, places: tuple[Place, ...]) -> None:
    shown = "\n".join(screen.texts())
    for place in places:
        assert place.name in shown
        assert place.address is not None
        assert place.address.street is not None
        assert place.address.street not in shown
        assert not [one for one in screen.texts() if place.name in one and "mile" in one]


@of_modes
def test_where_people_are_held_is_a_fold_of_the_worst_day(
    open_window: OpenWindow, real_library: Library, mode: str
) -> None:
    screen = opened(open_window, mode)
    screen.go(TAKEN.kind, TAKEN.id)
    held = real_library.places("CO", kind="detention")
    assert not screen.says(held[0].name)
    opened_fold(screen, "Places where ICE held people on Sep 2, 2025")
    assert screen.says("Do not go there before you have asked a lawyer")
    leads_nowhere(screen, held)


@of_modes
def test_the_courts_of_the_state_are_a_fold_of_a_court_letter(
    open_window: OpenWindow, real_library: Library, mode: str
) -> None:
    screen = opened(open_window, mode)
    screen.go("letter", HEARING)
    courts = real_library.places("CO", kind="immigration_court")
    assert not screen.says(courts[0].name)
    opened_fold(screen, "Immigration courts in Colorado (list of 2026)")
    assert screen.says("The court on the notice counts, not this list.")
    leads_nowhere(screen, courts)


@of_modes
@pytest.mark.parametrize("kind", ON_REQUEST)
def test_even_its_own_page_shows_no_street(
    open_window: OpenWindow, real_library: Library, mode: str, kind: str
) -> None:
    place = next(one for one in real_library.places("CO", kind=kind))
    screen = opened(open_window, mode)
    screen.go("place", place.id)
    assert screen.says(place.name)
    assert place.address is not None
    assert place.address.street is None or not screen.says(place.address.street)
    assert place.address.zip is None or not screen.says(place.address.zip)
