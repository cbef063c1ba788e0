"""Every sentence that is made or lent to a card, held against the facts of its state.

Read through the library as the program reads: headline, sentences to say, dangers, steps,
what is good to know and the days, and the lines of a checklist on paper. What a state's own
file says in its own words is told apart: the other checks read it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, is_dataclass
from typing import Any

from navigator.eligibility.answers import Answers
from navigator.library.facade import Library
from navigator.records.jurisdictions import FEDERAL
from navigator.records.model import TopicCard
from navigator.records.topics import TOPICS
from tests.helpers.content import real

HEADLINE = ("tile", "answer")
SAID = ("say", "saying")
DAYS = ("know", "coming", "past")
LENT = ("title", "danger", "do", "step", *DAYS, "checklist")
LAWYERS = ("representation", "legal_help")


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence as shown."""

    kind: str
    text: str
    level: str = ""
    is_own: bool = False
    """From the state's own file."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A card of a state with its facts by name."""

    state: str
    card: TopicCard
    facts: dict[str, Any]
    lines: tuple[Line, ...]

    def of(self, *kinds: str) -> Iterator[Line]:
        """Lines of these kinds that the state did not write itself."""
        return (one for one in self.lines if one.kind in kinds and not one.is_own)

    def enrollment(self, who: str) -> str | None:
        """How open a coverage is."""
        value = self.facts[f"{who}_regardless_of_status"]
        return value.enrollment if value is not None else None

    @property
    def has_pregnancy(self) -> bool:
        """Whether a coverage in pregnancy asks nobody for papers."""
        return self.facts["limit_chip_unborn"] is not None or any(
            one.status_rule == "any"
            and one.in_force(self.card.day)
            and (one.kind == "chip_unborn" or re.search("regnan|mbaraz", f"{one.name}{one.who}"))
            for one in self.card.programs
            if one.state == self.state and one.kind != "emergency"
        )

    def lawyers(self, *, ended: bool = False) -> list[str]:
        """Names of its programs that pay lawyers, in force or ended."""
        return [
            one.name
            for one in self.card.programs
            if one.state == self.state
            and one.kind in LAWYERS
            and one.in_force(self.card.day) is not ended
        ]


@dataclass(frozen=True, slots=True)
class Rule:
    """Where a fact has a value: what some line must say, and what none may say."""

    name: str
    topic: str
    where: Callable[[Seen], bool]
    kinds: tuple[str, ...]
    must: str = ""
    never: str = ""
    unless: str = r"(?!)"
    """Words beside which `never` is no fault."""


def choice(name: str, value: Any) -> Callable[[Seen], bool]:
    """Where a fact has this value."""
    return lambda seen: bool(seen.facts[name] == value)


def reporting(exists: bool | None) -> Callable[[Seen], bool]:
    """Where a law on reports is found, not found or not known."""
    return lambda seen: getattr(seen.facts["reporting_law"], "exists", None) is exists


def names_reported(seen: Seen) -> bool:
    """Where people who apply are reported by name, so that nobody may be called in."""
    law = seen.facts["reporting_law"]
    return getattr(law, "exists", None) is True and "No names" not in (law.what or "")


def sued(seen: Seen) -> bool:
    """Tell a state with a suit against a rule on the in-state price that stands."""
    none_found = str(seen.facts["litigation"]).startswith(("None", "We found no"))
    return seen.facts["in_state_tuition"] == "statewide" and not none_found


def pays_food(seen: Seen) -> bool:
    """Where the state pays food for some people whom food stamps leave out."""
    value = seen.facts["state_food_aid"]
    return value is not None and value.enrollment in ("open", "capped")


def reports_food(seen: Seen) -> bool:
    """Where an office reports people who ask for food stamps, so that legal help comes first."""
    return any(one.key == "food.reporting" and one.level == "stop" for one in seen.card.cautions)


def closed(seen: Seen) -> bool:
    """Where no license is open to all."""
    return seen.facts["open_regardless_of_status"] is not True


_INTERPRETER = r"interpreter|intérprete"
_APPLY = (
    r"I want (?:to apply|the )|I need an appointment|Quiero (?:solicitar|la )|Necesito una cita"
)
_REPORTS = (
    r"\blaw (?:may )?makes? offices report|\bley .*oblig\w+ a oficinas|puede obligar a oficinas"
)
_DENIES = r"has no state (?:coverage|plan)|no tiene (?:cobertura|un plan)"
_PUBLIC = r"public money pays|dinero público paga"

