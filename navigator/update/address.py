"""Opens network connections, as the only module that does; loaded only for a named address.

A site admin names it. The module asks one host for files by name, over https. It follows no
redirect, keeps no cookie and sends nothing that tells one computer or one visit from another.
"""

from __future__ import annotations

import ssl
import urllib.error
import urllib.request
from collections.abc import Callable
from typing import BinaryIO

from tuf.api.exceptions import DownloadHTTPError

from navigator.errors import KnownError
from navigator.update.sources import Source

_TIMEOUT_SECONDS = 10
"""The limit of each step on the network, not of the whole file."""


class AddressSource(Source):
    """A source at an https address; it sends nothing but the names of files."""

    def __init__(self, address: str, stop: Callable[[], bool] = lambda: False) -> None:
        super().__init__(address, stop)
        self._address = address.rstrip("/")
        self.unreachable = KnownError("updates.address", "do.check_network", address=address)
        # Only what is named here: no redirects, cookies, files, FTP or unencrypted HTTP.
        self._opener = urllib.request.OpenerDirector()
        for handler in (
            urllib.request.ProxyHandler(),
            urllib.request.HTTPSHandler(context=ssl.create_default_context()),
            urllib.request.HTTPDefaultErrorHandler(),
            urllib.request.HTTPErrorProcessor(),
            urllib.request.UnknownHandler(),
        ):
            self._opener.add_handler(handler)
        self._opener.addheaders = [("User-Agent", "Navigator")]

    def _open(self, name: str) -> BinaryIO:
        try:
            answer = self._opener.open(f"{self._address}/{name}", timeout=_TIMEOUT_SECONDS)
        except urllib.error.HTTPError as error:
            error.close()
            raise DownloadHTTPError(f"No {name}.", error.code) from error
        return answer  # type: ignore[no-any-return]
