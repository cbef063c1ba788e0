"""Reads and writes the settings that a site admin has made on this computer, kept as TOML.

An unknown key or a wrong value is named, never ignored. A file for the whole computer, where there
is one, stands above the file of the account. Only the settings page and `navigator kiosk set-pin`
write, and only whole files. Nothing about a visitor belongs here.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

from navigator.error_words import Clause
from navigator.errors import DiskError, KnownError
from navigator.records.jurisdictions import JURISDICTIONS
from navigator.site.pin import NO_PIN_OPENS, is_hash
from navigator.site.policy import POLICIES

LOOKS = ("system", "light", "dark", "contrast")
MOTIONS = ("system", "less")
UPDATES = ("off", "folder", "address")
MACHINE_LANGUAGES = ("desk", "everywhere", "off")
LEAST_IDLE_SECONDS, MOST_IDLE_SECONDS = 30, 3600
# Patterns are text here, and compiled when a file has use for one: most desks have no file.
_ADDRESS = r"https://[A-Za-z0-9.\[\]:-]+(/[A-Za-z0-9._~%/-]*)?"
"""The pattern has no name or password in it, no query: every computer sends the same words."""
_ZIP = r"[0-9]{5}"
_KIOSK_PUT_OFF = r"#.*mode.*kiosk"
"""One letter turns a kiosk's line into a comment: beside a PIN only `mode = "desk"` makes a
desk."""
_BYTE_ORDER_MARKS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
"""The beginnings of files by editors on Windows; that of UTF-8 is taken off by `utf-8-sig`."""


class Settings(NamedTuple):
    """Admin settings. Each key is described in docs/settings.md."""

    state: str = ""
    """Two-letter code of the state shown at the start; empty: ask."""
    zip: str = ""
    """ZIP code of the center; nearby places are near to it until a visitor gives another."""
    language: str = ""
    """Language at the start, `en` or `es`; empty: the system's, else English."""
    look: str = "system"
    """One of `LOOKS`."""
    motion: str = "system"
    """One of `MOTIONS`."""
    text_percent: int = 100
    """Text size, 100 to 200."""
    introduction: bool = True
    """Whether each start begins with the page for volunteers."""
    mode: str = "desk"
    """One of the modes of `policy.POLICIES`."""
    languages: tuple[str, ...] = ()
    """Languages that are offered first, in this order; the others follow."""
    machine_languages: str = "desk"
    """One of `MACHINE_LANGUAGES`: where languages are offered that no person has read."""
    idle_seconds: int = 0
    """Seconds without input until a visit is about to be cleared; 0: as the mode says."""
    printer: str = ""
    """Name of the printer; the kiosk prints there and nowhere else."""
    site_name: str = ""
    """Name of the library or center, shown at the head."""
    site_phone: str = ""
    """Its phone, on paper beside its name."""
    site_logo: str = ""
    """Path of its logo, a PNG or SVG file; empty: Navigator's own."""
    tiles_speak: bool = False
    """Whether a kiosk's tile says its name when it is touched, and opens when touched again."""
    updates: str = "off"
    """One of `UPDATES`."""
    updates_from: str = ""
    """Whole path of the folder, or the https address, that new content comes from."""
    updates_root: str = ""
    """Whole path of the file of trusted keys; empty: the one that came with the program."""
    pin_hash: str = ""
    """Hash of the helper PIN (`pin.hash_pin`); empty: no PIN."""

    @property
    def site_line(self) -> str:
        """Name and phone of the center, as printed at the head of a paper; may be empty."""
        return " \u00b7 ".join(one for one in (self.site_name, self.site_phone) if one)


_HARMLESS = "|".join([r"\s*#", *(rf"\s*{name}\b" for name in Settings._fields)])
_TELLS = "(?i)mode|kiosk|pin_hash"
"""A line that can not be read locks, unless it begins as another key and does not mention a
kiosk."""


def read_settings(path: Path, whole_computer: Path | None = None) -> Settings:
    """Return the settings in `path`, under those in `whole_computer`; defaults without a file.

    Raises KnownError naming file, key and mend.
    """
    own = _read(path)
    above = _read(whole_computer) if whole_computer is not None else {}
    settings = Settings(**(own | above))
    if settings.mode == "kiosk" and not settings.pin_hash:
        raise _wrong(path, Clause("wrong.no_pin"))
    if mistake := updates_mistake(settings):
        raise _wrong(path, mistake)
    return settings


def own_settings(path: Path) -> Settings:
    """Return the settings of one file by itself. Raises KnownError as `read_settings`."""
    return Settings(**_read(path))


def fixed_keys(whole_computer: Path | None) -> frozenset[str]:
    """Return the keys in the file for the whole computer; raises KnownError as `read_settings`."""
    return frozenset(_read(whole_computer)) if whole_computer is not None else frozenset()


def locked_settings(*paths: Path | None) -> Settings:
    """Return the settings that hold although a file has an error: the kiosk mode and its PIN.

    A file that can not be read whole locks: an error in it would else open the desk to a visitor.
    Where a PIN can not be read, none opens; mending the file does.
    """
    said: dict[str, str] = {}
    is_whole = True
    for path in paths:
        try:
            raw = path.read_bytes() if path is not None else b""
        except (FileNotFoundError, NotADirectoryError):
            continue
        except OSError:
            is_whole = False
            continue
        try:
            text = _decode(raw)
        except UnicodeDecodeError:
            is_whole, text = False, raw.decode("utf-8", "replace")
        for line in text.splitlines():
            read = _read_line(line)
            is_whole &= read is not None
            said |= {key: str(value) for key, value in (read or {}).items()}
    pin_hash = said.get("pin_hash", "" if is_whole else NO_PIN_OPENS)
    if pin_hash and not is_hash(pin_hash):
        pin_hash = NO_PIN_OPENS
    is_desk = is_whole and said.get("mode", "kiosk" if pin_hash else "desk") == "desk"
    return Settings(mode="desk" if is_desk else "kiosk", pin_hash=pin_hash)


