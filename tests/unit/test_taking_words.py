"""What translators send goes where it belongs, nothing else changes, and nobody's name is used."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from navigator.errors import ToolError
from navigator.files import replace_text
from navigator.steward.commands import i18n_command
from navigator.steward.content.loader import load_content
from navigator.steward.content.records import Content
from navigator.steward.content.words.offering import for_visitors
from navigator.steward.content.words.texts import LAYERS, met, phrases, translatable
from navigator.steward.content.words.translation_files import WINDOW as WINDOW_LAYER
from navigator.steward.content.words.translation_files import held_texts, with_texts
from navigator.steward.editing.wordings import lines
from navigator.steward.exchange.review_writing import Person
from navigator.steward.exchange.translations.taking_words import (
    Heard,
    Into,
    Taken,
    misfits,
    take_words,
)
from navigator.steward.exchange.translations.word_files import (
    FORMATS,
    Format,
    read_units,
    write_units,
)
from navigator.steward.exchange.translations.word_units import (
    Unit,
    Wanted,
    as_text,
    units,
    word_status,
)
from tests.helpers.content import real, write_tree
from tests.helpers.locales import write_locale
from tests.unit.test_word_files import NAMES, TEXTS

TODAY = date(2026, 11, 24)
SEALED = "Some old cases may be sealed."
NOT_CUT = "When heat and power may not be cut"
PLEA = "See a lawyer before any plea."
WINDOW = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es_MX" sourcelanguage="en_US">
<context>
    <name></name>
    <message>
        <source>Go &quot;back&quot; {count}</source>
        <translation>Volver {count}</translation>
    </message>
    <message>
        <source>Print</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Old</source>
        <translation type="vanished">Viejo</translation>
    </message>
</context>
<context>
    <name>errors</name>
    <message>
        <source>Print</source>
        <translation type="unfinished">Imprimir</translation>
    </message>
</context>
</TS>
"""


@pytest.fixture
def resources(tmp_path: Path) -> Path:
    made = write_tree(tmp_path)
    (tmp_path / "i18n" / "es").mkdir(exist_ok=True)
    (tmp_path / "i18n" / "es" / "window.ts").write_text(WINDOW, "utf-8")
    return made


def load(resources: Path) -> Content:
    return load_content(resources, TODAY)


def take(resources: Path, *rows: Unit, lang: str = "es", reader: Person | None = None) -> Taken:
    """Take rows in and write what they make."""
    into = Into(load(resources), resources, lang, TODAY)
    taken = take_words(into, ((f"row {at}", one) for at, one in enumerate(rows, 2)), reader)
    for path, text in taken.files.items():
        replace_text(resources.parent / path, text)
    return taken


def test_the_command_knows_every_layer_and_form() -> None:
    assert (WINDOW_LAYER, *LAYERS) == i18n_command.LAYERS
    assert i18n_command.FORMATS == FORMATS


def test_every_text_is_a_phrase_with_its_place(resources: Path) -> None:
    content = load(resources)
    found = {one.english: one for one in phrases(content)}
    assert found.keys() == translatable(content)
    sealed = found[SEALED]
    assert (sealed.layers, *sealed.states, *sealed.topics) == (("states",), "CO", "records")
    assert sealed.home == "states/CO/records.yaml"
    assert sealed.uses[0].key == "facts.clean_slate[0]"
    assert sealed.note == "What a rule says."
    assert found["Lawyers for families."].states == {"CO"}
    assert found["Colorado"].is_name
    assert found[PLEA].note == "A danger."
    assert [one.english for one in met(found.values(), state="CO", topic="records")].count(PLEA)
    held = [one for one in LAYERS if met(found.values(), layer=one)]
    assert held == ["vocabulary", "places", "states"]


def test_a_new_text_goes_into_the_file_of_its_place_and_a_mended_one_stays_where_it_is(
    resources: Path,
) -> None:
    taken = take(resources, Unit(PLEA, "Vea a un abogado."), Unit(SEALED, "Se pueden sellar."))
    assert (taken.new, taken.changed, taken.wrong) == ([PLEA], [SEALED], [])
    path = resources.parent / "i18n/es/content/states/CO/records.yaml"
    assert held_texts(path.read_text("utf-8")) == {
        SEALED: "Se pueden sellar.",
        PLEA: "Vea a un abogado.",
    }
    assert take(resources, Unit(PLEA, "Vea a un abogado.")).same == 1
    taken = take(resources, Unit(PLEA, "Hãy gặp luật sư."), lang="vi")
    assert list(taken.files) == [Path("i18n/vi/content/states/CO/records.yaml")]
    write_locale(resources.parent, "vi")  # i18n/README.md: a language begins with it
    assert load(resources).translations["vi"] == {PLEA: "Hãy gặp luật sư."}


