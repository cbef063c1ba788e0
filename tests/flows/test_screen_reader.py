"""The real program as a screen reader finds it: from outside, over AT-SPI on a bus of its own."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from navigator.paths import Paths

CLIENT = Path(__file__).parents[1] / "helpers" / "atspi_client.py"
SYSTEM_PYTHON = "/usr/bin/python3"
LAUNCHERS = [Path(one) / "at-spi-bus-launcher" for one in ("/usr/libexec", "/usr/lib/at-spi2-core")]
SCRIPT = """
launcher=$1; navigator=$2; python=$3; client=$4; shift 4
"$launcher" --launch-immediately &
bus=$!
"$navigator" -m navigator &
program=$!
"$python" "$client" "$@"
code=$?
kill $program $bus
wait $program $bus
exit $code
"""


def _missing() -> str:
    """What this system lacks for the test, or an empty text."""
    if shutil.which("dbus-run-session") is None:
        return "dbus-run-session (package dbus-daemon)"
    if not any(one.exists() for one in LAUNCHERS):
        return "at-spi-bus-launcher (package at-spi2-core)"
    asked = "import gi; gi.require_version('Atspi', '2.0'); from gi.repository import Atspi"
    done = subprocess.run([SYSTEM_PYTHON, "-c", asked], check=False, capture_output=True)
    return (
        "" if done.returncode == 0 else "Atspi for Python (packages python3-gi, gir1.2-atspi-2.0)"
    )


@pytest.fixture(scope="module")
def heard(real_paths: Paths, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What was on show before and after a press on the tile of a topic."""
    if missing := _missing():
        pytest.skip(f"this system has no {missing}")
    del real_paths  # built by now
    home = tmp_path_factory.mktemp("home")
    config = home / ".config" / "navigator"
    config.mkdir(parents=True)
    (config / "settings.toml").write_text('state = "CO"\nlanguage = "en"\nintroduction = false\n')
    launcher = next(str(one) for one in LAUNCHERS if one.exists())
    words = ["Driving", "Driving", "Driving in Colorado"]
    command = ["dbus-run-session", "--", "sh", "-c", SCRIPT, "sh"]
    command += [launcher, sys.executable, SYSTEM_PYTHON, str(CLIENT), *words]
    environ = {**os.environ, "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1", "QT_QPA_PLATFORM": "xcb"}
    environ |= {
        "HOME": str(home),
        "XDG_RUNTIME_DIR": str(home),
        "XDG_CONFIG_HOME": str(home / ".config"),
    }
    done = subprocess.run(
        command, check=False, env=environ, capture_output=True, text=True, timeout=200
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


@pytest.mark.xvfb
def test_a_screen_reader_finds_and_presses_what_there_is(heard: dict[str, Any]) -> None:
    before = {(role, name): states for role, name, states, _ in heard["before"]}
    names = {name for _, name in before}

    def one(role: str, name: str) -> list[str]:
        found: list[list[str]] = [
            x for (r, n), x in before.items() if role in r and n.startswith(name)
        ]
        assert found, f"no {role} {name!r} among {sorted(before)}"
        return found[0]

    assert "EDITABLE" in one("text", "Search")
    assert "FOCUSABLE" in one("text", "Search")
    # Qt names a box after what is chosen; what is chosen here stands beside it.
    one("combo", "Colorado")
    assert ["combo box", "State"] in [[o[0], o[3]] for o in heard["before"]]
    for name in ("Legal help", "Driving", "Health", "College", "Rights", "Records"):
        assert "FOCUSABLE" in one("button", name)
    for name in ("Someone was taken?", "Help", "Clear", "Packet", "Español"):
        one("button", name)
    driving = next(name for name in names if name.startswith("Driving."))
    danger = driving.index("ICE may search")
    assert danger < driving.index("does not ask for immigration"), (
        "a danger is heard before the answer"
    )
    assert any(name.startswith("Driving in Colorado") for _, name, *_ in heard["after"])
    assert not any(name.startswith("Legal help.") for _, name, *_ in heard["after"])


@pytest.mark.xvfb
def test_nothing_a_person_can_reach_is_nameless_on_the_bus(heard: dict[str, Any]) -> None:
    for objects in (heard["before"], heard["after"]):
        nameless = [one for one in objects if "FOCUSABLE" in one[2] and not one[1].strip()]
        assert not nameless
