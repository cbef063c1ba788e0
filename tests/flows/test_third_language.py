"""A language that comes later needs its texts and a font, no code: here a little Arabic.

Its script is a real one, joined and read from the right, on the screen and on paper.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import unicodedata
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from PySide6.QtWidgets import QApplication

from navigator.handout.packet import Packet
from navigator.language.bidi import plain
from navigator.library.facade import Library
from navigator.paths import MANIFEST_FILE, PACK_FILE, Paths
from navigator.steward.content.loader import load_content
from navigator.steward.content.pack.building import build
from navigator.steward.exchange.translations.word_files import read_units, write_units
from navigator.steward.exchange.translations.word_units import Wanted, units
from navigator.ui.frame import window as tongues
from navigator.ui.pages.staff import language_order
from navigator.ui.paper.printing import write_pdf
from navigator.ui.theme import current_look
from navigator.ui.theme.fonts import FontGap
from navigator.ui.widgets.bar_button import BigChoice
from navigator.ui.widgets.row_link import RowLink
from navigator.update.trial import try_out
from tests.helpers.content import OFFERED, write_tree
from tests.helpers.kiosk import PIN_HASH, tap
from tests.helpers.locales import write_locale
from tests.helpers.window import Screen, said, windows

TODAY = date(2026, 11, 24)
ENGLISH, ARABIC = "See a lawyer before any plea.", "تحدث إلى محام قبل أي اعتراف."
CHINESE = "在认罪之前先见律师。"
BESIDE = (
    "Ask first.",
    "No plea, petition or pardon request before an immigration lawyer has looked.",
    "Asking for your own record can send fingerprints to federal files.",
)
"""What else stands among the dangers: of a part all is there, or it is English."""


def dangers(danger: str, filler: str) -> str:
    """The dangers of the small pack in a language."""
    told = "".join(f'  "{one}": "{filler}"\n' for one in BESIDE)
    return f'reviewed: false\ntexts:\n  "{ENGLISH}": "{danger}"\n{told}'


CATALOG = dangers(ARABIC, "تحدث")
GAP = FontGap("Arabic", "Noto Sans Arabic", "fonts-noto-core")


WINDOW = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="{lang}" sourcelanguage="en_US">
<context>
    <name></name>
    <message>
        <source>Back</source>
        <translation>…</translation>
    </message>
</context>
</TS>
"""


def _compile_window(folder: Path, lang: str) -> None:
    """The window's words of a language, as the program reads them."""
    source = folder / f"ui_{lang}.ts"
    source.write_text(WINDOW.format(lang=lang), "utf-8")
    (folder / "qm").mkdir(exist_ok=True)
    tool = shutil.which("pyside6-lrelease", path=Path(sys.executable).parent)
    target = folder / "qm" / f"ui_{lang}.qm"
    subprocess.run([str(tool), "-silent", str(source), "-qm", str(target)], check=True)


@pytest.fixture
def pack(tmp_path: Path) -> Paths:
    """A small pack that speaks Arabic too."""
    resources = write_tree(tmp_path)
    catalog = tmp_path / "i18n" / "ar" / "content" / "states" / "CO" / "records.yaml"
    catalog.parent.mkdir(parents=True)
    catalog.write_text(CATALOG, "utf-8")
    write_locale(tmp_path, "ar", OFFERED, "العربية")
    for lang in ("ar", "es"):
        _compile_window(tmp_path, lang)
    build(resources, tmp_path / "pack", TODAY)
    return Paths(tmp_path / "pack", tmp_path / "settings.toml", resources, tmp_path / "qm")


@pytest.fixture
def chinese(tmp_path: Path, pack: Paths) -> Paths:
    """The small pack with a language whose code names its script."""
    catalog = tmp_path / "i18n" / "zh-Hans" / "content" / "states" / "CO" / "records.yaml"
    catalog.parent.mkdir(parents=True)
    catalog.write_text(dangers(CHINESE, "先见律师"), "utf-8")
    write_locale(tmp_path, "zh-Hans", OFFERED, "简体中文")
    _compile_window(tmp_path, "zh-Hans")
    assert pack.resources is not None
    build(pack.resources, pack.pack, TODAY)
    return pack


