"""The design tokens: colors of the three modes, type, space, corners, focus, motion.

Values only, no Qt. Whatever is drawn takes its color from here; the pairs that
may stand on each other are listed at the end and held to WCAG AA by a test.
"""

# Without `annotations` from `__future__`: as text each field of a NamedTuple is compiled.
from enum import StrEnum
from typing import NamedTuple

from navigator.records.topics import TOPICS
from navigator.ui.theme.contrast import LARGE_MINIMUM, TEXT_MINIMUM, mix


class Mode(StrEnum):
    """The three color schemes."""

    LIGHT = "light"
    DARK = "dark"
    HIGH_CONTRAST = "high_contrast"


class Role(StrEnum):
    """The six steps of the type scale."""

    SMALL = "small"
    BODY = "body"
    LEAD = "lead"
    HEADING = "heading"
    TITLE = "title"
    DISPLAY = "display"


class TopicColors(NamedTuple):
    """The colors of one topic: `ink` for text and line art, `soft` second tone, `tint` ground."""

    ink: str
    soft: str
    tint: str


class Colors(NamedTuple):
    """The colors of one mode. Names say the use, never the hue."""

    paper: str
    """Ground of the window."""
    card: str
    """Ground of cards, fields and menus."""
    ink: str
    quiet: str
    """Secondary text: labels, dates, hints."""
    line: str
    """Hairlines that only decorate."""
    edge: str
    """Outline of a control: sets it off from its ground (3:1)."""
    primary: str
    primary_hover: str
    primary_pressed: str
    on_primary: str
    tint: str
    """Ground of hovered, chosen and informing parts."""
    tint_pressed: str
    tint_deep: str
    """Ground of a chosen thing while it is pressed."""
    focus: str
    stop: str
    """Cautions only: text and icons."""
    stop_tint: str
    stop_hover: str
    stop_pressed: str
    on_stop: str
    note: str
    note_tint: str
    mark: str
    """Ground of a matched word."""
    on_mark: str
    disabled: str
    disabled_tint: str
    shadow: str
    shadow_alpha: float
    topics: dict[str, TopicColors]
    """The colors of each topic, by its name."""


def _topics(inks: dict[str, str], ground: str, soft: float, tint: float) -> dict[str, TopicColors]:
    """Return the colors of every topic, from the ink of each color name."""
    return {
        name: TopicColors(ink, mix(ink, ground, soft), mix(ink, ground, tint))
        for name, topic in TOPICS.items()
        for ink in (inks[topic.color],)
    }


LIGHT = Colors(
    paper="#FBF8F3",
    card="#FFFFFF",
    ink="#1E2A32",
    quiet="#52606B",
    line="#DDD6CB",
    edge="#7C8790",
    primary="#0B6E69",
    primary_hover="#085A56",
    primary_pressed="#064542",
    on_primary="#FFFFFF",
    tint="#E4F0EE",
    tint_pressed="#D3E7E4",
    tint_deep="#B5D6D2",
    focus="#1B5FAF",
    stop="#A8321F",
    stop_tint="#FBECE8",
    stop_hover="#FBECE8",
    stop_pressed="#F6D5CC",
    on_stop="#FFFFFF",
    note="#7A5200",
    note_tint="#FFF4DC",
    mark="#FFE7A3",
    on_mark="#1E2A32",
    disabled="#6B7680",
    disabled_tint="#EFEBE4",
    shadow="#3B2F1E",
    shadow_alpha=0.10,
    topics=_topics(
        {
            "indigo": "#3F4FA3",
            "teal": "#0B6E69",
            "rose": "#A5325B",
            "violet": "#6B3FA0",
            "slate": "#2E5E7E",
            "olive": "#5E6B1F",
            "umber": "#8A4B12",
            "fern": "#2F6B2F",
            "forest": "#2B6B3F",
            "stone": "#5A5045",
        },
        "#FFFFFF",
        0.30,
        0.10,
    ),
)

