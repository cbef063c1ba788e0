"""The first sentence of a text is a whole one, and with what follows it nothing is lost."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from navigator.language.sentences import first_sentence, sentences
from navigator.library.facade import Library
from navigator.records.topics import TOPICS
from tests.helpers.brought import paper_lines_of
from tests.helpers.locales import BOTH

SIGNS = frozenset(
    "\u3002\uff01\uff1f\uff61\u1362\u1367\u1368\u0964\u0965\u06d4\u104a\u104b\u17d4\u17d5"
)
"""Ends of sentences that need no space behind them."""


@pytest.mark.parametrize(
    ("first", "more"),
    [
        ("Go to the office.", "Bring a paper."),
        ("Vaya a la oficina.", "Lleve un papel."),
        ("Do you drive?", "Ask first."),
        ("\u00bfManeja?", "\u00a1Pregunte antes!"),
        ("\u00a1Pregunte!", "\u00bfManeja?"),
        ("Stop!", "Read this."),
        ('Say: "I want a lawyer."', "Then be silent."),
        ("Diga: \u201cQuiero un abogado.\u201d", "Luego calle."),
        ('Say: "I stay silent. I want a lawyer."', "Then go."),
        ("Diga: \u201cCallo. Quiero un abogado.\u201d", "Luego calle."),
        ("Bring it (a copy. Or more.)", "Then go."),
        ('Say: "I never close. I go on.', ""),
        ("He said it (in court.)", "Nobody answered."),
        ("It costs $33.50 in all.", "Pay by card."),
        ("See colorado.gov or call.", "Ask for help."),
        ("The form is free.", "\u201cFast\u201d help is not."),
        ("The form is free.", "(Some offices charge.)"),
        ("It ends in 2027.", "18 states do this."),
        ("Ask at the desk.", "\u00c1brala en casa."),
        ("Wait until 4 p.m. and go in.", "Bring it."),
        ("It is U.S. law.", "Ask."),
        ("The U.S. Congress wrote it.", "Ask."),
        ("Lo dice EE. UU. Congreso.", "Pregunte."),
        ("Ley de los EE. UU. de 2019.", "Pregunte."),
        ("Look at No. 5 and No. 6 of it.", "Ask."),
        ("Mire el N\u00fam. 5 de la lista.", "Pregunte."),
        ("Art. 3 says so.", "Ask."),
        ("Sec. 12 says so.", "Ask."),
        ("Ask Dr. Silva or Ms. Lee at St. Mary.", "They know."),
        ("Hable con la Sra. Ruiz.", "Ella sabe."),
        ("Since Jan. 5 it holds.", "Ask."),
        ("See C.R.S. 24-74 of it.", "Ask."),
        ("J. Smith Inc. Denver is no lawyer.", "Ask."),
        ("Smith v. Jones decided it.", "Ask."),
        ("Just one sentence.", ""),
        ("no sign at its end", ""),
        ("It is small. then it goes on", ""),
        ("", ""),
        ("在认罪之前先见律师。", "律师是免费的！请问。"),
        ("真的吗？", "是。"),
        ("他说：“我要律师。”", "然后安静。"),
        ("ህጉን ይጠይቁ።", "ይደውሉ።"),
        ("कानून पूछें।", "फ़ोन करें।"),
        ("وكيل سے پوچھیں۔", "فون کریں۔"),
    ],
)
def test_a_text_is_cut_after_its_first_sentence(first: str, more: str) -> None:
    assert first_sentence(f"{first} {more}".strip(), BOTH) == (first, more)
    if first[-1:] in SIGNS:
        assert first_sentence(first + more, BOTH) == (first, more), "no space follows it"


def test_an_abbreviation_ends_nothing_where_its_language_is_read_and_only_there() -> None:
    english, spanish = BOTH
    text = "Mire el N\u00fam. 5 de la lista. Pregunte."
    assert first_sentence(text, [spanish])[1] == "Pregunte."
    assert first_sentence(text, [english])[0] == "Mire el N\u00fam."


words = st.text(alphabet="abcABC.?!\"')( \u201c\u201d\u00bf\u00a1\u00c1 \u060c\u061f\u3002123\n")
known = st.lists(
    st.sampled_from(
        ["U.S.", "EE.", "UU.", "No.", "5", "Go.", "Ask!", "Why?", '"Stop."', "(Yes.)", "and", "A."]
    )
).map(" ".join)


@given(st.one_of(words, known, st.text(max_size=80)))
@example("A.  B.\n\nC.")
@example(' "No. 5."  Then. ')
def test_first_and_rest_keep_every_word_in_its_order(text: str) -> None:
    first, more = first_sentence(text, BOTH)
    if not SIGNS.isdisjoint(text):  # no space need follow one
        assert "".join(f"{first} {more}".split()) == "".join(text.split())
    else:
        assert f"{first} {more}".split() == text.split()


@given(st.one_of(words, known))
def test_what_is_cut_off_begins_after_an_end_and_the_first_is_not_cut_again(text: str) -> None:
    first, more = first_sentence(text, BOTH)
    if more:
        assert first.rstrip("\"'\u201d\u2019)")[-1] in {*".!?\u061f", *SIGNS}
        assert first_sentence(first, BOTH) == (first, "")
        assert more == more.strip()


@pytest.mark.parametrize("lang", ["en", "es"])
def test_no_step_paper_or_answer_of_a_card_is_cut_in_the_middle(
    real_library: Library, lang: str
) -> None:
    """What stands alone on the first screen ends as a sentence, and what follows begins as one."""
    for topic in TOPICS:
        for state in real_library.states():
            card = real_library.card(state, topic, lang)
            papers = [one.whole for one in paper_lines_of(real_library, card)]
            for text in (*(one.text for one in card.steps), *papers, card.answer):
                first, more = first_sentence(text, BOTH)
                if more:
                    assert len(first.split()) > 1, text
                    assert not more[0].islower(), text
                    assert first.count("(") == first.count(")"), text
                    assert first.count("\u201c") == first.count("\u201d"), text
                    assert first.count('"') % 2 == 0, text


def test_a_text_is_said_sentence_by_sentence_and_a_number_goes_with_its_step() -> None:
    text = '1. Call first. Ask: "Is it free? May I come?"\n\nBring it.'
    assert list(sentences(text, BOTH)) == [
        "1. Call first.",
        'Ask: "Is it free? May I come?"',
        "Bring it.",
    ]
    assert list(sentences("", BOTH)) == []


@given(st.text(max_size=120))
def test_no_word_is_lost_between_sentences(text: str) -> None:
    assert " ".join(sentences(text, BOTH)).split() == text.split()
