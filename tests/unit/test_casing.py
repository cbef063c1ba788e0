"""Capitals to names, phones and streets to one form: nothing guessed."""

from __future__ import annotations

import pytest

from navigator.steward.content.shape.contacts import read_phone, read_url, read_zip, street_key
from navigator.steward.imports.casing import clean_text, proper_city, proper_name, proper_street


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("SANDERSVILLE COMMUNITY HLTH CTR", "Sandersville Community Health Center"),
        ("GULF COAST CENTER, INC. - WEST SIDE", "Gulf Coast Center, Inc. - West Side"),
        ("NUESTRA CLINICA DEL VALLE", "Nuestra Clinica del Valle"),
        ("COMMUNITY HEALTH CENTERS SANTA MARIA III", "Community Health Centers Santa Maria III"),
        ("LOWELL HIGH SCHOOL SBHC", "Lowell High School SBHC"),
        ("O'NEIL WOMEN'S CLINIC OF THE MCKINLEY LLC", "O'Neil Women's Clinic of the McKinley LLC"),
        ("YVFWC LYNN CLINIC", "YVFWC Lynn Clinic"),
        ("OUTSIDE IN", "Outside In"),
        ("ARcare-131", "ARcare-131"),
        ("MedLink Jackson", "MedLink Jackson"),
        ("KENNEDY COMMUNITY CENTER -Optometry", "Kennedy Community Center -Optometry"),
        ("Family Health &amp; Education  dba  Priority", "Family Health & Education dba Priority"),
        ("BROADWAY PRESBYTERIAN CHURCH..", "Broadway Presbyterian Church"),
        ("CENTRO DE SALUD DE LA COMUNIDAD", "Centro de Salud de La Comunidad"),
        ("ST. CLAIR FQHC OF O'BRIEN", "St. Clair FQHC of O'Brien"),
        ("MCCLOUD CLINIC, LLC", "McCloud Clinic, LLC"),
        ("Women's Health Center of Mckinney", "Women's Health Center of McKinney"),
        ("Family Health Center Of Southern Oklahoma", "Family Health Center of Southern Oklahoma"),
        ("PRIMARY CARE FOR A HEALTHY FELICIANA", "Primary Care for a Healthy Feliciana"),
        ("ALLIANCE FOR REGION TWO (HAART), INC.", "Alliance for Region Two (HAART), Inc."),
        ("CARESOUTH AT ZACHARY, LA", "Caresouth at Zachary, LA"),
        ("GOLDSBORO MEDICAL and DENTAL CENTER", "Goldsboro Medical and Dental Center"),
        ("IS 217", "IS 217"),
    ],
)  # fmt: skip
def test_names(raw: str, shown: str) -> None:
    assert proper_name(raw) == shown


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("113 MAIN STREET NE STE 4", "113 Main Street NE Ste 4"),
        ("PO BOX 172", "PO Box 172"),
        ("2573 NM-522", "2573 NM-522"),
        ("391 N 200 W", "391 N 200 W"),
        ("12 W 42ND ST", "12 W 42nd St"),
        ("#1 CLINIC ROAD", "#1 Clinic Road"),
        ("3299 N 30th St", "3299 N 30th St"),
        ("1967 Turnbull Ave FL 2", "1967 Turnbull Ave Fl 2"),
        ("11645 Biscayne Blvd STE 210", "11645 Biscayne Blvd Ste 210"),
        ("3118 La Highway 78", "3118 LA Highway 78"),
        ("11520 SR 27", "11520 SR 27"),
        ("12 La Paz St", "12 La Paz St"),
    ],
)
def test_streets(raw: str, shown: str) -> None:
    assert proper_street(raw) == shown


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("Mc Grath", "McGrath"),
        ("Mckinney", "McKinney"),
        ("O Fallon", "O'Fallon"),
        ("Coeur D Alene", "Coeur d'Alene"),
        ("Land O Lakes", "Land O' Lakes"),
        ("DENVER", "Denver"),
    ],
)
def test_cities(raw: str, shown: str) -> None:
    assert proper_city(raw) == shown
    assert proper_city(shown) == shown


def test_clean_text_takes_no_letters_away() -> None:
    assert clean_text("  A  , b -") == "A, b"


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("(617) 783-0501", "617-783-0501"),
        ("787-833-8282", "787-833-8282"),
        ("505-266-0992 x3402", "505-266-0992 ext. 3402"),
        ("915-533-7057 x37057", "915-533-7057"),
        ("505-581-4728 x5055814728", "505-581-4728"),
        ("216-281-8945 x000", "216-281-8945"),
        ("", ""),
        ("0", ""),
    ],
)
def test_phones(raw: str, shown: str) -> None:
    assert read_phone(raw) == (shown, "")


@pytest.mark.parametrize("raw", ["999-999-9999", "1234567890", "429-429-1429", "call us"])
def test_a_number_no_exchange_has_is_refused_with_its_reason(raw: str) -> None:
    phone, why = read_phone(raw)
    assert phone == ""
    assert raw in why


@pytest.mark.parametrize(
    ("raw", "shown", "is_sound"),
    [
        ("www.clinic.org", "https://www.clinic.org", True),
        ("http://clinic.org/a?b=1", "http://clinic.org/a?b=1", True),
        ("", "", True),
        ("n/a", "", False),
        ("javascript:alert(1)", "", False),
        ("http:\\\\www.clinic.org", "http://www.clinic.org", True),
        ("http:// clinic.org/", "http://clinic.org/", True),
        ("http//www.clinic.org", "http://www.clinic.org", True),
        ("HTTP://WWW.CLINIC.ORG/Home", "http://www.clinic.org/Home", True),
        ("//clinic.org", "https://clinic.org", True),
        ("www,clinic.org", "https://www.clinic.org", True),
        ("www..clinic.org", "https://www.clinic.org", True),
        ("www.https://www.clinic.org", "https://www.clinic.org", True),
        ("wwww.clinic.org", "", False),
        ("www/clinic.org", "", False),
        ("wwwclinic.org", "", False),
        ("info@clinic.org", "", False),
        ("In Progress", "", False),
        ("www.Clinic Name.com", "", False),
    ],
)
def test_urls(raw: str, shown: str, is_sound: bool) -> None:
    url, why = read_url(raw)
    assert (url, not why) == (shown, is_sound)


@pytest.mark.parametrize(
    ("raw", "shown"),
    [("80202", "80202"), ("80202-1234", "80202"), ("1220", "01220"), ("8020A", ""), ("", "")],
)
def test_zips(raw: str, shown: str) -> None:
    assert read_zip(raw) == shown


def test_two_spellings_of_a_street_are_one() -> None:
    assert street_key("5 N. Larimer Street, Suite 2") == street_key("5 North LARIMER ST STE 3")
    assert street_key("5 Larimer St Ste 2", unit=True) != street_key("5 Larimer St", unit=True)
    assert street_key("5 Larimer St Ste 2", unit=True) == street_key("5 Larimer St, #2", unit=True)
