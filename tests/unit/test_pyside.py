"""The binding keeps Python's books: PySide6 6.12.0 does not on Python 3.11 and aborts."""

from __future__ import annotations

import sys

from PySide6.QtWidgets import QApplication, QHBoxLayout


def test_a_null_result_does_not_use_up_none(qapp: QApplication) -> None:
    layout = QHBoxLayout()
    before = sys.getrefcount(None)
    for _ in range(500):
        layout.takeAt(0)
    assert sys.getrefcount(None) > before - 100
