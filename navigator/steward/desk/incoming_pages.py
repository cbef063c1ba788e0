"""The pages of what others hand on: a spreadsheet of places, and the lists of centers.

The dry run of a sheet comes by itself once a file is chosen, and anew with each answer that
changes; what would take many places away goes only with their number typed. Of the lists of
centers each finding can be opened and saved; where centers disagree, the report alone says so.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from navigator.errors import ToolError
from navigator.records.topics import GROUNDS, ON_REQUEST, PLACE_KINDS
from navigator.steward.desk.entry_list import Row, RowList
from navigator.steward.desk.form_parts import Report, Scrolled, bind, keyed, pile, split
from navigator.steward.desk.workbench import StewardPage, Workbench
from navigator.steward.editing.calling import plain_what
from navigator.steward.editing.citing import WORTH
from navigator.steward.editing.incoming_lists import (
    Answers,
    Finding,
    Looked,
    guess,
    look,
    put_together,
    take,
)
from navigator.steward.editing.place_acts import Found, entry_with
from navigator.steward.editing.shown import state_word
from navigator.steward.imports.local_merge import Merged, write_merged
from navigator.ui.theme import SPACE, Role
from navigator.ui.widgets.button import Button
from navigator.ui.widgets.field_form import Choice, Labelled, Line, in_columns
from navigator.ui.widgets.flow_layout import flow
from navigator.ui.widgets.wrap_label import WrapLabel

_NEW = "a new list"
_LINES = 7
_FILES = "Spreadsheets (*.csv *.xlsx *.xlsm *.xls *.ods *.tsv *.txt)"


class SheetPage(StewardPage):
    """The page. `looked` is the sheet that would be taken in."""

    name = "sheet"
    title = "Take in a sheet of places"

    def __init__(self, bench: Workbench) -> None:
        super().__init__(bench)
        self.looked: Looked | None = None
        self._file: Path | None = None
        self._usual_kind = ""
        self.choose_file: Callable[[], Path | None] = self._choose
        self._build()
        bench.changed.connect(self._changed)
        bind(self, "Ctrl+Return", act=self.take)

    def open(self, entry: str) -> None:
        """Open the page; `choose:` and a kind of place ask for a file at once."""
        told, _, self._usual_kind = entry.partition(":")
        if told == "choose":
            self.another()
        elif self.looked is None:
            self._put_away()

    def another(self) -> None:
        """Choose a file, and look at it."""
        self._put_away()
        file = self.choose_file()
        if file is None:
            return
        self._file = file
        bench, kind = self.bench, self._usual_kind
        publisher = bench.person.organization if bench.person else ""

        def job() -> tuple[str, Answers | None, tuple[str, ...], dict[str, str]]:
            content = bench.sitting.content
            id, answers = guess(content, file, publisher, kind)
            words = {
                code: content.words.get(f"place.{code}", code)
                for code in (
                    *(f"kind.{one}" for one in PLACE_KINDS if one not in ON_REQUEST),
                    *(f"subkind.{one}" for one in GROUNDS),
                )
            }
            return id, answers, tuple(content.listed.lists), words

        bench.work(job, self._guessed, "Reading the sheet", owner="sheet")

    def take(self) -> None:
        """Take in the sheet that was looked at."""
        looked, sitting = self.looked, self.bench.sitting
        if looked is None or not self.takes.isEnabled():
            return
        typed = self.number.cell if not self.number.isHidden() else ""
        number = int(typed) if typed.isdigit() else None
        try:
            told = take(sitting, looked, number).told
        except ToolError as error:
            self._say(f"{error.sentence} If they are to go, type their number below.")
            self.number.show()
            self.number.field.setFocus()
            return
        self.takes.setEnabled(False)
        self.bench.save(
            told, lambda: take(sitting, looked, number).texts, lambda _: self._taken(),
            failed=lambda: self.takes.setEnabled(True),
        )  # fmt: skip

    # What it is made of

    def _build(self) -> None:
        self.heading = WrapLabel("", role=Role.LEAD, bold=True)
        self.list = Choice("It is an edition of", {_NEW: "a new list"}, typed=True)
        self.list.box.activated.connect(self._list_chosen)
        self.answers: dict[str, Labelled] = {
            "id": Line("Id of the list", "food-2026"),
            "kind": Choice("Kind of place", {}, typed=True),
            "subkind": Choice("What vouches for it", {}),
            "what": Line("What such a place does, in one plain sentence"),
            "limits": Line("Whom it does not help, or what to ask first"),
            "publisher": Line("Who made the list"),
            "worth": Choice("They are", WORTH),
            "title": Line("What the list is called"),
            "url": Line("Where it stands", "https://"),
            "dated": Line("Of which day it is; empty: not known", "2026-11-24"),
        }
        for one in self.answers.values():
            if isinstance(one, Line):
                one.line.editingFinished.connect(self._look)
            elif isinstance(one, Choice):
                one.box.activated.connect(self._look)
        self._new = in_columns(self.answers.values(), 3)
        self.report = Report("What taking it would do", _LINES, may_grow=True)
        self.wrong = WrapLabel("", tone="note", bold=True)
        self.number = Line("So many places may go")
        self.takes = keyed("Take it", variant="primary", key="Ctrl+Enter", act=self.take)
        other = keyed(
            "Another file", icon_name="file-text", key="Ctrl+O", act=self.another, on=self
        )
        cancel = keyed("Not now", variant="quiet", key="Esc", act=lambda: self.bench.go("places"))
        acts = flow(self.takes, other, cancel)
        scrolled = Scrolled("The sheet")
        for widget in (self.heading, self.list, self._new):
            scrolled.column.addWidget(widget)
        scrolled.column.addWidget(self.report, 1)
        pile(self, (scrolled, 1), self.wrong, self.number, acts, gap=SPACE.s)

    # What the sheet is

    def _put_away(self) -> None:
        self.looked = None
        self.heading.set_text("Choose a spreadsheet: CSV, Excel or OpenDocument.")
        self.report.setPlainText("")
        for widget in (self.list, self._new, self.number, self.wrong):
            widget.hide()
        self.takes.setEnabled(False)
        self.takes.set_label("Take it")

    def _guessed(self, told: tuple[str, Answers | None, tuple[str, ...], dict[str, str]]) -> None:
        id, answers, lists, words = told
        self.list.offer({_NEW: "a new list", **{one: one for one in lists}})
        for name in ("kind", "subkind"):
            box = self.answers[name]
            offered = {code.partition(".")[2]: text for code, text in words.items()
                       if code.startswith(f"{name}.")}  # fmt: skip
            if isinstance(box, Choice):
                box.offer({"": "Choose", **offered} if name == "subkind" else offered)
        for name, cell in (answers or {}).items():
            self.answers[name].put(cell)
        self.answers["id"].put(id if answers is not None else "")
        self.list.put(_NEW if answers is not None else id)
        self.list.show()
        self._look()

    def _changed(self) -> None:
        if self.isVisible():
            self._look()

    def _list_chosen(self) -> None:
        self.number.hide()
        self._look()

    @property
    def _is_new(self) -> bool:
        return self.list.cell in ("", _NEW)

    def _look(self) -> None:
        """Run the dry run, with the answers as they are now."""
        file = self._file
        if file is None or self.list.isHidden():
            return
        is_new = self._is_new
        self._new.setVisible(is_new)
        cells = {name: one.cell for name, one in self.answers.items()}
        self.answers["subkind"].setVisible(cells["kind"] == "legal")
        id = cells.pop("id") if is_new else self.list.cell
        if cells["kind"] != "legal":
            cells["subkind"] = ""
        sitting = self.bench.sitting

        def job() -> Looked | str:
            if is_new and not cells["what"]:
                cells["what"] = plain_what(sitting.content, cells["kind"])
            try:
                return look(sitting, file, id, cells if is_new else None)
            except ToolError as error:
                return str(error)

        self.takes.setEnabled(False)
        self.bench.work(job, self._seen, "Looking at the sheet", owner="sheet")

    def _seen(self, seen: Looked | str) -> None:
        if isinstance(seen, str):
            self.looked = None
            self.heading.set_text(self._file.name if self._file else "")
            self._say(seen)
            self.report.setPlainText("")
            return
        self.looked = seen
        self._say("")
        report = seen.plan.report
        self.heading.set_text(
            f"{seen.file.name}: {len(report['added']):,} new, {len(report['changed']):,} changed,"
            f" {len(report['gone']):,} gone, {report['same']:,} as before,"
            f" {len(report['rejected']):,} left out"
        )
        if seen.answers is not None:
            self.answers["what"].put(seen.answers["what"])
        parts = [
            f"{title}: {len(lines):,}\n" + "\n".join(f"  {line}" for line in lines)
            for title, lines in seen.sections()
        ]
        self.report.setPlainText("\n\n".join(parts) or "Nothing would change.")
        self.takes.set_label(f"Take {seen.count:,} rows" if seen.count else "Take it")
        self.takes.setEnabled(True)
        self.takes.setFocus()

    def _taken(self) -> None:
        self._file = None
        self._put_away()
        self.bench.go("places")

    def _say(self, told: str) -> None:
        self.wrong.set_text(told)
        self.wrong.setVisible(bool(told))

    def _choose(self) -> Path | None:
        path, _ = QFileDialog.getOpenFileName(self, "A sheet of places", "", _FILES)
        return Path(path) if path else None


_CENTER_FILES = "Lists of centers (*.csv)"


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
        self.list = RowList("What centers found")
        self.list.opened.connect(self._open_one)
        self.report = Report("Report")
        self.opens = keyed("Open the form", variant="primary", key="Enter", act=self._open_one)
        self.opens.setEnabled(False)
        other = keyed("Other files", key="Ctrl+O", act=self.another, on=self)
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
        self.list.show_rows(map(_row, self.findings))
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
        paths, _ = QFileDialog.getOpenFileNames(self, "Lists of centers", "", _CENTER_FILES)
        return tuple(map(Path, paths))

    def _choose_folder(self) -> Path | None:
        path = QFileDialog.getExistingDirectory(self, "A new folder for the list")
        return Path(path) if path else None


def _files(count: int) -> str:
    return "one file" if count == 1 else f"{count:,} files"


def _row(one: Finding) -> Row:
    called = f"called {one.day}" if one.day else "no day told"
    told = f"{state_word(one.state)}\u00a0· {called}\u00a0· {one.told}"
    return Row(one.name, foot=told, is_strong=one.is_closed)
