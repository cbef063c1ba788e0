"""The files of Navigator for Windows, laid out on any system: no program is frozen.

Python is python.org's embeddable zip, whose path and SHA-256 a person gives; the packages
are those of build/locks/app.txt for Windows, by hash. `left_out` and `qt_parts` say what stays
away, as they do for a frozen bundle, and a library that nothing here needs stays away too. It
refuses a zip that is another than was named, one whose Python can not read what this one
compiles, and a tree in which a library is missing.

    pythonw.exe, python311.dll, …   Python as it came, less what would bring a network
    app/navigator, app/PySide6, …   compiled modules and Qt
    app/pack, app/i18n, app/licenses, app/trust
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

import bundle
import left_out
import pe
import products
import qt_parts
import setup_env
import staging

APP = "app"
LOCK = setup_env.LOCKS / "app.txt"
START = setup_env.ROOT / "build" / "packaging" / "windows" / "navigator.cmd"
LEFT_OUT = left_out.ALWAYS + left_out.NETWORK
# What compiled parts of Python are called where it is not their module with a `_` before it.
_HALVES = ("_elementtree", "_msi", "_overlapped", "_testcapi", "libssl-3", "pyexpat", "winsound")
# Windows brings these; any other library must be in the tree. `icuuc` comes with 10, 1903.
_SYSTEM = """
    advapi32 authz bcrypt bcryptprimitives cabinet comctl32 comdlg32 crypt32 d3d11 d3d12 d3d9
    dwmapi dwrite dxgi gdi32 icuuc imm32 iphlpapi kernel32 mpr msvcrt netapi32 ntdll ole32
    oleaut32 pathcch propsys rpcrt4 setupapi shell32 shlwapi uiautomationcore user32 userenv
    uxtheme version winmm winspool ws2_32 wtsapi32
