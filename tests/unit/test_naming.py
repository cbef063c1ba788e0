"""A site whose name says nothing is shown as whose it is and what it is; others stay."""

from __future__ import annotations

import pytest

from navigator.steward.imports.casing import Spelling
from navigator.steward.imports.hrsa import organization_name, site_name

INNIS = "Innis Community Health Center"


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("INNIS COMMUNITY HEALTH CENTER INC", INNIS),
        ("GASTON FAMILY HEALTH SERVICES, INC.", "Gaston Family Health Services"),
        ("THE ROAD HOME, LLC", "The Road Home"),
        ("TCA HEALTH, INC. NFP", "TCA Health"),
        ("VNA HEALTH CARE, AN ILLINOIS NOT-FOR-PROFIT CORPORATION", "VNA Health Care"),
        ("ALAMEDA, COUNTY OF", "County of Alameda"),
        ("Hamilton County of", "County of Hamilton"),
        ("OHIO STATE UNIVERSITY, THE", "The Ohio State University"),
        ("FAMILY HEALTH CENTERS OF GEORGIA, INC., THE", "The Family Health Centers of Georgia"),
        ("COMANCHE COUNTY HOSPITAL AUTHORITY (TRUS", "Comanche County Hospital Authority"),
        ("MCKINNEY MEDICAL CENTER INC", "McKinney Medical Center"),
        ("Nuestra Clinica Del Valle, Inc.", "Nuestra Clinica del Valle"),
        ("NORTH COUNTRY FAMILY HEAL", "North Country Family Health Center"),
        ("", ""),
    ],
)
def test_who_runs_it(raw: str, shown: str) -> None:
    told = {"NORTH COUNTRY FAMILY HEAL": "North Country Family Health Center"}
    assert organization_name(raw, {}, told) == shown


@pytest.mark.parametrize(
    ("raw", "runs_it", "shown"),
    [
        # The name says nothing alone.
        ("Mobile Unit #2", INNIS, f"{INNIS}: Mobile Unit 2"),
        ("Dental", INNIS, f"{INNIS}: Dental"),
        ("WIC", INNIS, f"{INNIS}: WIC"),
        ("605 Lincoln Street", INNIS, f"{INNIS}: 605 Lincoln Street"),
        ("Lincoln St", INNIS, f"{INNIS}: Lincoln St"),
        ("605 Lincoln Street, Worcester, MA 01605", INNIS,
         f"{INNIS}: 605 Lincoln Street, Worcester, MA 01605"),
        ("WORCESTER", INNIS, f"{INNIS}: Worcester"),
        ("HEALTH CARE FOR THE HOMELESS", INNIS, f"{INNIS}: Health Care for the Homeless"),
        # Initials of the organization.
        ("GVHC -  PLANADA", "Golden Valley Health Centers",
         "Golden Valley Health Centers: Planada"),
        ("LCHC at the Gallery", "Lawndale Christian Health Center",
         "Lawndale Christian Health Center: The Gallery"),
        ("CCH Administration/Clinical and Support Services",
         "The Colorado Coalition for the Homeless",
         "The Colorado Coalition for the Homeless: Administration/Clinical and Support Services"),
        ("YVFWC MOBILE DENTAL UNIT #2", "Yakima Valley Farm Workers Clinic",
         "Yakima Valley Farm Workers Clinic: Mobile Dental Unit 2"),
        ("CHCR", "Community Health Center of Richmond", "Community Health Center of Richmond"),
        # A name of its own stays.
        ("SIHF Healthcare - Arthur", "Southern Illinois Healthcare Foundation",
         "SIHF Healthcare - Arthur"),
        ("RKM at Northside Elementary", "Primary Care Providers", "RKM at Northside Elementary"),
        ("TARA HIGH SCHOOL", INNIS, "Tara High School"),
        ("EASTPORT HEALTH CARE, INC.", "Eastport Health Care", "Eastport Health Care"),
        ("Sunset CHC Mobile Dental Unit", "Sunset Community Health Center",
         "Sunset CHC Mobile Dental Unit"),
        ("Neighborhood Health - Southeast Clinic", "Neighborhood Health Clinics",
         "Neighborhood Health - Southeast Clinic"),
        ("Southlake Community Mental Health Center, Inc., d.b.a. Regional Health Clinic",
         "Southlake Community Mental Health Center", "Regional Health Clinic"),
        ("Potter Clinic", "", "Potter Clinic"),
        ("Mobile Unit #2", "", "Mobile Unit #2"),
        ("", INNIS, ""),
    ],
)  # fmt: skip
def test_what_a_site_is_called(raw: str, runs_it: str, shown: str) -> None:
    assert site_name(raw, runs_it, "Worcester", "605 Lincoln St", {})[0] == shown


def test_who_knows_the_short_form_finds_the_site_by_it() -> None:
    runs_it = "Golden Valley Health Centers"
    assert site_name("GVHC - Planada", runs_it, "", "", {})[1] == "GVHC - Planada"
    assert site_name("Dental", runs_it, "", "", {})[1] == ""
    assert site_name("Salud Inc dba Clinic of the People", runs_it, "", "", {}) == (
        "Clinic of the People",
        "Salud",
    )


def test_words_are_learned_from_the_names_that_are_well_set() -> None:
    spelling = Spelling(
        [
            *("BeverlyCare Clinic", "NEMS - Sunset", "Nems - Noriega", "The NATIVE Project"),
            *("Native One", "Native Two", "Native Three", "THE RIVER CLINIC", "St. John's"),
        ]
    )
    assert spelling.words() == {"BEVERLYCARE": "BeverlyCare"}
    # Initials only among the names of the organization; a word of the language is none.
    own = ["NEMS - Sunset", "The NATIVE Project"]
    assert spelling.words(own) == {"BEVERLYCARE": "BeverlyCare", "NEMS": "NEMS"}
    words = spelling.words(own)
    assert site_name("NEMS PACIFIC PHARMACY", "", "", "", words)[0] == "NEMS Pacific Pharmacy"
