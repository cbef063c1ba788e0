"""Data in and out, in the shapes other programs know; free of Qt, and never the window's."""
