"""The table of what each mode permits: what a visitor alone must never be able to do."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from navigator.site.policy import DESK, POLICIES, Policy
from navigator.ui.visit.shortcuts import KEYS

ROOT = Path(__file__).parents[2] / "navigator"
NAMES = Policy._fields
KIOSK = POLICIES["kiosk"]

BARRED = (
    "saves_pdf", "print_dialog", "packet", "copies", "context_menus", "drops", "whats_this",
    "introduction", "volunteers", "keeps_look", "keeps_state",
)  # fmt: skip
ASKED = (
    "read_aloud_asks", "leave_needs_pin", "full_screen", "touch", "bottom_bar", "number_pad",
    "language_first", "doors_first", "hides",
)  # fmt: skip


def test_every_row_is_about_something_a_visitor_would_lose_or_a_number() -> None:
    numbers = (
        "mode", "shortcuts", "pin_pages", "columns", "clear_grace_seconds",
        "idle_seconds", "warning_seconds",
    )  # fmt: skip
    assert sorted((*BARRED, *ASKED, *numbers)) == sorted(NAMES)


@pytest.mark.parametrize("name", BARRED)
def test_the_kiosk_permits_nothing_that_leads_away_or_stays(name: str) -> None:
    assert getattr(KIOSK, name) is False
    assert getattr(DESK, name) is True


@pytest.mark.parametrize("name", ASKED)
def test_the_kiosk_has_what_a_visitor_alone_needs(name: str) -> None:
    assert getattr(KIOSK, name) is True
    assert getattr(DESK, name) is False


def test_the_numbers_of_the_brief() -> None:
    assert KIOSK.columns == 1
    assert (DESK.clear_grace_seconds, KIOSK.clear_grace_seconds) == (5, 0)
    for policy in POLICIES.values():
        assert policy.warning_seconds >= 20
        assert policy.idle_seconds > 0


def test_the_kiosk_is_set_in_type_and_targets_for_fingers() -> None:
    from navigator.ui.theme import Look

    kiosk, desk = Look(touch=KIOSK.touch), Look(touch=DESK.touch)
    assert (kiosk.text_px(), desk.text_px()) == (20, 16)
    assert kiosk.target_px >= 48
    assert desk.target_px >= 40


def test_every_act_with_a_key_is_known() -> None:
    for mode, policy in POLICIES.items():
        assert policy.mode == mode
        assert set(policy.shortcuts) <= set(KEYS)


def test_what_sets_the_computer_up_lies_behind_the_pin_in_every_mode() -> None:
    for policy in POLICIES.values():
        assert policy.pin_pages == ("settings", "kiosk_setup", "own_place", "new_stack")


def test_the_table_can_not_be_changed() -> None:
    with pytest.raises(AttributeError):
        KIOSK.copies = True  # type: ignore[misc]
    with pytest.raises(TypeError):
        POLICIES["kiosk"] = DESK  # type: ignore[index]


def test_every_row_is_asked_by_somebody() -> None:
    asked = {
        node.attr
        for path in ROOT.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Attribute)
    }
    assert set(NAMES) <= asked


def test_nobody_asks_which_mode_it_is() -> None:
    """Whoever wants to know what is permitted asks for the permission."""
    naming = {
        path.relative_to(ROOT).as_posix()
        for path in ROOT.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant) and node.value == "kiosk"
    }
    assert naming <= {
        "site/policy.py", "site/settings.py", "cli/main.py", "tour/pictures.py",
        "ui/pages/staff/settings_page.py", "ui/pages/kiosk/kiosk_setup.py",
    }  # fmt: skip
