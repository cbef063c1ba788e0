"""Journeys of families through the real window, counted; the cards of every state beside them."""

from __future__ import annotations

import contextlib
import re
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from html import unescape
from pathlib import Path
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget

from navigator.eligibility.draft import Draft
from navigator.handout.edition import Edition
from navigator.handout.packet import Packet
from navigator.library.facade import Library
from navigator.paths import find_paths
from navigator.records.jurisdictions import FEDERAL
from navigator.records.topics import TOPICS
from navigator.site.settings import read_settings
from navigator.ui.pages.checklists.questions import (
    ChoiceQuestion,
    NumberQuestion,
    Question,
    RelationQuestion,
)
from navigator.ui.pages.household.intake_page import IntakePage
from navigator.ui.pages.staff.pin_page import PinField
from navigator.ui.paper.printing import Sheets
from navigator.ui.widgets.chip import Chip
from navigator.ui.widgets.row_link import NumberRow, RowLink
from navigator.ui.widgets.search_field import ZipField
from navigator.ui.widgets.topic_tile import TopicTile
from tests.helpers.content import real
from tests.helpers.homes import FAMILIES
from tests.helpers.kiosk import PIN, PIN_HASH
from tests.helpers.largest import largest_zip
from tests.helpers.measure import LETTER_POINTS, PHONE, count_card, in_sight
from tests.helpers.voice import FakeVoice
from tests.helpers.window import CTRL, Screen, windows

OpenWindow = Callable[..., Screen]
INTERVIEW_TITLE = "What help can this household get?"


@contextlib.contextmanager
def player() -> Iterator[Player]:
    """One that opens windows on the real pack and closes them at the end."""
    opened = windows(replace(find_paths(), content=None), real().today)
    try:
        yield Player(next(opened))
    finally:
        with contextlib.suppress(StopIteration):
            next(opened)


