"""A steward's mistake is named with file, key and mend, and never hides another."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import msgspec
import pytest

from navigator.errors import ContentErrors
from navigator.steward.content.checks import sentence_checks
from navigator.steward.content.lists import listed
from navigator.steward.content.loader import load_content, read_content
from navigator.steward.content.pack.building import check
from navigator.steward.content.proof.figures import as_text
from navigator.steward.content.reviews import reviews
from navigator.steward.content.shape import checklist_schema, schema
from navigator.steward.content.shape.reading import EXAMPLES
from navigator.steward.content.words import offering
from tests.helpers.content import PLACES, RECORDS, RESOURCES, write_tree

TODAY = date(2026, 11, 24)


def problems(folder: Path, **changed: str) -> list[str]:
    _, found = read_content(write_tree(folder, **changed), TODAY)
    return [str(one) for one in found]


def test_the_smallest_tree_has_no_problem(tmp_path: Path) -> None:
    assert problems(tmp_path) == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("clean_slate:", "clean_slat:", "no such fact"),
        ("clean_slate:", "clean_slat:", "facts.clean_slate: this fact is missing"),
        ("level: stop", "level: halt", "cautions[records.lawyer_before_plea]"),
        ("level: stop", "colour: red, level: stop", "unknown field `colour`"),
        ("seen: 2026-11-01", "seen: 2027-01-01", "sources.law.seen: this day has not come"),
        ("as_of: 2024-06-05", "as_of: 2026-11-02", "dated after it was seen"),
        ("{id: law, says: Sealing.}", "{id: lore, says: Sealing.}", "no source 'lore'"),
        ("text: A cap begins.", "text: You qualify now.", "forbidden phrase 'You qualify'"),
        ("until: 2026-12-31", "until: 2027-01-01", "two values on 2027-01-01"),
        ("2025-01-01, until: 2026-12-31", "2025-01-01, until: 2024-01-01", "ends before"),
        ("{on: 2025-01-01", "{on: 2025-01-02", "the switch of 2025-01-01 is not told"),
        ("value: most", "value: some", "'some' is not a choice"),
        ("value: [A third drunk driving case may bring a year.]", "value: A third.",
         "this fact is of kind texts"),
        ("value: [A third drunk driving case may bring a year.]",
         "value: [A, B], groups: [{need: one, of: [1, 2]}]", "its groups hold the papers [1, 2]"),
        ("value: Some old cases may be sealed.", "value: Some, examples: [A, B, C]",
         "`examples` of what is no proof of address"),
        ("null_means: not_known, ", "", "a null says nothing"),
        ("null_means: not_covered, sources: [{id: law, says: No pardons.}]",
         "null_means: not_covered, sources: []", "`not_covered` without"),
        ("key: records.background_check", "key: records.nonsense", "nobody knows this caution"),
        ("says: Begins.", "says: " + "one " * 21, "more than 20 words"),
        ("says: Begins.", "says: Second reference that it names.", "does not tell what the page"),
        ("changes:", "chances:", "chances: nobody knows this key"),
        ("facts:", "facts: {a: 1}\nfacts:", "the key 'facts' is given twice"),
        ("sources:", "sources: [", "not valid YAML"),
        ("until: 2024-12-31,", "", "two values on 2025-01-01"),
        ("{value: most, since: 2025-01-01", "{value: most, note: x", "a later entry needs `since`"),
        ("value: Some", "null_means: not_known, value: Some", "`null_means` beside a value"),
        ("value: Some old cases may be sealed.", "value: [Some]", "this fact is of kind text"),
        ("value: Some old cases may be sealed.", "value: This is guaranteed.", "forbidden phrase"),
        ("says: Sealing.", "says: You are eligible.", "forbidden phrase 'You are eligible'"),
        ("text: Ask first.", "text: You are safe here.", "forbidden phrase 'You are safe'"),
        ("text: Ask first.", "text: Illegal people ask., do: x", "forbidden phrase 'Illegal'"),
        ("text: Ask first.", "text: Usted califica ya.", "forbidden phrase 'Usted califica'"),
        ("text: Ask first.", "text: Personas indocumentadas.", "forbidden phrase"),
        ("url: https", "url: www", "this is no web address"),
        ("cautions:", "cautions: 3\nchances:", "cautions: this must be a list"),
        ("facts:", "facts: [1]\nfacts2:", "facts: this must be a mapping"),
        ("value: Some old cases may be sealed.", "value: We found no rule., untold: a rule",
         "take `untold` away"),
        ("value: Some", "confidence: confirmed, value: Some", "Mend: delete it: it follows"),
        ("leg.colorado.gov", "laws.example.net", "what laws.example.net is worth. Mend: add it"),
        ("url: https://leg.colorado.gov/bills/x", "url: null",
         "said what Colorado General Assembly is worth. Mend: add it to one list"),
    ],
)  # fmt: skip
def test_each_mistake_is_named(tmp_path: Path, old: str, new: str, expected: str) -> None:
    assert old in RECORDS
    found = problems(tmp_path, states__CO__records=RECORDS.replace(old, new, 1))
    assert any(expected in one for one in found), found
    assert all("states/CO/records.yaml" in one or "i18n" in one for one in found)
    assert all("Mend: " in one for one in found)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("kind: legal", "kind: lawful", "no kind 'lawful'"),
        ("    subkind: named_lawyers\n", "", "legal help without a ground"),
        ("303-555-0100", "call us", "is no phone"),
        ("{states: [CO]}", "{states: [ZZ]}", "no state 'ZZ'"),
        ("{states: [CO]}", "{}", "it serves nobody"),
        ("topics: [legal, records]", "topics: [law]", "no topic 'law'"),
        ("https://helper.example.org/about", "helper", "no web address"),
        ("subkind: named_lawyers", "subkind: friends", "no subkind 'friends'"),
        ("    cost: free", "    website: helper\n    cost: free", "this is no web address"),
        ("cost: free", "cost: cheap", "Invalid enum value 'cheap'"),
        ("what: Lawyers for", "what: A safe haven for", "forbidden phrase 'safe haven'"),
        ("places:", "places:\n  - {id: helper}", "6 keys are missing: name, kind, topics, what"),
        ("sources: [{id: page, says: Free lawyers in Denver.}]", "sources: []", "no source."),
    ],
)
def test_each_mistake_in_a_place_is_named(
    tmp_path: Path, old: str, new: str, expected: str
) -> None:
    found = problems(tmp_path, places__CO=PLACES.replace(old, new, 1))
    assert any(expected in one for one in found), found


RIGHTS = """
sources:
  law: {publisher: A court, title: T, url: null, as_of: null, seen: 2026-11-01}
