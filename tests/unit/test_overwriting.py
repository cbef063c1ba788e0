"""After a visit words that say nothing stand where the last question stood."""

from __future__ import annotations

import pytest

from navigator.library.facade import Library
from navigator.library.overwriting import overwrite


@pytest.mark.parametrize("searched", [True, False])
def test_nothing_is_asked_for_in_each_way_and_nothing_is_told(
    real_library: Library, monkeypatch: pytest.MonkeyPatch, searched: bool
) -> None:
    asked: list[str] = []
    for way in ("city", "near", "search"):
        whole = getattr(real_library, way)

        def hear(text: str, *, whole: object = whole, way: str = way, **more: str) -> object:
            asked.append(f"{way} {len(text)} {' '.join(f'{value}' for value in more.values())}")
            return whole(text, **more)  # type: ignore[operator]

        monkeypatch.setattr(real_library, way, hear)
    overwrite(real_library, searched=searched)
    assert {one.split()[0] for one in asked} == {"city", "near"} | (
        {"search"} if searched else set()
    )
    assert len([one for one in asked if one.startswith("search")]) == (8 if searched else 0)
