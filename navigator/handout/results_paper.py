"""Sets the results of a checklist: each person with what may fit, then each program once.

Made only for somebody who asked to have answers printed. In one language, or in the visitor's with
the other small beside it; a number stands once. It is to fit on two sides.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from itertools import zip_longest
from math import ceil
from typing import Any

from navigator.eligibility.explain import enrollment_message, says_open, verdict_message
from navigator.eligibility.grouping import VERDICT_ORDER, ProgramRow, by_program
from navigator.eligibility.screen import Verdict
from navigator.handout.checklist_paper import ChecklistSheet
from navigator.handout.html import BOX, barred, number_line, paragraph, shaded
from navigator.handout.press import Press
from navigator.handout.record_html import Sheet, head_pieces
from navigator.handout.two_tongues import DOT, Both, along, head, headed, second
from navigator.language.wording import Wording
from navigator.records.askable import ASKABLE
from navigator.records.checklists import Help
from navigator.records.outline_parts import Line, Purpose

_ABOVE = " style='padding-top: 5px'"
_LETTERS = 120
"""Letters of small type in a line as wide as the sheet."""
_LARGE, _NUMBER, _AIR = 1.3, 0.7, 0.2
"""Of that type: the size of a heading; how much a number, and the air below a paragraph, add."""
_BESIDE = 4
"""More people than this stand in three columns."""
_TOGETHER = 4
"""Programs in a table of their own: only between tables can a page end."""
_Told = tuple[ChecklistSheet, Wording]


def results_html(both: Sequence[tuple[Sheet, Press]], anchor: str) -> str:
    """Return the whole paper, without its sources."""
    told = [
        (sheet.record, press.say)
        for sheet, press in both
        if isinstance(sheet.record, ChecklistSheet)
    ]
    head_of = head(both, anchor) if len(both) > 1 else head_pieces(*both[0], anchor)
    return "".join([*head_of, *_stops(both), *_people(told), *_programs(told), *_papers(told)])


def _pair(told: Sequence[_Told], say: Callable[[ChecklistSheet, Wording], str]) -> tuple[str, str]:
    """Return a text in the first language and in the last, which may be the same."""
    texts = [say(sheet, words) for sheet, words in told]
    return texts[0], texts[-1]


def _words(told: Sequence[_Told], key: str) -> tuple[str, str]:
    return _pair(told, lambda _, say: say(key))


def _stops(both: Both) -> Iterator[str]:
    """Yield the frame with the dangers whole; in two languages each in a few words."""
    parts = [sheet.outline.part(Purpose.STOP) for sheet, _ in both if sheet.outline]
    stops = [part for part in parts if part is not None]
    if stops:
        lines: Iterator[tuple[Line, ...]] = zip(*(part.lines for part in stops), strict=True)
        body = (
            f"<p class='small'><b>{escape(DOT.join(dict.fromkeys(one.title for one in pair)))}</b>"
            f" {escape(pair[0].text) if len(both) == 1 else ''}</p>"
            for pair in lines
        )
        yield barred(DOT.join(dict.fromkeys(part.heading for part in stops)), "".join(body))


def _people(told: Sequence[_Told]) -> Iterator[str]:
    """Yield the answers, each sentence of the rules once, and which of them fit each person."""
    sheet, say = told[0]
    answers = sheet.answers
    if answers is None:
        return
    given = _pair(told, lambda one, say: _answers(answers.household, one, say))
    if given[0] or any(answers.people):
        yield headed(*_words(told, "paper.answers"))
    yield along(*given, "small")
    sentences = _sentences(told)
    lines = enumerate(sentences.items(), start=1)
    yield shaded("".join(_marked(at, *both) for at, both in lines))
    numbers = {sentence: at for at, sentence in enumerate(sentences, start=1)}
    each = [_by_sentence(person, sheet, say) for person in range(max(len(answers.people), 1))]
    shared = _of_all(each) if len(each) > 1 else {}
    if shared:
        yield _heading(*_words(told, "person.all"))
        yield from (_marked(numbers[sentence], DOT.join(shared[sentence])) for sentence in shared)
    made: list[str] = []
    for person, mine in enumerate(each):
        named = _named(person, told) if answers.people else ""
        found = (
            _marked(numbers[sentence], DOT.join(own))
            for sentence, titles in mine.items()
            if (own := [one for one in titles if one not in shared.get(sentence, ())])
        )
        made.append(named + "".join(found))
    yield in_columns(made, 3 if len(made) > _BESIDE else 2)


def _of_all(each: Sequence[Mapping[str, Sequence[str]]]) -> dict[str, list[str]]:
    """Return for each sentence the programs that it is about for everybody."""
    first, *others = each
    alike = {
        sentence: [one for one in titles if all(one in more.get(sentence, ()) for more in others)]
        for sentence, titles in first.items()
    }
    return {sentence: titles for sentence, titles in alike.items() if titles}


def _marked(number: int, text: str, other: str = "") -> str:
    """Return a text behind the number of its sentence: the sentence itself, or its programs."""
    words = second(text, other, " ") if other else ""
    return f"<p class='dense'><b>{number}</b>\u2002{escape(text)}{words}</p>"


def _sentences(told: Sequence[_Told]) -> dict[str, str]:
    """Return the sentences of the rules, each once, the best first, mapped to the last language."""
    both = [[(one, _sentence(one, say)) for one in sheet.result.outcomes] for sheet, say in told]
    pairs = zip(both[0], both[-1], strict=True)
    best = sorted(
        (pair for pair in pairs if _is_told(pair[0][0])), key=lambda pair: _rank(pair[0][0])
    )
    found: dict[str, str] = {}
    for (_, sentence), (_, other) in best:
        found.setdefault(sentence, other)
    return found


def _rank(verdict: Verdict) -> tuple[int, str]:
    return VERDICT_ORDER.index(verdict.verdict), verdict.depends_on or ""


def _named(person: int, told: Sequence[_Told]) -> str:
    """Return the person's heading, and their answers; no heading for one alone."""
    names = _pair(told, lambda _, say: say("person.number", number=person + 1))
    sheet, say = told[0]
    people = sheet.answers.people if sheet.answers is not None else ()
    lines = paragraph(_answers(people[person], sheet, say), "dense")
    return _heading(*names) + lines if len(people) > 1 else lines


