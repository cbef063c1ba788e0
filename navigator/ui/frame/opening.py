"""Opens the library behind the first page, once, and closes whatever was opened."""

from __future__ import annotations

import contextlib
import gc
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from navigator.errors import KnownError
from navigator.ui.pages import page_class
from navigator.ui.visit.visit import sweep

if TYPE_CHECKING:
    from collections.abc import Callable

    from navigator.library.facade import Library
    from navigator.ui.tasks import Lane

_AGAIN_MS = 400


class Opening:
    """`use` is called when the library is open, `trouble` when it can not be opened."""

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
        """Whether other content was opened since: pages of before ask what will be closed."""

    @property
    def is_open(self) -> bool:
        """Whether there is a library to ask."""
        return self._library is not None

    @property
    def is_asked(self) -> bool:
        """Whether it was at least tried."""
        return self._is_asked

    @property
    def library(self) -> Library:
        """The open library; a bug when there is none yet."""
        if self._library is None:
            raise RuntimeError("asked before the library was open")
        return self._library

    def begin_first(self) -> None:
        """Open it, unless that was tried: what then went wrong is not told twice."""
        if not self._is_asked:
            self.begin()

    def begin(self) -> None:
        """Open it, unless that is done or under way."""
        if self._library is None:
            self._is_asked = True
            self._lane.ask("library", self._made, self._opened, self._trouble)

    def warm_up(self) -> None:
        """Open the search index, once: somebody is about to type."""
        if self._library is not None and not self._is_warm:
            self._is_warm = True
            self._lane.ask("warm-up", self._warm, lambda _: None, self._trouble)

    def forget(self) -> None:
        """Drop what was asked for and has not come back; the opening itself goes on."""
        if self._library is not None:
            self._lane.forget()

    def overwrite(self) -> None:
        """Write over what was asked for, when the lane has time, and once more a moment later.

        Some of it is let go only by then: a page goes when the window has the time for it.
        """
        self._overwrite_once()
        QTimer.singleShot(_AGAIN_MS, self._lane, self._overwrite_again)

    def _overwrite_again(self) -> None:
        sweep()
        self._overwrite_once()

    def _overwrite_once(self) -> None:
        if self._library is not None:
            self._lane.ask("overwrite", self._write_over, self._overwritten, self._trouble)

    def renew(self, took: Callable[[bool], None]) -> None:
        """Open what lies there now in place of what is open, which stays where that fails.

        `took` hears whether other content is open from now on.
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
        """On the main thread, which has pieces of its own."""
        from navigator.freed_memory import overwrite_last_freed  # noqa: PLC0415 - not at the start

        overwrite_last_freed()

    def _write_over(self) -> None:
        """On the lane."""
        from navigator.library.overwriting import overwrite  # noqa: PLC0415 - not at the start

        overwrite(self.library, searched=self._is_warm)

    def _warm(self) -> None:
        """On the lane. What the index is made of is no garbage, and to look there stops a key.

        One search of no meaning, and the page of results: whatever only the first one loads.
        """
        gc.disable()
        try:
            self.library.warm_up()
            with contextlib.suppress(KnownError):  # it is told to who types
                self.library.search("a")
            page_class("results")
        finally:
            gc.freeze()
            gc.enable()

    def close(self) -> None:
        """Close what was opened, whether it was used or not. The lane must be finished."""
        for library in self._to_close:
            library.close()

    def _made(self) -> Library:
        """On the lane."""
        library = self._open_library()
        self._to_close.append(library)
        return library

    def _opened(self, library: Library) -> None:
        self._library = library
        self._use(library)
