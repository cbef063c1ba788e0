"""Tells whether a word is another one with a slip, and indexes words so that slips find them."""

from __future__ import annotations


def is_slip(word: str, other: str) -> bool:
    """Return whether the words are equal but for one letter, or two that changed places."""
    if word == other or abs(len(word) - len(other)) > 1:
        return word == other
    pairs = enumerate(zip(word, other, strict=False))
    at = next((at for at, (a, b) in pairs if a != b), min(len(word), len(other)))
    rest, others = word[at:], other[at:]
    return (
        rest[1:] == others[1:]
        or rest[1:] == others
        or rest == others[1:]
        or (rest[:2] == others[1::-1] and rest[2:] == others[2:])
    )


def less_one(word: str) -> set[str]:
    """Return a word, and the word without each one of its letters.

    A word and its slip have one of these in common.
    """
    return {word, *(word[:at] + word[at + 1 :] for at in range(len(word)))}
