"""Follows a yes or no that only this copy of the program knows through everything it reaches.

Run in a process of its own by `test_new_place_field`, where `navigator` is a copy whose table of a
place's fields has one line more, `parking`. Each line printed is one thing that knows the field.
"""

from __future__ import annotations

import os
import sys
from contextlib import closing
from operator import attrgetter
from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget

from navigator.aloud.script import Aloud
from navigator.errors import ContentErrors
from navigator.library.facade import Library
from navigator.pack.local_tables import PLACES_FILE
from navigator.pack.pack_places import PackPlaces
from navigator.pack.places import Wanted
from navigator.pack.store import Store
from navigator.paths import Paths
from navigator.records.model import OWN_PREFIX
from navigator.steward.content.lists.listed import read_rows, rows_text
from navigator.steward.content.loader import load_content
from navigator.steward.content.pack.building import build
from navigator.steward.content.pack.diff import as_text, diff
from navigator.steward.editing.calling import SAID, changed_entry, read_answers
from navigator.steward.editing.place_acts import FIELDS
from navigator.steward.exchange.hsds.entries import entry
from navigator.steward.exchange.hsds.hsds import export_hsds
from navigator.steward.exchange.hsds.hsds_import import import_hsds
from navigator.steward.exchange.open_tables.open_data import column_lines, read_cells
from navigator.steward.exchange.open_tables.open_data import read_rows as open_rows
from navigator.steward.exchange.open_tables.rows import TABLES
from navigator.steward.imports.spreadsheets import read_spreadsheet
from navigator.update.trial import SCHEMA, schema_of
from tests.helpers.content import RESOURCES
from tests.helpers.desk import Desktop
from tests.helpers.places import COLORADO, TODAY, WORDS, places_tree, row, taken

WORDS_TO_COME = """
  place.parking: Parking
  place.parking.yes: There is a lot.
  place.parking.no: There is none.
  place.wanted.parking: With parking
  near.wanted.parking: if there is parking
"""
OWN = """name,kind,state,city,zip,phone,what,parking
Own,legal,CO,Denver,80202,303-555-0177,Helps.,no
"""
PARKING = attrgetter("parking")
DENVER, AID = "place:CO:denver", "place:CO:aid"


def _vocabulary() -> str:
    text = (RESOURCES / "vocabulary" / "words.yaml").read_text("utf-8")
    return text.replace("\nwords:\n", f"\nwords:{WORDS_TO_COME.rstrip()}\n")


def _told(name: str, *, is_so: bool) -> None:
    sys.stdout.write(f"{'ok' if is_so else 'NO'}: {name}\n")


def main(folder: Path) -> None:
    """Print a line for everything that should know the field."""
    paths = Paths(folder / "pack", folder / "settings.toml", folder / "resources", folder / "i18n")
    _content(folder)
    (folder / PLACES_FILE).write_text(OWN, "utf-8")
    with Library.open(paths, lambda: TODAY) as library:
        _visitor(library)
    with closing(Store(folder / "pack")) as store:
        _exchange(store, folder)
    _lists(folder)
    _desk(folder)


def _content(folder: Path) -> None:
    """Compile places with the field; without its words the content does not load."""
    tongues = "    languages: [en, es]\n"
    written = COLORADO.replace(tongues, f"{tongues}    parking: true\n")
    try:
        build(places_tree(folder / "bare", places__CO=written), folder / "bare" / "pack", TODAY)
        missed = ""
    except ContentErrors as error:
        missed = str(error)
    keys = [one for one in WORDS_TO_COME.split() if one.startswith(("place.", "near."))]
    _told("its words are missed", is_so=all(f"words.{key}"[:-1] in missed for key in keys))
    rows = [row("hc-oak", "Oak Clinic", "9 Oak St", "Denver", "CO", parking="no",
                phone="303-555-0199")]  # fmt: skip
    for name, places in (("plain", COLORADO), ("", written)):
        files = {"places__CO": places, "vocabulary__words": _vocabulary()}
        build(places_tree(folder / name, rows, **files), folder / name / "pack", TODAY)
    with closing(Store(folder / "pack")) as store:
        _told("the trial takes the pack", is_so=schema_of(store) == SCHEMA)
    report = as_text(diff(folder / "plain" / "pack", folder / "pack"))
    _told("in the differences of two packs", is_so="parking: none -> yes" in report)


def _visitor(library: Library) -> None:
    held = [PARKING(library.place(id)) for id in (DENVER, "place:CO:hc-oak", AID)]
    _told("read from YAML and from a list", is_so=held == [True, False, None])
    near = library.near("80202", "legal", wanted=Wanted(answers=frozenset({"parking"}))).found
    unknown = {one.place.id: one.unknown for one in near}
    _told("filtered in SQL", is_so=near[0].place.id == DENVER and unknown[AID] == ("parking",))
    own = next(one for one in library.places("CO") if one.id.startswith(OWN_PREFIX))
    _told("read from local.csv", is_so=PARKING(own) is False)
    _told("filtered in memory", is_so=own.id not in unknown)
    desktop = Desktop(library)
    page, listed = desktop.page("place", DENVER), desktop.page("places", "card:CO:legal")
    _told("on its page", is_so="Parking: There is a lot." in _spoken(page))
    _told("a chip above the list", is_so="With parking" in _spoken(listed))
    say = library.wording("en")
    spoken = Aloud(say, reviewed=True).place(library.place(DENVER))
    _told("read aloud", is_so="Parking: There is a lot." in str(spoken))


def _spoken(page: QWidget) -> str:
    parts = [one.spoken() for one in page.findChildren(QWidget) if hasattr(one, "spoken")]
    return "\n".join(parts)


def _exchange(store: Store, folder: Path) -> None:
    table = TABLES["places"]
    rows = {attrgetter("id")(one): one for one in open_rows(table, read_cells(store, table))}
    _told("in the open table", is_so=PARKING(rows[DENVER]) is True)
    _told("in the codebook", is_so="| `parking` | `true` or `false`" in column_lines(table))
    export_hsds(PackPlaces(store).places(), "2026-11-24", folder / "hsds")
    back = {one.id: one for one in import_hsds(folder / "hsds" / "json").places}
    _told("out as HSDS and in again", is_so=PARKING(back[DENVER]) is True)
    _told("as an entry of a place file", is_so=entry(back[DENVER])["parking"] is True)


def _lists(folder: Path) -> None:
    sheet, csv = folder / "sheet.csv", folder / "rows.csv"
    sheet.write_text("name,city,state,street,car park\nA Clinic,Denver,CO,1 Main St,y\n", "utf-8")
    read = read_spreadsheet(sheet, taken("old"), WORDS, hrsa=False).rows
    _told("under another heading of a spreadsheet", is_so=read[0].says("parking") is True)
    csv.write_text(rows_text(read), "utf-8")
    _told("a column of the lists", is_so=read_rows(csv) == (read, []))


def _desk(folder: Path) -> None:
    asked = [name for name, fields in FIELDS.items() if "parking" in fields]
    _told("asked in the desk's forms", is_so=asked == ["correct", "new"])
    told = read_answers({"parking": "no"}, load_content(folder / "resources", TODAY), "CO")
    changed = changed_entry({"id": "denver"}, told.values, "CO")
    _told("saved by the desk", is_so=(changed["parking"], SAID["parking"]) == (False, "parking"))


if __name__ == "__main__":
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    app = QApplication([])
    main(Path(sys.argv[1]))
