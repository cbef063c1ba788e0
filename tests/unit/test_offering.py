"""A visitor is never offered a language that is only begun, nor a page half in one and another."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from navigator.handout.packet import Packet
from navigator.language.text_number import text_number
from navigator.library.facade import Library
from navigator.steward.content.loader import load_content, read_content
from navigator.steward.content.pack.building import build
from navigator.steward.content.words.offering import Share, for_visitors, is_read, missing
from navigator.steward.content.words.texts import Phrase, Placed, translatable
from navigator.steward.content.words.translation_files import with_texts
from tests.helpers.content import RECORDS, write_tree
from tests.helpers.locales import write_locale

TODAY = date(2026, 11, 24)
PLEA = "See a lawyer before any plea."


@pytest.fixture
def resources(tmp_path: Path) -> Path:
    """Two states; all but New Mexico's own text is in a little Vietnamese."""
    own = RECORDS.replace("See a lawyer before any plea.", "Ask in Santa Fe.")
    made = write_tree(tmp_path, states__NM__records=own)
    texts = {one: f"vi {one}" for one in translatable(load_content(made, TODAY))}
    del texts["Ask in Santa Fe."]
    path = tmp_path / "i18n" / "vi" / "content" / "all.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(with_texts("", texts), "utf-8")
    write_locale(tmp_path, "vi")
    return made


def say(resources: Path, text: str) -> None:
    write_locale(resources.parent, "vi", text)


def without(resources: Path, text: str) -> None:
    path = resources.parent / "i18n/vi/content/all.yaml"
    path.write_text(with_texts(path.read_text("utf-8"), {text: None}), "utf-8")


def test_a_whole_language_is_offered_and_a_state_it_lacks_is_in_english(resources: Path) -> None:
    content = for_visitors(load_content(resources, TODAY))
    assert "vi" in content.translations
    assert content.states_in_english["vi"] == ["NM"]
    assert content.translations["vi"][PLEA] == f"vi {PLEA}"
    assert missing(content)["vi"] == [], "what is in English on purpose is not missed"
    say(resources, "offered_from: {states: 50}")
    content = for_visitors(load_content(resources, TODAY))
    assert content.states_in_english["vi"] == []
    assert missing(content)["vi"] == ["Ask in Santa Fe."]


def test_one_shared_text_that_lacks_takes_a_language_away_unless_its_file_says_less(
    resources: Path,
) -> None:
    without(resources, "Sources")
    content = for_visitors(load_content(resources, TODAY))
    assert content.not_offered["vi"] == {"vocabulary": 99}
    assert "vi" not in missing(content)
    say(resources, "offered_from: {vocabulary: 99}")
    assert "vi" in for_visitors(load_content(resources, TODAY)).translations


def test_words_of_the_window_count(resources: Path) -> None:
    i18n = resources.parent / "i18n"
    head = '<?xml version="1.0"?><TS version="2.1" language="es"><context><name></name>'
    word = "<message><source>{0}</source><translation>{0}</translation></message>"
    words = "".join(word.format(one) for one in ("A", "B"))
    (i18n / "es").mkdir(exist_ok=True)
    (i18n / "es" / "window.ts").write_text(f"{head}{words}</context></TS>", "utf-8")
    content = for_visitors(load_content(resources, TODAY))
    assert content.not_offered["vi"] == {"window": 0}
    manifest = build(resources, resources.parent / "pack", TODAY)
    assert (manifest["languages"], manifest["windows"]) == (["en", "es"], ["es"])
    manifest = build(resources, resources.parent / "pack", TODAY, every_language=True)
    assert manifest["languages"] == ["en", "es", "vi"]


def test_a_page_and_a_paper_that_are_partly_in_english_say_so(resources: Path) -> None:
    build(resources, resources.parent / "pack", TODAY)
    with Library.at(resources.parent / "pack", lambda: TODAY) as library:
        assert library.card("CO", "records", "vi").translated
        assert not library.card("NM", "records", "vi").translated
        note = library.wording("vi")("paper.in_english")
        assert note.startswith("vi A part of this is in English")
        told = library.paper(Packet(("card:NM:records",)), "vi").html
        assert note in told
        assert "Ask in Santa Fe." in told
        assert note not in library.paper(Packet(("card:CO:records",)), "vi").html


NUMBER = text_number(PLEA)


def lines(*told: tuple[str, str, str]) -> str:
    held: dict[str, list[str]] = {"withdrawn": [], "objections": []}
    for kind, what, by in told:
        held[kind].append(f"  - {{what: '{what}', by: {by}, on: 2026-12-02, why: It says not.}}")
    return "".join(f"{kind}:\n{chr(10).join(rows) or '  []'}\n" for kind, rows in held.items())


