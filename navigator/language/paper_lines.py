"""Puts the papers of a typed fact into lines, one for each group that is needed.

The line of papers that stand for each other says how many are wanted; a proof of address has its
examples. A paper is never in two lines, and none is left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from navigator.language.sentences import first_sentence
from navigator.records.locales import Locale
from navigator.records.model import Fact
from navigator.records.outline_parts import Line
from navigator.records.paper_group import PaperGroup


class Say(Protocol):
    """The words of a language, and how it writes."""

    @property
    def locale(self) -> Locale:
        """Return its own ways."""

    @property
    def locales(self) -> Sequence[Locale]:
        """Return its own ways and those of English."""

    def __call__(self, key: str, **params: object) -> str:
        """Return the text of a message key, its blanks filled."""


def paper_lines(fact: Fact, say: Say) -> tuple[Line, ...]:
    """Return a line for each group of papers of a fact: the text at first sight, and the rest.

    Empty where the fact says that no paper is asked for.
    """
    if fact.value is None:
        asked = fact.null_means == "not_known"
        return (Line(say(f"paper.unknown.{fact.name}")),) if asked else ()
    if isinstance(fact.value, list):
        return tuple(_grouped(fact.value, fact.groups, say))
    if fact.examples is None:
        return ()
    return (_with_examples(str(fact.value), fact.examples, say),)


def _grouped(papers: list[str], groups: tuple[PaperGroup, ...], say: Say) -> Iterator[Line]:
    for group in groups or (PaperGroup("all", tuple(range(1, len(papers) + 1))),):
        named = [papers[number - 1] for number in group.of]
        if group.is_choice:
            yield _choice(named, group.need, say)
        else:
            yield from (Line(*first_sentence(text, say.locales)) for text in named)


def _choice(papers: list[str], need: str, say: Say) -> Line:
    """Return the line of papers that stand for each other: all names, then what each needs."""
    own = say.locale
    told = [first_sentence(paper, say.locales) for paper in papers]
    named = own.semicolon.join(own.bare(name) for name, _ in told)
    rests = dict.fromkeys(rest for _, rest in told)
    alike = len(rests) == 1
    more = [*rests] if alike else [own.ended(f"{name} {rest}") for name, rest in told if rest]
    text = say(f"paper.{need}", papers=named) + own.stop
    return Line(text, " ".join(filter(None, more)), is_choice=True)


def _with_examples(rule: str, examples: tuple[str, ...], say: Say) -> Line:
    """Return a rule on proof of address with papers that prove it, or that often do.

    The latter where no page names any.
    """
    own = say.locale
    first, more = first_sentence(rule, say.locales)
    bare = own.bare(first)
    if examples:
        text = say("paper.such_as", paper=bare, examples=own.comma.join(examples))
        return Line(text + own.stop, more)
    return Line(
        say("paper.often", paper=bare) + own.stop, f"{more} {say('paper.ask_which')}".strip()
    )
