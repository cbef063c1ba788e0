"""What a steward asks for: what is old, and how sure the content is."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from navigator.cli import main as cli
from navigator.errors import ContentErrors
from navigator.paths import Paths
from navigator.steward.commands import content_command
from navigator.steward.content.loader import load_content
from navigator.steward.content.pack.building import build, check
from navigator.steward.content.proof.figures import as_text, least_certain
from navigator.steward.content.proof.stale import stale
from tests.helpers.content import PLACES, RECORDS, write_tree
from tests.helpers.letters import LETTERS, OWN
from tests.helpers.places import places_tree

TODAY = date(2026, 11, 24)
SECOND = """
  fresh:
    publisher: A court
    title: An order
    url: https://court.example.gov/order
    as_of: 2026-11-20
    seen: 2026-11-21
"""


@pytest.fixture
def resources(tmp_path: Path) -> Path:
    return write_tree(tmp_path)


def keys(resources: Path, days: int | None = None) -> list[str]:
    return [one.key for one in stale(resources, TODAY, days)]


def test_old_facts_cautions_and_places_are_listed_with_file_and_key(resources: Path) -> None:
    found = stale(resources, TODAY)
    assert {(one.path, one.kind) for one in found} == {
        ("resources/states/CO/records.yaml", "fact"),
        ("resources/states/CO/records.yaml", "caution"),
        ("resources/places/CO.yaml", "place"),
    }
    by_key = {one.key: one for one in found}
    law = by_key["facts.clean_slate[0]"]
    assert (law.as_of, law.days, law.seen) == (date(2024, 6, 5), 902, date(2026, 11, 1))
    assert law.url == "https://leg.colorado.gov/bills/x"
    assert by_key["cautions[records.lawyer_before_plea]"].days == 902
    assert by_key["places[helper]"].as_of is None


def test_what_has_ended_and_what_has_no_source_to_age_is_left_out(resources: Path) -> None:
    found = keys(resources)
    assert "facts.misdemeanor_364_day_law[0]" not in found, "ended in 2024"
    assert "facts.misdemeanor_364_day_law[1]" in found
    assert "facts.misdemeanor_364_day_law[2]" in found, "coming"
    assert "facts.post_conviction_relief[0]" not in found, "looked for, not found"
    assert "facts.pardon_note[0]" in found, "there is none: a source says so"


def test_the_oldest_comes_first_and_the_undated_last(tmp_path: Path) -> None:
    older = RECORDS.replace("as_of: 2024-06-05", "as_of: 2020-01-01")
    resources = write_tree(tmp_path, states__CO__records=older, states__CO__legal=_legal())
    found = stale(resources, TODAY)
    dated = [one.as_of for one in found if one.as_of is not None]
    assert dated == sorted(dated)
    assert [one.as_of is None for one in found] == sorted(one.as_of is None for one in found)
    assert found[-1].key == "places[helper]"


def _legal() -> str:
    facts = "\n".join(
        f"  {name}: [{{value: null, null_means: not_covered, sources: [{{id: law, says: None.}}]}}]"
        for name in ("fraud_law", "fraud_agency", "bar_lookup", "representation_programs")
    )
    return RECORDS[: RECORDS.index("facts:")] + "facts:\n" + facts + "\n"


def test_law_is_old_after_ninety_days_and_a_contact_after_a_hundred_and_eighty(
    tmp_path: Path,
) -> None:
    def found(days: int) -> set[str]:
        day = TODAY - timedelta(days=days)
        seen = f"seen: {TODAY}"
        records = RECORDS.replace("as_of: 2024-06-05", f"as_of: {day}")
        places = PLACES.replace("as_of: null", f"as_of: {day}")
        resources = write_tree(
            tmp_path / str(days),
            states__CO__records=records.replace("seen: 2026-11-01", seen),
            places__CO=places.replace("seen: 2026-11-01", seen),
        )
        return {one.kind for one in stale(resources, TODAY)}

    assert found(90) == set()
    assert found(91) == {"fact", "caution"}
    assert found(180) == {"fact", "caution"}
    assert found(181) == {"fact", "caution", "place"}


def test_the_newest_source_of_a_value_counts(tmp_path: Path) -> None:
    more = RECORDS.replace("\nfacts:", SECOND.rstrip() + "\nfacts:", 1).replace(
        "says: Sealing.}", "says: Sealing.}, {id: fresh, says: Sealing goes on.}"
    )
    found = keys(write_tree(tmp_path, states__CO__records=more))
    assert "facts.clean_slate[0]" not in found
    assert "facts.pardon_note[0]" in found


def test_a_list_taken_whole_is_one_entry_as_old_as_the_list(tmp_path: Path) -> None:
    found = {one.key: one for one in stale(places_tree(tmp_path), date(2028, 1, 1))}
    lists = [key for key in found if key.startswith("lists[")]
    assert lists == ["lists[old]"], "a list without rows is not listed"
    one = found["lists[old]"]
    assert (one.kind, one.path) == ("place", "resources/places/health_centers.yaml")
    assert not any(key.startswith("places[hc-") for key in found)


def test_day_rules_of_letters_and_states_are_listed_and_of_the_rest_the_oldest(
    tmp_path: Path,
) -> None:
    """A day that the law has shortened loses a hearing: each rule ages by itself."""
    folder = write_tree(tmp_path, federal__letters__appeal=LETTERS, states__CO__appeals=OWN)
    found = {one.key: one for one in stale(folder, TODAY) if one.kind in ("letter", "appeal")}
    assert {key: (one.path, one.state, one.days, one.entry) for key, one in found.items()} == {
        "letters[cut].last_days[0]": (
            "resources/federal/letters/appeal.yaml", "US", 902, "letter:US:cut"
        ),
        "letters[cut].what[0]": (
            "resources/federal/letters/appeal.yaml", "US", 902, "letter:US:cut"
        ),
        "rules[cut]": ("resources/states/CO/appeals.yaml", "CO", 902, "letter:CO:cut"),
    }  # fmt: skip
    assert found.keys() == {
        one.key for one in stale(folder, TODAY, topic="food") if one.kind != "place"
    }
    undated = LETTERS.replace("as_of: 2026-11-20", "as_of: null")
    folder = write_tree(tmp_path / "undated", federal__letters__appeal=undated)
    assert "letters[cut].bring[0]" in keys(folder), "of the rest the undated one is the oldest"
    assert "letters[cut].what[0]" not in keys(folder)


def test_days_replaces_both_limits_and_keeps_the_undated(resources: Path) -> None:
    assert keys(resources, days=900)
    assert keys(resources, days=902) == ["places[helper]"]


def test_broken_content_is_mended_first(tmp_path: Path) -> None:
    with pytest.raises(ContentErrors):
        stale(write_tree(tmp_path, states__CO__records=RECORDS + "\nodd: 1\n"), TODAY)


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Paths:
    resources = write_tree(tmp_path)
    build(resources, tmp_path / "pack", TODAY)
    paths = Paths(tmp_path / "pack", tmp_path / "settings.toml", resources, tmp_path / "i18n")
    monkeypatch.setattr(cli, "find_paths", lambda: paths)
    monkeypatch.setattr(content_command, "today", lambda: TODAY)
    return paths


def test_the_command_lists_what_to_check(small: Paths, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["content", "stale"]) == 0
    text = capsys.readouterr().out
    assert "to check, oldest first" in text
    assert "2024-06-05    902 days  resources/states/CO/records.yaml  facts.clean" in text
    assert "no date known" in text
    assert cli.main(["content", "stale", "--days", "902", "--json"]) == 0
    printed = json.loads(capsys.readouterr().out)
    assert [one["key"] for one in printed] == ["places[helper]"]


def test_a_state_sees_its_own_and_a_topic_its_own(
    small: Paths, capsys: pytest.CaptureFixture[str]
) -> None:
    def found(*line: str) -> set[tuple[str, str]]:
        assert cli.main(["content", "stale", *line, "--json"]) == 0
        return {(one["state"], one["kind"]) for one in json.loads(capsys.readouterr().out)}

    assert found("--state", "co") == {("CO", "fact"), ("CO", "caution"), ("CO", "place")}
    assert found("--state", "CO", "--topic", "driving") == set()
    assert ("CO", "fact") in found("--topic", "records")
    assert found("--state", "OH") == set()


@pytest.mark.parametrize("days", ["-1", "soon", "99999"])
def test_days_that_are_none_are_bad_use(
    small: Paths, days: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        cli.main(["content", "stale", "--days", days])
    assert stopped.value.code == 2
    assert capsys.readouterr().err


def test_check_counts_confidence_nulls_and_shares(resources: Path) -> None:
    checked = check(resources, TODAY)
    assert checked["facts"]["records"] == {"confirmed": 5, "core confirmed": 3, "null": 2}
    assert checked["shares"]["records"] == {
        "confirmed": 1.0, "single-source": 0.0, "weak": 0.0, "unconfirmed": 0.0,
        "undated": 0.0, "null": 0.286,
        "core confirmed": 1.0, "core single-source": 0.0, "core weak": 0.0,
        "core unconfirmed": 0.0, "core undated": 0.0, "core null": 0.0,
    }  # fmt: skip
    assert checked["shares"]["all"] == checked["shares"]["records"]
    assert checked["conflicts"] == 0
    assert checked["place_confidence"] == {"single-source": 1}


def test_a_value_without_a_dated_source_is_counted_apart(tmp_path: Path) -> None:
    undated = RECORDS.replace("as_of: 2024-06-05", "as_of: null")
    share = check(write_tree(tmp_path, states__CO__records=undated), TODAY)["shares"]["all"]
    assert (share["undated"], share["core undated"]) == (1.0, 1.0)


def test_the_least_certain_core_facts_come_first(tmp_path: Path) -> None:
    doubtful = RECORDS.replace(
        "since: 2025-01-01, until: 2026-12-31,",
        "since: 2025-01-01, until: 2026-12-31, conflict: One says no.,",
    ).replace("leg.colorado.gov", "copy.example.org")
    weak = RECORDS.replace("leg.colorado.gov", "guide.example.org")
    unsure = RECORDS.replace(
        "since: 2025-01-01, until: 2026-12-31,\n"
        "       sources: [{id: law, says: In force from 2025.}]",
        "since: 2025-01-01, until: 2026-12-31, sources: []",
    )
    resources = write_tree(
        tmp_path, states__CO__records=doubtful, states__NM__records=unsure,
        states__AZ__records=RECORDS, states__UT__records=weak,
    )  # fmt: skip
    content = load_content(resources, TODAY)
    found = least_certain(content, TODAY)
    assert [(one.state, one.confidence) for one in found] == [
        ("NM", "unconfirmed"),
        ("UT", "weak"),
        ("CO", "single-source"),
        ("AZ", "confirmed"),
    ]
    assert found[2].conflict == "One says no."
    assert (found[0].sources, found[0].as_of) == (0, None)
    assert len(least_certain(content, TODAY, most=1)) == 1
    checked = check(resources, TODAY)
    assert checked["conflicts"] == 1
    share = checked["shares"]["records"]
    assert (share["core unconfirmed"], share["core weak"]) == (round(1 / 12, 3), 0.25)


def test_the_figures_can_be_read(resources: Path) -> None:
    checked = check(resources, TODAY)
    text = as_text(checked)
    assert "1 files, 1 places, 0 values on which sources disagree" in text
    assert "Core facts  confirmed  single-source  weak  unconfirmed  undated  null" in text
    assert "\nall            100.0%           0.0%  0.0%         0.0%     0.0%  28.6%" in text
    assert "Places written down by hand: 1 single-source" in text
    assert "CO records misdemeanor_364_day_law = most: confirmed, as of 2024-06-05" in text
    doubts = [replace(one, as_of=None, conflict="Two say no.") for one in checked["least_certain"]]
    text = as_text(checked | {"least_certain": doubts})
    assert "confirmed, no date known. Two say no." in text


def test_the_content_is_written_in_one_style_and_what_changed_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, text in (("resources/a.yaml", "a:\n- b\n- c  # d\n"), ("i18n/x.yaml", "a: 1\n")):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_text(text, "utf-8")
    line = ["content", "format", "--resources", str(tmp_path / "resources")]
    assert cli.main(line) == 0
    told = capsys.readouterr().out
    assert f"{tmp_path / 'resources/a.yaml'}: 2 lines\n1 of 2 files written anew." in told
    assert (tmp_path / "resources/a.yaml").read_text("utf-8") == "a:\n  - b\n  - c # d\n"
    assert cli.main([*line, "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {}
    (tmp_path / "i18n/x.yaml").write_text("a: 0123\n", "utf-8")
    assert cli.main([*line[:2], str(tmp_path / "i18n/x.yaml")]) == 1
    assert "x.yaml: This can not be formatted." in capsys.readouterr().err
