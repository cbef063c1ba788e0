"""Describes the fields of a form as plain data; a widget draws them, and knows no record."""

# Without `annotations` from `__future__`: as text each field of a NamedTuple is compiled.
from typing import Any, Literal, NamedTuple

Draws = Literal["choice", "line", "note", "text", "lines", "number", "day", "rows", "tick"]


class Field(NamedTuple):
    """One field of a form: its name, label, widget and what it holds at first."""

    name: str
    label: str
    draws: Draws = "line"
    now: Any = ""
    """Its value as the form shows it: text, a code of `choices`, or for `rows` a list of rows."""
    choices: tuple[tuple[str, str], ...] = ()
    """The codes of a choice and their words; of rows the names of columns and their heads."""
    help: str = ""
    hint: str = ""
    """An example, shown while the field is empty."""
    only: tuple[str, str] = ("", "")
    """Another field and the code it must have; else this one is hidden and has no value."""
    beside: bool = False
    """Set where it stands beside the field before, if there is room."""
