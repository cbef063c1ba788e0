"""A new language begins with files that the program can read, and that nobody wrote yet."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from navigator.errors import ToolError
from navigator.steward.content.checks.locale_checks import read_locale
from navigator.steward.content.shape.reading import Reader
from navigator.steward.content.words.translation_files import read_window_words
from navigator.steward.exchange.translations.new_language import lay_down

ROOT = Path(__file__).parents[2]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for one in ("en/locale.yaml", "es/window.ts"):
        (tmp_path / "i18n" / one).parent.mkdir(parents=True)
        shutil.copy(ROOT / "i18n" / one, tmp_path / "i18n" / one)
    return tmp_path


def test_a_new_language_has_all_words_of_the_window_to_fill_in(root: Path) -> None:
    made = lay_down(root, "zh-Hans", "简体中文")
    assert [one.as_posix() for one in made] == [
        "i18n/zh-Hans/locale.yaml", "i18n/zh-Hans/window.ts",
    ]  # fmt: skip
    words, model = (read_window_words(root / f"i18n/{one}/window.ts") for one in ("zh-Hans", "es"))
    assert {one.english for one in words} == {one.english for one in model}
    assert not [one for one in words if one.finished or one.translation]
    assert 'language="zh-Hans"' in (root / made[1]).read_text("utf-8")


def test_its_locale_file_is_sound_and_bears_its_own_name(root: Path) -> None:
    path = root / lay_down(root, "sw", "Kiswahili")[0]
    read = read_locale(Reader(path, path))
    assert read is not None
    assert read[0].name == "Kiswahili"


def test_a_language_that_is_there_keeps_its_files(root: Path) -> None:
    before = (root / "i18n/es/window.ts").read_bytes()
    with pytest.raises(ToolError, match="is there already"):
        lay_down(root, "es", "Español")
    assert (root / "i18n/es/window.ts").read_bytes() == before


@pytest.mark.parametrize("lang", ["en", "../sw", "Swahili language"])
def test_what_is_no_code_makes_no_folder(root: Path, lang: str) -> None:
    with pytest.raises(ToolError, match="no language"):
        lay_down(root, lang, "Kiswahili")
    assert sorted(one.name for one in (root / "i18n").iterdir()) == ["en", "es"]