TITLE = "Records in {state}"
NEW = {
    "ar": ("العربية", "سجلات المحكمة في {state}", "السجلات"),
    "zh-Hans": ("简体中文", "{state}的法庭记录", "法庭记录"),
}
"""By tag: own name, the title of a card, and a query with one of its words in another form."""


@pytest.fixture
def added(tmp_path: Path) -> Paths:
    """The small pack, built from a tree that has two languages more: files below `i18n/` alone."""
    resources = write_tree(tmp_path)
    before = {path: path.read_bytes() for path in resources.rglob("*.yaml")}
    for lang, (name, title, _) in NEW.items():
        words = tmp_path / "i18n" / lang / "content" / "vocabulary" / "words.yaml"
        words.parent.mkdir(parents=True)
        words.write_text(f'reviewed: false\ntexts:\n  "{TITLE}": "{title}"\n', "utf-8")
        write_locale(tmp_path, lang, OFFERED, name)
        _compile_window(tmp_path, lang)
    assert before == {path: path.read_bytes() for path in resources.rglob("*.yaml")}
    build(resources, tmp_path / "pack", TODAY)
    return Paths(tmp_path / "pack", tmp_path / "settings.toml", resources, tmp_path / "qm")


@pytest.fixture
def open_added(qapp: QApplication, added: Paths) -> Iterator[Callable[..., Screen]]:
    yield from windows(added, TODAY)


@pytest.mark.parametrize("lang", NEW)
def test_one_more_language_is_files_of_its_own_and_is_offered_searched_and_read(
    open_added: Callable[..., Screen], monkeypatch: pytest.MonkeyPatch, lang: str
) -> None:
    monkeypatch.setattr(tongues, "font_gap", lambda _lang: None)
    name, title, query = NEW[lang]
    screen = open_added(mode="kiosk", machine_languages="everywhere", pin_hash=PIN_HASH)
    tap(screen, screen.button(name))
    assert current_look().rtl is (lang == "ar")
    screen.window.visit.set_state("CO")
    screen.search.setText(query)
    screen.go("results")
    first = title.format(state="").strip()
    rows = [plain(said(row)) for row in screen.all(RowLink)]
    assert any(first in row for row in rows), rows
    screen.go("card", "card:CO:records")
    assert screen.says(first)


@pytest.fixture
def open_small(qapp: QApplication, pack: Paths) -> Iterator[Callable[..., Screen]]:
    yield from windows(pack, TODAY)


def test_the_kiosk_offers_it_in_its_own_script_and_turns_round(
    open_small: Callable[..., Screen], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tongues, "font_gap", lambda _lang: None)
    screen = open_small(mode="kiosk", machine_languages="everywhere", pin_hash=PIN_HASH)
    assert [said(one) for one in screen.all(BigChoice)] == ["English", "العربية", "Español"]
    tap(screen, screen.button("العربية"))
    assert current_look().rtl
    screen.go("card", "card:CO:records")
    screen.unfold()
    assert screen.says(ARABIC)


