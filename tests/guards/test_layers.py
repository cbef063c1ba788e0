"""Imports point down only, and Qt, SQL, Whoosh and YAML each have one home."""

from __future__ import annotations

import ast
import subprocess
import sys
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2] / "navigator"

LAYERS: tuple[frozenset[str], ...] = (
    frozenset({"paths", "error_words", "system_needs", "freed_memory"}),
    frozenset({"errors"}),
    frozenset({"files"}),
    frozenset({"records"}),
    frozenset({"pack", "site"}),
    frozenset({"language"}),
    frozenset({"eligibility", "search"}),
    frozenset({"handout", "aloud"}),
    frozenset({"library"}),
    frozenset({"update"}),
    frozenset({"ui"}),
    frozenset({"app", "arguments"}),
    frozenset({"tour"}),
    frozenset({"__main__", "cli"}),
    frozenset({"steward"}),
)
"""From the leaves up. A module may import its own layer's package and anything below."""

ROOMS = {
    "steward": (
        "content", "imports", "exchange", "signing", "learning", "editing", "desk", "commands",
    ),
    "steward/content": (
        "shape", "lists", "records", "words", "checks", "reviews", "loader", "proof", "pack",
    ),
    "steward/exchange": (
        "workbooks", "review_writing", "translations", "review_files", "hsds", "open_tables",
    ),
    "ui/pages": ("blocks", "staff", "kiosk", "visitor", "checklists", "household"),
}  # fmt: skip
"""The rooms inside a room, and modules that stand alone between them, from the leaves up."""


HOMES = {
    "PySide6": {"ui", "app", "tour", "steward/desk"},
    "sqlite3": {"pack", "steward/content"},
    "sqlite_utils": {"steward/content"},
    "whoosh": {"search"},
    "yaml": {"steward/content", "steward/learning"},
    "numpy": {"steward/learning"},
    "scipy": {"steward/learning"},
    "sklearn": {"steward/learning"},
    "threadpoolctl": {"steward/learning"},
    "msgspec": {"steward/content", "steward/imports", "steward/exchange", "steward/editing"},
    "ruamel": {"steward/content"},
    "python_calamine": {"steward/content"},
    "openpyxl": {"steward/exchange"},
    "polib": {"steward/exchange"},
    # pack: the list that a center keeps itself
    "csv": {"steward/content", "steward/exchange", "steward/editing", "pack"},
    "segno": {"handout"},
    "platformdirs": {"paths"},
    "tomlkit": {"site"},
    "tuf": {"update", "steward/signing"},
    "securesystemslib": {"update", "steward/signing"},
    "cryptography": {"update", "steward/signing"},
}
NETWORK = {
    "socket", "ssl", "http", "urllib.request", "urllib3", "ftplib", "smtplib", "requests", "httpx",
}  # fmt: skip
CONNECTS = ROOT / "update" / "address.py"
"""The one module that may use the network; the next test holds who may load it."""


def part(path: Path) -> str:
    relative = path.relative_to(ROOT)
    return relative.parts[0].removesuffix(".py")


def room(path: Path) -> str:
    """The folder that is a library's home: in the steward's wing its room, else the part."""
    parts = path.relative_to(ROOT).parts
    return "/".join(parts[:2]) if parts[0] == "steward" and len(parts) > 2 else part(path)


def level(name: str) -> int:
    return next(number for number, layer in enumerate(LAYERS) if name in layer)


def imports(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


FILES = [path for path in sorted(ROOT.rglob("*.py")) if path != ROOT / "__init__.py"]


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_point_down(path: Path) -> None:
    here = part(path)
    for name in imports(path):
        pieces = name.split(".")
        if pieces[0] != "navigator" or len(pieces) < 2:
            continue
        there = pieces[1]
        if there == here or not ((ROOT / there).is_dir() or (ROOT / f"{there}.py").exists()):
            continue
        assert level(there) < level(here), f"{here} may not import {there}"


@pytest.mark.parametrize("outer", ROOMS)
def test_rooms_inside_a_room_import_down_only(outer: str) -> None:
    inside = {one.stem for one in (ROOT / outer).iterdir()} - {"__pycache__", "__init__"}
    assert inside == {*ROOMS[outer]}
    dotted = f"navigator.{outer.replace('/', '.')}"
    for number, name in enumerate(ROOMS[outer]):
        above = tuple(f"{dotted}.{one}." for one in ROOMS[outer][number + 1 :])
        for path in (ROOT / outer / f"{name}.py", *(ROOT / outer / name).rglob("*.py")):
            found = (
                [one for one in imports(path) if f"{one}.".startswith(above)]
                if path.exists()
                else []
            )
            assert not found, f"{path.relative_to(ROOT)} may not import {found}"


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_each_library_has_one_home(path: Path) -> None:
    here = room(path)
    for name in imports(path):
        homes = HOMES.get(name.split(".")[0])
        assert homes is None or here in homes, f"{name} belongs to {homes}, not to {here}"
        assert name not in NETWORK or path == CONNECTS, f"{name}: nothing here connects"
        assert not name.startswith("PySide6.QtNetwork")


def test_what_connects_is_loaded_where_an_address_was_set_and_nowhere_else() -> None:
    loaders = [path for path in FILES if "navigator.update.address" in imports(path)]
    assert loaders == [ROOT / "update" / "updating.py"]
    source = loaders[0].read_text("utf-8")
    assert source.index('updates == "address"') < source.index("navigator.update.address")
    at_start = ast.parse(source).body
    names = [one.module for one in at_start if isinstance(one, ast.ImportFrom)]
    assert "navigator.update.address" not in names


def test_what_only_updates_need_is_not_loaded_before_somebody_looks() -> None:
    code = (
        "import sys, navigator.app, navigator.library.facade\n"
        "import navigator.ui.pages.staff.settings_page\n"
        "print([one for one in ('tuf', 'securesystemslib', 'cryptography', 'urllib3', 'socket',"
        " 'navigator.update.updating') if one in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT.parent, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


def test_every_module_has_a_layer() -> None:
    for path in FILES:
        level(part(path))


def test_no_module_needs_itself_by_a_circle() -> None:
    names = {path: ".".join(path.relative_to(ROOT.parent).with_suffix("").parts) for path in FILES}
    needed = {name: imports(path) & {*names.values()} for path, name in names.items()}
    TopologicalSorter(needed).prepare()  # raises CycleError, with the circle
