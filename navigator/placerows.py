"""Rows of the pack to `Place` records; what a list says for all its places comes in here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from navigator.model import Address, Phone, Place, Source


@dataclass(frozen=True, slots=True)
class SharedRow:
    """What the places of one list share, and who says so."""

    body: Mapping[str, Any]
    confidence: str
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class ZipRow:
    """The point of a ZIP area; `state` and `county` are empty in a territory."""

    zip: str
    lat: float
    lon: float
    state: str
    county: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a place must have; empty or False asks nothing. What is not known is no "no"."""

    language: str = ""
    free: bool = False
    walk_in: bool = False
    no_id: bool = False
    interpreter: bool = False


def written_place(state: str, name: str, body: dict[str, Any], dated: dict[str, Any]) -> Place:
    """A place that somebody wrote down whole. `dated` is what every claim carries."""
    area, address = body.pop("area"), body.pop("address")
    phones = body.pop("phones")
    for key in ("topics", "languages", "documents"):
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


def listed_place(state: str, name: str, body: Mapping[str, Any], shared: SharedRow) -> Place:
    """A place of a list: its own row, and the words of its list."""
    told = shared.body
    setting = body.get("setting")
    also = tuple(one.partition(": ")[2] for one in body.get("also", "").split("|") if one)
    return Place(
        id=f"place:{state}:{name}",
        state=state,
        name=body["name"],
        organization=None,
        kind=told["kind"],
        subkind=None,
        topics=tuple(told["topics"]),
        what=told["what"],
        limits=told["limits_by_setting"].get(setting, told["limits"]),
        area_national=False,
        area_states=(state,),
        area_counties=(),
        area_near=tuple(body.get("near", ())),
        address=Address(body.get("street"), body["city"], state, body.get("zip")),
        phones=(Phone(body["phone"]),) if "phone" in body else (),
        website=body.get("website"),
        languages=(),
        cost=told["cost"],
        cost_note=told["cost_note"],
        hours=None,
        walk_in=None,
        interpreter=None,
        asks_id=None,
        documents=(),
        remote=None,
        lat=body.get("lat"),
        lon=body.get("lon"),
        point_from="site" if "lat" in body else None,
        listed=body["list"],
        also=also,
        confidence=shared.confidence,
        sources=shared.sources,
    )
