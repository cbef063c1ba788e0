"""The application style sheet, written from the tokens.

It styles Qt's own controls; Navigator's painted widgets read the tokens
themselves. Pure text: no widget is touched here. Variants are chosen by the
property `variant` of a button and `role` of a plain label.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from navigator.ui.theme.icons import (
    CHECK_IMAGE,
    DOWN_IMAGE,
    LESS_IMAGE,
    MORE_IMAGE,
    control_image,
)
from navigator.ui.theme.tokens import RADIUS, Mode, Role

if TYPE_CHECKING:
    from navigator.ui.theme.look import Look

_DOWN_INK = {Mode.LIGHT: "ink", Mode.DARK: "pale", Mode.HIGH_CONTRAST: "paper"}
_DIM = "dim"
"""The name of a gray mark that can be seen on the disabled grounds of all modes."""
_CHECK_INK = {Mode.LIGHT: "paper", Mode.DARK: "night", Mode.HIGH_CONTRAST: "black"}


def build_stylesheet(look: Look) -> str:
    """Build the whole style sheet of a look."""
    parts = (_labels, _buttons, _fields, _combo, _choices, _views, _scroll_bars, _frames)
    return "\n".join(part(look) for part in parts)


def step_px(look: Look) -> int:
    """Return the width in pixels of each of the two buttons of a number field."""
    return look.target_px if look.touch else round(look.target_px * 0.8)


def _labels(look: Look) -> str:
    c = look.colors
    sizes = "\n".join(
        f'QLabel[role="{role}"] {{ font-size: {look.text_px(role)}px; }}' for role in Role
    )
    return f"""{sizes}