RULES = (
    Rule("suit: in the answer", "college", sued, ("answer",), "federal suit|demanda"),
    Rule("suit: none found", "college", lambda seen: not sued(seen), ("answer",),
         "", "federal suit|demanda"),
    Rule("reporting: none found", "health", reporting(False), ("title", "danger"),
         "We found no law|No encontramos aquí ninguna ley|was found|se encontró|not name|no nombra",
         _REPORTS, "found no|ninguna ley"),
    Rule("reporting: not known", "health", reporting(None), ("title",),
         "Ask first|Pregunte antes|may have to|pued[ae]", "found no law|ninguna ley"),
    Rule("reporting: no promise", "health", names_reported, HEADLINE, "",
         r"no immigration papers (?:asked|needed|are needed)|without asking for immigration papers"
         r"|no piden papeles de inmigración|no se necesitan papeles|sin pedir papeles"),
    Rule("own marketplace", "health",
         lambda seen: seen.facts["marketplace"] not in (None, "HealthCare.gov"), DAYS,
         "", r"HealthCare\.gov", r"not HealthCare\.gov|no HealthCare\.gov"),
    Rule("no marketplace", "health", choice("marketplace", None),
         (*HEADLINE, *DAYS, "say", "saying", "title", "danger", "do", "step", "checklist", "guide"),
         "", r"HealthCare\.gov|Marketplace|Mercado",
         r"does not serve Puerto Rico|no atiende|no (?:sirve|presta)"),
    Rule("HealthCare.gov", "health", choice("marketplace", "HealthCare.gov"), ("coming",),
         r"HealthCare\.gov"),
    Rule("no expansion", "health",
         lambda seen: not seen.facts["medicaid_expansion"] or seen.facts["marketplace"] is None,
         DAYS, "", "80 hours|80 horas|every six months|cada seis meses"),
    Rule("pregnancy: tile", "health", lambda seen: seen.has_pregnancy, ("tile",), "regnan|mbaraz"),
    Rule("pregnancy: answer", "health", lambda seen: seen.has_pregnancy, ("answer",),
         "regnan|mbaraz", _DENIES),
    Rule("no pregnancy", "health", lambda seen: not seen.has_pregnancy, HEADLINE, "",
         "regnan|mbaraz"),
    Rule("children open", "health", lambda seen: seen.enrollment("children") in ("open", "capped"),
         ("tile",), "Children|Niños"),
    Rule("children: none", "health", lambda seen: seen.enrollment("children") is None, HEADLINE,
         "", r"covers children|para niños,? (?:y|atención)|^Children|^Niños"),
    Rule("children capped", "health", lambda seen: seen.enrollment("children") == "capped",
         HEADLINE, "limited|limitado"),
    Rule("adults frozen", "health", lambda seen: seen.enrollment("adults") == "frozen",
         ("tile",), "closed|nuevo"),
    Rule("adults ended", "health", lambda seen: seen.enrollment("adults") == "ended",
         ("answer",), "ended|terminó"),
    Rule("adults: a program closed", "health",
         lambda seen: seen.enrollment("adults") == "capped" and any(
             one.enrollment == "frozen"
             for one in seen.facts["adults_regardless_of_status"].programs),
         ("tile",), "closed|cerrado", "spots are limited|cupo limitado"),
    Rule("license closed: said", "driving", closed, SAID, "", f"{_APPLY}|{_INTERPRETER}"),
    Rule("license closed: answer", "driving", choice("open_regardless_of_status", False),
         ("answer",), "no license without proof|licencia sin prueba"),
    Rule("license open: answer", "driving", choice("open_regardless_of_status", True), HEADLINE,
         "", "without proof|sin prueba"),
    Rule("Spanish is the office's language", "driving", lambda seen: seen.state == "PR", SAID,
         "", _INTERPRETER),
    Rule("past license", "driving", lambda seen: seen.state != FEDERAL, ("do",), "",
         r"^Do not apply yet|^No solicite todavía"),
    Rule("rights: required", "rights", choice("limits_cooperation", "required"), HEADLINE,
         r"makes (?:police or jails|(?:\S+ )?state police)|obliga a la policía",
         r"calls for help|pide ayuda para|pide (?:que )?ayud"),
    Rule("rights: limits", "rights", choice("limits_cooperation", "yes"), HEADLINE,
         "limits|limita", "makes police"),
    Rule("rights: some", "rights", choice("limits_cooperation", "partial"), HEADLINE,
         "some limits|algunos límites", "makes police"),
    Rule("rights: none", "rights", choice("limits_cooperation", "no"), HEADLINE,
         "found no|No hallamos|No encontramos", "makes police|^No state law|^Ninguna ley"),
    Rule("tuition", "college", choice("in_state_tuition", "statewide"), HEADLINE, "",
         "has no rule|no tiene"),
    Rule("tuition: none", "college", choice("in_state_tuition", "none"), ("answer",),
         "has no rule|no tiene"),
    Rule("tuition: stopped", "college", choice("in_state_tuition", "enjoined"), HEADLINE,
         "court|corte|tribunal|juez"),
    Rule("tuition: ended", "college", choice("in_state_tuition", "repealed"), HEADLINE,
         "ended|terminó|quitó|puso fin"),
    Rule("tuition: banned", "college", choice("in_state_tuition", "banned"), HEADLINE,
         "lawful(?:ly)? (?:presence|present|status)"
         "|(?:presencia|estatus)(?: o estatus)? legal"),
    Rule("school: a law on agents", "school", choice("school_ice_policy", "law"), ("tile",),
         "law guides schools|ley estatal guía"),
    Rule("school: no law on agents", "school",
         lambda seen: seen.facts["school_ice_policy"] != "law", ("tile",), "",
         "law guides schools|ley estatal guía"),
    Rule("school: a law of its own", "school", choice("right_in_state_law", True), ("answer",),
         "State law says so|ley estatal también"),
    Rule("school: no law of its own", "school", choice("right_in_state_law", None), HEADLINE, "",
         "State law says so|ley estatal también"),
    Rule("school: no age known", "school", choice("free_until_age", None), ("answer",), "",
         "17 or older|17 años o más"),
    Rule("school: may a school ask", "school", choice("status_question_law", None), ("answer",),
         "Get legal help|ayuda legal|Supreme Court|Corte Suprema"),
    Rule("school: Spanish is its language", "school", lambda seen: seen.state == "PR",
         (*SAID, "step"), "", f"help with English|ayuda con el inglés|{_INTERPRETER}"),
    Rule("meals: free for all", "food", choice("school_meals_free_all", "both"), ("tile",),
         "School meals are free for all|comidas escolares son gratis para todos"),
    Rule("meals: both in the answer", "food", choice("school_meals_free_all", "both"),
         ("answer",), "School meals are free for all|comidas escolares son gratis para todos"),
    Rule("meals: breakfast", "food", choice("school_meals_free_all", "breakfast"), ("tile",),
         "breakfast is free for all|desayuno escolar es gratis", "meals are free|son gratis"),
    Rule("meals: not for all", "food",
         lambda seen: seen.facts["school_meals_free_all"] not in ("both", "breakfast"),
         (*HEADLINE, "step"), "", "free for all|gratis para todos|costs? nothing|no cuestan"),
    Rule("meals: form where not all", "food",
         lambda seen: seen.facts["school_meals_free_all"] != "both", ("step",),
         "Hand in the school's form|Entregue el formulario"),
    Rule("WIC: not known", "food", choice("wic_status_limit", None), ("tile",),
         "Ask WIC first|Pregunte antes a WIC", "^WIC (?:and|y)"),
    Rule("WIC: no promise", "food", choice("wic_status_limit", None),
         (*HEADLINE, "step", *SAID, "checklist"), "",
         "WIC and school meals ask|WIC y las comidas|leaves WIC out|deja a WIC fuera"),
    Rule("WIC: a danger", "food", choice("wic_status_limit", None), ("title",),
         "WIC"),
    Rule("WIC: asks nobody", "food", choice("wic_status_limit", False), ("answer",),
         "WIC and school meals ask nobody|WIC y las comidas escolares no piden"),
    Rule("state food: named", "food", pays_food, ("answer",),
         "(?:left|leave) out may get|quedan fuera"),
    Rule("state food: none", "food", lambda seen: not pays_food(seen), ("answer", "step"), "",
         "(?:left|leave) out may get|quedan fuera pueden|The state pays it|Lo paga el estado"),
    Rule("food stamps: legal help first", "food", reports_food, HEADLINE,
         "legal help|legal helper|ayuda legal|ayudante legal"),
    Rule("food stamps: no legal help first", "food", lambda seen: not reports_food(seen),
         HEADLINE, "", "legal help|ayuda legal|ayudante legal"),
    Rule("SUN Bucks: took part", "food", choice("sun_bucks", "state"), ("step",),
         "took part in 2026|participó en 2026", "did not take part|no participó"),
    Rule("SUN Bucks: did not", "food",
         lambda seen: seen.facts["sun_bucks"] in ("no", "tribes_only"), ("step",),
         "did not take part|no participó"),
    Rule("SNAP: not in Puerto Rico", "food", lambda seen: seen.state == "PR",
         (*SAID, "step", "know", "coming", "past"), "", f"SNAP|{_INTERPRETER}",
         "not SNAP|no es SNAP"),
    Rule("SNAP: named elsewhere", "food", lambda seen: seen.state != "PR", ("step",), "SNAP"),
    Rule("work: no rate known", "work",
         lambda seen: seen.state != FEDERAL and seen.facts["minimum_wage_usd"] is None, HEADLINE,
         "", r"\$\d"),
    Rule("work: a rate is known", "work",
         lambda seen: seen.facts["minimum_wage_usd"] is not None, ("answer",), r"\$\d"),
    Rule("work: sick days by law", "work",
         lambda seen: seen.facts["paid_sick_leave"] in ("sick", "any_reason"), ("answer",),
         "law (?:of [A-Z].+ )?gives (?:many|paid)|da días"),
    Rule("work: no law on sick days", "work",
         lambda seen: seen.facts["paid_sick_leave"] in ("none", None), ("answer", "step"), "",
         "law (?:of [A-Z].+ )?gives (?:many|paid)|da días (?:de enfermedad|libres) pagados"
         "|A law of [^.]* gives them|Una ley de [^.]* los da"),
    Rule("work: a credit with an ITIN", "work", choice("state_eitc_open_with_itin", True),
         ("answer",), "takes an ITIN|acepta el ITIN"),
    Rule("work: no credit with an ITIN", "work",
         lambda seen: seen.facts.get("state_eitc_open_with_itin") is not True, ("answer", "step"),
         "", "tax credit takes an ITIN|estatal acepta el ITIN|open to people who file with an ITIN"
         "|abierto a quien declara con ITIN"),
    Rule("work: no law against threats", "work",
         lambda seen: seen.facts.get("retaliation_status_law") is not True, ("step",), "",
         "forbids a boss|prohíbe al patrón"),
    Rule("work: injury pay not for all", "work",
         lambda seen: seen.facts.get("workers_comp_without_papers") != "covered", ("step",), "",
         "papers do not decide|los papeles no deciden"),
    Rule("work: no state fund", "work", choice("unemployment_without_papers", "no"), ("step",),
         "unemployment pay|desempleo", "Benefit Recovery"),
    Rule("home: only a court", "home", choice("lockout_barred", True), HEADLINE,
         "nly a court|olo una corte"),
    Rule("home: no rule on locks seen", "home",
         lambda seen: seen.state != FEDERAL and not seen.facts["lockout_barred"], HEADLINE,
         "legal help|ayuda legal", "nly a court|olo una corte"),
    Rule("home: days known", "home",
         lambda seen: seen.facts["notice_nonpayment_days"] is not None, ("answer",),
         r"must give \d+ days|debe dar \d+ días",
         "do not know how many days|No sabemos cuántos días|no paper first"),
    Rule("home: no days known", "home",
         lambda seen: seen.state != FEDERAL and seen.facts["notice_nonpayment_days"] is None,
         HEADLINE, "", r"\d+ days|\d+ días"),
    Rule("home: a lawyer by law", "home", choice("lawyer_for_tenants", "state"), ("answer",),
         "State law gives|ley del estado da"),
    Rule("home: a lawyer in cities", "home", choice("lawyer_for_tenants", "cities"), ("answer",),
         "free lawyer|abogad[oa]s? gratis", "State law gives|ley del estado da"),
    Rule("home: no lawyer found", "home",
         lambda seen: seen.facts["lawyer_for_tenants"] not in ("state", "cities"), HEADLINE, "",
         "free lawyer|abogado gratis"),
    Rule("home: threats", "home",
         lambda seen: seen.facts["status_protected"] != "may_not_ask_or_threaten", HEADLINE, "",
         "threaten|amenaza"),
    Rule("364 days: all", "records", choice("misdemeanor_364_day_law", "all"), HEADLINE,
         "less than a year|below one|menos de un año|debajo de un año"),
    Rule("364 days: no", "records", choice("misdemeanor_364_day_law", "no"), HEADLINE, "",
         "less than a year|below one|menos de un año"),
    Rule("lawyers in force", "legal", lambda seen: bool(seen.lawyers()), ("answer",), "",
         "found no public money|No encontramos dinero"),
    Rule("lawyers ended", "legal",
         lambda seen: not seen.lawyers() and bool(seen.lawyers(ended=True)), ("answer",),
         "stopped|se detuv", _PUBLIC),
    Rule("lawyers gone", "legal",
         lambda seen: seen.state != FEDERAL and not seen.lawyers()
         and not seen.lawyers(ended=True) and seen.facts["representation_programs"] is not None,
         ("answer",), "found no public money|No encontramos dinero", _PUBLIC),
    Rule("lawyers not known", "legal", choice("representation_programs", None), ("answer",), "",
         _PUBLIC),
)  # fmt: skip
GOOD_NEWS = re.compile(
    r"do not have to show|need give no|no tienen que (?:mostrar|dar)|We found no law"
    r"|No encontramos aquí ninguna"
)
"""Of a red title none may say this."""


