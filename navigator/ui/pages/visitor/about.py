"""The page about this information: how it is gathered, checked and dated, and its limits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from navigator.language.wording import STALE_CONTACT_DAYS, Wording
from navigator.library.overview import Census
from navigator.ui.desk import Ask, Desk
from navigator.ui.pages.blocks import box, column, section, text_list
from navigator.ui.pages.visitor.parts import copy_button, print_button, report_button
from navigator.ui.pages.visitor.read_button import let_hear_sight
from navigator.ui.theme.tokens import Role
from navigator.ui.widgets.banner import Banner
from navigator.ui.widgets.fact_row import FactRow
from navigator.ui.widgets.page import Page
from navigator.ui.widgets.wrap_label import WrapLabel
from navigator.ui.words import counted, tr

if TYPE_CHECKING:
    from navigator.handout.notice import Part
    from navigator.library.facade import Library


def parts(say: Wording) -> list[tuple[str, list[str]]]:
    """Return headings and sentences, for screen and paper."""
    return [
        (
            tr("How facts are gathered"),
            [
                tr("We read laws, pages of offices and courts, and guides of known legal groups."),
                tr("Each fact names its page, what the page says, and the page's own date."),
                tr("What we did not find is not guessed. It says “not known”."),
                tr("Names of towns and post offices come from GeoNames (CC BY 4.0)."),
            ],
        ),
        (
            tr("How facts are checked"),
            [
                tr("A mark beside each fact says how sure we are."),
                tr("Where sources disagree, the page says so and shows both."),
                tr("A program checks all files for missing dates and for words that promise."),
            ],
        ),
        (
            tr("What the marks mean"),
            [
                say("confidence.confirmed") + ".",
                say("confidence.single-source") + ".",
                say("confidence.weak"),
                say("confidence.unconfirmed"),
                say("value.not_known"),
            ],
        ),
        (
            tr("How old facts look"),
            [
                tr("Age counts from the date on the source, not from the day we read it."),
                tr(
                    "A rule shows since when it holds and when its page was written. One that "
                    "changed within a year, or is before a court, is marked."
                ),
                tr("Phone numbers older than {days} days say “call first”.").format(
                    days=STALE_CONTACT_DAYS
                ),
            ],
        ),
        (
            tr("What this is not"),
            [
                tr("This is general information, not legal advice. Rules change."),
                tr("Only a lawyer or an accredited helper can say what fits your case."),
            ],
        ),
        (
            tr("What is kept"),
            [
                tr("Nothing. Navigator works offline and sends nothing."),
                tr("It never asks for immigration status, name or papers."),
                tr("Clear forgets the visit. Only what you print or save yourself leaves."),
            ],
        ),
    ]


def counts(census: Census, say: Wording, built: str) -> list[tuple[str, str]]:
    """Return the contents of the pack in numbers, as rows of label and value."""
    undated = counted(tr("{count}: call first"), census.undated)
    share = 100 * census.not_known / census.facts if census.facts else 0
    rows = [
        (tr("States and territories"), f"{census.states:,}"),
        (tr("Facts"), f"{census.facts:,}"),
        (tr("Not known"), tr("{percent} % of the facts").format(percent=round(share))),
        (tr("Sources"), f"{census.sources:,}"),
        (tr("Sources without a date"), undated),
    ]
    if census.oldest is not None and census.newest is not None:
        rows.append((tr("Oldest source"), say.month(census.oldest)))
        rows.append((tr("Newest source"), say.month(census.newest)))
    return [*rows, (tr("Last checked"), built)]


def behind(library: Library, say: Wording) -> list[str]:
    """Return who stands behind the content in use: who signed it, and who read it."""
    came = (
        tr("This content came as an update that its stewards signed.")
        if library.is_update
        else tr("This content came with the program. Whoever gave you the program answers for it.")
    )
    told = [
        counted(
            tr("{who}: {count} [one:entry|other:entries], the last on {date}"),
            one.entries,
            who=say(f"reader.{one.role}", organization=one.organization),
            date=say.day(one.last),
        )
        for one in library.readers()
    ]
    none = tr("No lawyer, office or organization has put its name to this content yet.")
    return [came, *(told or [none])]


class AboutPage(Page):
    """The page about the information: sources, checks, marks, counts, and a report of a mistake."""

    stays = True

    @staticmethod
    def load(desk: Desk, ask: Ask) -> Census:
        """Count the facts and sources of the pack."""
        return desk.library.survey(ask.lang).census()

    def __init__(self, desk: Desk, ask: Ask, data: Census) -> None:
        del ask
        super().__init__(tr("About this information"), desk)
        let_hear_sight(self, desk)
        self._desk = desk
        self._counts = counts(data, desk.say, desk.say.day(desk.library.built_on))
        self.add_act(print_button(desk, self._print))
        self.add(Banner("info", tr("General information, not legal advice")))
        self._parts = [
            *parts(desk.say),
            (tr("Who stands behind this"), behind(desk.library, desk.say)),
        ]
        for heading, texts in self._parts:
            self.add(section(heading, text_list(texts, selectable=False)))
        rows = [FactRow(label, value) for label, value in self._counts]
        self.add(section(tr("What this copy holds"), box(*rows)))
        self.add(section(desk.say("place.mistake.title"), self._mistake()))

    def _mistake(self) -> QWidget:
        """Make a text for the steward about a mistake; it is copied or printed, never sent."""
        desk = self._desk
        note = tr("The page of a place has a text of its own. Never write about a person.")
        return column(
            WrapLabel(desk.say("place.mistake.lead")),
            WrapLabel(self._report(), selectable=True, tone="quiet"),
            WrapLabel(note, tone="quiet", role=Role.SMALL),
            copy_button(desk, tr("Copy this text"), self._report),
            report_button(desk, self._report()),
        )

    def _report(self) -> str:
        desk = self._desk
        return tr(
            "Correction for Navigator, information of {date}. State and page: … "
            "What is wrong: … Where the right answer stands: …"
        ).format(date=desk.say.day(desk.library.built_on))

    def _print(self) -> None:
        whole: list[Part] = [*self._parts, (tr("What this copy holds"), self._counts)]
        survey = self._desk.library.survey(self._desk.say.lang)
        title = tr("About this information")
        self._desk.print_paper(lambda: survey.notice_paper(title, whole), "Letter")
