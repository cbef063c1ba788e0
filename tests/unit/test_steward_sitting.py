"""A steward's save is whole and sound, or nothing: else a slip at the desk breaks the pack."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from navigator.errors import ContentErrors, ToolError
from navigator.steward.content.reviews.reviews import Entries
from navigator.steward.editing.edit_session import Sitting
from tests.helpers.content import forget_other_pages

ROOT = Path(__file__).parents[2]
TODAY = date(2026, 12, 31)  # after every day on which the real content was read
FILE = Path("resources/states/WY/driving.yaml")


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A small tree of its own: vocabulary, federal files and one state."""
    shutil.copytree(ROOT / "resources/vocabulary", tmp_path / "resources/vocabulary")
    shutil.copytree(ROOT / "resources/federal", tmp_path / "resources/federal")
    shutil.copytree(ROOT / "resources/states/WY", tmp_path / "resources/states/WY")
    for lang in ("en", "es"):
        (tmp_path / "i18n" / lang).mkdir(parents=True)
        shutil.copy(ROOT / "i18n" / lang / "locale.yaml", tmp_path / "i18n" / lang)
    forget_other_pages(tmp_path / "resources")
    return tmp_path


@pytest.fixture
def sitting(tree: Path) -> Sitting:
    return Sitting(tree / "resources", TODAY)


def test_a_save_is_written_told_and_taken_back(sitting: Sitting, tree: Path) -> None:
    old = sitting.text(FILE)
    assert sitting.problems == ()
    act = sitting.save("Wyoming, a remark", {FILE: "# read again\n" + old})
    assert (tree / FILE).read_text("utf-8").startswith("# read again")
    assert sitting.acts == (act,)
    assert sitting.message() == "Wyoming, a remark"
    assert sitting.undo() == act
    assert (tree / FILE).read_text("utf-8") == old
    assert sitting.undo() is None


def test_what_would_not_load_is_not_written_and_everything_is_named(
    sitting: Sitting, tree: Path
) -> None:
    old = sitting.text(FILE)
    wrong = old.replace("level: stop", "level: loud", 1).replace("seen: 2026", "seen: 2099", 1)
    assert wrong != old
    with pytest.raises(ContentErrors) as told:
        sitting.save("A slip", {FILE: wrong})
    assert len(told.value.problems) >= 1
    assert (tree / FILE).read_text("utf-8") == old
    assert sitting.acts == ()


def test_problems_that_were_there_before_do_not_stop_a_save(tree: Path) -> None:
    other = tree / "resources/states/WY/college.yaml"
    other.write_text(other.read_text("utf-8") + "\nnobody: knows\n", "utf-8")
    sitting = Sitting(tree / "resources", TODAY)
    assert [one.key for one in sitting.problems] == ["nobody"]
    sitting.save("A remark", {FILE: "# one\n" + sitting.text(FILE)})
    assert [one.key for one in sitting.problems] == ["nobody"]


def test_what_somebody_else_changed_is_not_written_over(sitting: Sitting, tree: Path) -> None:
    old = sitting.text(FILE)
    (tree / FILE).write_text(old + "# from git\n", "utf-8")
    with pytest.raises(ToolError, match="changed beside this desk"):
        sitting.save("Mine", {FILE: "# mine\n" + old})
    sitting.save("Mine, again", {FILE: "# mine\n" + sitting.text(FILE)})
    (tree / FILE).write_text(old, "utf-8")
    with pytest.raises(ToolError, match="changed after that"):
        sitting.undo()


def test_a_new_file_comes_and_goes(sitting: Sitting, tree: Path) -> None:
    path = Path("i18n/es/content/x.yaml")
    sitting.save("Spanish", {path: "reviewed: false\ntexts: {}\n"})
    assert (tree / path).exists()
    sitting.save("No Spanish", {path: None})
    assert not (tree / path).exists()
    sitting.undo()
    assert (tree / path).exists()


@pytest.fixture
def git(tree: Path) -> Callable[..., str]:
    """Git in the tree, with all of it in one commit."""
    if shutil.which("git") is None:
        pytest.skip("no git here")

    def run(*words: str) -> str:
        done = subprocess.run(
            ["git", *words], cwd=tree, capture_output=True, text=True, check=True
        )  # fmt: skip
        return done.stdout

    run("init", "--quiet")
    run("config", "user.name", "A")
    run("config", "user.email", "a@example.org")
    run("add", ".")
    run("commit", "--quiet", "-m", "all")
    return run


