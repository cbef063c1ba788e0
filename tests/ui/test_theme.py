"""The theme: contrast of every pair, sizes, fonts, icons, the focus ring, switching."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QColor, QFont, QFontInfo, QFontMetricsF, QImage, QRawFont
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

import navigator.ui.theme as theme_package
from navigator.records.topics import TOPICS
from navigator.ui.theme import (
    Look,
    Mode,
    Role,
    app_icon,
    apply_theme,
    current_look,
    font_for,
    font_gap,
    icon,
    icon_pixmap,
    illustration_pixmap,
    motion_ms,
    system_mode,
)
from navigator.ui.theme.apply import FocusRing
from navigator.ui.theme.contrast import contrast, luminance, mix, rgb
from navigator.ui.theme.fonts import FAMILY, FONT_FILES, SCRIPTS, families, load_fonts, script_of
from navigator.ui.theme.icons import DIRECTIONAL, control_image, icon_names
from navigator.ui.theme.stylesheet import build_stylesheet
from navigator.ui.theme.tokens import COLORS, FOCUS, SPACE, TYPE_SCALE, Pair, pairs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

UI = Path(theme_package.__file__).parent.parent
ASSETS = UI / "assets"
ROOT = UI.parent.parent


@pytest.fixture
def app(qapp: QApplication) -> Iterator[QApplication]:
    apply_theme(qapp, Look())
    yield qapp
    apply_theme(qapp, Look())


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#FFFFFF", "#FFFFFF") == pytest.approx(1)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)
    assert contrast("#FFFFFF", "#777777") == contrast("#777777", "#FFFFFF")
    assert luminance("#FF0000") == pytest.approx(0.2126)


def test_mix_and_rgb() -> None:
    assert rgb("#0B6E69") == (11, 110, 105)
    assert mix("#000000", "#FFFFFF", 0.5) == "#808080"
    assert mix("#123456", "#FFFFFF", 1.0) == "#123456"
    with pytest.raises(ValueError, match="not a #RRGGBB color"):
        rgb("teal")


@pytest.mark.parametrize(
    ("mode", "pair"),
    [(mode, pair) for mode, colors in COLORS.items() for pair in pairs(colors)],
    ids=lambda value: value.name if isinstance(value, Pair) else str(value),
)
def test_every_pair_has_the_contrast_its_use_needs(mode: Mode, pair: Pair) -> None:
    found = contrast(pair.top, pair.ground)
    assert found >= pair.least, f"{mode}: {pair.name} has {found:.2f}, needs {pair.least}"


def test_high_contrast_is_black_white_and_yellow() -> None:
    colors = COLORS[Mode.HIGH_CONTRAST]
    assert (colors.paper, colors.ink, colors.focus) == ("#000000", "#FFFFFF", "#FFE600")
    assert all(pair.least <= 3 or contrast(pair.top, pair.ground) >= 7 for pair in pairs(colors))


def test_space_lies_on_the_grid() -> None:
    steps = (SPACE.xxs, SPACE.xs, SPACE.s, SPACE.m, SPACE.l, SPACE.xl, SPACE.xxl)
    assert steps == (4, 8, 12, 16, 24, 32, 48)
    assert tuple(TYPE_SCALE.values()) == (14, 16, 20, 25, 31, 39)


def test_text_grows_to_twice_its_size_and_no_further() -> None:
    assert [Look(percent=200).text_px(role) for role in Role] == [28, 32, 40, 50, 62, 78]
    assert Look(percent=400).percent == 200
    assert Look(percent=10).percent == 100
    assert Look(touch=True).text_px() == 20


def test_targets_are_large_enough() -> None:
    assert Look().target_px >= 40
    assert Look(touch=True).target_px >= 48
    assert Look(percent=200).target_px > Look().target_px


def test_a_topic_that_is_none_has_no_colors() -> None:
    topics = Look().colors.topics
    assert topics.keys() == TOPICS.keys()


def test_the_bundled_typeface_is_really_used(app: QApplication) -> None:
    assert load_fonts()
    for bold in (False, True):
        font = font_for(Look(), bold=bold)
        assert QFontInfo(font).family() == FAMILY
        assert QFontInfo(font).bold() is bold
        assert QFontInfo(font).pixelSize() == 16
    assert QFontInfo(app.font()).family() == FAMILY


def test_arabic_and_chinese_are_written_on_a_computer_without_their_fonts(
    app: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert load_fonts()
    for language, letters in {
        "ar": "هل تحتاج إلى محامٍ؟ ٠١٢٣", "fa": "وکیل می‌خواهید؟ پچگژ", "ur": "وکیل ڈھونڈیں ٹھیک ہے",
        "zh-Hans": "您需要律师吗？请打这个电话。",
    }.items():  # fmt: skip
        assert font_gap(language) is None
        own = QRawFont.fromFont(QFont(families(language)[1]))
        assert own.familyName().startswith("Noto Sans "), own.familyName()
        lacking = [one for one in letters if not own.supportsCharacter(ord(one))]
        assert lacking == [], language
    assert len(FONT_FILES) == len(list((ASSETS / "fonts").glob("*.[ot]tf")))


TONGUES = sorted(one.name for one in (ROOT / "i18n").iterdir() if one.is_dir())


@pytest.mark.parametrize("language", TONGUES)
def test_every_letter_of_a_language_has_a_form_in_a_bundled_font(
    app: QApplication, language: str
) -> None:
    """A computer of a library has no other font: a letter without a form is an empty box."""
    assert load_fonts()
    held = [QRawFont.fromFont(QFont(family)) for family in families(language)]
    files = [one for one in (ROOT / "i18n" / language).rglob("*") if one.suffix in (".yaml", ".ts")]
    letters = set().union(*(one.read_text(encoding="utf-8") for one in files))
    lacking = {
        one for one in letters
        if not one.isspace() and not any(font.supportsCharacter(ord(one)) for font in held)
    }  # fmt: skip
    assert lacking == set()


def test_tabular_figures_have_one_width(app: QApplication) -> None:
    metrics = QFontMetricsF(font_for(Look(), tabular=True))
    assert len({metrics.horizontalAdvance(figure) for figure in "0123456789"}) == 1


def test_licenses_stand_beside_fonts_and_icons() -> None:
    assert "SIL OPEN FONT LICENSE" in (ASSETS / "fonts" / "OFL.txt").read_text(encoding="utf-8")
    assert "ISC License" in (ASSETS / "icons" / "LICENSE").read_text(encoding="utf-8")


def test_latin_needs_no_other_font(app: QApplication) -> None:
    assert font_gap("en") is None
    assert font_gap("es-MX") is None
    assert script_of("ht") is None


def test_a_missing_font_is_named(app: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    nothing: list[str] = []
    database = "navigator.ui.theme.fonts.QFontDatabase"
    monkeypatch.setattr(f"{database}.hasFamily", lambda _name: False)
    monkeypatch.setattr(f"{database}.families", lambda *_system: nothing)
    gap = font_gap("zh_CN")
    assert gap is not None
    assert (gap.script, gap.family) == ("Simplified Han", "Noto Sans CJK SC")
    assert gap.package == "fonts-noto-cjk"
    arabic = font_gap("ar")
    assert arabic is not None
    assert arabic.package == "fonts-noto-core"
    assert font_gap("am") is not None


def test_any_font_that_writes_the_script_will_do(
    app: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    database = "navigator.ui.theme.fonts.QFontDatabase"
    monkeypatch.setattr(f"{database}.hasFamily", lambda _name: False)
    monkeypatch.setattr(f"{database}.families", lambda *_system: ["Some Font"])
    assert font_gap("ko") is None
    # Qt cannot tell who writes Ethiopic, so only the family by name counts.
    assert font_gap("ti") is not None


def test_traditional_and_simplified_han_are_told_apart() -> None:
    traditional, simplified = script_of("zh-Hant"), script_of("zh")
    assert traditional is not None
    assert simplified is not None
    assert traditional.family != simplified.family
    assert len(SCRIPTS) == len({script.name for script in SCRIPTS.values()})


def test_families_are_installed_ones(app: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    assert families()[0] == FAMILY
    monkeypatch.setattr("navigator.ui.theme.fonts.QFontDatabase.hasFamily", lambda _name: True)
    assert families("vi")[0] == "Noto Sans"
    assert families("ar")[:3] == [FAMILY, "Noto Sans Arabic UI", "Noto Sans Arabic"]


def _colors_in(image: QImage) -> set[str]:
    found = set()
    for y in range(image.height()):
        for x in range(image.width()):
            color = image.pixelColor(x, y)
            if color.alpha() == 255:
                found.add(color.name().upper())
    return found


@pytest.mark.parametrize("name", icon_names())
def test_icons_take_the_color_they_are_given(app: QApplication, name: str) -> None:
    image = icon_pixmap(name, "#A8321F", 24, 2.0).toImage()
    assert (image.width(), image.devicePixelRatio()) == (48, 2.0)
    assert "#A8321F" in _colors_in(image)


def test_only_directional_icons_turn_round(app: QApplication) -> None:
    for name in ("chevron-right", "phone"):
        plain = icon_pixmap(name, "#000000", 24).toImage()
        turned = icon_pixmap(name, "#000000", 24, mirrored=True).toImage()
        assert (plain != turned) is (name in DIRECTIONAL)
    right = icon_pixmap("chevron-right", "#000000", 24, mirrored=True).toImage()
    assert right == icon_pixmap("chevron-right", "#000000", 24, mirrored=True).toImage()
    assert set(icon_names()) >= DIRECTIONAL


def test_an_icon_that_is_not_bundled_is_an_error(app: QApplication) -> None:
    with pytest.raises(FileNotFoundError):
        icon_pixmap("no-such-icon", "#000000", 24)


def test_an_icon_leaves_a_gap_before_its_word(app: QApplication) -> None:
    made = icon("plus", "#000000", 20, gap=6)
    assert made.availableSizes()[0].width() == 26


@pytest.mark.parametrize("name", [*TOPICS, "mark"])
def test_illustrations_use_only_the_colors_that_are_replaced(app: QApplication, name: str) -> None:
    svg = (ASSETS / "illustrations" / f"{name}.svg").read_text(encoding="utf-8")
    assert set(re.findall(r"#[0-9A-Fa-f]{3,8}", svg)) <= {"#1E2A32", "#C9D3D9", "#FFFFFF"}
    assert "<text" not in svg
    assert "<image" not in svg
    image = illustration_pixmap(
        name, strong="#FFFFFF", soft="#0000FF", paper="#00FF00", width=96, height=72
    ).toImage()
    assert {"#FFFFFF", "#0000FF"} <= _colors_in(image)


def test_the_app_icon_has_every_usual_size(app: QApplication) -> None:
    assert {size.width() for size in app_icon().availableSizes()} >= {16, 32, 48, 256}


def test_every_icon_named_in_the_interface_is_bundled() -> None:
    known = set(icon_names())
    for path in UI.rglob("*.py"):
        source = path.read_text(encoding="utf-8")
        for name in re.findall(r'icon_name="([a-z0-9-]+)"', source):
            assert name in known, f"{path.name} names the icon {name!r}, which is not bundled"


@pytest.mark.parametrize("mode", list(Mode))
@pytest.mark.parametrize("rtl", [False, True])
def test_the_style_sheet_names_only_files_that_exist(mode: Mode, rtl: bool) -> None:
    sheet = build_stylesheet(Look(mode=mode, rtl=rtl))
    images = re.findall(r'url\("([^"]+)"\)', sheet)
    assert images
    assert all(Path(image).is_file() for image in images)
    assert sheet.count("{") == sheet.count("}")
    assert "None" not in sheet


def test_control_images_are_paths_with_forward_slashes() -> None:
    assert "\\" not in control_image("check", "paper")


def test_one_call_switches_everything(app: QApplication, qtbot: QtBot) -> None:
    button = QPushButton("Print")
    qtbot.addWidget(button)
    button.show()
    assert current_look() == Look()
    heights = [button.sizeHint().height()]
    dark = Look(mode=Mode.DARK, percent=200, rtl=True, language="ar")
    apply_theme(app, dark)
    heights.append(button.sizeHint().height())
    assert current_look() == dark
    assert app.palette().window().color() == QColor(dark.colors.paper)
    assert app.layoutDirection() == Qt.LayoutDirection.RightToLeft
    assert app.font().pixelSize() == 32
    assert heights[1] > heights[0]
    apply_theme(app, replace(dark, mode=Mode.HIGH_CONTRAST))
    assert app.palette().window().color() == QColor("#000000")
    assert len(app.findChildren(FocusRing)) == 1


def test_before_the_theme_there_is_a_plain_look(app: QApplication) -> None:
    setattr(app, "navigator_look", None)  # noqa: B010 - no attribute that Qt knows
    assert current_look() == Look()


def test_the_system_is_asked_for_its_wishes(app: QApplication) -> None:
    assert system_mode() in Mode
    assert motion_ms() in (0, 150)


class _Host(QWidget):
    """A scroll area with two buttons and a field."""

    def __init__(self) -> None:
        super().__init__()
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(24, 24, 24, 24)
        self.first, self.second = QPushButton("First"), QPushButton("Second")
        self.field, self.combo = QLineEdit(), QComboBox()
        for widget in (self.first, self.second, self.field, self.combo):
            column.addWidget(widget)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setWidget(inner)
        QVBoxLayout(self).addWidget(self.area)


@pytest.fixture
def host(app: QApplication, qtbot: QtBot) -> _Host:
    window = _Host()
    qtbot.addWidget(window)
    window.resize(400, 400)
    with qtbot.waitActive(window):
        window.show()
    return window


def _ring(app: QApplication) -> FocusRing:
    ring = app.findChild(FocusRing)
    assert isinstance(ring, FocusRing)
    return ring


def test_the_ring_goes_round_what_has_focus(app: QApplication, host: _Host) -> None:
    host.second.setFocus(Qt.FocusReason.TabFocusReason)
    frame = _ring(app).frame
    assert frame is not None
    assert frame.isVisible()
    assert frame.parentWidget() is host.area.viewport()
    reach = FOCUS.width + FOCUS.gap
    corner = host.second.mapTo(host.area.viewport(), QPoint(0, 0))
    assert frame.geometry().topLeft() == corner - QPoint(reach, reach)
    assert frame.width() == host.second.width() + 2 * reach
    image = host.grab().toImage()
    edge = frame.mapTo(host, QPoint(frame.width() // 2, 1))
    assert image.pixelColor(edge).name().upper() == current_look().colors.focus


def test_the_ring_follows_when_its_control_moves(app: QApplication, host: _Host) -> None:
    host.first.setFocus(Qt.FocusReason.TabFocusReason)
    frame = _ring(app).frame
    assert frame is not None
    before = frame.geometry()
    host.resize(500, 300)
    QApplication.processEvents()
    assert frame.geometry() != before
    host.first.hide()
    ring = _ring(app).frame
    assert ring is None or not ring.isVisible() or ring is not frame


def test_a_click_shows_the_ring_on_fields_only(
    app: QApplication, host: _Host, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    module = "navigator.ui.theme.apply.QGuiApplication.mouseButtons"
    monkeypatch.setattr(module, lambda: Qt.MouseButton.LeftButton)
    host.field.setFocus(Qt.FocusReason.MouseFocusReason)
    assert _ring(app).frame is not None
    host.second.setFocus(Qt.FocusReason.MouseFocusReason)
    assert _ring(app).frame is None


def test_the_ring_takes_no_clicks(app: QApplication, host: _Host, qtbot: QtBot) -> None:
    host.first.setFocus(Qt.FocusReason.TabFocusReason)
    with qtbot.waitSignal(host.first.clicked):
        QTest.mouseClick(host.first, Qt.MouseButton.LeftButton)


def test_an_editable_combo_is_ringed_as_a_whole(app: QApplication, host: _Host) -> None:
    host.combo.setEditable(True)
    editor = host.combo.lineEdit()
    assert editor is not None
    editor.setFocus(Qt.FocusReason.TabFocusReason)
    frame = _ring(app).frame
    assert frame is not None
    assert frame.width() == host.combo.width() + 2 * (FOCUS.width + FOCUS.gap)


def test_a_scroll_area_is_ringed_inside(app: QApplication, host: _Host) -> None:
    host.area.setFocus(Qt.FocusReason.TabFocusReason)
    frame = _ring(app).frame
    assert frame is not None
    assert frame.size() == host.area.size()


def test_a_page_that_is_only_read_has_no_ring(app: QApplication, host: _Host) -> None:
    host.setFocus(Qt.FocusReason.OtherFocusReason)
    assert QApplication.focusWidget() is host
    assert _ring(app).frame is None


def test_the_ring_survives_its_page(app: QApplication, host: _Host) -> None:
    host.first.setFocus(Qt.FocusReason.TabFocusReason)
    host.area.takeWidget().deleteLater()
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    QApplication.processEvents()
    apply_theme(app, Look(mode=Mode.DARK))
    other = QPushButton("Other", host)
    other.show()
    other.setFocus(Qt.FocusReason.TabFocusReason)
    assert _ring(app).frame is not None
    assert _ring(app).frame.parentWidget() is host  # type: ignore[union-attr]


def test_what_gets_focus_from_a_bar_is_scrolled_into_sight(app: QApplication, qtbot: QtBot) -> None:
    window = QWidget()
    column = QVBoxLayout(window)
    outside, scroll, held = QPushButton("outside"), QScrollArea(), QWidget()
    inner = QVBoxLayout(held)
    inner.addSpacing(900)
    low = QPushButton("low")
    inner.addWidget(low)
    scroll.setWidget(held)
    column.addWidget(outside)
    column.addWidget(scroll)
    qtbot.addWidget(window)
    window.resize(300, 300)
    with qtbot.waitActive(window):
        window.show()
    outside.setFocus()
    low.setFocus(Qt.FocusReason.TabFocusReason)
    shown = scroll.viewport().rect()
    top = low.mapTo(scroll.viewport(), QPoint())
    assert shown.contains(top)
    assert shown.contains(top + QPoint(0, low.height() + FOCUS.width))


def test_another_language_in_the_same_letters_dresses_nothing_again(
    app: QApplication, qtbot: QtBot
) -> None:
    """A new style sheet asks every widget there is: that stopped the window for a while."""
    told: list[QEvent.Type] = []

    class Listening(QWidget):
        def changeEvent(self, event: QEvent) -> None:
            told.append(event.type())
            super().changeEvent(event)

    shown = Listening()
    qtbot.addWidget(shown)
    shown.show()
    told.clear()
    apply_theme(app, replace(Look(), language="es"))
    assert current_look().language == "es"
    assert QEvent.Type.StyleChange not in told
    apply_theme(app, replace(Look(), language="es", percent=150))
    assert QEvent.Type.StyleChange in told
