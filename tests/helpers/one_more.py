"""Read, build and open the content of a copy of the program; run as a process of its own.

`python -m tests.helpers.one_more check FOLDER` prints the problems of its content as JSON;
`… open FOLDER ROUTES` builds its pack, opens each route at a desk and at a kiosk, and prints what
page came, and what the library answers on the topic `garden`.
"""

from __future__ import annotations

import json
import sys
from datetime import date
from pathlib import Path
from typing import Any

TODAY = date(2026, 11, 30)
STATES = ("CO", "TX", "WY")


def check(top: Path) -> list[str]:
    """Return the problems of the content in `top`."""
    from navigator.steward.content.loader import read_content

    _, problems = read_content(top / "resources", TODAY)
    return [f"{one.key}: {one.wrong}" for one in problems]


def open_pages(top: Path, routes: list[list[str]]) -> dict[str, Any]:
    """Return by mode and route the name of the page that opened, and what the library says."""
    from PySide6.QtWidgets import QApplication

    from navigator.library.facade import Library
    from navigator.paths import Paths
    from navigator.steward.content.pack.building import build
    from tests.helpers.kiosk import PIN_HASH
    from tests.helpers.window import windows

    build(top / "resources", top / "pack", TODAY)
    paths = Paths(top / "pack", top / "settings.toml", top / "resources", top / "qm")
    app, opened = QApplication([]), {}
    for mode in ("desk", "kiosk"):
        screen = next(windows(paths, TODAY))(mode=mode, pin_hash=PIN_HASH * (mode == "kiosk"))
        for kind, id in routes:
            screen.go(kind, id)
            assert not screen.window.grab().isNull()  # all of it is painted
            opened[f"{mode} {kind} {id}".strip()] = screen.page.accessibleName()
        screen.close()
    app.quit()
    with Library.open(paths, lambda: TODAY) as library:
        tiles = {one.state: one.choice for one in library.survey("en").map("garden").tiles}
        return {
            "opened": opened,
            "answers": {state: library.card(state, "garden").answer for state in STATES[:2]},
            "steps": [one.text for one in library.card("TX", "garden").steps],
            "map": {state: tiles[state] for state in STATES},
            "found": library.search("garden", state="CO")[0].id,
            "pantries": [one.name for one in library.places("CO", kind="pantry")],
        }


if __name__ == "__main__":
    act, folder = sys.argv[1], Path(sys.argv[2])
    told = check(folder) if act == "check" else open_pages(folder, json.loads(sys.argv[3]))
    sys.stdout.write(json.dumps(told))