def test_a_language_whose_code_names_its_script_costs_its_files_alone(
    open_small: Callable[..., Screen],
    chinese: Paths,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(tongues, "font_gap", lambda _lang: None)
    screen = open_small(mode="kiosk", machine_languages="everywhere", pin_hash=PIN_HASH)
    tap(screen, screen.button("简体中文"))
    screen.go("card", "card:CO:records")
    screen.unfold()
    assert screen.says(CHINESE)
    with Library.open(chinese, lambda: TODAY) as library:
        assert library.search("clear record", state="CO", lang="zh-Hans")[0].id == "card:CO:records"
    assert chinese.resources is not None
    content, out = load_content(chinese.resources, TODAY), tmp_path / "zh.po"
    texts = units(content, chinese.resources, Wanted("zh-Hans"))
    write_units(out, "po", "zh-Hans", texts)
    assert CHINESE in {one.translation for _, one in read_units(out, "po")}


def test_without_its_font_it_is_not_offered_and_staff_are_told_which_package_is_missing(
    open_small: Callable[..., Screen], monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (tongues, language_order):
        monkeypatch.setattr(module, "font_gap", lambda lang: GAP if lang == "ar" else None)
    screen = open_small(mode="kiosk", machine_languages="everywhere", pin_hash=PIN_HASH)
    assert [said(one) for one in screen.all(BigChoice)] == ["English", "Español"]
    screen = open_small()
    screen.go("settings")
    assert screen.says("العربية is not offered: a font is missing. Install fonts-noto-core.")


def test_a_beginning_is_offered_nowhere_and_stays_out_of_the_pack(
    open_small: Callable[..., Screen], tmp_path: Path, pack: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tongues, "font_gap", lambda _lang: None)
    catalog = tmp_path / "i18n" / "vi" / "content" / "states" / "CO" / "records.yaml"
    catalog.parent.mkdir(parents=True)
    catalog.write_text(f'reviewed: false\ntexts:\n  "{ENGLISH}": "Hãy gặp luật sư."\n', "utf-8")
    write_locale(tmp_path, "vi", name="Tiếng Việt")
    _compile_window(tmp_path, "vi")
    assert pack.resources is not None
    manifest = build(pack.resources, pack.pack, TODAY)
    assert manifest["languages"] == ["en", "ar", "es"]
    assert manifest["not_offered"]["vi"]["vocabulary"] == 0
    try_pack(pack, tmp_path)
    screen = open_small(
        mode="kiosk", machine_languages="everywhere", pin_hash=PIN_HASH, languages=("vi", "es")
    )
    assert [said(one) for one in screen.all(BigChoice)] == ["Español", "English", "العربية"]
    screen = open_small(language="vi")
    assert not screen.says("luật sư")
    screen.go("settings")
    assert not screen.says("Tiếng Việt")
    screen.go("card", "card:CO:records")
    screen.unfold()
    assert screen.says(ENGLISH)


def test_newer_content_in_a_language_whose_words_the_window_lacks_is_not_offered(
    open_small: Callable[..., Screen], pack: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tongues, "font_gap", lambda _lang: None)
    (pack.translations / "ui_ar.qm").unlink()
    screen = open_small(mode="kiosk", machine_languages="everywhere", pin_hash=PIN_HASH)
    assert [said(one) for one in screen.all(BigChoice)] == ["English", "Español"]


def try_pack(pack: Paths, folder: Path) -> None:
    """Open it as a program does that gets it as an update."""
    stage = folder / "stage"
    stage.mkdir()
    for name in (PACK_FILE, MANIFEST_FILE):
        shutil.copy(pack.pack / name, stage / name)
    try_out(stage, lambda: TODAY, lambda: None)


def test_the_paper_has_it_in_letters_that_come_along(
    qapp: QApplication, pack: Paths, tmp_path: Path
) -> None:
    path = tmp_path / "information.pdf"
    with Library.open(pack, lambda: TODAY) as library:
        write_pdf(library.paper(Packet(("card:CO:records",)), "ar"), path)
    page = pdfium.PdfDocument(path)[1]  # the dangers stand whole on the second side
    text_page = page.get_textpage()
    text = text_page.get_text_bounded()
    for word in ARABIC.strip(".").split():
        assert word in unicodedata.normalize("NFKC", text)
    heading = text_page.search("Dangers").get_next()
    assert heading is not None
    assert text_page.get_charbox(heading[0])[0] > page.get_width() / 2, "it begins at the right"
    raw = path.read_bytes()
    assert raw.count(b"/FontFile2 ") == raw.count(b"/Type /FontDescriptor") >= 3
