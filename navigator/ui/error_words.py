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
    # What may be wrong with new content.
    QT_TRANSLATE_NOOP("errors", "Another Navigator is looking for new content just now."),
    QT_TRANSLATE_NOOP("errors", "Ask those who send the content for their root.json again."),
    QT_TRANSLATE_NOOP(
        "errors", "Ask those who send the content for their root.json and name it in the settings."
    ),
    QT_TRANSLATE_NOOP("errors", "Check the address and the network, then look again."),
    QT_TRANSLATE_NOOP("errors", "Copy it again, then look again."),
    QT_TRANSLATE_NOOP("errors", "Do not use it. Tell those who sent it."),
    QT_TRANSLATE_NOOP("errors", "Free some space on this computer, then look again."),
    QT_TRANSLATE_NOOP("errors", "Get a new copy of it, then look again."),
    QT_TRANSLATE_NOOP("errors", "Get a newer copy of it. What is here stays in use."),
    QT_TRANSLATE_NOOP("errors", "Install that version first, then look again."),
    QT_TRANSLATE_NOOP("errors", "Looking for new content was stopped."),
    QT_TRANSLATE_NOOP("errors", "Name the folder or address in which metadata and targets lie."),
    QT_TRANSLATE_NOOP("errors", "Name the root.json of those who send the content."),
    QT_TRANSLATE_NOOP("errors", "Nothing was changed."),
    QT_TRANSLATE_NOOP("errors", "Plug in the stick or choose another folder, then look again."),
    QT_TRANSLATE_NOOP("errors", "Tell those who sent it. What is here stays in use."),
    QT_TRANSLATE_NOOP("errors", "The address {} can not be reached."),
    QT_TRANSLATE_NOOP("errors", "The content in {} can not be read."),
    QT_TRANSLATE_NOOP("errors", "The file of trusted keys can not be used."),
    QT_TRANSLATE_NOOP("errors", "The file of trusted keys {} can not be read."),
    QT_TRANSLATE_NOOP("errors", "The folder {} can not be read."),
    QT_TRANSLATE_NOOP("errors", "The new content can not be written ({})."),
    QT_TRANSLATE_NOOP("errors", "The signatures under this content have run out."),
    QT_TRANSLATE_NOOP("errors", "There is no content for Navigator in {}."),
    QT_TRANSLATE_NOOP("errors", "There is no earlier content."),
    QT_TRANSLATE_NOOP(
        "errors", "This Navigator knows no keys yet by which new content could be trusted."
    ),
    QT_TRANSLATE_NOOP("errors", "This content is for another version of Navigator."),
    QT_TRANSLATE_NOOP("errors", "This content is not signed by those whom this computer trusts."),
    QT_TRANSLATE_NOOP("errors", "This content is not whole: a file is missing."),
    QT_TRANSLATE_NOOP("errors", "This content is not whole: a file was changed."),
    QT_TRANSLATE_NOOP("errors", "This content is older than what is in use."),
    QT_TRANSLATE_NOOP(
        "errors", "This content is older than what was seen before, or mixed from two copies."
    ),
    QT_TRANSLATE_NOOP("errors", "This content is signed, but this Navigator can not open it."),
    QT_TRANSLATE_NOOP("errors", "This copy of Navigator holds nothing that could use the network."),
    QT_TRANSLATE_NOOP("errors", "Turn them on in the settings first."),
    QT_TRANSLATE_NOOP("errors", "Updates are off."),
    QT_TRANSLATE_NOOP("errors", "Use a folder, or ask for the copy that can."),
    QT_TRANSLATE_NOOP("errors", "Wait a moment, then look again."),
    QT_TRANSLATE_NOOP("errors", "What is here stays in use."),
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
    QT_TRANSLATE_NOOP("errors", "updates_from must be an address that begins with https://"),
    QT_TRANSLATE_NOOP("errors", "updates_from must be the whole path of a folder"),
    QT_TRANSLATE_NOOP("errors", "updates_root must be the whole path of a file"),
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
