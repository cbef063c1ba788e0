"""Papers to bring are groups: one of these, and this, and this. None is folded away.

A family that reads alternatives as "bring all" stays at home, and one that does not see the
proof of address comes in vain.
"""

from __future__ import annotations

import re
from html import escape, unescape
from typing import Any

import pytest

from navigator.aloud.script import Aloud
from navigator.handout.edition import Edition
from navigator.handout.html import BOX
from navigator.handout.packet import Packet
from navigator.language.paper_lines import paper_lines
from navigator.language.sentences import first_sentence
from navigator.language.wording import Wording
from navigator.library.facade import Library
from navigator.records.jurisdictions import FEDERAL
from navigator.records.model import Fact
from navigator.records.outline_parts import Part, Purpose
from navigator.records.paper_group import PaperGroup
from navigator.records.topics import TOPICS, FactSpec, Kind
from navigator.records.vocabulary import PAPER_NEEDS
from navigator.steward.content.checks.guards import check_papers
from navigator.steward.content.shape.schema import FactEntry, PaperGroupEntry
from tests.helpers.brought import paper_lines_of
from tests.helpers.locales import BOTH
from tests.unit.test_handout import wording

pytestmark = [pytest.mark.together("cards"), pytest.mark.usefixtures("cheap_codes")]

in_both = pytest.mark.parametrize("lang", ["en", "es"])
of_each = pytest.mark.parametrize("topic", list(TOPICS))
NO_ADDRESS_PAPER = {"MN"}
"""States whose rule asks for no proof of address."""
EXAMPLES = 3


def states(library: Library) -> list[str]:
    return [one for one in library.states() if one != FEDERAL]


def bring(library: Library, state: str, topic: str, lang: str) -> Part:
    part = library.outline(library.card(state, topic, lang), lang).part(Purpose.BRING)
    assert part is not None
    return part


@in_both
def test_each_paper_of_a_card_is_at_first_sight_in_one_line(
    real_library: Library, lang: str
) -> None:
    """Those that stand for each other share a line; every other has its own."""
    for state in states(real_library):
        card = real_library.card(state, "driving", lang)
        shown = [line.text for _, line in bring(real_library, state, "driving", lang).at_sight]
        fact = next(one for one in card.facts if one.name == "identity_documents")
        papers = fact.value if isinstance(fact.value, list) else []
        assert sorted(number for one in fact.groups for number in one.of) == [
            number for number, _ in enumerate(papers, start=1)
        ], state
        for group in fact.groups:
            names = [first_sentence(papers[number - 1], BOTH)[0].rstrip(".") for number in group.of]
            holding = [{line for line in shown if name in line} for name in names]
            assert all(holding), (state, names)
            if group.is_choice:
                assert set.intersection(*holding), (state, names)


@in_both
def test_proof_of_address_is_at_first_sight_with_three_examples(
    real_library: Library, lang: str
) -> None:
    say = real_library.wording(lang)
    opening = "(" + say("paper.such_as", paper="", examples="").split("(")[1].split(" ")[0]
    often = say("paper.often", paper="").strip().strip("()")
    lacking = set()
    for state in states(real_library):
        shown = [line.text for _, line in bring(real_library, state, "driving", lang).at_sight]
        told = [line for line in shown if opening in line or often in line]
        if not told:
            lacking.add(state)
            continue
        (line,) = told
        assert line[line.rindex("(") :].count(",") >= EXAMPLES - 1, (state, line)
    assert lacking == NO_ADDRESS_PAPER


@in_both
@of_each
def test_no_paper_waits_below_on_screen_on_paper_or_aloud(
    real_library: Library, topic: str, lang: str
) -> None:
    voice = Aloud(real_library.wording(lang), reviewed=True)
    for state in states(real_library):
        card = real_library.card(state, topic, lang)
        outline = real_library.outline(card, lang)
        part = bring(real_library, state, topic, lang)
        lines = [line for _, line in part.at_sight]
        assert lines == list(part.lines) == list(paper_lines_of(real_library, card)), state
        spoken = " ".join(voice.next_step(outline).pieces)
        for line in lines:
            for word in re.findall(r"[^\W\d_]{2,}", line.text):  # a number is said digit by digit
                assert word in spoken, (state, line.text)


