"""The window. Qt lives here and nowhere else; it asks the library and only shows."""
