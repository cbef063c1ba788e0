"""The people who look after this computer: their PIN, their settings, the way out.

The gate stands open where no PIN is set and the policy asks for none; it shuts again
as soon as another page is shown.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple

from navigator.errors import KnownError
from navigator.paths import Paths
from navigator.site.pin import Gate, hash_pin
from navigator.site.policy import Policy
from navigator.site.settings import Settings, fixed_keys, write_settings

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtWidgets import QWidget

    from navigator.library.facade import Library
    from navigator.ui.site.update_watch import Renewal, Standing, Updates
    from navigator.ui.visit.covers import QuestionCover


def _nothing(*_: object) -> None:
    """Where there is no window."""


class Site(NamedTuple):
    """How this computer is set up."""

    settings: Settings
    policy: Policy
    paths: Paths
    clock: Callable[[], float]
    """Seconds that only grow, sleep counted."""


class Staff:
    """What only the helpers of a site may do."""

    def __init__(
        self,
        site: Site,
        ask: Callable[[Callable[[], Any], Callable[[Any], None]], None],
        leave: Callable[[], object],
        owner: QObject,
    ) -> None:
        """`ask(work, done)` does slow work beside the window; `leave` closes the window.

        What waits on a timer belongs to `owner`: it goes with the window, on the main thread.
        """
        self._owner = owner
        self._site = site
        self._ask = ask
        self._leave = leave
        self._gate = Gate(site.settings.pin_hash, site.clock)
        self._is_let_in = False
        self._turn = 0
        """Grows whenever an answer that is under way counts no more."""
        self.settings = site.settings
        """As they were last read or saved."""
        self._updates: Updates | None = None
        self._renewal: Renewal | None = None
        self._plan: Settings | None = None
        self.begin_anew: Callable[[], object] = _nothing
        """Closes this window; the next one begins with what is saved."""
        self.lay: Callable[[QuestionCover], object] = _nothing
        """Lays something over the whole window until it is answered."""

    @property
    def is_open(self) -> bool:
        """Whether settings may be shown."""
        return self._is_let_in or not self._gate.is_set

    @property
    def may_leave(self) -> bool:
        """Whether the window may close."""
        return self.is_open or not self._site.policy.leave_needs_pin

    def wait_seconds(self) -> float:
        """How long no PIN is taken."""
        return self._gate.wait_seconds()

    def try_pin(self, pin: str, done: Callable[[bool], None]) -> None:
        """Look at a PIN; `done` hears whether it was the one, unless they left meanwhile."""
        turn = self._turn

        def answered(is_right: bool) -> None:  # noqa: FBT001 - as the lane hands it on
            if turn != self._turn:
                return
            self._is_let_in = is_right
            done(is_right)

        self._ask(lambda: self._gate.try_pin(pin), answered)

    def admit(self, kind: str) -> str:
        """The kind of page to show for this one: that which asks for the PIN, where it must.

        Whoever goes to a page for everybody has left.
        """
        if kind not in self._site.policy.pin_pages:
            self.lock()
            return kind
        return kind if self.is_open else "staff"

    def lock(self) -> None:
        """Ask for the PIN again, whatever is answered to one that was typed before.

        A plan that was not saved is forgotten.
        """
        self._turn += 1
        self._is_let_in = False
        self._plan = None

    @property
    def plan(self) -> Settings:
        """What was chosen on the pages that set up a kiosk and is not saved yet."""
        return self._plan or self.settings

    def set_plan(self, plan: Settings | None) -> None:
        """Keep what was chosen, or forget it."""
        self._plan = plan

    @property
    def updates(self) -> Updates:
        """The looks for new content."""
        if self._updates is None:
            from navigator.ui.site.update_watch import Updates  # noqa: PLC0415 - start time

            self._updates = Updates(self._site.paths, self._site.settings, self._owner)
        return self._updates

    def watch(
        self,
        window: QWidget,
        is_begun: Callable[[], bool],
        renew: Callable[[Callable[[bool], None]], object],
    ) -> None:
        """Let new content be looked for beside this window, where updates are on.

        What comes is opened between two visits: see `update_watch.Renewal`.
        """
        if self._site.settings.updates != "off" and self._renewal is None:
            from navigator.ui.site.update_watch import Renewal  # noqa: PLC0415 - start time

            self._renewal = Renewal(window, is_begun, renew)
            self.updates.came.connect(self._renewal.came)
            self.updates.went_back.connect(self._renewal.wait)
            self.updates.watch(window)

    def standing(self) -> Standing:
        """Which content lies on this computer."""
        from navigator.ui.site.update_watch import standing  # noqa: PLC0415 - start time

        return standing(self._site.paths)

    def give_up(self, library: Library) -> None:
        """Content that came later failed in use: open what was used before it, at once."""
        content = self._site.paths.content
        if content is None:
            return
        error = KnownError("updates.failed_in_use", "do.tell_sender")

        def work() -> bool:
            from navigator.pack.installed import give_up  # noqa: PLC0415 - only for this

            with contextlib.suppress(OSError):
                return give_up(content, library.folder.name, error, library.today())
            return False

        def answered(went_back: bool) -> None:  # noqa: FBT001 - as the lane hands it on
            if went_back:
                self.begin_anew()

        self._ask(work, answered)

    def finish(self) -> None:
        """Wait for what runs."""
        if self._updates is not None:
            self._updates.finish()

    def leave(self) -> None:
        """Close the window."""
        self._leave()

    def fixed(self) -> frozenset[str]:
        """Settings that a file for the whole computer holds; none where it can not be read."""
        try:
            return fixed_keys(self._site.paths.whole_computer)
        except KnownError:
            return frozenset()

    def save(
        self, settings: Settings, new_pin: str, done: Callable[[KnownError | None], None]
    ) -> None:
        """Write the settings, with a new PIN if there is one; they hold from the next start.

        `done` hears None, or what went wrong.
        """

        def work() -> Settings | KnownError:
            try:
                pin_hash = hash_pin(new_pin) if new_pin else settings.pin_hash
                whole = settings._replace(pin_hash=pin_hash)
                write_settings(self._site.paths.settings, whole, self.fixed())
            except KnownError as error:
                return error
            return whole

        def answered(result: Settings | KnownError) -> None:
            if isinstance(result, KnownError):
                done(result)
                return
            self.settings = result
            if new_pin:
                self._gate = Gate(result.pin_hash, self._site.clock)
                self._is_let_in = True
            done(None)

        self._ask(work, answered)
