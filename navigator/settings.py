"""What the person who looks after this computer has set, read from TOML.

Navigator reads this file and never writes it. An unknown key or a wrong value
is named, never ignored. Nothing about a visitor belongs here.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields
from pathlib import Path

from navigator.errors import KnownError
from navigator.jurisdictions import JURISDICTIONS

LOOKS = ("system", "light", "dark", "contrast")


@dataclass(frozen=True, slots=True)
class Settings:
    """Admin settings. Each key is described in docs/settings.md."""

    state: str = ""
    """Two-letter code of the state shown at the start; empty: ask."""
    language: str = ""
    """Language at the start, `en` or `es`; empty: the system's, else English."""
    look: str = "system"
    """One of `LOOKS`."""
    text_percent: int = 100
    """Text size, 100 to 200."""
    introduction: bool = True
    """Whether each start begins with the page for volunteers."""


def read_settings(path: Path) -> Settings:
    """The settings in `path`, or the defaults when there is no such file.

    Raises KnownError naming file, key and mend.
    """
    try:
        with path.open("rb") as file:
            read = tomllib.load(file)
    except (FileNotFoundError, NotADirectoryError):
        return Settings()
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise _wrong(path, f"it is not valid TOML ({error})") from error
    except OSError as error:
        raise _wrong(path, f"it can not be read ({error.strerror})") from error
    known = {one.name: one for one in fields(Settings)}
    for key, value in read.items():
        if key not in known:
            raise _wrong(path, f"nobody knows the key {key!r}")
        if type(value) is not type(known[key].default):
            raise _wrong(path, f"the value of {key!r} is of the wrong kind")
    settings = Settings(**read)
    if settings.state and settings.state not in JURISDICTIONS:
        raise _wrong(path, f"there is no state {settings.state!r}")
    if settings.look not in LOOKS:
        raise _wrong(path, f"look must be one of {', '.join(LOOKS)}")
    if not 100 <= settings.text_percent <= 200:
        raise _wrong(path, "text_percent must lie between 100 and 200")
    return settings


def _wrong(path: Path, what: str) -> KnownError:
    return KnownError(
        f"The settings file {path} has an error: {what}.",
        "Mend that line or remove the file, then start Navigator again.",
    )
