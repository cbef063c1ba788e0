"""The texts of errors: each sentence and each next step once, in English, by its key.

An error carries keys and parameters (`navigator.errors`); here they become words. English serves
the command line, logs and tests. The window hands in its translator, which knows these same texts
under the context `errors` of `i18n/*/window.ts`: no error rests on the pack, whose words are not
there when the pack is missing, or the settings can not be read.

This is a leaf without Qt, because modules as deep as `files` raise errors, and an error must be
readable wherever it is printed. A key that nobody wrote, or a blank that nobody filled, is a bug
and raises KeyError at once. A guard holds the table to every raise.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping


def QT_TRANSLATE_NOOP(_context: str, text: str) -> str:  # noqa: N802 - the name lupdate looks for
    """Return the text as it is; the name marks it for lupdate, without loading Qt."""
    return text


class Clause:
    """A part of a sentence that has words of its own: a key and its parameters."""

    __slots__ = ("key", "params")

    def __init__(self, key: str, /, **params: object) -> None:
        self.key = key
        self.params = params

    def __str__(self) -> str:
        return in_words(self.key, self.params)


def in_words(key: str, params: Mapping[str, object], translate: Callable[[str], str] = str) -> str:
    """Return the text of a key, its blanks filled; `translate` maps the English template."""
    filled = {
        name: in_words(value.key, value.params, translate) if isinstance(value, Clause) else value
        for name, value in params.items()
    }
    return translate(WORDS[key]).format(**filled)


WORDS: dict[str, str] = {
    # The pack.
    "pack.missing": QT_TRANSLATE_NOOP("errors", "The information pack is missing."),
    "pack.damaged": QT_TRANSLATE_NOOP("errors", "The information pack is damaged."),
    "pack.unreadable": QT_TRANSLATE_NOOP("errors", "The information pack is missing or damaged."),
    "pack.not_opened": QT_TRANSLATE_NOOP("errors", "The information pack can not be opened."),
    "pack.other_version": QT_TRANSLATE_NOOP(
        "errors", "The information pack is of another version."
    ),
    "pack.no_index": QT_TRANSLATE_NOOP("errors", "The search index could not be read."),
    # What was asked of it.
    "asked.language": QT_TRANSLATE_NOOP("errors", "There is no language {lang!r} in this pack."),
    "asked.rules": QT_TRANSLATE_NOOP("errors", "This pack does not hold the rules of {state} yet."),
    "asked.topic": QT_TRANSLATE_NOOP("errors", "There is no topic {topic!r}."),
    "asked.state": QT_TRANSLATE_NOOP("errors", "There is no state {state!r}."),
    "asked.record": QT_TRANSLATE_NOOP("errors", "There is no record {id!r}."),
    "asked.kind": QT_TRANSLATE_NOOP("errors", "There is no kind {kind!r}."),
    "asked.overview": QT_TRANSLATE_NOOP("errors", "There is no {topic!r} to look at here."),
    "asked.zip": QT_TRANSLATE_NOOP("errors", "A ZIP code has five digits."),
    "asked.zip_area": QT_TRANSLATE_NOOP("errors", "No ZIP code begins with these digits."),
    "asked.zip_military": QT_TRANSLATE_NOOP(
        "errors", "This ZIP code is for military mail (APO, FPO or DPO) and is on no map."
    ),
    "asked.city": QT_TRANSLATE_NOOP("errors", "No city or town of that name is held."),
    "asked.cities": QT_TRANSLATE_NOOP("errors", "More than one state has it: {states}."),
    # Answers to a checklist; `field` is a name of the script's, or the question's own words.
    "answer.contradiction": QT_TRANSLATE_NOOP(
        "errors", "{field}: this does not fit another answer."
    ),
    "answer.not_asked": QT_TRANSLATE_NOOP("errors", "{field}: this is not asked here."),
    "answer.of_household": QT_TRANSLATE_NOOP("errors", "{field}: this belongs to the household."),
    "answer.of_helper": QT_TRANSLATE_NOOP("errors", "{field}: this belongs to the helper."),
    "answer.of_person": QT_TRANSLATE_NOOP("errors", "{field}: this belongs to the person."),
    "answer.misplaced": QT_TRANSLATE_NOOP("errors", "{field}: this is not given here."),
    "answer.missing": QT_TRANSLATE_NOOP("errors", "{field}: this is missing."),
    "answer.given_twice": QT_TRANSLATE_NOOP("errors", "{field}: the income is given twice."),
    "answer.how_many": QT_TRANSLATE_NOOP("errors", "{field}: this many is not usable."),
    "answer.wrong_kind": QT_TRANSLATE_NOOP("errors", "{field}: this kind of answer is not usable."),
    "answer.no_choice": QT_TRANSLATE_NOOP("errors", "{field}: this is no choice."),
    "answer.no_number": QT_TRANSLATE_NOOP("errors", "{field}: this is no number."),
    "answer.out_of_range": QT_TRANSLATE_NOOP("errors", "{field}: this number is out of range."),
    "answer.not_in_list": QT_TRANSLATE_NOOP(
        "errors", "{field}: this names a person who is not in the list."
    ),
    "answer.unknown_state": QT_TRANSLATE_NOOP("errors", "{field}: there is no such state."),
    "answer.state_not_held": QT_TRANSLATE_NOOP(
        "errors", "{field}: the rules of this state are not held yet."
    ),
    "answer.no_day": QT_TRANSLATE_NOOP("errors", "{field}: this is no day."),
    "answer.day_not_held": QT_TRANSLATE_NOOP("errors", "{field}: no rules of this day are held."),
    "answer.too_long": QT_TRANSLATE_NOOP("errors", "{field}: this is too long."),
    "answer.no_json": QT_TRANSLATE_NOOP("errors", "{field}: this is no JSON."),
    "answer.no_object": QT_TRANSLATE_NOOP("errors", "{field}: this is no object."),
    "answer.no_list": QT_TRANSLATE_NOOP("errors", "{field}: this is no list."),
    "answer.no_id": QT_TRANSLATE_NOOP(
        "errors", "{field}: this is neither text nor a whole number."
    ),
    # Files and settings.
    "file.not_saved": QT_TRANSLATE_NOOP("errors", "The file could not be saved ({reason})."),
    "file.not_written": QT_TRANSLATE_NOOP("errors", "{path} could not be written ({reason})."),
    "settings.not_written": QT_TRANSLATE_NOOP(
        "errors", "The settings file {path} can not be written ({reason})."
    ),
    "settings.wrong": QT_TRANSLATE_NOOP("errors", "The settings file {path} has an error: {what}."),
    "wrong.unreadable": QT_TRANSLATE_NOOP("errors", "it can not be read ({reason})"),
    "wrong.no_toml": QT_TRANSLATE_NOOP("errors", "it is not valid TOML ({reason})"),
    "wrong.unknown_key": QT_TRANSLATE_NOOP("errors", "nobody knows the key {key!r}"),
    "wrong.kind": QT_TRANSLATE_NOOP("errors", "the value of {key!r} is of the wrong kind"),
    "wrong.choice": QT_TRANSLATE_NOOP("errors", "{key} must be one of {known}"),
    "wrong.state": QT_TRANSLATE_NOOP("errors", "there is no state {state!r}"),
    "wrong.zip": QT_TRANSLATE_NOOP("errors", "zip must have five digits"),
    "wrong.text_percent": QT_TRANSLATE_NOOP("errors", "text_percent must lie between 100 and 200"),
    "wrong.idle": QT_TRANSLATE_NOOP(
        "errors", "idle_seconds must be 0 or lie between {least} and {most}"
    ),
    "wrong.pin_hash": QT_TRANSLATE_NOOP(
        "errors", "pin_hash is not what `navigator kiosk set-pin` writes"
    ),
    "wrong.no_pin": QT_TRANSLATE_NOOP(
        "errors", "a kiosk needs a helper PIN, and pin_hash is empty"
    ),
    "wrong.folder": QT_TRANSLATE_NOOP("errors", "updates_from must be the whole path of a folder"),
    "wrong.address": QT_TRANSLATE_NOOP(
        "errors", "updates_from must be an address that begins with https://"
    ),
    "wrong.root": QT_TRANSLATE_NOOP("errors", "updates_root must be the whole path of a file"),
    "wrong.stack": QT_TRANSLATE_NOOP(
        "errors",
        "each stack needs a name of its own, pages, zip, languages, shape and 1 to {most} copies",
    ),
    "stack.private": QT_TRANSLATE_NOOP(
        "errors", "{page} can say something about the person who carries it."
    ),
    "stack.flat": QT_TRANSLATE_NOOP("errors", "{page} does not fold to pocket size."),
    "chosen.idle": QT_TRANSLATE_NOOP("errors", "This time is too short."),
    "chosen.source": QT_TRANSLATE_NOOP("errors", "New content can not come from there."),
    "chosen.no_pin": QT_TRANSLATE_NOOP("errors", "A kiosk needs a helper PIN."),
    "pin.unfit": QT_TRANSLATE_NOOP("errors", "This can not be a PIN."),
    "pin.easy": QT_TRANSLATE_NOOP("errors", "This PIN is too easy to guess."),
    "pin.differs": QT_TRANSLATE_NOOP("errors", "The two PINs differ."),
    "page.failed": QT_TRANSLATE_NOOP("errors", "Navigator made a mistake on this page."),
    # New content.
    "updates.off": QT_TRANSLATE_NOOP("errors", "Updates are off."),
    "updates.no_network": QT_TRANSLATE_NOOP(
        "errors", "This copy of Navigator holds nothing that could use the network."
    ),
    "updates.no_keys": QT_TRANSLATE_NOOP(
        "errors", "This Navigator knows no keys yet by which new content could be trusted."
    ),
    "updates.keys_unreadable": QT_TRANSLATE_NOOP(
        "errors", "The file of trusted keys {path} can not be read."
    ),
    "updates.keys_unusable": QT_TRANSLATE_NOOP(
        "errors", "The file of trusted keys can not be used."
    ),
    "updates.folder": QT_TRANSLATE_NOOP("errors", "The folder {folder} can not be read."),
    "updates.address": QT_TRANSLATE_NOOP("errors", "The address {address} can not be reached."),
    "updates.nothing": QT_TRANSLATE_NOOP(
        "errors", "There is no content for Navigator in {source}."
    ),
    "updates.unreadable": QT_TRANSLATE_NOOP("errors", "The content in {source} can not be read."),
    "updates.file_missing": QT_TRANSLATE_NOOP(
        "errors", "This content is not whole: a file is missing."
    ),
    "updates.file_changed": QT_TRANSLATE_NOOP(
        "errors", "This content is not whole: a file was changed."
    ),
    "updates.not_signed": QT_TRANSLATE_NOOP(
        "errors", "This content is not signed by those whom this computer trusts."
    ),
    "updates.expired": QT_TRANSLATE_NOOP(
        "errors", "The signatures under this content have run out."
    ),
    "updates.mixed": QT_TRANSLATE_NOOP(
        "errors", "This content is older than what was seen before, or mixed from two copies."
    ),
    "updates.older": QT_TRANSLATE_NOOP("errors", "This content is older than what is in use."),
    "updates.from_future": QT_TRANSLATE_NOOP(
        "errors", "This content is dated {day}, a day that has not come yet."
    ),
    "updates.failed_in_use": QT_TRANSLATE_NOOP(
        "errors", "The content that came last failed in use, and what was used before is back."
    ),
    "updates.other_version": QT_TRANSLATE_NOOP(
        "errors", "This content is for another version of Navigator."
    ),
    "updates.not_opened": QT_TRANSLATE_NOOP(
        "errors", "This content is signed, but this Navigator can not open it."
    ),
    "updates.not_written": QT_TRANSLATE_NOOP(
        "errors", "The new content can not be written ({reason})."
    ),
    "updates.stopped": QT_TRANSLATE_NOOP("errors", "Looking for new content was stopped."),
    "updates.busy": QT_TRANSLATE_NOOP(
        "errors", "Another Navigator is looking for new content just now."
    ),
    "updates.none_before": QT_TRANSLATE_NOOP("errors", "There is no earlier content."),
    # What to do next.
    "do.install": QT_TRANSLATE_NOOP("errors", "Install Navigator again."),
    "do.install_or_build": QT_TRANSLATE_NOOP(
        "errors", "Install Navigator again, or in a source tree run: navigator pack build"
    ),
    "do.install_pack": QT_TRANSLATE_NOOP(
        "errors", "Install the pack again, or ask the person who looks after this computer."
    ),
    "do.start_again": QT_TRANSLATE_NOOP("errors", "Close Navigator and start it again."),
    "do.ask_admin": QT_TRANSLATE_NOOP("errors", "Ask whoever looks after this computer."),
    "do.use_en_or_es": QT_TRANSLATE_NOOP("errors", "Use en or es."),
    "do.use_one_of": QT_TRANSLATE_NOOP("errors", "Use one of {known}."),
    "do.use_state_code": QT_TRANSLATE_NOOP("errors", "Use a two-letter code such as CO."),
    "do.search": QT_TRANSLATE_NOOP("errors", "Search for it instead."),
    "do.see_federal": QT_TRANSLATE_NOOP("errors", "See the federal rules and the national places."),
    "do.write_zip": QT_TRANSLATE_NOOP("errors", "Write it as on an envelope, such as 80202."),
    "do.check_or_state": QT_TRANSLATE_NOOP("errors", "Check it, or choose a state."),
    "do.zip_near_home": QT_TRANSLATE_NOOP(
        "errors", "Write the ZIP code of a town near the family, or choose a state."
    ),
    "do.check_spelling": QT_TRANSLATE_NOOP("errors", "Check its spelling, or use a ZIP code."),
    "do.write_state": QT_TRANSLATE_NOOP("errors", "Write the state too."),
    "do.check_both": QT_TRANSLATE_NOOP("errors", "Check both, or skip one of them."),
    "do.check": QT_TRANSLATE_NOOP("errors", "Check it."),
    "do.leave_out": QT_TRANSLATE_NOOP("errors", "Leave it out."),
    "do.move": QT_TRANSLATE_NOOP("errors", "Move it."),
    "do.change": QT_TRANSLATE_NOOP("errors", "Change it."),
    "do.give_one": QT_TRANSLATE_NOOP("errors", "Give one of them."),
    "do.give_people": QT_TRANSLATE_NOOP("errors", "Give 1 to {most} people."),
    "do.choose_or_skip": QT_TRANSLATE_NOOP("errors", "Use one of {known}, or skip it."),
    "do.number_or_skip": QT_TRANSLATE_NOOP(
        "errors", "Give a number from {low} to {high}, or skip it."
    ),
    "do.list_or_skip": QT_TRANSLATE_NOOP(
        "errors", "Give a list of numbers, 0 being the first person, or skip it."
    ),
    "do.true_or_skip": QT_TRANSLATE_NOOP("errors", "Answer true or false, or skip it."),
    "do.give_dollars": QT_TRANSLATE_NOOP("errors", "Give an amount in dollars."),
    "do.amount_or_leave": QT_TRANSLATE_NOOP(
        "errors", "Give an amount from {low} to {high}, or leave it out."
    ),
    "do.give_code": QT_TRANSLATE_NOOP("errors", "Give a code such as CO."),
    "do.use_code": QT_TRANSLATE_NOOP("errors", "Use a code such as CO."),
    "do.write_day": QT_TRANSLATE_NOOP("errors", "Write YYYY-MM-DD."),
    "do.give_day": QT_TRANSLATE_NOOP("errors", "Give a day from {first} to {last}."),
    "do.see_place": QT_TRANSLATE_NOOP("errors", "See docs/checklists.md for its place."),
    "do.shorten": QT_TRANSLATE_NOOP("errors", "Stay below {most} bytes."),
    "do.object_a_line": QT_TRANSLATE_NOOP("errors", "Write one object a line."),
    "do.object_each_line": QT_TRANSLATE_NOOP("errors", "Write {{…}} on each line."),
    "do.write_object": QT_TRANSLATE_NOOP("errors", "Write {{…}}."),
    "do.write_list": QT_TRANSLATE_NOOP("errors", "Write [{{…}}, {{…}}]."),
    "do.free_or_choose": QT_TRANSLATE_NOOP(
        "errors", "Choose another folder or free some space, then try again."
    ),
    "do.free_or_writable": QT_TRANSLATE_NOOP(
        "errors", "Free some space or choose a folder you may write to."
    ),
    "do.mend_line": QT_TRANSLATE_NOOP(
        "errors", "Mend that line or remove the file, then start Navigator again."
    ),
    "do.take_page_out": QT_TRANSLATE_NOOP("errors", "Take it out of the stack."),
    "do.choose_sheets": QT_TRANSLATE_NOOP("errors", "Take it out, or choose whole sheets."),
    "do.choose_seconds": QT_TRANSLATE_NOOP("errors", "Choose {least} seconds or more."),
    "do.write_source": QT_TRANSLATE_NOOP(
        "errors", "Write the whole path of a folder, or an address with https://"
    ),
    "do.type_twice": QT_TRANSLATE_NOOP("errors", "Type the new PIN twice."),
    "do.type_pin": QT_TRANSLATE_NOOP("errors", "Type a new one."),
    "do.choose_digits": QT_TRANSLATE_NOOP("errors", "Choose {least} to {most} digits, no letters."),
    "do.other_digits": QT_TRANSLATE_NOOP("errors", "Choose different digits."),
    "do.run_again": QT_TRANSLATE_NOOP("errors", "Run the command again."),
    "do.turn_on": QT_TRANSLATE_NOOP("errors", "Turn them on in the settings first."),
    "do.use_folder": QT_TRANSLATE_NOOP("errors", "Use a folder, or ask for the copy that can."),
    "do.ask_for_root": QT_TRANSLATE_NOOP(
        "errors", "Ask those who send the content for their root.json and name it in the settings."
    ),
    "do.ask_for_root_again": QT_TRANSLATE_NOOP(
        "errors", "Ask those who send the content for their root.json again."
    ),
    "do.name_root": QT_TRANSLATE_NOOP(
        "errors", "Name the root.json of those who send the content."
    ),
    "do.plug_in": QT_TRANSLATE_NOOP(
        "errors", "Plug in the stick or choose another folder, then look again."
    ),
    "do.check_network": QT_TRANSLATE_NOOP(
        "errors", "Check the address and the network, then look again."
    ),
    "do.name_source": QT_TRANSLATE_NOOP(
        "errors", "Name the folder or address in which metadata and targets lie."
    ),
    "do.copy_again": QT_TRANSLATE_NOOP("errors", "Copy it again, then look again."),
    "do.new_copy": QT_TRANSLATE_NOOP("errors", "Get a new copy of it, then look again."),
    "do.check_clock": QT_TRANSLATE_NOOP(
        "errors", "Check the date of this computer, then tell those who sent it."
    ),
    "do.newer_copy": QT_TRANSLATE_NOOP(
        "errors", "Get a newer copy of it. What is here stays in use."
    ),
    "do.do_not_use": QT_TRANSLATE_NOOP("errors", "Do not use it. Tell those who sent it."),
    "do.tell_sender": QT_TRANSLATE_NOOP(
        "errors", "Tell those who sent it. What is here stays in use."
    ),
    "do.install_version": QT_TRANSLATE_NOOP(
        "errors", "Install that version first, then look again."
    ),
    "do.free_space": QT_TRANSLATE_NOOP(
        "errors", "Free some space on this computer, then look again."
    ),
    "do.wait": QT_TRANSLATE_NOOP("errors", "Wait a moment, then look again."),
    "do.stays": QT_TRANSLATE_NOOP("errors", "What is here stays in use."),
    "do.nothing_changed": QT_TRANSLATE_NOOP("errors", "Nothing was changed."),
}
"""Templates in English; blanks are named, `!r` puts their value in quotes."""
