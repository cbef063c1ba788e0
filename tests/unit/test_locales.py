"""How a language writes dates, lists and signs is a file of its own.

One that is not whole stops the build with the key that lacks; a pack with one is not taken.
"""

from __future__ import annotations

import json
import sqlite3
from dataclasses import MISSING, fields, replace
from datetime import date
from pathlib import Path

import pytest
from yaml import safe_dump, safe_load

from navigator.errors import PackError
from navigator.pack.store import Store
from navigator.records.locales import Locale, locale_of
from navigator.steward.content.loader import read_content
from navigator.steward.content.pack.building import build
from tests.helpers.content import write_tree
from tests.helpers.locales import locale_of_file

FILE = Path("i18n/es/locale.yaml")
DAY = date(2025, 3, 1)
TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("lang", "day", "month"),
    [("en", "Mar 1, 2025", "Mar 2025"), ("es", "1 mar 2025", "mar 2025")],
)
def test_a_date_is_written_as_its_readers_write_it(lang: str, day: str, month: str) -> None:
    locale = locale_of_file(lang)
    assert (locale.on(DAY), locale.in_month(DAY)) == (day, month)


def test_a_sentence_that_is_put_together_ends_as_the_language_ends_one() -> None:
    english = locale_of_file("en")
    chinese = replace(english, stop="。")
    assert [english.ended(one) for one in ("Ask", "Ask.", "Ask?", "Bring:")] == [
        "Ask.", "Ask.", "Ask?", "Bring:",
    ]  # fmt: skip
    assert [chinese.ended(one) for one in ("请问", "请问。", "请问？")] == [
        "请问。",
        "请问。",
        "请问？",
    ]
    assert [one.bare("Ask.") for one in (english, chinese)] == ["Ask", "Ask"]
    assert chinese.bare("请问。") == "请问"


@pytest.mark.parametrize("key", ["forbidden", "negators"])
def test_a_language_whose_texts_nobody_could_check_is_named(tmp_path: Path, key: str) -> None:
    resources = write_tree(tmp_path)
    path = tmp_path / FILE
    held = safe_load(path.read_text("utf-8"))
    path.write_text(safe_dump(held | {key: []}, allow_unicode=True), "utf-8")
    (told,) = problems(resources)
    assert told.startswith(f"{FILE}: {key}: it is empty.")


def problems(resources: Path) -> list[str]:
    return [str(one) for one in read_content(resources, TODAY)[1]]


@pytest.mark.parametrize("key", [one.name for one in fields(Locale) if one.default is MISSING])
def test_a_key_that_lacks_is_one_clear_error(tmp_path: Path, key: str) -> None:
    resources = write_tree(tmp_path)
    path = tmp_path / FILE
    lines = path.read_text("utf-8").splitlines(keepends=True)
    path.write_text("".join(one for one in lines if not one.startswith(f"{key}:")), "utf-8")
    (told,) = problems(resources)
    assert told.startswith(f"{FILE}: file: a key is missing: {key}. Mend: add ")


@pytest.mark.parametrize(
    ("before", "after", "says"),
    [
        ("[ene, feb,", "[feb, feb,", "months: a year has twelve months."),
        ("nero, febrero,", "nero,", "months_whole: a year has twelve months."),
        ("{day} {month} {year}", "{day} {months} {year}", "day: its blanks are others."),
        ("{day} {month} {year}", "{day} {month} {year", "day: its blanks are others."),
        ("{day} {month} {year}", "{day} {day} {month} {year}", "day: its blanks are others."),
        (", dot: punto", "", "signs_aloud: its signs are others."),
        ("name: Español", "name: ''", "name: it is empty."),
        ('stop: "."', 'stop: " "', "stop: it is empty."),
        (r"'\bno(?! solo)\b'", r"'\bno('", r"negators[\bno(]: no such expression ("),
        (r"'\bno(?! solo)\b'", r"'(no)?'", "negators[(no)?]: every text has it."),
        ("'\\busted", "'|\\busted", "forbidden[|\\busted"),
        ("por aqui", "por aquí", "near[por aquí]: no query has these letters."),
    ],
)
def test_what_would_be_said_wrong_is_named(
    tmp_path: Path, before: str, after: str, says: str
) -> None:
    resources = write_tree(tmp_path)
    path = tmp_path / FILE
    text = path.read_text("utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), "utf-8")
    (told,) = problems(resources)
    assert told.startswith(f"{FILE}: {says}")


@pytest.mark.parametrize("lang", ["en", "es"])
def test_a_language_without_the_file_is_named(tmp_path: Path, lang: str) -> None:
    resources = write_tree(tmp_path)
    (tmp_path / "i18n" / lang / "locale.yaml").unlink()
    (told,) = problems(resources)
    assert told.startswith(f"i18n/{lang}/locale.yaml: file: it is missing.")


@pytest.mark.parametrize(
    "sql",
    [
        "DELETE FROM locales WHERE lang = 'en'",
        "UPDATE locales SET held = '{}' WHERE lang = 'es'",
        "UPDATE locales SET held = 'x' WHERE lang = 'es'",
        "UPDATE locales SET held = '[]' WHERE lang = 'es'",
    ],
)
def test_a_pack_without_a_whole_locale_is_damaged(tmp_path: Path, sql: str) -> None:
    build(write_tree(tmp_path), tmp_path / "pack", TODAY)
    with sqlite3.connect(tmp_path / "pack" / "navigator.sqlite") as db:
        db.execute(sql)
    db.close()
    store = Store(tmp_path / "pack")
    with pytest.raises(PackError):
        store.locales()
    store.close()


def test_what_a_pack_holds_is_what_the_file_says(tmp_path: Path) -> None:
    build(write_tree(tmp_path), tmp_path / "pack", TODAY)
    store = Store(tmp_path / "pack")
    held = store.locales()
    store.close()
    english, spanish = locale_of_file("en"), locale_of_file("es")
    spanish = replace(spanish, in_use=False, is_read=True)  # the tree's file says nothing of it
    assert held == {"en": replace(english, is_read=True), "es": spanish}
    row = {name: getattr(held["es"], name) for name in Locale.__slots__}
    assert locale_of(json.loads(json.dumps(row))) == held["es"]
