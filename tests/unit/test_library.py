"""What a volunteer reads is the rule of the day, in their language, with its dates."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from navigator.eligibility.answers import Answers
from navigator.errors import BadInput, PackError
from navigator.language.messages import message
from navigator.library.facade import Library
from navigator.pack.store import read_manifest
from navigator.paths import MANIFEST_FILE, PACK_FILE, Paths
from navigator.records.outline_parts import Purpose
from navigator.steward.content.pack.building import build
from tests.helpers.content import RECORDS, write_tree

TODAY = date(2026, 11, 24)
CHECKLIST = """
id: list
topic: records
title: T
lead: L
asks: [age]
outcomes:
  - id: one
    kind: other
    title: One
    when: {}
    status_rule: any
    conditions: [{fact: age, comparator: at_least, value: 18}]
"""


def paths_of(folder: Path) -> Paths:
    return Paths(folder / "pack", folder / "settings.toml", folder / "resources", folder / "i18n")


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    resources = write_tree(tmp_path)
    build(resources, tmp_path / "pack", TODAY)
    return paths_of(tmp_path)


@pytest.fixture
def library(paths: Paths) -> Iterator[Library]:
    with Library.open(paths, lambda: TODAY) as opened:
        yield opened


def value_on(library: Library, day: date) -> object:
    facts = {fact.name: fact for fact in library.facts("CO", "records", day)}
    return facts["misdemeanor_364_day_law"].value


@pytest.mark.parametrize(
    ("day", "value"),
    [
        (date(2024, 12, 31), "no"),
        (date(2025, 1, 1), "most"),
        (date(2026, 12, 31), "most"),
        (date(2027, 1, 1), "no"),
    ],
)
def test_a_fact_switches_on_its_day(library: Library, day: date, value: str) -> None:
    assert value_on(library, day) == value


def test_the_headline_switches_with_the_fact(library: Library) -> None:
    before = library.card("CO", "records", on=date(2026, 12, 31))
    after = library.card("CO", "records", on=date(2027, 1, 1))
    assert "below one full year" in before.answer
    assert "below one full year" not in after.answer


GUIDE = """
guides:
  - id: switching
    title: Country by country
    lead: Look at the day.
    sensitive: false
    words: [switching]
    sections:
      - heading: Lebanon
        items:
          - {text: It runs through December 31., until: 2026-12-31, sources: []}
          - {text: It ran through December 31., since: 2027-01-01, sources: []}
      - heading: Only before
        items:
          - {text: Gone in January., until: 2026-12-31, sources: []}