def _by_sentence(person: int, sheet: ChecklistSheet, say: Wording) -> dict[str, list[str]]:
    """Return for one person each sentence with the programs it is about, the best first.

    Programs that do not seem to fit the person are left out.
    """
    mine = [one for one in sheet.result.outcomes if one.person == person and _is_told(one)]
    mine.sort(key=_rank)
    found: dict[str, list[str]] = {}
    for one in mine:
        found.setdefault(_sentence(one, say), []).append(one.title)
    return found


def _is_told(verdict: Verdict) -> bool:
    return verdict.verdict != "unlikely" or verdict.says is not None


def _sentence(verdict: Verdict, say: Wording) -> str:
    return verdict.says or say.put(verdict_message(verdict))


def _answers(given: Mapping[str, Any], sheet: ChecklistSheet, say: Wording) -> str:
    return answer_lines(given, sheet.checklist.asks, say)


def answer_lines(given: Mapping[str, Any], asks: Iterable[str], say: Wording) -> str:
    """Return the answers in a few words each; skipped ones are left out."""
    return DOT.join(
        f"{say(f'short.{fact}')}: {_answer(fact, given[fact], say)}"
        for fact in asks
        if given.get(fact) is not None
    )


def _answer(fact: str, value: Any, say: Wording) -> str:
    match ASKABLE[fact].kind:
        case "yes_no":
            return say("value.yes" if value else "value.no")
        case "choice":
            return say(f"choice.{fact}.{value}")
        case "people":
            names = [say("person.number", number=other + 1) for other in value]
            return say.locale.comma.join(names) or say("choice.nobody")
        case "money":
            return f"${value:,}"
        case _:
            return str(value)


def _programs(told: Sequence[_Told]) -> Iterator[str]:
    """Yield each program that may fit anybody: how to ask, a number, reasons; then the rest."""
    rows = [by_program(sheet.checklist, sheet.result) for sheet, _ in told]
    pairs = list(zip(*rows, strict=True))
    standing = [same for same in pairs if same[0].stands] or pairs
    blocks = [*_blocks(_program(same, told) for same in standing)]
    for first in range(0, len(blocks), _TOGETHER):
        yield in_columns(blocks[first : first + _TOGETHER])
    if folded := [same for same in pairs if same not in standing]:
        head = told[0][1]("screen.others", count=len(folded))
        titles = DOT.join(same[0].best.verdict.title for same in folded)
        yield paragraph(f"{head}: {titles}", "dense")


def _heading(text: str, other: str) -> str:
    """Return a low heading: it stays with what follows it."""
    return f"<h4>{escape(text)}{second(text, other, DOT)}</h4>"


