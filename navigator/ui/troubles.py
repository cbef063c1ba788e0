"""Errors of the core in the language of the window.

The core speaks English. Every sentence of it that a window may show stands here, so
that it can be translated; `{}` takes what it names. A guard holds the list complete.
"""

from __future__ import annotations

import re
from functools import cache

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from navigator.errors import KnownError

_SHOWN = (
    QT_TRANSLATE_NOOP("errors", "Ask whoever looks after this computer."),
    QT_TRANSLATE_NOOP("errors", "Check it, or choose a state."),
    QT_TRANSLATE_NOOP("errors", "Check its spelling, or use a ZIP code."),
    QT_TRANSLATE_NOOP("errors", "Choose another folder or free some space, then try again."),
    QT_TRANSLATE_NOOP("errors", "Choose different digits."),
    QT_TRANSLATE_NOOP("errors", "Choose {} to {} digits, no letters."),
    QT_TRANSLATE_NOOP("errors", "Close Navigator and start it again."),
    QT_TRANSLATE_NOOP(
        "errors", "Install Navigator again, or in a source tree run: navigator pack build"
    ),
    QT_TRANSLATE_NOOP("errors", "Install Navigator again."),
    QT_TRANSLATE_NOOP(
        "errors", "Install the pack again, or ask the person who looks after this computer."
    ),
    QT_TRANSLATE_NOOP("errors", "Mend that line or remove the file, then start Navigator again."),
    QT_TRANSLATE_NOOP("errors", "More than one state has it: {}."),
    QT_TRANSLATE_NOOP("errors", "No ZIP code begins with these digits."),
    QT_TRANSLATE_NOOP("errors", "No city or town of that name is held."),
    QT_TRANSLATE_NOOP("errors", "Search for it instead."),
    QT_TRANSLATE_NOOP("errors", "See the federal rules and the national places."),
    QT_TRANSLATE_NOOP("errors", "The file could not be saved ({})."),
    QT_TRANSLATE_NOOP("errors", "The information pack can not be opened."),
    QT_TRANSLATE_NOOP("errors", "The information pack is damaged."),
    QT_TRANSLATE_NOOP("errors", "The information pack is missing or damaged."),
    QT_TRANSLATE_NOOP("errors", "The information pack is missing."),
    QT_TRANSLATE_NOOP("errors", "The information pack is of another version."),
    QT_TRANSLATE_NOOP("errors", "The search index could not be read."),
    QT_TRANSLATE_NOOP("errors", "The settings file {} can not be written ({})."),
    QT_TRANSLATE_NOOP("errors", "The settings file {} has an error: {}."),
    QT_TRANSLATE_NOOP("errors", "There is no kind {}."),
    QT_TRANSLATE_NOOP("errors", "There is no language {} in this pack."),
    QT_TRANSLATE_NOOP("errors", "There is no record {}."),
    QT_TRANSLATE_NOOP("errors", "There is no state {}."),
    QT_TRANSLATE_NOOP("errors", "There is no topic {}."),
    QT_TRANSLATE_NOOP("errors", "This PIN is too easy to guess."),
    QT_TRANSLATE_NOOP("errors", "This can not be a PIN."),
    QT_TRANSLATE_NOOP("errors", "This pack does not hold the rules of {} yet."),
    QT_TRANSLATE_NOOP("errors", "Use a two-letter code such as CO."),
    QT_TRANSLATE_NOOP("errors", "Use en or es."),
    QT_TRANSLATE_NOOP("errors", "Use one of {}."),
    QT_TRANSLATE_NOOP("errors", "Write it as on an envelope, such as 80202."),
    QT_TRANSLATE_NOOP("errors", "Write the state too."),
    QT_TRANSLATE_NOOP("errors", "A ZIP code has five digits."),
    # What may be wrong in a settings file.
    QT_TRANSLATE_NOOP("errors", "a kiosk needs a helper PIN, and pin_hash is empty"),
    QT_TRANSLATE_NOOP("errors", "idle_seconds must be 0 or lie between {} and {}"),
    QT_TRANSLATE_NOOP("errors", "it can not be read ({})"),
    QT_TRANSLATE_NOOP("errors", "it is not valid TOML ({})"),
    QT_TRANSLATE_NOOP("errors", "look must be one of {}"),
    QT_TRANSLATE_NOOP("errors", "mode must be one of {}"),
    QT_TRANSLATE_NOOP("errors", "nobody knows the key {}"),
    QT_TRANSLATE_NOOP("errors", "pin_hash is not what `navigator kiosk set-pin` writes"),
    QT_TRANSLATE_NOOP("errors", "text_percent must lie between 100 and 200"),
    QT_TRANSLATE_NOOP("errors", "the value of {} is of the wrong kind"),
    QT_TRANSLATE_NOOP("errors", "there is no state {}"),
    QT_TRANSLATE_NOOP("errors", "updates must be one of {}"),
)
SENTENCES = tuple(str(one) for one in _SHOWN)
"""Templates in English, with `{}` for what a sentence names."""


def told(error: KnownError) -> tuple[str, str]:
    """The sentence and the next step of an error, in the language in use."""
    return _translated(error.sentence), _translated(error.next_step)


def _translated(text: str) -> str:
    for template in SENTENCES:
        found = _pattern(template).fullmatch(text)
        if found:
            parts = [_translated(part) for part in found.groups()]
            return QCoreApplication.translate("errors", template).format(*parts)
    return text


@cache
def _pattern(template: str) -> re.Pattern[str]:
    return re.compile("(.+)".join(re.escape(part) for part in template.split("{}")), re.DOTALL)
