"""Ends a start without a display: prints one sentence instead of Qt's own messages and abort."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator

from PySide6.QtCore import QMessageLogContext, QtMsgType, qFormatLogMessage, qInstallMessageHandler

_NO_DISPLAY = "Navigator found no display to open its window on; start it in a desktop session."


@contextlib.contextmanager
def told_in_one_sentence() -> Iterator[None]:
    """Surround the making of QApplication: when Qt gives up, print why and exit with code 1.

    Qt's other messages are held back until the block ends: after a failed start they would only
    repeat the reason.
    """
    said: list[str] = []

    def hear(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
        if kind is not QtMsgType.QtFatalMsg:
            said.append(qFormatLogMessage(kind, context, text))
            return
        _tell(_reason())
        os._exit(1)  # Qt would abort as soon as this returns

    before = qInstallMessageHandler(hear)
    try:
        yield
    finally:
        qInstallMessageHandler(before)
        for line in said:
            _tell(line)


def _reason() -> str:
    from navigator.system_needs import complaint_of_plugins  # noqa: PLC0415 - only for a failure

    is_told = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    return (complaint_of_plugins() if is_told else "") or _NO_DISPLAY


def _tell(line: str) -> None:
    if sys.stderr is not None:  # on Windows a program without a console has none
        sys.stderr.write(f"{line}\n")
        sys.stderr.flush()