def test_an_empty_translation_is_left_missing_and_takes_nothing_away(resources: Path) -> None:
    taken = take(resources, Unit(PLEA), Unit(SEALED))
    assert (taken.empty, taken.files) == (2, {})


@pytest.mark.parametrize(
    ("unit", "says"),
    [
        (Unit("Some old case may be sealed.", "x"), f"It may be this now: {SEALED}"),
        (Unit("Never heard of this", "x"), "no such English text (any more)."),
        (Unit("", "x"), "it has no English; where cells were merged"),
        (Unit("Nothing", "x", context="window"), "no such English text"),
        (Unit("A", "x", context="menu"), "nobody knows the context 'menu'"),
        (Unit("{count} miles", "millas"), "its blanks differ: {count}"),
        (Unit(SEALED, "Llame al 303-0100"), "its numbers differ: none in English, 303, 0100"),
        (Unit(SEALED, "Vea uscis.gov."), "its web addresses differ: none in English, uscis.gov"),
        (Unit(SEALED, "Dos\nlíneas"), "more than one line"),
        (Unit(SEALED, "a\u200bb"), "letters that nobody sees"),
        (Unit(SEALED, "You qualify"), "forbidden phrase"),
        (Unit(NOT_CUT, "Cuándo pueden cortar la luz"), f'its "not" is lost: {NOT_CUT}'),
    ],
)  # fmt: skip
def test_a_row_that_does_not_fit_is_named_and_stays_out(
    resources: Path, unit: Unit, says: str
) -> None:
    taken = take(resources, unit, Unit(PLEA, "Vea a un abogado."))
    assert len(taken.wrong) == 1
    assert says in taken.wrong[0]
    assert taken.wrong[0].startswith("row 2: ")
    assert taken.new == [PLEA]


def test_what_says_not_less_often_goes_in_with_a_note(resources: Path) -> None:
    english = "Which paper: we do not know it. Ask a lawyer what to sign."
    less = "Qué papel: no lo sabemos. Pregunte a un abogado."
    assert not take(resources, Unit(english, less)).notes
    twice = "We found no list of the languages of the written test."
    content = load(resources)
    heard = Heard.of(content, "es")
    assert (
        heard.doubt("Do not sign and do not pay.", "No firme y pague.")
        == "Do not sign and do not pay."
    )
    assert not heard.doubt(twice, "No hallamos una lista de los idiomas del examen escrito.")
    assert not heard.doubt('It says "NOT VALID".', 'Dice "NOT VALID".')
    assert not Heard.of(content, "vi").doubt("Do not sign.", "Ký"), "no words for it are known"


def test_numbers_and_addresses_that_stay_are_no_mistake() -> None:
    english = "On April 16, 2025 pay $1,500 at www.uscis.gov/forms or call 303-555-0100."
    spanish = "El 16 de abril de 2025 pague $1.500 en www.uscis.gov/forms o llame al 303-555-0100."
    assert list(misfits(english, spanish)) == []


DAY = "Bring 2 papers and $30 by March 5, 2026."