@in_both
@pytest.mark.parametrize("state", ["TX", "CT", "NY", "VT", "MN"])
@pytest.mark.parametrize("pocket", [False, True])
def test_a_box_on_paper_stands_beside_each_group(
    real_library: Library, state: str, lang: str, *, pocket: bool
) -> None:
    card = real_library.card(state, "driving", lang)
    lines = paper_lines_of(real_library, card)
    packet = Packet((card.id,))
    made = real_library.paper(packet, lang, Edition(langs=(lang,), pocket=pocket))
    panels = [panel.html for sheet in made.panels for panel in sheet]
    html = " ".join(unescape(" ".join([made.html, *panels])).split())
    assert html.count(BOX) == len(lines)
    for line in lines:
        assert f"{BOX} {line.text}" in html, line.text


@in_both
def test_the_sheet_of_a_checklist_has_the_papers_of_its_card(
    real_library: Library, lang: str
) -> None:
    for state in states(real_library):
        card = real_library.card(state, "driving", lang)
        sheet = real_library.show(f"checklist:{state}:driving", lang)
        assert sheet.papers == paper_lines_of(real_library, card), state


@in_both
def test_what_a_paper_needs_beyond_its_name_is_told_with_it(
    real_library: Library, lang: str
) -> None:
    for state in states(real_library):
        card = real_library.card(state, "driving", lang)
        whole = " ".join(line.whole for line in paper_lines_of(real_library, card))
        fact = next(one for one in card.facts if one.name == "identity_documents")
        for text in fact.value if isinstance(fact.value, list) else []:
            for sentence in first_sentence(text, BOTH):
                assert sentence.rstrip(".") in whole, (state, sentence)


def told(fact: Fact) -> list[tuple[str, str]]:
    return [(line.text, line.more) for line in paper_lines(fact, wording())]


def papers(*texts: str, groups: tuple[PaperGroup, ...] = ()) -> Fact:
    return Fact(name="identity_documents", value=list(texts), groups=groups)


@pytest.mark.parametrize("need", PAPER_NEEDS)
def test_a_group_says_how_many_of_its_papers_are_wanted(need: str) -> None:
    found = told(papers("A.", "B", "C", groups=(PaperGroup(need, (1, 2, 3)),)))  # type: ignore[arg-type]
    if need == "all":
        assert found == [("A.", ""), ("B", ""), ("C", "")]
    else:
        assert found == [(f"{wording()(f'paper.{need}', papers='A; B; C')}.", "")]
        assert not found[0][0].startswith("Ask"), "an order is no paper that one can tick"


def test_what_all_of_a_choice_need_is_said_once_and_else_by_name() -> None:
    either = (PaperGroup("one", (1, 2)),)
    both = papers("Passport. It is valid.", "Card. It is valid.", groups=either)
    assert told(both) == [("One of: Passport; Card.", "It is valid.")]
    first = papers("Passport. It is valid.", "Card", groups=either)
    assert told(first) == [("One of: Passport; Card.", "Passport. It is valid.")]
    second = papers("Passport", "Card. If new!", groups=either)
    assert told(second) == [("One of: Passport; Card.", "Card. If new!")]
    bare = papers("Passport. It is valid.", "Card. Ask", groups=either)
    assert told(bare)[0][1] == "Passport. It is valid. Card. Ask."


def test_papers_in_no_group_stand_each_for_itself() -> None:
    """So does a fact that a steward is still writing."""
    assert told(papers("A", "B")) == [("A", ""), ("B", "")]


def test_an_address_has_its_examples_or_what_often_does_or_is_not_asked() -> None:
    rule = Fact(name="residency_rule", value="Two papers. New ones.", examples=("a", "b", "c"))
    assert told(rule) == [("Two papers (for example a, b, c).", "New ones.")]
    (line,) = told(Fact(name="residency_rule", value="Two papers.", examples=()))
    assert line[0].startswith("Two papers (often ")
    assert line[1] == wording()("paper.ask_which")
    assert told(Fact(name="residency_rule", value="No paper is asked.")) == []


def test_where_papers_are_not_known_one_is_told_to_ask() -> None:
    for name in ("identity_documents", "residency_rule"):
        assert told(Fact(name=name, value=None, null_means="not_known")) == [
            (wording()(f"paper.unknown.{name}"), "")
        ]
        assert told(Fact(name=name, value=None, null_means="not_covered")) == []


