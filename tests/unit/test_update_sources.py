"""Where new content comes from: nothing outside the folder is read, nobody else is asked."""

from __future__ import annotations

import os
import socket
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from tuf.api.exceptions import DownloadError, DownloadHTTPError

from navigator.errors import KnownError
from navigator.update.address import AddressSource
from navigator.update.sources import FolderSource
from tests.helpers.publisher import BUNDLED, NEW, NEWER, Site, Stewards
from tests.helpers.web import Server, serve


def read(source: FolderSource | AddressSource, name: str) -> bytes:
    with closing(source), source.download_file(name, 1000) as file:
        found: bytes = file.read()
        return found


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A stick, with a secret beside it."""
    (tmp_path / "secret.json").write_text("secret")
    stick = tmp_path / "stick"
    (stick / "metadata").mkdir(parents=True)
    (stick / "metadata" / "a.json").write_text("public")
    return stick


def test_a_file_of_the_folder_is_read(folder: Path) -> None:
    assert read(FolderSource(folder), "metadata/a.json") == b"public"


def test_whoever_waits_hears_how_many_bytes_have_come(folder: Path) -> None:
    (folder / "metadata" / "b.json").write_bytes(b"x" * 600_000)
    source, told = FolderSource(folder), list[int]()
    source.tell = told.append
    with closing(source):
        pieces = list(source.fetch("metadata/b.json"))
    assert len(pieces) > 1
    assert told == [sum(map(len, pieces[: number + 1])) for number in range(len(pieces))]
    assert told[-1] == 600_000


@pytest.mark.parametrize(
    "name",
    ["../secret.json", "metadata/../../secret.json", "/etc/passwd", "metadata/..", "metadata",
     "secret.json", "metadata/a.json/", "metadata\\a.json", "metadata/A.json", "metadata/a.json\n",
     "https://example.org/metadata/a.json", "file:///etc/passwd", "metadata/a%2e.json"],
)  # fmt: skip
def test_a_name_that_is_not_plain_is_refused(folder: Path, name: str) -> None:
    with pytest.raises(DownloadError):
        read(FolderSource(folder), name)


def test_a_link_out_of_the_folder_is_not_followed(folder: Path) -> None:
    (folder / "metadata" / "b.json").symlink_to(folder.parent / "secret.json")
    (folder / "targets").symlink_to(folder.parent)
    for name in ("metadata/b.json", "targets/secret.json"):
        with pytest.raises(DownloadHTTPError):
            read(FolderSource(folder), name)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no pipes in folders")
def test_a_pipe_that_never_ends_is_not_opened(folder: Path) -> None:
    os.mkfifo(folder / "metadata" / "b.json")
    with pytest.raises(DownloadHTTPError):
        read(FolderSource(folder), "metadata/b.json")


def test_more_bytes_than_were_signed_are_not_read(folder: Path) -> None:
    (folder / "metadata" / "a.json").write_bytes(b"x" * 5000)
    with pytest.raises(DownloadError, match="maximum"):
        read(FolderSource(folder), "metadata/a.json")


# An address.
@pytest.fixture
def server(stewards: Stewards, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """A web server on this machine that hands out what the stewards publish."""
    with serve(stewards.folder, tmp_path) as one:
        monkeypatch.setenv("SSL_CERT_FILE", str(one.certificate))
        yield one


@pytest.fixture
def online(site: Site, server: Server) -> Site:
    """A site that takes its content from there."""
    site.settings = site.settings._replace(updates="address", updates_from=server.address)
    return site


def test_content_comes_over_the_network(online: Site) -> None:
    assert online.look().is_new
    assert online.opens() == NEW


def test_a_file_of_the_address_is_read(server: Server, stewards: Stewards) -> None:
    source = AddressSource(f"{server.address}/")
    name = "metadata/timestamp.json"
    with closing(source), source.download_file(name, 10_000) as file:
        assert file.read() == (stewards.folder / name).read_bytes()
    assert server.requests[0].startswith(b"GET /content/metadata/timestamp.json ")


def test_the_requests_hold_the_names_of_files_and_nothing_else(
    online: Site, server: Server, stewards: Stewards
) -> None:
    names: set[str] = set()
    for day in (NEW, NEWER):
        stewards.publish(day)
        assert online.look().is_new
        files = [one for one in stewards.folder.rglob("*") if one.is_file()]
        names |= {str(one.relative_to(stewards.folder)) for one in files}
    asked = set()
    for request in server.requests:
        line, *heads = request.decode("ascii").split("\r\n")
        asked.add(line.removeprefix("GET /content/").removesuffix(" HTTP/1.1"))
        assert sorted(heads) == [
            "",
            "",
            "Accept-Encoding: identity",
            "Connection: close",
            f"Host: localhost:{server.port}",
            "User-Agent: Navigator",
        ]
    assert asked - names == {"metadata/2.root.json"}, "the next root, which is not there yet"
    assert "metadata/timestamp.json" in asked


def test_an_address_that_sends_elsewhere_is_not_followed(online: Site, server: Server) -> None:
    for where in ("https://localhost:1/x", "http://localhost/x", "file:///etc/passwd"):
        server.redirect = where
        with pytest.raises(KnownError, match="can not be reached"):
            online.look()
    assert online.opens() == BUNDLED


def test_an_address_nobody_vouches_for_is_not_used(
    online: Site, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SSL_CERT_FILE")
    with pytest.raises(KnownError, match="can not be reached"):
        online.look()
    assert server.requests == []


def test_an_address_without_tls_is_not_asked(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.settimeout(0.2)
        source = AddressSource(f"http://127.0.0.1:{listening.getsockname()[1]}")
        with pytest.raises(DownloadError):
            read(source, "metadata/a.json")
        with pytest.raises(TimeoutError):
            listening.accept()


def test_a_server_that_breaks_off_or_fails(online: Site, server: Server) -> None:
    server.fails = 500
    with pytest.raises(KnownError, match="can not be reached"):
        online.look()
    server.fails = 0
    server.cut = True
    with pytest.raises(KnownError) as caught:
        online.look()
    assert caught.value.next_step
    assert online.opens() == BUNDLED
    server.cut = False
    assert online.look().is_new


def test_an_address_that_is_not_there(online: Site, server: Server) -> None:
    server.close()
    with pytest.raises(KnownError, match="can not be reached") as caught:
        online.look()
    assert server.address in caught.value.words()[0]


def test_a_copy_of_the_program_without_network_says_so(
    online: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "navigator.update.address", None)
    with pytest.raises(KnownError, match="nothing that could use the network"):
        online.look()
