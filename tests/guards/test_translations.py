"""Spanish: every text there is, its blanks kept, nothing promised, no label for anybody."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from itertools import islice

import pytest

from navigator.language.text_number import text_number
from navigator.records.topics import TOPICS
from navigator.steward.content.checks.kept_words import KeptWords
from navigator.steward.content.checks.said_wrong import Negations, forbidden, phrases_of
from navigator.steward.content.records import Content
from navigator.steward.content.words.texts import phrases, translatable
from navigator.steward.content.words.translation_files import read_window_words, ui_file
from navigator.steward.exchange.translations.taking_words import misfits
from tests.helpers.content import HELD, RESOURCES, ROOT, real

SPANISH = real().content.translations.get("es", {})

PHRASES = phrases_of(real().content.locale_files.values())


MISLEADING = (
    (r"\btranscript", r"\bbolet[ií]n"),  # a report card: the family brings the wrong paper
    (r"\bofficers?\b", r"\blos oficiales\b"),
    (r"\bmay have missed\b", r"\bpudo perder\b"),
    (r"\bby which day\b", r"\bpara qué día\b"),
    (r"\baffidavit\b", r"\bdeclaración (?!jurada)(?=[A-Z]{2}-)"),  # reads as a tax return
    (r"\bpolice station\b", r"\ba una policía\b"),
    (r"\bNew Hampshire\b(?! (?:Medicaid|Bar))", r"\bNew Hampshire\b(?! (?:Medicaid|Bar))"),
)
"""English, and Spanish words for it that say something else to the reader."""


def parts() -> Iterator[tuple[str, Content]]:
    """Each file of its own, as (name, content that holds only it)."""
    content = real().content
    for state in HELD:
        for topic in TOPICS:
            yield f"{state}/{topic}", Content(topics=[real().topic(state, topic)])
        yield f"places/{state}", Content(places=[f for f in content.places if f.state == state])
    yield "vocabulary/words", Content(words=content.words)
    yield "vocabulary/answers", Content(answers=content.answers)
    yield "checklists", Content(checklists=content.checklists)
    yield "household", Content(families=content.families, interview=content.interview)


@pytest.mark.parametrize(
    ("name", "part"), list(parts()), ids=lambda one: one if isinstance(one, str) else ""
)
def test_every_english_text_has_its_translation(name: str, part: Content) -> None:
    names = {program.name for topic in part.topics for program in topic.programs}
    missing = sorted(translatable(part) - SPANISH.keys() - names)
    assert missing == [], f"{len(missing)} of {len(translatable(part))} in {name}"


def window_texts() -> Iterator[str]:
    """Each English text that the window hands to `tr`, or an error to its table."""
    package = ROOT / "navigator"
    for path in (*(package / "ui").rglob("*.py"), package / "app.py", package / "error_words.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            name = getattr(node, "func", None)
            if isinstance(name, ast.Name) and name.id in {"tr", "QT_TRANSLATE_NOOP"}:
                text = node.args[-1]  # type: ignore[attr-defined]
                if isinstance(text, ast.Constant):
                    yield str(text.value)


def test_every_label_of_the_window_has_its_spanish() -> None:
    words = read_window_words(ui_file(RESOURCES, "es"))
    assert sorted({*window_texts()} - {one.english for one in words if one.translation}) == []


def test_no_translation_is_of_a_text_that_is_gone() -> None:
    """`content check` only warns a steward; what goes out, and what stands here, has none."""
    assert real().content.left_over == {lang: [] for lang in real().content.translations}


def test_no_translation_promises_labels_or_soothes() -> None:
    texts = [text for held in real().content.translations.values() for text in held.values()]
    assert [text for text in texts if list(forbidden(text, PHRASES))] == []


@pytest.mark.parametrize("lang", real().content.translations)
def test_words_for_not_find_a_lost_one_and_leave_what_is_right(lang: str) -> None:
    """Of the real translations few may be doubted, and most that lose a "not" must be."""
    negations = Negations.of(real().content, lang)
    assert negations is not None
    held = real().content.translations[lang]
    with_not = re.compile(rf"(?:{negations.words[1].pattern}) ?", re.IGNORECASE)
    says_not = {one: text for one, text in held.items() if negations.words[0].search(one)}
    assert len(says_not) > 1000
    refused = [one for one, text in held.items() if negations.lost(one, text)]
    doubted = [one for one, text in held.items() if negations.fewer(one, text)]
    assert len(refused) <= len(held) * 0.004, refused
    assert len(doubted) <= len(held) * 0.008, doubted
    without = {one: with_not.sub("", text) for one, text in says_not.items()}
    lost = [one for one, text in without.items() if negations.lost(one, text)]
    assert len(lost) >= len(without) * 0.97
    first = {one: with_not.sub("", text, count=1) for one, text in says_not.items()}
    fewer = [one for one, text in first.items() if negations.fewer(one, text)]
    assert len(fewer) >= len(first) * 0.80


_RUN = re.compile(r"\d+")


@pytest.mark.parametrize("lang", real().content.translations)
def test_each_changed_figure_is_found(lang: str) -> None:
    """Another last digit in the first number of a text."""
    texts = real().content.translations[lang]
    seeded = found = 0
    for english, text in texts.items():
        for run in islice(_RUN.finditer(text), 1):
            other = str((int(run[0][-1]) + 1) % 10)
            wrong = text[: run.end() - 1] + other + text[run.end() :]
            seeded += 1
            found += any(misfits(english, wrong))
    assert seeded > 3000
    assert found == seeded


@pytest.mark.parametrize("lang", real().content.translations)
def test_a_number_written_as_a_word_is_found_when_it_is_another(lang: str) -> None:
    kept, texts = KeptWords.of(real().content, lang), real().content.translations[lang]
    assert kept is not None
    assert [one for one, text in texts.items() if kept.changed(one, text)] == []
    doubted = [one for one, text in texts.items() if any(kept.doubts(one, text))]
    assert len(doubted) <= len(texts) * 0.012, doubted
    words = {number: word.pattern.split("|")[0] for number, word in kept.numbers[1].items()}
    plain = {number: word.replace("\\b", "") for number, word in words.items()}
    seeded = found = 0
    for english, text in texts.items():
        for number, other in ((5, 6), (6, 5), (10, 12), (3, 4), (30, 60)):
            if not (kept.numbers[0][number].search(english) and re.search(words[number], text)):
                continue
            wrong = re.sub(words[number], plain[other], text, flags=re.IGNORECASE)
            seeded += 1
            found += bool(kept.changed(english, wrong) or [*kept.doubts(english, wrong)])
    assert seeded > 50
    assert found >= seeded * 0.95, (found, seeded)


def test_a_translation_keeps_numbers_of_phones_dates_and_amounts() -> None:
    def numbers(text: str) -> list[str]:
        return sorted(re.findall(r"\d{2,}", text.replace(",", "").replace(".", "")))

    changed = [
        (english, spanish)
        for english, spanish in SPANISH.items()
        if numbers(english) != numbers(spanish)
    ]
    assert changed == []


def test_no_translation_is_the_english_text_again() -> None:
    names = {program.name for topic in real().content.topics for program in topic.programs}
    same = {text for text, spanish in SPANISH.items() if text == spanish and text.count(" ") > 6}
    assert sorted(same - names) == []


@pytest.mark.parametrize(
    "text",
    [
        "Usted califica para la licencia.",
        "Usted tiene derecho a recibir ayuda.",
        "El resultado está garantizado.",
        "Los inmigrantes ilegales",
        "personas indocumentadas",
        "Aquí está a salvo.",
        "Es un lugar seguro.",
        "Aquí usted está segura.",
    ],
)
def test_the_patterns_find_what_they_should(text: str) -> None:
    assert list(forbidden(text, PHRASES))


@pytest.mark.parametrize(
    "text",
    [
        "El Seguro Social",
        "un seguro médico",
        "Las reglas dicen quién puede pedirlo.",
        "Si no está seguro, pregunte. No firme si no está seguro de que es verdad.",
    ],
)
def test_the_patterns_leave_other_words_alone(text: str) -> None:
    assert not list(forbidden(text, PHRASES))


def test_no_word_means_another_thing_to_the_reader() -> None:
    found = [
        (wrong, spanish)
        for english, spanish in SPANISH.items()
        for meant, wrong in MISLEADING
        if re.search(meant, english) and re.search(wrong, spanish, re.IGNORECASE)
    ]
    assert found == []


def test_each_text_has_a_number_of_its_own() -> None:
    """Who objects to one sentence must not take another one back."""
    texts = {one.english for one in phrases(real().content)}
    assert len({*map(text_number, texts)}) == len(texts)
