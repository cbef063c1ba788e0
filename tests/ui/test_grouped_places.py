"""A family near one large organization still sees who else is there."""

from __future__ import annotations

from collections.abc import Callable

from navigator.ui.widgets.fold import Fold
from navigator.ui.widgets.place_row import PlaceRow
from tests.helpers.window import Screen

OpenWindow = Callable[..., Screen]


def test_the_sites_of_one_organization_are_one_row_with_the_nearest_first(
    open_window: OpenWindow,
) -> None:
    screen = open_window(state="CO", zip="80202")
    screen.go("places", "card:CO:health")
    names = [row._name.partition(". ")[2] for row in screen.all(PlaceRow, screen.page)]
    library = screen.window.library
    found = library.near("80202", "health_center", 40).found
    runs = {one.place.name: one.place.organization for one in found}
    heads = [runs.get(name, name) for name in names if name in runs]
    assert len(heads) == len(set(heads)) > 3
    nearest = {one.place.organization: one.place.name for one in reversed(found)}
    assert [nearest[run] for run in heads] == [name for name in names if name in runs]


def test_its_other_sites_are_one_press_away(open_window: OpenWindow) -> None:
    screen = open_window(state="CO", zip="80202")
    screen.go("places", "card:CO:health")
    before = len(screen.all(PlaceRow, screen.page))
    fold = screen.all(Fold, screen.page)[0]
    count = int(fold.title.split()[0])
    screen.click(fold.head)
    assert len(screen.all(PlaceRow, screen.page)) == before + count
