"""What no program that is handed out holds: modules of ours, of others and of Python.

Read by navigator.spec for a frozen bundle and by `windows` for a tree of files. The rule it
keeps: both leave out the same. Names hold for what lies below them too.
"""

ALWAYS = [
    # steward's and script's tools: content is compiled before it gets here
    "navigator.cli",
    "navigator.steward",
    "navigator.tour.pictures",
    "yaml",
    "ruamel",
    "msgspec",
    "openpyxl",
    "et_xmlfile",
    "polib",
    "phonenumbers",
    "rapidfuzz",
    "sqlite_utils",
    # they teach the search: docs/adr/0030-learned-search.md
    "joblib",
    "numpy",
    "scipy",
    "sklearn",
    "click",
    "pip",
    # checking a signature needs neither: docs/adr/0006-signed-updates.md
    "cffi",
    "cryptography",
    "tuf.ngclient.urllib3_fetcher",
    "urllib3",
    # never asked for, and would bring a network
    "PySide6.QtNetwork",
    "asyncio",
    "cached_property",
    "ftplib",
    "smtplib",
    "socketserver",
    "xmlrpc",
    # Qt modules the window does not use
    "PySide6.QtOpenGL",
    "PySide6.QtOpenGLWidgets",
    "PySide6.QtQml",
    "PySide6.QtQuick",
    "PySide6.QtSql",
    "PySide6.QtTest",
    "PySide6.QtXml",
    # parts of the standard library nothing here uses
    "_decimal",
    "bz2",
    "concurrent.futures.process",
    "curses",
    "distutils",
    "doctest",
    "lib2to3",
    "lzma",
    "multiprocessing",
    "pdb",
    "pydoc",
    "readline",
    "setuptools",
    "test",
    "tkinter",
    "unittest",
    "xml.dom",
    "xml.etree",
    # encodings older than UTF-8 (OpenSSL comes along: only it has scrypt, for the helper PIN)
    "_codecs_cn",
    "_codecs_hk",
    "_codecs_iso2022",
    "_codecs_jp",
    "_codecs_kr",
    "_codecs_tw",
    "_multibytecodec",
]

NETWORK = [
    "navigator.update.address",
    "_socket",
    "_ssl",
    "email",
    "http",
    "socket",
    "ssl",
    "urllib.request",
]
"""Only `build/bundle.py --network` takes these in."""


def is_left_out(module: str, names: list[str]) -> bool:
    """Whether a module is one of `names` or lies below one."""
    return any(module == name or module.startswith(f"{name}.") for name in names)
