"""What is inside a bundle, as CycloneDX 1.6: packages, versions, licences, hashes of the lock.

The list is that of `origins`, so it names what was frozen and nothing else. The same bundle
gives the same bytes: its time is that of the commit, its number follows from its content. It
refuses to write a list that its own schema does not admit.
"""

from __future__ import annotations

import hashlib
import importlib.metadata
import re
import uuid
from collections.abc import Iterable
from pathlib import Path

import origins
import setup_env
import staging
from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model import (
    ExternalReference,
    ExternalReferenceType,
    HashAlgorithm,
    HashType,
    XsUri,
)
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.output.json import JsonV1Dot6
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from packageurl import PackageURL

LOCK = setup_env.LOCKS / "release.txt"
# Where a package's own words name no SPDX licence: read in the licence texts that it ships.
LICENSES = {
    "cached-property": "BSD-3-Clause",
    "pyinstaller": "GPL-2.0-or-later WITH Bootloader-exception",
    "segno": "BSD-3-Clause",
    "whoosh-reloaded": "BSD-2-Clause",
    "CPython": "Python-2.0",
}
# Laid beside the code, in navigator/ui/assets.
ASSETS = (
    ("Atkinson Hyperlegible Next", "OFL-1.1"),
    ("Noto Sans Arabic UI", "OFL-1.1"),
    ("Noto Sans CJK SC", "OFL-1.1"),
    ("Lucide", "ISC"),
)


def build(found: Iterable[origins.Origin], pack: Path) -> str:
    """The list as JSON.

    Args:
        found: what the bundle is made from.
        pack: the pack in it; its hash stands in the list.
    """
    bom = Bom()
    factory = LicenseFactory()
    program = Component(
        name="navigator",
        version=staging.version(),
        type=ComponentType.APPLICATION,
        bom_ref="navigator",
        licenses=[factory.make_from_string("Apache-2.0")],
    )
    bom.metadata.component = program
    bom.metadata.timestamp = staging.moment()
    parts = [_component(one, factory) for one in found]
    parts.append(_qt(factory))
    for name, license_ in ASSETS:
        made = factory.make_from_string(license_)
        parts.append(Component(name=name, bom_ref=name, licenses=[made], type=ComponentType.FILE))
    parts.append(_pack(pack, factory))
    for part in parts:
        bom.components.add(part)
    bom.register_dependency(program, parts)
    bom.serial_number = uuid.UUID(int=0)
    named = JsonV1Dot6(bom).output_as_string(indent=2)
    bom.serial_number = uuid.uuid5(uuid.NAMESPACE_OID, named)
    text: str = JsonV1Dot6(bom).output_as_string(indent=2) + "\n"
    if wrong := JsonStrictValidator(SchemaVersion.V1_6).validate_str(text):
        setup_env.fail(f"The list of what is inside is not valid CycloneDX: {wrong}")
    return text


def license_of(one: origins.Origin) -> str:
    """SPDX licence of a package; of one of Debian's, where its own file is in the bundle."""
    if one.kind == origins.DEBIAN:
        return f"see licenses/debian/{one.name}.txt"
    if known := LICENSES.get(one.name):
        return known
    told = importlib.metadata.metadata(one.name)
    return next(told[field] for field in ("License-Expression", "License") if field in told)


def _component(one: origins.Origin, factory: LicenseFactory) -> Component:
    purl = {
        origins.PYPI: PackageURL("pypi", None, one.name, one.version),
        origins.DEBIAN: PackageURL("deb", "debian", one.name, one.version, {"arch": "amd64"}),
        origins.PYTHON: PackageURL("generic", None, "python", one.version),
    }[one.kind]
    hashes = _hashes(one.name) if one.kind == origins.PYPI else []
    places = [
        ExternalReference(
            type=ExternalReferenceType.DISTRIBUTION,
            url=XsUri(purl.to_string()),
            comment="what build/locks admits: a hash for each file of this version",
            hashes=hashes,
        )
    ]
    return Component(
        name=one.name,
        version=one.version,
        type=ComponentType.LIBRARY,
        bom_ref=str(purl),
        purl=purl,
        licenses=[factory.make_from_string(license_of(one))],
        external_references=places if hashes else [],
    )


def _hashes(name: str) -> list[HashType]:
    """SHA-256 of every file of a package that the lock admits."""
    text = LOCK.read_text("utf-8")
    named = re.escape(name).replace(r"\-", "[-_.]")
    block = re.search(rf"^{named}==.*?(?=^\S|\Z)", text, re.MULTILINE | re.DOTALL | re.IGNORECASE)
    found = re.findall(r"sha256:([0-9a-f]{64})", block[0]) if block else []
    return [HashType(alg=HashAlgorithm.SHA_256, content=one) for one in found]


def _qt(factory: LicenseFactory) -> Component:
    """Qt's libraries lie in PySide6's wheel under a number of their own."""
    from PySide6.QtCore import qVersion  # noqa: PLC0415 - loads Qt

    purl = PackageURL("generic", None, "qt", qVersion())
    return Component(
        name="Qt",
        version=qVersion(),
        type=ComponentType.FRAMEWORK,
        bom_ref=str(purl),
        purl=purl,
        licenses=[factory.make_from_string("LGPL-3.0-only")],
    )


def _pack(pack: Path, factory: LicenseFactory) -> Component:
    digest = hashlib.sha256(pack.read_bytes()).hexdigest()
    return Component(
        name=pack.name,
        type=ComponentType.DATA,
        bom_ref="pack",
        licenses=[factory.make_from_string("CC-BY-4.0")],
        hashes=[HashType(alg=HashAlgorithm.SHA_256, content=digest)],
    )
