"""Holds every weight and rule of the order in which search results stand.

Numbers and pure functions alone; it reads no index and no pack. Guidance and places are scored
apart, guidance by `record_score`, places by the pack with `TEXT_WEIGHTS`, and then stand in one
list: scores must stay comparable. A word that only stands in a text is worth about 2; one in a
title, or among the words people use, 5 to 8.

The boosts of fields are built into the index: a change of them counts once it is built anew.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import log
from typing import TypeVar

from navigator.pack.places import TextWeights

_Row = TypeVar("_Row")

# Words in guidance.

WORDS_BOOST = 3.0
"""The words people use for a thing say best what they look for: they type just these words."""
TITLE_BOOST = 2.5
"""A title names what a page is about; its body names much else in passing."""

DAMPING = 1.2
"""BM25's k1: how soon more of the same word adds little. The usual value: texts here are plain."""
LENGTH_TILT = 0.75
"""BM25's b: how much a long text weighs against a word in it. The usual value."""

FEW = 2
"""The most words a beginning may stand for and still be weighed: `lic` with two is a good guess."""
MANY = 1.0
"""The score of each word where a beginning stands for more: nobody knows which was meant, and none
is a find."""

BEGUN_FROM = 3
"""Letters. A shorter beginning is looked up only in titles and words people use, never in texts: it
begins too many words."""
TEXT_FROM = 4
"""Letters. A shorter beginning is looked up in a text only if it begins at most `FEW` words there;
else it would find them all."""
FUZZY_FROM = 4
"""Letters. Shorter words are not corrected: too many others lie one letter away."""
LONG_FROM = 8
"""Letters. From here on two may be wrong: a long word has few neighbors, and more to mistype."""

# Records of guidance.

LOOSER = 0.4
"""A record with some of the words counts less than half: one that has them all was meant."""
FEDERAL_WEIGHT = 0.95
"""Where a state is chosen, its own text goes before the federal one that says the same."""
PROGRAM_WEIGHT = 0.9
"""The page of a topic goes before one program in it, unless the program is named."""

# What was meant.

NAMED_SCORE = 50.0
"""The score of the first place that was called by its name: above all that is meant."""
IS_NAMED = 0.8
"""From 0 to 1. From this score on, a place was called by its name."""
BEGINS = 2
"""Words. A query of at least so many that are the first words of a name is meant for it."""
BESIDE_SCORE = 39.995
"""The score of a place whose whole name is everyday words, where these lead to a page."""
RARE_NAME = 12.0
"""The least rarity of the words of a name, all everyday ones, where the place lies in another
state."""
IS_ASKED_FOR = 0.85
"""`IS_NAMED` for a place that is shown only on request."""
ASKED_OF_PLACES = frozenset(
    ("phone", "number", "hotline", "line", "address", "hours", "office", "telefono", "numero",
     "linea", "direccion", "horario", "oficina")
)  # fmt: skip
"""Words for a detail of a place, typed beside its name."""


BEGUN_NAME, BEGUN_NAME_FROM = 0.9, 4
"""The weight of a last word that only begins a word of a name, and from how many letters on."""
SLIP, SLIP_FROM = 0.9, 5
"""The weight of a word with a slip, and from how many letters on one is forgiven."""
SELDOM_NAME = 20
"""Places. A word that at most so many have in their names may be a slip of another one."""
COMMON_NAME = 600
"""Places. A word that more have in their names adds no candidates where a rarer one is typed."""
LEAST_NAMED = 0.7
"""A place is scored only if the weight of its words is at least this part of the best place's."""
MOST_NAMED = 40
"""The most places that are scored by their names."""

OTHER_FORM = 0.6
"""The weight of a word in another form than the way has it: stems of two words may meet."""
ALIKE = 0.35
"""The weight of a word for a way that has another one which says the same (`uncle` for
`husband`)."""
VOICE = 2.0
"""The weight of a word's hints at groups beside the words of the way that fits: `dad` in a query
about a gas station is a hint that he was taken from there."""
SELDOM = 2.0
"""Ways. The hint of a word that so many ways have counts half."""
PERHAPS = 0.2
"""A group with this part of the winner's weight may be meant too, and its page stands in the first
rows. Three rows of one guess are three rows of nothing where it is wrong."""
FIRST_ROWS = 3
"""Rows that somebody reads before they give up."""
LEANING = 0.9
"""The least voice (how much words hint at a group, see `intents`) where no way fits, so that its
page goes before the one that says whom to call: that of one plain word that its ways have and
hardly any others."""
BESIDE_VOICE = 0.1
"""The least voice of the other words for a group, beside the word that speaks most for it."""
GRAVE_SHARES = (0.45, 0.3)
"""Shares of the weight of all words of a query: from here on a way of one word, or of several,
leads to a grave page. A query that merely has some of its words (`photo taken`, `detention after
school`) has less."""
LEAST_SHARE = 0.25
"""Share of the weight of all words of a query. Where a way has less, something else was meant, if a
page has all the words."""


def named_score(number: int) -> float:
    """Return the score of the place called by its name at `number`: above any intent."""
    return NAMED_SCORE - 0.01 * number


def voices(said: Mapping[int, float], groups: int) -> dict[int, float]:
    """Return how much a word speaks for each group whose ways have it, of so many groups.

    A word of one group speaks for that alone; one that all groups have equally often speaks for
    none.

    said: the number of ways of each group that have the word, where a way of three words counts a
    third, and another form of the word less.
    """
    total = sum(said.values()) or 1.0
    shares = {group: ways / total for group, ways in said.items()}
    told = log(max(groups, 1)) + sum(share * log(share) for share in shares.values())
    worth = told * total / (total + SELDOM)
    return {group: worth * share for group, share in shares.items()}


