"""Reads the parts of a service or its location: door, phones, languages, hours, papers, fees.

Looks them up by the id they belong to, reads each, and notes what could not be read. A small file
in which everything belongs to everything is refused before it becomes a very large one.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping

from navigator.errors import ToolError
from navigator.records.jurisdictions import FEDERAL, JURISDICTIONS
from navigator.records.model import Address, Phone
from navigator.records.vocabulary import COSTS
from navigator.steward.content.shape.contacts import fold, read_phone, read_zip
from navigator.steward.exchange.hsds.hsds import HOURS, NATION, OFFICE
from navigator.steward.exchange.hsds.hsds_shape import READ, Row, split
from navigator.steward.exchange.hsds.hsds_tables import Tables, shown

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_DAY = {day[:2].upper(): number for number, day in enumerate(DAYS)}
_CLOCK = re.compile(r"^(\d{1,2}):(\d{2})(?::\d{2})?(?:Z|[+-]\d{2}:?\d{2})?$")
_SHOWN_PHONE = re.compile(r"^(?:\d{3}-\d{3}-\d{4}(?: ext\. \d+)?|\d{3,6})$")
_COUNTY = re.compile(r"\b(?:County|Parish|Borough|Census Area|Municipio)$")
STATES = {fold(name): code for code, name in JURISDICTIONS.items()} | {
    "district of columbia": "DC",
    "washington dc": "DC",
}
LANGUAGES = {
    "english": "en", "spanish": "es", "espanol": "es", "chinese": "zh", "mandarin": "cmn",
    "cantonese": "yue", "tagalog": "tl", "filipino": "fil", "vietnamese": "vi", "french": "fr",
    "arabic": "ar", "korean": "ko", "russian": "ru", "german": "de", "haitian creole": "ht",
    "haitian": "ht", "creole": "ht", "kreyol": "ht", "hindi": "hi", "portuguese": "pt",
    "italian": "it", "polish": "pl", "urdu": "ur", "japanese": "ja", "persian": "fa", "farsi": "fa",
    "dari": "prs", "pashto": "ps", "gujarati": "gu", "telugu": "te", "bengali": "bn",
    "bangla": "bn", "tamil": "ta", "punjabi": "pa", "nepali": "ne", "burmese": "my", "karen": "kar",
    "thai": "th", "lao": "lo", "khmer": "km", "cambodian": "km", "hmong": "hmn", "armenian": "hy",
    "hebrew": "he", "yiddish": "yi", "greek": "el", "ukrainian": "uk", "serbian": "sr",
    "croatian": "hr", "bosnian": "bs", "albanian": "sq", "romanian": "ro", "turkish": "tr",
    "kurdish": "ku", "somali": "so", "amharic": "am", "tigrinya": "ti", "oromo": "om",
    "swahili": "sw", "kinyarwanda": "rw", "lingala": "ln", "yoruba": "yo", "igbo": "ig",
    "twi": "tw", "wolof": "wo", "navajo": "nv", "samoan": "sm", "american sign language": "ase",
    "asl": "ase", "quechua": "qu", "mam": "mam", "kiche": "quc", "qeqchi": "kek", "mixteco": "mix",
}  # fmt: skip
"""Names of languages as directories write them, and their codes of ISO 639."""
_NATION = frozenset({"united states", "united states of america", "us", "usa", "national"})


def state_named(text: str) -> str:
    """Return the code of a state by code, name or `US-CO`, or an empty text."""
    code = text.strip().upper().removeprefix("US-")
    return code if code in JURISDICTIONS else STATES.get(fold(text), "")


def area_named(name: str, extent: str) -> tuple[str, str]:
    """Return state (or `US`) and county of a service area; two empty texts where it is neither.

    A county without a state has an empty state.
    """
    county, comma, rest = name.rpartition(", ")
    state = state_named(extent) or state_named(name)
    if (
        comma
        and (of := state_named(rest))
        and (of == state_named(extent) or _COUNTY.search(county))
    ):
        return of, county
    if state:
        return state, "" if state_named(name) else name
    if fold(name) in _NATION or (fold(extent) in _NATION and name == NATION):
        return FEDERAL, ""
    if _COUNTY.search(name):
        return "", name
    return "", ""


def is_shown_phone(text: str) -> bool:
    """Return whether a number is already in our form, or a short one such as 211."""
    return bool(_SHOWN_PHONE.match(text))


def split_hours(text: str) -> tuple[str, str]:
    """Return the label of a phone and its hours, from its description."""
    label, mark, hours = text.rpartition(f"\n{HOURS}")
    if mark:
        return label, hours
    return ("", text.removeprefix(HOURS)) if text.startswith(HOURS) else (text, "")


def clock(text: str) -> str:
    """Return `17:30` as `5:30 p.m.`, or an empty text."""
    found = _CLOCK.match(text.strip())
    if not found or not (int(found[1]) <= 24 and int(found[2]) < 60):
        return ""
    hour, minute = int(found[1]) % 24, int(found[2])
    if minute == 0 and hour in (0, 12):
        return "noon" if hour else "midnight"
    half = "a.m." if hour < 12 else "p.m."
    minutes = f":{minute:02}" if minute else ""
    return f"{(hour - 1) % 12 + 1}{minutes} {half}"


def days_of(text: str) -> list[int]:
    """Return the days in `MO,WE`, `Monday` or `1` as numbers, Monday 0; empty if one is no day."""
    found = []
    for part in re.split(r"[,;\s]+", text.strip()):
        if part[:2].upper() not in _DAY:
            return []
        found.append(_DAY[part[:2].upper()])
    return sorted(set(found))


def hours_text(times: Iterable[tuple[int, str, str]]) -> str:
    """Return days with opening and closing times, `09:00`, as a person writes them."""
    by_day: dict[int, list[str]] = {}
    for day, opens, closes in sorted(set(times), key=lambda one: (one[0], one[1].zfill(8))):
        by_day.setdefault(day, []).append(f"{clock(opens)} to {clock(closes)}")
    told: list[tuple[int, int, str]] = []
    for day, spans in sorted(by_day.items()):
        text = " and ".join(spans)
        if told and told[-1][1] == day - 1 and told[-1][2] == text:
            told[-1] = (told[-1][0], day, text)
        else:
            told.append((day, day, text))
    return "; ".join(
        f"{DAYS[first]}{'' if first == last else f' to {DAYS[last]}'}, {text}"
        for first, last, text in told
    )


SHARED, FREE = 10, 100_000
"""Rows may be looked up `SHARED` times as often as there are rows, and `FREE` times more."""
_OWNERS = ("service_id", "service_at_location_id", "location_id", "phone_id", "link_id")
_FREE = ("service", "organization", "location", "taxonomy_term", "taxonomy")
_COUNTRY = ("", "us", "usa", "united states", "united states of america")
_WHERE = ("city", "state_province", "country")
_TIMES = ("byday", "opens_at", "closes_at", "freq")
_CODE = re.compile(r"^[a-z]{2,3}$")
_IN_ONE_LINE = re.compile(r"^(?:(.+), )?([^,:]+), ([A-Za-z .]+?)(?: (\d{5}(?:-\d{4})?))?$")
_SEVERAL = re.compile(r"[;|/,\n]|\band\b")
_BREAKS = re.compile(r"[\n\t]+")
_OR = re.compile(r"\sor\s")
_EXTENSION = re.compile(r"^\d{1,10}$")


def one_line(text: str) -> str:
    """Return a text without line breaks and what breaks them."""
    return " ".join(filter(None, (part.strip(" ") for part in _BREAKS.split(text)))).strip()


def _split_numbers(text: str) -> list[str]:
    return [number.strip() for part in split(text) for number in _OR.split(part)]


class Parts:
    """The rows below services, locations and phones, by the id that they belong to."""

    def __init__(self, tables: Tables) -> None:
        self._notes = tables.notes
        phones = tables.rows["phone"]
        own = [row for row in phones if not row.cells.get("description", "").startswith(OFFICE)]
        if len(own) < len(phones):
            tables.unused["phone: of another office of the organization"] += len(phones) - len(own)
            tables.rows["phone"] = own
        self._left = SHARED * tables.count + FREE
        self._below: dict[tuple[str, str], list[Row]] = defaultdict(list)
        for table, rows in tables.rows.items():
            if table in ("service", "organization", "location"):
                continue
            for row in rows:
                for owner in {row.cells[one] for one in _OWNERS if row.cells.get(one)}:
                    self._below[table, owner].append(row)
        self._whole: dict[str, list[Row]] = defaultdict(list)
        for row in tables.rows["phone"]:
            if not any(row.cells.get(one) for one in _OWNERS):
                self._whole[row.cells.get("organization_id", "")].append(row)
        self._at = {
            (row.cells.get("service_id", ""), row.cells.get("location_id", "")): row.cells["id"]
            for row in tables.rows["service_at_location"]
        }

    def below(self, table: str, owner: str) -> list[Row]:
        """Return the rows of a table that belong to an id. ToolError when too many were asked."""
        return self._counted(self._below.get((table, owner), []))

    def _counted(self, rows: list[Row]) -> list[Row]:
        self._left -= len(rows)
        if self._left < 0:
            raise ToolError(
                f"{rows[0].where}: rows as this one belong to so many places that they would"
                f" stand there more than {SHARED} times each; nothing was taken.",
                "Split it by state or county.",
            )
        return rows

    def owners(self, service: Row, location_id: str) -> list[str]:
        """Return the ids whose rows are about one place: service, location, and both together."""
        id = service.cells["id"]
        both = self._at.get((id, location_id), "")
        return [one for one in (id, location_id, both) if one]

    def _all(self, table: str, owners: Iterable[str]) -> Iterator[Row]:
        """Yield each row once, though it may name several of its owners."""
        seen: set[int] = set()
        for owner in owners:
            for row in self.below(table, owner):
                if id(row) not in seen:
                    seen.add(id(row))
                    yield row

    def tell_lost(self, tables: Tables, *known: Container[str]) -> None:
        """Report how many rows belong to an id that is unknown, or to one that is not looked up."""
        beside = {row.cells["id"] for table in ("phone", "service_at_location")
                  for row in tables.rows[table]}  # fmt: skip
        for table, rows in tables.rows.items():
            if table in _FREE:
                continue
            if table not in READ:
                tables.mended[f"rows of {table}, of which nothing is taken"] += len(rows)
                continue
            for row in rows:
                owners = [row.cells[one] for one in _OWNERS if row.cells.get(one)]
                if not any(one in some for one in owners for some in (*known, beside)):
                    whose = "an id that is not in the file" if owners else (
                        "an organization as a whole"
                        if row.cells.get("organization_id")
                        else "no service and no location"
                    )  # fmt: skip
                    tables.mended[f"rows of {table} that belong to {whose}"] += 1

    def door(
        self, location: Row | None, told: Mapping[str, str]
    ) -> tuple[Address | None, tuple[float | None, float | None]]:
        """Return address and point of a location; `told` are parts of an incomplete address."""
        if location is None:
            return None, (None, None)
        point = self._point(location)
        if told.get("city") and told.get("state"):
            parts = (told.get("street"), told["city"], told["state"], told.get("zip"))
            return Address(*parts), point
        doors = []
        for row in self.below("address", location.cells["id"]):
            if row.cells.get("address_type", "physical").casefold() != "physical":
                self._notes.append(f"{row.where}: a postal address is no door; it was left out")
            elif address := self._address(row):
                doors.append(address)
                if len(doors) > 1:
                    self._notes.append(f"{row.where}: a second address; it was left out")
        return doors[0] if doors else None, point

    def _address(self, row: Row) -> Address | None:
        cells = {column: one_line(cell) for column, cell in row.cells.items()}
        if not cells.get("city") and (line := _IN_ONE_LINE.match(cells.get("address_1", ""))):
            parts = ("address_1", "city", "state_province", "postal_code")
            cells |= {column: part or "" for column, part in zip(parts, line.groups(), strict=True)}
        state = state_named(cells.get("state_province", ""))
        if fold(cells.get("country", "")) not in _COUNTRY or not cells.get("city") or not state:
            self._notes.append(
                f"{row.where}: an address needs a city and a state of ours, not"
                f" {', '.join(shown(cells.get(one, '')) for one in _WHERE)}"
            )
            return None
        street = ", ".join(filter(None, (cells.get("address_1"), cells.get("address_2"))))
        code = read_zip(cells.get("postal_code", ""))
        if cells.get("postal_code") and not code:
            self._notes.append(f"{row.where}: {shown(cells['postal_code'])} is no ZIP code")
        return Address(street or None, cells["city"], state, code or None)

    def _point(self, location: Row) -> tuple[float | None, float | None]:
        cells = location.cells
        if not cells.get("latitude") and not cells.get("longitude"):
            return None, None
        try:
            lat, lon = float(cells["latitude"]), float(cells["longitude"])
        except (KeyError, ValueError):
            lat = lon = 0.0
        if not (17 <= lat <= 72 and (-180 <= lon <= -64 or 172 <= lon <= 180)):
            self._notes.append(f"{location.where}: its coordinates are not in the country")
            return None, None
        return lat, lon

    def phones(self, owners: Iterable[str]) -> tuple[Phone, ...]:
        """Return each number once, in the order of the file."""
        return self._read_phones(self._all("phone", owners))

    def phones_of(self, organization: str) -> tuple[Phone, ...]:
        """Return the numbers of an organization as a whole, for a place without one."""
        rows = self._whole.get(organization, []) if organization else []
        return self._read_phones(self._counted(rows))

    def _read_phones(self, rows: Iterable[Row]) -> tuple[Phone, ...]:
        found: dict[str, Phone] = {}
        for row in rows:
            if row.cells.get("type", "voice").casefold() in ("fax", "pager"):
                self._notes.append(f"{row.where}: a {row.cells['type']} number was left out")
                continue
            label, hours = split_hours(row.cells.get("description", ""))
            for text in _split_numbers(row.cells.get("number", "")):
                number = self._number(row, text)
                speaks = self.languages([row.cells["id"]])
                if number:
                    phone = Phone(number, one_line(label) or None, one_line(hours) or None, speaks)
                    found.setdefault(number, phone)
        return tuple(found.values())

    def _number(self, row: Row, text: str) -> str:
        extension = row.cells.get("extension", "").removesuffix(".0")
        if extension and not _EXTENSION.match(extension):
            self._notes.append(f"{row.where}: {shown(extension)} is no extension")
            extension = ""
        if not is_shown_phone(text):
            text, why = read_phone(text)
            if why:
                self._notes.append(f"{row.where}: {why}; it was left out")
        if text and extension and " ext. " not in text:
            text = f"{text} ext. {extension}"
        return text

    def languages(self, owners: Iterable[str]) -> tuple[str, ...]:
        """Return codes of languages, each once."""
        found: dict[str, None] = {}
        for row in self._all("language", owners):
            told = row.cells.get("code", "").casefold() or row.cells.get("name", "")
            for part in map(str.strip, _SEVERAL.split(told)):
                code = part if _CODE.match(part) else LANGUAGES.get(fold(part), "")
                if code:
                    found[code] = None
                elif part:
                    self._notes.append(f"{row.where}: {shown(part)} is no language we know")
        return tuple(found)

    def documents(self, service: Row) -> tuple[str, ...]:
        """Return the papers to bring."""
        rows = self.below("required_document", service.cells["id"])
        return tuple(filter(None, (one_line(row.cells.get("document", "")) for row in rows)))

    def cost_note(self, service: Row) -> str:
        """Return the words on fees."""
        cells = service.cells
        notes = [cells.get("fees_description", ""), cells.get("fees", "")]
        for row in self.below("cost_option", cells["id"]):
            option, amount = row.cells.get("option", ""), row.cells.get("amount", "")
            told = "" if option in COSTS else f"{option} {amount}"
            notes += [told.strip(), row.cells.get("amount_description", "")]
        return " ".join(dict.fromkeys(filter(None, map(one_line, notes))))

    def hours(self, owners: Iterable[str]) -> str:
        """Return when it is open: its own words, else days and times."""
        said: dict[str, None] = {}
        times: list[tuple[int, str, str]] = []
        for row in self._all("schedule", owners):
            cells = row.cells
            words = [one_line(cells.get(one, "")) for one in ("description", "notes")]
            said |= dict.fromkeys(filter(None, words))
            days = days_of(cells.get("byday", ""))
            opens, closes = cells.get("opens_at", ""), cells.get("closes_at", "")
            weekly = cells.get("freq", "WEEKLY").upper() == "WEEKLY"
            if not opens and not closes and (any(words) or (weekly and days)):
                continue  # a day without times is closed, or not known: no list says which
            if not weekly or not days or not clock(opens) or not clock(closes):
                told = ", ".join(f"{name} {cells[name]}" for name in _TIMES if name in cells)
                self._notes.append(f"{row.where}: the hours {shown(told)} can not be read")
                continue
            times += [(day, opens, closes) for day in days]
        return " ".join(filter(None, [*said, hours_text(times)]))
