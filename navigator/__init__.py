"""Navigator: an offline directory of rules and help that never asks for status."""

__version__ = "0.3.0"
