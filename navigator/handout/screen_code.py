"""Makes one code on the screen with the text of a page, for visitors without paper.

It is the first screen of the page. The heaviest goes in first: title, what decides whether to go,
the answer; then numbers to call, papers, steps, what to say. Lines that do not fit are left out one
by one from the end of that order, never a part of a line, and a step never without the danger that
waits there.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass

from navigator.handout.qr import BORDER
from navigator.records.outline_parts import Line, Outline, Part, Purpose

MOST_VERSION = 20
"""101 modules with the margin, of four pixels each on a small screen. Measured with ZXing on
pictures of that page: read at three quarters of its size, tilted, askew, blurred, dim and noisy."""
MODULE_PX = 4
"""Four pixels of a screen of 1024 x 600 are larger than a module on paper (`qr.MODULE_MM`)."""
_WEIGHT = (
    Purpose.STOP,
    Purpose.ANSWER,
    Purpose.CALL,
    Purpose.BRING,
    Purpose.DO,
    Purpose.SECTION,
    Purpose.SAY,
)
"""The heaviest first; parts of another purpose are left out."""


@dataclass(frozen=True, slots=True)
class Along:
    """A code as PNG bytes, its side in pixels, and its text line by line."""

    png: bytes
    side_px: int
    version: int
    lines: tuple[str, ...]
    is_whole: bool
    """Whether no line was left out."""


def take_along(told: Outline) -> Along:
    """Return the code of an outline."""
    weighed = list(_weighed(told))
    order = sorted(range(len(weighed)), key=lambda at: weighed[at][0])
    lines = [text for _, text in weighed]
    most = _most(lines, order)
    kept = sorted(order[:most])
    text = "\n".join(lines[at] for at in kept)
    png, version, modules = _code(text)
    return Along(png, modules * MODULE_PX, version, tuple(text.split("\n")), most == len(order))


def _most(lines: list[str], order: list[int]) -> int:
    """Return how many lines of that order fit; the bytes of a code only grow with them."""
    used = -1
    for count, at in enumerate(order):
        used += 1 + len(lines[at].encode())
        if used > _MOST_BYTES:
            return count
    return len(order)


_MOST_BYTES = 858
"""The bytes of version 20 at error level L: a screen has no stains. A test holds it to segno's
count."""


def _weighed(told: Outline) -> Iterator[tuple[int, str]]:
    """Yield each line in the order of reading, with its weight; the smaller weighs more."""
    yield 0, told.title
    for part in told.parts:
        if part.purpose in _WEIGHT:
            weight = 1 + _WEIGHT.index(part.purpose)
            for number, line in part.at_sight:
                heading = f"{part.heading}\n" if number == 1 and part.heading else ""
                yield weight, heading + _line(part, line, number)


def _line(part: Part, line: Line, number: int) -> str:
    match part.purpose:
        case Purpose.STOP:
            return f"! {line.title or line.text}"
        case Purpose.CALL:
            return f"{line.text} {line.more}".strip()
        case Purpose.DO:
            traps = "".join(f" ! {trap.title}" for trap in line.traps)
            return f"{number}. {line.text}{traps}"
        case Purpose.ANSWER:
            return line.text
        case _:
            return f"- {line.text}"


def _code(text: str) -> tuple[bytes, int, int]:
    import segno  # noqa: PLC0415 - start time: only for this page

    code = segno.make_qr(text, error="l", encoding="utf-8")
    written = io.BytesIO()
    code.save(written, kind="png", scale=MODULE_PX, border=BORDER)
    return written.getvalue(), int(code.version), int(code.symbol_size(border=BORDER)[0])
