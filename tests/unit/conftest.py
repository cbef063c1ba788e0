"""The real library for tests that ask it the same thing again and again."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from navigator.library.facade import Library
from navigator.records.model import TopicCard
from tests.helpers.content import real

if TYPE_CHECKING:
    from navigator.library.outline import Told
    from navigator.paths import Paths
    from navigator.records.outline_parts import Outline


@pytest.hookimpl(trylast=True)
def pytest_collection_finish() -> None:
    """Set aside what is imported and collected: it stays to the end, and no sweep finds garbage."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session", autouse=True)
def read_constants() -> None:
    """Let Hypothesis read the constants of all modules once, before a test counts its time."""

    @settings(max_examples=1, database=None, suppress_health_check=list(HealthCheck))
    @given(st.text())
    def draw(_: str) -> None: ...

    draw()


class Remembering(Library):
    """Makes each card, and the text of each, once: records can not be changed by who has them."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self._made: dict[tuple[object, ...], TopicCard] = {}
        self._told: dict[tuple[object, ...], tuple[Told, Outline]] = {}

    def card(self, state: str, topic: str, lang: str = "en", on: date | None = None) -> TopicCard:
        key = state, topic, lang, on
        if key not in self._made:
            self._made[key] = super().card(state, topic, lang, on)
        return self._made[key]

    def outline(
        self, record: Told, lang: str, zip: str = "", state: str = "", *, day: date | None = None
    ) -> Outline:
        if not isinstance(record, TopicCard):
            return super().outline(record, lang, zip, state, day=day)
        key = record.id, lang, zip, state
        if key not in self._told or self._told[key][0] is not record:
            self._told[key] = record, super().outline(record, lang, zip, state)
        return self._told[key][1]


@pytest.fixture(scope="session")
def real_library(real_paths: Paths) -> Iterator[Library]:
    """The real pack, opened on the day the content is tested as of."""
    with Remembering.open(real_paths, lambda: real().today) as library:
        yield library