DARK = Colors(
    paper="#151B1F",
    card="#1E262B",
    ink="#EDEFF0",
    quiet="#AEB8BF",
    line="#35414A",
    edge="#7D8A94",
    primary="#5CC9C1",
    primary_hover="#7BD8D1",
    primary_pressed="#9CE5DF",
    on_primary="#0C2422",
    tint="#22393B",
    tint_pressed="#2B4A4B",
    tint_deep="#35595A",
    focus="#8DBEFF",
    stop="#FF9C87",
    stop_tint="#3B211C",
    stop_hover="#3B211C",
    stop_pressed="#523029",
    on_stop="#2B0D07",
    note="#F0C35A",
    note_tint="#352B16",
    mark="#5E4C14",
    on_mark="#FFF6DD",
    disabled="#8A959D",
    disabled_tint="#283137",
    shadow="#000000",
    shadow_alpha=0.0,
    topics=_topics(
        {
            "indigo": "#A9B4F7",
            "teal": "#5CC9C1",
            "rose": "#F29BB8",
            "violet": "#CBA9F5",
            "slate": "#8FC5E8",
            "olive": "#C3CF72",
            "umber": "#E9B27A",
            "fern": "#9AD29A",
            "forest": "#8FD3A0",
            "stone": "#D3C6B4",
        },
        "#1E262B",
        0.38,
        0.15,
    ),
)

HIGH_CONTRAST = Colors(
    paper="#000000",
    card="#000000",
    ink="#FFFFFF",
    quiet="#FFFFFF",
    line="#FFFFFF",
    edge="#FFFFFF",
    primary="#FFFFFF",
    primary_hover="#E0E0E0",
    primary_pressed="#C8C8C8",
    on_primary="#000000",
    tint="#2E2E2E",
    tint_pressed="#464646",
    tint_deep="#585858",
    focus="#FFE600",
    stop="#FFFFFF",
    stop_tint="#000000",
    stop_hover="#2E2E2E",
    stop_pressed="#464646",
    on_stop="#000000",
    note="#FFFFFF",
    note_tint="#000000",
    mark="#FFFFFF",
    on_mark="#000000",
    disabled="#B8B8B8",
    disabled_tint="#000000",
    shadow="#000000",
    shadow_alpha=0.0,
    topics=_topics(
        dict.fromkeys([topic.color for topic in TOPICS.values()], "#FFFFFF"), "#000000", 0.34, 0.0
    ),
)

COLORS: dict[Mode, Colors] = {
    Mode.LIGHT: LIGHT,
    Mode.DARK: DARK,
    Mode.HIGH_CONTRAST: HIGH_CONTRAST,
}

TYPE_SCALE: dict[Role, int] = {
    Role.SMALL: 14,
    Role.BODY: 16,
    Role.LEAD: 20,
    Role.HEADING: 25,
    Role.TITLE: 31,
    Role.DISPLAY: 39,
}
"""Text size in pixels at the desk and 100 %."""

LINE_HEIGHT: dict[Role, float] = {
    Role.SMALL: 1.40,
    Role.BODY: 1.45,
    Role.LEAD: 1.40,
    Role.HEADING: 1.25,
    Role.TITLE: 1.20,
    Role.DISPLAY: 1.15,
}
"""Line height as a multiple of the size."""


class Space(NamedTuple):
    """Distances in pixels: steps of the 4 px grid."""

    xxs: int = 4
    xs: int = 8
    s: int = 12
    m: int = 16
    l: int = 24  # noqa: E741  the size between medium and extra large
    xl: int = 32
    xxl: int = 48


class Radius(NamedTuple):
    """The radius of rounded corners, in pixels."""

    control: int = 8
    card: int = 10


class FocusStyle(NamedTuple):
    """The measures of the focus ring: line width, gap to the control, both in pixels."""

    width: int = 3
    gap: int = 2


SPACE = Space()
RADIUS = Radius()
FOCUS = FocusStyle()
MOTION_MS = 150
LINE_LENGTH_CHARS = 70
"""Longest line of running text, in characters; the brief allows 60-75."""


class Pair(NamedTuple):
    """A color on a ground, and the least contrast that their use needs."""

    name: str
    top: str
    ground: str
    least: float


