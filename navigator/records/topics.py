"""The topics and the typed facts of each: names, kinds and permitted values.

This table is a contract: command line, content files and window all read it. It refuses nothing
itself; `content.loader` checks every file against it.
"""

# Without `annotations` from `__future__`: as text each field of a NamedTuple is compiled.
from enum import StrEnum
from typing import NamedTuple

from navigator.records.care import CARE
from navigator.records.vocabulary import ENROLLMENTS


class Kind(StrEnum):
    """The shape of a typed fact's value. `CHOICE` and `YES_NO` are core facts."""

    YES_NO = "yes_no"
    """`true` or `false`."""
    CHOICE = "choice"
    """One of the words that stand with the fact."""
    TEXT = "text"
    """A sentence or more in plain words."""
    NAME = "name"
    """Text that is a proper name or citation: never translated."""
    TEXTS = "texts"
    """Several of them, such as papers to bring."""
    NAMES = "names"
    """Several names."""
    LANGUAGES = "languages"
    """Several languages by ISO code, as of a place; their names are `language.*` of the words."""
    NUMBER = "number"
    """Dollars, employees, days, months or years, as the name of the fact says."""
    LIMIT = "limit"
    """`{share, comparator, of}`; share 1.38 of `fpl` is 138 % of the federal poverty level."""
    COVERAGE = "coverage"
    """`{exists, enrollment, programs: [{name, min_age, max_age, share, enrollment, since}]}`."""
    REPORTING = "reporting"
    """`{exists, who_reports, what, since}`."""
    AGREEMENTS = "agreements"
    """`[{agency, county, town, statewide, kind, since}]`: the police of a state and ICE."""


class FactSpec(NamedTuple):
    """One typed fact: its name, kind and, for a choice, the values permitted."""

    name: str
    kind: Kind
    choices: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    """The fields of its entries that stand beside the value."""

    @property
    def is_core(self) -> bool:
        """True for enums and booleans, on which the honesty figures are counted."""
        return self.kind in (Kind.YES_NO, Kind.CHOICE)

    @property
    def map_choices(self) -> tuple[str, ...]:
        """The values that a map tile can show for it."""
        if self.kind is Kind.YES_NO:
            return ("yes", "no")
        return (*ENROLLMENTS, "none") if self.kind is Kind.COVERAGE else self.choices


class Topic(NamedTuple):
    """One topic. A new one is one entry of `_ALL`, its content, its words and its picture."""

    name: str
    icon: str
    """One of the bundled icons; its picture is `assets/illustrations/<name>.svg`."""
    color: str
    """A color of `ui.theme.tokens`."""
    facts: tuple[FactSpec, ...]
    cautions: tuple[str, ...]
    """Every caution key it may use; the required ones are tested in `tests/guards`."""
    stages: tuple[str, ...]
    """The subjects of its steps, in the order in which they are taken."""
    doors: tuple[str, ...]
    """Kinds of places or named offices to call about it, the first one first."""
    lawyer: str = "legal"
    """The kind or office to call about the dangers of its card."""
    applied_for: bool = False
    """Whether people hand in a form."""
    map_fact: str = ""
    """The fact its map shows; empty where it has no map."""
    map_words: bool = False
    """Whether its map has words of its own, instead of those of the value."""

    @property
    def asks_legal_aid(self) -> bool:
        """True where a lawyer is called about rent, wages or benefits, not about immigration."""
        return "legal_aid" in self.doors

    def fact(self, name: str) -> FactSpec | None:
        """Return the spec of one fact, or None when the topic has no such fact."""
        return next((spec for spec in self.facts if spec.name == name), None)

    @property
    def map_choices(self) -> tuple[str, ...]:
        """The values that a tile of its map can show, in the legend's order; empty without one."""
        spec = self.fact(self.map_fact) if self.map_fact else None
        return spec.map_choices if spec else ()


