"""A release is what its tag says, names what is in it, and knows nothing of who built it."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import sysconfig
import tomllib
from pathlib import Path

import elf
import origins
import pytest
import release
import setup_env
import signatures
import staging


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A git tree of version 1.2.3."""
    if shutil.which("git") is None:
        pytest.skip("needs git")
    (tmp_path / "navigator").mkdir()
    (tmp_path / "navigator" / "__init__.py").write_text('__version__ = "1.2.3"\n')
    monkeypatch.setattr(setup_env, "ROOT", tmp_path)
    git(tmp_path, "init", "--quiet")
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "--quiet", "-m", "First")
    return tmp_path


def git(tree: Path, *arguments: str) -> None:
    who = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", "-C", str(tree), *who, *arguments], check=True)


def test_only_the_tag_of_its_own_version_is_released(
    tree: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    git(tree, "tag", "v1.2.2")
    with pytest.raises(SystemExit):
        release.check(None, None, untagged=False)
    assert "not tagged v1.2.3" in capsys.readouterr().err
    git(tree, "tag", "v1.2.3")
    release.check(None, None, untagged=False)
    (tree / "more").touch()
    with pytest.raises(SystemExit):
        release.check(None, None, untagged=False)
    assert "?? more" in capsys.readouterr().err
    release.check(None, None, untagged=True)


def test_one_command_names_gathers_commits_and_tags(
    tree: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A release that is cut by hand forgets a step; one that was handed out is not changed."""
    gather = "from pathlib import Path; import sys; Path('CHANGELOG.md').write_text(sys.argv[3])"
    (tree / "towncrier.py").write_text(gather)
    for name in ("name", "email"):
        git(tree, "config", f"user.{name}", "a@example.org")
    with pytest.raises(SystemExit):
        release.cut("1.3.0")
    assert "these files differ" in capsys.readouterr().err
    git(tree, "add", "--all")
    git(tree, "commit", "--quiet", "-m", "gather")
    release.check(None, None, untagged=False, version="1.3.0")
    assert staging.version() == "1.3.0" == (tree / "CHANGELOG.md").read_text()
    release.check(None, None, untagged=False)  # clean, and at its tag
    for version, says in (("1.3.0", "tagged before"), ("1.4", "is no version")):
        with pytest.raises(SystemExit):
            release.cut(version)
        assert says in capsys.readouterr().err


def test_a_fragment_of_the_changelog_stands_below_a_heading_as_one_point() -> None:
    """A fragment that towncrier can not place is lost, and a dash would stand twice."""
    towncrier = tomllib.loads((setup_env.ROOT / "pyproject.toml").read_text())["tool"]["towncrier"]
    named = "|".join(one["directory"] for one in towncrier["type"])
    fragments = [
        one for one in (setup_env.ROOT / "changelog.d").iterdir() if one.name != "README.md"
    ]
    wrong = [
        one.name
        for one in fragments
        if not re.fullmatch(rf"[\w+-]+\.({named})\.md", one.name)
        or not re.match(r"(?![-*] )\S", one.read_text("utf-8"))
    ]
    assert wrong == []


def test_a_known_hole_or_a_missing_key_stops_it(
    tree: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    package = {"ecosystem": "PyPI", "name": "tuf"}
    ranges = [{"type": "ECOSYSTEM", "events": [{"introduced": "0"}]}]
    record = {"id": "GHSA-9", "affected": [{"package": package, "ranges": ranges}]}
    (tree / "osv.json").write_text(json.dumps(record))
    with pytest.raises(SystemExit):
        release.check(tree / "osv.json", None, untagged=True)
    assert "GHSA-9" in capsys.readouterr().err
    with pytest.raises(SystemExit):
        release.check(None, tree / "no.pem", untagged=True)


@pytest.mark.skipif(sys.platform == "darwin", reason="there it makes one")
def test_it_starts_with_no_package_and_says_what_this_system_can_not_make() -> None:
    command = [sys.executable, "-S", "-E", str(setup_env.ROOT / "build" / "package.py"), "macos"]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    assert done.returncode == 1
    assert done.stderr.startswith("Only macOS makes a program for macOS: ")
    assert done.stderr.count("\n") == 1


def test_the_part_of_the_binding_that_we_compile_knows_no_folder(tmp_path: Path) -> None:
    made = [signatures.unpack(tmp_path / name) for name in ("one", "another")]
    files = sorted(path.relative_to(made[0]) for path in made[0].rglob("*.pyc"))
    assert len(files) > 10
    for one in files:
        assert (made[0] / one).read_bytes() == (made[1] / one).read_bytes(), one


def test_every_file_bears_the_time_of_the_commit(
    tree: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    staging.epoch.cache_clear()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    (tree / "program").touch()
    staging.settle(tree, programs=("program",))
    staging.epoch.cache_clear()
    assert {path.stat().st_mtime for path in tree.rglob("*")} == {86400}
    assert (tree / "program").stat().st_mode & 0o777 == 0o755
    assert (tree / "navigator" / "__init__.py").stat().st_mode & 0o777 == 0o644


def test_a_library_forgets_the_computer_it_was_linked_on(tmp_path: Path) -> None:
    folder = Path(sysconfig.get_config_var("DESTSHARED") or "")
    for source in folder.glob("math.*.so"):
        copy = tmp_path / source.name
        copy.write_bytes(source.read_bytes())
        if not elf.drop_foreign_paths(copy):
            continue
        told = subprocess.run(["objdump", "-p", str(copy)], check=True, capture_output=True)
        assert not re.search(rb"(RPATH|RUNPATH) +/", told.stdout)
        assert b"NEEDED" in told.stdout
        code = f"import sys; sys.path.insert(0, {str(tmp_path)!r}); import math; print(math.pi)"
        done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)
        assert done.stdout.startswith(b"3.14")
        return
    pytest.skip("this Python names no folder of its own")


def test_what_is_no_library_stays_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "text"
    file.write_text("text")
    assert not elf.drop_foreign_paths(file)
    assert file.read_text() == "text"


def test_the_contents_name_every_package_with_licence_and_hashes(tmp_path: Path) -> None:
    sbom = pytest.importorskip("sbom", reason="cyclonedx-python-lib is in the lock `release`")
    pack = tmp_path / "navigator.sqlite"
    pack.write_bytes(b"pack")
    found = [
        origins.Origin(origins.PYPI, "segno", "1.6.6"),
        origins.Origin(origins.DEBIAN, "libx11-6", "2:1.8.12-1"),
        origins.Origin(origins.PYTHON, "CPython", "3.11.7"),
    ]
    text = sbom.build(found, pack)
    told = {one["name"]: one for one in json.loads(text)["components"]}
    assert {"segno", "libx11-6", "CPython", "Qt", "Lucide", "navigator.sqlite"} <= told.keys()
    assert all(one["licenses"] for one in told.values())
    assert told["segno"]["purl"] == "pkg:pypi/segno@1.6.6"
    assert told["segno"]["externalReferences"][0]["hashes"]
    assert sbom.build(found, pack) == text
