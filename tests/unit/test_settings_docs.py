"""docs/settings.md names every key with its default, and its example works."""

from __future__ import annotations

import json
import re
from pathlib import Path

from navigator.site.settings import LOOKS, MOTIONS, Settings, read_settings

PAGE = (Path(__file__).parents[2] / "docs" / "settings.md").read_text("utf-8")


def test_the_page_names_every_key_with_its_default() -> None:
    rows = dict(re.findall(r"^\| `(\w+)` \| `([^`]*)` \|", PAGE, re.MULTILINE))
    # A string, a number or a bool is written in TOML as it is in JSON.
    assert rows == {key: json.dumps(value) for key, value in Settings._field_defaults.items()}


def test_the_page_names_every_look() -> None:
    for look in (*LOOKS, *MOTIONS):
        assert f'`"{look}"`' in PAGE


def test_the_example_can_be_read(tmp_path: Path) -> None:
    example = re.search(r"^```toml\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
    assert example
    path = tmp_path / "settings.toml"
    path.write_text(example[1], "utf-8")
    assert read_settings(path) != Settings()