def test_a_state_without_papers_to_show_says_so_beside_them(real_library: Library) -> None:
    part = bring(real_library, "MN", "driving", "en")
    assert "No address paper is asked." in part.notes
    assert not [line for line in part.lines if "address" in line.text]


def test_what_is_needed_beside_a_choice_begins_with_and(real_library: Library) -> None:
    say = real_library.wording("en")
    lead = say("paper.and", paper="").strip()
    for state in states(real_library):
        first, *others = bring(real_library, state, "driving", "en").lines
        is_mixed = any(line.is_choice for line in (first, *others))
        assert not first.text.startswith(lead)
        for line in others:
            assert line.text.startswith(lead) is (is_mixed and not line.is_choice), state


def test_facts_in_words_show_groups_too(real_library: Library) -> None:
    say: Wording = real_library.wording("en")
    fact = next(
        one for one in real_library.card("TX", "driving").facts if one.name == "identity_documents"
    )
    assert say.fact("driving", fact).startswith("One of: ")


class Told:
    """What a check refuses, in a few words."""

    def __init__(self) -> None:
        self.problems: list[str] = []

    def problem(self, where: str, what: str, mend: str) -> None:
        self.problems.append(f"{where}: {what} {mend}")


LISTED, RULED, OTHER = (
    FactSpec("identity_documents", Kind.TEXTS),
    FactSpec("residency_rule", Kind.TEXT),
    FactSpec("tax_or_ssn_rule", Kind.TEXT),
)


@pytest.mark.parametrize(
    ("spec", "value", "groups", "examples", "expected"),
    [
        (LISTED, ["A", "B"], [("one", [1, 2])], None, ""),
        (LISTED, ["A", "B", "C"], [("two", [1, 2, 3])], None, ""),
        (LISTED, ["A", "B"], [("all", [2]), ("all", [1])], None, ""),
        (LISTED, ["A", "B"], [], None, "hold the papers [], its list [1, 2]"),
        (LISTED, ["A", "B"], [("one", [1, 2]), ("all", [2])], None, "hold the papers [1, 2, 2]"),
        (LISTED, ["A", "B"], [("one", [1, 2, 3])], None, "hold the papers [1, 2, 3]"),
        (LISTED, ["A", "B"], [("one", [1]), ("all", [2])], None, "name 2 or more"),
        (LISTED, ["A", "B"], [("two", [1, 2])], None, "name 3 or more"),
        (LISTED, ["A"], [("all", [1])], ["a", "b", "c"], "what is no proof of address"),
        (RULED, "Two papers.", [], ["a", "b", "c"], ""),
        (RULED, "Two papers.", [], [], ""),
        (RULED, "No paper.", [], None, ""),
        (RULED, "Two papers.", [], ["a"], "1 examples of papers. name 3"),
        (RULED, "Two papers.", [("all", [1])], None, "its list []"),
        (OTHER, "A number.", [], ["a", "b", "c"], "what is no proof of address"),
        (OTHER, "A number.", [], None, ""),
    ],
)
def test_a_paper_in_no_group_or_a_lone_example_is_refused(
    spec: FactSpec, value: Any, groups: list[Any], examples: list[str] | None, expected: str
) -> None:
    made = [PaperGroupEntry(need=need, of=of) for need, of in groups]
    entry = FactEntry(value=value, sources=[], groups=made, examples=examples)
    told = Told()
    check_papers(told, "facts", spec, entry)  # type: ignore[arg-type]
    assert len(told.problems) == bool(expected)
    assert expected in "".join(told.problems)


@pytest.mark.parametrize("langs", [("en",), ("es",), ("es", "en")])
def test_a_place_alone_is_a_slip_with_room_for_the_appointment(
    real_library: Library, langs: tuple[str, ...]
) -> None:
    place = "place:CO:rmian"

    def paper(*ids: str) -> str:
        return real_library.paper(Packet(ids), langs[0], Edition(langs=langs)).html

    for lang in langs:
        say = real_library.wording(lang)
        for key in ("appointment", "appointment.day", "appointment.time", "ask.interpreter"):
            assert escape(say(f"paper.{key}")) in paper(place)
            assert escape(say(f"paper.{key}")) not in paper("card:CO:health", place)
    puerto_rico = real_library.places("PR", kind="legal")[0]
    asked = real_library.wording(langs[0])("paper.ask.interpreter")
    assert escape(asked) not in paper(puerto_rico.id)
