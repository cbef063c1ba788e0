"""Collects every sentence of the topic files, and compares it with facts, files and counted states.

Only sentences that no typed check reaches and that were once found wrong are judged here: each
pattern names the fault it stands for. Whatever else a card says about a fact is made from the
fact, or declares it (`checks.sentence_checks`). A fact of unknown value is compared with nothing.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from navigator.records.jurisdictions import FEDERAL, JURISDICTIONS
from navigator.steward.content.records import Content, TopicContent
from navigator.steward.content.shape.schema import ChangeEntry, Claim, FactEntry

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_END = re.compile(
    r"(?<!\bv\.)(?<!\bvs\.)(?<!U\.S\.)(?<!D\.C\.)(?<!No\.)(?<!\bSt\.)(?<!P\.L\.)(?<!Ill\.)"
    r"(?<=[.;!?]) +(?=\S)"
)
_NAMED = re.compile(
    r"(?<![\w.-])(?<!University of )(?<!University in )"
    r"(?:" + "|".join(sorted(map(re.escape, JURISDICTIONS.values()), key=len, reverse=True)) + r")"
    r"(?!\w)(?! City\b| State\b| University\b|, D)"
)
"""States by name; not a city, a university or the capital that has the same."""
_CODES = {name: code for code, name in JURISDICTIONS.items()}

_FIELD = re.compile(r"(?<=\])\.(?:title|text|do|name|what|who|how|status_note|note)$")

Kind = Literal["fact", "stance", "count", "day", "left", "program", "spanish", "passed"]
"""The thing on which a pair of texts disagrees; `docs/content.md` explains each word."""


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """Two things said that do not go together: where each stands, its words, and why."""

    kind: Kind
    one: str
    other: str
    """The file and key of the second text, below `resources/`."""
    says: str
    against: str
    """The second text; a typed fact as `name = value since day`."""
    why: str


@dataclass(frozen=True, slots=True)
class Said:
    """One text of a topic file that says a single thing: an item, a field, a value."""

    state: str
    topic: str
    role: str
    """`facts`, `summary`, `steps`, …: the key of the file it stands under."""
    key: str
    text: str
    since: date | None
    until: date | None
    cites: frozenset[str]

    @property
    def path(self) -> str:
        """The file, by its name below `resources/`."""
        return path_of(self.state, self.topic)

    @property
    def where(self) -> str:
        """The file and the key."""
        return f"{self.path}: {self.key}"

    @property
    def entry(self) -> str:
        """The file and key without the field: a caution's title, text and advice are one entry."""
        return _FIELD.sub("", self.where)

    @property
    def sentences(self) -> tuple[str, ...]:
        """The text in sentences; a semicolon ends one too."""
        return tuple(_END.split(self.text))

    def holds(self, day: date) -> bool:
        """Return whether the text is in force as a rule on a day: what happened once is none."""
        return self.role != "changes" and in_force(self.since, self.until, day)

    def states(self, sentence: str) -> frozenset[str]:
        """Return the states that a sentence names, else the state of the file."""
        named = frozenset(_CODES[one] for one in _NAMED.findall(sentence))
        return named or frozenset({self.state} - {FEDERAL})


def path_of(state: str, topic: str) -> str:
    """Return the file of a state and topic below `resources/`."""
    return f"federal/{topic}.yaml" if state == FEDERAL else f"states/{state}/{topic}.yaml"


def in_force(since: date | None, until: date | None, day: date) -> bool:
    """Return whether a day lies in a span whose ends may be open."""
    return (since is None or since <= day) and (until is None or day <= until)


def all_said(content: Content) -> tuple[Said, ...]:
    """Return every text of the topic files in the order in which they were read."""
    return tuple(said for file in content.topics for said in _of_file(file))


def _of_file(file: TopicContent) -> Iterator[Said]:
    yield from _of_facts(file)
    for role, items in file.items.items():
        for number, item in enumerate(items):
            yield _said(file, item, role, f"{role}[{number}]", item.text)
    for caution in file.cautions:
        yield from _fields(file, caution, "cautions", caution.key, ("title", "text", "do"))
    for change in file.changes:
        yield _said(file, change, "changes", f"changes[{change.on}]", change.text)
    for program in file.programs:
        names = ("name", "what", "who", "how", "status_note")
        yield from _fields(file, program, "programs", program.id, names)
    yield from _of_guides(file)


