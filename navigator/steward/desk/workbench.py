"""The state that the pages of the desk share: the sitting, saves, undo, the line at the foot.

A job runs on one lane, a thread beside the window's, and comes back in the window. What goes wrong
in it is said in the window's banner, whole; a page never shows an error of its own. Nothing here is
a page's.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QShowEvent
from PySide6.QtWidgets import QWidget

from navigator.errors import ContentErrors, KnownError, Problem, ToolError
from navigator.steward.editing.edit_session import Act, Sitting
from navigator.steward.editing.shown import Preview
from navigator.steward.exchange.review_writing import Person
from navigator.ui.tasks import Lane

T = TypeVar("T")
Texts = Mapping[Path, str | None]
PROGRESS_MS = 300
"""A job that takes more milliseconds shows its progress."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """The content of the banner: a sentence, the next step, and every problem of the content."""

    sentence: str
    next_step: str = ""
    problems: tuple[Problem, ...] = ()


class Workbench(QObject):
    """Runs jobs, saves and undoes for all pages of the desk.

    Signals: `changed` after each save and undo; `wanted(page, entry)` when a page is to be
    opened; `said(told)` for the foot; `troubled(Trouble)` for the banner, None when it is over;
    `busy(told)` while a job takes long, empty when none does.
    """

    changed = Signal()
    wanted = Signal(str, str)
    said = Signal(str)
    troubled = Signal(object)
    busy = Signal(str)

    def __init__(
        self,
        sitting: Sitting,
        person: Person | None = None,
        who: str = "",
        translations: Path | None = None,
    ) -> None:
        super().__init__()
        self.sitting = sitting
        self.translations = translations
        """The folder of the compiled words of the visitor's window, where there is one."""
        self.person = person
        """The person who reads; asked once, by the first page that writes a review."""
        self.who = who
        """The name given at the start, where no file says more about that person."""
        self.preview = Preview()
        """The visitor's library of a state; used on the lane."""
        self.left: tuple[Path, ...] = ()
        """Files that an earlier sitting left in no commit, and that are not taken in."""
        self.open_url: Callable[[str], object] = _in_browser
        """The function that hands a page to the steward's own browser."""
        self._lane = Lane(self)
        self._jobs: dict[str, str] = {}
        self._count = 0
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PROGRESS_MS)
        self._patience.timeout.connect(self._tell_busy)

    @property
    def is_idle(self) -> bool:
        """Return whether no job is under way."""
        return not self._jobs

    def work(
        self,
        job: Callable[[], T],
        done: Callable[[T], object],
        told: str = "",
        *,
        owner: str = "",
        failed: Callable[[], None] | None = None,
    ) -> None:
        """Run `job` on the lane, then `done` with what it gave.

        What goes wrong with content, files or tools is said in the banner, and `failed` is
        called. `told` is the progress line. A newer job of the same `owner` drops the older.
        """
        self._count += 1
        key = owner or f"job-{self._count}"
        self._jobs[key] = told or "Working"
        if not self._patience.isActive():
            self._patience.start()

        def tried() -> tuple[T | None, Exception | None]:
            try:
                return job(), None
            except (ToolError, KnownError) as error:
                return None, error

        def came(outcome: tuple[T | None, Exception | None]) -> None:
            value, error = outcome
            self._over(key)
            if error is None:
                done(value)  # type: ignore[arg-type]
                return
            self.troubled.emit(_trouble(error))
            if failed is not None:
                failed()

        def broke(error: KnownError) -> None:
            self._over(key)
            self.troubled.emit(_trouble(error))

        self._lane.ask(key, tried, came, broke)

    def save(
        self,
        told: str,
        texts: Texts | Callable[[], Texts],
        done: Callable[[Act], object] | None = None,
        *,
        failed: Callable[[], None] | None = None,
    ) -> None:
        """Save files, whole or none, then say so and let all pages read again.

        `texts` may be a function that makes them: it is called on the lane, after all earlier
        saves.
        """

        def job() -> Act:
            return self.sitting.save(told, texts() if callable(texts) else texts)

        def saved(act: Act) -> None:
            self.troubled.emit(None)
            self.said.emit(f"Saved: {act.told}")
            self.changed.emit()
            if done is not None:
                done(act)

        self.work(job, saved, f"Saving: {told}", failed=failed)

    def undo(self) -> None:
        """Take the last save back."""

        def undone(act: Act | None) -> None:
            if act is None:
                self.said.emit("There is nothing to take back.")
                return
            self.said.emit(f"Taken back: {act.told}")
            self.changed.emit()

        self.work(self.sitting.undo, undone, "Taking back")

    def tell_left(self, done: Callable[[], object]) -> None:
        """Name in the banner what an earlier sitting left in no commit, then call `done`."""

        def told(paths: tuple[Path, ...]) -> None:
            self.left = paths
            if paths:
                names = ", ".join(map(str, paths))
                told = f"An earlier sitting left files that are in no commit: {names}."
                step = "Press “Take it in”: then Undo takes it back, and the commit holds it."
                self.trouble(told, step)
            done()

        self.work(self.sitting.left, told, "Asking git")

    def take_in(self) -> None:
        """Take what an earlier sitting left into this one."""

        def taken(act: Act) -> None:
            self.left = ()
            self.troubled.emit(None)
            self.said.emit(f"Taken in. {act.told}")
            self.changed.emit()

        left = self.left
        self.work(lambda: self.sitting.take_in(left), taken, "Taking in")

    def tell_problems(self) -> None:
        """Show in the banner what was wrong in the files before anything was done here."""

        def told(problems: tuple[Problem, ...]) -> None:
            if problems:
                many = len(problems)
                things = "One thing in the files is" if many == 1 else f"{many} things are"
                self.troubled.emit(
                    Trouble(
                        f"{things} not right, and left out here.",
                        "A save of other entries works all the same.",
                        problems,
                    )
                )

        self.work(lambda: self.sitting.problems, told, "Reading the content")

    def go(self, page: str, entry: str = "") -> None:
        """Open a page: queue, places, words, look, send, change or ruling."""
        self.wanted.emit(page, entry)

    def say(self, told: str) -> None:
        """Show one line at the foot."""
        self.said.emit(told)

    def trouble(self, sentence: str, next_step: str = "") -> None:
        """Show in the banner what a person has to mend before this goes on."""
        self.troubled.emit(Trouble(sentence, next_step))

    def finish(self) -> None:
        """Wait for the job under way and take no more."""
        self._patience.stop()
        self._lane.finish()
        self.preview.close()

    def _over(self, key: str) -> None:
        self._jobs.pop(key, None)
        if not self._jobs:
            self._patience.stop()
            self.busy.emit("")

    def _tell_busy(self) -> None:
        if self._jobs:
            self.busy.emit(f"{next(iter(self._jobs.values()))} …")


