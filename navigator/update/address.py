"""The only module that opens a connection, loaded only where a site admin named an address.

It asks one host for files by name, over https. It follows no redirect, keeps no cookie
and sends nothing that tells one computer or one visit from another.
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
"""For each step on the network, not for the whole file."""


class AddressSource(Source):
    """An https address; the names of the files are all that is asked."""

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