def _of_facts(file: TopicContent) -> Iterator[Said]:
    for name, values in file.facts.items():
        for number, fact in enumerate(values):
            where = f"facts.{name}[{number}]"
            for text in _value_texts(fact):
                yield _said(file, fact, "facts", where, text)
            if fact.note:
                yield _said(file, fact, "facts", f"{where}.note", fact.note)


def _of_guides(file: TopicContent) -> Iterator[Said]:
    for guide in file.guides:
        where = f"guides[{guide.id}]"
        yield _said(file, Claim(sources=[]), "guides", f"{where}.lead", guide.lead)
        for section in guide.sections:
            for number, item in enumerate(section.items):
                key = f"{where}.{section.heading}[{number}]"
                yield _said(file, item, "guides", key, item.text)


def _fields(
    file: TopicContent, entry: Claim, role: str, id: str, names: tuple[str, ...]
) -> Iterator[Said]:
    for name in names:
        if text := getattr(entry, name):
            yield _said(file, entry, role, f"{role}[{id}].{name}", text)


def _said(file: TopicContent, entry: Claim | ChangeEntry, role: str, key: str, text: str) -> Said:
    since, until = (
        (entry.on, None) if isinstance(entry, ChangeEntry) else (entry.since, entry.until)
    )
    cites = frozenset(cite.id for cite in entry.sources)
    return Said(file.state, file.topic, role, key, text, since, until, cites)


def _value_texts(entry: FactEntry) -> Iterator[str]:
    """Yield the words of a value; a choice such as `daca_only` has none."""
    values = entry.value if isinstance(entry.value, list) else [entry.value]
    yield from (one for one in values if isinstance(one, str) and " " in one)


_DOUBTFUL = (
    r"would|if|until|before|bills?|were|was|used to|once|no longer|whether|may have|might"
    r"|never|not among|one (?:page|report|source|guide)|except|later|appeal\w*|ended|closed"
    r"|new rule"
)
"""Words of a sentence that does not plainly say what the rule is."""


@dataclass(frozen=True, slots=True)
class FitWords:
    """Words that go together with these values of one fact and with no others."""

    topic: str
    fact: str
    fits: tuple[str, ...]
    words: re.Pattern[str]
    anywhere: bool = False
    """Set when the words give the topic away by themselves, so that every file is searched."""

    def is_in(self, said: Said, sentence: str) -> bool:
        """Return whether a sentence has these words where they mean this fact."""
        same = self.anywhere or self.topic == said.topic
        return same and self.words.search(sentence) is not None


def _any_case(words: str) -> re.Pattern[str]:
    return re.compile(words, re.IGNORECASE)