class Player:
    """Counts cards and plays journeys."""

    def __init__(self, open_window: OpenWindow) -> None:
        self._open = open_window

    def cards(
        self, *, states: tuple[str, ...] = (), text_percent: int = 100, **way: Any
    ) -> Iterator[dict[str, Any]]:
        """A row for each card, near the middle of its state's largest city."""
        if way.get("mode") == "kiosk":
            way["pin_hash"] = PIN_HASH
        screen = self._open(state="CO", text_percent=text_percent, **way)
        visit, library = screen.window.visit, screen.window.library
        visit.set_lang(way.get("language", "en"))
        for state in states or library.states():
            if state == FEDERAL:
                continue
            visit.set_zip("")
            visit.set_state(state)
            visit.set_zip(largest_zip(library, state))
            screen.settle()
            for topic in TOPICS:
                row = count_card(screen, library, state, topic).row
                yield row | {"percent": text_percent}

    def three_needs(self) -> dict[str, Any]:
        """Denver 80202: a license, two children without insurance, college; Spanish paper."""
        screen = self._open(state="", zip="", introduction=False)
        keys = give_zip(screen, "80202")
        found: list[float] = []
        for topic in ("driving", "health", "college"):
            screen.click(tile(screen, topic))
            found.append(first_phone(screen))
            screen.press("Add to packet")
            screen.press("Back")
        ids = screen.window.visit.packet.ids
        library = screen.window.library
        paper = library.paper(Packet(ids), "es", Edition(("es",)), "80202", "CO")
        return {
            "name": "Denver, three needs, Spanish paper",
            "clicks": screen.clicks,
            "keys": keys,
            "first_phone_screens": max(found),
            "paper_pages": Sheets(paper, *LETTER_POINTS).count,
            "paper_phones": _phones(paper.html),
        }

    def taken(self) -> dict[str, Any]:
        """Texas 78501: a husband was detained this morning."""
        screen = self._open(state="TX", zip="78501")
        screen.press("Someone was taken?")
        return {
            "name": "Texas, someone was taken",
            "clicks": screen.clicks,
            "keys": 0,
            "first_phone_screens": first_phone(screen),
            "phones_first_screen": _phones(" ".join(in_sight(screen.page))),
        }

    def clinic_at_a_kiosk(self) -> dict[str, Any]:
        """A clinic near 78501, in Spanish, at a kiosk of that town."""
        screen = self._open(
            mode="kiosk", state="TX", zip="78501", pin_hash=PIN_HASH, size=(1024, 600)
        )
        screen.press("Español")
        screen.click(tile(screen, "health"))
        screen.press("Un médico cerca de aquí")
        return {
            "name": "Kiosk, Spanish, clinic near 78501",
            "clicks": screen.clicks,
            "keys": 0,
            "first_phone_screens": first_phone(screen),
            "phones_first_screen": _phones(" ".join(in_sight(screen.page))),
        }

    def college(self) -> dict[str, Any]:
        """Georgia, college."""
        screen = self._open(state="GA")
        screen.click(tile(screen, "college"))
        return {
            "name": "Georgia, college",
            "clicks": screen.clicks,
            "keys": 0,
            "first_phone_screens": first_phone(screen),
            "words_in_sight": len(" ".join(in_sight(screen.page)).split()),
        }

    def family(self, state: str, zip: str, draft: Draft) -> dict[str, Any]:
        """The interview of one home, each answer by hand, to the plan and its paper."""
        screen = self._open(state=state, zip=zip, size=(1280, 800))
        screen.press(INTERVIEW_TITLE)
        page = screen.page
        assert isinstance(page, IntakePage)
        for _ in draft.people[1:]:
            screen.press("Add a person")
        keys = 0
        for person, given in ((None, draft.household), *enumerate(draft.people)):
            for fact, value in given.items():
                keys += answer(screen, page, fact, person, value)
        before = screen.clicks
        screen.click(page.to_plan)
        plan = screen.page
        high = plan.scroll_area.viewport().height()
        paper = screen.window.library.plan_paper(draft.answers(state), "en", Edition(("en",)), zip)
        return {
            "name": f"Interview, {state}, {len(draft.people)} people",
            "clicks": before + 1,
            "keys": keys,
            "screens": round(plan.content.height() / high, 2),
            "paper_sides": Sheets(paper, *LETTER_POINTS).count,
        }

    def next_visitor(self) -> dict[str, Any]:
        """The visit before is cleared."""
        screen = self._open(state="CO")
        screen.click(tile(screen, "health"))
        before = screen.clicks
        screen.click(screen.window.top.clear)
        return {"name": "Next visitor", "clicks": screen.clicks - before, "keys": 0}

    def second_visitor(self) -> dict[str, Any]:
        """One visit ends, the next visitor asks about a license: clear, then the answer."""
        screen = self._open(state="CO")
        screen.click(tile(screen, "health"))
        before = screen.clicks
        screen.press("Clear", "Clear now")
        screen.click(tile(screen, "driving"))
        row = count_card(screen, screen.window.library, "CO", "driving").row
        return {
            "name": "Second visitor, to an answer",
            "clicks": screen.clicks - before,
            "keys": 0,
            "answer_screens": row["answer_screens"],
        }

    def slip(self) -> dict[str, Any]:
        """A slip for the nearest clinic, in Denver 80202."""
        screen = self._open(state="CO", zip="80202")
        papers: list[Any] = []
        screen.window._taking.print_paper = (  # type: ignore[method-assign]
            lambda make, *_, **__: papers.append(make)
        )
        screen.click(tile(screen, "health"))
        screen.click(next(one for one in screen.all(NumberRow, screen.page)))
        screen.press("Print", "English")
        assert len(papers) == 1, papers
        return {
            "name": "A slip for one clinic",
            "clicks": screen.clicks,
            "keys": 0,
            "paper_phones": _phones(papers[0]().html),
        }

    def called(self) -> dict[str, Any]:
        """What a call found is kept, from the card with the number; nothing of it stays."""
        with tempfile.TemporaryDirectory() as folder:
            screen = self._open(state="CO", zip="80202", **_own(folder))
            screen.click(tile(screen, "health"))
            before = screen.clicks
            screen.press("Called?", "Answered")
            kept = len(screen.window.library.local.calls_since(real().today))
        return {"name": "A called mark", "clicks": screen.clicks - before, "keys": 0, "kept": kept}

    def stack_of_six(self) -> dict[str, Any]:
        """Six topics for 78501: chosen once, then printed each morning.

        A line that is filled in counts a press and a key for each letter, a tick one press.
        """
        with tempfile.TemporaryDirectory() as folder:
            screen = self._open(state="TX", **_own(folder))
            screen.press("Help", "Ready stacks", "Another stack")
            form, chosen, keys = screen.page.form, screen.clicks, 0  # type: ignore[attr-defined]
            for name, cell in (("name", "Hall"), ("zip", "78501"), ("copies", "30")):
                form[name].put(cell)
                chosen, keys = chosen + 1, keys + len(cell)
            for topic in list(TOPICS)[:6]:
                form[topic].put("yes")
                chosen += 1
            before = screen.clicks
            screen.press("Keep this stack")
            chosen += screen.clicks - before
            printed: list[Any] = []
            screen.window._taking.print_paper = (  # type: ignore[method-assign]
                lambda make, *_, **__: printed.append(make)
            )
            screen.press("Clear", "Clear now")
            before = screen.clicks
            screen.press("Help", "Ready stacks", "Print 30")
            assert len(printed) == 1, printed
        return {
            "name": "A stack of six sheets",
            "clicks": screen.clicks - before,
            "keys": 0,
            "clicks_once": chosen,
            "keys_once": keys,
        }

    def kiosk_without_reading(self) -> dict[str, Any]:
        """From the first screen of a kiosk to a phone spoken by digits, in Spanish."""
        voice = FakeVoice()
        screen = self._open(
            mode="kiosk", state="TX", zip="78501", pin_hash=PIN_HASH, size=(1024, 600), voice=voice
        )
        screen.go("languages")
        screen.click(screen.button("Escuchar"))
        screen.click(tile(screen, "health"))
        screen.press("Un m\u00e9dico cerca de aqu\u00ed")
        screen.press("Escuchar")
        reader = screen.window.reader
        while reader.sentence is not None and not reader.sentence.slow:
            voice.finish()
            screen.settle()
        return {
            "name": "Kiosk without reading, to a phone spoken",
            "clicks": screen.clicks,
            "keys": 0,
            "phones_spoken": int(reader.sentence is not None),
        }

    def kiosk_set_up(self) -> dict[str, Any]:
        """A center in McAllen sets up a kiosk, from home to the start; nothing of it stays."""
        with tempfile.TemporaryDirectory() as folder:
            own = replace(find_paths(), content=None, settings=Path(folder) / "settings.toml")
            screen = self._open(state="", at=own)
            begun: list[bool] = []
            screen.window.turns.anew_wanted.connect(lambda: begun.append(True))
            screen.key(Qt.Key.Key_Comma, CTRL)
            screen.press("Set up a kiosk")
            keys, screens = 1, 2
            keys += type_into(screen, screen.all(ZipField, screen.page)[0], "78501")
            keys += type_into(screen, screen.all(QLineEdit, screen.page)[-1], "Library")
            while screen.window.route.id != "5":
                screen.press("Next")
                screens += 1
            for field in screen.all(PinField, screen.page):
                keys += type_into(screen, field, PIN)
            screen.press("Start now")
            is_kiosk = begun == [True] and read_settings(own.settings).mode == "kiosk"
        return {
            "name": "Kiosk set-up",
            "clicks": screen.clicks,
            "keys": keys,
            "screens": screens,
            "restarts_by_hand": 0 if is_kiosk else 1,
        }

    def by_keyboard(self) -> dict[str, Any]:
        """A mother of three in McAllen, by keyboard, text at 200 %."""
        screen = self._open(state="TX", zip="78501", text_percent=200)
        wanted, keys = tile(screen, "health"), 0
        while not wanted.hasFocus() and keys < 80:
            screen.key(Qt.Key.Key_Tab)
            keys += 1
        screen.press_enter()
        return {
            "name": "McAllen, by keyboard at 200 %",
            "clicks": 0,
            "keys": keys + 1,
            "first_phone_screens": first_phone(screen),
        }


