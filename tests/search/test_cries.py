"""A cry for help brings the danger it tells of, and what only looks like one brings none.

The judged queries are of four people who did not write the list (`cries*.yaml`).
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from navigator.library.facade import Library

HERE = Path(__file__).parent
SETS = {
    name: yaml.safe_load((HERE / f"{name}.yaml").read_text("utf-8"))
    for name in ("cries", "cries_b", "cries_c", "cries_d")
}
NEAR = yaml.safe_load((HERE / "cries_near.yaml").read_text("utf-8"))["harmless"]
LEAST = 0.98
SIZES = dict.fromkeys(SETS, (150, 150)) | {"cries_d": (80, 60)}
"""The least cries and harmless queries of each set."""
judged = pytest.mark.parametrize("name", SETS)
GRAVE = {
    "card:US:rights.someone-taken", "card:US:legal.court-notice", "place:US:988",
    "place:US:domestic-violence-hotline", "place:US:human-trafficking-hotline",
    "place:US:sexual-assault-hotline", "place:US:childhelp-hotline", "place:US:poison-help",
}  # fmt: skip


def wanted(cry: dict[str, Any]) -> list[str]:
    return [cry["danger"]] if isinstance(cry["danger"], str) else cry["danger"]


def told(library: Library, text: str) -> list[str]:
    return [cry.danger for cry in library.look_up(text, state="TX", limit=3).cries]


def frightened(library: Library, harmless: list[dict[str, str]]) -> list[tuple[str, list[str]]]:
    return [(one["query"], heard) for one in harmless if (heard := told(library, one["query"]))]


@judged
def test_the_sets_are_large(name: str) -> None:
    cries, harmless = SIZES[name]
    assert len(SETS[name]["cries"]) >= cries
    assert len(SETS[name]["harmless"]) >= harmless


@judged
def test_cries_bring_the_danger_they_tell_of(real_library: Library, name: str) -> None:
    cries = SETS[name]["cries"]
    missed = [
        (cry["query"], heard)
        for cry in cries
        if (heard := told(real_library, cry["query"]))[:1] not in [[one] for one in wanted(cry)]
    ]
    assert len(missed) <= (1 - LEAST) * len(cries), missed


@judged
def test_harmless_queries_bring_none(real_library: Library, name: str) -> None:
    harmless = SETS[name]["harmless"]
    alarmed = frightened(real_library, harmless)
    assert len(alarmed) <= (1 - LEAST) * len(harmless), alarmed


def test_harmless_queries_near_the_phrases_bring_none(real_library: Library) -> None:
    assert len(NEAR) >= 60
    assert not frightened(real_library, NEAR)


@pytest.mark.parametrize("name", ["cries_b", "cries_d"])
def test_harmless_queries_hardly_bring_a_grave_page_first(real_library: Library, name: str) -> None:
    """Nobody who asked for something else reads a grave page among the first rows."""
    graves = [
        (one["query"], grave)
        for one in SETS[name]["harmless"]
        if (
            grave := GRAVE
            & {hit.id for hit in real_library.search(one["query"], state="TX", limit=3)}
        )
    ]
    assert len(graves) <= (1 - LEAST) * len(SETS[name]["harmless"]), graves


@pytest.mark.parametrize(
    "text",
    [
        "corte de luz", "killed it on my GED", "photo taken for passport", "took the test",
        "jury duty notice", "how many pills are in a refill", "me muero de hambre",
        "my tooth is killing me", "se llevaron mi carro con la grua", "ice cream truck permit",
    ],
)  # fmt: skip
def test_words_that_look_alike_put_nothing_grave_first(real_library: Library, text: str) -> None:
    found = real_library.look_up(text, state="TX", limit=3)
    assert not found.cries
    assert not {hit.id for hit in found.hits} & GRAVE


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("i took all the pills", "place:US:poison-help", "card:US:health.emergency-room"),
        ("tôi muốn chết", "place:US:988", "card:US:legal.other-help"),
        ("me quiero matar", "place:US:988", "card:US:legal.other-help"),
        ("我老公打我", "place:US:domestic-violence-hotline", "card:US:legal.other-help"),
        ("my stepdad touches me", "place:US:childhelp-hotline", "card:US:legal.other-help"),
        ("boss took my passport", "place:US:human-trafficking-hotline", "card:US:legal.relief"),
        ("ice took my dad", "card:US:rights.someone-taken", "place:TX:"),
        ("la migra esta en la puerta", "card:US:rights.questioned", "card:US:rights.warrants"),
        ("im home alone and my mom got taken", "card:US:rights.someone-taken", "card:US:rights."),
    ],
)
def test_the_line_stands_first_and_the_page_second(
    real_library: Library, text: str, first: str, second: str
) -> None:
    hits = real_library.search(text, state="TX", topic="college", limit=3)
    assert hits[0].id == first
    assert hits[1].id.startswith(second) or hits[1].id.startswith("place:"), hits[1].id
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
