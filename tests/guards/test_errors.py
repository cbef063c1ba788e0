"""Every error a window may show is there in every language of the window, with its next step.

Read from the source, wherever an error is made: its keys are written out there, the table
holds them, and what is given are just the blanks of the two texts.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from string import Formatter
from typing import NamedTuple
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtWidgets import QApplication

from navigator.error_words import WORDS, Clause
from navigator.errors import BadInput, KnownError
from navigator.paths import find_paths
from navigator.ui.words import Words, told

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "navigator"
MODULES = {
    path.relative_to(PACKAGE).as_posix(): ast.parse(path.read_text("utf-8"))
    for path in sorted(PACKAGE.rglob("*.py"))
}
TOOLS = ("cli/", "tour/", "steward/")
"""Of stewards, in English: what is raised here never reaches a window."""
STARTS_A_TOOL = "__main__.py"
"""The one module of the window that loads a tool: for the test of a bundle."""
READS_BACK = "pack/installed.py"
"""The one module that makes an error from what it wrote down."""
CATALOGS = sorted((ROOT / "i18n").glob("*/window.ts"))


class Made(NamedTuple):
    """A place where an error is made: its sentences and next steps, and what fills them."""

    where: str
    sentences: frozenset[str]
    steps: frozenset[str]
    given: frozenset[str]


def kinds(base: str) -> set[str]:
    """A class and everything in the package that derives from it."""
    classes = [one for tree in MODULES.values() for one in ast.walk(tree)]
    names, before = {base}, 0
    while len(names) > before:
        before = len(names)
        names |= {
            one.name
            for one in classes
            if isinstance(one, ast.ClassDef) and names & set(map(named, one.bases))
        }
    return names


def named(node: ast.expr) -> str:
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def calls(names: set[str]) -> Iterator[tuple[str, ast.Call]]:
    for module, tree in MODULES.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and named(node.func) in names:
                yield module, node


def keys(module: str, node: ast.expr) -> frozenset[str]:
    """The keys an argument may be: one that is written out, or one of a table of the module."""
    if isinstance(node, ast.Constant):
        return frozenset({str(node.value)})
    assert isinstance(node, ast.Subscript), f"{module}:{node.lineno}: write the key out"
    (table,) = (
        one.value
        for one in MODULES[module].body
        if isinstance(one, ast.Assign) and named(one.targets[0]) == named(node.value)
    )
    assert isinstance(table, ast.Dict), f"{module}:{node.lineno}"
    return frozenset(str(one.value) for one in table.values if isinstance(one, ast.Constant))


def made() -> Iterator[Made]:
    for module, call in calls(kinds("KnownError") | {"Clause"}):
        if module == READS_BACK:
            continue
        is_answer = named(call.func) == "BadAnswer"
        texts = call.args[2 if is_answer else 0 :]
        own = {"field"} if is_answer else set()
        yield Made(
            f"{module}:{call.lineno}",
            keys(module, texts[0]),
            keys(module, texts[1]) if len(texts) > 1 else frozenset({""}),
            frozenset(own | {str(one.arg) for one in call.keywords}),
        )


def blanks(text: str) -> set[tuple[str, str | None]]:
    """Name and conversion of each blank."""
    return {(name, as_) for _, name, _, as_ in Formatter().parse(text) if name is not None}


ALL = list(made())


@pytest.mark.parametrize("one", ALL, ids=lambda one: one.where)
def test_an_error_has_words_and_fills_their_blanks(one: Made) -> None:
    for pair in product(one.sentences, one.steps):
        texts = [WORDS[key] for key in pair if key]
        assert {name for text in texts for name, _ in blanks(text)} == one.given, pair


def test_each_text_is_said_somewhere_and_stands_there_once() -> None:
    said = {key for one in ALL for key in one.sentences | one.steps if key}
    assert WORDS.keys() - said == set()
    assert len(set(WORDS.values())) == len(WORDS)


@pytest.mark.parametrize("path", CATALOGS, ids=lambda one: one.stem)
def test_each_text_is_translated_with_the_same_blanks(path: Path) -> None:
    found = {
        message.findtext("source"): message.find("translation")
        for context in ET.parse(path).getroot().iter("context")  # noqa: S314 - our file
        if context.findtext("name") == "errors"
        for message in context.iter("message")
    }
    assert found.keys() == set(WORDS.values())
    for text, translation in found.items():
        assert translation is not None
        assert translation.get("type") is None, text
        assert blanks(translation.text or "") == blanks(text or ""), text


def test_what_only_tools_say_is_raised_by_tools_alone() -> None:
    for module, call in calls(kinds("ToolError")):
        assert module.startswith(TOOLS), f"{module}:{call.lineno}"


def test_a_window_loads_no_tool() -> None:
    rooms = [f"navigator.{one.removesuffix('.py').strip('/').replace('/', '.')}." for one in TOOLS]
    for module, tree in MODULES.items():
        if module.startswith(TOOLS) or module == STARTS_A_TOOL:
            continue
        for node in ast.walk(tree):
            if isinstance(node, (ast.Import, ast.ImportFrom)):
                inside = f"{node.module}." if isinstance(node, ast.ImportFrom) else ""
                for one in node.names:
                    assert not f"{inside}{one.name}.".startswith(tuple(rooms)), module


def test_what_an_error_names_stays_and_the_rest_is_translated(qapp: QApplication) -> None:
    assert qapp is QApplication.instance()
    words = Words(find_paths().translations)
    words.use("es")
    try:
        what = Clause("wrong.unknown_key", key="x")
        sentence, step = told(
            KnownError("settings.wrong", "do.mend_line", path="/a/b.toml", what=what)
        )
        assert sentence == "El archivo de ajustes /a/b.toml tiene un error: no existe la clave 'x'."
        assert step == "Corrija esa línea o quite el archivo y abra Navigator otra vez."
        assert told(BadInput("pin.easy")) == ("Este PIN es muy fácil de adivinar.", "")
    finally:
        words.use("en")
