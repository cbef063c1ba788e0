"""`navigator steward`: the steward's desk, a window of its own; docs/steward.md."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from navigator.cli.command_tree import CommandTree
from navigator.cli.options import resources_of, today
from navigator.errors import KnownError
from navigator.paths import Paths

_GIVE_WAY_SECONDS = 0.001


def add_desk(tree: CommandTree) -> None:
    """Put `steward` below `navigator`."""
    steward = tree.add("steward", _steward, "the steward's desk: check, correct, send")
    steward.add_argument("--resources", type=Path, metavar="DIR")
    steward.add_argument("--month", action="store_true", help="say what this month asks, and go")
    steward.add_argument("--by", metavar="WHO", help="whose file of reviews, such as ana-lopez")


def _steward(args: argparse.Namespace, paths: Paths) -> Any:
    resources = resources_of(paths, args.resources).resolve()
    if args.month:
        return _month(resources, is_json=args.json)
    from navigator.app import make_app
    from navigator.site.settings import Settings, read_settings
    from navigator.steward.desk.steward_window import StewardWindow
    from navigator.steward.desk.workbench import Workbench
    from navigator.steward.editing.edit_session import Sitting, people
    from navigator.ui.no_window import told_in_one_sentence
    from navigator.ui.theme import Look, apply_theme, system_mode
    from navigator.ui.theme.next_look import MODES

    with told_in_one_sentence():
        app = make_app()
    try:
        settings = read_settings(paths.settings, paths.whole_computer)
    except KnownError:
        settings = Settings()
    mode = MODES.get(settings.look) or system_mode()
    apply_theme(app, Look(mode=mode, percent=settings.text_percent))
    known = {one.who: one for one in people(resources)}
    who = args.by or ""
    bench = Workbench(Sitting(resources, today()), known.get(who), who, paths.translations)
    window = StewardWindow(bench)
    window.resize(1280, 800)
    sys.setswitchinterval(_GIVE_WAY_SECONDS)
    window.show()
    window.go("queue")
    return app.exec()


def _month(resources: Path, *, is_json: bool) -> Any:
    from navigator.steward.content.loader import load_content
    from navigator.steward.editing.calendar import as_text, of_month, to_read_again

    content = load_content(resources, today())
    if not is_json:
        return as_text(resources, content, today())
    return {"month": of_month(today()), "again": to_read_again(resources, content, today())}
