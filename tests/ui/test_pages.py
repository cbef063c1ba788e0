"""Every page of two very different states opens, in both languages, and can be used by all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QButtonGroup, QWidget

from navigator.language.sentences import first_sentence
from navigator.library.outline import caution_text
from navigator.records.cited import distinct_sources
from navigator.records.topics import TOPICS
from navigator.ui.desk import Route
from navigator.ui.pages import PAGES
from navigator.ui.theme import current_look
from navigator.ui.widgets.banner import Banner
from navigator.ui.widgets.fold import Fold
from navigator.ui.widgets.place_row import PlaceRow
from navigator.ui.widgets.row_link import RowLink
from navigator.ui.widgets.topic_tile import TopicTile
from navigator.ui.widgets.wrap_label import WrapLabel
from tests.helpers.content import real
from tests.helpers.locales import BOTH
from tests.helpers.walk import routes
from tests.helpers.window import Screen, focusable, said, windows

if TYPE_CHECKING:
    from navigator.library.facade import Library
    from navigator.paths import Paths
    from navigator.records.model import TopicCard

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
    scope="module",
    params=[
        ("CO", "en"),
        ("TX", "es"),
        pytest.param(("CO", "es"), marks=pytest.mark.slow),
        pytest.param(("TX", "en"), marks=pytest.mark.slow),
    ],
    ids="-".join,
)
def walk(
    request: pytest.FixtureRequest, qapp: QApplication, real_paths: Paths, real_library: Library
) -> Walk:
    """Over every page once, looking at all of it, its folds open."""
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
        screen.unfold()
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


@pytest.mark.parametrize("language", ["en", pytest.param("es", marks=pytest.mark.slow)])
def test_tab_reaches_every_control_of_every_page_and_comes_back(
    open_window: OpenWindow, real_library: Library, language: str
) -> None:
    screen = open_window(language=language)
    for kind, id in routes(real_library, "CO"):
        screen.go(kind, id)
        screen.unfold()
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
@both_states
@both_languages
def test_the_titles_of_all_dangers_stand_above_the_answer_of_a_card(
    open_window: OpenWindow, real_library: Library, state: str, language: str
) -> None:
    screen = open_window(state=state, language=language)
    with_stops = 0
    for topic in TOPICS:
        card = real_library.card(state, topic, language)
        screen.go("card", card.id)
        top = screen.top_of(screen.label(first_sentence(card.answer, BOTH)[0]))
        banners = [one for one in screen.all(Banner, screen.page) if screen.top_of(one) < top]
        said_above = "\n".join(one for banner in banners for one in screen.texts(banner))
        for stop in card.stops:
            assert stop.title, card.id
            assert stop.title in said_above, (card.id, stop.title, said_above)
        assert bool(banners) is bool(card.stops), card.id
        with_stops += bool(card.stops)
    assert with_stops


@both_states
def test_the_nearest_lawyers_are_one_press_from_a_danger_that_says_stop(
    open_window: OpenWindow, real_library: Library, state: str
) -> None:
    screen = open_window(state=state)
    for topic in TOPICS:
        if not real_library.card(state, topic).stops:
            continue
        screen.go("card", f"card:{state}:{topic}")
        screen.click(screen.button("Find legal help", screen.all(Banner, screen.page)[0]))
        assert screen.window.route == Route("places", f"card:{state}:legal")
        assert screen.all(PlaceRow, screen.page)


@both_states
@both_languages
def test_every_danger_of_a_card_stands_whole_one_press_away(
    open_window: OpenWindow, real_library: Library, state: str, language: str
) -> None:
    screen = open_window(state=state, language=language)
    say = real_library.wording(language)
    for topic in TOPICS:
        card = real_library.card(state, topic, language)
        screen.go("card", card.id)
        assert card.cautions, card.id
        at_steps = [one for one in card.cautions if one.level == "step"]
        folds = [one.title for one in screen.all(Fold, screen.page)]
        heading = next((one for one in folds if one.startswith(say("part.dangers"))), None)
        if heading is not None:
            screen.unfold(heading)
        told = [one for one in card.cautions if screen.says(caution_text(one))]
        assert {*at_steps, *told} == set(card.cautions), card.id
        screen.unfold(folds[0])  # papers and steps in full
        for one in card.cautions:
            assert screen.says(one.title or "?", caution_text(one)), (card.id, one.key)
        counts = [screen.texts().count(one.text) for one in card.cautions]
        assert max(counts) <= 1, "each danger is told once"


@both_languages
def test_a_danger_that_waits_at_a_step_is_named_there_before_anything_is_opened(
    open_window: OpenWindow, real_library: Library, language: str
) -> None:
    screen = open_window(language=language)
    named = 0
    for topic in TOPICS:
        card = real_library.card("CO", topic, language)
        screen.go("card", card.id)
        for one in card.cautions:
            if one.level == "step":
                assert screen.says(f"\u25b2\u2002{one.title}"), (card.id, one.key)
                named += 1
    assert named


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
        card = real_library.card("CO", checklist.topic, language)
        dangers = [one for one in card.cautions if one.level != "info"]
        assert dangers, checklist.id
        lead = screen.top_of(screen.label(checklist.lead))
        above = [one for one in screen.all(Banner, screen.page) if screen.top_of(one) < lead]
        said_above = "\n".join(text for one in above for text in screen.texts(one))
        for one in dangers:
            assert (one.title or "?") in said_above, (checklist.id, one.key)


@both_states
@both_languages
def test_home_tells_at_most_two_dangers_each_in_the_words_of_the_state(
    open_window: OpenWindow, real_library: Library, state: str, language: str
) -> None:
    """A danger on every topic would be read by nobody: what holds everywhere is not told here."""
    screen = open_window(state=state, language=language)
    say = real_library.wording(language)
    tiles = {one.topic: one for one in screen.all(TopicTile)}
    assert set(tiles) == set(TOPICS)
    own: dict[str, str] = {}
    heard_first = 0
    for topic, tile in tiles.items():
        card = real_library.card(state, topic, language)
        name = say(f"topic.{topic}")
        dangers = {
            f"{name}: {one.title}".rstrip("."): card.id
            for one in card.stops
            if one.title and one.title != say(f"caution.{one.key}")
        }
        heard = [one.removeprefix(f"{name}: ") for one in dangers]
        plain = f"{name}. {card.tile}".rstrip(".")
        first = [f"{name}. {one}. {card.tile}".rstrip(".") for one in heard]
        assert said(tile) in (plain, *first), topic
        own |= dangers
        heard_first += said(tile) != plain
    told = [one for one in screen.all(RowLink) if said(one) in own]
    assert len(told) <= 2
    assert heard_first == len(told), "who listens hears a danger before the answer"
    assert told or state != "CO", "Colorado has dangers of its own"
    port = screen.page.scroll_area.viewport()
    for row in told:
        low = row.mapTo(port, QPoint()).y() + row.height()
        assert low <= port.height(), (said(row), "nobody scrolls to a danger")
    if told:
        title = real_library.card(state, own[said(told[0])].split(":")[2], language).title
        screen.click(told[0])
        assert screen.page.header.title.text() == title


def test_what_a_result_opens_begins_with_its_dangers(
    open_window: OpenWindow, real_library: Library
) -> None:
    screen = open_window()
    screen.type("drivers license")
    assert not [one for one in screen.all(RowLink, screen.page) if "Read this first" in said(one)]
    screen.press_enter()
    assert screen.window.route == Route("card", "card:CO:driving")
    card = real_library.card("CO", "driving")
    first = screen.all(Banner, screen.page)[0]
    told = screen.texts(first)
    assert all((one.title or "?") in told[0] for one in card.stops)
    assert screen.top_of(first) < screen.top_of(screen.label(first_sentence(card.answer, BOTH)[0]))


# Age and origin.
@both_languages
def test_a_card_says_how_old_its_answer_is_and_who_says_so(
    open_window: OpenWindow, real_library: Library, language: str
) -> None:
    screen = open_window(language=language)
    say = real_library.wording(language)
    dated = 0
    for topic in TOPICS:
        screen.go("card", f"card:CO:{topic}")
        card = real_library.card("CO", topic, language)
        if card.basis is not None and card.basis.value is not None:
            assert screen.says(say.law_age(card.basis)), topic
            dated += 1
        screen.unfold()
        for fact in card.facts:
            if fact.sources:
                assert screen.says(say(f"fact.{fact.name}"), say.law_age(fact)), (topic, fact.name)
        if screen.says(more := _all_sources(card, language)):
            screen.press(more)
            focus = QApplication.focusWidget()
            assert focus is not None, "what was pressed is gone"
            assert screen.page.isAncestorOf(focus)
        for source in {source for claim in card.claims for source in claim.sources}:
            day = say.month(source.as_of) if source.as_of else say("date.unknown")
            assert screen.says(f"{source.publisher}: {source.title}", day), (topic, source.title)
    assert dated > len(TOPICS) // 2


def _all_sources(card: TopicCard, language: str) -> str:
    count = len(distinct_sources(card.claims))
    return {"en": f"All {count} sources", "es": f"Las {count} fuentes"}[language]


# Text size.
@pytest.mark.parametrize(
    "percent", [200, *(pytest.param(one, marks=pytest.mark.slow) for one in (100, 150))]
)
def test_no_page_is_wider_than_the_window_at_any_text_size(
    open_window: OpenWindow, real_library: Library, percent: int
) -> None:
    screen = open_window(text_percent=percent, size=(1024, 600))
    assert current_look().percent == percent
    for kind, id in routes(real_library, "CO"):
        screen.go(kind, id)
        screen.unfold()
        viewport = screen.page.scroll_area.viewport()
        inner = screen.page.scroll_area.widget()
        assert inner is not None
        assert inner.width() <= viewport.width(), (kind, id)
        assert screen.window.width() <= 1024, (kind, id)
        for label in screen.all(WrapLabel, inner):
            right = label.mapTo(inner, label.rect().topRight()).x()
            assert right <= inner.width(), (kind, id, label.text())
