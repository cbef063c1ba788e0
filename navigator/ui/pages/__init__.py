"""The pages: each loads its data off the main thread, then builds itself from it."""

from __future__ import annotations

from importlib import import_module
from typing import Any

PAGES = {
    "intro": "intro.IntroPage",
    "tour": "look_around.TourPage",
    "help": "help.HelpPage",
    "about": "about.AboutPage",
    "home": "home.HomePage",
    "results": "results.ResultsPage",
    "doors": "doors.DoorsPage",
    "near": "near_you.NearYouPage",
    "dentist": "near_you.NearYouPage",
    "along": "along.AlongPage",
    "card": "topic.TopicPage",
    "faces": "face_to_face.FacesPage",
    "guide": "record.GuidePage",
    "program": "record.ProgramPage",
    "place": "record.PlacePage",
    "places": "places_page.PlacesPage",
    "packet": "packet_page.PacketPage",
    "checklist": "checklist.ChecklistPage",
    "changes": "changes.ChangesPage",
    "compare": "compare.ComparePage",
    "map": "map.MapPage",
    "languages": "languages.LanguagesPage",
    "staff": "pin_page.StaffPage",
    "settings": "settings_page.SettingsPage",
    "kiosk_setup": "kiosk_setup.KioskSetupPage",
    "trouble": "trouble.TroublePage",
}
"""The class of page for each kind of route, as `module.Class`."""

KEPT = (
    "checklist", "packet", "results", "changes", "compare", "map", "settings", "kiosk_setup",
    "help", "about", "place",
)  # fmt: skip
"""Kinds of pages that stay when another state is chosen."""

OF_CARD = ("doors", "near", "dentist", "along", "card", "faces", "places")
"""Kinds of pages about a card, which change to the same card of another state."""

OF_STATE = (*OF_CARD, "home", "checklist")
"""Kinds of pages that depend on a state's rules: an unclear state is asked about first."""

NEAR = (
    "home", "guide", "card", "faces", "near", "dentist", "along", "places", "place", "packet",
)  # fmt: skip
"""Kinds of pages that show places near a ZIP code."""

UNASKED = ("intro", "tour", "help", "staff")
"""Kinds of pages that need no library."""


def page_class(kind: str) -> Any:
    """Return the class of a page; imported only now, which keeps the start short."""
    module, _, name = PAGES[kind].partition(".")
    return getattr(import_module(f"navigator.ui.pages.{module}"), name)