@pytest.mark.parametrize(
    ("english", "translation", "says"),
    [
        (SEALED, "Se pueden {sellar.", "a brace stands alone"),
        (SEALED, "Se pueden sellar}.", "a brace stands alone"),
        ("In {state}", "En {state:>30000000}", "its blanks differ: {state}"),
        ("In {state}", "En {state!r}", "its blanks differ: {state}"),
        ("Pay $10 if you earn $30", "Pague $30 si gana $10", "numbers differ: 10, 30 in English"),
        ("Call 3 offices", "Llame a 9 oficinas", "numbers differ: 3 in English, 9"),
        (SEALED, "Llame 3 0 3 5 5 5", "numbers differ"),
        (SEALED, "Llame ٣٠٣", "numbers differ: none in English, 303"),
        (SEALED, "Llame ③⓪③", "numbers differ: none in English, 303"),
        (SEALED, "Llame ３０３", "numbers differ: none in English, 303"),
        (DAY, "Traiga 5 papeles y $30 antes del 2 de marzo de 2026.", "numbers differ"),
        (DAY, "Traiga 2 papeles y $30 antes del 5 del 4 de 2026.", "numbers differ"),
        (SEALED, "Vea t.me/x", "addresses differ: none in English, t.me/x"),
        (SEALED, "Vea bit.ly/x", "addresses differ"),
        (SEALED, "Vea ayuda.io", "addresses differ"),
        (SEALED, "Vea ayuda．mx", "addresses differ: none in English, ayuda.mx"),
        (SEALED, "Vea ayuda。mx", "addresses differ: none in English, ayuda.mx"),
        (SEALED, "Escriba a ana@ayuda", "addresses differ: none in English, ana@ayuda"),
        (SEALED, "Se <b>pueden</b> sellar", "it has mark-up"),
        (SEALED, "Se &lt;pueden sellar", "it has mark-up"),
        (SEALED, "a\u3164b", "letters that nobody sees"),
        (SEALED, "a" + "\u0301" * 2000, "far longer"),
        (SEALED, "a" + "\u0301" * 20, "letters that nobody sees"),
        (SEALED, "x" * 5_000_000, "far longer"),
    ],
)  # fmt: skip
def test_what_a_translation_lost_made_up_or_hides_is_named(
    english: str, translation: str, says: str
) -> None:
    assert any(says in one for one in misfits(english, translation)), translation[:80]


@pytest.mark.parametrize(
    "text",
    [
        "می\u200cخواهم",  # Persian
        "क्\u200dष",  # Hindi
        "ဖုန်း\u200bခေါ်ပါ",  # Burmese
        "Est-ce vrai\u00a0? En EE.\u00a0UU.",
        "请看dmv.example.gov吧",
        "dmv.example.gov에서",
    ],
)
def test_signs_that_a_script_needs_are_no_mistake(text: str) -> None:
    english = "See dmv.example.gov now" if "dmv" in text else SEALED
    assert list(misfits(english, text)) == []


def test_a_letter_of_another_alphabet_is_none_of_an_address() -> None:
    assert any("addresses differ" in x for x in misfits("See uscis.gov", "Vea uscis.g\u043ev"))


def test_a_sum_keeps_its_point() -> None:
    assert list(misfits("Pay $30.87", "Pague $30.87")) == []
    (said,) = misfits("Pay $30.87", "Pague $30,87")
    assert "with its point" in said


def test_a_glossary_names_a_word_that_means_something_else(resources: Path) -> None:
    english = "Bring a pay stub."
    path = resources.parent / "i18n/es/glossary.yaml"
    path.write_text(
        "terms:\n  - {term: pay stub, forms: [talón de pago], forbidden: [boleta]}\n", "utf-8"
    )
    heard = Heard.of(load(resources), "es")
    assert any("'boleta' is no word" in x for x in heard.misfits(english, "Traiga una boleta."))
    assert list(heard.misfits(english, "Traiga un talón de pago.")) == []
    assert list(heard.doubts(english, "Traiga un talón de pago.")) == []
    assert any("another word for 'pay stub'" in x for x in heard.doubts(english, "Traiga recibos."))


def test_letters_of_another_script_are_named(resources: Path) -> None:
    heard = Heard.of(load(resources), "es")
    assert any("another script: а" in x for x in heard.doubts(SEALED, "c\u0430sos viejos"))


@pytest.mark.parametrize(
    "translation",
    [
        "Antes del 5 de marzo de 2026 traiga 2 papeles y $30.",
        "Trước ngày 5 tháng 3 năm 2026, mang 2 giấy tờ và $30.",
        "2026年3月5日之前带2份文件和30美元。",
        "أحضر ٢ ورقة و ٣٠ دولارًا قبل ٥ مارس ٢٠٢٦.",
        "Traiga 2 papeles y $30 antes del 5 de marzo de 2026 (EE.UU.).",
    ],
)
def test_each_language_writes_a_day_in_its_own_way(translation: str) -> None:
    assert list(misfits(DAY, translation)) == []


def test_the_number_one_may_be_a_word_and_what_is_held_is_not_judged_anew(resources: Path) -> None:
    assert list(misfits("about 1 mile", "a una milla")) == []
    assert list(misfits("1 of 2", "uno de 3")) != []
    path = resources.parent / "i18n/es/content/states/CO/records.yaml"
    held = held_texts(path.read_text("utf-8"))[SEALED]
    path.write_text(path.read_text("utf-8").replace(held, f"{held} 7"), "utf-8")
    assert take(resources, Unit(SEALED, f"{held} 7")).same == 1
    assert take(resources, Unit(SEALED, f"{held} 8")).wrong


