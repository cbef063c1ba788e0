"""Changes one file of `i18n/content_<lang>/` in place: remarks, order and other lines stay."""

from __future__ import annotations

from collections.abc import Mapping

from navigator.errors import ToolError
from navigator.steward.content.shape.reading import reads_as
from navigator.steward.content.shape.yaml_text import dump, load, quoted, styled

_NEW = "reviewed: false\ntexts:\n"


def held_texts(text: str) -> dict[str, str]:
    """Return English to translation from a file; empty where it has none or can not be read."""
    read = reads_as(text)
    texts = read.get("texts") if isinstance(read, dict) else None
    return texts if isinstance(texts, dict) else {}


def with_texts(text: str, changes: Mapping[str, str | None], *, name: str = "the file") -> str:
    """Return the file with these translations; None takes one out. New ones stand at the end.

    Where a person had read all of the file (`reviewed: true`) and a text is another now, that is
    taken back. Raises ToolError where the file can not be read.
    """
    held = held_texts(text)
    wanted = {english: found for english, found in changes.items() if held.get(english) != found}
    if not wanted:
        return text
    try:
        tree = load(text if text.strip() else _NEW)
    except ToolError as error:
        raise ToolError(f"{name} is not valid YAML.", "Run content check and mend it.") from error
    if not isinstance(tree, dict) or not isinstance(tree.get("texts", 0), dict | None):
        raise ToolError("There is no `texts:` in this file of translations.", "See i18n/README.md.")
    if not tree["texts"]:
        tree["texts"] = styled({})
    for english, found in wanted.items():
        if found is None:
            del tree["texts"][english]
        else:
            tree["texts"][quoted(english)] = quoted(found)
    if tree.get("reviewed") is True and any(wanted.values()):
        tree["reviewed"] = False
    return dump(tree)