def intent_score(number: int, *, is_sure: bool) -> float:
    """Return the score of result `number` of an intent: above all that only has the words.

    is_sure: whether enough of the query says so; else it stands among what has the words.
    """
    return (40.0 if is_sure else 6.0) - 0.01 * number


def cry_score(number: int) -> float:
    """Return the score of result `number` for a danger that a query tells of: above all else."""
    return 100.0 - 0.01 * number


UNHELD_SCORE = 30.0
"""The score of the page that says whom to call, where no page has all that was typed: a page with a
part of it is seldom of use to somebody who asks for a soup kitchen."""


def leaning_score(number: int, *, voice: float) -> float:
    """Return the score of row `number` that words lean to, where no way fits and no page has all.

    The first goes before the page that says whom to call, if its `voice` reaches `LEANING`.
    """
    return UNHELD_SCORE + (1.0 if number == 0 and voice >= LEANING else -1.0) - 0.01 * number


def spread(lead: Sequence[_Row], others: Sequence[_Row]) -> list[_Row]:
    """Return the rows of the meaning, with the runners-up behind the first."""
    return [*lead[:1], *others[: FIRST_ROWS - 1], *lead[1:]]


def with_guess(ids: Sequence[str], guesses: Sequence[str]) -> list[str]:
    """Return `ids` with the best guess that is not among the first two in the third row."""
    at = FIRST_ROWS - 1
    guess = next((one for one in guesses if one not in ids[:at]), None)
    rest = [one for one in ids if one != guess]
    return rest if guess is None else [*rest[:at], guess, *rest[at:]]


FEW_PLACES = 3
"""The most places that stand first where a kind of place is meant; the rest follow by their
text."""
LARGE_CITY = 50_000
"""People. A city of this size is meant by its bare name; a smaller one needs `in` before it, a
state after it, or to lie in the state that was chosen."""

TOWN_FROM = 5
"""Letters. Shorter names of small towns are too often a word with a slip."""

# Places.

TEXT_WEIGHTS = TextWeights(
    # A name says most; a city, which place of that name; what it does is alike in many.
    # Tags are never typed: they pick state and kind, and must not weigh.
    columns=(8.0, 4.0, 6.0, 1.0, 0.01),
    # So that the divisor is 1 + the square of the distance in units of 100 km: within a
    # town text decides, and a place 100 km away needs a text twice as good.
    per_cosine=8117.8,
    # A place without a point counts as one at 200 km: it may be far, and may be next door.
    without_point=4.0,
    # Colleges and license offices are named after towns: who types a town looks for help.
    after_help=0.5,
)
MOST_SCORE = 12.0
"""No place scores higher: words are rarer in 16,000 places, and would outweigh all guidance."""

UNKNOWN_KM = 40.0
"""Km added to a place of which something wanted is not known: worth a call before a longer way, and
not worth more than that."""

FAR_LARGER = 20
"""Times as many people, from which on nobody means the smaller of two cities of a name."""


def most_begun(word: str) -> int | None:
    """Return how many words of a text a beginning may stand for; None for any number.

    A beginning of more is not looked for there.
    """
    return FEW if len(word) < TEXT_FROM else None


def wrong_letters(word: str) -> int:
    """Return how many letters of an unknown typed word may be wrong."""
    if len(word) < FUZZY_FROM:
        return 0
    return 1 if len(word) < LONG_FROM else 2


def length_tilt(field: str) -> float:
    """Return how much the length of a field weighs against a word in it, from 0 to 1.

    A topic has many words: their number must not weigh against its card.
    """
    return 0.0 if field == "words" else LENGTH_TILT


def rarity(records: int, having: int) -> float:
    """Return the worth of a word that `having` of all `records` have: the fewer, the more."""
    return log(records / (having + 1)) + 1


def word_score(rare: float, weight: float, length: float, tilt: float) -> float:
    """Return the score of a word in a field (BM25).

    rare: the rarity of the word. weight: how often it stands there, times the boost of the field.
    length: that of the field, where 1 is usual. tilt: how much the length weighs, from 0 to 1.
    """
    damped = weight + DAMPING * (1 - tilt + tilt * length)
    return rare * weight * (DAMPING + 1) / damped


def record_score(score: float, *, has_all: bool, is_beside_state: bool, is_program: bool) -> float:
    """Return the score of a record from the sum of its words' scores.

    has_all: every word stands in it. is_beside_state: it is federal, and a state was chosen.
    """
    if not has_all:
        score *= LOOSER
    if is_beside_state:
        score *= FEDERAL_WEIGHT
    if is_program:
        score *= PROGRAM_WEIGHT
    return score


def state_card_score(number: int) -> float:
    """Return the score of topic `number` of a state typed alone: they keep their order."""
    return 10.0 - number / 10


def beside_guidance(score: float) -> float:
    """Return the score of a place scaled to below `MOST_SCORE`, to stand beside guidance."""
    return MOST_SCORE * score / (score + MOST_SCORE)


def kind_score(number: int) -> float:
    """Return the score of place `number` of a typed kind (`clinic`): they keep their order.

    Beside guidance that is called by the word, above guidance that only mentions it.
    """
    return 6.0 - 0.01 * number


def phone_room(limit: int) -> int:
    """Return how many of `limit` places may be help by phone where every office is far."""
    return max(1, limit // 2)


def nearness(km: float | None, *, is_known: bool) -> tuple[bool, float]:
    """Return the sort key of a place near a point: smallest first, those without a point last.

    is_known: whether all that is wanted of the place is known.
    """
    return km is None, (km or 0.0) + (0.0 if is_known else UNKNOWN_KM)


def is_far_larger(people: int, others: int) -> bool:
    """Return whether a city is so much larger than one of `others` people that it is meant."""
    return people >= FAR_LARGER * max(others, 1)