def pairs(colors: Colors) -> tuple[Pair, ...]:
    """Return every color pair the interface draws in one mode, for the contrast test."""
    text = [
        ("ink on paper", colors.ink, colors.paper),
        ("ink on card", colors.ink, colors.card),
        ("ink on tint", colors.ink, colors.tint),
        ("ink on pressed tint", colors.ink, colors.tint_pressed),
        ("ink on deep tint", colors.ink, colors.tint_deep),
        ("ink on stop tint", colors.ink, colors.stop_tint),
        ("ink on note tint", colors.ink, colors.note_tint),
        ("quiet on paper", colors.quiet, colors.paper),
        ("quiet on card", colors.quiet, colors.card),
        ("quiet on tint", colors.quiet, colors.tint),
        ("quiet on pressed tint", colors.quiet, colors.tint_pressed),
        ("link on paper", colors.primary, colors.paper),
        ("link on card", colors.primary, colors.card),
        ("link on tint", colors.primary, colors.tint),
        ("link on pressed tint", colors.primary, colors.tint_pressed),
        ("hovered link on paper", colors.primary_hover, colors.paper),
        ("hovered link on card", colors.primary_hover, colors.card),
        ("pressed link on paper", colors.primary_pressed, colors.paper),
        ("pressed link on card", colors.primary_pressed, colors.card),
        ("hovered link on tint", colors.primary_hover, colors.tint),
        ("hovered link on pressed tint", colors.primary_hover, colors.tint_pressed),
        ("stop on tint", colors.stop, colors.tint),
        ("stop on pressed tint", colors.stop, colors.tint_pressed),
        ("hovered stop button", colors.stop, colors.stop_hover),
        ("pressed stop button", colors.stop, colors.stop_pressed),
        ("note on tint", colors.note, colors.tint),
        ("note on pressed tint", colors.note, colors.tint_pressed),
        ("button text", colors.on_primary, colors.primary),
        ("hovered button text", colors.on_primary, colors.primary_hover),
        ("pressed button text", colors.on_primary, colors.primary_pressed),
        ("stop on its tint", colors.stop, colors.stop_tint),
        ("stop on card", colors.stop, colors.card),
        ("stop on paper", colors.stop, colors.paper),
        ("text on stop", colors.on_stop, colors.stop),
        ("note on its tint", colors.note, colors.note_tint),
        ("note on card", colors.note, colors.card),
        ("note on paper", colors.note, colors.paper),
        ("matched word", colors.on_mark, colors.mark),
    ]
    shapes = [
        ("control edge on card", colors.edge, colors.card),
        ("control edge on paper", colors.edge, colors.paper),
        ("button on paper", colors.primary, colors.paper),
        ("button on card", colors.primary, colors.card),
        ("focus ring on paper", colors.focus, colors.paper),
        ("focus ring on card", colors.focus, colors.card),
        ("focus ring on tint", colors.focus, colors.tint),
        ("focus ring on stop tint", colors.focus, colors.stop_tint),
        ("focus ring on note tint", colors.focus, colors.note_tint),
        ("focus ring on pressed tint", colors.focus, colors.tint_pressed),
        ("hovered control edge on card", colors.quiet, colors.card),
        ("hovered control edge on paper", colors.quiet, colors.paper),
        ("hovered field edge on card", colors.ink, colors.card),
        ("edge of a pressed control on its tint", colors.quiet, colors.tint_pressed),
        ("edge of a chosen thing on paper", colors.primary, colors.paper),
        ("mark of a hovered choice", colors.primary, colors.tint_pressed),
        ("mark of a pressed choice", colors.primary, colors.tint_deep),
        ("focus ring on deep tint", colors.focus, colors.tint_deep),
        ("focus ring on a disabled ground", colors.focus, colors.disabled_tint),
        ("scroll bar on paper", colors.edge, colors.paper),
        ("hovered scroll bar on paper", colors.primary_hover, colors.paper),
        ("pressed scroll bar on paper", colors.primary_pressed, colors.paper),
        ("edge of a hovered control on tint", colors.quiet, colors.tint),
        ("mark of a choice", colors.primary, colors.tint),
        ("edge of a caution", colors.stop, colors.card),
        ("disabled text", colors.disabled, colors.card),
        ("disabled text on paper", colors.disabled, colors.paper),
        ("disabled text on its tint", colors.disabled, colors.disabled_tint),
    ]
    for topic in TOPICS:
        own = colors.topics.get(topic)
        if own is not None:
            text += [
                (f"{topic} on card", own.ink, colors.card),
                (f"{topic} on paper", own.ink, colors.paper),
                (f"{topic} on its tint", own.ink, own.tint),
                (f"ink on {topic} tint", colors.ink, own.tint),
                (f"{topic} on hovered tile", own.ink, colors.tint),
                (f"{topic} on pressed tile", own.ink, colors.tint_pressed),
            ]
            shapes.append((f"{topic} line art on its second tone", own.ink, own.soft))
    return tuple(
        Pair(name, top, ground, least)
        for uses, least in ((text, TEXT_MINIMUM), (shapes, LARGE_MINIMUM))
        for name, top, ground in uses
    )
