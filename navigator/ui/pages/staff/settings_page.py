"""Settings for the person who looks after this computer; they take effect at the next start.

This page has single values; a kiosk is set up in steps (`kiosk_setup.py`). It also looks for new
content, and shows the lines of the center's own list that can not be used. Saving a copy is the
only way that list leaves, and the person chooses where to.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QWidget
from shiboken6 import isValid

from navigator.errors import BadInput, KnownError
from navigator.files import replace_text
from navigator.pack.local import Local
from navigator.site.pin import check_pin
from navigator.site.policy import POLICIES
from navigator.site.settings import (
    LEAST_IDLE_SECONDS,
    LOOKS,
    MACHINE_LANGUAGES,
    MOST_IDLE_SECONDS,
    MOTIONS,
    UPDATES,
    Settings,
    updates_mistake,
)
from navigator.ui.desk import Ask, Desk
from navigator.ui.pages.blocks import box, column, rows, section, text_list
from navigator.ui.pages.staff.language_order import LanguageOrder, missing_fonts
from navigator.ui.pages.staff.pin_page import PinField, leave_button
from navigator.ui.pages.staff.site_choices import SiteChoices, site_choices
from navigator.ui.site.update_watch import Standing
from navigator.ui.theme import SPACE, current_look
from navigator.ui.theme.next_look import TEXT_STEPS
from navigator.ui.widgets.button import Button
from navigator.ui.widgets.card import Card
from navigator.ui.widgets.choice_box import ChoiceBox
from navigator.ui.widgets.column import bare
from navigator.ui.widgets.number_field import NumberField
from navigator.ui.widgets.page import Page
from navigator.ui.widgets.responsive_grid import grid
from navigator.ui.widgets.row_link import RowLink
from navigator.ui.widgets.wrap_label import Tone, WrapLabel
from navigator.ui.words import told, tr

if TYPE_CHECKING:
    from navigator.ui.site.staff_access import Staff
    from navigator.update.updating import Outcome

_MOST_SLIPS = 20
"""The most faulty lines on the page; who has more reads them in a terminal."""
_NAME = "own-list.csv"


def has_own_list(local: Local) -> bool:
    """Return whether the center has a list of its own: any rows, or any faulty lines."""
    return bool(local.slips or local.places_table.rows or local.calls_table.rows)


class OwnListCard(QWidget):
    """The list's faulty lines, and the button that saves a copy."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        whole = bare(self, SPACE.s)
        if slips := desk.library.local.slips:
            whole.addWidget(WrapLabel(desk.say("place.own_list.left_out")))
            whole.addWidget(text_list(map(str, slips[:_MOST_SLIPS])))
        self._told = WrapLabel("", bold=True)
        if desk.policy.saves_pdf:
            whole.addWidget(Button(desk.say("place.own_list.copy"), act=self._save_copy))
            whole.addWidget(self._told)

    def _save_copy(self) -> None:
        from navigator.ui.paper.dialogs import choose_file  # noqa: PLC0415 - loads what prints

        title = self._desk.say("place.own_list.copy")
        path = choose_file(self.window(), title, _NAME, "CSV (*.csv)")
        if path is None:
            return
        local = self._desk.library.local

        def work() -> KnownError | None:
            try:
                replace_text(path, local.shared())
            except KnownError as error:
                return error
            return None

        self._desk.aside(
            work, lambda error: self._tell(path.name, error) if isValid(self) else None
        )

    def _tell(self, name: str, error: KnownError | None) -> None:
        saved = self._desk.say("place.own_list.saved", name=name)
        words = " ".join(told(error)) if error else saved
        self._told.set_text(words, tone="stop" if error else "ink")


