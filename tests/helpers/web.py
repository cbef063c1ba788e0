"""A small https server on this machine, with a certificate of its own, that hears everything."""

from __future__ import annotations

import contextlib
import socket
import ssl
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID


def make_certificate(folder: Path) -> tuple[Path, Path]:
    """A certificate for localhost that vouches for itself, and its key."""
    key = generate_private_key(SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, SHA256())
    )
    certificate, private = folder / "certificate.pem", folder / "private.pem"
    certificate.write_bytes(made.public_bytes(Encoding.PEM))
    private.write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    return certificate, private


class Server:
    """Hands out the files of a folder below `/content`; each connection is one request."""

    def __init__(self, folder: Path, scratch: Path) -> None:
        self.folder = folder
        self.certificate, private = make_certificate(scratch)
        self.requests: list[bytes] = []
        """Every byte that came, by connection."""
        self.sent = 0
        """Bytes that went out, without what TLS adds."""
        self.redirect = ""
        self.fails = 0
        self.cut = False
        """Break off in the middle of each large file."""
        self._context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self._context.load_cert_chain(self.certificate, private)
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port = self._listening.getsockname()[1]
        self.address = f"https://localhost:{self.port}/content"
        self._thread = threading.Thread(target=self._serve)
        self._thread.start()

    def close(self) -> None:
        """Listen no more."""
        with contextlib.suppress(OSError):
            self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()
        self._thread.join()

    def _serve(self) -> None:
        while True:
            try:
                plain, _ = self._listening.accept()
            except OSError:
                return
            with plain, contextlib.suppress(OSError):
                plain.settimeout(10)
                with self._context.wrap_socket(plain, server_side=True) as one:
                    self._answer(one)

    def _answer(self, one: ssl.SSLSocket) -> None:
        heard = b""
        while not heard.endswith(b"\r\n\r\n"):
            piece = one.recv(4096)
            if not piece:
                return
            heard += piece
        self.requests.append(heard)
        name = heard.split(b" ")[1].decode().removeprefix("/content/")
        path = self.folder / name
        status, data, more = "200 OK", b"", ""
        if self.redirect:
            status, more = "302 Found", f"Location: {self.redirect}\r\n"
        elif self.fails:
            status = f"{self.fails} Failed"
        elif not path.is_file():
            status = "404 Not Found"
        else:
            data = path.read_bytes()
        head = f"HTTP/1.1 {status}\r\n{more}Set-Cookie: who=you\r\nContent-Length: {len(data)}\r\n"
        if self.cut and len(data) > 20_000:
            data = data[: len(data) // 2]
        answer = f"{head}\r\n".encode() + data
        one.sendall(answer)
        self.sent += len(answer)


@contextlib.contextmanager
def serve(folder: Path, scratch: Path) -> Iterator[Server]:
    """A server for as long as it is needed."""
    server = Server(folder, scratch)
    try:
        yield server
    finally:
        server.close()
