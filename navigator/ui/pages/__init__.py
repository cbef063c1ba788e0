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
    "letters": "visitor.letter_pages.LettersPage",
    "letter": "visitor.letter_pages.LetterPage",
    "program": "visitor.record.ProgramPage",
    "place": "visitor.record.PlacePage",
    "places": "visitor.places_page.PlacesPage",
    "packet": "visitor.packet_page.PacketPage",
    "stacks": "visitor.ready_stacks.StacksPage",
    "new_stack": "visitor.ready_stacks.NewStackPage",
    "checklist": "checklists.checklist.ChecklistPage",
    "household": "household.intake_page.IntakePage",
    "plan": "household.plan_page.PlanPage",
    "changes": "visitor.changes.ChangesPage",
    "compare": "visitor.compare.ComparePage",
    "map": "visitor.map.MapPage",
    "languages": "visitor.languages.LanguagesPage",
    "staff": "staff.pin_page.StaffPage",
    "calls": "staff.called_today.CallsPage",
    "own_place": "staff.own_place.OwnPlacePage",
    "settings": "staff.settings_page.SettingsPage",
    "kiosk_setup": "kiosk.kiosk_setup.KioskSetupPage",
    "trouble": "visitor.trouble.TroublePage",
}
"""The class of page for each kind of route, as `room.module.Class`."""

LETTERS = ("letters", "letter")
"""Kinds of pages behind the door of letters: what is typed there is said of a letter."""
UNASKED = ("intro", "tour", "help", "staff")
"""Kinds of pages that are shown before the library is open."""


def page_class(kind: str) -> Any:
    """Return the class of a page; imported only now, which keeps the start short."""
    module, _, name = PAGES[kind].rpartition(".")
    return getattr(import_module(f"navigator.ui.pages.{module}"), name)
