"""The door "I got a letter": from who sent it to its last day, which nobody finds afterwards."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from navigator.library.facade import Library
from navigator.library.letter_sight import at_first_sight, days_at_sight
from navigator.records.jurisdictions import JURISDICTIONS
from navigator.records.letters import APPEALS, SENDERS
from navigator.records.outline_parts import NEXT_STEP, Purpose
from navigator.records.topics import ON_REQUEST
from navigator.ui.pages.visitor.letter_pages import DayField
from navigator.ui.paper import dialogs, printing
from navigator.ui.widgets.chip import Chip
from navigator.ui.widgets.choice_box import ChoiceBox
from navigator.ui.widgets.row_link import RowLink
from tests.helpers.kiosk import tap
from tests.helpers.window import Screen, said

OpenWindow = Callable[..., Screen]
SNAP, NTA = "letter:US:snap-cut", "letter:US:court-nta"
both_languages = pytest.mark.parametrize("language", ["en", "es"])


def choose_day(screen: Screen, day: date) -> None:
    month, number, year = screen.all(ChoiceBox, screen.page)
    for box, value in ((month, day.month), (number, day.day), (year, day.year)):
        box.choose(value)
    screen.settle()


@both_languages
def test_three_presses_lead_from_home_to_the_letter(
    open_window: OpenWindow, real_library: Library, language: str
) -> None:
    screen = open_window(state="CO", language=language)
    letter = real_library.letter(SNAP, language)
    door = {"en": "I got a letter", "es": "Recibí una carta"}[language]
    screen.press(door, letter.sender_title, letter.title)
    assert screen.window.route.id == SNAP
    assert screen.says(letter.what.text, letter.say)


@pytest.mark.parametrize(
    ("language", "typed", "id"),
    [
        ("en", "judge ordered my brother deported because he missed court", "court-absentia"),
        ("en", "ice officer showed a warrant for arrest form i200", "ice-warrant"),
        ("en", "mommy got a paper on the door that says we have 3 days to pay", "pay-or-quit"),
        ("es", "no fui a la corte y me dieron orden de deportacion", "court-absentia"),
        ("es", "ice detainer en la carcel del condado", "ice-detainer"),
    ],
)
def test_what_is_said_of_a_paper_opens_it_behind_the_door(
    open_window: OpenWindow, language: str, typed: str, id: str
) -> None:
    screen = open_window(state="CO", language=language)
    screen.go("letters")
    screen.type(typed)
    screen.press_enter()
    assert screen.window.route.id == f"letter:US:{id}"


def test_letters_only_can_be_taken_off(open_window: OpenWindow, real_library: Library) -> None:
    screen = open_window(state="CO")
    screen.go("letters")
    screen.type("food stamps")
    chip = next(one for one in screen.all(Chip, screen.page) if "Letters only" in said(one))
    titles = {one.title for one in real_library.letters()}
    rows = [said(one) for one in screen.all(RowLink, screen.page)]
    assert rows
    assert all(any(row.startswith(title) for title in titles) for row in rows)
    screen.click(chip)
    screen.settle()
    rows = [said(one) for one in screen.all(RowLink, screen.page)]
    assert not all(any(row.startswith(title) for title in titles) for row in rows)


def test_every_letter_stands_behind_its_sender(
    open_window: OpenWindow, real_library: Library
) -> None:
    screen = open_window(state="CO")
    screen.go("letters")
    letters = real_library.letters()
    titles = list(dict.fromkeys(one.sender_title for one in letters))
    assert [said(one) for one in screen.all(RowLink, screen.page)] == titles
    for sender in SENDERS:
        screen.go("letters", sender)
        held = [one.title for one in letters if one.sender == sender]
        rows = [said(one) for one in screen.all(RowLink, screen.page)]
        assert len(rows) == len(held)
        if sender != APPEALS:
            assert all(row.startswith(title) for row, title in zip(rows, held, strict=True))


def test_the_day_on_the_paper_gives_the_last_days(open_window: OpenWindow) -> None:
    screen = open_window(state="CO")
    screen.go("letter", SNAP)
    assert not any("By Dec" in text for text in screen.texts())
    choose_day(screen, date(2026, 11, 27))
    assert screen.says("By Dec 7, 2026: Ask for a hearing, and that food aid stays")
    assert screen.says("By Feb 25, 2027: Ask for a hearing.")
    assert screen.says("may have to be paid back", "Today is better.")
    # A day of no calendar gives none.
    choose_day(screen, date(2026, 11, 30))
    screen.all(ChoiceBox, screen.page)[0].choose(2)
    screen.settle()
    assert screen.window.visit.letter is None
    assert not screen.says("By Dec")


def test_a_day_that_passed_says_to_ask_all_the_same(open_window: OpenWindow) -> None:
    screen = open_window(state="CO")
    screen.go("letter", SNAP)
    choose_day(screen, date(2026, 11, 1))
    assert screen.says("Nov 10, 2026 may be past. Ask all the same, today:")


def test_a_day_that_is_printed_is_not_asked_for(open_window: OpenWindow) -> None:
    screen = open_window(state="CO")
    screen.go("letter", NTA)
    assert not screen.all(DayField)
    assert screen.says("The last day is printed on the paper.")


def test_another_language_and_zip_keep_the_day_and_clear_forgets_it(
    open_window: OpenWindow,
) -> None:
    screen = open_window(state="CO")
    screen.go("letter", SNAP)
    choose_day(screen, date(2026, 11, 27))
    screen.press("Español")
    assert screen.says("A más tardar el 7 dic 2026")
    assert not screen.window.visit.is_fresh
    screen.window.clear()
    screen.settle()
    assert screen.kind == "HomePage"
    assert screen.window.visit.letter is None
    screen.go("letter", SNAP)
    assert not any("2026:" in text for text in screen.texts())


def test_the_day_of_one_letter_is_not_that_of_another(open_window: OpenWindow) -> None:
    screen = open_window(state="CO")
    screen.go("letter", SNAP)
    choose_day(screen, date(2026, 11, 27))
    screen.go("letter", "letter:US:irs-cp11")
    assert screen.all(DayField)[0].day is None


def test_the_numbers_to_call_are_near_and_immigration_papers_have_a_lawyer(
    open_window: OpenWindow, real_library: Library
) -> None:
    for letter in real_library.letters():
        told = real_library.outline(letter, "en", "80202", "CO")
        assert 1 <= len(told.places) <= 3, letter.id
        if letter.sender in ("court", "ice", "uscis"):
            assert any(one.place.kind == "legal" for one in told.places), letter.id
        assert not any(one.place.kind in ON_REQUEST for one in told.places)


@both_languages
def test_the_first_screen_is_short(real_library: Library, language: str) -> None:
    """All that stands above the folds; who reads slowly loses the day further down."""
    say = real_library.wording(language)
    for letter in real_library.letters(language):
        told = real_library.outline(letter, language, "80202", "CO")
        texts = [letter.title]
        for part in at_first_sight(told, letter).parts:
            if part.purpose in NEXT_STEP and part.purpose is not Purpose.DAY:
                notes = part.notes if part.purpose is Purpose.BRING else ()
                texts += [*(line.text for _, line in part.at_sight), *notes]
        for state in ("", *JURISDICTIONS):
            own = letter.in_state(state, real_library.today())
            for day in (None, date(2026, 11, 20)):
                days = days_at_sight(own, day, say)
                sight = " ".join([*texts, *days.texts, *days.notes])
                assert len(sight.split()) <= 150, (letter.id, state, day)


def test_what_may_not_wait_stands_above_the_folds(real_library: Library) -> None:
    """Each act, whom and what a rule is for, and that aid kept may have to be paid back."""
    for language in ("en", "es"):
        say = real_library.wording(language)
        for letter in real_library.letters(language):
            for state in ("", "TX", "MO", "PR"):
                own = letter.in_state(state, real_library.today())
                days = days_at_sight(own, date(2026, 12, 1), say)
                for rule, line in zip(own.last_days, days.lines, strict=False):
                    assert rule.text in line.text, letter.id
                    assert (rule.note or "") in line.more, letter.id
                    assert say("letter.short.federal", count=rule.days) in line.more or not (
                        rule.is_federal
                    ), letter.id
                lacking = [one for one in own.last_days if one.lacks]
                assert not lacking or say.state(state) in days.notes[0], letter.id


def test_how_a_day_is_counted_is_one_press_away(open_window: OpenWindow) -> None:
    screen = open_window(state="CO")
    screen.go("letter", "letter:US:appeal-medicaid")
    assert not screen.says("If it came by mail, the rule adds 5 days.")
    assert not screen.says("What it costs:")
    screen.press("How the days are counted")
    assert screen.says("If it came by mail, the rule adds 5 days.")
    screen.press("How to ask in full, and what it costs")
    assert screen.says("What it costs:", "Write down the day and who answered.")


@both_languages
def test_its_row_in_the_search_shows_all_of_it(real_library: Library, language: str) -> None:
    for letter in real_library.letters(language):
        for way in (*letter.numbers, letter.first_words[0]):
            first = real_library.search(way, state="CO", lang=language)[0]
            assert first.id == letter.id, way
            assert first.excerpt == letter.what.text
            assert len(first.excerpt) <= 180, letter.id


def test_the_paper_has_the_days_only_where_they_are_asked_for(real_library: Library) -> None:
    from navigator.handout.packet import Packet

    packet = Packet((SNAP,))
    plain = real_library.paper(packet, "en", zip="80202", state="CO")
    dated = real_library.paper(packet, "en", zip="80202", state="CO", day=date(2026, 11, 27))
    assert "Dec 7, 2026" not in plain.html
    assert "Dec 7, 2026" in dated.html
    for paper in (plain, dated):
        assert "10 days from the day on the paper" in paper.html
        assert "paid back" in paper.html
        assert "303-" in paper.html


def test_a_letter_that_says_something_of_a_person_is_asked_about_before_it_is_packed(
    open_window: OpenWindow,
) -> None:
    screen = open_window(state="CO")
    screen.go("letter", SNAP)
    screen.press("Add to packet")
    assert screen.window.visit.packet.ids == (SNAP,)
    screen.go("letter", NTA)
    with screen.answering("Leave it out") as told:
        screen.press("Add to packet")
    assert len(told) == 1
    assert NTA not in screen.window.visit.packet.ids


def test_a_visitor_alone_finds_the_door_too(open_kiosk: Callable[..., Screen]) -> None:
    screen = open_kiosk(state="CO", zip="80202")
    tap(screen, screen.button("English"))
    tap(screen, screen.button("I got a letter"))
    assert all(one.height() >= 48 for one in screen.all(RowLink, screen.page))
    tap(screen, screen.button("The food aid office"))
    tap(screen, screen.button("Food aid (SNAP)"))
    assert screen.window.route.id == SNAP
    choose_day(screen, date(2026, 11, 27))
    assert screen.says("By Dec 7, 2026")


def test_a_private_letter_asks_before_it_prints_with_its_days_too(
    open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its name on a sheet says something about the person who carries it."""
    asked: list[str] = []

    def confirm(_output: dialogs.Output, question: str, _yes: str) -> bool:
        asked.append(question)
        return False

    monkeypatch.setattr(dialogs.Output, "confirm_private", confirm)
    made: list[object] = []
    monkeypatch.setattr(printing, "paint_all", lambda paper, *_: made.append(paper))
    screen = open_window(state="CO")
    screen.go("letter", "letter:US:uscis-rfe")
    choose_day(screen, date(2026, 11, 27))
    screen.press("Print with these days")
    assert len(asked) == 1
    assert made == []


