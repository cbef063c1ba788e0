"""A wrong setting is named with its file and key; nothing is guessed or ignored."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from navigator.errors import KnownError
from navigator.settings import LOOKS, Settings, read_settings


def written(folder: Path, text: str) -> Path:
    path = folder / "settings.toml"
    path.write_text(text, "utf-8")
    return path


def test_without_a_file_the_defaults_hold(tmp_path: Path) -> None:
    assert read_settings(tmp_path / "settings.toml") == Settings()
    assert read_settings(tmp_path / "no" / "such" / "folder.toml") == Settings()
    assert read_settings(written(tmp_path, "") / "below a file") == Settings()
    assert read_settings(written(tmp_path, "")) == Settings()


def test_every_setting_can_be_set(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        'state = "CO"\nlanguage = "es"\nlook = "dark"\ntext_percent = 150\nintroduction = false\n',
    )
    assert read_settings(path) == Settings("CO", "es", "dark", 150, introduction=False)


@pytest.mark.parametrize("look", LOOKS)
def test_every_look_is_accepted(tmp_path: Path, look: str) -> None:
    assert read_settings(written(tmp_path, f'look = "{look}"')).look == look


@pytest.mark.parametrize("percent", [100, 200])
def test_text_sizes_to_both_ends_are_accepted(tmp_path: Path, percent: int) -> None:
    path = written(tmp_path, f"text_percent = {percent}")
    assert read_settings(path).text_percent == percent


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ('colour = "red"', "'colour'"),
        ("state = 3", "'state' is of the wrong kind"),
        ('text_percent = "100"', "'text_percent' is of the wrong kind"),
        ("text_percent = 99.5", "'text_percent' is of the wrong kind"),
        ("text_percent = true", "'text_percent' is of the wrong kind"),
        ("introduction = 1", "'introduction' is of the wrong kind"),
        ("[state]\nname = 'CO'", "'state' is of the wrong kind"),
        ('state = "ZZ"', "'ZZ'"),
        ('look = "pink"', "look must be one of"),
        ("text_percent = 99", "between 100 and 200"),
        ("text_percent = 201", "between 100 and 200"),
        ("state = ", "not valid TOML"),
        ("state = 'CO'\nstate = 'TX'", "not valid TOML"),
    ],
)
def test_each_mistake_is_named_with_a_next_step(tmp_path: Path, text: str, named: str) -> None:
    path = written(tmp_path, text)
    with pytest.raises(KnownError, match=re.escape(named)) as caught:
        read_settings(path)
    assert str(path) in caught.value.sentence
    assert caught.value.next_step


def test_a_file_that_is_no_text_is_one_calm_sentence(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_bytes(b'state = "\xff\xfe"')
    with pytest.raises(KnownError, match="not valid TOML"):
        read_settings(path)


def test_a_file_that_can_not_be_read_is_one_calm_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(self: Path, mode: str = "r") -> None:
        raise PermissionError(13, "Permission denied", os.fspath(self))

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(KnownError, match="can not be read") as caught:
        read_settings(tmp_path / "settings.toml")
    assert "Permission denied" in caught.value.sentence


def test_a_folder_in_its_place_is_one_calm_sentence(tmp_path: Path) -> None:
    with pytest.raises(KnownError, match="can not be read"):
        read_settings(tmp_path)
