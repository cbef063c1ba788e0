"""The choices for settings and kiosk setup: states, printers, and the settings that are fixed."""

from __future__ import annotations

from dataclasses import dataclass

from navigator.records.jurisdictions import FEDERAL
from navigator.ui.desk import Desk


@dataclass(frozen=True, slots=True)
class SiteChoices:
    """States of the pack, printers of the system, fixed settings."""

    states: tuple[str, ...]
    printers: tuple[str, ...]
    fixed: frozenset[str]
    """Settings fixed in a file for the whole computer."""


def site_choices(desk: Desk) -> SiteChoices:
    """Read the choices; slow where printers are far, so not for the main thread."""
    from PySide6.QtPrintSupport import QPrinterInfo  # noqa: PLC0415 - start time

    return SiteChoices(
        states=tuple(one for one in desk.library.states() if one != FEDERAL),
        printers=tuple(QPrinterInfo.availablePrinterNames()),
        fixed=desk.staff.fixed() if desk.staff is not None else frozenset(),
    )