def faults(library: Library, lang: str) -> Iterator[tuple[str, str, str]]:
    """Rule, state and text of each sentence that does not follow from its facts."""
    for state in library.states():
        for topic in TOPICS:
            seen = see(library, state, topic, lang)
            for rule in RULES:
                if rule.topic == topic and state != FEDERAL and rule.where(seen):
                    yield from ((rule.name, state, text) for text in broken(rule, seen))
            for line in seen.lines:
                if re.search(r"\{\w+\}", line.text):
                    yield "a blank", state, line.text
                if line.level in ("stop", "step") and GOOD_NEWS.search(line.text):
                    yield "good news in red", state, line.text
            stages = [one.stage for one in seen.card.steps if one.stage in ("insure", "test")]
            if stages != sorted(stages):
                yield "insurance after the test", state, ""
            for change in seen.card.coming:
                if change.since is None or change.since <= seen.card.day:
                    yield "coming, and past", state, change.text


def broken(rule: Rule, seen: Seen) -> list[str]:
    """What breaks a rule on a card."""
    lines = [*seen.of(*rule.kinds)]
    never = [
        one.text
        for one in lines
        if rule.never and re.search(rule.never, one.text) and not re.search(rule.unless, one.text)
    ]
    has = not rule.must or any(re.search(rule.must, one.text) for one in seen.lines
                               if one.kind in rule.kinds)  # fmt: skip
    return never or ([] if has else [lines[0].text if lines else "no such line"])