def test_the_spanish_of_today_fits_its_english() -> None:
    texts = real().content.translations["es"]
    assert [english for english, told in texts.items() if list(misfits(english, told))] == []


def test_a_text_that_stands_twice_with_two_translations_is_not_guessed(resources: Path) -> None:
    taken = take(resources, Unit(PLEA, "Uno"), Unit(PLEA, "Otro"), Unit(PLEA, "Uno"))
    assert len(taken.wrong) == 1
    assert "two translations" in taken.wrong[0]


def test_approved_rows_become_reviews_of_the_person_named_and_of_nobody_else(
    resources: Path,
) -> None:
    approved = Unit(SEALED, "Se pueden sellar.", approved=True)
    taken = take(resources, approved)
    assert (taken.approved, taken.not_reviewed) == (0, 1)
    assert not load(resources).checked["es"]
    reader = Person("ana-lopez", "speaker", "Clinic")
    taken = take(resources, approved, Unit(PLEA, "Vea a un abogado."), reader=reader)
    assert taken.approved == 1
    content = load(resources)
    assert content.checked["es"] == {SEALED}
    assert [(one.given.role, one.given.on) for one in content.reviews.valid] == [("speaker", TODAY)]
    taken = take(resources, approved, reader=reader)
    assert (taken.approved, taken.files) == (0, {})
    taken = take(resources, Unit(SEALED, "Otra.", approved=True), reader=reader)
    assert (taken.approved, len(load(resources).reviews.valid)) == (1, 1)
    with pytest.raises(ToolError, match="can not be a file's name"):
        Person("Ana López", "speaker", "Clinic")


def test_a_review_that_could_not_stand_is_named(resources: Path) -> None:
    taken = take(
        resources, Unit(SEALED, "Se pueden sellar.", approved=True),
        reader=Person("ana-lopez", "speaker", ""),
    )  # fmt: skip
    assert taken.approved == 0
    assert "no review" in taken.wrong[0]
    assert taken.report()["stays out"] == taken.wrong


def test_a_file_that_was_read_whole_is_so_no_more_when_a_text_in_it_is_another(
    resources: Path,
) -> None:
    path = resources.parent / "i18n/es/content/states/CO/records.yaml"
    path.write_text(path.read_text("utf-8").strip().replace("false", "true"), "utf-8")
    assert load(resources).checked["es"] == {SEALED}
    reader = Person("ana-lopez", "speaker", "Clinic")
    taken = take(resources, Unit(SEALED, "Se pueden sellar.", approved=True), reader=reader)
    assert "reviewed is false now" in taken.notes[0]
    assert held_texts(path.read_text("utf-8")) == {SEALED: "Se pueden sellar."}
    assert path.read_text("utf-8").startswith("reviewed: false")


def test_words_of_the_window_go_back_into_qts_file_as_qt_writes_it(resources: Path) -> None:
    path = resources.parent / "i18n" / "es" / "window.ts"
    out = units(load(resources), resources, Wanted("es", "window"))
    assert [(one.english, one.translation, one.approved, one.context) for one in out] == [
        ('Go "back" {count}', "Volver {count}", False, "window"),
        ("Print", "", False, "window"),
        ("Print", "Imprimir", False, "window:errors"),
    ]
    assert [one.state for one in out] == ["machine", "lacking", "old"]
    assert take(resources, *out).files == {}
    reader = Person("ana-lopez", "speaker", "Clinic")
    taken = take(
        resources,
        Unit("Print", "Imprimir < ya >", context="window", approved=True),
        Unit('Go "back" {count}', "Ir {count}", context="window"),
        reader=reader,
    )
    assert (taken.new, taken.changed) == (["Print"], ['Go "back" {count}'])
    text = path.read_text("utf-8")
    assert "<translation>Imprimir &lt; ya &gt;</translation>" in text
    assert "<translation>Ir {count}</translation>" in text
    assert '<translation type="vanished">Viejo</translation>' in text
    states = [one.state for one in units(load(resources), resources, Wanted("es", "window"))]
    assert states == ["machine", "checked", "old"]
    taken = take(resources, Unit("Print", "Sacar", context="window"))
    assert "a person has read the text there" in taken.wrong[0]
    assert taken.files == {}
    taken = take(resources, Unit("Print", "In", context="window"), lang="vi")
    assert list(taken.files) == [Path("i18n/vi/window.ts")]
    made = (resources.parent / "i18n/vi/window.ts").read_text("utf-8")
    assert 'language="vi"' in made
    assert made.count("unfinished") == 2
    path.write_bytes(b"\xff")
    with pytest.raises(ToolError, match="can not be read"):
        units(load_content(write_tree(resources.parent / "b"), TODAY), resources, Wanted("es"))


