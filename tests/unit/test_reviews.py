"""What a person checked counts until it changes: written, held against the content, counted."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from navigator.cli import main as cli
from navigator.errors import ContentErrors, PackError, ToolError
from navigator.library.facade import Library
from navigator.pack.store import Store
from navigator.paths import Paths
from navigator.records.reviewing import OUTCOMES, ROLES, Readers, Review, newest, readers, standing
from navigator.steward.commands import content_command, pack_build_command
from navigator.steward.content.loader import load_content, read_content
from navigator.steward.content.pack.building import build, check
from navigator.steward.content.proof.figures import as_text
from navigator.steward.content.proof.stale import stale
from navigator.steward.content.reviews.reviews import LONGEST
from navigator.steward.content.shape.reading import Reader
from navigator.steward.content.shape.review_shape import ReviewEntry
from navigator.steward.exchange.review_writing import add_review, with_review
from tests.helpers.content import PLACES, RECORDS, write_tree
from tests.helpers.letters import LETTERS, OWN
from tests.helpers.places import places_tree

TODAY = date(2026, 11, 24)
PAGE = "https://leg.colorado.gov/bills/x"
FACT = "CO/records/clean_slate"
TEXT = "text:es:Some old cases may be sealed."
ENTRIES = (
    FACT,
    "CO/records/records.lawyer_before_plea",
    "card:CO:records",
    "place:CO:helper",
)


def told(entry: str = FACT, **other: Any) -> dict[str, Any]:
    """What a lawyer says on an entry today."""
    return {
        "entry": entry, "lang": None, "role": "lawyer", "organization": "A clinic", "on": TODAY,
        "outcome": "right", "page": PAGE, "note": None,
    } | other  # fmt: skip


@pytest.fixture
def resources(tmp_path: Path) -> Path:
    return write_tree(tmp_path)


def add(resources: Path, entry: str = FACT, who: str = "ana", **other: Any) -> str:
    """Write a review; gives its file's text."""
    add_review(resources, who, told(entry, **other), TODAY)
    return (resources / "reviews" / f"{who}.yaml").read_text("utf-8")


def warnings(resources: Path) -> list[str]:
    return [one.wrong for one in load_content(resources, TODAY).reviews.warnings]


# Written, and read again.
lines = st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=30)
organizations = st.one_of(
    lines,
    st.sampled_from(
        ("yes", "~", "1:30", "0x1F", "1_000", "2026-11-24", "null", "a: b", "- a", "x #y", "#x",
         '"', "'", "\\", "&a", "*a", "!a", "=", "<<", "@a", "%a", "{a", "Ñandú 🙂", "true", "1e3",
         ".inf", "017", "a" * LONGEST)
    ),
)  # fmt: skip
readings = st.fixed_dictionaries(
    {
        "entry": st.sampled_from((*ENTRIES, "program:CO:plan", "card:US:rights.door", TEXT)),
        "role": st.sampled_from(ROLES),
        "organization": organizations,
        "on": st.dates(),
        "outcome": st.sampled_from(OUTCOMES),
        "page": st.sampled_from((None, PAGE, "https://a.org/?q=a#b: c")),
        "note": st.none() | organizations,
        "lang": st.sampled_from(("en", "es", "no")),
    }
)


OFTEN = settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    deadline=None,
    max_examples=40,
)


@OFTEN
@given(rows=st.lists(readings, max_size=4))
def test_what_is_written_is_read_again_sorted_and_once_for_each_entry(
    tmp_path: Path, rows: list[dict[str, Any]]
) -> None:
    path = tmp_path / "ana.yaml"
    path.write_text("reviews: []\n", "utf-8")
    wanted = {}
    for row in rows:
        entry = ReviewEntry(**row, read="sha256:0123456789abcdef")
        path.write_text(with_review(path.read_text("utf-8"), entry), "utf-8")
        wanted[entry.entry, entry.lang] = entry
    reader = Reader(path, path)
    found = [entry for _, entry in reader.items("reviews", ReviewEntry)]
    assert reader.problems == []
    assert found == [wanted[key] for key in sorted(wanted)]


