"""A letter says when something must happen, by a rule that law or an agency gives, in words."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from navigator.errors import Problem
from navigator.library.facade import Library
from navigator.library.outline import days_part
from navigator.paths import INDEX_FOLDER
from navigator.records.last_days import LastDay, Shorter
from navigator.records.letters import SENDERS, StateRule
from navigator.records.model import Item
from navigator.records.outline_parts import Purpose
from navigator.steward.content.loader import read_content
from navigator.steward.content.pack.building import build
from navigator.steward.content.words.offering import missing
from navigator.update.trial import try_out
from tests.helpers.content import real, write_tree

TODAY = date(2026, 11, 30)
SNAP = "letter:US:snap-cut"


def days_of(library: Library, *rules: LastDay, day: date | None, state: str = "CO") -> list[str]:
    """The lines on the last days of a letter with these rules."""
    letter = replace(library.letter(SNAP), last_days=rules)
    part = library.outline(letter, "en", state=state, day=day).part(Purpose.DAY)
    assert part is not None
    return part.texts


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ({"days": 30}, "By Dec 31, 2026: Answer. It is 30 days from the day on the paper."),
        ({"months": 2, "start": "received"}, "It is 2 months from the day it came."),
        ({"days": 8, "counts": "working", "start": "served"},
         "By Dec 11, 2026: Answer. It is 8 working days from the day it was handed over,"),
        ({"start": "printed"}, "Answer. The last day is printed on the paper."),
        ({"days": 30, "printed": True}, "If the paper prints an earlier day, that one counts."),
        ({"days": 30, "mailed_plus": 3}, "If it came by mail, the rule adds 3 days."),
        ({"days": 30, "shorter": Shorter(10, "A rule of 2026 says ten.")},
         "By Dec 11, 2026: Answer. It is 10 days from the day on the paper. A rule of 2026"),
        ({"days": 30, "note": "Pay it back."}, "Pay it back."),
        ({"days": 5}, "Dec 4, 2026"),
    ],
)  # fmt: skip
def test_a_rule_is_told_in_words(
    real_library: Library, rule: dict[str, object], words: str
) -> None:
    one = LastDay(text="Answer.", confidence="confirmed", **rule)  # type: ignore[arg-type]
    [told] = days_of(real_library, one, day=date(2026, 12, 1))
    assert words in told


def test_a_day_beyond_all_calendars_is_not_told(real_library: Library) -> None:
    rule = LastDay(text="Answer.", confidence="confirmed", days=30)
    assert days_of(real_library, rule, day=date.max)[0].startswith("Answer. It is 30 days")


def test_a_states_own_rule_stands_in_place_of_the_general_one(real_library: Library) -> None:
    general = LastDay(text="Answer.", confidence="confirmed", days=90, note="Ask.", act="ask")
    keep = LastDay(text="Keep it.", confidence="confirmed", days=10, note="Repay.", act="keep")
    other = LastDay(text="Call.", confidence="confirmed", days=5)
    own = StateRule(
        state="CO", confidence="confirmed", ask=60, ask_from="action", keep=15, keep_from="served",
        phone=False, online=None, office="Office of Courts",
    )  # fmt: skip
    ways = tuple(
        Item(text=one, stage=one, confidence="confirmed") for one in ("phone", "paper", "online")
    )
    letter = replace(
        real_library.letter(SNAP), last_days=(general, keep, other), rules=(own,), ways=ways
    )
    told = {state: real_library.outline(letter, "en", state=state) for state in ("CO", "TX")}
    days = {state: one.part(Purpose.DAY) for state, one in told.items()}
    assert days["CO"] is not None
    assert days["TX"] is not None
    first, second, third = days["CO"].texts
    assert first.startswith("Answer. Rule of Colorado: 60 days from the day of the change")
    assert "Ask." not in first  # what is said of a rule that was not found
    assert second.startswith("Keep it. Rule of Colorado: 15 days from the day it was handed")
    assert second.endswith("Repay.")
    assert third.startswith("Call. It is 5 days")
    lacks = "We found no rule of Texas in place of the federal one. Go by the letter."
    assert days["TX"].texts[:2] == [
        f"Answer. Federal rule: 90 days from the day on the paper. {lacks} Ask.",
        f"Keep it. Federal rule: 10 days from the day on the paper. {lacks} Repay.",
    ]
    asked = {state: one.part(Purpose.DO) for state, one in told.items()}
    assert asked["CO"] is not None
    assert asked["TX"] is not None
    assert asked["CO"].texts == [
        "paper",
        "online",
        "The office that hears it here: Office of Courts.",
    ]
    assert asked["TX"].texts == ["phone", "paper", "online"]
    silent = replace(own, ask=None)
    assert silent.counted(general) == replace(general, state="CO", lacks="not_known")
    assert silent.counted(keep).days == 15
    assert silent.counted(other) == other


@pytest.mark.parametrize(
    ("state", "words"),
    [
        ("US", "A state may give another number of days. Go by the letter."),
        ("TX", "We found no rule of Texas in place of the federal one."),
    ],
)
def test_a_federal_rule_is_called_one(real_library: Library, state: str, words: str) -> None:
    """Who takes the federal days for those of the state stops reading the letter."""
    rule = LastDay(text="Keep it.", confidence="confirmed", days=10, act="keep", printed=True)
    [told] = days_of(real_library, rule, day=None, state=state)
    assert told.startswith("Keep it. Federal rule: 10 days from the day on the paper.")
    assert words in told


def test_days_that_were_not_found_say_to_ask_this_week(real_library: Library) -> None:
    for language, words in (("en", "We did not find the days of"), ("es", "No encontramos los d")):
        for id in ("appeal-chip", "health-chip", "appeal-childcare"):
            letter = real_library.letter(f"letter:US:{id}", language)
            told = real_library.outline(letter, language, state="WY").part(Purpose.DAY)
            assert told is not None
            assert all(words in text for text in told.texts), id


def test_a_state_without_days_for_a_landlords_paper_says_so(real_library: Library) -> None:
    letter = real_library.letter("letter:US:pay-or-quit")

    def told(state: str) -> str:
        part = real_library.outline(letter, "en", state=state, day=date(2026, 12, 1)).part(
            Purpose.DAY
        )
        assert part is not None
        return part.texts[0]

    assert "The law of Missouri sets no days for this paper: go by the paper" in told("MO")
    assert "We did not find the days of Puerto Rico" in told("PR")
    assert "Rule of Texas: 3 days from the day it was handed over, taped up or mailed." in told(
        "TX"
    )
    assert told("TX").startswith("By Dec 4, 2026: Pay all")
    assert "Rule of California: 3 working days" in told("CA")
    # Where the rule gives other days in some cases none is counted.
    assert told("SC").startswith("Pay all")
    assert "Rule of South Carolina: 5 days" in told("SC")
    assert "Go by those that the paper gives." in told("SC")


def test_a_doubtful_rule_says_so(real_library: Library) -> None:
    rule = LastDay(text="Answer.", confidence="weak", days=30)
    assert days_of(real_library, rule, day=None)[0].endswith(")")


def test_a_letter_of_the_pack_is_that_of_its_file(real_library: Library) -> None:
    files = real().content.letters
    held = real_library.letters()
    assert [one.id for one in held] == [f"letter:US:{x.id}" for file in files for x in file.letters]
    order = [SENDERS.index(one.sender) for one in held]
    assert order == sorted(order)
    for one, entry in zip(held, (x for file in files for x in file.letters), strict=True):
        assert (one.title, one.what.text, one.say) == (entry.title, entry.what.text, entry.say)
        assert len(one.last_days) == len(entry.last_days)
        assert all(claim.sources for claim in one.claims)
        assert all(rule.confidence in ("confirmed", "single-source") for rule in one.last_days)
        assert real_library.show(one.id) == one
        assert one.form.page == one.id


def test_what_is_said_at_the_counter_has_its_english(real_library: Library) -> None:
    for english in real_library.letters():
        letter = real_library.letter(english.id, "es")
        assert letter.say != english.say
        assert letter.say_english == english.say
        assert real_library.outline(letter, "es").private == letter.sensitive


# The content check.
SMALL = """
sources:
  law: {publisher: Colorado General Assembly, title: T, url: https://leg.colorado.gov/x,
        as_of: 2024-06-05, seen: 2026-11-01}
  blog: {publisher: A blog, title: T, url: https://blog.example.org/x, as_of: null,
         seen: 2026-11-01}