facts:
  limits_cooperation: [{value: "no", sources: [{id: law, says: None.}]}]
  law: &unknown [{value: null, null_means: not_known, sources: []}]
  data_privacy_law: *unknown
  detention_contract_ban: *unknown
  municipal_ids: *unknown
  universal_representation: *unknown
  caregiver_form: *unknown
programs:
  - id: plan
    name: Plan
    kind: other
    status_rule: any
    what: It helps.
    sources: []
guides:
  - id: door
    title: At the door
    lead: Stay silent.
    cautions: [rights.never_lie_or_run]
    sections:
      - heading: First
        items: [{text: Ask for a paper., sources: []}]
"""


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ('value: "no"', "value: maybe", "'maybe' is not a choice"),
        ("kind: other", "kind: dance", "no kind 'dance'"),
        ("status_rule: any", "status_rule: any\n    status_note: x", "yet a note on status"),
        ("what: It helps.", "what: You will get it.", "forbidden phrase 'You will get'"),
        ("[rights.never_lie_or_run]", "[rights.nonsense]", "no caution 'rights.nonsense'"),
        ("lead: Stay silent.", "lead: You are safe.", "forbidden phrase 'You are safe'"),
        ("lead: Stay silent.", "lead: Stay silent.\n    calls: [cinema]", "no kind 'cinema'"),
        ("lead: Stay silent.", "lead: Stay silent.\n    when: {law: x}", "in a state's file"),
        ("lead: Stay silent.", "lead: Stay silent.\n    when: {moon: x}", "no fact 'moon'"),
        ("text: Ask for a paper.", "text: It is guaranteed.", "forbidden phrase 'guarante'"),
        ("programs:", "programs:\n  - *plan", "not valid YAML"),
        (
            "guides:",
            "guides:\n  - {id: door, title: T, lead: L, sections: []}",
            "id is given twice",
        ),
        (
            "paper., sources: []}]\n",
            "paper., sources: [{id: lore, says: x}]}]\n",
            "'lore'",
        ),
    ],
)
def test_each_mistake_in_a_program_or_guide_is_named(
    tmp_path: Path, old: str, new: str, expected: str
) -> None:
    assert problems(tmp_path, states__CO__rights=RIGHTS) == []
    found = problems(tmp_path, states__CO__rights=RIGHTS.replace(old, new, 1))
    assert any(expected in one for one in found), found


ANSWERS = """
legal: &any [{when: {}, tile: T, answer: A, say: S}]
driving: *any
health: *any
college: *any
rights: *any
school: *any
home: *any
food: *any
work: *any
records:
  - {when: {clean_slate: "*"}, tile: T, answer: A, say: S}
  - {when: {}, tile: T, answer: A, say: Z}