@OFTEN
@given(organization=organizations, role=st.sampled_from(ROLES[:3]), entry=st.sampled_from(ENTRIES))
def test_what_is_added_loads_and_holds(
    resources: Path, organization: str, role: str, entry: str
) -> None:
    add(resources, entry, organization=organization, role=role)
    content = load_content(resources, TODAY)
    (found,) = [one for one in content.reviews.valid if one.of.id == entry]
    assert (found.given.organization, found.given.role) == (organization, role)
    assert content.reviews.warnings == []


def test_remarks_and_order_of_a_file_stay(resources: Path) -> None:
    add(resources, "CO/records/records.lawyer_before_plea")
    add(resources, "place:CO:helper")
    path = resources / "reviews" / "ana.yaml"
    text = path.read_text("utf-8")
    text = text.replace("  - entry: place", "  # By phone, on a Tuesday.\n  - entry: place")
    text = text.replace("role: lawyer\n", "role: lawyer  # of the bar\n", 1) + "# The end.\n"
    path.write_text(text, "utf-8")
    told = add(resources, "card:CO:records")
    assert told.replace(_block(told, "card:CO:records"), "") == text
    assert told.index("card:CO:records") < told.index("# By phone") < told.index("place:CO")
    again = add(resources, "place:CO:helper", organization="Another")
    assert again == told.replace("organization: A clinic", "organization: Another").replace(
        "organization: Another", "organization: A clinic", 2
    )


def _block(text: str, entry: str) -> str:
    start = text.index(f"  - entry: {entry}\n")
    end = text.index("outcome: right", start)
    return text[start : text.index("\n", text.index("page:", end)) + 1]


@pytest.mark.skipif(shutil.which("git") is None, reason="needs git")
def test_two_people_review_beside_each_other(tmp_path: Path) -> None:
    """Both began with the same content; git brings their work together without a clash."""
    whole = tmp_path / "whole"
    write_tree(whole)
    git = ["git", "-c", "user.name=x", "-c", "user.email=x@example.org", "-C", str(whole)]

    def run(*words: str) -> None:
        subprocess.run([*git, *words], check=True, capture_output=True)

    run("init", "-q", "-b", "main")
    run("add", "-A")
    run("commit", "-qm", "before")
    for who, entries in (("ana", ENTRIES[:3]), ("ben", ENTRIES[1:])):
        run("checkout", "-q", "-b", who, "main")
        for entry in entries:
            add(whole / "resources", entry, who)
        run("add", "-A")
        run("commit", "-qm", who)
    run("checkout", "-q", "main")
    run("merge", "-q", "ana", "ben")
    content = load_content(whole / "resources", TODAY)
    assert len(content.reviews.valid) == 6
    assert content.reviews.warnings == []


def test_two_branches_of_one_file_that_add_far_apart_merge(resources: Path) -> None:
    """It is sorted: each addition has one place, whoever writes first."""
    one, other = ENTRIES[0], ENTRIES[3]
    add(resources, one)
    there = add(resources, other)
    (resources / "reviews" / "ana.yaml").unlink()
    add(resources, other)
    assert add(resources, one) == there


# Refused.
@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"entry": "CO/records/clean_slat"}, "Did you mean CO/records/clean_slate"),
        ({"entry": "place:CO:nobody"}, "There is no place:CO:nobody"),
        ({"entry": "program:CO:nobody"}, "There is no program"),
        ({"entry": "card:AL:records"}, "There is no card"),
        ({"entry": "card:CO:records.door"}, "There is no card"),
        ({"entry": "AL/records/clean_slate"}, "There is no AL"),
        ({"entry": "text:es:Never said."}, "There is no text"),
        ({"entry": "card:CO:cooking"}, "'card:CO:cooking' is no entry"),
        ({"entry": "card:ZZ:records"}, "is no entry"),
        ({"entry": "place:ZZ:helper"}, "is no entry"),
        ({"entry": "ZZ/records/clean_slate"}, "is no entry"),
        ({"entry": "text:en:Some old cases may be sealed."}, "is no entry"),
        ({"entry": "text:es: "}, "is no entry"),
        ({"entry": ""}, "is no entry"),
        ({"entry": "CO/records/../../x"}, "is no entry"),
        ({"entry": TEXT, "lang": "en"}, "the text is in another language"),
        ({"lang": "fr"}, "no translation 'fr'"),
        ({"role": "speaker"}, "a native speaker checks a translation"),
        ({"role": "notario"}, "Invalid enum value 'notario'"),
        ({"outcome": "fine"}, "Invalid enum value 'fine'"),
        ({"on": date(2026, 11, 25)}, "this day has not come"),
        ({"page": None}, "right by which page"),
        ({"page": "www.example.org"}, "no web address"),
        ({"page": "https://a.org/ b"}, "no web address"),
        ({"outcome": "changed"}, "what has changed"),
        ({"organization": ""}, "organization: this is empty"),
        ({"organization": " x"}, "organization: this is empty"),
        ({"organization": "a\nb"}, "not one line"),
        ({"organization": "a\u202eb"}, "not one line"),
        ({"organization": "\ud800"}, "not one line"),
        ({"organization": "a" * (LONGEST + 1)}, "too long"),
        ({"note": "a\tb"}, "note: this is empty, too long or not one line"),
    ],
)
def test_a_review_that_says_too_little_or_too_much_is_not_written(
    resources: Path, wrong: dict[str, Any], said: str
) -> None:
    with pytest.raises(ToolError) as caught:
        add_review(resources, "ana", told(**wrong), TODAY)
    assert said in str(caught.value)
    assert not (resources / "reviews").exists()