PROGRAM_KINDS = (
    "medicaid",
    "chip",
    "chip_unborn",
    "state_funded",
    "pregnancy",
    "postpartum",
    "county",
    "emergency",
    "marketplace",
    "clinic",
    "nutrition",
    "food",
    "charity_care",
    "license",
    "id_card",
    "in_state_tuition",
    "state_aid",
    "federal_aid",
    "representation",
    "relief",
    "record_relief",
    "city_id",
    "helper",
    "legal_help",
    "energy",
    "rent",
    "cash",
    "medicare",
    "tax_credit",
    "tax_help",
    "wage",
    "injury",
    "leave",
    "phone",
    "child_care",
    "preschool",
    "school",
    "other",
)


def _limits(*groups: str) -> tuple[FactSpec, ...]:
    return tuple(FactSpec(f"limit_{group}", Kind.LIMIT) for group in groups)


_ALL = (
    Topic(
        name="legal",
        icon="scale",
        color="indigo",
        facts=(
            FactSpec("fraud_law", Kind.TEXT),
            FactSpec("fraud_agency", Kind.TEXT),
            FactSpec("bar_lookup", Kind.TEXT),
            FactSpec("representation_programs", Kind.TEXTS),
        ),
        cautions=("legal.notario_fraud", "legal.lawyer_first"),
        stages=("find", "check", "gather", "cost"),
        doors=("legal", "hotline"),
    ),
    Topic(
        name="driving",
        icon="car",
        color="teal",
        applied_for=True,
        map_fact="open_regardless_of_status",
        map_words=True,
        facts=(
            FactSpec("open_regardless_of_status", Kind.YES_NO),
            FactSpec("credential_name", Kind.NAME),
            FactSpec("law", Kind.NAME),
            FactSpec("marked", Kind.YES_NO),
            FactSpec("validity_years", Kind.NUMBER),
            FactSpec("fee_usd", Kind.NUMBER),
            FactSpec("identity_documents", Kind.TEXTS, parts=("groups",)),
            FactSpec("residency_rule", Kind.TEXT, parts=("examples",)),
            FactSpec("tax_or_ssn_rule", Kind.TEXT),
            FactSpec(
                "data_sharing", Kind.CHOICE, ("barred", "limited", "known_handover", "not_known")
            ),
            FactSpec("data_sharing_note", Kind.TEXT),
            FactSpec("out_of_state_recognition", Kind.TEXT),
            FactSpec("test_languages", Kind.LANGUAGES),
            FactSpec("agency", Kind.NAME),
        ),
        cautions=(
            "driving.record_sharing",
            "driving.marked_card_federal_use",
            "driving.voter_registration",
            "driving.past_license_or_removal_order",
            "driving.tax_number_irs_sharing",
            "driving.out_of_state_card",
            "driving.test_in_english",
        ),
        stages=("papers", "translate", "book", "form", "insure", "test", "carry", "renew"),
        doors=("dmv", "legal"),
    ),
    Topic(
        name="health",
        icon="heart-pulse",
        color="rose",
        applied_for=True,
        map_fact="children_regardless_of_status",
        map_words=True,
        facts=(
            FactSpec("medicaid_expansion", Kind.YES_NO),
            *_limits(
                "adult",
                "parent",
                "pregnant",
                "infant",
                "young_child",
                "older_child",
                "chip_child",
                "chip_pregnant",
                "chip_unborn",
            ),
            FactSpec("ichia_children", Kind.YES_NO),
            FactSpec("ichia_pregnant", Kind.YES_NO),
            FactSpec("children_regardless_of_status", Kind.COVERAGE),
            FactSpec("adults_regardless_of_status", Kind.COVERAGE),
            FactSpec("marketplace", Kind.NAME),
            FactSpec("reporting_law", Kind.REPORTING),
            FactSpec("agency", Kind.NAME),
        ),
        cautions=(
            "health.medicaid_data_sharing",
            "health.state_reporting_law",
            "health.non_applicant_family",
            "health.public_charge",
        ),
        stages=("ask", "apply", "who", "refused", "letters"),
        doors=("health_center", "medicaid"),
    ),
    Topic(
        name="college",
        icon="graduation-cap",
        color="violet",
        applied_for=True,
        map_fact="in_state_tuition",
        facts=(
            FactSpec(
                "in_state_tuition",
                Kind.CHOICE,
                (
                    "statewide",
                    "some_institutions",
                    "daca_only",
                    "none",
                    "enjoined",
                    "repealed",
                    "banned",
                ),
            ),
            FactSpec(
                "state_aid",
                Kind.CHOICE,
                ("statewide", "some", "daca_only", "none", "enjoined", "repealed"),
            ),
            FactSpec("aid_programs", Kind.NAMES),
            FactSpec("aid_application", Kind.TEXT),
            FactSpec("law", Kind.NAME),
            FactSpec("years_attended", Kind.TEXT, parts=("checks",)),
            FactSpec("enrollment_bar", Kind.TEXT),
            FactSpec("litigation", Kind.TEXT),
            FactSpec("agency", Kind.NAME),
        ),
        cautions=(
            "college.fafsa_parent_without_ssn",
            "college.form_use",
            "college.false_claim",
        ),
        stages=("lawyer", "enroll", "price", "form", "early", "other"),
        doors=("college_aid", "legal"),
    ),
    Topic(
        name="rights",
        icon="door-open",
        color="slate",
        map_fact="limits_cooperation",
        facts=(
            FactSpec("limits_cooperation", Kind.CHOICE, ("yes", "partial", "no", "required")),
            FactSpec("law", Kind.NAME),
            FactSpec("data_privacy_law", Kind.TEXT),
            FactSpec("detention_contract_ban", Kind.YES_NO),
            FactSpec("municipal_ids", Kind.TEXTS),
            FactSpec("universal_representation", Kind.TEXT),
            FactSpec(
                "caregiver_form",
                Kind.CHOICE,
                (
                    "parent_power",
                    "caregiver_affidavit",
                    "both",
                    "standby_guardian_only",
                    "health_only",
                    "none_found",
                ),
            ),
            FactSpec("police_agreements", Kind.AGREEMENTS),
        ),
        cautions=(
            "rights.federal_agents_still_act",
            "rights.never_lie_or_run",
            "rights.state_crime",
            "rights.caregiver_form",
        ),
        stages=("stopped", "door", "call", "plan"),
        doors=("hotline", "legal"),
    ),
    Topic(
        name="records",
        icon="file-check",
        color="olive",
        map_fact="misdemeanor_364_day_law",
        facts=(
            FactSpec("misdemeanor_364_day_law", Kind.CHOICE, ("all", "most", "no")),
            FactSpec("misdemeanor_364_exceptions", Kind.TEXTS),
            FactSpec("clean_slate", Kind.TEXT),
            FactSpec("post_conviction_relief", Kind.TEXT),
            FactSpec("pardon_note", Kind.TEXT),
        ),
        cautions=("records.lawyer_before_plea", "records.background_check"),
        stages=("lawyer", "request", "keep"),
        doors=("legal", "legal_aid"),
    ),
    Topic(
        name="school",
        icon="book-open",
        color="umber",
        map_fact="school_ice_policy",
        facts=(
            FactSpec("status_question_law", Kind.YES_NO),
            FactSpec("free_until_age", Kind.NUMBER),
            FactSpec("compulsory_from", Kind.NUMBER),
            FactSpec("compulsory_to", Kind.NUMBER),
            FactSpec("kindergarten_required", Kind.YES_NO),
            FactSpec("entry_cutoff", Kind.TEXT),
            FactSpec("right_in_state_law", Kind.YES_NO),
            FactSpec("school_ice_policy", Kind.CHOICE, ("law", "model_policy", "none_known")),
            FactSpec("law", Kind.NAME),
            FactSpec("state_prek", Kind.CHOICE, ("all", "some", "none")),
            FactSpec(
                "child_care_who", Kind.CHOICE, ("child_only", "state_money_for_all", "parent_too")
            ),
            FactSpec("child_care_income_limit", Kind.LIMIT),
            FactSpec("agency", Kind.NAME),
        ),
        cautions=(
            "school.do_not_answer",
            "school.directory",
            "school.agents",
            "school.head_start",
            "school.child_care",
        ),
        stages=("enroll", "papers", "help", "meals", "early", "directory", "pickup"),
        doors=("hotline", "legal_aid", "child_care_office", "class", "legal"),
    ),
    Topic(
        name="food",
        icon="shopping-basket",
        color="fern",
        applied_for=True,
        map_fact="school_meals_free_all",
        facts=(
            FactSpec("wic_status_limit", Kind.YES_NO),
            FactSpec("snap_income_limit", Kind.LIMIT),
            FactSpec("snap_asset_test", Kind.CHOICE, ("none", "federal", "higher")),
            FactSpec("snap_left_out_income", Kind.CHOICE, ("all", "gross_only", "share")),
            FactSpec("state_food_aid", Kind.COVERAGE),
            FactSpec("school_meals_free_all", Kind.CHOICE, ("both", "breakfast", "no")),
            FactSpec("reduced_price_free", Kind.CHOICE, ("both", "breakfast", "lunch", "no")),
            FactSpec("school_meals_limit", Kind.LIMIT),
            FactSpec("sun_bucks", Kind.CHOICE, ("state", "tribes_only", "no")),
            FactSpec("agency", Kind.NAME),
            FactSpec("wic_agency", Kind.NAME),
        ),
        cautions=(
            "food.reporting",
            "food.income_of_left_out",
            "food.wic_limit",
            "food.data",
            "food.public_charge",
            "food.sponsor",
            "food.card_theft",
        ),
        stages=("today", "wic", "apply", "income", "meals", "summer", "state_aid", "baby"),
        doors=("hotline", "wic_office", "legal_aid", "snap_office"),
    ),
    Topic(
        name="home",
        lawyer="legal_aid",
        icon="key",
        color="stone",
        map_fact="just_cause",
        facts=(
            FactSpec("notice_nonpayment_days", Kind.NUMBER),
            FactSpec("lockout_barred", Kind.YES_NO),
            FactSpec("eviction_court", Kind.NAME),
            FactSpec("lawyer_for_tenants", Kind.CHOICE, ("state", "cities", "none_known")),
            FactSpec(
                "status_protected",
                Kind.CHOICE,
                ("may_not_ask_or_threaten", "fair_housing_class", "none_known"),
            ),
            FactSpec("law", Kind.NAME),
            FactSpec(
                "source_of_income_protected",
                Kind.CHOICE,
                ("with_vouchers", "statewide", "cities", "no"),
            ),
            FactSpec("rent_cap_statewide", Kind.TEXT),
            FactSpec("just_cause", Kind.YES_NO),
            FactSpec("deposit_max_months", Kind.NUMBER),
            FactSpec("deposit_return_days", Kind.NUMBER),
            FactSpec("liheap_limit", Kind.LIMIT),
            FactSpec("liheap_left_out_members", Kind.TEXT),
            FactSpec("shutoff_protection", Kind.TEXT),
            FactSpec("agency", Kind.NAME),
        ),
        cautions=(
            "home.court_day",
            "home.courthouse",
            "home.lockout",
            "home.energy_papers",
            "home.assisted",
            "home.mixed_rule",
            "home.deposit_scam",
        ),
        stages=(
            "notice",
            "court",
            "hearing",
            "lockout",
            "threat",
            "energy",
            "assisted",
            "rent",
            "move",
        ),
        doors=("hotline", "legal_aid", "energy_office"),
    ),
    Topic(
        name="work",
        icon="briefcase",
        color="forest",
        map_fact="paid_sick_leave",
        facts=(
            FactSpec("minimum_wage_usd", Kind.NUMBER),
            FactSpec("overtime_daily", Kind.YES_NO),
            FactSpec("agency", Kind.NAME),
            FactSpec("wage_claim_years", Kind.NUMBER),
            FactSpec("no_state_wage_law", Kind.YES_NO),
            FactSpec("retaliation_status_law", Kind.YES_NO),
            FactSpec("law", Kind.NAME),
            FactSpec("paid_sick_leave", Kind.CHOICE, ("any_reason", "sick", "none")),
            FactSpec("paid_family_leave", Kind.CHOICE, ("paying", "coming", "voluntary", "none")),
            FactSpec(
                "workers_comp_without_papers",
                Kind.CHOICE,
                ("covered", "limited", "not", "not_settled"),
            ),
            FactSpec("unemployment_without_papers", Kind.CHOICE, ("no", "state_fund")),
            FactSpec("e_verify", Kind.CHOICE, ("all", "some_sizes", "some_industries", "none")),
            FactSpec("e_verify_from_employees", Kind.NUMBER),
            FactSpec("state_eitc", Kind.YES_NO),
            FactSpec("state_eitc_open_with_itin", Kind.YES_NO),
            FactSpec("state_child_credit", Kind.CHOICE, ("refundable", "nonrefundable", "none")),
            FactSpec("state_child_credit_open_with_itin", Kind.YES_NO),
            FactSpec("licences_open", Kind.CHOICE, ("all", "many", "some", "no")),
        ),
        cautions=(
            "work.false_papers",
            "work.irs_ice",
            "work.threat",
            "work.wrong_credit",
            "work.refund_rule",
            "work.licences",
        ),
        stages=(
            "proof",
            "claim",
            "hurt",
            "federal_line",
            "threat",
            "hiring",
            "sick",
            "baby",
            "taxes",
            "credits",
            "lost",
        ),
        doors=("wage_office", "hotline", "legal_aid"),
    ),
)
TOPICS: dict[str, Topic] = {topic.name: topic for topic in _ALL}
"""The topics in the order in which they are shown."""
NOT_KNOWN = "not_known"
"""The choice of a state that the pack holds without knowing this fact."""
NOT_HELD = "not_held"
"""The choice of a state that the pack does not hold yet."""
CAUTION_KEYS = frozenset(key for topic in _ALL for key in topic.cautions)

