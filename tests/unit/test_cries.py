"""The matching of cries for help, on lists of its own and with slips on the real one."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from navigator.search.cries import GAP_WORDS, SLIP_FROM, UNLESS, Cries, Tongue, compiled, words_of
from navigator.steward.content.checks.ways import tongue_of
from tests.helpers.content import real

SMALL = Tongue(
    {
        "life": ["{wish} die", "end it! all!", "rope .. neck", "suicide"],
        "taken": ["{ice} & took & {kin}"],
        UNLESS: ["die hard", "took {kin} to (school|the park)"],
    },
    {"wish": ["want", "going to"], "kin": ["dad", "older brother"], "ice": ["ice", "la migra"]},
    ("i", "to", "my", "so", "it", "all", "the", "you"),
)
JOINED = Tongue(
    {"life": ["想死", "{me}..死"], UNLESS: ["想死你"]}, {"me": ["我"]}, is_unspaced=True
)
CRIES = Cries(["life", "taken"], [SMALL, JOINED])


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        ("I WANT to die", ("life",)),
        ("i want so to die", ("life",)),
        ("i want a die", ()),
        ("wants to die", ("life",)),
        ("i am going to die", ("life",)),
        ("die hard i want to die hard", ()),
        ("i want to die hard no i want to die", ("life",)),
        ("end it all", ("life",)),
        ("end all", ()),
        ("rope around a thin neck", ("life",)),
        ("rope " + "x " * (GAP_WORDS + 1) + "neck", ()),
        ("suicidé", ("life",)),
        ("suiicde", ("life",)),
        ("sucidi", ()),
        ("suicde", ("life",)),
        ("suicidee", ("life",)),
        ("suixide", ("life",)),
        ("my dad took ice", ("taken",)),
        ("la migra took my older brother", ("taken",)),
        ("older ice took brother", ()),
        ("ice took my dad to school", ()),
        ("ice took my dad and died", ("taken",)),
        ("ice took dad i want to die", ("taken", "life")),
        ("", ()),
        ("我 想 死", ("life",)),
        ("我今天真的死", ("life",)),
        ("想死你了", ()),
    ],
)
def test_what_is_heard(text: str, heard: tuple[str, ...]) -> None:
    assert CRIES.heard(text) == heard


def test_a_harmless_phrase_is_known_alone() -> None:
    assert REAL.has_harmless("photo taken for passport")
    assert REAL.has_harmless("哥哥笑死我了")
    assert not REAL.has_harmless("ice took my dad")


def test_words_are_folded_in_every_script() -> None:
    assert words_of("Mamá's ‘car’, don't; ÑANDÚ") == ["mama", "car", "dont", "nandu"]
    assert words_of("मैं मरना चाहता हूँ") == words_of("मैं मरना चाहता हूं")
    assert words_of("죽고 싶어") == ["죽고", "싶어"]
    assert words_of("أريد") == words_of("اريد")
    assert words_of("Muốn chết đi") == ["muon", "chet", "di"]


def test_a_phrase_far_apart_in_any_order_is_none() -> None:
    assert CRIES.heard("ice " + "word " * 20 + "took my dad") == ()


CONTENT = real().content
TONGUES = {lang: tongue_of(entry) for lang, entry in CONTENT.tongues.items()}
REAL = Cries(CONTENT.dangers, TONGUES.values())
PHRASES = [
    (phrase, lang)
    for lang, tongue in TONGUES.items()
    if not tongue.is_unspaced
    for phrase in compiled(tongue)
    if phrase.danger != UNLESS
]


@settings(deadline=None)
@given(st.sampled_from(PHRASES), st.data())
def test_a_phrase_with_a_slip_is_still_heard(
    chosen: tuple[object, str], data: st.DataObject
) -> None:
    phrase, _ = chosen
    text = data.draw(st.sampled_from([*phrase.examples(20)]))  # type: ignore[attr-defined]
    if phrase.danger not in REAL.heard(text):  # type: ignore[attr-defined]
        return  # what is harmless in this one way to say it
    words = text.split()
    long = [at for at, word in enumerate(words) if len(word) >= SLIP_FROM]
    if not long:
        return
    at = data.draw(st.sampled_from(long))
    word = words[at]
    cut = data.draw(st.integers(1, len(word) - 2))
    kind = data.draw(st.sampled_from(("swap", "drop", "double", "wrong")))
    slipped = {
        "swap": word[:cut] + word[cut + 1] + word[cut] + word[cut + 2 :],
        "drop": word[:cut] + word[cut + 1 :],
        "double": word[:cut] + word[cut] + word[cut:],
        "wrong": word[:cut] + "x" + word[cut + 1 :],
    }[kind]
    if words_of(slipped) != [slipped] or REAL.knows(slipped):
        return  # another word of the list, or no word of its own
    words[at] = slipped
    assert phrase.danger in REAL.heard(" ".join(words))  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "word", ["cut", "kill", "took", "corte", "orden", "pills", "taken", "door"]
)
def test_a_stem_alone_says_nothing(word: str) -> None:
    assert REAL.heard(word) == ()


@settings(deadline=None)
@given(st.text(max_size=500))
def test_no_text_breaks_it(text: str) -> None:
    assert set(REAL.heard(text)) <= set(CONTENT.dangers)
