"""Our kinds of places as services of Open Eligibility, and back.

Names and codes are those of the Open Eligibility Human Services Taxonomy (Aunt Bertha, CC BY-SA
3.0). Of its human situations, which say who a person is, nothing is taken. A kind it has no word
for goes out without one; a word that means several of ours gives none.
"""

from __future__ import annotations

NAME = "Open Eligibility"
SERVICES = {
    "legal": ("111-01", "Advocacy & Legal Aid"),
    "health_center": ("106-06", "Medical Care"),
    "hotline": ("108-07-02", "Help Hotlines"),
    "medicaid": ("106-05-04", "Health Insurance"),
    "college_aid": ("109-02-04", "Financial Aid & Loans"),
    "id_office": ("111-01-05", "Identification Recovery"),
    "welcome": ("108-05", "Navigating the System"),
    "food_pantry": ("102-04", "Food Pantry"),
    "housing_authority": ("103-05-02-04", "Public Housing"),
    "wic_office": ("102-07", "Nutrition"),
    "snap_office": ("102-06-02", "Food Benefits"),
    "wage_office": ("110-05", "Workplace Rights"),
    "energy_office": ("103-03-02", "Cash for Utilities"),
    "child_care_office": ("107-02-01", "Help Pay for Childcare"),
    "medicare_help": ("107-03-04", "Understand Government Programs"),
    "tax_help": ("107-07", "Tax Preparation"),
    "class": ("109-03-03", "English as a Second Language (ESL)"),
}
"""The service of Open Eligibility that each kind goes out as: its code and name."""
WITHOUT = ("dmv", "fraud", "bar", "consulate", "government")
"""Kinds that it has no word for."""
_NARROWER = {
    "Citizenship & Immigration": "legal",
    "Representation": "legal",
    "Emergency Food": "food_pantry",
    "Housing Vouchers": "housing_authority",
    "Childcare Vouchers": "child_care_office",
    "Checkup & Test": "health_center",
    "Maternity Care": "health_center",
}
_LOSES = ("medicaid", "id_office", "wic_office", "medicare_help", "welcome")
"""Kinds that are one part of what the word means: no place becomes one by the word alone."""
_KINDS = {name.casefold(): kind for kind, (_, name) in SERVICES.items() if kind not in _LOSES} | {
    name.casefold(): kind for name, kind in _NARROWER.items()
}


def kind_of(name: str) -> str:
    """Return our kind for the name of a service of theirs, or an empty text."""
    return _KINDS.get(" ".join(name.casefold().split()), "")
