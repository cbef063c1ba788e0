"""Tells the history of one entry from git: who changed what, on which day, from which source.

Git itself follows the lines of the entry in its file. An entry of a list has one line; a place,
fact or program its block, its sources too. Names are those that people gave to git.
"""

from __future__ import annotations

import re
import subprocess
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from navigator.errors import ToolError
from navigator.steward.content.proof.card_sentences import path_of

_HEAD = "\x1e%as\x1f%an\x1f%s"


@dataclass(frozen=True, slots=True)
class Edit:
    """One commit that changed the entry; `lines` begin with `+` or `-`."""

    on: date
    by: str
    subject: str
    lines: tuple[str, ...]


def history(resources: Path, entry: str, limit: int) -> list[Edit]:
    """Return the newest changes of an entry such as `place:CO:rmian` or `CO/driving/fee_usd`.

    Raises ToolError where it is in no file or the content is in no git.
    """
    path, first, last = _block(resources, entry)
    command = [
        "git", "log", f"-n{limit}", f"--format={_HEAD}", f"-L/{first}/,{last}:{path.name}",
    ]  # fmt: skip
    done = subprocess.run(
        command, cwd=path.parent, check=False, capture_output=True, text=True, encoding="utf-8"
    )
    if done.returncode:
        raise ToolError(
            f"git can not tell the history of {entry}.", "Ask in a clone, for what is committed."
        )
    return [_edit(one) for one in done.stdout.split("\x1e")[1:]]


def _edit(told: str) -> Edit:
    head, _, diff = told.partition("\n")
    on, by, subject = head.split("\x1f")
    lines = diff[diff.find("\n@@") :].splitlines()
    changed = [one.rstrip() for one in lines if one[:1] in ("+", "-")]
    return Edit(date.fromisoformat(on), by, subject, tuple(changed))


def _block(resources: Path, entry: str) -> tuple[Path, str, str]:
    """Return the file, and between which lines the entry stands, as git wants it."""
    fact = re.fullmatch(r"([A-Z]{2})/([a-z]+)/([a-z]\w*)", entry)
    named = re.fullmatch(r"(place|program):([A-Z]{2}):([\w-]+)", entry)
    if fact:
        files, first, last = [resources / path_of(fact[1], fact[2])], f"^  {fact[3]}:", "/^  [a-z]/"
    elif named:
        first, last = f"^  - id: {named[3]}$", "/^  - id: /"
        is_place = named[1] == "place"
        files = [resources / "places" / f"{named[2]}.yaml"] if is_place else []
        files += [] if is_place else sorted(resources.glob(f"**/{named[2]}/*.yaml"))
    else:
        raise ToolError(f"{entry!r} is no entry.", "Write place:CO:rmian or CO/driving/fee_usd.")
    if path := _holding(files, first):
        text = path.read_text("utf-8")
        behind = text[re.search(first, text, re.MULTILINE).end() :]  # type: ignore[union-attr]
        is_last = not re.search(last.strip("/"), behind, re.MULTILINE)
        return path, first, "" if is_last else last  # the last block ends with the file
    first = f"^{named[3]}," if named else ""
    if first and (path := _holding(sorted((resources / "places").glob("*.csv")), first)):
        return path, first, "+1"
    raise ToolError(f"{entry} is in no file.", "`navigator content stale --json` has ids.")


def _holding(files: list[Path], pattern: str) -> Path | None:
    held = re.compile(pattern, re.MULTILINE)
    return next(
        (one for one in files if one.is_file() and held.search(one.read_text("utf-8"))), None
    )


def as_text(edits: list[Edit]) -> str:
    """Return each change under its day, author and subject."""
    return "\n\n".join(
        "\n".join((f"{one.on}  {one.by}: {one.subject}", *one.lines)) for one in edits
    )