@pytest.mark.parametrize("who", ["", "Ana", "../ana", "ana lopez", "a/b", "ana.yaml", "1"])
def test_a_name_that_is_no_file_is_refused(resources: Path, who: str) -> None:
    with pytest.raises(ToolError, match="can not be a file's name"):
        add_review(resources, who, told(), TODAY)


def test_nothing_is_written_into_broken_content(resources: Path) -> None:
    (resources / "places" / "CO.yaml").write_text("places: 3\n", "utf-8")
    with pytest.raises(ContentErrors):
        add(resources)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("role: lawyer", "role: wizard", "reviews[CO/records/clean_slate].role: Invalid enum"),
        ("    role: lawyer\n", "", "reviews[CO/records/clean_slate]: a key is missing: role"),
        ("role: lawyer", "name: Ana, role: lawyer", "not valid YAML"),
        ("    role: lawyer", "    name: Ana\n    role: lawyer", "unknown field `name`"),
        ("read: sha256:", "read: sha1:", ".read: this is no digest"),
        ("on: 2026-11-24", "on: 2026-11-25", ".on: this day has not come yet"),
        ("on: 2026-11-24", "on: yesterday", ".on: "),
        ("entry: CO/records/clean_slate", "entry: [x]", "reviews["),
        ("entry: CO/records/clean_slate", "entry: x", "reviews[x].entry: 'x' is no entry"),
        ("page: https", "page: ftp", ".page: this is no web address"),
        ("reviews:", "review:", "nobody knows this key"),
        ("reviews:", "reviews: 3\nmore:", "this must be a list"),
    ],
)
def test_each_mistake_in_a_file_is_named(resources: Path, old: str, new: str, said: str) -> None:
    text = add(resources)
    assert old in text
    (resources / "reviews" / "ana.yaml").write_text(text.replace(old, new, 1), "utf-8")
    _, found = read_content(resources, TODAY)
    assert any(said in str(one) for one in found), found
    assert all("resources/reviews/ana.yaml" in str(one) for one in found)


def test_a_file_named_after_nobody_and_an_entry_given_twice_are_named(resources: Path) -> None:
    text = add(resources)
    twice = text + text[text.index("  - entry") :]
    (resources / "reviews" / "Ana Lopez.yaml").write_text(twice, "utf-8")
    found = [str(one) for one in read_content(resources, TODAY)[1]]
    assert any("'Ana Lopez' names nobody" in one for one in found)
    assert any("this entry is reviewed twice" in one for one in found)


# Void.
@pytest.mark.parametrize(
    ("entry", "old", "new"),
    [
        (FACT, "Some old cases may be sealed.", "Some old cases may be erased."),
        (FACT, "value: Some old", "since: 2020-01-01, value: Some old"),
        ("CO/records/records.lawyer_before_plea", "See a lawyer", "Ask a lawyer"),
        ("CO/records/misdemeanor_364_day_law", "2026-12-31", "2026-12-30"),
        ("card:CO:records", "level: stop", "level: info"),
        ("card:CO:records", "A cap begins.", "The cap begins."),
    ],
)
def test_a_change_of_value_or_words_voids_the_review(
    tmp_path: Path, entry: str, old: str, new: str
) -> None:
    resources = write_tree(tmp_path)
    add(resources, entry)
    assert warnings(resources) == []
    assert old in RECORDS
    changed = RECORDS.replace(old, new)
    write_tree(tmp_path, states__CO__records=changed)
    assert warnings(resources) == ["void: it changed after 2026-11-24."]
    assert load_content(resources, TODAY).reviews.valid == []
    assert "void: it changed" in as_text(check(resources, TODAY))


