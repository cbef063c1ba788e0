"""Access for the people who look after this computer: their PIN, their settings, the way out.

No PIN is asked for where none is set; with one, it is asked for again as soon as another page is
shown.
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
    """Stand in for the acts of a window where there is none."""


class Site(NamedTuple):
    """The setup of this computer: settings, policy, paths and clock."""

    settings: Settings
    policy: Policy
    paths: Paths
    clock: Callable[[], float]
    """Returns seconds that only grow, sleep included."""


class Staff:
    """The acts for staff of a site alone: PIN, settings, kiosk setup, updates, leaving."""

    def __init__(
        self,
        site: Site,
        ask: Callable[[Callable[[], Any], Callable[[Any], None]], None],
        leave: Callable[[], object],
        owner: QObject,
    ) -> None:
        """Take `ask(work, done)`, for slow work off the main thread; `leave` closes the window.

        Timers belong to `owner`, so that they are deleted with the window, on the main thread.
        """
        self._owner = owner
        self._site = site
        self._ask = ask
        self._leave = leave
        self._gate = Gate(site.settings.pin_hash, site.clock)
        self._is_let_in = False
        self._turn = 0
        """A count that grows whenever a pending answer about a PIN is to be ignored."""
        self.settings = site.settings
        """The settings as they were last read or saved."""
        self._updates: Updates | None = None
        self._renewal: Renewal | None = None
        self._plan: Settings | None = None
        self.begin_anew: Callable[[], object] = _nothing
        """Closes this window; the next one begins with the saved settings."""
        self.lay: Callable[[QuestionCover], object] = _nothing
        """Shows a cover over the whole window until it is answered."""

    @property
    def is_open(self) -> bool:
        """Return whether settings may be shown: the PIN was right, or none is set."""
        return self._is_let_in or not self._gate.is_set

    @property
    def asks_state(self) -> bool:
        """Return whether the state of this desk may be asked for and kept, and is not known yet."""
        return self.is_open and not self.settings.state and "state" not in self.fixed()

    @property
    def may_leave(self) -> bool:
        """Return whether the window may close without a PIN."""
        return self.is_open or not self._site.policy.leave_needs_pin

    def wait_seconds(self) -> float:
        """Return the seconds until a PIN is accepted again."""
        return self._gate.wait_seconds()

    def try_pin(self, pin: str, done: Callable[[bool], None]) -> None:
        """Check a PIN off the main thread; call `done` with the answer, unless staff left."""
        turn = self._turn

        def answered(is_right: bool) -> None:  # noqa: FBT001 - as the lane hands it on
            if turn != self._turn:
                return
            self._is_let_in = is_right
            done(is_right)

        self._ask(lambda: self._gate.try_pin(pin), answered)

    def admit(self, kind: str) -> str:
        """Return `kind`, or "staff", the page that asks for the PIN, where that is needed.

        Going to any page that needs no PIN locks again.
        """
        if kind not in self._site.policy.pin_pages:
            self.lock()
            return kind
        return kind if self.is_open else "staff"

    def lock(self) -> None:
        """Lock again, ignoring the answer to a PIN that is still being checked.

        A plan that was not saved is dropped.
        """
        self._turn += 1
        self._is_let_in = False
        self._plan = None

    @property
    def plan(self) -> Settings:
        """The unsaved choices of the pages that set up a kiosk; without any, the settings."""
        return self._plan or self.settings

    def set_plan(self, plan: Settings | None) -> None:
        """Keep the choices in memory; None drops them."""
        self._plan = plan

    @property
    def updates(self) -> Updates:
        """The checks for new content, made when first asked for."""
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
        """Look for new content while this window is not in use, where updates are on.

        New content is opened between two visits: see `update_watch.Renewal`.
        """
        if self._site.settings.updates != "off" and self._renewal is None:
            from navigator.ui.site.update_watch import Renewal  # noqa: PLC0415 - start time

            self._renewal = Renewal(window, is_begun, renew)
            self.updates.came.connect(self._renewal.came)
            self.updates.went_back.connect(self._renewal.wait)
            self.updates.watch(window)

    def standing(self) -> Standing:
        """Read which content this computer holds, and the last look for more."""
        from navigator.ui.site.update_watch import standing  # noqa: PLC0415 - start time

        return standing(self._site.paths)

    def give_up(self, library: Library) -> None:
        """Give up installed content that failed in use: open the earlier one, at once."""
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
        """Wait for the running update check."""
        if self._updates is not None:
            self._updates.finish()

    def leave(self) -> None:
        """Close the window."""
        self._leave()

    def fixed(self) -> frozenset[str]:
        """Return the names of settings fixed for the whole computer; none if unreadable."""
        try:
            return fixed_keys(self._site.paths.whole_computer)
        except KnownError:
            return frozenset()

    def save(
        self, settings: Settings, new_pin: str, done: Callable[[KnownError | None], None]
    ) -> None:
        """Write the settings, with a new PIN if there is one; they take effect at the next start.

        `done` gets None, or the error.
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
