"""Every page of two very different states opens, in both languages, and can be used by all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QButtonGroup, QWidget

from navigator.records.topics import TOPICS
from navigator.ui.pages import PAGES
from navigator.ui.theme import current_look
from navigator.ui.widgets.banner import Banner
from navigator.ui.widgets.row_link import RowLink
from navigator.ui.widgets.topic_tile import TopicTile
from navigator.ui.widgets.wrap_label import WrapLabel
from tests.helpers.content import real
from tests.helpers.walk import routes
from tests.helpers.window import Screen, focusable, said, windows

if TYPE_CHECKING:
    from navigator.library.facade import Library
    from navigator.paths import Paths

OpenWindow = Callable[..., Screen]
STATES = ("CO", "TX")
LANGUAGES = ("en", "es")
both_states = pytest.mark.parametrize("state", STATES)
both_languages = pytest.mark.parametrize("language", LANGUAGES)


class _Opened(QObject):
    """Hears of every window that is shown."""

    def __init__(self) -> None:
        super().__init__()
        self.windows: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.Show
            and isinstance(watched, QWidget)
            and watched.isWindow()
            and watched.windowType() in (Qt.WindowType.Window, Qt.WindowType.Widget)
        ):
            self.windows.append(f"{type(watched).__name__} {said(watched)!r}")
        return False


@dataclass
class Walk:
    """What was seen on a walk over all pages of a state in a language."""

    name: str
    pages: dict[tuple[str, str], tuple[str, list[str]]] = field(default_factory=dict)
    """Route to the class of the page shown and what it says."""
    windows: list[str] = field(default_factory=list)
    silent: list[str] = field(default_factory=list)
    """Controls without a name or a role."""
    kinds: set[str] = field(default_factory=set)


@pytest.fixture(
    scope="module", params=[(s, lang) for s in STATES for lang in LANGUAGES], ids="-".join
)
def walk(
    request: pytest.FixtureRequest, qapp: QApplication, real_paths: Paths, real_library: Library
) -> Walk:
    """Over every page once, looking at all of it."""
    state, language = request.param
    walked = Walk(f"{state} {language}")
    opening = windows(real_paths, real().today)
    screen = next(opening)(state=state, language=language)
    opened = _Opened()
    qapp.installEventFilter(opened)
    for kind, id in [*routes(real_library, state), ("results", "")]:
        if kind == "results":
            screen.type("lawyer")
        else:
            screen.go(kind, id)
        assert screen.page.accessibleName(), (kind, id)
        walked.kinds.add(kind)
        walked.pages[kind, id] = (screen.kind, screen.texts())
        walked.silent += [f"{kind} {id}: {one}" for one in _silent(screen.window)]
    qapp.removeEventFilter(opened)
    walked.windows = opened.windows
    next(opening, None)
    return walked


def _silent(window: QWidget) -> list[str]:
    found: list[str] = []
    for widget in focusable(window):
        interface = QAccessible.queryAccessibleInterface(widget)
        name = interface.text(QAccessible.Text.Name).strip()
        role = interface.role()
        if not name or role in (QAccessible.Role.NoRole, QAccessible.Role.Client):
            found.append(f"{widget} {name!r} {role}")
    return found


def test_every_page_opens_and_has_something_to_say(walk: Walk) -> None:
    for route, (kind, texts) in walk.pages.items():
        assert kind != "TroublePage", (walk.name, route, texts)
        assert len(texts) > 3, (walk.name, route, texts)
    elsewhere = {"trouble", "staff", "languages"}
    assert walk.kinds == set(PAGES) - elsewhere, "a page this test does not open yet"


def test_no_page_is_torn_into_windows_of_its_own(walk: Walk) -> None:
    assert not walk.windows, walk.windows[:5]


def test_a_screen_reader_hears_a_name_and_a_role_for_every_control(walk: Walk) -> None:
    assert not walk.silent, "\n".join(walk.silent)


@both_languages
def test_tab_reaches_every_control_of_every_page_and_comes_back(
    open_window: OpenWindow, real_library: Library, language: str
) -> None:
    screen = open_window(language=language)
    for kind, id in routes(real_library, "CO"):
        screen.go(kind, id)
        wanted = set(focusable(screen.window))
        screen.search.setFocus()
        first = QApplication.focusWidget()
        reached: set[QWidget] = set()
        for _ in range(3 * len(wanted) + 20):
            now = QApplication.focusWidget()
            assert now is not None, (kind, id)
            reached.add(now)
            QTest.keyClick(now, Qt.Key.Key_Tab)
            if QApplication.focusWidget() is first:
                break
        else:
            raise AssertionError(f"{kind} {id}: Tab never comes back")
        missed = [said(one) or repr(one) for one in wanted - reached - _beside(reached)]
        assert not missed, f"{kind} {id}: Tab does not reach {missed}"


def _beside(reached: set[QWidget]) -> set[QWidget]:
    """Choices that arrow keys lead to from a choice that Tab reaches."""
    buttons = [one for one in reached if isinstance(one, QAbstractButton)]
    groups: list[QButtonGroup | None] = [one.group() for one in buttons]
    return {
        one
        for group in groups
        if group is not None and group.exclusive()
        for one in group.buttons()
    }


# Danger stands before the answer.
def _stops(library: Library, state: str, language: str) -> list[tuple[str, list[str], str]]:
    cards = [library.card(state, topic, language) for topic in TOPICS]
    return [(one.id, [stop.title or "" for stop in one.stops], one.answer) for one in cards]


@both_states
@both_languages
def test_the_titles_of_all_dangers_stand_above_the_answer_of_a_card(
    open_window: OpenWindow, real_library: Library, state: str, language: str
) -> None:
    screen = open_window(state=state, language=language)
    with_stops = 0
    for id, titles, answer in _stops(real_library, state, language):
        screen.go("card", id)
        top = screen.top_of(screen.label(answer))
        banners = [one for one in screen.all(Banner, screen.page) if screen.top_of(one) < top]
        said_above = "\n".join(one for banner in banners for one in screen.texts(banner))
        for title in titles:
            assert title, id
            assert title in said_above, (id, title, said_above)
        with_stops += bool(titles)
    assert with_stops


@both_languages
def test_dangers_stand_above_what_a_program_says(
    open_window: OpenWindow, real_library: Library, language: str
) -> None:
    screen = open_window(language=language)
    for topic in ("health", "driving"):
        card = real_library.card("CO", topic, language)
        program = next(one for one in card.programs if one.state == "CO")
        screen.go("program", program.id)
        top = screen.top_of(screen.label(program.what))
        banner = screen.all(Banner, screen.page)[0]
        assert screen.top_of(banner) < top
        said_above = "\n".join(screen.texts(banner))
        assert card.stops
        for stop in card.stops:
            assert (stop.title or "") in said_above


@both_languages
def test_dangers_stand_above_the_questions_of_a_checklist(
    open_window: OpenWindow, real_library: Library, language: str
) -> None:
    screen = open_window(language=language)
    for checklist in real_library.checklists(language):
        screen.go("checklist", checklist.id)
        stops = real_library.card("CO", checklist.topic, language).stops
        assert stops, checklist.id
        banner = screen.all(Banner, screen.page)[0]
        assert screen.top_of(banner) < screen.top_of(screen.label(checklist.lead))
        assert (stops[0].title or "?") in "\n".join(screen.texts(banner))


@both_states
def test_a_tile_says_that_something_must_be_read_first(
    open_window: OpenWindow, real_library: Library, state: str
) -> None:
    screen = open_window(state=state)
    tiles = {one.topic: one for one in screen.all(TopicTile)}
    assert set(tiles) == set(TOPICS)
    for topic, tile in tiles.items():
        stops = real_library.card(state, topic).stops
        assert ("Read this first" in said(tile)) is bool(stops), topic
        assert real_library.card(state, topic).tile.rstrip(".") in said(tile), topic


def test_a_result_says_that_something_must_be_read_first(
    open_window: OpenWindow, real_library: Library
) -> None:
    screen = open_window()
    screen.type("license")
    rows = screen.all(RowLink, screen.page)
    hits = real_library.search("license", state="CO", limit=40)
    stopped = [hit.title for hit in hits if hit.stop]
    assert stopped
    for row in rows:
        title = said(row)
        if any(title.startswith(one.rstrip(".")) for one in stopped):
            assert "Read this first" in title


# Age and origin.
@both_languages
def test_a_card_says_how_old_it_is_and_who_says_so(
    open_window: OpenWindow, real_library: Library, language: str
) -> None:
    screen = open_window(language=language)
    for topic in TOPICS:
        screen.go("card", f"card:CO:{topic}")
        say = real_library.wording(language)
        card = real_library.card("CO", topic, language)
        newest = max(one.as_of for one in card.claims if one.as_of is not None)
        assert screen.says(say.month(newest)), topic
        sources = [source for claim in card.claims for source in claim.sources]
        assert any(screen.says(source.publisher) for source in sources), topic


# Text size.
@pytest.mark.parametrize("percent", [100, 150, 200])
def test_no_page_is_wider_than_the_window_at_any_text_size(
    open_window: OpenWindow, real_library: Library, percent: int
) -> None:
    screen = open_window(text_percent=percent, size=(1024, 600))
    assert current_look().percent == percent
    for kind, id in routes(real_library, "CO"):
        screen.go(kind, id)
        viewport = screen.page.scroll_area.viewport()
        inner = screen.page.scroll_area.widget()
        assert inner is not None
        assert inner.width() <= viewport.width(), (kind, id)
        assert screen.window.width() <= 1024, (kind, id)
        for label in screen.all(WrapLabel, inner):
            right = label.mapTo(inner, label.rect().topRight()).x()
            assert right <= inner.width(), (kind, id, label.text())
