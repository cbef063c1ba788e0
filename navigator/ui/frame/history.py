"""Where we are and how we came there: routes in memory, never what was typed."""

from __future__ import annotations

from navigator.records.jurisdictions import FEDERAL
from navigator.site.policy import Policy
from navigator.ui.desk import FACES, TAKEN, Route
from navigator.ui.pages import KEPT, OF_CARD

_MOST = 50


class Trail:
    """`start` is where every visit begins; `first` may be another page, once."""

    def __init__(self, start: Route, first: Route) -> None:
        self.start = start
        self.now = first
        self.steps: list[Route] = []
        """The way here, oldest first."""

    @classmethod
    def first(cls, policy: Policy, *, introduction: bool) -> Trail:
        """Where a visit begins in a mode; with the `introduction` the program begins with that."""
        start = Route("languages" if policy.language_first else "home")
        return cls(start, Route("intro") if introduction and policy.introduction else start)

    def go(self, route: Route) -> None:
        """Go on; where we were is one step back. Another language face to face is no step."""
        if route != self.now and not route.kind == self.now.kind == FACES:
            self.steps = [*self.steps, self.now][-_MOST:]
        self.now = route

    def turn(self) -> bool:
        """To this page in two languages, or back to one; whether there is such a page."""
        if self.now.kind == FACES:
            self.back()
        elif self.now.kind == "card" or self.now == TAKEN:
            self.go(Route(FACES, self.now.id))
        else:
            return False
        return True

    def back(self) -> None:
        """One step back; from the first page, to where a visit begins."""
        self.now = self.steps.pop() if self.steps else self.start

    def clear(self) -> None:
        """Forget the way."""
        self.steps = []
        self.now = self.start

    def change_state(self, state: str) -> None:
        """The same page for another state, or home where there is none.

        The card of a state goes over to that of the other; what holds everywhere stays.
        """
        parts = self.now.id.split(":")
        is_card = len(parts) == 3 and "." not in parts[2]
        if self.now.kind in OF_CARD and state and is_card:
            self.now = self.now._replace(id=f"card:{state}:{parts[2]}")
        elif self.now.kind not in (*KEPT, self.start.kind) and parts[1:2] != [FEDERAL]:
            self.now = Route("home")
