"""What those who look after a computer can choose from: states, printers, and what is fixed."""

from __future__ import annotations

from dataclasses import dataclass

from navigator.records.jurisdictions import FEDERAL
from navigator.ui.desk import Desk


@dataclass(frozen=True, slots=True)
class SiteChoices:
    """States of the pack, printers of the system."""

    states: tuple[str, ...]
    printers: tuple[str, ...]
    fixed: frozenset[str]
    """Settings that a file for the whole computer holds."""


def site_choices(desk: Desk) -> SiteChoices:
    """Slow where printers are far: not for the main thread."""
    from PySide6.QtPrintSupport import QPrinterInfo  # noqa: PLC0415 - start time

    return SiteChoices(
        states=tuple(one for one in desk.library.states() if one != FEDERAL),
        printers=tuple(QPrinterInfo.availablePrinterNames()),
        fixed=desk.staff.fixed() if desk.staff is not None else frozenset(),
    )
