"""How long things take that are done by the thousand; apart from tests that are traced."""

from __future__ import annotations

import json
import time

from navigator.cli.screen_command import screen_lines
from navigator.library.facade import Library
from tests.unit.test_screen_command import GOOD


def test_a_thousand_households_take_about_a_second(real_library: Library) -> None:
    lines = [json.dumps(GOOD | {"id": number}).encode() for number in range(300)]
    list(screen_lines(real_library, "health", lines[:1]))
    start = time.process_time()
    count = sum(1 for _ in screen_lines(real_library, "health", lines))
    assert count / (time.process_time() - start) > 400, "far below a thousand a second"
