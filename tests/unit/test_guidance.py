"""The page that was meant goes first: words, beginnings and slips, on pages made for it."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

import pytest

from navigator.errors import PackError
from navigator.pack.store import Store, TopicRows
from navigator.records.checklists import Checklist
from navigator.records.model import Caution, Change, Fact, Guide, Item, Program, Section
from navigator.search.guidance import Guidance, Stems, build_index, is_sealed, seal
from navigator.search.query import Found


@dataclass
class Pages:
    """The tables of a pack that an index is built from."""

    rows: dict[tuple[str, str], TopicRows] = field(default_factory=dict)
    spanish: dict[str, str] = field(default_factory=dict)
    called: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """The words people use for a topic."""
    lists: tuple[Checklist, ...] = ()

    def add(self, *pages: Guide | Program) -> Pages:
        for page in pages:
            rows = self.rows.setdefault((page.state, page.topic), TopicRows())
            kept: list[Any] = rows.guides if isinstance(page, Guide) else rows.programs
            kept.append(page)
        return self

    def find(
        self, typed: str, *states: str, topic: str | None = None, limit: int = 50
    ) -> list[Found]:
        """What is found of guides, programs and checklists, and of cards with facts."""
        guidance = Guidance(cast("Store", self), Path("nowhere"), "pack")
        return guidance.find(tuple(typed.split()), states, topic, limit, Stems())

    def names(self, typed: str, *states: str, **more: Any) -> list[str]:
        return [one.id.rpartition(":")[2] for one in self.find(typed, *states, **more)]

    def languages(self) -> dict[str, bool]:
        return {"en": True, "es": False}

    def texts(self, lang: str) -> dict[str, str]:
        assert lang == "es", "English is not translated"
        return self.spanish

    def words(self) -> dict[str, str]:
        return {"state.US": "Federal rules", "card.title.records": "Records in {state}"}

    def synonyms(self, group: str) -> dict[str, tuple[str, ...]]:
        assert group == "topics"
        return self.called

    def states(self) -> tuple[str, ...]:
        return tuple(sorted({state for state, _ in self.rows}))

    def topic(self, state: str, topic: str) -> TopicRows:
        return self.rows.get((state, topic), TopicRows())

    def checklists(self) -> tuple[Checklist, ...]:
        return self.lists


def guide(
    name: str,
    title: str = "A page",
    lead: str = "Text.",
    *,
    words: str = "",
    state: str = "CO",
    sections: tuple[Section, ...] = (),
) -> Guide:
    return Guide(
        id=f"card:{state}:legal.{name}", state=state, topic="legal", title=title, lead=lead,
        sensitive=False, words=tuple(words.split()), sections=sections, cautions=(),
    )  # fmt: skip


def program(name: str, title: str, **more: Any) -> Program:
    texts = {"what": "Text.", "who": None, "how": None} | more
    return Program(
        id=f"program:CO:{name}", state="CO", topic="legal", name=title, kind="other",
        status_rule="any", status_note=None, sensitive=False, **texts,
    )  # fmt: skip


def pages(*held: Guide | Program) -> Pages:
    return Pages().add(*held)


# The page that was meant.
def test_a_page_with_all_the_words_goes_before_one_that_is_named_by_one_of_them() -> None:
    held = pages(
        guide("truck", "Truck", "Truck, truck and truck.", words="truck"),
        guide("permit", "Papers", "A permit for a truck."),
    )
    assert held.names("truck") == ["legal.truck", "legal.permit"]
    assert held.names("truck permit") == ["legal.permit", "legal.truck"]


def test_a_page_with_some_of_the_words_is_still_found() -> None:
    held = pages(guide("truck", "Trucks"), guide("other"))
    assert held.names("truck nonsenseword") == ["legal.truck"]
    assert held.names("nonsenseword") == []


def test_what_people_call_it_goes_before_a_title_and_a_title_before_a_text() -> None:
    held = pages(
        guide("text", "A page", "Ferry."),
        guide("title", "Ferry page"),
        guide("called", "A page", words="ferry"),
    )
    assert held.names("ferry") == ["legal.called", "legal.title", "legal.text"]


def test_a_card_with_many_names_is_found_by_each_as_well_as_one_with_few() -> None:
    names = "ferry boat ship vessel canoe raft kayak barge dinghy yacht"
    held = pages(guide("many", words=names), guide("one", words="ferry"))
    scores = {one.id: one.score for one in held.find("ferry")}
    assert scores["card:CO:legal.many"] == pytest.approx(scores["card:CO:legal.one"])


def test_a_short_text_about_it_goes_before_a_long_one_that_mentions_it() -> None:
    held = pages(
        guide("long", "A page", "Ferry. " + "Much is said here about boats and ships. " * 9),
        guide("short", "A page", "Ferry."),
    )
    assert held.names("ferry") == ["legal.short", "legal.long"]


def test_a_text_that_says_it_more_often_goes_first() -> None:
    held = pages(
        guide("once", "A page", "Ferry boat ship"), guide("twice", "A page", "Ferry ferry")
    )
    assert held.names("ferry") == ["legal.twice", "legal.once"]


def test_the_rare_word_decides() -> None:
    held = pages(
        *(guide(f"plain{number}", "Free help") for number in range(6)),
        guide("rare", "Ferry help"),
        guide("free", "Free help"),
    )
    assert held.names("free ferry")[0] == "legal.rare"


def test_a_states_own_page_goes_before_the_federal_one_where_a_state_is_chosen() -> None:
    held = pages(guide("federal", "Ferry", state="US"), guide("own", "Ferry"))
    assert held.names("ferry", "CO") == ["legal.own", "legal.federal"]
    first, second = held.find("ferry")
    assert first.score == second.score
    # Alike they are no more: it says it better, and a state's own has no more than a start.
    better = pages(guide("federal", "Ferry", words="ferry", state="US"), guide("own", "Ferry"))
    assert better.names("ferry", "CO") == ["legal.federal", "legal.own"]


def test_a_page_goes_before_a_program_that_says_the_same_and_after_one_that_is_named() -> None:
    held = pages(program("alike", "Ferry"), guide("page", "Ferry"))
    assert held.names("ferry") == ["legal.page", "alike"]
    named = pages(program("named", "Ferry", words=("ferry",)), guide("page", "Ferry"))
    assert named.names("ferry") == ["named", "legal.page"]


def test_only_the_states_asked_for_and_the_federal_pages() -> None:
    held = pages(
        guide("own", "Ferry"),
        guide("other", "Ferry", state="TX"),
        guide("all", "Ferry", state="US"),
    )
    assert set(held.names("ferry", "CO")) == {"legal.own", "legal.all"}
    assert set(held.names("ferry", "CO", "TX")) == {"legal.own", "legal.all", "legal.other"}
    assert len(held.names("ferry")) == 3


def test_only_the_topic_asked_for_and_no_more_than_asked() -> None:
    held = pages(guide("one", "Ferry", words="ferry"), guide("two", "Ferry"))
    assert held.names("ferry", topic="health") == []
    assert held.names("ferry", topic="legal") == ["legal.one", "legal.two"]
    assert held.names("ferry", limit=1) == ["legal.one"]


# While somebody is still typing.
def test_a_word_that_is_begun_finds_what_it_may_become() -> None:
    held = pages(guide("ferry", "Ferry"), guide("permit", "Permit"))
    assert held.names("fe") == ["legal.ferry"]
    assert set(held.names("permit fe")) == {"legal.ferry", "legal.permit"}


def test_only_the_last_word_is_one_that_may_be_begun() -> None:
    held = pages(guide("ferry", "Ferry"), guide("permit", "Permit"))
    assert held.names("fe permit") == ["legal.permit"]


def test_one_letter_is_no_beginning_but_may_be_a_word() -> None:
    held = pages(guide("ferry", "Ferry"), guide("visa", "U visa"))
    assert held.names("f") == []
    assert held.names("u") == ["legal.visa"]


def test_a_beginning_is_never_a_better_find_than_the_word_itself() -> None:
    """Else a page with two words that begin so outruns the page about the one meant."""
    held = pages(guide("both", "Fern ferry"), guide("one", "Ferry boat"), guide("other", "Boat"))

    def score(typed: str, name: str) -> float:
        return {one.id: one.score for one in held.find(typed)}[f"card:CO:legal.{name}"]

    whole = score("fern", "both"), score("ferry", "both")
    assert score("fer", "both") == pytest.approx(sum(whole) / 2)
    assert score("fer", "one") == pytest.approx(score("ferry", "one") / 2)
    assert held.names("boat fer")[0] == "legal.one"


def test_a_beginning_of_many_words_finds_them_all_alike_and_weighs_little() -> None:
    held = pages(
        guide("ferry", "Ferry"), guide("fern", "Fern fern"), guide("fever", "Fever"),
        guide("permit", "A page", "Permit."),
    )  # fmt: skip
    found = held.find("fe")
    assert {one.id.rpartition(".")[2] for one in found} == {"ferry", "fern", "fever"}
    assert len({one.score for one in found}) == 1
    # Less than one word in a text, and yet something.
    assert 0 < found[0].score < held.find("permit")[0].score


# Slips.
@pytest.mark.parametrize(
    ("typed", "is_found"),
    [
        ("aprentizhip", True),  # two letters in a long word
        ("apprentishp", True),
        ("aprenmizhip", False),  # three
        ("fery", True),
        ("ferru", True),
        ("fwrru", False),  # two in a short word
        ("gerry", False),  # the first letter is not forgiven: too many words lie there
        ("fen", False),  # shorter words are not corrected
        ("ferm", True),
    ],
)
def test_slips_that_are_forgiven_and_those_that_are_not(typed: str, is_found: bool) -> None:
    held = pages(guide("apprentiship", "Apprentiship"), guide("ferry", "Ferry"), guide("f", "Fern"))
    assert bool(held.names(f"{typed} zz")) is is_found


@pytest.mark.parametrize(
    ("word", "typed", "is_found"),
    [("barracu", "baracy", False), ("barracud", "baracyd", False), ("barracuda", "baracyda", True)],
)
def test_two_letters_are_forgiven_from_eight_on(word: str, typed: str, is_found: bool) -> None:
    held = pages(guide("one", word.title()))
    assert bool(held.names(f"{typed} zz")) is is_found


def test_a_word_that_somebody_knows_is_not_corrected() -> None:
    held = pages(guide("fern", "Fern"), guide("ferm", "A page", "Ferm."))
    assert held.names("ferm") == ["legal.ferm"]


def test_slips_are_mended_by_titles_and_names_never_by_texts() -> None:
    held = pages(guide("text", "A page", "Ferry."), guide("named", "A page", words="ferry"))
    assert held.names("ferru") == ["legal.named"]


# What is in it.
def test_every_text_of_a_card_can_be_found() -> None:
    held = Pages(called={"records": ("acorn",)})
    held.rows["CO", "records"] = TopicRows(
        facts={
            "one": [Fact(name="one", value="Bison."), Fact(name="one", value="Cedar.")],
            "two": [Fact(name="two", value=["Daisy.", "Elder."])],
            "three": [Fact(name="three", value=True), Fact(name="three", value=None)],
        },
        items={
            "bring": [Item(text="Falcon."), Item(text="Grouse.")],
            "steps": [Item(text="Heron.")],
        },
        cautions=[Caution(key="k", level="stop", text="Ibex.")],
        changes=[Change(state="CO", topic="records", text="Jay.")],
    )  # fmt: skip
    for word in (
        "acorn", "bison", "cedar", "daisy", "elder", "falcon", "grouse", "heron", "ibex", "jay",
        "records", "colorado",
    ):  # fmt: skip
        assert [one.id for one in held.find(word)] == ["card:CO:records"], word


def test_the_federal_card_is_called_by_its_own_name() -> None:
    held = Pages()
    held.rows["US", "records"] = TopicRows(facts={"one": [Fact(name="one", value="Bison.")]})
    held.rows["CO", "records"] = TopicRows(facts={"one": [Fact(name="one", value="Bison.")]})
    assert [one.id for one in held.find("federal")] == ["card:US:records"]
    found = held.find("colorado")
    assert [(one.id, one.kind, one.state, one.topic) for one in found] == [
        ("card:CO:records", "card", "CO", "records")
    ]


def test_a_topic_of_which_nothing_is_held_has_no_card() -> None:
    held = Pages(called={"legal": ("acorn",), "records": ("acorn",)})
    held.rows["CO", "records"] = TopicRows(programs=[program("p", "Bison")])
    held.add(guide("one", "Cedar"))
    assert [one.id for one in held.find("acorn")] == ["card:CO:legal"]
    assert held.find("bison") == []


def test_every_text_of_a_program_a_guide_and_a_checklist_can_be_found() -> None:
    section = Section("Daisy", (Item(text="Elder."), Item(text="Falcon.")))
    held = pages(
        program("p", "Acorn", what="Bison.", who="Cedar.", how="Clover.", words=("clay",)),
        guide("g", "Grouse", "Heron.", words="ibex", sections=(section,)),
    )
    held.lists = (
        Checklist(
            id="checklist:list", topic="legal", title="Jay", lead="Kestrel.", asks=(), outcomes=()
        ),
    )
    for word in ("acorn", "bison", "cedar", "clover", "clay"):
        assert [one.id for one in held.find(word)] == ["program:CO:p"], word
    for word in ("grouse", "heron", "ibex", "daisy", "elder", "falcon"):
        assert [one.id for one in held.find(word)] == ["card:CO:legal.g"], word
    for word in ("jay", "kestrel", "checklist"):
        found = held.find(word, "TX")
        assert [(one.id, one.kind, one.state, one.topic) for one in found] == [
            ("checklist:list", "checklist", "US", "legal")
        ], word


def test_a_text_is_found_in_both_languages_and_in_any_form() -> None:
    held = pages(guide("g", "Lawyers", "They help."))
    held.spanish = {"Lawyers": "Abogados", "They help.": "Ayudan."}
    for typed in ("lawyer", "lawyers", "abogado", "abogados", "helps", "ayudan"):
        assert held.names(typed) == ["legal.g"], typed


def test_accents_and_capitals_do_not_matter() -> None:
    held = pages(guide("g", "Matrícula"))
    assert held.names("matricula") == ["legal.g"]


# The index.
def test_an_index_in_a_folder_answers_as_one_in_memory_and_is_taken_only_when_sealed(
    tmp_path: Path,
) -> None:
    held = pages(guide("g", "Ferry"), program("p", "Ferry"))
    build_index(cast("Store", held), tmp_path).close()
    assert not is_sealed(tmp_path, "pack")
    seal(tmp_path, "pack")
    emptied = cast("Store", Pages())
    opened = Guidance(emptied, tmp_path, "pack").find(("ferry",), (), None, 9, Stems())
    assert opened == held.find("ferry")
    assert Guidance(emptied, tmp_path, "another pack").find(("ferry",), (), None, 9, Stems()) == []


def test_an_index_that_is_gone_while_it_is_read_is_one_sentence(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    guidance = Guidance(cast("Store", pages(guide("g", "Ferry"))), Path("nowhere"), "pack")

    def gone(*_: object) -> None:
        raise OSError("the stick was pulled out")

    monkeypatch.setattr(guidance._reader, "postings", gone)
    with pytest.raises(PackError, match="could not be read") as caught:
        guidance.find(("ferry",), (), None, 9, Stems())
    assert caught.value.next_step


def test_marks_name_the_words_of_a_text_in_any_form() -> None:
    guidance = Guidance(cast("Store", Pages()), Path("nowhere"), "pack")

    def marked(text: str, lang: str, *words: str) -> list[str]:
        stems = frozenset(Stems().by_language(word)[lang] for word in words)
        return [text[start:end] for start, end in guidance.marks(text, stems, lang)]

    assert marked("Lawyers, LAWYER and law.", "en", "lawyer") == ["Lawyers", "LAWYER"]
    assert marked("Abogados y abogadas.", "es", "abogado") == ["Abogados", "abogadas"]
    assert marked("La matrícula: una matricula.", "es", "matricula") == ["matrícula", "matricula"]
    assert marked("A visa, or a view.", "en", "visa", "nothing") == ["visa"]
    assert marked("Lawyers.", "en") == []
    # A language without a stemmer has its words as they are.
    assert marked("Lawyers lawyer", "xx", "lawyer") == ["lawyer"]


def test_whether_a_page_has_a_word_is_known_in_any_form() -> None:
    held = cast("Store", pages(guide("g", "Ferries to Staten Island")))
    guidance = Guidance(held, Path("nowhere"), "pack")
    assert guidance.knows("ferry", Stems())
    assert not guidance.knows("fery", Stems())


def test_nothing_is_guessed_where_only_whole_words_are_asked_for() -> None:
    guidance = Guidance(cast("Store", pages(guide("g", "Ferry"))), Path("nowhere"), "pack")

    def ids(word: str, *, is_exact: bool) -> list[str]:
        found = guidance.find((word,), (), None, 9, Stems(), is_exact=is_exact)
        return [one.id for one in found]

    assert ids("ferry", is_exact=True)
    assert ids("ferr", is_exact=False)
    assert ids("fwrry", is_exact=False)
    assert not ids("ferr", is_exact=True)
    assert not ids("fwrry", is_exact=True)
