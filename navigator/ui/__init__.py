"""The user interface: the only package that uses Qt; it asks the library and shows the answers.

PySide6 replaces the builtin `import` of the program and reads the source of each module that is
imported, to see whether it uses `__feature__` (other names for Qt's methods). No module here does,
so the original `import` is restored before the rest is loaded.
"""

import builtins

import PySide6.QtCore  # noqa: F401 - it is this that puts itself in

builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
