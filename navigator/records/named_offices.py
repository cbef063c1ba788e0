"""Names the offices that sentences send people to, and the places that are such an office.

A number under a sentence is that of this very office. For some offices the program holds places,
for others none: for those 211 is dialed, which knows them.
"""

from typing import NamedTuple

from navigator.records.topics import COUNTY_CLERK, PLACE_KINDS


class Office(NamedTuple):
    """An office, described by the kind of its places; an empty kind where none is held."""

    kind: str = ""
    subkinds: tuple[str | None, ...] = ()
    """The subkinds that count; empty: all but a county clerk."""

    def is_one(self, kind: str, subkind: str | None) -> bool:
        """Return whether a place of this kind and subkind is such an office."""
        if kind != self.kind:
            return False
        return subkind in self.subkinds if self.subkinds else subkind != COUNTY_CLERK


NOBODY = "nobody"
"""Stands for no office, for a program whose sentence names none."""
OFFICES: dict[str, Office] = {
    **{kind: Office(kind) for kind in PLACE_KINDS},
    "medicaid": Office("medicaid", (None,)),
    "marketplace": Office("medicaid", ("marketplace",)),
    "legal_aid": Office("legal", ("lsc_grantee",)),
    "recognized": Office("legal", ("doj_recognized",)),
    "hospital": Office(),
    "wic": Office("wic_office"),
    "food_stamps": Office("snap_office"),
    "energy": Office("energy_office"),
    "child_care": Office("child_care_office"),
    "housing_office": Office(),
    NOBODY: Office(),
}
AT_211 = ("hospital", "wic", "food_stamps", "energy", "child_care", "housing_office", "marketplace")
"""Offices whose place 211 tells, where the program has no number: `office.<name>`."""
_OF_KIND = {
    "medicaid": "medicaid",
    "chip": "medicaid",
    "chip_unborn": "medicaid",
    "state_funded": "medicaid",
    "pregnancy": "health_center",
    "postpartum": "medicaid",
    "emergency": "hospital",
    "charity_care": "hospital",
    "marketplace": "marketplace",
    "clinic": "health_center",
    "nutrition": "wic",
    "food": "food_stamps",
    "license": "dmv",
    "id_card": "dmv",
    "in_state_tuition": "college_aid",
    "state_aid": "college_aid",
    "federal_aid": "college_aid",
    "representation": "legal",
    "relief": "legal",
    "record_relief": "legal",
    "legal_help": "legal",
    "city_id": "id_office",
    "energy": "energy",
    "child_care": "child_care",
    "rent": "housing_office",
}


def office_of(kind: str, ask_at: str | None = None) -> str:
    """Return the office to ask about a program: `ask_at`, else the usual one of its kind."""
    return ask_at or _OF_KIND.get(kind, NOBODY)
