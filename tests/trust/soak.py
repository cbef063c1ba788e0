"""Visit after visit in one window: what grows?"""

from __future__ import annotations

import ctypes
import gc
import os
import random
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from unittest.mock import patch

from PySide6.QtWidgets import QApplication

from navigator.app import make_app, make_window
from navigator.library.facade import Library
from navigator.paths import find_paths
from navigator.site.policy import POLICIES
from navigator.site.settings import Settings
from navigator.ui.pages.checklists.checklist import ChecklistPage
from navigator.ui.site.full_screen import present
from navigator.ui.widgets.chip import Chip
from navigator.ui.widgets.number_field import NumberField
from tests.helpers.kiosk import PIN_HASH
from tests.helpers.window import Screen
from tests.trust.how_far import counted

ROUTES = [("card", f"card:{state}:{topic}") for state in ("CO", "TX", "GA") for topic in (
    "health", "driving", "college", "rights")] + [("checklist", f"checklist:{name}") for name in (
    "health", "college", "driving")] + [
    ("places", "card:CO:legal"), ("places", "card:TX:health"), ("map", ""), ("help", ""),
    ("guide", "card:US:rights.someone-taken"), ("program", "program:CO:omnisalud"),
]  # fmt: skip
DESK_ROUTES = [("packet", ""), ("compare", ""), ("changes", ""), ("about", "")]
WORDS = ("doctor", "abogado", "license 80202", "kids no insurance", "xyzzy", "clear my record")
ZIPS = ("80202", "59901", "77001", "99999", "")
MOST_BYTES, MOST_OBJECTS = 1_000, 0.5
"""What a visit of the second half may seem to leave: caches of the content still fill then."""


def kiosk(most: int) -> dict[str, object]:
    """Visits to one kiosk."""
    return _soak("kiosk", most)


def desk(most: int) -> dict[str, object]:
    """Visits at one desk."""
    return _soak("desk", most)


def _soak(mode: str, most: int) -> dict[str, object]:
    seen = list(visits(mode, most))
    settled = seen[len(seen) // 2 :]
    each = {name: _slope([(number, held[name]) for number, held in settled]) for name in seen[0][1]}
    first, last = settled[0][1], settled[-1][1]
    counts = ("widgets", "handles", "threads")
    grown = [name for name in counts if last[name] > first[name]]
    grown += ["memory"] if each.get("live", each["resident"]) > MOST_BYTES else []
    grown += ["objects"] if each["objects"] > MOST_OBJECTS else []
    return {
        "visits": most,
        **{f"bytes {name} more a visit": round(each[name]) for name in ("resident", "live")
           if name in each},
        "objects more a visit": round(each["objects"], 3),
        **{f"{name} more": last[name] - first[name] for name in counts},
        "GROWS": len(grown),
    }  # fmt: skip


def visits(mode: str, most: int) -> Iterator[tuple[int, dict[str, int]]]:
    """Make them; yields what is held after every so many, at least forty times."""
    app, paths = make_app(), find_paths()
    values = Settings(mode=mode, state="CO", pin_hash=PIN_HASH if mode == "kiosk" else "")
    window = make_window(app, paths, values, lambda: Library.open(paths))
    present(window, POLICIES[mode])
    screen, chance = Screen(window), random.Random(0)
    screen.settle()
    routes = ROUTES + (DESK_ROUTES if mode == "desk" else [])
    every = max(1, most // 40)
    for number in counted(range(1, most + 1), most):
        _visit(screen, routes, chance)
        if number % every == 0:
            yield number, _held()
    with patch.object(window.staff, "_is_let_in", new=True):
        window.close()


def _visit(screen: Screen, routes: list[tuple[str, str]], chance: random.Random) -> None:
    """Two pages and one act, then Clear."""
    window = screen.window
    for kind, id in chance.sample(routes, 2):
        screen.go(kind, id)
        _answer(screen, chance)
    match chance.randrange(4):
        case 0:
            screen.search.setText(chance.choice(WORDS))
        case 1:
            window.visit.set_zip(chance.choice(ZIPS))
        case 2:
            window.visit.set_lang(chance.choice(("es", "en")))
        case _:
            window.turns.hide()
    screen.settle()
    window.clear()
    screen.settle()


def _answer(screen: Screen, chance: random.Random) -> None:
    """On a checklist, a question or two."""
    if not isinstance(screen.window.page, ChecklistPage):
        return
    for kind in (Chip, NumberField):
        there = screen.all(kind, screen.page)
        one = chance.choice(there) if there else None
        if isinstance(one, Chip):
            one.click()
        elif isinstance(one, NumberField):
            one.stepUp()
        screen.settle()


class _Given(ctypes.Structure):
    """What glibc says of its memory."""

    _fields_ = [
        (name, ctypes.c_size_t)
        for name in ("arena", "ordblks", "smblks", "hblks", "hblkhd", "usmblks", "fsmblks",
                     "uordblks", "fordblks", "keepcost")
    ]  # fmt: skip


def _held() -> dict[str, int]:
    gc.collect()
    status = Path("/proc/self/status").read_text("ascii")
    held = {
        "resident": 1024 * int(status.partition("VmRSS:")[2].split()[0]),
        "objects": len(gc.get_objects()),
        "widgets": len(QApplication.allWidgets()),
        "handles": len(os.listdir("/proc/self/fd")),  # noqa: PTH208 - of this process
        "threads": threading.active_count(),
    }
    library = ctypes.CDLL(None)
    if sys.platform == "linux" and hasattr(library, "mallinfo2"):
        library.mallinfo2.restype = _Given
        given = library.mallinfo2()
        held["live"] = given.uordblks + given.hblkhd
    return held


def _slope(points: list[tuple[int, int]]) -> float:
    """By how much the second rises for one of the first, by least squares."""
    middle = sum(x for x, _ in points) / len(points)
    spread = sum((x - middle) ** 2 for x, _ in points)
    return sum((x - middle) * y for x, y in points) / spread if spread else 0.0
