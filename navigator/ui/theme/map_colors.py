"""The colors of the map of states: seven steps from deep blue over gray to deep brown.

Blue and brown stay apart for every common kind of color blindness, and none of them means good or
bad. A word on its tile names each step as well, so color is never the only sign; every tile has an
edge of 3:1 to the ground. Values only, no Qt.
"""

from __future__ import annotations

from dataclasses import dataclass

from navigator.ui.theme.contrast import LARGE_MINIMUM, TEXT_MINIMUM
from navigator.ui.theme.tokens import COLORS, Mode, Pair


@dataclass(frozen=True, slots=True)
class Step:
    """The ground of a tile and the color of the words on it."""

    ground: str
    ink: str


@dataclass(frozen=True, slots=True)
class MapColors:
    """The map colors of one mode: the steps by name, the tile of an unknown fact, the edge."""

    deep_blue: Step
    blue: Step
    pale_blue: Step
    gray: Step
    pale_brown: Step
    brown: Step
    deep_brown: Step
    not_known: Step
    edge: str

    def step(self, topic: str, choice: str) -> Step:
        """Return the step of a choice on a topic's map; `not_known` for any other."""
        found: Step = getattr(self, STEPS.get(topic, {}).get(choice, "not_known"))
        return found


STEPS: dict[str, dict[str, str]] = {
    "driving": {"yes": "deep_blue", "no": "brown"},
    "college": {
        "statewide": "deep_blue",
        "some_institutions": "blue",
        "daca_only": "pale_blue",
        "none": "gray",
        "enjoined": "pale_brown",
        "repealed": "brown",
        "banned": "deep_brown",
    },
    "health": {
        "open": "deep_blue",
        "capped": "blue",
        "frozen": "pale_blue",
        "ended": "pale_brown",
        "none": "gray",
    },
    "rights": {"yes": "deep_blue", "partial": "pale_blue", "no": "gray", "required": "brown"},
    "records": {"all": "deep_blue", "most": "pale_blue", "no": "gray"},
    "school": {"law": "deep_blue", "model_policy": "pale_blue", "none_known": "gray"},
    "food": {"both": "deep_blue", "breakfast": "pale_blue", "no": "gray"},
    "work": {"any_reason": "deep_blue", "sick": "pale_blue", "none": "gray"},
    "home": {"yes": "deep_blue", "no": "gray"},
}
"""The step of each choice, by topic; any choice missing here is `not_known`."""

MAP_COLORS: dict[Mode, MapColors] = {
    Mode.LIGHT: MapColors(
        deep_blue=Step("#1F4E79", "#FFFFFF"),
        blue=Step("#4377A8", "#FFFFFF"),
        pale_blue=Step("#A9CBE8", "#1E2A32"),
        gray=Step("#E3E3E0", "#1E2A32"),
        pale_brown=Step("#EBCB9B", "#1E2A32"),
        brown=Step("#9C6220", "#FFFFFF"),
        deep_brown=Step("#5E3710", "#FFFFFF"),
        not_known=Step("#FFFFFF", "#1E2A32"),
        edge="#5B6870",
    ),
    Mode.DARK: MapColors(
        deep_blue=Step("#9CCBF2", "#10181D"),
        blue=Step("#5C93C4", "#0B1216"),
        pale_blue=Step("#2F557A", "#FFFFFF"),
        gray=Step("#3B454C", "#FFFFFF"),
        pale_brown=Step("#6B4A1F", "#FFFFFF"),
        brown=Step("#C48A45", "#14100A"),
        deep_brown=Step("#F1C791", "#17110A"),
        not_known=Step("#151B1F", "#EDEFF0"),
        edge="#8C99A3",
    ),
    Mode.HIGH_CONTRAST: MapColors(
        deep_blue=Step("#FFFFFF", "#000000"),
        blue=Step("#D0D0D0", "#000000"),
        pale_blue=Step("#A6A6A6", "#000000"),
        gray=Step("#000000", "#FFFFFF"),
        pale_brown=Step("#262626", "#FFFFFF"),
        brown=Step("#3D3D3D", "#FFFFFF"),
        deep_brown=Step("#525252", "#FFFFFF"),
        not_known=Step("#000000", "#FFFFFF"),
        edge="#FFFFFF",
    ),
}


def map_pairs(mode: Mode) -> tuple[Pair, ...]:
    """Return every color pair the map draws in one mode, for the contrast test."""
    colors, base = MAP_COLORS[mode], COLORS[mode]
    steps = {step for steps in STEPS.values() for step in steps.values()} | {"not_known"}
    made = [
        Pair("edge of a tile on paper", colors.edge, base.paper, LARGE_MINIMUM),
        Pair("edge of a tile on card", colors.edge, base.card, LARGE_MINIMUM),
        Pair("code of a state not held", base.quiet, base.paper, TEXT_MINIMUM),
        Pair("focus ring on paper", base.focus, base.paper, LARGE_MINIMUM),
    ]
    for name in sorted(steps):
        step: Step = getattr(colors, name)
        made.append(Pair(f"words on {name}", step.ink, step.ground, TEXT_MINIMUM))
    return tuple(made)
