"""Where no window can be opened: one sentence, instead of Qt's own words and an abort."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator

from PySide6.QtCore import QMessageLogContext, QtMsgType, qFormatLogMessage, qInstallMessageHandler

_NO_DISPLAY = "Navigator found no display to open its window on; start it in a desktop session."


@contextlib.contextmanager
def told_in_one_sentence() -> Iterator[None]:
    """Around the making of QApplication: when Qt gives up, say why and end with exit code 1.

    What else Qt says meanwhile is held back until it is made: of a start that failed it
    would only repeat.
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
