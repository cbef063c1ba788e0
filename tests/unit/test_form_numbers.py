"""Who types the number on a paper learns what the paper is; who types anything else does not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from navigator.errors import Problem
from navigator.library.facade import Library
from navigator.records.model import Form
from navigator.search.form_numbers import FormNumbers, number_key
from navigator.steward.content.checks.letter_checks import ROW_LETTERS
from navigator.steward.content.loader import read_content
from navigator.steward.content.words.offering import missing
from tests.helpers.content import real, write_tree

TODAY = date(2026, 11, 30)


def form(number: str, *also: str) -> Form:
    return Form(number=number, name="N", agency="A", text="T", page="card:US:legal", also=also)


NTA = form("I-862", "NTA", "notice to appear")
FORMS = (
    NTA, form("I-9"), form("W-2"), form("1040"), form("1099-NEC", "1099"), form("EOIR-40"),
    form("EOIR-42A"), form("I-797"), form("I-797C"), form("CP2000"),
)  # fmt: skip
BESIDE = ("what", "is", "a", "an", "got", "my", "from", "uscis", "help", "me", "llegó", "un")
NUMBERS = FormNumbers(FORMS, BESIDE, ("form", "notice", "formulario"))

numbers = st.sampled_from([(one, way) for one in FORMS for way in (one.number, *one.also)])
hyphens = st.sampled_from(["", "-", "‑", "–"])
beside = st.lists(st.sampled_from([*BESIDE, "form"]), max_size=2)


def written(way: str, hyphen: str, *, upper: bool) -> str:
    """A number as somebody may write it: `I-862` as `i862`, `I–862`, `i 862`."""
    told = way if " " in way else hyphen.join(number_key(way))
    return told.upper() if upper else told


@given(numbers, hyphens, st.booleans(), beside, beside)
def test_a_number_is_read_in_each_way_to_write_it(
    one: tuple[Form, str], hyphen: str, upper: bool, before: list[str], after: list[str]
) -> None:
    number = written(one[1], hyphen, upper=upper)
    assert NUMBERS.find(" ".join([*before, number, *after])) is one[0]


@given(numbers, beside)
def test_behind_the_word_form_its_parts_may_stand_apart(
    one: tuple[Form, str], before: list[str]
) -> None:
    apart = " ".join(number_key(one[1]))
    assert NUMBERS.find(" ".join([*before, "form", apart])) is one[0]


@given(numbers, hyphens, st.sampled_from(["tax", "return", "hours", "police", "7", "1040"]))
def test_beside_any_other_word_it_is_none(one: tuple[Form, str], hyphen: str, word: str) -> None:
    number = written(one[1], hyphen, upper=False)
    assert NUMBERS.find(f"{number} {word}") is None
    assert NUMBERS.find(f"{word} {number}") is None


@given(numbers, st.sampled_from("0123456789xyz"))
def test_it_is_never_found_inside_a_longer_one(one: tuple[Form, str], sign: str) -> None:
    number = "".join(number_key(one[1]))
    known = {"".join(number_key(way)) for form in FORMS for way in (form.number, *form.also)}
    for longer in {f"{sign}{number}", f"{number}{sign}"} - known:
        assert NUMBERS.find(longer) is None


def is_misread(text: str, found: Form) -> bool:
    """Whether the text is a way of the form with letters and numbers that look alike."""
    alike = str.maketrans("ilo", "110")
    said = "".join(number_key(text)).translate(alike)
    return any(
        "".join(number_key(way)).translate(alike) in said for way in (found.number, *found.also)
    )


@pytest.mark.parametrize(
    ("text", "number"),
    [("l-862", "I-862"), ("1862", "I-862"), ("my l797c", "I-797C"), ("form 1797", "I-797"),
     ("lO4O", "1040"), ("cp2ooo", "CP2000"), ("notice to apear", "I-862"),
     ("notise to appear", "I-862"), ("got a notice to apear", "I-862")],
)  # fmt: skip
def test_a_misread_number_and_a_slip_are_known(text: str, number: str) -> None:
    found = NUMBERS.find(text)
    assert found is not None
    assert found.number == number


@pytest.mark.parametrize(
    ("text", "number"),
    [("ice officer came with form i862 in hand", "I-862"), ("irs cp2000 says i owe", "CP2000"),
     ("they gave us an l797c for the fee", "I-797C"), ("w 2 and cp 2000", "CP2000"),
     ("notise to appear", "I-862")],
)  # fmt: skip
def test_among_letters_a_number_counts_beside_any_words(text: str, number: str) -> None:
    found = NUMBERS.find_among(text)
    assert found is not None
    assert found.number == number


@pytest.mark.parametrize("text", ["80 hours work requirement", "they want 3 papers in 10 days", ""])
def test_among_letters_a_bare_number_is_none(text: str) -> None:
    assert NUMBERS.find_among(text) is None


@given(st.text(max_size=60))
def test_no_text_breaks_it(text: str) -> None:
    found = NUMBERS.find(text)
    assert (
        found is None
        or is_misread(text, found)
        or set(number_key(text)) >= {max(number_key(found.number), key=len)}
        or (any(set(number_key(way)) <= set(number_key(text)) for way in found.also))
    )


@pytest.mark.parametrize(
    "text",
    ["40", "i 9", "w 2", "10 40", "10-40", "555-1040", "9", "862", "i", "form", "", "42",
     "i 9 form 4", "1040 tax return help", "hearing appeal medicaid denied",
     "80 hours work requirement", "notice", "to appear", "what is a form", "my " * 6 + "I-862"],
)  # fmt: skip
def test_what_is_no_number(text: str) -> None:
    assert NUMBERS.find(text) is None


def test_the_longer_number_is_meant() -> None:
    assert NUMBERS.find("i 797 c") is FORMS[8]
    assert NUMBERS.find("I-797") is FORMS[7]
    assert FormNumbers([NTA, form("I862")], (), ()).find("i-862") is NTA


# The forms of the pack.
def test_every_form_is_the_first_row_and_carries_its_sentence(real_library: Library) -> None:
    forms = real().content.forms
    assert len(forms) >= 45
    numbers = FormNumbers.of(real_library._store)
    for one in forms:
        for way in (one.id.lower(), f"form {one.id.replace('-', ' ')}", f"¿Qué es un {one.id}?"):
            found = numbers.find(way)
            assert found is not None
            assert found.number == one.id
        for way in (one.id, *one.also):
            first, *others = real_library.search(way, state="TX")
            assert first.title.startswith(f"{one.id}: {one.name}"), way
            assert first.excerpt.startswith(one.text)
            assert first.id == one.page.format(state="TX")
            assert all(first.score >= other.score for other in others)
            assert first.id not in {other.id for other in others}


def test_a_last_day_is_told_in_the_language_of_the_window(real_library: Library) -> None:
    [english, spanish] = [real_library.search("EOIR-26A", lang=lang)[0] for lang in ("en", "es")]
    assert english.excerpt.endswith("It has a last day.")
    assert spanish.excerpt.startswith("Este formulario pide no pagar")
    assert spanish.excerpt.endswith("Tiene fecha límite.")
    assert real_library.search("I-485")[0].excerpt.endswith("before you send it.")


def test_a_topic_that_is_chosen_keeps_its_own_rows(real_library: Library) -> None:
    assert real_library.search("i-589", topic="legal")[0].title.startswith("I-589")
    assert all(hit.topic == "health" for hit in real_library.search("i-589", topic="health"))


def test_a_cry_for_help_goes_first(real_library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    finding = real_library._finding
    forms = FormNumbers([form("I want"), form("want to die")], "i", ())
    monkeypatch.setattr(finding, "_channels", replace(finding.open(), forms=forms))
    assert real_library.search("i want")[0].title.startswith("I want: N")
    assert real_library.search("i want to die")[0].id == "place:US:988"


def test_the_pack_keeps_the_sources_of_a_form(real_library: Library) -> None:
    store = real_library._store
    rows = store.rows("SELECT DISTINCT cited_by, state FROM sources_cited WHERE role = 'form'")
    assert {one.page.format(state="US").partition(".")[0] for one in real().content.forms} == {
        row["cited_by"] for row in rows
    }
    [appeal] = [one for one in store.forms() if one.number == "EOIR-29"]
    assert [(one.publisher, one.as_of) for one in appeal.sources] == [
        ("U.S. Department of Justice, EOIR", None)
    ]
    assert appeal.confidence == "confirmed"


@pytest.mark.parametrize("lang", ["en", "es"])
def test_a_row_shows_all_of_a_sentence(real_library: Library, lang: str) -> None:
    """In English the content check says so too; what is translated is measured here."""
    for one in real().content.forms:
        assert len(real_library.search(one.id, lang=lang)[0].excerpt) <= ROW_LETTERS, one.id


def test_a_number_brings_no_other_page_that_frightens(real_library: Library) -> None:
    grave = real_library._store.synonyms("cries.grave")["grave"]
    for one in real().content.forms:
        others = real_library.search(one.id, state="CO", limit=3)[1:]
        assert not {hit.id for hit in others} & {*grave}, one.id


# What people say of a letter.
# What a steward may write wrong.
SMALL = """
sources:
  law: {publisher: Colorado General Assembly, title: T, url: https://leg.colorado.gov/x,
        as_of: 2024-06-05, seen: 2026-11-01}
