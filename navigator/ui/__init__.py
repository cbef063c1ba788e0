"""The window. Qt lives here and nowhere else; it asks the library and only shows.

The binding puts itself into every `import` of the program and reads the source of each module
that comes, in case one wishes for its `__feature__` (other names for Qt's methods). None here
does: `import` is given back as it was, before the rest is loaded.
"""

import builtins

import PySide6.QtCore  # noqa: F401 - it is this that puts itself in

builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