_UNLESS = _any_case(rf"\b(?:{_DOUBTFUL})\b")
_TUITION, _CAP = ("college", "in_state_tuition"), ("records", "misdemeanor_364_day_law")
_OPEN_PRICE = ("statewide", "some_institutions")
CLAIMS = (
    # Illinois, 2026: the card sent students to a form that a court had blocked.
    FitWords(*_TUITION, _OPEN_PRICE, _any_case(
        r"(?:in-state|tuition|\bprice\b).*(?:papers or not|whatever their papers|"
        r"does not (?:ask for|look at) (?:immigration )?papers)"
        r"|the school rule counts|so the laws? stands?"
    )),
    FitWords(*_TUITION, ("enjoined", "repealed"), _any_case(
        r"\b(?:court|judge)\b.{0,40}\b(?:block(?:s|ed)|str(?:uck|ikes?) down|rule[sd] against)\b"
        r".*\b(?:rule|laws?|price|tuition)\b|\blost (?:its|their) rule in court\b"
    )),
    FitWords(*_TUITION, (*_OPEN_PRICE, "daca_only", "none", "banned"),
          _any_case(r"\b(?:found|had|is) no ruling\b(?! on)")),
    # Utah, 2025, and Connecticut: another file, or the summary, told another cap than the fact.
    FitWords(*_CAP, ("most", "no"), _any_case(
        r"\bmisdemeanors?\b.*\bcan (?:still |again )?(?:bring|carry|reach|mean)\b.*"
        r"\b(?:365 days|a (?:full )?year|one year)\b"
    ), anywhere=True),
    FitWords(*_CAP, ("all",), _any_case(r"\bcaps? (?:a|any|every|each|all) misdemeanors?\b.*\b364"),
          anywhere=True),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Stance:
    """A question that only texts answer, with the patterns of its yes and its no."""

    topic: str
    what: str
    yes: re.Pattern[str]
    no: re.Pattern[str]


STANCES = (
    # Nebraska, 2026: it spoke of Texas as the federal page and Texas itself did not.
    Stance(
        "college", "students with DACA",
        re.compile(
            r"\b(?:left|leaves?|keeps?|kept) (?:them|people with DACA|DACA) in\b"
            r"|\bDACA (?:counts|is lawful presence|opens)\b"
        ),
        re.compile(
            r"\bDACA (?:is not|does not count)\b|\bnot (?:treat|count) DACA\b"
            r"|\bleaves? (?:them|DACA|people with DACA) out\b"
        ),
    ),
    # Seven states, 2026: the federal page called settled rulings of appeals courts not settled.
    Stance(
        "rights", "a bond hearing",
        re.compile(
            r"(?<!who )\bmay (?:hold a bond hearing|ask a judge for bond)\b"
            r"|(?<!\bno )bond hearing is due\b|\bturned down the no-bond rule\b"
            r"|\bmay not be refused a bond hearing\b"
        ),
        re.compile(
            r"\b[Nn]o bond hearing\b|^Not settled\b|\bdid not find what the federal appeals court\b"
        ),
    ),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Counted:
    """A number of states that a text types; `fact` and `value` count them, where a fact can."""

    what: str
    topic: str
    words: re.Pattern[str]
    fact: str = ""
    value: Any = None


COUNTED = (
    Counted(
        "states whose rule a court ended", "college",
        re.compile(r"\blost (?:(?:its|their|the) rule )?in court|\bcourt ended such a rule"
                   r"|\blost (?:its|their) rule\b|\bended their rules?\b|\bended theirs\b"),
        "in_state_tuition", "enjoined",
    ),
    # The federal page typed ten suits and 24 states nine.
    Counted(
        "states sued over tuition", "college",
        re.compile(r"\bsued\b|\bfederal suits\b|\bnamed in (?:what we read|federal)"),
    ),
)  # fmt: skip
_NO_STATES = ("DC", "PR")
"""Jurisdictions that words such as "ten states" do not count."""
_WORDS = (
    "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
)  # fmt: skip
_NUMBERS = {word: number for number, word in enumerate(_WORDS, start=2)}
_NUMBER = _any_case(
    rf"\b(\d{{1,2}}|{'|'.join(_WORDS)})\b"
    r"(?=(?: (?:other|more|federal|of those))* (?:states?\b|suits\b|had lost\b|lost\b))"
)


def check_claims(content: Content, texts: Iterable[Said], today: date) -> Iterator[Finding]:
    """Yield sentences that contradict the fact in force in the state they speak about."""
    facts = _facts(content, today)
    for said in texts:
        if not (said.holds(today) or said.role == "changes"):
            continue
        for sentence in said.sentences:
            named = said.states(sentence)
            if _UNLESS.search(sentence) or (named == {said.state} and _NUMBER.search(sentence)):
                continue  # a doubt, or a state's page that only counts states
            for claim in (one for one in CLAIMS if one.is_in(said, sentence)):
                for state in sorted(named):
                    if fact := facts.get((state, claim.topic, claim.fact)):
                        where = f"{path_of(state, claim.topic)}: {fact[0]}"
                        yield from _against(said, sentence, claim, where, fact[1])


def _against(
    said: Said, sentence: str, claim: FitWords, where: str, entry: FactEntry
) -> Iterator[Finding]:
    if entry.value is None or entry.value in claim.fits:
        return
    if said.role == "changes" and (said.since is None or (entry.since or date.min) > said.since):
        return
    yield Finding(
        "fact", said.where, where, sentence,
        f"{claim.fact} = {shown(entry.value)}" + (f" since {entry.since}" if entry.since else ""),
        f"these words fit {' or '.join(claim.fits)} only",
    )  # fmt: skip


def check_stances(texts: Iterable[Said], today: date) -> Iterator[Finding]:
    """Yield pairs of texts about one state of which one says yes and one says no."""
    sides: dict[tuple[str, str, bool], list[tuple[Said, str]]] = defaultdict(list)
    for said in texts:
        for stance in STANCES:
            if said.topic == stance.topic and (said.holds(today) or said.role == "changes"):
                for state, is_yes, sentence in _stand(stance, said):
                    sides[stance.what, state, is_yes].append((said, sentence))
    for (what, state, is_yes), told in sorted(sides.items()):
        for one, says in told if is_yes else ():
            for other, against in sides.get((what, state, False), ()):
                if one.path != other.path:
                    why = f"{what} in {state}: one says yes and one no"
                    yield Finding("stance", one.where, other.where, says, against, why)


def _stand(stance: Stance, said: Said) -> Iterator[tuple[str, bool, str]]:
    """Yield state, answer and sentence; nothing for a state to which the text says both."""
    found: list[tuple[frozenset[str], bool, str]] = []
    states: frozenset[str] = frozenset()
    for sentence in said.sentences:
        # "Their boards say …" speaks of the states of the sentence before.
        if not sentence.startswith(("Their ", "They ", "Its ")):
            states = said.states(sentence)
        is_yes, is_no = stance.yes.search(sentence), stance.no.search(sentence)
        if bool(is_yes) != bool(is_no):
            found.append((states, bool(is_yes), sentence))
    for states, yes, sentence in found:
        for state in sorted(states):
            if not any(state in others and other != yes for others, other, _ in found):
                yield state, yes, sentence


def check_counts(content: Content, texts: Iterable[Said], today: date) -> Iterator[Finding]:
    """Yield typed numbers of states that differ from the facts; else from what most texts type."""
    facts = _facts(content, today)
    typed: dict[Counted, list[tuple[int, Said, str]]] = defaultdict(list)
    for said in texts:
        for sentence in said.sentences if said.holds(today) else ():
            for number, around in _numbers(sentence):
                for counted in COUNTED:
                    if said.topic == counted.topic and counted.words.search(around):
                        typed[counted].append((number, said, sentence))
                        break
    for counted, places in typed.items():
        told = (counted.topic, counted.fact, counted.value)
        having = {key[0] for key, (_, entry) in facts.items() if (*key[1:], entry.value) == told}
        usual, _ = Counter(number for number, _, _ in places).most_common(1)[0]
        other = next((said.where, says) for number, said, says in places if number == usual)
        for number, said, sentence in places:
            right = usual
            if counted.fact:
                # "In five other states": the state of the page is one more.
                own = {said.state} if " other " in sentence else ()
                right = len(having.difference(_NO_STATES, own))
                states = f"{right} states have {counted.fact} = {shown(counted.value)}"
                other = (f"*/{counted.topic}.yaml: facts.{counted.fact}", states)
            if number != right:
                yield Finding("count", said.where, other[0], sentence, other[1], counted.what)


def _numbers(sentence: str) -> Iterator[tuple[int, str]]:
    """Yield each number of states with the words between it and the numbers beside it."""
    found = list(_NUMBER.finditer(sentence))
    ends = [0, *(one.end() for one in found), len(sentence)]
    begins = [*(one.start() for one in found), len(sentence)]
    for place, one in enumerate(found):
        number = _NUMBERS.get(one[1].lower()) or int(one[1])
        yield number, sentence[ends[place] : begins[place + 1]]


def plain_value(value: Any) -> Any:
    """Return a choice or yes/no as it is, the enrollment of a coverage, the existence of a law."""
    if not isinstance(value, dict):
        return value
    if value.get("exists") and "programs" in value:
        return value.get("enrollment")
    return "none" if "programs" in value else value.get("exists")


def _facts(content: Content, today: date) -> dict[tuple[str, str, str], tuple[str, FactEntry]]:
    """Return key and entry of each fact in force, by state, topic and name."""
    return {
        (file.state, file.topic, name): (f"facts.{name}[{number}]", entry)
        for file in content.topics
        if file.state != FEDERAL
        for name, entries in file.facts.items()
        for number, entry in enumerate(entries)
        if in_force(entry.since, entry.until, today)
    }


def shown(value: Any) -> str:
    """Return a plain value in a word."""
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)
