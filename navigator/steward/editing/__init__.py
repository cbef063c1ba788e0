"""Edits of content files without a window: the desk's pages and commands call these."""
