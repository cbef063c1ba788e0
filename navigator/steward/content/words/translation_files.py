"""Changes one file of `i18n/<tag>/content/` in place: remarks, order and other lines stay."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from navigator.errors import ToolError
from navigator.steward.content.shape.reading import reads_as
from navigator.steward.content.shape.yaml_text import dump, load, quoted, styled
from navigator.steward.content.words.language_files import window_of, windows

WINDOW = "window"
"""The layer of the window's words, and the beginning of their context."""
_NEW = "reviewed: false\ntexts:\n"


def held_texts(text: str) -> dict[str, str]:
    """Return English to translation from a file; empty where it has none or can not be read."""
    read = reads_as(text)
    texts = read.get("texts") if isinstance(read, dict) else None
    return texts if isinstance(texts, dict) else {}


def with_texts(text: str, changes: Mapping[str, str | None], *, name: str = "the file") -> str:
    """Return the file with these translations; None takes one out. New ones stand at the end.

    Where a person had read all of the file (`reviewed: true`) and a text is another now, that is
    taken back. Raises ToolError where the file can not be read.
    """
    held = held_texts(text)
    wanted = {english: found for english, found in changes.items() if held.get(english) != found}
    if not wanted:
        return text
    try:
        tree = load(text if text.strip() else _NEW)
    except ToolError as error:
        raise ToolError(f"{name} is not valid YAML.", "Run content check and mend it.") from error
    if not isinstance(tree, dict) or not isinstance(tree.get("texts", 0), dict | None):
        raise ToolError("There is no `texts:` in this file of translations.", "See i18n/README.md.")
    if not tree["texts"]:
        tree["texts"] = styled({})
    for english, found in wanted.items():
        if found is None:
            del tree["texts"][english]
        else:
            tree["texts"][quoted(english)] = quoted(found)
    if tree.get("reviewed") is True and any(wanted.values()):
        tree["reviewed"] = False
    return dump(tree)


_CONTEXT = re.compile(r"<context>\s*<name>(?P<name>[^<]*)</name>(?P<body>.*?)</context>", re.DOTALL)
_MESSAGE = re.compile(
    r"<message(?P<marks>[^>]*)>(?P<before>(?:(?!</message>).)*?)"
    r"<source>(?P<source>[^<]*)</source>(?P<between>(?:(?!</message>).)*?)"
    r"<translation(?P<kind>[^>]*?)(?:/>|>(?P<text>[^<]*)</translation>)",
    re.DOTALL,
)
_WAS = re.compile(r"<oldsource>([^<]*)</oldsource>")
_WAS_LINE = re.compile(r"<oldsource>[^<]*</oldsource>\s*")
_LANGUAGE = re.compile(r'(<TS\b[^>]*?)\blanguage="[^"]*"')
_ESCAPES = (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;"), ("'", "&apos;"))
_GONE = ("vanished", "obsolete")


@dataclass(frozen=True, slots=True)
class WindowWord:
    """A word of the window; `finished`: it is shown.

    A translation that is not finished is of an English text that was mended since, as `lupdate`
    writes it; `was` is that text, where the file has it.
    """

    context: str
    english: str
    translation: str
    finished: bool
    was: str = ""

    @property
    def place(self) -> str:
        """The context as files of translators name it: `window`, or `window:` and that of Qt."""
        return f"{WINDOW}:{self.context}" if self.context else WINDOW

    @property
    def shown(self) -> str | None:
        """The translation that people read; None where that is English."""
        return self.translation if self.finished else None

    @property
    def old(self) -> str:
        """The translation of an English text that was mended since, or empty."""
        return "" if self.finished else self.translation

    @property
    def id(self) -> str:
        """The name under which a person's reading of it is kept."""
        return f"{self.place}:{self.english}"


def ui_file(resources: Path, lang: str) -> Path:
    """Return the path of a language's words; a new language need not have the file yet."""
    return resources.parent / window_of(lang)


def read_window_words(path: Path) -> list[WindowWord]:
    """Return every word; without a file of this language those of another one, untranslated.

    A folder without any such file has no words. Raises ToolError where one can not be read.
    """
    text = text_of(path)
    return [
        WindowWord(
            context["name"], english, html.unescape(one["text"] or ""), not _open(one),
            html.unescape(was[1]) if (was := _WAS.search(one["between"])) else "",
        )
        for context in _CONTEXT.finditer(text)
        for one in _MESSAGE.finditer(context["body"])
        if not any(mark in one["kind"] for mark in _GONE) and "numerus" not in one["marks"]
        for english in [html.unescape(one["source"])]
    ]  # fmt: skip


def text_of(path: Path) -> str:
    """Return the file of a language, or one made from another's, without its translations."""
    try:
        if path.exists():
            return path.read_text("utf-8")
        beside = next(iter(windows(path.parents[2])), None)
        return _blank(beside.read_text("utf-8"), path.parent.name) if beside else ""
    except (OSError, UnicodeDecodeError) as error:
        raise ToolError(f"{path} can not be read.", "Make it anew: see i18n/README.md.") from error


def with_window_words(text: str, changes: Mapping[tuple[str, str], str]) -> str:
    """Return the file with these translations, by context and English; each is shown from now."""

    def of_context(context: re.Match[str]) -> str:
        def of_message(one: re.Match[str]) -> str:
            told = changes.get((context["name"], html.unescape(one["source"])))
            if told is None:
                return one[0]
            head = _WAS_LINE.sub("", _head(one))
            return f"{head}<translation>{_escaped(told)}</translation>"

        return context[0].replace(context["body"], _MESSAGE.sub(of_message, context["body"]), 1)

    return _CONTEXT.sub(of_context, text)


def _blank(text: str, lang: str) -> str:
    def of_message(one: re.Match[str]) -> str:
        kind = next((mark for mark in _GONE if mark in one["kind"]), "unfinished")
        return f'{_head(one)}<translation type="{kind}"></translation>'

    return _LANGUAGE.sub(rf'\1language="{lang}"', _MESSAGE.sub(of_message, text), count=1)


def _head(message: re.Match[str]) -> str:
    """Return a message up to its translation."""
    return message[0][: message.start("kind") - message.start() - len("<translation")]


def _open(message: re.Match[str]) -> bool:
    return "unfinished" in message["kind"] or not message["text"]


def _escaped(text: str) -> str:
    for letter, told in _ESCAPES:
        text = text.replace(letter, told)
    return text
