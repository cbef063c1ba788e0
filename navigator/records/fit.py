"""Ranks places by whose cases they take, before distance ranks them."""

from navigator.records.care import CARE, CLINIC, NO_VISIT

GENERAL, NARROW, COURT, REFERRAL_ONLY, NONE = TAKES = (
    "general",
    "narrow",
    "court",
    "referral_only",
    "none",
)
"""Whose cases a place takes: anybody's of its kind, only some, those of people in detention or in
deportation court, those that other groups send, or no case of a single person."""
DETAINED, FEW_IMMIGRATION = "detained", "few_immigration"
SHORT_LIMITS = (
    "advice",
    "asylum",
    "asylum_by_text",
    "asylum_survivors",
    "big_cases",
    "children",
    "children_alone",
    "children_survivors",
    COURT,
    DETAINED,
    "few_cases",
    FEW_IMMIGRATION,
    "frozen",
    "fund",
    "groups_send",
    "lgbtq",
    "names_lawyers",
    "old_clients",
    "refugees",
    "school_year",
    "survivors",
    "torture",
    "university",
    "work",
    "young_people",
)
"""The limit that a place with a restriction shows in its row, in five words or fewer:
`place.limit.<one>` in words.yaml."""
_USUAL = {
    "lsc_grantee": (NARROW, FEW_IMMIGRATION),
    "law_clinic": (NARROW, "school_year"),
    "bar_program": (REFERRAL_ONLY, "names_lawyers"),
    "representation_program": (COURT, COURT),
}
"""Maps subkinds of legal help to what it takes and its short limit, where its entry says nothing
else."""

FITS, BELOW, LAST = range(3)
"""Ranks: to be called first; takes only some people; can not be called, or takes no case."""


def usual(kind: str, subkind: str | None) -> tuple[str | None, str | None]:
    """Return whose cases a place takes and its short limit, by its kind; None for other help.

    Only legal help takes cases.
    """
    if kind != "legal":
        return None, None
    return _USUAL.get(subkind or "", (GENERAL, None))


def fit_of(takes: str | None, subkind: str | None = None, *, is_called: bool) -> int:
    """Return the rank of a place: `FITS`, `BELOW` or `LAST`; without `takes` as for anybody.

    Of health centers a clinic is for any family, a pharmacy or an office for no visit.

    is_called: whether the place has a number that can be called.
    """
    if not is_called or takes in (REFERRAL_ONLY, NONE) or subkind in NO_VISIT:
        return LAST
    is_for_some = takes in (NARROW, COURT) or (subkind in CARE and subkind != CLINIC)
    return BELOW if is_for_some else FITS