class StewardPage(QWidget):
    """A page of the desk. A subclass sets `name` and `title` and fills itself in `open`."""

    name = ""
    title = ""
    worked_on = ""
    """The card that was just worked on, for *Look*."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__()
        self.bench = bench

    def open(self, entry: str) -> None:
        """Show an entry, or the beginning of the page where `entry` is empty."""

    def escape(self) -> bool:
        """Handle Esc before it goes back: return True where something on the page was put away."""
        return False

    def may_close(self) -> bool:
        """Return False before the desk closes where something typed would be lost."""
        return True

    def leave(self) -> bool:
        """Return False before another page comes where something would be lost; the page asks."""
        return True


class ReadingPage(StewardPage):
    """A page that reads again what changed while it was out of sight."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__(bench)
        self.is_old = True
        bench.changed.connect(self._changed)

    def ask_anew(self) -> None:
        """Read on the lane what the page shows; called where `is_old`."""
        raise NotImplementedError

    def showEvent(self, event: QShowEvent) -> None:
        """Read again what has changed meanwhile."""
        super().showEvent(event)
        if self.is_old:
            self.ask_anew()

    def _changed(self) -> None:
        self.is_old = True
        if self.isVisible():
            self.ask_anew()


def _in_browser(url: str) -> None:
    if url.startswith(("https://", "http://")):
        QDesktopServices.openUrl(QUrl(url))


def _trouble(error: Exception) -> Trouble:
    if isinstance(error, ContentErrors):
        many = len(error.problems)
        told = "One thing is" if many == 1 else f"{many} things are"
        return Trouble(f"Nothing was saved: {told} not right yet.", "", error.problems)
    if isinstance(error, ToolError):
        return Trouble(error.sentence, error.next_step)
    if isinstance(error, KnownError):
        return Trouble(*error.words())
    raise error