"""
SAYINGS = """
legal: [{stage: cost, say: S}]
driving: [{stage: book, say: S}]
health: [{stage: ask, when: {children_regardless_of_status.exists: true},
          say: "For {children_program}."}]
college: []
rights: []
records:
  - {stage: keep, when: {clean_slate: "*"}, say: "It says {clean_slate} in {state}."}
"""
CHECKLIST = """
id: list
topic: records
title: T
lead: L
asks: [age]
sources:
  law: {publisher: A court, title: T, url: null, as_of: null, seen: 2026-11-01}
outcomes:
  - id: one
    kind: other
    title: One
    when: {clean_slate: "*"}
    status_rule: any
    conditions: [{fact: age, comparator: at_least, value: 18, sources: [{id: law, says: Adults.}]}]
"""
POVERTY = """
sources:
  law: {publisher: A court, title: T, url: null, as_of: null, seen: 2026-11-01}
tables:
  - {year: 2026, since: 2026-01-15, region: contiguous, first_person: 1, each_more: 1,
     sources: [{id: law, says: Amounts.}]}
"""
SHARED = {
    "answers": ("vocabulary__answers", ANSWERS),
    "sayings": ("vocabulary__say", SAYINGS),
    "checklist": ("checklists__list", CHECKLIST),
    "poverty": ("federal__poverty", POVERTY),
}


@pytest.mark.parametrize(
    ("shared", "old", "new", "expected"),
    [
        ("answers", "clean_slate:", "clean_plate:", "no fact 'clean_plate'"),
        ("answers", "  - {when: {}, tile: T, answer: A, say: Z}\n", "",
         "no headline for the other cases"),
        ("answers", "records:\n", "records: 3\nx:\n", "must be a list"),
        ("answers", "A, say: Z", "A", "a headline without its sentences"),
        ("answers", "say: Z", "say: I am safe because You qualify", "forbidden phrase"),
        ("sayings", "stage: keep", "stage: book", "no stage 'book'"),
        ("sayings", "clean_slate: ", "clean_plate: ", "no fact 'clean_plate'"),
        ("sayings", ', when: {clean_slate: "*"}', "", "nothing fills {clean_slate}"),
        ("sayings", "{children_program}", "{adults_program}", "nothing fills {adults_program}"),
        ("sayings", "say: S", "say: You qualify", "forbidden phrase"),
        ("checklist", "clean_slate:", "clean_plate:", "no fact 'clean_plate'"),
        ("checklist", "fact: age", "fact: income", "'income' is not asked"),
        ("checklist", "id: law, says", "id: lore, says", "nothing cites"),
        ("checklist", "title: One", "title: You qualify", "forbidden phrase"),
        ("checklist", "asks: [age]", "asks: age", "Expected `array`"),
        ("poverty", "id: law, says", "id: lore, says", "no source 'lore'"),
        ("poverty", "region: contiguous", "region: moon", "Invalid enum value"),
        ("poverty", "seen: 2026-11-01", "seen: 2026-12-01", "has not come"),
    ],
)  # fmt: skip
def test_each_mistake_in_the_shared_files_is_named(
    tmp_path: Path, shared: str, old: str, new: str, expected: str
) -> None:
    name, whole = SHARED[shared]
    assert old in whole
    assert problems(tmp_path, **{name: whole}) == []
    found = problems(tmp_path, **{name: whole.replace(old, new, 1)})
    assert any(expected in one for one in found), found


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("pueden sellarse", "garantizamos", "forbidden phrase 'garantizamos'"),
        ("pueden sellarse", "{state}", "the blanks differ"),
        ("pueden sellarse", "pueden } sellarse", "a brace stands alone"),
        ("pueden sellarse", "pueden { sellarse", "a brace stands alone"),
        ("reviewed: false", "reviewed: maybe", "Expected `bool`"),
        ("texts:", "texts: [", "not valid YAML"),
    ],
)
def test_each_mistake_in_a_translation_is_named(
    tmp_path: Path, old: str, new: str, expected: str
) -> None:
    resources = write_tree(tmp_path)
    path = tmp_path / "i18n" / "es" / "content" / "states" / "CO" / "records.yaml"
    path.write_text(path.read_text("utf-8").replace(old, new, 1), "utf-8")
    _, found = read_content(resources, TODAY)
    assert any(expected in str(one) for one in found), found
    assert all("i18n/es/content/states/CO/records.yaml" in str(one) for one in found)


def test_a_language_is_reviewed_only_when_every_file_of_it_is(tmp_path: Path) -> None:
    resources = write_tree(tmp_path)
    done = tmp_path / "i18n" / "es" / "content" / "done.yaml"
    done.write_text("reviewed: true\ntexts: {}\n", "utf-8")
    assert read_content(resources, TODAY)[0].reviewed == {"es": False}
    path = tmp_path / "i18n" / "es" / "content" / "states" / "CO" / "records.yaml"
    path.write_text(path.read_text("utf-8").replace("false", "true"), "utf-8")
    assert read_content(resources, TODAY)[0].reviewed == {"es": True}


def test_all_problems_of_a_run_are_shown_together(tmp_path: Path) -> None:
    broken = RECORDS.replace("level: stop", "level: halt").replace("seen: 2026", "seen: 2027")
    resources = write_tree(tmp_path, states__CO__records=broken, places__CO="places: 3\n")
    with pytest.raises(ContentErrors) as caught:
        load_content(resources, TODAY)
    text = str(caught.value)
    assert "records.lawyer_before_plea" in text
    assert "sources.law.seen" in text
    assert "places/CO.yaml" in text


@pytest.mark.parametrize("text", ["See } a lawyer", "See { a lawyer", "See {a lawyer"])
def test_a_lone_brace_in_english_is_named(tmp_path: Path, text: str) -> None:
    """One of these builds a pack that every center refuses."""
    found = problems(
        tmp_path, states__CO__records=RECORDS.replace("text: Ask first.", f"text: '{text}'")
    )
    assert any("a brace stands alone" in one for one in found), found


@pytest.mark.parametrize(
    ("translation", "is_named"),
    [("{count} millas", False), ("{count millas", True), ("{count:>9} millas", True), ("", False)],
)
def test_a_translation_of_the_window_keeps_its_blanks(
    tmp_path: Path, translation: str, is_named: bool
) -> None:
    resources = write_tree(tmp_path)
    (tmp_path / "i18n" / "es" / "window.ts").write_text(
        '<TS version="2.1" language="es"><context><name>Page</name><message>'
        f"<source>{{count}} miles</source><translation>{translation}</translation>"
        "</message></context></TS>",
        "utf-8",
    )
    _, found = read_content(resources, TODAY)
    named = [str(one) for one in found]
    told = "i18n/es/window.ts: {count} miles: its blanks differ. Mend: keep every `{…}`."
    assert named == [told] * is_named


@pytest.mark.parametrize("key", ["place.kind.legal", "topic.health", "card.title.records"])
def test_a_word_that_is_missing_stops_the_check(tmp_path: Path, key: str) -> None:
    """A visitor would read the key itself."""
    words = (RESOURCES / "vocabulary" / "words.yaml").read_text("utf-8")
    without = "".join(one for one in words.splitlines(keepends=True) if f"  {key}: " not in one)
    assert without != words
    found = problems(tmp_path, vocabulary__words=without)
    assert any(f"vocabulary/words.yaml: words.{key}: this word is missing." in one for one in found)


def test_a_file_nobody_reads_is_named(tmp_path: Path) -> None:
    found = problems(tmp_path, states__CO__recods=RECORDS)
    assert any("recods.yaml: file: nobody reads this file" in one for one in found)


def test_the_word_no_stays_a_word_and_not_false(tmp_path: Path) -> None:
    rights = """
    sources:
      law: {publisher: A court, title: T, url: null, as_of: null, seen: 2026-11-01}
    facts:
      limits_cooperation: [{value: no, sources: [{id: law, says: None.}]}]
      law: &unknown [{value: null, null_means: not_known, sources: []}]
      data_privacy_law: *unknown
      detention_contract_ban:
        - {value: false, sources: [{id: law, says: None.}]}
      municipal_ids: [{value: [], sources: [{id: law, says: None.}]}]
      universal_representation: *unknown
      caregiver_form: *unknown
    """
    assert problems(tmp_path, states__CO__rights=rights) == []


def test_a_translation_of_a_text_that_is_gone_stops_nobody_and_is_named(tmp_path: Path) -> None:
    """Who mends one English comma need not know Spanish."""
    changed = RECORDS.replace("Some old cases may", "Some cases may")
    checked = check(write_tree(tmp_path, states__CO__records=changed), TODAY)
    (left,) = checked["left_over"]["es"]
    assert str(left) == (
        "i18n/es/content/states/CO/records.yaml: texts[Some old cases may be sealed.…]:"
        " no such English text. Mend: copy the text anew, or delete it."
    )
    assert "Some cases may be sealed." in checked["missing"]["es"]
    assert "Translations of texts that are gone, es: 1" in as_text(checked)


@pytest.mark.parametrize(
    "file", ["states__CO__records", "places__CO", "vocabulary__publishers", "vocabulary__meanings"]
)
def test_a_file_that_can_not_be_read_is_the_only_one_blamed(tmp_path: Path, file: str) -> None:
    broken = "sources: [\n\tx: y\n"
    found = problems(tmp_path, **{file: broken})
    assert len(found) == 1, found
    assert "not valid YAML" in found[0]
    assert ": line 3: " in found[0]


def test_every_key_that_an_entry_lacks_is_named_at_once_with_an_example(tmp_path: Path) -> None:
    text = PLACES.replace("places:", "places:\n  - {id: other, name: Other, colour: red}")
    found = problems(tmp_path, places__CO=text)
    assert found[0] == (
        "resources/places/CO.yaml: places[other]: 5 keys are missing: kind, topics, what, area,"
        " sources. Mend: add them as in this example: `kind: legal`; `topics: [legal]`;"
        " `what: What it does, in one plain sentence.`; `area: {states: [CO]}`;"
        " `sources: [{id: page, says: What it says on this value.}]`."
    )
    assert "unknown field `colour`" in found[1]


def test_an_entry_that_is_refused_blames_nothing_else(tmp_path: Path) -> None:
    changed = RECORDS.replace("value: Some old", "colour: red, value: Some old")
    found = problems(tmp_path, states__CO__records=changed)
    assert len(found) == 1, found


def test_there_is_an_example_of_every_key_that_some_entry_must_have() -> None:
    entries = {
        kind
        for module in (checklist_schema, listed, offering, reviews, schema, sentence_checks)
        for kind in vars(module).values()
        if isinstance(kind, type) and issubclass(kind, msgspec.Struct)
    }
    wanted = {
        one.encode_name for kind in entries for one in msgspec.structs.fields(kind) if one.required
    }
    assert EXAMPLES.keys() == wanted


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("(330) 939-3111", "330-939-3111"),
        ("330.939.3111", "330-939-3111"),
        ("+1 330 939 3111", "330-939-3111"),
        ("3309393111", "330-939-3111"),
        ("330-939-3111 x12", "330-939-3111 ext. 12"),
        ("1-800-555-0100", "1-800-555-0100"),
        ("988", "988"),
    ],
)
def test_a_phone_in_any_usual_form_is_taken(tmp_path: Path, written: str, shown: str) -> None:
    text = PLACES.replace("{number: 303-555-0100}", f'{{number: "{written}"}}')
    content, found = read_content(write_tree(tmp_path, places__CO=text), TODAY)
    assert found == []
    assert content.places[0].places[0].phones[0].number == shown


def test_a_checklist_can_not_ask_what_is_not_in_the_vocabulary(tmp_path: Path) -> None:
    for word in ("immigration_status", "citizenship", "country_of_birth", "ssn", "visa", "name"):
        checklist = f"""
        id: bad
        topic: records
        title: T
        lead: L
        asks: [{word}]
        outcomes: []
        """
        found = problems(tmp_path, checklists__bad=checklist)
        assert any(f"'{word}' may not be asked" in one for one in found), found
