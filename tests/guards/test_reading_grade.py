"""English copy reads at grade 7 or below, measured: see `tests/helpers/reading_grade.py`.

Two limits. A file is one card, and what a visitor reads of it counts together: at
most grade 7. One long sentence among easy ones is hard all the same: no single text
of ten words or more may pass grade 12. Shorter ones are names of papers and
headings, for which the formula says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from navigator.steward.content.records import Content
from navigator.steward.content.words.texts import translatable
from tests.helpers.content import real
from tests.helpers.reading_grade import Measure, measure, measure_all, names_in, syllables

CARD_LIMIT = 7.0
TEXT_LIMIT = 12.0
LONG = 10

NAMES = names_in(translatable(real().content))


def parts() -> Iterator[tuple[str, frozenset[str]]]:
    """Each file's texts by its name; names of programs are names."""
    content = real().content
    for topic in content.topics:
        names = {program.name for program in topic.programs}
        yield f"{topic.state}/{topic.topic}", translatable(Content(topics=[topic])) - names
    for file in content.places:
        yield f"places/{file.state}", translatable(Content(places=[file]))
    yield "vocabulary/words", translatable(Content(words=content.words))
    yield "vocabulary/answers", translatable(Content(answers=content.answers))
    yield "forms", translatable(Content(forms=content.forms))
    for sent in content.letters:
        yield f"letters/{sent.name}", translatable(Content(letters=[sent]))
    yield "checklists", translatable(Content(checklists=content.checklists))
    for family in content.families:
        yield family.id, translatable(Content(families=[family]))


each_part = pytest.mark.parametrize(
    ("name", "texts"), list(parts()), ids=lambda one: one if isinstance(one, str) else ""
)


@each_part
def test_a_card_reads_at_grade_seven_or_below(name: str, texts: frozenset[str]) -> None:
    worst = sorted(texts, key=lambda text: -weight(measure(text, NAMES)))[:3]
    grade = measure_all(texts, NAMES).grade
    assert grade <= CARD_LIMIT, f"{name} reads at {grade:.1f}; begin with: " + " | ".join(worst)


def weight(one: Measure) -> float:
    """How much a text pulls its card up."""
    return (one.grade - CARD_LIMIT) * one.words


@each_part
def test_no_long_text_is_hard(name: str, texts: frozenset[str]) -> None:
    hard = {
        text: round(one.grade, 1)
        for text in texts
        if (one := measure(text, NAMES)).words >= LONG and one.grade > TEXT_LIMIT
    }
    assert hard == {}, name


# The measure itself.

SPOKEN = """
license 2 immigration 4 people 2 apply 2 application 4 about 2 area 3 create 2 asked 1 wanted 2
moved 1 states 1 offices 3 changes 2 agency 3 enforcement 3 federal 3 lawyer 2 idea 3 science 2
hospital 3 emergency 4 pregnancy 3 children 2 child 1 one 1 record 2 removal 3 deportation 4
citizen 3 registration 4 college 2 tuition 3 student 2 income 2 insurance 3 medicine 3 free 1 fee 1
little 2 table 2 safety 2 used 1 needed 2 trying 2 paying 2 situation 4 usual 3 guardian 3 social 2
official 3 special 2 million 2 year 1 being 2 does 1 goes 1 lived 1 forced 1 judges 2 taxes 2
places 2 separate 3 family 3 question 2 region 2 quiet 2 clients 2 diploma 3 material 4 radio 3
variety 4 period 3 serious 3 continue 3 value 2 issued 2 due 1 true 1 argue 2 actual 3 individual 5
equal 2 quality 3 required 2 fire 1 here 1 someone 2 something 2 therefore 2 statement 2 movement 2
guide 1 language 2 guarantee 3 health 1 eligible 4 coverage 3 police 2 arrest 2 warrant 2 silent 2
signed 1 month 1 copies 2 reason 2 read 1 deadline 2 experience 4 audience 3 patients 2 ancient 2
efficient 3 friend 1 fields 1 piece 1 their 1 schedule 2 examples 3 schools 1 whole 1 marriage 2
foreign 2 visa 2 notario 4 identity 4 residency 4 residents 3
"""


def test_syllables_are_counted_as_people_speak_them() -> None:
    counted = re.findall(r"([a-z]+) (\d)", SPOKEN)
    wrong = {
        word: (syllables(word), int(spoken))
        for word, spoken in counted
        if syllables(word) != int(spoken)
    }
    assert wrong == {}


def test_names_and_numbers_are_one_word_without_syllables() -> None:
    plain = measure("You ask the office.")
    assert plain == Measure(words=4, sentences=1, plain=4, syllables=5)
    named = measure("You ask the Colorado Division of Motor Vehicles.")
    assert named == Measure(words=4, sentences=1, plain=3, syllables=3)
    assert measure("Pay $33.50 by 2026-11-24.") == Measure(4, 1, 2, 2)
    assert measure("Ask DMV.") == Measure(2, 1, 1, 1)
    assert measure("Medicaid pays.", frozenset({"Medicaid"})) == Measure(2, 1, 1, 1)


def test_sentences_end_where_people_rest_and_not_at_an_abbreviation() -> None:
    assert measure("One. Two! Three? Four: five; six\nseven").sentences == 7
    assert measure("The U.S. office in St. Paul.").sentences == 1
    assert measure("").grade == 0.0
    assert measure("!!!").sentences == 0


def test_hard_text_measures_higher_than_plain_text() -> None:
    plain = measure("Bring one paper with your name. Ask for help. You may say no.")
    hard = measure(
        "Applicants are obligated to substantiate continuous residency by furnishing documentation "
        "satisfactory to the administering authority notwithstanding preceding determinations."
    )
    assert plain.grade < 3
    assert hard.grade > 18


def test_names_are_learned_from_the_texts() -> None:
    names = names_in(["Ask the Denver Office.", "an office", "May I? You may ask in May."])
    assert names == {"Denver"}