PLACE_KINDS = (
    "legal",
    "health_center",
    "hotline",
    "dmv",
    "medicaid",
    "college_aid",
    "fraud",
    "bar",
    "id_office",
    "welcome",
    "consulate",
    "food_pantry",
    "housing_authority",
    "wic_office",
    "snap_office",
    "wage_office",
    "energy_office",
    "child_care_office",
    "medicare_help",
    "tax_help",
    "class",
    "government",
    "ice_office",
    "detention",
    "immigration_court",
)
ON_REQUEST = ("ice_office", "detention", "immigration_court")
"""Kinds that no list, search or nearest shows: the page that needs them asks for them, and names
their town without street or distance."""
GOVERNMENT = ("government", *ON_REQUEST)
"""Kinds that are the immigration agencies themselves: a warning what not to say stands beside their
number, no letter says to call them, and no center writes one down."""
ERRANDS = ("dmv", "college_aid", "medicaid")
"""Kinds with an office for one errand in every town. Asked for by kind, the state's own agency
goes first: it knows the rule and gives the appointments, and its offices move."""
STATE_OFFICES = (
    "wic_office",
    "snap_office",
    "wage_office",
    "energy_office",
    "child_care_office",
    "medicare_help",
)
"""Kinds of which a state has one line for all who live there: it names the office near them."""
AFTER_HELP = (
    *ERRANDS,
    "consulate",
    "food_pantry",
    "housing_authority",
    *STATE_OFFICES,
    "class",
    "government",
)
"""Kinds that stand behind all others where no kind is asked for: a search for a town must not bury
its lawyers and clinics, and a government is not whom a family in fear calls first."""
BY_FIT = ("legal", "health_center")
"""Kinds whose lists of a state begin with places for anybody, as those around a ZIP code do."""
BY_NAME = (
    "hotline",
    "ice_office",
    "dmv",
    "medicaid",
    "food_pantry",
    "housing_authority",
    *STATE_OFFICES,
    "class",
)
"""Kinds known by their own name and not by their organization."""
COUNTY_CLERK = "county_clerk"
"""The subkind of license offices that a county clerk runs: never among whom to call."""
GROUNDS = (
    "doj_recognized",
    "lsc_grantee",
    "law_clinic",
    "bar_program",
    "representation_program",
    "named_lawyers",
    "marketplace",
    COUNTY_CLERK,
)
"""The grounds for trusting legal help, and two narrower kinds of counters."""
PLACE_SUBKINDS = (*GROUNDS, *CARE)


def fact_spec(topic: str, name: str) -> FactSpec | None:
    """Return the spec of one fact, or None when the topic has no such fact."""
    found = TOPICS.get(topic)
    return found.fact(name) if found else None