def in_columns(made: Sequence[str], count: int = 2) -> str:
    """Return blocks in columns about as long as each other, in each in the order given."""
    lengths = [_lines(block, _LETTERS // count) for block in made]
    held: list[list[int]] = [[] for _ in range(count)]
    for number in sorted(range(len(made)), key=lambda at: -lengths[at]):  # the longest first
        min(held, key=lambda column: sum(lengths[at] for at in column)).append(number)
    columns = (
        "".join(made[at] for at in sorted(column))
        for column in sorted(held, key=lambda one: min(one, default=len(made)))
    )
    wide = (102 - 2 * count) // count
    cells = "<td width='2%'></td>".join(
        f"<td width='{wide}%'{_ABOVE}>{column}</td>" for column in columns
    )
    return f"<table width='100%' cellspacing='0' cellpadding='0'><tr>{cells}</tr></table>"


def _lines(block: str, letters: int) -> float:
    """Estimate the height of a block in lines of small type: headings and numbers are larger."""
    height = 0.0
    for piece in re.split("</(?:p|h4)>", block):
        if text := re.sub("<[^>]+>", "", piece):
            large = _LARGE if "<h4" in piece else 1
            height += large * ceil(len(text) * large / letters) + _AIR
            height += _NUMBER * ("class='number'" in piece)
    return height


@dataclass(frozen=True, slots=True)
class _Program:
    """The pieces of one program, as HTML."""

    heading: str
    asked: str
    """A number, and how to ask."""
    notes: str


def _program(same: Sequence[ProgramRow], told: Sequence[_Told]) -> _Program:
    verdicts = [row.best.verdict for row in same]
    helps = [sheet.helps.get(verdicts[0].program, Help()) for sheet, _ in told]
    number, beside = helps[0].line, helps[-1].line
    asked: list[str] = []
    if number is not None and beside is not None:
        # A kind of place stands behind its name in one language, in the other in the name itself.
        other = "" if beside.more in number.more else second(number.more, beside.more, DOT)
        asked.append(number_line(number, "small").replace("</p>", f"{other}</p>"))
    ways = [_ways(one, say) for one, (_, say) in zip(helps, told, strict=True)]
    small = "dense" if len(told) > 1 else "small"
    asked += (along(texts[0], texts[-1], small) for texts in zip(*ways, strict=True))
    # To be read in private, so in the visitor's language alone.
    notes = _notes(verdicts[0], *told[0])
    return _Program(
        _heading(verdicts[0].title, verdicts[-1].title),
        "".join(asked),
        paragraph(notes, "dense") if notes else "",
    )


def _blocks(programs: Iterable[_Program]) -> Iterator[str]:
    """Yield programs, each with those that are asked for alike or have the same notes.

    What they share stands once: how to ask with the first of them, notes behind the last.
    """
    blocks: list[list[_Program]] = []
    for one in programs:
        alike = (
            block
            for block in blocks
            if block[-1].asked == one.asked != "" or block[-1].notes == one.notes != ""
        )
        if found := next(alike, None):
            found.append(one)
        else:
            blocks.append([one])
    for block in blocks:
        asked = ["", *(one.asked for one in block)]
        notes = [*(one.notes for one in block[1:]), ""]
        yield "".join(
            one.heading
            + (one.asked if one.asked != before else "")
            + (one.notes if one.notes != after else "")
            for one, before, after in zip(block, asked, notes, strict=False)
        )


def _ways(known: Help, say: Wording) -> list[str]:
    return [f"{say('program.how')}: {way}" for way in known.how]


def _notes(verdict: Verdict, sheet: ChecklistSheet, say: Wording) -> str:
    """Return what to read in private: enrollment, whether it is open to all, status, notes."""
    enrollment = enrollment_message(verdict)
    facts = (
        f"{say(f'fact.{fact.name}')}: {say.fact(sheet.topic, fact)}".replace(
            "\n", say.locale.semicolon
        )
        for fact in verdict.tells
    )
    texts = (
        say.put(enrollment) if enrollment is not None else "",
        say("program.status.any") if says_open(verdict) else "",
        verdict.branch or "",
        *verdict.notes,
        *facts,
    )
    return " ".join(text for text in texts if text)


def _papers(told: Sequence[_Told]) -> Iterator[str]:
    papers = [sheet.papers for sheet, _ in told]
    if papers[0]:
        yield headed(*_words(told, "part.bring"))
        for text, other in zip_longest(
            *([one.whole for one in held] for held in (papers[0], papers[-1])), fillvalue=""
        ):
            yield along(f"{BOX} {text}", other, "dense") if text else paragraph(other, "second")