class UpdatesCard(Card):
    """The content in use, the last look, and the buttons. `staff` gives the saved settings."""

    def __init__(self, desk: Desk, staff: Staff, now: Standing) -> None:
        super().__init__()
        self._say = desk.say
        self._staff = staff
        self._updates = staff.updates
        for text in _lines(desk, now):
            self.add(WrapLabel(text))
        self._told = WrapLabel("", bold=True)
        word = tr("Look for new content now")
        self.look = Button(word, icon_name="rotate-ccw", act=self._clicked)
        word, act = tr("Go back to the earlier content"), self._updates.go_back
        self._back = Button(word, variant="quiet", act=act)
        for widget in (self._told, self.look, self._back):
            self.add(widget)
        self._back.setVisible(now.later is not None)
        self._updates.progress.connect(self._show_progress)
        self._updates.came.connect(self._came)
        self._updates.went_back.connect(self._went_back)
        self._updates.failed.connect(self._failed)
        self._show()

    @property
    def is_busy(self) -> bool:
        """Return whether a look is under way."""
        return self._updates.is_busy

    def _clicked(self) -> None:
        if self._updates.is_busy:
            self._updates.stop()
            return
        self._updates.look(self._staff.settings)
        self._tell(tr("Looking for new content …"))

    def _show_progress(self, percent: int) -> None:
        self._tell(tr("New content is coming: {percent} %").format(percent=percent))

    def _came(self, outcome: Outcome) -> None:
        day = self._say.day(outcome.built_on)
        text = (
            tr("New content of {date} came (number {number}). It opens when nobody is here.")
            if outcome.is_new
            else tr("Nothing newer: the content of {date} (number {number}) is here already.")
        )
        self._tell(text.format(date=day, number=outcome.version))
        if outcome.is_new:
            self._back.show()

    def _went_back(self, day: date) -> None:
        self._tell(
            tr("The content of {date} opens when nobody is here.").format(date=self._say.day(day))
        )
        self._back.hide()

    def _failed(self, error: KnownError) -> None:
        self._tell(" ".join(told(error)), tone="stop")

    def _tell(self, text: str, tone: Tone = "ink") -> None:
        self._told.set_text(text, tone=tone)
        self._show()

    def _show(self) -> None:
        is_busy = self._updates.is_busy
        self.look.set_label(tr("Stop") if is_busy else tr("Look for new content now"))
        self._back.setEnabled(not is_busy)


def _lines(desk: Desk, now: Standing) -> list[str]:
    """Return the lines about the content in use and the last look."""
    say, used = desk.say, desk.library.built_on
    lines = [tr("Content in use: {date}").format(date=say.day(used))]
    if desk.library.is_fallback:
        lines.append(tr("Newer content on this computer is damaged. Look for it again."))
    elif now.later is not None and now.later.sha256 != desk.library.folder.name:
        text = tr("The content of {date} opens when nobody is here.")
        lines.append(text.format(date=say.day(now.later.built_on)))
    if now.looked is not None:
        lines.append(tr("Last look: {date}").format(date=say.day(now.looked.on)))
        if now.looked.error is not None:
            lines.append(" ".join(told(now.looked.error)))
    return lines


_FIELD_CHARS = 40
_CELL_CHARS = 46
_CELLS_ABREAST = 3
_LONGEST_TEXT = 200


@dataclass(frozen=True, slots=True)
class SettingsData:
    """The choices for the fields, and the state of the installed content."""

    choices: SiteChoices
    content: Standing


