"""Builds the places of a pack: from a body that was written down whole, or from a list's row."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from navigator.records.model import Address, Phone, Place, Source
from navigator.records.place_fields import PLACE_FIELDS
from navigator.records.vocabulary import Confidence

CHECK_NUMBER = "Check this number"
"""The label of a phone that a list may have mistyped."""
OF_LIST = ("cost", "cost_note")
"""The fields of a listed place that its list gives for all of its places."""


@dataclass(frozen=True, slots=True)
class SharedRow:
    """The text that the places of one list share, with its sources."""

    body: Mapping[str, Any]
    confidence: Confidence
    sources: tuple[Source, ...]


def written_place(state: str, name: str, body: dict[str, Any], dated: dict[str, Any]) -> Place:
    """Return a place that somebody wrote down whole. `dated` has the fields every claim carries."""
    area, address = body.pop("area"), body.pop("address")
    phones = body.pop("phones")
    for key in ("topics", *(one.name for one in PLACE_FIELDS if one.is_list)):
        body[key] = tuple(body[key])
    return Place(
        id=f"place:{state}:{name}",
        state=state,
        area_national=area["national"],
        area_states=tuple(area["states"]),
        area_counties=tuple(area["counties"]),
        address=Address(**address) if address else None,
        phones=tuple(Phone(**(one | {"languages": tuple(one["languages"])})) for one in phones),
        **body,
        **dated,
    )


def also_named(told: str) -> tuple[str, ...]:
    """Return the other names of a listed place, each behind its source: `HRSA: North Clinic|…`."""
    return tuple(one.partition(": ")[2] for one in told.split("|") if one)


def listed_place(state: str, name: str, body: Mapping[str, Any], shared: SharedRow) -> Place:
    """Return a place of a list: its own row, and the words of its list."""
    told = shared.body
    setting, subkind = body.get("setting"), body.get("subkind", told.get("subkind"))
    also = also_named(body.get("also", ""))
    details = {one.name: body[one.name] for one in PLACE_FIELDS if one.name in body}
    details |= {name: told[name] for name in OF_LIST}
    details["languages"] = tuple(body.get("languages", "").split())
    return Place(
        id=f"place:{state}:{name}",
        state=state,
        name=body["name"],
        organization=body.get("organization"),
        kind=told["kind"],
        subkind=subkind,
        topics=tuple(told["topics"]),
        what=told["what_by_subkind"].get(subkind, told["what"]),
        limits=told["limits_by_setting"].get(setting, told["limits"]),
        area_national=False,
        area_states=(state,),
        area_counties=tuple(body.get("counties", ())),
        area_near=tuple(body.get("near", ())),
        address=Address(body.get("street"), body["city"], state, body.get("zip")),
        phones=_phones(body),
        lat=body.get("lat"),
        lon=body.get("lon"),
        point_from=body.get("point_from", "site") if "lat" in body else None,
        listed=body["list"],
        recognized_since=_day(body.get("recognized_since")),
        also=also,
        confidence="weak" if "check_phone" in body else shared.confidence,
        sources=shared.sources,
        **details,
    )


def _phones(body: Mapping[str, Any]) -> tuple[Phone, ...]:
    if "phone" not in body:
        return ()
    own = Phone(body["phone"], CHECK_NUMBER if "check_phone" in body else None)
    return (own, *(Phone(one["number"], one["label"]) for one in body.get("desks", ())))


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
