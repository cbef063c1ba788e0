"""Runs first inside the frozen program: what would bring a network is not there.

Two packages import network code that Navigator never calls: whoosh takes
urllib.request for a download in its benchmarks (as the standard library's XML
helper does, which segno loads), and cached_property takes asyncio for
coroutines. Here they find an empty module and the standard library's own
decorator, so that sockets, TLS, HTTP and asyncio can be left out of the bundle.
One made with `--network` keeps urllib.request, for `navigator.update.address`.
"""

import functools
import importlib.util
import sys
import types


def _refuse(*_: object) -> None:
    message = "Navigator opens no connection"
    raise OSError(message)


# Not by `_socket`: Debian's Python has it built in, whatever a bundle leaves out.
if importlib.util.find_spec("urllib.request") is None:
    _request = types.ModuleType("urllib.request")
    _request.urlretrieve = _refuse  # type: ignore[attr-defined]
    sys.modules["urllib.request"] = _request

_cached_property = types.ModuleType("cached_property")
_cached_property.cached_property = functools.cached_property  # type: ignore[attr-defined]
sys.modules["cached_property"] = _cached_property
