"""An error reads as plain English wherever it is printed, and a slip in one is found at once."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from navigator.error_words import WORDS, Clause
from navigator.errors import BadInput, KnownError


def test_an_error_reads_as_a_sentence_and_a_next_step() -> None:
    error = BadInput("asked.topic", "do.use_one_of", topic="cooking", known="driving, health")
    assert str(error) == "There is no topic 'cooking'. Use one of driving, health."
    assert error.words() == ("There is no topic 'cooking'.", "Use one of driving, health.")


def test_without_a_next_step_it_is_the_sentence_alone() -> None:
    assert str(KnownError("updates.off")) == "Updates are off."


def test_a_part_of_a_sentence_has_words_of_its_own() -> None:
    what = Clause("wrong.idle", least=30, most=3600)
    error = KnownError("settings.wrong", path="/etc/n.toml", what=what)
    assert str(what) == "idle_seconds must be 0 or lie between 30 and 3600"
    assert str(error) == f"The settings file /etc/n.toml has an error: {what}."


def test_the_words_of_a_language_go_through_every_part() -> None:
    spanish = {
        WORDS["settings.wrong"]: "{path}: {what}.",
        WORDS["wrong.no_pin"]: "falta el PIN",
        WORDS["do.mend_line"]: "Corrija.",
    }
    error = KnownError("settings.wrong", "do.mend_line", path="/a", what=Clause("wrong.no_pin"))
    assert error.words(spanish.__getitem__) == ("/a: falta el PIN.", "Corrija.")


@given(st.text())
def test_what_an_error_names_is_never_read_as_a_blank(folder: str) -> None:
    error = KnownError("updates.folder", folder=folder)
    assert error.words()[0] == f"The folder {folder} can not be read."


@pytest.mark.parametrize(
    ("keys", "params"),
    [
        (("nobody.wrote.this",), {}),
        (("updates.off", "do.nobody_wrote_this"), {}),
        (("updates.folder",), {"address": "/a"}),
        (("settings.wrong",), {"path": "/a", "what": Clause("wrong.unknown_key")}),
    ],
)
def test_an_error_without_words_is_a_bug_at_once(
    keys: tuple[str, ...], params: dict[str, object]
) -> None:
    with pytest.raises(KeyError):
        KnownError(*keys, **params)