def test_what_is_asked_for_goes_out(resources: Path) -> None:
    content = load(resources)

    def out(**wanted: str) -> list[str]:
        return [one.english for one in units(content, resources, Wanted("es", **wanted))]  # type: ignore[arg-type]

    assert SEALED in out(layer="states")
    assert SEALED not in out(only="missing")
    assert SEALED in out(only="unchecked")
    assert PLEA in out(only="missing", state="CO", topic="records")
    assert "Print" not in out(state="CO")
    assert out()[0] == 'Go "back" {count}'
    for lang in ("en", "es-mx", "../x"):
        with pytest.raises(ToolError, match="no language to translate into"):
            Wanted(lang)


def test_a_text_of_many_places_tells_some_and_how_many_more(resources: Path) -> None:
    more = "".join(
        f"  - {{on: 2020-01-{day:02}, text: A cap begins., sources: [{{id: law, says: B.}}]}}\n"
        for day in range(1, 13)
    )
    path = resources / "states/CO/records.yaml"
    path.write_text(path.read_text("utf-8") + more, "utf-8")
    found = units(load(resources), resources, Wanted("es"))
    cap = next(one for one in found if one.english == "A cap begins.")
    assert (len(cap.places), cap.note) == (10, "What changed. It stands at 3 places more.")


def test_the_status_counts_by_layer_and_state_and_names_what_lacks(resources: Path) -> None:
    content = load(resources)
    told = word_status(content, resources, Wanted("es"), names_missing=True)
    window = told["layers"]["window"]
    assert [window[one] for one in ("lacking", "machine", "checked", "old")] == [1, 1, 0, 1]
    assert (told["states"]["CO"]["machine"], told["states"]["CO"]["checked"]) == (1, 0)
    assert f"states/CO/records.yaml: {PLEA}" in told["missing"]
    assert "window.ts: Print" in told["missing"]
    assert told["offered"]
    assert "es is offered to visitors." in as_text(told)
    told = word_status(content, resources, Wanted("vi", "states", "CO"))
    assert told["below what its file asks"]["vocabulary"] == 0
    assert told["states in English"] == ["CO"]
    text = as_text(told)
    assert "vi is not offered to visitors: window has 0 %" in text
    assert "In English, for too little is translated: CO" in text
    told = word_status(content, resources, Wanted("es", "window"), names_missing=True)
    assert told["missing"] == ["window.ts: Print", "window.ts: Print"]
    assert "all content" not in told["layers"]


def _mend(resources: Path, before: str, after: str) -> None:
    path = resources / "states/CO/records.yaml"
    text = path.read_text("utf-8")
    assert before in text
    path.write_text(text.replace(before, after), "utf-8")


MENDED = "Some old cases may be sealed or not."


def test_a_translation_of_mended_english_is_old_and_kept_and_nobody_is_shown_it(
    resources: Path,
) -> None:
    """Else a family reads in Spanish what the law said before."""
    reader = Person("ana-lopez", "speaker", "Clinic")
    take(resources, Unit(SEALED, "Se pueden sellar.", approved=True), reader=reader)
    told = word_status(load(resources), resources, Wanted("es", "states", "CO"))
    assert (told["states"]["CO"]["checked"], told["states"]["CO"]["old"]) == (1, 0)
    _mend(resources, SEALED, MENDED)
    content = load(resources)
    assert MENDED not in for_visitors(content).translations["es"]
    assert "Se pueden sellar." not in for_visitors(content).translations["es"].values()
    told = word_status(content, resources, Wanted("es", "states", "CO"))
    assert (told["states"]["CO"]["checked"], told["states"]["CO"]["old"]) == (0, 1)
    (old,) = [one for one in units(content, resources, Wanted("es")) if one.english == MENDED]
    assert (old.state, old.translation, old.was) == ("old", "Se pueden sellar.", SEALED)
    (line,) = [one for one in lines(content, resources, Wanted("es"), "missing")
               if one.english == MENDED]  # fmt: skip
    assert (line.state, line.translation, line.offer) == ("old", "", "Se pueden sellar.")