QLabel[role="heading"], QLabel[role="title"], QLabel[role="display"] {{ font-weight: 700; }}
QLabel[tone="quiet"] {{ color: {c.quiet}; }}
QLabel[tone="stop"] {{ color: {c.stop}; }}
QLabel[tone="primary"] {{ color: {c.primary}; }}
QToolTip {{
    background: {c.card}; color: {c.ink}; border: 1px solid {c.edge}; padding: 6px 8px;
    font-size: {look.text_px(Role.SMALL)}px;
}}"""


def _buttons(look: Look) -> str:
    c, line = look.colors, look.edge_px
    inner = look.target_px - 2 * line
    pad = 56 - 2 * line
    outline_hover = c.ink if look.mode is Mode.HIGH_CONTRAST else c.quiet
    return f"""QPushButton, QToolButton {{
    background: {c.card}; color: {c.ink}; border: {line}px solid {c.edge};
    border-radius: {RADIUS.control}px; padding: 0px 16px; min-height: {inner}px; outline: none;
}}
QPushButton:hover, QToolButton:hover {{ background: {c.tint}; border-color: {outline_hover}; }}
QPushButton:pressed, QToolButton:pressed {{ background: {c.tint_pressed}; }}
QPushButton:checked, QToolButton:checked {{
    background: {c.tint}; border: 2px solid {c.primary}; min-height: {look.target_px - 4}px;
}}
QPushButton:checked:hover, QToolButton:checked:hover {{ background: {c.tint_pressed}; }}
QPushButton:checked:pressed, QToolButton:checked:pressed {{ background: {c.tint_deep}; }}
QPushButton:disabled, QToolButton:disabled {{
    background: {c.disabled_tint}; color: {c.disabled}; border-color: {look.disabled_edge};
}}
QFrame[pad="true"] QPushButton {{
    min-width: {pad}px; min-height: {pad}px; padding: 0px; font-size: {min(look.text_px(), 32)}px;
}}
QToolButton {{ padding: 0px 8px; }}
QToolButton[iconOnly="true"] {{ min-width: {look.target_px - 18}px; }}
QToolButton::menu-indicator, QPushButton::menu-indicator {{ image: none; width: 0px; }}
QPushButton[variant="primary"] {{
    background: {c.primary}; color: {c.on_primary}; border-color: {c.primary}; font-weight: 700;
}}
QPushButton[variant="primary"]:hover {{
    background: {c.primary_hover}; border-color: {c.primary_hover};
}}
QPushButton[variant="primary"]:pressed {{
    background: {c.primary_pressed}; border-color: {c.primary_pressed};
}}
QPushButton[variant="primary"]:disabled {{
    background: {c.disabled_tint}; color: {c.disabled}; border-color: {look.disabled_edge};
}}
QPushButton[variant="stop"] {{ color: {c.stop}; border-color: {c.stop}; font-weight: 700; }}
QPushButton[variant="stop"]:hover {{ background: {c.stop_hover}; border-color: {c.stop}; }}
QPushButton[variant="stop"]:pressed {{ background: {c.stop_pressed}; }}
QPushButton[variant="stop"]:disabled {{
    background: {c.disabled_tint}; color: {c.disabled}; border-color: {look.disabled_edge};
}}
QPushButton[variant="quiet"], QToolButton[variant="quiet"] {{
    background: transparent; color: {c.primary}; border-color: transparent; padding: 0px 12px;
}}
QToolButton[variant="quiet"] {{ padding: 0px 8px; }}
QPushButton[variant="quiet"]:hover, QToolButton[variant="quiet"]:hover {{
    background: {c.tint}; color: {c.primary_hover};
}}
QPushButton[variant="quiet"]:pressed, QToolButton[variant="quiet"]:pressed {{
    background: {c.tint_pressed};
}}
QPushButton[variant="quiet"]:checked, QToolButton[variant="quiet"]:checked {{
    background: {c.tint}; border: {line}px solid {c.primary}; min-height: {inner}px;
}}
QPushButton[variant="quiet"]:checked:hover {{ background: {c.tint_pressed}; }}
QPushButton[variant="quiet"]:checked:pressed {{ background: {c.tint_deep}; color: {c.ink}; }}
QPushButton[variant="quiet"]:disabled, QToolButton[variant="quiet"]:disabled {{
    color: {c.disabled};
}}
QPushButton[variant="quiet"]:checked:disabled {{
    background: {c.disabled_tint}; border-color: {c.disabled};
}}
QPushButton[variant="inline"] {{
    background: transparent; border: none; border-radius: 6px; padding: 0px; min-height: 0px;
}}
QPushButton[variant="inline"]:hover {{ background: {c.tint}; }}
QPushButton[variant="inline"]:pressed {{ background: {c.tint_pressed}; }}
QPushButton[variant="link"] {{
    background: transparent; color: {c.primary}; border: none; border-radius: 4px; padding: 0px;
    min-height: {max(24, round(look.text_px() * 1.75))}px; text-decoration: underline;
    text-align: {"right" if look.rtl else "left"};
}}
QPushButton[variant="link"]:hover {{ color: {c.primary_hover}; background: {c.tint}; }}
QPushButton[variant="link"]:pressed {{
    color: {c.primary_hover}; background: {c.tint_pressed};
}}
QPushButton[variant="link"]:disabled {{
    color: {c.disabled}; background: transparent; text-decoration: none;
}}"""


def _fields(look: Look) -> str:
    c, line = look.colors, look.edge_px
    mark = round(look.text_px() * 1.1)
    step, high = step_px(look), look.target_px - 2 * line
    more, less = (control_image(name, _DOWN_INK[look.mode]) for name in (MORE_IMAGE, LESS_IMAGE))
    dim_more, dim_less = (control_image(name, _DIM) for name in (MORE_IMAGE, LESS_IMAGE))
    fields = "QLineEdit, QAbstractSpinBox, QComboBox"
    # In high contrast every edge has the color of the ink already.
    strong = look.mode is Mode.HIGH_CONTRAST
    lit = c.tint if strong else c.card
    step_lit = c.tint_pressed if strong else c.tint
    step_pressed = c.tint_deep if strong else c.tint_pressed
    hover = "QLineEdit:hover, QAbstractSpinBox:hover, QComboBox:hover"
    return f"""{fields} {{
    background: {c.card}; color: {c.ink}; border: {line}px solid {c.edge};
    border-radius: {RADIUS.control}px; padding: 0px 12px; min-height: {look.target_px - 2 * line}px;
    selection-background-color: {c.primary}; selection-color: {c.on_primary};
    placeholder-text-color: {c.quiet};
}}
{hover} {{ border-color: {c.ink}; background: {lit}; }}
QLineEdit:disabled, QAbstractSpinBox:disabled, QComboBox:disabled {{
    background: {c.disabled_tint}; color: {c.disabled}; border-color: {look.disabled_edge};
}}
QComboBox QLineEdit, QAbstractSpinBox QLineEdit {{
    border: none; background: transparent; padding: 0px; min-height: 0px;
}}
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {{
    border: none; border-radius: 6px; background: transparent;
    subcontrol-origin: padding; width: {step}px; height: {high}px;
}}
QAbstractSpinBox::up-button {{ subcontrol-position: center right; }}
QAbstractSpinBox::down-button {{ subcontrol-position: center right; right: {step}px; }}
QAbstractSpinBox::up-button:hover, QAbstractSpinBox::down-button:hover {{
    background: {step_lit};
}}
QAbstractSpinBox::up-button:pressed, QAbstractSpinBox::down-button:pressed {{
    background: {step_pressed};
}}
QAbstractSpinBox::up-arrow {{ image: url("{more}"); width: {mark}px; height: {mark}px; }}
QAbstractSpinBox::down-arrow {{ image: url("{less}"); width: {mark}px; height: {mark}px; }}
QAbstractSpinBox::up-arrow:disabled {{ image: url("{dim_more}"); }}
QAbstractSpinBox::down-arrow:disabled {{ image: url("{dim_less}"); }}
QLineEdit > QToolButton {{ min-height: 0px; padding: 0px; border: none; background: transparent; }}
QTextEdit, QPlainTextEdit, QTextBrowser {{
    background: {c.card}; color: {c.ink}; border: {line}px solid {c.edge};
    border-radius: {RADIUS.control}px; padding: 8px;
    selection-background-color: {c.primary}; selection-color: {c.on_primary};
}}"""


def _combo(look: Look) -> str:
    c = look.colors
    arrow = round(look.text_px() * 1.25)
    down = control_image(DOWN_IMAGE, _DOWN_INK[look.mode])
    pads = "0px 8px 0px 12px" if not look.rtl else "0px 12px 0px 8px"
    return f"""QComboBox {{ padding: {pads}; combobox-popup: 0; }}
