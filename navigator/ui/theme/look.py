"""The look of the interface as one value: mode, text size, touch, direction.

Pure: no Qt. Every measure in pixels that grows with the text comes from here, so that 200 % text
means 200 % everywhere.
"""

from __future__ import annotations

from dataclasses import dataclass

from navigator.ui.theme.tokens import COLORS, TYPE_SCALE, Colors, Mode, Role

SMALLEST_PERCENT = 100
LARGEST_PERCENT = 200
_TOUCH_FACTOR = 1.25
"""The text factor at the kiosk: body text is 20 px where the desk has 16."""
_FEW_LINES = 32
"""Lines of body text; in a window of fewer, bars and page headers are made lower."""
_LOW_LINES = 44
"""Lines of body text; in a window of fewer, the bar below goes into the one above."""
_AVERAGE_CHAR_EM = 0.44
"""Mean advance of a character of running text in Atkinson Hyperlegible Next, in em."""


@dataclass(frozen=True, slots=True)
class Look:
    """The look of the interface. `percent` is the text size, 100 to 200.

    `touch` is the kiosk: larger text, targets of at least 48 px. `rtl` is the reading direction.
    `language` is a BCP 47 tag; it picks the fonts. `still` turns motion off, whatever the system
    prefers.
    """

    mode: Mode = Mode.LIGHT
    percent: int = SMALLEST_PERCENT
    touch: bool = False
    rtl: bool = False
    language: str = "en"
    still: bool = False

    def __post_init__(self) -> None:
        """Limit `percent` to its range."""
        inside = max(SMALLEST_PERCENT, min(LARGEST_PERCENT, self.percent))
        object.__setattr__(self, "percent", inside)

    @property
    def colors(self) -> Colors:
        """The colors of the mode."""
        return COLORS[self.mode]

    @property
    def edge_px(self) -> int:
        """The width of a control's outline in pixels: 2 in high contrast, else 1."""
        return 2 if self.mode is Mode.HIGH_CONTRAST else 1

    @property
    def disabled_edge(self) -> str:
        """The outline color of a disabled control: only high contrast shows one."""
        colors = self.colors
        return colors.disabled if self.mode is Mode.HIGH_CONTRAST else colors.disabled_tint

    @property
    def factor(self) -> float:
        """The size of text relative to the desk at 100 %."""
        return self.percent / 100 * (_TOUCH_FACTOR if self.touch else 1.0)

    def text_px(self, role: Role = Role.BODY) -> int:
        """Return the pixel size of a step of the type scale."""
        return round(TYPE_SCALE[role] * self.factor)

    def icon_px(self, role: Role = Role.BODY) -> int:
        """Return the side of an icon that stands beside text of `role`, in pixels."""
        return round(self.text_px(role) * 1.25)

    @property
    def target_px(self) -> int:
        """The least height in pixels of anything that is clicked or touched."""
        return max(48 if self.touch else 40, round(self.text_px() * 2.25))

    def is_short(self, height: int) -> bool:
        """Return whether a window of this height in pixels holds fewer than 32 lines of text."""
        return height < _FEW_LINES * self.text_px()

    def is_low(self, height: int) -> bool:
        """Return whether a window of this height in pixels has fewer than 44 lines of text."""
        return height < _LOW_LINES * self.text_px()

    @property
    def short_target_px(self) -> int:
        """The least height in pixels of a button in the bars of a short window."""
        return max(44, round(self.text_px() * 1.6))

    def measure_px(self, chars: int, role: Role = Role.BODY) -> int:
        """Return the width in pixels of a line of `chars` average characters."""
        return round(chars * _AVERAGE_CHAR_EM * self.text_px(role))