# They said no.
APPEAL, DENIED = "letter:US:appeal-medicaid", "letter:US:medicaid-end"


@both_languages
def test_a_letter_that_says_no_leads_on_with_the_day_that_was_given(
    open_window: OpenWindow, real_library: Library, language: str
) -> None:
    screen = open_window(state="CT", language=language)
    screen.go("letter", DENIED)
    choose_day(screen, date(2026, 11, 27))
    word = {"en": "They said no: how to ask", "es": "Dijeron que no: cómo pedir"}[language]
    screen.press(word)
    assert screen.window.route.id == APPEAL
    assert screen.all(DayField)[0].day == date(2026, 11, 27)
    assert screen.says({"en": "By Jan 26, 2027", "es": "A más tardar el 26 ene 2027"}[language])
    assert screen.says(*(one.text for one in real_library.letter(APPEAL, language).then))
    screen.window.clear()
    screen.settle()
    assert screen.window.visit.letter is None


def test_every_no_is_reached_from_the_door(open_window: OpenWindow, real_library: Library) -> None:
    screen = open_window(state="CO")
    screen.go("letters")
    screen.press("They said no")
    assert screen.says("What did they say no to?")
    rows = [said(one) for one in screen.all(RowLink, screen.page)]
    held = [one.title for one in real_library.letters() if one.sender == APPEALS]
    told = [f"They said no: {row}".casefold() for row in rows]  # the list itself asks to what
    assert told == [title.casefold() for title in held]
    for one in real_library.letters():
        assert not one.appeal or real_library.letter(f"letter:US:{one.appeal}").sender == APPEALS


