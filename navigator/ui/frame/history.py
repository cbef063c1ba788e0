"""The trail: the current route and the routes before it, in memory; never typed text."""

from __future__ import annotations

from navigator.records.jurisdictions import FEDERAL
from navigator.site.policy import Policy
from navigator.ui.desk import FACES, TAKEN, Route
from navigator.ui.pages import KEPT, OF_CARD

_MOST = 50


class Trail:
    """The current route and the way back; `start` begins each visit, `first` only the first."""

    def __init__(self, start: Route, first: Route) -> None:
        self.start = start
        self.now = first
        self.steps: list[Route] = []
        """The routes before the current one, oldest first; at most 50."""

    @classmethod
    def first(cls, policy: Policy, *, introduction: bool) -> Trail:
        """Return a new trail for a mode; `introduction` begins it there, where permitted."""
        start = Route("languages" if policy.language_first else "home")
        return cls(start, Route("intro") if introduction and policy.introduction else start)

    def go(self, route: Route) -> None:
        """Go to a route; keep the current one as a step, unless both have the kind `FACES`."""
        if route != self.now and not route.kind == self.now.kind == FACES:
            self.steps = [*self.steps, self.now][-_MOST:]
        self.now = route

    def turn(self) -> bool:
        """Toggle between a card and its page in two languages; return whether the route has one."""
        if self.now.kind == FACES:
            self.back()
        elif self.now.kind == "card" or self.now == TAKEN:
            self.go(Route(FACES, self.now.id))
        else:
            return False
        return True

    def back(self) -> None:
        """Go one step back; without a step, to the start."""
        self.now = self.steps.pop() if self.steps else self.start

    def clear(self) -> None:
        """Drop all steps and go to the start."""
        self.steps = []
        self.now = self.start

    def change_state(self, state: str) -> None:
        """Change the current route to that of another state, or to home where the page has none.

        The card of a state becomes that of the other one; pages that hold in every state stay.
        """
        parts = self.now.id.split(":")
        is_card = len(parts) == 3 and "." not in parts[2]
        if self.now.kind in OF_CARD and state and is_card:
            self.now = self.now._replace(id=f"card:{state}:{parts[2]}")
        elif self.now.kind not in (*KEPT, self.start.kind) and parts[1:2] != [FEDERAL]:
            self.now = Route("home")