"""


def python_of(archive: Path, sha256: str) -> tuple[str, str]:
    """Version of the Python in an embeddable zip, as `3.11.9`, and its name, `python311`.

    Refuses a zip that is another than its SHA-256 says, or that can not be taken.
    """
    if not archive.is_file():
        setup_env.fail(f"There is no file {archive}: see docs/release.md.")
    with archive.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    if digest != sha256.lower():
        setup_env.fail(f"{archive.name} has SHA-256 {digest}, not what was named.")
    if not zipfile.is_zipfile(archive):
        setup_env.fail(f"{archive.name} is no zip.")
    with zipfile.ZipFile(archive) as packed, tempfile.TemporaryDirectory() as folder:
        names = set(packed.namelist())
        found = [one for one in names if re.fullmatch(r"python3\d+\.dll", one)]
        if len(found) != 1 or not {"pythonw.exe", f"{found[0][:-4]}.zip"} <= names:
            setup_env.fail(f"{archive.name} is no embeddable Python for Windows.")
        try:
            major, minor, rest, _ = pe.version(Path(packed.extract(found[0], folder)))
        except pe.NotPeError as error:
            setup_env.fail(f"{archive.name} can not be taken: {error}.")
    if (major, minor) != sys.version_info[:2]:
        mine = ".".join(map(str, sys.version_info[:2]))
        setup_env.fail(f"{archive.name} is Python {major}.{minor}; this one compiles for {mine}.")
    # Of 3.11.9 Windows shows 3.11.9150: the last three figures count the trials before it.
    return f"{major}.{minor}.{rest // 1000}", found[0][:-4]


def lay(archive: Path, name: str, folder: Path) -> None:
    """Lay everything into the empty `folder`; `name` as `python_of` tells it."""
    app = folder / APP
    app.mkdir(parents=True)
    _lay_python(archive, name, folder)
    _lay_packages(app)
    _lay_navigator(app)
    staging.copy(START, folder / START.name)
    _compile(app)
    check(folder)
    staging.settle(folder)


def check(folder: Path) -> None:
    """Refuse a tree in which some file needs a library that neither it nor Windows has."""
    files = [path for path in sorted(folder.rglob("*")) if path.suffix in {".dll", ".exe", ".pyd"}]
    here, system = {path.name.lower() for path in files}, set(_SYSTEM.split())
    for path in files:
        for need in sorted(pe.needs(path)):
            is_system = need.startswith("api-ms-win-") or need.rpartition(".")[0] in system
            if need not in here and not is_system:
                setup_env.fail(f"{path.name} needs {need}, which is not there.")


def _is_left_out(module: str) -> bool:
    return left_out.is_left_out(module, LEFT_OUT)


def _lay_python(archive: Path, name: str, folder: Path) -> None:
    with zipfile.ZipFile(archive) as packed:
        for one in packed.namelist():
            stem = PurePosixPath(one).stem
            half = stem.removeprefix("_")
            if not (_is_left_out(stem) or _is_left_out(half) or stem in _HALVES):
                packed.extract(one, folder)
    library = folder / f"{name}.zip"
    with zipfile.ZipFile(archive) as packed, packed.open(library.name) as file:
        _thin(file.read(), library)
    # Nothing outside of this folder is looked at; `site` runs app/sitecustomize first.
    path = folder / f"{name}._pth"
    path.write_text(f"{name}.zip\n.\n{APP}\nimport site\n", "ascii", newline="\r\n")


def _thin(whole: bytes, target: Path) -> None:
    """Write the zip of the standard library anew, less the modules that are left out."""
    temporary = target.with_suffix(".whole")
    temporary.write_bytes(whole)
    moment = staging.moment().timetuple()[:6]
    with zipfile.ZipFile(temporary) as packed, zipfile.ZipFile(target, "w") as thin:
        for one in sorted(packed.namelist()):
            if not one.endswith("/") and not _is_left_out(_module(PurePosixPath(one))):
                entry = zipfile.ZipInfo(one, moment)
                entry.compress_type = zipfile.ZIP_DEFLATED
                thin.writestr(entry, packed.read(one))
    temporary.unlink()


def _module(path: PurePosixPath) -> str:
    """Name of the module in a file, from its path below where modules are looked for."""
    return ".".join(path.with_suffix("").parts).removesuffix(".__init__")


def _lay_packages(app: Path) -> None:
    """Install the lock for Windows beside the tree, and take over what is wanted of it."""
    with tempfile.TemporaryDirectory(dir=setup_env.OUT) as scratch:
        wheels = Path(scratch)
        pip = [sys.executable, "-m", "pip"]
        command = setup_env.install_command(pip, LOCK)
        command += ["--target", scratch, "--platform", "win_amd64", "--only-binary", ":all:"]
        command += ["--python-version", ".".join(map(str, sys.version_info[:2])), "--no-compile"]
        if subprocess.run(command, check=False).returncode:
            setup_env.fail("The packages for Windows could not be had; the lines above say why.")
        for path in sorted(wheels.rglob("*.py")):
            inside = path.relative_to(wheels)
            # Of the binding the rest are tools for whoever writes programs.
            is_tool = inside.parts[0] in {"PySide6", "shiboken6"} and len(inside.parts) > 2
            if not is_tool and not _is_left_out(_module(PurePosixPath(inside))):
                staging.copy(path, app / inside)
        for inside in sorted(_qt_files(wheels)):
            staging.copy(wheels / inside, app / inside)


def _qt_files(wheels: Path) -> set[Path]:
    """The parts of Qt that Navigator imports, their plugins, and all that these need."""
    binding, shiboken = wheels / "PySide6", wheels / "shiboken6"
    wanted = [binding / f"{name}.pyd" for name in sorted(_imported_from_qt())]
    wanted += [shiboken / "Shiboken.pyd"]
    plugins = sorted((binding / "plugins").rglob("*.dll"))
    wanted += [path for path in plugins if qt_parts.wants_binary(str(path.relative_to(wheels)))]
    found = set(binding.glob("translations/*.qm"))
    found = {path for path in found if qt_parts.wants_data(str(path))}
    while wanted:
        path = wanted.pop()
        if path not in found:
            found.add(path)
            # Windows looks beside the library first: shiboken6 has some of PySide6's of its own.
            for need in pe.needs(path):
                beside = (folder / need for folder in (path.parent, binding, shiboken))
                wanted += [next(filter(None, map(_with_its_letters, beside)), path)]
    return {path.relative_to(wheels) for path in found}


def _with_its_letters(path: Path) -> Path | None:
    """The file of that name, large and small letters aside, as Windows finds it."""
    return next((one for one in path.parent.iterdir() if one.name.lower() == path.name), None)


def _imported_from_qt() -> set[str]:
    text = "".join(path.read_text("utf-8") for path, _ in _our_modules())
    return set(re.findall(r"^\s*(?:from|import) PySide6\.(\w+)", text, re.MULTILINE))


def _our_modules() -> Iterator[tuple[Path, Path]]:
    """Each module of Navigator that is handed out, and its path in the tree."""
    for path in sorted((setup_env.ROOT / "navigator").rglob("*.py")):
        inside = path.relative_to(setup_env.ROOT)
        if not _is_left_out(_module(PurePosixPath(inside))):
            yield path, inside


def _lay_navigator(app: Path) -> None:
    for path, inside in _our_modules():
        staging.copy(path, app / inside)
    staging.copy(setup_env.ROOT / "build" / "no_network.py", app / "sitecustomize.py")
    assets = "navigator/ui/assets"
    staging.copy(setup_env.ROOT / assets, app / assets)
    staging.copy(products.PACK, app / "pack")
    for path in products.whole_windows():
        staging.copy(path, app / "i18n" / path.name)
    for path in (setup_env.ROOT / "resources" / "trust").glob("root.json"):
        staging.copy(path, app / "trust" / path.name)
    staging.copy(bundle.LICENSES, app / "licenses")


def _compile(app: Path) -> None:
    """Modules become bytecode: nobody may write beside them later, so each start would do it."""
    command = [sys.executable, "-m", "compileall", "-q", "-b", "-o", "1", "-s", str(app)]
    command += ["--invalidation-mode", "unchecked-hash", str(app)]
    environ = {**os.environ, "PYTHONHASHSEED": "0"}
    if subprocess.run(command, check=False, env=environ).returncode:
        setup_env.fail("The modules could not be compiled; the lines above say why.")
    for path in app.rglob("*.py"):
        path.unlink()
    for path in app.rglob("__pycache__"):
        shutil.rmtree(path)
