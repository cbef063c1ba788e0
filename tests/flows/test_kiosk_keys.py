"""A keyboard at a kiosk beside a window manager: no key puts it away, ends it or opens more.

The real program on an X server of its own, with openbox as docs/kiosk.md sets it up; the
keys come from xdotool, as from a keyboard.
"""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from navigator.site.settings import Settings, write_settings
from tests.helpers.content import ROOT
from tests.helpers.kiosk import PIN_HASH

NEEDED = ("Xvfb", "openbox", "xdotool", "xclip", "xprop")
KEYS = (
    "alt+F4", "alt+F1", "alt+F2", "alt+F7", "alt+F8", "alt+F9", "alt+F10", "alt+space", "alt+Tab",
    "alt+shift+Tab", "alt+Escape", "ctrl+alt+Tab", "ctrl+q", "ctrl+w", "ctrl+shift+q", "ctrl+n",
    "ctrl+t", "ctrl+o", "ctrl+s", "ctrl+p", "ctrl+l", "ctrl+a", "ctrl+c", "ctrl+x", "ctrl+v",
    "ctrl+z", "ctrl+alt+Delete", "ctrl+alt+BackSpace", "ctrl+alt+Left", "ctrl+alt+Right",
    "ctrl+alt+d", "ctrl+alt+t", "ctrl+alt+F1", "ctrl+Escape", "ctrl+shift+Escape", "ctrl+F4",
    "F1", "F3", "F5", "F10", "F11", "F12", "shift+F10", "Menu", "Escape", "Print", "Super_L",
    "Super_R", "super+d", "super+e", "super+l", "super+r", "super+1", "super+Tab", "super+Left",
    "super+Down", "super+m", "XF86Search", "XF86HomePage", "XF86WWW", "XF86Mail", "XF86Close",
    "XF86Back", "XF86LogOff", "XF86Sleep", "Help", "Pause", "Scroll_Lock",
)  # fmt: skip
FOREIGN = "copied elsewhere"

pytestmark = [
    pytest.mark.apart,
    pytest.mark.skipif(
        any(shutil.which(one) is None for one in NEEDED),
        reason=f"needs {', '.join(NEEDED)} (Debian: xvfb openbox xdotool xclip x11-utils)",
    ),
]


@dataclass(frozen=True)
class Kiosk:
    """The program, the screen it is on, and its window there."""

    process: subprocess.Popen[bytes]
    environ: dict[str, str]
    window: str

    def say(self, *command: str, given: str | None = None) -> str:
        return subprocess.run(
            command, env=self.environ, input=given, text=True, check=False, timeout=30,
            stdout=subprocess.PIPE if given is None else subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        ).stdout or ""  # fmt: skip

    def state(self) -> dict[str, object]:
        """What somebody in front of it sees."""
        shown: list[str] = []
        for _ in range(20):  # a search ends empty where a window goes while it looks
            shown = shown or self.say("xdotool", "search", "--onlyvisible", "--name", "").split()
        named = [self.say("xdotool", "getwindowname", one).strip() for one in shown]
        state = self.say("xprop", "-id", self.window, "_NET_WM_STATE")
        size = self.say("xdotool", "getwindowgeometry", self.window)
        return {
            "runs": self.process.poll() is None,
            "active": self.say("xdotool", "getactivewindow").strip() == self.window,
            "full": "FULLSCREEN" in state and "HIDDEN" not in state and "1280x1024" in size,
            "windows": sorted(one for one in named if one.lower() not in {"", "openbox"}),
        }


@contextlib.contextmanager
def running(command: list[str], environ: dict[str, str]) -> Iterator[subprocess.Popen[bytes]]:
    with subprocess.Popen(
        command, env=environ, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        try:
            yield process
        finally:
            process.terminate()


@pytest.fixture(scope="module")
def kiosk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Kiosk]:
    home = tmp_path_factory.mktemp("home")
    chosen = Settings(mode="kiosk", state="CO", pin_hash=PIN_HASH)
    write_settings(home / ".config" / "navigator" / "settings.toml", chosen)
    said = (ROOT / "docs" / "kiosk.md").read_text("utf-8")
    (setting,) = re.findall(r"```xml\n(<openbox_config.*?)```", said, re.DOTALL)
    (home / "rc.xml").write_text(setting, "utf-8")
    read_end, write_end = os.pipe()
    server = ["Xvfb", "-displayfd", str(write_end), "-screen", "0", "1280x1024x24"]
    with subprocess.Popen(
        [*server, "-nolisten", "tcp", "-noreset"], pass_fds=[write_end],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    ) as screen:  # fmt: skip
        os.close(write_end)
        with os.fdopen(read_end) as pipe:
            display = f":{pipe.readline().strip()}"
        environ = {
            "HOME": str(home), "PATH": os.environ["PATH"], "DISPLAY": display, "LANG": "C.UTF-8",
            "QT_QPA_PLATFORM": "xcb", "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1",
        }  # fmt: skip
        program = [sys.executable, "-m", "navigator"]
        try:
            with (
                running(["openbox", "--config-file", str(home / "rc.xml")], environ),
                running(program, environ) as process,
            ):
                yield Kiosk(process, environ, _window(environ))
        finally:
            screen.terminate()


def _window(environ: dict[str, str]) -> str:
    """Wait for the window of the program."""
    give_up = time.monotonic() + 90
    while time.monotonic() < give_up:
        found = subprocess.run(
            ["xdotool", "search", "--onlyvisible", "--name", "^Navigator$"],
            env=environ, text=True, check=False, capture_output=True,
        ).stdout.split()  # fmt: skip
        if found:
            time.sleep(3)  # until its first page stands
            return found[-1]
        time.sleep(0.3)
    raise AssertionError("no window came up")


def test_no_key_leads_out_of_it(kiosk: Kiosk) -> None:
    kiosk.say("xclip", "-selection", "clipboard", given=FOREIGN)
    kiosk.say("xclip", "-selection", "primary", given=FOREIGN)
    before = kiosk.state()
    assert before == {"runs": True, "active": True, "full": True, "windows": ["Navigator"]}
    for key in KEYS:
        kiosk.say("xdotool", "key", "--clearmodifiers", key)
        time.sleep(0.1)
        assert kiosk.state() == before, key


@pytest.mark.parametrize("button", ["1", "2", "3", "8", "9"])
def test_no_button_of_a_mouse_does_either(kiosk: Kiosk, button: str) -> None:
    before = kiosk.state()
    assert before["runs"]
    for x, y in ((1, 1), (640, 300), (640, 900), (1279, 1023), (900, 40)):
        kiosk.say("xdotool", "mousemove", str(x), str(y), "click", button)
        kiosk.say("xdotool", "keydown", "alt", "click", button, "keyup", "alt")
        time.sleep(0.1)
        assert kiosk.state() == before, (x, y)


def test_what_others_copied_is_still_theirs_and_nothing_of_the_visit_was_added(
    kiosk: Kiosk,
) -> None:
    kiosk.say("xdotool", "mousemove", "640", "500", "click", "--repeat", "3", "1")
    kiosk.say("xdotool", "key", "ctrl+a", "key", "ctrl+c")
    time.sleep(0.3)
    for selection in ("primary", "clipboard"):
        assert kiosk.say("xclip", "-o", "-selection", selection) in {"", FOREIGN}, selection
