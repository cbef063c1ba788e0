"""What people ask most leads to the page that helps them, whatever else is tuned.

Queries that must never slip: who is in danger, hungry or without a doctor types one line.
"""

from __future__ import annotations

import pytest

from navigator.library.facade import Library

PLACES = "places:"

FIRST = [
    # Somebody is gone, or agents stand there.
    ("my husband was picked up by ice", "en", "TX", "card:US:rights.someone-taken"),
    ("se llevaron a mi esposo", "es", "GA", "card:US:rights.someone-taken"),
    ("immigration bond", "en", "VA", "card:US:rights.bond"),
    ("ice at my door", "en", "CO", "card:US:rights.questioned"),
    ("la migra esta afuera", "es", "CA", "card:US:rights.questioned"),
    ("pulled over by police", "en", "AZ", "card:US:rights.questioned"),
    ("judicial warrant", "en", "IL", "card:US:rights.warrants"),
    ("who takes care of my kids if im deported", "en", "NV", "card:US:rights.family-plan"),
    ("carta poder para mis hijos", "es", "NC", "card:US:rights.family-plan"),
    ("can ice go into schools", "en", "NY", "card:US:rights.places"),
    ("sanctuary state", "en", "OR", "card:OR:rights"),
    # Doctors and insurance.
    ("kids no insurance", "en", "TX", "card:TX:health"),
    ("seguro para mis hijos", "es", "CO", "card:CO:health"),
    ("medicaid", "en", "ND", "card:ND:health"),
    ("embarazada sin seguro", "es", "AL", "card:AL:health"),
    ("tenncare", "en", "", "program:TN:medicaid"),
    ("husky", "en", "CT", "program:CT:medicaid"),
    ("badger care", "en", "WI", "program:WI:medicaid"),
    ("free clinic", "en", "FL", "places:health_center:FL"),
    ("dentist 80202", "en", "", "places:health_center:CO"),
    ("doctor para mis hijos", "es", "AZ", "places:health_center:AZ"),
    ("doctor las cruces", "en", "", "places:health_center:NM"),
    ("clinica laredo", "es", "", "places:health_center:TX"),
    ("hospital bill", "en", "PA", "letter:US:hospital-bill"),
    ("emergency medicaid", "en", "NC", "card:US:health.emergency-medicaid"),
    ("will wic hurt my green card", "en", "CA", "card:US:health.public-charge"),
    ("carga publica", "es", "TX", "card:US:health.public-charge"),
    ("wic", "en", "NM", "program:US:wic"),
    ("food stamps for my kids", "en", "AZ", "program:US:snap"),
    ("vacunas para la escuela", "es", "NJ", "program:US:vaccines-for-children"),
    # Driving.
    ("drivers license no papers", "en", "CO", "card:CO:driving"),
    ("lisensia de manejar", "es", "IL", "card:IL:driving"),
    ("license without a social security number", "en", "MD", "card:MD:driving"),
    ("dmv near me", "en", "WA", "card:WA:driving"),
    ("texas license", "en", "CO", "card:TX:driving"),
    ("nj license", "en", "", "card:NJ:driving"),
    ("ab 60", "en", "CA", "program:CA:ab60_license"),
    ("fly without real id", "en", "OR", "card:US:driving.real_id"),
    ("pagar taxes sin social", "es", "GA", "card:US:driving.tax_numbers"),
    # College.
    ("in state tuition", "en", "TX", "card:TX:college"),
    ("universidad sin papeles", "es", "AZ", "card:AZ:college"),
    ("tasfa", "en", "TX", "program:TX:tasfa-aid"),
    ("fafsa parents no social", "en", "WA", "program:US:federal-student-aid"),
    ("becas para dreamers", "es", "CO", "card:US:college.ways_to_pay"),
    # Legal help and records.
    ("immigration lawyer", "en", "TX", "places:legal:TX"),
    ("abogado 60608", "es", "", "places:legal:IL"),
    ("notario fraud", "en", "FL", "card:US:legal.check-helper"),
    ("que llevo al abogado", "es", "IL", "card:US:legal.first-visit"),
    ("missed my court date", "en", "GA", "card:US:legal.court-notice"),
    ("arreglar papeles", "es", "CA", "card:US:legal.relief"),
    ("tps venezuela", "en", "FL", "card:US:legal.tps"),
    ("clear my record", "en", "MI", "card:MI:records"),
    ("dui and immigration", "en", "CO", "card:CO:records"),
    # Food, home, work, school.
    ("food pantry", "en", "OH", f"{PLACES}food_pantry:OH"),
    ("ayuda con la renta", "es", "NY", "card:NY:home"),
    ("mi patron no me paga", "es", "NC", "card:NC:work"),
    ("light bill", "en", "GA", "program:US:energy-bills"),
    ("enroll my child in school", "en", "TX", "card:TX:school"),
    # What is not held here: whom to call.
    ("homeless shelter", "en", "CO", "card:US:legal.other-help"),
    ("mi esposo me pega", "es", "TX", "place:US:domestic-violence-hotline"),
    ("my husband hits me", "en", "AZ", "place:US:domestic-violence-hotline"),
    ("quiero morir", "es", "CA", "place:US:988"),
]


def test_there_are_sixty_two() -> None:
    assert len({(text, state) for text, _, state, _ in FIRST}) == 62


@pytest.mark.parametrize(("text", "lang", "state", "first"), FIRST)
def test_what_is_asked_stands_first(
    real_library: Library, text: str, lang: str, state: str, first: str
) -> None:
    hit = real_library.search(text, state=state or None, lang=lang)[0]
    if not first.startswith(PLACES):
        assert hit.id == first, hit.why
        return
    kind, _, lies_in = first.removeprefix(PLACES).partition(":")
    assert (hit.place_kind, hit.state) == (kind, lies_in), (hit.id, hit.why)


@pytest.mark.parametrize(
    ("text", "lang", "state"),
    [
        ("child care help", "en", "GA"),
        ("help to pay the babysitter", "en", "IA"),
        ("ayuda con la guarderia", "es", "FL"),
    ],
)
def test_help_with_child_care_is_the_card_and_then_its_office(
    real_library: Library, text: str, lang: str, state: str
) -> None:
    """The card says who may have it; the office of the state takes the papers."""
    card, office, *_ = real_library.search(text, state=state, lang=lang)
    assert card.id == f"card:{state}:school", card.why
    assert (office.place_kind, office.state) == ("child_care_office", state), office.why


@pytest.mark.parametrize("text", ["legal aid", "legal aid near me", "legal aid spanish"])
def test_legal_aid_is_an_office_and_no_page_on_its_rules(real_library: Library, text: str) -> None:
    hit = real_library.search(text, state="OH")[0]
    assert (hit.place_kind, hit.state) == ("legal", "OH"), hit.why
