"""The first page of a start, with the tasks of a volunteer and their limits, and the tour.

The tour takes under a minute: one step a page, each with a way out.
"""

from __future__ import annotations

from functools import partial

from navigator.ui.desk import Ask, Route, Ways
from navigator.ui.pages.blocks import box, text_list
from navigator.ui.theme.tokens import SPACE, Role
from navigator.ui.visit.shortcuts import bind_key
from navigator.ui.widgets.button import Button
from navigator.ui.widgets.flow_layout import flow
from navigator.ui.widgets.page import Page
from navigator.ui.widgets.wrap_label import WrapLabel
from navigator.ui.words import tr


class IntroPage(Page):
    """The rules for volunteers: read out, do not advise, do not fill in forms."""

    def __init__(self, desk: Ways, ask: Ask, data: None) -> None:
        super().__init__(tr("Before you help someone"), desk, has_back=False)
        del ask, data
        lead = tr("Navigator shows the rules. It does not give advice.")
        self.add(WrapLabel(lead, role=Role.LEAD))
        self.add(
            box(
                WrapLabel(tr("Please do"), bold=True),
                text_list(
                    [
                        tr("Read aloud what the page says, with its date."),
                        tr("Show who can help, and print a hand-out to take home."),
                        tr("Say “I do not know. Let us ask a lawyer.” as often as you need to."),
                    ]
                ),
                WrapLabel(tr("Please do not"), bold=True),
                text_list(
                    [
                        tr("Do not ask about immigration status."),
                        tr(
                            "If someone starts to tell you, say: “You do not need to tell me that.”"
                        ),
                        tr("Do not say what a person should do, or what they will get."),
                        tr("Do not fill in or choose forms. A lawyer or accredited helper may."),
                        tr("Do not write down anyone's name, A-number or case number."),
                    ]
                ),
                WrapLabel(
                    tr("Nothing you do here is kept. Press Clear when a visitor leaves."),
                    tone="quiet",
                ),
            )
        )
        start = Button(tr("Start"), variant="primary", act=desk.to("home"))
        word, act = tr("A look around (one minute)"), desk.to("tour")
        look = Button(word, icon_name="lightbulb", act=act)
        word, act = tr("Settings"), desk.to("settings")
        settings = Button(word, variant="quiet", icon_name="settings", act=act)
        self.add(flow(start, look, settings, gap=SPACE.s))
        self.setFocusProxy(start)


def steps() -> tuple[tuple[str, str], ...]:
    """Return heading and words of each step, in the language in use."""
    return (
        (
            tr("Never ask about status"),
            tr("No page asks for it. Someone starts to tell? “You do not need to tell me that.”"),
        ),
        (
            tr("Find an answer"),
            tr("Choose the state above, then a topic. Or press Ctrl+K and type a few words."),
        ),
        (
            tr("Danger first"),
            tr("Read the red box aloud before the answer. It says what may hurt the person."),
        ),
        (
            tr("Look at the date"),
            tr("Each fact has a source and a date. If it says “call first”, call first."),
        ),
        (
            tr("Take it home"),
            tr("Add pages to the packet, then print it. Read aloud helps those who read little."),
        ),
        (
            tr("Clear between visitors"),
            tr("Nothing is kept. Press Clear when a visitor leaves. F1 opens help at any time."),
        ),
    )


class TourPage(Page):
    """One step. The route's id is its number, from 0, so Back and a new language keep the place."""

    def __init__(self, desk: Ways, ask: Ask, data: None) -> None:
        del data
        super().__init__(tr("A look around"), desk, has_back=False)
        self._desk = desk
        told = steps()
        self._last = len(told) - 1
        self._at = min(int(ask.route.id or 0), self._last)
        heading, words = told[self._at]
        place = tr("Step {number} of {count}").format(number=self._at + 1, count=len(told))
        self.add(
            box(
                WrapLabel(place, tone="quiet", role=Role.SMALL),
                WrapLabel(heading, role=Role.HEADING),
                WrapLabel(words, role=Role.LEAD),
            )
        )
        is_last = self._at == self._last
        word, act = tr("Start") if is_last else tr("Next"), partial(self._go, 1)
        on = Button(word, variant="primary", icon_name="arrow-right", act=act)
        on.setAccessibleDescription(f"{place}. {heading}. {words}")
        ways = [on]
        if self._at:
            act = partial(self._go, -1)
            ways.append(Button(tr("Previous"), icon_name="chevron-left", act=act))
        if not is_last:
            ways.append(Button(tr("Skip"), variant="quiet", act=self._end))
        self.add(flow(*ways, gap=SPACE.s))
        self.setFocusProxy(on)
        self._bind()

    def _bind(self) -> None:
        """Bind the arrows to the steps, and Esc to the end of the tour."""
        on, earlier = ("Left", "Right") if self.isRightToLeft() else ("Right", "Left")
        bind_key(on, self, partial(self._go, 1))
        bind_key(earlier, self, partial(self._go, -1))
        bind_key("Esc", self, self._end)

    def _go(self, by: int) -> None:
        at = self._at + by
        if at > self._last:
            self._end()
        elif at >= 0:
            self._desk.go(Route("tour", str(at)))

    def _end(self) -> None:
        self._desk.go(Route("home"))
