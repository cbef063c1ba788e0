"""People say what they need in their own words: what they mean stands first.

Who types "kids no insurance" and gets a form for students gives up, and so do their children.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from types import SimpleNamespace

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from navigator.pack.store import CityRow, Store
from navigator.search.cities import find_city_in
from navigator.search.intents import Intents, Meant, sound
from navigator.search.query import tokens
from navigator.search.ranking import LEAST_SHARE, NAMED_SCORE
from navigator.search.stemming import Stems
from navigator.steward.content.checks.ways import search_groups
from navigator.steward.content.loader import read_content
from tests.helpers.content import write_tree
from tests.helpers.places import ROWS, TODAY, places_library, row

WAYS = {
    ("card:{state}:health", "checklist:health"): ["insurance kids", "insurance", "kids coverage"],
    ("places:health_center",): ["doctor", "free clinic", "doctor kids"],
    ("card:US:legal.check-helper",): ["notario", "licencia falsa"],
    ("place:US:211",): ["=work", "food", "tax", "my"],  # a way without a word of its own is none
    ("program:CT:medicaid", "card:CT:health"): ["husky", "drive only", "connect card"],
    ("program:TN:medicaid", "card:TN:health"): ["tenncare", "connect card"],
    ("program:OH:free", "card:OH:college"): ["kids doctor clinic"],
}
STEMS = Stems()
ROOT = Path(__file__).parents[2]
INTENTS = Intents(
    WAYS, ["my", "no", "for", "the", "mis", "para mí"], STEMS, lambda word: word == "found"
)


def understood(text: str, *states: str, is_elsewhere: bool = True) -> Meant | None:
    joined = INTENTS.joined(text.split(), STEMS)
    words = INTENTS.telling(INTENTS.mend(word, STEMS) for word in joined)
    return INTENTS.meant(words, states, STEMS, is_elsewhere=is_elsewhere)


def meant(text: str) -> tuple[str, ...]:
    found = understood(text)
    return found.first if found else ()


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("kids no insurance", "card:{state}:health"),
        ("insurance for my kid", "card:{state}:health"),  # another form, another order
        ("doctor", "places:health_center"),
        ("doctor for the kids", "places:health_center"),
        ("free clinics", "places:health_center"),
        ("insurence", "card:{state}:health"),  # a wrong letter
        ("insurace", "card:{state}:health"),  # a missing one
        ("insuurance", "card:{state}:health"),  # one too many
        ("insruance", "card:{state}:health"),  # two in the wrong order
        ("notaryo", "card:US:legal.check-helper"),  # as it sounds
        ("lisensia falsa", "card:US:legal.check-helper"),
    ],
)
def test_a_way_fits_in_any_order_form_and_spelling(text: str, first: str) -> None:
    assert meant(text)[0] == first


@pytest.mark.parametrize("text", ["", "my", "free", "clinic", "xyz", "doc", "kid"])
def test_a_part_of_a_way_means_nothing_yet(text: str) -> None:
    assert meant(text) == ()


def test_the_way_that_tells_most_wins_and_of_two_the_first() -> None:
    def way(text: str) -> str:
        found = understood(text)
        assert found
        return found.way

    assert way("doctor insurance kids") == "insurance kids", "two words tell more than one"
    assert way("insurance doctor") == "insurance", "few have it in another group"
    assert way("coverage kids insurance") == "insurance kids", "of two that tell as much the first"
    assert way("kids doctor free") == "doctor kids"


def test_how_much_of_the_query_is_meant_is_known() -> None:
    whole, part = understood("insurance for my kids"), understood("insurance cat dog bird fish")
    assert whole
    assert part
    assert whole.covers
    assert whole.share == 1 > LEAST_SHARE
    assert not part.covers
    assert part.share < LEAST_SHARE, "who says so much else means something else"


def test_a_bare_way_is_meant_only_where_nothing_else_is_said() -> None:
    assert meant("my work") == ("place:US:211",)
    assert meant("work doctor") == ("places:health_center",)
    assert meant("work lawyer") == ()
    assert meant("food lawyer") == ("place:US:211",)


def test_of_words_that_lie_as_near_the_one_that_is_said_most_is_meant() -> None:
    ways: dict[tuple[str, ...], list[str]] = {
        ("one:a",): ["panales", "papas"], ("two:b",): ["papeles", "sin papeles arreglar"],
    }  # fmt: skip
    assert Intents(ways, ["sin"], STEMS, lambda _: False).mend("papales", STEMS) == "papeles"


def test_what_spanish_makes_of_an_english_word_is_no_form_of_it() -> None:
    ways: dict[tuple[str, ...], list[str]] = {
        ("one:a",): ["law", "lawyer"], ("two:b",): ["abogado"],
    }  # fmt: skip
    intents = Intents(ways, [], STEMS, lambda _: False)
    assert intents.mend("lawer", STEMS) == "lawyer"
    assert intents.mend("abogada", STEMS) == "abogada", "a form of a Spanish one is"


def test_what_the_other_words_mean_is_told_too() -> None:
    found = understood("notario kids doctor")
    assert found
    assert found.first[0] == "places:health_center"
    assert found.also[0] == "card:US:legal.check-helper"
    alone = understood("kids doctor")
    assert alone
    assert alone.also == ()


def test_a_single_word_that_is_merely_alike_tells_nothing_else() -> None:
    ways: dict[tuple[str, ...], list[str]] = {
        (f"card:{name}",): [f"{name} {other}" for other in "abc"] for name in range(60)
    }
    intents = Intents(
        ways | {("card:both",): ["red blue lamp"], ("card:led",): ["green"]},
        (), STEMS, lambda _: False,
    )  # fmt: skip

    def told(text: str) -> frozenset[str]:
        found = intents.meant(tuple(text.split()), (), STEMS, is_elsewhere=True)
        assert found
        return found.told

    assert "card:both" in told("green blue lamp")
    assert "card:both" not in told("green blue")


def test_the_name_of_a_states_program_counts_where_it_is_meant() -> None:
    husky = "program:CT:medicaid"

    def first(text: str, *states: str, is_elsewhere: bool = True) -> str:
        found = understood(text, *states, is_elsewhere=is_elsewhere)
        return found.first[0] if found else ""

    assert first("husky bites", "CT") == husky
    assert first("husky bites") == "", "elsewhere it may be a dog"
    assert first("husky") == first("husky", "TN") == husky
    assert first("husky", "TN", is_elsewhere=False) == "", "another state was named"
    assert first("tenn care") == "program:TN:medicaid", "in two words"
    assert first("connect card") == "", "two states have one"
    assert first("connect card", "TN") == "program:TN:medicaid"
    assert first("kids doctor clinic") != "program:OH:free", "these are everyday words"


def test_passing_words_are_dropped_unless_there_are_no_others() -> None:
    assert INTENTS.telling(["my", "kids", "mí"]) == ("kids", "mí")
    assert INTENTS.telling(["mi", "para", "no"]) == ("mi", "para", "no")
    assert INTENTS.telling(["the", "no"]) == ("the", "no")
    assert INTENTS.telling([]) == ()


def test_known_short_and_passing_words_are_left_as_they_are() -> None:
    words = ("kid", "kdis", "para", "doctors", "zzzz", "found", "fodo", "huskies")
    assert [INTENTS.mend(word, STEMS) for word in words] == [
        "kid", "kids", "para", "doctors", "zzzz", "found", "food", "huskies",
    ]  # fmt: skip
    assert INTENTS.has_meaning("kids", STEMS)
    assert INTENTS.has_meaning("para", STEMS)
    assert not INTENTS.has_meaning("denver", STEMS)
    assert not INTENTS.has_meaning("husky", STEMS)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("licencia", "lisensia"), ("hospital", "ospital"), ("abogado", "avogado"),
        ("seguro", "ceguro"), ("llave", "yabe"), ("quiero", "kiero"), ("guerra", "gera"),
        ("phone", "fone"), ("gente", "jente"), ("immigration", "imigrashon"),
        ("migracion", "migrasion"),
    ],
)  # fmt: skip
def test_who_writes_as_they_speak_is_understood(one: str, other: str) -> None:
    assert sound(one) == sound(other)


@given(st.lists(st.text(max_size=12), max_size=6))
def test_any_words_mean_something_or_nothing(words: list[str]) -> None:
    stems = Stems()
    mended = tuple(INTENTS.mend(word, stems) for word in INTENTS.joined(words, stems))
    found = INTENTS.meant(INTENTS.telling(mended), (), stems, is_elsewhere=True)
    assert found is None or (found.first in WAYS and 0 < found.share <= 1)


# The city in a query.


CITIES = {
    "denver": [CityRow("Denver", "CO", "80202", 729_019)],
    "vega": [CityRow("Vega", "TX", "79001", 900)],
    "salem": [CityRow("Salem", "OR", "97301", 175_000), CityRow("Salem", "MA", "01970", 44_000)],
    "kansas city": [CityRow("Kansas City", "MO", "64101", 508_090)],
    "salt lake city": [CityRow("Salt Lake City", "UT", "84101", 200_000)],
    "clinic": [CityRow("Clinic", "OH", "44000", 90_000)],
    "clinic clinic": [CityRow("Clinic Clinic", "OH", "44002", 900)],
    "college": [CityRow("College", "AK", "99708", 12_000)],
    "clinic falls": [CityRow("Clinic Falls", "OH", "44001", 60_000)],
    "springfield": [CityRow("Springfield", "MO", "65801", 169_000),
                    CityRow("Springfield", "MA", "01101", 155_000)],
}  # fmt: skip


class Cities:
    """The one question a store is asked here."""

    def cities(self, key: str) -> list[CityRow]:
        return CITIES.get(key, [])


def city(text: str, state: str = "") -> tuple[str, str] | None:
    store: Store = Cities()  # type: ignore[assignment]
    found = find_city_in(
        store, text.split(), state, lambda word: word in ("clinic", "college"), lambda *_: False
    )
    return (" ".join(row.zip for row in found[0]), " ".join(found[1])) if found else None


@pytest.mark.parametrize(
    ("text", "state", "found"),
    [
        ("clinic denver", "", ("80202", "clinic")),
        ("clinic in denver", "", ("80202", "clinic")),
        ("in denver a clinic", "", ("80202", "a clinic")),
        ("lawyer kansas city", "", ("64101", "lawyer")),
        ("lawyer vega", "", None),  # small: the word may mean something else
        ("lawyer in vega", "", ("79001", "lawyer")),
        ("lawyer vega", "TX", ("79001", "lawyer")),
        ("lawyer salem", "", ("97301 01970", "lawyer")),  # which one?
        ("lawyer salem", "MA", ("01970", "lawyer")),
        ("lawyer in springfield", "", ("65801 01101", "lawyer")),
        ("clinic", "", None),
        ("clinic", "OH", None),
        ("in clinic", "", ("44000", "")),
        ("lawyer in clinic", "KS", ("44000", "lawyer")),
        ("in clinic care", "OH", None),  # what stands at the end is told last
        ("examen de clinic", "OH", None),  # and is not of it
        ("doctor clinic falls", "", ("44001", "doctor")),
        ("doctor clinic clinic", "OH", None),  # small, and each of its words means something
        ("doctor in clinic clinic", "OH", ("44002", "doctor")),
        ("money at college", "", None),  # small, and the word means something
        ("money at college", "AK", ("99708", "money")),
        ("80202", "", None),
        ("denver 123 help", "", ("80202", "123 help")),
        ("salt lake city lawyer", "", ("84101", "lawyer")),
        ("", "", None),
    ],
)
def test_a_city_is_found_only_where_it_is_meant(
    text: str, state: str, found: tuple[str, str] | None
) -> None:
    assert city(text, state) == found


# In a whole library.

SMALL = """
passing: {en: [my, the, near, me, a], es: [mi]}
intents:
  - first: ['places:health_center', 'card:{state}:records', 'place:US:line', 'card:US:rights']
    say: [clinic, free clinic]
