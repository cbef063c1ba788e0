"""All that is said can be found, and only an index that was built here is opened."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import pytest

from navigator.errors import PackError
from navigator.pack.store import Store, TopicRows
from navigator.records.checklists import Checklist
from navigator.records.model import Caution, Change, Fact, Item, Section
from navigator.search.guidance import Guidance, build_index, build_indexes, is_sealed, seal
from navigator.search.query import tokens
from navigator.search.stemming import Stems
from tests.helpers.pages import Pages, guide, pages, program


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
    held.rows["WY", "records"] = TopicRows(facts={"one": [Fact(name="one", value="Bison.")]})
    assert [one.id for one in held.find("wyoming")] == ["card:WY:records"]
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
    # Texts are not corrected: only the stem leads from one form to the other.
    told = pages(guide("g", "A page", "Helping."))
    told.spanish, told.arabic = {"Helping.": "Ayudaban."}, {"Helping.": "مساعدة."}
    for typed in ("helped", "ayudando", "مساعدة"):
        assert told.names(typed) == ["legal.g"], typed


def test_accents_and_capitals_do_not_matter() -> None:
    held = pages(guide("g", "Matrícula"))
    assert held.names("matricula") == ["legal.g"]


# The index.
def test_an_index_in_a_folder_answers_as_one_in_memory_and_is_taken_only_when_sealed(
    tmp_path: Path,
) -> None:
    held = pages(guide("g", "Ferry"), program("p", "Ferry"))
    build_indexes(cast("Store", held), tmp_path)
    assert not is_sealed(tmp_path, "pack")
    seal(tmp_path, "pack")
    emptied = cast("Store", Pages())
    opened = Guidance(emptied, tmp_path, "pack").find(("ferry",), (), None, 9)
    assert opened == held.find("ferry")
    assert Guidance(emptied, tmp_path, "another pack").find(("ferry",), (), None, 9) == []


def test_an_index_with_any_other_file_than_were_built_is_not_taken(tmp_path: Path) -> None:
    """Whoosh runs what stands in an index: what somebody laid into it is never opened."""
    build_indexes(cast("Store", pages(guide("g", "Ferry"))), tmp_path)
    seal(tmp_path, "pack")
    assert is_sealed(tmp_path, "pack")
    (tmp_path / "MAIN_WRITELOCK.lock").touch()
    assert is_sealed(tmp_path, "pack"), "no lock says anything"
    built = [path for path in tmp_path.iterdir() if path.name != "seal" and path.suffix != ".lock"]
    assert len(built) > 1
    for path in built:
        data = path.read_bytes()
        path.write_bytes(data[:-1] + bytes([data[-1] ^ 1]))
        assert not is_sealed(tmp_path, "pack"), path.name
        path.write_bytes(data)
    for name in ("0", "zzz", "zzz.a", "zzz.z"):
        (tmp_path / name).write_text("laid in")
        assert not is_sealed(tmp_path, "pack"), name
        (tmp_path / name).unlink()
    for digest in ("0" * 64, "f" * 64, ""):
        (tmp_path / "seal").write_text(digest)
        assert not is_sealed(tmp_path, "pack")


def test_an_index_that_is_gone_while_it_is_read_is_one_sentence(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    guidance = Guidance(cast("Store", pages(guide("g", "Ferry"))), Path("nowhere"), "pack")

    def gone(*_: object) -> None:
        raise OSError("the stick was pulled out")

    monkeypatch.setattr(guidance._index("en").reader, "postings", gone)
    with pytest.raises(PackError, match="could not be read") as caught:
        guidance.find(("ferry",), (), None, 9)
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
    assert marked("Try again.", "en", "tries") == ["Try"]
    assert marked("Lawyers.", "en") == []
    # A language without a stemmer has its words as they are.
    assert marked("Lawyers lawyer", "xx", "lawyer") == ["lawyer"]
    # A dot parts words; a letter that has two small ones moves none behind it.
    assert marked("form.law.law, law. .law outlaw", "en", "law") == ["law"] * 4
    assert marked("\u0130zmir law", "en", "law", "lawyers") == ["law"]


def test_whether_a_page_has_a_word_is_known_in_any_form() -> None:
    held = cast("Store", pages(guide("g", "Ferries to Staten Island")))
    guidance = Guidance(held, Path("nowhere"), "pack")
    assert guidance.knows("ferry", Stems())
    assert not guidance.knows("fery", Stems())


def test_what_spanish_makes_of_an_english_word_is_no_form_of_it() -> None:
    held = pages(guide("g", "The law, and a plea"))
    held.spanish = {"The law, and a plea": "La ley (law) y un abogado"}
    guidance = Guidance(cast("Store", held), Path("nowhere"), "pack")
    assert not guidance.knows("lawer", Stems()), "somebody meant a lawyer"
    assert guidance.knows("laws", Stems())
    assert guidance.knows("abogada", Stems())
    assert guidance.knows("leyes", Stems())


def test_nothing_is_guessed_where_only_whole_words_are_asked_for() -> None:
    guidance = Guidance(cast("Store", pages(guide("g", "Ferry"))), Path("nowhere"), "pack")

    def ids(word: str, *, is_exact: bool) -> list[str]:
        return [one.id for one in guidance.find((word,), (), None, 9, is_exact=is_exact)]

    assert ids("ferry", is_exact=True)
    assert ids("ferr", is_exact=False)
    assert not ids("ferr", is_exact=True)


def test_the_index_of_a_language_is_opened_when_somebody_needs_it() -> None:
    """Else each language more costs memory at every desk, in whatever language people read."""
    held = pages(guide("g", "Lawyers", "They help."))
    held.spanish, held.arabic = {"Lawyers": "Abogados"}, {"They help.": "مساعدة"}

    def opened(word: str, lang: str = "en") -> tuple[bool, set[str]]:
        guidance = Guidance(cast("Store", held), Path("nowhere"), "pack")
        return bool(guidance.find(tuple(tokens(word)), (), None, 9, Stems(lang))), set(
            guidance._indexes
        )

    # People type Spanish on an English page: its locale file says that it is in use.
    assert opened("abogado") == (True, {"en", "es"})
    assert opened("مساعدة") == (True, {"en", "es", "ar"}), "by its letters"
    assert opened("lawyer", "ar") == (True, {"en", "es", "ar"}), "the page is in it"


def test_a_language_costs_no_words_where_it_has_none_of_a_record() -> None:
    held = pages(guide("g", "Lawyers", "They help."), guide("h", "Ferry", "It floats."))
    held.arabic = {"They help.": "مساعدة"}
    english, reader = (build_index(cast("Store", held), one).reader() for one in ("en", "ar"))
    assert reader.doc_count_all() == english.doc_count_all(), "the numbers are those of English"
    assert [*reader.field_terms("title")] == ["lawyers"]


def test_the_same_pack_gives_the_same_bytes(tmp_path: Path) -> None:
    """Else no two builds of one release are alike, and nobody can check one against another."""
    held = cast("Store", pages(guide("g", "Ferry", "Heron and ibex."), program("p", "Ferry")))
    made = []
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        build_indexes(held, tmp_path / name)
        made.append({path.name: path.read_bytes() for path in (tmp_path / name).iterdir()})
    assert made[0] == made[1]
