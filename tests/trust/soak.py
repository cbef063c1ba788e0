"""Visit after visit in one kiosk: what grows?"""

from __future__ import annotations

import gc
import os
import random
import threading
from pathlib import Path
from unittest.mock import patch

from PySide6.QtWidgets import QApplication

from navigator.app import make_app, make_window
from navigator.library.facade import Library
from navigator.paths import find_paths
from navigator.site.policy import POLICIES
from navigator.site.settings import Settings
from navigator.ui.site.full_screen import present
from tests.helpers.kiosk import PIN_HASH
from tests.helpers.window import Screen

ROUTES = [("card", f"card:{state}:{topic}") for state in ("CO", "TX", "GA") for topic in (
    "health", "driving", "college", "rights")] + [
    ("checklist", "checklist:health"), ("places", "card:CO:legal"), ("map", ""), ("results", ""),
]  # fmt: skip


def soak(most: int, settled: int = 50) -> dict[str, object]:
    """`most` visits of four pages each; what is held per visit after the first `settled`."""
    app = make_app()
    paths = find_paths()
    values = Settings(mode="kiosk", state="CO", pin_hash=PIN_HASH)
    window = make_window(app, paths, values, lambda: Library.open(paths))
    present(window, POLICIES["kiosk"])
    screen = Screen(window)
    screen.settle()
    chance = random.Random(0)
    begun: dict[str, int] = {}
    for number in range(1, most + 1):
        for kind, id in chance.sample(ROUTES, 4):
            screen.go(kind, id)
        window.clear()
        screen.settle()
        if number in (settled, most):
            held = _held()
            begun = begun or held
    visits = max(1, most - settled)
    grown = {name: (held[name] - begun[name]) for name in held}
    with patch.object(window.staff, "_is_let_in", new=True):
        window.close()
    return {
        "visits": most,
        "bytes a visit": round(1024 * grown.pop("memory_kb") / visits),
        **{f"{name} more": count for name, count in grown.items()},
    }


def _held() -> dict[str, int]:
    gc.collect()
    status = Path("/proc/self/status").read_text("ascii")
    return {
        "memory_kb": int(status.partition("VmRSS:")[2].split()[0]),
        "objects": len(gc.get_objects()),
        "widgets": len(QApplication.allWidgets()),
        "handles": len(os.listdir("/proc/self/fd")),  # noqa: PTH208 - of this process
        "threads": threading.active_count(),
    }
