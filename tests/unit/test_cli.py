"""The contract of the command line: JSON on stdout, one sentence on stderr, exit codes."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from navigator.cli import main as cli
from navigator.cli import options
from navigator.cli.main import plain
from navigator.paths import INDEX_FOLDER, MANIFEST_FILE, PACK_FILE, Paths, find_paths
from navigator.records.topics import TOPICS
from navigator.steward.commands import pack_build_command
from navigator.steward.content.pack.building import build
from tests.helpers.content import HELD, RECORDS, write_tree

TODAY = date(2026, 11, 24)
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """`run("search", "x")` gives exit code, stdout and stderr."""

    def running(*argv: str) -> tuple[int, str, str]:
        try:
            code = cli.main(argv)
        except SystemExit as stopped:
            code = stopped.code if isinstance(stopped.code, int) else 1
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return running


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Paths:
    """The command line stands in a tiny source tree with its pack."""
    resources = write_tree(tmp_path)
    build(resources, tmp_path / "pack", TODAY)
    paths = Paths(tmp_path / "pack", tmp_path / "settings.toml", resources, tmp_path / "i18n")
    monkeypatch.setattr(cli, "find_paths", lambda: paths)
    monkeypatch.setattr(pack_build_command, "today", lambda: TODAY)
    return paths


def expect_one_sentence(result: tuple[int, str, str]) -> str:
    code, out, err = result
    assert code == 1
    assert out == ""
    assert err.endswith("\n")
    assert err.count("\n") == 1, err
    assert "Traceback" not in err
    return err


# Each command.


def test_search_prints_the_best_first_with_the_fields_of_the_contract(
    real_paths: Paths, run: Run
) -> None:
    code, out, err = run("search", "drivers license", "--state", "co", "--json")
    assert (code, err) == (0, "")
    hits = json.loads(out)
    assert hits[0]["id"] == "card:CO:driving"
    assert all(
        list(hit) == ["id", "kind", "place_kind", "title", "state", "topic", "score"]
        for hit in hits
    )
    assert [hit["score"] for hit in hits] == sorted((hit["score"] for hit in hits), reverse=True)


def test_search_explains_where_each_result_stands_only_if_asked(run: Run) -> None:
    """Who works on the words people type sees which of them counted."""

    def why(*typed: str) -> list[str]:
        hits = json.loads(run("search", *typed, "--explain", "--json")[1])
        return [hit["why"] for hit in hits]

    assert why("kids no insurance", "--state", "CO")[0].count("meant ")
    assert why("plea", "--state", "CO")[-1].startswith("text ")
    assert set(why("texas")) == {"state"}
    assert "name" in why("rocky mountain immigrant advocacy network")[0]
    assert all(why("clinic denver"))
    assert "why" not in json.loads(run("search", "plea", "--json")[1])[0]


def test_search_keeps_to_topic_language_and_limit(real_paths: Paths, run: Run) -> None:
    _, out, _ = run(
        "search", "abogado", "--topic", "legal", "--lang", "es", "--limit", "3", "--json"
    )
    hits = json.loads(out)
    assert 0 < len(hits) <= 3


def test_show_prints_one_record_whole(small: Paths, run: Run) -> None:
    _, out, _ = run("show", "card:CO:records", "--json")
    card = json.loads(out)
    assert card["id"] == "card:CO:records"
    assert card["facts"][0]["sources"][0]["as_of"] == "2024-06-05"
    _, out, _ = run("show", "place:CO:helper", "--json")
    assert json.loads(out)["phones"][0]["number"] == "303-555-0100"


def test_show_speaks_the_language_and_the_day_asked_for(small: Paths, run: Run) -> None:
    _, out, _ = run("show", "card:CO:records", "--lang", "es", "--on", "2027-01-01", "--json")
    card = json.loads(out)
    assert card["day"] == "2027-01-01"
    assert "Algunos casos viejos pueden sellarse." in out
    assert card["coming"] == []


def test_without_json_the_same_is_plain_text(small: Paths, run: Run) -> None:
    code, out, _ = run("show", "card:CO:records")
    assert code == 0
    assert "id: card:CO:records" in out
    assert "See a lawyer before any plea." in out
    code, out, _ = run("search", "plea", "--state", "CO")
    assert "id: card:CO:records" in out
    code, out, _ = run("search", "!!!")
    assert (code, out.strip()) == (0, "")


@pytest.mark.parametrize("topic", TOPICS)
def test_facts_prints_every_typed_fact_of_every_jurisdiction(
    real_paths: Paths, run: Run, topic: str
) -> None:
    code, out, _ = run("facts", topic, "--json")
    printed = json.loads(out)
    assert code == 0
    assert set(HELD) <= printed.keys()
    for state, facts in printed.items():
        assert list(facts) == [spec.name for spec in TOPICS[topic].facts], state
        for name, fact in facts.items():
            keys = {"value", "null_means", "since", "until", "sources", "confidence"}
            assert keys <= fact.keys() <= keys | {"conflict", "review"}
            assert (fact["null_means"] is None) == (fact["value"] is not None), (state, name)
            for source in fact["sources"]:
                assert list(source) == ["publisher", "title", "url", "seen", "as_of", "says"]


def test_facts_of_one_state(real_paths: Paths, run: Run) -> None:
    _, out, _ = run("facts", "driving", "--state", "us", "--json")
    assert json.loads(out).keys() == {"US"}


def test_facts_on_two_days_differ_as_the_law_did(real_paths: Paths, run: Run) -> None:
    def tuition(day: str) -> Any:
        _, out, _ = run("facts", "college", "--state", "FL", "--on", day, "--json")
        return json.loads(out)["FL"]["in_state_tuition"]["value"]

    assert tuition("2025-06-30") == "statewide"
    assert tuition("2025-07-02") == "repealed"


def test_pack_build_and_info_tell_the_same(small: Paths, run: Run, tmp_path: Path) -> None:
    code, out, _ = run("pack", "build", "--out", str(tmp_path / "other"), "--json")
    assert code == 0
    built = json.loads(out)
    assert built["counts"]["places"] == 1
    assert {PACK_FILE, MANIFEST_FILE, INDEX_FOLDER} <= {
        path.name for path in (tmp_path / "other").iterdir()
    }
    _, out, _ = run("pack", "info", "--pack", str(tmp_path / "other"), "--json")
    assert json.loads(out) == built
    _, out, _ = run("pack", "info", "--json")
    assert json.loads(out) == built
    assert run("pack", "build", "--if-changed", "--json")[1] == out


def test_content_check_counts(small: Paths, run: Run) -> None:
    code, out, _ = run("content", "check", "--json")
    assert code == 0
    assert json.loads(out)["files"] == 1
    assert small.resources is not None
    assert run("content", "check", "--resources", str(small.resources), "--json")[1] == out


def test_content_check_shows_all_problems_together(small: Paths, run: Run, tmp_path: Path) -> None:
    broken = RECORDS.replace("level: stop", "level: halt").replace("seen: 2026", "seen: 2027")
    write_tree(tmp_path, states__CO__records=broken)
    for command in (("content", "check"), ("pack", "build")):
        code, out, err = run(*command)
        assert (code, out) == (1, "")
        assert "records.lawyer_before_plea" in err
        assert "sources.law.seen" in err
        assert "Traceback" not in err


# Bad use: 2.


@pytest.mark.parametrize(
    "argv",
    [
        (),
        ("dance",),
        ("search",),
        ("search", "x", "--topic", "cooking"),
        ("search", "x", "--limit", "0"),
        ("search", "x", "--limit", "-1"),
        ("search", "x", "--limit", "many"),
        ("search", "x", "--limit", "1" * 30),
        ("search", "x", "--colour", "red"),
        ("show",),
        ("facts",),
        ("facts", "cooking"),
        ("facts", "driving", "--on", "yesterday"),
        ("facts", "driving", "--on", "2025-02-30"),
        ("show", "card:CO:driving", "--on", "31.03.2025"),
        ("pack",),
        ("content",),
        ("tour",),
        ("tour", "--out", "x", "--mode", "spaceship"),
    ],
)
def test_bad_use_is_told_apart(run: Run, argv: tuple[str, ...]) -> None:
    code, out, err = run(*argv)
    assert (code, out) == (2, "")
    assert err.startswith("usage: navigator")
    assert "Traceback" not in err


# Errors a person can do something about: 1.


@pytest.mark.parametrize(
    ("argv", "named"),
    [
        (("search", "x", "--state", "ZZ"), "'ZZ'"),
        (("search", "x", "--state", ""), "''"),
        (("search", "!!!", "--lang", "xx"), "'xx'"),
        (("show", "card:CO:driving", "--lang", "xx"), "'xx'"),
        (("show", "card:ZZ:records"), "'ZZ'"),
        (("show", "card:TX:records"), "Texas"),
        (("show", "card:CO:cooking"), "'cooking'"),
        (("show", "place:CO:nobody"), "place:CO:nobody"),
        (("show", "program:CO:nothing"), "nothing"),
        (("show", "card:CO:records.nothing"), "records.nothing"),
        (("show", "checklist:nothing"), "nothing"),
        (("show", "what"), "what"),
        (("show", "x" * 10_000), "xxx"),
        (("show", "مرحبا🙂"), "مرحبا🙂"),
        (("facts", "driving", "--state", "ZZ"), "'ZZ'"),
        (("facts", "driving", "--state", "TX"), "Texas"),
        (("content", "check", "--resources", "/nowhere"), "/nowhere"),
        (("pack", "info", "--pack", "/nowhere"), "missing or damaged"),
    ],
)
def test_what_is_unknown_is_one_sentence(
    small: Paths, run: Run, argv: tuple[str, ...], named: str
) -> None:
    err = expect_one_sentence(run(*argv, "--json"))
    assert named in err
    assert len(err) < 400


def harm(paths: Paths, how: str) -> None:
    pack = paths.pack / PACK_FILE
    if how == "gone":
        pack.unlink()
    elif how == "no folder":
        pack.unlink()
        (paths.pack / MANIFEST_FILE).unlink()
    elif how == "cut":
        pack.write_bytes(pack.read_bytes()[:1000])
    elif how == "no manifest":
        (paths.pack / MANIFEST_FILE).unlink()
    else:
        (paths.pack / MANIFEST_FILE).write_text("[1, 2")


@pytest.mark.parametrize("how", ["gone", "no folder", "cut", "no manifest", "broken manifest"])
@pytest.mark.parametrize(
    "argv", [("search", "plea"), ("show", "card:CO:records"), ("facts", "records")]
)
def test_a_damaged_pack_is_one_sentence(
    small: Paths, run: Run, how: str, argv: tuple[str, ...]
) -> None:
    harm(small, how)
    assert "pack is" in expect_one_sentence(run(*argv))


def test_a_missing_index_is_no_error(small: Paths, run: Run) -> None:
    for path in small.index.iterdir():
        path.unlink()
    small.index.rmdir()
    code, out, err = run("search", "plea", "--state", "CO", "--json")
    assert (code, err) == (0, "")
    assert json.loads(out)[0]["id"] == "card:CO:records"


@pytest.mark.parametrize(
    "query",
    [
        "x" * 10_000,
        "licencia " * 1_200,
        "!!!???",
        "مرحبا بالعالم",
        "🙂🙂🙂",
        "\u202eabc",
        "",
        "\udcff",
    ],
)
def test_any_query_gives_json(small: Paths, run: Run, query: str) -> None:
    code, out, err = run("search", query, "--state", "CO", "--json")
    assert (code, err) == (0, "")
    assert isinstance(json.loads(out), list)


def test_a_program_without_sources_says_that_they_are_not_part_of_it(
    small: Paths, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    frozen = Paths(small.pack, small.settings, None, small.translations)
    monkeypatch.setattr(cli, "find_paths", lambda: frozen)
    for command in (("pack", "build"), ("content", "check")):
        assert "not part of this program" in expect_one_sentence(run(*command))


def test_a_disk_that_says_no_is_one_sentence(
    small: Paths, run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("")
    assert "could not be written" in expect_one_sentence(
        run("pack", "build", "--out", str(tmp_path / "file"))
    )


def test_asking_writes_nothing_anywhere(
    small: Paths, run: Run, empty_home: Path, tmp_path: Path
) -> None:
    def files() -> dict[Path, int]:
        found = [*tmp_path.rglob("*"), *empty_home.rglob("*")]
        return {path: path.stat().st_mtime_ns for path in found}

    before = files()
    run("search", "canary lawyer", "--state", "CO", "--json")
    run("show", "card:CO:records", "--json")
    run("facts", "records", "--json")
    run("search", "canary", "--state", "ZZ")
    assert files() == before


def test_a_home_that_is_not_there_is_no_error(
    small: Paths, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", "/nowhere/at/all")
    monkeypatch.setattr(cli, "find_paths", lambda: replace(find_paths(), pack=small.pack))
    assert run("search", "plea", "--state", "CO", "--json")[0] == 0


def test_the_clock_of_the_command_line_is_the_systems(monkeypatch: pytest.MonkeyPatch) -> None:
    class Clock(date):
        @classmethod
        def today(cls) -> Clock:
            return cls(2031, 5, 6)

    monkeypatch.setattr(options, "date", Clock)
    assert options.today() == date(2031, 5, 6)


def test_dates_and_tuples_become_what_json_can_hold() -> None:
    assert plain({"a": (date(2026, 1, 2), None, 1.5)}) == {"a": ["2026-01-02", None, 1.5]}


def test_a_reader_that_stops_early_gets_no_traceback(real_paths: Paths) -> None:
    assert real_paths.pack.is_dir()
    command = [sys.executable, "-m", "navigator.cli.main", "facts", "health", "--json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as started:
        assert started.stdout is not None
        assert started.stderr is not None
        started.stdout.read(10)
        started.stdout.close()
        assert started.stderr.read() == b""
        assert started.wait() == 0
