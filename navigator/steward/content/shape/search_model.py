"""Reads and writes the learned model of search, `vocabulary/search_model.tsv`.

One row a feature, its weights in base 64; above them a few named rows. `navigator content train`
writes it, the same bytes from the same ways; nobody edits it by hand.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from navigator.files import write_whole

MODEL_FILE = Path("vocabulary/search_model.tsv")
_ROWS = ("learned_from", "meanings", "bias", "sharpness", "ranking")


@dataclass(frozen=True, slots=True)
class SearchModel:
    """The weights that were learned; see `search.meaning.Model` and `search.fusion`."""

    learned_from: str
    """The digest of the ways it was learned from."""
    meanings: tuple[str, ...]
    bias: tuple[float, ...]
    sharpness: float
    ranking: Mapping[str, float]
    features: Mapping[str, bytes]


def read_model(path: Path) -> SearchModel:
    """Read the file; raises ValueError or KeyError where it is not one, OSError as usual."""
    rows = [line.split("\t") for line in path.read_text("utf-8").splitlines()]
    told = {name: json.loads(value) for name, value in rows[: len(_ROWS)]}
    features = {name: base64.b64decode(value) for name, value in rows[len(_ROWS) :]}
    count = len(told["meanings"])
    if any(len(one) % 2 or max(one[::2], default=0) >= count for one in features.values()):
        raise ValueError(path)
    return SearchModel(
        told["learned_from"], tuple(told["meanings"]), tuple(told["bias"]), told["sharpness"],
        told["ranking"], features,
    )  # fmt: skip


def write_model(path: Path, model: SearchModel) -> None:
    """Write the file, whole or not at all."""
    lines = [f"{name}\t{json.dumps(getattr(model, name))}" for name in _ROWS]
    lines += [
        f"{name}\t{base64.b64encode(weights).decode()}"
        for name, weights in sorted(model.features.items())
    ]
    write_whole(path, "\n".join(lines).encode() + b"\n")


def digest(
    meanings: Mapping[str, list[str]],
    ways: Mapping[str, Mapping[str, list[str]]],
    passing: Mapping[str, list[str]],
) -> str:
    """Return the SHA-256 of everything that the meanings are learned from."""
    told = json.dumps([meanings, ways, passing], sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(told.encode()).hexdigest()