def test_one_commit_a_sitting_holds_its_files_alone(
    sitting: Sitting, tree: Path, git: Callable[..., str]
) -> None:
    with pytest.raises(ToolError, match="Nothing was changed"):
        sitting.commit("none")
    (tree / "resources/other.txt").write_text("mine", "utf-8")
    sitting.save("First", {FILE: "# one\n" + sitting.text(FILE)})
    sitting.save("Second", {FILE: "# two\n" + sitting.text(FILE)})
    assert sitting.message() == "2 changes of content\n\n- First\n- Second"
    sitting.commit(sitting.message())
    assert git("show", "--name-only", "--format=%s").split() == [
        "2", "changes", "of", "content", str(FILE),
    ]  # fmt: skip
    assert sitting.acts == ()


def test_what_a_cut_sitting_left_is_named_and_goes_into_the_commit_or_back(
    sitting: Sitting, tree: Path, git: Callable[..., str]
) -> None:
    new = Path("i18n/es/content/Añadido.yaml")
    committed = sitting.text(FILE)
    sitting.save("First", {FILE: "# one\n" + committed})
    sitting.save("A file", {new: "reviewed: false\ntexts: {}\n"})
    (tree / "resources/other.txt").write_text("of an editor", "utf-8")
    again = Sitting(tree / "resources", TODAY)  # the power went, and came back
    assert set(again.uncommitted()) == set(again.left()) == {FILE, new}
    act = again.take_in(again.left())
    assert str(FILE) in act.told
    assert again.left() == ()
    again.save("Second", {FILE: "# two\n" + again.text(FILE)})
    again.undo()
    assert again.undo() == act
    assert (tree / FILE).read_text("utf-8") == committed
    assert not (tree / new).exists()
    assert again.uncommitted() == ()
    again.save("Third", {FILE: "# three\n" + again.text(FILE)})
    last = Sitting(tree / "resources", TODAY)
    last.take_in(last.left())
    last.save("A file", {new: "reviewed: false\ntexts: {}\n"})
    last.commit(last.message())
    assert last.uncommitted() == ()
    assert git("show", "--name-only", "-z", "--format=").split("\0")[:-1] == [str(new), str(FILE)]


def test_a_folder_without_git_has_left_nothing(sitting: Sitting) -> None:
    sitting.save("First", {FILE: "# one\n" + sitting.text(FILE)})
    assert sitting.uncommitted() == sitting.left() == ()


REVIEW = """
reviews:
  - entry: WY/driving/fee_usd
    read: {read}
    role: lawyer
    organization: Clinic of the Plains
    on: 2026-11-26
    outcome: right
    page: https://wyoming.example.org/fees
"""


def test_a_review_is_checked_without_reading_everything_again(sitting: Sitting, tree: Path) -> None:
    """Twelve reviews an hour must not cost twelve readings of the whole tree."""
    mine = Path("resources/reviews/ana-lopez.yaml")
    entry = Entries(sitting.content).get("WY/driving/fee_usd")
    assert entry is not None
    topics = sitting.content.topics
    with pytest.raises(ContentErrors, match="no digest"):
        sitting.save("A slip", {mine: REVIEW.format(read="nothing")})
    assert not (tree / mine).exists()
    sitting.save("Read", {mine: REVIEW.format(read=entry.digest("en", {}))})
    assert sitting.content.topics is topics
    found = sitting.content.reviews.of("WY/driving/fee_usd")
    assert found is not None
    assert found.organization == "Clinic of the Plains"
    sitting.undo()
    assert sitting.content.reviews.of("WY/driving/fee_usd") is None
    assert sitting.problems == ()


def test_a_folder_of_another_name_is_as_good(tree: Path) -> None:
    (tree / "resources").rename(tree / "mine")
    sitting = Sitting(tree / "mine", TODAY)
    path = Path("mine/states/WY/driving.yaml")
    sitting.save("A remark", {path: "# one\n" + sitting.text(path)})
    assert sitting.problems == ()