def test_a_state_without_a_rule_is_told_so_and_counts_no_day(open_window: OpenWindow) -> None:
    screen = open_window(state="WY")
    screen.go("letter", APPEAL)
    choose_day(screen, date(2026, 11, 27))
    assert screen.says("We did not find the days of Wyoming: go by the letter")
    assert not screen.says("Ask for a hearing. By")


def test_the_letter_to_write_is_on_paper_with_blanks_and_its_english(
    real_library: Library,
) -> None:
    """An office that reads no Spanish must know what is asked; nothing of it is typed."""
    from navigator.handout.edition import Edition
    from navigator.handout.packet import Packet

    letter = real_library.letter(APPEAL, "es")
    for edition in (Edition(), Edition(langs=("es", "en")), Edition(large=True)):
        paper = real_library.paper(Packet((APPEAL,)), "es", edition, zip="80202", state="CO")
        for text, english in zip(letter.write, letter.write_english, strict=True):
            assert paper.html.count(f"{text} <span class='quiet'>({english})") == 1
        assert "border-bottom" in paper.html
        assert "(Case number on your letter)" in paper.html


@both_languages
def test_the_first_screen_of_a_no_is_short(real_library: Library, language: str) -> None:
    for letter in real_library.letters(language):
        if letter.sender != "appeal":
            continue
        told = real_library.outline(letter, language, "80202", "CO")
        sight = [letter.title, told.answer, letter.say]
        for part in told.parts:
            if part.purpose in (Purpose.DAY, Purpose.DO):
                sight += [line.text for _, line in part.at_sight]
        assert len(" ".join(sight).split()) <= 150, letter.id