def journeys() -> Iterator[dict[str, Any]]:
    """Each journey with what it took; a language that is chosen in one ends with it."""
    for play in (
        Player.three_needs,
        Player.taken,
        Player.clinic_at_a_kiosk,
        Player.college,
        Player.next_visitor,
        Player.second_visitor,
        Player.slip,
        Player.called,
        Player.stack_of_six,
        Player.kiosk_without_reading,
        Player.kiosk_set_up,
        Player.by_keyboard,
    ):
        with player() as one:
            yield play(one)
    for state, zip, draft in FAMILIES:
        with player() as one:
            yield one.family(state, zip, draft)


def _own(folder: str) -> dict[str, Any]:
    """Return what opens a window whose settings, calls and stacks lie in a folder."""
    own = replace(find_paths(), content=None, settings=Path(folder) / "settings.toml")
    return {"at": own, "open_library": lambda: Library.open(own, lambda: real().today)}


def tile(screen: Screen, topic: str) -> TopicTile:
    """The tile of a topic on home."""
    return next(one for one in screen.all(TopicTile) if one.topic == topic)


def give_zip(screen: Screen, code: str) -> int:
    """Type a ZIP code into the bar; gives how many keys that took."""
    field = screen.window.top.zip
    field.setFocus()
    QTest.keyClicks(field, code)
    screen.settle()
    return len(code)


def type_into(screen: Screen, field: QWidget, text: str) -> int:
    """Click a field and type; gives how many keys that took."""
    screen.click(field)
    QTest.keyClicks(field, text)
    screen.settle()
    return len(text)


def answer(screen: Screen, page: IntakePage, fact: str, person: int | None, value: object) -> int:
    """Give one answer by chip or number; gives how many keys that took."""
    asked = [one for one in page.findChildren(Question) if one.fact == fact][person or 0]
    if not asked.isVisible():
        return 0  # no program that is still open asks for it
    if isinstance(asked, NumberQuestion):
        asked.field.selectAll()
        return type_into(screen, asked.field, str(value))
    assert isinstance(asked, ChoiceQuestion | RelationQuestion)
    chips: Mapping[Any, Chip] = (
        asked._by_value if isinstance(asked, ChoiceQuestion) else asked._chips
    )
    for one in value if isinstance(value, list) else [value]:
        screen.click(chips[one])
    return 0


def first_phone(screen: Screen) -> float:
    """How many screens down the first number to call stands."""
    page = screen.page
    high = page.scroll_area.viewport().height()
    rows: list[QAbstractButton] = [
        one for one in screen.all(RowLink, page) if PHONE.search(one.accessibleName())
    ]
    return round(rows[0].mapTo(page.content, QPoint()).y() / high, 2)


def _phones(text: str) -> int:
    plain = unescape(re.sub(r"<style>.*?</style>|<[^>]+>", " ", text, flags=re.DOTALL))
    return len(set(PHONE.findall(plain)))
