"""What every page is given: the library to ask, the visit, and the ways to go on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from navigator.site.policy import DESK, Policy

if TYPE_CHECKING:
    from navigator.handout.press import Paper
    from navigator.language.wording import Wording
    from navigator.library.facade import Library
    from navigator.ui.site.staff_access import Staff
    from navigator.ui.speech.reader import Reader
    from navigator.ui.visit.covers import PassingCover
    from navigator.ui.visit.visit import Visit


MakePaper = Callable[[], "Paper"]
"""Makes a paper, on any thread: it asks the library and reads no widget."""


class Route(NamedTuple):
    """Where to go: a kind of page and, for a record, its id. Never what was typed."""

    kind: str
    id: str = ""


TAKEN = Route("guide", "card:US:rights.someone-taken")
"""The page for the worst day, one tap from everywhere."""
FACES = "faces"
"""The kind of a page in two languages side by side; its id is that of the page."""
HELP = Route("help")
"""How to use Navigator, at the same place on every page."""


class Ask(NamedTuple):
    """A route together with the state, language and ZIP code it is asked in."""

    route: Route
    state: str
    lang: str
    zip: str = ""


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Ways:
    """The ways on from a page that needs no library: the first one, and trouble."""

    go: Callable[[Route], None]
    back: Callable[[], None]
    policy: Policy = field(default=DESK, kw_only=True)
    """What the mode permits. A page shows no button for what is not permitted."""
    staff: Staff | None = field(default=None, kw_only=True)
    """For the pages of the site admin."""


def _at_once(work: Callable[[], Any], done: Callable[[Any], None]) -> None:
    """The `aside` of a desk without a window."""
    done(work())


def _nowhere(_route: Route) -> None:
    """The `stay` of a desk without a window."""


def _uncovered(_cover: PassingCover) -> None:
    """The `lay` of a desk without a window."""


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Desk(Ways):
    """The acts a page may start. Pages hold no other reference to the window."""

    library: Library
    visit: Visit
    toggle_packet: Callable[[str, bool], bool]
    """Add or remove a record (id, sensitive); returns whether the packet holds it now."""
    copy: Callable[[str], None]
    print_paper: Callable[[MakePaper, str], None]
    """Print with the given page size. The paper is made off the main thread."""
    save_pdf: Callable[[MakePaper, str], None]
    say: Wording
    """Content words of the language in use."""
    languages: tuple[str, ...] = ()
    """In the order in which they are offered."""
    can_print: bool = True
    """Whether paper can come out: a printer can be chosen, or one is named."""
    reader: Reader | None = None
    """Reads pages aloud; None where nobody could hear it."""
    aside: Callable[[Callable[[], Any], Callable[[Any], None]], None] = _at_once
    """`aside(work, done)`: slow work off the main thread, then `done(result)` on it.

    The page may be gone by then.
    """
    lay: Callable[[PassingCover], None] = _uncovered
    """Lay something over the page until it is answered."""
    stay: Callable[[Route], None] = _nowhere
    """Keep what is chosen on this page for Back and for a new language; nothing is loaded."""
