"""What is judged, searched or offered is a value: nobody changes it on the way to a family.

The window, the paper and the speech share one verdict; the next visit shares the rules of the
state with this one. A field that could be set, or an extra one hung on, would carry something
from one of them to the other.
"""

from __future__ import annotations

import dataclasses
import pkgutil
from collections.abc import Iterator
from importlib import import_module

import pytest

import navigator.eligibility
import navigator.search
import navigator.update
from navigator.eligibility.judging import Case

CHANGES = {Case}
"""One visit while it is judged: it remembers what it judged already, and then is gone."""


def values() -> Iterator[type]:
    for room in (navigator.eligibility, navigator.search, navigator.update):
        for found in pkgutil.iter_modules(room.__path__, f"{room.__name__}."):
            for one in vars(import_module(found.name)).values():
                if dataclasses.is_dataclass(one) and getattr(one, "__module__", "") == found.name:
                    assert isinstance(one, type)
                    yield one


@pytest.mark.parametrize("kind", [pytest.param(one, id=one.__name__) for one in values()])
def test_a_value_has_its_fields_alone_and_keeps_them(kind: type) -> None:
    assert "__slots__" in vars(kind), "nothing can be hung on it"
    params = kind.__dataclass_params__  # type: ignore[attr-defined]
    assert params.frozen is (kind not in CHANGES)