beside: {en: [uscis]}
naming: {en: [form]}
forms:
  - id: X-1
    name: A paper
    agency: USCIS
    text: Show it to a lawyer.
    page: card:{state}:legal
    also: [first paper]
    sources: [{id: law, says: The paper.}]
"""


def problems(folder: Path, text: str) -> list[Problem]:
    return read_content(write_tree(folder, federal__forms=text), TODAY)[1]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("page: card:{state}:legal", "page: card:US:legal.nothing", "no 'card:US:legal.nothing'"),
        ("page: card:{state}:legal", "page: places:legal", "there is no 'places:legal'"),
        ("[{id: law, says: The paper.}]", "[]", "no source."),
        ("{id: law, says: The paper.}", "{id: lore, says: The paper.}", "no source 'lore'"),
        ("says: The paper.", "says: " + "one " * 21, "more than 20 words"),
        ("also: [first paper]", "also: [x 1]", "'x 1' stands for X-1 already"),
        ("also: [first paper]", "also: ['--']", "'--' stands for nothing already"),
        ("text: Show", "text: You qualify. Show", "forbidden phrase 'You qualify'"),
        ("text: Show", "text: " + "one " * 50 + "Show", "does not show all of it"),
        ("name: A paper", "name: Petition for alien relative", "forbidden phrase 'alien'"),
        ("text: Show", "last_day: soon\n    text: Show", "Invalid enum value 'soon'"),
        ("    agency: USCIS\n", "", "a key is missing: agency."),
        ("seen: 2026-11-01", "seen: 2027-01-01", "this day has not come"),
        ("naming:", "names:", "names: nobody knows this key"),
        ("forms:", "forms: [", "not valid YAML"),
    ],
)
def test_each_mistake_is_named(tmp_path: Path, old: str, new: str, expected: str) -> None:
    assert old in SMALL
    found = [str(one) for one in problems(tmp_path, SMALL.replace(old, new, 1))]
    assert any(expected in one and "federal/forms.yaml" in one for one in found), found


def test_a_form_without_its_spanish_is_told(tmp_path: Path) -> None:
    content, found = read_content(write_tree(tmp_path, federal__forms=SMALL), TODAY)
    assert found == []
    assert "Show it to a lawyer." in missing(content)["es"]
    assert not {one.text for one in real().content.forms} & {*missing(real().content)["es"]}
