"""The steward's desk as a window. English only, and never part of the visitor's program."""
