"""The map's palette: readable in all three modes, apart for every common color blindness."""

from __future__ import annotations

from itertools import combinations

import pytest

from navigator.records.comparison import MAP_TOPICS
from navigator.records.topics import NOT_HELD, NOT_KNOWN, TOPICS
from navigator.ui.theme.contrast import contrast, rgb
from navigator.ui.theme.map_colors import MAP_COLORS, STEPS, Step, map_pairs
from navigator.ui.theme.tokens import COLORS, Mode, Pair

PAIRS = [(mode, pair) for mode in Mode for pair in map_pairs(mode)]

# Machado, Oliveira, Fernandes 2009, severity 1.0, on linear RGB. Who sees no color
# at all (one in thirty thousand) reads the word on the tile.
SIGHTS: dict[str, tuple[tuple[float, float, float], ...]] = {
    "usual": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protan": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deutan": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritan": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
LEAST_APART = 12.0
"""CIE76; two colors this far apart are told from each other beside each other."""


def seen(color: str, sight: str) -> tuple[float, float, float]:
    """A color in CIE L*a*b* as somebody sees it."""
    linear = [
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4
        for c in (channel / 255 for channel in rgb(color))
    ]
    red, green, blue = (
        min(1.0, max(0.0, sum(w * c for w, c in zip(row, linear, strict=True))))
        for row in SIGHTS[sight]
    )
    x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.95047
    y = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.08883
    fx, fy, fz = (
        value ** (1 / 3) if value > 0.008856 else 7.787 * value + 16 / 116 for value in (x, y, z)
    )
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


def apart(one: str, other: str, sight: str) -> float:
    pairs = zip(seen(one, sight), seen(other, sight), strict=True)
    distance: float = sum((a - b) ** 2 for a, b in pairs) ** 0.5
    return distance


@pytest.mark.parametrize(("mode", "pair"), PAIRS, ids=lambda one: getattr(one, "name", str(one)))
def test_every_pair_has_the_contrast_its_use_needs(mode: Mode, pair: Pair) -> None:
    assert contrast(pair.top, pair.ground) >= pair.least, mode


@pytest.mark.parametrize("mode", Mode)
def test_every_tile_stands_out_from_its_ground(mode: Mode) -> None:
    """By its edge, whatever its own color: 3:1, for tiles and for those not here yet."""
    colors = MAP_COLORS[mode]
    for ground in (COLORS[mode].paper, COLORS[mode].card):
        assert contrast(colors.edge, ground) >= 3
        assert contrast(COLORS[mode].quiet, ground) >= 3


@pytest.mark.parametrize("mode", Mode)
@pytest.mark.parametrize("topic", MAP_TOPICS)
def test_the_colors_of_a_map_stay_apart_for_everybody(mode: Mode, topic: str) -> None:
    sights = SIGHTS if mode is not Mode.HIGH_CONTRAST else {"usual": SIGHTS["usual"]}
    for sight in sights:
        least = LEAST_APART if mode is not Mode.HIGH_CONTRAST else 8.0
        steps: dict[str, Step] = {
            choice: MAP_COLORS[mode].step(topic, choice) for choice in TOPICS[topic].map_choices
        }
        for one, other in combinations(steps, 2):
            away = apart(steps[one].ground, steps[other].ground, sight)
            assert away >= least, (sight, one, other, round(away, 1))


def test_every_choice_of_a_map_has_a_color_of_its_own() -> None:
    for topic in MAP_TOPICS:
        choices = TOPICS[topic].map_choices
        assert set(STEPS[topic]) == set(choices)
        assert len(set(STEPS[topic].values())) == len(choices)


def test_what_is_not_known_has_the_plain_tile() -> None:
    colors = MAP_COLORS[Mode.LIGHT]
    assert colors.step("driving", NOT_KNOWN) is colors.not_known
    assert colors.step("driving", NOT_HELD) is colors.not_known
    assert colors.step("legal", "yes") is colors.not_known


def test_no_map_uses_the_color_of_cautions() -> None:
    for mode in Mode:
        if mode is Mode.HIGH_CONTRAST:
            continue
        grounds = {
            MAP_COLORS[mode].step(topic, choice).ground
            for topic in MAP_TOPICS
            for choice in TOPICS[topic].map_choices
        }
        assert COLORS[mode].stop not in grounds
        assert all(apart(COLORS[mode].stop, ground, "usual") > 20 for ground in grounds)