@pytest.mark.parametrize("form", FORMATS)
def test_an_old_translation_that_comes_back_untouched_is_not_taken_for_the_new_english(
    resources: Path, form: Format
) -> None:
    _mend(resources, SEALED, MENDED)
    path = resources.parent / NAMES[form]
    write_units(path, form, "es", units(load(resources), resources, Wanted("es")))
    back = [one for _, one in read_units(path, form)]
    assert [one.state for one in back if one.english == MENDED] == ["old"]
    assert take(resources, *back).files == {}
    mine = [replace(one, translation="Tal vez no.") for one in back if one.english == MENDED]
    assert take(resources, *mine).new == [MENDED]
    assert load(resources).translations["es"][MENDED] == "Tal vez no."


def test_a_machines_text_never_takes_the_place_of_one_that_a_person_read(resources: Path) -> None:
    """Whoever read it for an evening would find it gone."""
    reader = Person("ana-lopez", "speaker", "Clinic")
    take(resources, Unit(SEALED, "Se pueden sellar.", approved=True), reader=reader)
    for unit in (Unit(SEALED, "De máquina."), Unit(SEALED, "De nadie.", approved=True)):
        taken = take(resources, unit)
        assert "a person has read the text there" in taken.wrong[0]
        assert taken.files == {}
    assert load(resources).translations["es"][SEALED] == "Se pueden sellar."
    assert load(resources).checked["es"] == {SEALED}


@pytest.mark.parametrize("form", FORMATS)
@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=5
)
@given(data=st.data())
def test_out_and_in_leaves_the_tree_as_it_was_and_new_words_arrive(
    resources: Path, form: Format, data: st.DataObject
) -> None:
    content = load(resources)
    folders = (resources, resources.parent / "i18n")
    before = {path: path.read_bytes() for top in folders for path in top.rglob("*.*")}
    path = resources.parent / "out" / NAMES[form]
    write_units(path, form, "es", units(content, resources, Wanted("es")))
    into = Into(content, resources, "es", TODAY)
    assert take_words(into, read_units(path, form)).files == {}
    assert all(one.read_bytes() == raw for one, raw in before.items())
    new = data.draw(TEXTS.filter(lambda text: not list(misfits(SEALED, text))))
    taken = take_words(into, [("row 1", Unit(SEALED, new))])
    for one, text in taken.files.items():
        replace_text(resources.parent / one, text)
    assert load(resources).translations["es"][SEALED] == new


@settings(deadline=None)
@given(texts=st.dictionaries(TEXTS, TEXTS, max_size=5), more=st.dictionaries(TEXTS, TEXTS))
def test_a_file_of_translations_reads_as_it_was_meant(
    texts: dict[str, str], more: dict[str, str]
) -> None:
    text = with_texts("# A remark.\nreviewed: false\ntexts: {}\n", texts)
    assert held_texts(text) == texts
    changed = with_texts(text, more)
    assert held_texts(changed) == {**texts, **more}
    assert changed.startswith("# A remark.\n")
    gone = with_texts(changed, dict.fromkeys([*texts, *more]))
    assert held_texts(gone) == {}
    assert held_texts(with_texts(gone, texts)) == texts


def test_a_file_of_translations_keeps_what_is_not_changed() -> None:
    text = (
        "reviewed: true  # by B.\ntexts:\n  # first\n  'a': b # c\n  d: |-\n    e\n    f\n  g: h\n"
    )
    assert with_texts(text, {"a": "b"}) == text
    changed = with_texts(text, {"a": 'x "y"', "g": None, "new": "z"})
    assert changed == (
        'reviewed: false # by B.\ntexts:\n  # first\n  \'a\': "x \\"y\\"" # c\n'
        '  d: |-\n    e\n    f\n  "new": "z"\n'
    )
    assert held_texts(with_texts(changed, {"d": "one"}))["d"] == "one"
    assert with_texts("reviewed: true\ntexts: {a: b}\n", {"a": None}).startswith("reviewed: true")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("a: [", "not valid YAML"),
        ("reviewed: false\n", "no `texts:`"),
        ("- a", "no `texts:`"),
        ("reviewed: false\ntexts: [a]\n", "no `texts:`"),
    ],
)
def test_a_file_of_translations_that_can_not_be_changed_is_left(text: str, says: str) -> None:
    with pytest.raises(ToolError, match=says):
        with_texts(text, {"new": "one"})
