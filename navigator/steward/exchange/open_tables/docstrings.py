"""Reads the docstrings below fields, for the codebook: nothing is described twice.

Python keeps the docstring of a class and throws away the one below a field; this reads it
from the source again. It needs the source tree and is no part of the program for visitors.
"""

from __future__ import annotations

import ast
import inspect
from itertools import pairwise


def words_below(owner: type) -> dict[str, str]:
    """Return the docstring below each field of `owner`, on one line, by the field's name."""
    (tree,) = ast.parse(inspect.getsource(owner)).body
    said: dict[str, str] = {}
    for above, below in pairwise(tree.body if isinstance(tree, ast.ClassDef) else []):
        match above, below:
            case (
                ast.Assign(targets=[ast.Name(id=name)]) | ast.AnnAssign(target=ast.Name(id=name)),
                ast.Expr(value=ast.Constant(value=str(text))),
            ):
                said[name] = " ".join(text.split())
    return said
