"""The fields for the page that a steward read, apart from a form of an entry."""

from __future__ import annotations

from navigator.steward.editing.citing import Cited, cited_of, page_fields
from navigator.steward.editing.entry_fields import Wrong
from navigator.ui.widgets.field_form import FieldForm


class PageFields(FieldForm):
    """The fields for a new page; `says` is the label of what it says."""

    def __init__(self, *, says: str) -> None:
        super().__init__(page_fields(says=says))
        self.page, self.says = self["page.id"], self["page.says"]
        self.ask_kind(is_unknown=False)

    def offer(self, _: object = ()) -> None:
        """Empty the fields."""
        for name in self.values():
            self[name].put("")
        self.ask_kind(is_unknown=False)

    def ask_kind(self, *, is_unknown: bool) -> None:
        """Ask for the kind of the site, where no list has it."""
        self.ask("page.kind", is_asked=is_unknown)

    def cited(self, wrong: list[Wrong]) -> Cited:
        """Return the page that is filled in."""
        return cited_of(self.values(), wrong)
