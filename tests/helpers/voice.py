"""A voice that says nothing and remembers what it was given."""

from __future__ import annotations

from collections.abc import Callable


class FakeVoice:
    """Says a piece when `finish` is called; `log` is what happened, in order."""

    def __init__(self, *languages: str) -> None:
        self.languages = languages or ("en", "es")
        self.log: list[tuple[str, str]] = []
        self.speeds: list[int] = []
        self._done: Callable[[], None] | None = None

    @property
    def said(self) -> list[str]:
        """The pieces it was given."""
        return [text for act, text in self.log if act in self.languages]

    @property
    def is_silent(self) -> bool:
        """Whether it was stopped and given back after the last piece."""
        return [act for act, _ in self.log[-2:]] == ["stop", "close"]

    def finish(self) -> None:
        """The piece is said to its end."""
        done, self._done = self._done, None
        assert done is not None, "nothing is being said"
        done()

    def forget(self) -> None:
        """Keep nothing of it, so that a test can look for it elsewhere."""
        self.log = [("stop", ""), ("close", "")]

    def speaks(self, lang: str) -> bool:
        return lang in self.languages

    def say(self, text: str, lang: str, done: Callable[[], None], speed: int = 0) -> None:
        self.speeds.append(speed)
        self.log.append((lang, text))
        self._done = done

    def stop(self) -> None:
        self._done = None
        self.log.append(("stop", ""))

    def close(self) -> None:
        self.log.append(("close", ""))
