"""Sets two cards to hold out to somebody, English first: an interpreter is wanted, and rights.

They fold to pocket size as the sheet of a topic does. The sentences on rights are those of the
guide on being questioned, word for word. Neither has room for a name or anything of a person.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from navigator.handout.html import STOP_MARK, paragraph
from navigator.handout.pocket_fold import folded, folded_paper
from navigator.handout.press import Paper, Press
from navigator.language.wording import Wording

INTERPRETER, RIGHTS = "interpreter", "rights"
_SAID = {INTERPRETER: ("want", "child"), RIGHTS: ("silent", "no")}
"""What is on the two halves of the open card, by its name."""
_KNOW = (("door", "sign", "never"), ("name", "show"))
"""What whoever carries the card on rights knows, on the two panels behind."""


def counter_paper(name: str, presses: Sequence[Press]) -> Paper:
    """Return a card in the carrier's language and in English, where that is another."""
    own, english = presses[0].say, presses[-1].say
    shown: list[tuple[str, str]] = []
    for half in _SAID[name]:
        shown.append((_held_out(name, half, english, own), english.lang))
        beside = _own(name, half, own) if own.lang != english.lang else ""
        shown.append((beside, own.lang))
    if name == RIGHTS:
        shown += [(_known(keys, own), own.lang) for keys in _KNOW]
    titles = dict.fromkeys(press.say(f"counter.{name}") for press in presses)
    return folded_paper(presses, [folded(presses, titles, shown)])


def _held_out(name: str, half: str, english: Wording, own: Wording) -> str:
    spoken = english(f"language.{own.lang}")
    return _large(english(f"counter.{name}.{half}", language=spoken), "")


def _own(name: str, half: str, own: Wording) -> str:
    key = f"counter.{name}.mine" if (name, half) == (INTERPRETER, "want") else ""
    return _large(own(key or f"counter.{name}.{half}"), own("counter.says"))


def _large(text: str, lead: str) -> str:
    above = paragraph(lead, "quiet") if lead else ""
    return f"{above}<p class='answer'>\u201c{escape(text)}\u201d</p>"


def _known(keys: Iterable[str], own: Wording) -> str:
    told = "".join(paragraph(f"{STOP_MARK} {own(f'counter.rights.{key}')}") for key in keys)
    return f"<p><b>{escape(own('counter.rights.know'))}</b></p>{told}"
