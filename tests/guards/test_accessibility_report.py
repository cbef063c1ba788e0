"""The conformance report claims no test that is gone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
NAMED = sorted(
    set(
        re.findall(
            r"`(tests/[\w/]+\.py)::(\w+)`", (ROOT / "docs/accessibility.md").read_text("utf-8")
        )
    )
)


@pytest.mark.parametrize(("file", "test"), NAMED)
def test_a_test_that_the_report_names_is_there(file: str, test: str) -> None:
    assert f"def {test}(" in (ROOT / file).read_text("utf-8")


def test_the_report_rests_on_tests() -> None:
    assert len(NAMED) >= 10
