"""A reading that is not looked through for garbage leaves Python as it was, whatever happens."""

from __future__ import annotations

import gc

import pytest

from navigator.steward.content.loader import uncollected


@uncollected
def reads(number: int) -> bool:
    if number < 0:
        raise ValueError("nothing to read")
    return gc.isenabled()


def test_it_is_off_meanwhile_and_on_again_afterwards() -> None:
    assert gc.isenabled()
    assert not reads(1)
    assert gc.isenabled()
    with pytest.raises(ValueError, match="nothing"):
        reads(-1)
    assert gc.isenabled()


def test_where_it_was_off_it_stays_off() -> None:
    gc.disable()
    try:
        assert not reads(1)
        assert not gc.isenabled()
    finally:
        gc.enable()
