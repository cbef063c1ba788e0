"""The pages: each loads its data off the main thread, then builds itself from it."""

from __future__ import annotations

from importlib import import_module
from typing import Any

PAGES = {
    "intro": "visitor.intro.IntroPage",
    "tour": "visitor.intro.TourPage",
    "help": "visitor.help.HelpPage",
    "about": "visitor.about.AboutPage",
    "home": "visitor.home.HomePage",
    "results": "visitor.results.ResultsPage",
    "doors": "visitor.doors.DoorsPage",
    "near": "visitor.doors.NearYouPage",
    "dentist": "visitor.doors.NearYouPage",
    "along": "visitor.along.AlongPage",
    "card": "visitor.topic.TopicPage",
    "faces": "visitor.face_to_face.FacesPage",
    "guide": "visitor.record.GuidePage",
    "program": "visitor.record.ProgramPage",
    "place": "visitor.record.PlacePage",
    "places": "visitor.places_page.PlacesPage",
    "packet": "visitor.packet_page.PacketPage",
    "checklist": "checklists.checklist.ChecklistPage",
    "changes": "visitor.changes.ChangesPage",
    "compare": "visitor.compare.ComparePage",
    "map": "visitor.map.MapPage",
    "languages": "visitor.languages.LanguagesPage",
    "staff": "staff.pin_page.StaffPage",
    "settings": "staff.settings_page.SettingsPage",
    "kiosk_setup": "kiosk.kiosk_setup.KioskSetupPage",
    "trouble": "visitor.trouble.TroublePage",
}
"""The class of page for each kind of route, as `room.module.Class`."""

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
    module, _, name = PAGES[kind].rpartition(".")
    return getattr(import_module(f"navigator.ui.pages.{module}"), name)
