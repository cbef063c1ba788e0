"""Makes QR codes for paper: the essential text itself, to read without a network, and addresses.

The printed size of a code follows from how many modules it has, so that each one scans.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from segno import QRCode

QR_PIXELS = 6
"""The size of one QR module in pixels; Qt scales the picture to its printed size."""
BORDER = 2
"""White modules around a code; the paper around it is white too."""
MODULE_MM = 0.42
"""The printed size of one module. Measured with ZXing on the densest codes of all states: read from
a page at 100 dots to the inch, and at 150 when it is faded, blurred and tilted."""
LEAST_MM = 22.0
MOST_VERSION = 22
"""779 bytes at error level M, printed 46 mm wide. A text that needs a larger code gets none."""
_PX_A_MM = 96 / 25.4


@dataclass(frozen=True, slots=True)
class Code:
    """A code as PNG bytes, and the side of its picture on paper."""

    png: bytes
    side_mm: float

    def image(self, name: str) -> str:
        """Return the HTML that shows it; Qt counts 96 pixels to the inch on any device."""
        side = round(self.side_mm * _PX_A_MM)
        return f"<img src='{name}' width='{side}' height='{side}'>"


def qr_png(text: str) -> bytes:
    """Return a QR code of a text as PNG bytes, however large."""
    import segno  # noqa: PLC0415 - start time: only for paper and place pages

    return _draw(segno.make_qr(text, error="m", encoding="utf-8"))


def make_code(text: str) -> Code | None:
    """Return the code of a text; None when it would be too large to scan from paper."""
    import segno  # noqa: PLC0415 - start time: only for paper and place pages

    try:
        code = segno.make_qr(text, error="m", encoding="utf-8")
    except segno.DataOverflowError:
        return None
    if int(code.version) > MOST_VERSION:
        return None
    modules = code.symbol_size(border=BORDER)[0]
    return Code(_draw(code), max(LEAST_MM, modules * MODULE_MM))


def essential_code(
    lines: Sequence[str], extra: Iterable[str] = (), dangers: Sequence[str] = ()
) -> Code | None:
    """Return the code of a text to keep; `extra` lines are added if they still fit.

    Where `lines` are too large, as in scripts of three bytes a letter, the last go first; none of
    the `dangers` among them is ever left out. None where these alone are too large.
    """
    made = make_code("\n".join((*lines, *extra))) or make_code("\n".join(lines))
    kept = [*lines]
    while made is None and (left := [one for one in kept if one not in dangers]):
        kept.remove(left[-1])
        made = make_code("\n".join(kept)) if kept else None
    return made


def _draw(code: QRCode) -> bytes:
    written = io.BytesIO()
    code.save(written, kind="png", scale=QR_PIXELS, border=BORDER)
    return written.getvalue()
