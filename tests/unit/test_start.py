"""The first start: what `build/run.py` does, and what somebody who waits for it is told."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import products
import pytest
import run
import setup_env

from navigator.cli.tour_command import Progress
from navigator.tour.pictures import DESK_STOPS, _pictures

Commands = list[list[str]]


@pytest.fixture
def commands(monkeypatch: pytest.MonkeyPatch) -> Commands:
    """What a start calls; the environment and the pack are there, a display is not."""
    called: Commands = []

    def call(command: list[str], **_: object) -> subprocess.CompletedProcess[str]:
        called.append(command)
        return subprocess.CompletedProcess(command, 0)

    monkeypatch.setattr(setup_env, "ensure", lambda _: setup_env.PYTHON)
    monkeypatch.setattr(products, "build_all", lambda: True)
    monkeypatch.setattr(run, "has_display", lambda: False)
    monkeypatch.setattr(subprocess, "run", call)
    return called


def start(monkeypatch: pytest.MonkeyPatch, *argv: str) -> None:
    monkeypatch.setattr(sys, "argv", ["run.py", *argv])
    assert run.main() == 0


def test_without_a_display_one_line_says_what_comes_and_how_long(
    monkeypatch: pytest.MonkeyPatch, commands: Commands, capsys: pytest.CaptureFixture[str]
) -> None:
    start(monkeypatch)
    told = capsys.readouterr().out
    assert told.count("\n") == 1
    for word in ("no display", str(run.TOUR), "minute", "--all"):
        assert word in told
    assert [command[-4:] for command in commands] == [["--lang", "en", "--look", "light"]]


def test_all_draws_everything(
    monkeypatch: pytest.MonkeyPatch, commands: Commands, capsys: pytest.CaptureFixture[str]
) -> None:
    start(monkeypatch, "--all")
    assert capsys.readouterr().out.count("\n") == 1
    assert [command[1:] for command in commands] == [["tour", "--out", str(run.TOUR)]]


@pytest.mark.parametrize("display", [True, False])
def test_another_argument_goes_to_the_program(
    monkeypatch: pytest.MonkeyPatch, commands: Commands, display: bool
) -> None:
    monkeypatch.setattr(run, "has_display", lambda: display)
    start(monkeypatch, "--status", "--json")
    assert [Path(command[0]).stem for command in commands] == ["navigator-desk"]
    assert commands[0][1:] == ["--status", "--json"]


def test_with_a_display_the_window_opens(
    monkeypatch: pytest.MonkeyPatch, commands: Commands, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(run, "has_display", lambda: True)
    start(monkeypatch)
    assert capsys.readouterr().out == ""
    assert [Path(command[0]).stem for command in commands] == ["navigator-desk"]


def test_one_look_is_every_screen_once() -> None:
    found = list(_pictures(Path("out"), "en", "desk", "light"))
    assert [stop for stop, _ in found] == list(DESK_STOPS)
    assert {(one.mode, one.width, one.percent) for _, one in found} == {("light", 1280, 100)}
    every = {one.path for _, one in _pictures(Path("out"), "en", "desk")}
    assert {one.path for _, one in found} < every


def test_whoever_waits_hears_at_least_every_few_seconds(
    capsys: pytest.CaptureFixture[str],
) -> None:
    now = 0.0
    progress = Progress(lambda: now)
    for done in range(1, 11):
        now += 0.9
        progress(done, 10)
    assert capsys.readouterr().out.splitlines() == [
        "3 of 10 pictures", "6 of 10 pictures", "9 of 10 pictures", "10 of 10 pictures",
    ]  # fmt: skip
