"""The page for an IT desk tells of a fleet what the script reckons."""

from __future__ import annotations

from dataclasses import replace

from tests.bench.fleet import Assumed, calculated
from tests.helpers.content import ROOT


def test_the_page_says_what_the_script_reckons() -> None:
    page = (ROOT / "docs" / "deploy.md").read_text("utf-8")
    month = calculated(Assumed())
    hurried = calculated(replace(Assumed(), started_within_minutes=1))
    for told in (
        f"| requests | {month['requests']:,}; ",
        f"| bytes | {month['GB']:.1f} GB, or {month['MB a kiosk']:.1f} MB a kiosk",
        f"| without differences | {month['GB without differences']:.1f} GB |",
        f"| {month['dollars']:.2f} dollars |",
        f"| {month['requests a second when all take']:.0f} requests and ",
        f"and {month['Mbit a second when all take']:.0f} Mbit a second |",
        f"| {hurried['requests a second when all take']:.0f} requests and ",
        f"and {hurried['Mbit a second when all take'] / 1000:.1f} Gbit a second",
        f"{month['looks that find nobody while it is away']:,} looks find nobody",
        f"count {month['days signatures count on after it']} days more",
    ):
        assert told in page, told


def test_more_kiosks_and_more_packs_cost_more_and_no_differences_most() -> None:
    one = calculated(Assumed())
    for more in (Assumed(kiosks=20_000), Assumed(packs_a_month=2), Assumed(behind=1.0)):
        assert calculated(more)["GB"] > one["GB"]
    assert calculated(Assumed(behind=1.0))["GB"] == one["GB without differences"]
