"""The page of merged lists from centers: each finding can be opened and saved.

Nothing goes in by itself; where centers disagree, the report alone says so.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog

from navigator.steward.desk.entry_list import EntryList, ListRow
from navigator.steward.desk.form_parts import Report, keyed, pile, split
from navigator.steward.desk.place_form import Found, entry_with
from navigator.steward.desk.workbench import StewardPage, Workbench
from navigator.steward.editing.incoming_lists import Finding, put_together
from navigator.steward.editing.shown import state_word
from navigator.steward.imports.local_merge import Merged, write_merged
from navigator.ui.theme import SPACE, Role
from navigator.ui.widgets.button import Button
from navigator.ui.widgets.flow_layout import flow
from navigator.ui.widgets.wrap_label import WrapLabel

_FILES = "Lists of centers (*.csv)"


class CentersPage(StewardPage):
    """The page. `findings` are the rows of the list."""

    name = "centers"
    title = "Lists of centers"

    def __init__(self, bench: Workbench) -> None:
        super().__init__(bench)
        self.findings: tuple[Finding, ...] = ()
        self._merged: Merged | None = None
        self._files: tuple[Path, ...] = ()
        self.choose_files: Callable[[], tuple[Path, ...]] = self._choose
        self.choose_folder: Callable[[], Path | None] = self._choose_folder
        self._build()
        QShortcut(QKeySequence("Ctrl+O"), self).activated.connect(self.another)
        bench.changed.connect(self._changed)

    def open(self, entry: str) -> None:
        """Read the open files again; with `choose` ask for files where none are open."""
        if self._files:
            self._read()
        elif entry == "choose":
            self.another()

    def another(self) -> None:
        """Choose files and merge them."""
        files = self.choose_files()
        if files:
            self._files = files
            self._read()

    # What it is made of

    def _build(self) -> None:
        self.heading = WrapLabel(
            "Choose what centers handed on: exports of “Called today” and their own lists.",
            role=Role.LEAD, bold=True,
        )  # fmt: skip
        self.list = EntryList("What centers found")
        self.list.activated.connect(lambda _: self._open_one())
        self.report = Report("Report")
        self.opens = keyed("Open the form", variant="primary", key="Enter", act=self._open_one)
        self.opens.setEnabled(False)
        other = keyed("Other files", key="Ctrl+O", act=self.another)
        self.saves = Button("Save as one list", act=self._save_merged)
        self.saves.setEnabled(False)
        acts = flow(self.opens, other, self.saves)
        pile(self, self.heading, (split(self.list, self.report), 1), acts, gap=SPACE.s)

    # What they found

    def _changed(self) -> None:
        if self._files and self.isVisible():
            self._read()

    def _read(self) -> None:
        files, sitting = self._files, self.bench.sitting
        self.bench.work(
            lambda: put_together(sitting.content, files), self._show, "Putting the lists together",
            owner="centers",
        )  # fmt: skip

    def _show(self, told: tuple[Merged, tuple[Finding, ...]]) -> None:
        self._merged, self.findings = told
        rows = [_row(one) for one in self.findings]
        self.list.set_rows(rows, max(0, self.list.currentRow()))
        count = len(self.findings)
        self.heading.set_text(
            f"Findings: {count:,}, from {_files(len(self._files))}. Enter opens the form of a"
            " place, filled in; nothing goes in until you save it."
            if count
            else "These files say nothing that we do not have."
        )
        self.report.setPlainText(self._merged.report())
        self.opens.setEnabled(bool(count))
        self.saves.setEnabled(True)
        self.list.setFocus()

    def _open_one(self) -> None:
        at = self.list.currentRow()
        if not 0 <= at < len(self.findings):
            return
        one = self.findings[at]
        found = Found(one.cells, str(one.day) if one.day else "")
        if one.is_closed:
            why = f"A center called on {one.day}: it has closed."
            closed = Found({"why": why, "since": str(one.day)})
            self.bench.go("place", entry_with(f"closed:{one.id}", closed))
        elif one.id:
            self.bench.go("place", entry_with(f"correct:{one.id}", found))
        else:
            kind = one.cells.get("kind", "")
            self.bench.go("place", entry_with(f"new:{one.state}:{kind}", found))

    def _save_merged(self) -> None:
        merged, folder = self._merged, self.choose_folder()
        if merged is not None and folder is not None:
            self.bench.work(
                lambda: write_merged(merged, folder),
                lambda _: self.bench.say(f"One list and its report lie in {folder}."),
                "Writing the list",
            )

    def _choose(self) -> tuple[Path, ...]:
        paths, _ = QFileDialog.getOpenFileNames(self, "Lists of centers", "", _FILES)
        return tuple(map(Path, paths))

    def _choose_folder(self) -> Path | None:
        path = QFileDialog.getExistingDirectory(self, "A new folder for the list")
        return Path(path) if path else None


def _files(count: int) -> str:
    return "one file" if count == 1 else f"{count:,} files"


def _row(one: Finding) -> ListRow:
    called = f"called {one.day}" if one.day else "no day told"
    return ListRow(one.name, f"{state_word(one.state)}\u00a0· {called}\u00a0· {one.told}",
                   is_strong=one.is_closed)  # fmt: skip
