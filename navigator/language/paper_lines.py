"""Puts the papers of a typed fact into lines, one for each group that is needed.

The line of papers that stand for each other says how many are wanted; a proof of address has its
examples. A paper is never in two lines, and none is left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from navigator.language.sentences import first_sentence
from navigator.records.model import Fact
from navigator.records.outline_parts import Line
from navigator.records.paper_group import PaperGroup

Say = Callable[..., str]


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
            yield from (Line(*first_sentence(text)) for text in named)


def _choice(papers: list[str], need: str, say: Say) -> Line:
    """Return the line of papers that stand for each other: all names, then what each needs."""
    told = list(map(first_sentence, papers))
    named = "; ".join(name.rstrip(".") for name, _ in told)
    rests = dict.fromkeys(rest for _, rest in told)
    alike = len(rests) == 1
    more = [*rests] if alike else [_ended(f"{name} {rest}") for name, rest in told if rest]
    text = f"{say(f'paper.{need}', papers=named)}."
    return Line(text, " ".join(filter(None, more)), is_choice=True)


def _with_examples(rule: str, examples: tuple[str, ...], say: Say) -> Line:
    """Return a rule on proof of address with papers that prove it, or that often do.

    The latter where no page names any.
    """
    first, more = first_sentence(rule)
    bare = first.rstrip(".")
    if examples:
        text = say("paper.such_as", paper=bare, examples=", ".join(examples))
        return Line(f"{text}.", more)
    return Line(f"{say('paper.often', paper=bare)}.", f"{more} {say('paper.ask_which')}".strip())


def _ended(sentence: str) -> str:
    return sentence if sentence.endswith((".", "!", "?")) else f"{sentence}."