QComboBox::drop-down {{ border: none; width: {arrow + 4}px; }}
QComboBox::down-arrow {{ image: url("{down}"); width: {arrow}px; height: {arrow}px; }}
QComboBox::down-arrow:disabled {{ image: url("{control_image(DOWN_IMAGE, _DIM)}"); }}
QComboBox:on {{ background: {c.tint}; }}
QComboBox QAbstractItemView {{
    background: {c.card}; color: {c.ink}; border: 1px solid {c.edge}; padding: 4px; outline: none;
    border-radius: 0px; selection-background-color: {c.tint}; selection-color: {c.ink};
}}
QComboBox QAbstractItemView::item {{
    min-height: {look.target_px - 12}px; padding: 0px 6px; border-radius: 6px;
    border: 2px solid transparent;
}}
QComboBox QAbstractItemView::item:selected {{
    background: {c.tint}; color: {c.ink}; border-color: {c.focus};
}}"""


def _choices(look: Look) -> str:
    c = look.colors
    side = round(look.text_px() * 1.375)
    check = control_image(CHECK_IMAGE, _CHECK_INK[look.mode])
    dot = side // 3
    return f"""QCheckBox, QRadioButton {{
    color: {c.ink}; spacing: 12px; min-height: {look.target_px}px; outline: none;
    background: transparent;
}}
QCheckBox:disabled, QRadioButton:disabled {{ color: {c.disabled}; }}
QCheckBox::indicator, QRadioButton::indicator {{
    width: {side - 4}px; height: {side - 4}px; border: 2px solid {c.edge}; background: {c.card};
}}
QCheckBox::indicator {{ border-radius: 6px; }}
QRadioButton::indicator {{ border-radius: {side // 2}px; }}
QCheckBox::indicator:hover, QRadioButton::indicator:hover {{
    border-color: {c.primary}; background: {c.tint};
}}
QCheckBox::indicator:checked {{
    background: {c.primary}; border-color: {c.primary}; image: url("{check}");
}}
QRadioButton::indicator:checked {{
    border: {dot}px solid {c.primary}; background: {c.card};
    width: {side - 2 * dot}px; height: {side - 2 * dot}px;
}}
QCheckBox::indicator:pressed, QRadioButton::indicator:pressed {{
    border-color: {c.primary_hover}; background: {c.tint_deep};
}}
QCheckBox::indicator:checked:hover {{
    background: {c.primary_hover}; border-color: {c.primary_hover};
}}
QCheckBox::indicator:checked:pressed {{
    background: {c.primary_pressed}; border-color: {c.primary_pressed};
}}
QRadioButton::indicator:checked:hover {{ border-color: {c.primary_hover}; }}
QRadioButton::indicator:checked:pressed {{
    border-color: {c.primary_pressed}; background: {c.tint_deep};
}}
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled {{
    border-color: {c.disabled}; background: {c.disabled_tint};
}}
QCheckBox::indicator:checked:disabled {{ background: {c.disabled}; }}"""


def _views(look: Look) -> str:
    c = look.colors
    row = look.target_px - 4
    return f"""QListView, QTreeView, QTableView {{
    background: {c.card}; color: {c.ink}; border: 1px solid {c.line};
    border-radius: {RADIUS.control}px; outline: none; gridline-color: {c.line};
    selection-background-color: {c.tint}; selection-color: {c.ink};
}}
QListView::item, QTreeView::item {{ min-height: {row}px; padding: 0px 8px; }}
QListView::item:selected, QTreeView::item:selected, QTableView::item:selected {{
    background: {c.tint}; color: {c.ink};
}}
QListView::item:hover, QTreeView::item:hover {{ background: {c.tint}; }}
QHeaderView::section {{
    background: {c.card}; color: {c.quiet}; border: none; border-bottom: 1px solid {c.edge};
    padding: 8px; font-weight: 700;
}}
QTableCornerButton::section {{
    background: {c.card}; border: none; border-bottom: 1px solid {c.edge};
}}
QMenu {{
    background: {c.card}; color: {c.ink}; border: 1px solid {c.edge}; padding: 4px;
}}
QMenu::item {{
    padding: {max(8, (row - look.text_px()) // 2 - 2)}px 24px; border-radius: 6px;
    border: 2px solid transparent;
}}
QMenu::item:selected {{ background: {c.tint}; color: {c.ink}; border-color: {c.focus}; }}
QMenu::item:disabled {{ color: {c.disabled}; }}
QMenu::separator {{ height: 1px; background: {c.line}; margin: 4px 8px; }}
QTabBar::tab {{
    color: {c.quiet}; padding: 0px 16px; min-height: {look.target_px}px;
    border: none; border-bottom: 3px solid transparent; background: transparent;
}}
QTabBar::tab:selected {{ color: {c.ink}; border-bottom-color: {c.primary}; font-weight: 700; }}
QTabBar::tab:hover {{ color: {c.primary}; background: {c.tint}; }}
QTabBar::tab:disabled {{ color: {c.disabled}; border-bottom-color: transparent; }}
QTabBar::tab:selected:disabled {{ border-bottom-color: {c.disabled}; }}
QTabWidget::pane {{ border: none; border-top: 1px solid {c.line}; }}"""


def _scroll_bars(look: Look) -> str:
    c = look.colors
    thick = 20 if look.touch else 14
    return f"""QScrollBar {{ background: transparent; border: none; margin: 0px; }}
QScrollBar:vertical {{ width: {thick}px; }}
QScrollBar:horizontal {{ height: {thick}px; }}
QScrollBar::handle {{ background: {c.edge}; border-radius: {thick // 2 - 3}px; margin: 3px; }}
QScrollBar::handle:vertical {{ min-height: 48px; }}
QScrollBar::handle:horizontal {{ min-width: 48px; }}
QScrollBar::handle:hover {{ background: {c.primary_hover}; }}
QScrollBar::handle:pressed {{ background: {c.primary_pressed}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0px; height: 0px; border: none; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}"""


def _frames(look: Look) -> str:
    c = look.colors
    short = 'QFrame[frame="bar"][short="true"]'
    low = ", ".join(f"{short} {kind}" for kind in ("QPushButton", "QLineEdit", "QComboBox"))
    return f"""QScrollArea {{ border: none; background: transparent; }}
QFrame[frame="hairline"] {{ background: {c.line}; border: none; max-height: 1px; }}
QLabel[frame="sheet"] {{ border: 1px solid {c.edge}; }}
QFrame[frame="bar"] {{ background: {c.card}; border: none; }}
{low} {{ min-height: {look.short_target_px - 2 * look.edge_px}px; padding: 0px 10px; }}
QProgressBar {{
    background: {c.tint}; border: none; border-radius: 4px; max-height: 8px; text-align: center;
}}
QProgressBar::chunk {{ background: {c.primary}; border-radius: 4px; }}
QGroupBox {{
    border: 1px solid {c.line}; border-radius: {RADIUS.card}px; margin-top: 12px; padding: 12px;
}}
QGroupBox::title {{ subcontrol-origin: margin; padding: 0px 8px; color: {c.quiet}; }}
QStatusBar {{ background: {c.paper}; color: {c.quiet}; }}
QStatusBar::item {{ border: none; }}
QSplitter::handle {{ background: {c.line}; }}"""
