"""`navigator steward`: the steward's desk, a window of its own; docs/steward.md."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from navigator.cli.options import resources_of, today
from navigator.errors import KnownError, ToolError
from navigator.paths import Paths

Command = Callable[..., argparse.ArgumentParser]
_TOOLS = ("yaml", "ruamel.yaml", "msgspec", "sqlite_utils", "phonenumbers", "rapidfuzz")
_GIVE_WAY_SECONDS = 0.001


def add_desk(commands: Any, command: Command) -> None:
    """Put `steward` below `navigator`."""
    steward = command(commands, "steward", _steward, "the steward's desk: check, correct, send")
    steward.add_argument("--resources", type=Path, metavar="DIR")
    steward.add_argument("--by", metavar="WHO", help="whose file of reviews, such as ana-lopez")


def missing_tools() -> tuple[str, ...]:
    """Return packages the desk needs that are not installed."""
    return tuple(name for name in _TOOLS if not _is_there(name))


def _is_there(name: str) -> bool:
    try:
        return find_spec(name) is not None
    except ModuleNotFoundError:
        return False


def _steward(args: argparse.Namespace, paths: Paths) -> int:
    resources = resources_of(paths, args.resources).resolve()
    if missing := missing_tools():
        raise ToolError(
            f"The tools for content are not installed ({', '.join(missing)}).",
            "In a source tree run: python3 build/run.py",
        )
    from navigator.app import make_app
    from navigator.site.settings import Settings, read_settings
    from navigator.steward.readers import people
    from navigator.steward.sitting import Sitting
    from navigator.ui.no_window import told_in_one_sentence
    from navigator.ui.steward.steward_window import StewardWindow
    from navigator.ui.steward.workbench import Workbench
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
