"""Finds how to ask for each program a checklist points to, and whom to call about it.

The words are those of the program on the topic's card, the number that of the office which these
words name (`Program.ask_at`, else an outcome's `ask_at`). Where the office is not held, 211 is
named: the line of one office is never given for another's.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from navigator.eligibility.answers import Answers
from navigator.eligibility.screen import Verdict
from navigator.library.calls import Asked, measured, of_office, state_of
from navigator.library.outline import call_line
from navigator.records.checklists import Checklist, Help
from navigator.records.jurisdictions import FEDERAL
from navigator.records.model import Nearby, Program
from navigator.records.named_offices import AT_211, NOBODY, office_of
from navigator.records.outline_parts import Line

if TYPE_CHECKING:
    from navigator.library.asks import Asks

_MOST_WAYS = 2
_BY_NAME = ("state_funded", "pregnancy", "postpartum", "county")
"""Kinds with several programs in a state: a program is found by its name alone."""
_UNNAMED = ("helper", "legal_help", "record_relief")
"""Kinds with several outcomes in a checklist that no program is named after."""
_OF_THE_STATE = (
    "medicaid",
    "chip",
    "chip_unborn",
    "state_funded",
    "pregnancy",
    "postpartum",
    "county",
    "license",
    "in_state_tuition",
    "state_aid",
)
"""Kinds about which a national line knows nothing."""
_MARKETPLACE, _FEDERAL_AID = "marketplace", "federal_aid"
_LINE_211 = "place:US:211"


def asked_near(library: Asks, state: str, lang: str, zip: str) -> Asked:
    """Return where to look: near the ZIP if it is in `state`, else in the state as a whole.

    Places of another state know other rules.
    """
    return Asked(library, state, lang, zip if zip and state_of(library, zip) == state else "")


def program_help(asked: Asked, checklist: Checklist) -> dict[str, Help]:
    """Return by program how to ask, and the number of the office which these words name."""
    told, english = (
        asked.library.screen(checklist.id, Answers(asked.state), lang).outcomes
        for lang in (asked.lang, "en")
    )
    return help_of(asked, checklist.topic, zip(told, english, strict=True))


def help_of(
    asked: Asked, topic: str, verdicts: Iterable[tuple[Verdict, Verdict]], *, by_name: bool = False
) -> dict[str, Help]:
    """Return by program how to ask, and the number of the office which these words name.

    verdicts: each in the language asked in, and in English. by_name: take the words of a program of
    the very name alone, and the office of no kind: several programs are of one kind.
    """
    library, state = asked.library, asked.state
    held = [one for one in library.card(state, topic, "en").programs if _is_there(one, library)]
    words = {one.id: one for one in library.card(state, topic, asked.lang).programs}
    facts = library.facts(state, topic)
    market = next((str(one.value) for one in facts if one.name == _MARKETPLACE), "")
    finding = _Finding(asked, topic, market)
    found: dict[str, Help] = {}
    # A program is known by its English name; its id may hold a translated one.
    for verdict, plain in verdicts:
        named = _named(plain, held)
        if by_name:
            named = [one for one in named if _same_name(one.name, plain.title)]
        offices = [office_of(one.kind, one.ask_at) for one in named]
        if not offices:
            usual = [] if by_name else [office_of(verdict.kind)]
            offices = list(verdict.ask_at[:1]) or usual or [NOBODY]
        lines = ((one, finding.line(one, plain)) for one in offices)
        office, line = next((one for one in lines if one[1]), (offices[0], None))
        ways = _ways([words[one.id] for one in named])
        found[verdict.program] = Help(ways, office, line)
    return found


class _Finding:
    """Finds numbers of offices around one place; looks for each kind once."""

    def __init__(self, asked: Asked, topic: str, market: str) -> None:
        self._asked, self._topic, self._market = asked, topic, market
        self._say = asked.library.wording(asked.lang)
        self._held: dict[str, list[Nearby]] = {}

    def line(self, office: str, verdict: Verdict) -> Line | None:
        """Return the number of an office, else that of 211 if 211 knows the office.

        Returns None where neither is known.
        """
        if office.startswith("place:"):
            return self._of_place(office)
        if office not in self._held:
            self._held[office] = list(of_office(self._asked, self._topic, office))
        fitting = [one for one in self._held[office] if _knows(one, verdict, self._market)]
        if verdict.kind == _FEDERAL_AID:
            fitting.sort(key=lambda one: not one.place.area_national)
        if fitting:
            return call_line(fitting[0], self._say, held=False)
        if office not in AT_211:
            return None
        place = self._asked.library.place(_LINE_211, self._asked.lang)
        wanted = self._say("call.at_211", office=self._say(f"office.{office}"))
        return Line(place.phones[0].number, wanted, where=Nearby(place))

    def _of_place(self, id: str) -> Line | None:
        library, lang = self._asked.library, self._asked.lang
        (near,) = measured(library, [library.place(id, lang)], self._asked.zip)
        return call_line(near, self._say, held=False) if near.place.reached_at else None


def _is_there(program: Program, library: Asks) -> bool:
    """Return whether a program says how to ask, has begun and has not ended."""
    today = library.today()
    begun = program.since is None or program.since <= today
    return bool(program.how) and begun and (program.until is None or program.until >= today)


def _named(verdict: Verdict, programs: Iterable[Program]) -> list[Program]:
    """Return the programs of an outcome: by name, else of its kind, the state's own if any."""
    if verdict.kind in _UNNAMED:
        return []
    alike = [one for one in programs if one.kind == verdict.kind]
    own = [one for one in alike if one.state != FEDERAL] or alike
    named = [one for one in own if _same_name(one.name, verdict.title)]
    return (named if named or verdict.kind in _BY_NAME else own)[:_MOST_WAYS]


def _ways(programs: list[Program]) -> tuple[str, ...]:
    """Return how to ask for the programs; of several, each with its name."""
    if len(programs) == 1:
        return (programs[0].how or "",)
    return tuple(f"{one.name}: {one.how}" for one in programs)


def _same_name(one: str, other: str) -> bool:
    """Return whether one name begins with the other, without brackets and text behind a colon."""
    short, long = sorted((_plain(one), _plain(other)), key=len)
    return long.startswith(short)


def _plain(name: str) -> str:
    return name.partition("(")[0].partition(":")[0].strip().casefold()


def _knows(near: Nearby, verdict: Verdict, market: str) -> bool:
    place = near.place
    if place.subkind == _MARKETPLACE:
        return _same_name(place.name, market)
    if verdict.kind in _OF_THE_STATE:
        # One of many counters, as a college is, answers for itself: only where it is near.
        is_counter = near.km is None and place.lat is not None
        return not (place.area_national or is_counter)
    return True