def see(library: Library, state: str, topic: str, lang: str) -> Seen:
    """One card, its facts and its lines."""
    card = library.card(state, topic, lang)
    facts = {fact.name: fact.value for fact in library.facts(state, topic)}
    own = own_texts(state, topic, lang) if state != FEDERAL else frozenset()

    def line(kind: str, text: str | None, level: str = "") -> Line:
        return Line(kind, text or "", level, text in own)

    lines = [line(kind, getattr(card, kind)) for kind in (*HEADLINE, "say")]
    lines += [line("saying", said.text) for said in card.sayings.values()]
    for one in card.cautions:
        is_own = one.text in own
        lines += [
            Line("title", one.title or "", one.level, is_own),
            Line("danger", one.text, "", is_own), Line("do", one.do or "", "", is_own),
        ]  # fmt: skip
    lines += [line("step", one.text) for one in card.steps]
    for kind in DAYS:
        lines += [line(kind, one.text) for one in getattr(card, kind)]
    for guide in card.guides:
        items = (item.text for section in guide.sections for item in section.items)
        lines += [line("guide", one) for one in (guide.title, guide.lead, *items)]
    if state != FEDERAL:
        for checklist in library.checklists(lang):
            if checklist.topic == topic:
                for verdict in library.screen(checklist.id, Answers(state), lang).outcomes:
                    told = (verdict.title, verdict.branch, verdict.says, *verdict.notes)
                    lines += [line("checklist", one) for one in told]
    return Seen(state, card, facts, tuple(lines))


def own_texts(state: str, topic: str, lang: str) -> frozenset[str]:
    """Every text that the state's own file holds, in a language."""
    texts = frozenset(_strings(real().topic(state, topic)))
    if lang == "en":
        return texts
    known = real().content.translations[lang]
    return texts | {known[one] for one in texts if one in known}


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from _strings(one)
    elif isinstance(value, list):
        for one in value:
            yield from _strings(one)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _strings(getattr(value, field.name))
    elif hasattr(value, "__struct_fields__"):
        for name in value.__struct_fields__:
            yield from _strings(getattr(value, name))
