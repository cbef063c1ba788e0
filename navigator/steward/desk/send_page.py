"""The page *Send*, top to bottom: check, build, compare, publish, sign, copy to a stick.

Each step shows what the next one rests on. A signature is asked for only below what it is
on; passphrases leave their fields at once. A step can be called off until it writes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFileDialog,
    QVBoxLayout,
    QWidget,
)

from navigator.steward.content.pack.diff import Difference
from navigator.steward.desk.entry_list import Row, RowList
from navigator.steward.desk.form_parts import Report, Scrolled, beside, keyed, pile, split
from navigator.steward.desk.workbench import StewardPage, Workbench
from navigator.steward.editing import sending
from navigator.steward.editing.sending import (
    Checked,
    Loss,
    NeedsNumber,
    News,
    as_told,
    by_part,
    by_state,
)
from navigator.steward.signing.waiting import Waiting
from navigator.ui.theme import SPACE
from navigator.ui.widgets.button import Button
from navigator.ui.widgets.field_form import Line
from navigator.ui.widgets.flow_layout import flow
from navigator.ui.widgets.rows_layout import empty
from navigator.ui.widgets.section_heading import SectionHeading
from navigator.ui.widgets.wrap_label import WrapLabel

_STEP_LINES = 10


class Steps(Scrolled):
    """The column; each method puts one thing below what is there."""

    def head(self, words: str) -> None:
        """Add the heading of a step."""
        self.column.addWidget(SectionHeading(words))

    def told(self, words: str) -> WrapLabel:
        """Add and return a sentence that changes as the step goes on."""
        label = WrapLabel(words, selectable=True)
        self.column.addWidget(label)
        return label

    def text(self, name: str) -> Report:
        """Add and return a longer text to read."""
        text = Report(name, _STEP_LINES)
        self.column.addWidget(text)
        return text

    def row(self, *buttons: Button) -> None:
        """Add buttons beside each other."""
        self.column.addWidget(flow(*buttons))

    def with_button(self, line: Line, word: str, act: Callable[[], object]) -> None:
        """Add a field, and beside it the button that fills it."""
        holder = QWidget()
        row = beside(holder, (line, 1))
        row.addWidget(Button(word, act=act), 0, Qt.AlignmentFlag.AlignBottom)
        self.column.addWidget(holder)

    def act(self, word: str, key: str, act: Callable[[], object]) -> Button:
        """Return a button that is not in the column yet, and bind its key."""
        return keyed(word, key=key, act=act, on=self)


_LINES = 14


class DifferencesPane(QWidget):
    """The list and the text. `told` names the pack it is compared with."""

    def __init__(self) -> None:
        super().__init__()
        self._groups: list[list[Difference]] = []
        self.told = WrapLabel("", bold=True)
        self.list = RowList("Where something changed")
        self.text = Report("What changed, old and new", _LINES)
        self.list.selectionModel().currentChanged.connect(self._chosen)
        self._both = split(self.list, self.text)
        self._both.setStretchFactor(1, 2)
        pile(self, self.told, self._both)

    def show_news(self, news: News) -> None:
        """Show all differences, or a sentence where there was no pack to compare with."""
        report = news.report
        self._groups = []
        if report is None:
            self.told.set_text("No pack went out before, and none was built: nothing to compare.")
        elif not report.differences:
            self.told.set_text(f"Nothing changed against {news.against}.")
        else:
            self.told.set_text(f"Against {news.against}: {counted(report.differences)}.")
            self._groups = [list(report.differences)]
        rows = [Row("Everything", foot=counted(self._groups[0]))] if self._groups else []
        for state, some in by_state(report.differences if report else ()):
            parts = "\u00a0· ".join(part for part, _ in by_part(some))
            rows.append(Row(f"{state}: {counted(some)}", foot=parts))
            self._groups.append(some)
        self._both.setVisible(bool(rows))
        self.list.show_rows(rows, 0)

    def _chosen(self) -> None:
        at = self.list.currentRow()
        if 0 <= at < len(self._groups):
            self.text.setPlainText(as_told(self._groups[at]))


def counted(differences: Sequence[Difference]) -> str:
    """Return how many were added, changed and removed."""
    counts = Counter(one.what for one in differences)
    return ", ".join(f"{count:,} {what}" for what, count in sorted(counts.items()))


T = TypeVar("T")


class SendPage(StewardPage):
    """The page. `out` is the folder that is handed out, `pack` the one that is built."""

    name = "send"
    title = "Send"

    def __init__(self, bench: Workbench) -> None:
        super().__init__(bench)
        self.pack = bench.sitting.root / "out" / "pack"
        self.choose_folder: Callable[[str], Path | None] = self._choose
        self._is_wanted = True
        self._waiting: Waiting | None = None
        self._build_page()
        bench.busy.connect(self._busy)

    def open(self, entry: str) -> None:
        """Show what the folders hold now."""
        del entry
        self._tell_folders()
        self.checks.setFocus()

    # What it is made of

    def _build_page(self) -> None:
        self._steps = Steps("Send")
        self._column = self._steps.column
        self._make_check()
        self._make_out()
        self._make_sign()
        self._make_stick()
        self._column.addStretch(1)
        self.calls_off = Button("Call it off", act=self._call_off)
        self.calls_off.hide()
        pile(self, (self._steps, 1), self.calls_off, gap=SPACE.s)

    def _make_check(self) -> None:
        self._steps.head("1  Check and build")
        self.checked = self._steps.told(
            "Reads everything strictly. Problems stop a build, the rest is for you to look at."
        )
        self.found = self._steps.text("What the check found")
        self.found.hide()
        self.checks = self._steps.act("Check", "Ctrl+K", self.check)
        self.builds = self._steps.act("Build the pack", "Ctrl+B", self.build)
        self._steps.row(self.checks, self.builds)
        self.built = self._steps.told("")

    def _make_out(self) -> None:
        self._steps.head("2  What changed, and publish")
        self.out = Line("Folder that is handed out")
        self.out.line.editingFinished.connect(self._tell_folders)
        self._steps.with_button(self.out, "Choose the folder", lambda: self._chosen(self.out))
        self.holds = self._steps.told("Choose the folder in which the coalition signs.")
        self.compares = self._steps.act("Show what changed", "Ctrl+D", self.compare)
        self._steps.row(self.compares)
        self.news = DifferencesPane()
        self.news.hide()
        self._column.addWidget(self.news)
        self.numbers: dict[Loss, Line] = {
            "remove": Line("Publish with this many places gone"),
            "lacking": Line("Publish with this many texts not translated"),
            "contradicts": Line("Publish with this many contradictions"),
        }
        for one in self.numbers.values():
            self._column.addWidget(one)
            one.hide()
        self.staged = self._steps.told("")
        self.publishes = self._steps.act("Publish to this folder", "Ctrl+Return", self.publish)
        self._steps.row(self.publishes)

    def _make_sign(self) -> None:
        self._steps.head("3  Sign")
        self.keys = Line("Folder with your key")
        self.keys.line.editingFinished.connect(self._renew_phrases)
        self._steps.with_button(self.keys, "Choose the key folder", lambda: self._chosen(self.keys))
        self.shows = self._steps.act("Show what is signed", "Ctrl+G", self.show_waiting)
        self._steps.row(self.shows)
        self.signed = self._steps.text("What is signed")
        self.signed.hide()
        self.phrases: dict[str, Line] = {}
        self._phrases = QVBoxLayout()
        self._column.addLayout(self._phrases)
        self.asks = self._steps.told("")
        self.asks.hide()
        self.signs = keyed(
            "Sign this", key="Ctrl+Shift+Return", act=self.sign, variant="primary", on=self._steps
        )
        self._steps.row(self.signs)
        self.signs.hide()
        self.done = self._steps.told("")

    def _make_stick(self) -> None:
        self._steps.head("4  Copy to a stick")
        self.stick = Line("The stick")
        self.stick.line.editingFinished.connect(self._tell_folders)
        self._steps.with_button(self.stick, "Choose the stick", lambda: self._chosen(self.stick))
        self.on_stick = self._steps.told("")
        self.copies = self._steps.act("Copy to the stick", "Ctrl+Shift+C", self.copy)
        self._steps.row(self.copies)

    # 1

    def check(self) -> None:
        """Read everything strictly."""
        self._work(lambda: sending.check(self.bench.sitting), self._checked, "Checking")

    def _checked(self, found: Checked) -> None:
        parts = []
        if found.problems:
            told = "\n".join(f"  {one}" for one in found.problems)
            parts.append(f"Problems: {len(found.problems)}\n{told}")
        for title, lines in found.warnings:
            parts.append(f"{title}: {len(lines):,}\n" + "\n".join(f"  {one}" for one in lines))
        self.found.setPlainText("\n\n".join(parts))
        self.found.setVisible(bool(parts))
        warnings = sum(len(lines) for _, lines in found.warnings)
        problems = len(found.problems)
        self.checked.set_text(
            f"{problems} problems: mend them, then check again."
            if problems
            else f"Sound. {warnings:,} warnings to look at."
            if warnings
            else "Sound, no warnings."
        )
        self.builds.setEnabled(found.is_sound)

    def build(self) -> None:
        """Build the pack beside, and put it in place."""

        def done(manifest: dict[str, object]) -> None:
            if not manifest:
                self.built.set_text("Called off; the pack is as it was.")
                return
            counts = manifest["counts"]
            told = ", ".join(f"{count:,} {name}" for name, count in dict(counts).items())  # type: ignore[call-overload]
            self.built.set_text(
                f"Built: the pack of {manifest['built_on']}, {manifest['bytes']:,} bytes,"
                f" sha256 {manifest['sha256']}. {told}."
            )
            self.compare()

        self._work(lambda: sending.build(self.bench.sitting, self.pack, self._wanted), done,
                   "Building the pack")  # fmt: skip

    # 2

    def compare(self) -> None:
        """Compare the built pack with what is out, or with what was built before."""
        pack, out = self.pack, self._out if self.out.cell else None

        def done(news: News) -> None:
            self.news.show()
            self.news.show_news(news)

        self._work(lambda: sending.news_of_built(pack, out), done, "Comparing")

    def publish(self) -> None:
        """Mark the built pack as the newest, in the folder that is handed out."""
        if not self._has(self.out, self.staged):
            return
        pack, out, sitting = self.pack, self._out, self.bench.sitting
        typed = {what: _number(line) for what, line in self.numbers.items()}

        def job() -> NeedsNumber | tuple[Path, ...]:
            try:
                sending.stage(
                    pack, out, really_remove=typed["remove"], really_lacking=typed["lacking"],
                    contradicts=sending.contradicting(sitting),
                    really_contradicts=typed["contradicts"], wanted=self._wanted,
                )  # fmt: skip
            except NeedsNumber as error:
                return error
            return sitting.uncommitted()

        def done(found: NeedsNumber | tuple[Path, ...]) -> None:
            if isinstance(found, NeedsNumber):
                field = self.numbers[found.what]
                field.show()
                field.field.setFocus()
                self.staged.set_text(f"{found.sentence} {found.next_step}")
                return
            told = "Published; it waits for signatures." if self._is_wanted else "Called off."
            if found and self._is_wanted:
                told += f" It holds what is in no commit yet: {', '.join(map(str, found))}."
            self.staged.set_text(told)
            self._tell_folders()

        self._work(job, done, "Publishing")

    # 3

    def show_waiting(self) -> None:
        """Show exactly what would be signed."""
        if not self._has(self.out, self.done):
            return
        out, pack = self._out, self.pack

        def job() -> tuple[Waiting | None, News | None]:
            waiting = sending.waiting(out)
            return waiting, sending.news_of_waiting(out, pack) if waiting else None

        self._work(job, self._show_waiting, "Reading what waits")

    def _show_waiting(self, told: tuple[Waiting | None, News | None]) -> None:
        self._waiting, news = told
        self._renew_phrases()
        if self._waiting is None or news is None:
            self.done.set_text("Nothing was published in this folder yet.")
            self._hide_sign()
            return
        self.done.set_text("")
        self.signed.setPlainText(sending.signed_text(self._waiting, news))
        self.asks.set_text(
            f"Sign this? The pack of {self._waiting.built_on} whose sha256 begins with"
            f" {self._waiting.sha256[:16]}. Your key says that it is right."
        )
        for widget in (self.signed, self.asks, self.signs):
            widget.show()

    def sign(self) -> None:
        """Sign what is shown; the passphrases leave their fields before anything else."""
        phrases = {name: line.line.text() for name, line in self.phrases.items()}
        for line in self.phrases.values():
            line.line.setText("")  # its history goes too, as it would not with clear()
        waiting, out, keys = self._waiting, self._out, Path(self.keys.cell)
        if waiting is None or not self._has(self.keys, self.done):
            return
        if not all(phrases.values()) or not phrases:
            self.done.set_text("A key needs its passphrase." if phrases else
                               "There is no key in this folder.")  # fmt: skip
            return

        def done(status: dict[str, dict[str, str]]) -> None:
            if not self._is_wanted:
                self.done.set_text("Called off; nothing was signed.")
                return
            waits = [f"{name} {of}" for name, of in status["staged"].items()]
            self._hide_sign()
            self.done.set_text(
                f"Signed. Still waiting: {', '.join(waits)}." if waits else
                "Signed by all who must: it is out."
            )  # fmt: skip
            self._tell_folders()

        self._work(lambda: sending.sign(out, keys, phrases, waiting, self._wanted), done,
                   "Signing")  # fmt: skip

    def _hide_sign(self) -> None:
        self._waiting = None
        for widget in (self.signed, self.asks, self.signs):
            widget.hide()

    def _renew_phrases(self) -> None:
        """Show a field for the passphrase of each key in the folder."""
        names = sending.keys_in(Path(self.keys.cell)) if self.keys.cell else ()
        if tuple(self.phrases) == names:
            return
        empty(self._phrases)
        self.phrases = {name: Line(f"Passphrase of {name}", is_secret=True) for name in names}
        for line in self.phrases.values():
            self._phrases.addWidget(line)

    # 4

    def copy(self) -> None:
        """Copy what is out onto the stick."""
        if not (self._has(self.out, self.on_stick) and self._has(self.stick, self.on_stick)):
            return
        out, stick = self._out, Path(self.stick.cell)

        def done(told: str) -> None:
            self.on_stick.set_text(told or "Called off; the stick is as it was.")

        self._work(lambda: sending.copy_out(out, stick, self._wanted), done, "Copying")

    # Folders and the lane

    @property
    def _out(self) -> Path:
        return Path(self.out.cell)

    def _tell_folders(self) -> None:
        out, stick = self.out.cell, self.stick.cell

        def done(told: tuple[str, str]) -> None:
            for label, words in zip((self.holds, self.on_stick), told, strict=True):
                if words:
                    label.set_text(words)

        self.bench.work(
            lambda: (
                sending.holds(Path(out)) if out else "",
                sending.holds(Path(stick)) if stick else "",
            ),
            done, "Reading the folders", owner="send-folders",
        )  # fmt: skip

    def _has(self, line: Line, label: WrapLabel) -> bool:
        if not line.cell:
            label.set_text(f"Still missing: {line.field.accessibleName().lower()}.")
            line.field.setFocus()
        return bool(line.cell)

    def _chosen(self, line: Line) -> None:
        folder = self.choose_folder(line.field.accessibleName())
        if folder is not None:
            line.put(str(folder))
            self._renew_phrases()
            self._tell_folders()

    def _choose(self, title: str) -> Path | None:
        path = QFileDialog.getExistingDirectory(self, title)
        return Path(path) if path else None

    def _work(self, job: Callable[[], T], done: Callable[[T], object], told: str) -> None:
        self._is_wanted = True
        self.bench.work(job, done, told, owner="send")

    def _wanted(self) -> bool:
        return self._is_wanted

    def _call_off(self) -> None:
        self._is_wanted = False
        self.bench.say("It stops before it writes.")

    def _busy(self, told: str) -> None:
        self.calls_off.setVisible(bool(told))


def _number(line: Line) -> int | None:
    cell = line.cell.replace(",", "")
    return int(cell) if cell.isdigit() and not line.isHidden() else None
