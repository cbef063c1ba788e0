"""The first page of a start: the tasks of a volunteer, and their limits."""

from __future__ import annotations

from navigator.ui.desk import Ask, Ways
from navigator.ui.pages.blocks import box, text_list
from navigator.ui.theme.tokens import SPACE, Role
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
        lead = tr("Navigator reads out rules. It does not give advice.")
        self.add(WrapLabel(lead, role=Role.LEAD))
        self.add(
            box(
                WrapLabel(tr("Please do"), bold=True),
                text_list(
                    [
                        tr("Read out what stands on the page, with its date."),
                        tr("Show who can help, and print a hand-out to take home."),
                        tr("Say “I do not know. Let us ask a lawyer.” as often as you need to."),
                    ]
                ),
                WrapLabel(tr("Please do not"), bold=True),
                text_list(
                    [
                        tr(
                            "Do not ask about immigration status, and stop people from telling you."
                        ),
                        tr("Do not say what a person should do, or what they will get."),
                        tr("Do not fill in or choose forms. A lawyer or accredited helper may."),
                        tr("Do not write names or numbers down."),
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
