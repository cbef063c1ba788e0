"""The objects passed to every page: routes, the library, the visit, and the acts it may start."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from navigator.site.policy import DESK, Policy

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from navigator.handout.press import Paper
    from navigator.language.wording import Wording
    from navigator.library.facade import Library
    from navigator.ui.site.staff_access import Staff
    from navigator.ui.speech.reader import Reader
    from navigator.ui.visit.covers import PassingCover
    from navigator.ui.visit.visit import Visit


MakePaper = Callable[[], "Paper"]
"""Makes a paper, on any thread: it asks the library and reads no widget."""


class PrintPaper(Protocol):
    """Prints a paper on pages of one size, so many copies of it."""

    def __call__(self, make: MakePaper, size: str, copies: int = 1, /) -> None:
        """Print."""


class Route(NamedTuple):
    """A page to open: its kind and, for a record, its id. Never holds typed text."""

    kind: str
    id: str = ""


TAKEN = Route("guide", "card:US:rights.someone-taken")
"""The page for somebody whose relative was taken, one tap away from every page."""
INTERVIEW = "checklist:household"
"""The id of the interview among checklists."""
HOUSEHOLD = Route("household")
"""The questions of the interview: what help can this household get."""
FACES = "faces"
"""The kind of page that shows two languages side by side; its id is that of the page it shows."""
HELP = Route("help")
"""The page on how to use Navigator; its button stands at the same place on every page."""


class Ask(NamedTuple):
    """A route together with the state, language and ZIP code it is asked in."""

    route: Route
    state: str
    lang: str
    zip: str = ""


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Ways:
    """The acts of a page that needs no library: the introduction, the error page."""

    go: Callable[[Route], None]
    back: Callable[[], None]
    policy: Policy = field(default=DESK, kw_only=True)
    """The acts that the mode permits. A page shows no button for an act that is not permitted."""
    staff: Staff | None = field(default=None, kw_only=True)
    """Access to settings and PIN, for the pages of the site admin."""
    pages: QWidget | None = field(default=None, kw_only=True)
    """The widget that a page is made under: else all in it is dressed again when it comes there."""

    def to(self, kind: str, id: str = "") -> Callable[[], None]:
        """Return an act that opens a page."""
        return partial(self.go, Route(kind, id))


def _at_once(work: Callable[[], Any], done: Callable[[Any], None]) -> None:
    """Stand in for `aside` where a desk has no window: work and call `done` on the same thread."""
    done(work())


def _nowhere(_route: Route) -> None:
    """Stand in for `stay` where a desk has no window."""


def _yes() -> bool:
    """Stand in for `confirm` where a desk has no window."""
    return True


def _uncovered(_cover: PassingCover) -> None:
    """Stand in for `lay` where a desk has no window."""


def _unheard() -> None:
    """Stand in for `call_staff` where a desk has no window."""


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Desk(Ways):
    """The acts a page may start. Pages hold no other reference to the window."""

    library: Library
    visit: Visit
    toggle_packet: Callable[[str, bool], bool]
    """Add or remove a record (id, sensitive); returns whether the packet holds it now."""
    copy: Callable[[str], None]
    print_paper: PrintPaper
    """Print with the given page size. The paper is made off the main thread."""
    save_pdf: Callable[[MakePaper, str], None]
    say: Wording
    """Puts values into the content's words, in the language in use."""
    languages: tuple[str, ...] = ()
    """The languages in the order in which they are offered."""
    confirm: Callable[[], bool] = _yes
    """Warn before a page that says something about whoever carries it is printed; may it be?"""
    can_print: bool = True
    """True when a page can be printed: a printer can be chosen, or the settings name one."""
    reader: Reader | None = None
    """Reads pages aloud; None where nobody could hear it."""
    aside: Callable[[Callable[[], Any], Callable[[Any], None]], None] = _at_once
    """`aside(work, done)`: run slow `work` off the main thread, then `done(result)` on it.

    The page may be deleted by then.
    """
    lay: Callable[[PassingCover], None] = _uncovered
    """Show a cover over the page until it is answered."""
    call_staff: Callable[[], None] = _unheard
    """Cover the page, then call somebody who works here."""
    stay: Callable[[Route], None] = _nowhere
    """Replace the current route, so that Back and a new language keep the choices; load nothing."""