@pytest.mark.parametrize(
    ("told", "is_back"),
    [
        ([("objections", NUMBER, "ana")], False),
        ([("objections", NUMBER, "ana")] * 2, False),
        ([("objections", NUMBER, "ana"), ("objections", NUMBER, "luz")], True),
        ([("withdrawn", NUMBER, "ana")], True),
        ([("withdrawn", "states", "ana")], True),
    ],
)
def test_two_who_object_or_one_line_take_a_text_back_to_english(
    resources: Path, told: list[tuple[str, str, str]], *, is_back: bool
) -> None:
    path = resources.parent / "i18n/vi/withdrawn.yaml"
    path.write_text(lines(*told), "utf-8")
    content = for_visitors(load_content(resources, TODAY))
    assert (PLEA not in content.translations["vi"]) is is_back
    assert "Sources" in content.translations["vi"], "nothing else goes"
    read = replace(load_content(resources, TODAY), checked={"vi": {PLEA}})
    assert (PLEA in for_visitors(read).translations["vi"]) is (told[0][0] == "objections")


def test_one_line_withdraws_a_language(resources: Path) -> None:
    path = resources.parent / "i18n/vi/withdrawn.yaml"
    path.write_text(lines(("withdrawn", "all", "ana")), "utf-8")
    content = for_visitors(load_content(resources, TODAY))
    assert content.not_offered["vi"] == {"withdrawn": 0}
    for slip in ("withdrawn: [x]\n", lines(("withdrawn", "state", "ana")),
                 lines(("objections", NUMBER.lower(), "ana"))):  # fmt: skip
        path.write_text(slip, "utf-8")
        _, problems = read_content(resources, TODAY)
        assert {str(one.path) for one in problems} == {"i18n/vi/withdrawn.yaml"}, slip


def test_a_file_of_a_language_that_is_wrong_is_named(resources: Path) -> None:
    for text in ("offered_from: {menus: 5}", "offered: 5", "offered_from: {window: much}"):
        say(resources, text)
        _, problems = read_content(resources, TODAY)
        assert {str(one.path) for one in problems} == {"i18n/vi/locale.yaml"}
    say(resources, "a: [")
    assert "not valid YAML" in str(read_content(resources, TODAY)[1][0])


def test_a_share_is_rounded_down_and_whole_where_there_is_nothing() -> None:
    assert [Share(199, 200).percent, Share(0, 0).percent] == [99, 100]


def test_a_kiosk_waits_for_the_worst_day_the_dangers_and_the_steps_and_for_nothing_else(
    resources: Path,
) -> None:
    rights, driving = "federal/rights.yaml", "states/TX/driving.yaml"
    first = (
        (rights, "guides[someone-taken].sections[0].items[0].text", "text"),
        (rights, "cautions[rights.sign].title", "title"), (rights, "steps[0].text", "text"),
    )  # fmt: skip
    later = (
        (rights, "guides[bond].lead", "lead"), (rights, "cautions[rights.sign].text", "text"),
        (rights, "know[0].text", "text"), (driving, "steps[0].text", "text"),
    )  # fmt: skip
    found = [Phrase(" ".join(one), (Placed(*one, " ".join(one)),)) for one in (*first, *later)]
    content = load_content(resources, TODAY)
    read = {" ".join(one) for one in first}
    assert is_read(replace(content, checked={"vi": read}), "vi", found)
    for one in read:
        assert not is_read(replace(content, checked={"vi": read - {one}}), "vi", found)
    assert is_read(content, "en", found)


def test_the_pack_says_whose_words_a_person_read_first(resources: Path, tmp_path: Path) -> None:
    step = "{text: Ask., stage: keep, speaks_of: [], sources: [{id: law, says: A.}]}"
    steps = RECORDS[: RECORDS.index("facts:")] + f"steps:\n  - {step}\n"
    (resources / "federal").mkdir(exist_ok=True)
    (resources / "federal/records.yaml").write_text(steps, "utf-8")
    texts = {one: f"vi {one}" for one in translatable(load_content(resources, TODAY))}
    path = tmp_path / "i18n" / "vi" / "content" / "all.yaml"
    path.write_text(with_texts("", texts), "utf-8")
    for in_use in (False, True):
        write_locale(tmp_path, "vi", "in_use: true" if in_use else "")
        build(resources, tmp_path / "pack", TODAY, every_language=True)
        with Library.at(tmp_path / "pack", lambda: TODAY) as library:
            held = library.locale("vi")
            assert (held.in_use, held.is_read) == (in_use, False)
            assert library.locale("en").is_read
