"""A desk without a window: what a page did is kept, so that a test can look at it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from navigator.handout.paper import Paper
from navigator.library import Library
from navigator.ui.desk import Ask, Desk, Route
from navigator.ui.pages import page_class
from navigator.ui.visit import Visit


@dataclass
class Desktop:
    """Makes pages as the window does and records where they lead."""

    library: Library
    state: str = "CO"
    lang: str = "en"
    gone: list[Route] = field(default_factory=list)
    stayed: list[Route] = field(default_factory=list)
    printed: list[tuple[Paper, str]] = field(default_factory=list)

    @property
    def desk(self) -> Desk:
        """What a page is given."""
        return Desk(
            go=self.gone.append,
            back=lambda: self.gone.append(Route("back")),
            library=self.library,
            visit=Visit(self.state, self.lang),
            toggle_packet=lambda _id, _sensitive: True,
            copy=lambda _text: None,
            print_paper=lambda paper, size: self.printed.append((paper, size)),
            save_pdf=lambda _paper, _size: None,
            say=self.library.wording(self.lang),
            stay=self.stayed.append,
        )

    def page(self, kind: str, id: str = "") -> Any:
        """A page, loaded and made."""
        desk, ask = self.desk, Ask(Route(kind, id), self.state, self.lang)
        made = page_class(kind)
        return made(desk, ask, made.load(desk, ask))
