"""What is made for Windows is looked at from here: a file that is none of its own is noticed."""

from __future__ import annotations

import struct
from pathlib import Path

import left_out
import pe
import pytest
import windows_tree


def library(path: Path, *needs: str, delayed: str = "", machine: int = pe.AMD64) -> Path:
    """Write a library that is linked against others, as small as it can be."""
    section, at = 0x200, 0x1000
    names, tables = b"", {1: (20, 12, needs), 13: (32, 4, (delayed,) if delayed else ())}
    body, directories = bytearray(0x400), [0] * 32
    place = 0x200
    for number, (length, named_at, wanted) in tables.items():
        directories[2 * number] = at + place if wanted else 0
        for name in wanted:
            struct.pack_into("<I", body, place + named_at, at + len(names))
            names += name.encode() + b"\0"
            place += length
        place += length
    body[: len(names)] = names
    head = bytearray(section)
    struct.pack_into("<I", head, 0x3C, 0x40)
    struct.pack_into("<4sHH", head, 0x40, b"PE\0\0", machine, 1)
    struct.pack_into("<H", head, 0x54, 240)
    struct.pack_into("<H", head, 0x58, 0x20B)
    struct.pack_into("<I32I", head, 0x58 + 108, 16, *directories)
    struct.pack_into("<IIII", head, 0x58 + 240 + 8, len(body), at, len(body), section)
    path.write_bytes(bytes(head + body))
    return path


def test_what_a_library_needs_is_read_off_it(tmp_path: Path) -> None:
    file = library(tmp_path / "a.dll", "KERNEL32.dll", "Qt6Core.dll", delayed="dwmapi.dll")
    assert pe.needs(file) == {"kernel32.dll", "qt6core.dll", "dwmapi.dll"}


@pytest.mark.parametrize("content", [b"", b"MZ", b"\x7fELF" + bytes(400)])
def test_what_is_no_library_of_windows_is_refused(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "a.dll"
    file.write_bytes(content)
    with pytest.raises(pe.NotPeError):
        pe.needs(file)
    with pytest.raises(pe.NotPeError):
        pe.version(file)


def test_one_of_32_bits_is_refused(tmp_path: Path) -> None:
    with pytest.raises(pe.NotPeError):
        pe.needs(library(tmp_path / "a.dll", machine=0x14C))


def test_a_library_that_is_nowhere_stops_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    library(tmp_path / "a.pyd", "Kernel32.dll", "api-ms-win-crt-heap-l1-1-0.dll", "B.dll")
    library(tmp_path / "b.dll", "icuuc.dll")
    windows_tree.check(tmp_path)
    library(tmp_path / "b.dll", "MSVCP140.dll")
    with pytest.raises(SystemExit):
        windows_tree.check(tmp_path)
    assert capsys.readouterr().err == "b.dll needs msvcp140.dll, which is not there.\n"


def test_a_left_out_package_takes_its_modules_along() -> None:
    assert left_out.is_left_out("navigator.cli.main", left_out.ALWAYS)
    assert not left_out.is_left_out("navigator.climate", left_out.ALWAYS)
    assert left_out.is_left_out("http.client", left_out.NETWORK)
