"""People mistype, mix languages and name their state in the query; search copes."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from navigator.errors import BadInput
from navigator.library.facade import Library
from navigator.paths import Paths
from navigator.records.jurisdictions import FEDERAL
from navigator.records.topics import TOPICS
from navigator.search import guidance as search
from navigator.search.stemming import Stems

COLORADO = "card:CO:driving"

same_library = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("drivers license", "en"),
        ("driver licence", "en"),
        ("drivr licence", "en"),
        ("driver lisence", "en"),
        ("driver's license", "en"),
        ("DRIVERS LICENSE", "en"),
        ("license to drive", "en"),
        ("licencia de conducir", "es"),
        ("licencia de conducir", "en"),
        ("licensia de conducir", "es"),
        ("LICENCIA DE MANEJAR", "es"),
        ("driver's license colorado", "en"),
    ],
)
def test_colorados_driving_card_comes_first(real_library: Library, text: str, lang: str) -> None:
    assert real_library.search(text, state="CO", lang=lang)[0].id == COLORADO


@pytest.mark.parametrize(
    "text",
    ["me llegó un bil del hospital", "abogado en denver", "clinica para mis kids", "notario"],
)
def test_words_of_any_language_are_understood_in_any_window(
    real_library: Library, text: str
) -> None:
    english, spanish = (real_library.search(text, state="CO", lang=lang) for lang in ("en", "es"))
    assert [hit.id for hit in english] == [hit.id for hit in spanish]
    assert english[0].title != spanish[0].title or english[0].kind == "place"


def test_the_first_two_letters_look_through_no_text_and_no_place(real_library: Library) -> None:
    for text in ("l", "cl", "de"):
        assert not [hit for hit in real_library.search(text, state="CO") if hit.kind == "place"]
    assert [hit for hit in real_library.search("cli", state="CO") if hit.kind == "place"]


def test_three_letters_find_places_of_the_kind_that_they_begin(real_library: Library) -> None:
    for text, kind in (("cli", "health_center"), ("abo", "legal"), ("con", "consulate")):
        found = [hit for hit in real_library.search(text, state="CO") if hit.kind == "place"]
        assert found[0].place_kind == kind, text


def test_a_query_that_says_two_things_finds_both(real_library: Library) -> None:
    hits = real_library.search("ice took my husband and we have no food", state="FL", limit=3)
    assert {"card:US:rights.someone-taken", "card:FL:food"} <= {hit.id for hit in hits}


def test_a_state_named_in_the_query_goes_before_the_chosen_one(real_library: Library) -> None:
    assert real_library.search("texas license", state="CO")[0].id == "card:TX:driving"
    assert real_library.search("new mexico college", state="CO")[0].id == "card:NM:college"


def test_a_state_alone_gives_its_cards(real_library: Library) -> None:
    hits = real_library.search("illinois", state="CO")
    assert {hit.topic for hit in hits} == {*TOPICS}
    assert all(hit.state == "IL" for hit in hits)


def test_a_state_alone_with_a_topic_gives_that_card(real_library: Library) -> None:
    hits = real_library.search("illinois", state="CO", topic="health")
    assert [hit.id for hit in hits] == ["card:IL:health"]


def test_results_stay_in_the_state_and_the_federal_rules(real_library: Library) -> None:
    for text in ("lawyer", "doctor", "clinic", "police", "fafsa"):
        for hit in real_library.search(text, state="GA"):
            if hit.kind == "place":
                place = real_library.place(hit.id)
                assert place.area_national or "GA" in place.area_states, (text, hit)
            else:
                assert hit.state in ("GA", FEDERAL), (text, hit)


def test_results_stay_in_the_topic(real_library: Library) -> None:
    for text in ("lawyer", "card", "license"):
        for hit in real_library.search(text, state="CO", topic="driving"):
            places = real_library.place(hit.id).topics if hit.kind == "place" else ()
            assert "driving" in (hit.topic, *places)


def test_a_place_is_found_by_its_name(real_library: Library) -> None:
    hits = real_library.search("rocky mountain immigrant", state="CO")
    assert hits[0].kind == "place"
    assert hits[0].place_kind == "legal"


def test_a_name_of_everyday_words_counts_where_it_is_said_whole(real_library: Library) -> None:
    whole = real_library.search("Legal Services of New Jersey", state="NJ")[0]
    assert (whole.kind, whole.title) == ("place", "Legal Services of New Jersey, immigration")
    assert real_library.search("legal services", state="NJ")[0].id != whole.id
    consulate = real_library.search("Consulate of Mexico", state="DC", limit=3)
    assert any(hit.place_kind == "consulate" for hit in consulate)
    for hit in real_library.search("community health center", state="CO", limit=3):
        assert hit.state in ("CO", "US")


def test_a_program_that_is_named_is_its_page_and_then_its_agency(real_library: Library) -> None:
    hits = real_library.search("Massachusetts Health Connector", state="MA", limit=3)
    assert hits[0].id == "program:MA:marketplace"
    assert "Health Connector" in hits[1].title


def test_what_helps_with_a_danger_goes_before_all_that_has_the_words(
    real_library: Library,
) -> None:
    first = real_library.search("i took all the pills", state="TX", limit=2)
    assert [hit.id for hit in first] == ["place:US:poison-help", "card:US:health.emergency-room"]


def test_the_states_own_text_goes_before_the_federal_one(real_library: Library) -> None:
    for topic in ("driving", "college", "health", "rights", "records", "legal"):
        hits = [
            hit.id
            for hit in real_library.search(topic, state="TX", topic=topic)
            if hit.id in (f"card:TX:{topic}", f"card:US:{topic}")
        ]
        assert hits == sorted(hits), topic


def test_matched_words_are_marked(real_library: Library) -> None:
    hits = real_library.search("lawyer", state="CO", topic="legal")
    marked = [hit for hit in hits if hit.marks]
    assert marked
    for hit in marked:
        for start, end in hit.marks:
            assert hit.excerpt[start:end].lower().startswith("lawyer")


@pytest.mark.parametrize("text", ["help", "pueden entrar a la iglesia", "masshealth application"])
def test_hits_come_best_first_and_no_more_than_asked(real_library: Library, text: str) -> None:
    hits = real_library.search(text, state="NY", limit=5)
    assert len(hits) <= 5
    scores = [hit.score for hit in hits]
    assert scores == sorted(scores, reverse=True)


STRANGE = (
    "", "   ", "!!!", "¿?¡!…", "\u0000", "a" * 10_000, "licencia " * 1_100, "مرحبا بالعالم", "שלום",
    "🙂🙂", "👨‍👩‍👧‍👦", "' OR 1=1 --", '"', "*", "NEAR(", "title_en:x AND", "\u202e\u202d", "12345",
    "\udcff", "ﷺ" * 50, "z̸a̸l̸g̸o̸", "\n\t\r",
)  # fmt: skip


@pytest.mark.parametrize("text", STRANGE, ids=lambda text: ascii(text)[:20])
@pytest.mark.parametrize("lang", ["en", "es"])
def test_strange_queries_give_an_answer_or_nothing_but_never_an_error(
    real_library: Library, text: str, lang: str
) -> None:
    hits = real_library.search(text, state="CO", lang=lang)
    assert isinstance(hits, tuple)


@pytest.mark.parametrize("text", ["", "   ", "!!!", "¿?¡!…", "🙂🙂", "\u202e\u202d", "***"])
def test_what_holds_no_word_finds_nothing(real_library: Library, text: str) -> None:
    assert real_library.search(text, state="CO") == ()


def test_words_are_found_beside_right_to_left_text_and_emoji(real_library: Library) -> None:
    for text in ("\u202edrivers license\u202c", "🚗 drivers license 🙂", "drivers license — !!"):
        assert real_library.search(text, state="CO")[0].id == COLORADO


@same_library
@given(st.text(max_size=60))
def test_any_text_can_be_searched(real_library: Library, text: str) -> None:
    for hit in real_library.search(text, state="CO", limit=3):
        assert hit.score >= 0


@pytest.mark.parametrize(
    "wrong", [{"state": "ZZ"}, {"topic": "cooking"}, {"lang": "xx"}, {"state": "co"}]
)
def test_what_can_not_be_chosen_is_refused_even_where_nothing_is_found(
    real_library: Library, wrong: dict[str, str]
) -> None:
    with pytest.raises(BadInput) as caught:
        real_library.search("!!!", **wrong)  # type: ignore[arg-type]
    assert caught.value.next_step


def test_a_state_without_rules_yet_finds_what_holds_everywhere(real_library: Library) -> None:
    hits = real_library.search("drivers license", state="WY")
    assert hits
    assert {hit.state for hit in hits} <= {FEDERAL, "WY"}


# The index.
def test_an_index_is_sealed_for_one_pack_and_breaks_with_any_byte(tmp_path: Path) -> None:
    (tmp_path / "MAIN.seg").write_bytes(b"index")
    assert not search.is_sealed(tmp_path, "pack")
    search.seal(tmp_path, "pack")
    assert search.is_sealed(tmp_path, "pack")
    assert not search.is_sealed(tmp_path, "another pack")
    (tmp_path / "WRITELOCK.lock").touch()
    assert search.is_sealed(tmp_path, "pack")
    (tmp_path / "MAIN.seg").write_bytes(b"Index")
    assert not search.is_sealed(tmp_path, "pack")
    (tmp_path / "MAIN.seg").write_bytes(b"index")
    (tmp_path / "more").touch()
    assert not search.is_sealed(tmp_path, "pack")
    (tmp_path / search.SEAL_FILE).write_bytes(b"\xff")
    assert not search.is_sealed(tmp_path, "pack")
    assert not search.is_sealed(tmp_path / "nowhere", "pack")


def test_the_index_beside_the_real_pack_is_opened_and_not_built_anew(
    real_paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(*_: object) -> None:
        raise AssertionError("built in memory although an index lies there")

    monkeypatch.setattr(search, "build_index", never)
    with Library.open(real_paths) as library:
        assert library.search("drivers license", state="CO")


def test_marks_name_the_words_that_match_in_any_form(real_library: Library) -> None:
    guidance = real_library._finding.open().guidance
    stems = frozenset([Stems().by_language("lawyer")["en"]])
    text = "Lawyers help. A lawyer's word. Flawyers."
    assert [text[a:b] for a, b in guidance.marks(text, stems, "en")] == ["Lawyers", "lawyer"]
    assert guidance.marks(text, frozenset(), "en") == ()


def test_a_record_scores_by_its_best_field_and_never_by_that_of_another(
    real_library: Library,
) -> None:
    guidance = real_library._finding.open().guidance
    alone = guidance.find(("license",), ("TX",), "driving", 100, Stems())
    every = guidance.find(("license",), (), None, 10_000, Stems())
    among_all = {one.id: one.score for one in every}
    for one in alone:
        if one.state != FEDERAL:
            assert one.score == pytest.approx(among_all[one.id]), one


def test_a_single_letter_behind_other_words_waits_for_the_next_one(real_library: Library) -> None:
    """It begins a word in nearly every place; the places of the words before it stay on show."""

    def places(text: str) -> list[str]:
        return [hit.id for hit in real_library.search(text, limit=40) if hit.kind == "place"]

    assert places("valley f")[:9] == places("valley")[:9]
    assert places("valley fa")[:9] != places("valley")[:9]
    assert places("cl f") == []


def test_a_list_of_results_says_of_a_record_what_its_page_begins_with(
    real_library: Library,
) -> None:
    day = real_library.today()
    for lang in ("en", "es"):
        say = real_library._translator(lang)
        for state in (FEDERAL, "CO"):
            for topic in TOPICS:
                card = real_library.card(state, topic, lang)
                told = real_library._cards.headline(state, topic, say, day)
                assert told == (card.title, card.answer)
                for one in real_library._cards.programs(state, topic, say):
                    told = real_library._cards.opening(one.id, state, topic, say)
                    assert told == (one.name, one.what), one.id
                for guide in real_library._cards.guides(state, topic, say, day):
                    told = real_library._cards.opening(guide.id, state, topic, say)
                    assert told == (guide.title, guide.lead), guide.id