sender:
  title: The office
  topic: food
  real: [{text: Call the office., sources: [{id: blog, says: Call.}]}]
letters:
  - id: cut
    title: Aid ends
    numbers: [X-1]
    first_words: [aid ends notice]
    what: {text: The office stops aid., sources: [{id: law, says: Stops.}]}
    last_days:
      - {text: Ask., days: 30, from: paper, sources: [{id: law, says: Thirty days.}]}
    bring: {value: [Letter, Photo ID], groups: [{need: all, of: [1, 2]}], sources: []}
    call: [legal]
    say: Can you help me?
  - id: end
    title: Aid goes on
    first_words: [aid goes on notice]
    what: {text: Aid goes on., sources: [{id: law, says: On.}]}
    no_day: {text: Nothing must be done., sources: [{id: law, says: Nothing.}]}
    bring: {value: [Letter], groups: [{need: all, of: [1]}], sources: []}
    call: [hotline]
    say: Is this right?
"""


def problems(folder: Path, text: str, name: str = "food") -> list[Problem]:
    changed = {f"federal__letters__{name}": text}
    return read_content(write_tree(folder, **changed), TODAY)[1]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("{id: law, says: Thirty days.}", "{id: blog, says: Thirty.}", "neither law nor agency"),
        ("sources: [{id: law, says: Thirty days.}]", "sources: []", "neither law nor agency"),
        ("days: 30, from: paper", "from: printed, from_fact: {fact: home.notice_nonpayment_days}",
         "no act, or no number"),
        ("days: 30, from: paper", "act: pay, from: printed, from_fact: {fact: home.fair_rent}",
         "no act, or no number 'home.fair_rent'"),
        ("days: 30, from: paper", "act: pay, from: printed, from_fact: {fact: hut.days}",
         "no act, or no number 'hut.days'"),
        ("days: 30, from: paper",
         "act: pay, from: printed, from_fact: {fact: home.notice_nonpayment_days, told: [XX]}",
         "no state 'XX'"),
        ("days: 30, from: paper", "from: paper", "a number of days or months, or a day that"),
        ("days: 30, from: paper", "days: 30, from: printed", "a number of days or months, or a"),
        ("days: 30, from", "days: 30, months: 1, from", "days and months."),
        ("days: 30, from", "days: 0, from", "no days."),
        ("days: 30, from", "days: 30, shorter: {days: 40, text: Two.}, from", "is not shorter"),
        ("id: cut", "id: cut\n    appeal: appeal-cut", "no page 'appeal-cut'"),
        ("    no_day: {text: Nothing must be done., sources: [{id: law, says: Nothing.}]}\n", "",
         "a last day, or why there is none"),
        ("id: end", "id: cut", "this id is given twice"),
        ("first_words: [aid goes on notice]", "first_words: [x 1]", "stands for 'cut' already"),
        ("    first_words: [aid goes on notice]\n", "", "nothing finds it"),
        ("title: Aid ends", "title: " + "Aid " * 20, "of title and `what`"),
        ("text: The office stops aid.", "text: " + "One " * 50, "of title and `what`"),
        ("text: Ask., days: 30", "text: " + "one " * 112 + ", days: 30", "words at first sight"),
        ("of: [1, 2]", "of: [1]", "its groups hold the papers [1]"),
        ("call: [legal]", "call: [ice_office]", "'ice_office' is not called"),
        ("call: [legal]", "call: []", "nobody to ask"),
        ("topic: food", "topic: fod", "no topic 'fod'"),
        ("title: Aid ends", "topic: fod\n    title: Aid ends", "no topic 'fod'"),
        ("text: The office stops", "text: You qualify. It stops", "forbidden phrase"),
        ("sources: [{id: law, says: Stops.}]", "sources: []", "no source."),
        ("seen: 2026-11-01", "seen: 2027-01-01", "this day has not come"),
        ("sender:", "sent:", "this key is missing"),
    ],
)  # fmt: skip
def test_each_mistake_is_named(tmp_path: Path, old: str, new: str, expected: str) -> None:
    assert old in SMALL
    found = [str(one) for one in problems(tmp_path, SMALL.replace(old, new, 1))]
    assert any(expected in one and "letters/food.yaml" in one for one in found), found


def test_a_sound_file_has_no_problem_and_its_spanish_is_missed(tmp_path: Path) -> None:
    content, found = read_content(write_tree(tmp_path, federal__letters__food=SMALL), TODAY)
    assert [one for one in found if "blog" not in str(one)] == []
    wanted = {"The office", "Aid ends", "Ask.", "Letter", "Can you help me?"}
    assert wanted <= {*missing(content)["es"]}


OWN = """
sources:
  law: {publisher: Colorado General Assembly, title: T, url: https://leg.colorado.gov/x,
        as_of: 2024-06-05, seen: 2026-11-01}
  blog: {publisher: A blog, title: T, url: https://blog.example.org/x, as_of: null,
         seen: 2026-11-01}
