"""What every test keeps: nothing unexpected may be said.

Python warnings are errors (pyproject.toml), Qt messages at WARNING fail the
test that caused them (pytest-qt), and so does any log record at WARNING or
above. A test that expects one says so with the `expected_log` fixture. No test
reads or writes the real home folder or the real display.
"""

from __future__ import annotations

import hashlib
import itertools
import logging
import os
import re
from dataclasses import replace
from functools import cache, partial
from typing import TYPE_CHECKING

import pytest
import segno

from navigator.library.facade import Library
from navigator.paths import Paths, find_paths
from navigator.site import pin
from tests.helpers.content import RESOURCES, real
from tests.helpers.sharing import pytest_xdist_make_scheduler  # noqa: F401 - a hook

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from tests.helpers.publisher import Site, Stewards
    from tests.helpers.window import Screen

# Must stand before any import of Qt; build/test.py sets it too.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--renew-golden` takes the pictures of tests/golden anew."""
    parser.addoption("--renew-golden", action="store_true")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip tests marked `xvfb` or `wayland` elsewhere; build/test.py gives them what they need."""
    for marker, platform in (("xvfb", "xcb"), ("wayland", "wayland")):
        if os.environ["QT_QPA_PLATFORM"] != platform:
            reason = f"needs Qt's platform {platform}: run build/test.py without arguments"
            for item in items:
                if item.get_closest_marker(marker):
                    item.add_marker(pytest.mark.skip(reason=reason))


class _Collector(logging.Handler):
    """Keeps every record at WARNING or above."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)


class _LogGuard:
    """The patterns one test expects, and what was logged against them."""

    def __init__(self, collector: _Collector) -> None:
        self.collector = collector
        self.patterns: list[re.Pattern[str]] = []

    def expect(self, pattern: str) -> None:
        self.patterns.append(re.compile(pattern))

    def unexpected(self) -> list[str]:
        texts = [
            f"{record.levelname} {record.name}: {record.getMessage()}"
            for record in self.collector.records
        ]
        return [text for text in texts if not any(p.search(text) for p in self.patterns)]

    def unseen(self) -> list[str]:
        texts = [record.getMessage() for record in self.collector.records]
        return [p.pattern for p in self.patterns if not any(p.search(text) for text in texts)]


@pytest.fixture(autouse=True)
def _log_guard() -> Iterator[_LogGuard]:
    """Fail a test in which a log record at WARNING or above was not expected."""
    collector = _Collector()
    guard = _LogGuard(collector)
    root = logging.getLogger()
    root.addHandler(collector)
    try:
        yield guard
    finally:
        root.removeHandler(collector)
    unexpected = guard.unexpected()
    assert not unexpected, "unexpected log records:\n" + "\n".join(unexpected)
    unseen = guard.unseen()
    assert not unseen, "expected log records that never came:\n" + "\n".join(unseen)


@pytest.fixture
def expected_log(_log_guard: _LogGuard) -> Callable[[str], None]:
    """`expected_log(r"pattern")`: this test must log a matching WARNING or ERROR."""
    return _log_guard.expect


_numbers = itertools.count()


@pytest.fixture(scope="session")
def homes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The homes of all tests: `mktemp` would look through those before it for each of thousands."""
    return tmp_path_factory.mktemp("homes")


@pytest.fixture(autouse=True)
def empty_home(homes: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Every test lives in an empty home: no setting or cache of the real one is touched."""
    home = homes / str(next(_numbers))
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("USERPROFILE", str(home))
    for name in ("XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
        monkeypatch.delenv(name, raising=False)
    return home


_scrypt = pin._scrypt
_hashes: dict[bytes, bytes] = {}


@pytest.fixture(autouse=True)
def scrypt_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A guess at a PIN is slow on purpose: the same guess is made once, and remembered."""

    def remembered(guess: str, salt: bytes, log_n: int, r: int, p: int) -> bytes:
        # Not by the digits themselves: a test looks for them in all of Python's memory.
        key = hashlib.sha256(f"{guess} {log_n} {r} {p} ".encode() + salt).digest()
        if key not in _hashes:
            _hashes[key] = _scrypt(guess, salt, log_n, r, p)
        return _hashes[key]

    monkeypatch.setattr(pin, "_scrypt", remembered)


@pytest.fixture(scope="session")
def _cheap_code() -> Callable[..., segno.QRCode]:
    """A code as large and as true as any, made once for each text, in the first of eight masks."""
    return cache(partial(segno.make_qr, mask=0))


@pytest.fixture
def cheap_codes(_cheap_code: Callable[..., segno.QRCode], monkeypatch: pytest.MonkeyPatch) -> None:
    """For tests of a sheet and not of its codes: the best of the masks costs more than the sheet.

    `test_qr.py` and `test_screen_code.py` read codes as the program makes them.
    """
    monkeypatch.setattr(segno, "make_qr", _cheap_code)


@pytest.fixture(scope="session")
def real_paths() -> Paths:
    """Where the program finds itself; its pack is built anew when the content changed."""
    from navigator.steward.content.pack.building import build

    paths = replace(find_paths(), content=None)  # nothing that came later on this computer
    build(RESOURCES, paths.pack, real().today, if_changed=True)
    return paths


@pytest.fixture(scope="session")
def real_library(real_paths: Paths) -> Iterator[Library]:
    """The real pack, opened on the day the content is tested as of."""
    with Library.open(real_paths, lambda: real().today) as library:
        yield library


@pytest.fixture
def stewards(tmp_path: Path) -> Stewards:
    """They have published a pack that is newer than the program's own."""
    from tests.helpers.publisher import NEW, begun

    return begun(tmp_path / "out", NEW)


@pytest.fixture
def site(tmp_path: Path, stewards: Stewards) -> Site:
    """A computer that trusts them and reads where they publish."""
    from tests.helpers.publisher import Site

    root = tmp_path / "root.json"
    root.write_bytes(stewards.root().read_bytes())
    return Site(tmp_path / "site", stewards.folder, root)


@pytest.fixture
def open_window(qapp: QApplication, real_paths: Paths) -> Iterator[Callable[..., Screen]]:
    """`open_window(state="CO", …)`: a real window on the real pack; see `helpers.window`."""
    from tests.helpers.window import windows

    yield from windows(real_paths, real().today)


@pytest.fixture
def open_kiosk(open_window: Callable[..., Screen]) -> Callable[..., Screen]:
    """`open_kiosk(…)`: the same as a kiosk in Colorado, as large as a small screen."""
    from tests.helpers.kiosk import PIN_HASH

    def opening(**chosen: object) -> Screen:
        plain: dict[str, object] = {"mode": "kiosk", "pin_hash": PIN_HASH, "size": (1024, 600)}
        return open_window(**(plain | chosen))

    return opening
