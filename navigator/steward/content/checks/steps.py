"""Checks the stages of steps and dangers on a card, and what a state leaves out.

A step belongs to a stage of its topic, and a danger at one step names that stage, so that
a state's own steps take the place of the general ones and each danger is told once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from navigator.records.jurisdictions import FEDERAL
from navigator.records.model import ICE_STAGE, SAY_STAGE
from navigator.records.topics import TOPICS

if TYPE_CHECKING:
    from navigator.steward.content.records import TopicContent
    from navigator.steward.content.shape.reading import Reader
    from navigator.steward.content.shape.schema import GuideEntry

PAPERS = "bring"
"""The word with which a state leaves out the general papers, since it has its own."""


def check_steps(reader: Reader, read: TopicContent, lent: set[str]) -> None:
    """Check one topic file against every rule on stages."""
    topic = TOPICS[read.topic]
    known = f"one of {', '.join(topic.stages)}."
    for role, items in read.items.items():
        for number, item in enumerate(items):
            where = f"{role}[{number}]"
            if role != "steps" and item.stage is not None:
                reader.problem(where, "only a step has a stage.", "delete `stage`.")
            if role == "steps" and item.stage not in topic.stages:
                reader.problem(where, f"a step of the stage {item.stage!r}.", known)
    for guide in read.guides:
        _check_said(reader, guide)
    for caution in read.cautions:
        where = f"cautions[{caution.key}]"
        if caution.level == "step" and caution.stage not in topic.stages:
            reader.problem(where, f"a danger at the stage {caution.stage!r}.", known)
        if caution.level != "step" and caution.stage is not None:
            reader.problem(where, "only the level `step` has a stage.", "delete `stage`.")
    for name in read.without:
        if read.state == FEDERAL:
            reader.problem("without", "the federal file leaves nothing out.", "delete it.")
        elif name not in (PAPERS, *topic.stages, *topic.cautions, *lent):
            reader.problem(
                "without", f"no stage, caution, guide or program {name!r}.", "see topics.py."
            )


def _check_said(reader: Reader, guide: GuideEntry) -> None:
    stages = [item.stage for section in guide.sections for item in section.items if item.stage]
    if sorted(set(stages)) != sorted(stages) or not {SAY_STAGE, ICE_STAGE} >= set(stages):
        known = f"{SAY_STAGE!r} and {ICE_STAGE!r}"
        where, wanted = f"guides[{guide.id}]", f"one item at most of each of the stages {known}."
        reader.problem(where, f"items of the stages {', '.join(stages)}.", wanted)
