"""Every error a window may show is there in every language of the window, with its next step."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtWidgets import QApplication

from navigator.errors import BadInput, DiskError, KnownError, PackError
from navigator.paths import find_paths
from navigator.ui.error_words import SENTENCES, told
from navigator.ui.words import Words

ROOT = Path(__file__).parents[2]
SHOWN = (
    "pack/store", "pack/places", "library/facade", "library/finder", "search/guidance",
    "search/nearest", "search/cities", "site/settings", "site/pin", "ui/paper/printing",
    "update/address", "update/client", "update/sources", "update/trial", "update/updating",
)  # fmt: skip
"""Modules whose errors reach a window; those of stewards' tools stay English."""
NAMES = {one.__name__ for one in (KnownError, BadInput, PackError, DiskError)} | {"_wrong"}


def templates(module: str) -> Iterator[str]:
    tree = ast.parse((ROOT / "navigator" / f"{module}.py").read_text("utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in NAMES:
            for argument in node.args:
                if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                    yield argument.value
                elif isinstance(argument, ast.JoinedStr):
                    yield "".join(
                        str(part.value) if isinstance(part, ast.Constant) else "{}"
                        for part in argument.values
                    )


@pytest.mark.parametrize("module", SHOWN)
def test_each_sentence_can_be_translated(module: str) -> None:
    assert set(templates(module)) <= set(SENTENCES)


@pytest.mark.parametrize("path", sorted((ROOT / "i18n").glob("ui_*.ts")), ids=lambda one: one.stem)
def test_each_sentence_is_translated(path: Path) -> None:
    found = {
        message.findtext("source"): message.find("translation")
        for context in ET.parse(path).getroot().iter("context")  # noqa: S314 - our file
        if context.findtext("name") == "errors"
        for message in context.iter("message")
    }
    for sentence in SENTENCES:
        translation = found[sentence]
        assert translation is not None
        assert translation.get("type") is None, sentence
        assert (translation.text or "").count("{}") == sentence.count("{}"), sentence


def test_what_an_error_names_stays_and_the_rest_is_translated(qapp: QApplication) -> None:
    assert qapp is QApplication.instance()
    words = Words(find_paths().translations)
    words.use("es")
    try:
        wrong = KnownError(
            "The settings file /a/b.toml has an error: nobody knows the key 'x'.",
            "Mend that line or remove the file, then start Navigator again.",
        )
        sentence, step = told(wrong)
        assert "/a/b.toml" in sentence
        assert "'x'" in sentence
        assert "settings file" not in sentence
        assert "nobody" not in sentence
        assert not step.startswith("Mend")
        assert told(KnownError("Nobody wrote this down.")) == ("Nobody wrote this down.", "")
    finally:
        words.use("en")
