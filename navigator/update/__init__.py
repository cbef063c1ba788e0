"""Brings new content from outside: signed with TUF, checked, tried, then switched to.

python-tuf imports a fetcher of its own that is never used here, on urllib3, which opens a socket as
soon as it is imported. An empty class takes its place.
"""

import sys
from types import ModuleType

_UNUSED = "tuf.ngclient.urllib3_fetcher"
_empty = ModuleType(_UNUSED)
_empty.__dict__["Urllib3Fetcher"] = type("Urllib3Fetcher", (), {})
sys.modules.setdefault(_UNUSED, _empty)
