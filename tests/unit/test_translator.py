"""A text without a translation stays English, and whoever asked can see that it did."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from navigator.language.messages import Message, message
from navigator.language.translator import Translator
from navigator.records.checklists import Checklist, Note, Outcome
from navigator.records.model import (
    Caution,
    Change,
    Fact,
    Guide,
    Item,
    Phone,
    Program,
    Section,
)
from navigator.records.values import Reporting
from tests.helpers.content import translator
from tests.unit.test_wording import PLACE

WORDS = {"greet": "Hello {name}", "state.US": "the United States", "caution.k": "Take care."}
TEXTS = {
    "Hello {name}": "Hola {name}",
    "Take care.": "Cuidado.",
    "One.": "Uno.",
    "Two.": "Dos.",
    "New York": "Nueva York",
    "the United States": "Estados Unidos",
}


def spanish() -> Translator:
    return translator("es", TEXTS, WORDS)


def test_english_is_never_looked_up() -> None:
    say = translator("en", TEXTS, WORDS)
    assert say.text("One.") == "One."
    assert say.text("Three.") == "Three."
    assert not say.missed


def test_a_text_that_is_missing_stays_english_and_is_noticed() -> None:
    say = spanish()
    assert say.text("One.") == "Uno."
    assert not say.missed
    assert say.text("Three.") == "Three."
    assert say.missed


def test_none_stays_none() -> None:
    say = spanish()
    assert say.maybe(None) is None
    assert say.maybe("One.") == "Uno."
    assert not say.missed


def test_messages_are_filled_and_a_key_nobody_wrote_shows_itself() -> None:
    assert spanish().say(message("greet", name="Ana")) == "Hola Ana"
    assert translator("en", TEXTS, WORDS).say(message("greet", name="Ana")) == "Hello Ana"
    assert spanish().say(Message("nobody.wrote.this")) == "nobody.wrote.this"


def test_parameters_may_hold_braces() -> None:
    assert spanish().say(message("greet", name="{name} {0}")) == "Hola {name} {0}"


def test_states_are_named() -> None:
    assert spanish().state_name("US") == "Estados Unidos"
    assert spanish().state_name("NY") == "Nueva York"
    assert spanish().state_name("CO") == "Colorado"
    assert translator("en", {}, WORDS).state_name("US") == "the United States"


@pytest.mark.parametrize(
    ("topic", "name", "value", "translated"),
    [
        ("driving", "residency_rule", "One.", "Uno."),
        ("driving", "identity_documents", ["One.", "Two."], ["Uno.", "Dos."]),
        ("driving", "agency", "One.", "One."),
        ("driving", "fee_usd", 33, 33),
        ("driving", "residency_rule", None, None),
        ("driving", "no_such_fact", "One.", "One."),
        ("health", "reporting_law",
         Reporting(True, "One.", None, None), Reporting(True, "Uno.", None, None)),
    ],
)  # fmt: skip
def test_sentences_of_a_fact_are_translated_and_names_and_numbers_stay(
    topic: str, name: str, value: Any, translated: Any
) -> None:
    fact = Fact(name=name, value=value, note="Two.", conflict="One.")
    said = spanish().fact(topic, fact)
    assert said.value == translated
    assert (said.note, said.conflict) == ("Dos.", "Uno.")
    assert fact.value == value


def test_items_cautions_and_changes_are_translated() -> None:
    say = spanish()
    assert say.item(Item(text="One.", conflict="Two.")) == Item(text="Uno.", conflict="Dos.")
    caution = Caution(key="k", level="stop", text="One.", do="Two.")
    said = say.caution(caution)
    assert (said.text, said.do, said.title) == ("Uno.", "Dos.", "Cuidado.")
    assert say.caution(replace(caution, title="Two.")).title == "Dos."
    change = Change(state="CO", topic="driving", text="One.")
    assert say.change(change) == replace(change, text="Uno.")
    assert not say.missed


PROGRAM = Program(
    id="program:CO:x",
    state="CO",
    topic="health",
    name="One.",
    kind="other",
    status_rule="some",
    status_note="Two.",
    sensitive=False,
    what="One.",
    who="Two.",
    how=None,
)


def test_a_program_is_translated_and_its_name_only_where_there_is_one() -> None:
    say = spanish()
    said = say.program(PROGRAM)
    assert (said.name, said.what, said.who, said.how, said.status_note) == (
        "Uno.", "Uno.", "Dos.", None, "Dos.",
    )  # fmt: skip
    assert say.program(replace(PROGRAM, name="OmniSalud")).name == "OmniSalud"
    assert not say.missed, "a name without a translation is no gap"


def test_a_guide_is_translated_to_its_last_item() -> None:
    caution = Caution(key="k", level="stop", text="One.")
    section = Section("One.", (Item(text="Two."),))
    guide = Guide("card:US:x", "US", "rights", "One.", "Two.", False, (), (section,), (caution,))
    said = spanish().guide(guide)
    assert (said.title, said.lead) == ("Uno.", "Dos.")
    assert said.sections == (Section("Uno.", (Item(text="Dos."),)),)
    assert said.cautions[0].text == "Uno."


def test_a_place_keeps_its_name_and_translates_the_rest() -> None:
    place = replace(
        PLACE, name="One.", what="One.", limits="Two.", hours="One.", cost_note="Two.",
        documents=("One.",), phones=(Phone("911", "One.", "Two.", ("es",)), Phone("988")),
    )  # fmt: skip
    said = spanish().place(place)
    assert said.name == "One."
    assert (said.what, said.limits, said.hours, said.cost_note) == ("Uno.", "Dos.", "Uno.", "Dos.")
    assert said.documents == ("Uno.",)
    assert said.phones == (Phone("911", "Uno.", "Dos.", ("es",)), Phone("988"))


def test_a_checklists_own_words_are_translated() -> None:
    outcome = Outcome(
        "o", "license", "One.", (), "some", None, "Two.", (), (), notes=(Note("One."),)
    )
    checklist = Checklist("checklist:x", "driving", "One.", "Two.", (), (outcome,))
    said = spanish().checklist(checklist)
    assert (said.title, said.lead) == ("Uno.", "Dos.")
    assert (said.outcomes[0].title, said.outcomes[0].branch) == ("Uno.", "Dos.")
    assert said.outcomes[0].notes == (Note("Uno."),)


def test_in_english_every_record_comes_back_as_it_was() -> None:
    say = translator("en", {}, WORDS)
    assert say.place(PLACE) == PLACE
    assert say.program(PROGRAM) == PROGRAM
    fact = Fact(name="residency_rule", value="One.")
    assert say.fact("driving", fact) == fact
