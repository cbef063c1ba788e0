"""Opens the library behind the first page, once, and closes every library it opened."""

from __future__ import annotations

import contextlib
import gc
from typing import TYPE_CHECKING

from navigator.errors import KnownError
from navigator.ui.pages import page_class
from navigator.ui.visit.visit import sweep

if TYPE_CHECKING:
    from collections.abc import Callable

    from navigator.library.facade import Library
    from navigator.ui.tasks import Lane


class Opening:
    """Opens and holds the library; calls `use` when it is open, `trouble` when that fails."""

    def __init__(
        self,
        lane: Lane,
        open_library: Callable[[], Library],
        use: Callable[[Library], None],
        trouble: Callable[[KnownError], None],
    ) -> None:
        self._lane = lane
        self._open_library = open_library
        self._use = use
        self._trouble = trouble
        self._library: Library | None = None
        self._to_close: list[Library] = []
        self._is_asked = False
        self._is_warm = False
        self.is_renewed = False
        """True once other content was opened: older pages ask a library that will be closed."""

    @property
    def is_open(self) -> bool:
        """Return whether the library is open."""
        return self._library is not None

    @property
    def is_asked(self) -> bool:
        """Return whether opening was attempted, even if it failed."""
        return self._is_asked

    @property
    def library(self) -> Library:
        """The open library; RuntimeError, as a bug, when none is open yet."""
        if self._library is None:
            raise RuntimeError("asked before the library was open")
        return self._library

    def begin_first(self) -> None:
        """Open the library, unless that was attempted before: its error is not shown twice."""
        if not self._is_asked:
            self.begin()

    def begin(self) -> None:
        """Open the library, unless it is open; a newer call replaces one under way."""
        if self._library is None:
            self._is_asked = True
            self._lane.ask("library", self._made, self._opened, self._trouble)

    def warm_up(self) -> None:
        """Open the search index, once: somebody is about to type."""
        if self._library is not None and not self._is_warm:
            self._is_warm = True
            self._lane.ask("warm-up", self._warm, lambda _: None, self._trouble)

    def forget(self) -> None:
        """Drop all pending calls once the library is open; the opening itself is never dropped."""
        if self._library is not None:
            self._lane.forget()

    def overwrite(self) -> None:
        """Overwrite the freed memory of earlier questions when the lane is free, then once more.

        The result of a call that was running is freed only by the second time.
        """
        self._overwrite(lambda _: self._overwrite_again())

    def _overwrite_again(self) -> None:
        sweep()
        self._overwrite(self._overwritten)

    def _overwrite(self, done: Callable[[None], None]) -> None:
        if self._library is not None:
            self._lane.ask("overwrite", self._write_over, done, self._trouble)

    def renew(self, took: Callable[[bool], None]) -> None:
        """Open the newest content in place of the open library, which stays when that fails.

        Calls `took` with whether other content is open from now on.
        """
        if self._library is not None:
            self._lane.ask(
                "renew", self._made, lambda new: self._renewed(new, took), lambda _: took(False)
            )

    def _renewed(self, new: Library, took: Callable[[bool], None]) -> None:
        old = self.library
        if new.is_fallback or new.folder == old.folder:
            self._close(new)
            took(False)
            return
        self._library, self._is_warm, self.is_renewed = new, False, True
        self._use(new)
        took(True)
        # Behind the page that is loaded now: the one on show may still ask the old one.
        self._lane.ask("close", lambda: self._close(old), lambda _: None, self._trouble)

    def _close(self, library: Library) -> None:
        self._to_close.remove(library)
        library.close()

    def _overwritten(self, _nothing: None) -> None:
        """Overwrite what the main thread freed last; runs there, which has memory of its own."""
        from navigator.freed_memory import overwrite_last_freed  # noqa: PLC0415 - not at the start

        overwrite_last_freed()

    def _write_over(self) -> None:
        """Overwrite the memory of past questions; runs on the lane."""
        from navigator.library.overwriting import overwrite  # noqa: PLC0415 - not at the start

        overwrite(self.library, searched=self._is_warm)

    def _warm(self) -> None:
        """Open the index, search once for a dummy word, import the results page; on the lane.

        This loads whatever only the first search loads. It is no garbage: to scan it would delay a
        key.
        """
        from navigator.freed_memory import overwrite_before_modules  # noqa: PLC0415 - not at the start

        try:
            self.library.warm_up()
            with contextlib.suppress(KnownError):  # it is told to who types
                self.library.search("a")
            page_class("results")
        finally:
            gc.freeze()
        overwrite_before_modules()

    def close(self) -> None:
        """Close every library that was opened, used or not. The lane must be finished."""
        for library in self._to_close:
            library.close()

    def _made(self) -> Library:
        """Open a library and note it for closing; runs on the lane."""
        library = self._open_library()
        self._to_close.append(library)
        return library

    def _opened(self, library: Library) -> None:
        self._library = library
        self._use(library)
