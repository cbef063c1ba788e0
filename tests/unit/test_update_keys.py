"""A steward with the wrong file in hand is told which one, and nothing is signed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)

from navigator.errors import ToolError
from navigator.steward.signing.keys import new_key, public_key, signers

PHRASE = "correct horse battery"

UNKNOWN = """\
-----BEGIN ENCRYPTED PRIVATE KEY-----
MIHDMF8GCSqGSIb3DQEFDTBSMDEGCSqGSIb3DQEFDDAkBBDdyhKilsQi0LkqLfkW
IEj4AgIIADAMBggqhkiG9w0CCQUAMB0GCWCGSAFlAwQBKgQQsgqICBoIxLK25lcW
vBCRQQRgBMOkss4WXhjzGhwQ012uhtlu4RPsnzPvy2iKck1c4OxuAphIsjEq1vnZ
cDFhJhnusnOAAwxxFGPMvAX15bUU24JwoCSMQgnondyMOGDOkKmDGc6fV2LSwLaW
fgHBh/jB
-----END ENCRYPTED PRIVATE KEY-----
"""
"""A key under the passphrase above, on a curve (secp112r1) that nobody signs with today."""


@pytest.mark.parametrize("text", ["", "no JSON", "3", "[]", "{}", "null", '{"keyid": 3}'])
def test_what_is_no_public_key_is_named(tmp_path: Path, text: str) -> None:
    path = tmp_path / "ana.pub"
    path.write_text(text, "utf-8")
    with pytest.raises(ToolError, match=r"ana\.pub is no public key") as caught:
        public_key(path)
    assert caught.value.next_step == "Name a file that ends in .pub."


def test_a_public_key_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ToolError, match=r"ana\.pub is no public key"):
        public_key(tmp_path / "ana.pub")


@pytest.mark.parametrize("change", [{"keyid": 3}, {"keytype": 3}, {"keyval": 3}, {"scheme": None}])
def test_a_public_key_that_was_changed_by_hand_is_named(
    tmp_path: Path, change: dict[str, Any]
) -> None:
    path = new_key(tmp_path, "ana", PHRASE)
    path.write_text(json.dumps(json.loads(path.read_text("utf-8")) | change), "utf-8")
    with pytest.raises(ToolError, match="is no public key"):
        public_key(path)


def opened(folder: Path, phrase: str = PHRASE) -> str:
    """What is said where the keys of a folder can not be opened."""
    with pytest.raises(ToolError) as caught:
        list(signers(folder, lambda _name: phrase))
    assert "passphrase" in caught.value.next_step
    return caught.value.sentence


def test_a_private_key_that_can_not_be_opened_is_named_whatever_is_wrong_with_it(
    tmp_path: Path,
) -> None:
    new_key(tmp_path, "ana", PHRASE)
    path = tmp_path / "ana.pem"
    said = f"The key {path} can not be opened."
    sealed = path.read_bytes()
    assert opened(tmp_path, "another phrase") == said
    path.write_bytes(sealed[: len(sealed) // 2])
    assert opened(tmp_path) == said
    bare = load_pem_private_key(sealed, PHRASE.encode())
    path.write_bytes(bare.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    assert opened(tmp_path) == said, "a key without a passphrase is nobody's"
    path.write_text(UNKNOWN, "ascii")
    assert opened(tmp_path) == said
    path.unlink()
    path.mkdir()
    assert opened(tmp_path) == said


def test_each_key_of_a_folder_is_asked_for_by_its_name(tmp_path: Path) -> None:
    for name in ("cleo", "ana"):
        new_key(tmp_path, name, f"{PHRASE} of {name}")
    found = list(signers(tmp_path, lambda name: f"{PHRASE} of {name}"))
    assert [one.public_key for one in found] == [
        public_key(tmp_path / f"{name}.pub") for name in ("ana", "cleo")
    ]