rules:
  - {of: cut, ask: 20, sources: [{id: law, says: Twenty days.}]}
"""


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("of: cut", "of: car", "no page 'car', or told twice"),
        (
            "rules:",
            "rules:\n  - {of: cut, ask: 9, sources: [{id: law, says: Nine.}]}",
            "told twice",
        ),
        ("ask: 20", "ask: 0", "no days."),
        ("ask: 20", "answer: 0", "no days."),
        ("ask: 20", "note: x", "note"),
        ("ask: 20, ", "", "it says nothing."),
        ("ask: 20", "ask: 20, ask_from: printed", "a day that is printed is no rule."),
        ("id: law, says: Tw", "id: blog, says: Tw", "neither law nor agency"),
        ("says: Twenty days.}]", "says: Twenty days.}, {id: x, says: y}]", "'x'"),
    ],
)
def test_each_mistake_in_a_states_rule_is_named(
    tmp_path: Path, old: str, new: str, expected: str
) -> None:
    assert old in OWN
    rules = OWN.replace(old, new, 1)
    folder = write_tree(tmp_path, federal__letters__appeal=SMALL, states__CO__appeals=rules)
    found = [str(one) for one in read_content(folder, TODAY)[1]]
    assert any(expected in one and "CO/appeals.yaml" in one for one in found), found


def test_a_sound_rule_of_a_state_has_no_problem(tmp_path: Path) -> None:
    folder = write_tree(tmp_path, federal__letters__appeal=SMALL, states__CO__appeals=OWN)
    content, found = read_content(folder, TODAY)
    assert [str(one) for one in found if "CO/appeals" in str(one) and "blog" not in str(one)] == []
    assert [one.state for one in content.appeals] == ["CO"]


def test_immigration_papers_have_a_lawyer_to_call(tmp_path: Path) -> None:
    found = [str(one) for one in problems(tmp_path, SMALL, "court")]
    assert any("`legal`" in one for one in found), found


def test_a_number_stands_in_a_letter_or_among_the_forms(tmp_path: Path) -> None:
    form = """
      sources:
        law: {publisher: Colorado General Assembly, title: T, url: https://leg.colorado.gov/x,
              as_of: 2024-06-05, seen: 2026-11-01}
      forms:
        - {id: X-1, name: N, agency: A, text: A paper., page: 'card:{state}:legal',
           sources: [{id: law, says: A paper.}]}
    """
    folder = write_tree(tmp_path, federal__letters__food=SMALL, federal__forms=form)
    found = [str(one) for one in read_content(folder, TODAY)[1]]
    assert any("'X-1' stands for cut already" in one for one in found), found


def test_first_words_of_another_language_belong_to_one_letter(tmp_path: Path) -> None:
    folder = write_tree(tmp_path, federal__letters__food=SMALL)
    words = folder.parent / "i18n" / "es" / "letters.yaml"
    words.parent.mkdir(parents=True, exist_ok=True)
    words.write_text("first_words:\n  cut: [se acaba]\n  end: [se acaba]\n  no: [nada]\n", "utf-8")
    content, problems = read_content(folder, TODAY)
    found = [str(one) for one in problems]
    assert any("'se acaba' stands for 'cut' already" in one for one in found), found
    assert any("there is no such letter" in one for one in found), found
    [file] = content.letters
    assert file.said["cut"] == ["se acaba"]


def test_a_pack_with_letters_passes_its_trial(tmp_path: Path) -> None:
    """Each is composed once for a day, as a page would do: a broken rule is found out here."""
    held = SMALL.replace("blog.example.org", "leg.colorado.gov")
    build(write_tree(tmp_path, federal__letters__food=held), tmp_path / "pack", TODAY)
    shutil.rmtree(tmp_path / "pack" / INDEX_FOLDER)  # no pack from outside brings one
    try_out(tmp_path / "pack", lambda: TODAY, lambda: None)
    with Library.at(tmp_path / "pack", lambda: TODAY) as library:
        assert [one.title for one in library.letters()]


def test_a_day_to_go_is_never_said_to_be_better_today(real_library: Library) -> None:
    say = real_library.wording("en")
    goes = set()
    for letter in real_library.letters("en"):
        told = " ".join(days_part(letter, None, say).notes)
        if letter.last_days and all(one.text.startswith("Go ") for one in letter.last_days):
            assert say("letter.today") not in told, letter.id
            assert say("letter.missed") in told, letter.id
            goes.add(letter.sender)
    assert goes == {"court", "ice", "uscis", "school", "police"}


def test_one_letters_mark_of_a_true_paper_is_not_that_of_another(real_library: Library) -> None:
    for letter in real_library.letters("en"):
        marks = " ".join(one.text for one in letter.real)
        assert ("E-Verify" in marks) == (letter.id == "letter:US:e-verify"), letter.id


def test_the_sources_of_a_states_own_rule_come_first(real_library: Library) -> None:
    letter = real_library.letter("letter:US:snap-cut").in_state("CO")
    assert letter.rule is not None
    assert letter.claims[0].sources == letter.rule.sources