"""


def test_what_is_meant_stands_first_in_its_order_and_once(tmp_path: Path) -> None:
    fourth = row("hc-fourth", "Fourth Clinic", "1 Elm St", "Denver", "CO")
    with places_library(tmp_path, [*ROWS, fourth], vocabulary__intents=SMALL) as library:

        def ids(text: str, **more: str | None) -> list[str]:
            return [hit.id for hit in library.search(text, **more)]  # type: ignore[arg-type]

        found = ids("a free clinic near me", state="CO")
        assert all(one.startswith("place:CO:") for one in found[:3])
        assert found[3:5] == ["card:CO:records", "place:US:line"]
        assert len(found) == len(set(found))
        assert ids("clinic 81501")[0] == "place:CO:hc-junction"
        assert ids("clinic 81501", state="KS")[0] == "place:CO:hc-junction", "the ZIP is newer"
        assert ids("denver", state="KS")[0].startswith("place:CO:"), "a city alone"
        assert ids("clinic in denver", state="KS")[0].startswith("place:CO:")
        assert ids("clinic", state="CO", topic="legal") == ["place:US:line"]
        assert ids("kaw clinic", state="KS")[0] == "place:KS:hc-kansas", "a name goes before a kind"
        for text, is_name in (("kaw clinic", True), ("kaw", True), ("clinic", False)):
            assert (library.search(text, state="KS")[0].score == NAMED_SCORE) is is_name


@pytest.mark.parametrize(
    ("intents", "why"),
    [
        ("- {first: ['card:US:nowhere'], say: [x]}", "there is no 'card:US:nowhere'"),
        ("- {first: ['places:shop'], say: [x]}", "there is no 'places:shop'"),
        ("- {first: ['place:US:line'], say: [x, x]}", "stands here twice"),
        ("- {first: ['place:US:line'], say: [the my]}", "only passing words"),
        (
            "- {first: ['place:US:line'], say: [x]}\n  - {first: ['places:dmv'], say: [the x]}",
            "says the same as 'x'",
        ),
        ("- {first: 'place:US:line', say: [x]}", "Expected `array`"),
    ],
)
def test_a_way_that_leads_nowhere_is_named(tmp_path: Path, intents: str, why: str) -> None:
    text = f"passing: {{en: [the, my]}}\nintents:\n  {intents}\n"
    line = """
        sources:
          page: {publisher: Helper, title: About, url: null, as_of: 2026-09-01, seen: 2026-11-01}
        places:
          - id: line
            name: National legal line
            kind: hotline
            topics: [legal]
            what: Free advice by phone.
            area: {national: true}
            phones: [{number: 800-555-0100}]
            sources: [{id: page, says: A line.}]
    """
    resources = write_tree(tmp_path, vocabulary__intents=text, places__US=line)
    problems = [str(one) for one in read_content(resources, TODAY)[1]]
    assert any(why in one for one in problems), problems


def test_no_word_says_the_same_as_those_of_two_rows() -> None:
    """It would count for one of them alone, and nobody would see for which."""
    rows = yaml.safe_load((ROOT / "resources/vocabulary/synonyms.yaml").read_text("utf-8"))["alike"]
    counted = Counter(word for texts in rows.values() for text in texts for word in tokens(text))
    assert [word for word, rows_of in counted.items() if rows_of > 1] == []


def test_names_of_programs_are_read_from_the_programs() -> None:
    """A family says what is on its card; nobody writes that down a second time."""

    def file(state: str, *programs: tuple[str, str, list[str]]) -> SimpleNamespace:
        held = [SimpleNamespace(id=id, name=name, words=words) for id, name, words in programs]
        return SimpleNamespace(state=state, topic="health", programs=held)

    six = ("AL", "AK", "AZ", "AR", "IA", "ID")
    many = [file(state, ("kids", "All of us", [])) for state in six]
    topics = [
        file("CT", ("medicaid", "HUSKY Health (Medicaid)", ["husky a"]), ("none", "The", [])),
        file("OK", ("medicaid", "Oklahoma Medicaid and SoonerCare", ["care in oklahoma"])),
        file("US", ("wic", "WIC", [])),
        *many,
    ]
    intents = [SimpleNamespace(first=["card:{state}:health"], say=["medicaid", "=care"])]
    content = SimpleNamespace(passing={"en": ["the", "in"]}, intents=intents, topics=topics)
    groups = search_groups(content)  # type: ignore[arg-type]
    assert groups["passing"] == {"en": ["the", "in"]}
    assert groups["intents"] == {
        "000 card:{state}:health": ["medicaid", "=care"],
        "001 program:CT:medicaid card:CT:health": ["husky health", "husky a"],
        "002 program:OK:medicaid card:OK:health": ["soonercare"],
    }
