"""Every YAML file of the content stands in the one style, so that an edit changes its own lines.

`navigator content format` writes it so; docs/adr/0027-yaml.md says why.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from navigator.steward.content.shape.yaml_text import formatted

ROOT = Path(__file__).parents[2]
FILES = sorted(path for part in ("resources", "i18n") for path in (ROOT / part).rglob("*.yaml"))
MANY = (ROOT / "resources/places", ROOT / "i18n")
"""Half of the lines; a hook formats them before a commit."""


def unlike(files: list[Path]) -> list[str]:
    texts = [(path, path.read_text("utf-8")) for path in files]
    return [str(path.relative_to(ROOT)) for path, text in texts if formatted(text) != text]


def test_rules_and_vocabulary_stand_in_the_one_style() -> None:
    assert unlike([path for path in FILES if not {*MANY} & {*path.parents}]) == []


@pytest.mark.slow
def test_places_and_translations_stand_in_the_one_style() -> None:
    assert unlike([path for path in FILES if {*MANY} & {*path.parents}]) == []
