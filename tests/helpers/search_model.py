"""Gives search a model without learning one: each word of a way speaks for its meaning."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from navigator.search.meaning import PARTS, WORD, weighed
from navigator.search.query import tokens
from navigator.search.stemming import stemmer
from navigator.steward.content.checks.ways import NOTHING
from navigator.steward.content.shape.search_model import (
    MODEL_FILE,
    SearchModel,
    digest,
    read_model,
    write_model,
)

RESOURCES = Path(__file__).resolve().parents[2] / "resources"
WORD_SAYS, PART_SAYS = 100, 20


def write_ways(
    folder: Path,
    meanings: Mapping[str, list[str]],
    ways: Mapping[str, Mapping[str, list[str]]],
    passing: Mapping[str, list[str]],
) -> None:
    """Write meanings, ways and a model below `folder`/resources and `folder`/i18n."""
    told = "".join(f"  {name}: {first}\n" for name, first in meanings.items())
    path = folder / "resources" / "vocabulary" / "meanings.yaml"
    path.write_text(f"meanings:\n{told}", "utf-8")
    for old in (folder / "i18n").glob("*/ways.yaml"):
        old.unlink()
    for lang, held in ways.items():
        path = folder / "i18n" / lang / "ways.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        rows = "".join(f"  {name}: {texts}\n" for name, texts in held.items())
        path.write_text(f"passing: {passing[lang]}\nways:\n{rows}", "utf-8")
    write_model(folder / "resources" / MODEL_FILE, model_of(meanings, ways, passing))


def model_of(
    meanings: Mapping[str, list[str]],
    ways: Mapping[str, Mapping[str, list[str]]],
    passing: Mapping[str, list[str]],
) -> SearchModel:
    """Return the model of these ways, ranked by the weights of the real one."""
    names = (*meanings, NOTHING)
    filler = {word for texts in passing.values() for word in texts}
    features: dict[str, bytearray] = {}
    for held in ways.values():
        for name, texts in held.items():
            for word in sorted({word for text in texts for word in tokens(text)} - filler):
                whole = f"<{word}>"
                parts = [whole[at : at + n] for n in PARTS for at in range(len(whole) - n + 1)]
                for feature in (WORD + stemmer("en")(word), *parts):
                    says = WORD_SAYS if feature.startswith(WORD) else PART_SAYS
                    weights = features.setdefault(feature, bytearray(len(names)))
                    if name in names:
                        weights[names.index(name)] = says
    return SearchModel(
        learned_from=digest(dict(meanings), dict(ways), dict(passing)),
        meanings=names, bias=(*(0.0 for _ in meanings), 40.0), sharpness=0.1,
        ranking=read_model(RESOURCES / MODEL_FILE).ranking,
        features={name: weighed(weights) for name, weights in features.items()},
    )  # fmt: skip
