"""What a screen reader finds in the running program: `atspi_client.py FIRST PRESSED THEN`.

A process of its own with the system's Python, as AT-SPI's binding comes with the system. Prints
one line of JSON: every accessible object as `[role, name, states, description]`, before a
button is pressed and after. It knows nothing of Navigator but the name of its application.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator
from typing import Any

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi  # noqa: E402

_LONGEST_SECONDS = 60.0
_STATES = ("FOCUSABLE", "FOCUSED", "CHECKED", "CHECKABLE", "EDITABLE", "ENABLED", "SHOWING")


def application(wanted: str) -> Any:
    """The application of that name on the bus; waits for it."""
    give_up = time.monotonic() + _LONGEST_SECONDS
    while time.monotonic() < give_up:
        desktop = Atspi.get_desktop(0)
        for number in range(desktop.get_child_count()):
            found = desktop.get_child_at_index(number)
            if found is not None and found.get_name() == wanted:
                return found
        time.sleep(0.1)
    sys.exit(f"no application {wanted!r} on the accessibility bus")


def walk(node: Any) -> Iterator[Any]:
    """Every object below and with a node."""
    yield node
    for number in range(node.get_child_count()):
        child = node.get_child_at_index(number)
        if child is not None:
            yield from walk(child)


def told(node: Any) -> list[Any]:
    """Role, name and states of one object."""
    states = node.get_state_set()
    held = [one for one in _STATES if states.contains(getattr(Atspi.StateType, one))]
    return [node.get_role_name(), node.get_name(), held, node.get_description()]


def shown(app: Any) -> list[list[Any]]:
    """All that is on show."""
    app.clear_cache()
    everything = [told(node) for node in walk(app)]
    return [one for one in everything if "SHOWING" in one[2]]


def wait_for(app: Any, name: str) -> None:
    """Until an object whose name begins so is on show."""
    give_up = time.monotonic() + _LONGEST_SECONDS
    while time.monotonic() < give_up:
        try:
            if any(one[1].startswith(name) for one in shown(app)):
                return
        except gi.repository.GLib.Error:  # an object went while we looked
            pass
        time.sleep(0.1)
    sys.exit(f"nothing named {name!r}: {[one[1] for one in shown(app)]}")


def main(first: str, pressed: str, then: str) -> None:
    """Wait for `first`, press the button `pressed`, wait for `then`."""
    app = application("Navigator")
    wait_for(app, first)
    before = shown(app)
    button = next(node for node in walk(app) if node.get_name().startswith(pressed))
    actions = [button.get_action_name(number) for number in range(button.get_n_actions())]
    button.do_action(next(n for n, name in enumerate(actions) if name.lower() == "press"))
    wait_for(app, then)
    sys.stdout.write(json.dumps({"before": before, "after": shown(app), "actions": actions}) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:4])
