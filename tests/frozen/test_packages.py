"""What a center is handed: it goes onto a bare computer, works there, and leaves nothing behind."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import tarfile
from dataclasses import dataclass
from pathlib import Path

import bare_root as build_root
import debian
import oldest
import portable
import pytest
import staging

from navigator import __version__
from navigator.site.settings import Settings, write_settings
from tests.helpers.bare_root import bare_root
from tests.helpers.publisher import begun_younger, new_content

ROOT = Path(__file__).parents[2]
OLD = "0.0.1"
# What the libraries of others leave behind by themselves, here as on any Debian.
OF_OTHERS: tuple[str, ...] = ("etc/ld.so.cache",)
# Navigator has no address of its own yet, and so no id after one.
WITHOUT_ADDRESS = "cid-desktopapp-is-not-rdns=info,url-homepage-missing=info"
APPSTREAM = ["validate", "--no-net", f"--override={WITHOUT_ADDRESS}"]

pytestmark = [
    pytest.mark.frozen,
    pytest.mark.slow,
    pytest.mark.timeout(1800),
    pytest.mark.skipif(sys.platform != "linux", reason="packages of Debian"),
    pytest.mark.skipif(shutil.which("dpkg-shlibdeps") is None, reason="dpkg-dev is not installed"),
]


@pytest.fixture(scope="module")
def frozen() -> Path:
    command = [sys.executable, str(ROOT / "build" / "bundle.py"), "--if-changed", "--json"]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return Path(json.loads(done.stdout.splitlines()[-1])["path"])


@pytest.fixture(scope="module")
def packages(frozen: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    return debian.build(frozen, tmp_path_factory.mktemp("packages"), level=1)


@pytest.fixture(scope="module")
def older(frozen: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("older")
    return debian.build(frozen, out, version=OLD, level=0)[0]


@pytest.fixture(scope="module")
def archive(frozen: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return portable.build(frozen, tmp_path_factory.mktemp("archive"), level=0)


def fields(package: Path) -> dict[str, str]:
    done = subprocess.run(
        ["dpkg-deb", "--field", str(package)], check=True, capture_output=True, text=True
    )
    return dict(re.findall(r"^(\S+): (.*)$", done.stdout, re.MULTILINE))


# What the packages are.
def test_they_are_named_after_the_version(packages: list[Path]) -> None:
    assert [path.name for path in packages] == [
        f"navigator_{__version__}_amd64.deb",
        f"navigator-kiosk_{__version__}_all.deb",
    ]


def test_what_it_needs_was_read_off_its_libraries(packages: list[Path]) -> None:
    told = fields(packages[0])
    needed = re.split(r", | \| ", told["Depends"])
    names = {one.partition(" ")[0] for one in needed}
    assert {"libc6", "libgl1", "libegl1", "fontconfig"} <= names
    # A printer is no need, and what the bundle brings itself is none.
    assert not names & {"libcups2", "libcups2t64", "libxcb-cursor0", "python3"}
    assert "libcups2" in told["Recommends"]


def test_the_kiosk_goes_with_the_program_of_its_version(packages: list[Path]) -> None:
    assert fields(packages[1])["Depends"].startswith(f"navigator (= {__version__}), ")


@pytest.mark.parametrize("readme", ["kiosk/README.Debian", "linux/README.Debian"])
def test_a_page_that_the_readme_names_is_installed(packages: list[Path], readme: str) -> None:
    text = (ROOT / "build/packaging" / readme).read_text("utf-8")
    pages = set(re.findall(r"(?<![\w./-])[\w-]+\.md", text.replace("/doc/navigator/", " ")))
    named = {f"/usr/share/doc/navigator/{page}" for page in pages}
    named |= set(re.findall(r"/usr/lib/navigator/[\w./-]+", text))
    listed = subprocess.run(
        ["dpkg-deb", "--contents", str(packages[0])], check=True, capture_output=True, text=True
    )
    assert len(named) > 2
    assert [one for one in sorted(named) if f".{one}\n" not in listed.stdout] == []
    if readme.startswith("linux"):
        assert pages == {Path(page).name for page in debian.FOR_ADMINS}
        assert "./usr/share/doc/navigator/README.Debian\n" in listed.stdout


def test_a_second_build_gives_the_same_bytes(
    frozen: Path, packages: list[Path], archive: Path, tmp_path: Path
) -> None:
    again = [*debian.build(frozen, tmp_path, level=1), portable.build(frozen, tmp_path, level=0)]
    for one, other in zip([*packages, archive], again, strict=True):
        assert one.read_bytes() == other.read_bytes(), one.name


def test_lintian_has_nothing_to_say(packages: list[Path]) -> None:
    if shutil.which("lintian") is None:
        pytest.skip("lintian is not installed")
    command = ["lintian", "--allow-root", "--fail-on=error,warning", *map(str, packages)]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (0, ""), done.stdout + done.stderr


@pytest.mark.parametrize(
    ("tool", "arguments", "path"),
    [
        ("desktop-file-validate", [], "usr/share/applications/navigator.desktop"),
        ("appstreamcli", APPSTREAM, "usr/share/metainfo/navigator.metainfo.xml"),
        ("man", ["--warnings", "-l"], "usr/share/man/man1/navigator.1.gz"),
    ],
)
def test_what_a_desktop_reads_is_sound(
    packages: list[Path], tmp_path: Path, tool: str, arguments: list[str], path: str
) -> None:
    if shutil.which(tool) is None:
        pytest.skip(f"{tool} is not installed")
    subprocess.run(["dpkg-deb", "-x", str(packages[0]), str(tmp_path)], check=True)
    command = [tool, *arguments, str(tmp_path / path)]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout
    assert not re.search(r"^\S*(warning|error)", done.stdout + done.stderr, re.MULTILINE)


# What happens on a bare computer.
def smoke(root: build_root.Root, program: str) -> dict[str, list[str]]:
    """The fixed visit as somebody without rights; returns what was seen."""
    out = root.empty_folder("seen")
    done = root.run(program, as_nobody=True, NAVIGATOR_SMOKE="/srv/seen")
    assert done.returncode == 0, done.stderr
    seen: dict[str, list[str]] = json.loads((out / "seen.json").read_text("utf-8"))
    assert any("Colorado" in text for text in seen["results"])
    assert seen["network"] == []
    return seen


@dataclass(frozen=True)
class Handed:
    """What a center is handed, and an older package that it has."""

    packages: list[Path]
    older: Path
    archive: Path


@pytest.fixture(scope="module")
def made_here(packages: list[Path], older: Path, archive: Path) -> Handed:
    return Handed(packages, older, archive)


@pytest.fixture(scope="module")
def made_in_oldest(tmp_path_factory: pytest.TempPathFactory) -> Handed:
    if why := build_root.lacking():
        pytest.skip(why)
    made = {path.name: path for path in oldest.build("release", "--untagged").iterdir()}
    packages = [made[f"navigator_{__version__}_amd64.deb"],
                made[f"navigator-kiosk_{__version__}_all.deb"]]  # fmt: skip
    opened = tmp_path_factory.mktemp("opened")
    subprocess.run(["dpkg-deb", "-R", str(packages[0]), str(opened)], check=True)
    control = opened / "DEBIAN/control"
    named = control.read_text("utf-8").replace(f"Version: {__version__}", f"Version: {OLD}")
    control.write_text(named, "utf-8")
    older = tmp_path_factory.mktemp("older") / f"navigator_{OLD}_amd64.deb"
    subprocess.run(["dpkg-deb", "-z0", "--build", str(opened), str(older)], check=True)
    archive = made[f"navigator-{__version__}-linux-x86_64.tar.xz"]
    return Handed(packages, older, archive)


@pytest.mark.parametrize(
    ("made", "suite"),
    [
        ("made_here", "trixie"),
        pytest.param("made_in_oldest", "bookworm", marks=pytest.mark.release),
        pytest.param("made_in_oldest", "trixie", marks=pytest.mark.release),
    ],
)
def test_it_comes_starts_searches_updates_and_goes(
    made: str, suite: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    handed: Handed = request.getfixturevalue(made)
    packages, older, archive = handed.packages, handed.older, handed.archive
    root = bare_root(tmp_path / "root", suite)
    root.apt("update")
    home = root.empty_folder("home")
    inside = root.empty_folder("handed")
    for path in (*packages, older):
        shutil.copy(path, inside)

    # The portable archive: first it names what the system lacks, in one sentence.
    with tarfile.open(archive) as packed:
        packed.extractall(inside, filter="tar")
    alone = "/srv/handed/navigator/navigator"
    assert not (root.folder / "usr/bin/python3").exists()
    done = root.run(alone, as_nobody=True)
    assert done.returncode == 1
    assert re.fullmatch(r"Navigator needs .*libGL\.so\.1.*: install .*libgl1.*\.\n", done.stderr)

    # A package; apt brings what it needs, and nothing of either stays when they go.
    before = root.files()
    root.apt("install", f"/srv/handed/{older.name}")
    smoke(root, "navigator")
    smoke(root, alone)
    assert not (root.folder / "usr/bin/python3").exists()
    assert list(home.iterdir()) == []
    root.apt("purge", "navigator")
    root.apt("autoremove", "--purge")
    assert {path for path in root.files() ^ before if not path.startswith(OF_OTHERS)} == set()

    # An older one again.
    root.apt("install", f"/srv/handed/{older.name}")
    done = root.run("dpkg-query", "-W", "-f=${Version}", "navigator")
    assert done.stdout == OLD

    # The newer ones over it.
    root.apt("install", *(f"/srv/handed/{path.name}" for path in packages))
    done = root.run("dpkg-query", "-W", "-f=${Version}", "navigator")
    assert done.stdout == __version__
    assert root.run("navigator", "--version").stdout == f"navigator {__version__}\n"
    told = json.loads(root.run("navigator", "--status", "--json", as_nobody=True).stdout)
    bundled = inside / "navigator/_internal/pack"
    manifest = json.loads((bundled / "manifest.json").read_text("utf-8"))
    assert told["pack_sha256"] == manifest["sha256"]
    unit = "/usr/lib/systemd/system/navigator-kiosk.service"
    done = root.run("systemd-analyze", "verify", unit)
    assert done.returncode == 0, done.stderr
    done = root.run("getent", "passwd", "navigator-kiosk")
    assert done.stdout.endswith(":/var/lib/navigator-kiosk:/usr/sbin/nologin\n")

    # New content from a folder that stands in settings for the whole computer.
    stewards = begun_younger(bundled, tmp_path / "stick")
    shutil.copytree(stewards.folder, inside / "stick")
    site = root.folder / "etc/xdg/navigator"
    site.mkdir(parents=True)
    settings = Settings(
        updates="folder",
        updates_from="/srv/handed/stick",
        updates_root="/etc/xdg/navigator/root.json",
    )
    write_settings(site / "settings.toml", settings)
    shutil.copy(stewards.root(), site / "root.json")
    for path in (site, *site.iterdir()):
        path.chmod(0o755)
    subprocess.run(["chmod", "-R", "a+rX", str(inside)], check=True)
    came = new_content(smoke(root, "navigator")["settings"])
    assert f"Información en uso: {came}" in smoke(root, "navigator")["settings"]
    assert [one.name for one in home.iterdir()] == [".local"]

    # Gone: of systemd, which the kiosk needs, apt keeps some by itself.
    root.apt("purge", "navigator", "navigator-kiosk")
    left = [
        "find",
        "/",
        "-xdev",
        "-path",
        "/srv",
        "-prune",
        "-o",
        "-iname",
        "*navigator*",
        "-print",
    ]
    assert root.run(*left).stdout == ""
    for table in ("passwd", "group"):
        assert root.run("getent", table, "navigator-kiosk").stdout == ""
    # `passwd-` and its like are what the system itself keeps of yesterday.
    named = [
        "grep",
        "-rIil",
        "--exclude=*-",
        "navigator",
        "/etc",
        "/var/lib/dpkg",
        "/var/lib/systemd",
    ]
    assert root.run(*named).stdout == ""


def test_the_times_of_the_archive_are_those_of_the_commit(archive: Path) -> None:
    with tarfile.open(archive) as packed:
        assert {member.mtime for member in packed} == {staging.epoch()}
