"""Draw what a second reader judges: sentences as a visitor reads them, and typed facts.

`.venv/bin/python tests/bench/truth.py --seed N` prints 120 sentences, 15 of each kind and at
least half of them of cards that changed since a day, and 60 facts in force, each with its
sources; with `--topic T` 60 sentences of any kind and 60 facts of one topic; with `--days` 40
rules of letters that count a last day, federal and state, each with what a visitor reads of it
on a paper of a Friday. The seed is named in docs/truth.md before anything is drawn; the same seed
and pack give the same rows.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import msgspec

from navigator.library.facade import Library
from navigator.records.jurisdictions import FEDERAL, JURISDICTIONS
from navigator.records.model import Caution, Dated, TopicCard
from navigator.records.outline_parts import Purpose
from navigator.records.topics import TOPICS

KINDS = ("tile", "answer", "stop", "step", "say", "summary", "program", "guide")
OF_A_KIND, OF_A_TOPIC, FACTS, DAYS = 15, 60, 60, 40
ON_THE_PAPER = date(2026, 12, 4)
"""A Friday."""
CHANGED_SINCE = date(2026, 7, 1)


@dataclass(frozen=True, slots=True)
class Drawn:
    """One sentence as rendered; `claims` are the dated statements it rests on."""

    where: str
    kind: str
    text: str
    claims: tuple[Dated, ...]
    is_new: bool

    @property
    def row(self) -> dict[str, Any]:
        """The sentence for a reader, each of its pages once."""
        pages = {
            (source.publisher, source.title, str(source.url), str(source.as_of), source.says): None
            for claim in self.claims
            for source in claim.sources
        }
        return {
            "where": self.where, "kind": self.kind, "text": self.text, "is_new": self.is_new,
            "sources": [list(one) for one in pages],
        }  # fmt: skip


def sentences(library: Library) -> Iterator[Drawn]:
    """Every tile, answer, stop, step, say-sentence, summary, program and guide line in English."""
    for state in (FEDERAL, *JURISDICTIONS):
        for topic in TOPICS:
            yield from _of_card(library.card(state, topic))


def _of_card(card: TopicCard) -> Iterator[Drawn]:
    basis = (card.basis,) if card.basis else ()
    days = [one.since for one in card.past if one.since]
    is_new = any(day >= CHANGED_SINCE for day in days) or any(map(_is_new, card.claims))

    def drawn(kind: str, text: str, *claims: Dated) -> Drawn:
        return Drawn(card.id, kind, text, claims, is_new)

    yield drawn("tile", card.tile, *basis)
    yield drawn("answer", card.answer, *basis)
    yield drawn("say", card.say, *basis)
    for stage, said in card.sayings.items():
        yield drawn("say", f"({stage}) {said.text}")
    for one in card.cautions:
        yield drawn("stop", f"({one.level}) {_caution(one)}", one)
    for item in card.steps:
        yield drawn("step", item.text, item)
    for item in card.summary:
        yield drawn("summary", item.text, item)
    own = (one for one in card.programs if one.state == card.state)
    for program in own:
        told = " ".join(filter(None, (program.what, program.who, program.how)))
        yield drawn("program", f"{program.name}: {told}", program)
    for guide in (one for one in card.guides if one.state == card.state):
        for section in guide.sections:
            for item in section.items:
                yield drawn("guide", f"{guide.title} / {section.heading}: {item.text}", item)


def _is_new(claim: Dated) -> bool:
    return any(one.as_of and one.as_of >= CHANGED_SINCE for one in claim.sources)


def _caution(one: Caution) -> str:
    return " ".join(filter(None, (one.title, one.text, one.do)))


def facts(library: Library) -> Iterator[dict[str, Any]]:
    """Every typed fact in force that has a value, offices and names of cards left out."""
    for state in JURISDICTIONS:
        for topic in TOPICS:
            for fact in library.facts(state, topic):
                if fact.value is None or fact.name in ("agency", "credential_name"):
                    continue
                built: dict[str, Any] = msgspec.to_builtins(fact)
                yield {"where": f"{state} {topic}", **built}


def day_rules(library: Library) -> Iterator[dict[str, Any]]:
    """Every rule of a letter that counts or names a last day, each rule of a state once."""
    seen = set()
    for letter in library.letters():
        held = [(FEDERAL, day) for day in letter.last_days]
        for rule in letter.rules:
            in_state = letter.in_state(rule.state).last_days
            held += [
                (rule.state, day) for day in in_state if day.state == rule.state and not day.lacks
            ]
        for state, day in held:
            rule_id = (state, letter.id if state == FEDERAL else letter.ruled_as, day.text)
            if rule_id in seen:
                continue
            seen.add(rule_id)
            told = library.outline(letter, "en", "", state, day=ON_THE_PAPER).part(Purpose.DAY)
            read = [f"{line.text} {line.more}" for line in told.lines] if told else []
            row: dict[str, Any] = msgspec.to_builtins(day)
            yield {"where": f"{letter.id} {state}", "title": letter.title, "read": read, **row}


def _of_kind(kind: str, told: Iterable[Drawn], chance: random.Random) -> list[Drawn]:
    """Draw texts of a kind, each once though many cards have it, more than half of them new."""
    held = [one for one in told if one.kind == kind]
    chance.shuffle(held)
    once = list({one.text: one for one in held}.values())
    new = [one for one in once if one.is_new][: OF_A_KIND // 2 + 1]
    rest = [one for one in once if one not in new]
    return new + rest[: OF_A_KIND - len(new)]


def _of_topic(topic: str, told: Iterable[Drawn], chance: random.Random) -> list[Drawn]:
    """Draw texts of one topic, each once though many cards have it."""
    held = [one for one in told if one.where.split(":")[2] == topic]
    return chance.sample(list({one.text: one for one in held}.values()), OF_A_TOPIC)


def main() -> None:
    """Print the rows of a draw as JSON, one a line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--pack", type=Path, default=Path("out/pack"))
    parser.add_argument("--topic", choices=TOPICS)
    parser.add_argument("--days", action="store_true")
    asked = parser.parse_args()
    chance = random.Random(asked.seed)  # noqa: S311 - a draw that can be made again
    with Library.at(asked.pack) as library:
        if asked.days:
            for number, rule in enumerate(chance.sample(list(day_rules(library)), DAYS), 1):
                print(json.dumps({"rule": number, **rule}, ensure_ascii=False))
            return
        told, held = list(sentences(library)), list(facts(library))
        if asked.topic:
            chosen = _of_topic(asked.topic, told, chance)
            held = [one for one in held if one["where"].endswith(f" {asked.topic}")]
        else:
            chosen = [one for kind in KINDS for one in _of_kind(kind, told, chance)]
        for number, one in enumerate(chosen, 1):
            print(json.dumps({"number": number, **one.row}, ensure_ascii=False))
        for number, fact in enumerate(chance.sample(held, FACTS), 1):
            print(json.dumps({"fact": number, **fact}, ensure_ascii=False, default=str))


if __name__ == "__main__":
    main()
