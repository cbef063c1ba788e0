"""Answers the arguments of the window program in a terminal: no window opens, and no Qt loads.

It knows the arguments of `HELP` and refuses any other: whoever mistypes one is told so, instead of
getting a window on somebody's screen.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import asdict

from navigator import __version__
from navigator.errors import KnownError
from navigator.library.status import as_text, read_status
from navigator.paths import find_paths

HELP = """\
usage: navigator [--version | --status [--json] | --try FOLDER DAY | --help]

Without an argument the window opens.

  --version  print the version
  --status   print version, pack, languages, mode and where new content comes from; 1 where
             new content can not come
  --json     with --status: print it as JSON
  --try      read the pack in FOLDER as on that DAY; the program asks itself for this
             before it takes new content
  --help     print this"""


def answer(arguments: Sequence[str]) -> int:
    """Print the answer to the arguments; return 0, 2 on bad use, else 1, both with one sentence."""
    match list(arguments):
        case ["--help"] | ["-h"]:
            text = HELP
        case ["--version"]:
            text = f"navigator {__version__}"
        case ["--status"]:
            return _tell_status(as_json=False)
        case ["--status", "--json"] | ["--json", "--status"]:
            return _tell_status(as_json=True)
        case ["--try", folder, day]:
            return _try_pack(folder, day)
        case _:
            return _refuse(f"Navigator does not know {' '.join(arguments)}: see --help.", 2)
    return _say(text)


def _tell_status(*, as_json: bool) -> int:
    try:
        status = read_status(find_paths())
    except KnownError as error:
        return _refuse(str(error), 1)
    _say(json.dumps(asdict(status), indent=2) if as_json else as_text(status))
    return _refuse(status.updates_trouble, 1) if status.updates_trouble else 0


def _try_pack(folder: str, day: str) -> int:
    from navigator.update.apart import try_here  # noqa: PLC0415 - only for this

    try:
        try_here(folder, day)
    except KnownError as error:
        return _refuse(str(error), 1)
    return 0


def _say(text: str) -> int:
    if sys.stdout is not None:  # on Windows a program without a console has none
        sys.stdout.write(f"{text}\n")
    return 0


def _refuse(sentence: str, code: int) -> int:
    if sys.stderr is not None:
        sys.stderr.write(f"{sentence}\n")
    return code