def test_a_page_more_and_another_entry_void_nothing(tmp_path: Path) -> None:
    resources = write_tree(tmp_path)
    add(resources)
    changed = RECORDS.replace("says: Sealing.", "says: Old cases are sealed.")
    write_tree(tmp_path, states__CO__records=changed.replace("A cap begins.", "The cap begins."))
    assert warnings(resources) == []


def test_a_review_of_what_is_gone_is_void(tmp_path: Path) -> None:
    resources = write_tree(tmp_path)
    add(resources, "place:CO:helper")
    write_tree(tmp_path, places__CO=PLACES.replace("id: helper", "id: other"))
    assert warnings(resources) == ["void: there is no such entry."]


def test_a_changed_translation_voids_what_was_read_in_it_and_nothing_else(tmp_path: Path) -> None:
    resources = write_tree(tmp_path)
    add(resources, TEXT, role="speaker", page=None)
    add(resources, FACT, lang="es", role="speaker", page=None)
    add(resources, FACT)
    assert load_content(resources, TODAY).reviewed == {"es": True}
    path = tmp_path / "i18n" / "es" / "content" / "states" / "CO" / "records.yaml"
    path.write_text(path.read_text("utf-8").replace("pueden sellarse", "se sellan"), "utf-8")
    assert warnings(resources) == ["void: it changed after 2026-11-24."] * 2
    content = load_content(resources, TODAY)
    assert [one.given.lang for one in content.reviews.valid] == ["en"]
    assert content.reviewed == {"es": False}


def test_a_listed_place_can_be_reviewed_and_is_void_with_its_row(tmp_path: Path) -> None:
    resources = places_tree(tmp_path)
    row = load_content(resources, TODAY).listed.rows[0]
    id = f"place:{row.state}:{row.id}"
    add(resources, id)
    assert warnings(resources) == []
    path = resources / "places" / "health_centers.csv"
    path.write_text(path.read_text("utf-8").replace(row.street, "99 Other St"), "utf-8")
    assert warnings(resources) == ["void: it changed after 2026-11-24."]


# Which one stands.
A, B, C = date(2026, 1, 1), date(2026, 2, 1), date(2026, 3, 1)


@pytest.mark.parametrize(
    ("reviews", "stands"),
    [
        ([], None),
        ([("volunteer", A, "right")], ("volunteer", A)),
        ([("lawyer", A, "right"), ("volunteer", B, "right")], ("volunteer", B)),
        ([("volunteer", A, "right"), ("lawyer", A, "right")], ("lawyer", A)),
        ([("lawyer", A, "right"), ("volunteer", B, "changed")], None),
        ([("volunteer", B, "changed"), ("lawyer", B, "right")], None),
        ([("volunteer", B, "changed"), ("lawyer", C, "right")], ("lawyer", C)),
        ([("lawyer", A, "right"), ("volunteer", B, "cannot tell")], ("lawyer", A)),
        ([("lawyer", A, "cannot tell")], None),
    ],
)
def test_the_newest_who_could_tell_stands(
    reviews: list[Any], stands: tuple[str, date] | None
) -> None:
    found = standing(Review(role, "A clinic", on, outcome) for role, on, outcome in reviews)
    assert (found and (found.role, found.on)) == stands


def test_the_newest_day_is_that_of_a_page_or_of_the_review() -> None:
    assert newest([], None) is None
    assert newest([None, A], None) == A
    assert newest([B, None], Review("lawyer", "A clinic", A)) == B
    assert newest([A], Review("lawyer", "A clinic", C)) == C


# Renewed.
def keys(resources: Path) -> set[str]:
    return {one.key for one in stale(resources, TODAY)}


@pytest.mark.parametrize(
    ("entry", "gone"),
    [
        (FACT, {"facts.clean_slate[0]"}),
        ("CO/records/records.lawyer_before_plea", {"cautions[records.lawyer_before_plea]"}),
        ("place:CO:helper", {"places[helper]"}),
    ],
)
def test_what_was_found_right_is_no_longer_old(resources: Path, entry: str, gone: set[str]) -> None:
    before = keys(resources)
    assert gone <= before
    add(resources, entry)
    assert keys(resources) == before - gone


