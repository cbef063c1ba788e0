"""A bare Debian in which packages are tried as on a new computer; skips where none can be made."""

from __future__ import annotations

from pathlib import Path

import bare_root as build
import pytest


def bare_root(folder: Path, suite: str) -> build.Root:
    """Make one in `folder`; skips the test where that can not be done."""
    if why := build.lacking():
        pytest.skip(why)
    try:
        return build.make(folder, suite)
    except OSError as error:
        pytest.skip(str(error))