class SettingsPage(Page):
    """One field for each setting, and the button that closes the kiosk."""

    stays = True

    keeps_acts = True  # Save is always in reach

    @staticmethod
    def load(desk: Desk, ask: Ask) -> SettingsData:
        """Load the choices for the fields, and the state of the installed content."""
        del ask
        standing = desk.staff.standing() if desk.staff is not None else Standing(None, None)
        return SettingsData(site_choices(desk), standing)

    def __init__(self, desk: Desk, ask: Ask, data: SettingsData) -> None:
        del ask
        super().__init__(tr("Settings"), desk, columns=desk.policy.columns)
        self._desk = desk
        self._staff = desk.staff
        self._was = desk.staff.settings if desk.staff is not None else Settings()
        self._fields: dict[str, QWidget] = {}
        self._cells: list[QWidget] = []
        """The fields of the group that is being made."""
        if desk.policy.leave_needs_pin and self._staff is not None:
            self.add_act(leave_button(self._staff))
        self.add_act(Button(tr("Save"), variant="primary", act=self._save))
        self._told = WrapLabel("", bold=True)
        self._told.hide()
        self.add(self._told)
        lead, act = tr("Five steps, then it starts"), desk.to("kiosk_setup")
        doors = [RowLink(tr("Set up a kiosk"), lead, icon_name="list-checks", act=act)]
        if desk.library.local.can_keep:
            word, act = tr("Add a place of ours"), desk.to("own_place")
            doors.append(RowLink(word, icon_name="map-pin", act=act))
        self.add(box(rows(*doors)))
        self._make(data)
        for key in data.choices.fixed & self._fields.keys():
            self._fields[key].setEnabled(False)
        if self._staff is not None and self._was.updates != "off":
            self.add(section(tr("New content"), UpdatesCard(desk, self._staff, data.content)))
        if has_own_list(desk.library.local):
            self.add(section(desk.say("place.own_list"), OwnListCard(desk)))
        if data.choices.fixed:
            self.add(WrapLabel(tr("What is gray is set for the whole computer."), tone="quiet"))

    def _make(self, data: SettingsData) -> None:
        say, was = self._desk.say, self._was
        modes = {"desk": tr("Desk, for volunteers"), "kiosk": tr("Kiosk, for visitors alone")}
        self._choice("mode", tr("This computer is"), [(one, modes[one]) for one in POLICIES])
        states = [("", tr("Ask each visitor"))] + [
            (one, say.state(one)) for one in data.choices.states
        ]
        self._choice("state", tr("State"), states)
        tongues = [("", tr("Same as this computer"))] + [
            (x, self._desk.library.native(x)) for x in self._desk.languages
        ]
        self._choice("language", tr("Language at the start"), tongues)
        self._order = LanguageOrder(self._desk.languages, self._desk.library.native)
        self._fields["languages"] = self._order
        self._cells.append(column(WrapLabel(tr("Order of languages"), bold=True), self._order))
        where = {
            "desk": tr("At the desk, with a helper"),
            "everywhere": tr("At the kiosk too"),
            "off": tr("Nowhere"),
        }
        self._choice(
            "machine_languages",
            tr("Languages that a computer translated and nobody has read"),
            [(one, where[one]) for one in MACHINE_LANGUAGES],
        )
        library = self._desk.library
        self._cells += missing_fonts(library.languages(), library.native)
        self._group()
        looks = {
            "system": tr("Same as this computer"),
            "light": tr("Light"),
            "dark": tr("Dark"),
            "contrast": tr("High contrast"),
        }
        self._choice("look", tr("Colors"), [(one, looks[one]) for one in LOOKS])
        motions = {"system": tr("Same as this computer"), "less": tr("Less motion")}
        self._choice("motion", tr("Motion"), [(one, motions[one]) for one in MOTIONS])
        sizes = sorted({*TEXT_STEPS, was.text_percent})
        self._choice("text_percent", tr("Text size"), [(one, f"{one} %") for one in sizes])
        idle = NumberField(
            tr("Seconds until an idle visit is cleared"), least=0, most=MOST_IDLE_SECONDS
        )
        idle.setSpecialValueText(tr("As usual"))
        idle.setValue(was.idle_seconds)
        self._add("idle_seconds", tr("Seconds until an idle visit is cleared"), idle)
        printers = list(dict.fromkeys(["", was.printer, *data.choices.printers]))
        self._choice("printer", tr("Printer"), [(one, one or tr("None")) for one in printers])
        self._group()
        for key, name in (
            ("zip", tr("ZIP code of this place, so that help near it stands first")),
            ("site_name", tr("Name of this place")),
            ("site_phone", tr("Phone of this place, for the papers it gives out")),
            ("site_logo", tr("Picture of this place (path of a PNG or SVG file)")),
        ):
            self._text(key, name)
        self._tick("introduction", tr("Begin with the page for volunteers"))
        speaks = tr("The first touch says a tile's name, the second one opens it.")
        self._tick("tiles_speak", tr("Kiosk: tiles speak"), WrapLabel(speaks, tone="quiet"))
        self._group()
        pin = PinField(tr("New helper PIN"))
        pin.setPlaceholderText(tr("as before"))
        self._again = PinField(tr("New helper PIN, once more"))
        self._fields["pin_hash"] = self._pin = pin
        for field in (pin, self._again):
            label = WrapLabel(field.accessibleName(), bold=True)
            self._cells.append(column(label, field, gap=SPACE.xs))
        self._group()
        self._make_updates()
        self._group()

    def _group(self) -> None:
        """End a group: its fields stand in one card, beside each other where there is room."""
        cells = grid(
            *self._cells,
            least_chars=_CELL_CHARS,
            most_columns=_CELLS_ABREAST,
            gap=SPACE.l,
            row_gap=SPACE.m,
        )
        self.add(box(cells))
        self._cells = []

    def _make_updates(self) -> None:
        """Make the fields for the source of updates; their buttons have a card of their own."""
        kinds = {
            "off": tr("Off: no connection"),
            "folder": tr("From a folder or a stick"),
            "address": tr("From an address on the network"),
        }
        self._choice("updates", tr("New content"), [(one, kinds[one]) for one in UPDATES])
        self._text("updates_from", tr("Folder (its whole path) or address (https://…)"))
        self._text("updates_root", tr("File of trusted keys (whole path of root.json)"))

    def _text(self, key: str, name: str) -> None:
        field = QLineEdit(getattr(self._was, key))
        field.setMaxLength(_LONGEST_TEXT)
        field.setAccessibleName(name)
        field.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self._add(key, name, field)

    def _tick(self, key: str, name: str, note: QWidget | None = None) -> None:
        field = QCheckBox(name)
        field.setChecked(getattr(self._was, key))
        self._fields[key] = field
        self._cells.append(column(field, note, gap=SPACE.xs))

    def _choice(self, key: str, name: str, choices: list[tuple[Any, str]]) -> None:
        words = ((word, value) for value, word in choices)
        self._add(key, name, ChoiceBox(name, words, getattr(self._was, key)))

    def _add(self, key: str, name: str, field: QWidget) -> None:
        field.setMaximumWidth(current_look().measure_px(_FIELD_CHARS))
        self._fields[key] = field
        self._cells.append(column(WrapLabel(name, bold=True), field, gap=SPACE.xs))

    def _chosen(self) -> tuple[Settings, str]:
        """Return the chosen settings and a new PIN (or ""); raise BadInput for a wrong choice."""
        found: dict[str, Any] = {}
        for key, field in self._fields.items():
            if isinstance(field, QComboBox):
                found[key] = field.currentData()
            elif isinstance(field, NumberField):
                found[key] = field.value()
            elif isinstance(field, QCheckBox):
                found[key] = field.isChecked()
            elif isinstance(field, QLineEdit) and field is not self._pin:
                found[key] = field.text().strip()
        if self._order.languages != list(self._desk.languages):
            found["languages"] = tuple(self._order.languages)
        chosen, pin = self._was._replace(**found), self._pin.text()
        if 0 < chosen.idle_seconds < LEAST_IDLE_SECONDS:
            raise BadInput("chosen.idle", "do.choose_seconds", least=LEAST_IDLE_SECONDS)
        if updates_mistake(chosen):
            raise BadInput("chosen.source", "do.write_source")
        if pin != self._again.text():
            raise BadInput("pin.differs", "do.type_twice")
        if pin:
            check_pin(pin)
        if chosen.mode == "kiosk" and not (chosen.pin_hash or pin):
            raise BadInput("chosen.no_pin", "do.type_pin")
        return chosen, pin

    def _save(self) -> None:
        try:
            chosen, pin = self._chosen()
        except KnownError as error:
            self._tell(error)
            return
        if self._staff is not None:
            self._staff.save(chosen, pin, self._saved)

    def _saved(self, error: KnownError | None) -> None:
        for field in (self._pin, self._again):
            field.setText("")
        self._tell(error)

    def _tell(self, error: KnownError | None) -> None:
        done = tr("Saved. This holds when Navigator is started again.")
        words = " ".join(told(error)) if error else done
        self._told.set_text(words, tone="stop" if error else "ink")
        self._told.show()
        self.to_top()
