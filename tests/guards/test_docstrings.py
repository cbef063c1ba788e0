"""A newcomer reads a docstring once: it begins with a verb or a noun, never with a clause."""

from __future__ import annotations

import ast

import pytest

from tests.guards.test_layers import FILES, ROOT

CLAUSES = ("What", "Whether", "Which", "Of", "Where")
PUBLIC_SHARE = 0.94
Documented = ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef


def documented() -> dict[str, str]:
    """The docstring of every public module, class and function, by its place; empty where none."""
    found = {}
    for path in FILES:
        here = path.relative_to(ROOT).as_posix()
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, Documented):
                name = getattr(node, "name", "")
                if not name.startswith("_"):
                    found[f"{here}:{name}:{getattr(node, 'lineno', 0)}"] = (
                        ast.get_docstring(node) or ""
                    )
    return found


@pytest.mark.parametrize("clause", CLAUSES)
def test_no_docstring_begins_with_a_clause(clause: str) -> None:
    begun = [at for at, text in documented().items() if text.split(" ")[0].rstrip(",:") == clause]
    assert begun == []


def test_most_public_names_have_one() -> None:
    texts = documented().values()
    assert sum(map(bool, texts)) >= PUBLIC_SHARE * len(texts)