"""


@pytest.mark.parametrize(
    ("day", "told"),
    [
        (
            date(2026, 12, 31),
            {"Lebanon": "It runs through December 31.", "Only before": "Gone in January."},
        ),
        (date(2027, 1, 1), {"Lebanon": "It ran through December 31."}),
    ],
)
def test_a_sentence_of_a_longer_card_switches_on_its_day(
    tmp_path: Path, day: date, told: dict[str, str]
) -> None:
    build(write_tree(tmp_path, states__CO__records=RECORDS + GUIDE), tmp_path / "pack", TODAY)
    with Library.open(paths_of(tmp_path), lambda: day) as library:
        guide = library.guide("card:CO:records.switching")
    assert {one.heading: item.text for one in guide.sections for item in one.items} == told


def test_a_coming_change_is_shown_before_its_day_and_moves_to_the_past(library: Library) -> None:
    before = library.card("CO", "records", on=date(2026, 12, 31))
    after = library.card("CO", "records", on=date(2027, 1, 1))
    assert [change.text for change in before.coming] == ["The cap ends."]
    assert after.coming == ()
    assert after.past[0].text == "The cap ends."


def test_a_stop_stands_before_the_other_cautions(library: Library) -> None:
    card = library.card("CO", "records")
    assert [caution.level for caution in card.cautions] == ["stop", "info"]
    assert card.stops[0].text == "See a lawyer before any plea."


def test_every_typed_fact_is_there_nulls_included(library: Library) -> None:
    facts = {fact.name: fact for fact in library.facts("CO", "records")}
    assert list(facts) == [
        "misdemeanor_364_day_law",
        "misdemeanor_364_exceptions",
        "clean_slate",
        "post_conviction_relief",
        "pardon_note",
    ]
    assert facts["post_conviction_relief"].null_means == "not_known"
    assert facts["pardon_note"].null_means == "not_covered"
    assert facts["clean_slate"].sources[0].publisher == "Colorado General Assembly"


def test_spanish_is_used_where_it_is_and_said_to_be_missing_where_not(library: Library) -> None:
    card = library.card("CO", "records", "es")
    facts = {fact.name: fact.value for fact in card.facts}
    assert facts["clean_slate"] == "Algunos casos viejos pueden sellarse."
    assert card.translated is False


def test_today_is_never_before_the_pack_was_built(paths: Paths) -> None:
    with Library.open(paths, lambda: date(1999, 1, 1)) as library:
        assert library.today() == date(2026, 11, 1)


def test_a_pack_of_half_a_year_ago_is_called_old(paths: Paths) -> None:
    with Library.open(paths, lambda: date(2027, 4, 30)) as library:
        assert not library.is_pack_old()
    with Library.open(paths, lambda: date(2027, 5, 1)) as library:
        assert library.is_pack_old()


def test_the_same_content_gives_the_same_bytes(tmp_path: Path) -> None:
    resources = write_tree(tmp_path)
    build(resources, tmp_path / "one", TODAY)
    build(resources, tmp_path / "two", TODAY)
    for name in (PACK_FILE, MANIFEST_FILE):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


def test_a_second_build_does_nothing_when_nothing_changed(tmp_path: Path) -> None:
    resources = write_tree(tmp_path)
    folder = tmp_path / "pack"
    build(resources, folder, TODAY)
    before = (folder / PACK_FILE).stat().st_mtime_ns
    build(resources, folder, TODAY, if_changed=True)
    assert (folder / PACK_FILE).stat().st_mtime_ns == before
    changed = RECORDS.replace("See a lawyer before any plea.", "See a lawyer first.")
    build(write_tree(tmp_path, states__CO__records=changed), folder, TODAY, if_changed=True)
    with Library.open(paths_of(tmp_path), lambda: TODAY) as library:
        assert library.card("CO", "records").stops[0].text == "See a lawyer first."


@pytest.mark.parametrize("harm", ["gone", "cut", "one byte", "no manifest", "empty manifest"])
def test_a_damaged_pack_gives_one_calm_sentence(paths: Paths, harm: str) -> None:
    pack, manifest = paths.pack / PACK_FILE, paths.pack / MANIFEST_FILE
    if harm == "gone":
        pack.unlink()
    elif harm == "cut":
        pack.write_bytes(pack.read_bytes()[:1000])
    elif harm == "one byte":
        whole = bytearray(pack.read_bytes())
        whole[5000] ^= 1
        pack.write_bytes(whole)
    elif harm == "no manifest":
        manifest.unlink()
    else:
        manifest.write_text("{}")
    with pytest.raises(PackError) as caught:
        Library.open(paths, lambda: TODAY)
    assert caught.value.next_step
    assert "Traceback" not in str(caught.value)


def test_a_missing_index_is_built_in_memory_and_search_goes_on(paths: Paths) -> None:
    for path in sorted(paths.index.iterdir()):
        path.unlink()
    with Library.open(paths, lambda: TODAY) as library:
        assert library.search("plea", state="CO")[0].id == "card:CO:records"
    assert list(paths.index.iterdir()) == []


def test_a_damaged_index_is_built_in_memory_and_search_goes_on(paths: Paths) -> None:
    for path in paths.index.iterdir():
        path.write_bytes(b"\x00" * 64)
    with Library.open(paths, lambda: TODAY) as library:
        assert library.search("plea", state="CO")[0].id == "card:CO:records"


@pytest.mark.parametrize(
    "id",
    ["", "card", "card:ZZ:records", "card:CO:cooking", "place:CO:nobody", "program:CO:x",
     "checklist:x", "card:CO:records.nothing", "'; DROP TABLE entries; --", "x" * 5000],
)  # fmt: skip
def test_an_unknown_id_is_refused_with_a_next_step(library: Library, id: str) -> None:
    with pytest.raises(BadInput) as caught:
        library.show(id)
    assert caught.value.next_step


def test_a_state_the_pack_does_not_hold_says_so(library: Library) -> None:
    with pytest.raises(BadInput, match="does not hold the rules of Texas"):
        library.card("TX", "records")


def test_the_manifest_tells_what_the_pack_holds(paths: Paths) -> None:
    manifest = read_manifest(paths.pack)
    assert manifest["counts"]["facts"] == 7
    assert manifest["counts"]["places"] == 1
    assert manifest["languages"] == ["en", "es"]
    assert manifest["built_on"] == "2026-11-01"


@pytest.mark.parametrize(
    "text",
    [
        "{}",
        "[" * 100_000,
        '{"sha256": "x"}',
        '{"sha256": "x", "built_on": 20261101}',
        '{"sha256": "x", "built_on": "2026-11-0r"}',
        '"built_on sha256"',
    ],
)
def test_a_manifest_that_is_none_is_told(paths: Paths, text: str) -> None:
    """One changed letter of its day ended each look for new content."""
    (paths.pack / MANIFEST_FILE).write_text(text, "utf-8")
    with pytest.raises(PackError, match="missing or damaged"):
        read_manifest(paths.pack)


def test_the_index_can_be_opened_before_the_first_search(library: Library) -> None:
    library.warm_up()
    opened = library._finding.open()
    assert library.search("plea", state="CO")
    assert library._finding.open() is opened


def test_an_index_that_breaks_while_it_is_read_is_one_calm_sentence(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(library._finding.open().guidance, "_word", broken)
    with pytest.raises(PackError, match="index could not be read") as caught:
        library.search("plea", state="CO")
    assert caught.value.next_step


def test_what_a_hit_leads_to_begins_with_its_danger(library: Library) -> None:
    hit = next(one for one in library.search("plea", state="CO") if one.kind == "card")
    first = library.outline(library.show(hit.id), "en").parts[0]
    assert first.purpose is Purpose.STOP
    assert [line.text for line in first.lines] == ["See a lawyer before any plea."]


def test_changes_are_those_between_two_days_soonest_first(library: Library) -> None:
    def told(start: date, end: date) -> list[str]:
        return [change.text for change in library.changes("CO", start, end)]

    assert told(date(2025, 1, 1), date(2027, 1, 1)) == ["A cap begins.", "The cap ends."]
    assert told(date(2025, 1, 2), date(2026, 12, 31)) == []
    assert told(date(2027, 1, 1), date(2027, 1, 1)) == ["The cap ends."]


def test_places_are_those_that_serve_the_state_narrowed_by_topic_and_kind(
    library: Library,
) -> None:
    def found(state: str | None, topic: str | None = None, kind: str | None = None) -> list[str]:
        return [place.id for place in library.places(state, topic, kind)]

    assert found("CO") == found(None) == ["place:CO:helper"]
    assert found("TX") == []
    assert found("CO", "records", "legal") == ["place:CO:helper"]
    assert found("CO", "health") == found("CO", None, "bar") == []


def test_names_and_messages_come_in_the_language_asked_for(library: Library) -> None:
    assert library.states() == ("CO",)
    assert library.languages() == {"en": True, "es": False}
    assert library.state_name("CO", "en") == "Colorado"
    assert library.say(message("topic.records"), "en") == "Records"
    for ask in (library.wording, lambda lang: library.say(message("topic.records"), lang)):
        with pytest.raises(BadInput, match="no language 'xx'"):
            ask("xx")


@pytest.mark.parametrize("id", ["place:CO:helper", "checklist:x", "card:CO:records", "nonsense"])
def test_each_kind_of_record_is_asked_for_by_its_own_id(library: Library, id: str) -> None:
    with pytest.raises(BadInput):
        library.program(id)
    if not id.startswith("place"):
        with pytest.raises(BadInput):
            library.place(id)
    if not id.startswith("card"):
        with pytest.raises(BadInput):
            library.guide(id)


def test_a_checklist_refuses_a_state_it_does_not_know(tmp_path: Path) -> None:
    build(write_tree(tmp_path, checklists__list=CHECKLIST), tmp_path / "pack", TODAY)
    with Library.open(paths_of(tmp_path), lambda: TODAY) as library:
        assert [one.id for one in library.checklists("es")] == ["checklist:list"]
        assert library.screen("checklist:list", Answers("CO")).missing == ("age",)
        for state, said in (("ZZ", "no state"), ("TX", "Texas")):
            with pytest.raises(BadInput, match=said):
                library.screen("checklist:list", Answers(state))
        with pytest.raises(BadInput):
            library.screen("checklist:none", Answers("CO"))


def test_a_pack_that_may_not_be_read_is_one_calm_sentence(
    paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_file: object, _kind: str) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(hashlib, "file_digest", refuse)
    with pytest.raises(PackError) as caught:
        Library.open(paths, lambda: TODAY)
    assert caught.value.next_step