def test_a_whole_card_that_was_found_right_is_no_longer_old(resources: Path) -> None:
    add(resources, "card:CO:records")
    assert keys(resources) == {"places[helper]"}


@pytest.mark.parametrize(
    "other",
    [
        {"outcome": "cannot tell"},
        {"outcome": "changed", "note": "A new law."},
        {"lang": "es"},
        {"on": date(2026, 8, 1)},
    ],
)
def test_other_reviews_renew_nothing(resources: Path, other: dict[str, Any]) -> None:
    before = keys(resources)
    add(resources, **other)
    assert keys(resources) == before


def test_what_was_found_to_have_changed_is_named_until_it_is_mended(resources: Path) -> None:
    add(resources, outcome="changed", note="Repealed in June.")
    assert warnings(resources) == ["found to have changed: Repealed in June."]


# Letters.
@pytest.fixture
def with_letters(tmp_path: Path) -> Path:
    return write_tree(tmp_path, federal__letters__appeal=LETTERS, states__CO__appeals=OWN)


def test_a_letter_that_was_found_right_is_no_longer_old_nor_a_states_rule(
    with_letters: Path,
) -> None:
    of_letter = {"letters[cut].last_days[0]", "letters[cut].what[0]"}
    assert of_letter | {"rules[cut]"} <= keys(with_letters)
    add(with_letters, "letter:US:cut")
    assert "rules[cut]" in keys(with_letters)
    assert not of_letter & keys(with_letters)
    add(with_letters, "letter:CO:cut")
    assert "rules[cut]" not in keys(with_letters)
    assert warnings(with_letters) == []


@pytest.mark.parametrize(
    ("entry", "file", "old", "new"),
    [
        ("letter:US:cut", "federal/letters/appeal", "days: 30", "days: 10"),
        ("letter:US:cut", "federal/letters/appeal", "Call the office.", "Call nobody."),
        ("letter:CO:cut", "states/CO/appeals", "ask: 20", "ask: 9"),
    ],
)
def test_a_review_of_a_letter_is_void_once_it_says_something_else(
    with_letters: Path, entry: str, file: str, old: str, new: str
) -> None:
    add(with_letters, entry)
    path = with_letters / f"{file}.yaml"
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
    assert warnings(with_letters) == [f"void: it changed after {TODAY}."]


@pytest.mark.parametrize("entry", ["letter:NM:cut", "letter:US:cat", "letter:CO:cat"])
def test_no_letter_of_that_id_can_be_reviewed(with_letters: Path, entry: str) -> None:
    with pytest.raises(ToolError, match="letter:US:cut"):
        add(with_letters, entry)


def test_a_page_says_who_checked_its_letter(with_letters: Path) -> None:
    add(with_letters, "letter:US:cut")
    build(with_letters, with_letters.parent / "pack", TODAY)
    with Library.at(with_letters.parent / "pack", lambda: TODAY) as library:
        letter = library.letter("letter:US:cut")
        say = library.wording("en")
        assert say.checked(*letter.claims).startswith("Checked by a lawyer of A clinic")
        in_colorado = letter.in_state("CO")
        assert in_colorado.rule is not None
        assert in_colorado.rule.review is None
        assert say.checked(*in_colorado.claims).startswith("In part")


# The commands.
Run = Callable[..., str]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    resources = write_tree(tmp_path)
    paths = Paths(tmp_path / "pack", tmp_path / "settings.toml", resources, tmp_path / "i18n")
    monkeypatch.setattr(cli, "find_paths", lambda: paths)
    for module in (content_command, pack_build_command):
        monkeypatch.setattr(module, "today", lambda: TODAY)

    def running(*words: str, code: int = 0) -> str:
        assert cli.main(words) == code
        captured = capsys.readouterr()
        return captured.out if code == 0 else captured.err

    return running


BY_ANA = ("--by", "ana", "--role", "lawyer", "--organization", "A clinic", "--outcome", "right")


def test_after_one_command_the_entry_is_gone_from_the_list_of_its_state(run: Run) -> None:
    line = ("content", "stale", "--state", "CO", "--topic", "records", "--json")
    before = json.loads(run(*line))
    (one,) = [one for one in before if one["entry"] == FACT]
    run("content", "review", "add", FACT, *BY_ANA, "--page", PAGE)
    assert json.loads(run(*line)) == [other for other in before if other != one]


