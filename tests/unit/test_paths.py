"""Four layouts: a source tree, a frozen bundle, a tree of files, a portable folder."""

from __future__ import annotations

import sys
from pathlib import Path

import platformdirs
import pytest

from navigator import paths
from navigator.paths import Paths, find_paths

ROOT = Path(__file__).parents[2]


@pytest.fixture
def bundle(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A frozen program in a folder of its own; returns that folder."""
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path / "app" / "_internal"), raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "app" / "navigator"))
    (tmp_path / "app").mkdir()
    return tmp_path / "app"


def test_a_source_tree_is_found_from_the_package() -> None:
    found = find_paths()
    assert found.resources == ROOT / "resources"
    assert found.pack == ROOT / "out" / "pack"
    assert found.translations == ROOT / "out" / "i18n"
    assert found.index == found.pack / "index"


def test_settings_lie_in_the_users_own_folder(empty_home: Path) -> None:
    settings = find_paths().settings
    assert settings.is_relative_to(empty_home)
    assert settings.name == "settings.toml"
    assert not settings.parent.exists(), "looking for it makes no folder"


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere platformdirs itself is asked")
@pytest.mark.parametrize("named", ["", " ", "/somewhere", "~/here", "here:/one:/two"])
def test_folders_are_those_that_platformdirs_names(
    named: str, empty_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("XDG_CONFIG_HOME", "XDG_CONFIG_DIRS", "XDG_DATA_HOME"):
        monkeypatch.setenv(name, named)
    found = find_paths()
    assert found.settings.parent == platformdirs.user_config_path("navigator")
    assert found.whole_computer is not None
    assert found.whole_computer.parent == platformdirs.site_config_path("navigator")
    assert found.content is not None
    assert found.content.parent == platformdirs.user_data_path("navigator")


def test_a_frozen_program_reads_its_bundle_and_has_no_sources(
    bundle: Path, empty_home: Path
) -> None:
    found = find_paths()
    assert found.pack == bundle / "_internal" / "pack"
    assert found.translations == bundle / "_internal" / "i18n"
    assert found.resources is None
    assert found.settings.is_relative_to(empty_home)


def test_a_portable_folder_keeps_its_settings_on_the_stick(bundle: Path) -> None:
    (bundle / "portable").touch()
    assert find_paths().settings == bundle / "settings.toml"


def test_a_tree_of_files_reads_the_pack_beside_its_modules(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, empty_home: Path
) -> None:
    app = tmp_path / "Navigator" / "app"
    (app / "pack").mkdir(parents=True)
    monkeypatch.setattr(paths, "__file__", str(app / "navigator" / "paths.pyc"))
    monkeypatch.setattr(sys, "executable", str(tmp_path / "Navigator" / "pythonw.exe"))
    found = find_paths()
    assert (found.pack, found.translations) == (app / "pack", app / "i18n")
    assert found.resources is None
    assert found.settings.is_relative_to(empty_home)
    (tmp_path / "Navigator" / "portable").touch()
    assert find_paths().settings == tmp_path / "Navigator" / "settings.toml"


def test_it_stands_where_the_module_stands(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(paths, "__file__", str(tmp_path / "tree" / "navigator" / "paths.py"))
    assert find_paths().pack == tmp_path / "tree" / "out" / "pack"


def test_paths_are_a_value() -> None:
    one = Paths(Path("a"), Path("b"), None, Path("c"))
    assert one == Paths(Path("a"), Path("b"), None, Path("c"))
    with pytest.raises(AttributeError):
        one.pack = Path("d")  # type: ignore[misc]