def _read_line(line: str) -> dict[str, Any] | None:
    """Return the keys of one line by itself; None where it may have said that this is a kiosk."""
    import tomllib  # noqa: PLC0415 - start time: only where a file has an error

    with contextlib.suppress(ValueError, RecursionError):
        read = tomllib.loads(line)
        if not re.search(_TELLS, line) or read.keys() <= set(Settings._fields):
            return read
    return {} if re.match(_HARMLESS, line) and not re.search(_TELLS, line) else None


def _decode(raw: bytes) -> str:
    """Return the text of a settings file. Raises UnicodeDecodeError."""
    return raw.decode(_BYTE_ORDER_MARKS.get(raw[:2], "utf-8-sig"))


def write_settings(path: Path, settings: Settings, without: frozenset[str] = frozenset()) -> None:
    """Write the keys that differ from the file; comments and order of the file stay.

    Keys of `without` are left alone. The file appears whole or not at all, readable by its account
    alone. Raises KnownError when the file that is there has an error, DiskError when it can not be
    written.
    """
    import tomlkit  # noqa: PLC0415 - start time: only to write

    was = own_settings(path)
    document = tomlkit.parse(_decode(path.read_bytes())) if path.exists() else tomlkit.document()
    for key in (name for name in Settings._fields if name not in without):
        value = getattr(settings, key)
        if value != getattr(was, key):
            document[key] = list(value) if isinstance(value, tuple) else value
    _replace_file(path, tomlkit.dumps(document))


def _replace_file(path: Path, text: str) -> None:
    from navigator.files import write_whole  # noqa: PLC0415 - start time: only to write

    try:
        write_whole(path, text.encode())
    except OSError as error:
        raise DiskError(
            "settings.not_written", "do.ask_admin", path=path, reason=error.strerror
        ) from error


def _read(path: Path) -> dict[str, Any]:
    """Return the keys of one file, each checked; empty when there is no such file."""
    try:
        raw = path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except OSError as error:
        raise _wrong(path, Clause("wrong.unreadable", reason=error.strerror)) from error
    import tomllib  # noqa: PLC0415 - start time: only where there is a file

    try:
        text = _decode(raw)
        read = tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # and a number of too many digits
        raise _wrong(path, Clause("wrong.no_toml", reason=error)) from error
    if "mode" not in read and "pin_hash" in read and re.search(_KIOSK_PUT_OFF, text):
        read["mode"] = "kiosk"
    known = Settings._field_defaults
    for key, value in read.items():
        if key not in known:
            raise _wrong(path, Clause("wrong.unknown_key", key=key))
        if isinstance(value, list) and all(isinstance(one, str) for one in value):
            read[key] = tuple(value)
        if type(read[key]) is not type(known[key]):
            raise _wrong(path, Clause("wrong.kind", key=key))
    if mistake := _mistake(Settings(**read)):
        raise _wrong(path, mistake)
    return read


def updates_mistake(settings: Settings) -> Clause | None:
    """Return what is wrong with the source of new content, or None."""
    place = settings.updates_from
    if settings.updates == "folder" and not Path(place).is_absolute():
        return Clause("wrong.folder")
    if settings.updates == "address" and not re.fullmatch(_ADDRESS, place):
        return Clause("wrong.address")
    if settings.updates_root and not Path(settings.updates_root).is_absolute():
        return Clause("wrong.root")
    return None


def _mistake(settings: Settings) -> Clause | None:
    """Return what is wrong with a value, or None."""
    idle = settings.idle_seconds
    checks = (
        (
            not settings.state or settings.state in JURISDICTIONS,
            Clause("wrong.state", state=settings.state),
        ),
        (not settings.zip or re.fullmatch(_ZIP, settings.zip) is not None, Clause("wrong.zip")),
        (settings.look in LOOKS, _choice("look", LOOKS)),
        (settings.motion in MOTIONS, _choice("motion", MOTIONS)),
        (100 <= settings.text_percent <= 200, Clause("wrong.text_percent")),
        (settings.mode in POLICIES, _choice("mode", POLICIES)),
        (
            idle == 0 or LEAST_IDLE_SECONDS <= idle <= MOST_IDLE_SECONDS,
            Clause("wrong.idle", least=LEAST_IDLE_SECONDS, most=MOST_IDLE_SECONDS),
        ),
        (settings.updates in UPDATES, _choice("updates", UPDATES)),
        (
            settings.machine_languages in MACHINE_LANGUAGES,
            _choice("machine_languages", MACHINE_LANGUAGES),
        ),
        (
            not settings.pin_hash or is_hash(settings.pin_hash),
            Clause("wrong.pin_hash"),
        ),
    )
    return next((wrong for is_right, wrong in checks if not is_right), None)


def _choice(key: str, known: Iterable[str]) -> Clause:
    return Clause("wrong.choice", key=key, known=", ".join(known))


def _wrong(path: Path, what: Clause) -> KnownError:
    return KnownError("settings.wrong", "do.mend_line", path=path, what=what)
