"""A keyboard at a kiosk in cage, set up as docs/kiosk.md says: no key puts it away or ends it.

Cage is the real one, over a screen in memory. The keys come from wtype, which cage takes for a
keyboard that was plugged in. Before each key the languages stand there, and after it Escape must
lead to "Touch to begin": another window, another focus or an end would show something else.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from navigator.site.settings import Settings, write_settings
from tests.flows.test_kiosk_keys import KEYS
from tests.helpers.content import ROOT
from tests.helpers.kiosk import PIN_HASH

NEEDED = ("cage", "wtype", "grim")
ON_CAGE = {
    "QT_QPA_PLATFORM": "wayland", "WLR_BACKENDS": "headless", "WLR_LIBINPUT_NO_DEVICES": "1",
    "WLR_RENDERER": "pixman",
}  # fmt: skip
HELD = {"alt": "alt", "ctrl": "ctrl", "shift": "shift", "super": "logo"}
MORE = (
    *(f"ctrl+alt+F{number}" for number in range(2, 13)),
    *(f"XF86Switch_VT_{number}" for number in range(1, 8)),
    "alt+shift+Escape", "alt+Return", "super+Return", "super+q", "super+shift+e", "alt+grave",
    "XF86PowerOff", "XF86Suspend", "XF86Eject", "Terminate_Server",
)  # fmt: skip
"""What other compositors answer to, and the screens of text behind this one."""

pytestmark = [
    pytest.mark.apart,
    pytest.mark.slow,
    pytest.mark.skipif(
        any(shutil.which(one) is None for one in NEEDED),
        reason=f"needs {', '.join(NEEDED)} (Debian: packages of the same names)",
    ),
]


@dataclass(frozen=True)
class Kiosk:
    """Cage with the program in it, and where pictures of its screen go."""

    cage: subprocess.Popen[bytes]
    environ: dict[str, str]
    home: Path

    def press(self, key: str) -> None:
        *held, last = key.split("+")
        down = [word for one in held for word in ("-M", HELD[one])]
        up = [word for one in held for word in ("-m", HELD[one])]
        command = ["wtype", *down, "-k", last, *up]
        done = subprocess.run(command, env=self.environ, check=False, capture_output=True)
        assert done.returncode == 0, (key, done.stderr)

    def picture(self) -> bytes:
        path = self.home / "screen.ppm"
        command = ["grim", "-t", "ppm", str(path)]
        subprocess.run(command, env=self.environ, check=True, capture_output=True)
        return path.read_bytes()

    def shows(self, wanted: bytes, seconds: float = 60) -> bool:
        """Whether the screen comes to show this; how long it may take says nothing."""
        give_up = time.monotonic() + seconds
        while time.monotonic() < give_up and self.cage.poll() is None:
            if self.picture() == wanted:
                return True
            time.sleep(0.05)
        return False

    def settled(self, other: bytes = b"") -> bytes:
        """The screen once it is another than `other`, is not bare, and stays as it is."""
        give_up = time.monotonic() + 180
        before, same = b"", 0
        while time.monotonic() < give_up:
            now = self.picture()
            same = same + 1 if now == before else 0
            if same == 8 and now != other and len(set(now)) > 50:
                return now
            before = now
            time.sleep(0.5)
        raise AssertionError("the screen never stood still")


@pytest.fixture(scope="module")
def kiosk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Kiosk]:
    home = tmp_path_factory.mktemp("home")
    chosen = Settings(mode="kiosk", state="CO", pin_hash=PIN_HASH)
    write_settings(home / ".config" / "navigator" / "settings.toml", chosen)
    run = home / "run"
    run.mkdir(mode=0o700)
    environ = ON_CAGE | {
        "HOME": str(home), "PATH": os.environ["PATH"], "LANG": "C.UTF-8",
        "XDG_RUNTIME_DIR": str(run), "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1",
    }  # fmt: skip
    program = [sys.executable, "-m", "navigator"]
    with subprocess.Popen(
        ["cage", "-m", "last", "--", *program], env=environ,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    ) as cage:  # fmt: skip
        try:
            environ |= {"WAYLAND_DISPLAY": _display(run)}
            # A keyboard that stays: while there is none, a program listens to none, and the
            # first key of one that is just plugged in is lost.
            with subprocess.Popen(["wtype", "-s", "3600000"], env=environ) as plugged_in:
                yield Kiosk(cage, environ, home)
                plugged_in.terminate()
        finally:
            cage.terminate()


def _display(run: Path) -> str:
    """The name of the screen that cage opens."""
    give_up = time.monotonic() + 60
    while time.monotonic() < give_up:
        if found := sorted(one.name for one in run.glob("wayland-*") if one.suffix != ".lock"):
            return found[0]
        time.sleep(0.1)
    raise AssertionError("cage opened no screen")


def test_no_key_leads_out_of_it(kiosk: Kiosk) -> None:
    first = kiosk.settled()
    kiosk.press("Escape")
    hidden = kiosk.settled(first)
    for key in (*KEYS, *MORE):
        kiosk.press("Return")
        assert kiosk.shows(first), f"before {key}"
        kiosk.press(key)
        kiosk.press("Escape")
        assert kiosk.shows(hidden), key
        assert kiosk.cage.poll() is None, key
