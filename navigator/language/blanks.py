"""Reads the blanks of a text that the program fills in, as `str.format` would."""

from __future__ import annotations

from string import Formatter


def blanks(text: str) -> list[tuple[str, str, str]]:
    """Return name, format and conversion of each blank, sorted.

    Raises ValueError where a brace stands alone: such a text can not be filled in at all.
    """
    read = Formatter().parse(text)
    return sorted(
        (name, form or "", turned or "") for _, name, form, turned in read if name is not None
    )


def is_whole(text: str) -> bool:
    """Return whether each brace has its other half."""
    try:
        blanks(text)
    except ValueError:
        return False
    return True


def same_blanks(one: str, other: str) -> bool:
    """Return whether both texts have the same blanks, and no brace alone."""
    return is_whole(one) and is_whole(other) and blanks(one) == blanks(other)