def test_letters_on_aid_name_legal_aid_and_no_lawyer_for_people_who_are_held(
    real_library: Library,
) -> None:
    for letter in real_library.letters():
        if letter.sender in ("food", "cash", "health", "home", "hospital", "school", "utility"):
            told = real_library.outline(letter, "en", "80202", "CO")
            legal = [one.place for one in told.places if one.place.kind == "legal"]
            assert all(one.subkind == "lsc_grantee" for one in legal), letter.id
            assert "legal" not in letter.call, letter.id


@pytest.mark.parametrize(
    ("query", "lang", "page"),
    [
        ("denied medicaid", "en", "appeal-medicaid"),
        ("medicaid appeal", "en", "appeal-medicaid"),
        ("me negaron las estampillas", "es", "snap-denied"),
        ("audiencia de estampillas", "es", "appeal-snap"),
        ("hearing", "en", "appeal-other"),
        ("appeal", "en", "appeal-other"),
        ("apelar", "es", "appeal-other"),
        ("appeal my deportation", "en", "appeal-immigration"),
    ],
)
def test_the_search_knows_what_people_say_of_a_no(
    real_library: Library, query: str, lang: str, page: str
) -> None:
    found = real_library.search(query, state="CO", lang=lang)
    assert f"letter:US:{page}" in [one.id for one in found[:2]]


def test_two_people_at_one_screen_see_the_last_days_in_both_languages(
    open_window: OpenWindow,
) -> None:
    screen = open_window(state="CO")
    screen.go("letter", SNAP)
    choose_day(screen, date(2026, 11, 27))
    screen.press("Face to face")
    assert screen.says("By Dec 7, 2026", "A más tardar el 7 dic 2026")


@pytest.mark.parametrize("langs", [("en", "es"), ("es", "en")])
@pytest.mark.parametrize(("state", "zip"), [("CO", "80202"), ("WY", "82001")])
def test_a_no_in_two_languages_is_one_sheet_with_its_letter_whole(
    real_library: Library, qapp: object, langs: tuple[str, str], state: str, zip: str
) -> None:
    """A second sheet is lost; the days, what may be owed and the lawyer stand on the first side."""
    import pypdfium2

    from navigator.handout.edition import Edition
    from navigator.handout.packet import Packet

    signed = {"en": "Signature", "es": "Firma"}[langs[0]]
    for letter in real_library.letters(langs[0]):
        if letter.sender != APPEALS:
            continue
        paper = real_library.paper(
            Packet((letter.id,)), langs[0], Edition(langs), zip, state, day=date(2026, 11, 27)
        )
        made, sides = printing.make_pdf(paper, "Letter")
        assert sides <= 2, letter.id
        read = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(made)]
        front = " ".join(read[0].split())
        for rule in letter.in_state(state).last_days:
            last = rule.last(date(2026, 11, 27))
            assert last is None or f"{last.day}" in front, letter.id
            assert rule.note is None or rule.note[:30] in front, letter.id
        numbers = [one.place for one in real_library.outline(letter, langs[0], zip, state).places]
        assert all(one.phones[0].number[-4:] in front for one in numbers if one.phones), letter.id
        if letter.write:
            assert signed in read[1], letter.id
            assert all(text[:25] in " ".join(read[1].split()) for text in letter.write), letter.id
