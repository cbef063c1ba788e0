"""A steward has an hour a week: what waits in a state is one act away, a review is two."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from navigator.cli.main import main
from navigator.steward.commands import content_command
from navigator.steward.desk.queue_page import QueuePage
from navigator.steward.desk.read_form import ReadForm
from navigator.steward.exchange.review_writing import Person
from tests.helpers.steward import LAWYER, TODAY, AtTheDesk

pytestmark = pytest.mark.slow  # of the steward's wing: see CONTRIBUTING.md

Open = Callable[..., AtTheDesk]
MINE = Path("resources/reviews/ana-lopez.yaml")


def page(desk: AtTheDesk) -> QueuePage:
    found = desk.page
    assert isinstance(found, QueuePage)
    return found


def entries(desk: AtTheDesk) -> list[str]:
    return [one.entry for one in page(desk).rows]


def choose(desk: AtTheDesk, entry: str) -> None:
    """Move to an entry of the hour, as a person does by looking; it is counted nowhere."""
    shown = [one.entry for one in page(desk).listed]
    page(desk).list.move(shown.index(entry) - page(desk).list.currentRow())
    desk.settle()


def test_what_waits_in_ohio_is_one_act_away(open_desk: Open) -> None:
    desk = open_desk("queue", "OH", "WY")
    assert {one.state for one in page(desk).rows} == {"US", "OH", "WY"}
    desk.fill("State", "Ohio")
    assert desk.acts == 1
    assert {one.state for one in page(desk).rows} == {"OH"}
    assert desk.says(f"of {len(page(desk).rows)}", "about", "minutes")


@pytest.mark.parametrize(
    ("letters", "end", "states"),
    [("oh", "Return", {"OH"}), ("wyo", "Tab", {"WY"}), ("zz", "Return", {"US", "OH", "WY"})],
)
def test_a_state_is_chosen_by_its_letters(
    letters: str, end: str, states: set[str], open_desk: Open
) -> None:
    desk = open_desk("queue", "OH", "WY")
    desk.key("S")
    QTest.keyClicks(page(desk).filters.state, letters)
    desk.key(end)
    assert {one.state for one in page(desk).rows} == states
    line = page(desk).filters.state.lineEdit()
    assert line is not None
    found = {"oh": "Ohio", "wyo": "Wyoming"}.get(letters, "")
    assert line.text() == found
    assert bool(line.placeholderText()) is not bool(found)


def test_a_review_is_two_acts_and_its_entry_is_gone(
    open_desk: Open, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    desk = open_desk("queue", "OH", also=("resources/places/OH.yaml",))
    desk.fill("State", "Ohio")
    first = page(desk).listed[0]
    assert first.kind == "fact"
    topic = first.topics[0]

    def stale() -> set[str]:
        monkeypatch.setattr(content_command, "today", lambda: TODAY)
        where = ["--resources", str(desk.sitting.resources)]
        main(["content", "stale", "--state", "OH", "--topic", topic, "--json", *where])
        return {one["entry"] for one in json.loads(capsys.readouterr().out)}

    assert first.entry in stale()
    desk.acts = 0
    desk.key("R")
    assert desk.says("The page you read")
    desk.key("Return")
    assert desk.acts == 2
    written = (desk.root / MINE).read_text("utf-8")
    assert f"entry: {first.entry}" in written
    assert "outcome: right" in written
    assert first.url is not None
    assert first.url in written
    assert first.entry not in entries(desk)
    assert first.entry not in stale()
    assert desk.says("Saved: Ohio,", "1 read.")
    desk.key("Ctrl+Z")
    assert not (desk.root / MINE).exists()
    assert first.entry in entries(desk)


def test_who_reads_is_asked_once_and_everything_missing_is_said(open_desk: Open) -> None:
    desk = open_desk("queue", "WY", person=None)
    desk.key("R")
    assert desk.says("Who reads? This is asked once.")
    desk.fill("The page you read", "").key("Return")
    assert desk.says("A short name in small letters", "The organization", "The page you read.")
    desk.fill("A short name", "ana-lopez").fill("Your role", "Lawyer")
    desk.fill("Your organization", "Clinic of the Plains")
    desk.fill("The page you read", "https://example.org/law").key("Return")
    assert desk.bench.person == LAWYER
    assert "Clinic of the Plains" in (desk.root / MINE).read_text("utf-8")
    desk.key("R")
    assert not desk.says("Who reads?")


def test_a_desk_opened_by_name_asks_for_the_rest_alone(qtbot: QtBot, open_desk: Open) -> None:
    desk = open_desk("queue", "WY", person=None)
    desk.bench.who = "ana-lopez"
    form = ReadForm(desk.bench)
    qtbot.addWidget(form)
    with qtbot.waitActive(form):
        form.show()
    form.ask("right", "https://example.org/law")
    assert not form.who.who.isVisible()
    assert form.who.organization.field.hasFocus()
    form.ask("cannot tell")
    form.who.organization.put("Clinic of the Plains")
    form.send.click()
    note = form.focusWidget()  # what is missing
    assert note is not None
    assert note.accessibleName() == "What you could not tell"
    form.ask("right", "https://example.org/law")
    with qtbot.waitSignal(form.sent):
        form.send.click()
    assert desk.bench.person == Person("ana-lopez", "lawyer", "Clinic of the Plains")


def test_whose_file_is_there_need_not_say_more_than_the_page(open_desk: Open) -> None:
    desk = open_desk("queue", "WY")
    desk.key("R").key("Return")
    again = AtTheDesk(desk.sitting.resources, None).open("queue")
    again.acts = 0
    again.key("R").key("Return")
    assert again.acts == 2
    assert again.bench.person == LAWYER
    again.close()


def test_what_one_can_not_tell_needs_a_note_and_goes_back_in_the_queue(open_desk: Open) -> None:
    desk = open_desk("queue", "WY")
    first = page(desk).rows[0]
    desk.key("N").key("Return")
    assert desk.says("Still missing: A note, in one line.")
    desk.fill("What you could not tell", "The page is gone.").key("Return")
    assert "outcome: cannot tell" in (desk.root / MINE).read_text("utf-8")
    assert first.entry in entries(desk)
    assert entries(desk).index(first.entry) > 0
    assert first.entry not in [one.entry for one in page(desk).listed]


def test_a_form_stays_open_while_what_was_saved_is_ranked_anew(open_desk: Open) -> None:
    """Who goes on at once must not lose the form to the save before."""
    desk = open_desk("queue", "WY")
    desk.key("R").key("Return").key("N").fill("What you could not tell", "Half a")
    desk.bench.changed.emit()
    desk.settle()
    assert desk.says("Half a")
    assert desk.field("What you could not tell").hasFocus()


def test_a_key_that_comes_a_moment_too_early_counts(open_desk: Open) -> None:
    desk = open_desk("queue", "WY")
    page(desk).list.move(1)
    page(desk)._ask_form("right")
    assert page(desk).form.isHidden()
    desk.settle()
    assert desk.says("The page you read")


def test_esc_puts_the_form_away_and_loses_nothing(open_desk: Open) -> None:
    desk = open_desk("queue", "WY")
    before = entries(desk)
    desk.key("?")
    assert desk.says("What you could not tell")
    desk.key("Esc")
    assert not desk.says("What you could not tell")
    assert entries(desk) == before
    assert desk.sitting.acts == ()


def test_a_note_is_still_there_after_a_look_at_another_entry(open_desk: Open) -> None:
    desk = open_desk("queue", "WY")
    desk.key("N").fill("What you could not tell", "Half a")
    page(desk).list.move(1)
    desk.settle()
    assert not desk.says("Half a")
    page(desk).list.move(-1)
    desk.settle().key("N")
    assert desk.says("Half a")


def test_a_review_that_is_refused_comes_back_with_the_reason(open_desk: Open) -> None:
    desk = open_desk("queue", "WY")
    first = page(desk).listed[0].entry
    desk.key("R").fill("The page you read", "no address").key("Return")
    assert desk.says("This review was not written.", "no web address")
    assert first in [one.entry for one in page(desk).listed]
    assert not (desk.root / MINE).exists()


def test_the_entry_stands_beside_its_pages_and_opens_them(open_desk: Open) -> None:
    desk = open_desk("queue", "OH")
    opened: list[str] = []
    desk.bench.open_url = opened.append
    desk.fill("State", "Ohio")
    choose(desk, "OH/health/health.medicaid_data_sharing")
    assert desk.says("As the visitor reads it", "Talk with a legal helper", "The sources disagree")
    assert desk.says("Nobody has read this and signed for it yet.")
    desk.key("O")
    assert len(opened) == 1
    assert opened[0].startswith("https://")
    desk.press("Open ")
    assert len(opened) == 2


def test_keys_move_and_lead_on(open_desk: Open) -> None:
    desk = open_desk("queue", "WY")
    wanted: list[tuple[str, str]] = []
    desk.bench.wanted.disconnect()
    desk.bench.wanted.connect(lambda name, entry: wanted.append((name, entry)))
    rows = [one.entry for one in page(desk).listed]
    desk.key("J").key("C").key("K").key("L").key("V")
    assert wanted == [("change", rows[1]), ("ruling", rows[0]), ("look", rows[0])]


def test_letters_in_a_field_are_typed_and_do_nothing(open_desk: Open) -> None:
    desk = open_desk("queue", "WY")
    desk.key("R").fill("The page you read", "https://nljkrv.example.org/")
    assert desk.says("https://nljkrv.example.org/")
    assert desk.window.page is page(desk)


def test_texts_in_another_language_wait_until_a_person_has_read_them(open_desk: Open) -> None:
    speaker = Person("rosa-diaz", "speaker", "Casa")
    also = ("i18n/es/content/states/WY", "i18n/es/content/federal")
    desk = open_desk("queue", "WY", also=also, person=speaker)
    desk.press("More to choose").fill("For whom", "For speakers")
    assert {one.kind for one in page(desk).rows} == {"text"}
    first = page(desk).listed[0]
    assert desk.says("Spanish", "English", first.entry.removeprefix("text:es:"))
    desk.acts = 0
    desk.key("R")
    assert desk.acts == 1
    assert first.entry not in entries(desk)
    assert "lang: es" in (desk.root / "resources/reviews/rosa-diaz.yaml").read_text("utf-8")


def test_an_hour_ends_and_another_begins_by_a_key(open_desk: Open) -> None:
    desk = open_desk("queue", "WY")
    assert 8 <= len(page(desk).listed) <= 15
    page(desk)._spent = 55
    page(desk)._list()
    desk.settle().key("R").key("Return")
    assert desk.says("An hour's worth is done: 1 read.")
    desk.key("H")
    assert len(page(desk).listed) > 1


def test_a_topic_in_which_nothing_waits_says_so(open_desk: Open) -> None:
    desk = open_desk("queue", "WY")
    desk.fill("State", "Alaska")
    assert desk.says("Nothing waits here.")


def test_on_a_small_screen_in_large_text_list_and_entry_take_turns(open_desk: Open) -> None:
    desk = open_desk("queue", "WY")
    desk.window.resize(640, 600)
    desk.settle()
    assert page(desk).list.isVisible()
    assert not page(desk).pane.isVisible()
    desk.key("Return")
    assert page(desk).pane.isVisible()
    desk.key("Esc")
    assert page(desk).list.isVisible()


def test_another_person_goes_on_at_the_same_desk(open_desk: Open) -> None:
    desk = open_desk("queue", "WY")
    desk.key("R")
    assert desk.says("Signed by ana-lopez, lawyer, Clinic of the Plains")
    desk.press("Somebody else").fill("A short name", "bo").fill("Your role", "Volunteer")
    desk.fill("Your organization", "Library").key("Return")
    assert desk.bench.person == Person("bo", "volunteer", "Library")
    assert (desk.root / "resources/reviews/bo.yaml").exists()
    assert not (desk.root / MINE).exists()


def test_what_two_stewards_read_goes_together_by_git(open_desk: Open, tmp_path: Path) -> None:
    if shutil.which("git") is None:
        pytest.skip("no git here")

    def git(folder: Path, *words: str) -> None:
        name = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
        subprocess.run(["git", *name, *words], cwd=folder, check=True, capture_output=True)

    desk = open_desk("queue", "WY")
    git(desk.root, "init", "--quiet", "-b", "main")
    for name, value in (("user.name", "A"), ("user.email", "a@example.org")):
        git(desk.root, "config", name, value)
    git(desk.root, "add", ".")
    git(desk.root, "commit", "--quiet", "-m", "all")
    git(desk.root, "clone", "--quiet", ".", str(tmp_path / "two"))
    bo = Person("bo", "volunteer", "Library")
    first = page(desk).listed[0].entry
    desk.key("R").key("Return").key("R").key("Return")
    desk.sitting.commit(desk.sitting.message())
    other = AtTheDesk(tmp_path / "two/resources", bo).open("queue")
    other.key("J").key("R").key("Return")
    for name, value in (("user.name", "B"), ("user.email", "b@example.org")):
        git(other.root, "config", name, value)
    other.sitting.commit(other.sitting.message())
    git(desk.root, "pull", "--quiet", "--no-rebase", "--no-edit", str(other.root), "main")
    other.close()
    both = AtTheDesk(desk.sitting.resources).open("queue")
    assert both.sitting.problems == ()
    assert len(both.sitting.content.reviews.valid) == 3
    assert first not in entries(both)
    both.close()
