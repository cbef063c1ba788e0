"""Makes and reads keys of stewards: a private half under a passphrase, a public half to hand on.

Only a source tree holds this module: a program that checks signatures signs nothing.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    PrivateFormat,
    load_pem_private_key,
)
from securesystemslib.signer import CryptoSigner, Key

from navigator.errors import ToolError
from navigator.files import write_whole

PRIVATE, PUBLIC = ".pem", ".pub"
_LEAST_CHARS = 12


def new_key(folder: Path, name: str, passphrase: str) -> Path:
    """Make a pair of keys, `name.pem` and `name.pub`; return the path of the public one.

    Raises ToolError for a short passphrase, an unfit name or one that is taken, and for a folder
    that can not be written.
    """
    private, public = folder / f"{name}{PRIVATE}", folder / f"{name}{PUBLIC}"
    if not name.isidentifier():
        raise ToolError(f"{name!r} can not be the name of a key.", "Use letters and digits.")
    if len(passphrase) < _LEAST_CHARS:
        raise ToolError(
            "This passphrase is too short.", f"Use {_LEAST_CHARS} letters or more, such as words."
        )
    if private.exists() or public.exists():
        raise ToolError(f"There is a key {name} in {folder}.", "Choose another name.")
    signer = CryptoSigner.generate_ed25519()
    secret = load_pem_private_key(signer.private_bytes, None)
    sealed = secret.private_bytes(
        Encoding.PEM, PrivateFormat.PKCS8, BestAvailableEncryption(passphrase.encode())
    )
    key = signer.public_key
    told = {"keyid": key.keyid, **key.to_dict()}
    try:
        write_whole(private, sealed)
        write_whole(public, (json.dumps(told, indent=1) + "\n").encode())
    except OSError as error:
        raise ToolError(
            f"The key can not be written to {folder} ({error.strerror}).", "Choose another folder."
        ) from error
    return public


def public_key(path: Path) -> Key:
    """Return the public half in a file; raises ToolError when it is none."""
    try:
        told = json.loads(path.read_text("utf-8"))
        return Key.from_dict(told.pop("keyid"), told)
    except (OSError, AttributeError, KeyError, TypeError, ValueError) as error:
        raise ToolError(f"{path} is no public key.", "Name a file that ends in .pub.") from error


def signers(folder: Path, passphrase: Callable[[str], str]) -> Iterator[CryptoSigner]:
    """Yield every private key of a folder; `passphrase(name)` is called for each, in their order.

    Raises ToolError when there is none or a passphrase does not fit.
    """
    paths = sorted(folder.glob(f"*{PRIVATE}"))
    if not paths:
        raise ToolError(f"There are no keys in {folder}.", "Name the folder that holds them.")
    for path in paths:
        word = passphrase(path.stem).encode()
        try:
            yield CryptoSigner(load_pem_private_key(path.read_bytes(), word))
        except (OSError, TypeError, ValueError, UnsupportedAlgorithm) as error:
            raise ToolError(
                f"The key {path} can not be opened.", "Check its passphrase, then try again."
            ) from error