def test_a_text_needs_no_language_and_a_mistake_is_one_sentence(run: Run) -> None:
    run("content", "review", "add", TEXT, *BY_ANA)
    assert "right by which page" in run("content", "review", "add", FACT, *BY_ANA, code=1)


def test_the_pack_counts_reviews_by_topic_state_role_and_language(run: Run) -> None:
    for entry in (FACT, "card:CO:records", "place:CO:helper"):
        run("content", "review", "add", entry, *BY_ANA, "--page", PAGE)
    speaker = (*BY_ANA[:3], "speaker", *BY_ANA[4:], "--lang", "es")
    run("content", "review", "add", TEXT, *speaker)
    run("pack", "build")
    info = json.loads(run("pack", "info", "--json"))
    assert info["counts"]["reviews"] == 4
    assert info["reviews"] == {
        "topic": {"other": 2, "records": 2},
        "state": {"CO": 3, "other": 1},
        "role": {"lawyer": 3, "speaker": 1},
        "lang": {"en": 3, "es": 1},
    }
    assert "speaker: 1" in run("pack", "info")
    facts = json.loads(run("facts", "records", "--state", "CO", "--json"))["CO"]
    assert facts["clean_slate"]["review"] == {
        "role": "lawyer", "organization": "A clinic", "on": "2026-11-24", "outcome": "right",
    }  # fmt: skip


# In the pack.
def packed(resources: Path) -> Library:
    build(resources, resources.parent / "pack", TODAY)
    return Library.at(resources.parent / "pack", lambda: TODAY)


def test_a_record_says_who_found_it_right_and_nobody_is_named(resources: Path) -> None:
    add(resources, note="Ask Ana Lopez.", who="ana-lopez")
    add(resources, "place:CO:helper", role="agency", organization="The office")
    with packed(resources) as library:
        facts = {fact.name: fact for fact in library.facts("CO", "records")}
        assert facts["clean_slate"].review == Review("lawyer", "A clinic", TODAY)
        assert facts["clean_slate"].as_of == TODAY
        assert facts["pardon_note"].review is None
        place = library.place("place:CO:helper")
        assert place.review == Review("agency", "The office", TODAY)
        assert place.as_of == TODAY
    raw = (resources.parent / "pack" / "navigator.sqlite").read_bytes().lower()
    assert b"lopez" not in raw


def test_a_void_review_does_not_go_out(tmp_path: Path) -> None:
    resources = write_tree(tmp_path)
    add(resources)
    write_tree(tmp_path, states__CO__records=RECORDS.replace("may be sealed", "can be sealed"))
    with packed(resources) as library:
        assert all(fact.review is None for fact in library.facts("CO", "records"))


def test_a_review_of_a_card_covers_all_of_it(resources: Path) -> None:
    add(resources, "card:CO:records")
    with packed(resources) as library:
        card = library.card("CO", "records")
        assert all(one.review for one in (*card.facts, *card.cautions, *card.past) if one.sources)


def test_a_row_with_a_word_nobody_knows_is_a_damaged_pack(resources: Path) -> None:
    import sqlite3
    from contextlib import closing

    add(resources)
    packed(resources).close()
    with closing(sqlite3.connect(resources.parent / "pack" / "navigator.sqlite")) as db, db:
        db.execute("UPDATE reviews SET role = 'wizard'")
    with closing(Store(resources.parent / "pack")) as store, pytest.raises(PackError):
        store.reviewed.all()


def test_the_file_is_plain_yaml_that_any_program_reads(resources: Path) -> None:
    assert yaml.safe_load(add(resources))["reviews"][0]["entry"] == FACT


def test_who_stands_behind_a_pack_is_told_by_role_and_organization() -> None:
    early, late = date(2026, 11, 1), date(2026, 11, 24)
    found = readers([
        Review("volunteer", "A library", late),
        Review("lawyer", "A clinic", late),
        Review("lawyer", "A clinic", early),
        Review("lawyer", "Another", late, "changed"),
    ])  # fmt: skip
    assert found == (
        Readers("lawyer", "A clinic", 2, late),
        Readers("volunteer", "A library", 1, late),
    )
